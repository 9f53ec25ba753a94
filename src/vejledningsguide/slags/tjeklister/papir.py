"""Checklists → documents."""

from __future__ import annotations

from ...guide import Guide
from ...paper.document import Del, Dokument, Link, Sedelpunkt, source_line
from ...text import danish_list, plain
from .views import GruppeView, PunktView, TjeklisteView

HEAD = ("Sted", "Møde og dato", "Til stede")
"""The lines at the top, as on the list's page."""

LINES = 2
"""Lines to write on, where a point doesn't say how many."""


def tjekliste_dokument(view: TjeklisteView, guide: Guide, site_address: str) -> Dokument:
    """Return a checklist as a document, with the whole addresses of the pages it leads to."""
    liste = view.opslag

    def words(text: str) -> str:
        return plain(text, lambda id_: guide.henvisninger[id_].titel)

    def point(view: PunktView) -> Sedelpunkt:
        punkt = view.opslag
        return Sedelpunkt(
            nummer=punkt.nr,
            tekst=words(punkt.tekst),
            hvorfor=words(punkt.hvorfor or ""),
            minutter=punkt.minutter,
            linjer=(punkt.linjer or LINES) if punkt.slags == "skriv" else 0,
        )

    def part(group: GruppeView) -> Del:
        boxes = any(view.opslag.slags == "kryds" for view in group.punkter)
        fields = tuple(felt.capitalize() for felt in group.felter) if boxes else ()
        title = f"{group.opslag.nr}. {group.opslag.titel}"
        return Del(title, fields, punkter=tuple(map(point, group.punkter)), nyt_ark=group.opslag.nyt_ark)

    mark = guide.katalog.lokalt.mærke if guide.katalog.lokalt else ""
    time = [("Tid", f"{liste.minutter} minutter (foreslået)")] if liste.minutter else []
    return Dokument(
        art=f"Tjekliste · {liste.møde}",
        titel=liste.titel,
        kort=words(liste.kort),
        rod=site_address,
        side=Link(liste.titel, site_address + guide.shortest(view.adresse)),
        gennemgået=liste.gennemgået,
        fakta=(
            ("Formål", words(liste.formål)),
            ("Med", danish_list(liste.deltagere).capitalize()),
            *time,
            *((mark, words(line)) for line in guide.noted(view.adresse)),
        ),
        hoved=HEAD,
        dele=tuple(map(part, view.grupper)),
        forbehold=tuple(words(forbehold.tekst) for forbehold in liste.forbehold),
        privat=guide.sætning("tjeklister", "privat"),
        kilder=tuple(map(source_line, view.herkomst)),
    )
