"""Keeps the PDFs that are made, each under the fingerprint of all that went into it: a build never takes an old one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .document import Samling
from .pdf import fingerprint, make_pdf

FOLDER = Path(".cache", "papir")
FONTS = Path(__file__).parent / "skrift"
"""The whole font: paper may hold signs that the site's own, smaller one leaves to others."""


def kept_pdfs(root: Path, sheets: Mapping[str, Samling]) -> dict[str, bytes]:
    """Return those of the PDFs that have been made as they would be made now, by path. Nothing is made or written."""
    if not (root / FOLDER).is_dir():
        return {}
    places = {path: _place(root, samling) for path, samling in sheets.items()}
    return {path: place.read_bytes() for path, place in places.items() if place.is_file()}


def make_pdfs(root: Path, sheets: Mapping[str, Samling]) -> int:
    """Make the PDFs that are not kept already, and throw away those that nobody wants; return how many were made.

    Raises PangoMangler, and ForMangeArk for a document that is too long; those made until then are kept.
    """
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {_place(root, samling): samling for samling in sheets.values()}
    missing = {place: samling for place, samling in wanted.items() if not place.is_file()}
    for place, samling in missing.items():
        half = place.with_suffix(f".{os.getpid()}")  # whoever reads meanwhile gets all of it or nothing
        half.write_bytes(make_pdf(samling, FONTS))
        half.replace(place)
    for old in set(folder.glob("*.pdf")) - set(wanted):
        old.unlink()
    return len(missing)


def _place(root: Path, samling: Samling) -> Path:
    return root / FOLDER / f"{fingerprint(samling, FONTS)}.pdf"
