"""Where everything stands on the site. Addresses are ASCII, and once published they never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .model import (
    Behov,
    Betingelse,
    Emneguide,
    Erfaring,
    Hindring,
    Modul,
    Mødepakke,
    Opslag,
    Rolle,
    Samtalegreb,
    Situation,
    Spørgsmål,
    Tjekliste,
    Trin,
    Værktøj,
)

LOCAL = "http://127.0.0.1:8000/"
"""The site's own address as long as nobody has said where it is published; mkdocs.yml says the same."""


@dataclass(frozen=True)
class FastSide:
    """A page that is there whatever the data hold."""

    titel: str
    adresse: str
    kort: str


PAGES: Mapping[str, FastSide] = {
    "forside": FastSide("Forside", "", "Hjælp til dig, der har ansvar for elever og studerende i oplæring og klinik."),
    "foelgeskab": FastSide(
        "Følgeskab",
        "foelgeskab/",
        "Kom tættere på vejledningen: en kort guide i fem trin til dig, der er uddannelsesansvarlig.",
    ),
    "situationer": FastSide(
        "Situationer til følgeskab",
        "foelgeskab/situationer/",
        "Otte hverdagssituationer, hvor du kan følge en vejleder, og hvad du kan lægge mærke til.",
    ),
    "er-i-klar": FastSide(
        "Er I klar til følgeskab?",
        "er-i-klar/",
        "Svar på nogle korte udsagn, og få et billede af jeres rammer, tre næste skridt og en plan til print.",
    ),
    "indsatsen": FastSide(
        "Indsatsen bag erfaringerne", "foelgeskab/indsatsen/", "Hvor erfaringerne kommer fra, og hvad de kan bære."
    ),
    "erfaringer": FastSide(
        "Erfaringer", "erfaringer/", "Hvad andre har oplevet med følgeskab, og hvad du selv kan gøre."
    ),
    "rammer": FastSide(
        "Rammer", "rammer/", "Fire organisatoriske forhold, der bærer følgeskab, med spørgsmål til jer selv."
    ),
    "samtalen": FastSide(
        "Samtalen om kompetenceudvikling",
        "samtalen/",
        "Seks greb til at tale med en vejleder om det, der er svært, og det, der skal læres.",
    ),
    "moduler": FastSide(
        "Moduler",
        "moduler/",
        "Uddannelse til vejledere: trinnene for SOSU og PAU, i dag og i forslaget til ny struktur.",
    ),
    "portefoelje": FastSide(
        "Modulerne i dag", "moduler/i-dag/", "De nuværende moduler, og hvad forslaget vil gøre ved hvert af dem."
    ),
    "sammenlign": FastSide(
        "Sammenlign moduler", "moduler/sammenlign/", "Stil to eller tre moduler ved siden af hinanden."
    ),
    "modulforbehold": FastSide(
        "Forbehold om modulerne", "moduler/forbehold/", "Det, du skal vide, før du bruger kataloget som argument."
    ),
    "find-modul": FastSide(
        "Find modul",
        "find-modul/",
        "Svar på et par spørgsmål, og se, hvilket modul kilderne peger på, hvorfor og hvor sikkert.",
    ),
    "beslutningstabel": FastSide(
        "Alle svar i Find modul",
        "find-modul/tabel/",
        "Hver kombination af svar og det, den fører til, på én side.",
    ),
    "regler": FastSide(
        "Reglerne i Find modul",
        "find-modul/regler/",
        "Hver regel med betingelser, kilde og styrke, så du kan efterprøve svarene.",
    ),
    "gruppeplan": FastSide(
        "Gruppeplan",
        "find-modul/gruppeplan/",
        "Saml flere vejledere i én plan: hvem kan tage hvad, hvor mange dage og i hvilken rækkefølge.",
    ),
    "guider": FastSide(
        "Guider",
        "guider/",
        "Alle guider samlet: fra følgeskab og gruppevejledning til organisering og samtaler.",
    ),
    "vaerktoejer": FastSide(
        "Værktøjer",
        "vaerktoejer/",
        "Digitale værktøjer og opslag: hvad de er, hvem de er til, og hvor du finder dem.",
    ),
    "kompetencebehov": FastSide(
        "Kompetencebehov",
        "kompetencebehov/",
        "Det, vejledere, skoler og ledere siger, at vejledere har brug for – og hvad der hjælper.",
    ),
    "kompetencer": FastSide(
        "De tyve kompetencer",
        "kompetencebehov/kompetencer/",
        "De tyve kompetencer, som rapporten vurderer hos vejledere – og hvad der hjælper.",
    ),
    "spoergsmaal": FastSide(
        "Spørgsmål og svar", "spoergsmaal/", "Korte svar på det, mange spørger om, med kilde og vej videre."
    ),
    "svaert": FastSide(
        "Hvad er svært?", "svaert/", "Find det, der driller hos jer, i dine egne ord, og se, hvad der kan hjælpe."
    ),
    "tal": FastSide("Tal", "tal/", "Kildernes tal som diagram og tabel, med dato og forbehold."),
    "uoverensstemmelser": FastSide(
        "Uoverensstemmelser",
        "uoverensstemmelser/",
        "De steder, hvor kilderne er uenige, usikre eller ødelagte, og hvad siden gør ved det.",
    ),
    "tjeklister": FastSide(
        "Tjeklister",
        "tjeklister/",
        "Lister til at udfylde på skærmen eller printe til mødet. Hver fylder ét eller to A4-ark.",
    ),
    "moedepakke": FastSide(
        "Mødepakker",
        "moedepakke/",
        "Alt til et møde i én pakke: forside, det, I skal læse og udfylde, og linjer til det, I beslutter.",
    ),
    "ordliste": FastSide("Ordliste", "ordliste/", "De ord og forkortelser, du møder her, forklaret kort."),
    "kilder": FastSide("Kilder", "kilder/", "De dokumenter, alt her hviler på, og de forbehold, der følger med."),
    "om": FastSide("Om guiden", "om/", "Hvad guiden er, hvem den er til, og hvordan du foreslår en rettelse."),
    "soeg": FastSide("Søg", "soeg/", "Søg i hele guiden, eller find det i oversigten over alt indhold."),
}

