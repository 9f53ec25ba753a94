"""Figures → bars that a template can draw: shares of a length from 0 to 100, never pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...text import danish_number
from .model import Talsæt

MAX_SERIES = 7
"""So many colours can be told apart; the style sheet has as many."""


@dataclass(frozen=True)
class Stykke:
    """A piece of a bar: where it starts and how long it is, in per cent of the longest bar; which series it is."""

    start: float
    længde: float
    serie: int


@dataclass(frozen=True)
class Bjælke:
    """A bar with its name and its value in words."""

    navn: str
    stykker: tuple[Stykke, ...]
    tekst: str


@dataclass(frozen=True)
class Diagram:
    """A chart: lying or standing bars, and the names of the series when there are several."""

    stående: bool
    bjælker: tuple[Bjælke, ...]
    serier: tuple[str, ...]


def diagram(tal: Talsæt) -> Diagram | None:
    """Return the chart of a set of figures, or None for key figures, which are shown as they are."""
    rows = [(row.navn, row.værdier) for row in tal.rækker]
    if tal.form == "nøgletal" or tal.uden_diagram or tal.få:
        return None
    if tal.form == "bjælker":
        own = [row.i_alt for row in tal.rækker]
        return Diagram(False, _told(_bars(rows), own), tal.kolonner if len(tal.kolonner) > 1 else ())
    columns = [(navn, [row[1][place] for row in rows]) for place, navn in enumerate(tal.kolonner)]
    if tal.form == "søjler":
        return Diagram(True, _told(_bars(columns), tal.kildens_sum), tuple(navn for navn, _ in rows))
    by_row = all(_is_whole(værdier) for _, værdier in rows)
    if by_row:
        return Diagram(False, _bars(rows, 100.0), tal.kolonner)
    return Diagram(False, _bars(columns, 100.0), tuple(navn for navn, _ in rows))


def _told(bars: Sequence[Bjælke], own: Sequence[float | None]) -> tuple[Bjælke, ...]:
    """Return bars that say the source's own sums, where it gives any."""
    sums = [*own, *[None] * len(bars)]
    return tuple(
        replace(bar, tekst=danish_number(said)) if said is not None else bar
        for bar, said in zip(bars, sums, strict=False)
    )


def _is_whole(values: Sequence[float | None]) -> bool:
    return abs(sum(value or 0 for value in values) - 100) <= 3


def _bars(bars: Sequence[tuple[str, Sequence[float | None]]], whole: float = 0.0) -> tuple[Bjælke, ...]:
    """Return bars scaled to `whole`, or to the longest of them; rounded shares of more than a whole to their sum."""
    longest = whole or max(sum(value or 0 for value in values) for _, values in bars) or 1.0
    result = []
    for navn, values in bars:
        pieces: list[Stykke] = []
        start = 0.0
        full = max(longest, sum(value or 0 for value in values))
        for series, value in enumerate(values):
            length = 100 * (value or 0) / full
            if length:
                pieces.append(Stykke(round(start, 2), round(length, 2), series + 1))
            start += length
        known = [value for value in values if value is not None]
        words = danish_number(sum(known) if known else None) if not whole else ""
        result.append(Bjælke(navn, tuple(pieces), words))
    return tuple(result)
