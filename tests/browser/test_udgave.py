"""An edition in its own colours, with a wide logo: it can be read by everybody, and its header stands on one row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import pages_at, serving, visit
from tests.browser.test_axe import COLOURS, EVERYTHING, SCHEMES, look, report
from tests.browser.test_header import PARTS, WIDTHS


@pytest.fixture(scope="module")
def page(browser: Browser, local_folder: Path) -> Iterator[Page]:
    """A page at the edition's site."""
    with serving(local_folder / "site") as root, pages_at(browser, root) as make:
        yield make(None)


@pytest.mark.parametrize("address", ["", "lokalt/"])
def test_axe_finds_nothing(page: Page, address: str) -> None:
    visit(page, address)
    for width, scheme in zip((390, 1280), SCHEMES, strict=True):
        look(page, width, scheme)
        told = [report(page, EVERYTHING), report(page, COLOURS)]
        assert [(rule["id"], rule["nodes"][0]["target"]) for one in told for rule in one["violations"]] == []
        assert "color-contrast" in told[1]["ran"]


def test_a_wide_logo_and_a_long_name_stand_on_one_row(page: Page) -> None:
    """Nothing over anything else, and the logo is seen at every width."""
    visit(page, "")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        boxes = sorted((box for box, _ in page.evaluate(PARTS)), key=lambda box: box["x"])
        middles = {round(box["y"] + box["height"] / 2) for box in boxes}
        assert max(middles) - min(middles) <= 2, f"{width} px: {boxes}"
        for left, right in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 0.5, f"{width} px: {boxes}"
        assert boxes[-1]["x"] + boxes[-1]["width"] <= width, f"{width} px: the header is too wide"
        assert page.locator(".mærkat svg").bounding_box()["width"] >= 140, f"{width} px: the logo is small or gone"  # type: ignore[index]
