"""Whether a document can stand on its sheets, told without its PDF: it is measured where it is a near thing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from math import ceil
from pathlib import Path

from ..opsaetning import kept
from .document import Del, Dokument, Samling
from .pdf import PangoMangler, fingerprint, fits
from .store import FOLDER, FONTS, MOST

ROOMY = 25
"""So many lines stand on a sheet with room to spare: its tightest setting takes more than twice as many."""
NARROW, WIDE = 30, 70
"""The signs on a line beside the widest columns to fill in, and of small print; both on the low side."""


def overfull(root: Path, documents: Iterable[Dokument]) -> list[Dokument]:
    """Return the documents that can't stand on the sheets they may fill, each once.

    What was measured is kept below the project's `root`. Where Pango is missing there are no PDFs, and no answer.
    """
    every: dict[str, Dokument] = {}
    for dokument in documents:
        if not dokument.html:  # a list stands alone before it is in a package, where it is a little shorter
            every.setdefault(dokument.side.adresse, dokument)
    try:
        return [one for one in every.values() if not _fits(root, one)]
    except PangoMangler:
        return []


def _fits(root: Path, dokument: Dokument) -> bool:
    if max(_lines(part) for part in _sheets(dokument)) + _around(dokument) <= ROOMY:
        return True
    name = fingerprint(Samling(dokument.titel, dokument.kort, (dokument,)), FONTS)
    if (kept(root, FOLDER) / f"{name}.pdf").is_file():
        return True
    place = kept(root, FOLDER) / f"{name}.plads"
    try:
        return place.read_text(encoding="ascii") == "ja"
    except OSError:
        pass
    answer = fits(dokument, FONTS)
    _keep(place, "ja" if answer else "nej")
    return answer


def _sheets(dokument: Dokument) -> list[list[Del]]:
    """Return the parts on each sheet."""
    sheets: list[list[Del]] = [[]]
    for place, del_ in enumerate(dokument.dele):
        if del_.nyt_ark and place:
            sheets.append([])
        sheets[-1].append(del_)
    return sheets


def _lines(parts: list[Del]) -> int:
    """Return how many lines some parts take at most."""
    points = [punkt for part in parts for punkt in part.punkter]
    text = sum(ceil(len(p.tekst) / NARROW) + ceil(len(p.hvorfor) / NARROW) for p in points)
    return (
        2 * len(parts)
        + text
        + sum(2 * p.linjer for p in points)
        + sum(ceil(len(t) / NARROW) for p in parts for t in p.tekst)
    )


def _around(dokument: Dokument) -> int:
    """Return how many lines the top and the small print take beyond what every document has."""
    small = (
        dokument.kort,
        dokument.privat,
        *dokument.forbehold,
        *dokument.kilder,
        *(said for _, said in dokument.fakta),
    )
    return sum(ceil(len(said) / WIDE) - 1 for said in small if len(said) > 2 * WIDE)


def _keep(place: Path, answer: str) -> None:
    """Keep an answer, and throw away the oldest; where nothing can be written it is measured again."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}")
        half.write_text(answer, encoding="ascii")
        half.replace(place)
        for old in sorted(place.parent.glob("*.plads"), key=lambda path: path.stat().st_mtime)[:-MOST]:
            old.unlink()
    except OSError:
        return
