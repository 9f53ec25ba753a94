"""Sees whether the focus is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import FloatRect, Page, TimeoutError

from tests.browser.support import Pictures, Scheme, probe

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
MARGIN = 8  # how far outside an element its focus mark may lie


class Eye:
    """Sees whether the focus is marked: compares pictures of a stop with and without it."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        self.kinds: set[str] = set()

    def is_new(self, kind: str, width: int) -> bool:
        """Whether a kind of stop has not been looked at before; the header's kinds differ between widths."""
        key = f"{width} {kind}" if "header" in kind else kind
        new = key not in self.kinds
        self.kinds.add(key)
        return new

    def faults(self, page: Page, places: Sequence[int]) -> list[tuple[int, str]]:
        """Return, with its place, what is wrong with the mark that each stop gets when it has the focus, in light and
        dark; the page ends as it was.

        On a busy machine a picture can be a frame old, or never come: a mark that is not there is looked for again.
        """
        if not places:
            return []
        found: list[tuple[int, str]] = []
        for again in (True, True, False):
            try:
                found = self._faults(page, places)
            except TimeoutError:
                if not again:
                    raise
            else:
                places = sorted({place for place, _ in found})
            if not places:
                return []
        return found

    def _faults(self, page: Page, places: Sequence[int]) -> list[tuple[int, str]]:
        """Look at all the stops in one look before the other: to change it has the whole page drawn anew."""
        caret = page.add_style_tag(content="* { caret-color: transparent !important }")
        faults = []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for place in places:
                page.evaluate("(place) => stops[place].focus()", place)
                stop: dict[str, Any] = probe(page, "stop")
                size = page.viewport_size
                assert size is not None and stop["place"] == place
                left, top = max(0.0, stop["box"][0] - MARGIN), max(0.0, stop["box"][1] - MARGIN)
                right, bottom = (
                    min(size["width"], stop["box"][2] + MARGIN),
                    min(size["height"], stop["box"][3] + MARGIN),
                )
                clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": bottom - top}
                focused = picture(page, clip)
                page.evaluate("document.activeElement.blur()")
                clear = self.pictures.changed(focused, picture(page, clip))
                least = (right - left - 2 * MARGIN) + (bottom - top - 2 * MARGIN)  # half the way round, one pixel thick
                if clear < least:
                    few = f"{clear} pixels change by 3:1, not {least:.0f}"
                    faults.append((place, f"has no clear focus mark in {scheme}: {few}"))
        page.emulate_media(color_scheme="light")
        caret.evaluate("(style) => style.remove()")
        return faults


def picture(page: Page, clip: FloatRect) -> bytes:
    """Return a part of the window as it stands: nothing of ours moves, and no style is put in for its sake."""
    return page.screenshot(clip=clip, caret="initial", animations="allow", timeout=60_000)
