"""The keyboard reaches everything, in order and in sight; nothing holds it.

Every type of page on a phone: see test_every_page.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eye import Eye
from tests.browser.pages import AT_A_DESK, PAGES
from tests.browser.support import NewPage, pages_at, probe, visit

WIDTHS = (390, 1280)
LONG = {390: 32, 1280: 24}
"""So many stops are walked at a width, and a quarter as many at the end: a long page repeats itself in the middle."""


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that all walks use."""
    with pages_at(browser, address) as make:
        yield make(None)


def walk(page: Page, eye: Eye, width: int) -> list[str]:
    """Walk a page that has just been opened by Tab; return each fault.

    Tab reaches every visible link and control in turn, each in sight with a clear mark, and gets out again.
    """
    names: list[str] = probe(page, "stops")
    if len(names) < 6:
        return [f"found only {names}"]
    places = list(range(len(names)))
    del places[LONG[width] : -LONG[width] // 4]
    for place in places:
        if place and place - 1 not in places:
            page.evaluate("(place) => stops[place].focus()", place - 1)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    heard: list[dict[str, Any]] = page.evaluate("walk")
    if len(heard) != len(places) + 1:
        return [f"of {len(places) + 1} Tabs, {len(heard)} were heard"]
    found: list[str] = []
    new: list[int] = []
    for place, stop in zip(places, heard, strict=False):
        if stop["place"] != place:
            return [*found, f"stop {place + 1} should be {names[place]}, but is {stop['name']}"]
        found += [f"{names[place]} {fault}" for fault in stop["faults"]]
        if not stop["faults"] and eye.is_new(stop["kind"], width):
            new.append(place)
    found += [f"{names[place]} {fault}" for place, fault in eye.faults(page, new)]
    if heard[-1]["place"] == len(names) - 1:
        found.append(f"the focus can't leave {names[-1]}")
    return found


@pytest.mark.parametrize("name", AT_A_DESK)
def test_tab_walk_at_a_desk(reader: Page, eye: Eye, name: str) -> None:
    """The stops of a page that is laid out in another way at a desk."""
    visit(reader, PAGES[name])
    found = walk(reader, eye, 1280)
    assert not found, f"{name} at 1280 px:\n" + "\n".join(found)


def test_backwards(new_page: NewPage) -> None:
    """Shift+Tab goes the same way back, past fields and what is folded away."""
    page = new_page(PAGES["tjekliste"])
    count = len(probe(page, "stops"))
    page.locator(".bund a").last.focus()
    places = range(count - 2, -1, -1)
    for _ in places:
        page.keyboard.press("Shift+Tab")
    for place, stop in zip(places, page.evaluate("walk"), strict=True):
        assert stop["place"] == place, f"tjekliste: back at {stop['name']}, not at stop {place + 1}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["forside", "tjekliste", "soeg", "404"])
def test_skip_link(new_page: NewPage, name: str, width: int) -> None:
    """The first Tab shows the skip link; Enter leads past the header, and the next Tab goes on from there."""
    page = new_page(PAGES[name], width=width)
    link = page.locator(".springover")
    expect(link, f"{name}: the skip link waits out of sight").not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(link, f"{name}: the first stop is the skip link").to_be_focused()
    expect(link, f"{name}: the skip link shows in full").to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main"), f"{name}: the main part has the focus").to_be_focused()
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside, f"{name}: after the skip link, Tab goes to {probe(page, 'stop')['name']}"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_menu(new_page: NewPage, key: str) -> None:
    """The menu of a small screen opens by key, leads on to its links, and Escape closes it."""
    page = new_page(PAGES["erfaring"], width=390)
    button, links = page.locator("[data-menu]"), page.locator(".hovedmenu a")
    expect(button, "menu button: closed at first").to_have_attribute("aria-expanded", "false")
    expect(links.first, "menu: its links are away at first").to_be_hidden()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(button, "menu button: the fourth stop").to_be_focused()
    page.keyboard.press(key)
    expect(button, f"menu button: {key!r} opens it").to_have_attribute("aria-expanded", "true")
    for link in links.all():
        page.keyboard.press("Tab")
        expect(link, "menu: its links are the next stops").to_be_focused()
        expect(link, "menu: its links show").to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(button, "menu button: Escape closes it").to_have_attribute("aria-expanded", "false")
    expect(button, "menu button: Escape brings the focus back").to_be_focused()
    expect(links.first, "menu: its links are away again").to_be_hidden()
    page.keyboard.press(key)
    page.keyboard.press(key)
    expect(button, f"menu button: {key!r} closes it too").to_have_attribute("aria-expanded", "false")


def test_menu_walk(new_page: NewPage, eye: Eye) -> None:
    """With the menu open, every stop of the page is still in sight, in order, and the menu's own are clearly marked."""
    page = new_page(PAGES["forside"], width=390)
    page.locator("[data-menu]").click()
    names: list[str] = probe(page, "stops")
    assert any("temaknap" in name for name in names), f"forside: the open menu holds no theme button: {names}"
    page.locator(".springover").focus()
    for _ in names[1:]:
        page.keyboard.press("Tab")
    new: list[int] = []
    for place, stop in enumerate(page.evaluate("walk"), 1):
        assert (stop["place"], stop["faults"]) == (place, []), f"menu open: {stop['name']} {stop['faults']}"
        if "header" in stop["kind"] and eye.is_new(stop["kind"], 390):
            new.append(place)
    faults = [f"{names[place]} {fault}" for place, fault in eye.faults(page, new)]
    assert not faults, f"menu open: {faults}"


def test_wide_table_by_keyboard(new_page: NewPage) -> None:
    """A table wider than the screen is a stop, and the arrow keys move it."""
    page = new_page(PAGES["beslutningstabel"], width=390)
    region = page.locator(".tabelramme")
    region.focus()
    for _ in range(600):  # the scrolling is smooth, and a busy machine takes its time
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
        if region.evaluate("region => region.scrollLeft") > 0:
            return
    raise AssertionError("the arrow keys don't move the wide table")
