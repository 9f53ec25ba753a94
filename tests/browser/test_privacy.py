"""Nothing leaves the site, nothing is kept that the reader did not choose, and the strictest policy is enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, pages_at, serving, settle, store, visit
from vejledningsguide.vaerter.hoveder import places, sent_with

TELL = """addEventListener("securitypolicyviolation", (event) => {
  console.error("violation", event.violatedDirective, event.blockedURI, event.sample);
});"""


def recommended(path: str) -> Mapping[str, str]:
    """Return what `regler` has a server send with a file of the site."""
    return sent_with(path, places())


class Ear:
    """Hears what the pages of a profile ask for and complain about."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.root = root
        self.asked: list[str] = []
        self.faults: list[str] = []
        context.on("request", self.request)
        context.on("requestfailed", self.failed)
        context.on("response", lambda reply: self.status(reply.url, reply.status))
        context.on("console", self.console)
        context.on("weberror", lambda error: self.faults.append(f"script failed: {error.error}"))

    def request(self, request: Request) -> None:
        """Note a request; one that leaves the site is a fault."""
        self.asked.append(request.url)
        if not request.url.startswith((self.root, "data:")):
            self.faults.append(f"asks another site: {request.url}")

    def failed(self, request: Request) -> None:
        """Note a request that came to nothing, unless the page was left before the answer came."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.failure}: {request.url}")

    def status(self, url: str, status: int) -> None:
        """Note an answer that is no file, unless it is the address that is meant not to exist."""
        if status >= 400 and not url.endswith(PAGES["404"]):
            self.faults.append(f"{status}: {url}")

    def console(self, message: ConsoleMessage) -> None:
        """Note every warning and error."""
        about = message.location["url"] if message.location else ""
        if message.type in ("error", "warning") and not about.endswith(PAGES["404"]):
            self.faults.append(f"console: {message.text}")


def act(page: Page) -> None:
    """Use everything that script does: menu, look, explanation, filter, comparison, list, package and search."""
    page.set_viewport_size({"width": 390, "height": 900})
    visit(page, PAGES["trin"])
    page.locator("[data-menu]").click()
    page.locator("[data-temaknap]").click()
    page.locator("[data-menu]").click()
    page.locator("a.begreb").first.click()
    expect(page.locator(".ordpop"), "trin: the explanation").to_be_visible()
    page.keyboard.press("Escape")
    visit(page, PAGES["erfaringer"])
    page.locator('.chip[data-vælg="tema"][data-værdi]').first.click()
    visit(page, PAGES["sammenlign"])
    page.locator("#m1").select_option(index=1)
    page.locator("#m2").select_option(index=2)
    visit(page, PAGES["tjekliste"])
    page.locator(".tjekpunkt input[type=checkbox]").first.check()
    page.locator("[data-husk]").check()
    page.locator("[data-ryd]").click()
    visit(page, f"{PAGES['moedepakker']}#1&d={PAGES['erfaring']}")
    expect(page.locator("[data-pakkestatus]"), "a package").to_contain_text("Pakken er samlet: 1 del.")
    page.set_viewport_size({"width": 1280, "height": 900})
    visit(page, PAGES["svaert"])
    page.locator("[data-sværtfilter] input").fill("travlhed")
    expect(page.locator("[data-sværtstatus]"), "svaert: narrowed down").to_contain_text("passer")
    page.locator("#topsøg").fill("følgeskab")
    expect(page.locator("[role=option]").first, "suggestions").to_be_visible()
    page.locator("#topsøg").press("Enter")
    page.wait_for_url("**/soeg/?q=*")
    settle(page)
    expect(page.locator(".resultat").first, "soeg: results").to_be_visible()
    page.locator("#q").fill("xyzzy")
    expect(page.locator("[data-søgestatus]"), "soeg: nothing found").to_contain_text("Intet fundet")


@pytest.mark.parametrize("name", ["forside", "modul-foreslaaet", "tjekliste", "selvtjek", "resultat", "moedepakke"])
def test_a_first_visit_asks_for_little(new_page: NewPage, name: str) -> None:
    """A page asks for itself, two style sheets, one script, the font and the icons, of which the tab icon is one.

    Pictures that are only for paper, as a QR code is, come besides. The bytes are counted in tests/test_assets.py.
    """
    page = new_page(None)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    visit(page, PAGES[name])
    icon = page.locator("link[rel=icon]").evaluate("(link) => link.href")
    files = {*asked, icon} - {url for url in asked if url.endswith("qr.svg")}
    assert len(files) <= 6, f"{name} asks for {sorted(files)}"


@pytest.fixture(scope="module")
def strict(browser: Browser, site: Path) -> Iterator[tuple[Page, Ear]]:
    """A page on the site as it is served with the strict policy, and an ear."""
    with serving(site, recommended) as root, pages_at(browser, root) as make:
        page = make(None)
        page.context.add_init_script(TELL)
        yield page, Ear(page.context, root)


def test_every_page_type(strict: tuple[Page, Ear]) -> None:
    """Every type of page asks this site alone, breaks no rule of the policy, and leaves no trace in the browser."""
    page, ear = strict
    for name in PAGES:
        visit(page, PAGES[name])
        fonts: int = page.evaluate("[...document.fonts].filter((one) => one.status === 'loaded').length")
        assert fonts, f"{name}: no font of ours under the policy"
        assert not ear.faults, f"{name}:\n" + "\n".join(ear.faults)
        assert store(page) == {}, f"{name} keeps {store(page)}"
    databases: list[object] = page.evaluate("indexedDB.databases()")
    caches: list[str] = page.evaluate("caches.keys()")
    workers: int = page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
    assert (databases, caches, workers) == ([], [], 0), f"kept: {databases}, {caches}, {workers} service workers"
    assert page.context.cookies() == [], f"cookies: {page.context.cookies()}"
    assert any(url.endswith(".woff2") for url in ear.asked), "the requests were not heard"


def test_use(strict: tuple[Page, Ear]) -> None:
    """All that script does works under the policy, sends nothing elsewhere and sets no cookie."""
    page, ear = strict
    ear.faults.clear()
    ear.asked.clear()
    act(page)
    assert not ear.faults, "\n".join(ear.faults)
    assert page.context.cookies() == [], f"cookies: {page.context.cookies()}"
    sent = [url for url in ear.asked if "Karen" in url or "?" in url.replace("?q=", "")]
    assert not sent, f"more than a search stands in an address: {sent}"


def test_policy_is_in_force(strict: tuple[Page, Ear]) -> None:
    """The two tests above mean something: a style of our own in the page breaks the policy, and is heard."""
    page, ear = strict
    visit(page, "")
    ear.faults.clear()
    with page.expect_console_message(lambda told: "violation" in told.text):
        page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert any("violation" in fault for fault in ear.faults), f"heard only {ear.faults}"
    ear.faults.clear()
