"""The source points as data beside the pages they stand on: what the marker behind a claim shows when it is opened."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .derive import Guide
from .derive.provenance import Punktvisning
from .derive.views import KildeView, Punktside
from .text import plain


def source_files(guide: Guide, _site_address: str) -> Iterator[tuple[str, bytes]]:
    """Yield punkter.json for each page with source points: a point's text, section and reservation by its id."""
    for view in guide.kilder:
        pages: tuple[KildeView | Punktside, ...] = (view, *view.sider)
        for page in pages:
            told = {p.punkt.id: _told(p, guide) for group in page.grupper for p in group.punkter}
            content = {"kilde": view.kilde.titel, "punkter": told}
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            yield f"{page.adresse}punkter.json", f"{text}\n".encode()


def _told(view: Punktvisning, guide: Guide) -> dict[str, str]:
    said = {"punkt": view.punkt.punkt, "afsnit": view.punkt.afsnit, "forbehold": view.punkt.forbehold or ""}
    return {
        key: " ".join(plain(text, lambda id_: guide.henvisninger[id_].titel).split())
        for key, text in said.items()
        if text
    }
