"""An outcome of the decision guide as its page tells it, and the whole guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...felter import Forslag, Udsagn
from ...provenance import Henvisning, Herkomst
from .beslut import modules
from .model import AnbefalingFil, UdenRegel, Valg
from .plan import Plantrin, plan
from .samlet import Samlet
from .views import (
    FindUdAfView,
    FravalgView,
    GivetSvar,
    ModulvalgView,
    Regelvisning,
    SkridtView,
    SpørgsmålstrinView,
    TræfView,
)

TIME = "tid"
"""The question of how many days there are."""


def _condition(træf: TræfView) -> str:
    """Return what a recommendation still depends on, as «Er det PAU-elever»; nothing when it is sure."""
    return træf.hvis[0].hvis if len(træf.hvis) == 1 else ""


@dataclass(frozen=True)
class Bud:
    """A module to ask for, with what a recommendation says of it."""

    modul: Any
    valg: ModulvalgView | None

    @property
    def for_lang(self) -> bool:
        """Whether it takes more days than there are."""
        return self.valg is not None and self.valg.for_lang


@dataclass(frozen=True)
class ResultatView:
    """An outcome: everything that is told of one combination of answers. `samlet` is what it comes to in days."""

    adresse: str
    givne: tuple[GivetSvar, ...]
    tilbage: str
    træf: tuple[TræfView, ...]
    fravalg: tuple[FravalgView, ...]
    version: str
    herkomst: tuple[Herkomst, ...]
    samlet: Samlet
    find_ud_af: tuple[FindUdAfView, ...]
    afhænger: bool
    """Whether what can be asked for hangs on what is to be found out."""
    fil: AnbefalingFil

    @property
    def henvisning(self) -> Henvisning:
        """The link to the outcome, as a card shows it."""
        return Henvisning("", self.overskrift, self.først.anbefaling.opslag.kort, self.adresse, "Svar fra Find modul")

    @property
    def overskrift(self) -> str:
        """The outcome in a few words."""
        if not self.afhænger:
            return self.træf[0].anbefaling.titel
        unknown = self.find_ud_af[0]
        return f"Find ud af, {unknown.svar.find_ud_af}" if unknown.svar.find_ud_af else unknown.valg.titel

    @property
    def vist(self) -> tuple[TræfView, ...]:
        """The recommendations that the page tells: not those that hang on more than the first one does."""
        open_ = {b.navn for b in self.træf[0].hvis}
        return tuple(t for t in self.træf if {b.navn for b in t.hvis} <= open_)

    @property
    def vigtigst(self) -> tuple[tuple[str, Udsagn], ...]:
        """What is to be known before any module, with the condition that it is for, or none."""
        return tuple((_condition(t), u) for t in self.vist for u in t.anbefaling.opslag.vigtigst)

    @property
    def først_om(self) -> tuple[ModulvalgView, ...]:
        """The proposed modules that are to be asked for before any in use; none while an answer is open."""
        track = self.først.anbefaling.foreslået
        return track.moduler if track.opslag.først and not self.først.hvis else ()

    @property
    def de_passer(self) -> bool:
        """Whether each of those fits the days there are, when there is a limit."""
        return any(given.svar.højst_dage for given in self.givne) and not any(m.for_lang for m in self.først_om)

    @property
    def øverst(self) -> tuple[tuple[str, Udsagn], ...]:
        """What stands at the top of the card: not what the modules to be asked for first say themselves."""
        told = self.først.anbefaling.opslag.vigtigst if self.først_om else ()
        return tuple(one for one in self.vigtigst if one[1] not in told)

    @property
    def bed_om(self) -> tuple[Udsagn, ...]:
        """What to ask for together with the module, each once."""
        return tuple({u.tekst: u for t in self.vist if (u := t.anbefaling.opslag.bed_om)}.values())

    @property
    def bed_om_måske(self) -> Udsagn | None:
        """What to ask for if the days, which nobody knows, turn out to be too many in a row."""
        open_ = {b.navn for b in self.først.hvis}
        unknown = {given.valg.navn for given in self.givne if given.valg.id == TIME and given.svar.holder_åbent}
        more = (t.anbefaling.opslag.bed_om for t in self.træf if {b.navn for b in t.hvis} - open_ == unknown)
        return next(filter(None, more), None) if unknown and not self.bed_om else None

    @property
    def husk(self) -> str:
        """What the card says beside the modules, the first sentence of each, as a plan for several has room for."""
        told = [(f"{hvis}: " if hvis else "") + u.tekst for hvis, u in self.vigtigst]
        told += [u.tekst for u in (*self.bed_om, self.bed_om_måske) if u]
        return " ".join(re.split(r"(?<=\.) ", " ".join(one.split()))[0] for one in told) if not self.afhænger else ""

    @property
    def trin(self) -> tuple[tuple[Plantrin, tuple[Bud, ...]], ...]:
        """The steps with modules in use, each with what to ask for: of alternatives, what there are days for first."""
        chosen = {m.modul.opslag.id: m for t in self.vist for m in t.anbefaling.i_dag.moduler}
        return tuple(
            (step, tuple(sorted((Bud(m, chosen.get(m.opslag.id)) for m in step.moduler), key=lambda one: one.for_lang)))
            for step in plan(self.vist, "i_dag")
        )

    @property
    def grunde(self) -> tuple[tuple[str, Udsagn], ...]:
        """Two reasons, each with the reader's answer that it has to do with, or with none; of two answers if it can."""
        given = {one.valg.id: one.svar for one in self.givne}
        reasons = list(dict.fromkeys(u for t in self.vist for u in t.anbefaling.opslag.hvorfor))
        first = [next(u for u in reasons if u.om == om) for om in dict.fromkeys(u.om for u in reasons)]
        chosen = (first + [u for u in reasons if u not in first])[:2]
        told = [given[u.om].navn if u.om in given and not given[u.om].holder_åbent else "" for u in chosen]
        names = ["" if name in told[:place] else name for place, name in enumerate(told)]
        return tuple(zip(names, chosen, strict=True))

    @property
    def har_modul(self) -> bool:
        """Whether any module is pointed to."""
        return bool(self.trin or modules(self.først.anbefaling.opslag))

    @property
    def spørg(self) -> tuple[str, ...]:
        """What to ask the school, the first three in the card."""
        own = tuple(dict.fromkeys(line for t in self.vist for line in t.anbefaling.opslag.tjek))
        if not self.har_modul:
            return own
        first, *rest = self.fil.tjek
        return (first, *own[:1], *rest, *own[1:])

    @property
    def gør(self) -> tuple[tuple[Udsagn | Forslag, bool], ...]:
        """What to do when there is no school to ask, three things at most; True marks the editors' own."""
        own = self.først.anbefaling.opslag
        things: list[tuple[Udsagn | Forslag, bool]] = [(f, True) for f in own.forslag]
        things += [(u, False) for u in own.lokalt]
        return tuple(things[:3])

    @property
    def også(self) -> tuple[TræfView, ...]:
        """The recommendations that say something else than the first one, and not only what to ask for with it.

        Of twins, for SOSU and for PAU, the first one stands for both: what is to be found out leads to the other.
        """
        by_title = {t.anbefaling.titel: t for t in reversed(self.vist)}
        others = [t for t in self.vist[1:] if by_title[t.anbefaling.titel] is t]
        return tuple(t for t in others if not t.anbefaling.opslag.bed_om)

    @property
    def læs(self) -> tuple[Henvisning, ...]:
        """What to read, each once."""
        return tuple(dict.fromkeys(link for t in self.vist for link in t.anbefaling.læs))

    def alle(self, felt: str) -> tuple[Any, ...]:
        """Return what all recommendations on the page say in a field that is a list, each once."""
        return tuple(dict.fromkeys(u for t in self.vist for u in getattr(t.anbefaling.opslag, felt)))

    @property
    def styrke(self) -> str:
        """How well the sources carry the first recommendation."""
        return self.først.anbefaling.opslag.styrke

    @property
    def derefter(self) -> tuple[SkridtView, ...]:
        """The next steps, each once, without those that lead back here."""
        steps = dict.fromkeys(s for t in self.vist for s in t.anbefaling.derefter)
        return tuple(step for step in steps if step.adresse != self.adresse)

    @property
    def først(self) -> TræfView:
        """The recommendation that comes first."""
        return self.træf[0]

    def plan(self, spor: str) -> tuple[Plantrin, ...]:
        """Return the steps of a track, with «begin with» and «A or B» told apart."""
        return plan(self.træf, spor)

    def moduler(self, spor: str) -> tuple[ModulvalgView, ...]:
        """Return the modules of a track («i_dag» or «foreslået») from all recommendations, each once."""
        found = {m.modul.opslag.id: m for t in self.træf for m in getattr(t.anbefaling, spor).moduler}
        return tuple(found.values())

    def svar_til(self, valg: str) -> str:
        """Return the answer to a question as it is told in the table, or nothing when it is not asked."""
        return next((given.svar.titel for given in self.givne if given.valg.id == valg), "")


@dataclass(frozen=True)
class FindModul:
    """The whole decision guide. `gamle` are published addresses that the rules have left, and what they show now."""

    spørgsmål: tuple[Valg, ...]
    trin: tuple[SpørgsmålstrinView, ...]
    resultater: tuple[ResultatView, ...]
    regler: tuple[Regelvisning, ...]
    uden_regel: tuple[tuple[Henvisning, UdenRegel], ...]
    gamle: Mapping[str, SpørgsmålstrinView | ResultatView]
    altid_læs: tuple[Henvisning, ...]
    forløb: Markup
    grupper: tuple[SpørgsmålstrinView, ...]
    version: str
