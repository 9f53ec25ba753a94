"""With JavaScript, filters, comparisons, checklists, looks, search and explanations work in place."""

from __future__ import annotations

import re
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, Scheme, probe, store, visit

CARDS = "[data-filtreres] > li"


def chip(page: Page, kind: str, value: str) -> Locator:
    """Return a choice of the filter; an empty value is «Alle»."""
    return page.locator(f'.chip[data-vælg="{kind}"]' + (f'[data-værdi="{value}"]' if value else ":not([data-værdi])"))


def expect_cards(page: Page, tema: str, rolle: str) -> int:
    """Check that just the experiences of a theme and a role show, and that all else says so; return how many."""
    every = page.locator(CARDS)
    data: list[list[str]] = every.evaluate_all("(all) => all.map((one) => [one.dataset.tema, one.dataset.rolle])")
    right = [tema in ("", a_tema) and rolle in ("", *roller.split()) for a_tema, roller in data]
    seen: list[bool] = every.evaluate_all("(all) => all.map((one) => one.checkVisibility())")
    assert seen == right, f"erfaringer: tema «{tema}», rolle «{rolle}» shows the wrong ones"
    count = sum(right)
    words = f"{count} erfaringer" if count > 1 else "1 erfaring" if count else re.compile("^Ingen erfaringer")
    status = page.locator("[data-antal]")
    expect(status, f"erfaringer: the count for «{tema}», «{rolle}»").to_have_text(words)
    expect(status, "erfaringer: the count is announced").to_have_role("status")
    for kind, value in (("tema", tema), ("rolle", rolle)):
        current = page.locator(f'.chip[data-vælg="{kind}"][aria-current="true"]')
        expect(current, f"erfaringer: one choice of {kind} is marked").to_have_count(1)
        assert (current.get_attribute("data-værdi") or "") == value, f"erfaringer: the wrong {kind} is marked"
    return count


def test_filter(new_page: NewPage) -> None:
    """Theme and role choose together and in place; the address holds the choice, back and a shared link restore it."""
    page = new_page(PAGES["erfaringer"])
    page.evaluate("globalThis.here = true")
    full = expect_cards(page, "", "")
    chip(page, "tema", "kultur").click()
    expect(page, "the address tells the theme").to_have_url(re.compile(r"/erfaringer/\?tema=kultur$"))
    assert 0 < expect_cards(page, "kultur", "") < full, "erfaringer: a theme chooses some"
    chip(page, "rolle", "leder").click()
    expect(page, "the address tells both").to_have_url(re.compile(r"/erfaringer/\?tema=kultur&rolle=leder$"))
    some = expect_cards(page, "kultur", "leder")
    chip(page, "tema", "").click()
    expect(page, "«Alle» takes the theme away").to_have_url(re.compile(r"/erfaringer/\?rolle=leder$"))
    expect_cards(page, "", "leder")
    chip(page, "rolle", "").click()
    expect(page, "nothing is chosen").to_have_url(re.compile(r"/erfaringer/$"))
    expect_cards(page, "", "")
    for tema, rolle in (("", "leder"), ("kultur", "leder"), ("kultur", ""), ("", "")):
        page.go_back()
        expect_cards(page, tema, rolle)
    page.go_forward()
    page.go_forward()
    assert expect_cards(page, "kultur", "leder") == some, "erfaringer: forward is as before"
    assert page.evaluate("globalThis.here"), "erfaringer: the page was loaded again"
    shared = new_page(page.url)
    assert expect_cards(shared, "kultur", "leder") == some, "erfaringer: a shared link"


