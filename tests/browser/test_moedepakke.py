"""Packages for a meeting: ready ones that need no script, and the reader's own, which is all in its address."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlencode

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import firefox
from tests.browser.pages import PACKAGES, PAGES
from tests.browser.paper import LESS_MARKERS, Paper, codes, paper, squeezed, text_of
from tests.browser.support import NewPage, settle, store, visit
from tests.helpers import ROOT
from vejledningsguide.guide import Guide

OWN = PAGES["moedepakker"]
OUTCOME = PAGES["resultat"]
CHOSEN = (OUTCOME, "tjeklister/refleksionskort/", "erfaringer/bliv-ved/")
COVER = {"moede": "Møde i Nord", "dato": "12. maj", "sted": "Ældrehuset", "deltagere": "Leder & vejleder"}
DECISIONS = ("Hvem gør det?", "Hvornår?")
NET = "https://vejledning.example.dk/guide/moedepakke/"
STATUS, NOTE = "[data-pakkestatus]", "[data-pakkebesked]"
PRINTABLE = 688
"""The width of an A4 sheet within its margins, in CSS pixels."""


def link(*pages: str, decisions: tuple[str, ...] = (), **cover: str) -> str:
    """Return the address of a package, as it stands in an invitation."""
    words = [*cover.items(), *(("d", page) for page in pages), *(("b", decision) for decision in decisions)]
    return f"{OWN}#1&{urlencode(words)}"


def unbroken(words: list[str]) -> list[str]:
    """Return words without the marks for where they may be broken."""
    return [one.replace("\N{SOFT HYPHEN}", "") for one in words]


def parts(page: Page) -> list[str]:
    """Return the titles of the package's parts, in order."""
    return unbroken(page.locator("[data-pakke] .pakkedel > h2").all_inner_texts())


def ready(page: Page, count: int) -> None:
    """Wait until the package is gathered."""
    expect(page.locator(STATUS)).to_contain_text(f"Pakken er samlet: {count} ")


def order(page: Page) -> list[str]:
    """Return the titles in the list that puts them in order."""
    return page.locator("[data-pakkeorden] li > span:first-child").all_inner_texts()


def title(guide: Guide, id_: str) -> str:
    """Return what an item is called."""
    return guide.henvisninger[id_].titel


def test_from_a_link(new_page: NewPage, guide: Guide) -> None:
    """A link in an invitation opens the package: the cover, the parts in order, the decisions and each source once."""
    page = new_page(link(*CHOSEN, decisions=DECISIONS, **COVER))
    ready(page, 3)
    outcome = next(view for view in guide.find_modul.resultater if view.adresse == OUTCOME)
    assert parts(page) == [
        outcome.overskrift,
        title(guide, "refleksionskort"),
        title(guide, "bliv-ved"),
    ]
    assert order(page) == parts(page)
    expect(page.locator(".pakke__titel")).to_have_text(COVER["moede"])
    for place, name in enumerate(("dato", "sted", "deltagere"), 1):
        expect(page.locator(f"#pakke-{place}")).to_have_value(COVER[name])
    assert page.locator(".pakke__spørgsmål").all_inner_texts() == list(DECISIONS)
    sources = page.locator(".pakke__kilder a").all_inner_texts()
    assert len(sources) == len(set(sources)) == 3, sources
    assert store(page) == {}, "something is kept in the browser"


PARTS = """(page) => [...page.querySelectorAll(".pakkedel")].map((part) => {
  const copy = part.cloneNode(true);
  for (const marker of copy.querySelectorAll(".belæg, .noter")) marker.remove();
  return copy.textContent.replace(/\\s+/g, " ").trim();
})"""
"""What finds the text of each part on a page, less the markers that lead to source points."""


def test_the_same_as_ready(new_page: NewPage, guide: Guide) -> None:
    """A package gathered here tells the same, part by part, as the ready one that the site is built with."""
    page = new_page(OWN)
    for view in guide.mødepakker:
        built: list[str] = page.evaluate(
            f"""async (address) => ({PARTS})(
                new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html"))""",
            f"/{view.adresse}",
        )
        page.goto("about:blank")
        page.goto(link(*(del_.mål.adresse for del_ in view.dele)))
        ready(page, len(view.dele))
        assert page.evaluate(f"({PARTS})(document)") == built
        assert len(built) == len(view.dele) and all(len(part) > 200 for part in built)


