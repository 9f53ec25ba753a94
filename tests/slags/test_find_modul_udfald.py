"""The decision guide against cases written by hand from the sources: who gets what, on what basis, and what is said.

A case never looks at a rule or at its words. It is a second reading of the sources: the answers, the modules that they
carry, and the points they say it in. A change that no case knows is told in Danish, with what the case says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from vejledningsguide.grundlag import points
from vejledningsguide.katalog import Katalog
from vejledningsguide.slags.find_modul.beslut import Beslutningsguide, Udfald, modules
from vejledningsguide.slags.find_modul.model import Anbefaling
from vejledningsguide.slags.find_modul.regler import guide_of


@dataclass(frozen=True)
class Sag:
    """A question as somebody may ask it, and what the sources answer. Module sets are exact; «» is none at all."""

    navn: str
    svar: tuple[str, ...]
    """One or more sets of answers; each leads to all that follows."""
    styrker: str
    """How well the sources carry each recommendation, the first one first."""
    belæg: str
    i_dag: str = ""
    foreslået: str = ""
    uden: str = ""
    """Points that nothing may rest on here, for they are about somebody else."""
    for_lange: str = ""
    afhænger: str = ""
    """The questions on which the first recommendation still depends."""


@dataclass(frozen=True)
class Fælles:
    """What the guide says whatever the answers."""

    navn: str
    felt: str
    belæg: str


@dataclass(frozen=True)
class Grænse:
    """Modules that must never come with some answers, or only with some. «*» is every module."""

    navn: str
    moduler: str
    aldrig: str = ""
    kun: str = ""


N = "nce-eftersyn-"
BASIS_I_DAG, OVERBYGNING_I_DAG = "oplaeringsvejleder-49970", "overbygning-48381"

SAGER = (
    # bes-01 … bes-04: somebody new, who is to supervise to daily
    Sag(
        "bes-01: ny SOSU-vejleder",
        ("vejleder ny hverdag sosu hele",),
        "stærkt",
        f"{N}097 {N}025 {N}109 {N}034 {N}201 {N}215",
        BASIS_I_DAG,
        "sosu-basis",
        uden=f"{N}100 {N}245",
    ),
    Sag(
        "bes-02: ny PAU-vejleder",
        ("vejleder ny hverdag pau hele",),
        "delvist",
        f"{N}100 {N}101 {N}088 {N}057 {N}308 {N}059 {N}077 {N}245 {N}058 {N}373",
        BASIS_I_DAG,
        "pau-basis-a pau-basis-b",
        uden=f"{N}097",
    ),
    Sag(
        "bes-03: ny PAU-vejleder med få dage",
        ("vejleder ny hverdag pau kort",),
        "delvist delvist",
        f"{N}058 {N}189 {N}245 {N}100 {N}101 {N}077 {N}262",
        BASIS_I_DAG,
        "pau-basis-a pau-basis-b",
        for_lange=BASIS_I_DAG,
    ),
    Sag(
        "bes-04: ny SOSU-vejleder, basis i blokke",
        ("vejleder ny hverdag sosu delt",),
        "stærkt delvist",
        f"{N}291 {N}184 {N}401 {N}294",
        BASIS_I_DAG,
        "sosu-basis",
    ),
    Sag(
        "bes-04: ny SOSU-vejleder med få dage får intet kortere",
        ("vejleder ny hverdag sosu kort",),
        "stærkt delvist",
        f"{N}025 {N}081 {N}291 {N}307 {N}107",
        BASIS_I_DAG,
        "sosu-basis",
        for_lange=f"{BASIS_I_DAG} sosu-basis",
    ),
    # bes-05 … bes-13: a supervisor with basis, and pupils who are different
    Sag(
        "bes-05: elever med forskellige forudsætninger, SOSU",
        ("vejleder basis forskellige sosu hele",),
        "stærkt",
        f"{N}098 {N}124 {N}040 {N}064 {N}082 {N}311 {N}256 {N}026 {N}029 {N}352",
        f"{OVERBYGNING_I_DAG} saerlig-indsats-42923",
        "sosu-overbygning-a",
        uden=f"{N}102 {N}151",
    ),
    Sag(
        "bes-05: det samme, men med få dage",
        ("vejleder basis forskellige sosu kort",),
        "stærkt delvist",
        f"{N}026 {N}082 {N}256",
        f"{OVERBYGNING_I_DAG} saerlig-indsats-42923",
        "sosu-overbygning-a",
        for_lange=OVERBYGNING_I_DAG,
    ),
    Sag(
        "bes-06: elever med forskellige forudsætninger, PAU",
        ("vejleder basis forskellige pau hele",),
        "stærkt",
        f"{N}102 {N}151 {N}089 {N}040",
        f"{OVERBYGNING_I_DAG} saerlig-indsats-42923",
        "pau-overbygning-a",
        uden=f"{N}098 {N}124 {N}352",
    ),
    Sag(
        "bes-07: gruppevejledning",
        ("vejleder basis gruppe sosu hele", "vejleder basis gruppe pau hele"),
        "stærkt",
        f"{N}099 {N}132 {N}133 {N}134 kt-gruppe-037 kt-guide-106 {N}268",
        OVERBYGNING_I_DAG,
        "overbygning-b",
    ),
    Sag(
        "bes-08: sprog",
        ("vejleder basis sprog sosu hele", "vejleder basis sprog pau hele", "vejleder overbygning sprog sosu kort"),
        "stærkt",
        f"{N}103 {N}158 {N}160 {N}125 {N}152 {N}275 {N}354 {N}268",
        "",
        "sprogstoette",
    ),
    Sag(
        "bes-09: ændringer i uddannelserne",
        ("vejleder basis opdatering sosu hele", "vejleder overbygning opdatering pau kort"),
        "stærkt",
        f"{N}107 {N}060 {N}296 {N}027 {N}307",
        "ajourfoering-48382",
        "ajourfoering",
    ),
    Sag(
        "bes-10: ældre uddannelse og elevens vej, SOSU",
        ("vejleder basis eud sosu hele", "vejleder overbygning eud sosu hele"),
        "delvist",
        f"{N}313 {N}116 {N}136 {N}025",
        "ajourfoering-48382",
        "ajourfoering",
        uden=f"{N}145",
    ),
    Sag(
        "bes-11: professionsbachelor uden modul, PAU",
        ("vejleder ny hverdag pau hele",),
        "delvist",
        f"{N}313 {N}057 {N}145",
        BASIS_I_DAG,
        "pau-basis-a pau-basis-b",
    ),
    Sag(
        "bes-11: professionsbachelor med basis, PAU",
        ("vejleder basis eud pau hele",),
        "delvist",
        f"{N}313 {N}057 {N}145 {N}025",
        "ajourfoering-48382",
        "ajourfoering",
        uden=f"{N}116",
    ),
    Sag(
        "bes-12: EUX og ambitiøse, SOSU",
        ("vejleder basis eux sosu hele", "vejleder basis eux sosu kort"),
        "stærkt",
        f"{N}028 {N}086 {N}126",
        "eux-talent-48383",
        "sosu-overbygning-a",
        uden=f"{N}153",
    ),
    Sag(
        "bes-12: EUX og ambitiøse, PAU",
        ("vejleder basis eux pau hele",),
        "stærkt",
        f"{N}028 {N}086 {N}153",
        "eux-talent-48383",
        "pau-overbygning-a",
        uden=f"{N}126",
    ),
    Sag(
        "bes-12: EUX efter overbygning",
        ("vejleder overbygning eux sosu hele", "vejleder overbygning eux pau kort"),
        "delvist",
        f"{N}028 {N}086 {N}126 {N}153 {N}166",
        "eux-talent-48383",
    ),
    Sag(
        "bes-13: sårbare unge, SOSU",
        ("vejleder basis saarbare sosu hele",),
        "delvist",
        f"{N}029 {N}086 {N}124 {N}114 {N}115 {N}273 {N}277 {N}354 {N}193",
        "saerlig-indsats-42923",
        "sosu-overbygning-a",
        uden=f"{N}151",
    ),
    Sag(
        "bes-13: sårbare unge, PAU",
        ("vejleder basis saarbare pau hele",),
        "delvist",
        f"{N}029 {N}086 {N}151 {N}146 {N}148 {N}273 {N}277 {N}354 {N}193",
        "saerlig-indsats-42923",
        "pau-overbygning-a",
        uden=f"{N}124",
    ),
    Sag(
        "bes-13: sårbare unge efter overbygning",
        ("vejleder overbygning saarbare sosu hele", "vejleder overbygning forskellige pau kort"),
        "delvist",
        f"{N}029 {N}086 {N}107 {N}138 {N}195 {N}307 {N}311 {N}354 {N}273 {N}166",
        "saerlig-indsats-42923",
        "ajourfoering",
    ),
    # bes-14 … bes-21: a need of the supervisor's own
    Sag(
        "bes-14: digital vejledning",
        ("vejleder basis digital sosu hele", "vejleder overbygning digital pau kort"),
        "stærkt",
        f"{N}032 {N}105 {N}127 regionh-039 regionh-047",
        "digitale-20813",
        "digitale-kompetencer",
    ),
    Sag(
        "bes-15: simulation",
        ("vejleder basis simulation sosu hele", "vejleder overbygning simulation pau hele"),
        "stærkt",
        f"{N}031 {N}108 regionh-022",
        "simulation-nuvaerende",
        "simulation",
    ),
    Sag(
        "bes-16: på tværs af fag og sektorer",
        ("vejleder basis tvaerfagligt sosu hele", "vejleder overbygning tvaerfagligt pau hele"),
        "stærkt",
        f"{N}030 {N}106 {N}352",
        "tvaerprofessionelle-49545",
        "tvaerprofessionelt-samarbejde",
    ),
    Sag(
        "bes-17: svære samtaler, SOSU",
        ("vejleder basis samtaler sosu hele",),
        "delvist",
        f"{N}128 {N}119 {N}276 {N}285 kt-guide-052",
        "",
        "sosu-overbygning-a",
        uden=f"{N}155",
    ),
    Sag(
        "bes-17: svære samtaler, PAU",
        ("vejleder basis samtaler pau hele",),
        "delvist",
        f"{N}155 {N}142 {N}276 {N}285 kt-guide-052",
        "",
        "pau-overbygning-a",
        uden=f"{N}128",
    ),
    Sag(
        "bes-17: svære samtaler efter overbygning",
        ("vejleder overbygning samtaler sosu hele", "vejleder overbygning refleksion pau hele"),
        "delvist",
        f"{N}128 {N}155 {N}276 kt-guide-054 {N}195 kt-guide-103",
    ),
    Sag(
        "bes-18: vurdering og forløb, der ikke kan godkendes",
        ("vejleder basis vurdering sosu hele", "vejleder overbygning vurdering pau hele"),
        "delvist",
        f"{N}283 {N}285 {N}119 {N}121 {N}142 {N}149 kt-guide-052 kt-guide-053",
    ),
    Sag(
        "bes-19: refleksion, SOSU",
        ("vejleder basis refleksion sosu hele",),
        "delvist",
        f"{N}120 {N}127 {N}042 regionh-047 kt-guide-101",
        "",
        "sosu-overbygning-a",
        uden=f"{N}154",
    ),
    Sag(
        "bes-19: refleksion, PAU",
        ("vejleder basis refleksion pau hele",),
        "delvist",
        f"{N}143 {N}154 {N}042 kt-guide-101",
        "",
        "pau-overbygning-a",
        uden=f"{N}127 regionh-047",  # REFLEX is for supervisors of SSA pupils
    ),
    Sag(
        "bes-20: kolleger og læringsmiljø",
        ("vejleder basis kolleger sosu hele", "vejleder basis kolleger pau hele"),
        "delvist",
        f"{N}133 {N}134 {N}135 {N}280 {N}253 regionh-010 kt-guide-088",
        OVERBYGNING_I_DAG,
        "overbygning-b",
    ),
    Sag(
        "bes-20: kolleger efter overbygning",
        ("vejleder overbygning kolleger sosu hele", "vejleder overbygning gruppe pau hele"),
        "delvist",
        f"{N}195 {N}099 {N}166",
    ),
    Sag(
        "bes-21: strategi, SOSU",
        ("vejleder basis strategi sosu hele",),
        "delvist delvist",
        f"{N}123 {N}162 {N}288 {N}104",
        "",
        "sosu-overbygning-a koordinering-af-uddannelse",
        uden=f"{N}150 {N}167",
    ),
    Sag(
        "bes-21: strategi, PAU",
        ("vejleder basis strategi pau hele",),
        "delvist delvist",
        f"{N}150 {N}162 {N}288",
        "",
        "pau-overbygning-a koordinering-af-uddannelse",
        uden=f"{N}123 {N}167",
    ),
    # bes-22 … bes-32: other roles
    Sag(
        "bes-22: fuldtidsvejleder med basis, SOSU",
        ("fuldtid basis sosu hele",),
        "delvist delvist",
        f"{N}214 {N}352 {N}354 {N}357 fuldtid-016",
        OVERBYGNING_I_DAG,
        "sosu-overbygning-a overbygning-b",
        uden=f"{N}102",
    ),
    Sag(
        "bes-22: fuldtidsvejleder med overbygning, SOSU",
        ("fuldtid overbygning sosu hele", "fuldtid overbygning sosu kort"),
        "delvist",
        f"{N}214 {N}352 {N}354 {N}357 fuldtid-016",
    ),
    Sag(
        "bes-22: ny fuldtidsvejleder med få dage, SOSU",
        ("fuldtid ny sosu kort",),
        "delvist delvist",
        f"{N}214 {N}025 {N}081 {N}107 {N}307",
        BASIS_I_DAG,
        "sosu-basis",
        uden=f"{N}100",
        for_lange=f"{BASIS_I_DAG} sosu-basis",
    ),
    Sag(
        "bes-22: ny fuldtidsvejleder med få dage, PAU",
        ("fuldtid ny pau kort",),
        "delvist delvist",
        f"{N}214 {N}100 {N}101 {N}107 {N}322",
        BASIS_I_DAG,
        "pau-basis-a pau-basis-b",
        uden=f"{N}097",
        for_lange=BASIS_I_DAG,
    ),
    Sag(
        "bes-23: central koordinator",
        ("central-koordinator",),
        "delvist",
        f"{N}213 {N}353 {N}354 {N}362 {N}364 {N}087 {N}104",
        uden=f"{N}167",
    ),
    Sag(
        "bes-24: lokal koordinator",
        ("lokal-koordinator",),
        "stærkt",
        f"{N}104 {N}162 {N}163 {N}167 {N}175 {N}062 {N}078 kt-guide-092",
        "uddannelsesplanlaegning-49384",
        "koordinering-af-uddannelse",
    ),
    Sag(
        "bes-25: nær leder",
        ("leder",),
        "delvist",
        f"{N}298 {N}309 {N}104 {N}267 {N}268 kt-guide-080 kt-guide-086 kt-guide-088 kt-guide-092 {N}167",
        "uddannelsesplanlaegning-49384",
        "",
    ),
    Sag(
        "bes-26: uddannelsesansvarlig, der vil tættere på",
        ("uddannelsesansvarlig",),
        "stærkt stærkt",
        "kt-guide-012 kt-guide-061 kt-guide-010 kt-guide-015 kt-guide-079 kt-guide-095",
    ),
    Sag(
        "bes-27: uddannelsesansvarlig og samtalen",
        ("uddannelsesansvarlig",),
        "stærkt stærkt",
        "kt-guide-097 kt-guide-098 kt-guide-100 kt-guide-102 kt-guide-103 kt-guide-105 kt-guide-107 kt-guide-096",
    ),
    Sag(
        "bes-28: gruppevejledning på stedet",
        ("sted",),
        "delvist delvist",
        f"kt-gruppe-035 kt-gruppe-036 kt-gruppe-037 kt-gruppe-038 kt-gruppe-039 kt-guide-078 {N}132 kt-gruppe-018",
        "",
        "overbygning-b",
    ),
    Sag(
        "bes-29: elevkoordinator",
        ("elevkoordinator",),
        "delvist",
        "fuldtid-024 fuldtid-023 fuldtid-025",
    ),
    Sag(
        "bes-30: struktur i en kommune",
        ("sted",),
        "delvist delvist",
        f"{N}265 {N}266 {N}267 {N}268 {N}367 {N}371 {N}306 {N}350",
        "",
        "overbygning-b",
    ),
    Sag(
        "bes-31: hospital og læringsmiljø",
        ("hospital",),
        "delvist",
        "regionh-022 regionh-028 regionh-043 regionh-046 regionh-023",
    ),
    Sag(
        "bes-32: videre oven på AMU",
        ("vejleder basis videre sosu hele", "vejleder overbygning videre pau hele"),
        "delvist",
        f"{N}087 {N}094 {N}204 {N}361",
    ),
    # regel-01 … regel-04
    Sag(
        "regel-01: rollen først",
        ("rolle-ukendt",),
        "delvist",
        f"{N}215 {N}214 {N}213 {N}217",
    ),
    Sag(
        "regel-01: fuldtidsvejleder begynder også med AMU",
        ("fuldtid ny sosu hele",),
        "delvist",
        f"{N}214 {N}349 {N}352 {N}354 {N}306",
        BASIS_I_DAG,
        "sosu-basis",
    ),
    Sag(
        "regel-02: feltet afgør indgangen",
        ("vejleder ny hverdag felt-ukendt hele",),
        "stærkt delvist",
        f"{N}081 {N}088",
        BASIS_I_DAG,
        "sosu-basis pau-basis-a pau-basis-b",
        afhænger="felt",
    ),
    Sag(
        "regel-03: den nye begynder med basis, også når behovet er ét tema",
        ("vejleder ny digital sosu hele",),
        "delvist stærkt",
        f"{N}080 {N}201 {N}032 {N}105 {N}109 {N}046",
        "digitale-20813",
        "digitale-kompetencer",
    ),
    Sag(
        "regel-03: uden kendt erfaring afhænger svaret af den",
        ("vejleder erfaring-ukendt opdatering sosu hele",),
        "delvist stærkt",
        f"{N}201 {N}296 {N}107",
        "ajourfoering-48382",
        "ajourfoering",
        afhænger="erfaring",
    ),
    Sag(
        "regel-03: den erfarne med hverdagen som behov",
        ("vejleder basis hverdag sosu hele", "vejleder overbygning hverdag pau hele"),
        "delvist",
        f"{N}034 {N}293 {N}296 kt-guide-012 kt-guide-013 kt-guide-032",
    ),
    Sag(
        "regel-04: ajourføring er ingen genvej, SOSU",
        ("vejleder ny hverdag sosu kort",),
        "stærkt delvist",
        f"{N}307 {N}107",
        BASIS_I_DAG,
        "sosu-basis",
        for_lange=f"{BASIS_I_DAG} sosu-basis",
    ),
    Sag(
        "regel-04: ajourføring er ingen genvej, PAU",
        ("vejleder ny hverdag pau kort",),
        "delvist delvist",
        f"{N}307 {N}059 {N}245",
        BASIS_I_DAG,
        "pau-basis-a pau-basis-b",
        for_lange=BASIS_I_DAG,
    ),
    Sag(
        "regel-04: heller ikke, når ajourføring passer",
        ("vejleder basis opdatering pau hele",),
        "stærkt",
        f"{N}307 {N}107 {N}245",
        "ajourfoering-48382",
        "ajourfoering",
    ),
    # ikke-04 … ikke-16: what the sources don't carry
    Sag(
        "ikke-04: hvilke kompetencer der er svage",
        ("vejleder basis behov-ukendt sosu hele", "vejleder overbygning behov-ukendt pau hele"),
        "delvist",
        f"{N}218 {N}219",
    ),
    Sag(
        "ikke-05: elevers relationskompetencer",
        ("vejleder basis relation sosu hele", "vejleder overbygning relation pau hele"),
        "intet",
        f"{N}068 {N}281",
    ),
    Sag(
        "ikke-06: psykiatri og alder",
        ("vejleder basis psykiatri sosu hele", "vejleder overbygning psykiatri pau hele"),
        "intet",
        f"{N}271 {N}239",
    ),
    Sag(
        "ikke-07: grønne kompetencer",
        ("vejleder basis groen sosu hele", "vejleder overbygning groen pau hele"),
        "intet",
        f"{N}070",
    ),
    Sag(
        "ikke-08: kolleger uden vejlederrolle",
        ("kollega",),
        "intet",
        f"{N}216 {N}261",
    ),
    Sag(
        "ikke-09: kliniske vejledere",
        ("klinisk",),
        "intet",
        f"{N}269 kt-guide-001",
    ),
    Sag(
        "ikke-10: vejlederens eget dansk og it",
        ("vejleder basis eget-sprog sosu hele", "vejleder overbygning eget-sprog pau hele"),
        "intet",
        f"{N}212 {N}211",
    ),
    Sag(
        "ikke-11: intet modul kun til nære ledere",
        ("leder",),
        "delvist",
        f"{N}298 {N}309",
        "uddannelsesplanlaegning-49384",
        "",
    ),
    Sag(
        "ikke-14: hvor ofte og hvor længe",
        ("uddannelsesansvarlig",),
        "stærkt stærkt",
        "kt-guide-032 kt-guide-043 kt-guide-044",
    ),
    Sag(
        "ikke-15: sprogstøtte eller overbygning A",
        ("vejleder basis sprog sosu hele", "vejleder overbygning sprog pau hele"),
        "stærkt",
        f"{N}103 {N}125",
        "",
        "sprogstoette",
    ),
    Sag(
        "ikke-16: akademi for PAU-vejledere",
        ("fuldtid overbygning pau hele",),
        "delvist",
        f"{N}094 {N}322",
        uden="fuldtid-016",
    ),
    Sag(
        "ikke-16: vejen videre for PAU",
        ("vejleder basis videre pau hele",),
        "delvist",
        f"{N}094 {N}322",
    ),
)

FÆLLES = (
    Fælles("regel-05: ledelsen", "altid", f"{N}061 {N}309"),
    Fælles("regel-05: tid", "altid", f"kt-guide-087 {N}294"),
    Fælles("regel-05: følgeskab", "altid", "kt-guide-012"),
    Fælles("regel-05: opfølgning", "altid", f"kt-guide-107 {N}293"),
    Fælles("ikke-02: udbud og numre", "forbehold", f"{N}096 {N}002"),
    Fælles("ikke-03: skoler", "forbehold", f"{N}415 {N}181"),
    Fælles("ikke-12: ingen fast pakke", "forbehold", f"{N}046 {N}107"),
    Fælles("ikke-13: ingen virkning målt", "forbehold", f"fuldtid-027 kt-gruppe-033 kt-guide-059 {N}358"),
)

GRÆNSER = (
    Grænse("PAU-moduler til SOSU", "pau-basis-a pau-basis-b pau-overbygning-a", aldrig="sosu"),
    Grænse("SOSU-moduler til PAU", "sosu-basis sosu-overbygning-a", aldrig="pau"),
    Grænse(
        "overbygning til en ny", "overbygning-48381 sosu-overbygning-a pau-overbygning-a overbygning-b", aldrig="ny"
    ),
    Grænse("ajourføring til en ny", "ajourfoering-48382 ajourfoering", aldrig="ny"),
    Grænse("moduler om bestemte elever til en ny", "saerlig-indsats-42923 eux-talent-48383 sprogstoette", aldrig="ny"),
    Grænse(
        "basis til den, der har det",
        "oplaeringsvejleder-49970 sosu-basis pau-basis-a pau-basis-b",
        aldrig="basis overbygning",
    ),
    Grænse(
        "49384 kun til den lokale koordinator og lederen",
        "uddannelsesplanlaegning-49384",
        kun="lokal-koordinator leder",
    ),
    Grænse("koordinering kun, hvor nogen koordinerer", "koordinering-af-uddannelse", kun="lokal-koordinator strategi"),
    Grænse(
        "koordinering til ledere eller centrale koordinatorer",
        "koordinering-af-uddannelse",
        aldrig="leder central-koordinator elevkoordinator",
    ),
    Grænse("sprogstøtte kun, når det er sprog", "sprogstoette", kun="sprog"),
    Grænse("EUX, Talent kun, når det er EUX", "eux-talent-48383", kun="eux"),
    Grænse("digitalt kun, når det er digitalt", "digitale-20813 digitale-kompetencer", kun="digital"),
    Grænse("simulation kun, når det er simulation", "simulation-nuvaerende simulation", kun="simulation"),
    Grænse(
        "på tværs kun, når det er på tværs",
        "tvaerprofessionelle-49545 tvaerprofessionelt-samarbejde",
        kun="tvaerfagligt",
    ),
    Grænse("særlig indsats kun til elevers forudsætninger", "saerlig-indsats-42923", kun="forskellige saarbare"),
    Grænse("ajourføring til en fuldtidsvejleder", "ajourfoering-48382 ajourfoering", aldrig="fuldtid"),
    Grænse(
        "noget modul, hvor kilderne intet har",
        "*",
        aldrig="relation psykiatri groen eget-sprog klinisk kollega hospital elevkoordinator uddannelsesansvarlig "
        "central-koordinator rolle-ukendt behov-ukendt videre vurdering",
    ),
)


@pytest.fixture(scope="module")
def guide(katalog: Katalog) -> Beslutningsguide:
    return guide_of(katalog)


@pytest.fixture(scope="module")
def struktur(katalog: Katalog) -> Mapping[str, str]:
    """Which structure each module belongs to."""
    return {modul.id: modul.struktur for modul in katalog.moduler.moduler}


def decide(guide: Beslutningsguide, svar: str) -> Udfald:
    """Return what complete answers lead to; answers that nobody can give together are a slip in the case."""
    answers = guide.asked(svar.split())
    assert answers in [given for given, _ in guide.combinations], f"{svar}: kan ikke svares"
    return guide.decide(answers)


def track(udfald: Udfald, spor: str) -> set[str]:
    return {m.modul for t in udfald.træf for m in getattr(t.anbefaling, spor).moduler}


def rules(udfald: Udfald) -> tuple[Anbefaling, ...]:
    return tuple(t.anbefaling for t in udfald.træf)


def cited(value: object) -> set[str]:
    """Return the points that something rests on; of several things, all of theirs."""
    return {point for part in (value if isinstance(value, tuple) else (value,)) for point in points(part)}


@pytest.mark.parametrize("sag", SAGER, ids=lambda sag: sag.navn)
def test_the_sources_say_so(guide: Beslutningsguide, sag: Sag) -> None:
    for svar in sag.svar:
        udfald = decide(guide, svar)
        where = f"Find modul siger noget andet end kilderne, når svarene er «{svar}» (sagen «{sag.navn}»)"
        mend = "ret reglen i data/anbefalinger.yaml, eller lad en udvikler læse kilden igen og rette sagen"
        for spor, wanted in (("i_dag", sag.i_dag), ("foreslået", sag.foreslået)):
            assert track(udfald, spor) == set(wanted.split()), f"{where}: {spor} er efter kilderne «{wanted}» – {mend}"
        assert [a.styrke for a in rules(udfald)] == sag.styrker.split(), f"{where}: {sag.styrker} – {mend}"
        assert udfald.for_lange == set(sag.for_lange.split()), f"{where}: for lange er «{sag.for_lange}» – {mend}"
        assert udfald.træf[0].åbne == tuple(sag.afhænger.split()), f"{where}: det afhænger af «{sag.afhænger}» – {mend}"
        used = cited(rules(udfald))
        unsaid, foreign = set(sag.belæg.split()) - used, set(sag.uden.split()) & used
        assert unsaid == set(), f"{where}: intet hviler på {sorted(unsaid)} – skriv dem under belæg, eller {mend}"
        assert foreign == set(), f"{where}: {sorted(foreign)} handler om nogen andre – slet punktet, eller {mend}"


@pytest.mark.parametrize("fælles", FÆLLES, ids=lambda fælles: fælles.navn)
def test_what_goes_for_every_answer_is_said(guide: Beslutningsguide, fælles: Fælles) -> None:
    unsaid = set(fælles.belæg.split()) - cited(getattr(guide.fil, fælles.felt))
    assert unsaid == set(), (
        f"data/anbefalinger.yaml: {fælles.felt} hviler ikke på {sorted(unsaid)} – skriv det, kilden siger dér"
    )


@pytest.mark.parametrize("emne", ["udbyder", "nummer", "koster", "godtgørelse", "hold"])
def test_ikke_01_what_the_sources_are_silent_about_is_to_be_checked(guide: Beslutningsguide, emne: str) -> None:
    assert any(emne in line.lower() for line in guide.fil.tjek), (
        f"data/anbefalinger.yaml: skriv i tjek, at læseren skal spørge om {emne}; det siger kilderne ikke"
    )


def test_every_decision_rule_and_silence_has_a_case() -> None:
    """The raw material has 32 decisions, 5 rules and 16 subjects that the sources don't carry."""
    wanted = {
        f"{kind}-{nr:02}" for kind, last in (("bes", 32), ("regel", 5), ("ikke", 16)) for nr in range(1, last + 1)
    }
    assert {case.navn.partition(":")[0] for case in (*SAGER, *FÆLLES)} | {"ikke-01"} == wanted