def test_filter_of_nothing(new_page: NewPage) -> None:
    """A choice that nothing fits says so; an unknown choice in the address does no harm."""
    page = new_page(PAGES["erfaringer"])
    cards: list[list[str]] = page.locator(CARDS).evaluate_all(
        "(all) => all.map((one) => [one.dataset.tema, one.dataset.rolle])"
    )
    values: dict[str, list[str]] = {
        kind: page.locator(f'.chip[data-vælg="{kind}"][data-værdi]').evaluate_all(
            "(all) => all.map((one) => one.dataset.værdi)"
        )
        for kind in ("tema", "rolle")
    }
    there = {(tema, rolle) for tema, roles in cards for rolle in roles.split()}
    pairs = [pair for pair in product(values["tema"], values["rolle"]) if pair not in there]
    for tema, rolle in pairs[:2]:
        visit(page, f"erfaringer/?tema={tema}&rolle={rolle}")
        assert expect_cards(page, tema, rolle) == 0
    visit(page, "erfaringer/?tema=findes-ikke")
    expect(page.locator(CARDS + ":visible"), "erfaringer: an unknown theme").to_have_count(0)
    expect(page.locator("[data-antal]"), "erfaringer: an unknown theme says so").to_contain_text("Ingen erfaringer")
    role = page.locator('.chip[data-vælg="rolle"][aria-current]')
    expect(role, "erfaringer: an unknown theme").to_have_text("Alle 0")


def test_filter_with_keys_held(new_page: NewPage) -> None:
    """A click with Ctrl opens the ready-made page in a new tab, as any link does."""
    page = new_page(PAGES["erfaringer"])
    with page.context.expect_page() as opened:
        chip(page, "tema", "kultur").click(modifiers=["ControlOrMeta"])
    expect(opened.value, "erfaringer: where Ctrl leads").to_have_url(re.compile(r"/erfaringer/tema/kultur/$"))
    expect(page, "the first tab stays").to_have_url(re.compile(r"/erfaringer/$"))


def columns(page: Page) -> list[str]:
    """Return the ids of the modules that the comparison shows, and check that each row shows the same."""
    rows: list[list[str]] = page.locator(".sammenligning tr").evaluate_all(
        "(all) => all.map((row) => [...row.querySelectorAll('[data-modul]')]"
        ".filter((one) => one.checkVisibility()).map((one) => one.dataset.modul))"
    )
    assert all(row == rows[0] for row in rows), f"sammenlign: the rows show different modules: {rows}"
    return rows[0]


def expect_columns(page: Page, *ids: str) -> None:
    """Check that the comparison shows these modules, in the table's order, and says so."""
    count = len(ids)
    status = page.locator("[data-valgstatus]")
    words = re.compile(rf"^Viser {count} moduler" if count > 1 else "^Vælg mindst to")
    expect(status, f"sammenlign: status with {ids}").to_have_text(words)
    expect(status, "sammenlign: the status is announced").to_have_role("status")
    assert sorted(columns(page)) == (sorted(ids) if count > 1 else []), f"sammenlign: {ids} shows {columns(page)}"


@pytest.mark.parametrize("ids", [("sosu-basis", "pau-basis-a"), ("simulation", "sprogstoette", "ajourfoering")])
def test_compare_by_address(new_page: NewPage, ids: tuple[str, ...]) -> None:
    """An address shows the modules it names, and the fields say which."""
    page = new_page("moduler/sammenlign/?" + "&".join(f"m={one}" for one in ids))
    expect_columns(page, *ids)
    for number, one in enumerate(ids, 1):
        expect(page.locator(f"#m{number}"), f"sammenlign: field {number}").to_have_value(one)
    expect(page.locator("[data-uden-js]"), "sammenlign: the hint for readers without script").to_be_hidden()


