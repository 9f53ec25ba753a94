"""The marker of a section: its source points are shown in place, and where they can't be fetched it leads to them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, probe, visit
from vejledningsguide.guide import Guide

PHONE = 390
BUTTONS = ".belæg a[role=button]"
POP = ".ordpop"
PLACES = """() => [...document.querySelectorAll("main *")].filter(
  (one) => one.checkVisibility() && !one.closest(".ordpop"),
).map((one) => {
  const box = one.getBoundingClientRect();
  return [box.x, box.y + scrollY, box.width, box.height];
})"""
LOST = "Kildepunkterne kunne ikke hentes"


def points_told(page: Page) -> list[str]:
    """Return the numbers of the points that the open box tells of."""
    return page.locator(f"{POP} .belæg__sted a").all_inner_texts()


@pytest.mark.parametrize("name", ["guide", "ramme", "talsaet", "tjekliste", "selvtjek", "uoverensstemmelser"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_each_marker_is_one_button_and_shows_as_many_points_as_it_says(
    new_page: NewPage, guide: Guide, name: str, width: int
) -> None:
    page = new_page(PAGES[name], width=width)
    shown = page.locator(".belæg a:visible")
    assert shown.count() == page.locator(f"{BUTTONS}:visible").count() > 0, name
    for place in range(0, shown.count(), max(1, shown.count() // 4)):
        marker = shown.nth(place)
        said = str(marker.get_attribute("aria-label"))
        marker.click()
        expect(page.locator(POP), f"{name}: one box at a time").to_have_count(1)
        expect(page.locator(POP), f"{name}: {said}").to_be_visible()
        told = points_told(page)
        wanted = re.fullmatch(r"Belæg for dette afsnit, (\d+) kildepunkt(?:er)?", said)
        assert wanted and int(wanted[1]) == len(told), (said, told)
        assert marker.inner_text() == f"Belæg · {len(told)}"
        links = marker.locator("..").locator("a[data-belæg]")
        ids = " ".join(links.evaluate_all("all => all.map((one) => one.dataset.belæg)"))
        words = " ".join(page.locator(POP).inner_text().split())
        for point in ids.split():
            if point.startswith("afv-"):
                continue
            view = guide.punkter[point]
            assert " ".join(view.opslag.punkt.split())[:60] in words, (name, point)
            assert f"Kildepunkt {view.nummer} i {view.kilde.omtale}" in words
        assert not re.search(r"[a-z]-\d{3}|afv-\d", words), words
        box = page.locator(POP).bounding_box()
        page.keyboard.press("Escape")
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, (name, box)


def test_nothing_moves_and_a_click_beside_closes(new_page: NewPage) -> None:
    page = new_page(PAGES["guide"], width=PHONE)
    marker = page.locator(f"{BUTTONS}:visible").first
    marker.scroll_into_view_if_needed()
    before = page.evaluate(PLACES)
    marker.click()
    expect(page.locator(POP)).to_be_visible()
    expect(marker).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(PLACES) == before
    assert "#" not in page.url, page.url
    page.locator("h1").click()
    expect(page.locator(POP)).to_have_count(0)
    expect(marker).to_have_attribute("aria-expanded", "false")
    marker.click()
    expect(page.locator(POP)).to_be_visible()
    marker.click()
    expect(page.locator(POP), "a second click closes").to_have_count(0)
    marker.click()
    expect(page.locator(POP)).to_be_visible()
    page.locator("a.begreb[role=button]").first.click()
    expect(page.locator("main [aria-expanded=true]"), "a word takes over").to_have_count(1)
    expect(page.locator(POP)).to_have_count(1)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_by_keyboard(new_page: NewPage, key: str) -> None:
    page = new_page(PAGES["trin"])
    marker, pop = page.locator(BUTTONS).first, page.locator(POP)
    marker.focus()
    page.keyboard.press(key)
    expect(pop, f"{key!r} opens").to_be_visible()
    probe(page, "stops")
    page.keyboard.press("Tab")
    expect(pop.locator("a").first, "Tab leads into the box").to_be_focused()
    assert probe(page, "stop")["faults"] == []
    page.keyboard.press("Escape")
    expect(pop, "Escape closes").to_have_count(0)
    expect(marker, "Escape brings the focus back").to_be_focused()


def test_points_are_fetched_when_they_are_opened_and_once(new_page: NewPage) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("punkter.json"):
            asked.append(request.url)

    page = new_page(None)
    page.on("request", note)
    visit(page, PAGES["erfaring"])
    assert asked == []
    for _ in range(2):
        page.locator(BUTTONS).first.click()
        expect(page.locator(POP)).to_be_visible()
        page.keyboard.press("Escape")
    assert len(asked) == len(set(asked)) > 0


def test_where_nothing_can_be_fetched_each_source_is_still_reached(new_page: NewPage) -> None:
    page = new_page(None)
    page.route("**/punkter.json", lambda route: route.abort())
    visit(page, PAGES["guide"])
    several = page.locator(".belæg:has(a + a:not([title])) > a[role=button]:visible").first
    if several.count():
        several.click()
        expect(page.locator(POP)).to_contain_text(LOST)
        assert page.locator(f"{POP} a").count() > 1
    visit(page, PAGES["modul-foreslaaet"])
    single = page.locator(".belæg:not(:has(a + a)) > a[role=button]:visible").first
    href = str(single.get_attribute("href"))
    single.click()
    expect(page).to_have_url(re.compile(re.escape(href.lstrip("./")) + "$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_each_claim_has_a_marker_when_the_reader_asks_and_until_it_is_taken_back(new_page: NewPage) -> None:
    page = new_page(PAGES["guide"], width=PHONE)
    assert page.evaluate("Object.keys(localStorage)") == []
    gathered = page.locator(f"{BUTTONS}:visible").count()
    claims = page.locator(".belægsted").count()
    page.locator(".herkomst [data-alle-kilder]").click()
    each = page.locator(f".belæg--sted {BUTTONS.partition(' ')[2]}")
    expect(each).to_have_count(claims)
    assert claims > gathered
    assert probe(page, "loneMarkers") == []
    page.reload()
    expect(page.locator("html")).to_have_class(re.compile("alle-kilder"))
    each.first.click()
    expect(page.locator(POP)).to_be_visible()
    page.locator(f"{POP} [data-alle-kilder]").click()
    expect(page.locator(POP)).to_have_count(0)
    assert page.locator(f"{BUTTONS}:visible").count() == gathered
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_page_gathered_into_a_package_has_markers_too(new_page: NewPage) -> None:
    page = new_page(f"moedepakke/#1&d={PAGES['erfaring']}")
    page.get_by_role("button", name="Saml pakken").click()
    marker = page.locator(f".pakkedel {BUTTONS}").first
    marker.click()
    expect(page.locator(POP)).to_be_visible()
    assert points_told(page)
