"""The search's index: every part of every page that can be found, as plain words."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator

from .finish import sections

PATH = "soeg/indeks.json"
"""Where the index stands on the site; the search page asks for it."""


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
