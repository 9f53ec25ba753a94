"""The search, as readers use it: what is found, how it is told, and what it does while one types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage, pages_at, visit
from vejledningsguide.guide import Guide

STATUS = "[data-søgestatus]"


@pytest.fixture(scope="module")
def searching(browser: Browser, address: str) -> Iterator[Page]:
    """A page that the searches use."""
    with pages_at(browser, address) as make:
        yield make(None)


def search(page: Page, query: str) -> list[str]:
    """Open the search for a query; return the addresses found, below the site's root, the best first."""
    visit(page, f"soeg/?q={quote(query)}")
    status = page.locator(STATUS)
    expect(status, f"soeg: the status for «{query}»").to_contain_text(f"«{query}»")
    expect(status, "soeg: the status is announced").to_have_role("status")
    expect(page.locator("#q"), "soeg: the field holds the query").to_have_value(query)
    expect(page, "soeg: the title holds the query").to_have_title(re.compile(f"^{re.escape(query)} – "))
    root = page.url.partition("soeg/")[0]
    found: list[str] = page.locator("[data-resultater] a").evaluate_all("(all) => all.map((one) => one.href)")
    return [unquote(one).removeprefix(root) for one in found]


def test_search(searching: Page, site: Path) -> None:
    """A plain word finds the pages about it: the best first, then kind by kind, with the word marked, titles too."""
    found = search(searching, "følgeskab")
    assert found[0].startswith("foelgeskab/") or found[0] == "ordliste/#foelgeskab", found[:3]
    marks: list[str] = searching.locator(".resultat mark").all_text_contents()
    assert marks and all("følgeskab" in mark.lower() for mark in marks), f"soeg: marks {set(marks)}"
    assert searching.locator(".resultat__titel mark").count() > 0, "soeg: no title is marked"
    assert searching.locator(".resultatgruppe h2").count() > 3
    index = (site / "soeg" / "indeks.json").read_text(encoding="utf-8")
    for told in searching.locator(".resultat__tekst").all_text_contents():
        snippet = re.escape(json.dumps(told.strip("… "), ensure_ascii=False)[1:-1])
        assert re.search(rf"(?<!\w){snippet}(?!\w)", index), f"soeg: «{told}» begins or ends in the midst of a word"
    searching.locator(".resultat a").first.click()
    expect(searching.locator("h1"), "soeg: the first result opens").to_be_visible()


def test_the_total_is_right_and_more_can_be_seen(searching: Page) -> None:
    """The status tells how many there are in all; a group shows a few, and the rest when asked."""
    search(searching, "vejledning")
    total = int(re.sub(r"\D.*", "", searching.locator(STATUS).inner_text()))
    while (more := searching.locator(".resultatgruppe button")).count():
        before = searching.locator(".resultat").count()
        more.first.click()
        assert searching.locator(".resultat").count() > before
    answers = searching.locator(".søgesvar").count()
    assert searching.locator(".resultat").count() + answers == total
    addresses = searching.locator("[data-resultater] a").evaluate_all("(all) => all.map((one) => one.href)")
    assert len(set(addresses)) == len(addresses), "soeg: a result is told twice"


def test_filters_live_in_the_address(searching: Page) -> None:
    """Results can be narrowed down by kind, role and field; a link to them says it all."""
    search(searching, "vejleder")
    searching.locator(".søgefiltre summary").click()
    for row, value in (("Slags", "Uddannelse til vejledere"), ("Felt", "PAU")):
        chosen = searching.get_by_label(row, exact=True)
        option = chosen.locator("option", has_text=value)
        chosen.select_option(value=option.get_attribute("value"))
        expect(searching, f"soeg: {row} is in the address").to_have_url(
            re.compile(rf"[?&]{row}={re.sub(' ', '[+]', value)}\b")
        )
    expect(searching.locator(STATUS), "soeg: how many of them").to_contain_text("ud af")
    status = searching.locator(STATUS).inner_text()
    searching.reload()
    expect(searching.locator(STATUS), "soeg: the same from a link").to_have_text(status)
    expect(searching.get_by_label("Slags", exact=True), "soeg: the choice is shown").to_have_value(
        "Uddannelse til vejledere"
    )
    links = searching.locator(".resultat a").evaluate_all("(all) => all.map((one) => one.pathname)")
    assert links and all("/moduler/" in one for one in links)