def test_one_document(new_page: NewPage) -> None:
    """In a package no anchor is there twice, each way within it leads somewhere, and no heading skips a level."""
    page = new_page(link("tjeklister/refleksionskort/", "tjeklister/plan-for-foelgeskab/", OUTCOME))
    ready(page, 3)
    ids: list[str] = page.locator("[id]").evaluate_all("(all) => all.map((one) => one.id)")
    assert sorted(ids) == sorted(set(ids))
    ways: list[str] = page.locator("[data-pakke] a[href^='#'], [data-pakke] label[for]").evaluate_all(
        "(all) => all.map((one) => one.htmlFor ?? one.hash.slice(1))"
    )
    assert set(ways) <= set(ids), set(ways) - set(ids)
    levels: list[int] = page.locator("h1, h2, h3, h4, h5").evaluate_all("(all) => all.map((one) => +one.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_choose_and_put_in_order(new_page: NewPage, guide: Guide) -> None:
    """Pages are found, chosen, moved with focus kept and taken out; the address follows, and opens the same package."""
    page = new_page(OWN)
    card, plan = title(guide, "refleksionskort"), title(guide, "plan-for-foelgeskab")
    page.fill("#pakkefilter", card)
    expect(page.locator("[data-pakkefund]")).to_have_text("1 side passer.")
    page.get_by_label(card, exact=True).check()
    page.fill("#pakkefilter", "")
    page.get_by_label(plan, exact=True).check()
    page.fill("#find-modul-adresse", page.url.partition(OWN)[0] + OUTCOME)
    page.get_by_role("button", name="Læg i pakken").click()
    expect(page.locator(NOTE)).to_have_text("Svaret er lagt i pakken.")
    assert order(page)[:2] == [card, plan]
    page.get_by_role("button", name=f"Op: {plan}").click()
    assert order(page)[0] == plan
    focused = page.evaluate("document.activeElement.ariaLabel")
    assert focused == f"Ned: {plan}", "focus left the page that was moved"
    page.get_by_role("button", name=f"Fjern: {card}").click()
    page.locator(".pakkevalg__fold summary").first.click()
    page.fill("#moede", "Vores møde & mere")
    page.locator(".pakkevalg__fold summary").last.click()
    page.fill("#beslutninger", "Hvem?\n\nHvornår?")
    page.get_by_role("button", name="Saml pakken").click()
    ready(page, 2)
    expect(page.locator("[data-pakke]")).to_be_focused()
    shown = parts(page)
    page.reload()
    settle(page)
    ready(page, 2)
    assert parts(page) == shown
    expect(page.locator(".pakke__titel")).to_have_text("Vores møde & mere")
    assert page.locator(".pakke__spørgsmål").all_inner_texts() == ["Hvem?", "Hvornår?"]


@pytest.mark.parametrize(
    "hostile",
    [
        "https://example.org/",
        "//example.org/x/",
        "../../etc/",
        "tjeklister/../om/",
        "javascript:alert(1)/",
        "assets/js/guide.js",
        "om/",
        "find-modul/../om/",
        "find-modul/vejleder?x=/",
        "/tjeklister/refleksionskort/",
    ],
)
def test_hostile_address(new_page: NewPage, hostile: str) -> None:
    """Only pages on offer and outcomes are fetched; anything else in a link is refused and told."""
    page = new_page(None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "xhr" else None)
    page.goto(link(hostile, "erfaringer/bliv-ved/", moede="<img src=x onerror=alert(1)>"))
    ready(page, 1)
    assert [url.partition("/erf")[2] for url in asked] == ["aringer/bliv-ved/"], asked
    expect(page.locator(NOTE)).to_have_text("Én adresse i linket er ikke en side, der kan lægges i en pakke.")
    expect(page.locator(".pakke__titel")).to_have_text("<img src=x onerror=alert(1)>")
    page.fill("#find-modul-adresse", hostile)
    page.get_by_role("button", name="Læg i pakken").click()
    expect(page.locator(NOTE)).to_contain_text("ikke adressen på et svar")


def test_a_page_that_is_gone(new_page: NewPage) -> None:
    """A page that can't be fetched is told by name; the rest is there."""
    page = new_page(link("find-modul/findes/ikke/", "find-modul/vejleder/", "erfaringer/bliv-ved/"))
    ready(page, 1)
    told = "2 sider kunne ikke hentes: Svar fra Find modul: findes, ikke, Svar fra Find modul: vejleder."
    expect(page.locator(STATUS)).to_contain_text(told)


def test_pages_are_added_one_after_the_other(new_page: NewPage) -> None:
    """A checklist and an outcome add to the reader's package, and say so where they stand; nothing is replaced."""
    page = new_page(PAGES["tjekliste"])
    titles = []
    for number, name in enumerate(("tjekliste", "resultat"), 1):
        visit(page, PAGES[name])
        titles += unbroken([page.locator("h1").inner_text()])
        page.get_by_role("button", name="i en mødepakke").click()
        told = page.locator(".ipakke [role=status]")
        expect(told).to_contain_text(f"Lagt i din mødepakke, som har {number} side")
        page.get_by_role("button", name="i en mødepakke").click()
        expect(told, "once is enough").to_contain_text("ligger i din mødepakke i forvejen")
    assert store(page) == {"vejledningsguiden.moedepakke": f'["{PAGES["tjekliste"]}","{OUTCOME}"]'}
    page.get_by_role("link", name="Åbn mødepakken").click()
    ready(page, 2)
    assert parts(page) == titles
    page.get_by_role("button", name=f"Fjern: {titles[0]}").click()
    assert store(page) == {"vejledningsguiden.moedepakke": f'["{OUTCOME}"]'}
    page.get_by_role("button", name=f"Fjern: {titles[1]}").click()
    assert store(page) == {}, "an empty package leaves nothing behind"


def test_without_storage_the_link_opens_a_package(new_page: NewPage) -> None:
    """Where the browser keeps nothing, the page is in a package of its own."""
    page = new_page(None)
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error(); };")
    visit(page, PAGES["tjekliste"])
    (title,) = unbroken([page.locator("h1").inner_text()])
    page.get_by_role("button", name="i en mødepakke").click()
    ready(page, 1)
    assert parts(page) == [title]