def test_compare_by_choice(new_page: NewPage) -> None:
    """Choosing two and three modules shows them; the address follows, back and a shared link restore the choice."""
    page = new_page(PAGES["sammenlign"])
    expect_columns(page)
    page.locator("#m1").select_option("sosu-basis")
    expect_columns(page, "sosu-basis")
    page.locator("#m2").select_option("pau-basis-a")
    expect_columns(page, "sosu-basis", "pau-basis-a")
    expect(page, "the address tells the choice").to_have_url(
        re.compile(r"/sammenlign/\?antal=2&m=sosu-basis&m=pau-basis-a$")
    )
    page.locator("#m3").select_option("sprogstoette")
    expect_columns(page, "sosu-basis", "pau-basis-a", "sprogstoette")
    shared = new_page(page.url)
    expect_columns(shared, "sosu-basis", "pau-basis-a", "sprogstoette")
    page.locator("#m1").select_option("")
    expect_columns(page, "pau-basis-a", "sprogstoette")
    for ids in (("sosu-basis", "pau-basis-a", "sprogstoette"), ("sosu-basis", "pau-basis-a"), ("sosu-basis",)):
        page.go_back()
        expect_columns(page, *ids)
        fields: list[str] = page.locator("[data-modulvalg] select").evaluate_all("(all) => all.map((one) => one.value)")
        assert [value for value in fields if value] == list(ids), f"sammenlign: back gives the fields {fields}"


def test_compare_odd_addresses(new_page: NewPage) -> None:
    """Twice the same, an unknown module or too many do no harm; a link that was cut or unpicked says what it lost."""
    page = new_page("moduler/sammenlign/?m=sosu-basis&m=sosu-basis&m=findes-ikke")
    expect_columns(page, "sosu-basis")
    status = page.locator("[data-valgstatus]")
    expect(status).to_contain_text("Linket er ikke helt: 1 modul mangler.")
    visit(page, "moduler/sammenlign/?antal=3&amp;m=sosu-basis&amp;m=pau-basis-a).")
    expect_columns(page, "sosu-basis", "pau-basis-a")
    expect(status).to_contain_text("Linket er ikke helt: 1 modul mangler.")
    visit(page, "moduler/sammenlign/?m=sosu-basis&m=pau-basis-a&m=sprogstoette&m=simulation")
    expect_columns(page, "sosu-basis", "pau-basis-a", "sprogstoette")


def background(page: Page) -> str:
    """Return the page's background colour."""
    colour: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return colour


@pytest.mark.parametrize(("scheme", "turned"), [("light", "mørk"), ("dark", "lys")])
def test_theme(new_page: NewPage, scheme: Scheme, turned: str) -> None:
    """The look is the system's and nothing is kept, until the button turns it; then it stays, on every page."""
    page = new_page(scheme=scheme)
    button = page.locator("[data-temaknap]")
    first, opposite = background(page), background(new_page(scheme="dark" if scheme == "light" else "light"))
    assert first != opposite, f"light and dark are the same: {first}"
    assert store(page) == {}, f"kept before a look was chosen: {store(page)}"
    label = button.text_content()
    button.click()
    assert background(page) == opposite, "the button turns the look"
    assert button.text_content() != label, f"the button still says «{label}»"
    assert store(page) == {"vejledningsguiden.tema": turned}, f"kept: {store(page)}"
    for address in ("", PAGES["tjekliste"]):
        visit(page, address)
        assert background(page) == opposite, f"the look is lost at /{address}"
        expect(button, "the button keeps its new label").not_to_have_text(label or "")
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    assert background(page) == opposite, "the choice holds when the system turns"
    button.click()
    assert background(page) == first, "the button turns the look back"


def test_theme_without_flash(new_page: NewPage) -> None:
    """A chosen look is there from the first frame: never a glimpse of the other."""
    page = new_page(scheme="light")
    page.locator("[data-temaknap]").click()
    dark = background(page)
    page.add_init_script(
        """
        globalThis.frames_seen = [];
        globalThis.at_body = undefined;
        new MutationObserver((_, watch) => {
          if (!document.body) return;
          globalThis.at_body = document.documentElement.dataset.tema ?? "none";
          watch.disconnect();
        }).observe(document, { childList: true, subtree: true });
        (function look() {
          if (document.body) frames_seen.push(getComputedStyle(document.documentElement).backgroundColor);
          requestAnimationFrame(look);
        })();
        """
    )
    page.goto(PAGES["moduler"])
    page.wait_for_function("frames_seen.length > 3")
    seen = set(page.evaluate("frames_seen"))
    assert page.evaluate("at_body") == "mørk", "the look is chosen only after the body has begun"
    assert seen == {dark}, f"the page was drawn in {seen}, not only in {dark}"


