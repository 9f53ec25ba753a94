"""On a phone a table is read row by row: nothing of it is out of sight to the side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import NewPage, pages_at, probe, visit


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A phone that all tests here use."""
    with pages_at(browser, address) as make:
        yield make(None, width=390)


def test_no_table_is_cut_without_script(new_page: NewPage) -> None:
    """Every column is in sight, and each cell says which it is. With script every page is tried in test_reflow."""
    page = new_page(None, width=390, js=False)
    visit(page, "moduler/sammenlign/", js=False)
    assert probe(page, "cutTables") == []


def test_a_table_means_the_same_on_a_phone(phone: Page) -> None:
    """Its layout is another one, but a screen reader still meets rows, their names and cells."""
    visit(phone, "tal/deltagere-paa-moduler/")
    table = phone.get_by_role("table").first
    assert table.get_by_role("row").count() >= 6
    assert table.get_by_role("rowheader").first.is_visible()
    assert table.get_by_role("cell").first.is_visible()


SMALL = """() => [...document.querySelectorAll(".bjælke__navn, .bjælke__tal, .tal__serier li")]
  .filter((label) => label.checkVisibility() && label.textContent.trim())
  .filter((label) => parseFloat(getComputedStyle(label).fontSize) < 13 || label.scrollWidth > label.clientWidth + 1)
  .map((label) => label.textContent)"""


def test_a_charts_labels_can_be_read_on_a_phone(phone: Page) -> None:
    """They are 13 px at least, and each has room."""
    for name in (
        "deltagere-paa-moduler",
        "akademi-paedagogik-og-kommunikation",
        "proeveresultater",
        "tilrettelaeggelse",
    ):
        visit(phone, f"tal/{name}/")
        assert phone.evaluate(SMALL) == [], name
