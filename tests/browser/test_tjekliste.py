"""Checklists on screen: kept only where the reader says, and never overwritten unasked; see also _fil and _link."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.pages import CHECKLISTS, REPRESENTATIVE
from tests.browser.support import NewPage, store, visit
from tests.browser.tjekliste import (
    BOX,
    KEY,
    LIST,
    NOTE,
    PLACE,
    again,
    answer,
    expect_answers,
    expect_empty,
    status,
)


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_remembers_when_asked(new_page: NewPage, id_: str) -> None:
    """Nothing is kept before «Husk» is ticked; then every answer survives, in this list alone; unticking forgets."""
    page = new_page(f"tjeklister/{id_}/")
    fields = page.locator(".tjekpunkt textarea, .tjekliste__hoved textarea")
    remember = page.locator("[data-husk]")

    def write() -> None:
        for field in (fields.first, fields.last):
            field.fill("Ældrehuset")

    write()
    assert store(page) == {}, f"{id_}: kept before it was asked to: {store(page)}"
    again(page)
    expect(fields.first, f"{id_}: not remembered").to_have_value("")
    write()
    remember.check()
    status(page, "Gemt i denne browser")
    assert list(store(page)) == [f"vejledningsguiden.tjekliste.{id_}"], f"{id_}: kept {store(page)}"
    again(page)
    for field in (fields.first, fields.last):
        expect(field, f"{id_}: remembered").to_have_value("Ældrehuset")
    expect(remember, f"{id_}: «Husk» is still ticked").to_be_checked()
    other = page.context.new_page()
    names = list(CHECKLISTS)
    other.goto(f"tjeklister/{names[names.index(id_) - 1]}/")
    expect(other.locator("[data-husk]"), f"{id_}: another list is untouched").not_to_be_checked()
    remember.uncheck()
    assert store(page) == {}, f"{id_}: kept after «Husk» was unticked: {store(page)}"


def test_answers_kept_before_lists_had_long_notes(new_page: NewPage) -> None:
    """Answers that an earlier edition kept are still there, under the same names."""
    page = new_page(LIST)
    old = {"ledermoede": True, "sted": "Ældrehuset", "budskab-noter": "Første linje", "budskab-dato": "1. maj"}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(old)])
    again(page)
    expect_answers(page, "of an earlier edition", note="Første linje")
    expect(page.locator("#budskab-dato")).to_have_value("1. maj")


def test_progress(new_page: NewPage) -> None:
    """The count follows the ticks; in a list without boxes, what is written."""
    page = new_page(LIST)
    told = page.locator("[data-tæller]")
    boxes = page.locator(".tjekpunkt input[type=checkbox]").count()
    expect(told).to_have_text(f"0 af {boxes}")
    page.locator(BOX).check()
    expect(told).to_have_text(f"1 af {boxes}")
    expect(page.locator("progress")).to_have_js_property("value", 1)
    visit(page, "tjeklister/refleksionskort/")
    expect(told).to_have_text("0 af 11")
    page.locator("#oeve-noter").fill("Løfteteknik")
    expect(told).to_have_text("1 af 11")


def test_clear_and_undo(new_page: NewPage) -> None:
    """«Ryd» empties list and memory, «Fortryd» brings both back, and writing anew makes it too late."""
    page = new_page(LIST)
    undo = page.locator("[data-fortryd]")
    answer(page)
    page.locator("[data-husk]").check()
    kept = store(page)
    expect(undo).to_be_hidden()
    page.locator("[data-ryd]").click()
    expect_empty(page, "after «Ryd»")
    status(page, "Listen er ryddet")
    assert json.loads(store(page)[KEY]) == {}
    undo.click()
    expect_answers(page, "after «Fortryd»")
    assert store(page) == kept
    expect(undo).to_be_hidden()
    page.locator("[data-ryd]").click()
    page.locator(PLACE).fill("Nyt")
    expect(undo, "it is too late to undo").to_be_hidden()


def test_notes_grow(new_page: NewPage) -> None:
    """A field for notes is as high as what is written in it; nothing is hidden."""
    page = new_page(LIST)
    field = page.locator(NOTE)
    before = field.bounding_box()
    field.fill("\n".join("abcdefgh"))
    after = field.bounding_box()
    assert before and after and after["height"] > before["height"] + 100
    hidden: int = field.evaluate("(field) => field.scrollHeight - field.clientHeight")
    assert hidden <= 1, f"{hidden} px of the note are hidden"


def test_fields_fold_on_a_phone(new_page: NewPage) -> None:
    """On a phone a point's fields are folded, the button opens them, and what is filled in stays in sight."""
    page = new_page(LIST, width=390)
    point = page.locator("#punkt-1b")
    button, fields = point.locator("button"), point.locator(".felt")
    expect(button).to_have_accessible_name("Ansvarlig, dato, noter til 1b")
    expect(button).to_have_attribute("aria-expanded", "false")
    for field in fields.all():
        expect(field).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    for field in fields.all():
        expect(field).to_be_visible()
    page.locator(NOTE).fill("Husk det her")
    button.click()
    expect(page.locator(NOTE), "a filled field stays").to_be_visible()
    expect(page.locator("#budskab-dato"), "an empty one folds").to_be_hidden()
    page.locator(NOTE).fill("")
    expect(page.locator(NOTE), "not while it is written in").to_be_visible()
    button.focus()
    expect(page.locator(NOTE), "empty and left, it folds").to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator("#budskab-dato"), "a desk has room").to_be_visible()
    expect(button).to_be_hidden()


