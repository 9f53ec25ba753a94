"""What whoever writes sees in an open page: the change as soon as it is saved, and the fault until it is mended."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.support import pages_at
from tests.server import PATIENCE, Server
from tests.test_live import MODUL, edit

SOON = PATIENCE * 1000


def test_an_open_page_follows_what_is_saved(browser: Browser, live_server: Server, live_project: Path) -> None:
    """A text, a fault, the fault mended, a template and a style: each is seen without a hand on the browser."""
    with pages_at(browser, live_server.root) as make:
        page = make(None)
        page.goto(live_server.root + MODUL)
        heading, banner = page.locator("h1"), page.get_by_role("alert")
        expect(heading).to_have_text("Brug af kosten")
        expect(banner).to_have_count(0)

        data = live_project / "data" / "moduler.yaml"
        edit(data, "    titel: Brug af kosten\n", "    titel: Brug af koste\n")
        expect(heading).to_have_text("Brug af koste", timeout=SOON)

        row = edit(data, "    titel: Brug af koste\n", "    titel: Brug af <koste\n")
        expect(banner).to_contain_text(f"data/moduler.yaml:{row}:12: moduler.2.titel: ", timeout=SOON)
        expect(banner).to_contain_text("skriv ren tekst uden < og >")
        expect(heading).to_have_text("Brug af koste")

        edit(data, "    titel: Brug af <koste\n", "    titel: Brug af koste\n")
        expect(banner).to_have_count(0, timeout=SOON)

        edit(live_project / "overrides" / "sider" / "moduler" / "modul.md", "## Hvem er det for? {:", "## Hvem for? {:")
        expect(page.locator("#for-hvem")).to_have_text("Hvem for?", timeout=SOON)

        tokens = live_project / "content" / "assets" / "css" / "tokens.css"
        tokens.write_text(tokens.read_text("utf-8") + "\nh1 { letter-spacing: 7px !important; }\n", "utf-8")
        expect(heading).to_have_css("letter-spacing", "7px", timeout=SOON)
