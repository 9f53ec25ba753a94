"""An outcome of the decision guide as its page tells it, and the whole guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ...felter import Forslag, Udsagn
from ...provenance import Henvisning, Herkomst
from ...text import danish_list
from .beslut import modules
from .model import UdenRegel, Valg
from .plan import Plantrin, plan
from .samlet import Samlet
from .views import (
    FravalgView,
    GivetSvar,
    ModulvalgView,
    Regelvisning,
    SkridtView,
    SpørgsmålstrinView,
    TræfView,
)


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

    @property
    def henvisning(self) -> Henvisning:
        """The link to the outcome, as a card shows it."""
        return Henvisning("", self.overskrift, self.først.anbefaling.opslag.kort, self.adresse, "Svar fra Find modul")

    @property
    def afhænger(self) -> tuple[str, ...]:
        """What must be known before anything can be said: the open questions of the first recommendation."""
        return tuple(b.navn for b in self.træf[0].hvis)

    @property
    def overskrift(self) -> str:
        """The outcome in a few words."""
        first = self.træf[0].anbefaling.opslag.titel
        return f"Svaret afhænger af {danish_list(self.afhænger)}" if self.afhænger else first

    @property
    def læs(self) -> tuple[Henvisning, ...]:
        """What to read, each once."""
        return tuple(dict.fromkeys(link for t in self.træf for link in t.anbefaling.læs))

    @property
    def hvorfor(self) -> tuple[tuple[TræfView, tuple[Udsagn, ...]], ...]:
        """What the sources say for each recommendation, without what was said for one before it."""
        said: set[Udsagn] = set()
        result = []
        for t in self.træf:
            new = tuple(u for u in t.anbefaling.opslag.hvorfor if u not in said)
            said |= set(new)
            result.append((t, new))
        return tuple(result)

    @property
    def lokalt(self) -> tuple[Udsagn, ...]:
        """What the place itself can do, each once."""
        return tuple(dict.fromkeys(u for t in self.træf for u in t.anbefaling.opslag.lokalt))

    @property
    def forslag(self) -> tuple[Forslag, ...]:
        """What the editors suggest, each once."""
        return tuple(dict.fromkeys(f for t in self.træf for f in t.anbefaling.opslag.forslag))

    @property
    def tjek(self) -> tuple[str, ...]:
        """What to check before deciding on these recommendations, each once."""
        return tuple(dict.fromkeys(line for t in self.træf for line in t.anbefaling.opslag.tjek))

    @property
    def har_modul(self) -> bool:
        """Whether any module is pointed to."""
        return any(modules(t.anbefaling.opslag) for t in self.træf)

    @property
    def akademi(self) -> tuple[Udsagn, ...]:
        """The way through the academy that the recommendations know of."""
        return tuple(dict.fromkeys(u for t in self.træf for u in t.anbefaling.opslag.akademi))

    @property
    def derefter(self) -> tuple[SkridtView, ...]:
        """The next steps, each once, without those that lead back here."""
        steps = dict.fromkeys(s for t in self.træf for s in t.anbefaling.derefter)
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
    version: str
