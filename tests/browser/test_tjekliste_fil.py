"""A checklist's answers in a file, and what is said before they are lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, store
from tests.browser.tjekliste import (
    BOX,
    LIST,
    PLACE,
    answer,
    expect_answers,
    expect_empty,
    file_of,
    open_file,
    saved,
    status,
)


class TestFile:
    """Answers saved to a file and opened from one."""

    def test_there_and_back(self, new_page: NewPage, tmp_path: Path) -> None:
        """A file with a Danish name holds the answers, and brings them to another browser."""
        page = new_page(LIST)
        answer(page)
        name, content = saved(page)
        title = re.escape(page.locator("h1").inner_text())
        assert re.fullmatch(rf"{title}, \d{{1,2}}\. [a-z]+ \d{{4}}\.json", name), name
        assert (content["slags"], content["version"], content["liste"]) == (
            "vejledningsguiden.tjekliste",
            1,
            "plan-for-foelgeskab",
        )
        assert content["svar"] == {
            "ledermoede": True,
            "sted": "Ældrehuset",
            "budskab-noter": "Første linje\nanden linje",
        }
        assert store(page) == {}, "saving a file keeps nothing in the browser"
        other = new_page(LIST)
        open_file(other, file_of(content, name))
        expect_answers(other, "from the file")
        status(other, f"Udfyldt fra filen «{name}».")
        assert store(other) == {}, "opening a file keeps nothing in the browser"
        other.locator("[data-fortryd]").click()
        expect_empty(other, "after «Fortryd»")

    def test_a_name_without_signs_that_files_may_not_have(self, new_page: NewPage) -> None:
        """A colon and a question mark in the title stay out of the name."""
        page = new_page(PAGES["tjekliste-beslut"])
        name, _ = saved(page)
        assert name.startswith("Ledermøde – Skal vi indføre følgeskab, "), name

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("Kære alle\n", "er ikke gemt fra en tjekliste her"),
            ("[1, 2]", "er ikke gemt fra en tjekliste her"),
            ("null", "er ikke gemt fra en tjekliste her"),
            ({"slags": "noget andet"}, "er ikke gemt fra en tjekliste her"),
            ({"version": 2}, "nyere udgave"),
            ({"version": "én"}, "gået i stykker"),
            ({"version": -1}, "gået i stykker"),
            ({"version": 0.5}, "gået i stykker"),
            ({"version": None}, "gået i stykker"),
            ({"svar": "sted"}, "gået i stykker"),
            ({"svar": ["x"]}, "gået i stykker"),
            ({"liste": ["x"], "titel": {}}, "gået i stykker"),
            ({"liste": "et-foelgeskab", "titel": "Før og efter"}, "hører til en anden liste: «Før og efter»"),
            ({"svar": {"sted": 7}}, "gået i stykker"),
            ({"svar": {"sted": {"a": "b"}}}, "gået i stykker"),
            ("[" * 1_100_000, "for stor"),
        ],
    )
    def test_a_wrong_file_changes_nothing(self, new_page: NewPage, content: object, words: str) -> None:
        """Any other file gets a kind word, and the answers stay as they are."""
        page = new_page(LIST)
        answer(page)
        if isinstance(content, dict):
            sound = {"slags": "vejledningsguiden.tjekliste", "version": 1, "liste": "plan-for-foelgeskab", "svar": {}}
            content = sound | content
        open_file(page, file_of(content))
        status(page, words)
        expect_answers(page, "after a wrong file")
        expect(page.locator("[data-fortryd]")).to_be_hidden()

    def test_answers_to_points_that_are_gone_are_told(self, new_page: NewPage) -> None:
        """A file from an earlier edition fills in what still fits, and says what does not."""
        page = new_page(LIST)
        given = {"sted": "Ældrehuset", "slettet": True, "slettet-noter": "x", "__proto__": "y"}
        text = json.dumps(
            {"slags": "vejledningsguiden.tjekliste", "version": 1, "liste": "plan-for-foelgeskab", "svar": given}
        )
        open_file(page, file_of(text))
        expect(page.locator(PLACE)).to_have_value("Ældrehuset")
        status(page, "3 svar hører til punkter, som listen ikke har mere")


def asks(page: Page) -> bool:
    """Return whether the browser asks before the page closes."""
    return not page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


class TestLoss:
    """What is written and nowhere else is not lost without a word."""

    def test_asks_while_something_would_be_lost(self, new_page: NewPage) -> None:
        page = new_page(LIST)
        assert not asks(page), "an empty list asks"
        answer(page)
        assert asks(page), "a filled list is lost without a word"
        page.locator("[data-husk]").check()
        assert not asks(page), "it is kept, and still asks"
        page.locator("[data-husk]").uncheck()
        assert asks(page)
        page.locator("[data-ryd]").click()
        assert not asks(page), "an emptied list asks"

    def test_a_file_or_a_link_is_enough_until_more_is_written(self, new_page: NewPage) -> None:
        page = new_page(LIST)
        answer(page)
        saved(page)
        assert not asks(page)
        page.locator(PLACE).fill("Et andet hus")
        assert asks(page)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator("[data-link]").click()
        status(page, "Linket er kopieret")
        assert not asks(page)

    def test_answers_from_a_link_are_in_the_link(self, new_page: NewPage) -> None:
        page = new_page(f"{LIST}#udfyldt&ledermoede=on")
        expect(page.locator(BOX)).to_be_checked()
        assert not asks(page)
        page.locator("#vagtplan").check()
        assert asks(page)