def test_closed_storage(new_page: NewPage) -> None:
    """Where the browser lets nothing be kept, as in some frames, all works but the remembering."""
    page = new_page(None)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    visit(page, PAGES["tjekliste"])
    before = background(page)
    page.locator("[data-temaknap]").click()
    assert background(page) != before, "tjekliste: the theme button is dead"
    page.locator("[data-husk]").click()
    expect(page.locator("[data-status]"), "tjekliste: says why").to_contain_text("tillader ikke")
    expect(page.locator("[data-husk]"), "tjekliste: does not claim to remember").not_to_be_checked()
    visit(page, PAGES["soeg-resultater"])
    expect(page.locator(".resultat").first, "soeg: results").to_be_visible()
    assert not errors, f"scripts failed: {errors}"


def test_term_by_mouse(new_page: NewPage) -> None:
    """A click on a word shows its explanation beside it; a second click, another word or a click beside closes it."""
    page = new_page(PAGES["trin"])
    links, pop = page.locator("a.begreb"), page.locator(".ordpop")
    link = links.first
    entry = page.locator(str(link.get_attribute("href")))
    expect(link, "trin: a word says that it can unfold").to_have_attribute("aria-expanded", "false")
    link.click()
    expect(pop, "trin: one explanation").to_have_count(1)
    expect(pop, "trin: the explanation is the one in the list").to_contain_text(
        str(entry.locator("dd").text_content()).strip()
    )
    expect(pop.locator("a"), "trin: it leads to the glossary").to_have_attribute("href", re.compile(r"/ordliste/#."))
    expect(link, "trin: the word says that it is unfolded").to_have_attribute("aria-expanded", "true")
    assert "#" not in page.url, f"trin: the click went to {page.url}"
    link.click()
    expect(pop, "trin: a second click closes").to_have_count(0)
    link.click()
    links.last.click()
    expect(pop, "trin: another word takes over").to_have_count(1)
    expect(link, "trin: the first word is folded").to_have_attribute("aria-expanded", "false")
    page.locator("h1").click()
    expect(pop, "trin: a click beside closes").to_have_count(0)
    expect(page.locator('a.begreb[aria-expanded="true"]'), "trin: all words are folded").to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_term_by_keyboard(new_page: NewPage, key: str) -> None:
    """Enter and space open an explanation, Tab leads into it, Escape closes it and brings the focus back."""
    page = new_page(PAGES["trin"])
    link, pop = page.locator("a.begreb").first, page.locator(".ordpop")
    expect(link, "trin: a word is a button to a screen reader").to_have_role("button")
    link.focus()
    scrolled = page.evaluate("scrollY")
    page.keyboard.press(key)
    expect(pop, f"trin: {key!r} opens the explanation").to_be_visible()
    assert page.evaluate("scrollY") == scrolled, f"trin: {key!r} moved the page"
    probe(page, "stops")
    page.keyboard.press("Tab")
    expect(pop.locator("a"), "trin: Tab leads into the explanation").to_be_focused()
    assert probe(page, "stop")["faults"] == [], f"trin: the explanation's link {probe(page, 'stop')['faults']}"
    page.keyboard.press("Escape")
    expect(pop, "trin: Escape closes the explanation").to_have_count(0)
    expect(link, "trin: Escape brings the focus back").to_be_focused()
    page.keyboard.press("Escape")
    expect(link, "trin: a second Escape does nothing").to_be_focused()
