"""Lends pages to one test after another: a page that is there already costs a third of one in a new profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Error, Page

from tests.browser.support import HEIGHT, NewPage, Scheme, at_ease, visit

LASTING = {
    *("add_init_script", "add_locator_handler", "clock", "close", "context", "expose_binding", "expose_function"),
    *("on", "once", "pause", "route", "route_from_har", "route_web_socket"),
}
"""What can be done to a page, or through it, that emptying it does not undo."""


class Lent(Page):
    """A page that notes whether a test has done something lasting to it; then it is lent to no other."""

    spent = False

    def __getattribute__(self, name: str) -> Any:
        """Note what is asked for."""
        if name in LASTING:
            self.spent = True
        return super().__getattribute__(name)


class Pool:
    """Pages by their width, look and script, each in a profile of its own."""

    def __init__(self, make: NewPage) -> None:
        """`make` makes pages that live as long as the pool."""
        self.make = make
        self.idle: dict[tuple[int, Scheme, bool], list[Lent]] = defaultdict(list)

    @contextmanager
    def lending(self, fresh: NewPage) -> Iterator[NewPage]:
        """Yield a maker of pages for one test: with nothing kept in them, and new ones where the address is None.

        A test that prepares a page before it opens anything gives None, and gets one from `fresh` that nothing has
        been loaded in.
        """
        lent: list[tuple[tuple[int, Scheme, bool], Lent]] = []

        def borrow(address: str | None = "", *, width: int = 1280, scheme: Scheme = "light", js: bool = True) -> Page:
            if address is None:
                return fresh(None, width=width, scheme=scheme, js=js)
            key = (width, scheme, js)
            page = self.idle[key].pop() if self.idle[key] else self._new(*key)
            lent.append((key, page))
            visit(page, address, js=js)
            return page

        yield borrow
        for key, page in lent:
            if not page.spent and emptied(page, *key):
                self.idle[key].append(page)
            else:
                at_ease(page)
                page.context.close()

    def _new(self, width: int, scheme: Scheme, js: bool) -> Lent:
        page = self.make(None, width=width, scheme=scheme, js=js)
        page.__class__ = Lent
        assert isinstance(page, Lent)
        return page


def emptied(page: Page, width: int, scheme: Scheme, js: bool) -> bool:
    """Make a page as it was when it was new; return whether it could be done."""
    try:
        page.evaluate("localStorage.clear(), sessionStorage.clear(), globalThis.name = ''")
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(media="null", color_scheme=scheme, forced_colors="null", reduced_motion="reduce")
    except Error:
        return False
    return True