def test_a_package_from_a_link_leaves_ones_own_alone(new_page: NewPage) -> None:
    """Who opens an invitation sees that package; what they are gathering themselves is still there."""
    page = new_page(PAGES["tjekliste"])
    page.get_by_role("button", name="i en mødepakke").click()
    mine = store(page)
    visit(page, link("erfaringer/bliv-ved/"))
    ready(page, 1)
    page.locator(".pakkevalg__fold summary").first.click()
    page.fill("#moede", "Deres møde")
    assert store(page) == mine
    page.get_by_role("link", name="Vis den, du selv er ved at samle").click()
    ready(page, 1)
    assert parts(page) != ["Bliv ved"] and store(page) == mine


def test_place_date_and_people_are_asked_for_once(new_page: NewPage) -> None:
    """On screen each list leaves it to the package's front; on paper each list has it on its lines."""
    page = new_page("moedepakke/opstart-af-foelgeskab/", width=390)
    heads = page.locator(".pakkedel .tjekliste__hoved")
    assert heads.count() > 1
    for head in heads.all():
        expect(head).to_be_hidden()
    page.fill("#pakke-1", "12. maj kl. 9")
    page.fill("#pakke-2", "Ældrehuset")
    page.fill("#pakke-3", "Leder og vejleder")
    for name, words in (("moede", "12. maj kl. 9"), ("sted", "Ældrehuset"), ("deltagere", "Leder og vejleder")):
        found = page.locator(f".pakkedel [name={name}]").evaluate_all("(all) => all.map((one) => one.value)")
        assert set(found) == {words}
    text = text_of(paper(page))
    assert text.count(squeezed("Ældrehuset")) == heads.count() + 1


def test_gathering_again_keeps_what_is_written(new_page: NewPage) -> None:
    """A page more in the package takes away nothing that is filled in."""
    page = new_page(link("tjeklister/plan-for-foelgeskab/", decisions=DECISIONS, sted="Nord"))
    ready(page, 1)
    page.locator(".pakkedel input[type=checkbox]").first.check()
    page.locator(".pakke__linjer textarea").first.fill("Vi begynder i maj")
    asks = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(asks), "what is written in a package is lost without a word"
    page.fill("#pakkefilter", "Refleksionskort")
    page.get_by_label("Refleksionskort", exact=False).first.check()
    page.get_by_role("button", name="Saml pakken").click()
    ready(page, 2)
    expect(page.locator(".pakkedel input[type=checkbox]").first).to_be_checked()
    expect(page.locator(".pakke__linjer textarea").first).to_have_value("Vi begynder i maj")
    assert set(page.locator(".pakkedel [name=sted]").evaluate_all("(all) => all.map((one) => one.value)")) == {"Nord"}


