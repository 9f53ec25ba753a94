"""The search's index: every part of every page that can be found, as plain words."""

from __future__ import annotations

import json

from .finish import sections

PATH = "soeg/indeks.json"
"""Where the index stands on the site; the search page asks for it."""


class Indeks:
    """Gathers what can be found, one finished page at a time, as text that is ready to be written."""

    def __init__(self) -> None:
        self._parts: dict[str, str] = {}

    def note(self, address: str, title: str, content: str) -> None:
        """Read a page's finished HTML, without the shell around it."""
        docs = [
            {"location": address + (f"#{part.id}" if part.id else ""), "title": part.titel, "text": part.tekst}
            for part in sections(content, title)
        ]
        self._parts[address] = ",\n".join(json.dumps(doc, ensure_ascii=False, separators=(",", ":")) for doc in docs)

    def written(self) -> bytes:
        """Return the index as JSON, page by page in the order of their addresses."""
        parts = ",\n".join(self._parts[address] for address in sorted(self._parts))
        return f'{{"docs":[\n{parts}\n]}}\n'.encode()
