"""What must hold for a checklist: it fits on its sheets, its numbers stay, and what it asks for can be written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...katalog import Katalog
from ...rum import Fund
from ...text import danish_list
from ...walk import Sti
from .model import LOCAL, MAX_POINTS, Punkt, Tjekliste

MAX_SHEETS = 2

ENDINGS = ("-besluttet", "-ansvarlig", "-dato", "-noter")
"""What the names of a point's fields end in: its id and one of these."""

BEGINNINGS = ("gruppe-", "punkt-")
"""What the anchors of a checklist's groups and points begin with."""

MAX_LINES = 6
"""So many lines a point may have to write on."""


def _checklists(katalog: Katalog) -> Iterator[tuple[str, Tjekliste]]:
    """Yield each checklist and the name of its file."""
    for name, content in katalog.files():
        if isinstance(content, Tjekliste):
            yield name, content


def _points_of(liste: Tjekliste) -> Iterator[tuple[Sti, Punkt]]:
    """Yield each point of a checklist and the way to it."""
    for i, gruppe in enumerate(liste.grupper):
        for j, punkt in enumerate(gruppe.punkter):
            yield ("grupper", i, "punkter", j), punkt


def lists_fit_on_paper(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A checklist stands in a file of its own name, and fits on its sheets."""
    for name, liste in _checklists(katalog):
        if name != f"tjeklister/{liste.id}.yaml":
            yield name, ("id",), f"listen hedder «{liste.id}», men filen hedder {name[11:]}", "giv filen listens id"
        if liste.ark > MAX_SHEETS:
            yield name, ("grupper",), f"listen fylder {liste.ark} ark", f"nøjes med {MAX_SHEETS}"
        if liste.grupper[0].nyt_ark:
            yield name, ("grupper", 0, "nyt_ark"), "den første gruppe begynder altid på et nyt ark", "slet feltet"
        count = 0
        for i, gruppe in enumerate(liste.grupper):
            count = len(gruppe.punkter) + (0 if gruppe.nyt_ark else count)
            if count > MAX_POINTS:
                advice = f"nøjes med {MAX_POINTS}, eller lad en gruppe begynde på et nyt ark"
                yield name, ("grupper", i), f"der er {count} punkter på arket", advice


def numbers_stay(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A point's number is its group's and a letter, in order, and never one that was given up."""
    for name, liste in _checklists(katalog):
        last = ""
        for i, gruppe in enumerate(liste.grupper[1:], 1):
            if not _own(katalog, liste, gruppe.punkter[0]) and gruppe.nr <= (before := liste.grupper[i - 1].nr):
                message = f"gruppen har tallet {gruppe.nr} og kommer efter {before}"
                yield name, ("grupper", i, "punkter", 0, "nr"), message, "giv gruppens punkter et højere tal"
        for sti, punkt in _points_of(liste):
            group = liste.grupper[int(sti[1])]
            if punkt.nr in liste.udgået:
                message = f"nummeret {punkt.nr} er udgået og bruges ikke igen"
                yield name, (*sti, "nr"), message, "giv punktet det næste bogstav"
            elif (punkt.nr[0] == LOCAL) != _own(katalog, liste, punkt):
                wanted = "L og et bogstav, fx La" if _own(katalog, liste, punkt) else "gruppens tal og et bogstav"
                yield name, (*sti, "nr"), f"punktet kan ikke have nummer {punkt.nr}", f"skriv {wanted}"
            elif punkt.nr[0] != group.nr:
                message = f"punktet har nummer {punkt.nr}, men gruppen begynder med {group.nr}"
                yield name, (*sti, "nr"), message, "ret nummeret, eller flyt punktet"
            elif punkt.nr == last:
                yield name, (*sti, "nr"), f"nummeret {punkt.nr} står der to gange", "giv punktet det næste bogstav"
            elif punkt.nr < last and punkt.nr[0] == last[0]:
                message = f"nummeret {punkt.nr} kommer efter {last}"
                yield name, (*sti, "nr"), message, "numrene skal stige; der må godt være huller"
            last = punkt.nr


def _own(katalog: Katalog, liste: Tjekliste, punkt: Punkt) -> bool:
    """Return whether an edition has added a point to a shared list."""
    added = katalog.lokalt is not None and punkt.id.startswith(f"{katalog.lokalt.id}-")
    return added and not katalog.mærke(liste)


def points_can_be_filled_in(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """What is asked for can be written down, and the minutes add up."""
    for name, liste in _checklists(katalog):
        for sti, punkt in _points_of(liste):
            if punkt.fra == "kilden" and not punkt.belæg:
                yield name, sti, "punktet er kildens, men har intet belæg", "skriv det kildepunkt, der siger det"
            if punkt.linjer and punkt.slags != "skriv":
                yield name, (*sti, "linjer"), "kun et punkt af slagsen skriv har linjer", "slet feltet"
            if punkt.linjer is not None and not 1 <= punkt.linjer <= MAX_LINES:
                yield name, (*sti, "linjer"), f"punktet kan ikke have {punkt.linjer} linjer", f"skriv 1–{MAX_LINES}"
            if punkt.id.endswith(ENDINGS) or punkt.id.startswith(BEGINNINGS):
                message = f"«{punkt.id}» ligner et navn, som siden selv bruger"
                words = f"{danish_list(BEGINNINGS, 'eller')} eller ender på {danish_list(ENDINGS, 'eller')}"
                yield name, (*sti, "id"), message, f"vælg et id, der ikke begynder med {words}"
        minutes = [punkt.minutter for _, punkt in _points_of(liste) if punkt.minutter]
        if minutes and sum(minutes) != liste.minutter:
            message = f"punkterne tager {sum(minutes)} minutter tilsammen"
            yield name, ("minutter",), message, "ret listens minutter, eller ret punkternes"
