"""A checklist on screen, as a reader uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.pages import PAGES
from tests.browser.support import settle

LIST = PAGES["tjekliste"]
KEY = "vejledningsguiden.tjekliste.plan-for-foelgeskab"
PLACE, NOTE, BOX = "#sted", "#budskab-noter", "#ledermoede"


def answer(page: Page, place: str = "Ældrehuset", note: str = "Første linje\nanden linje") -> None:
    """Tick the first box and write in two fields, as a reader would."""
    page.locator(BOX).check()
    page.locator(PLACE).fill(place)
    page.locator(NOTE).fill(note)


def expect_answers(page: Page, when: str, place: str = "Ældrehuset", note: str = "Første linje\nanden linje") -> None:
    """Check that the answers are there, or that the list is empty."""
    expect(page.locator(BOX), f"the box {when}").to_be_checked(checked=bool(place))
    expect(page.locator(PLACE), f"the place {when}").to_have_value(place)
    expect(page.locator(NOTE), f"the note {when}").to_have_value(note)


def expect_empty(page: Page, when: str) -> None:
    """Check that nothing is ticked or written."""
    expect_answers(page, when, "", "")


def status(page: Page, words: str) -> None:
    """Check what the list says, and that it is announced."""
    told = page.locator("[data-status]")
    expect(told).to_have_role("status")
    expect(told).to_contain_text(words)


def again(page: Page) -> None:
    """Load the page anew."""
    page.reload()
    settle(page)


def file_of(content: object, name: str = "svar.json") -> FilePayload:
    """Return a file with some content."""
    text = content if isinstance(content, str) else json.dumps(content)
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def open_file(page: Page, file: FilePayload | Path) -> None:
    """Choose a file, as a reader would."""
    with page.expect_file_chooser() as chooser:
        page.locator("[data-fra-fil]").click()
    chooser.value.set_files(file)


def saved(page: Page) -> tuple[str, dict[str, Any]]:
    """Save the answers; return the file's name and content."""
    with page.expect_download() as download:
        page.locator("[data-til-fil]").click()
    content = json.loads(download.value.path().read_text(encoding="utf-8"))
    return download.value.suggested_filename, content
