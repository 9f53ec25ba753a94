"""The decision guide's evaluator: its own rules on small data, and what holds for every combination of the real."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest

from tests import helpers
from vejledningsguide.katalog import Katalog
from vejledningsguide.slags.find_modul import beslut, regler
from vejledningsguide.slags.find_modul.beslut import Beslutningsguide, Knude
from vejledningsguide.slags.find_modul.regler import guide_of


@pytest.fixture(scope="module")
def small(mini_katalog: Katalog) -> Beslutningsguide:
    return guide_of(mini_katalog)


@pytest.fixture(scope="module")
def real(katalog: Katalog) -> Beslutningsguide:
    return guide_of(katalog)


@pytest.fixture(params=["small", "real"])
def both(request: pytest.FixtureRequest) -> Beslutningsguide:
    guide: Beslutningsguide = request.getfixturevalue(request.param)
    return guide


def met(guide: Beslutningsguide, *answers: str) -> list[str]:
    """Return the rules that answers lead to, in order."""
    return [t.anbefaling.id for t in guide.decide(guide.asked(answers)).træf]


def leaves(guide: Beslutningsguide) -> Iterator[Knude]:
    return (knude for knude in guide.root.knuder() if knude.udfald)


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        (["gartner", "ler", "mange"], ["grav-ler"]),
        (["gartner", "sand", "mange"], ["riv-sand"]),
        (["gartner", "toerv", "faa"], ["riv-sand", "toerv-foerst"]),  # two that meet, the lower number first
        (["nabo", "mange"], ["bliv-hjemme"]),  # «undtagen» alone: everybody but the gardener
        (["gartner", "jord-ukendt", "faa"], ["grav-ler", "riv-sand", "toerv-foerst"]),  # «ved ikke» holds all open
        (["gartner"], []),  # a question that was not asked meets nothing
    ],
)
def test_conditions_are_met_question_by_question(small: Beslutningsguide, answers: list[str], rules: list[str]) -> None:
    assert met(small, *answers) == rules


def test_an_open_answer_says_what_a_rule_still_depends_on(small: Beslutningsguide) -> None:
    udfald = small.decide(small.asked(["gartner", "jord-ukendt", "mange"]))
    assert [t.åbne for t in udfald.træf] == [("jord",)] * 3


def test_a_module_that_takes_too_long_is_marked(small: Beslutningsguide) -> None:
    assert small.decide(small.asked(["gartner", "ler", "faa"])).for_lange == {"gl-spade"}  # 11 days; 2 or 3 may fit
    assert small.decide(small.asked(["gartner", "ler", "mange"])).for_lange == frozenset()


def test_a_question_that_changes_nothing_is_skipped(small: Beslutningsguide) -> None:
    asked = {knude.svar: knude.valg.id for knude in small.root.knuder() if knude.valg}
    assert asked == {
        (): "hvem",
        ("gartner",): "jord",
        ("gartner", "ler"): "dage",
        ("gartner", "jord-ukendt"): "dage",
    }


def test_old_addresses_lead_on(small: Beslutningsguide) -> None:
    def now(*path: str) -> tuple[str, ...] | None:
        knude = small.resolve(path)
        return knude.svar if knude else None

    assert now("havemand", "sand") == ("gartner", "sand")  # an answer that has another name today
    assert now("gartner", "sand", "faa") == ("gartner", "sand")  # a question that is not asked any more
    assert now("gartner", "faa") == ("gartner",)  # a question that is asked before it now
    assert now("gartner", "sten") is None  # nobody knows this answer


def test_the_quick_way_finds_what_the_conditions_say(both: Beslutningsguide) -> None:
    rules = sorted(both.fil.anbefalinger, key=lambda a: a.prioritet)
    for answers, udfald in both.combinations:
        said = [a for a in rules if not both.unmet(both.krav[a.id], answers)]
        depends = [tuple(id_ for id_, good in both.krav[a.id].items() if answers[id_] not in good) for a in said]
        assert [(t.anbefaling.id, t.åbne) for t in udfald.træf] == [
            (a.id, d) for a, d in zip(said, depends, strict=True)
        ]


def test_too_many_combinations_are_told_and_not_tried(mini_katalog: Katalog, monkeypatch: pytest.MonkeyPatch) -> None:
    first = len(mini_katalog.anbefalinger.spørgsmål[0].svar)
    for module in (beslut, regler):
        monkeypatch.setattr(module, "MOST", first)
    guide = Beslutningsguide(mini_katalog.anbefalinger, {})
    monkeypatch.setattr(regler, "guide_of", lambda _katalog: guide)
    [(name, sti, message, advice)] = regler.decisions_are_whole(mini_katalog, helpers.TODAY)
    assert (name, sti) == ("anbefalinger.yaml", ("spørgsmål", 1))
    assert message == f"med det her spørgsmål er der over {first} kombinationer af svar at prøve"
    assert advice == "stil det kun efter bestemte svar (når), eller slå svar eller spørgsmål sammen"
    assert "whole" not in guide.__dict__, "they were tried all the same"


def test_every_combination_leads_somewhere(both: Beslutningsguide) -> None:
    assert [answers for answers, udfald in both.combinations if not udfald.træf] == []


def test_the_short_way_leads_to_the_same_as_answering_everything(both: Beslutningsguide) -> None:
    for answers, udfald in both.combinations:
        knude = both.walk(answers.values())
        assert knude.udfald is not None, answers
        given = set(knude.svar)
        assert given <= set(answers.values())
        if not any(both.open(valg, answers) for valg in answers):
            assert knude.udfald.mærke == udfald.mærke, answers


def test_an_unrelated_answer_never_removes_a_strong_recommendation(both: Beslutningsguide) -> None:
    strong = [a for a in both.fil.anbefalinger if a.styrke == "stærkt"]
    assert strong
    for a in strong:
        seen: dict[tuple[str | None, ...], tuple[bool, Mapping[str, str]]] = {}
        for answers, udfald in both.combinations:
            related = tuple(answers.get(valg) for valg in both.krav[a.id])
            there = any(t.anbefaling.id == a.id for t in udfald.træf)
            before, example = seen.setdefault(related, (there, answers))
            assert there == before, (a.id, answers, example)


def test_the_order_of_the_rules_makes_no_difference(both: Beslutningsguide) -> None:
    rules = list(both.fil.anbefalinger)
    random.Random(4).shuffle(rules)
    shuffled = Beslutningsguide(both.fil.model_copy(update={"anbefalinger": tuple(rules)}), both.dage)
    for (answers, udfald), (_, other) in zip(both.combinations, shuffled.combinations, strict=True):
        if not any(both.open(valg, answers) for valg in answers):
            assert udfald.mærke == other.mærke, answers
        else:
            assert {t.anbefaling.id for t in udfald.træf} == {t.anbefaling.id for t in other.træf}


def test_nothing_is_asked_twice_and_the_way_is_short(both: Beslutningsguide) -> None:
    for knude in leaves(both):
        asked = [both.valg_til[id_].id for id_ in knude.svar]
        assert len(set(asked)) == len(asked)
        assert asked == [id_ for id_ in both.valg if id_ in asked]
        assert len(asked) <= 5
