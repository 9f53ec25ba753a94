"""Sees whether the focus is marked."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import FloatRect, Page, TimeoutError

from tests.browser.support import Pictures, Scheme, probe

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
TURNS: tuple[tuple[Scheme, bool], ...] = (("light", True), ("dark", True), ("dark", False), ("light", False))
"""The looks, with focus and without it, in an order that changes one thing at a time and ends as the page was."""
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

    def faults(self, page: Page, place: int) -> list[str]:
        """Return what is wrong with the mark that a stop gets when it has the focus, in light and dark.

        On a busy machine a picture can be a frame old, or never come: a mark that is not there is looked for again.
        """
        for _ in range(2):
            try:
                if not self._faults(page, place):
                    return []
            except TimeoutError:
                continue
        return self._faults(page, place)

    def _faults(self, page: Page, place: int) -> list[str]:
        page.evaluate("(place) => stops[place].focus()", place)
        stop: dict[str, Any] = probe(page, "stop")
        size = page.viewport_size
        assert size is not None and stop["place"] == place
        left, top = max(0.0, stop["box"][0] - MARGIN), max(0.0, stop["box"][1] - MARGIN)
        right, bottom = min(size["width"], stop["box"][2] + MARGIN), min(size["height"], stop["box"][3] + MARGIN)
        clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        shots: dict[tuple[Scheme, bool], bytes] = {}
        for scheme, focused in TURNS:
            if not focused:
                page.evaluate("document.activeElement.blur()")
            page.emulate_media(color_scheme=scheme)
            shots[scheme, focused] = page.screenshot(clip=clip, timeout=60_000)
        faults = []
        for scheme in SCHEMES:
            clear = self.pictures.changed(shots[scheme, True], shots[scheme, False])
            least = (right - left - 2 * MARGIN) + (bottom - top - 2 * MARGIN)  # half the way round, one pixel thick
            if clear < least:
                faults.append(f"has no clear focus mark in {scheme}: {clear} pixels change by 3:1, not {least:.0f}")
        return faults
