"""On paper: a checklist is one A4 with boxes to tick; every page names its source and address, and nothing to click."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.pages import CHECKLISTS, PAGES
from tests.browser.support import NewPage, Pictures, visit

A4 = (595, 842)
NOT_ON_PAPER = "nav, button, header.top, footer.bund, .springover, .ret, .tjekliste__gem, summary, .belæg"
WORDS_OF_THE_SCREEN = ("Spring til indhold", "Print listen", "Husk mine svar", "Ryd listen", "Foreslå en rettelse")


def paper(page: Page) -> PdfReader:
    """Print the page as it stands."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    for number, sheet in enumerate(reader.pages, 1):
        size = (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        assert all(abs(one - other) <= 1 for one, other in zip(size, A4, strict=True)), (
            f"{page.url}: sheet {number} is {size}"
        )
    return reader


def squeezed(text: str) -> str:
    """Return a text without what depends on where its lines break."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def text_of(reader: PdfReader) -> str:
    """Return the squeezed text of all sheets."""
    return squeezed("".join(sheet.extract_text() for sheet in reader.pages))


def expect_on_paper(page: Page, reader: PdfReader, words: list[str]) -> None:
    """Check that each of the words is on paper, and the source and the address; and nothing of the screen's own."""
    text = text_of(reader)
    source = page.locator(".herkomst__kilde > p").first.text_content()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    title = page.locator("h1").text_content()
    assert source and address and title
    for part in (title, source, address, *words):
        assert squeezed(part) in text, f"{page.url}: «{part}» is not on paper"
    for part in WORDS_OF_THE_SCREEN:
        assert squeezed(part) not in text, f"{page.url}: «{part}» is on paper"
    page.emulate_media(media="print")
    seen = page.locator(NOT_ON_PAPER).locator("visible=true").evaluate_all("(all) => all.map((one) => one.outerHTML)")
    assert not seen, f"{page.url}: {seen[0]} is on paper"
    page.emulate_media(media="null")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("id_", CHECKLISTS)
def test_checklist(new_page: NewPage, id_: str, width: int) -> None:
    """A checklist is one sheet, empty or filled in, from a phone or a desk, with all that a meeting needs."""
    page = new_page(f"tjeklister/{id_}/", width=width)
    labels = [text for text in page.locator(".tjekpunkt__tekst").all_inner_texts() if text]
    numbers = page.locator(".tjekpunkt__nr").all_text_contents()
    assert numbers[:2] == ["1a", "1b"] and len(numbers) == len(labels), f"{id_}: numbers {numbers}"
    titles = page.locator(".tjekgruppe legend").all_text_contents()
    columns = ["Ansvarlig", "Dato", "Noter", "Sted"]

    empty = paper(page)
    assert len(empty.pages) == 1, f"{id_} is {len(empty.pages)} sheets when empty"
    expect_on_paper(page, empty, [*labels, *numbers, *titles, *columns])

    for box in page.locator(".tjekpunkt input[type=checkbox]").all():
        box.check()
    for place, field in enumerate(page.locator(".tjekliste input[type=text]").all()):
        field.fill(f"Karen {place}")
    filled = paper(page)
    assert len(filled.pages) == 1, f"{id_} is {len(filled.pages)} sheets when filled in"
    fields = page.locator(".tjekliste input[type=text]").count()
    expect_on_paper(
        page, filled, [*labels, *numbers, *titles, *columns, *(f"Karen {place}" for place in range(fields))]
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes(new_page: NewPage, pictures: Pictures, scheme: str) -> None:
    """A box on paper is drawn with a border, empty or crossed, whatever look the screen has."""
    page = new_page(PAGES["tjekliste"], scheme="dark" if scheme == "dark" else "light")
    page.emulate_media(media="print")
    box = page.locator(".tjekpunkt input[type=checkbox]").first
    style: dict[str, str] = box.evaluate(
        "(box) => { const { appearance, borderTopWidth, borderTopStyle } = getComputedStyle(box);"
        " return { appearance, borderTopWidth, borderTopStyle }; }"
    )
    assert style["appearance"] == "none", f"tjekliste: the box is the browser's own: {style}"
    assert style["borderTopStyle"] == "solid" and float(style["borderTopWidth"][:-2]) >= 1, f"tjekliste: {style}"
    background: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert background == "rgb(255, 255, 255)", f"tjekliste: paper is {background} in the {scheme} look"
    empty = box.screenshot()
    assert pictures.contrast(empty) >= 3, "tjekliste: an empty box can't be seen"
    box.evaluate("(box) => { box.checked = true; }")
    mark: dict[str, str] = box.evaluate(
        "(box) => { const { content, printColorAdjust } = getComputedStyle(box, '::after');"
        " return { content, printColorAdjust }; }"
    )
    assert mark["content"] not in ("none", "normal"), "tjekliste: a ticked box draws no mark"
    assert mark["printColorAdjust"] == "exact", "tjekliste: a printer may leave the mark out"
    changed = pictures.changed(empty, box.screenshot())
    assert changed >= 20, f"tjekliste: a ticked box differs from an empty one by {changed} pixels"


@pytest.mark.parametrize("name", ["modul-foreslaaet", "modul-nuvaerende", "erfaring"])
def test_reading_page(new_page: NewPage, name: str) -> None:
    """A module and an experience print with their headings, their text, source and address."""
    page = new_page(PAGES[name])
    words = page.locator("main :is(h2, h3, .udsagn p, .punkter p):not(.ikke-print, .belæg p)").all_inner_texts()
    assert len(words) > 4, f"{name}: found only {words} to look for"
    reader = paper(page)
    expect_on_paper(page, reader, words)
    assert len(reader.pages) <= 4, f"{name} is {len(reader.pages)} sheets"


@pytest.mark.parametrize(
    "name",
    [
        *("moduler", "sammenligning", "sammenlign-to", "ramme", "samtalen", "rolle", "guide", "tal", "spoergsmaal"),
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
