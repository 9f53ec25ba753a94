"""No page that a reader is led to is longer than it says here, on a phone and with its folds closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import pages_at, visit

PHONE = {"width": 390, "height": 844}

SCREENS = {
    "kompetencebehov": 3.1,
    "behov": 6,
    "kompetencer": 6,
    "gode-spoergsmaal": 6,
    "spoergsmaalskort": 6,
    "ordliste": 6,
    "spoergsmaal": 6,
    "vaerktoejer": 6,
    "erfaringer": 6,
    "erfaring": 6,
    "samtalen": 6,
    "selvtjek": 6,
    "tjekliste": 6,
    "tjeklister": 4,
    "moedepakker": 4.5,
    "moedepakke": 4.75,
    "beslutningstabel": 5,
    "gruppeplan": 4.5,
    "guider": 5,
    "guide": 6,
    "guidedel": 6,
    "tal": 4,
    "talsaet": 6,
    "kilder": 5,
    "kilde": 6,
    "uoverensstemmelser": 6,
    "soeg": 5.5,
}
"""Each kind of page, by the name of its template, and the most screens of a phone that one of them may fill."""


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A page as wide and as high as a phone, which all these tests use."""
    with pages_at(browser, address) as make:
        page = make(None)
        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        yield page


@pytest.fixture(scope="module")
def kinds(site: Path) -> dict[str, list[str]]:
    """The addresses of all pages, by their kind."""
    found: dict[str, list[str]] = {}
    for path in sorted(site.rglob("index.html")):
        if kind := re.search(r'<body class="form-([\w-]+)', path.read_text(encoding="utf-8")):
            found.setdefault(kind[1], []).append(f"{path.parent.relative_to(site).as_posix()}/".removeprefix("./"))
    return found


HEIGHT = "document.documentElement.scrollHeight"
HOLDS = f"(body) => {{ document.body.innerHTML = body; return {HEIGHT}; }}"
NEAR = 0.85


def body(site: Path, address: str) -> str:
    """Return what stands in the body of a page."""
    found = re.search(r"<body[^>]*>(.*)</body>", (site / address / "index.html").read_text("utf-8"), re.DOTALL)
    assert found, address
    return found[1]


@pytest.mark.parametrize("kind", SCREENS)
def test_no_page_of_a_kind_is_longer_than_a_reader_will_scroll(
    phone: Page, site: Path, kinds: dict[str, list[str]], kind: str
) -> None:
    """What a page holds is put into another one of its kind; only what may be too long is opened, with its script."""
    first, *others = kinds[kind]
    visit(phone, first)
    screens = {first: phone.evaluate(HEIGHT)}
    told = phone.evaluate(HOLDS, body(site, first))
    by_script = max(1.0, screens[first] / told)
    for address in others:
        if (height := phone.evaluate(HOLDS, body(site, address)) * by_script) > NEAR * SCREENS[kind] * PHONE["height"]:
            visit(phone, address)
            height = phone.evaluate(HEIGHT)
        screens[address] = height
    heights = {address: height / PHONE["height"] for address, height in screens.items()}
    long = [f"{address}: {height:.1f}" for address, height in heights.items() if height > SCREENS[kind]]
    assert long == [], f"{kind}: længere end {SCREENS[kind]} skærme på en telefon – fold, del eller forkort"
