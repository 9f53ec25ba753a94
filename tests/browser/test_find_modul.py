"""The decision guide in a real browser: with and without script, by keyboard alone, on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paper import paper, squeezed, text_of
from tests.browser.support import NewPage, settle, store, visit
from vejledningsguide.guide import Guide
from vejledningsguide.slags.find_modul.resultat import ResultatView

PHONE = 390
HEIGHT = 844
MEASURE = """(body) => {
  document.body.innerHTML = body;
  const box = (one) => one.getBoundingClientRect();
  const low = (where) => Math.max(...[...document.querySelectorAll(where)].map((one) => box(one).bottom));
  const first = box(document.querySelector(".svarkort > *, .findud > *")).top;
  const musts = low(".svarkort__vigtigst, .svarkort__bed, .bud, .svarkort__spørg, .findud:not(.findud--lille)");
  return [document.documentElement.scrollHeight, first, musts];
}"""
"""How high a page is, where its answer begins, and where what its reader must see ends. Pages share their head."""


@pytest.fixture(scope="module")
def sample(guide: Guide) -> list[ResultatView]:
    """Outcomes of all kinds: of each strength, sure or depending on an answer, of many questions and of one."""
    views = guide.find_modul.resultater
    kinds = {(v.først.anbefaling.opslag.styrke, bool(v.afhænger)): v for v in views}
    return list({v.adresse: v for v in [views[0], *kinds.values(), views[-1]]}.values())


def choose(page: Page, view: ResultatView) -> None:
    """Answer every question of an outcome's way, from the first page."""
    for given in view.givne:
        answer, group = (page.locator(f"a.svarknap[data-{kind}~={given.svar.id}]") for kind in ("svar", "gruppe"))
        expect(answer.or_(group)).to_have_count(1)
        if group.count():
            group.click()
        answer.click()


def assert_told(page: Page, view: ResultatView, root: str) -> None:
    """Check that the page is the outcome's, and that its card has what it should, in order."""
    assert page.url.partition("#")[0] == root + view.adresse
    expect(page.locator("h1")).to_have_text(view.overskrift)
    told = page.locator(".svarkort .bud__titel a").evaluate_all("(all) => all.map((one) => one.textContent)")
    wanted = [b.modul.opslag.titel for _, bud in view.trin for b in bud]
    assert told == ([] if view.afhænger else wanted), view.adresse


def test_every_answer_is_told_in_a_few_screens_of_a_phone(new_page: NewPage, site: Path, guide: Guide) -> None:
    """Folded: half of them in two and a half, none in more than four; all that is a must in the first two."""
    page = new_page(guide.find_modul.resultater[0].adresse, width=PHONE)
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    screens, late = {}, []
    for view in guide.find_modul.resultater:
        body = re.search(r"<body[^>]*>(.*)</body>", (site / view.adresse / "index.html").read_text("utf-8"), re.DOTALL)
        assert body
        height, first, musts = page.evaluate(MEASURE, body[1])
        screens[view.adresse] = height / HEIGHT
        if first > HEIGHT * 0.75 or musts > HEIGHT * 2:
            late.append((view.adresse, first, musts))
    assert late == []
    assert {address: round(n, 1) for address, n in screens.items() if n > 4} == {}
    assert median(screens.values()) <= 2.5


@pytest.mark.parametrize("js", [True, False])
def test_a_sample_of_ways_leads_to_the_evaluators_outcome(
    new_page: NewPage, address: str, sample: list[ResultatView], js: bool
) -> None:
    page = new_page(None, width=PHONE, js=js)
    for view in sample:
        visit(page, "find-modul/", js=js)
        choose(page, view)
        assert_told(page, view, address)
    if js:
        assert store(page) == {}


def test_from_the_front_page_by_keyboard_alone(new_page: NewPage, address: str) -> None:
    page = new_page("", width=PHONE)
    page.get_by_role("link", name="Jeg skal vælge et modul").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/find-modul/")
    for answer in ("vejleder", "ny", "hverdag", "sosu", "hele"):
        settle(page)
        link = page.locator(f"a.svarknap[data-svar={answer}]")
        for _ in range(60):
            page.keyboard.press("Tab")
            if link.evaluate("(link) => link === document.activeElement"):
                break
        else:
            pytest.fail(f"Tab does not reach the answer {answer}")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{answer}/")
    assert page.url == f"{address}find-modul/vejleder/ny/hverdag/sosu/hele/"
    expect(page.locator("h1")).to_have_text("Begynd med basis")


def test_an_answer_is_changed_and_the_rest_is_kept(new_page: NewPage) -> None:
    page = new_page("find-modul/vejleder/ny/hverdag/sosu/delt/")
    page.get_by_text("Skift et svar").click()
    page.get_by_text(re.compile("^Skift felt|^Skift elevgruppe")).or_(
        page.locator(".dinesvar details").nth(3).locator("summary")
    ).first.click()
    page.locator(".dinesvar__andre a", has_text="PAU").click()
    page.wait_for_url("**/find-modul/vejleder/ny/hverdag/pau/delt/")


