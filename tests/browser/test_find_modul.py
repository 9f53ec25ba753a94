"""The decision guide in a real browser: with and without script, by keyboard alone, on a phone."""

from __future__ import annotations

import json
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


def test_the_copied_link_carries_the_version(new_page: NewPage, address: str, guide: Guide) -> None:
    view = guide.find_modul.resultater[0]
    page = new_page(None)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, view.adresse)
    page.get_by_role("button", name="Kopiér link").click()
    expect(page.locator("[data-kopiér-status]")).to_have_text("Linket er kopieret.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{view.adresse}?v={view.version}"


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


class TestGroup:
    """Several people in one plan; it lives in the browser's address and nowhere else."""

    def fill(self, page: Page, number: int, *answers: str) -> None:
        person = page.locator(".person").nth(number)
        for place, answer in enumerate(answers):
            person.locator("select").nth(place).select_option(answer)

    def test_two_people_and_their_days(self, new_page: NewPage, guide: Guide) -> None:
        page = new_page("find-modul/gruppeplan/", width=PHONE)
        self.fill(page, 0, "vejleder", "ny", "hverdag", "sosu", "hele")
        page.get_by_role("button", name="Tilføj en vejleder").click()
        self.fill(page, 1, "vejleder", "ny", "digital")
        rows = page.locator("[data-rækker] tr")
        expect(rows).to_have_count(2)
        views = {v.adresse: v for v in guide.find_modul.resultater}
        plans = [views[f"find-modul/vejleder/ny/{way}/"].samlet for way in ("hverdag/sosu/hele", "digital")]
        for row, plan in zip(rows.all(), plans, strict=True):
            for cell, spor in zip(row.locator("td").all()[1:], (plan.i_dag, plan.foreslået), strict=True):
                told = squeezed(cell.inner_text())
                for step in spor.trin:
                    assert squeezed(step.tekst) in told, told
        for place, name in enumerate(("i_dag", "foreslået")):
            days = sum(getattr(plan, name).mindst for plan in plans)
            expect(page.locator("[data-sum] td").nth(place)).to_contain_text(str(days))
        assert store(page) == {}
        kept = page.url
        other = new_page(None)
        other.goto(kept)
        settle(other)
        expect(other.locator("[data-rækker] tr")).to_have_count(2)
        expect(other.locator("[data-sum] td").first).to_contain_text("24 dage")

    def test_every_row_says_what_the_answer_says(self, new_page: NewPage, guide: Guide) -> None:
        """For every outcome there is: the link's row tells the plan that table and files tell."""
        views = guide.find_modul.resultater
        page = new_page("find-modul/gruppeplan/")
        for start in range(0, len(views), 30):
            some = views[start : start + 30]
            people = "".join(f"&p={n}|{'.'.join(g.svar.id for g in v.givne)}" for n, v in enumerate(some))
            page.goto("about:blank")
            page.goto(f"find-modul/gruppeplan/#1{people}")
            expect(page.locator("[data-rækker] tr")).to_have_count(len(some))
            cells: list[list[str]] = page.locator("[data-rækker] tr").evaluate_all(
                "(rows) => rows.map((row) => [...row.querySelectorAll('td')].map((one) => one.textContent))"
            )
            for view, (heading, *tracks) in zip(some, cells, strict=True):
                assert heading.startswith(view.overskrift) and ("Husk: " in heading) == bool(view.husk)
                for text, spor in zip(tracks, (view.samlet.i_dag, view.samlet.foreslået), strict=True):
                    for words in [step.tekst for step in spor.trin] or [spor.tekst]:
                        assert words in text.replace(" – flere, end I kan undvære ad gangen", ""), (view.adresse, text)

    def test_nothing_is_lost_while_the_table_is_on_its_way(self, new_page: NewPage) -> None:
        """What is typed before the questions have come stays, and no button can be pressed in vain."""
        page = new_page(None, width=PHONE)
        waiting: list[Any] = []
        page.route("**/tabel.json", lambda route: waiting.append(route))
        page.goto("find-modul/gruppeplan/#1&p=A|vejleder.ny.digital")
        add = page.get_by_role("button", name="Tilføj en vejleder")
        expect(add).to_be_disabled()
        page.get_by_label("Sted eller anledning").fill("Afdeling 7")
        waiting[0].continue_()
        expect(page.locator("[data-rækker] tr")).to_have_count(1)
        expect(page.get_by_label("Sted eller anledning")).to_have_value("Afdeling 7")
        expect(add).to_be_enabled()

    def test_what_is_cleared_can_be_had_back(self, new_page: NewPage) -> None:
        page = new_page("find-modul/gruppeplan/#1&sted=Her&p=A|vejleder.ny.digital&p=B|leder")
        rows, undo = page.locator("[data-rækker] tr"), page.get_by_role("button", name="Fortryd")
        expect(undo).to_be_hidden()
        page.get_by_role("button", name="Ryd planen").click()
        expect(rows).to_have_count(1)
        expect(page.locator("[data-planstatus]")).to_have_text("Planen er ryddet.")
        expect(undo).to_be_focused()
        undo.click()
        expect(rows).to_have_count(2)
        expect(page.get_by_label("Sted eller anledning")).to_have_value("Her")
        page.get_by_role("button", name="Fjern B").click()
        expect(rows).to_have_count(1)
        undo.click()
        expect(rows).to_have_count(2)
        page.get_by_role("button", name="Ryd planen").click()
        page.get_by_label("Sted eller anledning").fill("Nyt")
        expect(undo, "it is too late").to_be_hidden()

    @pytest.mark.parametrize(
        ("fragment", "words", "kept"),
        [
            ("#2&p=A|leder", "Linket er ikke helt: 1 svar kunne ikke læses.", "A"),
            ("#hej&x", "Linket er ikke helt: Der er ingen svar i det", "Vejleder 1"),
            ("?svar=7#1=7.abc&p=A|vejleder.ny&p=B|le", "Linket er ikke helt: 4 svar mangler.", "A"),
            ("?svar=4%231&amp;p=A|vejleder.ny.digital&amp;p=B|leder", "Linket er ændret på vejen.", "A"),
            ("?svar=4", "Linket er ikke helt: 4 svar mangler.", "Vejleder 1"),
            ("#1&sted=Her", "", "Vejleder 1"),
            ("#1&p=Anna", "Linket er ikke helt: Der er ingen svar i det", "Anna"),
            ("#1&p=Anna|vejleder.ny.digi&p=Bo|leder", "Vi kunne ikke læse alle svar for Anna", "Anna"),
            ("#1&sted=%E0%A4%A&p=C|leder", "", "C"),
        ],
    )
    def test_a_damaged_link_says_so_and_keeps_what_it_can(
        self, new_page: NewPage, fragment: str, words: str, kept: str
    ) -> None:
        page = new_page(f"find-modul/gruppeplan/{fragment}", width=PHONE)
        expect(page.locator("[data-rækker] th").first).to_have_text(kept)
        told = page.locator("[data-linkbesked]")
        expect(told).to_have_role("status") if words else expect(told).to_be_hidden()
        if words:
            expect(told).to_contain_text(words)
            expect(told).to_be_visible()

    def test_nothing_is_cut_on_a_phone(self, new_page: NewPage) -> None:
        page = new_page("find-modul/gruppeplan/#1&p=A|vejleder.ny.digital&p=B|fuldtid.basis.pau.hele", width=PHONE)
        expect(page.locator("[data-rækker] tr")).to_have_count(2)
        hidden: int = page.locator(".gruppetabel").evaluate("(one) => one.scrollWidth - one.clientWidth")
        assert hidden <= 0, f"{hidden} px of the plan are out of sight"

    def test_a_changed_answer_keeps_the_later_ones(self, new_page: NewPage) -> None:
        page = new_page("find-modul/gruppeplan/#1&p=A|vejleder.ny.hverdag.sosu.delt")
        page.locator(".person select").nth(3).select_option("pau")
        expect(page.locator(".person select").nth(4)).to_have_value("delt")

    def test_it_is_saved_opened_and_taken_to_a_spreadsheet(self, new_page: NewPage, tmp_path: Any) -> None:
        page = new_page("find-modul/gruppeplan/#1&sted=Afdeling+2&p=A%26B|vejleder.ny.hverdag.sosu.hele&p=%3D1|leder")
        with page.expect_download() as saving:
            page.get_by_role("button", name="Gem som fil").click()
        saved = tmp_path / "plan.json"
        saving.value.save_as(saved)
        assert json.loads(saved.read_text("utf-8"))["personer"][0] == {
            "navn": "A&B",
            "svar": ["vejleder", "ny", "hverdag", "sosu", "hele"],
        }
        with page.expect_download() as sheet:
            page.get_by_role("button", name="Hent som CSV").click()
        sheet.value.save_as(tmp_path / "plan.csv")
        text = (tmp_path / "plan.csv").read_text("utf-8-sig")
        assert '"A&B";' in text and text.count("\n") == 3
        assert """"'=1";""" in text, "a name that a spreadsheet takes for a formula"
        page.get_by_role("button", name="Ryd planen").click()
        expect(page.locator("[data-rækker] tr")).to_have_count(1)
        page.locator("[data-fil]").set_input_files(saved)
        expect(page.locator("[data-rækker] tr")).to_have_count(2)
        expect(page.get_by_label("Sted eller anledning")).to_have_value("Afdeling 2")
        sound = json.loads(saved.read_text("utf-8"))
        person = {"navn": "x" * 3_000_000, "svar": []}
        for content, words in (
            ([], "er ikke gemt fra en gruppeplan"),
            (sound | {"format": "vejledningsguiden-gruppeplan-2"}, "nyere udgave"),
            (sound | {"format": "vejledningsguiden-gruppeplan--1"}, "gået i stykker"),
            (sound | {"personer": [{"navn": 7, "svar": "vejleder"}]}, "gået i stykker"),
            (sound | {"sted": ["x"]}, "gået i stykker"),
            (sound | {"personer": [person]}, "for stor"),
        ):
            page.locator("[data-fil]").set_input_files(
                {"name": "forkert.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
            )
            expect(page.locator("[data-planstatus]")).to_contain_text(words)
            expect(page.locator("[data-rækker] tr")).to_have_count(2)
        many = sound | {"personer": [{"navn": "y" * 60, "svar": ["leder"]}] * 40}
        page.locator("[data-fil]").set_input_files(
            {"name": "mange.json", "mimeType": "application/json", "buffer": json.dumps(many).encode()}
        )
        expect(page.locator("[data-rækker] tr")).to_have_count(30)
        told = page.locator("[data-linkbesked]")
        expect(told).to_have_text(re.compile("40 vejledere, og der er plads til 30.* Nogle navne er for lange"))

    def test_an_old_plan_says_that_the_rules_have_changed(self, new_page: NewPage) -> None:
        page = new_page("find-modul/gruppeplan/#1&p=A|vejleder.findes-ikke.hverdag")
        expect(page.locator("[data-linkbesked]")).to_contain_text("reglerne ændret")
        expect(page.locator("[data-rækker]")).to_contain_text("Mangler svar")

    def test_without_script_there_is_a_form_to_print(self, new_page: NewPage) -> None:
        page = new_page("find-modul/gruppeplan/", js=False)
        expect(page.locator("[data-uden-js]")).to_be_visible()
        expect(page.locator(".gruppetabel__tom")).to_have_count(8)
        assert len(paper(page).pages) == 1

    def test_a_plan_prints_on_one_sheet(self, new_page: NewPage) -> None:
        people = "".join(f"&p=Vejleder+{n}|vejleder.ny.hverdag.{'pau' if n % 2 else 'sosu'}.hele" for n in range(1, 9))
        page = new_page(f"find-modul/gruppeplan/#1&sted=Afdeling{people}", width=PHONE)
        expect(page.locator("[data-rækker] tr")).to_have_count(8)
        assert len(paper(page).pages) == 1
