"""The header: one row at every width, search in sight, and a menu that says what its button does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage

WIDTHS = (320, 390, 600, 768, 993, 1024, 1100, 1280, 1366, 1440, 1920)
"""Phones, tablets, and the desks at which the header once broke in two."""


PARTS = """[...document.querySelectorAll(".mærkat, .søgvej, .menuknap, .hovedmenu a, .topsøg, .temaknap")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.getBoundingClientRect().toJSON(), one.className || one.innerText])"""
"""Each part of the header that shows: its box and its name."""


@pytest.mark.parametrize("name", ["forside", "modul-foreslaaet"])
def test_one_row(new_page: NewPage, name: str) -> None:
    """All that shows in the header stands on one line, nothing over anything else, and search is there."""
    page = new_page(PAGES[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        boxes: list[tuple[dict[str, float], str]] = page.evaluate(PARTS)
        middles = {round(box["y"] + box["height"] / 2) for box, _ in boxes}
        assert max(middles) - min(middles) <= 2, f"{width} px: the header has more than one row: {boxes}"
        boxes.sort(key=lambda one: one[0]["x"])
        for (left, who), (right, other) in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 0.5, f"{width} px: {who} runs into {other}"
        assert boxes[-1][0]["x"] + boxes[-1][0]["width"] <= width, f"{width} px: the header is too wide"
        search = [box for box, who in boxes if who in ("søgvej", "topsøg")]
        assert len(search) == 1, f"{width} px: no search in sight"
        assert search[0]["width"] >= (44 if width < 1089 else 110), f"{width} px: {search[0]['width']} px of search"


def test_menu_button_says_what_it_does(new_page: NewPage) -> None:
    """«Menu» opens, «Luk» closes."""
    page = new_page(PAGES["erfaring"], width=390)
    button = page.locator("[data-menu]")
    expect(button).to_have_accessible_name("Menu")
    button.click()
    expect(button).to_have_accessible_name("Luk")
    expect(page.locator(".hovedmenu a").first).to_be_visible()
    button.click()
    expect(button).to_have_accessible_name("Menu")


def test_search_on_a_phone_is_one_touch_away(new_page: NewPage) -> None:
    """Without script the header's link leads to the search; with it, see test_soegeforslag.py."""
    page = new_page(PAGES["erfaring"], width=390, js=False)
    page.locator(".søgvej").click()
    page.wait_for_url("**/soeg/#q")
    expect(page.locator("#q")).to_be_focused()
