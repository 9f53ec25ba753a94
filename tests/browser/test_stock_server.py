"""Where the script does not come, does not parse or fails at once, the page is the one for readers without script."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages import PAGES
from tests.browser.paper import Paper, squeezed, text_of
from tests.browser.support import Handler, NewPage, pages_at, serving, visit

PHONE = 390
KINDS = ("forside", "tjekliste", "gruppeplan", "moedepakker", "selvtjek", "erfaringer", "sammenlign", "svaert")
STOCK = {".js": "application/octet-stream"}
NOSNIFF = {"X-Content-Type-Options": "nosniff"}


def expect_scriptless(page: Page, name: str) -> None:
    """The menu shows, nothing that needs script does, and what is left works and prints."""
    expect(page.locator("html.js"), f"{name}: says that there is script").to_have_count(0)
    links = page.locator(".hovedmenu a")
    expect(links.locator("visible=true"), f"{name}: the menu").to_have_count(links.count())
    expect(page.locator(".kun-js:visible"), f"{name}: controls that need script").to_have_count(0)
    dead: list[str] = page.locator("button:visible").evaluate_all(
        "(all) => all.filter((one) => one.type !== 'submit' || !one.form?.action).map((one) => one.textContent)"
    )
    assert not dead, f"{name}: buttons that do nothing: {dead}"
    for hint in page.locator("[data-uden-js]").all():
        expect(hint, f"{name}: what to do without script").to_be_visible()
    notes = page.locator(".tjekpunkt__felter input, .tjekpunkt__felter textarea")
    expect(notes.locator("visible=true"), f"{name}: fields for notes").to_have_count(notes.count())
    if name == "tjekliste":
        assert notes.count(), "tjekliste: no fields for notes"
        notes.first.fill("Karen ringer")
        assert squeezed("Karen ringer") in text_of(Paper(page.pdf(format="A4"))), (
            "tjekliste: what is written is not printed"
        )


def expect_script(page: Page, name: str) -> None:
    """The script has run: the menu is a button that opens it."""
    links = page.locator(".hovedmenu a")
    expect(links.locator("visible=true"), f"{name}: the menu is folded").to_have_count(0)
    page.locator("[data-menu]").click()
    expect(links.locator("visible=true"), f"{name}: the menu opens").to_have_count(links.count())


@pytest.fixture(scope="module")
def refused(browser: Browser, site: Path) -> Iterator[NewPage]:
    """The site from a server that sends scripts as something else, and tells browsers to believe it."""
    with serving(site, NOSNIFF, types=STOCK) as root, pages_at(browser, root) as make:
        yield make


@pytest.mark.parametrize("name", KINDS)
def test_scripts_that_are_refused(refused: NewPage, name: str) -> None:
    """A script of the wrong type, which the browser must not guess at, hides nothing."""
    expect_scriptless(refused(PAGES[name], width=PHONE), name)


def test_scripts_of_the_wrong_type(browser: Browser, site: Path) -> None:
    """A plain script runs though the server calls it something else, as Debian's nginx does with modules."""
    with serving(site, types=STOCK | {".mjs": STOCK[".js"]}) as root, pages_at(browser, root) as make:
        page = make(PAGES["tjekliste"], width=PHONE)
        expect_script(page, "tjekliste")


Answering = Callable[[Route], None]


def without(site: Path, change: Callable[[str], str], kind: str = "javascript") -> Answering:
    """Return a route that sends one of the site's scripts, or another `kind` of text, changed.

    It reads the site's file: what a route fetches is thrown away when its page closes, and it may be busy then. A part
    that is fetched later, and has nothing to change, comes as it is: whether the change came shows on the page.
    """

    def change_it(route: Route) -> None:
        text = (site / urlsplit(route.request.url).path.strip("/")).read_text("utf-8")
        route.fulfill(body=change(text), content_type=f"text/{kind}")

    return change_it


