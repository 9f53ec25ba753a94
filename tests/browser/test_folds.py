"""What is folded opens for a link that leads into it, and what has moved sends its reader on; also without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.support import NewPage

INTO = {
    "spoergsmaal/#svar-effekt": "Evalueringerne viser",
    "vaerktoejer/#reflex": "REFLEX er et redskab",
    "ordliste/#amu": "Arbejdsmarkedsuddannelse",
}
"""A link into a fold, and words that stand inside it."""


@pytest.mark.parametrize("way", INTO)
def test_a_link_into_a_fold_opens_it(new_page: NewPage, way: str) -> None:
    page = new_page(way, width=390)
    target = page.locator(f"#{way.partition('#')[2]}")
    fold = page.locator("details.fold[open]")
    expect(fold).to_have_count(1)
    expect(fold).to_contain_text(INTO[way])
    expect(fold.locator(target).first).to_be_in_viewport()


@pytest.mark.parametrize("way", INTO)
def test_without_script_it_is_in_sight_all_the_same(new_page: NewPage, way: str) -> None:
    page = new_page(way, width=390, js=False)
    expect(page.locator(f"#{way.partition('#')[2]}")).to_be_in_viewport()


def test_an_anchor_that_has_moved_leads_to_the_page_it_moved_to(new_page: NewPage) -> None:
    page = new_page("kompetencebehov/#behov-sprog", width=390)
    page.wait_for_url(re.compile("kompetencebehov/behov-sprog/"))
    expect(page.locator("h1")).to_have_text("Sprog og kultur")


def test_without_script_a_moved_anchor_lands_on_the_way_there(new_page: NewPage) -> None:
    page = new_page("kompetencebehov/#behov-sprog", width=390, js=False)
    link = page.locator("li", has=page.locator("#behov-sprog")).get_by_role("link")
    expect(link).to_be_in_viewport()
    expect(link).to_have_text("Sprog og kultur")


@pytest.mark.parametrize("way", INTO)
def test_on_paper_every_fold_is_open(new_page: NewPage, way: str) -> None:
    """All of the page is printed, however little of it was open on the screen, and with script or without it."""
    page = new_page(way.partition("#")[0], js=False)
    page.emulate_media(media="print")
    inside = page.get_by_text(INTO[way]).first
    expect(page.locator("details.fold[open]")).to_have_count(0)
    assert inside.evaluate("(element) => element.checkVisibility({ contentVisibilityAuto: true })")
    assert inside.bounding_box()
