"""Pages on paper: how many sheets they take, and that nothing on them can only be clicked. Sheets to fill in: test_ark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.firefox import find, running
from tests.browser.pages import PAGES
from tests.browser.paper import Paper, paper, squeezed, text_of
from tests.browser.support import NewPage, visit

SHEETS = {
    **{"ordliste/": 6, "kilder/kt-guide/": 9, "kilder/nce-eftersyn/": 9, "tal/": 9},
    **{"find-modul/tabel/": 4, "uoverensstemmelser/": 10, PAGES["sammenlign-tre"]: 2, PAGES["sammenligning"]: 2},
    **{"erfaringer/": 1, "foelgeskab/hvad-og-hvorfor/": 1, "": 1, "roller/uddannelsesansvarlig/": 1, "guider/": 1},
}
"""The most sheets of A4 that some pages may take: half of what they took, and no sheet for a card or a foot alone."""

SEEN = """() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const text = (one) => one.textContent.trim();
  const lines = (one) => [one, ...one.querySelectorAll("*")].some((e) => getComputedStyle(e).textDecorationLine !== "none");
  return {
    underlined: [...document.querySelectorAll("a")].filter((a) => shown(a) && lines(a)).map(text),
    controls: [...document.querySelectorAll("button, .knap, nav:not(.filter), [role=status]:not(.boks, [data-antal])")]
      .filter((one) => shown(one) && (text(one) || one.matches("button"))).map((one) => one.outerHTML),
  };
}"""
"""What a sheet must not have: a line under what is no link on paper, a button, a way on, a message of the screen."""

NOTES = """() => [...document.querySelectorAll(".noter")].map((notes) => {
  const before = document.createRange();
  before.selectNodeContents(notes.previousElementSibling ?? notes.parentElement);
  const line = [...before.getClientRects()].filter((box) => box.width).pop();
  const own = notes.getBoundingClientRect();
  return !line || !own.height || (own.top < line.bottom && own.bottom > line.top - own.height) || notes.parentElement.textContent;
}).filter((one) => one !== true)"""
"""The claims whose numbers stand below or above the line that they end."""


@pytest.mark.parametrize("address", SHEETS)
def test_few_sheets(new_page: NewPage, address: str) -> None:
    """A page is no longer than it must be, and its last sheet is none that holds next to nothing."""
    page = new_page(address)
    printed = paper(page)
    assert len(printed.pages) <= SHEETS[address], f"{address}: {len(printed.pages)} sheets"
    assert len(squeezed(printed.pages[-1])) > 150, f"{address}: the last sheet says only {printed.pages[-1]!r}"
    page.emulate_media(media="print")
    seen = page.evaluate(SEEN)
    page.emulate_media(media="null")
    assert seen == {"underlined": [], "controls": []}, address
    assert "127.0.0.1" not in text_of(printed)


def test_an_answer_and_its_decision_share_a_sheet(new_page: NewPage, site: Path) -> None:
    """The longest answers of Find modul, by what their cards say, have the lines for the decision on the first sheet."""

    def card(path: Path) -> int:
        return len("".join(re.findall(r'<div class="svarkort">.*?<p class="finder__knapper"', path.read_text("utf-8"), re.S)))

    longest = sorted((site / "find-modul").rglob("index.html"), key=card)[-2:]
    page = new_page(None)
    for path in longest:
        visit(page, f"{path.parent.relative_to(site).as_posix()}/")
        first = paper(page).pages[0]
        assert all(word in first for word in ("Besluttet", "Ansvarlig", "Dato")), f"{page.url}: {first}"
        page.emulate_media(media="print")
        assert page.locator(".noter a").count() > 3
        assert page.evaluate(NOTES) == [], page.url
        page.emulate_media(media="null")


def test_only_what_was_chosen_is_printed_and_told(new_page: NewPage) -> None:
    """The filtered table prints its filter in words, its rows alone, and an address that leads back to them."""
    page = new_page("find-modul/tabel/?rolle=fuldtid&styrke=stærkt")
    chosen = page.locator(".tabelfilter select").evaluate_all("(all) => all.map((s) => s.selectedOptions[0].text)")
    titles = [re.sub(r" \(\d+\)$", "", title) for title in chosen if title != "Alle"]
    assert len(titles) == 2, chosen
    printed = text_of(paper(page))
    for row in page.locator(".beslutningstabel tbody tr:not(.igen)").all():
        words = squeezed(str(row.locator("td").nth(1).text_content()))
        if row.get_attribute("hidden") is None:
            assert words in printed, words
    for words in (*titles, str(page.locator("[data-antal]").text_content())):
        assert squeezed(words) in printed, words
    page.evaluate(
        """() => {
          const link = Object.assign(document.createElement("a"), { href: "https://a.dk/guide/" });
          document.querySelector(".udskriftsadresse").append(link);
        }"""
    )
    page.locator("[name=styrke]").select_option("delvist")
    assert page.locator(".udskriftsadresse a").text_content() == f"https://a.dk/guide/{page.evaluate('location.search')}"
