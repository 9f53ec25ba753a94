"""What the browser tests share: a server, and ways to open a page and wait until it is at rest."""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, Protocol

from playwright.sync_api import Browser, BrowserType, Locator, Page, Response

PROBES = (Path(__file__).parent / "probes.js").read_text("utf-8")
VARIABLE = "VEJLEDNINGSGUIDE_CHROMIUM"  # the path of a Chromium; empty means playwright's own
FALLBACKS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
SECONDS = 30  # ten times what anything takes, for a busy machine; what never comes is found out all the same
HEIGHT = 900

Scheme = Literal["light", "dark"]
Headers = Mapping[str, str] | Callable[[str], Mapping[str, str]]


class NewPage(Protocol):
    """Makes a page in a fresh profile, and opens an address below the site's root in it unless that is None."""

    def __call__(
        self, address: str | None = "", *, width: int = 1280, scheme: Scheme = "light", js: bool = True
    ) -> Page: ...


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a web server would: right types, the site's own page for what is not found, no log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are sent apart; waiting to join them costs 40 ms an answer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    @staticmethod
    def told(_path: str) -> Mapping[str, str]:
        """Return this server's own headers for a file."""
        return {}

    def end_headers(self) -> None:
        """Add this server's own headers to every answer."""
        path = self.path.partition("?")[0].removeprefix("/")
        for name, value in self.told(path).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with the site's page for it."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        self.path = "/404.html"
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


@contextmanager
def serving(
    folder: Path, headers: Headers | None = None, missing: str = "", types: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve a folder on a free port while the block runs; yields the root address.

    `headers` may depend on the path. Files whose names end in `missing` are not found; `types` are sent for some
    endings instead of the right ones.
    """

    class Here(Handler):
        extensions_map = Handler.extensions_map | dict(types or {})

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        @staticmethod
        def told(path: str) -> Mapping[str, str]:
            return headers(path) if callable(headers) else headers or {}

        def translate_path(self, path: str) -> str:
            found = super().translate_path(path)
            return f"{found}.gone" if missing and found.endswith(missing) else found

    server = ThreadingHTTPServer(("127.0.0.1", 0), Here)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def launched(kind: BrowserType, **variables: str) -> Iterator[Browser]:
    """Run a Chromium while the block runs, with some variables of its own."""
    path = os.environ.get(VARIABLE)
    if path is None:
        path = next((str(path) for path in FALLBACKS if path.exists()), "")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # the sandbox refuses to start for root
    args = ["--font-render-hinting=none", *(["--no-sandbox"] if is_root else [])]  # as a browser with a window draws
    chromium = kind.launch(executable_path=path or None, args=args, env={**os.environ, **variables})
    try:
        yield chromium
    finally:
        chromium.close()


@contextmanager
def pages_at(browser: Browser, root: str) -> Iterator[NewPage]:
    """Yield a maker of pages for the site at `root`; their profiles are thrown away when the block ends."""
    with ExitStack() as closing:

        def make(address: str | None = "", *, width: int = 1280, scheme: Scheme = "light", js: bool = True) -> Page:
            context = browser.new_context(
                base_url=root,
                viewport={"width": width, "height": HEIGHT},
                color_scheme=scheme,
                java_script_enabled=js,
                locale="da-DK",
                reduced_motion="reduce",  # no colour is caught half-way
            )
            closing.callback(context.close)
            context.set_default_timeout(SECONDS * 1000)
            page = context.new_page()
            closing.callback(at_ease, page)
            if address is not None:
                visit(page, address, js=js)
            return page

        yield make


def at_ease(page: Page) -> None:
    """Let what a test answers in the server's place be answered, before the page goes."""
    if not page.is_closed():
        page.unroute_all(behavior="wait")


def visit(page: Page, address: str, *, js: bool = True) -> Response:
    """Open an address below the site's root, and wait until the page is at rest."""
    response = page.goto(address)
    assert response is not None, f"{address}: no answer"
    if js:
        settle(page)
    return response


AT_REST = """([asked, seconds]) => document.fonts.ready.then(() => new Promise((done, fail) => {
  const begun = performance.now();
  const look = () => {
    const late = document.querySelector("html.js [data-csv][disabled]:not([hidden])");
    const said = document.querySelector("[data-søgestatus]")?.textContent.trim() ?? "";
    const silent = asked && (!said || said.startsWith("Henter")); // as a busy machine's search says first
    if (!late && !silent) done();
    else if (performance.now() - begun > seconds * 1000) fail(new Error(late?.outerHTML ?? "the search is silent"));
    else setTimeout(look, 20);
  };
  look();
}))"""


def settle(page: Page) -> None:
    """Wait for the fonts, for what the script does when it is there, and for what it fetches after the load event.

    The page waits by itself: to look through a locator, playwright first reads a large script into every page.
    """
    page.wait_for_load_state()  # by then the script, which is neither async nor deferred, has run
    page.evaluate(AT_REST, ["?q=" in page.url, SECONDS])


def probe(page: Page, name: str, *arguments: object) -> Any:
    """Ask the page one of the questions in probes.js."""
    return page.evaluate(f"(all) => ({PROBES}).{name}(...all)", arguments)


def store(page: Page) -> dict[str, str]:
    """Return what the site keeps in this browser."""
    kept: dict[str, str] = page.evaluate("({ ...localStorage, ...sessionStorage })")
    return kept


class Pictures:
    """Looks at screenshots; the browser itself reads them, on a page apart."""

    def __init__(self, page: Page) -> None:
        """`page` is a blank page that nothing else uses."""
        page.add_script_tag(path=Path(__file__).parent / "pictures.js")
        self.page = page

    def changed(self, one: bytes, other: bytes) -> int:
        """Return how many pixels differ between two pictures by a contrast of 3:1 or more."""
        count: int = self.page.evaluate("(shots) => changed(shots)", [_text(one), _text(other)])
        return count

    def contrast(self, picture: bytes) -> float:
        """Return the contrast between the lightest and the darkest pixel of a picture."""
        ratio: float = self.page.evaluate("(shot) => contrast(shot)", _text(picture))
        return ratio

    def legibility(self, text: Locator) -> float:
        """Return the contrast between a text's colour and the commonest colour around it."""
        colour: str = text.evaluate("(text) => getComputedStyle(text).color")
        shot = _text(text.screenshot())
        ratio: float = self.page.evaluate("([shot, colour]) => ground(shot, colour)", [shot, colour])
        return ratio


def _text(picture: bytes) -> str:
    return base64.b64encode(picture).decode()
