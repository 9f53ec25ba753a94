"""What is known only when the pages have got their shell: that every link leads somewhere, and what can be found."""

from __future__ import annotations

from pathlib import Path

from .errors import DataFejl
from .findable import PATH, Indeks
from .links import Veje


class Eftersyn:
    """Reads each page of a site as the browser gets it, while the site is written."""

    def __init__(self) -> None:
        self._veje, self._indeks = Veje(), Indeks()

    def note(self, address: str, source: str, page: str) -> None:
        """Read a page's whole HTML; `source` is the file an editor opens to change it."""
        self._veje.note(address, source, page)

    def note_findable(self, address: str, title: str, content: str) -> None:
        """Read a page's own HTML, without the shell, as something the search can find."""
        self._indeks.note(address, title, content)

    def finish(self, site: Path) -> None:
        """Write the search's index below the finished site. Raises DataFejl with each link that leads nowhere."""
        with (site / PATH).open("wb") as file:
            file.writelines(self._indeks.pieces())
        if faults := self._veje.faults(lambda path: (site / path).is_file()):
            raise DataFejl(faults)
