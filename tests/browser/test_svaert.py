"""What is hard: one word finds a sentence, also when it is said in other words; without script all of it is there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES
from tests.browser.paper import paper
from tests.browser.support import NewPage, visit
from vejledningsguide.guide import Guide

FIELD = "[data-sværtfilter] input"
STATUS = "[data-sværtstatus]"


def shown(page: Page) -> list[str]:
    """Return the sentences that a reader sees."""
    return page.locator(".sværtgruppe .sværtliste a").locator("visible=true").all_inner_texts()


def addresses(guide: Guide) -> list[str]:
    """Return the address of every obstacle."""
    return [view.adresse for group in guide.svært for view in group.hindringer]


def expect_shown(page: Page, *wanted: str) -> None:
    """Wait until these sentences show, and few others."""
    for sentence in wanted:
        expect(page.locator(".sværtliste a", has_text=sentence), f"svaert: «{sentence}»").to_be_visible()
    expect(page.locator(STATUS), "svaert: how many").to_have_text(re.compile(r"^(Én|\d+) passer\.$"))


def test_filter(new_page: NewPage, guide: Guide) -> None:
    """Each sentence is found by itself and by other ways of saying it; an empty field brings all of it back."""
    page = new_page(PAGES["svaert"])
    everything = shown(page)
    assert len(everything) == len(addresses(guide))
    for view in [view for group in guide.svært for view in group.hindringer][::6]:
        for words in (view.opslag.titel, view.opslag.også[0], view.opslag.titel.upper()):
            page.fill(FIELD, words)
            expect_shown(page, view.opslag.titel)
            assert len(shown(page)) < len(everything), f"svaert: «{words}» narrows nothing down"
    page.fill(FIELD, "")
    expect(page.locator(STATUS), "svaert: nothing is told").to_have_text("")
    assert shown(page) == everything


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ingen tid", "Vi har ikke tid"),
        ("stress", "Vi har ikke tid"),
        ("fravær", "Sygdom og vagtplan vælter det hele"),
        ("konflikt", "Jeg frygter den svære samtale"),
        ("vi mangler personale", "Sygdom og vagtplan vælter det hele"),
        ("tosproget", "Eleven taler ikke så godt dansk"),
        ("vagtplann", "Sygdom og vagtplan vælter det hele"),
    ],
)
def test_everyday_words_and_slips(new_page: NewPage, words: str, sentence: str) -> None:
    """What the whole site's search knows, the filter knows."""
    page = new_page(PAGES["svaert"])
    page.fill(FIELD, words)
    expect_shown(page, sentence)


def test_nothing_found(new_page: NewPage) -> None:
    """A word that no sentence has leads to the search of the whole site, with the word kept."""
    page = new_page(PAGES["svaert"])
    page.fill(FIELD, "xyzzyx simulation")
    expect(page.locator(".sværtliste a").locator("visible=true"), "svaert: no sentence").to_have_count(0)
    expect(page.locator(STATUS), "svaert: what to do is told").to_contain_text("tryk Enter for at søge i hele guiden")
    page.press(FIELD, "Enter")
    page.wait_for_url("**/soeg/?q=xyzzyx+simulation")
    expect(page.locator("[data-resultater] a").first, "soeg: something is found").to_be_visible()


def test_without_script(new_page: NewPage, guide: Guide) -> None:
    """Without script there is no field, and every sentence leads to its page."""
    page = new_page(PAGES["svaert"], js=False)
    expect(page.locator(FIELD), "svaert: the field is not shown").to_be_hidden()
    assert len(shown(page)) == len(addresses(guide))
    first = shown(page)[0]
    page.locator(".sværtliste a").first.click()
    expect(page.locator("h1"), "hindring: the reader's words").to_have_text(first)


@pytest.mark.parametrize("id_", ["vi-har-ikke-tid", "kollegerne-er-ikke-med"])
def test_search(new_page: NewPage, guide: Guide, id_: str) -> None:
    """The search of the whole site finds an obstacle by other words than its own."""
    opslag = next(view.opslag for group in guide.svært for view in group.hindringer if view.opslag.id == id_)
    for other in opslag.også:
        page = new_page(f"soeg/?q={other}")
        expect(page.locator("[data-resultater] a").first, f"soeg: «{other}»").to_have_text(opslag.titel)


def test_the_sentence_stands_in_quotation_marks(new_page: NewPage) -> None:
    """The heading is a quotation to the eye, and a plain title to the search."""
    page = new_page(PAGES["hindring"])
    marks = "(h1) => [getComputedStyle(h1, '::before').content, getComputedStyle(h1, '::after').content]"
    assert page.locator("h1").evaluate(marks) == ['"«"', '"»"']


def test_targets_are_large(new_page: NewPage) -> None:
    """On a phone each sentence is a target of a thumb's size."""
    page = new_page(PAGES["svaert"], width=390)
    for link in page.locator(".sværtliste a").all():
        box = link.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 300, box


def test_paper(new_page: NewPage, guide: Guide) -> None:
    """The list and every obstacle are one sheet each."""
    page = new_page(None)
    for address in ("svaert/", *addresses(guide)):
        visit(page, address)
        sheets = len(paper(page).pages)
        assert sheets == 1, f"{address} is {sheets} sheets"
