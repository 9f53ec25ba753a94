"""Without JavaScript everything can be read, chosen and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import PAGES, PLAIN
from tests.browser.support import HEIGHT, NewPage, pages_at, probe, visit

UNSEEN = (
    "details > :not(summary), .kun-print, .tjekgruppe__kolonner, .tjekgruppe__kolonner *, .voks__spejl, .ark__linjer, "
    ".stige__nr, [data-resultater], "
    "[data-ændret], svg title, script, .vignet, .noter, .noter *, .noteliste, .noteliste *, thead, tfoot:empty"
)
"""What a page's main part may leave out of sight, beside what needs script."""
FOR_SCRIPT = ".kun-js"


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page without script that all tests here use."""
    with pages_at(browser, address) as make:
        yield make(None, js=False)


@pytest.mark.parametrize("name", PLAIN)
def test_all_is_shown(reader: Page, name: str) -> None:
    """The heading and everything in the main part shows, the menu's links too, and no control is dead."""
    visit(reader, PAGES[name], js=False)
    menu: int = reader.evaluate("document.querySelectorAll('.hovedmenu a').length")
    assert menu > 4, f"{name}: only {menu} links in the menu"
    for width in (390, 1280):
        reader.set_viewport_size({"width": width, "height": HEIGHT})
        found = probe(reader, "withoutScript", UNSEEN, FOR_SCRIPT, width)
        assert not found, f"{name} at {width} px:\n" + "\n".join(found)


def test_script_is_off(reader: Page) -> None:
    """The other tests here mean something: the site's script does not run."""
    visit(reader, "", js=False)
    expect(reader.locator("html.js"), "the class that script adds").to_have_count(0)


def cards(page: Page) -> set[str]:
    """Return the addresses of the experiences that show."""
    links = page.locator("[data-filtreres] > li:visible .kort__titel a")
    hrefs: list[str] = links.evaluate_all("(all) => all.map((one) => one.href)")
    assert len(set(hrefs)) == len(hrefs), f"an experience stands twice: {hrefs}"
    return set(hrefs)


def test_filter_links(reader: Page) -> None:
    """Each theme and role leads to a page with its experiences and no other, and tells how many there are."""
    visit(reader, PAGES["erfaringer"], js=False)
    kept: dict[str, dict[str, str]] = reader.locator("[data-filtreres] > li").evaluate_all(
        "(all) => Object.fromEntries(all.map((one) => [one.querySelector('a').href, { ...one.dataset }]))"
    )
    chips: list[dict[str, str]] = reader.locator("[data-filter] .chip").evaluate_all(
        "(all) => all.map((one) => ({ href: one.href, words: one.textContent, ...one.dataset }))"
    )
    assert len(chips) > 6, f"erfaringer: only the choices {chips}"
    for chip in chips:
        value, words = chip.get("værdi"), chip["words"]
        wanted = {href for href, card in kept.items() if not value or value in card[chip["vælg"]].split()}
        visit(reader, chip["href"], js=False)
        assert cards(reader) == wanted, f"erfaringer: the page for «{words}»"
        expect(reader.locator("[data-antal]"), f"«{words}» tells how many").to_have_text(
            re.compile(rf"^{len(wanted)} ")
        )
        if value:
            current = reader.locator(f'.chip[data-vælg="{chip["vælg"]}"][aria-current]')
            expect(current, f"erfaringer: the choice made is marked on the page for «{words}»").to_have_text(words)


