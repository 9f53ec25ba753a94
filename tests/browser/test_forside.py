"""The front page: short, calm, and with no card left alone on a line."""

from __future__ import annotations

import pytest

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, visit

LISTS = (".opgaver", ".sværtliste", ".rollevalg")


@pytest.mark.parametrize(("width", "height", "screens"), [(390, 844, 3), (1280, 800, 2)])
def test_length(new_page: NewPage, width: int, height: int, screens: int) -> None:
    page = new_page(PAGES["forside"], width=width)
    tall: int = page.evaluate("document.documentElement.scrollHeight")
    assert tall <= screens * height, f"forside: {tall / height:.1f} screens at {width} px"
    last = page.locator(".opgave").last.bounding_box()
    assert last and last["y"] <= height, f"forside: the last task begins below the first screen at {width} px"
    ways = page.locator(".begynd a, .opgave a").evaluate_all("all => all.map(one => one.href)")
    assert len(set(ways)) == len(ways), f"forside: two of {ways} lead to the same"
    button = page.locator(".begynd a").bounding_box()
    assert button, "forside: no button"
    assert button["y"] + button["height"] <= height, f"forside: the button is below the first screen at {width} px"


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_orphans(new_page: NewPage, width: int) -> None:
    """Every line of cards is filled: the last card ends where the list does."""
    page = new_page(PAGES["forside"], width=width)
    for name in LISTS:
        ends: list[float] = page.evaluate(
            """name => {
              const list = document.querySelector(name);
              const boxes = [...list.children].map(one => one.getBoundingClientRect());
              const lines = Object.groupBy(boxes, box => Math.round(box.top));
              const right = list.getBoundingClientRect().right;
              return Object.values(lines).map(line => right - Math.max(...line.map(box => box.right)));
            }""",
            name,
        )
        assert max(ends) < 2, f"forside: {name} leaves {max(ends):.0f} px of a line empty at {width} px"


def test_five_roles_in_one_row(new_page: NewPage) -> None:
    page = new_page(None)
    for width in (768, 1024, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, PAGES["forside"])
        tops = {round(box["y"]) for role in page.locator(".rollevalg li").all() if (box := role.bounding_box())}
        assert len(tops) == 1, f"forside: the roles stand in {len(tops)} rows at {width} px"


def test_what_is_named(new_page: NewPage) -> None:
    """One picture, one button, three tasks with one link each, six obstacles, five roles."""
    page = new_page(PAGES["forside"])
    counts = [page.locator(f"main {name}").count() for name in (".vignet", ".begynd a", ".opgave a", ".sværtliste a")]
    assert counts == [1, 1, 3, 6]
