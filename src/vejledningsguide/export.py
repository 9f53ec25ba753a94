"""Views → {path: bytes}: the files that stand beside the pages. A new kind of file is a new maker."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .derive import Guide
from .paper.qr import qr_svg

Maker = Callable[[Guide, str], Iterator[tuple[str, bytes]]]
"""Makes files out of the views and the site's address: the path of each below the site's root, and its bytes."""


def build_files(guide: Guide, site_address: str) -> dict[str, bytes]:
    """Return every file made beside the pages, by its path below the site's root.

    `site_address` is where the site is published, with a slash last. Raises ValueError when two files want one path.
    """
    files: dict[str, bytes] = {}
    for make in _MAKERS:
        for path, content in make(guide, site_address):
            if path in files:
                raise ValueError(f"two files want the path {path}")
            files[path] = content
    return files


def _qr_codes(guide: Guide, site_address: str) -> Iterator[tuple[str, bytes]]:
    for view in guide.tjeklister:
        yield f"{view.adresse}qr.svg", qr_svg(site_address + view.adresse)


_MAKERS: tuple[Maker, ...] = (_qr_codes,)
