"""What an outcome comes to, in steps and days: all that tells of days — the group plan, the table and the files — tells
it from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from typing import Any

from ...text import danish_list
from .beslut import Beslutningsguide, Træf, Udfald, all_modules
from .plan import plan
from .views import TræfView

ONLY_SOME = "Hvis "
"""How the words on a module begin when it is for some only."""


@dataclass(frozen=True)
class Sumtrin:
    """A step: ways that are alternatives, each of modules taken together. `hvis` says when it is for some only."""

    veje: tuple[tuple[Any, ...], ...]
    hvis: str = ""

    @property
    def tekst(self) -> str:
        """The step in words, each module with its days."""
        ways = (" + ".join(f"{m.opslag.kaldes} ({m.dage})" for m in vej) for vej in self.veje)
        return " eller ".join(ways) + (f", {self.hvis}" if self.hvis else "")


@dataclass(frozen=True)
class Sporsum:
    """What one track comes to. `afhænger` are the questions that must be answered before there is a step to tell of;
    the days are then the least and the most that the answers can lead to. `ukendt`: the source gives a length no days.
    """

    afhænger: tuple[str, ...]
    trin: tuple[Sumtrin, ...]
    mindst: int
    højst: int
    ukendt: bool

    @property
    def tekst(self) -> str:
        """The steps in words."""
        if self.afhænger:
            return f"Afhænger af {danish_list(self.afhænger)}"
        return ", derefter ".join(trin.tekst for trin in self.trin) or "Intet modul"

    @property
    def dage(self) -> str:
        """The days in words; nothing when there is no module."""
        if self.ukendt:
            return (
                f"mindst {self.mindst} {'dag' if self.mindst == 1 else 'dage'}" if self.mindst else "dage ikke angivet"
            )
        if not self.højst:
            return ""
        days = f"{self.højst}" if self.mindst == self.højst else f"{self.mindst}–{self.højst}"
        return f"{days} {'dag' if self.højst == 1 else 'dage'}"


@dataclass(frozen=True)
class Samlet:
    """Both tracks of an outcome."""

    i_dag: Sporsum
    foreslået: Sporsum


class Summer:
    """Sums up outcomes. `match` makes a rule's view, and `rungs` are the rungs in the order they are taken."""

    def __init__(
        self,
        guide: Beslutningsguide,
        match: Callable[[Træf, Mapping[str, str], frozenset[str]], TræfView],
        rungs: Sequence[str],
    ) -> None:
        self.guide = guide
        self.match = match
        self.rungs = rungs

    def sum(self, udfald: Udfald) -> Samlet:
        """Return what an outcome comes to."""
        return Samlet(self._track(udfald, "i_dag"), self._track(udfald, "foreslået"))

    def _track(self, udfald: Udfald, track: str) -> Sporsum:
        open_ = {id_ for t in udfald.træf if all_modules(t.anbefaling) for id_ in t.åbne}
        ways = {
            tuple(sorted(self._steps(answers, track), key=self._rung)) for answers in self._answered(udfald.svar, open_)
        }
        days = [_days(steps) for steps in ways]
        return Sporsum(
            tuple(valg.navn for valg in self.guide.fil.spørgsmål if valg.id in open_) if len(ways) > 1 else (),
            next(iter(ways)) if len(ways) == 1 else (),
            min(least for least, _, _ in days),
            max(most for _, most, _ in days),
            any(unknown for _, _, unknown in days),
        )

    def _answered(self, answers: Mapping[str, str], open_: AbstractSet[str]) -> Iterator[Mapping[str, str]]:
        """Yield the answers with each definite answer that there could be in place of each open one."""
        known = [[svar.id for svar in self.guide.valg[id_].svar if not svar.holder_åbent] for id_ in open_]
        for one in product(*known):
            yield {**answers, **dict(zip(open_, one, strict=True))}

    def _steps(self, answers: Mapping[str, str], track: str) -> Iterator[Sumtrin]:
        """Yield the steps that definite answers lead to; what is for some only is a step of its own."""
        views = [self.match(t, answers, frozenset()) for t in self.guide.decide(answers).træf]
        chosen = (m for t in views for m in getattr(t.anbefaling, track).moduler)
        some = {m.modul.opslag.id: words for m in chosen if (words := _only_some(m.opslag.hvordan))}
        for step in plan(views, track):
            ways = (tuple(m for m in vej if m.opslag.id not in some) for vej in step.veje)
            if rest := tuple(vej for vej in ways if vej):
                yield Sumtrin(rest)
            yield from (Sumtrin(((m,),), some[m.opslag.id]) for m in step.moduler if m.opslag.id in some)

    def _rung(self, trin: Sumtrin) -> int:
        return min(self.rungs.index(one.opslag.niveau) for vej in trin.veje for one in vej)


def _only_some(how: str | None) -> str:
    """Return the condition in the words on a module, ready to stand after its name; nothing when it is for all."""
    first = (how or "").split(". ")[0].rstrip(".")
    return first[0].lower() + first[1:] if first.startswith(ONLY_SOME) else ""


def _days(steps: Sequence[Sumtrin]) -> tuple[int, int, bool]:
    """Return the least and the most days of some steps, and whether a module's length is not given."""
    least = most = 0
    unknown = False
    for trin in steps:
        given = [[one.opslag.dage for one in vej] for vej in trin.veje]
        unknown = unknown or any(not dage for vej in given for dage in vej)
        least += 0 if trin.hvis else min(sum(min(dage) for dage in vej if dage) for vej in given)
        most += max(sum(max(dage) for dage in vej if dage) for vej in given)
    return least, most, unknown
