"""Pages on paper: how many sheets they take, and that nothing on them can only be clicked. Checklists: test_ark."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from tests.browser import firefox
from tests.browser.pages import PAGES
from tests.browser.paper import Paper, paper, squeezed, text_of
from tests.browser.support import NewPage, visit

SHEETS = {
    "ordliste/": (".ordliste__term", 18),
    "find-modul/tabel/": (".beslutningstabel tbody tr", 45),
    "find-modul/regler/": (".findregel", 7),
    "uoverensstemmelser/": ("main :is(dd, li)", 20),
    "kilder/nce-eftersyn/": ("main li", 15),
    "tal/": ("main li", 12),
    PAGES["sammenlign-tre"]: ("tr", 8),
    PAGES["sammenligning"]: ("tr", 8),
    "vaerktoejer/": (".værktøj", 2),
    "erfaringer/": (".kort", 15),
    "": ("main li", 15),
}
"""Some pages, and how many of what they list go on a sheet of A4 at least: twice as many as once did."""

SEEN = """() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const text = (one) => one.textContent.trim();
  const line = (one) => getComputedStyle(one).textDecorationLine !== "none";
  const lines = (one) => [one, ...one.querySelectorAll("*")].some(line);
  return {
    underlined: [...document.querySelectorAll("a")].filter((a) => shown(a) && lines(a)).map(text),
    controls: [...document.querySelectorAll("button, .knap, nav:not(.filter), [role=status]:not(.boks, [data-antal])")]
      .filter((one) => shown(one) && (text(one) || one.matches("button"))).map((one) => one.outerHTML),
  };
}"""
"""What a sheet must not have: a line under what is no link on paper, a button, a way on, a message of the screen."""

NOTES = """() => [...document.querySelectorAll(".noter")].filter((notes) => {
  const claim = document.createRange();
  claim.setStart(notes.parentElement, 0);
  claim.setEndBefore(notes);
  const line = [...claim.getClientRects()].filter((box) => box.width && box.height).pop();
  const number = notes.lastElementChild.getBoundingClientRect();
  const middle = (number.top + number.bottom) / 2;
  return line && notes.checkVisibility() && (middle > (line.top + line.bottom) / 2 + 1 || middle < line.top - 4);
}).map((notes) => notes.parentElement.textContent)"""
"""The claims whose numbers stand below or above the line that they end."""


def test_few_sheets(new_page: NewPage) -> None:
    """A page is no longer on paper than it must be, and has nothing on it that is for a screen."""
    page = new_page(None)
    faults: list[str] = []
    for address, (listed, per_sheet) in SHEETS.items():
        visit(page, address)
        printed = paper(page)
        page.emulate_media(media="print")
        seen, count = page.evaluate(SEEN), page.locator(listed).count()
        page.emulate_media(media="null")
        if len(printed.pages) > -(-count // per_sheet):
            faults.append(f"/{address}: {len(printed.pages)} sheets for {count} of {listed}")
        faults += [f"/{address}: {name}: {one}" for name, all_ in seen.items() for one in all_]
        faults += [f"/{address}: 127.0.0.1"] * ("127.0.0.1" in text_of(printed))
    assert faults == []


WHOLE = {
    "find-modul/vejleder/ny/hverdag/pau/kort/": 2,
    "find-modul/fuldtid/basis/sosu/delt/": 2,
    "find-modul/vejleder/basis/hverdag/": 2,
    "find-modul/vejleder/basis/psykiatri/": 1,
    "guider/gruppevejledning/hvad-og-hvorfor-i-grupper/": 1,
    "moduler/i-dag/": 1,
    "kompetencebehov/behov-elevforudsaetninger/": 1,
    "kilder/nce-eftersyn/351-400/": 3,
    "kilder/nce-eftersyn/51-100/": 3,
    "foelgeskab/situationer/": 2,
    "tjeklister/": 1,
    "moedepakke/planlaeg-gruppevejledning/": 4,
    "moedepakke/modul-til-en-ny-vejleder/": 4,
}
"""Pages that stood, or nearly stood, on one sheet more, and on how many they are to be."""


def test_no_sheet_is_all_but_empty(new_page: NewPage) -> None:
    """What a page's last sheet holds is worth a sheet: a fifth of it at least."""
    page = new_page(None)
    faults: list[str] = []
    for address, most in WHOLE.items():
        visit(page, address)
        filled = paper(page).filled
        if len(filled) > most or min(filled) < 0.2:
            faults.append(f"/{address}: {[round(one, 2) for one in filled]}")
    assert faults == []


