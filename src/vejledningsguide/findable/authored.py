"""The pages written by hand, where no engine has read them: their title and words, as far as that goes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from ..facts import items, written
from ..finish import headings
from ..guide import Guide
from ..values import FACT, REFERENCE

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^\{:.*\}$|^\s*(?:[-*+>]|#{1,6}|\d+\.|[!?]{3}\+? \w+)\s+|(?<!\w)[*_`]+|[*_`]+(?!\w)", re.MULTILINE)
"""What Markdown is written with around and between the words."""


def _wordy(text: str, guide: Guide) -> str:
    """Return a text with its [[links]] and figures as the words a reader sees."""

    def shown(match: re.Match[str]) -> str:
        target = guide.henvisninger.get(match["id"].strip())
        return match["tekst"] or (target.titel if target else match["id"])

    return REFERENCE.sub(shown, written(text, items(guide.katalog)) if FACT.search(text) else text)


def authored(content: Path, generated: Container[str], guide: Guide) -> Iterator[tuple[str, str, str]]:
    """Yield address, title and words of each page below `content` that the search may find.

    `generated` are the names of files there that are no such pages; `guide` knows what their [[links]] are called.
    """
    for path in sorted(content.rglob("*.md")):
        if path.relative_to(content).as_posix() in generated:
            continue
        text = path.read_text(encoding="utf-8")
        front = found[1] if (found := _FRONT.match(text)) else ""
        title = found[1] if (found := _TITLE.search(front)) else ""
        if not re.search(r"^search:", front, re.MULTILINE):
            address = path.relative_to(content).with_suffix("").as_posix().removesuffix("index").rstrip("/")
            words = _SIGNS.sub("", _LINK.sub(r"\1", headings(_wordy(_FRONT.sub("", text), guide))))
            yield (f"{address}/" if address else "", title, words)