def test_answers_that_are_asked_later_come_along(new_page: NewPage, guide: Guide) -> None:
    """A change that brings a new question keeps what was answered after it: asked once, never again."""
    views: list[Any] = [*guide.find_modul.trin, *guide.find_modul.resultater]
    view, other = next((v, o) for v in views for g in v.givne for o in g.andre if o.husk)
    page = new_page(view.adresse)
    link = page.locator(f".dinesvar a[data-husk-svar='{'.'.join(other.husk)}']").first
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    link.click()
    page.wait_for_url(lambda url: "husk=" not in url)
    settle(page)
    for _ in range(3):
        kept = page.locator("a.svarknap").evaluate_all("(all) => all.map((one) => one.hash)")
        if not any(kept):
            break
        page.locator("a.svarknap").first.click()
        settle(page)
    given = page.locator(".dinesvar > ul > li").count()
    assert given > len(view.givne) - 1, page.url


def test_a_link_from_before_a_change_says_so(new_page: NewPage, guide: Guide) -> None:
    view = guide.find_modul.resultater[0]
    page = new_page(f"{view.adresse}?v={view.version}")
    expect(page.locator("[data-ændret]")).to_be_hidden()
    visit(page, f"{view.adresse}?v=000000")
    expect(page.locator("[data-ændret]")).to_be_visible()


def test_the_table_shows_what_is_asked_for(new_page: NewPage, guide: Guide) -> None:
    """Folded until something is chosen; then what fits is in sight, and the choice stays in the address."""
    page = new_page("find-modul/tabel/", width=PHONE)
    rows = page.locator(".beslutningstabel tbody tr")
    expect(rows).to_have_count(len(guide.find_modul.resultater))
    expect(page.locator(".beslutningstabel tbody tr:visible")).to_have_count(0)
    page.get_by_label("Grundlag").select_option("intet")
    empty = [v for v in guide.find_modul.resultater if v.først.anbefaling.opslag.styrke == "intet"]
    expect(page.locator(".beslutningstabel tbody tr:visible")).to_have_count(len(empty))
    assert "styrke=intet" in page.url
    page.get_by_label("Grundlag").select_option("")
    page.locator("#filter-rolle").select_option("leder")
    expect(page.locator(".beslutningstabel tbody tr:visible")).to_have_count(1)
    page.reload()
    expect(page.locator(".beslutningstabel tbody tr:visible")).to_have_count(1)


def test_a_choice_says_what_it_leaves(new_page: NewPage, guide: Guide) -> None:
    """The number beside each choice is what is shown when it is chosen; one that leaves nothing can't be."""
    page = new_page("find-modul/tabel/?rolle=leder")
    told = page.locator("#filter-styrke option").all_inner_texts()
    found = [v.først.anbefaling.opslag.styrke for v in guide.find_modul.resultater if v.givne[0].svar.id == "leder"]
    assert told == ["Alle", *(f"{word.capitalize()} ({found.count(word)})" for word in ("stærkt", "delvist", "intet"))]
    for option in page.locator("#filter-styrke option").all()[1:]:
        expect(option).to_be_enabled(enabled="(0)" not in option.inner_text())


def test_an_outcome_is_printed_with_its_reasons_and_lines_to_decide_on(new_page: NewPage, guide: Guide) -> None:
    page = new_page(None, width=PHONE)
    views = {v.adresse: v for v in guide.find_modul.resultater}
    for address, sheets in (("find-modul/vejleder/ny/hverdag/pau/kort/", 3), ("find-modul/vejleder/basis/sprog/", 2)):
        visit(page, address)
        printed = paper(page)
        assert len(printed.pages) <= sheets, address
        text = text_of(printed)
        view = views[address]
        wanted = [
            view.overskrift,
            "Spørg skolen",
            "Derfor",
            "Det har NCE foreslået",
            "Besluttet",
            "Ansvarlig",
            "Dato",
        ]
        wanted += [given.svar.navn for given in view.givne]
        wanted += [m.modul.opslag.titel for track in ("i_dag", "foreslået") for m in view.moduler(track)]
        for words in wanted:
            assert squeezed(words) in text, (address, words)


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_rule_is_set_in_a_column_that_can_be_read(new_page: NewPage, width: int) -> None:
    """The self-check has a list of rules too, and its style squeezed these once."""
    page = new_page("find-modul/regler/", width=width)
    page.locator("details.fold").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    texts = page.locator(".findregel > .udsagn").evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one).display, one.clientWidth])"
    )
    assert len(texts) > 50
    assert {display for display, _ in texts} == {"block"} and min(wide for _, wide in texts) > 300
