"""How long it is since somebody held each item up against its source, and when it is to be done again."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from .walk import Sti


@dataclass(frozen=True)
class Holdbarhed:
    """What editors have settled: how many months a review holds, by the name of the file or folder in data/ without
    an ending, and how many items somebody can review in a day. Nothing of it is known where there is no such file."""

    måneder: Mapping[str, int] = field(default_factory=dict)
    på_en_dag: int = 0


@dataclass(frozen=True)
class Gennemgang:
    """One item's last review, and the day by which the next is due, when a deadline is set for its file.

    It is `fælles` when so many items have the same day that nobody can have reviewed each of them on it.
    """

    fil: str
    sti: Sti
    stamme: str
    item: Any
    dag: date
    frist: date | None
    fælles: bool

    def left(self, today: date) -> int:
        """Return how many days are left before it is overdue; fewer than none when it is."""
        return (self.frist - today).days if self.frist else 0

    def is_overdue(self, today: date) -> bool:
        """Return whether the last day for the next review is past."""
        return self.frist is not None and self.frist < today


class Friskhed:
    """The review of every item that has one."""

    def __init__(self, things: Iterable[tuple[str, Sti, str, Any]], holdbarhed: Holdbarhed) -> None:
        """`things` are items with their file, their way in it, and the name of the file or its folder."""
        self._things = [one for one in things if getattr(one[3], "gennemgået", None)]
        self._stems = {type(item): stem for _, _, stem, item in self._things}
        self.holdbarhed = holdbarhed

    @property
    def stammer(self) -> tuple[str, ...]:
        """The name of every file and folder whose items are reviewed, in reading order."""
        return tuple(dict.fromkeys(self._stems.values()))

    @cached_property
    def fælles_dage(self) -> Mapping[date, int]:
        """The days that more items have than somebody can review in one, and how many have each."""
        most = self.holdbarhed.på_en_dag
        days = Counter(item.gennemgået for _, _, _, item in self._things)
        return {day: count for day, count in sorted(days.items()) if most and count > most}

    @cached_property
    def gennemgange(self) -> tuple[Gennemgang, ...]:
        """Every review, the one that is due first before the others, and of the same day in reading order."""
        found = [
            Gennemgang(name, sti, stem, item, item.gennemgået, self.due(item), item.gennemgået in self.fælles_dage)
            for name, sti, stem, item in self._things
        ]
        return tuple(sorted(found, key=lambda one: one.frist or date.max))

    def due(self, item: Any) -> date | None:
        """Return the last day for an item's next review; None when no deadline is set for its file."""
        months = self.holdbarhed.måneder.get(self._stems.get(type(item), ""))
        return months_after(item.gennemgået, months) if months else None


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
