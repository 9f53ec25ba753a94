"""Every type of page, as it comes: by keyboard, on every width, and as axe sees it. All is asked of one visit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.eye import Eye
from tests.browser.pages import PAGES, VARIANTS
from tests.browser.support import Pictures, pages_at, visit
from tests.browser.test_axe import all_looks, look
from tests.browser.test_keyboard import walk
from tests.browser.test_reflow import all_widths


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that all tests here use."""
    with pages_at(browser, address) as make:
        yield make(None)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_type(reader: Page, eye: Eye, pictures: Pictures, name: str) -> None:
    """Tab finds its way on a phone, no text is lost on any width or with WCAG's spacing, and axe finds nothing.

    axe comes last: it looks at a page less what is alike.
    """
    look(reader, 390, "light")
    visit(reader, PAGES[name])
    found = [] if name in VARIANTS else [f"by keyboard: {fault}" for fault in walk(reader, eye, 390)]
    reader.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    found += all_widths(reader, name)
    found += [] if name in VARIANTS else all_looks(pictures, reader, name)
    assert not found, f"{name}:\n" + "\n".join(found)