def test_a_damaged_link_says_so(new_page: NewPage) -> None:
    page = new_page(f"{OWN}#2&d=erfaringer/bliv-ved/")
    expect(page.locator(NOTE)).to_contain_text("Linket er ikke helt: 1 del kunne ikke læses.")


def test_own_on_paper(new_page: NewPage) -> None:
    """The reader's own package prints alone: cover, contents, every part with what was filled in, lines and sources.

    Where the site has an address, a code on the front opens the same package.
    """
    page = new_page(link(*CHOSEN, decisions=DECISIONS, **COVER), width=390, scheme="dark")
    ready(page, 3)
    assert page.locator(".pakke__qr").count() == 0, "a code that leads to this machine"
    page.evaluate("(net) => { document.querySelector('[data-moedepakke]').dataset.net = net; }", NET)
    page.locator("#beslutninger").dispatch_event("input")  # the address is written as this page writes it
    page.get_by_role("button", name="Saml pakken").click()
    expect(page.locator(".pakke__qr svg")).to_have_count(1)
    page.locator(".pakkedel .tjekpunkt textarea").first.fill("Noget, jeg skrev")
    words = [*COVER.values(), *DECISIONS, *parts(page), *page.locator(".pakke__kilder a").all_inner_texts()]
    words += page.locator(".pakkedel .tjekpunkt__tekst").evaluate_all(LESS_MARKERS)
    data = page.pdf(format="A4", prefer_css_page_size=True)
    assert codes(data) == [NET + page.evaluate("location.search + location.hash")]
    text = text_of(Paper(data))
    for word in (*words, "Noget, jeg skrev", "Besluttet", "Ansvarlig"):
        assert squeezed(word) in text, f"«{word}» is not on paper"
    for source in page.locator(".pakke__kilder a").all_inner_texts():
        assert text.count(squeezed(source)) == 1, f"«{source}» is told more than once"
    for word in ("Færdige pakker", "Saml pakken", "Find en side", "Hovedmenu"):
        assert squeezed(word) not in text, f"«{word}» is on paper"


def test_codes_can_be_read(new_page: NewPage) -> None:
    """Codes of every size say what they were asked to, in any sign; what is too long for a phone gets none."""
    texts = ["a", "https://æøå.dk/?«»", *("https://e.dk/#" + "aB3-å%" * n for n in range(1, 94, 9)), "x" * 666]
    source = re.sub("^export ", "", (ROOT / "content" / "assets" / "js" / "qrkode.js").read_text("utf-8"), flags=re.M)
    drawn = new_page(None).evaluate(f"(texts) => {{ {source}\n return texts.map(qr); }}", [*texts, "x" * 667])
    assert drawn.pop() is None
    assert len({len(rows) for rows in drawn}) > 9
    for text, rows in zip(texts, drawn, strict=True):
        side = len(rows) + 8
        bits = bytes(255 * (not dark) for row in rows for dark in (0, 0, 0, 0, *row, 0, 0, 0, 0))
        picture = Image.frombytes("L", (side, side), b"\xff" * 4 * side + bits + b"\xff" * 4 * side)
        [code] = zxingcpp.read_barcodes(picture.resize((side * 3, side * 3), Image.Resampling.NEAREST))
        assert code.text == text


