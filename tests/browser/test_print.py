"""On paper: every page names its source and address, and nothing to click. Checklists are tried in test_ark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES
from tests.browser.paper import Paper, paper, squeezed, text_of
from tests.browser.support import NewPage, visit

NOT_ON_PAPER = "nav, button, header.top, footer.bund, .springover, .ret, .tjekliste__gem, :not(.fold) > summary, .belæg"
WORDS_OF_THE_SCREEN = ("Spring til indhold", "Print listen", "Gem i denne browser", "Ryd listen", "Foreslå en rettelse")


def expect_on_paper(page: Page, reader: Paper, words: list[str]) -> None:
    """Check that each of the words is on paper, and the source less its number of points; nothing of the screen's own,
    and no address of this machine, which is all the address that the site has here."""
    text = text_of(reader)
    own = page.locator(".ark__slut > p:last-child")  # a list names its sources in a line of its own
    source = page.locator(".ark__slut > p:last-child" if own.count() else ".herkomst__kilde > p").first.evaluate(
        "(p) => [...p.childNodes].filter((n) => !n.matches?.('a:last-child')).map((n) => n.textContent).join('')"
    )
    title = page.locator("h1").text_content()
    assert source and title
    source = re.sub(
        r", afsnit(?:tet|tene) «.*?»(?=\.)", "", source, flags=re.DOTALL
    )  # paper names the source, not its parts
    assert "127.0.0.1" not in text, f"{page.url}: an address that leads nowhere"
    for part in (title, source, *words):
        assert squeezed(part) in text, f"{page.url}: «{part}» is not on paper"
    for part in WORDS_OF_THE_SCREEN:
        assert squeezed(part) not in text, f"{page.url}: «{part}» is on paper"
    page.emulate_media(media="print")
    seen = page.locator(NOT_ON_PAPER).locator("visible=true").evaluate_all("(all) => all.map((one) => one.outerHTML)")
    assert not seen, f"{page.url}: {seen[0]} is on paper"
    page.emulate_media(media="null")


@pytest.mark.parametrize("name", ["modul-foreslaaet", "modul-nuvaerende", "erfaring"])
def test_reading_page(new_page: NewPage, name: str) -> None:
    """A module and an experience print with their headings, their text, source and address."""
    page = new_page(PAGES[name])
    words = page.locator("main :is(h2, h3, .udsagn p, .punkter li):not(.ikke-print, .herkomst *)").evaluate_all(
        """(all) => all.map((one) => {
          const copy = one.cloneNode(true);
          for (const part of copy.querySelectorAll(".belæg")) part.remove();
          return copy.textContent;
        })"""
    )
    assert len(words) > 4, f"{name}: found only {words} to look for"
    reader = paper(page)
    expect_on_paper(page, reader, words)
    assert len(reader.pages) <= 4, f"{name} is {len(reader.pages)} sheets"


@pytest.mark.parametrize(
    "name",
    [
        *("moduler", "sammenligning", "sammenlign-to", "ramme", "samtalen", "rolle", "guide", "talsaet", "spoergsmaal"),
        *("svaert", "hindring"),
    ],
)
def test_other_pages(new_page: NewPage, name: str) -> None:
    """Other pages worth taking along print on A4, without what can only be clicked; no table runs off the sheet."""
    page = new_page(PAGES[name])
    reader = paper(page)
    expect_on_paper(page, reader, [])
    cells: list[str] = page.locator(".tabelramme:visible tbody tr:last-child > :last-child:visible").evaluate_all(
        """(all) => all.map((cell) => {
          const copy = cell.cloneNode(true);
          for (const part of copy.querySelectorAll(".belæg")) part.remove();
          return copy.textContent;
        })"""
    )
    text = text_of(reader)
    for words in cells:
        assert squeezed(words) in text, f"{name}: the table's last cell, «{words}», is not on paper"


def test_paper_is_used_well(new_page: NewPage) -> None:
    """A list of experiences chosen on screen prints just those."""
    page = new_page(None)
    visit(page, "erfaringer/?tema=kultur")
    text = text_of(paper(page))
    for card in page.locator("[data-filtreres] > li").all():
        title = str(card.locator(".kort__titel").text_content())
        shown = card.is_visible()
        assert (squeezed(title) in text) == shown, f"erfaringer: «{title}» on paper should be {shown}"
