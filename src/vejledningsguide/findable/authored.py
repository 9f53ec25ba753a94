"""The pages written by hand, where no engine has read them: their title and words, as far as that goes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from ..finish import headings
from ..values import REFERENCE

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^\{:.*\}$|^\s*(?:[-*+>]|#{1,6}|\d+\.|[!?]{3}\+? \w+)\s+|(?<!\w)[*_`]+|[*_`]+(?!\w)", re.MULTILINE)
"""What Markdown is written with around and between the words."""


def _wordy(text: str) -> str:
    """Return a text with its [[links]] as words."""
    return REFERENCE.sub(lambda match: match["tekst"] or match["id"], text)


def authored(content: Path, generated: Container[str]) -> Iterator[tuple[str, str, str]]:
    """Yield address, title and words of each page below `content` that the search may find.

    `generated` are the names of files there that are no such pages.
    """
    for path in sorted(content.rglob("*.md")):
        if path.relative_to(content).as_posix() in generated:
            continue
        text = path.read_text(encoding="utf-8")
        front = found[1] if (found := _FRONT.match(text)) else ""
        title = found[1] if (found := _TITLE.search(front)) else ""
        if not re.search(r"^search:", front, re.MULTILINE):
            address = path.relative_to(content).with_suffix("").as_posix().removesuffix("index").rstrip("/")
            words = _SIGNS.sub("", _LINK.sub(r"\1", headings(_wordy(_FRONT.sub("", text)))))
            yield (f"{address}/" if address else "", title, words)
