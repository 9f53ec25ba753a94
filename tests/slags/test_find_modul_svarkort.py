"""The card of an answer: what somebody must know stands in it, and not in a fold, for people of all roles and needs."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from vejledningsguide.guide import Guide

START = "find-modul/"
FIRST_A_AND_B = ("Spørg først skolen om", "PAU, basis A", "5 dage", "og derefter", "PAU, basis B", "6 dage")
"""What a card for PAU leads with: the two parts that NCE has proposed, and not the long module."""


def card(site: Path, way: str) -> str:
    """Return the words of an answer's card, or of the page on what is to be found out."""
    text = (site / START / way / "index.html").read_text("utf-8")
    found = re.search(r'<div class="(?:svarkort|findud)">(.*?)<p class="finder__knapper"', text, re.DOTALL)
    assert found, way
    words = re.sub(r"(?s)<a href=.#note.*?</a>|<[^>]*>", " ", found[1])
    return " ".join(unescape(words).replace("\u00ad", "").split()).replace(" .", ".").replace(" ,", ",")


@pytest.mark.parametrize(
    ("way", "in_order"),
    [
        ("vejleder/ny/hverdag/sosu/hele", ["Spørg skolen om", "Oplæringsvejleder PAU- og SOSU", "Nr. 49970, 11 dage"]),
        ("vejleder/ny/hverdag/sosu/delt", ["Nr. 49970, 11 dage", "Bed om to eller tre blokke", "I hvilke uger"]),
        (
            "vejleder/ny/hverdag/sosu/kort",
            ["Intet kortere bliver anbefalet", "Nr. 49970, 11 dage", "to eller tre blokke"],
        ),
        (
            "vejleder/ny/hverdag/pau/kort",
            [
                *FIRST_A_AND_B,
                "Det passer med",
                "Har skolen det ikke",
                "Nr. 49970, 11 dage",
                "flere dage, end vejlederen",
            ],
        ),
        (
            "fuldtid/ny/pau/kort",
            [*FIRST_A_AND_B, "Det passer med", "Har skolen det ikke", "Nr. 49970", "flere dage, end"],
        ),
        ("fuldtid/ny/sosu/kort", ["Intet kortere bliver anbefalet", "Nr. 49970, 11 dage"]),
        *(
            (f"{way}/ny/{rest}", [*FIRST_A_AND_B, "Har skolen det ikke", "Nr. 49970"])
            for way, hverdag in (("vejleder", "hverdag/"), ("fuldtid", ""))
            for rest in (f"{hverdag}pau/{days}" for days in ("hele", "delt", "tid-ukendt"))
        ),
        (
            "vejleder/ny/hverdag/felt-ukendt/kort",
            ["Er det PAU-elever: Spørg først", "Er det SOSU-elever: Intet kortere", "Nr. 49970", "to eller tre blokke"],
        ),
        *(
            (f"vejleder/ny/{need}", ["Nr. 49970, 11 dage", "Er det PAU-elever, så spørg først", "få dage", "blokke"])
            for need in ("digital", "simulation", "tvaerfagligt", "behov-ukendt")
        ),
        *(
            (
                f"{way}/tid-ukendt",
                ["Nr. 49970, 11 dage", "ikke undværes så længe i træk, så bed om to eller tre blokke"],
            )
            for way in ("vejleder/ny/hverdag/sosu", "vejleder/ny/hverdag/pau", "fuldtid/ny/sosu", "fuldtid/ny/pau")
        ),
        ("klinisk", ["Har du SSA-elever", "Find et modul til en, der vejleder SSA-elever"]),
        ("uddannelsesansvarlig", ["Find et modul til den vejleder, du har i tankerne", "Læg en plan for flere"]),
        ("vejleder/ny/digital", ["Nr. 49970, 11 dage", "Derefter", "Nr. 20813, 2 dage"]),
        (
            "vejleder/ny/tvaerfagligt",
            ["Spørg først, om det tværprofessionelle", "17 deltagere", "Nr. 49970", "Nr. 49545"],
        ),
        (
            "vejleder/basis/eux/pau",
            ["Spørg først, om EUX, Talent", "41 deltagere", "overbygning A (6 dage)", "Nr. 48383"],
        ),
        ("vejleder/basis/opdatering", ["for tidligere deltagere", "ikke en genvej uden om basis", "Nr. 48382, 3 dage"]),
        ("vejleder/basis/gruppe/kort", ["Nr. 48381, 12 dage", "Det er flere dage", "blokke på højst 6 dage"]),
        ("vejleder/basis/sprog", ["har foreslået: Sprogstøtte (3 dage)", "efter overbygning A"]),
        ("vejleder/basis/vurdering", ["Intet modul er særskilt om", "Begynd her"]),
        ("fuldtid/basis/sosu/hele", ["Akademi ligger uden for AMU", "Spørg også om", "Nr. 48381, 12 dage"]),
        ("leder", ["Fire forhold", "ledelsens opbakning", "Nr. 49384, 2 dage", "ikke om elever"]),
        ("lokal-koordinator", ["Spørg først, om skolen har koordinering af uddannelse", "Nr. 49384, 2 dage"]),
        ("central-koordinator", ["Intet AMU-modul er udpeget", "Sundhedspraksis"]),
        ("sted", ["I 2022 var der basis", "Begynd her", "gruppeplanen"]),
        (
            "vejleder/erfaring-ukendt/opdatering",
            [
                "Spørg vejlederen",
                "Har vejlederen ingen",
                "Begynd med basis",
                "Har vejlederen basis",
                "tidligere deltagere",
            ],
        ),
    ],
)
def test_what_must_be_known_stands_in_the_card_in_order(site: Path, way: str, in_order: list[str]) -> None:
    told = card(site, way)
    place = 0
    for words in in_order:
        assert words in told[place:], f"«{words}» is not there, or too early, in: {told}"
        place = told.index(words, place)


