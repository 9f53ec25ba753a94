"""axe finds nothing: WCAG 2.0–2.2 at A and AA and the best practices, on every type of page and in its states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import AT_A_DESK, PAGES, VARIANTS
from tests.browser.support import HEIGHT, NewPage, Pictures, Scheme, pages_at, settle, visit

SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RESULTS = {"resultTypes": ["violations", "incomplete"], "preload": False}  # no rule of ours looks into style sheets
EVERYTHING = RESULTS | {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
}
DRAWN = RESULTS | {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
    }
}
"""What depends on how a page is drawn; the other rules read what stands in it, which is the same at every width."""
COLOURS = RESULTS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN = """(options) => new Promise((done, fail) => setTimeout(() => axe.run(document, options).then(
  ({ violations, incomplete, passes }) => done({ violations, incomplete, ran: passes.map(({ id }) => id) }), fail)))"""
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


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that most tests here use."""
    with pages_at(browser, address) as make:
        yield make(None)


def report(page: Page, options: dict[str, Any]) -> dict[str, Any]:
    """Run axe on a page, less what is alike; return what it found, what it could not tell, and which rules ran."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SHORTEN, ALIKE)
        page.evaluate(SOURCE)
    return page.evaluate(RUN, options)


def faults(pictures: Pictures, page: Page, options: dict[str, Any] = EVERYTHING) -> list[str]:
    """Run axe on a page as it stands; return each fault with its element."""
    told, found = report(page, options), []
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


@pytest.mark.parametrize("name", [name for name in PAGES if name not in VARIANTS])
def test_every_page_type(reader: Page, pictures: Pictures, name: str) -> None:
    """No fault on a light phone or at a dark desk; nor the other way round, where a desk is laid out in its own way.

    The looks differ in colour alone, and the colours do not depend on the width.
    """
    own = name in AT_A_DESK
    looks: list[tuple[int, Scheme, dict[str, Any]]] = [(390, "light", EVERYTHING)]
    looks += [(1280, "dark", EVERYTHING if own else DRAWN)]
    looks += [(1280, "light", COLOURS), (390, "dark", COLOURS)] if own else []
    look(reader, *looks[0][:2])
    visit(reader, PAGES[name])
    found = []
    for width, scheme, options in looks:
        look(reader, width, scheme)
        found += [f"{scheme}: {fault}" for fault in faults(pictures, reader, options)]
    assert not found, f"{name}:\n" + "\n".join(found)


def test_rules_that_must_run(reader: Page) -> None:
    """The rules that found most in the stock theme do run, so that silence means something."""
    visit(reader, PAGES["tjekliste"])
    for width, scheme in zip((390, 1280), SCHEMES, strict=True):
        look(reader, width, scheme)
        ran = report(reader, EVERYTHING)["ran"]
        wanted = {"color-contrast", "label", "landmark-unique", "link-in-text-block", "region", "target-size"}
        assert not wanted - {*ran}, f"axe did not run {wanted - {*ran}}"


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


def fill_in(page: Page) -> None:
    """Tick a box, unfold the fields and write in one, and ask the browser to remember."""
    page.locator(".tjekpunkt input[type=checkbox]").first.check()
    page.locator(".tjekpunkt__fold").first.click()
    page.locator(".tjekpunkt input[type=text]").first.fill("Karen")
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
    found = faults(pictures, page)
    page.emulate_media(color_scheme="dark")
    found += ["dark: " + fault for fault in faults(pictures, page, COLOURS)]
    assert not found, f"{name}, {state}:\n" + "\n".join(found)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_theme_chosen(new_page: NewPage, pictures: Pictures, scheme: Scheme) -> None:
    """No fault after the button has turned the look against the system's."""
    page = new_page(PAGES["modul-foreslaaet"], scheme=scheme)
    page.locator("[data-temaknap]").click()
    found = faults(pictures, page)
    page.reload()
    settle(page)
    found += faults(pictures, page)
    assert not found, f"modul-foreslaaet, turned from {scheme}:\n" + "\n".join(found)
