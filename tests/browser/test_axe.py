"""axe finds nothing: WCAG 2.0–2.2 at A and AA and the best practices, on every type of page and in its states."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES
from tests.browser.support import HEIGHT, NewPage

SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
    "resultTypes": ["violations", "incomplete"],
}


def faults(page: Page) -> list[str]:
    """Run axe on a page as it stands; return each fault with its element, and each rule that did not run."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SOURCE)
    report: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]


import time
T={}
@pytest.mark.parametrize("name", PAGES)
def test_every_page_type(new_page: NewPage, name: str) -> None:
    """No fault in light or dark, on a phone or a desk."""
    t=time.time()
    page = new_page(PAGES[name])
    t1=time.time()
    found = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{width} px, {scheme}: {fault}" for fault in faults(page)]
    print(t1-t, time.time()-t1)
    assert not found, f"{name}:\n" + "\n".join(found)
