"""What the decision guide's pages show: questions, answers and rules. An outcome of them all is in resultat.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...provenance import Henvisning
from .model import Anbefaling, Modulvalg, Spor, Svar, Valg, Valggruppe


def bare(titel: str) -> str:
    """Return a rule's title without the bracket at its end."""
    return re.sub(r" \([^()]*\)$", "", titel)


@dataclass(frozen=True)
class SvarView:
    """An answer to choose, and where it leads. `husk` are answers given before that are still of use further on."""

    opslag: Svar
    adresse: str
    husk: tuple[str, ...] = ()


@dataclass(frozen=True)
class GivetSvar:
    """An answer that was given, and where the others would have led."""

    valg: Valg
    svar: Svar
    andre: tuple[SvarView, ...]


@dataclass(frozen=True)
class UdelukketView:
    """An answer that an earlier one rules out, and why."""

    opslag: Svar
    fordi: str


@dataclass(frozen=True)
class ValggruppeView:
    """A group of answers to choose first; `adresse` is where its own are chosen, or where its only one leads."""

    opslag: Valggruppe
    adresse: str


@dataclass(frozen=True)
class VejView:
    """A finished answer that somebody with «ved ikke» can go on to: on what condition, and what it says."""

    hvis: str
    titel: str
    kort: str
    adresse: str


@dataclass(frozen=True)
class FindUdAfView:
    """What is to be found out after «ved ikke», and where each thing that can be found leads."""

    valg: Valg
    svar: Svar
    veje: tuple[VejView, ...]
    tilbage: str


@dataclass(frozen=True)
class SpørgsmålstrinView:
    """A question of the decision guide, after certain answers. With `grupper` these are chosen among first."""

    adresse: str
    valg: Valg
    svar: tuple[SvarView, ...]
    givne: tuple[GivetSvar, ...]
    tilbage: str | None
    nummer: int
    højst: int
    udelukkede: tuple[UdelukketView, ...] = ()
    grupper: tuple[ValggruppeView, ...] = ()
    gruppe: Valggruppe | None = None


@dataclass(frozen=True)
class ModulvalgView:
    """A recommended module with its goals; `for_lang` when it takes more days than there are."""

    opslag: Modulvalg
    modul: Any
    mål: tuple[Any, ...]
    for_lang: bool


@dataclass(frozen=True)
class SporView:
    """One of the two tracks of a recommendation. `dage` is what its modules take together, when that is known.

    `begynd_med` are the ways to what comes before all other modules; see plan.py, which tells a track as steps.
    """

    opslag: Spor
    moduler: tuple[ModulvalgView, ...]
    dage: int | None
    begynd_med: tuple[tuple[Any, ...], ...] = ()


@dataclass(frozen=True)
class SkridtView:
    """A next step with its link."""

    tekst: str
    adresse: str


@dataclass(frozen=True)
class AnbefalingView:
    """A recommendation with its modules and links. `adresse` is where the rule itself stands."""

    opslag: Anbefaling
    adresse: str
    i_dag: SporView
    foreslået: SporView
    læs: tuple[Henvisning, ...]
    derefter: tuple[SkridtView, ...]

    @property
    def titel(self) -> str:
        """The title without the bracket that tells it from its twin: the reader's own answers say that."""
        return bare(self.opslag.titel)


@dataclass(frozen=True)
class Vilkår:
    """What a rule asks of one question, in words. `hvis` is the answer as a condition, when there is only one."""

    navn: str
    kræver: str
    givet: str = ""
    hvis: str = ""


@dataclass(frozen=True)
class TræfView:
    """A recommendation as an outcome shows it: which answers led to it, and what it still depends on."""

    anbefaling: AnbefalingView
    fordi: tuple[Vilkår, ...]
    hvis: tuple[Vilkår, ...]


@dataclass(frozen=True)
class FravalgView:
    """A module that an outcome does not point to: other answers that bring it up, or why none do."""

    modul: Henvisning
    kommer_frem: tuple[Vilkår, ...]
    fordi: str


@dataclass(frozen=True)
class Regelvisning:
    """A rule with its conditions in words, how many outcomes show it, and all that it rests on."""

    anbefaling: AnbefalingView
    betingelser: tuple[Vilkår, ...]
    antal: int
    belæg: tuple[str, ...]
    afvigelser: tuple[str, ...]
