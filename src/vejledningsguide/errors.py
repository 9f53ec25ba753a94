"""Errors that an editor can act on: where, what, and what to do about it. Always in Danish."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fejl:
    """One fault in the data.

    `linje` and `kolonne` count from 1, and so do the places in `sti` (moduler.3.felter is the third module).
    """

    fil: str
    linje: int
    kolonne: int
    sti: str
    besked: str
    rettelse: str

    def __str__(self) -> str:
        where = f"{self.sti}: " if self.sti else ""
        return f"{self.fil}:{self.linje}:{self.kolonne}: {where}{self.besked} – {self.rettelse}"


class DataFejl(Exception):
    """Raised with every fault found, never just the first; its text is what the editor sees."""

    def __init__(self, fejl: Iterable[Fejl]) -> None:
        self.fejl = sorted(set(fejl))
        count = len(self.fejl)
        heading = "1 fejl i data" if count == 1 else f"{count} fejl i data"
        super().__init__("\n".join([f"{heading}:", *map(str, self.fejl)]))


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` most likely was meant to be, or None when nothing is close.

    Capitals make no difference: «sosu» is close to «SOSU».
    """
    lowered: dict[str, str] = {}
    for candidate in known:
        lowered.setdefault(candidate.lower(), candidate)
    close = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return «mente du …?» where something is close, and `otherwise` where nothing is."""
    close = near_miss(word, known)
    return f"mente du «{close}»?" if close else otherwise
