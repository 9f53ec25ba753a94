"""Whatever a server, a frame or an old browser is like, a page reads and prints, and promises nothing it can't keep."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import PAGES
from tests.browser.support import Handler, NewPage, pages_at, serving, settle, visit
from tests.browser.test_stock_server import NOSNIFF, without

LIST = PAGES["tjekliste"]
TYPES_OF_2021 = dict.fromkeys((".woff2", ".mjs", ".webmanifest", ".json", ""), "application/octet-stream")


def test_nothing_hangs_on_a_type_that_an_old_table_lacks(browser: Browser, site: Path) -> None:
    """With the types that any server knows, and told not to guess, script, style, search, drawings and font work."""
    with serving(site, NOSNIFF, types=TYPES_OF_2021) as root, pages_at(browser, root) as make:
        page = make("")
        expect(page.locator("html.js")).to_have_count(1)
        fonts: int = page.evaluate("[...document.fonts].filter((one) => one.status === 'loaded').length")
        assert fonts, "the font was refused"
        page.locator("#topsøg").fill("følgeskab")
        expect(page.locator("[role=option]").first, "the index was refused").to_be_visible()


@contextmanager
def without_slash(site: Path, below: str, *, strips: bool = False) -> Iterator[str]:
    """Serve a site in the folder `below`, by addresses that may lack the last «/»; yields the root address.

    With `strips` the server sends an address that has its «/» on to the one without. As main.html does for a site in a
    folder, a page asks for its script by its whole path too.
    """

    class Slashless(Handler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

        def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
            path = self.path.partition("?")[0]
            file = site / path.removeprefix(below).strip("/") / "index.html"
            if not path.startswith(below) or not file.is_file():
                self.path = self.path.removeprefix(below.rstrip("/")) if path.startswith(below) else "/findes-ikke"
                super().do_GET()
                return
            if strips and path.endswith("/") and path != below:
                self.send_response(308)
                self.send_header("Location", path.rstrip("/"))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            body = file.read_text("utf-8")
            if below != "/":
                body = re.sub(
                    r'(<script src=")[./]*(assets/[^"]*"></script>)(?=\s*</head>)', rf"\g<0>\1{below}\2", body
                )
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Slashless)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("below", "strips"), [("/", False), ("/guide/", False), ("/guide/", True)])
def test_an_address_without_its_last_slash(browser: Browser, site: Path, below: str, strips: bool) -> None:
    """A server that answers it, or takes the slash away, serves the page with its style, its links and its answers."""
    with without_slash(site, below, strips=strips) as root, pages_at(browser, root) as make:
        page = make(None)
        visit(page, f"{PAGES['tjekliste'].rstrip('/')}#udfyldt&ledermoede=on")
        expect(page.locator("#ledermoede")).to_be_checked()
        header = "getComputedStyle(document.querySelector('.top')).backgroundColor"
        page.wait_for_function(f"{header} !== 'rgba(0, 0, 0, 0)'")
        lost: list[str] = page.locator("a[href]").evaluate_all(
            "(all, right) => all.filter((one) => one.href !== new URL(one.attributes.href.value, right).href)"
            ".map(String)",
            f"{root}{LIST}",
        )
        assert not lost, lost
        page.locator("main a[href*='../']").first.click()
        settle(page)
        expect(page.locator("h1"), "a link on the page leads to a page").not_to_have_text("Siden findes ikke")


def test_the_page_for_what_is_not_found_mends_the_link(new_page: NewPage) -> None:
    """A «#» that came as «%23», and signs glued on, are put right; a page that isn't there stays not found."""
    page = new_page(None)
    for damaged in (
        f"{LIST}%23udfyldt&amp;ledermoede=on&amp;sted=Nord",
        f"{LIST}%2523udfyldt&ledermoede=on&sted=Nord).",
        f"{LIST}%3Fsvar=2%23udfyldt%26ledermoede%3Don%26sted%3DNord",
    ):
        page.goto(damaged)
        page.wait_for_url(f"**/{LIST}*")
        expect(page.locator("#ledermoede"), damaged).to_be_checked()
        expect(page.locator("#sted"), damaged).to_have_value("Nord")
        page.goto("about:blank")
    page.goto(f"{LIST}).")
    page.wait_for_url(f"**/{LIST}")
    visit(page, "findes/ikke/")
    expect(page.locator("h1")).to_have_text("Siden findes ikke")


