"""The self-check answers as the rule in Python says, offers three steps, fills in the plan, and keeps nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.pages import PAGES
from tests.browser.paper import paper, squeezed, text_of
from tests.browser.support import NewPage, pages_at, probe, settle, store, visit
from vejledningsguide.guide import Guide
from vejledningsguide.slags.selvtjek.views import LETTERS, PlanpunktView, picture

ADDRESS = PAGES["selvtjek"]
WORDS = {"p": "På plads", "v": "På vej", "m": "Mangler", "-": "Åbent"}
ANSWERS = {
    **{"ledermoede": "v", "foelger-jaevnligt": "m", "opgaver-aftalt": "p"},
    **{"sagt-hoejt": "p", "kerneopgave": "p", "foelgeskab-i-vagtplanen": "p"},
    **{"hvad-der-gaelder": "p", "tid-til-vejledning": "m", "tid-efter-oplaering": "m"},
    **{"roller-beskrevet": "v", "kolleger-ved-det": "p", "startsamtale": "m"},
    **{"moeder-findes": "p", "moedernes-formaal": "p"},
}
"""One team's answers, by the statements' ids, which never change. What is not here is left open."""
FRAGMENT = "#udfyldt&" + "&".join(f"{name}={letter}" for name, letter in ANSWERS.items())


def unsigned(url: str) -> str:
    """Return the fragment of an address without the number and the check sign of its answers."""
    return re.sub(r"^udfyldt=\d+\.\w+", "#udfyldt", urlsplit(url).fragment)


def radio(page: Page, name: str, letter: str) -> Locator:
    """Return one answer to a statement."""
    return page.locator(f'input[name="{name}"][value="{letter}"]')


def answer(page: Page, answers: Mapping[str, str] = ANSWERS) -> None:
    """Answer statements with the mouse, by the whole button and not just its ring."""
    for name, letter in answers.items():
        page.locator("label.svar", has=radio(page, name, letter)).click()


def shown(page: Page) -> dict[str, str]:
    """Return each condition's word in the picture."""
    rows = page.locator(".billede li").all()
    return {row.locator(".billede__titel").inner_text(): row.locator(".status").inner_text() for row in rows}


def given(names: str) -> str:
    """Return the letter that ANSWERS come to for some statements, as the rule in Python says."""
    return picture([ANSWERS.get(name, "-") for name in names.split()])


def points(guide: Guide) -> dict[str, PlanpunktView]:
    """Return the points of the plan that the answers fill in, by their ids."""
    return {p.opslag.id: p for gruppe in guide.selvtjek.plangrupper for p in gruppe.punkter if p.svar}


def expect_result(page: Page, guide: Guide, where: str) -> None:
    """Check the picture, the steps and the plan that ANSWERS give."""
    view = guide.selvtjek
    rows = shown(page)
    assert list(rows.values()) == [WORDS[given(group.svar)] for group in view.grupper], f"{where}: {rows}"
    for title, group in zip(rows, view.grupper, strict=True):
        assert title.startswith(f"{group.bogstav}. " if group.bogstav else group.titel), f"{where}: «{title}»"
    letters = [(u, ANSWERS.get(u.opslag.id, "-")) for group in view.grupper for u in group.udsagn]
    steps = [(u.mangler if letter == "m" else u.på_vej, letter) for u, letter in letters if letter in "mv"]
    wanted = [f"{WORDS[letter]} {s.opslag.tekst}" for s, letter in sorted(steps, key=lambda step: step[0].rang)][:3]
    told_steps = page.locator(".næste .udsagn > p").all_inner_texts()
    assert [re.sub(r"\s*Belæg · \d+$", "", one) for one in told_steps] == wanted, where
    expect(page.locator(".næste a.begreb, .næste li:not(:has(a))"), f"{where}: each step leads on").to_have_count(0)
    page.locator(".plan__fold").evaluate("(one) => { one.open = true; }")
    plan = page.locator(".plan li:has(.status)").all()
    found = {row.locator(".plan__nr").inner_text(): row.locator(".status").inner_text() for row in plan}
    planned = {p.opslag.nr: WORDS[given(p.svar)] for p in points(guide).values()}
    assert found == planned, f"{where}: the plan says {found}"
    every = sum(len(gruppe.punkter) for gruppe in view.plangrupper)
    expect(page.locator(".plan li"), f"{where}: the whole plan").to_have_count(every)
    status = page.locator("[data-svarstatus]")
    told = f"{len(ANSWERS)} af {view.antal} udsagn besvaret"
    expect(status, f"{where}: progress").to_contain_text(told)
    expect(status, f"{where}: progress is announced").to_have_role("status")
    expect(page.locator("progress"), f"{where}: the bar").to_have_js_property("value", len(ANSWERS))


