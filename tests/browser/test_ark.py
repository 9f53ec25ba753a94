"""Checklists on paper: exactly what is on screen, on as many sheets as they say, from Chromium and from Firefox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser import firefox
from tests.browser.pages import CHECKLISTS, PAGES, REPRESENTATIVE
from tests.browser.paper import LESS_MARKERS, Paper, codes, paper, squeezed, text_of
from tests.browser.support import NewPage, Pictures, serving
from tests.browser.test_print import expect_on_paper

PRINTABLE = 688
"""The width of an A4 sheet within its margins, in CSS pixels."""

FIFTH = 0.2
"""So much of a sheet is filled at least: less is a sheet that nobody meant."""

FOOT = 14 * 72 / 25.4
"""What belongs to a sheet's foot, in points from its edge."""

FILL = """(how) => {
  const one = (list, n) => list[n % list.length];
  const people = ["Anne-Marie Christoffersen", "Mohammad Al-Khatib", "Birthe Kjærgaard", "Per Aagaard"];
  const guests = Array.from({ length: 30 }, (_, n) => `${one(people, n)}${n}`).join(", ");
  const note = "Vi spørger vagtplanlæggeren, om tiden kan ligge fast, og begynder på to afdelinger i februar. ";
  const value = ({ name, rows }, n) => /-ansvarlig$/.test(name) ? people[0]
    : /-dato$/.test(name) ? "15. januar 2027"
    : name === "sted" ? "Plejehjemmet Solbakken"
    : name === "moede" ? "Ledermøde 15. januar 2027"
    : name === "deltagere" ? guests
    : how === "halvt" ? `Ja, fra februar${n}` : `${note.repeat(4).slice(0, 290)} slut${n}.`;
  const written = [];
  for (const [n, field] of [...document.querySelector(".tjekliste").elements].entries()) {
    if (!field.name) continue;
    const filled = how === "helt" || (how === "halvt" && n % 2 === 0);
    if (field.type === "checkbox") field.checked = filled;
    else if ((field.value = filled ? value(field, n) : "")) written.push(field.value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const ticked = [...document.querySelectorAll(".tjekpunkt__tekst:has(:checked)")];
  return { written, ticked: ticked.map((label) => label.querySelector(".tjekpunkt__nr").firstChild.data.trim()) };
}"""
"""Fills in a list: «tomt», «halvt» (every other field, in few words) or «helt» (all that a meeting can think of)."""

TOLD = """([sheets, promised]) => new Promise((done) => {
  const place = document.querySelector("[data-ark]"), begun = performance.now();
  const words = ["", "Ét", "To", "Tre", "Fire", "Fem"];
  const right = sheets === promised ? `${words[sheets]} A4-ark` : `${words[sheets]} ark, sådan som det er udfyldt nu`;
  const look = () => {
    const told = document.querySelector("[data-arktal]:not([hidden])")?.textContent ?? `${words[promised]} A4-ark`;
    if (place.textContent === right && told === right) done("");
    else if (performance.now() - begun > 5000) done(`«${place.textContent}», «${told}»`);
    else setTimeout(look, 20);
  };
  look();
})"""
"""Waits until the page tells that it takes so many sheets; what it tells instead, if it does not."""

SMALLEST = """() => {
  const sizes = { all: 99, points: 99 };
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: one, data } = walker.currentNode;
    const { width, height } = one.getBoundingClientRect();
    if (!data.trim() || !one.checkVisibility() || width < 2 || height < 2 || one.closest(".kun-skærmlæser")) continue;
    const size = parseFloat(getComputedStyle(one).fontSize) * 0.75;
    sizes.all = Math.min(sizes.all, size);
    if (one.matches(".tjekpunkt__tekst > span:last-child")) sizes.points = Math.min(sizes.points, size);
  }
  return [sizes.all, sizes.points];
}"""
"""The smallest letters on the sheet, and of its points, in points."""

