"""Everything the editors wrote, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .begreber import BegrebFil
from .erfaringer import ErfaringFil, SituationFil
from .felter import Grund, Opslag
from .foelgeskab import FølgeskabFil
from .kilder import KildeFil
from .moduler import ModulFil
from .rammer import BetingelseFil, SamtalegrebFil
from .roller import RolleFil
from .tjeklister import TjeklisteFil

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
    """The whole of data/, one field a file. `steder` gives the place of any value by file name and way."""

    kilder: KildeFil
    begreber: BegrebFil
    roller: RolleFil
    foelgeskab: FølgeskabFil
    situationer: SituationFil
    erfaringer: ErfaringFil
    betingelser: BetingelseFil
    samtalegreb: SamtalegrebFil
    tjeklister: TjeklisteFil
    moduler: ModulFil
    steder: Mapping[str, Mapping[Sti, Sted]]

    def files(self) -> Iterator[tuple[str, Grund]]:
        """Yield each file's name and content, in the order they are read."""
        for name in FILES:
            yield name, getattr(self, name.removesuffix(".yaml"))

    def place(self, fil: str, sti: Sti) -> Sted:
        """Return where `sti` stands in `fil`, or the nearest thing around it."""
        steder = self.steder[fil]
        while sti and sti not in steder:
            sti = sti[:-1]
        return steder[sti]

    def opslag(self) -> Iterator[tuple[str, Sti, Opslag]]:
        """Yield every item that has an address, with its file and its way there."""
        for name, content in self.files():
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
    "tjeklister.yaml": TjeklisteFil,
    "moduler.yaml": ModulFil,
}
"""Every data file there is, and the model that reads it."""


def walk(value: Any, sti: Sti = ()) -> Iterator[tuple[Sti, Any]]:
    """Yield every model and every plain value inside `value`, with the way to it."""
    yield sti, value
    if isinstance(value, Grund):
        for field in type(value).model_fields:
            yield from walk(getattr(value, field), (*sti, field))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from walk(item, (*sti, place))
