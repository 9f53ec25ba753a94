"""The self-check: the rule from answers to a picture, worked out beforehand for every combination there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

from ...guide import Guide
from ...provenance import Henvisning, Herkomst
from .model import ORD, Led, Skridt, Tjekgruppe, Tjekudsagn

IN_PLACE, UNDER_WAY, MISSING, OPEN = "p", "v", "m", "-"
LETTERS = dict(zip(ORD, (IN_PLACE, UNDER_WAY, MISSING, OPEN), strict=True))
"""The letter of each word in addresses and in the table."""


@dataclass(frozen=True)
class NæsteSkridtView:
    """A next step. `rang` is its place, from 1, in the order of all the steps there are."""

    opslag: Skridt
    mål: Henvisning
    led: Led
    rang: int


@dataclass(frozen=True)
class TjekudsagnView:
    """A statement with its two next steps."""

    opslag: Tjekudsagn
    mangler: NæsteSkridtView
    på_vej: NæsteSkridtView


@dataclass(frozen=True)
class TjekgruppeView:
    """A group with its title, and the letter and address of the condition it is about, if it is about one."""

    opslag: Tjekgruppe
    bogstav: str
    titel: str
    betingelse: Henvisning | None
    udsagn: tuple[TjekudsagnView, ...]

    @property
    def svar(self) -> str:
        """The names of the answers that the group's picture is made of."""
        return " ".join(view.opslag.id for view in self.udsagn)


@dataclass(frozen=True)
class PlanpunktView:
    """A point of the plan, and the names of the answers that fill it in."""

    opslag: Any
    svar: str


@dataclass(frozen=True)
class PlangruppeView:
    """Points of the plan that belong together."""

    nr: str
    titel: str
    punkter: tuple[PlanpunktView, ...]


@dataclass(frozen=True)
class SelvtjekView:
    """The self-check. `tabel` gives the letter that several answers, sorted, come to as one."""

    grupper: tuple[TjekgruppeView, ...]
    antal: int
    ord: Mapping[str, str]
    tabel: Mapping[str, str]
    plan: Henvisning
    plangrupper: tuple[PlangruppeView, ...]
    klar: Henvisning
    herkomst: tuple[Herkomst, ...]


def picture(svar: Sequence[str]) -> str:
    """Return the letter that several answers come to as one; OPEN while those left open could still change it."""
    given = [letter for letter in svar if letter != OPEN]
    rests = combinations_with_replacement((IN_PLACE, UNDER_WAY, MISSING), len(svar) - len(given))
    outcomes = {_all_given((*given, *rest)) for rest in rests}
    return outcomes.pop() if len(outcomes) == 1 else OPEN


def _all_given(svar: Sequence[str]) -> str:
    """Return MISSING when at least half are missing, IN_PLACE when all are in place, and else UNDER_WAY."""
    if 2 * svar.count(MISSING) >= len(svar):
        return MISSING
    return IN_PLACE if svar.count(IN_PLACE) == len(svar) else UNDER_WAY


def pictures(sizes: Iterable[int]) -> dict[str, str]:
    """Return the picture of every combination of so many answers; the key is the letters, sorted."""
    return {
        "".join(sorted(svar)): picture(svar)
        for size in sorted(set(sizes))
        for svar in combinations_with_replacement(LETTERS.values(), size)
    }


def selvtjek_view(guide: Guide) -> SelvtjekView:
    """Return the self-check with its plan, its order of next steps and its table."""
    links, fil = guide.henvisninger, guide.katalog.selvtjek
    plan = next(liste for liste in guide.katalog.alle("tjeklister") if liste.id == fil.plan)
    bogstaver = {betingelse.id: betingelse.bogstav for betingelse in guide.katalog.alle("betingelser")}
    led = {item.id: item for item in fil.rækkefølge}
    udsagn = [udsagn for gruppe in fil.grupper for udsagn in gruppe.udsagn]
    rang = _ranks(udsagn, list(led))

    def step(udsagn: Tjekudsagn, letter: str) -> NæsteSkridtView:
        skridt = udsagn.mangler if letter == MISSING else udsagn.på_vej
        return NæsteSkridtView(skridt, links[skridt.mål], led[udsagn.led], rang[udsagn.id, letter])

    def group(gruppe: Tjekgruppe) -> TjekgruppeView:
        about = links[gruppe.betingelse] if gruppe.betingelse else None
        views = tuple(TjekudsagnView(u, step(u, MISSING), step(u, UNDER_WAY)) for u in gruppe.udsagn)
        titel = about.titel if about else gruppe.titel or ""
        return TjekgruppeView(gruppe, bogstaver.get(gruppe.betingelse or "", ""), titel, about, views)

    grupper = tuple(map(group, fil.grupper))
    plangrupper = _plan(plan, udsagn)
    sizes = [len(view.udsagn) for view in grupper]
    sizes += [len(view.svar.split()) for gruppe in plangrupper for view in gruppe.punkter if view.svar]
    return SelvtjekView(
        grupper=grupper,
        antal=len(udsagn),
        ord={LETTERS[svar.ord]: svar.ord for svar in fil.svar},
        tabel=pictures(sizes),
        plan=links[plan.id],
        plangrupper=plangrupper,
        klar=links[fil.klar.mål],
        herkomst=guide.herkomst(fil.grupper),
    )


def _ranks(udsagn: Sequence[Tjekudsagn], led: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return the place of each step: what is missing before what is under way, then by link, then as they stand."""
    ordered = sorted(udsagn, key=lambda item: led.index(item.led))
    steps = [(item.id, letter) for letter in (MISSING, UNDER_WAY) for item in ordered]
    return {step: place for place, step in enumerate(steps, 1)}


def _plan(plan: Any, udsagn: Sequence[Tjekudsagn]) -> tuple[PlangruppeView, ...]:
    """Return the plan's own groups and points, each with the answers that fill it in."""
    return tuple(
        PlangruppeView(
            gruppe.nr,
            gruppe.titel,
            tuple(
                PlanpunktView(punkt, " ".join(u.id for u in udsagn if punkt.id in u.punkter))
                for punkt in gruppe.punkter
            ),
        )
        for gruppe in plan.grupper
    )
