"""What a kind's room says of its files: what they hold, and what an edition may add to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .felter import Grund
from .udgave import EgenUdgave
from .walk import Sti


@dataclass(frozen=True)
class Tillæg:
    """What an edition may add to a shared file of a folder, in a file of the same name.

    `læg_til` is given the shared content, the addition and the edition; it returns the two as one, and for each part
    of the addition where it stands now: the way there → the way in the addition.
    """

    model: type[Grund]
    læg_til: Callable[[Any, Any, EgenUdgave], tuple[Grund, Mapping[Sti, Sti]]]


@dataclass(frozen=True)
class Datafil:
    """A file of data/ or, with a slash last, a folder of files that are alike.

    `hjem` says on which page a claim is told that belongs to no item with an address: field → id of a fixed page. The
    points that a file cites count as used, unless it is only `om_kilderne`. One that is `frivillig` may be missing.
    An edition's file of the same name may add to the lists `lokalt`, or whole files to a folder that has a `tillæg`;
    a file `kun_lokalt` is only an edition's, which has it even when it is not written.
    """

    navn: str
    model: type[Grund]
    hjem: Mapping[str, str] = field(default_factory=dict)
    om_kilderne: bool = False
    frivillig: bool = False
    lokalt: tuple[str, ...] = ()
    tillæg: Tillæg | None = None
    kun_lokalt: bool = False

    @property
    def i_udgave(self) -> bool:
        """Whether an edition may have such a file."""
        return bool(self.lokalt or self.tillæg or self.kun_lokalt)

    @property
    def er_mappe(self) -> bool:
        """Whether it is a folder of files that are alike."""
        return self.navn.endswith("/")

    @property
    def stamme(self) -> str:
        """Its name without an ending: what the catalogue calls its content."""
        return self.navn.rstrip("/").removesuffix(".yaml")
