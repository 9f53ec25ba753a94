"""Nothing is lost on a narrow screen, at 400 % zoom, or when the reader spaces the text out.

Every type of page as it comes: see test_every_page.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES, PLAIN
from tests.browser.support import HEIGHT, NewPage, pages_at, probe, visit

NARROW, PHONE = 320, 390
STOPS = 80
"""The most places on a page at which Tab stops."""
INDEXES = {"soeg-resultater", "kildepunkter"}
"""What lists all that was found, or fifty source points with what rests on each."""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""  # WCAG 1.4.12


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that most tests here use."""
    with pages_at(browser, address) as make:
        yield make(None, width=NARROW)


def losses(page: Page, wide: int) -> list[str]:
    """Return what the page as it stands hides, and where text lies on text."""
    found: list[str] = probe(page, "losses", wide)
    return found


def phone_faults(page: Page, name: str) -> list[str]:
    """Return what is wrong with a page on a phone: all is asked of one visit, which costs more than what is asked.

    A table is read row by row, and nothing of it is out of sight to the side. Every button, field and link that stands
    by itself is at least 24 px each way (WCAG 2.5.8). A page has few stops, and no marker of evidence is alone on a
    line. In headings and tables a long word breaks at a hyphen, or not at all.
    """
    found = [*probe(page, "cutTables")]
    found += [f"too small for a finger: {fault}" for fault in probe(page, "small", 24)]
    found += [f"alone on a line: the marker of {words}" for words in probe(page, "loneMarkers")]
    found += [f"breaks without a hyphen: {fault}" for fault in probe(page, "wordsInTwo")]
    if name in PLAIN and name not in INDEXES and (stops := probe(page, "tabStops")) > STOPS:
        found.append(f"{stops} stops")
    return [f"at 390 px: {fault}" for fault in found]


def all_widths(page: Page, name: str) -> list[str]:
    """Return what is wrong with a page on a phone, what it loses at 320 px, and with the spacing of WCAG 1.4.12."""
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    found = phone_faults(page, name)
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    narrow = [*losses(page, NARROW), *(f"breaks without a hyphen: {fault}" for fault in probe(page, "wordsInTwo"))]
    found += [f"at {NARROW} px: {fault}" for fault in narrow]
    spacing = page.add_style_tag(content=SPACING)
    for width in (PHONE, 1280):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"with text spacing at {width} px: {fault}" for fault in losses(page, width)]
    spacing.evaluate("(style) => style.remove()")
    return found


def test_targets_of_the_open_menu(new_page: NewPage) -> None:
    """On a phone the menu's links and buttons are large enough for a finger too."""
    page = new_page("", width=PHONE)
    page.locator("[data-menu]").click()
    assert probe(page, "small", 24) == []


@pytest.mark.parametrize("name", ["forside", "trin", "moduler", "tjekliste", "sammenligning"])
def test_between(reader: Page, name: str) -> None:
    """The widths around the breakpoints lose nothing either."""
    visit(reader, PAGES[name])
    found = []
    for width in (360, 576, 640, 768, 864, 992, 1000, 1088, 1200, 1920):
        reader.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"at {width} px: {fault}" for fault in losses(reader, width)]
    assert not found, f"{name}:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "name", ["forside", "trin", "moduler", "sammenligning", "talsaet", "tjekliste", "soeg-resultater"]
)
def test_large_text(new_page: NewPage, name: str) -> None:
    """A reader whose browser is set to twice the text size (WCAG 1.4.4) loses nothing."""
    page = new_page(None)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 32}})
    visit(page, PAGES[name])
    size: str = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "32px", f"{name}: the page does not heed the reader's text size: {size}"
    found = losses(page, 1280)
    assert not found, f"{name} at 200 % text:\n" + "\n".join(found)


@pytest.mark.parametrize("name", ["trin", "guide", "talsaet", "tjekliste", "kompetencebehov", "kilder"])
def test_unfolded(reader: Page, name: str) -> None:
    """At 320 px all that is folded away fits too, and so it does at a desk."""
    visit(reader, PAGES[name])
    reader.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = []
    for width in (NARROW, 1280):
        reader.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"at {width} px: {fault}" for fault in losses(reader, width)]
    assert not found, f"{name}, unfolded:\n" + "\n".join(found)


def test_narrow_states(new_page: NewPage) -> None:
    """At 320 px the open menu fits, and an opened explanation stands just below or just above its word."""
    page = new_page(PAGES["trin"], width=NARROW)
    page.locator("[data-menu]").click()
    found = [f"menu: {fault}" for fault in losses(page, NARROW)]
    page.locator("[data-menu]").click()
    for link in page.locator("a.begreb").all():
        link.click()
        box = page.locator(".ordpop").bounding_box()
        assert box is not None
        word = link.evaluate("(link) => link.getClientRects()[0].toJSON()")
        if box["x"] < 0 or box["x"] + box["width"] > NARROW:
            found.append(f"the explanation of «{link.text_content()}» is outside the window: {box}")
        below, above = box["y"] - word["bottom"], word["top"] - box["y"] - box["height"]
        if not (0 <= below < 20 or 0 <= above < 20):
            found.append(f"the explanation of «{link.text_content()}» is not just beside it: {box}, {word}")
        if page.evaluate("document.scrollingElement.scrollWidth") > NARROW:
            found.append(f"the explanation of «{link.text_content()}» widens the page")
        link.click()
    assert not found, f"trin at {NARROW} px:\n" + "\n".join(found)
