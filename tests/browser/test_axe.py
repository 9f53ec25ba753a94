"""axe finds nothing: WCAG 2.0–2.2 at A and AA and the best practices, whatever a reader opens, fills in or chooses.

Every type of page as it comes: see test_every_page.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import AT_A_DESK, PAGES
from tests.browser.support import HEIGHT, NewPage, Pictures, Scheme, pages_at, settle, visit

SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RESULTS = {"resultTypes": ["violations", "incomplete"], "preload": False, "iframes": False}
"""No rule of ours looks into style sheets, and what stands in frames is looked at by itself: test_indlejring.py."""
COLOURED = ("color-contrast", "link-in-text-block")
EVERYTHING = RESULTS | {
    "runOnly": {"type": "tag", "values": TAGS},
    # target-size is off unless asked for; colours are looked at apart, and where they are new.
    "rules": {
        "target-size": {"enabled": True},
        "frame-tested": {"enabled": False},
        **{rule: {"enabled": False} for rule in COLOURED},
    },
}
DRAWN = RESULTS | {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
"""What depends on how a page is drawn, beside colours; the other rules read what stands in it, the same everywhere."""
COLOURS = RESULTS | {"runOnly": {"type": "rule", "values": [*COLOURED]}}
RUN = """([options, places]) => new Promise((done, fail) => setTimeout(() => axe.run(
  places ? { include: places.map((place) => coloured[place]) } : document, options
).then(({ violations, incomplete, passes }) => done({ violations, incomplete, ran: passes.map(({ id }) => id) }),
  fail)))"""
COLOURED_PARTS = """(forms) => {
  const plain = ["id", "href", "src", "for", "name", "value", "title", "alt", "width", "height", "content", "datetime"];
  const told = ({ name, value }) => `${name}${plain.includes(name) || /^(data-(?!status)|aria-.*(label|by|controls))/
    .test(name) ? "" : `=${value}`}`;
  const names = new Map();
  const name = (one) => {
    if (one === document.body) return forms.includes(one.className) ? one.className : "body";
    if (!names.has(one)) {
      const own = [one.localName, ...[...one.attributes].map(told)].join(" ");
      names.set(one, one === document.documentElement ? own : `${name(one.parentElement)} > ${own}`);
    }
    return names.get(one);
  };
  const speaks = (one) => one.matches("input, select, textarea, button, summary, [placeholder]") ||
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  globalThis.coloured = [...document.body.querySelectorAll("*")]
    .filter((one) => speaks(one) && one.checkVisibility({ visibilityProperty: true }));
  return coloured.map((one) => name(one) + [...one.children].map((child) => child.localName));
}"""
"""Every part with words of its own, and what its colours can depend on: where it stands, not what it says."""
FORMS = sorted(
    {
        form
        for path in (Path(__file__).parents[2] / "content" / "assets" / "css").glob("*.css")
        for form in re.findall(r"\.(form-[\w-]+)", path.read_text("utf-8"))
    }
)
"""The types of page that the style sheets know by name; the others give their parts the same colours."""
SHORTEN = """(most) => {
  const name = (one) => `${one.tagName} ${one.getAttribute("class")} ${one.getAttributeNames()}`;
  for (const parent of document.querySelectorAll("main, main *")) {
    const seen = new Map();
    for (const child of [...parent.children]) {
      const parts = [child, ...child.querySelectorAll("*")];
      const kinds = new Set(parts.map((one) => `${name(one.parentElement)} > ${name(one)}`));
      if ([...kinds].every((kind) => seen.get(kind) >= most)) child.remove();
      else for (const kind of kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
  }
}"""
ALIKE = 3
"""Of a list or table so many that hold the same are looked at, even and odd; one that holds anything else stays."""

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FEW = 80
"""To name more parts than this to axe costs it more than to look at the whole page."""
TWICE = 2
"""So often the colours of a kind of part are looked at: first in its row or not. No style of ours counts further."""
SEEN: Counter[tuple[str, ...]] = Counter()
"""How often they have been, in each look: they are the same on every page, and on every width."""


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that most tests here use."""
    with pages_at(browser, address) as make:
        yield make(None)


def report(page: Page, options: dict[str, Any], places: list[int] | None = None) -> dict[str, Any]:
    """Run axe on a page, less what is alike; return what it found, what it could not tell, and which rules ran.

    `places` are the parts to look at, as COLOURED_PARTS counts them; else it is the whole page.
    """
    prepare(page)
    return page.evaluate(RUN, [options, places])


def prepare(page: Page) -> None:
    """Take away what is alike on a page, and put axe there, unless that is done."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SHORTEN, ALIKE)
        page.evaluate(SOURCE)


def new_colours(page: Page, scheme: Scheme) -> list[int]:
    """Return the places of the parts whose colours have not been looked at so often that no more is learnt."""
    found = []
    for place, part in enumerate(page.evaluate(COLOURED_PARTS, FORMS)):
        SEEN[scheme, part] += 1
        if SEEN[scheme, part] <= TWICE:
            found.append(place)
    return found


def faults(pictures: Pictures, page: Page, scheme: Scheme, options: dict[str, Any] | None = EVERYTHING) -> list[str]:
    """Run axe on a page as it stands; return each fault with its element. Without `options`, of colours alone."""
    told: dict[str, Any] = {"violations": [], "incomplete": []}
    found = []
    if options:
        told = report(page, options)
    prepare(page)
    if places := new_colours(page, scheme):
        colours = report(page, COLOURS, places if len(places) <= FEW else None)
        told = {kind: told[kind] + colours[kind] for kind in ("violations", "incomplete")}
    for rule in told["violations"] + told["incomplete"]:
        for node in rule["nodes"]:
            summary = node["failureSummary"]
            if rule in told["incomplete"] and rule["id"] == "color-contrast":
                # axe gives up where something lies above or below a text: measure what is drawn.
                contrast = pictures.legibility(page.locator(node["target"][0]))
                if contrast >= 4.5:
                    continue
                summary = f"measured {contrast:.2f}:1. {summary}"
            found.append(f"{page.viewport_size} {rule['id']} ({rule['impact']}): {node['target']} {summary}")
    return found


def look(page: Page, width: int, scheme: Scheme) -> None:
    """Give a page another width and look."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)


def all_looks(pictures: Pictures, page: Page, name: str) -> list[str]:
    """Return each fault on a light phone and at a dark desk; and the other way round, where a desk has its own layout.

    The looks differ in colour alone, and the colours do not depend on the width.
    """
    own = name in AT_A_DESK
    looks: list[tuple[int, Scheme, dict[str, Any] | None]] = [(390, "light", EVERYTHING)]
    looks += [(1280, "dark", EVERYTHING if own else DRAWN)]
    looks += [(1280, "light", None), (390, "dark", None)] if own else []
    found = []
    for width, scheme, options in looks:
        look(page, width, scheme)
        found += [f"axe, {scheme}: {fault}" for fault in faults(pictures, page, scheme, options)]
    return found


def test_rules_that_must_run(reader: Page) -> None:
    """The rules that found most in the stock theme do run, so that silence means something."""
    visit(reader, PAGES["tjekliste"])
    for width, scheme in zip((390, 1280), SCHEMES, strict=True):
        look(reader, width, scheme)
        ran = {*report(reader, EVERYTHING)["ran"], *report(reader, COLOURS)["ran"]}
        wanted = {"color-contrast", "label", "landmark-unique", "link-in-text-block", "region", "target-size"}
        assert not wanted - ran, f"axe did not run {wanted - ran}"


def test_colours_that_fade_are_seen(reader: Page, pictures: Pictures) -> None:
    """A part that has been looked at is looked at again where its colours may be others: in another state or place."""
    visit(reader, PAGES["om"])
    look(reader, 390, "light")
    while new_colours(reader, "light"):
        pass
    assert faults(pictures, reader, "light") == []
    reader.evaluate("document.querySelector('main p').setAttribute('class', 'bleg')")
    reader.add_style_tag(content=".bleg { color: #ccc }")
    [fault] = [fault for fault in faults(pictures, reader, "light") if "color-contrast" in fault]
    assert "p" in fault


def open_menu(page: Page) -> None:
    """Open the menu of a small screen."""
    page.locator("[data-menu]").click()


def open_term(page: Page) -> None:
    """Open the explanation beside a word."""
    page.locator("a.begreb").first.click()
    page.locator(".ordpop").wait_for()


def open_evidence(page: Page) -> None:
    """Open the source points beside a claim."""
    page.locator(".belæg a[role=button]:visible").first.click()
    page.locator(".ordpop").wait_for()


def open_details(page: Page) -> None:
    """Open every part that is folded away."""
    for summary in page.locator("summary").all():
        summary.click()
    page.locator(".del__knapper").wait_for()


def fill_in(page: Page) -> None:
    """Tick a box, unfold the fields and write in one, and ask the browser to remember."""
    page.locator(".tjekpunkt input[type=checkbox]").first.check()
    page.locator(".tjekpunkt__fold").first.click()
    page.locator(".tjekpunkt :is(input[type=text], textarea):visible").first.fill("Karen")
    page.locator("[data-husk]").check()


def come_by_link(page: Page) -> None:
    """Have answers kept, come by a link with others, clear the list, and copy a link that can't be copied."""
    fill_in(page)
    page.evaluate("location.hash = 'udfyldt&sted=Et+andet+sted'")
    page.locator("[data-valg]").wait_for()
    page.locator("[data-ryd]").click()
    page.locator("[data-link]").click()


def empty_filter(page: Page) -> None:
    """Choose a theme; the roles it leaves nothing of can't be chosen, and look so."""
    page.locator('.chip[data-vælg="tema"][data-værdi]').last.click()
    expect(page.locator('.chip[aria-disabled="true"]').first).to_be_visible()


def find_nothing(page: Page) -> None:
    """Search for what is not there."""
    page.locator("#q").fill("xyzzy")
    page.get_by_text("Intet fundet").wait_for()


def suggest(page: Page) -> None:
    """Type in the header's search till it suggests, and choose one."""
    page.keyboard.press("/")
    page.keyboard.type("vejldning")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def answer(page: Page) -> None:
    """Give the self-check one answer of each kind."""
    for place, letter in enumerate("pvm"):
        page.locator(".tjekudsagn").nth(place).locator(f"input[value={letter}]").check()


def plan_a_group(page: Page) -> None:
    """Open a plan with somebody in it, one who is sure, one whose outcome depends, and one who is not done."""
    page.goto(
        f"{page.url}#1&sted=Afdeling&p=A|vejleder.ny.hverdag.sosu.hele&p=B|vejleder.basis.eud.felt-ukendt&p=C|vejleder"
    )
    page.reload()
    settle(page)
    page.get_by_text("2 af 3 har et svar").wait_for()


STATES: dict[str, tuple[str, int, Callable[[Page], None]]] = {
    "menu": ("forside", 390, open_menu),
    "term-phone": ("trin", 390, open_term),
    "term-desk": ("trin", 1280, open_term),
    "evidence-phone": ("trin", 390, open_evidence),
    "evidence-desk": ("ramme", 1280, open_evidence),
    "details": ("trin", 390, open_details),
    "sources": ("kilder", 1280, open_details),
    "checklist": ("tjekliste", 390, fill_in),
    "selfcheck-phone": ("selvtjek", 390, answer),
    "selfcheck-desk": ("selvtjek", 1280, answer),
    "result": ("resultat", 390, open_details),
    "group-phone": ("gruppeplan", 390, plan_a_group),
    "group-desk": ("gruppeplan", 1280, plan_a_group),
    "checklist-by-link": ("tjekliste", 390, come_by_link),
    "filter": ("erfaringer", 390, empty_filter),
    "search": ("soeg", 390, find_nothing),
    "suggestions-phone": ("om", 390, suggest),
    "suggestions-desk": ("trin", 1280, suggest),
}


@pytest.mark.parametrize("state", STATES)
def test_states(new_page: NewPage, pictures: Pictures, state: str) -> None:
    """No fault once the reader has opened, filled in or chosen something."""
    name, width, act = STATES[state]
    page = new_page(PAGES[name], width=width)
    act(page)
    found = faults(pictures, page, "light")
    page.emulate_media(color_scheme="dark")
    found += ["dark: " + fault for fault in faults(pictures, page, "dark", None)]
    assert not found, f"{name}, {state}:\n" + "\n".join(found)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_theme_chosen(new_page: NewPage, pictures: Pictures, scheme: Scheme) -> None:
    """No fault after the button has turned the look against the system's."""
    page = new_page(PAGES["modul-foreslaaet"], scheme=scheme)
    page.locator("[data-temaknap]").click()
    found = faults(pictures, page, scheme)
    page.reload()
    settle(page)
    found += faults(pictures, page, scheme)
    assert not found, f"modul-foreslaaet, turned from {scheme}:\n" + "\n".join(found)
