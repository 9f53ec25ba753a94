"""The decision guide's one evaluator: rules and answers in, what the sources say out. All else only looks it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .model import Anbefaling, AnbefalingFil, Modulvalg, Svar, Valg

MOST = 10_000
"""So many combinations of answers are tried, and may become pages: nobody could look after more."""

Krav = Mapping[str, frozenset[str]]
"""For each question that a condition speaks of, the answers that meet it."""


@dataclass(frozen=True)
class Træf:
    """A recommendation that the answers lead to. `åbne` are the questions on which it still depends."""

    anbefaling: Anbefaling
    åbne: tuple[str, ...]


@dataclass(frozen=True)
class Udfald:
    """What a set of answers leads to; `for_lange` are its modules that take more days than there are.

    `svar` are the answers by question; for a question that makes no difference, one of those it could have had.
    """

    svar: Mapping[str, str]
    træf: tuple[Træf, ...]
    for_lange: frozenset[str]

    @property
    def mærke(self) -> tuple[object, ...]:
        """What makes two outcomes the same to a reader."""
        return tuple((t.anbefaling.id, t.åbne) for t in self.træf), self.for_lange


@dataclass(frozen=True)
class Knude:
    """A place in the guide: the answers given so far, and the next question or the outcome."""

    svar: tuple[str, ...]
    valg: Valg | None
    børn: tuple[tuple[Svar, Knude], ...]
    udfald: Udfald | None

    def knuder(self) -> Iterator[Knude]:
        """Yield this place and every place below it, in reading order."""
        yield self
        for _, barn in self.børn:
            yield from barn.knuder()

    @cached_property
    def spørgsmål_igen(self) -> int:
        """How many questions are left at most, this one counted."""
        return 1 + max(barn.spørgsmål_igen for _, barn in self.børn) if self.børn else 0

    @cached_property
    def mærke(self) -> tuple[object, ...]:
        """What makes two places the same to a reader, whatever was answered on the way to them."""
        if self.udfald is not None:
            return self.udfald.mærke
        if self.ændrer_intet:
            return self.kendte[0].mærke
        assert self.valg is not None
        return self.valg.id, tuple((svar.id, barn.mærke) for svar, barn in self.børn)

    @property
    def kendte(self) -> tuple[Knude, ...]:
        """The places below that a definite answer leads to."""
        return tuple(barn for svar, barn in self.børn if not svar.holder_åbent)

    @cached_property
    def ændrer_intet(self) -> bool:
        """Whether the question makes no difference: every definite answer leads to the same."""
        return bool(self.børn) and len({barn.mærke for barn in self.kendte}) == 1


class Beslutningsguide:
    """The rules of data/anbefalinger.yaml, made ready. The file must have passed the checks of its ids."""

    def __init__(self, fil: AnbefalingFil, dage: Mapping[str, Sequence[int]]) -> None:
        """`dage` gives each module's possible lengths in days; none when the source gives none."""
        self.fil = fil
        self.dage = dage
        self.valg = {valg.id: valg for valg in fil.spørgsmål}
        self.svar = {svar.id: svar for valg in fil.spørgsmål for svar in valg.svar}
        self._open = {id_ for id_, svar in self.svar.items() if svar.holder_åbent}
        self.valg_til = {svar.id: valg for valg in fil.spørgsmål for svar in valg.svar}
        self.asked_when = {valg.id: self.conditions(valg.når) for valg in fil.spørgsmål}
        self.offered_when = {id_: self.conditions(svar.når) for id_, svar in self.svar.items()}
        self.krav = {a.id: self.conditions(a.når, a.undtagen) for a in fil.anbefalinger}
        self._rules = sorted(fil.anbefalinger, key=lambda a: a.prioritet)
        # Each rule is a bit: of those that ask for a question, and of those that an answer speaks against
        bits = [(1 << place, self.krav[a.id]) for place, a in enumerate(self._rules)]
        self._asking = {id_: sum(bit for bit, krav in bits if id_ in krav) for id_ in self.valg}
        self._against = {
            id_: sum(bit for bit, krav in bits if id_ not in krav.get(self.valg_til[id_].id, (id_,)))
            for id_ in self.svar.keys() - self._open
        }
        self._hits: dict[tuple[int, tuple[str, ...]], tuple[tuple[Træf, ...], frozenset[str]]] = {}

    def conditions(self, når: Iterable[str], undtagen: Iterable[str] = ()) -> Krav:
        """Return a condition by question: listed answers are alternatives, questions must all be met."""
        krav: dict[str, set[str]] = {}
        for id_ in når:
            krav.setdefault(self.valg_til[id_].id, set()).add(id_)
        for id_ in undtagen:
            valg = self.valg_til[id_]
            krav.setdefault(valg.id, {svar.id for svar in valg.svar if not svar.holder_åbent}).discard(id_)
        return {id_: frozenset(krav[id_]) for id_ in self.valg if id_ in krav}

    def way_to(self, anbefaling: Anbefaling) -> Krav:
        """Return all that must be answered to meet a rule, also what its questions and answers themselves ask for."""
        own = self.krav[anbefaling.id]
        fits = {id_: [own[q] & good for q, good in self.offered_when[id_].items() if q in own] for id_ in self.svar}
        krav = {q: frozenset(svar for svar in good if all(fits[svar])) for q, good in own.items()}
        for id_ in reversed(self.valg):
            if id_ not in krav:
                continue
            offered = [self.offered_when[svar] for svar in krav[id_]]
            both = [q for q in self.valg if all(q in one for one in offered)]
            earlier = {q: frozenset().union(*(one[q] for one in offered)) for q in both}
            for conditions in (self.asked_when[id_], earlier):
                for q, good in conditions.items():
                    krav[q] = krav[q] & good if q in krav else good
        return {id_: krav[id_] for id_ in self.valg if id_ in krav}

    def unmet(self, krav: Krav, answers: Mapping[str, str]) -> tuple[str, ...]:
        """Return the questions whose answer speaks against a condition, in the order they are asked."""
        return tuple(
            id_
            for id_, good in krav.items()
            if (given := answers.get(id_)) not in good and given not in self._open  # «ved ikke» speaks against nothing
        )

    def open(self, valg: str, answers: Mapping[str, str]) -> bool:
        """Return whether a question was answered with «ved ikke»."""
        return answers.get(valg) in self._open

    def decide(self, answers: Mapping[str, str]) -> Udfald:
        """Return the outcome of `answers` (question → answer); a condition on a question not asked is not met."""
        met = (1 << len(self._rules)) - 1
        for id_ in self.valg:
            met &= ~(self._against.get(answers[id_], 0) if id_ in answers else self._asking[id_])
        træf, chosen = self._met(met, tuple(svar for svar in answers.values() if svar in self._open))
        limits = [limit for id_ in answers.values() if (limit := self.svar[id_].højst_dage) is not None]
        return Udfald(
            answers, træf, frozenset(id_ for id_ in chosen if limits and min(self.dage.get(id_) or [0]) > min(limits))
        )

    def _met(self, met: int, unknown: tuple[str, ...]) -> tuple[tuple[Træf, ...], frozenset[str]]:
        """Return the rules whose bits are set, with the questions each depends on after these `unknown` answers, and
        their modules. Many combinations lead to the same ones, which are made once."""
        if (met, unknown) not in self._hits:
            rules = [a for place, a in enumerate(self._rules) if met >> place & 1]
            given = {self.valg_til[svar].id: svar for svar in unknown}
            krav = [self.krav[a.id].items() for a in rules]
            open_ = [tuple(id_ for id_, good in one if id_ in given and given[id_] not in good) for one in krav]
            træf = tuple(map(Træf, rules, open_))
            self._hits[met, unknown] = træf, frozenset(m.modul for a in rules for m in modules(a))
        return self._hits[met, unknown]

    def offered(self, valg: Valg, answers: Mapping[str, str]) -> tuple[Svar, ...]:
        """Return the answers to choose from after `answers`; none when the question is not asked then."""
        if self.unmet(self.asked_when[valg.id], answers):
            return ()
        return tuple(svar for svar in valg.svar if not self.unmet(self.offered_when[svar.id], answers))

    @cached_property
    def too_many(self) -> Valg | None:
        """The question that brings the combinations of answers above MOST, so that they can't all be tried."""
        given: list[dict[str, str]] = [{}]
        for valg in self.fil.spørgsmål:
            asked = [(answers, self.offered(valg, answers)) for answers in given]
            given = [{**a, **({valg.id: s.id} if s else {})} for a, svar in asked for s in svar or (None,)]
            if len(given) > MOST:
                return valg
        return None

    @cached_property
    def whole(self) -> Knude:
        """The guide as a tree in which every question is asked, also one that makes no difference."""
        return self._grown({}, 0)

    @cached_property
    def combinations(self) -> tuple[tuple[Mapping[str, str], Udfald], ...]:
        """Every combination of answers that can be given when all questions are asked, with its outcome."""
        return tuple((self.asked(knude.svar), knude.udfald) for knude in self.whole.knuder() if knude.udfald)

    @cached_property
    def root(self) -> Knude:
        """The guide as the reader meets it: a question that would change nothing is left out."""
        return self._pruned(self.whole, ())

    def _grown(self, answers: Mapping[str, str], place: int) -> Knude:
        while place < len(self.fil.spørgsmål):
            valg = self.fil.spørgsmål[place]
            place += 1
            if offered := self.offered(valg, answers):
                børn = tuple((svar, self._grown({**answers, valg.id: svar.id}, place)) for svar in offered)
                return Knude(tuple(answers.values()), valg, børn, None)
        return Knude(tuple(answers.values()), None, (), self.decide(answers))

    def _pruned(self, knude: Knude, path: tuple[str, ...]) -> Knude:
        """Return the tree without the questions whose known answers all lead to the same; `path` leads there."""
        if knude.ændrer_intet:
            return self._pruned(knude.kendte[0], path)
        børn = tuple((svar, self._pruned(barn, (*path, svar.id))) for svar, barn in knude.børn)
        return Knude(path, knude.valg, børn, knude.udfald)

    def walk(self, answers: Iterable[str]) -> Knude:
        """Return the place that `answers` lead to, as far as they go; those not asked for make no difference."""
        wanted = {self.valg_til[id_].id: id_ for id_ in answers if id_ in self.valg_til}
        knude = self.root
        while knude.valg is not None:
            barn = next((barn for svar, barn in knude.børn if svar.id == wanted.get(knude.valg.id)), None)
            if barn is None:
                break
            knude = barn
        return knude

    def resolve(self, path: Sequence[str]) -> Knude | None:
        """Return the place that an old address leads to today, or None when it holds an answer that nobody knows."""
        now = {tidligere.svar: tidligere.nu for tidligere in self.fil.tidligere}
        answers = [now.get(id_, id_) for id_ in path]
        return self.walk(answers) if set(answers) <= set(self.svar) else None

    def asked(self, path: Sequence[str]) -> dict[str, str]:
        """Return answers by question, in the order of the questions."""
        given = {self.valg_til[id_].id: id_ for id_ in path}
        return {id_: given[id_] for id_ in self.valg if id_ in given}


def modules(anbefaling: Anbefaling) -> tuple[Modulvalg, ...]:
    """Return the modules of both tracks of a recommendation."""
    return (*anbefaling.i_dag.moduler, *anbefaling.foreslået.moduler)


def all_modules(anbefaling: Anbefaling) -> tuple[str, ...]:
    """Return the ids of everything that a recommendation points to, also of what it says comes before the rest."""
    first = (id_ for spor in (anbefaling.i_dag, anbefaling.foreslået) for vej in spor.begynd_med for id_ in vej.moduler)
    return (*first, *(m.modul for m in modules(anbefaling)))
