"""Checklists on screen: kept only where the reader says (browser, file or link), and never overwritten unasked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.pages import CHECKLISTS, PAGES, REPRESENTATIVE
from tests.browser.support import NewPage, pages_at, settle, store, visit

LIST = PAGES["tjekliste"]
KEY = "vejledningsguiden.tjekliste.plan-for-foelgeskab"
PLACE, NOTE, BOX = "#sted", "#budskab-noter", "#ledermoede"


def answer(page: Page, place: str = "Ældrehuset", note: str = "Første linje\nanden linje") -> None:
    """Tick the first box and write in two fields, as a reader would."""
    page.locator(BOX).check()
    page.locator(PLACE).fill(place)
    page.locator(NOTE).fill(note)


def expect_answers(page: Page, when: str, place: str = "Ældrehuset", note: str = "Første linje\nanden linje") -> None:
    """Check that the answers are there, or that the list is empty."""
    expect(page.locator(BOX), f"the box {when}").to_be_checked(checked=bool(place))
    expect(page.locator(PLACE), f"the place {when}").to_have_value(place)
    expect(page.locator(NOTE), f"the note {when}").to_have_value(note)


def expect_empty(page: Page, when: str) -> None:
    """Check that nothing is ticked or written."""
    expect_answers(page, when, "", "")


def status(page: Page, words: str) -> None:
    """Check what the list says, and that it is announced."""
    told = page.locator("[data-status]")
    expect(told).to_have_role("status")
    expect(told).to_contain_text(words)


def again(page: Page) -> None:
    """Load the page anew."""
    page.reload()
    settle(page)


def file_of(content: object, name: str = "svar.json") -> FilePayload:
    """Return a file with some content."""
    text = content if isinstance(content, str) else json.dumps(content)
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def open_file(page: Page, file: FilePayload | Path) -> None:
    """Choose a file, as a reader would."""
    with page.expect_file_chooser() as chooser:
        page.locator("[data-fra-fil]").click()
    chooser.value.set_files(file)


def saved(page: Page) -> tuple[str, dict[str, Any]]:
    """Save the answers; return the file's name and content."""
    with page.expect_download() as download:
        page.locator("[data-til-fil]").click()
    content = json.loads(download.value.path().read_text(encoding="utf-8"))
    return download.value.suggested_filename, content


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_remembers_when_asked(new_page: NewPage, id_: str) -> None:
    """Nothing is kept before «Husk» is ticked; then every answer survives, in this list alone; unticking forgets."""
    page = new_page(f"tjeklister/{id_}/")
    fields = page.locator(".tjekpunkt textarea, .tjekliste__hoved input")
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


class TestFile:
    """Answers saved to a file and opened from one."""

    def test_there_and_back(self, new_page: NewPage, tmp_path: Path) -> None:
        """A file with a Danish name holds the answers, and brings them to another browser."""
        page = new_page(LIST)
        answer(page)
        name, content = saved(page)
        title = re.escape(page.locator("h1").inner_text())
        assert re.fullmatch(rf"{title}, \d{{1,2}}\. [a-z]+ \d{{4}}\.json", name), name
        assert (content["slags"], content["version"], content["liste"]) == (
            "vejledningsguiden.tjekliste",
            1,
            "plan-for-foelgeskab",
        )
        assert content["svar"] == {
            "ledermoede": True,
            "sted": "Ældrehuset",
            "budskab-noter": "Første linje\nanden linje",
        }
        assert store(page) == {}, "saving a file keeps nothing in the browser"
        other = new_page(LIST)
        open_file(other, file_of(content, name))
        expect_answers(other, "from the file")
        status(other, f"Udfyldt fra filen «{name}».")
        assert store(other) == {}, "opening a file keeps nothing in the browser"
        other.locator("[data-fortryd]").click()
        expect_empty(other, "after «Fortryd»")

    def test_a_name_without_signs_that_files_may_not_have(self, new_page: NewPage) -> None:
        """A colon and a question mark in the title stay out of the name."""
        page = new_page(PAGES["tjekliste-beslut"])
        name, _ = saved(page)
        assert name.startswith("Ledermøde – Skal vi indføre følgeskab, "), name

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("Kære alle\n", "er ikke gemt fra en tjekliste her"),
            ("[1, 2]", "er ikke gemt fra en tjekliste her"),
            ("null", "er ikke gemt fra en tjekliste her"),
            ({"slags": "noget andet"}, "er ikke gemt fra en tjekliste her"),
            ({"version": 2}, "nyere udgave"),
            ({"version": "én"}, "gået i stykker"),
            ({"version": -1}, "gået i stykker"),
            ({"version": 0.5}, "gået i stykker"),
            ({"version": None}, "gået i stykker"),
            ({"svar": "sted"}, "gået i stykker"),
            ({"svar": ["x"]}, "gået i stykker"),
            ({"liste": ["x"], "titel": {}}, "gået i stykker"),
            ({"liste": "et-foelgeskab", "titel": "Før og efter"}, "hører til en anden liste: «Før og efter»"),
            ({"svar": {"sted": 7}}, "gået i stykker"),
            ({"svar": {"sted": {"a": "b"}}}, "gået i stykker"),
            ("[" * 1_100_000, "for stor"),
        ],
    )
    def test_a_wrong_file_changes_nothing(self, new_page: NewPage, content: object, words: str) -> None:
        """Any other file gets a kind word, and the answers stay as they are."""
        page = new_page(LIST)
        answer(page)
        if isinstance(content, dict):
            sound = {"slags": "vejledningsguiden.tjekliste", "version": 1, "liste": "plan-for-foelgeskab", "svar": {}}
            content = sound | content
        open_file(page, file_of(content))
        status(page, words)
        expect_answers(page, "after a wrong file")
        expect(page.locator("[data-fortryd]")).to_be_hidden()

    def test_answers_to_points_that_are_gone_are_told(self, new_page: NewPage) -> None:
        """A file from an earlier edition fills in what still fits, and says what does not."""
        page = new_page(LIST)
        given = {"sted": "Ældrehuset", "slettet": True, "slettet-noter": "x", "__proto__": "y"}
        text = json.dumps(
            {"slags": "vejledningsguiden.tjekliste", "version": 1, "liste": "plan-for-foelgeskab", "svar": given}
        )
        open_file(page, file_of(text))
        expect(page.locator(PLACE)).to_have_value("Ældrehuset")
        status(page, "3 svar hører til punkter, som listen ikke har mere")


