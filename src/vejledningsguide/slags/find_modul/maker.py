"""Makes the decision guide's views: each question and outcome that answers lead to, and every rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from ...grundlag import points
from ...guide import Guide
from ...text import danish_list
from .beslut import Beslutningsguide, Knude, Træf, Udfald, modules
from .forloeb import flow
from .fravalg import Fravalg
from .model import Anbefaling, Næsteskridt, Spor, Valggruppe
from .regler import guide_of
from .resultat import FindModul, ResultatView
from .samlet import Summer
from .ukendt import START, address_of, find_out
from .views import (
    AnbefalingView,
    GivetSvar,
    ModulvalgView,
    Regelvisning,
    SkridtView,
    SporView,
    SpørgsmålstrinView,
    SvarView,
    TræfView,
    UdelukketView,
    ValggruppeView,
    Vilkår,
)


def find_modul(views_of: Guide) -> FindModul:
    """Return the decision guide's views; addresses that were published once go on answering."""
    maker = _Maker(views_of)
    guide = maker.guide
    trin, resultater = {}, {}
    for knude in guide.root.knuder():
        address = address_of(knude)
        if knude.valg is None:
            resultater[address] = maker.outcome(knude)
        else:
            trin[address] = maker.question(knude)
    beside = {page.adresse for page in views_of.sider.values()} | {
        f"{START}{gruppe.id}/" for gruppe in guide.fil.spørgsmål[0].grupper
    }
    gamle = {}
    for old in views_of.udgivne:
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
        tuple((views_of.henvisninger[u.modul], u) for u in guide.fil.uden_regel),
        gamle,
        views_of.links(guide.fil.altid_læs),
        flow(guide),
        tuple(maker.sub_question(g) for g in guide.fil.spørgsmål[0].grupper if len(g.svar) > 1),
        _short_hash([(r.adresse, r.version) for r in resultater.values()]),
    )


def _short_hash(value: object) -> str:
    """Return six letters and figures that change when `value` does."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:6]


class _Maker:
    """Makes the views of one catalogue."""

    def __init__(self, views_of: Guide) -> None:
        self.views_of = views_of
        self.links = views_of.henvisninger
        self.moduler = views_of.views("moduler")
        self.guide: Beslutningsguide = guide_of(views_of.katalog)
        rungs = [niveau.id for niveau in views_of.katalog.moduler.niveauer]
        self.summer = Summer(self.guide, self.match, rungs)
        self._fravalg = Fravalg(self.guide, self.links)
        self._anbefalinger: dict[tuple[str, frozenset[str]], AnbefalingView] = {}

    def question(self, knude: Knude) -> SpørgsmålstrinView:
        assert knude.valg is not None
        ways = (knude,) if knude.svar else tuple(barn for _, barn in knude.børn)
        return SpørgsmålstrinView(
            address_of(knude),
            knude.valg,
            tuple(SvarView(svar, address_of(barn)) for svar, barn in knude.børn),
            self.given(knude),
            self.back(knude),
            len(knude.svar) + 1 + self.extra(knude),
            max(len(knude.svar) + self.extra(below) + below.spørgsmål_igen + (below is not knude) for below in ways),
            tuple(self.ruled_out(knude)),
            tuple(self.group(gruppe) for gruppe in knude.valg.grupper if not knude.svar),
        )

    def extra(self, knude: Knude) -> int:
        """Return how many more questions than answers there were: one when a group was chosen first."""
        return sum(
            len(g.svar) > 1 and any(id_ in g.svar for id_ in knude.svar) for g in self.guide.fil.spørgsmål[0].grupper
        )

    def ruled_out(self, knude: Knude) -> Iterable[UdelukketView]:
        """Yield the answers that can't be chosen here, with the reason."""
        valg, chosen = knude.valg, {svar.id for svar, _ in knude.børn}
        assert valg is not None
        answers = self.guide.asked(knude.svar)
        for svar in valg.svar:
            if svar.id not in chosen:
                against = self.guide.unmet(self.guide.offered_when[svar.id], answers)
                given = danish_list([f"«{self.guide.svar[answers[id_]].titel}»" for id_ in against])
                yield UdelukketView(svar, svar.ellers or valg.ellers or f"Kan ikke vælges efter {given}.")

    def group(self, gruppe: Valggruppe) -> ValggruppeView:
        return ValggruppeView(gruppe, f"{START}{gruppe.svar[0] if len(gruppe.svar) == 1 else gruppe.id}/")

    def sub_question(self, gruppe: Valggruppe) -> SpørgsmålstrinView:
        """Return the first question once more, with a group's answers only."""
        root = self.question(self.guide.root)
        of_group = tuple(s for s in root.svar if s.opslag.id in gruppe.svar)
        return SpørgsmålstrinView(f"{START}{gruppe.id}/", root.valg, of_group, (), START, 2, root.højst, gruppe=gruppe)

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
            tuple(self._fravalg.af(udfald)),
            self.version(udfald),
            self.views_of.herkomst(t.anbefaling for t in udfald.træf),
            self.summer.sum(udfald),
            *find_out(self.guide, knude),
            self.guide.fil,
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

    def asks(self, valg: str, good: Iterable[str], answers: Mapping[str, str]) -> Vilkår:
        """Return what a rule asks of a question, beside the answer that was given."""
        wanted = [svar for svar in self.guide.valg[valg].svar if svar.id in set(good)]
        names = [f"«{svar.titel}»" for svar in wanted]
        when = wanted[0].hvis or "" if len(wanted) == 1 else ""
        given = f"«{self.guide.svar[answers[valg]].titel}»" if valg in answers else ""
        return Vilkår(self.guide.valg[valg].navn, danish_list(names, "eller"), given, when)

    def anbefaling(self, a: Anbefaling, too_long: frozenset[str] = frozenset()) -> AnbefalingView:
        key = a.id, too_long & {m.modul for m in modules(a)}
        if key not in self._anbefalinger:
            self._anbefalinger[key] = AnbefalingView(
                a,
                f"{self.views_of.sider['regler'].adresse}#{a.id}",
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
                tuple(mål for mål in view.opslag.mål if mål.nr in valg.mål),
                valg.modul in too_long,
            )
            for valg in spor.moduler
        )
        days = [m.modul.opslag.dage for m in moduler]
        together = len(days) > 1 and not spor.enten_eller and all(len(dage) == 1 for dage in days)
        first = tuple(tuple(self.moduler[id_] for id_ in vej.moduler) for vej in spor.begynd_med)
        return SporView(spor, moduler, sum(dage[0] for dage in days) if together else None, first)

    def step(self, skridt: Næsteskridt) -> SkridtView:
        target = self.links[skridt.mål].adresse if skridt.mål else address_of(self.guide.walk(skridt.svar))
        return SkridtView(skridt.tekst, target)

    def rule(self, a: Anbefaling, outcomes: Iterable[ResultatView]) -> Regelvisning:
        krav = self.guide.krav[a.id]
        shown = sum(any(t.anbefaling.opslag.id == a.id for t in outcome.træf) for outcome in outcomes)
        return Regelvisning(
            self.anbefaling(a),
            tuple(self.asks(id_, krav[id_], {}) for id_ in krav),
            shown,
            points(a),
            tuple(dict.fromkeys(f.afvigelse for f in a.forbehold if f.afvigelse)),
        )
