"""One address of each type of page. Addresses are published for good, so they may stand here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from vejledningsguide.load import load
from vejledningsguide.slags import RUM

PAGES = {
    "forside": "",
    "rolle": "roller/uddannelsesansvarlig/",
    "foelgeskab": "foelgeskab/",
    "trin": "foelgeskab/hvad-og-hvorfor/",
    "situationer": "foelgeskab/situationer/",
    "indsatsen": "foelgeskab/indsatsen/",
    "selvtjek": "er-i-klar/",
    "erfaringer": "erfaringer/",
    "erfaringer-tema": "erfaringer/tema/tryghed/",
    "erfaring": "erfaringer/lav-en-plan/",
    "rammer": "rammer/",
    "ramme": "rammer/ledelsen-bakker-op/",
    "samtalen": "samtalen/",
    "guider": "guider/",
    "guide": "guider/organisering/",
    "guidedel": "guider/gruppevejledning/et-forloeb/",
    "kompetencebehov": "kompetencebehov/",
    "vaerktoejer": "vaerktoejer/",
    "spoergsmaal": "spoergsmaal/",
    "kompetencer": "kompetencebehov/kompetencer/",
    "behov": "kompetencebehov/behov-refleksion/",
    "tal": "tal/",
    "talsaet": "tal/faelles-om-praktik/",
    "svaert": "svaert/",
    "hindring": "svaert/kollegerne-er-ikke-med/",
    "moduler": "moduler/",
    "modulforbehold": "moduler/forbehold/",
    "portefoelje": "moduler/i-dag/",
    "modul-nuvaerende": "moduler/overbygning-48381/",
    "modul-foreslaaet": "moduler/sosu-overbygning-a/",
    "sammenlign": "moduler/sammenlign/",
    "sammenlign-to": "moduler/sammenlign/?m=sosu-basis&m=pau-basis-a",
    "sammenlign-tre": "moduler/sammenlign/?m=tvaerprofessionelt-samarbejde&m=pau-basis-a&m=koordinering-af-uddannelse",
    "sammenligning": "moduler/sammenlign/basis-sosu-og-pau/",
    "find-modul": "find-modul/",
    "valg": "find-modul/vejleder/ny/hverdag/sosu/",
    "resultat": "find-modul/vejleder/ny/hverdag/pau/kort/",
    "resultat-afhaenger": "find-modul/vejleder/erfaring-ukendt/opdatering/",
    "resultat-intet": "find-modul/vejleder/basis/groen/",
    "beslutningstabel": "find-modul/tabel/",
    "regler": "find-modul/regler/",
    "gruppeplan": "find-modul/gruppeplan/",
    "tjeklister": "tjeklister/",
    "tjekliste": "tjeklister/plan-for-foelgeskab/",
    "tjekliste-beslut": "tjeklister/ledermoede-om-foelgeskab/",
    "tjekliste-skriv": "tjeklister/samtale-om-kompetenceudvikling/",
    "moedepakker": "moedepakke/",
    "moedepakke": "moedepakke/skal-vi-indfoere-foelgeskab/",
    "moedepakke-svar": "moedepakke/modul-til-en-ny-vejleder/",
    "ordliste": "ordliste/",
    "kilder": "kilder/",
    "kilde": "kilder/fuldtid/",
    "kilde-delt": "kilder/nce-eftersyn/",
    "kildepunkter": "kilder/nce-eftersyn/201-250/",
    "uoverensstemmelser": "uoverensstemmelser/",
    "om": "om/",
    "soeg": "soeg/",
    "soeg-resultater": "soeg/?q=følgeskab",
    "404": "findes/ikke/",
}
"""The name of each page type, for messages, and the address of one such page (with a query where it matters)."""

PUBLISHED = (Path(__file__).parents[2] / "data" / "adresser.txt").read_text(encoding="utf-8").splitlines()
"""Every address of the site; a page that only a municipality's own edition has is not among them."""

for rum in RUM:  # a kind that came later is tried by its overview and its first item
    there = [side for side in rum.faste if side.skabelon and f"/{side.adresse}" in PUBLISHED]
    PAGES |= {side.id: side.adresse for side in there if side.adresse not in PAGES.values()}
    for slags in rum.slags:
        start = slags.adresse.partition("{}")[0]
        if slags.har_side and slags.flertal and not any(a.startswith(start) and a != start for a in PAGES.values()):
            PAGES[slags.navn] = slags.adresse.format(load(Path(__file__).parents[2] / "data").alle(slags.navn)[0].id)

VARIANTS = {
    *("erfaringer-tema", "modul-nuvaerende", "sammenlign-tre", "valg", "resultat-intet", "tjekliste-skriv"),
    "moedepakke-svar",
}
"""Page types that are made of the same parts as another one: where that is enough, they are left out."""

AT_A_DESK = (
    *("forside", "guide", "moduler", "sammenlign-to", "find-modul", "beslutningstabel", "gruppeplan", "selvtjek"),
    *("tjekliste", "moedepakker", "soeg-resultater", "404"),
)
"""Page types that are laid out in another way, or have other stops, on a desk than on a phone."""

PLAIN = {name: address for name, address in PAGES.items() if "?" not in address}
"""The page types without those that only script tells apart."""

DATA = Path(__file__).parents[2] / "data"


def _read(path: Path) -> Any:
    """Return what a data file holds, as text; what an editor may have got wrong in it, `tjek` tells."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def _sheets(liste: Any) -> int:
    """Return how many sheets of A4 a checklist takes, as its data say."""
    return 1 + len([gruppe for gruppe in liste["grupper"][1:] if gruppe.get("nyt_ark") == "true"])


CHECKLISTS = {path.stem: _sheets(_read(path)) for path in sorted((DATA / "tjeklister").glob("*.yaml"))}
"""Every checklist and how many sheets of A4 it takes."""

REPRESENTATIVE = ("plan-for-foelgeskab", "oplaeringssamtaler", "samtale-om-kompetenceudvikling")
"""Lists with boxes and columns, on two sheets, and to write in: where a list's length and words make no difference."""

PACKAGES = {
    pakke["id"]: 1 + sum(CHECKLISTS.get(del_.get("indhold"), 1) for del_ in pakke["dele"])
    for pakke in _read(DATA / "moeder.yaml")["pakker"]
}
"""Every ready package and the fewest sheets of A4 that it takes: a cover, and each part on sheets of its own."""
