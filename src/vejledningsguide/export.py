"""Views → {path: bytes}: the files that stand beside the pages. A new kind of file is a new maker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from .decision_files import decision_files
from .derive import Guide
from .paper.document import Samling
from .paper.moeder import pakke_samling
from .paper.qr import qr_svg
from .paper.store import kept_docx
from .paper.tjeklister import tjekliste_dokument
from .source_files import source_files

Maker = Callable[[Guide, str], Iterator[tuple[str, bytes]]]
"""Makes files out of the views and the site's address: the path of each below the site's root, and its bytes."""


def build_files(guide: Guide, site_address: str, root: Path | None = None) -> dict[str, bytes]:
    """Return every file made beside the pages, by its path below the site's root.

    `site_address` is where the site is published, with a slash last; `root` is the project's folder, where what is
    slow to make is kept. Raises ValueError when two files want one path.
    """
    files: dict[str, bytes] = {}
    for make in _MAKERS:
        for path, content in make(guide, site_address):
            if path in files:
                raise ValueError(f"two files want the path {path}")
            files[path] = content
    sheets = {beside(view.adresse, "docx"): tjekliste_dokument(view, guide, site_address) for view in guide.tjeklister}
    return files | kept_docx(root, sheets)


def pdf_sheets(guide: Guide, site_address: str) -> dict[str, Samling]:
    """Return what each PDF of the site holds, by its path. They are slow to make, so paper/store.py keeps them."""
    sheets = {}
    for view in guide.tjeklister:
        dokument = tjekliste_dokument(view, guide, site_address)
        sheets[beside(view.adresse, "pdf")] = Samling(dokument.titel, dokument.kort, (dokument,))
    for pakke in guide.mødepakker:
        sheets[beside(pakke.adresse, "pdf")] = pakke_samling(pakke, guide, site_address)
    return sheets


def beside(address: str, ending: str) -> str:
    """Return the path of the file that goes with the page at an address: tjeklister/x/ → tjeklister/x/x.pdf."""
    return f"{address}{address.rstrip('/').rpartition('/')[2]}.{ending}"


def _qr_codes(guide: Guide, site_address: str) -> Iterator[tuple[str, bytes]]:
    addresses = [view.adresse for view in guide.tjeklister] + [view.adresse for view in guide.mødepakker]
    for address in addresses:
        yield f"{address}qr.svg", qr_svg(site_address + address)


_MAKERS: tuple[Maker, ...] = (_qr_codes, decision_files, source_files)
