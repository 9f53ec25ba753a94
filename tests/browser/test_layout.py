"""What the eye meets: nothing jumps, lines can be read, targets can be hit, and forced colours hide nothing."""

from __future__ import annotations

import time
from statistics import mean

import pytest
from playwright.sync_api import Page, Route

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, Pictures, probe, visit

WATCH_SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const who = entry.sources.map(({ node }) => node?.parentElement ? `${node.nodeName}.${node.className ?? node.data}` : "?");
    if (!entry.hadRecentInput) shifts.push([entry.value, who.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


def slowly(route: Route) -> None:
    """Let a font or a script come late, as on a phone's connection."""
    time.sleep(0.1)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["forside", "trin", "moduler", "sammenlign", "tjekliste", "erfaringer"])
def test_nothing_jumps(new_page: NewPage, name: str, width: int) -> None:
    """The page stays where it is while fonts and scripts arrive."""
    page = new_page(None, width=width)
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.woff2", slowly)
    page.route("**/*.mjs", slowly)
    visit(page, PAGES[name])
    page.wait_for_timeout(100)
    shifts: list[tuple[float, str]] = page.evaluate("shifts")
    total = sum(value for value, _ in shifts)
    assert total < 0.02, f"{name} at {width} px jumps by {total:.3f}: {shifts}"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["trin", "erfaring", "modul-foreslaaet", "om"])
def test_running_text(new_page: NewPage, name: str, width: int) -> None:
    """Running text is 16–18 px with air between the lines, and a full line at a desk holds 45–80 characters."""
    page = new_page(PAGES[name], width=width)
    styles: list[list[float]] = page.locator("main .udsagn p, main .indhold > p:not([class])").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one)).map((s) => [parseFloat(s.fontSize), parseFloat(s.lineHeight)])"
    )
    assert styles, f"{name}: no running text"
    for size, height in styles:
        assert 16 <= size <= 18, f"{name} at {width} px: running text of {size} px"
        assert 1.4 <= height / size <= 1.8, f"{name} at {width} px: lines {height / size:.2f} apart"
    lengths: list[int] = probe(page, "lineLengths")
    assert len(lengths) >= 3, f"{name}: found only {len(lengths)} full lines"
    if width == 1280:
        assert 45 <= mean(lengths) <= 80, f"{name}: {mean(lengths):.0f} characters a line"
        assert max(lengths) <= 90, f"{name}: a line of {max(lengths)} characters"


@pytest.mark.parametrize("name", PAGES)
def test_targets(new_page: NewPage, name: str) -> None:
    """Every button, field and link that stands by itself is at least 24 px each way (WCAG 2.5.8)."""
    page = new_page(PAGES[name], width=390)
    small = probe(page, "small", 24)
    page.locator("[data-menu]").click()
    small += probe(page, "small", 24)
    assert not small, f"{name} at 390 px: too small {small}"


def test_forced_colours(new_page: NewPage, pictures: Pictures) -> None:
    """In forced colours boxes, fields, cards, callouts and marks keep an edge, and a tick can be seen."""
    page = new_page(None)
    page.emulate_media(forced_colors="active")
    seen: set[str] = set()
    for name in ("forside", "trin", "tjekliste", "modul-nuvaerende", "erfaringer", "samtalen", "moduler"):
        visit(page, PAGES[name])
        for part in (".boks", ".kort", ".chip", ".mærke", ".knap", ".tabelramme", ".tjekpunkt input", ".stige__trin"):
            for element in page.locator(f"{part}:visible").all()[:1]:
                seen.add(part)
                sides: list[bool] = element.evaluate(
                    "(one) => { const s = getComputedStyle(one); return ['Top', 'Right', 'Bottom', 'Left'].map("
                    "(side) => s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) >= 1"
                    " && s[`border${side}Color`] !== s.backgroundColor); }"
                )
                native = element.evaluate(
                    "(one) => one.type === 'checkbox' && getComputedStyle(one).appearance === 'auto'"
                )
                assert all(sides) or native, f"{name}: {part} has no edge in forced colours: {sides}"
    assert len(seen) == 8, f"looked only at {seen}"
    visit(page, PAGES["tjekliste"])
    box = page.locator(".tjekpunkt input[type=checkbox]").first
    empty = box.screenshot()
    assert pictures.contrast(empty) >= 3, "tjekliste: an empty box can't be seen in forced colours"
    box.check()
    page.mouse.move(0, 0)
    assert pictures.changed(empty, box.screenshot()) >= 20, "tjekliste: a tick can't be seen in forced colours"
    assert_focus_shows(page, pictures)


def assert_focus_shows(page: Page, pictures: Pictures) -> None:
    """Check that the focus is marked in forced colours too."""
    button = page.locator("[data-print]")
    box = button.bounding_box()
    assert box is not None
    around = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
    blurred = page.screenshot(clip=around)  # type: ignore[arg-type]
    page.keyboard.press("Tab")
    button.focus()
    changed = pictures.changed(blurred, page.screenshot(clip=around))  # type: ignore[arg-type]
    assert changed >= box["width"] + box["height"], f"tjekliste: focus in forced colours changes {changed} pixels"


def test_current_choice_in_forced_colours(new_page: NewPage, pictures: Pictures) -> None:
    """In forced colours the chosen filter differs from those not chosen."""
    page = new_page(PAGES["erfaringer"])
    page.emulate_media(forced_colors="active")
    chip = page.locator('.chip[aria-current="true"]').first
    chosen = chip.screenshot()
    chip.evaluate("(one) => one.removeAttribute('aria-current')")
    assert pictures.changed(chosen, chip.screenshot()) > 100, "erfaringer: a chosen filter looks like any other"
