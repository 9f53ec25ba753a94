"""The experiences' filter: each choice says what it leaves, and none leads to nothing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage
from vejledningsguide.guide import Guide


def test_a_choice_says_what_it_leaves(new_page: NewPage, guide: Guide) -> None:
    page = new_page(PAGES["erfaringer"])
    items = guide.katalog.alle("erfaringer")
    themes = page.locator('.chip[data-vælg="tema"][data-værdi]')
    for chip in themes.all():
        count = sum(item.tema == chip.get_attribute("data-værdi") for item in items)
        expect(chip.locator(".chip__antal")).to_have_text(f" {count}")
    themes.first.click()
    theme = themes.first.get_attribute("data-værdi")
    chosen = [item for item in items if item.tema == theme]
    for chip in page.locator('.chip[data-vælg="rolle"][data-værdi]').all():
        count = sum(chip.get_attribute("data-værdi") in item.roller for item in chosen)
        expect(chip.locator(".chip__antal")).to_have_text(f" {count}")
        if not count:
            expect(chip).to_have_attribute("aria-disabled", "true")
            before = page.url
            chip.click(force=True)
            assert page.url == before, "a choice that leaves nothing leads somewhere"
    expect(page.locator("[data-filtreres] > li:visible")).to_have_count(len(chosen))
