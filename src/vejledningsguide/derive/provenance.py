"""Which source point is used where: the way from a claim to its basis, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..addresses import PAGES, address, kind
from ..model import Grund, Katalog, Kilde, Kildehenvist, Kildepunkt, Opslag, Sti, points, source_of
from ..text import danish_date


@dataclass(frozen=True)
class Henvisning:
    """A link to something on the site: enough for a card."""

    id: str
    titel: str
    kort: str
    adresse: str
    art: str


@dataclass(frozen=True)
class Punktvisning:
    """A source point with its source, and every place on the site that rests on it."""

    punkt: Kildepunkt
    kilde: Kilde
    brugt_i: tuple[Henvisning, ...]

    @property
    def adresse(self) -> str:
        """Where the point stands on the site."""
        return f"kilder/{self.kilde.id}/#{self.punkt.id}"


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
    ("behov.yaml", "kompetencer"): "kompetencebehov",
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
        return Henvisning(id_, title, "", f"{PAGES[page].adresse}#{id_}", art)
    return None


def gather_sources(katalog: Katalog, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
    """Return one Herkomst for each source that the items, or a claim inside them, rest on."""
    items = list(items)
    everything = sorted({point for item in items for point in points(item)})
    result = []
    for kilde in katalog.kilder.kilder:
        own = [item for item in items if item.kilde == kilde.id]
        rests = [point for point in everything if source_of(point) == kilde.id]
        if rests:
            afsnit = tuple(dict.fromkeys(item.afsnit for item in own))
            result.append(Herkomst(kilde, afsnit, tuple(rests), min(item.gennemgået for item in own or items)))
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
