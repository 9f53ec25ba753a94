"""What the eye meets: nothing jumps, lines can be read, targets can be hit, and forced colours hide nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from statistics import mean

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from playwright.sync_api import Browser, FloatRect, Page, Route

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, Pictures, launched, pages_at, probe, settle, visit
from vejledningsguide.paper.store import FONTS

FIGTREE = FONTS / "figtree-latin-wght-normal.woff2"

LATE = re.compile(r"\.woff2$")
WATCH_SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const who = entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className}`);
    if (!entry.hadRecentInput) shifts.push([entry.value, who.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


MACHINES: dict[str, dict[str, float]] = {
    "a phone with Roboto": {"Roboto": 1.0076, "Roboto Bold": 1.0123},
    "a PC or Mac with Arial": {"Arial": 0.9937, "Arial Bold": 0.9517},
    "Linux with Liberation": {"Liberation Sans": 0.9937, "Liberation Sans Bold": 0.9517},
    "Linux with DejaVu": {"DejaVu Sans": 0.876, "DejaVu Sans Bold": 0.7965},
    "a machine with one strange font": {"Elsewhere": 0.8},
}
"""The fonts a machine has, each with how wide Figtree is beside it (as benchmarks/skrift.py measures it). It has one at
least: without any Chromium itself stops at the first form."""

MEASURED = [kind for kind, fonts in MACHINES.items() if "Elsewhere" not in fonts]
"""The machines that have a font to stand in for ours."""


def stand_in(name: str, adjust: float) -> bytes:
    """Return a font of a name whose text is as much wider than Figtree's as that of the real one."""
    bold = name.endswith(" Bold")
    font = instancer.instantiateVariableFont(TTFont(FIGTREE), {"wght": 650 if bold else 400})
    font["head"].unitsPerEm = round(1000 * adjust)
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    family, style = name.removesuffix(" Bold"), "Bold" if bold else "Regular"
    names = {1: family, 2: style, 4: name, 6: name.replace(" ", "")}
    font["name"].names = []
    for id_, text in names.items():
        font["name"].setName(text, id_, 3, 1, 0x409)
    font.flavor = None
    font.save(out := io.BytesIO())
    return out.getvalue()


@pytest.fixture(scope="module")
def machines(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """A Chromium for each kind of machine that is asked for, begun once: it sees none of this machine's fonts, only
    those of the other."""
    with ExitStack() as running:

        @cache
        def started(kind: str) -> Browser:
            folder = tmp_path_factory.mktemp("fonts")
            for name, adjust in MACHINES[kind].items():
                (folder / f"{name}.ttf").write_bytes(stand_in(name, adjust))
            setup = folder / "fonts.conf"
            setup.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>")
            return running.enter_context(launched(browser.browser_type, FONTCONFIG_FILE=str(setup)))

        yield started


@pytest.fixture
def machine(
    request: pytest.FixtureRequest, machines: Callable[[str], Browser], address: str
) -> Iterator[tuple[str, NewPage]]:
    """The site on a machine of another kind."""
    with pages_at(machines(request.param), address) as make:
        yield request.param, make


def shifts(page: Page, name: str, late: re.Pattern[str], count: int) -> list[tuple[float, str]]:
    """Return how a page jumps when what is `late` comes after it was first drawn, as on a phone's connection."""
    page.add_init_script(WATCH_SHIFTS)
    held: list[Route] = []
    drawn: list[bool] = []
    page.route(late, lambda route: route.continue_() if drawn else held.append(route))
    page.goto(PAGES[name], wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    drawn.append(True)
    assert len(held) == count, f"{name}: held {[route.request.url for route in held]}"
    for route in held:
        route.continue_()
    settle(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: list[tuple[float, str]] = page.evaluate("shifts")
    return found


JUMPS = [
    *((name, 390) for name in ("forside", "trin", "moduler", "sammenlign", "tjekliste", "erfaringer", "selvtjek")),
    *((name, 1280) for name in ("forside", "sammenlign", "selvtjek")),
]
"""Pages that are laid out in different ways. All are tried on the first machine; on the others, where only the width of
the text differs, one that is full of text and one that is full of boxes."""


@pytest.mark.parametrize(
    ("machine", "name", "width"),
    [(kind, *jump) for kind in MACHINES for jump in (JUMPS if kind == next(iter(MACHINES)) else (JUMPS[1], JUMPS[-1]))],
    indirect=["machine"],
)
def test_nothing_jumps(machine: tuple[str, NewPage], name: str, width: int) -> None:
    """On any machine the page stays where it is when its font arrives late. The script is there before it is drawn."""
    kind, new_page = machine
    found = shifts(new_page(None, width=width), name, LATE, 1)
    total = sum(value for value, _ in found)
    assert total < 0.02, f"{name} at {width} px jumps by {total:.3f} on {kind}: {found}"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_when_a_table_has_come(new_page: NewPage, width: int) -> None:
    """The group plan keeps room for the first person while its table is on the way."""
    page = new_page(None, width=width)
    shifts(page, "gruppeplan", re.compile(r"/tabel\.json$"), 1)
    page.locator(".person select").first.wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: list[tuple[float, str]] = page.evaluate("shifts")
    assert sum(value for value, _ in found) < 0.02, f"gruppeplan at {width} px jumps: {found}"


def test_jumps_are_seen(new_page: NewPage) -> None:
    """The test above means something: a heading that comes late is a jump."""
    page = new_page(None)
    page.add_init_script(WATCH_SHIFTS)
    visit(page, "")
    page.evaluate("document.querySelector('h1').before(document.querySelector('.ingress').cloneNode(true))")
    page.wait_for_function("shifts.length > 0")


@pytest.mark.parametrize("machine", MEASURED, indirect=True)
@pytest.mark.parametrize("name", ["trin", "modul-foreslaaet"])
def test_what_stands_in_is_as_wide(machine: tuple[str, NewPage], name: str) -> None:
    """Where the machine has a font that is measured, a page without ours has the same lines: it is as tall."""
    kind, new_page = machine
    heights = []
    for late in (None, LATE):
        page = new_page(None, width=390)
        if late:
            page.route(late, lambda route: route.abort())
        visit(page, PAGES[name])
        heights.append(page.evaluate("document.querySelector('main').offsetHeight"))
    ours, theirs = heights
    assert abs(ours - theirs) <= 0.02 * ours, f"{name} on {kind}: {theirs} px tall without the font, {ours} px with it"


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


EDGES = (
    ".boks",
    ".kort",
    ".chip:not([aria-current])",
    ".mærke",
    ".knap",
    ".tabelramme",
    ".topsøg",
    ".temaknap",
    ".tjekpunkt textarea",
    ".stige__trin",
)
"""What only a background or a shadow sets apart can't be seen in forced colours; these must have an edge."""


def test_edges_in_forced_colours(new_page: NewPage) -> None:
    """In forced colours cards, callouts, marks, buttons and fields keep an edge."""
    page = new_page(None)
    page.emulate_media(forced_colors="active")
    seen: set[str] = set()
    for name in ("forside", "trin", "tjekliste", "modul-nuvaerende", "erfaringer", "moduler", "sammenligning"):
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