@pytest.mark.parametrize("grænse", GRÆNSER, ids=lambda grænse: grænse.navn)
def test_a_module_is_never_for_somebody_else(
    guide: Beslutningsguide, struktur: Mapping[str, str], grænse: Grænse
) -> None:
    recommended = {m.modul for a in guide.fil.anbefalinger for m in modules(a)}
    moduler = recommended if grænse.moduler == "*" else set(grænse.moduler.split())
    assert moduler <= set(struktur)
    aldrig, kun = set(grænse.aldrig.split()), set(grænse.kun.split())
    assert aldrig | kun <= set(guide.svar)
    found, refused = set(), 0
    for answers, udfald in guide.combinations:
        given = set(answers.values())
        shown = {m.modul for a in rules(udfald) for m in modules(a)} & moduler
        if given & aldrig or (kun and not given & kun):
            refused += 1
            assert shown == set(), answers
        found |= shown
    assert refused and found == moduler, "grænsen er tom: ingen får modulerne, eller ingen bliver nægtet dem"


def test_there_are_always_two_tracks_each_with_its_own_modules(
    guide: Beslutningsguide, struktur: Mapping[str, str]
) -> None:
    """«Foreslået» is what NCE proposes and nothing else is; «i dag» is the rest."""
    for answers, udfald in guide.combinations:
        for a in rules(udfald):
            for spor in (a.i_dag, a.foreslået):
                assert spor.moduler or spor.tekst, (answers, a.id)
        assert {struktur[id_] for id_ in track(udfald, "foreslået")} <= {"foreslået"}, answers
        assert "foreslået" not in {struktur[id_] for id_ in track(udfald, "i_dag")}, answers


