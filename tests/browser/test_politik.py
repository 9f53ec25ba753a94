"""The recommended headers in a real Firefox, which reads a policy by its own rules. Chromium: test_privacy.py."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser import firefox
from tests.browser.pages import PAGES, VARIANTS
from tests.browser.support import Handler, serving
from tests.browser.test_privacy import recommended
from tests.test_frames import OUTSIDE
from vejledningsguide.vaerter.hoveder import CSP

REPORTS = "_brud"


@dataclass
class Streng:
    """A server that sends the recommended headers, and hears of each breach of the policy."""

    root: str
    breaches: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[Streng]:
    """The site on such a server."""

    class Listening(Handler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(site))

        @staticmethod
        def told(path: str) -> Mapping[str, str]:
            return {
                name: f"{said}; report-uri /{REPORTS}" if name == CSP else said
                for name, said in recommended(path).items()
            }

        def do_POST(self) -> None:  # noqa: N802 - the name is the base class's
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["csp-report"]
            here.breaches.append(f"{told['document-uri']}: {told['violated-directive']}: {told['blocked-uri']}")
            self.send_response(204)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    here = Streng(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield here
    server.shutdown()
    server.server_close()


def wait_for(what: str, holds: Callable[[], Any]) -> None:
    """Return once something holds."""
    deadline = time.monotonic() + firefox.SECONDS
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def shows(fox: firefox.Firefox, selector: str, text: str = "") -> bool:
    """Return whether the page shows an element with a text."""
    there = "(one) => one.checkVisibility() && one.textContent.includes(arguments[1])"
    return bool(fox.run(f"return [...document.querySelectorAll(arguments[0])].some({there})", selector, text))


def broken(fox: firefox.Firefox, strict: Streng) -> list[str]:
    """Return every breach so far. One that is made here comes last: then none is still on its way."""
    fox.visit(f"{strict.root}om/")
    fox.run("document.body.setAttribute('style', 'color: red')")
    wait_for(
        "the policy is in force", lambda: any(one.startswith(f"{strict.root}om/: style-src") for one in strict.breaches)
    )
    found = [one for one in strict.breaches if not one.startswith(f"{strict.root}om/: style-src")]
    strict.breaches.clear()
    return found


def test_every_page_type_and_its_use(fox: firefox.Firefox, strict: Streng) -> None:
    for name in PAGES.keys() - VARIANTS:
        fox.visit(strict.root + PAGES[name])
        assert fox.run("return document.documentElement.classList.contains('js')"), name
    fox.visit(f"{strict.root}{PAGES['moedepakker']}#1&d={PAGES['erfaring']}")
    wait_for("a package", lambda: shows(fox, "[data-pakkestatus]", "Pakken er samlet: 1 del."))
    fox.visit(strict.root + PAGES["gruppeplan"])
    wait_for("the group plan", lambda: shows(fox, "[data-gruppeplan] button"))
    fox.visit(strict.root + PAGES["svaert"])
    fox.run("Object.assign(document.querySelector('#topsøg'), { value: 'følgeskab' }).focus()")
    fox.run("document.querySelector('#topsøg').dispatchEvent(new Event('input'))")
    wait_for("suggestions", lambda: shows(fox, "#søgeforslag [role=option]"))
    fox.run("document.querySelector('.topsøg').requestSubmit()")
    wait_for("the header's form leads to the search", lambda: shows(fox, ".resultat"))
    assert broken(fox, strict) == []


def test_cards_on_somebody_else_s_page(fox: firefox.Firefox, strict: Streng, tmp_path: Path) -> None:
    """Four cards tell how tall they are; the one that isn't there gives its link back."""
    text = OUTSIDE.read_text("utf-8").replace("https://guide.example.dk/", strict.root)
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    with serving(tmp_path) as root:
        fox.visit(root.replace("127.0.0.1", "localhost"))
        tall = "return [...document.querySelectorAll('iframe')].filter((one) => one.offsetHeight > 100).length"
        wait_for("the cards", lambda: fox.run(tall) == 4)
    found = [one for one in broken(fox, strict) if "frame-ancestors" not in one]  # the page that tells what isn't there
    assert found == []
