"""What a page keeps for its foot while it is made, and what has left it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from .grundlag import Forbehold
from .guide import Guide, Side

_MOVED = Markup('<p class="boks boks--forbehold flyttet" id="{}" data-flyttet="{}">{} <a href="{}">Gå dertil</a></p>')
"""Shown only to the reader whose link led to the anchor; script sends the reader right on."""


def moved(gone: Sequence[tuple[str, str, str]], href: Callable[[str], str]) -> str:
    """Return the last lines of a page's HTML: each anchor that has left it, with its address now and why."""
    ways = [_MOVED.format(anchor, href(address), why, href(address)) for anchor, address, why in gone]
    return "".join(f"\n{way}" for way in ways) + "\n"


NEW = timedelta(days=90)
"""So long a change is told on the pages that it is about, counted back from the newest one, not from today: the same
data make the same site."""


def changes(guide: Guide, side: Side) -> list[Any]:
    """Return the newest change of each thing that a page is about, when it is not too old."""
    told = getattr(guide, "ændret", {})
    found = {view.opslag.id: view for id_ in side.om if (view := told.get(id_))}
    first = max((view.opslag.dato for view in told.values()), default=date.min)
    return [view for view in found.values() if first - view.opslag.dato <= NEW]


@dataclass
class Foot:
    """The doubts met so far, each once, and whether the editors have suggested something."""

    doubts: dict[Forbehold, None] = field(default_factory=dict)
    weighty: list[Forbehold] = field(default_factory=list)
    suggests: bool = False

    def globals(self) -> dict[str, Callable[..., object]]:
        """Return what templates call."""
        return {
            "husk_forbehold": self.remember,
            "vigtigt_forbehold": self.weightiest,
            "øvrige_forbehold": lambda: tuple(self.doubts),
            "husk_forslag": self.suggest,
            "har_forslag": lambda: self.suggests,
        }

    def clear(self) -> None:
        """Forget the page before."""
        self.doubts, self.weighty, self.suggests = {}, [], False

    def remember(self, doubts: Sequence[Forbehold]) -> str:
        """Keep what is uncertain, and write nothing where it is met."""
        self.doubts |= dict.fromkeys(doubts)
        self.weighty += [doubt for doubt in doubts if doubt.vigtigt]
        return ""

    def suggest(self) -> str:
        """Keep in mind that something is suggested, and write nothing."""
        self.suggests = True
        return ""

    def weightiest(self) -> list[Forbehold]:
        """Return the first doubt since the last foot that would change what the reader does: it is not told again."""
        shown, self.weighty = self.weighty[:1], []
        for doubt in shown:
            self.doubts.pop(doubt, None)
        return shown