def test_basis_a_never_stands_alone(guide: Beslutningsguide) -> None:
    for answers, udfald in guide.combinations:
        proposed = track(udfald, "foreslået")
        assert ("pau-basis-a" in proposed) == ("pau-basis-b" in proposed), answers


def test_somebody_new_always_hears_of_basis_and_of_the_local_introduction(guide: Beslutningsguide) -> None:
    seen = 0
    for answers, udfald in guide.combinations:
        if answers.get("erfaring") == "ny" and answers["rolle"] == "vejleder":
            seen += 1
            assert {f"{N}025", f"{N}201"} <= cited(udfald.træf[0].anbefaling), answers
    assert seen


def test_where_the_sources_recommend_nothing_it_says_what_to_do_instead(guide: Beslutningsguide) -> None:
    empty = [a for a in guide.fil.anbefalinger if a.styrke == "intet"]
    assert empty
    for a in empty:
        assert not modules(a), f"data/anbefalinger.yaml: {a.id} har styrken intet, men peger på et modul – ret det ene"
        assert a.forslag, f"data/anbefalinger.yaml: {a.id} – skriv i forslag, hvad læseren kan gøre i stedet"


PROPOSED = re.compile(r"overbygning [AB]\b|basis [AB]\b|sprogstøtte|koordinering af uddannelse", re.IGNORECASE)
"""What is only found in the proposal, as a title or a short text may call it."""


def test_a_proposed_module_is_told_as_a_proposal_above_the_tracks(guide: Beslutningsguide) -> None:
    named = [a for a in guide.fil.anbefalinger if PROPOSED.search(f"{a.titel} {a.kort}")]
    assert named
    for a in named:
        assert re.search("foreslå|forslag", f"{a.titel} {a.kort}"), (
            f"data/anbefalinger.yaml: {a.id} nævner et foreslået modul – sig i titlen eller kort, at det er foreslået"
        )
