"""Guides: their parts, figures, roles and next steps, on the views and on the page."""

from __future__ import annotations

import re

from tests import test_pages
from tests.helpers import ids
from vejledningsguide.finish import finish
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide
from vejledningsguide.slags.guider import GuideView


def guide_view(mini: Guide, id_: str) -> GuideView:
    """Return a guide's view."""
    return next(view for view in mini.guider if view.opslag.id == id_)


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
            *(
                "Grav selv.",
                "Haven ligger *ikke* her.",
                "Første trin.",
                "Et punkt.",
                "Bede side om side",
                "Højbed",
                "ikke oplyst",
            ),
            *("Høst & udbytte, 2021–2022", "En gartner gravede."),
        ]
        places = [said.find(words) for words in order]
        assert -1 not in places
        assert places == sorted(places)

    def test_the_list_of_guides_begins_with_foelgeskab_and_holds_them_all(self, pages: dict[str, FærdigSide]) -> None:
        titles = re.findall(r'class="kort__titel"><a href="([^"]*)"', pages["guider/index.md"].text)
        assert titles[:4] == ["../foelgeskab/", "have-guide-2/", "have-guide-3/", "have-guide/"]
        assert len(titles) == len(set(titles))

    def test_a_cell_that_rests_on_nothing_has_no_marker(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["guider/have-guide/index.md"].text
        cells = re.findall(r'<td class="udsagn"[^>]*>(.*?)</td>', text, re.DOTALL)
        assert ['class="belægsted"' in cell for cell in cells] == [True, False]

    def test_a_part_that_begins_a_page_has_one_and_those_after_it_stand_there_too(
        self, mini: Guide, pages: dict[str, FærdigSide]
    ) -> None:
        view = guide_view(mini, "have-guide-3")
        assert [(s.adresse, s.ankre) for s in view.sider] == [
            ("guider/have-guide-3/begyndelsen/", ("begyndelsen", "redskabernes-plads")),
            ("guider/have-guide-3/tallene/", ("tallene",)),
        ]
        text = pages["guider/have-guide-3/begyndelsen/index.md"].text
        assert text.index(" med.<span") < text.index("#begyndelsen }") < text.index("Det er usikkert")
        assert text.count("Ingen ved, hvor ") == 1
        assert guide_view(mini, "have-guide").sider == ()

    def test_the_first_page_says_what_to_do_and_old_anchors_answer(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["guider/have-guide-3/index.md"].text
        order = [
            "Begynd her",
            "Find en ",
            "Kort fortalt",
            "Vejen &amp;",
            "guidesider",
            "To haver",
            "Spørg jer selv",
        ]
        assert [text.find(words) for words in order] == sorted(text.find(words) for words in order)
        assert min(text.find(words) for words in order) > 0
        for anchor, page in (("begyndelsen", "begyndelsen/"), ("redskabernes-plads", "begyndelsen/"), ("tallene",) * 2):
            assert f'<span id="{anchor}" data-flyttet="{page.rstrip("/")}/"></span>' in text
        assert " med.<span" not in text

    def test_a_page_of_a_guide_tells_the_sources_of_its_own_parts(self, mini: Guide) -> None:
        view = guide_view(mini, "have-guide-3")
        assert [one.belæg for one in view.sider[0].herkomst] == [("have-blad-001",)]
        assert [one.kilde.id for one in view.herkomst] == ["have-blad"]

    def test_a_drawing_is_a_list_in_words(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["guider/have-guide-3/tallene/index.md"].text
        drawing = text[text.index('<figure class="strukturtegning strukturtegning--fordeling">') :].partition(
            "</figure>"
        )[0]
        assert drawing.count("<li") == 2
        assert (drawing.count("mand--vejleder"), drawing.count("mand--elev"), drawing.count("mand--bag")) == (4, 6, 2)
        assert drawing.count("<svg") == drawing.count('aria-hidden="true"') - 3