@pytest.mark.parametrize(
    ("id_", "js"), [*((id_, True) for id_ in PACKAGES), *((id_, False) for id_ in list(PACKAGES)[::3])]
)
def test_ready_package(new_page: NewPage, id_: str, js: bool) -> None:
    """A ready package prints with or without script, its folds too: a cover, every part on a sheet of its own, lines
    and sources."""
    page = new_page(f"moedepakke/{id_}/", js=js)
    assert page.locator("details.pakkefold:not([open])").count() == page.locator(".pakkedel").count()
    contents = unbroken(page.locator(".pakke__indhold a").all_text_contents())
    parts = unbroken(page.locator(".pakkedel > h2").all_text_contents())
    assert all(part.endswith(title) for title, part in zip(contents, parts, strict=True)), (contents, parts)
    reader = paper(page)
    points = page.locator(".tjekpunkt__tekst, .pakke__spørgsmål").evaluate_all(LESS_MARKERS)
    sources = page.locator(".herkomst__kilde > p a:first-of-type").all_inner_texts()
    texts = [squeezed(sheet) for sheet in reader.pages]
    text = "".join(texts)
    for word in (*parts, *points, *sources, "Besluttet"):
        assert squeezed(word) in text, f"{id_}: «{word}» is not on paper"
    assert len(reader.pages) >= PACKAGES[id_], f"{id_}: a part is missing, or shares its sheet"
    assert all(texts), f"{id_}: a sheet is empty"
    starts = [0]
    for part in parts:
        rest = range(starts[-1] + 1, len(texts))
        start = next((sheet for sheet in rest if squeezed(part) in texts[sheet]), None)
        assert start, f"{id_}: «{part}» begins no sheet of its own"
        starts.append(start)
    starts.append(len(texts))
    for place in page.locator(".pakkedel").evaluate_all(
        "(all) => all.flatMap((one, n) => one.querySelector('.tjekliste--1-ark') ? [n] : [])"
    ):
        assert starts[place + 2] - starts[place + 1] == 1, f"{id_}: «{parts[place]}» is more than a sheet"
    for number, start in enumerate(starts[1:-1], 1):
        assert squeezed(f"Del {number} af {len(parts)}").upper() in texts[start].upper()
    assert starts[1] == 1, f"{id_}: the front is more than a sheet"
    for word in page.locator(".pakke__spørgsmål").all_text_contents():
        assert squeezed(word) in texts[0], f"{id_}: «{word}» is not on the front"


def test_filled_in(new_page: NewPage) -> None:
    """What is written on a ready package's cover and in its lists is on paper."""
    page = new_page(PAGES["moedepakke"])
    page.fill("#pakke-1", "12. maj kl. 9")
    page.locator(".pakke__linjer textarea").first.fill("Ja, vi gør det")
    page.locator(".pakkefold > summary").first.click()
    page.locator(".tjekpunkt input[type=checkbox]").first.check()
    text = text_of(paper(page))
    assert squeezed("12. maj kl. 9") in text
    assert squeezed("Ja, vi gør det") in text
    assert "X1a" in text


BELOW = """() => [...document.querySelectorAll("#pakke-1, .pakke__linjer textarea")].map((field) => {
  const text = document.createRange();
  text.selectNodeContents(field.nextElementSibling);
  const [line] = text.getClientRects();
  return field.parentElement.getBoundingClientRect().bottom - line.bottom;
})"""
"""How far below each answer's first line its field ends, in pixels."""


def test_a_full_front(new_page: NewPage) -> None:
    """Answers stand on their lines. A front that is full takes a part along to its second sheet, the lists go on with
    their own titles, and nothing covers the number of a sheet."""
    page = new_page("moedepakke/planlaeg-gruppevejledning/", width=PRINTABLE)
    page.fill("#pakke-1", "12. maj kl. 9")
    for one in page.locator(".pakke__linjer textarea").all():
        one.fill("Ja")
    page.emulate_media(media="print")
    at: list[float] = page.evaluate(BELOW)
    assert len(at) > 9 and max(at[:1] + at[2::3]) < 6, at  # the date, and who and when of each decision
    backs = page.locator(".pakkefold, .pakkedel").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert set(backs) == {"rgba(0, 0, 0, 0)"}, "a part covers what stands at the edge of its sheet"
    page.emulate_media(media="null")
    for one in page.locator(".pakke__linje--besluttet textarea").all():
        one.fill("Vi spørger vagtplanlæggeren, om tiden kan ligge fast, og begynder i februar. " * 4)
    page.fill("#pakke-3", "Anne-Marie Christoffersen, " * 30)
    printed = paper(page)
    assert min(printed.filled) > 0.2, printed.filled
    for number, sheet in enumerate(printed.pages, 1):
        assert squeezed(f"Side {number} af {len(printed.pages)}") in squeezed(sheet)


def test_without_script(new_page: NewPage) -> None:
    """Without script the overview has the ready packages, and says what needs script."""
    page = new_page(OWN, js=False)
    expect(page.locator(".indeks li")).to_have_count(len(PACKAGES))
    expect(page.locator("[data-uden-js]")).to_be_visible()
    expect(page.locator("form[data-moedepakke]")).to_be_hidden()


def test_firefox(address: str, new_page: NewPage, fox: firefox.Firefox) -> None:
    """Firefox takes as many sheets as Chromium."""
    for id_ in list(PACKAGES)[::3]:
        count = len(paper(new_page(f"moedepakke/{id_}/")).pages)
        fox.visit(f"{address}moedepakke/{id_}/")
        assert len(Paper(fox.paper()).pages) == count, f"{id_} in Firefox"
