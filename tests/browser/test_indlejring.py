"""A card in a frame on somebody else's page: another origin, a strict policy, no storage, and messages of all kinds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, Pictures, pages_at, serving, visit
from tests.browser.test_axe import faults
from tests.browser.test_privacy import recommended
from tests.test_frames import OUTSIDE
from vejledningsguide.katalog import Katalog

CARDS = {
    "modul": "indlejr/modul/sosu-basis/",
    "tjekliste": "indlejr/tjekliste/plan-for-foelgeskab/",
    "erfaring": "indlejr/erfaring/lav-en-plan/",
    "ramme": "indlejr/ramme/ledelsen-bakker-op/",
    "hindring": "indlejr/hindring/kollegerne-er-ikke-med/",
    "ord": "indlejr/ord/foelgeskab/",
    "tal": "indlejr/tal/faelles-om-praktik/",
    "find-modul": "indlejr/find-modul/",
    "soeg": "indlejr/soeg/",
}
"""One of each kind; their addresses are published for good."""


@pytest.fixture(scope="module")
def guide_at(site: Path) -> Iterator[str]:
    """The guide, on a server that sends what `regler` has it send."""
    with serving(site, recommended) as root:
        yield root


@pytest.fixture(scope="module")
def intranet(guide_at: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page of another site, by its whole address, with a policy that lets it show and run the guide's and no more."""
    folder = tmp_path_factory.mktemp("intranet")
    text = OUTSIDE.read_text("utf-8").replace("https://guide.example.dk/", guide_at)
    (folder / "index.html").write_text(text, encoding="utf-8")
    shutil.copy(folder / "index.html", folder / "404.html")
    shutil.copy(OUTSIDE.with_name("tabel.js"), folder)
    policy = (
        f"default-src 'none'; frame-src {guide_at}; script-src 'self' {guide_at}; connect-src {guide_at}; "
        "require-trusted-types-for 'script'"
    )
    with serving(folder, {"Content-Security-Policy": policy}) as root:
        yield root.replace("127.0.0.1", "localhost")


def card(page: Page, part: str) -> Frame:
    """Return the frame of a card."""
    (found,) = (frame for frame in page.frames if part in frame.url)
    return found


def heights(page: Page) -> list[int]:
    """Return how tall the frames on a page are."""
    found: list[int] = page.locator("iframe").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    return found


SAID = [
    {"vejledningsguide": 1, "hoejde": 9000},
    {"vejledningsguide": 2, "hoejde": 9000},
    {"vejledningsguide": 1, "hoejde": "9000px; position: fixed"},
    {"vejledningsguide": 1, "hoejde": -1},
    {"vejledningsguide": 1, "hoejde": 1e9},
    {"vejledningsguide": 1},
    "vejledningsguide",
    None,
    7,
]


def test_cards_on_an_intranet(browser: Browser, intranet: str, guide_at: str, katalog: Katalog) -> None:
    """The page gets its cards, as tall as they are, whatever else it is told; their links open beside it."""
    with pages_at(browser, intranet) as make:
        page = make(None)
        broken: list[str] = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
        page.clock.install()
        page.goto(intranet)
        links = page.locator("a[data-vejledningsguide]")
        for place in range(4):
            expect(links.nth(place)).to_be_hidden()
        for frame in page.frames[1:5]:
            assert page.evaluate("innerHeight") > 0
            inner: int = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
            element = frame.frame_element()
            assert element.evaluate("(one) => one.offsetHeight") == inner > 100, frame.url
            assert element.get_attribute("title"), frame.url
            assert frame.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        expect(page.locator("iframe")).to_have_count(5)
        expect(page.locator("tbody tr"), "the table of modules").to_have_count(len(katalog.alle("moduler")))
        page.clock.run_for(6000)
        expect(page.locator("iframe"), "the card that isn't there gives its link back").to_have_count(4)
        expect(links.nth(4)).to_be_visible()
        broken = [
            one for one in broken if "frame-ancestors" not in one and "404" not in one
        ]  # the card that isn't there
        assert not broken, broken

        module = card(page, "modul/sosu-basis")
        before = heights(page)
        page.evaluate(
            "(all) => all.forEach((one) => { postMessage(one, '*'); frames[1].postMessage(one, '*'); })", SAID
        )
        module.evaluate("(all) => all.forEach((one) => parent.postMessage(one, '*'))", SAID[1:])
        module.evaluate("new Promise((done) => setTimeout(done))")
        assert heights(page) == before
        module.locator("summary").click()
        page.wait_for_function("(was) => document.querySelectorAll('iframe')[1].offsetHeight > was", arg=before[1])
        module.locator("summary").click()
        page.wait_for_function("(was) => document.querySelectorAll('iframe')[1].offsetHeight === was", arg=before[1])

        ground = "getComputedStyle(document.documentElement).backgroundColor"
        assert card(page, "tjekliste").evaluate(ground) != module.evaluate(ground), "one of them is always dark"
        with page.context.expect_page() as opened:
            module.locator("footer a").first.click()
        assert opened.value.url == f"{guide_at}moduler/sosu-basis/"
        with page.context.expect_page() as opened:
            card(page, "soeg/").locator("#q").fill("følgeskab")
            card(page, "soeg/").locator("#q").press("Enter")
        opened.value.wait_for_url(f"{guide_at}soeg/?q=f%C3%B8lgeskab")
        assert page.url == intranet
        assert not page.context.cookies(intranet)


