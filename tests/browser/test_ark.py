"""Checklists on paper: exactly what is on screen, on as many sheets as they say, from Chromium and from Firefox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import firefox
from tests.browser.pages import CHECKLISTS, PAGES, REPRESENTATIVE
from tests.browser.paper import Paper, codes, paper, squeezed, text_of
from tests.browser.support import NewPage, Pictures, serving
from tests.browser.test_print import expect_on_paper

PRINTABLE = 688
"""The width of an A4 sheet within its margins, in CSS pixels."""

FILL = """(() => {
  const written = [];
  for (const [place, field] of [...document.querySelector(".tjekliste").elements].entries()) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = place % 2 === 0;
    else { field.value = `Ord${place}`; written.push(field.value); }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const ticked = [...document.querySelectorAll(".tjekpunkt__tekst:has(:checked)")];
  return { written, ticked: ticked.map((label) => label.querySelector(".tjekpunkt__nr").firstChild.data.trim()) };
})()"""
"""Ticks about every other box and writes a word of its own in every field."""

LONG = "Et langt notat, som fortsætter over mange linjer, før det er slut. " * 12
CODE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><rect width='1' height='1'/></svg>"


def expect_ticks(text: str, page: str, ticked: list[str], numbers: list[str]) -> None:
    """Check that each ticked point, and no other, has a cross before its number."""
    crossed = [number for number in numbers if f"X{number}" in text]
    assert crossed == ticked, f"{page}: crossed on paper are {crossed}, on screen {ticked}"


def numbers_of(page: Page) -> list[str]:
    """Return the numbers of the points that can be ticked."""
    found: list[str] = page.locator(".tjekpunkt__tekst:has(input) .tjekpunkt__nr").evaluate_all(
        "(all) => all.map((one) => one.firstChild.data.trim())"
    )
    return found


LESS_MARKERS = """(all) => all.map((one) => {
  const copy = one.cloneNode(true);
  for (const marker of copy.querySelectorAll("button, .belæg, .noter")) marker.remove();
  return copy.textContent.trim();
})"""


@pytest.mark.parametrize("id_", CHECKLISTS)
def test_chromium(new_page: NewPage, id_: str) -> None:
    """Empty from a phone and filled in from a dark desk, a list has its sheets and everything that is on screen."""
    count = CHECKLISTS[id_]
    page = new_page(f"tjeklister/{id_}/", width=390)
    words = [
        *page.locator(".tjekpunkt__tekst").all_inner_texts(),
        *page.locator(".tjekgruppe__titel").all_text_contents(),
        *page.locator(".tjekliste__hoved label").all_text_contents(),
        *page.locator(".tjekgruppe__kolonner > span").all_text_contents(),
        *page.locator(".ark__fakta div:not(.ikke-print)").all_text_contents(),
        *page.locator(".ark__forbehold p").evaluate_all(LESS_MARKERS),
        *(f"Side {number} af {count}" for number in range(1, count + 1)),
    ]
    links: list[str] = page.locator(".tjekpunkt__læs a").evaluate_all("(all) => all.map((one) => one.href)")
    root = page.url.partition("tjeklister/")[0]
    empty = paper(page)
    assert len(empty.pages) == count, f"{id_} is {len(empty.pages)} sheets when empty"
    expect_on_paper(page, empty, [*words, *(link.replace(root, "/") for link in links)])
    expect_ticks(text_of(empty), id_, [], numbers_of(page))

    page = new_page(f"tjeklister/{id_}/", scheme="dark")
    filled = page.evaluate(FILL)
    reader = paper(page)
    assert len(reader.pages) == count, f"{id_} is {len(reader.pages)} sheets when filled in"
    expect_on_paper(page, reader, [*words, *filled["written"]])
    expect_ticks(text_of(reader), id_, filled["ticked"], numbers_of(page))


def test_nothing_is_cut(new_page: NewPage) -> None:
    """Within the margins of a sheet nothing stands out to the side, and long notes grow down instead."""
    page = new_page(None, width=PRINTABLE)
    page.emulate_media(media="print")
    for id_ in CHECKLISTS:
        page.goto(f"tjeklister/{id_}/")
        page.locator(".voks__spejl").first.wait_for(state="attached")
        page.evaluate(FILL)
        wide: list[str] = page.evaluate(
            """(width) => [...document.querySelectorAll("main *")]
              .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > width + 1)
              .map((one) => one.outerHTML.slice(0, 80))""",
            PRINTABLE,
        )
        assert not wide, f"{id_}: {wide[0]} stands out"


@pytest.mark.parametrize("name", ["tjekliste", "tjekliste-skriv"])
def test_long_notes(new_page: NewPage, name: str) -> None:
    """A note of many lines, and a word without end, are on paper to the last letter, if need be on one more sheet."""
    page = new_page(PAGES[name], width=390)
    endless = "Ø" * 90 + "slut"
    page.locator(".tjekpunkt textarea").first.evaluate("(field, text) => { field.value = text; }", LONG)
    page.locator(".tjekliste__hoved input").first.evaluate("(field, text) => { field.value = text; }", endless)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader = paper(page)
    text = text_of(reader)
    assert squeezed(LONG) in text, f"{name}: the long note is cut"
    assert squeezed(endless) in text, f"{name}: the long word is cut"
    assert len(reader.pages) <= 2, f"{name} is {len(reader.pages)} sheets"


def test_room_for_the_code(new_page: NewPage) -> None:
    """With a QR code in its place, and a long address, a list still fits on its sheets; the code covers no word."""
    page = new_page(None)
    for id_, count in CHECKLISTS.items():
        page.goto(f"tjeklister/{id_}/")
        page.evaluate(
            """([code, address]) => {
              document.querySelector(".ark__qr").append(Object.assign(new Image(), { src: code }));
              document.querySelector(".udskriftsadresse").append(address);
            }""",
            [CODE, "uddannelse-og-oplaering.eksempelkommune.dk/medarbejdere/vejledningsguiden/"],
        )
        assert len(paper(page).pages) == count, f"{id_} does not fit with its code and a long address"
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PRINTABLE, "height": 900})
        covered: list[str] = page.evaluate(
            """() => {
              const code = document.querySelector(".ark__qr img").getBoundingClientRect();
              const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
              const covered = [], range = document.createRange();
              while (walker.nextNode()) {
                range.selectNodeContents(walker.currentNode);
                for (const { left, right, top, bottom } of range.getClientRects()) {
                  if (left < code.right && right > code.left && top < code.bottom && bottom > code.top) {
                    covered.push(walker.currentNode.data);
                  }
                }
              }
              return covered;
            }"""
        )
        page.emulate_media(media="null")
        assert not covered, f"{id_}: the code covers «{covered[0]}»"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes(new_page: NewPage, pictures: Pictures, scheme: str) -> None:
    """A box on paper is drawn with a border, empty or crossed, whatever look the screen has."""
    page = new_page(PAGES["tjekliste"], scheme="dark" if scheme == "dark" else "light")
    page.emulate_media(media="print")
    box = page.locator(".tjekpunkt input[type=checkbox]").first
    background: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert background == "rgb(255, 255, 255)", f"tjekliste: paper is {background} in the {scheme} look"
    empty = box.screenshot()
    assert pictures.contrast(empty) >= 7, "tjekliste: an empty box can't be seen"
    box.evaluate("(box) => { box.checked = true; }")
    changed = pictures.changed(empty, box.screenshot())
    assert changed >= 20, f"tjekliste: a ticked box differs from an empty one by {changed} pixels"


def test_folded_fields(new_page: NewPage) -> None:
    """What is folded away on a phone's screen has its lines on paper."""
    page = new_page(PAGES["tjekliste"], width=390)
    field = page.locator(".tjekpunkt__felter .felt").first
    assert not field.is_visible(), "tjekliste: the fields are not folded"
    page.emulate_media(media="print")
    lines = page.locator(".tjekpunkt__felter .voks")
    assert all(line.is_visible() for line in lines.all()), "tjekliste: a folded field has no line on paper"
    style: str = lines.first.evaluate("(line) => getComputedStyle(line).borderBottomStyle")
    assert style == "solid", "tjekliste: a blank field is no line"


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_without_script(new_page: NewPage, id_: str) -> None:
    """Without script a list prints blank, with all its boxes and lines."""
    page = new_page(f"tjeklister/{id_}/", js=False)
    reader = paper(page)
    assert len(reader.pages) == CHECKLISTS[id_], f"{id_} is {len(reader.pages)} sheets"
    expect_on_paper(page, reader, page.locator(".tjekpunkt__tekst").all_inner_texts())


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[firefox.Firefox]:
    """A Firefox, where the machine has one."""
    with firefox.running(firefox.find(), tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.fixture(scope="module")
def fontless(site: Path) -> Iterator[str]:
    """The site without its font: Firefox draws that one as shapes, and shapes can't be read back."""
    with serving(site, missing=".woff2") as root:
        yield root


def answers(fox: firefox.Firefox, script: str) -> Any:
    """Return what an expression is on Firefox's page."""
    return fox.run(f"return {script}")


def texts(fox: firefox.Firefox, selector: str, part: str) -> list[str]:
    """Return a part of each thing on Firefox's page that a selector finds."""
    found: list[str] = answers(fox, f"[...document.querySelectorAll('{selector}')].map((one) => one.{part}.trim())")
    return found


@pytest.mark.parametrize("id_", CHECKLISTS)
def test_firefox(fox: firefox.Firefox, address: str, id_: str) -> None:
    """Firefox takes as many sheets, empty and filled in."""
    fox.visit(f"{address}tjeklister/{id_}/")
    printed = fox.paper()
    assert len(Paper(printed).pages) == CHECKLISTS[id_], f"{id_}: empty, in Firefox"
    assert codes(printed) == [], f"{id_}: a code to this machine on Firefox's paper"
    answers(fox, FILL)
    assert len(Paper(fox.paper()).pages) == CHECKLISTS[id_], f"{id_}: filled in, in Firefox"


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_firefox_words(fox: firefox.Firefox, fontless: str, id_: str) -> None:
    """Firefox prints every word, every answer and every cross."""
    fox.visit(f"{fontless}tjeklister/{id_}/")
    filled = answers(fox, FILL)
    words = texts(fox, ".tjekpunkt__tekst, .tjekgruppe__titel", "innerText")
    numbers = texts(fox, ".tjekpunkt__tekst:has(input) .tjekpunkt__nr", "firstChild.data")
    text = text_of(Paper(fox.paper()))
    for word in (*words, *filled["written"]):
        assert squeezed(word) in text, f"{id_}: «{word}» is not on Firefox's paper"
    expect_ticks(text, f"{id_} in Firefox", filled["ticked"], numbers)


def test_firefox_without_a_dialogue(fox: firefox.Firefox, address: str) -> None:
    """No dialogue opens by itself."""
    fox.visit(f"{address}{PAGES['tjekliste']}")
    with pytest.raises(RuntimeError, match="no such alert"):
        fox.ask("WebDriver:GetAlertText")
