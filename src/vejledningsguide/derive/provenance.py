"""Which source point is used where: the way from a claim to its basis, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ..addresses import PAGES, address, figures_address, kind
from ..model import Grund, Katalog, Kilde, Kildehenvist, Kildepunkt, Opslag, Sti, Talsæt, points, source_of
from ..text import danish_date


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


def own_page(kilde: Kilde) -> str:
    """Return the address of a source's own page. It has an anchor for each of its points, wherever they stand."""
    return f"kilder/{kilde.id}/"


def points_address(kilde: Kilde, point: str) -> str:
    """Return the address of the page on which a source's point stands; it never changes while the source is split."""
    if kilde.punkter <= WHOLE:
        return own_page(kilde)
    first = (number_of(point) - 1) // A_PAGE * A_PAGE + 1
    return f"{own_page(kilde)}{first}-{first + A_PAGE - 1}/"


def number_of(point: str) -> int:
    """Return a point's number in its source: kt-guide-043 → 43."""
    return int(point.rpartition("-")[2])


@dataclass(frozen=True)
class Punktvisning:
    """A source point with its source, and every place on the site that rests on it."""

    punkt: Kildepunkt
    kilde: Kilde
    brugt_i: tuple[Henvisning, ...]

    @cached_property
    def adresse(self) -> str:
        """Where the point stands on the site."""
        page = points_address(self.kilde, self.punkt.id)
        return f"{page}#{self.punkt.id}" if page == own_page(self.kilde) else f"{page}#{self.anker}"

    @property
    def anker(self) -> str:
        """The point's anchor where it stands below its source's own page, where its whole id only says it again."""
        return f"p{self.punkt.id.rpartition('-')[2]}"

    @cached_property
    def nummer(self) -> int:
        """The point's number in its source."""
        return number_of(self.punkt.id)


@dataclass(frozen=True)
class Punktlink:
    """A way to one or more points of a source: it leads to the first; `numre` has all their numbers when several."""

    adresse: str
    navn: str
    numre: str


def point_links(points: Iterable[Punktvisning], *, together: bool = False) -> tuple[Punktlink, ...]:
    """Return the fewest links that show the points: one for each run of neighbours, which are read as one.

    `together` asks for one for each source instead. It leads to the source's own page, which has the way to them all.
    """
    groups: list[list[Punktvisning]] = []
    for point in points:
        if together:
            home = next((group for group in groups if group[0].kilde.id == point.kilde.id), None)
        else:
            home = next((group for group in groups[-1:] if _neighbours(group[-1], point)), None)
        if home is None:
            groups.append([point])
        else:
            home.append(point)
    return tuple(_point_link(group, together) for group in groups)


def _neighbours(one: Punktvisning, other: Punktvisning) -> bool:
    """Return whether `other` is read right after `one`."""
    if one.kilde.id != other.kilde.id or one.nummer + 1 != other.nummer:
        return False
    return points_address(one.kilde, one.punkt.id) == points_address(other.kilde, other.punkt.id)


def _point_link(group: Sequence[Punktvisning], together: bool) -> Punktlink:
    first, *rest = group
    source, _, number = first.punkt.id.rpartition("-")
    numbers = [number, *(point.punkt.id.rpartition("-")[2] for point in rest)]
    told = "" if not rest else ", ".join(numbers) if together else f"{number}–{numbers[-1]}"
    address = f"{own_page(first.kilde)}#{first.punkt.id}" if together else first.adresse
    return Punktlink(address, f"{source}-{told or number}", told)


@dataclass(frozen=True)
class Herkomst:
    """Where one source comes in: its sections and points, and when the items were last checked."""

    kilde: Kilde
    afsnit: tuple[str, ...]
    belæg: tuple[str, ...]
    gennemgået: date

    @property
    def dato(self) -> str:
        """The day of the oldest check among the items, in Danish."""
        return danish_date(self.gennemgået)


_HOMES: Mapping[tuple[str, str], str] = {
    ("foelgeskab.yaml", "definition"): "foelgeskab",
    ("foelgeskab.yaml", "retninger"): "foelgeskab",
    ("foelgeskab.yaml", "indsats"): "indsatsen",
    ("betingelser.yaml", "indledning"): "rammer",
    ("samtalegreb.yaml", "indledning"): "samtalen",
    ("moduler.yaml", "forbehold"): "modulforbehold",
    ("moduler.yaml", "niveauer"): "moduler",
    ("vaerktoejer.yaml", "indledning"): "vaerktoejer",
    ("behov.yaml", "indledning"): "kompetencebehov",
    ("behov.yaml", "forbehold"): "kompetencebehov",
    ("behov.yaml", "kompetencer"): "kompetencer",
    ("anbefalinger.yaml", "indledning"): "regler",
    ("anbefalinger.yaml", "forbehold"): "regler",
    ("anbefalinger.yaml", "altid"): "regler",
    ("anbefalinger.yaml", "spørgsmål"): "regler",
    ("selvtjek.yaml", "indledning"): "er-i-klar",
    ("selvtjek.yaml", "forbehold"): "er-i-klar",
    ("selvtjek.yaml", "råd"): "er-i-klar",
    ("selvtjek.yaml", "rækkefølge"): "er-i-klar",
    ("selvtjek.yaml", "grupper"): "er-i-klar",
    ("selvtjek.yaml", "klar"): "er-i-klar",
}
"""The page on which a claim stands that belongs to no item with an address of its own."""

