"""What a first visit to a page fetches, and how heavy the heaviest page is."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.server import file_at, serving, weight
from benchmarks.tabel import Måling, Tabel

SORTS = {
    "forsiden": "index.html",
    "en modulside": "moduler/sosu-basis/index.html",
    "en tjekliste": "tjeklister/plan-for-foelgeskab/index.html",
    "et svar i Find modul": "find-modul/vejleder/ny/hverdag/pau/kort/index.html",
    "kompetencebehov": "kompetencebehov/index.html",
}
"""A page of each sort; where the data have no such page, another one in the same folder will do."""

MOST_BYTES = 25
MOST_REQUESTS = 6
MOST_HTML = 90
MOST_ELEMENTS = 1500


@dataclass(frozen=True)
class Weight:
    """What a visit fetches: bytes as they are and as they travel, and requests, here and elsewhere."""

    raw: int
    packed: int
    requests: int
    elsewhere: int
    search: int
    """The part of `packed` that is the search."""


def visit(browser: Browser, site: Path, address: str) -> Weight:
    """Visit a page with an empty cache; return all it fetched. What would come from elsewhere is not fetched."""
    elsewhere: list[str] = []
    with serving(site) as (root, asked):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.route(lambda url: not url.startswith(root), lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(120_000)  # a busy machine is no fault
        page.on("request", lambda request: None if request.url.startswith(root) else elsewhere.append(request.url))
        page.goto(root + address)
        page.wait_for_load_state("networkidle")
        context.close()
    files = [file for path in asked if (file := file_at(path)) is not None]
    search = [file for file in files if "search" in file.name or "lunr" in str(file.relative_to(site))]
    return Weight(
        sum(file.stat().st_size for file in files),
        sum(map(weight, files)),
        len(asked),
        len(elsewhere),
        sum(map(weight, search)),
    )


def measure_weights(table: Tabel, browser: Browser, ours: Path, stock: Path) -> None:
    """Visit a page of each sort for the first time, on both sites, and print what the browser fetched."""
    note = "Det, standardtemaet ville hente andre steder (skrifttyper), er ikke talt med i dets kB."
    table.begin("Første besøg: alt, hvad browseren henter", note)
    elsewhere: list[tuple[int, int]] = []
    for sort, file in SORTS.items():
        address = _address(ours, file)
        mine, theirs = visit(browser, ours, address), visit(browser, stock, address)
        table.add(Måling(f"{sort}: kB med gzip", mine.packed / 1e3, theirs.packed / 1e3, MOST_BYTES))
        without = mine.packed - mine.search, theirs.packed - theirs.search
        table.add(Måling(f"{sort}: kB uden søgning", without[0] / 1e3, without[1] / 1e3))
        table.add(Måling(f"{sort}: kB rå", mine.raw / 1e3, theirs.raw / 1e3))
        table.add(Måling(f"{sort}: forespørgsler", mine.requests, theirs.requests, MOST_REQUESTS, decimaler=0))
        elsewhere.append((mine.elsewhere, theirs.elsewhere))
    here, there = (sum(side) for side in zip(*elsewhere, strict=True))
    table.add(Måling("kald til andre steder", here, there, 0, decimaler=0))


def _address(site: Path, file: str) -> str:
    """Return the address of a page of a sort: the one named, or the first that lies deepest in its folder."""
    if not (site / file).is_file():
        around = site / file.split("/")[0]
        file = str(
            max(sorted(around.rglob("index.html")), key=lambda path: len(path.parts)).relative_to(site).as_posix()
        )
    return file.removesuffix("index.html")


class _Counter(HTMLParser):
    """Counts elements."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += 1


def elements(html: str) -> int:
    """Return how many elements a page has."""
    counter = _Counter()
    counter.feed(html)
    return counter.count


def _heaviest(site: Path) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return the most bytes of HTML and the most elements of a page, each with its address.

    A page has no more elements than what could begin one: most need not be read as HTML.
    """
    texts = {f"{path.parent.relative_to(site).as_posix()}/": path.read_bytes() for path in sorted(site.rglob("*.html"))}
    begun = {address: text.count(b"<") - text.count(b"</") for address, text in texts.items()}
    most = 0, ""
    for address in sorted(begun, key=lambda address: begun[address], reverse=True):
        if begun[address] <= most[0]:
            break
        most = max(most, (elements(texts[address].decode()), address))
    return max((len(text), address) for address, text in texts.items()), most


def measure_heaviest(table: Tabel, ours: Path, stock: Path) -> None:
    """Print the heaviest page of each site, by bytes of HTML and by elements."""
    (size, largest), (count, fullest) = _heaviest(ours)
    (their_size, _), (their_count, _) = _heaviest(stock)
    table.begin("Største side på hele sitet", f"Vores: {largest} (kB) og {fullest} (elementer).")
    table.add(Måling("kB HTML, rå", size / 1e3, their_size / 1e3, MOST_HTML))
    table.add(Måling("elementer", count, their_count, MOST_ELEMENTS, decimaler=0))
