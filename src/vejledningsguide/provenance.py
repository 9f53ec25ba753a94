"""Which source point is used where: the way from a claim to its basis, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from .felter import Kildehenvist, Opslag
from .grundlag import Kilde, Kildepunkt, number_of, points, source_of
from .katalog import Katalog
from .text import danish_date
from .udgave import LOCAL_PAGE
from .walk import Sti


@dataclass(frozen=True)
class Henvisning:
    """A link to something on the site: enough for a card."""

    id: str
    titel: str
    kort: str
    adresse: str
    art: str


WHOLE = 60
"""So many points fit on their source's own page, with all that rests on them; of more, each fifty get a page below."""

A_PAGE = 50

SOURCE_PAGE = "kilder/{}/"
"""The pattern of the address of a source's own page."""


def own_page(kilde: Kilde) -> str:
    """Return the address of a source's own page. It has an anchor for each of its points, wherever they stand. An
    edition's is the page of its own."""
    return LOCAL_PAGE if kilde.lokal else SOURCE_PAGE.format(kilde.id)


def points_address(kilde: Kilde, point: str) -> str:
    """Return the address of the page on which a source's point stands; it never changes while the source is split."""
    if kilde.punkter <= WHOLE:
        return own_page(kilde)
    first = (number_of(point) - 1) // A_PAGE * A_PAGE + 1
    return f"{own_page(kilde)}{first}-{first + A_PAGE - 1}/"


@dataclass(frozen=True)
class Punktvisning:
    """A source point with its source, and every place on the site that rests on it."""

    opslag: Kildepunkt
    kilde: Kilde
    brugt_i: tuple[Henvisning, ...]

    @cached_property
    def adresse(self) -> str:
        """Where the point stands on the site."""
        page = points_address(self.kilde, self.opslag.id)
        return f"{page}#{self.opslag.id}" if page == own_page(self.kilde) else f"{page}#{self.anker}"

    @property
    def anker(self) -> str:
        """The point's anchor where it stands below its source's own page, where its whole id only says it again."""
        return f"p{self.opslag.id.rpartition('-')[2]}"

    @cached_property
    def nummer(self) -> int:
        """The point's number in its source."""
        return number_of(self.opslag.id)


@dataclass(frozen=True)
class Herkomst:
    """Where one source comes in: its sections and points, and when the items were last checked, the first of them and
    the last."""

    kilde: Kilde
    afsnit: tuple[str, ...]
    belæg: tuple[str, ...]
    gennemgået: date
    senest: date
    frist: date | None = None
    """The last day for the next review of any of the items."""
    fælles: bool = False
    """Whether the day of the oldest check is one that so many items have that it is no review of each."""

    @property
    def adresse(self) -> str:
        """Where the source has its own page."""
        return own_page(self.kilde)

    @property
    def dato(self) -> str:
        """The day of the oldest check among the items, in Danish."""
        return danish_date(self.gennemgået)


def link_to(katalog: Katalog, item: Any) -> Henvisning:
    """Return the link to an item, told as its kind says."""
    slags = katalog.slags[type(item)]
    art = " · ".join(filter(None, (slags.ental, katalog.mærke(item))))
    return Henvisning(item.id, getattr(item, slags.titelfelt), getattr(item, "kort", ""), katalog.address(item), art)


def link_to_page(katalog: Katalog, id_: str) -> Henvisning:
    """Return the link to one of the fixed pages."""
    words = katalog.sideord[id_]
    return Henvisning(id_, words.titel, words.kort, katalog.faste[id_].adresse, "Side")


def usage(katalog: Katalog) -> dict[str, list[Henvisning]]:
    """Return for each point that is used the places that rest on it, in reading order."""
    used: dict[str, list[Henvisning]] = {}
    for item, home in at_home(katalog):
        for point in katalog.rests_on(item):
            places = used.setdefault(point, [])
            if home not in places:
                places.append(home)
    return used


def at_home(katalog: Katalog) -> Iterator[tuple[Any, Henvisning]]:
    """Yield everything that tells the reader something, with the place where it does, in reading order."""
    for _, _, item, home in _told(katalog):
        if home:
            yield item, home


def _told(katalog: Katalog) -> Iterator[tuple[str, Sti, Any, Henvisning | None]]:
    """Yield each thing in the files' own fields, with its file and way, and the place on the site where it is told."""
    for name, content in katalog.files():
        if type(content) in katalog.slags:
            home = link_to(katalog, content)
            for told, below, titel, kort in content.told() if isinstance(content, Opslag) else ((content, "", "", ""),):
                there = replace(home, id=f"{home.id}/{below}", titel=titel, kort=kort, adresse=f"{home.adresse}{below}")
                yield name, (), told, there if below else home
            continue
        homes = katalog.fil(name).hjem
        for field in type(content).model_fields:
            value = getattr(content, field)
            for place, item in enumerate(value if isinstance(value, tuple) else (value,)):
                slags = katalog.slags.get(type(item))
                if field in homes:
                    yield name, (field, place), item, link_to_page(katalog, homes[field])
                else:
                    addressed = slags is not None and slags.adresse and slags.ental
                    yield name, (field, place), item, link_to(katalog, item) if addressed else None


def gather_sources(katalog: Katalog, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
    """Return one Herkomst for each source that the items, or a claim inside them, rest on."""
    items = list(items)
    rests: dict[str, list[str]] = {}
    for point in sorted({point for item in items for point in katalog.rests_on(item)}):
        rests.setdefault(source_of(point), []).append(point)
    by_source: dict[str, list[Kildehenvist]] = {}
    for item in items:
        by_source.setdefault(item.kilde, []).append(item)
    result = []
    for _, kilde in sorted((katalog.orden[id_] for id_ in rests), key=lambda found: found[0]):
        own = by_source.get(kilde.id, [])
        afsnit = tuple(dict.fromkeys(item.afsnit for item in own))
        due = min(filter(None, map(katalog.friskhed.due, own or items)), default=None)
        days = [item.gennemgået for item in own or items]
        shared = min(days) in katalog.friskhed.fælles_dage
        result.append(Herkomst(kilde, afsnit, tuple(rests[kilde.id]), min(days), max(days), due, shared))
    return tuple(result)


def claims_without_home(katalog: Katalog) -> list[tuple[str, Sti]]:
    """Return the claims that no page is known to show: a new field of a file must be given a home by its room."""
    return [
        (name, sti)
        for name, sti, item, home in _told(katalog)
        if home is None and points(item) and not katalog.fil(name).er_mappe
    ]
