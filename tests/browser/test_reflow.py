"""Nothing is lost on a narrow screen, at 400 % zoom, or when the reader spaces the text out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES, VARIANTS
from tests.browser.support import HEIGHT, NewPage, pages_at, probe, visit

NARROW = 320
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""  # WCAG 1.4.12


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that most tests here use."""
    with pages_at(browser, address) as make:
        yield make(None, width=NARROW)


def losses(page: Page, wide: int) -> list[str]:
    """Return what the page as it stands hides, and where text lies on text."""
    found = [f"{fault}" for fault in probe(page, "cut")]
    found += [f"text on text: {fault}" for fault in probe(page, "overlaps")]
    found += [f"no region that scrolls around {fault}" for fault in probe(page, "looseTables")]
    width: int = page.evaluate("document.scrollingElement.scrollWidth")
    if width > wide:
        found.append(f"the page scrolls sideways: {width} px")
    return found


@pytest.mark.parametrize("name", [name for name in PAGES if name not in VARIANTS])
def test_every_page_type(reader: Page, name: str) -> None:
    """At 320 px no page scrolls sideways and no text is lost; nor is it with the spacing of WCAG 1.4.12."""
    reader.set_viewport_size({"width": NARROW, "height": HEIGHT})
    visit(reader, PAGES[name])
    found = losses(reader, NARROW)
    reader.add_style_tag(content=SPACING)
    for width in (390, 1280):
        reader.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"with text spacing at {width} px: {fault}" for fault in losses(reader, width)]
    assert not found, f"{name} at {NARROW} px:\n" + "\n".join(found)


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


WORDS_IN_TWO = """
() => {
  const found = [];
  for (const heading of document.querySelectorAll("main :is(h1, h2, h3, th, td)")) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        if (word[0].length < 6) continue;
        const lines = new Set();
        for (let place = 0; place < word[0].length; place += 1) {
          const range = document.createRange();
          range.setStart(node, word.index + place);
          range.setEnd(node, word.index + place + 1);
          const box = [...range.getClientRects()].at(-1); // the first one may be the hyphen before it
          if (box?.width) lines.add(Math.round(box.top));
        }
        if (lines.size > 1) found.push(`${heading.localName}: ${word[0]}`);
      }
    }
  }
  return found;
}
"""


def test_no_word_breaks_without_a_hyphen(reader: Page) -> None:
    """In headings and tables of a phone, narrow or not, a long word breaks at a hyphen, or not at all."""
    broken = []
    for name, address in PAGES.items():
        visit(reader, address)
        for width in (NARROW, 390):
            reader.set_viewport_size({"width": width, "height": HEIGHT})
            broken += [f"{name} at {width} px: {fault}" for fault in reader.evaluate(WORDS_IN_TWO)]
    assert not broken, "words break:\n" + "\n".join(broken)