@pytest.mark.parametrize("name", ["trin", "moduler", "tjekliste"])
def test_terms(reader: Page, name: str) -> None:
    """A word with an explanation leads to it, and what it is folded away in opens."""
    visit(reader, PAGES[name], js=False)
    links = reader.locator("a.begreb").all()
    assert links, f"{name}: no word is explained"
    for link in [links[place] for place in sorted({0, len(links) // 2, len(links) - 1})]:
        visit(reader, PAGES[name], js=False)
        words = link.text_content()
        for fold in link.locator("xpath=ancestor::details[not(@open)]").all():
            fold.locator("summary").first.click()
        link.click()
        target = reader.locator(unquote(urlsplit(reader.url).fragment).join(('[id="', '"]')))
        expect(target.locator("dd"), f"{name}: the explanation of «{words}»").to_be_in_viewport()
        expect(target.locator("dd"), f"{name}: the explanation of «{words}»").not_to_be_empty()
    reader.go_back()
    summary = reader.locator(".ordboks summary")
    if not reader.locator(".ordboks[open]").count():
        summary.click()
    for explanation in reader.locator(".ordboks dd").all():
        expect(explanation, f"{name}: the explanations unfold by hand").to_be_visible()


@pytest.mark.parametrize("name", ["trin", "guide", "tjekliste", "talsaet"])
def test_evidence(reader: Page, name: str) -> None:
    """What a claim rests on is a link away: the source's point is seen at once."""
    visit(reader, PAGES[name], js=False)
    markers = reader.locator(".belæg a:not([href*=uoverensstemmelser]):visible")
    for place in (0, markers.count() // 2, markers.count() - 1):
        visit(reader, PAGES[name], js=False)
        expect(markers.nth(place), f"{name}: a link to each point").to_be_visible()
        markers.nth(place).click()
        assert "/kilder/" in reader.url, f"{name}: {reader.url}"
        point = reader.locator(unquote(urlsplit(reader.url).fragment).join(('[id="', '"]')))
        expect(point, f"{name}: the point at the source").to_be_in_viewport()
        expect(point, f"{name}: the point's words").to_contain_text(re.compile(r"[a-z]+-\d{3} .{20}"))


def test_a_point_is_reached_by_its_old_address(reader: Page) -> None:
    """The page of a source with many points has an anchor for each, a click from its words."""
    visit(reader, "kilder/nce-eftersyn/#nce-eftersyn-225", js=False)
    link = reader.locator('[id="nce-eftersyn-225"]')
    expect(link).to_be_in_viewport()
    link.click()
    expect(reader.locator("#p225")).to_be_in_viewport()
    expect(reader.locator("#p225")).to_contain_text("nce-eftersyn-225")


def test_comparison(reader: Page) -> None:
    """The comparison of all modules is a readable table; the ready-made ones are one click away."""
    visit(reader, PAGES["sammenlign"], js=False)
    modules = reader.locator(".sammenligning thead th[data-modul]")
    count = modules.count()
    assert count > 10, f"sammenlign: only {count} modules"
    for row in reader.locator(".sammenligning tr").all():
        expect(
            row.locator("[data-modul]:visible"), f"sammenlign: {row.locator('th').first.text_content()}"
        ).to_have_count(count)
    widths: list[float] = modules.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")
    assert min(widths) > 120, f"sammenlign: a column is only {min(widths)} px wide"
    expect(reader.locator("[data-uden-js]"), "sammenlign: how to use the table").to_be_visible()
    reader.locator("main .kort a").first.click()
    shown = reader.locator(".sammenligning thead th[data-modul]:visible").count()
    assert shown in (2, 3), f"{reader.url} compares {shown} modules"


def test_list_of_everything(reader: Page, site: Path, root: Path) -> None:
    """The search page lists every page there is, but for steps on the way, parts and choices; each link works.

    Pages that an editor has written whole, in content/, are linked where the editor does.
    """
    content = root / "content"
    authored = {f"{page.relative_to(content).with_suffix('').as_posix()}/" for page in content.rglob("*.md")}
    visit(reader, PAGES["soeg"], js=False)
    links: list[str] = reader.locator(".oversigt a").evaluate_all("(all) => all.map((one) => one.href)")
    home = str(reader.evaluate("new URL('..', location.href).href"))
    listed = {unquote(link).removeprefix(home).partition("#")[0] for link in links}
    there = {str(path.parent.relative_to(site)).replace("\\", "/").strip(".") for path in site.rglob("index.html")}
    made = {f"{name}/" if name else "" for name in there}
    missing = {
        name
        for name in made - listed - authored
        if not re.search(
            r"^(soeg|indlejr|[a-z]{1,2})/|/(tema|rolle|sammenlign)/.|^find-modul/(?!tabel|regler|gruppeplan).|^(kilder/.*/\d|guider/.*/.)",
            name,
        )
    }
    assert not missing, f"soeg: the list of all content leaves out {sorted(missing)}"
    assert listed <= made, f"soeg: the list leads to nothing at {sorted(listed - made)}"
    expect(reader.locator("noscript p"), "soeg: why the search does nothing").to_be_visible()


def test_search_in_header(reader: Page) -> None:
    """A search from the header leads to the list of all content."""
    visit(reader, PAGES["erfaring"], js=False)
    field = reader.locator("#topsøg")
    field.fill("følgeskab")
    field.press("Enter")
    reader.wait_for_url("**/soeg/?q=*")
    expect(reader.locator("#alt-indhold ~ .fold").first, "soeg: the list").to_be_visible()


def test_checklist(new_page: NewPage) -> None:
    """A checklist can be ticked and filled in; only the remembering is gone."""
    page = new_page(PAGES["tjekliste"], js=False)
    box, field = (
        page.locator(".tjekpunkt input[type=checkbox]").first,
        page.locator(".tjekpunkt textarea").first,
    )
    page.locator(".tjekpunkt__tekst").first.click()
    expect(box, "tjekliste: a click on the text ticks the box").to_be_checked()
    field.fill("Karen")
    expect(field, "tjekliste: a field").to_have_value("Karen")
    expect(page.locator("[data-husk]"), "tjekliste: the wish to remember").to_be_hidden()