COVERED = """() => {
  const code = document.querySelector(".ark__qr img").getBoundingClientRect();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const covered = [], range = document.createRange();
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (left >= code.right || right <= code.left || top >= code.bottom || bottom <= code.top) continue;
      covered.push(walker.currentNode.data);
    }
  }
  return covered;
}"""

LONG = "Et langt notat, som fortsætter over mange linjer, før det er slut. " * 167 + "Slutordet."
"""A note of two thousand words."""

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


def expect_real_sheets(data: bytes, page: str, title: str) -> None:
    """Check that each sheet is filled to a fifth at least, and that all but the first say what they go on with."""
    with pypdfium2.PdfDocument(data) as document:
        for number, sheet in enumerate(document, 1):
            text = sheet.get_textpage()
            height = sheet.get_height()
            lows = [text.get_rect(n)[1] for n in range(text.count_rects())]
            low = min(low for low in lows if low > FOOT)
            assert (height - low) / height > FIFTH, f"{page}: sheet {number} is all but empty"
            top = squeezed(text.get_text_bounded(bottom=height - FOOT * 1.5))
            assert number == 1 or f"{squeezed(title)},fortsat" in top, f"{page}: sheet {number} has no head: {top}"


@pytest.mark.parametrize("id_", CHECKLISTS)
def test_chromium(new_page: NewPage, id_: str) -> None:
    """Blank it is the sheets it promises; half and wholly filled in it says how many it is then, and cuts nothing."""
    count = CHECKLISTS[id_]
    page = new_page(f"tjeklister/{id_}/", width=390)
    title = str(page.locator("h1").text_content())
    words = page.locator(
        ".tjekpunkt__tekst, .tjekgruppe__titel, .tjekliste__hoved label, .tjekgruppe__kolonner > span,"
        ".ark__fakta > div:not(.ikke-print), .ark__forbehold p, .ark__småt"
    ).evaluate_all(LESS_MARKERS)
    for how in ("tomt", "halvt", "helt"):
        filled = page.evaluate(FILL, how)
        data = page.pdf(format="A4", prefer_css_page_size=True)
        reader = Paper(data)
        sheets = len(reader.pages)
        told = page.evaluate(TOLD, [sheets, count])
        assert not told, f"{id_}, {how} udfyldt: {sheets} sheets, and the page says {told}"
        assert how != "tomt" or sheets == count, f"{id_} is {sheets} sheets when blank"
        expect_on_paper(
            page, reader, [*words, *filled["written"], *(f"Side{n}af{sheets}" for n in range(1, sheets + 1))]
        )
        expect_ticks(text_of(reader), id_, filled["ticked"], numbers_of(page))
        expect_real_sheets(data, f"{id_}, {how} udfyldt", title)
        whole = "".join(reader.pages)
        for one_line in ("Anne-Marie Christoffersen", "15. januar 2027"):
            wanted = sum(value == one_line for value in filled["written"])
            assert whole.count(one_line) >= wanted, f"{id_}, {how} udfyldt: «{one_line}» is not on one line"
    page.set_viewport_size({"width": PRINTABLE, "height": 900})
    page.emulate_media(media="print")
    wide: list[str] = page.evaluate(
        """(width) => [...document.querySelectorAll("main *")]
          .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > width + 1)
          .map((one) => one.outerHTML.slice(0, 80))""",
        PRINTABLE,
    )
    assert not wide, f"{id_}: {wide[0]} stands out"
    smallest, point = page.evaluate(SMALLEST)
    assert smallest >= 9 and point >= 11, f"{id_}: letters of {smallest} pt, points of {point} pt"
    page.evaluate(FILL, "tomt")
    page.evaluate(
        """([code, address]) => {
          document.querySelector(".ark__qr").append(Object.assign(new Image(), { src: code }));
          document.querySelector(".ark__fod > span > span").append(` · ${address}`);
        }""",
        [CODE, "uddannelse.eksempelkommune.dk/vejledningsguiden/tjeklister/" + id_],
    )
    covered: list[str] = page.evaluate(COVERED)
    assert not covered, f"{id_}: the code covers «{covered[0]}»"
    page.emulate_media(media="null")
    assert len(paper(page).pages) == count, f"{id_} does not fit with its code and a long address"