_ANCHORED: Mapping[str, tuple[str, str]] = {
    "begreber.yaml": ("ordliste", "Begreb"),
    "tal.yaml": ("tal", "Tal"),
    "anbefalinger.yaml": ("regler", "Regel"),
    "afvigelser.yaml": ("uoverensstemmelser", "Uoverensstemmelse"),
}
"""Files whose items stand under an anchor of a fixed page, and what such an item is called."""


def link_to(item: Opslag) -> Henvisning:
    """Return the link to an item."""
    return Henvisning(item.id, item.titel, item.kort, address(item), kind(item))


def link_to_page(id_: str) -> Henvisning:
    """Return the link to one of the fixed pages."""
    page = PAGES[id_]
    return Henvisning(id_, page.titel, page.kort, page.adresse, "Side")


def link_to_source(kilde: Kilde) -> Henvisning:
    """Return the link to a source's own page."""
    return Henvisning(kilde.id, kilde.titel, kilde.omtale, f"kilder/{kilde.id}/", "Kilde")


def usage(katalog: Katalog) -> dict[str, list[Henvisning]]:
    """Return for each point that is used the places that rest on it, in reading order."""
    used: dict[str, list[Henvisning]] = {}
    for item, home in at_home(katalog):
        for point in points(item):
            places = used.setdefault(point, [])
            if home not in places:
                places.append(home)
    return used


def at_home(katalog: Katalog) -> Iterator[tuple[Any, Henvisning]]:
    """Yield everything that tells the reader something, with the place where it does, in reading order."""
    for name, content in katalog.files():
        if isinstance(content, Opslag):
            yield content, link_to(content)
            continue
        for field in type(content).model_fields:
            value = getattr(content, field)
            for item in value if isinstance(value, tuple) else (value,):
                if home := _home(name, field, item):
                    yield item, home


def _home(name: str, field: str, item: object) -> Henvisning | None:
    """Return the place on the site where `item` of a file's field is told, or None for what tells nothing."""
    if isinstance(item, Opslag):
        return link_to(item)
    if (name, field) in _HOMES:
        return link_to_page(_HOMES[name, field])
    if name in _ANCHORED and isinstance(item, Grund):
        page, art = _ANCHORED[name]
        title = next((getattr(item, f) for f in ("term", "titel", "emne") if hasattr(item, f)), "")
        if not title:
            return None
        id_ = str(getattr(item, "id"))  # noqa: B009  (the three kinds share no base with an id)
        where = figures_address(id_) if isinstance(item, Talsæt) else f"{PAGES[page].adresse}#{id_}"
        return Henvisning(id_, title, "", where, art)
    return None


def gather_sources(katalog: Katalog, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
    """Return one Herkomst for each source that the items, or a claim inside them, rest on."""
    items = list(items)
    rests: dict[str, list[str]] = {}
    for point in sorted({point for item in items for point in points(item)}):
        rests.setdefault(source_of(point), []).append(point)
    by_source: dict[str, list[Kildehenvist]] = {}
    for item in items:
        by_source.setdefault(item.kilde, []).append(item)
    result = []
    for _, kilde in sorted((katalog.orden[id_] for id_ in rests), key=lambda found: found[0]):
        own = by_source.get(kilde.id, [])
        afsnit = tuple(dict.fromkeys(item.afsnit for item in own))
        oldest = min(item.gennemgået for item in own or items)
        result.append(Herkomst(kilde, afsnit, tuple(rests[kilde.id]), oldest))
    return tuple(result)


def claims_without_home(katalog: Katalog) -> list[tuple[str, Sti]]:
    """Return the claims that no page is known to show: a new field of a file must be given one in _HOMES."""
    lost: list[tuple[str, Sti]] = []
    for name, content in katalog.files():
        if name.startswith("belaeg/") or isinstance(content, Opslag):
            continue
        for field in type(content).model_fields:
            value = getattr(content, field)
            for place, item in enumerate(value if isinstance(value, tuple) else (value,)):
                if points(item) and _home(name, field, item) is None:
                    lost.append((name, (field, place)))
    return lost
