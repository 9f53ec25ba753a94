"""The list of page types is whole, so that no template goes untried."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.pages import CHECKLISTS, PACKAGES, PLAIN


def form(page: Path) -> str:
    """Return the class that tells which template made a page."""
    match = re.search(r'<body class="(form-[^"]+)"', page.read_text("utf-8"))
    assert match, f"{page}: no form on the body"
    return match[1]


def test_every_template_is_tried(site: Path) -> None:
    """Each template has a page among the types, and each type's page is there."""
    tried = {form(site / address / "index.html") for name, address in PLAIN.items() if name != "404"}
    whole = [page for page in site.rglob("index.html") if "indlejr" not in page.relative_to(site).parts]
    made = {form(page): page for page in whole}
    elsewhere = {"form-kortadresse", "form-flyttet"}  # no browser stays there: see test_omdirigering.py
    untried = {name: str(page.relative_to(site)) for name, page in made.items() if name not in tried | elsewhere}
    assert not untried, f"add a page of these types to PAGES: {untried}"


def test_every_checklist_and_package_is_tried(site: Path) -> None:
    """The tests of paper and memory, which read them from the data, find those that the site holds."""
    for folder, known in (("tjeklister", CHECKLISTS), ("moedepakke", PACKAGES)):
        assert {page.parent.name for page in (site / folder).glob("*/index.html")} == set(known)
