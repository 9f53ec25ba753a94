"""What every file of rules is written from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .hoveder import Omfang

Vej = tuple[str, str]
"""An old address and the new one, both from the host's root: /guide/m/basis/ and /guide/moduler/sosu-basis/."""

HEAD = "Skrevet af «python3 guide.py regler». Kør den igen, når gamle eller korte adresser er kommet til."


@dataclass(frozen=True)
class Site:
    """A site's path from its host's root and its whole address; what leads on, what is sent with what, and the folders
    of its pages."""

    rod: str
    adresse: str
    veje: Sequence[Vej]
    steder: Sequence[Omfang]
    mapper: Sequence[str]

    @property
    def mappe(self) -> str:
        """The path without its last slash: nothing of a site that has the host to itself."""
        return self.rod.rstrip("/")

    def deeper(self) -> Iterator[Omfang]:
        """Yield all places but the whole site."""
        yield from (one for one in self.steder if one.sti)


def text(lines: Sequence[str]) -> str:
    """Return the text of a file."""
    return "\n".join(lines) + "\n"
