"""Every page there is, by its Markdown file name; each is made when somebody asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .addresses import LOCAL, file_of
from .finish import finish
from .guide import Guide, Side
from .jsonld import jsonld, nodes
from .render import Hentefil, Renderer

ENDINGS: Mapping[str, str] = {".pdf": "PDF", ".docx": "Word"}
"""The kinds of files that a page offers, in the order they stand on it."""

NONE: Mapping[str, bytes] = {}


@dataclass(frozen=True)
class FærdigSide:
    """A page that is made when somebody asks for it. Its HTML is not kept: a large site would fill the memory."""

    side: Side
    _renderer: Renderer
    _told: Sequence[Mapping[str, Any]] | None = None

    @property
    def source(self) -> str:
        """The file that an editor opens to change the page."""
        return self.side.kilde_fil

    @property
    def meta(self) -> dict[str, Any]:
        """What the page tells the engine and the page shell."""
        described = jsonld(self.side, self._told, self._renderer.root)
        return self._renderer.meta(self.side) | ({"jsonld": described} if described else {})

    @cached_property
    def text(self) -> str:
        """The page as Markdown with its front matter, as any engine reads it."""
        # JSON is YAML, whatever the values hold
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta.items()]
        return "\n".join(["---", *lines, "---", "", self._renderer.body(self.side)])

    @property
    def html(self) -> str:
        """The page as finished HTML, without the shell around it."""
        return finish(self._renderer.body(self.side))


def build_pages(
    guide: Guide, templates: Path, site_address: str = LOCAL, files: Mapping[str, bytes] = NONE
) -> dict[str, FærdigSide]:
    """Return every generated page by its Markdown file name; each is made when it is read.

    `templates` is the folder that holds sider/ and makroer/; `site_address` is where the site is published; `files`
    are those beside the pages: a page links to the ones in its own folder that can be taken along.
    Raises jinja2's errors for a template that asks for something that is not there, and ValueError when two pages
    want one address.
    """
    places: dict[str, Side] = {}
    for side in all_pages(guide):
        if side.adresse in places:
            raise ValueError(f"two pages want the address {side.adresse}")
        places[side.adresse] = side
    renderer = Renderer(guide, templates, site_address, downloads(files), places)
    told = nodes(guide)
    return {file_of(a): FærdigSide(side, renderer, told.get(a)) for a, side in places.items()}


def downloads(files: Mapping[str, bytes]) -> dict[str, list[Hentefil]]:
    """Return the files that a reader can take along, by the address of the page in whose folder they are."""
    found: dict[str, list[Hentefil]] = {}
    for ending, name in ENDINGS.items():
        for path, content in files.items():
            folder, _, file = path.rpartition("/")
            if file.endswith(ending):
                size = f"{max(1, round(len(content) / 1000))} kB"
                found.setdefault(f"{folder}/", []).append(Hentefil(name, path, size))
    return found


def all_pages(guide: Guide) -> Iterator[Side]:
    """Yield every page there is, with its template and view, room by room."""
    for rum in guide.katalog.rum:
        if rum.sider:
            yield from rum.sider(guide)


def addresses(guide: Guide) -> list[str]:
    """Return the address of every generated page, sorted."""
    return sorted(side.adresse for side in all_pages(guide))
