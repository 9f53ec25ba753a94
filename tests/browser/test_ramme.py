"""In a frame that may neither save nor print, nothing is said to be done that was not."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage


def framed(page: Page, address: str) -> FrameLocator:
    """Show a page in a frame that may run scripts, and nothing else."""
    page.goto(re.sub(r"(://[^/]+/).*", r"\1404.html", page.url))
    page.evaluate(
        """(address) => {
          const frame = Object.assign(document.createElement("iframe"), { src: address, width: 900, height: 700 });
          frame.sandbox = "allow-scripts";
          document.body.replaceChildren(frame);
        }""",
        address,
    )
    return page.frame_locator("iframe")


def test_a_frame_promises_nothing(new_page: NewPage) -> None:
    page = new_page(PAGES["tjekliste"])
    address = page.url
    inside = framed(page, address)
    inside.locator(".tjekpunkt input[type=checkbox]").first.check()
    inside.locator("[data-til-fil]").click()
    said = inside.locator("[data-status], [role=status]")
    expect(said.filter(has_text="Vi har bedt browseren gemme")).to_have_count(1)
    assert inside.get_by_text("Gemt som").count() == 0
    inside.locator("[data-print]").click()
    note = inside.locator("[data-printnote]")
    expect(note).to_contain_text("Browseren lader ikke siden printe her. Åbn den for sig selv, og print den dér.")
    expect(note.locator("a")).to_have_attribute("href", address)


def test_a_frame_that_may_fetch_nothing_says_so_of_a_package(new_page: NewPage) -> None:
    page = new_page(PAGES["moedepakker"])
    inside = framed(page, f"{page.url}#1&d={PAGES['erfaring']}")
    said = inside.locator("[data-pakkestatus]")
    expect(said).to_have_text(re.compile("^Her lader browseren ikke siden hente andre sider. Åbn den på nettet"))


def test_a_page_of_its_own_saves_and_prints_without_a_note(new_page: NewPage) -> None:
    page = new_page(PAGES["tjekliste"])
    page.evaluate("globalThis.begun = 0; addEventListener('beforeprint', () => { begun++; })")
    page.locator("[data-print]").click()
    page.wait_for_timeout(1700)
    assert page.evaluate("begun") == 1, "the browser that these tests run in does not say that it prints"
    assert page.locator("[data-printnote]").count() == 0
