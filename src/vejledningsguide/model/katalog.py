"""Everything the editors wrote, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from .anbefalinger import AnbefalingFil
from .begreber import BegrebFil
from .belaeg import AfvigelseFil, BelægFil, Kildepunkt
from .erfaringer import ErfaringFil, SituationFil
from .felter import Grund, Opslag
from .foelgeskab import FølgeskabFil
from .guider import Emneguide
from .kilder import Kilde, KildeFil
from .moduler import ModulFil
from .moeder import MødeFil
from .opslagsvaerk import BehovFil, SpørgsmålFil, TalFil, VærktøjFil
from .rammer import BetingelseFil, SamtalegrebFil
from .roller import RolleFil
from .selvtjek import SelvtjekFil
from .svaert import SværtFil
from .tjeklister import Tjekliste

Sti = tuple[str | int, ...]
"""A way into a file: keys and, for lists, places from 0."""


@dataclass(frozen=True)
class Sted:
    """A place in a file; line and column count from 1."""

    fil: str
    linje: int
    kolonne: int


@dataclass(frozen=True)
class Katalog:
    """The whole of data/, one field a file or folder. `steder` gives the place of any value by file name and way."""

    kilder: KildeFil
    begreber: BegrebFil
    roller: RolleFil
    foelgeskab: FølgeskabFil
    situationer: SituationFil
    erfaringer: ErfaringFil
    betingelser: BetingelseFil
    samtalegreb: SamtalegrebFil
    selvtjek: SelvtjekFil
    moduler: ModulFil
    vaerktoejer: VærktøjFil
    behov: BehovFil
    tal: TalFil
    anbefalinger: AnbefalingFil
    spoergsmaal: SpørgsmålFil
    svaert: SværtFil
    moeder: MødeFil
    afvigelser: AfvigelseFil
    guider: tuple[Emneguide, ...]
    tjeklister: tuple[Tjekliste, ...]
    belaeg: tuple[BelægFil, ...]
    steder: Mapping[str, Mapping[Sti, Sted]]

    def files(self) -> Iterator[tuple[str, Grund]]:
        """Yield each file's name and content, in the order they are read."""
        for name in FILES:
            yield name, getattr(self, name.removesuffix(".yaml"))
        for folder in FOLDERS:
            names = [name for name in self.steder if name.startswith(f"{folder}/")]
            yield from zip(names, getattr(self, folder), strict=True)

    @cached_property
    def orden(self) -> Mapping[str, tuple[int, Kilde]]:
        """Each source by its id, with its place among them."""
        return {kilde.id: (place, kilde) for place, kilde in enumerate(self.kilder.kilder)}

    @cached_property
    def indhold(self) -> tuple[tuple[str, tuple[Grund, ...]], ...]:
        """Each file's name, with every model in it."""
        return tuple((name, tuple(models(content))) for name, content in self.files())

    def punkter(self) -> Iterator[Kildepunkt]:
        """Yield every source point, source by source."""
        for registry in self.belaeg:
            yield from registry.punkter

    def place(self, fil: str, sti: Sti) -> Sted:
        """Return where `sti` stands in `fil`, or the nearest thing around it."""
        steder = self.steder[fil]
        while sti and sti not in steder:
            sti = sti[:-1]
        return steder[sti]

    def opslag(self) -> Iterator[tuple[str, Sti, Opslag]]:
        """Yield every item that has an address, with its file and its way there."""
        for name, content in self.files():
            if isinstance(content, Opslag):
                yield name, (), content
            for field in type(content).model_fields:
                value = getattr(content, field)
                if isinstance(value, tuple):
                    for place, item in enumerate(value):
                        if isinstance(item, Opslag):
                            yield name, (field, place), item


FILES: dict[str, type[Grund]] = {
    "kilder.yaml": KildeFil,
    "begreber.yaml": BegrebFil,
    "roller.yaml": RolleFil,
    "foelgeskab.yaml": FølgeskabFil,
    "situationer.yaml": SituationFil,
    "erfaringer.yaml": ErfaringFil,
    "betingelser.yaml": BetingelseFil,
    "samtalegreb.yaml": SamtalegrebFil,
    "selvtjek.yaml": SelvtjekFil,
    "moduler.yaml": ModulFil,
    "vaerktoejer.yaml": VærktøjFil,
    "behov.yaml": BehovFil,
    "tal.yaml": TalFil,
    "anbefalinger.yaml": AnbefalingFil,
    "spoergsmaal.yaml": SpørgsmålFil,
    "svaert.yaml": SværtFil,
    "moeder.yaml": MødeFil,
    "afvigelser.yaml": AfvigelseFil,
}
"""Every data file there is, and the model that reads it."""

FOLDERS: dict[str, type[Grund]] = {"guider": Emneguide, "tjeklister": Tjekliste, "belaeg": BelægFil}
"""Folders of data files that are alike, and the model that reads each of them."""


def walk(value: Any, sti: Sti = ()) -> Iterator[tuple[Sti, Any]]:
    """Yield every model and every plain value inside `value`, with the way to it."""
    ahead: list[tuple[Sti, Any]] = [(sti, value)]
    while ahead:  # a stack of our own: a chain of generators as deep as the data took three times as long
        way, here = found = ahead.pop()
        yield found
        if isinstance(here, tuple):
            ahead += [((*way, place), here[place]) for place in range(len(here) - 1, -1, -1)]
        elif isinstance(here, Grund):
            ahead += [((*way, field), getattr(here, field)) for field in _fields_backwards(type(here))]


@cache
def _fields_backwards(model: type[Grund]) -> tuple[str, ...]:
    return tuple(reversed(model.model_fields))


def models(value: Any) -> Iterator[Grund]:
    """Yield every model inside `value`, and itself: as `walk` does, but without the ways, which take the most time."""
    ahead: list[Any] = [value]
    while ahead:
        here = ahead.pop()
        if isinstance(here, Grund):
            yield here
            fields = here.__dict__
            ahead += [part for name in _fields_backwards(type(here)) if not isinstance(part := fields[name], str)]
        elif isinstance(here, tuple) and here and not isinstance(here[0], str):
            ahead += reversed(here)


def points(value: Any) -> tuple[str, ...]:
    """Return the ids of every source point that a model or anything inside it rests on, sorted."""
    return tuple(sorted({point for model in models(value) for point in getattr(model, "belæg", ())}))


def source_of(point: str) -> str:
    """Return the id of the source that a point belongs to: kt-guide-043 → kt-guide."""
    return point.rpartition("-")[0]


def field_of(sti: Sti) -> str:
    """Return the name of the field that `sti` leads to, or of the list it leads into."""
    return next((part for part in reversed(sti) if isinstance(part, str)), "")
