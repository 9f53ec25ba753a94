"""The decision guide's pages: every question, every outcome, and the table of them all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import PAGES
from ..audit import guide_of
from ..decide import Beslutningsguide, Knude, Træf, Udfald, modules
from ..model import (
    Anbefaling,
    Forslag,
    Katalog,
    Modulvalg,
    Mål,
    Næsteskridt,
    Spor,
    Svar,
    UdenRegel,
    Udsagn,
    Valg,
    points,
)
from ..text import danish_list
from .flow import flow
from .provenance import Henvisning, Herkomst, gather_sources
from .views import ModulView

START = PAGES["find-modul"].adresse


@dataclass(frozen=True)
class SvarView:
    """An answer to choose, and where it leads. `husk` are answers given before that are still of use further on."""

    svar: Svar
    adresse: str
    husk: tuple[str, ...] = ()


@dataclass(frozen=True)
class GivetSvar:
    """An answer that was given, and where the others would have led."""

    valg: Valg
    svar: Svar
    andre: tuple[SvarView, ...]


@dataclass(frozen=True)
class SpørgsmålstrinView:
    """A question of the decision guide, after certain answers."""

    adresse: str
    valg: Valg
    svar: tuple[SvarView, ...]
    givne: tuple[GivetSvar, ...]
    tilbage: str | None
    nummer: int
    højst: int


@dataclass(frozen=True)
class ModulvalgView:
    """A recommended module with its goals; `for_lang` when it takes more days than there are."""

    valg: Modulvalg
    modul: ModulView
    mål: tuple[Mål, ...]
    for_lang: bool


@dataclass(frozen=True)
class SporView:
    """One of the two tracks of a recommendation. `dage` is what its modules take together, when that is known."""

    spor: Spor
    moduler: tuple[ModulvalgView, ...]
    dage: int | None


@dataclass(frozen=True)
class SkridtView:
    """A next step with its link."""

    tekst: str
    adresse: str


@dataclass(frozen=True)
class AnbefalingView:
    """A recommendation with its modules and links. `adresse` is where the rule itself stands."""

    anbefaling: Anbefaling
    adresse: str
    i_dag: SporView
    foreslået: SporView
    læs: tuple[Henvisning, ...]
    derefter: tuple[SkridtView, ...]


@dataclass(frozen=True)
class Betingelse:
    """What a rule asks of one question, in words."""

    navn: str
    kræver: str
    givet: str = ""


@dataclass(frozen=True)
class TræfView:
    """A recommendation as an outcome shows it: which answers led to it, and what it still depends on."""

    anbefaling: AnbefalingView
    fordi: tuple[Betingelse, ...]
    hvis: tuple[Betingelse, ...]


@dataclass(frozen=True)
class FravalgView:
    """A module that an outcome does not point to: the condition that failed, or why no rule points to it."""

    modul: Henvisning
    regel: str
    betingelse: Betingelse | None
    fordi: str


@dataclass(frozen=True)
class ResultatView:
    """An outcome: everything that is told of one combination of answers."""

    adresse: str
    givne: tuple[GivetSvar, ...]
    tilbage: str
    træf: tuple[TræfView, ...]
    fravalg: tuple[FravalgView, ...]
    version: str
    herkomst: tuple[Herkomst, ...]

    @property
    def afhænger(self) -> tuple[str, ...]:
        """What must be known before anything can be said: the open questions of the first recommendation."""
        return tuple(b.navn for b in self.træf[0].hvis)

    @property
    def overskrift(self) -> str:
        """The outcome in a few words."""
        first = self.træf[0].anbefaling.anbefaling.titel
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
            new = tuple(u for u in t.anbefaling.anbefaling.hvorfor if u not in said)
            said |= set(new)
            result.append((t, new))
        return tuple(result)

    @property
    def lokalt(self) -> tuple[Udsagn, ...]:
        """What the place itself can do, each once."""
        return tuple(dict.fromkeys(u for t in self.træf for u in t.anbefaling.anbefaling.lokalt))

    @property
    def forslag(self) -> tuple[Forslag, ...]:
        """What the editors suggest, each once."""
        return tuple(dict.fromkeys(f for t in self.træf for f in t.anbefaling.anbefaling.forslag))

    @property
    def tjek(self) -> tuple[str, ...]:
        """What to check before deciding on these recommendations, each once."""
        return tuple(dict.fromkeys(line for t in self.træf for line in t.anbefaling.anbefaling.tjek))

    @property
    def har_modul(self) -> bool:
        """Whether any module is pointed to."""
        return any(modules(t.anbefaling.anbefaling) for t in self.træf)

    @property
    def akademi(self) -> tuple[Udsagn, ...]:
        """The way through the academy that the recommendations know of."""
        return tuple(dict.fromkeys(u for t in self.træf for u in t.anbefaling.anbefaling.akademi))

    @property
    def derefter(self) -> tuple[SkridtView, ...]:
        """The next steps, each once, without those that lead back here."""
        steps = dict.fromkeys(s for t in self.træf for s in t.anbefaling.derefter)
        return tuple(step for step in steps if step.adresse != self.adresse)

    @property
    def først(self) -> TræfView:
        """The recommendation that comes first."""
        return self.træf[0]

    def moduler(self, spor: str) -> tuple[ModulvalgView, ...]:
        """Return the modules of a track («i_dag» or «foreslået») from all recommendations, each once."""
        found = {m.modul.modul.id: m for t in self.træf for m in getattr(t.anbefaling, spor).moduler}
        return tuple(found.values())

    def svar_til(self, valg: str) -> str:
        """Return the answer to a question as it is told in the table, or nothing when it is not asked."""
        return next((given.svar.titel for given in self.givne if given.valg.id == valg), "")


@dataclass(frozen=True)
class Regelvisning:
    """A rule with its conditions in words, how many outcomes show it, and all that it rests on."""

    anbefaling: AnbefalingView
    betingelser: tuple[Betingelse, ...]
    antal: int
    belæg: tuple[str, ...]
    afvigelser: tuple[str, ...]


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


def find_modul(
    katalog: Katalog, links: Mapping[str, Henvisning], moduler: Mapping[str, ModulView], published: Iterable[str]
) -> FindModul:
    """Return the decision guide's views; `published` are addresses that must go on answering."""
    maker = _Maker(katalog, links, moduler)
    guide = maker.guide
    trin, resultater = {}, {}
    for knude in guide.root.knuder():
        address = address_of(knude)
        if knude.valg is None:
            resultater[address] = maker.outcome(knude)
        else:
            trin[address] = maker.question(knude)
    beside = {PAGES[id_].adresse for id_ in PAGES}
    gamle = {}
    for old in published:
        if old.startswith(START) and old not in {*trin, *resultater, *beside}:
            knude_now = guide.resolve(old.removeprefix(START).strip("/").split("/"))
            if knude_now is not None:
                now = address_of(knude_now)
                gamle[old] = resultater.get(now) or trin[now]
    return FindModul(
        guide.fil.spørgsmål,
        tuple(trin.values()),
        tuple(resultater.values()),
        tuple(maker.rule(a, resultater.values()) for a in guide.fil.anbefalinger),
        tuple((links[u.modul], u) for u in guide.fil.uden_regel),
        gamle,
        tuple(links[id_] for id_ in guide.fil.altid_læs),
        flow(guide),
        _short_hash([(r.adresse, r.version) for r in resultater.values()]),
    )


