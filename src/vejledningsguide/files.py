"""Views → {path: bytes}: the files that stand beside the pages, as the rooms make them, and what is told on paper."""

from __future__ import annotations

from pathlib import Path

from .addresses import beside
from .guide import Guide
from .paper.document import Samling
from .paper.qr import qr_svg
from .paper.store import kept_docx


def build_files(guide: Guide, site_address: str, root: Path | None = None) -> dict[str, bytes]:
    """Return every file made beside the pages, by its path below the site's root.

    `site_address` is where the site is published, with a slash last; `root` is the project's folder, where what is
    slow to make is kept. Raises ValueError when two files want one path.
    """
    files: dict[str, bytes] = {}
    documents = {}
    for rum in guide.katalog.rum:
        made = list(rum.filer_ved(guide, site_address)) if rum.filer_ved else []
        for address, samling in rum.papir(guide, site_address) if rum.papir else ():
            made.append((f"{address}qr.svg", qr_svg(site_address + address)))
            if rum.word:
                documents[beside(address, "docx")] = samling.dokumenter[0]
        for path, content in made:
            if path in files:
                raise ValueError(f"two files want the path {path}")
            files[path] = content
    return files | kept_docx(root, documents)


def pdf_sheets(guide: Guide, site_address: str) -> dict[str, Samling]:
    """Return what each PDF of the site holds, by its path. They are slow to make, so paper/store.py keeps them."""
    return {
        beside(address, "pdf"): samling
        for rum in guide.katalog.rum
        if rum.papir
        for address, samling in rum.papir(guide, site_address)
    }
