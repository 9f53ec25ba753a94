"""The search's index: every part of every page that can be found, as plain words."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Container, Iterator
from pathlib import Path

from .finish import headings, sections

PATH = "soeg/indeks.json"
"""Where the index stands on the site; the search page asks for it."""

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^\{:.*\}$|^\s*(?:[-*+>]|#{1,6}|\d+\.|[!?]{3}\+? \w+)\s+|(?<!\w)[*_`]+|[*_`]+(?!\w)", re.MULTILINE)
"""What Markdown is written with around and between the words."""


class Indeks:
    """Gathers what can be found, one finished page at a time, as text that is ready to be written."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[int, int]] = {}
        self._text = tempfile.TemporaryFile()  # noqa: SIM115  (it lives as long as this; a large site's is 12 MB)

    def note(self, address: str, title: str, content: str) -> None:
        """Read a page's finished HTML, without the shell around it."""
        docs = [
            {"location": address + (f"#{part.id}" if part.id else ""), "title": part.titel, "text": part.tekst}
            for part in sections(content, title)
        ]
        parts = ",\n".join(json.dumps(doc, ensure_ascii=False, separators=(",", ":")) for doc in docs)
        start = self._text.seek(0, os.SEEK_END)
        self._parts[address] = start, self._text.write(parts.encode())

    def note_authored(self, content: Path, generated: Container[str]) -> None:
        """Read the words of the pages written by hand below `content`, as far as that goes without an engine.

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
                words = _SIGNS.sub("", _LINK.sub(r"\1", headings(_FRONT.sub("", text))))
                self.note(f"{address}/" if address else "", title, words)

    def written(self) -> bytes:
        """Return the index as JSON, page by page in the order of their addresses."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """Yield the index piece by piece: whole, that of a large site is a large part of the memory."""
        before = b'{"docs":[\n'
        for address in sorted(self._parts):
            start, length = self._parts[address]
            self._text.seek(start)
            yield before
            yield self._text.read(length)
            before = b",\n"
        yield b"\n]}\n" if self._parts else b'{"docs":[\n\n]}\n'
