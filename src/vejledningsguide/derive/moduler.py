"""Modules: what replaces what, the words for their doubtful fields, and the ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..addresses import PAGES, address, figures_address
from ..model import Katalog, Modul
from ..text import danish_list
from .provenance import Henvisning, gather_sources
from .views import AfløsningView, ModulView, Stige, Stigetrin

FIELDS = {"SOSU": "Social- og sundhedsområdet (SOSU)", "PAU": "Den pædagogiske assistentuddannelse (PAU)"}
STRUCTURES = {
    "nuværende": "I dag (rapportens tid)",
    "foreslået": "Foreslået – tjek aktuelt udbud",
    "fælleskatalog": "Fælleskataloget – tjek aktuelt udbud",
}


def modul_views(
    katalog: Katalog, links: Mapping[str, Henvisning], related: Mapping[str, list[str]]
) -> tuple[ModulView, ...]:
    """Return the modules with both ends of every replacement."""
    niveauer = {niveau.id: niveau for niveau in katalog.moduler.niveauer}
    heirs: dict[str, list[AfløsningView]] = {modul.id: [] for modul in katalog.moduler.moduler}
    for modul in katalog.moduler.moduler:
        for afløsning in modul.erstatter:
            heirs[afløsning.modul].append(
                AfløsningView(links[modul.id], afløsning.hvordan, afløsning.grundlag, afløsning.belæg)
            )
    return tuple(
        ModulView(
            modul=modul,
            niveau=niveauer[modul.niveau],
            adresse=address(modul),
            dage=days(modul),
            nummer=modul.nummer or "ikke oplyst",
            felt=danish_list(modul.felter),
            struktur=STRUCTURES[modul.struktur],
            erstatter=tuple(AfløsningView(links[a.modul], a.hvordan, a.grundlag, a.belæg) for a in modul.erstatter),
            erstattes_af=tuple(heirs[modul.id]),
            sammenligninger=tuple(
                Henvisning(s.id, s.titel, s.kort, f"{PAGES['sammenlign'].adresse}{s.id}/", "Sammenligning")
                for s in katalog.moduler.sammenligninger
                if modul.id in s.moduler
            ),
            tal=tuple(
                Henvisning(t.id, t.titel, t.kort, figures_address(t.id), "Tal")
                for t in katalog.tal.tal
                if any(row.modul == modul.id for row in t.rækker)
            ),
            relaterede=tuple(links[id_] for id_ in related[modul.id]),
            herkomst=gather_sources(katalog, [modul]),
        )
        for modul in katalog.moduler.moduler
    )


def days(modul: Modul) -> str:
    """Return a module's length in words: «11 dage», «2 eller 3 dage», «dage ikke angivet»."""
    if not modul.dage:
        return "dage ikke angivet"
    unit = "dag" if modul.dage == (1,) else "dage"
    return f"{danish_list([str(day) for day in modul.dage], 'eller')} {unit}"


def ladders(katalog: Katalog, moduler: Iterable[ModulView]) -> tuple[Stige, ...]:
    """Return the ladder of the proposed structure for each field, from the bottom rung up."""
    proposed = [view for view in moduler if view.modul.struktur == "foreslået"]
    proposed.sort(key=lambda view: len(view.modul.felter))  # a field's own modules before the shared ones
    return tuple(
        Stige(
            felt,
            titel,
            tuple(
                Stigetrin(niveau, rung)
                for niveau in katalog.moduler.niveauer
                if (rung := tuple(v for v in proposed if v.modul.niveau == niveau.id and felt in v.modul.felter))
            ),
        )
        for felt, titel in FIELDS.items()
    )