FAULTS: dict[str, Callable[[Path], Answering]] = {
    "never arrives": lambda _: lambda route: route.abort(),
    "not found": lambda _: lambda route: route.fulfill(status=404, body="<h1>404</h1>", content_type="text/html"),
    "cut short": lambda site: without(site, lambda text: text[:-40]),
    "fails in the header": lambda site: without(site, lambda text: text.replace("[data-menu]", "[data-gone]")),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ["forside", "tjekliste"])
def test_a_script_that_fails(new_page: NewPage, site: Path, name: str, fault: str) -> None:
    """However the script fails, the page is the one without script."""
    page = new_page(None, width=PHONE)
    page.route("**/*.js", FAULTS[fault](site))
    visit(page, PAGES[name])
    expect_scriptless(page, f"{name}" if name == "tjekliste" else f"{name}, script {fault}")


@pytest.mark.parametrize(
    ("name", "part"),
    [("tjekliste", "tjekliste"), ("selvtjek", "selvtjek"), ("gruppeplan", "gruppeplan"), ("sammenlign", "modulvalg")],
)
def test_a_part_that_fails(new_page: NewPage, site: Path, name: str, part: str) -> None:
    """When what only one kind of page does fails, that page is without script as a whole: no button of it is dead."""
    page = new_page(None, width=PHONE)
    page.route("**/*.js", without(site, lambda text: text.replace(f"[data-{part}]", "[data-gone]")))
    visit(page, PAGES[name])
    expect_scriptless(page, name)


def test_a_table_that_never_arrives(new_page: NewPage) -> None:
    """The group plan without its table says so, and has no button that does nothing."""
    page = new_page(None, width=PHONE)
    page.route("**/tabel.json", lambda route: route.abort())
    visit(page, PAGES["gruppeplan"])
    expect(page.locator("[data-gruppestatus]")).to_contain_text("kunne ikke hentes")
    expect(page.locator("[data-gruppeplan] button:visible"), "gruppeplan: buttons").to_have_count(0)


@pytest.mark.parametrize("name", ["forside", "tjekliste", "gruppeplan"])
def test_from_a_disk(browser: Browser, site: Path, name: str) -> None:
    """Opened as a file the script runs; what can only be fetched says so."""
    with pages_at(browser, f"{site.as_uri()}/") as make:
        page = make(None, width=PHONE)
        page.goto(f"{site.as_uri()}/{PAGES[name]}index.html")
        expect_script(page, name)
        if name == "tjekliste":
            page.locator(".tjekpunkt__fold").first.click()
            page.locator(".tjekpunkt__felter.åben :is(input, textarea)").first.fill("Karen ringer")
            assert squeezed("Karen ringer") in text_of(Paper(page.pdf(format="A4"))), (
                "tjekliste: what is written is not printed"
            )
        if name == "gruppeplan":
            expect(page.locator("[data-gruppestatus]")).to_contain_text("kunne ikke hentes")
            expect(page.locator("[data-gruppeplan] button:visible"), "gruppeplan: buttons").to_have_count(0)


def test_a_page_that_is_long_in_coming(browser: Browser, site: Path) -> None:
    """The rest of a page that stalls is not waited for: what has come can be used, and the script when all is there."""
    rest = threading.Event()

    class Stalling(Handler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

        def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
            if not self.path.endswith("/"):
                super().do_GET()
                return
            body = (site / self.path.strip("/") / "index.html").read_bytes()
            half = body.index(b'id="hoved"')
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:half])
            rest.wait(20)
            self.wfile.write(body[half:])

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stalling)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pages_at(browser, f"http://127.0.0.1:{server.server_port}/") as make:
            page = make(None, width=PHONE)
            page.clock.install()
            page.goto("", wait_until="commit")
            links = page.locator(".hovedmenu a")
            page.wait_for_function("document.querySelector('html.js .hovedmenu li:last-child a')")
            expect(links.first, "the menu is folded at first").to_be_hidden()
            page.clock.run_for(6000)
            expect(links.first, "the menu of a page that stalls").to_be_visible()
            rest.set()
            page.wait_for_load_state()
            expect_script(page, "forside")
    finally:
        rest.set()
        server.shutdown()
        server.server_close()
