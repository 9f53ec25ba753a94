"""Checklists: what the sheet gets, what the page shows,."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import helpers, test_pages
from vejledningsguide.addresses import LOCAL
from vejledningsguide.build import Built
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import FærdigSide, build_pages
from vejledningsguide.slags.tjeklister.model import Punkt, Tjekliste
from vejledningsguide.slags.tjeklister.views import MEETINGS, TjeklisteView, by_meeting
from vejledningsguide.text import lix
from vejledningsguide.walk import walk

LIST_LIX = 40


def points_of(liste: Tjekliste) -> Iterator[Punkt]:
    """Yield the points of a list."""
    for gruppe in liste.grupper:
        yield from gruppe.punkter


@pytest.fixture(scope="module")
def plan(mini: Guide) -> TjeklisteView:
    """The list of the kitchen sink that uses every field."""
    return next(view for view in mini.tjeklister if view.opslag.id == "plan-for-foelgeskab")


class TestViews:
    def test_lists_come_meeting_by_meeting(self, mini: Guide) -> None:
        assert [(group.titel, [view.opslag.id for view in group.lister]) for group in by_meeting(mini.tjeklister)] == [
            ("Til ledermødet", ["rammer-paa-ledermoedet"]),
            ("Når I planlægger", ["plan-for-foelgeskab"]),
            ("Til et følgeskab", ["et-foelgeskab"]),
            ("Til samtalen", ["kaffe-i-haven"]),
            ("Til vejledermødet", ["regnvejrsmoede"]),
        ]

    def test_a_meeting_without_a_list_has_no_heading(self, mini: Guide) -> None:
        assert [group.titel for group in by_meeting(mini.tjeklister[:1])] == ["Til ledermødet"]
        assert len(MEETINGS) == 5

    def test_a_group_has_its_own_fields_or_the_lists_or_none(self, plan: TjeklisteView) -> None:
        assert [group.felter for group in plan.grupper] == [
            ("ansvarlig", "dato", "noter"),
            ("besluttet", "ansvarlig", "dato", "noter"),
            (),
        ]

    def test_a_group_without_a_box_has_no_columns(self, mini: Guide) -> None:
        [kaffe] = [view for view in mini.tjeklister if view.opslag.id == "kaffe-i-haven"]
        assert (kaffe.krydser, kaffe.grupper[0].felter) == (0, ())

    def test_a_point_knows_what_to_read(self, plan: TjeklisteView) -> None:
        links = [point.læs and point.læs.adresse for group in plan.grupper for point in group.punkter]
        assert links == ["moduler/ny-spade/", None, "kilder/", None, None]

    def test_sheets_and_boxes_are_counted(self, plan: TjeklisteView) -> None:
        assert (plan.opslag.ark, plan.krydser, plan.fra_kilden) == (2, 4, True)

    def test_the_edition_changes_with_the_words_and_only_then(
        self, mini: Guide, mini_katalog: Katalog, plan: TjeklisteView
    ) -> None:
        def edition(liste: Tjekliste) -> str:
            lists = tuple(one for one in mini_katalog.tjeklister if one.id != liste.id)
            changed = Guide(helpers.with_content(mini_katalog, tjeklister=(liste, *lists)))
            return str(changed.views("tjeklister")[liste.id].udgave)

        assert edition(plan.opslag) == plan.udgave
        assert edition(plan.opslag.model_copy(update={"formål": "Noget andet."})) != plan.udgave
        assert re.fullmatch("[0-9a-f]{6}", plan.udgave)


class TestPage:
    def test_everything_a_meeting_needs_is_there(self, pages: dict[str, FærdigSide], plan: TjeklisteView) -> None:
        said = test_pages.words(pages["tjeklister/plan-for-foelgeskab/index.md"])
        for words in (
            *("Formål En have, *alle* kan lide.", "Til Planlægningsmøde", "Med Gartner og gæster & naboer"),
            *("Tid 15 minutter (foreslået)", "Papir To A4-ark", "1. Før & *efter*", "1a 5 min. K Find spaden."),
            *('Den står i "skuret".', "1c 10 min. Find hatten.", "2. Beslut", "4b Hvad tænkte du _undervejs_?"),
            *("Vær opmærksom på: Ingen ved, om hilsner hjælper.", "Tiderne er redaktionens forslag."),
            *("Kilden nævner selv punktet.", 'Plan: haven & "hegnet", fortsat'),
        ):
            assert words in said, words

    def test_the_foot_tells_which_sheet_it_is_and_where_it_is_from(self, mini: Guide, root: Path) -> None:
        for site, tail in (
            ("https://eksempel.dk/guide/", " · eksempel.dk/guide/tjeklister/plan-for-foelgeskab"),
            (LOCAL, ""),
        ):
            pages = build_pages(mini, root / "overrides", site)
            html = pages["tjeklister/plan-for-foelgeskab/index.md"].html
            foot = re.sub("<[^>]*>", "", html.partition("ark__fod")[2].partition("</p>")[0]).partition(">")[2]
            assert foot == f"Plan: haven &amp; &#34;hegnet&#34; · 2. marts 2026{tail}"
            assert "Udgave" not in html and "ark__læs" not in html

    def test_what_spills_over_is_a_fifth_of_a_sheet(self, guide: Guide) -> None:
        """The groups that stay together are high enough, but no more of them than it takes."""
        tails = {view.opslag.id: (view.hale, len(view.grupper)) for view in guide.tjeklister}
        assert all(1 <= tail <= groups for tail, groups in tails.values())
        assert {tail for tail, _ in tails.values()} >= {1, 2}

    def test_the_names_of_the_fields_are_the_ids_of_the_points(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["tjeklister/plan-for-foelgeskab/index.md"].text
        names = re.findall(r'<(?:input|textarea)[^>]* name="([^"]*)"', text)
        assert names == [
            *("sted", "moede", "deltagere"),
            *("find-spaden", "find-spaden-ansvarlig", "find-spaden-dato", "find-spaden-noter"),
            *("find-hatten", "find-hatten-ansvarlig", "find-hatten-dato", "find-hatten-noter"),
            *("hegn", "hegn-besluttet", "hegn-ansvarlig", "hegn-dato", "hegn-noter"),
            *("slut", "tanker-noter"),
        ]

    def test_every_field_has_a_label_and_every_point_an_anchor(self, built: Built) -> None:
        for name, page in built.pages.items():
            if not name.startswith("tjeklister/") or name == "tjeklister/index.md":
                continue
            ids = re.findall(r'<(?:input|textarea)[^>]* id="([^"]*)"', page.text)
            labelled = re.findall(r'<label[^>]* for="([^"]*)"', page.text)
            assert set(ids) <= set(labelled), name
            every = re.findall(r'\bid="([^"]*)"', page.text)
            assert [id_ for id_, count in Counter(every).items() if count > 1] == [], name

    def test_a_list_that_only_the_editors_made_says_so(self, pages: dict[str, FærdigSide]) -> None:
        said = test_pages.words(pages["tjeklister/kaffe-i-haven/index.md"])
        assert "Redaktionen har samlet punkterne ud fra kilden." in said
        assert "Tiderne" not in said
        assert "0 af" in said, "what is written is counted where there is nothing to tick"

    def test_the_overview_tells_sheets_and_minutes(self, pages: dict[str, FærdigSide]) -> None:
        said = test_pages.words(pages["tjeklister/index.md"])
        assert "2 ark · 15 min." in said
        assert "1 ark" in said
        assert "Antallet af A4-ark står ved hver liste, og tiderne er vores forslag." in said


class TestLists:
    def test_minutes_are_only_ever_suggested(self, katalog: Katalog, built: Built) -> None:
        for liste in katalog.tjeklister:
            said = test_pages.words(built.pages[f"tjeklister/{liste.id}/index.md"])
            assert ("minutter (foreslået)" in said) == (liste.minutter is not None), liste.id

    @pytest.mark.parametrize("id_", ["valg-af-modul", "samtale-om-kompetenceudvikling"])
    def test_a_proposed_module_is_never_taken_for_granted(self, id_: str, built: Built) -> None:
        assert "tjek aktuelt udbud" in test_pages.words(built.pages[f"tjeklister/{id_}/index.md"]).lower(), (
            f"data/tjeklister/{id_}.yaml: listen nævner foreslåede moduler – bed læseren tjekke aktuelt udbud"
        )

    def test_the_week_is_never_the_rhythm_of_foelgeskab(self, katalog: Katalog) -> None:
        for liste in katalog.tjeklister:
            for punkt in points_of(liste):
                said = f"{punkt.tekst} {punkt.hvorfor or ''}"
                if re.search(r"\bom ugen\b", said):
                    assert "følgeskab" in (punkt.hvorfor or "").lower(), (
                        f"data/tjeklister/{liste.id}.yaml: {punkt.nr} nævner ugen – skriv i hvorfor, at den ikke "
                        "gælder følgeskab"
                    )

    def test_the_lists_are_easy_to_read(self, katalog: Katalog) -> None:
        hard = {}
        for liste in katalog.tjeklister:
            texts = [
                v for sti, v in walk(liste) if isinstance(v, str) and sti[-1] in ("kort", "tekst", "hvorfor", "formål")
            ]
            hard[liste.id] = round(lix(" ".join(f"{text.rstrip(':.')}." for text in texts)))
        assert {id_: value for id_, value in hard.items() if value > LIST_LIX} == {}, (
            "listen er for svær at læse (lix) – skriv kortere sætninger og kortere ord"
        )
