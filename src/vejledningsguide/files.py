"""Views → {path: bytes}: the files that stand beside the pages, as the rooms make them, and what is told on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import TemplateError

from .addresses import beside, is_local
from .dataud import data_files
from .guide import Guide
from .pages import all_pages
from .paper.document import Dokument, Opskrift, Samling, Trykkeri
from .paper.qr import qr_svg
from .paper.store import kept_docx
from .render import PaperRenderer

ADDRESSES = "adresser.json"
"""Every address and title, for the page that is shown where there is none."""
TEMPLATES = "overrides"
"""The folder below the project's own that pages are made with."""


def build_files(guide: Guide, site_address: str, root: Path | None = None) -> dict[str, bytes]:
    """Return every file made beside the pages, by its path below the site's root.

    `site_address` is where the site is published, with a slash last; `root` is the project's folder, where what is
    slow to make is kept. Raises ValueError when two files want one path.
    """
    files: dict[str, bytes] = {}
    documents = {}
    shop = _print_shop(guide, site_address, (root or Path()) / TEMPLATES)
    for rum in guide.katalog.rum:
        made = list(rum.filer_ved(guide, site_address)) if rum.filer_ved else []
        for address, _ in rum.papir(guide, site_address) if rum.papir else ():
            if not is_local(site_address):
                made.append((f"{address}qr.svg", qr_svg(site_address + guide.shortest(address))))
        for address, make in rum.word(guide, site_address) if rum.word else ():
            with suppress(TemplateError):  # told by the page itself, which is made from the same template
                documents[beside(address, "docx")] = make(shop)
        for path, content in made:
            if path in files:
                raise ValueError(f"two files want the path {path}")
            files[path] = content
    listed = [[side.adresse, side.titel] for side in all_pages(guide)]
    files[ADDRESSES] = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
    return files | data_files(guide, site_address, root or Path()) | kept_docx(root, documents)


def pdf_sheets(guide: Guide, site_address: str, templates: Path) -> dict[str, Samling]:
    """Return what each PDF of the site holds, by its path. They are slow to make, so paper/store.py keeps them.

    `templates` is the folder that pages are made with: a PDF may hold their text.
    """
    shop = _print_shop(guide, site_address, templates)
    return {beside(address, "pdf"): make(shop) for address, make in _recipes(guide, site_address).items()}


def measured(guide: Guide, site_address: str) -> Iterator[Dokument]:
    """Yield each document that has to fit on its sheets; a page's own text, which takes those it needs, is not made."""
    recipes = _recipes(guide, site_address)
    shop = Trykkeri(
        lambda address: recipes[address](shop) if address in recipes else None, lambda _address, _prefix: "-"
    )
    for make in recipes.values():
        yield from (dokument for dokument in make(shop).dokumenter if not dokument.html)


def _recipes(guide: Guide, site_address: str) -> dict[str, Opskrift]:
    rooms = [rum.papir for rum in guide.katalog.rum if rum.papir]
    return {address: make for papir in rooms for address, make in papir(guide, site_address)}


def _print_shop(guide: Guide, site_address: str, templates: Path) -> Trykkeri:
    """Return what rooms make documents with; nothing is read or made before one of them asks."""

    @cache
    def recipes() -> dict[str, Opskrift]:
        return _recipes(guide, site_address)

    @cache
    def renderer() -> PaperRenderer:
        return PaperRenderer(guide, templates, site_address, {}, {side.adresse: side for side in all_pages(guide)})

    def samling(address: str) -> Samling | None:
        make = recipes().get(address)
        return make(shop) if make else None

    shop = Trykkeri(samling, lambda address, prefix: renderer().part(address, prefix))
    return shop
