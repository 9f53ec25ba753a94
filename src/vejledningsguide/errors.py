"""Errors that an editor can act on: where, what, and what to do about it. Always in Danish."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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
        told = f"{self.fil}:{self.linje}:{self.kolonne}: {where}{self.besked} – {self.rettelse}"
        return told.replace("\n", " ")  # a value that is named may hold several lines; a fault is told in one


class DataFejl(Exception):
    """Raised with every fault found, never just the first; its text is what the editor sees."""

    def __init__(self, fejl: Iterable[Fejl]) -> None:
        self.fejl = sorted(set(fejl))
        count = len(self.fejl)
        heading = "1 fejl i data" if count == 1 else f"{count} fejl i data"
        super().__init__("\n".join([f"{heading}:", *map(str, self.fejl)]))


_CLOSED = ("der er ikke adgang til stedet", "giv dig selv lov til at læse og skrive der, eller flyt projektet")
_SYSTEM = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), ("disken er fuld", "gør plads, og kør kommandoen igen")),
    **dict.fromkeys((errno.EACCES, errno.EPERM), _CLOSED),
    errno.EROFS: ("stedet er skrivebeskyttet", "fjern beskyttelsen, eller flyt projektet"),
    errno.EISDIR: (
        "her ligger en mappe, hvor der skal ligge en fil",
        "giv mappen et andet navn, og hent filen tilbage",
    ),
    errno.ENOTDIR: ("en del af stien er en fil og ikke en mappe", "giv filen et andet navn, eller flyt den"),
    errno.EEXIST: ("her ligger en fil, hvor der skal være en mappe", "giv filen et andet navn, eller flyt den"),
    errno.ENOENT: ("filen findes ikke", "opret den, eller hent den tilbage"),
    errno.ELOOP: ("genvejen peger på sig selv", "slet den, og opret den igen"),
    errno.ENAMETOOLONG: ("navnet er for langt", "giv den et kortere"),
    **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), ("et andet program bruger den", "luk programmet, og prøv igen")),
    errno.EIO: ("disken svarer ikke", "se efter, om drevet er forbundet, og prøv igen"),
}
"""What the system says when a file can't be read or written, and what an editor can do about it."""


def system_words(error: OSError) -> tuple[str, str]:
    """Return what is wrong and what to do about it, when the system refuses a file or a folder."""
    place = error.filename2 or error.filename
    if error.errno == errno.EACCES and isinstance(place, str | Path) and Path(place).is_dir():
        return _SYSTEM[errno.EISDIR] if Path(place).suffix else _CLOSED  # Windows refuses to read a folder so
    unknown = f"systemet afviser det (nummer {error.errno})", "se efter, om filen er åben i et andet program"
    return _SYSTEM.get(error.errno or 0, unknown)


def system_fault(error: OSError, root: Path | None = None, otherwise: str = "guiden") -> Fejl:
    """Return the system's refusal as a fault: its place below `root` where it has one, and else `otherwise`."""
    place = error.filename2 or error.filename
    shown = otherwise
    if isinstance(place, str | Path):
        path = Path(place)
        base = (root or Path()).resolve()
        shown = path.resolve().relative_to(base).as_posix() if path.resolve().is_relative_to(base) else path.as_posix()
    return Fejl(shown, 1, 1, "", *system_words(error))


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