FRAME = """(address) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { width: 1000, height: 800, src: address });
  frame.sandbox = "allow-scripts";
  document.body.replaceChildren(frame);
}"""


def test_a_frame_that_forbids_everything(new_page: NewPage, address: str) -> None:
    """In a sandboxed frame nothing is told as kept or copied that was not. What is saved and printed: test_ramme.py."""
    page = new_page("findes-ikke/")
    page.evaluate(FRAME, f"{address}{LIST}")
    frame = page.frame_locator("iframe")
    frame.locator("#ledermoede").check()
    frame.locator("[data-link]").click()
    expect(frame.get_by_label("Linket", exact=True)).to_have_value(re.compile("#udfyldt=1"))
    frame.locator("[data-husk]").click()
    expect(frame.locator("[data-husk]")).not_to_be_checked()
    expect(frame.locator("[data-valgtekst]")).to_contain_text("tillader ikke")


YOUNG = """
for (const [owner, names] of [
  [Array.prototype, ["at", "findLast", "toSorted", "toReversed", "with"]], [String.prototype, ["at", "replaceAll"]],
  [Object, ["hasOwn", "groupBy"]], [URLSearchParams.prototype, ["size"]], [Promise, ["any", "withResolvers"]],
  [Element.prototype, ["checkVisibility"]], [HTMLElement.prototype, ["showPopover", "popover"]],
  [globalThis, ["structuredClone", "trustedTypes", "Iterator"]], [Set.prototype, ["union", "intersection"]],
]) for (const name of names) delete owner[name];
"""
"""What the syntax of the scripts leaves in doubt: a browser that can read them (Safari 14) may lack all of this."""


@pytest.mark.parametrize("name", ["tjekliste", "selvtjek", "gruppeplan", "moedepakker", "sammenlign", "trin"])
def test_an_older_browser(new_page: NewPage, name: str) -> None:
    """Without what browsers have learnt since, no script fails, and what stands in an address is shown."""
    page = new_page(None)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(YOUNG)
    asked, shown = {
        "tjekliste": ("#udfyldt&ledermoede=on", "#ledermoede:checked"),
        "selvtjek": ("#udfyldt&ledermoede=p", "input[name=ledermoede]:checked"),
        "gruppeplan": ("#1&p=A%7Cleder", "[data-rækker] th >> text=A"),
        "moedepakker": (f"#1&d={PAGES['erfaring']}", ".pakkedel"),
        "sammenlign": ("?m=sosu-basis&m=pau-basis-a", ".sammenligning.valgt"),
        "trin": ("", "a.begreb[role=button]"),
    }[name]
    visit(page, f"{PAGES[name]}{asked}")
    expect(page.locator(shown).first).to_be_attached()
    if name == "trin":
        page.locator(shown).first.click()
        expect(page.locator(".ordpop")).to_be_visible()
    assert not faults, faults


def test_a_browser_without_light_dark(new_page: NewPage, site: Path) -> None:
    """Where two looks can't be told in one value, the light one is legible, and no button offers the other."""
    page = new_page(None, scheme="dark")
    dull = without(site, lambda text: f"{text}/**/".replace("light-dark(", "x-light-dark("), "css")
    page.route("**/*.css", dull)
    visit(page, LIST)
    looks: list[list[str]] = page.locator(".top, [data-print], .tjekpunkt textarea >> visible=true").evaluate_all(
        "(all) => all.slice(0, 3).map((one) => getComputedStyle(one))"
        ".map((one) => [one.backgroundColor, one.color, one.borderTopColor])"
    )
    assert [one[0] for one in looks[:2]] == ["rgb(15, 79, 75)"] * 2
    assert [one[1] for one in looks[:2]] == ["rgb(255, 255, 255)"] * 2
    ground, colour = page.evaluate("((one) => [one.colorScheme, one.color])(getComputedStyle(document.body))")
    assert (ground, colour) == ("light", "rgb(0, 0, 0)")
    expect(page.locator("[data-temaknap]")).to_be_hidden()
