"""What an outcome comes to as a plan: its steps in order, and the ways to take each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .views import TræfView, Vilkår


@dataclass(frozen=True)
class Plantrin:
    """A step. Of its `veje` one is enough («A eller B»); all modules of a way are taken, in order («A, så B»).

    `begynd` marks a step that comes before what the other rules point to («begynd med basis»), and `hvis` what a step
    still depends on.
    """

    veje: tuple[tuple[Any, ...], ...]
    hvis: tuple[Vilkår, ...] = ()
    begynd: bool = False

    @property
    def moduler(self) -> tuple[Any, ...]:
        """Every module of the step, whichever way is taken."""
        return tuple(modul for vej in self.veje for modul in vej)

    @property
    def dage(self) -> tuple[int, int] | None:
        """The fewest and the most days that the step takes, or None when the sources don't give them all."""
        if not all(modul.opslag.dage for modul in self.moduler):
            return None
        least = min(sum(min(modul.opslag.dage) for modul in vej) for vej in self.veje)
        return least, max(sum(max(modul.opslag.dage) for modul in vej) for vej in self.veje)


def plan(træf: Iterable[TræfView], spor: str) -> tuple[Plantrin, ...]:
    """Return the steps of a track («i_dag» or «foreslået»); a module that an earlier step has is not told again."""
    tracks = [(t, getattr(t.anbefaling, spor)) for t in træf]
    steps = [Plantrin(track.begynd_med, t.hvis, begynd=True) for t, track in tracks if track.begynd_med]
    seen = {modul.opslag.id for step in steps for modul in step.moduler}
    for t, track in tracks:
        new = tuple(m.modul for m in track.moduler if m.modul.opslag.id not in seen)
        seen |= {modul.opslag.id for modul in new}
        if new:
            steps.append(Plantrin(tuple((modul,) for modul in new) if track.opslag.enten_eller else (new,), t.hvis))
    return tuple(steps)
