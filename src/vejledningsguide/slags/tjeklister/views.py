"""Checklists with what the screen and the sheet need: links in place, the fields of each group, and the edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ...guide import Guide, Visning
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
    """A checklist. `udgave` changes whenever a word on the sheet does; `krydser` is how many points can be ticked."""

    udgave: str
    krydser: int
    fra_kilden: bool
    grupper: tuple[GruppeView, ...]


@dataclass(frozen=True)
class Tjeklistegruppe:
    """The checklists for one kind of meeting."""

    id: str
    titel: str
    lister: tuple[TjeklisteView, ...]


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
        return TjeklisteView(
            *guide.base(liste),
            udgave=sha256(liste.model_dump_json().encode()).hexdigest()[:6],
            krydser=sum(punkt.slags == "kryds" for punkt in punkter),
            fra_kilden=any(punkt.fra == "kilden" for punkt in punkter),
            grupper=tuple(group(gruppe, liste) for gruppe in liste.grupper),
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