def asks(page: Page) -> bool:
    """Return whether the browser asks before the page closes."""
    return not page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


class TestLoss:
    """What is written and nowhere else is not lost without a word."""

    def test_asks_while_something_would_be_lost(self, new_page: NewPage) -> None:
        page = new_page(LIST)
        assert not asks(page), "an empty list asks"
        answer(page)
        assert asks(page), "a filled list is lost without a word"
        page.locator("[data-husk]").check()
        assert not asks(page), "it is kept, and still asks"
        page.locator("[data-husk]").uncheck()
        assert asks(page)
        page.locator("[data-ryd]").click()
        assert not asks(page), "an emptied list asks"

    def test_a_file_or_a_link_is_enough_until_more_is_written(self, new_page: NewPage) -> None:
        page = new_page(LIST)
        answer(page)
        saved(page)
        assert not asks(page)
        page.locator(PLACE).fill("Et andet hus")
        assert asks(page)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator("[data-link]").click()
        status(page, "Linket er kopieret")
        assert not asks(page)

    def test_answers_from_a_link_are_in_the_link(self, new_page: NewPage) -> None:
        page = new_page(f"{LIST}#udfyldt&ledermoede=on")
        expect(page.locator(BOX)).to_be_checked()
        assert not asks(page)
        page.locator("#vagtplan").check()
        assert asks(page)


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


def test_a_damaged_link_says_what_was_lost(new_page: NewPage) -> None:
    """Cut on its way, or stripped of what is after the «#», a link keeps what can be read, and says what is gone."""
    page = new_page(f"{LIST}#udfyldt&ledermoede=on&sted=%C3%86ldrehuset&budskab-no")
    expect(page.locator(BOX)).to_be_checked()
    told = page.locator("[data-valg]")
    expect(told).to_contain_text("Udfyldt fra linket. Linket er ikke helt: 1 svar kunne ikke læses.")
    visit(page, f"{LIST}?svar=3#udfyldt=3.abc&ledermoede=on")
    expect(page.locator(BOX)).to_be_checked()
    expect(told).to_contain_text("Udfyldt fra linket. Linket er ikke helt: 2 svar mangler.")
    for empty, words in (("?svar=3", "3 svar mangler"), ("#udfyldt&ukendt=1", "Der er ingen svar i det, vi kan læse.")):
        visit(page, "tjeklister/refleksionskort/")
        visit(page, f"{LIST}{empty}")
        expect(told).to_have_text(re.compile(f"^Linket er ikke helt: {words}"))
    page.locator(BOX).check()
    assert page.url.endswith(LIST), "the address still says that it is a link with answers"


