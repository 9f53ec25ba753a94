"""Checklists with what the screen and the sheet need: links in place, the fields of each group, and the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from math import ceil

from ...guide import Guide, Visning
from ...paper.document import source_line
from ...provenance import Henvisning
from ...text import danish_order
from .model import Gruppe, Punkt, Tjekliste

MEETINGS: Mapping[str, str] = {
    "ledermøde": "Til ledermødet",
    "planlægningsmøde": "Når I planlægger",
    "følgeskab": "Til et følgeskab",
    "samtale": "Til samtalen",
    "vejledermøde": "Til vejledermødet",
}
"""The parts of the overview, in the order they are shown."""


TAIL = 50
"""A fifth of a sheet, less what stands below the last group (mm)."""

ROOM = 205
"""What a sheet has for groups, less its head and its foot, and what a rough reckoning may err (mm)."""

NARROW, WIDE = 36, 80
"""The signs on a line beside columns to fill in, and on a whole one; both on the low side."""


@dataclass(frozen=True)
class PunktView:
    """A point with the page that tells more."""

    opslag: Punkt
    læs: Henvisning | None


@dataclass(frozen=True)
class GruppeView:
    """A group with the fields that each of its points to tick has."""

    opslag: Gruppe
    felter: tuple[str, ...]
    punkter: tuple[PunktView, ...]


@dataclass(frozen=True)
class TjeklisteView(Visning[Tjekliste]):
    """A checklist. `udgave` changes whenever a word on the sheet does; `krydser` is how many points can be ticked.

    `hale` is how many of the last groups stay together when what is written brings the list onto one sheet more;
    `rummelig` tells that its sheets have room for lines with more air; `kilder` is what it rests on, as on paper.
    """

    udgave: str
    krydser: int
    fra_kilden: bool
    grupper: tuple[GruppeView, ...]
    hale: int
    rummelig: bool
    kilder: tuple[str, ...]


@dataclass(frozen=True)
class Tjeklistegruppe:
    """The checklists for one kind of meeting."""

    id: str
    titel: str
    lister: tuple[TjeklisteView, ...]


def _height(group: GruppeView, line: int) -> int:
    """Return how high a group is on paper, roughly, with lines so high (mm)."""
    height = 8
    for punkt in (view.opslag for view in group.punkter):
        signs = NARROW if group.felter and punkt.slags == "kryds" else WIDE
        text = 2 + 5 * ceil(len(punkt.tekst) / signs) + 4 * ceil(len(punkt.hvorfor or "") / signs)
        if punkt.slags == "skriv":
            height += text + line * (punkt.linjer or 2) if punkt.linjer != 1 else line + 2
        else:
            height += max(text, 2 * line + 1) if group.felter else text
    return height


def _sheets(groups: tuple[GruppeView, ...]) -> Iterator[list[GruppeView]]:
    """Yield the groups on each sheet."""
    starts = [0, *(n for n, group in enumerate(groups) if group.opslag.nyt_ark and n), len(groups)]
    yield from (list(groups[start:end]) for start, end in pairwise(starts))


def _tail(groups: tuple[GruppeView, ...]) -> int:
    """Return how many of the last groups fill at least a fifth of a sheet."""
    *_, sheet = _sheets(groups)
    heights = accumulate(_height(group, 7) for group in reversed(sheet))
    return next((count for count, height in enumerate(heights, 1) if height >= TAIL), len(sheet))


def tjekliste_views(guide: Guide) -> tuple[TjeklisteView, ...]:
    """Return the checklists, kind of meeting by kind of meeting and by title within each."""
    order = list(MEETINGS)

    def group(gruppe: Gruppe, liste: Tjekliste) -> GruppeView:
        felter = liste.felter if gruppe.felter is None else gruppe.felter
        ticked = any(punkt.slags == "kryds" for punkt in gruppe.punkter)
        punkter = tuple(PunktView(p, guide.henvisninger[p.læs] if p.læs else None) for p in gruppe.punkter)
        return GruppeView(gruppe, felter if ticked else (), punkter)

    def view(liste: Tjekliste) -> TjeklisteView:
        punkter = [punkt for gruppe in liste.grupper for punkt in gruppe.punkter]
        grupper = tuple(group(gruppe, liste) for gruppe in liste.grupper)
        return TjeklisteView(
            *guide.base(liste),
            udgave=sha256(liste.model_dump_json().encode()).hexdigest()[:6],
            krydser=sum(punkt.slags == "kryds" for punkt in punkter),
            fra_kilden=any(punkt.fra == "kilden" for punkt in punkter),
            grupper=grupper,
            hale=_tail(grupper),
            rummelig=all(sum(_height(group, 8) for group in sheet) < ROOM for sheet in _sheets(grupper)),
            kilder=tuple(map(source_line, guide.herkomst([liste]))),
        )

    lists = sorted(guide.katalog.alle("tjeklister"), key=lambda one: (order.index(one.møde), danish_order(one.titel)))
    return tuple(map(view, lists))


def by_meeting(views: Iterable[TjeklisteView]) -> tuple[Tjeklistegruppe, ...]:
    """Return the checklists under the kind of meeting they are for; a kind without one is left out."""
    views = tuple(views)
    groups = (
        Tjeklistegruppe(f"til-{number}", title, tuple(view for view in views if view.opslag.møde == meeting))
        for number, (meeting, title) in enumerate(MEETINGS.items(), 1)
    )
    return tuple(group for group in groups if group.lister)
