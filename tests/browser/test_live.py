"""What whoever writes sees in an open page: the change as soon as it is saved, and the fault until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import helpers
from tests.browser.support import pages_at
from tests.server import PATIENCE, Server
from tests.test_live import MODUL, edit

SOON = PATIENCE * 1000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project to write in."""
    return helpers.small_project(tmp_path / "projekt")


@pytest.fixture
def server(project: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that follows it."""
    server = Server(project, tmp_path / "server.txt")
    try:
        server.wait_for("the first page never came", lambda: "Brug af kosten" in server.page(MODUL))
        yield server
    finally:
        server.close()


def test_an_open_page_follows_what_is_saved(browser: Browser, server: Server, project: Path) -> None:
    """A text, a fault, the fault mended, a template and a style: each is seen without a hand on the browser."""
    with pages_at(browser, server.root) as make:
        page = make(None)
        page.goto(server.root + MODUL)
        heading, banner = page.locator("h1"), page.get_by_role("alert")
        expect(heading).to_have_text("Brug af kosten")
        expect(banner).to_have_count(0)

        data = project / "data" / "moduler.yaml"
        edit(data, "    titel: Brug af kosten\n", "    titel: Brug af koste\n")
        expect(heading).to_have_text("Brug af koste", timeout=SOON)

        row = edit(data, "    titel: Brug af koste\n", "    titel: Brug af <koste\n")
        expect(banner).to_contain_text(f"data/moduler.yaml:{row}:12: moduler.2.titel: ", timeout=SOON)
        expect(banner).to_contain_text("skriv ren tekst uden < og >")
        expect(heading).to_have_text("Brug af koste")

        edit(data, "    titel: Brug af <koste\n", "    titel: Brug af koste\n")
        expect(banner).to_have_count(0, timeout=SOON)

        edit(project / "overrides" / "sider" / "modul.md", "## Mål {: #maal }", "## Målene {: #maal }")
        expect(page.locator("#maal")).to_have_text("Målene", timeout=SOON)

        tokens = project / "content" / "assets" / "css" / "tokens.css"
        tokens.write_text(tokens.read_text("utf-8") + "\nh1 { letter-spacing: 7px !important; }\n", "utf-8")
        expect(heading).to_have_css("letter-spacing", "7px", timeout=SOON)
