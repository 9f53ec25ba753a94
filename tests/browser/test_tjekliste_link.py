"""A checklist's answers in a link: whole, damaged, and beside those that are kept."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.support import NewPage, pages_at, store, visit
from tests.browser.tjekliste import (
    BOX,
    KEY,
    LIST,
    NOTE,
    PLACE,
    answer,
    expect_answers,
    status,
)


def test_a_damaged_link_says_what_was_lost(new_page: NewPage) -> None:
    """Cut on its way, or stripped of what is after the «#», a link keeps what can be read, and says what is gone."""
    page = new_page(f"{LIST}#udfyldt&ledermoede=on&sted=%C3%86ldrehuset&budskab-no")
    expect(page.locator(BOX)).to_be_checked()
    told = page.locator("[data-valg]")
    expect(told).to_contain_text("Udfyldt fra linket. Linket er ikke helt: 1 svar kunne ikke læses.")
    visit(page, f"{LIST}?svar=3#udfyldt=3.abc&ledermoede=on")
    expect(page.locator(BOX)).to_be_checked()
    expect(told).to_contain_text("Udfyldt fra linket. Linket er ikke helt: 2 svar mangler.")
    for empty, words in (("?svar=3", "3 svar mangler"), ("#udfyldt&ukendt=1", "Der er ingen svar i det, vi kan læse.")):
        visit(page, "tjeklister/refleksionskort/")
        visit(page, f"{LIST}{empty}")
        expect(told).to_have_text(re.compile(f"^Linket er ikke helt: {words}"))
    page.locator(BOX).check()
    assert page.url.endswith(LIST), "the address still says that it is a link with answers"


class TestLink:
    """Answers carried in the fragment of an address, which is never sent to a server."""

    @pytest.fixture
    def link(self, browser: Browser, address: str) -> str:
        """A link with answers, copied from a list."""
        with pages_at(browser, address) as make:
            page = make(None)
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            visit(page, LIST)
            answer(page)
            page.locator("[data-link]").click()
            status(page, "Linket er kopieret")
            copied: str = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{address}{LIST}?svar=3#udfyldt=3."), copied
        return copied

    def test_there_and_back(self, new_page: NewPage, link: str) -> None:
        """A link fills in the list and keeps nothing; what is written then takes the answers out of the address."""
        page = new_page(None)
        visit(page, link)
        expect_answers(page, "from the link")
        status(page, "Udfyldt fra linket.")
        expect(page.locator("[data-valg]"), "told above the list").to_be_in_viewport()
        assert store(page) == {}
        assert page.evaluate("location.hash").startswith("#udfyldt")
        page.locator(PLACE).fill("Et andet hus")
        expect(page.locator("[data-valg]")).to_be_hidden()
        assert page.url.endswith(LIST), "the address still holds answers that no longer hold"

    def test_what_is_kept_is_not_touched(self, new_page: NewPage, link: str) -> None:
        """Where the reader has answers of their own, a link shows its own, and the reader chooses."""
        page = new_page(LIST)
        answer(page, place="Mit eget hus", note="Min note")
        page.locator("[data-husk]").check()
        mine = store(page)
        choice, told = page.locator("[data-behold]"), page.locator("[data-valg]")
        expect(told).to_be_hidden()

        page.goto("about:blank")
        visit(page, link)
        expect_answers(page, "from the link")
        expect(told).to_contain_text("Udfyldt fra linket. Du har også svar gemt i denne browser. De er ikke rørt.")
        expect(choice).to_be_visible()
        assert store(page) == mine
        page.locator(PLACE).fill("Rettet i linkets svar")
        assert store(page) == mine, "writing in a link's answers overwrites the reader's own"
        page.locator("[data-husk]").click()
        expect(page.locator("[data-husk]"), "«Husk» waits for the choice").not_to_be_checked()
        assert store(page) == mine, "«Husk» overwrites the reader's own"
        status(page, "Vælg først")

        page.locator("[data-behold]").click()
        expect_answers(page, "of the reader", place="Mit eget hus", note="Min note")
        expect(told).to_be_hidden()
        expect(page.locator("[data-husk]")).to_be_checked()
        page.locator("[data-fortryd]").click()
        expect(page.locator(PLACE), "the link's answers again").to_have_value("Rettet i linkets svar")
        expect(choice).to_be_visible()

        page.locator("[data-erstat]").click()
        assert json.loads(store(page)[KEY])["sted"] == "Rettet i linkets svar"
        page.locator("[data-fortryd]").click()
        assert store(page) == mine, "«Fortryd» brings back what was kept"

    def test_the_same_answers_are_no_choice(self, new_page: NewPage, link: str) -> None:
        """A link with just what is kept already asks nothing."""
        page = new_page(LIST)
        answer(page)
        page.locator("[data-husk]").check()
        page.goto("about:blank")
        visit(page, link)
        expect(page.locator("[data-behold]")).to_be_hidden()
        expect(page.locator("[data-husk]")).to_be_checked()

    def test_a_link_followed_on_the_page_itself(self, new_page: NewPage, link: str) -> None:
        """A link opened in the same tab can be undone."""
        page = new_page(LIST)
        page.locator(PLACE).fill("Skrevet først")
        page.evaluate("(hash) => { location.hash = hash; }", link.partition("#")[2])
        expect_answers(page, "from the link")
        page.locator("[data-fortryd]").click()
        expect(page.locator(PLACE)).to_have_value("Skrevet først")

    def test_without_a_clipboard(self, new_page: NewPage) -> None:
        """Where the browser copies nothing, as on an intranet without https, the link stands ready to be copied."""
        page = new_page(None)
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
        visit(page, LIST)
        answer(page)
        page.locator("[data-link]").click()
        field = page.get_by_label("Linket", exact=True)
        expect(field).to_be_focused()
        assert "#udfyldt=3." in field.input_value()

    def test_a_long_link_is_told(self, new_page: NewPage) -> None:
        """Some mail programs cut a long link, so the reader hears of the file."""
        page = new_page(LIST)
        page.locator(NOTE).fill("Lang note. " * 200)
        page.locator("[data-link]").click()
        status(page, "Gem hellere som fil")

    @pytest.mark.parametrize(
        "fragment", ["#udfyldt", "#udfyldt&sted=%", "#udfyldt&ukendt=1&ledermoede=nej", "#punkt-2b", "#%E0%A4%A"]
    )
    def test_odd_fragments(self, new_page: NewPage, fragment: str) -> None:
        """Whatever stands after the number sign, the list works."""
        page = new_page(None)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        visit(page, f"{LIST}{fragment}")
        expect(page.locator(BOX)).not_to_be_checked()
        page.locator(BOX).check()
        expect(page.locator("[data-tæller]")).to_have_text("1 af 12")
        assert not faults
