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


def fitting(guide: Guide, query: str) -> list[str]:
    """Return the sentences for which each word of a query begins a word of theirs or of another way of saying it."""

    def folded(text: str) -> str:
        return text.lower().replace("å", "aa").replace("ø", "oe").replace("æ", "ae")

    return [
        view.opslag.titel
        for group in guide.svært
        for view in group.hindringer
        for words in [re.findall(r"\w+", folded(" ".join((view.opslag.titel, *view.opslag.også))))]
        if all(any(word.startswith(part) for word in words) for part in folded(query).split())
    ]


def test_filter(new_page: NewPage, guide: Guide) -> None:
    """Each word narrows the list, other ways of saying it count, and an empty field brings all of it back."""
    page = new_page(PAGES["svaert"])
    everything = shown(page)
    assert len(everything) == len(addresses(guide))
    for query in ("SYGDOM", "tosproget", "tosproget eleven", "tid", "maal"):
        page.fill(FIELD, query)
        wanted = fitting(guide, query)
        assert shown(page) == wanted, f"svaert: «{query}»"
        assert 0 < len(wanted) < len(everything), f"svaert: «{query}» tries nothing; choose another word"
    one = next(
        view for group in guide.svært for view in group.hindringer if len(fitting(guide, view.opslag.titel)) == 1
    )
    page.fill(FIELD, one.opslag.titel)
    assert shown(page) == [one.opslag.titel]
    expect(page.locator(STATUS), "svaert: one is told").to_have_text("Én passer.")
    expect(page.locator(".sværtgruppe h2").locator("visible=true"), "svaert: only its group").to_have_count(1)
    page.fill(FIELD, "")
    assert shown(page) == everything
    expect(page.locator(STATUS), "svaert: nothing is told").to_have_text("")


def test_nothing_found(new_page: NewPage) -> None:
    """A word that no sentence has leads to the search of the whole site, with the word kept."""
    page = new_page(PAGES["svaert"])
    page.fill(FIELD, "simulation")
    assert shown(page) == []
    expect(page.locator(STATUS), "svaert: what to do is told").to_contain_text("tryk Enter for at søge i hele guiden")
    page.press(FIELD, "Enter")
    page.wait_for_url("**/soeg/?q=simulation")
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
