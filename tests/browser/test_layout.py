"""What the eye meets: nothing jumps, lines can be read, targets can be hit, and forced colours hide nothing."""

from __future__ import annotations

import re
from statistics import mean

import pytest
from playwright.sync_api import FloatRect, Route

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, Pictures, probe, settle, visit

LATE = re.compile(r"\.(woff2|mjs)$")
WATCH_SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const who = entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className}`);
    if (!entry.hadRecentInput) shifts.push([entry.value, who.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["forside", "trin", "moduler", "sammenlign", "tjekliste", "erfaringer", "selvtjek"])
def test_nothing_jumps(new_page: NewPage, name: str, width: int) -> None:
    """The page stays where it is when fonts and scripts arrive after it was first drawn, as on a phone's connection."""
    page = new_page(None, width=width)
    page.add_init_script(WATCH_SHIFTS)
    held: list[Route] = []
    drawn: list[bool] = []
    page.route(LATE, lambda route: route.continue_() if drawn else held.append(route))
    page.goto(PAGES[name], wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    drawn.append(True)
    assert len(held) == 2, f"{name}: held {[route.request.url for route in held]}, not a font and a script"
    for route in held:
        route.continue_()
    settle(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shifts: list[tuple[float, str]] = page.evaluate("shifts")
    total = sum(value for value, _ in shifts)
    assert total < 0.02, f"{name} at {width} px jumps by {total:.3f}: {shifts}"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["trin", "erfaring", "modul-foreslaaet", "om"])
def test_running_text(new_page: NewPage, name: str, width: int) -> None:
    """Running text is 16–18 px with air between the lines, and a full line at a desk holds 45–80 characters."""
    page = new_page(PAGES[name], width=width)
    styles: list[list[float]] = page.locator(
        "main .indhold > .udsagn:not(.ingress) > p, main .indhold > p:not([class])"
    ).evaluate_all("(all) => all.map(getComputedStyle).map((s) => [parseFloat(s.fontSize), parseFloat(s.lineHeight)])")
    assert styles, f"{name}: no running text"
    for size, height in styles:
        assert 16 <= size <= 18, f"{name} at {width} px: running text of {size} px"
        assert 1.4 <= height / size <= 1.8, f"{name} at {width} px: lines {height / size:.2f} apart"
    lengths: list[int] = probe(page, "lineLengths")
    assert len(lengths) >= 2, f"{name}: found only {len(lengths)} full lines"
    if width == 1280:
        assert 45 <= mean(lengths) <= 80, f"{name}: {mean(lengths):.0f} characters a line"
        assert max(lengths) <= 90, f"{name}: a line of {max(lengths)} characters"


def test_targets(new_page: NewPage) -> None:
    """Every button, field and link that stands by itself is at least 24 px each way (WCAG 2.5.8)."""
    page = new_page(None, width=390)
    small = []
    for name, address in PAGES.items():
        visit(page, address)
        small += [f"{name}: {fault}" for fault in probe(page, "small", 24)]
    page.locator("[data-menu]").click()
    small += [f"the open menu: {fault}" for fault in probe(page, "small", 24)]
    assert not small, "too small for a finger at 390 px:\n" + "\n".join(small)


EDGES = (
    ".boks",
    ".kort",
    ".chip:not([aria-current])",
    ".mærke",
    ".knap",
    ".tabelramme",
    ".topsøg",
    ".temaknap",
    ".tjekpunkt input[type=text]",
    ".stige__trin",
)
"""What only a background or a shadow sets apart can't be seen in forced colours; these must have an edge."""


def test_edges_in_forced_colours(new_page: NewPage) -> None:
    """In forced colours cards, callouts, marks, buttons and fields keep an edge."""
    page = new_page(None)
    page.emulate_media(forced_colors="active")
    seen: set[str] = set()
    for name in ("forside", "trin", "tjekliste", "modul-nuvaerende", "erfaringer", "moduler"):
        visit(page, PAGES[name])
        for part in EDGES:
            for element in page.locator(f"{part}:visible").all()[:1]:
                seen.add(part)
                sides: list[bool] = element.evaluate(
                    "(one) => { const s = getComputedStyle(one); return ['Top', 'Right', 'Bottom', 'Left'].map("
                    "(side) => s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) >= 1"
                    " && s[`border${side}Color`] !== s.backgroundColor); }"
                )
                assert all(sides), f"{name}: {part} has no edge in forced colours: {sides}"
    assert seen == set(EDGES), f"nowhere to be seen: {set(EDGES) - seen}"


def test_boxes_in_forced_colours(new_page: NewPage, pictures: Pictures) -> None:
    """In forced colours a box can be seen, and so can its tick."""
    page = new_page(PAGES["tjekliste"])
    page.emulate_media(forced_colors="active")
    box = page.locator(".tjekpunkt input[type=checkbox]").first
    empty = box.screenshot()
    assert pictures.contrast(empty) >= 3, "tjekliste: an empty box can't be seen in forced colours"
    box.check()
    page.mouse.move(0, 0)
    assert pictures.changed(empty, box.screenshot()) >= 20, "tjekliste: a tick can't be seen in forced colours"


def test_focus_in_forced_colours(new_page: NewPage, pictures: Pictures) -> None:
    """In forced colours the focus is marked."""
    page = new_page(PAGES["tjekliste"])
    page.emulate_media(forced_colors="active")
    button = page.locator("[data-print]")
    box = button.bounding_box()
    assert box is not None
    around: FloatRect = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
    blurred = page.screenshot(clip=around)
    page.keyboard.press("Tab")  # from here on the focus is the keyboard's
    button.focus()
    changed = pictures.changed(blurred, page.screenshot(clip=around))
    assert changed >= box["width"] + box["height"], f"tjekliste: focus in forced colours changes {changed} pixels"


@pytest.mark.parametrize(
    ("name", "current"),
    [
        ("erfaringer", ".chip[aria-current]"),
        ("erfaringer", ".hovedmenu [aria-current]"),
        ("trin", "[aria-current=step]"),
    ],
)
def test_current_in_forced_colours(new_page: NewPage, pictures: Pictures, name: str, current: str) -> None:
    """In forced colours the current choice, place in the menu and step still differ from the others."""
    page = new_page(PAGES[name])
    page.emulate_media(forced_colors="active")
    element = page.locator(current).first.element_handle()
    assert element is not None
    marked = element.screenshot()
    element.evaluate("(one) => { one.removeAttribute('aria-current'); one.closest('.her')?.classList.remove('her'); }")
    changed = pictures.changed(marked, element.screenshot())
    assert changed > 40, f"{name}: {current} looks like the others in forced colours; {changed} pixels differ"