@pytest.mark.parametrize("width", [390, 1280])
def test_answers_give_a_picture_steps_and_a_plan(new_page: NewPage, guide: Guide, width: int) -> None:
    """Answers make the result at once, without a jump; the address carries them, and nothing is kept."""
    page = new_page(ADDRESS, width=width)
    expect(page.locator(".tjekudsagn input:checked"), "nothing is chosen at first").to_have_count(0)
    assert set(shown(page).values()) == {"Åbent"}, f"before any answer: {shown(page)}"
    first = radio(page, "moeder-findes", "v")
    first.scroll_into_view_if_needed()
    before = first.bounding_box()
    first.check()
    assert first.bounding_box() == before, "the first answer moves what the reader looks at"
    expect(page.locator("[data-svarstatus]"), "the answered group is named").to_contain_text(
        next(f"{g.bogstav}. {g.titel}: åbent" for g in guide.selvtjek.grupper if "moeder-findes" in g.svar.split())
    )
    answer(page)
    expect_result(page, guide, f"at {width} px")
    assert unsigned(page.url) == FRAGMENT, f"the address is {page.url}"
    assert store(page) == {}, f"kept: {store(page)}"
    shared = new_page(page.url, width=width)
    expect_result(shared, guide, "a shared link")
    page.reload()
    settle(page)
    expect_result(page, guide, "a reload")


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A page that several tests here use."""
    with pages_at(browser, address) as make:
        yield make(ADDRESS)


def test_every_combination_is_as_in_python(reader: Page, guide: Guide) -> None:
    """Each group, for each way to answer it, says in the browser what the rule in Python says."""
    for group in guide.selvtjek.grupper:
        names = group.svar.split()
        ways = ["".join(svar) for svar in product(LETTERS.values(), repeat=len(names))]
        found: list[str] = reader.evaluate(
            """([names, ways]) => ways.map((way) => {
              names.forEach((name, place) => {
                for (const one of document.getElementsByName(name)) one.checked = one.value === way[place];
              });
              document.getElementsByName(names[0])[0].dispatchEvent(new Event("change", { bubbles: true }));
              return document.querySelector(`.billede [data-af="${names.join(" ")}"]`).textContent;
            })""",
            [names, ways],
        )
        assert found == [WORDS[picture(way)] for way in ways], group.opslag.id


def test_the_order_of_the_steps_is_pythons(reader: Page, guide: Guide) -> None:
    """With all missing, or all under way, the three steps are the first three of the order made at build."""
    steps = [step for group in guide.selvtjek.grupper for u in group.udsagn for step in (u.mangler, u.på_vej)]
    ranked = [step.opslag.tekst for step in sorted(steps, key=lambda step: step.rang)]
    names = [u.opslag.id for group in guide.selvtjek.grupper for u in group.udsagn]
    for letter, wanted in (("m", ranked[:3]), ("v", ranked[len(names) : len(names) + 3])):
        for name in names:
            radio(reader, name, letter).check()
        told = [re.sub(r"\s*Belæg · \d+$", "", one) for one in reader.locator(".næste .udsagn > p").all_inner_texts()]
        assert told == [f"{WORDS[letter]} {text}" for text in wanted], letter


def test_all_in_place(reader: Page) -> None:
    """When all is in place there is one thing left to do; while something is open, that comes first."""
    fields: list[str] = reader.locator(".tjekudsagn").evaluate_all("(all) => all.map((one) => one.dataset.udsagn)")
    ready = reader.locator("[data-klar]")
    for name in fields[1:]:
        radio(reader, name, "p").check()
    reader.locator(".tjekudsagn").first.locator("input").first.check()
    expect(ready, "all in place").to_be_visible()
    expect(ready.locator(".skridt__mere a"), "and it leads to a følgeskab").to_have_attribute(
        "href", re.compile("et-foelgeskab/$")
    )
    expect(reader.locator("[data-ingen-skridt]"), "no other words").to_be_hidden()
    reader.locator("[data-fjern]").first.click()
    expect(ready, "one open").to_be_hidden()
    expect(reader.locator("[data-ingen-skridt]"), "one open").to_have_text(re.compile("Find ud af resten"))
    expect(reader.locator("[data-åbne] summary"), "one open").to_have_text("1 udsagn står åbent")
    expect(radio(reader, fields[0], "p"), "the focus stays at the statement").to_be_focused()


def test_the_checklist_opens_filled_in(new_page: NewPage, guide: Guide) -> None:
    """The plan's own checklist is ticked where all is in place, and says what is under way or missing."""
    page = new_page(ADDRESS + FRAGMENT)
    page.locator("#sted").fill("Plejehjemmet Åsen")
    page.locator("#sted").blur()
    page.locator("a.knap[data-plan]").click()
    page.wait_for_url("**/tjeklister/plan-for-foelgeskab/*")
    settle(page)
    ticked = page.locator(".tjekpunkt input:checked").evaluate_all("(all) => all.map((one) => one.name)")
    assert ticked == [id_ for id_, point in points(guide).items() if given(point.svar) == "p"], f"ticked: {ticked}"
    notes: dict[str, str] = page.locator('[name$="-noter"]').evaluate_all(
        "(all) => Object.fromEntries(all.filter((one) => one.value).map((one) => [one.name, one.value]))"
    )
    letters = {id_: given(point.svar) for id_, point in points(guide).items()}
    assert notes == {f"{id_}-noter": WORDS[letter] for id_, letter in letters.items() if letter in "vm"}
    expect(page.locator("#sted"), "the place goes along").to_have_value("Plejehjemmet Åsen")
    assert store(page) == {}, f"kept: {store(page)}"


