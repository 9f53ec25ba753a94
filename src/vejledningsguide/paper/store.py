"""Keeps the PDFs and Word files that are made, each under the fingerprint of all that went into it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..opsaetning import kept
from .document import Samling
from .pdf import fingerprint, make_pdf

FOLDER = "papir"
"""The folder of what is kept in which paper is."""
FONTS = Path(__file__).parent / "skrift"
"""The whole font: paper may hold signs that the site's own, smaller one leaves to others."""
INGREDIENTS = (
    *(
        "word.py",
        "wordark.py",
        "wordhtml.py",
        "wordluft.py",
        "wordtrae.py",
        "ooxml.py",
        "pakket.py",
        "document.py",
        "qr.py",
    ),
    *("typografier.xml", "indstillinger.xml"),
)
"""The files here that shape a Word file."""
MOST = 200
"""So many Word files are kept: those of a few editions of the lists."""


def kept_pdfs(root: Path, sheets: Callable[[], Mapping[str, Samling]]) -> dict[str, bytes]:
    """Return those of the PDFs that have been made as they would be made now, by path. Nothing is made or written.

    `sheets` tells what each would hold; it is only asked where some are kept.
    """
    if next(kept(root, FOLDER).glob("*.pdf"), None) is None:
        return {}
    places = {path: _place(root, samling) for path, samling in sheets().items()}
    return {path: place.read_bytes() for path, place in places.items() if place.is_file()}


def make_pdfs(root: Path, sheets: Mapping[str, Samling]) -> int:
    """Make the PDFs that are not kept already, and throw away those that nobody wants; return how many were made.

    Raises PangoMangler, and ForMangeArk for a document that is too long; those made until then are kept.
    """
    folder = kept(root, FOLDER)
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


def kept_docx(root: Path | None, sheets: Mapping[str, Samling]) -> dict[str, bytes]:
    """Return what is told on paper as Word files, by path; those that were made before are taken as they are kept.

    Where there is no `root`, or it can't be written in, every one is made again.
    """
    made: dict[str, bytes] = {}
    for path, samling in sheets.items():
        place = kept(root, FOLDER) / f"{_docx_fingerprint(samling)}.docx" if root else None
        if place and place.is_file():
            made[path] = place.read_bytes()
            continue
        from .word import make_docx  # slow to load, and seldom needed

        made[path] = make_docx(samling)
        if place:
            _keep(place, made[path])
    return made


def _docx_fingerprint(samling: Samling) -> str:
    """Return what changes when the Word file would: a digest of its text, the styles and the program."""
    return hashlib.sha256(_word_program() + repr(samling).encode()).hexdigest()[:24]


@cache
def _word_program() -> bytes:
    versions = f"{version('python-docx')} {version('segno')}".encode()
    here = Path(__file__).parent
    return versions + b"".join((here / name).read_bytes() for name in INGREDIENTS)


def _keep(place: Path, content: bytes) -> None:
    """Write a file so that whoever reads meanwhile gets all of it or nothing; throw away the oldest of its kind."""
    half = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(place)
        by_age = sorted(place.parent.glob(f"*{place.suffix}"), key=lambda path: path.stat().st_mtime)
        for old in by_age[:-MOST]:
            old.unlink()
    except OSError:
        return


def _place(root: Path, samling: Samling) -> Path:
    return kept(root, FOLDER) / f"{fingerprint(samling, FONTS)}.pdf"
