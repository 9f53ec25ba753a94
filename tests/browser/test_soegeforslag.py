"""The search in the header of every page: what it suggests, and how keys, a finger and files lead to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage


class TestSuggestions:
    """The header's field is a combobox: what fits best comes up as one types."""

    def test_arrow_keys_choose_and_enter_opens(self, new_page: NewPage) -> None:
        page = new_page(PAGES["trin"])
        field, box = page.locator("#topsøg"), page.locator("#søgeforslag")
        field.click()
        expect(field, "the field is a combobox once its script has come").to_have_role("combobox")
        field.fill("gruppevejldning")
        expect(box.get_by_role("option").first, "the best hit").to_contain_text("Gruppevejledning")
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".topsøg [role=status]"), "how many, aloud").to_contain_text("resultater")
        field.press("ArrowDown")
        chosen = box.locator("[aria-selected=true]")
        expect(chosen).to_have_count(1)
        expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
        field.press("ArrowUp")
        expect(chosen, "above the first stands the field itself").to_have_count(0)
        field.press("ArrowDown")
        field.press("Enter")
        page.wait_for_url("**/guider/gruppevejledning/")

    def test_escape_closes_and_enter_alone_searches_for_all(self, new_page: NewPage) -> None:
        page = new_page(PAGES["trin"])
        field, box = page.locator("#topsøg"), page.locator("#søgeforslag")
        field.click()
        expect(field).to_have_role("combobox")
        field.fill("leder")
        expect(box).to_be_visible()
        field.press("Escape")
        expect(box).to_be_hidden()
        expect(field, "the words stay").to_have_value("leder")
        expect(field).to_have_attribute("aria-expanded", "false")
        field.press("Enter")
        page.wait_for_url("**/soeg/?q=leder")

    @pytest.mark.parametrize("keys", ["/", "Control+k"])
    def test_two_keys_lead_to_the_field(self, new_page: NewPage, keys: str) -> None:
        page = new_page(PAGES["trin"])
        page.keyboard.press(keys)
        expect(page.locator("#topsøg"), f"{keys} leads to the field").to_be_focused()
        page.locator("#topsøg").fill("a")
        page.keyboard.press("/")
        expect(page.locator("#topsøg"), "a slash can be typed").to_have_value("a/")


def test_on_a_phone_one_tap_opens_the_field(new_page: NewPage) -> None:
    """The field comes up where the reader stands, with what fits best below it, slips or not; Escape takes it away."""
    page = new_page(PAGES["trin"], width=390)
    way, field = page.locator(".søgvej"), page.locator("#topsøg")
    page.locator("[data-menu]").click()
    way.click()
    expect(field, "the field has the focus, without another page").to_be_focused()
    expect(page.locator(".hovedmenu"), "the menu gives way").to_be_hidden()
    for words, address in (
        ("hvilket kurssus skal jeg vælge", "find-modul/"),
        ("hvad gør jeg når elven ikke kan dansk", "svaert/eleven-taler-ikke-saa-godt-dansk/"),
        ("adgangskrav diplm", "spoergsmaal/#svar-akademi-og-diplom"),
    ):
        field.fill(words)
        option = page.get_by_role("option").first
        expect(option, f"«{words}»").to_have_attribute("data-adresse", re.compile(f"/{address}"))
    field.press("Escape")
    field.press("Escape")
    expect(field).to_be_hidden()
    expect(way, "the focus is back").to_be_focused()
    way.click()
    field.press("Enter")
    page.wait_for_url("**/soeg/?q=*")
    expect(page.locator(".resultat").first, "soeg: results after a search in the header").to_be_visible()
    expect(page.locator("#q"), "soeg: the field holds the query").to_have_value("adgangskrav diplm")
    page.locator(".søgvej").click()
    expect(page.locator("#q"), "on the search's own page its field is the one").to_be_focused()


def test_it_works_from_files_too(new_page: NewPage, site: Path) -> None:
    """Without a server nothing can be fetched: the index comes as a script, and results lead to files."""
    page = new_page(None)
    page.goto((site / PAGES["trin"] / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("leder")
    expect(page.get_by_role("option").first, "suggestions").to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/index.html?q=leder")
    link = page.locator(".resultat a").first
    expect(link, "soeg: results").to_be_visible()
    link.click()
    expect(page.locator("h1"), "the result opens").to_be_visible()
    assert page.url.partition("#")[0].endswith("/index.html")
