"""What is hard: one word finds a sentence, also when it is said in other words; without script all of it is there."""

from __future__ import annotations

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


def test_filter(new_page: NewPage, guide: Guide) -> None:
    """Each word narrows the list, other ways of saying it count, and an empty field brings all of it back."""
    page = new_page(PAGES["svaert"])
    everything = shown(page)
    assert len(everything) == len(addresses(guide))
    page.fill(FIELD, "SYGDOM")
    assert shown(page) == ["Sygdom og vagtplan vælter det hele"]
    expect(page.locator(STATUS), "svaert: one is told").to_have_text("Én passer.")
    expect(page.locator(".sværtgruppe h2").locator("visible=true"), "svaert: only its group").to_have_count(1)
    page.fill(FIELD, "tosproget")
    assert shown(page) == ["Eleven taler ikke så godt dansk", "Vejlederen har selv svært ved fagsprog eller pc"]
    page.fill(FIELD, "tosproget eleven")
    assert shown(page) == ["Eleven taler ikke så godt dansk"]
    page.fill(FIELD, "tid")
    assert "Gruppevejledningen kommer aldrig i gang" not in shown(page), (
        "svaert: a short word is not met inside «altid»"
    )
    assert shown(page)[0] == "Vi har ikke tid"
    page.fill(FIELD, "maal")
    assert shown(page) == ["Målene er for abstrakte"], "svaert: aa is å"
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
    page.locator(".sværtliste a").first.click()
    expect(page.locator("h1"), "hindring: the reader's words").to_have_text("Vi har ikke tid")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("overvåget", "Vejlederne er utrygge ved at blive fulgt"),
        ("kasketter", "Vi har ikke tid"),
        ("tosproget", "Eleven taler ikke så godt dansk"),
        ("angst autisme", "Vi har en elev, der har det svært"),
        ("drukner i travlhed", "Det, vejlederne lærer, bliver ikke brugt"),
        ("driften går forud", "Ledelsen er ikke med"),
    ],
)
def test_search(new_page: NewPage, query: str, title: str) -> None:
    """The search of the whole site finds an obstacle by other words than its own."""
    page = new_page(f"soeg/?q={query}")
    group = page.locator(".resultatgruppe", has=page.locator("h2", has_text="Hvad er svært?"))
    expect(group.locator("a", has_text=title), f"soeg: «{query}»").to_be_visible()


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
