"""Guides, tools, needs, figures, questions, discrepancies and sources: what the pages get, and what they show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import test_pages
from vejledningsguide import provenance
from vejledningsguide.files import build_files
from vejledningsguide.finish import finish
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import FærdigSide, build_pages
from vejledningsguide.provenance import Henvisning, point_links
from vejledningsguide.slags.guider import GuideView
from vejledningsguide.slags.tal import TalView


@pytest.fixture(scope="module")
def pages(mini: Guide, root: Path) -> dict[str, FærdigSide]:
    """The pages of the kitchen-sink data."""
    return build_pages(mini, root / "overrides")


def ids(links: Iterable[Henvisning]) -> list[str]:
    """Return the ids of some links, in order."""
    return [link.id for link in links]


def guide_view(mini: Guide, id_: str) -> GuideView:
    """Return a guide's view."""
    return next(view for view in mini.guider if view.opslag.id == id_)


def tal_view(mini: Guide, id_: str) -> TalView:
    """Return the view of a set of figures."""
    return next(view for view in mini.tal if view.opslag.id == id_)


def part(page: FærdigSide, heading: str) -> str:
    """Return what a reader sees under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}.*?(?=^## |\Z)", page.text, re.DOTALL | re.MULTILINE)
    assert found, heading
    return test_pages.plain_words(finish(found[0]))


class TestGuides:
    def test_a_guide_has_its_roles_parts_figures_and_next_steps(self, mini: Guide) -> None:
        view = guide_view(mini, "have-guide-2")
        assert view.adresse == "guider/have-guide-2/"
        assert ids(view.roller) == ["gartner", "gaest"]
        assert [part.opslag.id for part in view.dele] == ["begyndelsen", "tallene"]
        assert [tal.opslag.id for tal in view.dele[1].tal] == [
            *("hoest-i-alt", "andele-af-bedet", "havens-noegletal", "hoest-over-tid"),
        ]
        assert ids(view.næste) == ["have-guide", "have-app", "behov-sol", "svar-have", "have-bog"]

    def test_what_is_a_next_step_is_not_related_too(self, mini: Guide) -> None:
        view = guide_view(mini, "have-guide")
        assert view.opslag.relaterede == ("vandet", "hoejbed")
        assert (ids(view.næste), ids(view.relaterede)) == (["hoejbed", "tal"], ["vandet"])

    def test_a_page_shows_the_parts_of_a_part_in_the_order_of_reading(self, pages: dict[str, FærdigSide]) -> None:
        said = part(pages["guider/have-guide/index.md"], r"Begyndelsen \# 1 \*x\*")
        order = [
            *("Haven ligger *ikke* her.", "Første trin.", "Et punkt.", "Bede side om side", "Højbed", "ikke oplyst"),
            *("Høst & udbytte, 2021–2022", "En gartner gravede.", "Kilderne er uenige om længden."),
            *("Redaktionens forslag", "Grav selv."),
        ]
        places = [said.find(words) for words in order]
        assert -1 not in places
        assert places == sorted(places)

    def test_the_list_of_guides_begins_with_foelgeskab_and_holds_them_all(self, pages: dict[str, FærdigSide]) -> None:
        titles = re.findall(r'class="kort__titel"><a href="([^"]*)"', pages["guider/index.md"].text)
        assert titles[:3] == ["../foelgeskab/", "have-guide-2/", "have-guide/"]
        assert len(titles) == len(set(titles))

    def test_a_cell_that_rests_on_nothing_has_no_marker(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["guider/have-guide/index.md"].text
        cells = re.findall(r'<td class="udsagn">(.*?)</td>', text, re.DOTALL)
        assert ['class="belæg"' in cell for cell in cells] == [True, False]


class TestFigures:
    def test_a_set_knows_its_source_its_modules_and_its_totals(self, mini: Guide) -> None:
        view = tal_view(mini, "hoest-over-tid")
        assert (view.kilde.id, view.anker, view.i_alt) == ("have-rapport", "figur-hoest-over-tid", True)
        assert [row.modul and row.modul.id for row in view.rækker] == ["gl-spade", None]
        assert tal_view(mini, "hoest-i-alt").i_alt is False

    def test_the_table_gives_the_figures_as_the_source_does(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["tal/hoest-over-tid/index.md"].text
        figure = re.search(r'<figure class="tal" id="figur-hoest-over-tid".*?</figure>', page, re.S)
        assert figure
        rows = re.findall(r"<tr.*?</tr>", figure[0], re.DOTALL)
        cells = [re.findall(r'<t[dh][^>]*class="højre">([^<]*)', row) for row in rows]
        assert cells == [["2021", "2022", "I alt"], ["1.200", "30", "1.230"], ["–", "2,5", "–"], ["1.200", "31"]]
        assert "Kildens sum for 2022 er 31, men rækkerne giver 32,5." in figure[0]
        assert 'href="../../uoverensstemmelser/#afv-20"' in figure[0]
        assert "Data trukket: 1. marts 2023." in figure[0]

    def test_every_row_of_a_table_is_as_long_as_its_head(self, built_pages: dict[str, FærdigSide]) -> None:
        for name, page in built_pages.items():
            for table in re.findall(r"<table.*?</table>", page.text, re.DOTALL):
                rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
                widths = {sum(int(n or 1) for n in re.findall(r'<t[dh]\b(?: colspan="(\d)")?', row)) for row in rows}
                assert len(widths) == 1, name

    def test_key_figures_are_told_without_a_chart(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["tal/havens-noegletal/index.md"].text
        figure = text[text.index('id="figur-havens-noegletal"') :].partition("</figure>")[0]
        assert "<dt>Længde</dt>" in figure
        assert "<p>2,5</p>" in figure
        assert '<div class="diagram' not in figure

    def test_a_figure_stands_once_on_a_page_and_may_stand_on_several(self, pages: dict[str, FærdigSide]) -> None:
        for name in ("tal/hoest-over-tid/index.md", "guider/have-guide/index.md", "guider/have-guide-2/index.md"):
            assert pages[name].text.count('id="figur-hoest-over-tid"') == 1


@pytest.fixture
def built_pages(pages: dict[str, FærdigSide], guide: Guide, root: Path) -> dict[str, FærdigSide]:
    """The pages of the kitchen-sink data and of the real data, told apart by their names."""
    return {**{f"mini: {name}": page for name, page in pages.items()}, **build_pages(guide, root / "overrides")}


class TestNeeds:
    def test_a_need_knows_what_helps(self, mini: Guide) -> None:
        helps = [(view.opslag.id, [(h.mål.id, h.grundlag) for h in view.hjælp]) for view in mini.behov]
        assert helps == [("behov-vand", [("vandet", "stærkt")]), ("behov-sol", [])]
        assert [h.mål.id for h in mini.kompetencer[0].hjælp] == ["have-app"]
        assert len(mini.kompetencer) == 20

    def test_the_page_says_whose_the_link_between_need_and_help_is(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["kompetencebehov/index.md"]
        water, sun = part(page, "Vand &amp; &#34;lys&#34;"), part(page, "Sol")
        assert "Vandet : Åbn for hanen. Kilden sætter selv de to sammen." in water
        assert "Nævnes af: vejledere, koordinatorer, ledere, skoler, workshop og rapporten." in water
        assert "Ingen kilde kan skaffe sol." in sun
        skills = pages["kompetencebehov/kompetencer/index.md"]
        assert "Kunne 1 ting i haven." in test_pages.words(skills)
        assert "Kilden sætter selv" not in test_pages.words(skills)


class TestTools:
    def test_what_the_source_does_not_say_is_told(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["vaerktoejer/index.md"]
        app, lens = part(page, "Have-appen &amp; kompagni"), part(page, r"Lup \*uden\* link")
        assert "https://example.org/app?a=1&b=2 (1. marts 2026)" in app
        assert "Bag hegnet." in app
        assert "Kilden giver intet link." in lens
        assert "Det oplyser kilden ikke." in lens

    def test_a_link_out_of_the_site_tells_nobody_where_it_came_from(self, pages: dict[str, FærdigSide]) -> None:
        for page in pages.values():
            for link in re.findall(r'<a [^>]*href="https?:[^>]*>', page.text):
                assert 'rel="noopener noreferrer"' in link


class TestQuestions:
    def test_a_question_goes_on_to_where_the_answer_is_unfolded(
        self, mini: Guide, pages: dict[str, FærdigSide]
    ) -> None:
        assert [(v.opslag.id, ids(v.videre)) for v in mini.spørgsmål] == [
            ("svar-have", ["hoejbed", "have-guide"]),
            ("svar-hegn", ["have-app"]),
        ]
        said = part(pages["spoergsmaal/index.md"], "Findes haven &amp; &#34;hegnet&#34;?")
        assert "Nej, begge er opdigtede." in said
        assert "Hegnet er også opdigtet." in said
        assert said.endswith('Læs mere: Højbedet & "hegnet" , Guide til haven & "hegnet" .')

    def test_the_front_page_asks_the_first_ones(self, pages: dict[str, FærdigSide]) -> None:
        assert re.findall(r'href="spoergsmaal/#([^"]*)"', pages["index.md"].text) == ["svar-have", "svar-hegn"]


class TestSources:
    def test_points_stand_under_their_sections_in_the_sources_order(self, mini: Guide) -> None:
        [book] = [view for view in mini.kilder if view.opslag.id == "have-bog"]
        groups = {group.afsnit: [view.opslag.id for view in group.punkter] for group in book.grupper}
        assert groups == {
            "Afsnit 1": [f"have-bog-{number:03}" for number in range(1, 10)],
            "Afsnit 2": [f"have-bog-{number:03}" for number in range(10, 20)],
            "Afsnit 3": ["have-bog-020"],
        }

    def test_a_long_source_stands_on_pages_that_are_called_by_their_numbers(
        self, mini_katalog: Katalog, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(provenance, "WHOLE", 19)
        monkeypatch.setattr(provenance, "A_PAGE", 8)
        split = Guide(mini_katalog)
        [book] = [view for view in split.kilder if view.opslag.id == "have-bog"]
        assert [(side.adresse, side.titel, len(side.grupper)) for side in book.sider] == [
            ("kilder/have-bog/1-8/", "Punkt 1–8", 1),
            ("kilder/have-bog/9-16/", "Punkt 9–16", 2),
            ("kilder/have-bog/17-24/", "Punkt 17–20", 2),
        ]
        assert [view.sider for view in split.kilder if view.opslag.id != "have-bog"] == [()] * (len(split.kilder) - 1)
        made = build_pages(split, root / "overrides")
        own, middle = made["kilder/have-bog/index.md"].text, made["kilder/have-bog/9-16/index.md"].text
        assert '<a id="have-bog-010" href="9-16/#p010">Punkt 10</a>' in own
        assert re.findall(r'<li id="p(\d+)">', middle) == [f"{number:03}" for number in range(9, 17)]
        assert 'href="../1-8/"' in middle and 'href="../17-24/"' in middle
        files = build_files(split, "https://x.invalid/")
        told = {name: list(json.loads(files[name])["punkter"]) for name in files if name.startswith("kilder/have-bog/")}
        assert [len(ids) for ids in told.values()] == [20, 8, 8, 4]

    @pytest.mark.parametrize(
        ("points", "together", "links"),
        [
            ("001", False, [("#p001", "have-bog-001", "")]),
            ("001 002 003", False, [("#p001", "have-bog-001–003", "001–003")]),
            ("002 001", False, [("#p002", "have-bog-002", ""), ("#p001", "have-bog-001", "")]),
            ("008 009", False, [("#p008", "have-bog-008", ""), ("#p009", "have-bog-009", "")]),
            ("001 003 009", True, [("#have-bog-001", "have-bog-001, 003, 009", "001, 003, 009")]),
        ],
    )
    def test_neighbours_share_a_link(
        self,
        points: str,
        together: bool,
        links: list[tuple[str, str, str]],
        mini: Guide,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Those that stand on two pages don't; together, there is one link a source, to its own page."""
        monkeypatch.setattr(provenance, "WHOLE", 19)
        monkeypatch.setattr(provenance, "A_PAGE", 8)
        split = Guide(mini.katalog).punkter
        found = point_links((split[f"have-bog-{number}"] for number in points.split()), together=together)
        assert [(f"#{link.adresse.partition('#')[2]}", link.navn, link.numre) for link in found] == links

    def test_a_points_own_doubt_follows_it_everywhere(self, pages: dict[str, FærdigSide], mini: Guide) -> None:
        doubt = "Punktet er opdigtet."
        assert f"Forbehold: {doubt}" in test_pages.words(pages["kilder/have-bog/index.md"])
        told = json.loads(build_files(mini, "https://x.invalid/")["kilder/have-bog/punkter.json"])["punkter"]
        assert told["have-bog-007"]["forbehold"] == doubt
        assert "forbehold" not in told["have-bog-008"]

    def test_discrepancies_stand_by_weight(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["uoverensstemmelser/index.md"]
        assert "Havens længde" in part(page, "Betyder meget")
        assert "Hegnets farve" in part(page, "Betyder noget")
        assert "Antal frø" in part(page, "Betyder lidt")
        assert "Den opdigtede havebog 2 meter" in part(page, "Betyder meget")