class TestLink:
    """Answers carried in the fragment of an address, which is never sent to a server."""

    @pytest.fixture
    def link(self, browser: Browser, address: str) -> str:
        """A link with answers, copied from a list."""
        with pages_at(browser, address) as make:
            page = make(None)
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            visit(page, LIST)
            answer(page)
            page.locator("[data-link]").click()
            status(page, "Linket er kopieret")
            copied: str = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{address}{LIST}?svar=3#udfyldt=3."), copied
        return copied

    def test_there_and_back(self, new_page: NewPage, link: str) -> None:
        """A link fills in the list and keeps nothing; what is written then takes the answers out of the address."""
        page = new_page(None)
        visit(page, link)
        expect_answers(page, "from the link")
        status(page, "Udfyldt fra linket.")
        expect(page.locator("[data-valg]"), "told above the list").to_be_in_viewport()
        assert store(page) == {}
        assert page.evaluate("location.hash").startswith("#udfyldt")
        page.locator(PLACE).fill("Et andet hus")
        expect(page.locator("[data-valg]")).to_be_hidden()
        assert page.url.endswith(LIST), "the address still holds answers that no longer hold"

    def test_what_is_kept_is_not_touched(self, new_page: NewPage, link: str) -> None:
        """Where the reader has answers of their own, a link shows its own, and the reader chooses."""
        page = new_page(LIST)
        answer(page, place="Mit eget hus", note="Min note")
        page.locator("[data-husk]").check()
        mine = store(page)
        choice, told = page.locator("[data-behold]"), page.locator("[data-valg]")
        expect(told).to_be_hidden()

        page.goto("about:blank")
        visit(page, link)
        expect_answers(page, "from the link")
        expect(told).to_contain_text("Udfyldt fra linket. Du har også svar gemt i denne browser. De er ikke rørt.")
        expect(choice).to_be_visible()
        assert store(page) == mine
        page.locator(PLACE).fill("Rettet i linkets svar")
        assert store(page) == mine, "writing in a link's answers overwrites the reader's own"
        page.locator("[data-husk]").click()
        expect(page.locator("[data-husk]"), "«Husk» waits for the choice").not_to_be_checked()
        assert store(page) == mine, "«Husk» overwrites the reader's own"
        status(page, "Vælg først")

        page.locator("[data-behold]").click()
        expect_answers(page, "of the reader", place="Mit eget hus", note="Min note")
        expect(told).to_be_hidden()
        expect(page.locator("[data-husk]")).to_be_checked()
        page.locator("[data-fortryd]").click()
        expect(page.locator(PLACE), "the link's answers again").to_have_value("Rettet i linkets svar")
        expect(choice).to_be_visible()

        page.locator("[data-erstat]").click()
        assert json.loads(store(page)[KEY])["sted"] == "Rettet i linkets svar"
        page.locator("[data-fortryd]").click()
        assert store(page) == mine, "«Fortryd» brings back what was kept"

    def test_the_same_answers_are_no_choice(self, new_page: NewPage, link: str) -> None:
        """A link with just what is kept already asks nothing."""
        page = new_page(LIST)
        answer(page)
        page.locator("[data-husk]").check()
        page.goto("about:blank")
        visit(page, link)
        expect(page.locator("[data-behold]")).to_be_hidden()
        expect(page.locator("[data-husk]")).to_be_checked()

    def test_a_link_followed_on_the_page_itself(self, new_page: NewPage, link: str) -> None:
        """A link opened in the same tab can be undone."""
        page = new_page(LIST)
        page.locator(PLACE).fill("Skrevet først")
        page.evaluate("(hash) => { location.hash = hash; }", link.partition("#")[2])
        expect_answers(page, "from the link")
        page.locator("[data-fortryd]").click()
        expect(page.locator(PLACE)).to_have_value("Skrevet først")

    def test_without_a_clipboard(self, new_page: NewPage) -> None:
        """Where the browser copies nothing, as on an intranet without https, the link stands ready to be copied."""
        page = new_page(None)
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
        visit(page, LIST)
        answer(page)
        page.locator("[data-link]").click()
        field = page.get_by_label("Linket", exact=True)
        expect(field).to_be_focused()
        assert "#udfyldt=3." in field.input_value()

    def test_a_long_link_is_told(self, new_page: NewPage) -> None:
        """Some mail programs cut a long link, so the reader hears of the file."""
        page = new_page(LIST)
        page.locator(NOTE).fill("Lang note. " * 200)
        page.locator("[data-link]").click()
        status(page, "Gem hellere som fil")

    @pytest.mark.parametrize(
        "fragment", ["#udfyldt", "#udfyldt&sted=%", "#udfyldt&ukendt=1&ledermoede=nej", "#punkt-2b", "#%E0%A4%A"]
    )
    def test_odd_fragments(self, new_page: NewPage, fragment: str) -> None:
        """Whatever stands after the number sign, the list works."""
        page = new_page(None)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        visit(page, f"{LIST}{fragment}")
        expect(page.locator(BOX)).not_to_be_checked()
        page.locator(BOX).check()
        expect(page.locator("[data-tæller]")).to_have_text("1 af 12")
        assert not faults


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