_ITEMS: Mapping[type[Opslag], tuple[str, str]] = {
    Trin: ("foelgeskab/{}/", "Trin i guiden"),
    Situation: ("foelgeskab/situationer/#{}", "Situation"),
    Erfaring: ("erfaringer/{}/", "Erfaring"),
    Betingelse: ("rammer/{}/", "Ramme"),
    Samtalegreb: ("samtalen/#{}", "Samtalegreb"),
    Modul: ("moduler/{}/", "Modul"),
    Tjekliste: ("tjeklister/{}/", "Tjekliste"),
    Mødepakke: ("moedepakke/{}/", "Mødepakke"),
    Emneguide: ("guider/{}/", "Guide"),
    Værktøj: ("vaerktoejer/#{}", "Værktøj"),
    Behov: ("kompetencebehov/#{}", "Behov"),
    Spørgsmål: ("spoergsmaal/#{}", "Spørgsmål"),
    Hindring: ("svaert/{}/", "Hvad er svært?"),
    Rolle: ("roller/{}/", "Rolle"),
}


def address(item: Opslag) -> str:
    """Return an item's address from the site's root, such as moduler/sosu-basis/ or samtalen/#foelg-op."""
    return _ITEMS[type(item)][0].format(item.id)


def figures_address(tal: str) -> str:
    """Return the address of the page with a set of figures, by its id."""
    return f"{PAGES['tal'].adresse}{tal}/"


def kind(item: Opslag) -> str:
    """Return what an item is called on a card."""
    return _ITEMS[type(item)][1]


def stands_alone(item: Opslag) -> bool:
    """Return whether an item has a page for itself that can be taken along to a meeting."""
    return "#" not in _ITEMS[type(item)][0] and not isinstance(item, Mødepakke | Rolle)


@lru_cache(maxsize=1024)
def relative(target: str, page: str) -> str:
    """Return the way from the address `page` to the address `target`; both count from the site's root.

    Relative addresses work in a subfolder, on an intranet and in an offline copy alike.
    """
    path, _, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    *start, _ = page.split("/")
    *folders, name = path.split("/")
    shared = 0
    for here, there in zip(start, folders, strict=False):
        if here != there:
            break
        shared += 1
    way = "../" * (len(start) - shared) + "".join(f"{folder}/" for folder in folders[shared:]) + name
    return (way or "./") + (f"#{anchor}" if anchor else "")


def file_of(adresse: str) -> str:
    """Return the Markdown file that every engine publishes at an address: moduler/ → moduler/index.md."""
    return f"{adresse}index.md"