def test_without_script_the_links_stay(browser: Browser, intranet: str) -> None:
    with pages_at(browser, intranet) as make:
        page = make(None, js=False)
        page.goto(intranet)
        expect(page.locator("a[data-vejledningsguide] >> visible=true")).to_have_count(5)
        expect(page.locator("iframe")).to_have_count(0)


LISTEN = """(address) => new Promise((done) => {
  addEventListener("message", ({ data }) => done(data), { once: true });
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts";
  frame.src = address;
  document.body.append(frame);
})"""


def test_a_frame_without_storage_tells_its_height_in_the_told_form(new_page: NewPage, address: str) -> None:
    """Whoever listens gets just what «Brug på jeres intranet» says, also from a frame that may only run script."""
    page = new_page(None)
    page.goto("404.html")
    said: dict[str, Any] = page.evaluate(LISTEN, f"{address}{CARDS['modul']}#lys")
    assert set(said) == {"vejledningsguide", "hoejde", "adresse"}
    assert said["vejledningsguide"] == 1 and isinstance(said["hoejde"], int) and said["hoejde"] > 100
    assert said["adresse"] == f"{address}moduler/sosu-basis/"


def test_the_page_gives_the_code_of_what_is_chosen(new_page: NewPage, browser: Browser, guide_at: str) -> None:
    page = new_page(PAGES["brug-paa-intranet"])
    codes = page.locator("[data-kode] code")
    expect(page.locator("[data-uden-aftryk]"), "this server lets nobody fetch the script").to_be_visible()
    expect(codes.first).not_to_contain_text("integrity")
    with pages_at(browser, guide_at) as make:
        page = make(PAGES["brug-paa-intranet"])
        codes = page.locator("[data-kode] code")
        page.get_by_label("Slags").select_option("Tjeklister")
        page.get_by_label("Kort", exact=True).select_option("Plan for at indføre følgeskab")
        page.get_by_label("Udseende").select_option("lys")
        expect(codes.first).to_contain_text('data-vejledningsguide="tjekliste:plan-for-foelgeskab" data-udseende="lys"')
        expect(codes.first).to_contain_text(f'href="{guide_at}tjeklister/plan-for-foelgeskab/"')
        expect(codes.first).to_contain_text(re.compile('integrity="sha384-.{64}" crossorigin="anonymous"'))
        whole = f"{guide_at}{CARDS['tjekliste']}#lys"
        expect(codes.nth(1)).to_contain_text(f'<iframe src="{whole}"')
        shown = page.locator("[data-vist]")
        expect(shown).to_have_attribute("src", whole)
        page.wait_for_function("document.querySelector('[data-vist]').height > 500")
        expect(page.locator("[data-uden-aftryk]")).to_be_hidden()


def test_axe_finds_nothing_on_a_card_of_each_kind(new_page: NewPage, pictures: Pictures) -> None:
    page = new_page(None, width=420)
    found = []
    for kind, where in CARDS.items():
        visit(page, where)
        found += [f"{kind}: {fault}" for fault in faults(pictures, page, "light")]
        page.emulate_media(color_scheme="dark")
        found += [f"{kind}, dark: {fault}" for fault in faults(pictures, page, "dark", None)]
        page.emulate_media(color_scheme="light")
    assert found == []