@pytest.mark.parametrize("js", [True, False])
def test_a_note_of_two_thousand_words(new_page: NewPage, js: bool) -> None:
    """It is on paper to its last word, as are a word without end and a long list of names, with and without script."""
    page = new_page(PAGES["tjekliste"], js=js)
    endless, names = "Ø" * 90 + "slut", "Anne-Marie Christoffersen, " * 30 + "Sidstenavn"
    for field, text in (("#budskab-noter", LONG), ("#sted", endless), ("#deltagere", names)):
        page.locator(field).fill(text)
    page.locator("#budskab-noter").focus()
    text = text_of(paper(page))
    for words in (endless, names, LONG[-60:]):
        assert squeezed(words) in text, f"«…{words[-30:]}» is cut"
    assert text.count("førdeterslut.") == 167, "the long note is cut"
    page.emulate_media(media="print")
    handles: list[str] = page.locator(".tjekliste textarea:visible").evaluate_all(
        """(all) => all.map((one) => getComputedStyle(one)).map((style) => `${style.resize} ${style.outlineStyle}`)"""
    )
    assert set(handles) <= {"none none"}, f"the sheet shows the screen's handles: {set(handles)}"


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
    style: str = lines.first.evaluate("(line) => getComputedStyle(line, '::after').borderTopStyle")
    assert style == "solid", "tjekliste: a blank field is no line"


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_without_script(new_page: NewPage, id_: str) -> None:
    """Without script a list prints blank, with all its boxes and lines."""
    page = new_page(f"tjeklister/{id_}/", js=False)
    reader = paper(page)
    assert len(reader.pages) == CHECKLISTS[id_], f"{id_} is {len(reader.pages)} sheets"
    expect_on_paper(page, reader, page.locator(".tjekpunkt__tekst").evaluate_all(LESS_MARKERS))


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
    """Firefox takes as many sheets as it says: each list blank, and one of each kind half and wholly filled in too.

    That the others hold when they are filled in, Chromium shows; they are made of the same parts.
    """
    count = CHECKLISTS[id_]
    fox.visit(f"{address}tjeklister/{id_}/")
    for how in ("tomt", "halvt", "helt") if id_ in REPRESENTATIVE else ("tomt",):
        fox.run(f"return ({FILL})(arguments[0])", how)
        printed = fox.paper()
        sheets = len(Paper(printed).pages)
        told = fox.run(f"return ({TOLD})(arguments[0])", [sheets, count])
        assert not told, f"{id_}, {how} udfyldt: {sheets} sheets in Firefox, and the page says {told}"
        if how == "tomt":
            assert sheets == count, f"{id_}: blank, in Firefox"
            assert codes(printed) == [], f"{id_}: a code to this machine on Firefox's paper"


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_firefox_words(fox: firefox.Firefox, fontless: str, id_: str) -> None:
    """Firefox prints every word, every answer and every cross."""
    fox.visit(f"{fontless}tjeklister/{id_}/")
    filled = fox.run(f"return ({FILL})(arguments[0])", "helt")
    words = fox.run(f"return ({LESS_MARKERS})([...document.querySelectorAll('.tjekpunkt__tekst, .tjekgruppe__titel')])")
    numbers = texts(fox, ".tjekpunkt__tekst:has(input) .tjekpunkt__nr", "firstChild.data")
    printed = fox.paper()
    text = text_of(Paper(printed))
    for word in (*words, *filled["written"]):
        assert squeezed(word) in text, f"{id_}: «{word}» is not on Firefox's paper"
    expect_ticks(text, f"{id_} in Firefox", filled["ticked"], numbers)


def test_firefox_without_a_dialogue(fox: firefox.Firefox, address: str) -> None:
    """No dialogue opens by itself."""
    fox.visit(f"{address}{PAGES['tjekliste']}")
    with pytest.raises(RuntimeError, match="no such alert"):
        fox.ask("WebDriver:GetAlertText")