def test_a_sources_own_links_have_their_address(new_page: NewPage) -> None:
    """Nobody can press a link on paper."""
    page = new_page("kilder/regionh/")
    printed = text_of(paper(page))
    links: list[str] = page.locator("#links a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert len(links) > 2
    assert [link for link in links if squeezed(link) not in printed] == []


HEADINGS = """return [...document.querySelectorAll("main :is(h2, h3, .fold__titel, .fold__linje, caption)")]
  .map((one) => one.textContent)"""


def test_no_heading_is_last_on_a_sheet_in_firefox(address: str, fox: firefox.Firefox) -> None:
    """Firefox, which knows no «keep with next», leaves no heading behind; and a table of many years is whole there."""
    for place in ("uoverensstemmelser/", "guider/akademi-og-diplom/hvem-tager-det/", "moduler/"):
        fox.visit(address + place)
        headings = {squeezed(one) for one in fox.run(HEADINGS)}
        printed = Paper(fox.paper())
        assert len(printed.pages) > 1, place
        assert not headings & set(printed.last[:-1]), place
        for last in fox.run("return [...document.querySelectorAll('thead th:last-child')].map((e) => e.innerText)"):
            assert squeezed(last) in text_of(printed), f"{place}: the column «{last}» is cut"


def test_series_are_told_apart_in_grey(new_page: NewPage) -> None:
    """The series of a chart that have no pattern over them (makroer/tal.html) are far apart in a grey print."""
    page = new_page(PAGES["talsaet"])
    page.emulate_media(media="print")
    colours: list[list[float]] = page.evaluate(
        """() => [1, 3, 5, 7].map((series) => {
          const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
          svg.setAttribute("class", `serie-${series}`);
          document.body.append(svg);
          return getComputedStyle(svg).fill.match(/[\\d.]+/g).map(Number);
        })"""
    )
    page.emulate_media(media="null")
    greys = sorted(0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in colours)
    assert min(after - before for before, after in pairwise(greys)) > 40, greys


def test_an_answer_and_its_decision_share_a_sheet(new_page: NewPage, site: Path) -> None:
    """The longest answers of Find modul have the lines for the decision on the first sheet, and notes on the line."""

    def card(path: Path) -> int:
        text = path.read_text("utf-8").partition('<div class="svarkort">')[2]
        return len(text.partition('<p class="finder__knapper"')[0])

    longest = sorted((site / "find-modul").rglob("index.html"), key=card)[-2:]
    page = new_page(None)
    for path in longest:
        visit(page, f"{path.parent.relative_to(site).as_posix()}/")
        first = paper(page).pages[0]
        assert all(word in first for word in ("Besluttet", "Ansvarlig", "Dato")), f"{page.url}: {first}"
        page.emulate_media(media="print")
        assert page.locator(".noter a").count() > 3
        assert page.evaluate(NOTES) == [], page.url
        page.emulate_media(media="null")


def test_only_what_was_chosen_is_printed_and_told(new_page: NewPage) -> None:
    """The filtered table prints its filter in words, its rows alone, and an address that leads back to them."""
    page = new_page("find-modul/tabel/?rolle=fuldtid&styrke=stærkt")
    chosen = page.locator(".tabelfilter select").evaluate_all("(all) => all.map((s) => s.selectedOptions[0].text)")
    titles = [re.sub(r" \(\d+\)$", "", title) for title in chosen if title != "Alle"]
    assert len(titles) == 2, chosen
    printed = text_of(paper(page))
    for row in page.locator(".beslutningstabel tbody tr:not(.igen)").all():
        words = squeezed(str(row.locator("td").nth(1).text_content()))
        if row.get_attribute("hidden") is None:
            assert words in printed, words
    for words in (*titles, str(page.locator("[data-antal]").text_content())):
        assert squeezed(words) in printed, words
    page.evaluate(
        """() => {
          const link = Object.assign(document.createElement("a"), { href: "https://a.dk/guide/" });
          document.querySelector(".udskriftsadresse").append(link);
        }"""
    )
    page.locator("[name=styrke]").select_option("delvist")
    assert (
        page.locator(".udskriftsadresse a").text_content() == f"https://a.dk/guide/{page.evaluate('location.search')}"
    )