def test_copy_start_over_and_back(new_page: NewPage, guide: Guide) -> None:
    """The link can be copied, also where the clipboard is closed; starting over empties all; Back undoes it."""
    page = new_page(None)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => {"
        " if (globalThis.shut) throw new Error(); globalThis.copied = text; } } });"
        "globalThis.printed = 0; globalThis.print = () => { printed++; };"
    )
    visit(page, ADDRESS + FRAGMENT)
    page.get_by_role("button", name="Del svarene").click()
    page.get_by_role("button", name="Kopiér link", exact=True).click()
    status = page.locator(".del__status")
    expect(status, "says that it is copied").to_contain_text("kopieret")
    expect(status, "and announces it").to_have_role("status")
    assert unsigned(page.evaluate("copied")) == FRAGMENT
    page.evaluate("globalThis.shut = document.execCommand = () => false")
    page.get_by_role("button", name="Kopiér link", exact=True).click()
    by_hand = page.get_by_label("Det, du kan kopiere")
    expect(by_hand, "the link can be copied by hand").to_have_value(re.compile("#udfyldt="))
    page.locator("[data-print]").click()
    assert page.evaluate("printed") == 1
    page.locator("[data-forfra]").click()
    expect(page.locator(".tjekudsagn input:checked"), "started over").to_have_count(0)
    assert page.url.endswith(f"/{ADDRESS}"), f"started over: {page.url}"
    assert set(shown(page).values()) == {"Åbent"}
    expect(radio(page, "ledermoede", "p"), "started over: the first answer is next").to_be_focused()
    page.go_back()
    expect_result(page, guide, "back")
    page.go_forward()
    expect(page.locator(".tjekudsagn input:checked"), "forward").to_have_count(0)


