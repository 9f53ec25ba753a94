"""Every way on the finished site leads somewhere: the pages' links and anchors, read as the browser gets them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from .ankre import LOST
from .errors import Fejl

_WAY = re.compile(r'\s(id|href|src|action|data-indeks|data-adresser)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_PLAIN = re.compile(r"(?:[\w-][^:&%?]*)?\Z")
"""The rest of a way from the site's root that stands as it is: no sign to be read as another, no step up or on."""
_ADVICE = "ret teksten eller skabelonen, der skriver det"


class Veje:
    """Gathers the anchors and the links of finished pages, one page at a time; afterwards tells which lead nowhere."""

    def __init__(self, folder: str = "") -> None:
        """`folder` is that of a site below its host's root, /guide/: ways may begin there too."""
        self._folder = folder
        self._pages: dict[str, str] = {}  # each with all its anchors in one text, which is small, on lines of their own
        self._wanted: dict[str, tuple[str, str, str]] = {}
        self._faults: list[Fejl] = []

    def note(self, address: str, source: str, page: str) -> None:
        """Read a page's whole HTML. `address` counts from the site's root; `source` is the file an editor opens."""
        root = "../" * address.count("/")
        here: set[str] = set()
        seen: set[str] = set()
        wanted: dict[str, str] = {}
        for kind, value in _WAY.findall(page):
            if kind == "id":
                anchor = html.unescape(value)
                if anchor in here:
                    self._fault(source, address, f"ankeret «{value}» står to gange på siden", "giv det ene et andet id")
                here.add(anchor)
            elif value not in seen:
                seen.add(value)
                if value.startswith(root) and _PLAIN.match(value, len(root)):
                    target = value[len(root) :]
                elif _ELSEWHERE.match(value):
                    continue
                elif self._folder and value.startswith(self._folder):
                    target = _target(html.unescape(value[len(self._folder) :]), "")
                else:
                    target = _target(html.unescape(value), address)
                wanted.setdefault(target, value)
        self._pages[address] = "\n".join(["", *here, ""])
        for target, value in wanted.items():
            if not self._there(target):
                self._wanted.setdefault(target, (source, address, value))

    def lost(self, places: Mapping[str, int], shown: str) -> Iterator[Fejl]:
        """Yield a fault for each published place, by its line in the list `shown`, whose page no longer has it."""
        for place, line in places.items():
            if place[1:].partition("#")[0] in self._pages and not self._there(place[1:]):
                yield Fejl(shown, line, 1, place, *LOST)

    def faults(self, is_file: Callable[[str], bool]) -> list[Fejl]:
        """Return a fault for each link that leads nowhere; `is_file` says what else than pages is on the site."""
        for target, (source, address, value) in self._wanted.items():
            if self._there(target):
                continue
            path = target.partition("#")[0]
            if path in self._pages:
                self._fault(source, address, f"linket «{value}» peger på et anker, der ikke findes", _ADVICE)
            elif not is_file(path):
                self._fault(source, address, f"linket «{value}» fører ingen steder hen", _ADVICE)
        return self._faults

    def _there(self, target: str) -> bool:
        """Return whether a link's target is a page or an anchor that has been read."""
        path, _, anchor = target.partition("#")
        if path not in self._pages:
            return False
        return not anchor or "=" in anchor or f"\n{anchor}\n" in self._pages[path]  # a = carries the reader's choice

    def _fault(self, source: str, address: str, message: str, advice: str) -> None:
        self._faults.append(Fejl(source, 1, 1, f"/{address}", message, advice))


def _target(way: str, address: str) -> str:
    """Return where a link on the page at `address` leads, from the site's root; ../ begins what leads out of it."""
    path, mark, anchor = way.partition("#")
    path = unquote(path.partition("?")[0])
    anchor = unquote(anchor)
    if not path:
        return f"{address}{mark}{anchor}"
    folders = address.split("/")[:-1]
    while path.startswith(("../", "./")) or path in ("..", "."):
        step, _, path = path.partition("/")
        if step == ".." and not folders:
            return f"../{path}"
        if step == "..":
            folders.pop()
    return "/".join([*folders, path]) + mark + anchor