def test_a_slip_is_told_and_can_be_refused(searching: Page) -> None:
    """One letter wrong is no dead end, and whoever meant it can have it so."""
    found = search(searching, "gruppevejldning")
    assert found[0] == "guider/gruppevejledning/", found[:3]
    told = searching.locator("[data-søgement]")
    expect(told, "soeg: what was meant").to_have_text(
        "Viser resultater for gruppevejledning. Søg i stedet efter gruppevejldning."
    )
    told.locator("a").click()
    expect(searching.locator(STATUS), "soeg: taken at the word").to_contain_text("Intet fundet")
    expect(told, "soeg: nothing is guessed").to_be_hidden()


def test_a_module_is_found_by_its_number(searching: Page, guide: Guide) -> None:
    """Its own page comes first, and its key facts stand above all."""
    for view in guide.moduler:
        if view.opslag.nummer:
            assert search(searching, view.opslag.nummer)[0] == view.adresse
            expect(searching.locator(".søgesvar__tekst")).to_contain_text(view.opslag.nummer)


def test_a_question_is_answered_above_the_results(searching: Page) -> None:
    """What the sources don't tell is said, and whom to ask; answers given in the words lead past the questions."""
    found = search(searching, "hvad koster kurset")
    expect(searching.locator(".søgesvar__tekst"), "soeg: the price").to_contain_text("Kilderne siger ikke, hvad")
    assert found[0] == "moduler/udbud/"
    assert search(searching, "kursus til ny vejleder, PAU")[0] == "find-modul/vejleder/ny/hverdag/pau/"
    assert search(searching, "hvad betyder frikøb")[0] == "ordliste/#frikoeb"
    expect(searching.locator(".søgesvar__tekst"), "soeg: the glossary's own words").not_to_be_empty()
    assert search(searching, "hvad er følgskab")[0] == "ordliste/#foelgeskab", "soeg: though a page is called so too"
    assert search(searching, "adgangskrav diplm")[0] == "spoergsmaal/#svar-akademi-og-diplom"
    expect(searching.locator(".søgesvar__tekst"), "soeg: the short answer").to_contain_text("adgang")
    assert search(searching, "hvem kan tage diplom")[0] == "spoergsmaal/#svar-akademi-og-diplom", "soeg: the question"
    assert search(searching, "hvor lang tid tager gruppevejledning modulet")[0] == "moduler/overbygning-b/"
    expect(searching.locator(".søgesvar__tekst"), "soeg: the module's days").to_contain_text("dage")
    assert search(searching, "hvor lang tid tager basis")[0] == "moduler/sosu-basis/", "soeg: one is called so"
    assert search(searching, "hvm kan tage diplom")[0] == "spoergsmaal/#svar-akademi-og-diplom", "soeg: a slip"
    search(searching, "hvor lang tid tager modulet")
    expect(searching.locator(".søgesvar"), "soeg: nobody knows which, so none is told").to_have_count(0)


@pytest.mark.parametrize(
    ("other", "plain"), [("foelgeskab", "følgeskab"), ("folgeskab", "følgeskab"), ("FØLGESKAB", "følgeskab")]
)
def test_search_folded(searching: Page, other: str, plain: str) -> None:
    """Without Danish letters, or in capitals, the same is found."""
    wanted = search(searching, plain)
    assert search(searching, other) == wanted, f"soeg: «{other}» and «{plain}» differ"


def test_search_inflected(searching: Page) -> None:
    """An inflected word finds what its plain form finds, and not what only looks like it."""
    assert "moduler/" in search(searching, "modulerne")[:3]
    assert search(searching, "kurserne")[0] == search(searching, "kursus")[0]
    search(searching, "lederne")
    marks = {mark.lower() for mark in searching.locator(".resultat mark").all_text_contents()}
    assert not any(mark.startswith(("vejled", "udvik")) for mark in marks), marks


def test_search_compounds(searching: Page) -> None:
    """A word is found by all its parts, however many; two words that are one word are taken for it and for no slip."""
    assert search(searching, "modulvalgsark")[0] == "tjeklister/valg-af-modul/"
    assert "ordliste/#sprogscreening" in search(searching, "sprog screening")[:3]
    expect(searching.locator("[data-søgement]"), "soeg: nothing else is meant").to_be_hidden()


