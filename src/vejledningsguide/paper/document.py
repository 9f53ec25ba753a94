"""What stands on paper, whatever file it ends in: plain text, ready to be set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..addresses import is_local
from ..provenance import Herkomst

UNKNOWN = ("ikke angivet", "udateret")
"""What a source's publisher and time are called where nobody knows them."""


@dataclass(frozen=True)
class Link:
    """A page on the site and its whole address: paper can't be clicked."""

    titel: str
    adresse: str


@dataclass(frozen=True)
class Sedelpunkt:
    """A point: a box to tick or, with `linjer`, a question with so many lines to write on."""

    nummer: str
    tekst: str
    hvorfor: str = ""
    minutter: int | None = None
    linjer: int = 0


@dataclass(frozen=True)
class Del:
    """Text and points under one heading; `felter` are the columns to fill in beside each box.

    `nyt_ark` says that the part begins a new sheet.
    """

    titel: str
    felter: tuple[str, ...] = ()
    tekst: tuple[str, ...] = ()
    punkter: tuple[Sedelpunkt, ...] = ()
    nyt_ark: bool = False

    @property
    def midt(self) -> tuple[str, ...]:
        """What is written in the middle column, on two lines."""
        return tuple(felt for felt in self.felter if felt in ("Besluttet", "Noter"))

    @property
    def højre(self) -> tuple[str, ...]:
        """What is written in the right column, one above the other."""
        return tuple(felt for felt in self.felter if felt not in self.midt)


@dataclass(frozen=True)
class Dokument:
    """One document: what it is for, lines to fill in at the top, its parts, and small print last.

    One with `html` is a page's own text, title and all, which takes the sheets it needs; it has none of the rest but
    the small print.

    `fakta` pairs a word with what it says («Tid», «30 minutter»); `hoved` names the lines at the top; `privat` is what
    may not be written; `side` is its page on the site, `rod` the site itself. What is for the screen alone (pages to
    read, which point is the source's own) is not here: the code and the address lead to it.
    """

    art: str
    titel: str
    kort: str
    rod: str
    side: Link
    gennemgået: date
    fakta: tuple[tuple[str, str], ...] = ()
    hoved: tuple[str, ...] = ()
    dele: tuple[Del, ...] = ()
    forbehold: tuple[str, ...] = ()
    privat: str = ""
    kilder: tuple[str, ...] = ()
    html: str = ""

    @property
    def på_nettet(self) -> bool:
        """Whether it is known where its page can be read: an address of this machine is no use on paper."""
        return not is_local(self.rod)

    @property
    def har_tider(self) -> bool:
        """Whether a point says how many minutes it may take."""
        return any(punkt.minutter for del_ in self.dele for punkt in del_.punkter)

    @property
    def har_ruder(self) -> bool:
        """Whether there is a box to tick."""
        return any(not punkt.linjer for del_ in self.dele for punkt in del_.punkter)

    @property
    def ark(self) -> int:
        """How many A4 sheets it fills."""
        return 1 + sum(del_.nyt_ark for del_ in self.dele[1:])


@dataclass(frozen=True)
class Samling:
    """What becomes one PDF: one document, or several behind a front sheet, with all their sources last.

    `forside` is a page's own front as HTML; what it leads to as «forside-del-1» is the first document. A file that is
    made of no HTML has `art`, `hoved` (the lines at the top) and `beslutninger`, which tell the same.
    """

    titel: str
    kort: str
    dokumenter: tuple[Dokument, ...]
    art: str = ""
    hoved: tuple[str, ...] = ()
    beslutninger: tuple[Del, ...] = ()
    side: Link | None = None
    forside: str = ""
    kilder: tuple[str, ...] = ()

    @property
    def på_nettet(self) -> bool:
        """Whether it is known where its page can be read."""
        return self.side is not None and not is_local(self.side.adresse)

    @property
    def gennemgået(self) -> date:
        """The day of the latest check: the file's date, so that the same text gives the same bytes."""
        return max(dokument.gennemgået for dokument in self.dokumenter)


@dataclass(frozen=True)
class Trykkeri:
    """What a room may ask for when it makes a document, by a page's address: what is told on paper of that page, if
    anything is, and otherwise its text as HTML, with a prefix on its anchors."""

    samling: Callable[[str], Samling | None]
    tekst: Callable[[str, str], str]


Opskrift = Callable[[Trykkeri], Samling]
"""How a document is made, when somebody asks for it."""


def printed(address: str) -> str:
    """Return a whole address as it is printed, without its scheme and last slash."""
    return address.partition("://")[2].replace("/#", "#").rstrip("/")


def source_line(herkomst: Herkomst) -> str:
    """Return a source as short as it can be found by: its title, and its publisher and year where they are known."""
    kilde = herkomst.kilde
    if kilde.lokal:
        return f"{kilde.titel} ({kilde.udgiver})"
    known = [part for part in (kilde.udgiver, kilde.dato.split()[-1]) if part not in UNKNOWN]
    return f"{kilde.titel} ({', '.join(known)})" if known else kilde.titel
