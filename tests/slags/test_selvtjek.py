"""The self-check: its one rule against answers worked out by hand, and its data against the plan and the conditions."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from tests import helpers, test_pages
from vejledningsguide.build import Built
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import build_pages
from vejledningsguide.slags.selvtjek.model import Tjekudsagn
from vejledningsguide.slags.selvtjek.views import LETTERS, SelvtjekView, picture, pictures
from vejledningsguide.slags.tjeklister.model import Tjekliste


def answers(size: int) -> list[str]:
    """Return every way to answer so many statements."""
    return ["".join(svar) for svar in product(LETTERS.values(), repeat=size)]


class TestRule:
    @pytest.mark.parametrize(
        ("svar", "letter"),
        [
            ("p", "p"),
            ("v", "v"),
            ("m", "m"),
            ("-", "-"),
            ("ppp", "p"),
            ("ppv", "v"),
            ("ppm", "v"),
            ("vvm", "v"),
            ("pmm", "m"),
            ("vmm", "m"),
            ("pm", "m"),
            ("ppmm", "m"),
            ("pvvm", "v"),
            ("pp-", "-"),
            ("vp-", "v"),
            ("vm-", "-"),
            ("mm-", "m"),
            ("m--", "-"),
            ("m-", "m"),
            ("v--", "-"),
        ],
    )
    def test_answers_worked_out_by_hand(self, svar: str, letter: str) -> None:
        """All in place; half or more missing; something in between; or open, while it could still turn."""
        assert picture(svar) == letter

    @pytest.mark.parametrize("size", [1, 2, 3, 4])
    def test_the_order_of_the_answers_does_not_matter(self, size: int) -> None:
        for svar in answers(size):
            assert picture(svar) == picture(sorted(svar)), svar

    @pytest.mark.parametrize("size", [1, 2, 3, 4])
    def test_one_more_answer_never_changes_a_picture_that_is_not_open(self, size: int) -> None:
        for svar in answers(size):
            for place in (place for place, letter in enumerate(svar) if letter == "-"):
                for letter in "pvm":
                    more = svar[:place] + letter + svar[place + 1 :]
                    assert picture(svar) in ("-", picture(more)), (svar, more)

    @pytest.mark.parametrize("size", [1, 2, 3, 4])
    def test_a_better_answer_never_gives_a_worse_picture(self, size: int) -> None:
        rank = "mvp".index
        for svar in answers(size):
            if "-" not in svar:
                for place, letter in enumerate(svar):
                    for better in "mvp"[rank(letter) :]:
                        changed = svar[:place] + better + svar[place + 1 :]
                        assert rank(picture(changed)) >= rank(picture(svar)), (svar, changed)

    def test_nothing_but_answers_makes_a_picture(self) -> None:
        for size in (1, 2, 3, 4):
            assert picture("-" * size) == "-"
            assert all(picture(svar) != "-" for svar in answers(size) if "-" not in svar)

    def test_the_table_holds_every_combination_of_the_sizes_asked_for(self) -> None:
        table = pictures([3, 1, 3])
        assert set(table) == {"".join(sorted(svar)) for size in (1, 3) for svar in answers(size)}
        assert all(table[key] == picture(key) for key in table)


@pytest.fixture(scope="module")
def view(guide: Guide) -> SelvtjekView:
    """The real self-check."""
    return guide.selvtjek


@pytest.fixture(scope="module")
def plan(katalog: Katalog) -> Tjekliste:
    """The checklist that the answers fill in."""
    return next(i for _, _, i in katalog.opslag() if isinstance(i, Tjekliste) and i.id == katalog.selvtjek.plan)


def plan_steps(katalog: Katalog) -> list[str]:
    """Return the points in which the source gives the steps of its plan."""
    return [punkt.id for punkt in katalog.punkter() if punkt.art == "plantrin"]


def statements(katalog: Katalog) -> list[Tjekudsagn]:
    """Return every statement, in order."""
    return [udsagn for gruppe in katalog.selvtjek.grupper for udsagn in gruppe.udsagn]


class TestViews:
    def test_the_table_answers_every_group_and_every_point(self, view: SelvtjekView) -> None:
        asked = [group.svar for group in view.grupper]
        asked += [punkt.svar for gruppe in view.plangrupper for punkt in gruppe.punkter if punkt.svar]
        for names in asked:
            for svar in answers(len(names.split())):
                assert view.tabel["".join(sorted(svar))] == picture(svar)

    def test_steps_come_missing_first_then_by_link_then_as_they_stand(self, mini: Guide) -> None:
        ranks = {
            (u.opslag.id, letter): step.rang
            for group in mini.selvtjek.grupper
            for u in group.udsagn
            for letter, step in (("m", u.mangler), ("v", u.på_vej))
        }
        assert sorted(ranks, key=lambda step: ranks[step]) == [
            *(("der-er-et-bed", "m"), ("spaden-er-fundet", "m"), ("bedet-er-vandet", "m")),
            *(("der-er-et-bed", "v"), ("spaden-er-fundet", "v"), ("bedet-er-vandet", "v")),
        ]
        assert sorted(ranks.values()) == [1, 2, 3, 4, 5, 6]

    def test_a_group_is_called_what_its_condition_is_called(self, mini: Guide) -> None:
        own, about = mini.selvtjek.grupper
        assert (own.bogstav, own.titel, own.betingelse) == ("", 'Redskaber & "skuret"', None)
        assert (about.bogstav, about.titel) == ("A", 'Højbedet & "hegnet"')
        assert about.betingelse == mini.henvisninger["hoejbed"]

    def test_the_plan_is_the_catalogues_own_with_the_answers_that_fill_it_in(self, mini: Guide) -> None:
        [gruppe] = mini.selvtjek.plangrupper
        assert [(p.opslag.id, p.opslag.nr, p.svar) for p in gruppe.punkter] == [
            ("saet-jer", "1a", "spaden-er-fundet der-er-et-bed")
        ]
        assert mini.selvtjek.plan.id == "rammer-paa-ledermoedet"

    def test_the_plan_keeps_the_lists_numbers_when_a_point_was_given_up(
        self, mini_katalog: Katalog, root: Path
    ) -> None:
        """Minutes name a point by its number, so the self-check may not count anew."""
        plan, *rest = sorted(mini_katalog.tjeklister, key=lambda one: one.id != "rammer-paa-ledermoedet")
        point = plan.grupper[0].punkter[0].model_copy(update={"nr": "3c"})
        group = plan.grupper[0].model_copy(update={"punkter": (point,)})
        later = plan.model_copy(update={"grupper": (group,), "udgået": ("3a", "3b")})
        guide = Guide(helpers.with_content(mini_katalog, tjeklister=(later, *rest)))
        page = build_pages(guide, root / "overrides")["er-i-klar/index.md"].html
        assert f"<h3>3. {group.titel}</h3>" in page
        assert '<span class="plan__nr">3c</span>' in page


class TestData:
    def test_the_plans_steps_come_first_and_then_each_condition(self, katalog: Katalog) -> None:
        first, *rest = katalog.selvtjek.grupper
        for udsagn in first.udsagn:
            assert set(plan_steps(katalog)).intersection(udsagn.belæg), (
                f"data/selvtjek.yaml: {udsagn.id} hviler ikke på et trin i kildens plan – flyt det til en anden gruppe"
            )
        assert [gruppe.betingelse for gruppe in rest] == [b.id for b in katalog.betingelser.betingelser], (
            "data/selvtjek.yaml: hvert forhold i data/betingelser.yaml skal have sin gruppe, i samme rækkefølge"
        )

    def test_every_statement_about_a_condition_rests_on_that_conditions_own_points(self, katalog: Katalog) -> None:
        own = {b.id: {p for udsagn in b.betyder for p in udsagn.belæg} for b in katalog.betingelser.betingelser}
        for gruppe in katalog.selvtjek.grupper:
            for udsagn in gruppe.udsagn if gruppe.betingelse else ():
                assert own[gruppe.betingelse or ""] & set(udsagn.belæg), (
                    f"data/selvtjek.yaml: {udsagn.id} hviler ikke på forholdets egne kildepunkter – tilføj et af dem"
                )

    def test_what_comes_before_foelgeskab_is_filled_in_and_what_comes_after_is_not(
        self, katalog: Katalog, plan: Tjekliste
    ) -> None:
        filled = {punkt for udsagn in statements(katalog) for punkt in udsagn.punkter}
        asked = [[punkt.id in filled for punkt in gruppe.punkter] for gruppe in plan.grupper]
        whole = [all(group) for group in asked]
        assert whole == sorted(whole, reverse=True) and set(whole) == {True, False}
        assert not any(any(group) for group, all_ in zip(asked, whole, strict=True) if not all_), (
            "data/selvtjek.yaml: svarene udfylder kun en del af en gruppe i planen – skriv punktet under et udsagn"
        )

    def test_the_order_of_the_steps_is_the_sources_own(self, katalog: Katalog) -> None:
        steps = plan_steps(katalog)
        found = [step for led in katalog.selvtjek.rækkefølge for step in steps if step in led.belæg]
        assert found == [step for step in steps if step in found]
        assert found
        assert {udsagn.led for udsagn in statements(katalog)} == {led.id for led in katalog.selvtjek.rækkefølge}

    def test_the_week_is_never_foelgeskabs(self, katalog: Katalog) -> None:
        for udsagn in statements(katalog):
            if re.search(r"\buge", f"{udsagn.tekst} {udsagn.hjælp}"):
                assert "gælder ikke følgeskab" in (udsagn.hjælp or ""), (
                    f"data/selvtjek.yaml: {udsagn.id} nævner ugen – skriv i hjælp, at det ikke gælder følgeskab"
                )

    def test_the_page_says_the_rule_the_order_and_what_it_cannot_tell(self, katalog: Katalog, built: Built) -> None:
        said = test_pages.words(built.pages["er-i-klar/index.md"])
        fil = katalog.selvtjek
        told = [svar.samlet for svar in fil.svar] + [svar.betyder for svar in fil.svar]
        told += [led.fordi for led in fil.rækkefølge] + [u.tekst for u in statements(katalog)]
        told += [step.tekst for u in statements(katalog) for step in (u.mangler, u.på_vej)]
        for text in told:
            assert " ".join(text.split()) in said
        assert "Det er ikke en test" in said
        assert "Kilden måler ikke, om følgeskab virker" in said
        assert "procent" not in said