def test_search_old_word(searching: Page) -> None:
    """A word from before leads to the one used now."""
    found = search(searching, "praktikvejleder")
    assert any(one.startswith("ordliste/#") and "oplaering" in one for one in found), f"soeg: only {found}"


def test_search_for_nothing(searching: Page) -> None:
    """What is not there is said not to be there, and the list of all content is at hand."""
    assert search(searching, "xyzzy") == [], "soeg: «xyzzy» is found"
    expect(searching.locator(STATUS), "soeg: nothing found").to_contain_text("Intet fundet")
    expect(searching.locator("#alt-indhold ~ .fold").first, "soeg: the list").to_be_visible()
    ways = searching.locator("[data-søgetom] a").evaluate_all("(all) => all.map((one) => one.pathname + one.hash)")
    assert [way.rpartition("/")[0].rpartition("/")[2] for way in ways] == ["find-modul", "svaert", "soeg"]


def test_search_while_typing(new_page: NewPage) -> None:
    """Typing searches in place; the address follows; emptying the field empties the results."""
    page = new_page(PAGES["soeg"])
    expect(page.locator(STATUS), "soeg: quiet at first").to_be_empty()
    page.locator("#q").press_sequentially("leder")
    expect(page.locator(".resultat").first, "soeg: results while typing").to_be_visible()
    expect(page, "the address tells the query").to_have_url(re.compile(r"/soeg/\?q=leder$"))
    page.locator("#q").fill("")
    expect(page.locator(".resultat"), "soeg: an emptied field").to_have_count(0)
    expect(page.locator(STATUS), "soeg: an emptied field").to_be_empty()
    page.locator("#q").fill("<img src=x onerror=alert(1)>")
    expect(page.locator(STATUS), "soeg: signs are only signs").to_contain_text("<img")


def test_search_is_fetched_when_the_field_gets_the_focus(new_page: NewPage) -> None:
    """The index is heavy: it is fetched when somebody is about to search, once, and never before."""
    page = new_page(None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "soeg/indeks.js" in request.url else None)
    for name in ("forside", "trin"):
        visit(page, PAGES[name])
    assert not asked, f"the index is fetched though nobody searches: {asked}"
    visit(page, f"{PAGES['soeg']}#q")
    expect(page.locator("#q"), "soeg: the field has the focus").to_be_focused()
    page.locator("#q").fill("leder")
    expect(page.locator(".resultat").first, "soeg: results").to_be_visible()
    assert len(asked) == 1, f"the index is fetched {len(asked)} times"
    visit(page, PAGES["soeg-resultater"])
    assert len(asked) == 2, "a link to a search, which asks for it early, fetches it twice"


def test_search_fails(new_page: NewPage) -> None:
    """When the index can't be fetched, the page says so."""
    page = new_page(None)
    page.route("**/soeg/indeks.json", lambda route: route.abort())
    visit(page, PAGES["soeg-resultater"])
    expect(page.locator(STATUS), "soeg: no index").to_contain_text("kunne ikke hentes")


def test_without_script_every_word_leads_on(new_page: NewPage) -> None:
    """The list from A to Å has what people say too, and where it leads."""
    page = new_page("soeg/?q=kursus", js=False)
    assert page.locator("a:visible").count() < 120, "soeg: the list is folded"
    page.locator("summary", has=page.get_by_role("heading", name="K", exact=True)).click()
    line = page.locator(".oversigt--ord li", has_text=re.compile("^kursus:"))
    expect(line).to_be_visible()
    expect(line, "soeg: an everyday word").to_contain_text("modul")
    expect(line.locator("a").first).to_have_text("Uddannelse til vejledere")
    page.locator("summary", has=page.get_by_role("heading", name="P", exact=True)).click()
    synonym = page.locator(".oversigt--ord li", has_text=re.compile("^praktikvejleder:"))
    expect(synonym, "soeg: an old word of the glossary").to_be_visible()
    term = page.locator(".oversigt--ord li", has_text=re.compile("^PAU$"))
    expect(term.locator("a"), "soeg: the glossary's own term").to_have_attribute("href", re.compile("ordliste/#pau$"))
