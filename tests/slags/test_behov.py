"""Needs and competences, each with what helps."""

from __future__ import annotations

import re

from tests import test_pages
from vejledningsguide.finish import finish
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide


def part(page: FærdigSide, heading: str) -> str:
    """Return what a reader sees under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}.*?(?=^## |\Z)", page.text, re.DOTALL | re.MULTILINE)
    assert found, heading
    return test_pages.plain_words(finish(found[0]))


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
