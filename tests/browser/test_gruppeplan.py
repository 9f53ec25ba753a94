"""The group plan in a real browser: several people at once, kept in an address or a file, and on paper."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paper import paper, squeezed, text_of
from tests.browser.support import NewPage, settle, store
from vejledningsguide.guide import Guide

PHONE = 390


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
        formulas = "p=%3DHYPERLINK(%22https://x.dk%22)|leder&p=%EF%BC%9D1|leder"  # a link may carry such a name
        page = new_page(f"find-modul/gruppeplan/#1&sted=Afdeling+2&p=A%26B|vejleder.ny.hverdag.sosu.hele&{formulas}")
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
        assert '"A&B";' in text and text.count("\n") == 4
        assert """"'=HYPERLINK(""https://x.dk"")";""" in text and """"'＝1";""" in text, (
            "a name that is a formula to a spreadsheet"
        )
        page.get_by_role("button", name="Ryd planen").click()
        expect(page.locator("[data-rækker] tr")).to_have_count(1)
        page.locator("[data-fil]").set_input_files(saved)
        expect(page.locator("[data-rækker] tr")).to_have_count(3)
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
            expect(page.locator("[data-rækker] tr")).to_have_count(3)
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
        page.goto("about:blank")
        more = people.replace("sosu", "pau").replace("hele", "kort")
        page.goto(f"find-modul/gruppeplan/#1&sted=Afdeling{more}{more.replace('Vejleder', 'Anne-Marie')}")
        expect(page.locator("[data-rækker] tr")).to_have_count(16)
        sheets = paper(page)
        assert len(sheets.pages) == 2
        assert text_of(sheets).count("Dageialtfor16vejledere") == 1, "the sum stands on each sheet"