def test_a_link_on_the_page_keeps_the_answers_in_the_address(new_page: NewPage, guide: Guide) -> None:
    """Going to a place on the page changes the fragment; the answers stay, and so does the address."""
    page = new_page(ADDRESS + FRAGMENT)
    page.locator('a[href="#grundlag"]').click()
    expect(page.locator("#grundlag"), "the place is shown").to_be_in_viewport()
    page.wait_for_url(f"**/{ADDRESS}?svar={len(ANSWERS)}#udfyldt=*")
    expect_result(page, guide, "after a link on the page")


def test_odd_addresses(new_page: NewPage) -> None:
    """An old statement, an unknown answer or a foreign fragment do no harm."""
    page = new_page(f"{ADDRESS}#udfyldt&findes-ikke=p&ledermoede=x&kerneopgave=p")
    expect(page.locator(".tjekudsagn input:checked"), "what is known is kept").to_have_count(1)
    told = page.locator("[data-linkbesked]")
    expect(told).to_contain_text("Linket er ikke helt: 2 svar kunne ikke læses.")
    expect(told).to_have_role("status")
    for damaged in ("#udfyldt", "#udfyldt&ledermoede=q", "#udfyld", "#udfyldt&led"):
        visit(page, PAGES["tjekliste"])
        visit(page, ADDRESS + damaged)
        expect(told, damaged).to_contain_text("Linket er ikke helt")
    visit(page, PAGES["tjekliste"])
    visit(page, f"{ADDRESS}#udfyld&ledermoede=p")
    expect(radio(page, "ledermoede", "p"), "an answer that can be read is kept").to_be_checked()
    visit(page, PAGES["tjekliste"])
    visit(page, ADDRESS + FRAGMENT)
    expect(told, "a whole link").to_be_hidden()
    other = new_page(f"{ADDRESS}#grundlag")
    expect(other.locator(".tjekudsagn input:checked"), "a place on the page").to_have_count(0)
    expect(other.locator("#grundlag"), "a place on the page").to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_by_keyboard_alone(new_page: NewPage, guide: Guide, width: int) -> None:
    """Tab goes from statement to statement, the arrows answer, and each stop is in sight under the bar."""
    page = new_page(ADDRESS, width=width)
    before = page.locator(".indhold > p > a").first  # the last stop above the statements
    before.focus()
    for name, letter in ANSWERS.items():
        for _ in range(6):  # past the marker behind the claim and what is folded away
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == name:
                break
        page.keyboard.press("Space")
        for _ in range("pvm".index(letter)):
            page.keyboard.press("ArrowRight")
        expect(radio(page, name, letter), f"{name} is answered").to_be_checked()
    expect_result(page, guide, f"by keyboard at {width} px")
    names: list[str] = probe(page, "stops")
    start: int = before.evaluate("one => globalThis.stops.indexOf(one)")
    before.focus()
    forwards, backwards = range(start + 1, len(names)), range(len(names) - 2, start, -1)
    for key, places in (("Tab", forwards), ("Shift+Tab", backwards)):
        for _ in places:
            page.keyboard.press(key)
    walk = page.evaluate("walk")
    for place, stop in zip((*forwards, *backwards), walk, strict=True):
        assert (stop["place"], stop["faults"]) == (place, []), f"{names[place]} at {width} px: {stop}"


def test_answered_at_320_px(new_page: NewPage) -> None:
    """With answers, and with all that is folded away open, nothing is cut off on the narrowest screen."""
    page = new_page(ADDRESS + FRAGMENT, width=320)
    assert probe(page, "small", 24) == [], "too small for a finger"
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        faults = probe(page, "losses", 10**4)
        assert not faults, f"at {width} px:\n" + "\n".join(faults)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, f"scrolls sideways at {width} px"


def printed(page: Page) -> tuple[int, str]:
    """Print the page; return the number of sheets and their text without spaces."""
    sheets = paper(page)
    return len(sheets.pages), text_of(sheets)