class TestFirstScreen:
    """A reader on a phone or at a desk meets the first point, and what keeps and prints it, without scrolling."""

    @pytest.mark.parametrize("id_", CHECKLISTS)
    def test_the_first_point_is_in_the_first_screen(self, new_page: NewPage, id_: str) -> None:
        page = new_page(f"tjeklister/{id_}/", width=390)
        for width, height in ((1280, 800), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            box = page.locator(".tjekpunkt").first.locator(".tjekpunkt__tekst").bounding_box()
            assert box and box["y"] + box["height"] <= height, f"{id_}: the first point ends at {box} at {width} px"
            for one in (page.get_by_label("Gem i denne browser"), page.get_by_role("button", name="Print", exact=True)):
                above = one.bounding_box()
                assert above and above["y"] < box["y"], f"{id_}: {one} is below the list at {width} px"
            expect(page.locator(".tjekliste__print span"), "the button says what it does").to_have_text("Print")
            hidden = page.locator(".tjekliste__print span").evaluate("one => getComputedStyle(one).position")
            assert hidden == "static", f"{id_}: the print button is a bare icon at {width} px"

    @pytest.mark.parametrize("width", [390, 1280])
    def test_the_bar_stays_in_sight_and_covers_no_focus(self, new_page: NewPage, width: int) -> None:
        page = new_page(LIST, width=width)
        page.locator("#punkt-5c").scroll_into_view_if_needed()
        bar = page.locator(".tjekliste__bjælke")
        expect(bar).to_be_in_viewport(ratio=1)
        page.locator("#punkt-5c input[type=checkbox]").focus()
        for _ in range(25):
            page.keyboard.press("Shift+Tab")
            lost: str = page.evaluate(
                """() => {
                  const one = document.activeElement;
                  const bar = document.querySelector(".tjekliste__bjælke");
                  if (!one.closest(".tjekpunkt") || !bar) return "";
                  const [place, over] = [one.getBoundingClientRect(), bar.getBoundingClientRect()];
                  return place.top < over.bottom - 1 && place.bottom > over.top ? one.id : "";
                }"""
            )
            assert not lost, f"{lost} is focused under the bar"

    def test_what_is_written_once_folds_out_and_shows_when_filled(self, new_page: NewPage) -> None:
        page = new_page(LIST, width=390)
        place, fold = page.locator(PLACE), page.get_by_role("button", name="Sted, dato og deltagere")
        expect(place).to_be_hidden()
        fold.click()
        expect(fold).to_have_attribute("aria-expanded", "true")
        place.fill("Ældrehuset")
        page.locator("[data-husk]").check()
        again(page)
        expect(place, "filled, it is in sight").to_be_visible()
        about = page.get_by_role("button", name="Om listen")
        expect(page.locator(".ark__fakta")).to_be_hidden()
        about.click()
        expect(page.locator(".ark__fakta")).to_be_visible()


def test_two_tabs(new_page: NewPage) -> None:
    """The same list in two tabs stays the same: none overwrites the other's answers with old ones."""
    page = new_page(LIST)
    page.locator("[data-husk]").check()
    other = page.context.new_page()
    other.goto(LIST)
    expect(other.locator("[data-husk]")).to_be_checked()
    answer(page)
    expect_answers(other, "in the other tab")
    other.locator("#vagtplan").check()
    expect(page.locator("#vagtplan"), "in the first tab").to_be_checked()


@pytest.mark.parametrize("broken", ["x", "[]", "7", '{"sted": 7}', '{"sted": null}'])
def test_what_can_not_be_read_does_no_harm(new_page: NewPage, broken: str) -> None:
    """Should another program have written there, the list is empty and works."""
    page = new_page(LIST)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, broken])
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    again(page)
    expect_empty(page, f"after {broken}")
    answer(page)
    expect(page.locator("[data-tæller]")).to_contain_text("1 af 12")
    assert not faults


def test_a_point_can_be_linked_to(new_page: NewPage) -> None:
    """The number in the minutes is an address too."""
    page = new_page(f"{LIST}#punkt-5c")
    expect(page.locator("#punkt-5c")).to_be_in_viewport()


def test_print_button(new_page: NewPage) -> None:
    """The button opens the browser's print dialogue; none opens by itself."""
    page = new_page(None)
    page.add_init_script("globalThis.printed = 0; globalThis.print = () => { printed++; };")
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.type))
    visit(page, LIST)
    assert page.evaluate("printed") == 0 and not opened, "a dialogue opens by itself"
    page.locator("[data-print]").click()
    assert page.evaluate("printed") == 1, "«Print» prints nothing"
