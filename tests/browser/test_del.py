"""«Del»: what it puts on the clipboard, in the mail and in the code; and what a marker's box copies."""

from __future__ import annotations

import io
from urllib.parse import unquote

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.support import NewPage, visit
from vejledningsguide.guide import Guide

CLIPBOARD = """async () => {
  const [one] = await navigator.clipboard.read();
  const of = async (type) => (one.types.includes(type) ? (await one.getType(type)).text() : null);
  return [await of("text/html"), await of("text/plain")];
}"""
ELEMENTS = """(html) => {
  const made = new DOMParser().parseFromString(html, "text/html");
  return {
    all: [...new Set([...made.body.querySelectorAll("*")].map((one) => one.localName))],
    headings: [...made.querySelectorAll("h1, h2")].map((one) => one.textContent),
    relative: [...made.querySelectorAll("a")].filter((one) => !/^https?:/.test(one.getAttribute("href"))).length,
    tables: made.querySelectorAll("table").length,
    last: made.body.lastElementChild.previousElementSibling.localName,
  };
}"""
CLEAN = {"a", "b", "i", "p", "br", "h1", "h2", "h3", "h4", "ul", "ol", "li"}
CLEAN |= {"table", "caption", "tbody", "thead", "tr", "th", "td"}


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page that may use the clipboard."""
    page = new_page(None)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def press(page: Page, name: str, says: str) -> list[str]:
    """Press a button of «Del», see what it says, and return what is on the clipboard as HTML and as text."""
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".del__status")).to_contain_text(says)
    copied: list[str] = page.evaluate(CLIPBOARD)
    return copied


def open_share(page: Page) -> None:
    """Open «Del» by the keyboard."""
    page.locator(".del summary").press("Enter")
    expect(page.locator(".del__knapper")).to_be_visible()


def code(page: Page) -> str:
    """Return what a phone reads off the code that is shown."""
    shown = page.locator(".del__kode")
    expect(shown).to_be_visible()
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.screenshot())))
    text: str = found.text
    return text


def test_a_result_is_shared_whole(page: Page, address: str, guide: Guide) -> None:
    """Its button leads to «Del»; the link carries the version, and the text goes whole into Word."""
    view = next(one for one in guide.find_modul.resultater if not one.afhænger and one.moduler("i_dag"))
    visit(page, view.adresse)
    link = f"{address}{view.adresse}?v={view.version}"
    page.get_by_role("button", name="Del svaret").click()
    assert press(page, "Kopiér link", "Linket er kopieret")[1] == link
    html, text = press(page, "Kopiér titel og link", "Titel og link")
    assert f'href="{link}"' in html and text.endswith(f"\n{link}")
    assert html.count(text.splitlines()[0]) == 1, "the title is what is read"
    mail = unquote(str(page.get_by_role("link", name="Send som mail").get_attribute("href")))
    assert mail.startswith("mailto:?subject=") and mail.endswith(link)
    page.get_by_role("button", name="Vis QR-kode").click()
    assert code(page) == link
    page.keyboard.press("Escape")
    expect(page.locator(".del summary"), "Escape folds it, and the focus stays").to_be_focused()
    expect(page.locator(".del__knapper")).to_be_hidden()
    page.keyboard.press("Enter")
    html, text = press(page, "Kopiér hele svaret", "Word")
    read = page.evaluate(ELEMENTS, html)
    assert set(read["all"]) <= CLEAN, set(read["all"]) - CLEAN
    assert read["relative"] == 0
    assert read["headings"][0] == page.locator("h1").inner_text().replace("\u00ad", "")
    assert read["headings"][-1] == "Kilder" and read["last"] == "ul", "the sources come last"
    assert "Belæg ·" not in text and "Print svaret" not in text and "\u00ad" not in html
    for words in ("Dine svar:", "Kilde:", f"({link})"):
        assert words in text, words


def test_a_module_an_anchor_and_a_closed_clipboard(page: Page, address: str, guide: Guide) -> None:
    """A module's facts are a table; the reader's anchor comes along; without a clipboard it is copied by hand."""
    view = next(one for one in guide.moduler if one.opslag.mål)
    visit(page, f"{view.adresse}#maal")
    open_share(page)
    assert press(page, "Kopiér link", "Linket er kopieret")[1] == f"{address}{view.adresse}#maal"
    html, text = press(page, "Kopiér modulet", "Word")
    assert page.evaluate(ELEMENTS, html)["tables"] == 1
    assert f"Varighed\t{view.dage.capitalize()}" in text
    first = page.locator("#maal-1 p").inner_text().replace("\u00ad", "")
    assert f"1. {first[:40]}" in text
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Kopiér titel og link", exact=True).click()
    expect(page.locator(".del__status")).to_have_text("Titel og link er kopieret.")
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Kopiér link", exact=True).click()
    expect(page.get_by_label("Det, du kan kopiere")).to_have_value(f"{address}{view.adresse}#maal")


def test_a_short_address_and_what_rests_on_what(page: Page, address: str, guide: Guide) -> None:
    """The short address is told and is the one in the code; a marker's box copies the link to each of its points."""
    own, short = next((own, short) for own, short in guide.korte.items() if own.startswith("tjeklister/"))
    visit(page, own)
    open_share(page)
    expect(page.locator(".del__kort a")).to_have_text(short)
    page.get_by_role("button", name="Vis QR-kode").click()
    assert code(page) == address + short
    page.locator(".belæg a[role=button]:visible").first.click()
    point = page.locator(".ordpop p").first
    there = str(point.locator(".belæg__sted a").evaluate("(link) => link.href"))
    point.get_by_role("button", name="Kopiér link til kildepunktet").click()
    expect(point.get_by_role("status")).to_have_text("Linket er kopieret")
    html, text = page.evaluate(CLIPBOARD)
    assert f'href="{there}"' in html and text.endswith(there) and "#" in there
    visit(page, there.removeprefix(address))
    expect(page.locator(":target")).to_be_visible()


def test_a_choice_in_the_address_comes_along(page: Page) -> None:
    """A comparison's choice is in the link; answers that are shared are told to be in it."""
    visit(page, "moduler/sammenlign/?antal=2&m=sosu-basis&m=pau-basis")
    open_share(page)
    expect(page.locator(".del__adresse")).to_have_text(page.url)
    note = page.get_by_text("Linket rummer alt, du har svaret")
    expect(note).to_be_hidden()
    visit(page, "er-i-klar/")
    page.locator(".tjekudsagn input").first.check(force=True)
    page.get_by_role("button", name="Del svarene").click()
    expect(note).to_be_visible()
    assert press(page, "Kopiér link", "Linket er kopieret")[1] == page.url
    assert "?svar=1#" in page.url