@pytest.mark.parametrize(("width", "js"), [(390, True), (1280, False)])
def test_the_blank_form_is_one_sheet(new_page: NewPage, guide: Guide, width: int, js: bool) -> None:
    """Unanswered it prints as one A4 to fill in by hand: statements, rings, the rule and lines to write on."""
    page = new_page(ADDRESS, width=width, js=js)
    sheets, text = printed(page)
    assert sheets == 1, f"{sheets} sheets"
    wanted = page.locator(".tjekudsagn legend, .selvtjek__gruppe h3, .regel dd, .led li > p").all_text_contents()
    wanted = [re.sub(r"\s*Belæg · \d+\s*$", "", one) for one in wanted]
    assert len(wanted) > guide.selvtjek.antal + len(guide.selvtjek.grupper)
    for words in (*wanted, "Sted eller team", "Vores tre næste skridt", "Det er ikke en test", "Kilde:"):
        assert squeezed(words) in text, f"«{words}» is not on paper"
    for words in ("Jeres plan", "Kopiér link", "Næste skridt", "Fjern svaret"):
        assert squeezed(words) not in text, f"«{words}» is on the blank form"
    page.emulate_media(media="print")
    expect(page.locator(".tjekudsagn input[type=radio]:visible"), "the rings").to_have_count(3 * guide.selvtjek.antal)


def test_the_answers_are_one_sheet(new_page: NewPage, guide: Guide) -> None:
    """Answered it prints as one A4 with the picture, the steps and the plan, and lines for who and when."""
    page = new_page(f"{ADDRESS}{FRAGMENT}&sted=Plejehjemmet+%C3%85sen&moede=Lederm%C3%B8de")
    sheets, text = printed(page)
    assert sheets == 1, f"{sheets} sheets"
    wanted = page.locator(".billede__titel, .billede__antal, .næste .udsagn > p, .plan__tekst").all_text_contents()
    wanted = [re.sub(r"\s*Belæg · \d+\s*$", "", one) for one in wanted]
    assert len(wanted) > 2 * len(guide.selvtjek.grupper) + 3
    for words in (*wanted, "Plejehjemmet Åsen · Ledermøde", "Ansvarlig", "Det er ikke en test", "Kilde:"):
        assert squeezed(words) in text, f"«{words}» is not on paper"
    for words in ("Hvor er I i dag?", "Kopiér link", "Begynd forfra", "Sådan bruger I tjekket"):
        assert squeezed(words) not in text, f"«{words}» is on paper"


def test_without_script(new_page: NewPage, guide: Guide) -> None:
    """Without script it can be answered and read, each next step is at hand, and the plan is a link away."""
    page = new_page(ADDRESS, js=False, width=390)
    answer(page, {"ledermoede": "m", "kerneopgave": "p"})
    expect(page.locator(".tjekudsagn input:checked"), "two answers").to_have_count(2)
    expect(
        page.locator("[data-print], [data-svarstatus], progress").locator("visible=true"), "dead parts"
    ).to_have_count(0)
    for fold in page.locator(".tjekudsagn__skridt").all():
        fold.locator("> summary").click()
        expect(fold.locator(".skridt__mere a:visible"), "both steps, each with a link").to_have_count(2)
    link = page.locator("[data-uden-js] a")
    expect(link, "the plan").to_be_visible()
    link.click()
    expect(page.locator("h1"), "the plan").to_have_text(guide.selvtjek.plan.titel)


def test_ways_in(new_page: NewPage) -> None:
    """The front page and the step about getting started lead here."""
    page = new_page("")
    page.locator("footer, nav, main").get_by_role("link", name="Er I klar til følgeskab?").last.click()
    expect(page.locator("h1"), "from the front page").to_have_text("Er I klar til følgeskab?")
    visit(page, "foelgeskab/kom-i-gang/")
    expect(page.locator("main").get_by_role("link", name="Er I klar til følgeskab?"), "from the step").to_be_visible()
