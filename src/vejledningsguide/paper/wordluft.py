"""How airy a list can be set in Word and still keep to its sheets.

Word sets the text itself, so this is a careful guess from how wide Calibri's signs are; the tests try what it says of
each list with a real program.
"""

from __future__ import annotations

from typing import NamedTuple

from .document import Del, Dokument, Sedelpunkt
from .ooxml import WIDTH
from .wordark import NUMBER, columns, lines_beside


class Luft(NamedTuple):
    """How far apart the lines to write on are, what is above a point, and what is above a group (mm)."""

    linje: float
    punkt: float
    gruppe: float


SETTINGS = (
    *(Luft(8.5, 1.4, 4), Luft(8, 1.3, 3.4), Luft(7.6, 1.2, 2.8), Luft(7.2, 1, 2.4)),
    *(Luft(6.9, 0.8, 2), Luft(6.6, 0.6, 1.6), Luft(6.2, 0.3, 1.1)),
)
"""The ways to set a list, the airiest first."""
LINE = 4.6
"""How high a line of what is written is (mm)."""
HEIGHT = 264
"""How high the text of a sheet may be, with some millimetres to spare."""
NARROW, BROAD = frozenset(" ijltfrI.,:;!'()[]-"), frozenset("mwMWæÆ–%")
"""Signs that are about half as wide, or half as wide again, as most."""
POINT = 25.4 / 72
EM_LINE = 1.22
"""How high a line of Calibri is, by the size of its letters."""


def airiest(dokument: Dokument) -> Luft:
    """Return the airiest setting with which a document keeps to its sheets; the tightest where none does."""
    return next((one for one in SETTINGS if tallest(dokument, one) <= HEIGHT), SETTINGS[-1])


def tallest(dokument: Dokument, luft: Luft) -> float:
    """Return how high the fullest of a document's sheets is (mm)."""
    sheets = [_top(dokument)]
    for place, part in enumerate(dokument.dele):
        if part.nyt_ark and place:
            sheets.append(0)
        sheets[-1] += _part(part, luft)
    sheets[-1] += luft.gruppe + sum(_high(said, 9, WIDTH) + 0.4 for said in _small(dokument))
    return max(sheets)


def _top(dokument: Dokument) -> float:
    """Return how high everything above the first group is."""
    beside = WIDTH - 27
    first, *rest = dokument.fakta or (("", ""),)
    facts = [": ".join(first), " ".join(": ".join(one) for one in rest)]
    said = sum(_high(fact, 10, beside) + 0.4 for fact in facts if fact.strip(": "))
    return 4 + _high(dokument.titel, 19, beside) + _high(dokument.kort, 11, beside) + 1 + said + 7.5 * 2


def _small(dokument: Dokument) -> list[str]:
    doubts = [f"Vær opmærksom på: {doubt}" for doubt in dokument.forbehold]
    return [*doubts, *filter(None, (dokument.privat, "; ".join(dokument.kilder)))]


def _part(part: Del, luft: Luft) -> float:
    beside = columns(part)
    width = WIDTH - NUMBER - sum(column.bredde for column in beside)
    heading = _high(part.titel, 12.5, width + NUMBER) + 0.6
    said = sum(_high(words, 11, width) for words in part.tekst)
    most = max((len(lines_beside(column)) for column in beside), default=0)
    return luft.gruppe + heading + said + sum(_row(punkt, width, most, luft) for punkt in part.punkter)


def _row(punkt: Sedelpunkt, width: float, beside: int, luft: Luft) -> float:
    if punkt.linjer:
        width, beside = WIDTH - NUMBER, 0
    number = _high("1", 11, width) + (_high("1", 9, width) if punkt.minutter else 0)
    text = _high(punkt.tekst, 11, width) + _high(punkt.hvorfor, 9, width) + punkt.linjer * luft.linje
    return max(luft.punkt + max(number, text), beside * luft.linje) + 0.45


def _high(text: str, size: float, width: float) -> float:
    """Return how high a text is when it is so wide, set word by word."""
    lines, at = 0, width + 1
    for word in text.split():
        wide = sum(0.28 if sign in NARROW else 0.8 if sign in BROAD else 0.51 for sign in word) * size * POINT
        if at + wide > width:
            lines, at = lines + 1, 0.0
        at += wide + 0.25 * size * POINT
    return lines * size * POINT * EM_LINE