def address_of(knude: Knude) -> str:
    """Return the address of a place in the guide: find-modul/vejleder/ny/."""
    return START + "".join(f"{id_}/" for id_ in knude.svar)


def _short_hash(value: object) -> str:
    """Return six letters and figures that change when `value` does."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:6]


class _Maker:
    """Makes the views of one catalogue."""

    def __init__(self, katalog: Katalog, links: Mapping[str, Henvisning], moduler: Mapping[str, ModulView]) -> None:
        self.katalog = katalog
        self.links = links
        self.moduler = moduler
        self.guide: Beslutningsguide = guide_of(katalog)
        self.rules: dict[str, list[Anbefaling]] = {id_: [] for id_ in moduler}
        for a in self.guide.fil.anbefalinger:
            for id_ in dict.fromkeys(m.modul for m in modules(a)):
                self.rules[id_].append(a)
        self.left_out = {u.modul: u.fordi for u in self.guide.fil.uden_regel}
        self._anbefalinger: dict[tuple[str, frozenset[str]], AnbefalingView] = {}

    def question(self, knude: Knude) -> SpørgsmålstrinView:
        assert knude.valg is not None
        return SpørgsmålstrinView(
            address_of(knude),
            knude.valg,
            tuple(SvarView(svar, address_of(barn)) for svar, barn in knude.børn),
            self.given(knude),
            self.back(knude),
            len(knude.svar) + 1,
            len(knude.svar) + knude.spørgsmål_igen,
        )

    def back(self, knude: Knude) -> str | None:
        return address_of(self.guide.walk(knude.svar[:-1])) if knude.svar else None

    def given(self, knude: Knude) -> tuple[GivetSvar, ...]:
        """Return the answers that led to a place, each with the others that could have been given there."""
        result = []
        above = self.guide.root
        for id_ in knude.svar:
            assert above.valg is not None
            kept = [other for other in knude.svar if other != id_]
            andre = []
            for svar, _ in above.børn:
                if svar.id != id_:
                    there = self.guide.walk([*kept, svar.id])
                    rest = tuple(other for other in kept if other not in there.svar) if there.valg else ()
                    andre.append(SvarView(svar, address_of(there), rest))
            result.append(GivetSvar(above.valg, self.guide.svar[id_], tuple(andre)))
            above = next(barn for svar, barn in above.børn if svar.id == id_)
        return tuple(result)

    def outcome(self, knude: Knude) -> ResultatView:
        assert knude.udfald is not None
        udfald = knude.udfald
        answers = self.guide.asked(knude.svar)
        return ResultatView(
            address_of(knude),
            self.given(knude),
            self.back(knude) or START,
            tuple(self.match(træf, answers, udfald.for_lange) for træf in udfald.træf),
            tuple(self.rejected(udfald, answers)),
            self.version(udfald),
            gather_sources(self.katalog, [t.anbefaling for t in udfald.træf]),
        )

    def version(self, udfald: Udfald) -> str:
        """Return a sign that changes when what is recommended does, but not when its wording is polished."""
        told = [
            (t.anbefaling.id, t.åbne, t.anbefaling.styrke, [(m.modul, m.mål) for m in modules(t.anbefaling)])
            for t in udfald.træf
        ]
        return _short_hash((told, sorted(udfald.for_lange)))

    def match(self, træf: Træf, answers: Mapping[str, str], too_long: frozenset[str]) -> TræfView:
        krav = self.guide.krav[træf.anbefaling.id]
        return TræfView(
            self.anbefaling(træf.anbefaling, too_long),
            tuple(self.asks(id_, krav[id_], answers) for id_ in krav if id_ in answers and id_ not in træf.åbne),
            tuple(self.asks(id_, krav[id_], answers) for id_ in træf.åbne),
        )

    def asks(self, valg: str, good: Iterable[str], answers: Mapping[str, str]) -> Betingelse:
        """Return what a rule asks of a question, beside the answer that was given."""
        names = [f"«{svar.titel}»" for svar in self.guide.valg[valg].svar if svar.id in set(good)]
        given = f"«{self.guide.svar[answers[valg]].titel}»" if valg in answers else ""
        return Betingelse(self.guide.valg[valg].navn, danish_list(names, "eller"), given)

    def anbefaling(self, a: Anbefaling, too_long: frozenset[str] = frozenset()) -> AnbefalingView:
        key = a.id, too_long & {m.modul for m in modules(a)}
        if key not in self._anbefalinger:
            self._anbefalinger[key] = AnbefalingView(
                a,
                f"{PAGES['regler'].adresse}#{a.id}",
                self.track(a.i_dag, too_long),
                self.track(a.foreslået, too_long),
                tuple(self.links[id_] for id_ in a.læs),
                tuple(self.step(skridt) for skridt in a.derefter),
            )
        return self._anbefalinger[key]

    def track(self, spor: Spor, too_long: frozenset[str]) -> SporView:
        moduler = tuple(
            ModulvalgView(
                valg,
                (view := self.moduler[valg.modul]),
                tuple(mål for mål in view.modul.mål if mål.nr in valg.mål),
                valg.modul in too_long,
            )
            for valg in spor.moduler
        )
        days = [m.modul.modul.dage for m in moduler]
        together = len(days) > 1 and not spor.enten_eller and all(len(dage) == 1 for dage in days)
        return SporView(spor, moduler, sum(dage[0] for dage in days) if together else None)

    def step(self, skridt: Næsteskridt) -> SkridtView:
        target = self.links[skridt.mål].adresse if skridt.mål else address_of(self.guide.walk(skridt.svar))
        return SkridtView(skridt.tekst, target)

    def rejected(self, udfald: Udfald, answers: Mapping[str, str]) -> Iterable[FravalgView]:
        """Yield every module that the outcome does not point to, with what spoke against it."""
        chosen = {m.modul for t in udfald.træf for m in modules(t.anbefaling)}
        for id_, rules in self.rules.items():
            if id_ in chosen:
                continue
            if not rules:
                yield FravalgView(self.links[id_], "", None, self.left_out[id_])
                continue
            near = min(rules, key=lambda a: (len(self.unmet(a, udfald)), a.prioritet))
            first = next(valg for valg in self.unmet(near, udfald) if valg in answers)
            krav = self.guide.krav[near.id][first]
            yield FravalgView(self.links[id_], self.anbefaling(near).adresse, self.asks(first, krav, answers), "")

    def unmet(self, a: Anbefaling, udfald: Udfald) -> Sequence[str]:
        return self.guide.unmet(self.guide.krav[a.id], udfald.svar)

    def rule(self, a: Anbefaling, outcomes: Iterable[ResultatView]) -> Regelvisning:
        krav = self.guide.krav[a.id]
        shown = sum(any(t.anbefaling.anbefaling.id == a.id for t in outcome.træf) for outcome in outcomes)
        return Regelvisning(
            self.anbefaling(a),
            tuple(self.asks(id_, krav[id_], {}) for id_ in krav),
            shown,
            points(a),
            tuple(dict.fromkeys(f.afvigelse for f in a.forbehold if f.afvigelse)),
        )