@pytest.mark.parametrize("days", ["hele", "delt", "tid-ukendt"])
def test_nothing_is_said_to_fit_when_no_limit_was_given(site: Path, days: str) -> None:
    assert "Det passer" not in card(site, f"vejleder/ny/hverdag/pau/{days}")


def test_alternatives_are_never_told_as_one_after_the_other(site: Path, guide: Guide) -> None:
    seen = set()
    for view in guide.find_modul.resultater:
        for trin, bud in view.trin if not view.afhænger else ():
            titles = [b.modul.opslag.titel for b in bud]
            if len(titles) > 1:
                joined = " eller " if len(trin.veje) > 1 else " og derefter "
                told = card(site, view.adresse.removeprefix(START))
                for one, other in pairwise(titles):
                    between = told[told.index(one) + len(one) : told.index(other, told.index(one) + 1)]
                    assert joined in between, (view.adresse, between)
                    seen.add(joined)
    assert " eller " in seen


def test_a_module_with_more_days_than_there_are_comes_after_one_that_fits(guide: Guide) -> None:
    """Of alternatives; and what is too long says so."""
    for view in guide.find_modul.resultater:
        for trin, bud in view.trin:
            if len(trin.veje) > 1:
                assert [b.for_lang for b in bud] == sorted(b.for_lang for b in bud), view.adresse


def test_an_answer_that_is_ruled_out_stays_with_the_reason(site: Path) -> None:
    """«Ingen endnu» once hid EUX, language and the group without a word."""
    text = (site / START / "vejleder/ny/index.html").read_text("utf-8")
    grey = text[text.index('class="fold svarliste__grå"') :]
    for title in ("EUX-elever og ambitiøse elever", "Elever, der har svært ved dansk", "Gruppevejledning"):
        assert f"<li>{title}</li>" in grey.replace("\u00ad", "")
    assert "kommer bagefter" in grey


def test_advice_is_given_once(site: Path, guide: Guide) -> None:
    """Somebody with few days and both kinds of pupils was told of blocks three times."""
    for view in guide.find_modul.resultater:
        if not view.afhænger:
            told = card(site, view.adresse.removeprefix(START))
            assert len(re.findall(r"(?:[Bb]ed om|ligge i) [^.]*blokke", told)) <= 1, view.adresse


def test_the_first_question_has_five_choices_at_most(guide: Guide) -> None:
    first = guide.find_modul.trin[0]
    assert len(first.grupper) <= 5
    assert all(len(view.svar) <= 4 for view in guide.find_modul.grupper)
