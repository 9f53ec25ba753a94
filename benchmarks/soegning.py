"""Measures the search: what people type in a real Chromium, through the real field, and Pagefind over the same site.

    python3 guide.py maal soegning             every query, by kind, and every miss
    python3 guide.py maal soegning --kun vores  without Pagefind, which needs Node and npm

benchmarks/soegning.yaml holds the queries. Half of them are for tuning the search; the other half only tell how good it
is. Which half a query belongs to is a digest of its words: nobody chooses.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from benchmarks import byg, soegetid
from benchmarks.projekt import ROOT, BuildError, copy_project
from benchmarks.server import serving
from vejledningsguide.check import check
from vejledningsguide.guide import Guide
from vejledningsguide.load import load

QUERIES = Path(__file__).with_name("soegning.yaml")
WORD = "begreb:"
"""Before the id of a word in the glossary: such an id may be a page's too."""
PAGEFIND = "1.5.2"
FIRST, THREE, NOTHING = 0.95, 0.99, 0.005
"""The goals, on the half that only tells."""
ASK = """async ([queries, whole]) => {
  const places = ["#q", "[data-søgestatus]", "[data-resultater]"];
  const [field, status, results] = places.map((one) => document.querySelector(one));
  const found = [];
  for (const query of queries) {
    await new Promise((done) => {
      const told = new MutationObserver(() => { if (status.textContent.includes(`«${query}»`)) end(); });
      const drawn = new MutationObserver(() => { if (!whole) end(); });
      const end = () => { told.disconnect(); drawn.disconnect(); done(); };
      told.observe(status, { childList: true });
      drawn.observe(results, { childList: true });
      field.value = query;
      field.form.requestSubmit();
    });
    found.push([...results.querySelectorAll("a")].map(({ href }) => href));
  }
  return found;
}"""
"""Ask all queries, one after the other: to ask the browser of each takes longer than to search."""


@dataclass(frozen=True)
class Søgning:
    """What somebody types, and the addresses of which one should come first."""

    slags: str
    ord: str
    mål: tuple[str, ...]

    @property
    def til_at_stille_med(self) -> bool:
        """Whether it belongs to the half for tuning."""
        return hashlib.sha256(self.ord.encode()).digest()[0] % 2 == 0

    def met(self, address: str) -> bool:
        """Return whether an address is one of those: the very place, or any place on the page or below it."""
        page = address.partition("#")[0]
        return any(address == one if "#" in one else page == one or (one and page.startswith(one)) for one in self.mål)

    def place(self, found: Sequence[str]) -> int | None:
        """Return the place of the first address that is right, from 1; None when there is none."""
        return next((place for place, address in enumerate(found, 1) if self.met(address)), None)


def queries(guide: Guide | None = None) -> list[Søgning]:
    """Return every query with its addresses, in our guide or in one that is at hand. Raises ValueError for an id that
    nothing has."""
    if guide is None:
        katalog = load(ROOT / "data")
        check(katalog, date.today())
        guide = Guide(katalog)
    katalog = guide.katalog
    known = {item.id: katalog.address(item) for _, _, item in katalog.things() if katalog.slags[type(item)].adresse}
    known |= {id_: link.adresse for id_, link in guide.henvisninger.items()}
    known |= {WORD + begreb.id: katalog.address(begreb) for begreb in guide.begreber}
    listed = (ROOT / "data" / "adresser.txt").read_text(encoding="utf-8").split()
    known |= {address.lstrip("/"): address.lstrip("/") for address in listed if address.endswith("/")}
    found = []
    for group in yaml.safe_load(QUERIES.read_text(encoding="utf-8")):
        for words, ids in group["søg"].items():
            if missing := [id_ for id_ in ids if id_ not in known]:
                raise ValueError(f"{QUERIES.name}: «{words}» fører til {missing}, som ikke findes")
            found.append(Søgning(group["slags"], str(words), tuple(known[id_] for id_ in ids)))
    return found


def ours(
    page: Page, root: str, asked: Sequence[Søgning], *, whole: bool = False
) -> Iterator[tuple[Søgning, list[str]]]:
    """Put each query into the search's own field, send its form, and yield what it leads to, from the top: what is
    drawn first, which holds the best three, or the `whole` list."""
    page.goto(f"{root}soeg/")
    answers: list[list[str]] = page.evaluate(ASK, [[one.ord for one in asked], whole])
    for one, links in zip(asked, answers, strict=True):
        yield one, [link.removeprefix(root) for link in links]


def pagefind(page: Page, root: str, asked: Iterable[Søgning]) -> Iterator[tuple[Søgning, list[str]]]:
    """Ask Pagefind's own library, as its own field does."""
    page.goto(f"{root}soeg/")
    for one in asked:
        links: list[str] = page.evaluate(
            """async (q) => {
              window.pf ??= await import("/pagefind/pagefind.js");
              const { results } = await window.pf.search(q);
              const found = await Promise.all(results.slice(0, 5).map((one) => one.data()));
              return found.map(({ url }) => url);
            }""",
            one.ord,
        )
        pages = tuple(place.partition("#")[0] for place in one.mål)  # it finds pages, so the page will do
        yield replace(one, mål=pages), [link.removeprefix("/") for link in links]


def add_pagefind(site: Path) -> None:
    """Let Pagefind read the site and put its index beside it. Raises BuildError."""
    npx = shutil.which("npx")
    if npx is None:
        raise BuildError("Node og npm mangler. På Debian og Ubuntu: sudo apt-get install nodejs npm")
    command = [npx, "--yes", f"pagefind@{PAGEFIND}", "--site", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or not (site / "pagefind" / "pagefind.js").is_file():
        raise BuildError(f"Pagefind kunne ikke hentes eller køres:\n{(done.stderr or done.stdout)[-800:]}")


@dataclass
class Tælling:
    """How many queries there are, and how many of them are met first, among three, and not answered at all."""

    alle: int = 0
    først: int = 0
    tre: int = 0
    intet: int = 0

    def count(self, one: Søgning, found: Sequence[str]) -> None:
        """Count one more."""
        place = one.place(found)
        self.alle += 1
        self.først += place == 1
        self.tre += place is not None and place <= 3
        self.intet += not found

    def __str__(self) -> str:
        whole = self.alle or 1
        return f"{self.alle:>5}{self.først / whole:>9.2f}{self.tre / whole:>9.2f}{self.intet:>7}"


def tell(name: str, answers: list[tuple[Søgning, list[str]]], *, misses: bool) -> Tælling:
    """Print an engine's figures by half and by kind, and each miss; return those of the half that only tells."""
    print(f"\n{name}\n{'':<34}{'alle':>5}{'først':>9}{'tre':>9}{'intet':>7}")
    halves = {"til at stille ind med": Tælling(), "kun til at måle": Tælling()}
    kinds: dict[str, Tælling] = {}
    for one, found in answers:
        halves["til at stille ind med" if one.til_at_stille_med else "kun til at måle"].count(one, found)
        kinds.setdefault(one.slags, Tælling()).count(one, found)
    for title, tally in (halves | kinds).items():
        print(f"  {title:<32}{tally}")
    for one, found in answers if misses else ():
        if (place := one.place(found)) != 1:
            print(f"  {place or '–':>3}  «{one.ord}» → {found[0] if found else 'intet'} (skulle: {one.mål[0]})")
    return halves["kun til at måle"]


def main(arguments: Sequence[str] = ()) -> int:
    """Measure and print; return 1 when something could not be measured."""
    parser = argparse.ArgumentParser(prog="python3 guide.py maal soegning", description="Måler søgningen.")
    parser.add_argument("--kun", choices=["vores"], help="uden Pagefind")
    parser.add_argument("--site", type=Path, help="et site, der er bygget i forvejen")
    options = parser.parse_args(arguments)
    asked, code = queries(), 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = options.site or Path(name) / "vores" / "site"
        if not options.site:
            byg.build(copy_project(Path(name) / "vores"))
        elif not options.kun:
            site = Path(shutil.copytree(options.site, Path(name) / "site"))
        chromium = os.environ.get("VEJLEDNINGSGUIDE_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium or None)
        page = browser.new_page()
        with serving(site) as (root, _):
            told = tell("Vores", list(ours(page, root, asked, whole=True)), misses=True)
            code |= _pagefind(page, root, site, asked) if not options.kun else 0
            took = soegetid.measure(browser, root)
        browser.close()
    whole = told.alle or 1
    print(
        f"\nMål, på den halvdel, der kun måles på: først {told.først / whole:.2f} (mindst {FIRST}), blandt tre "
        f"{told.tre / whole:.2f} (mindst {THREE}), intet {told.intet / whole:.3f} (højst {NOTHING})."
    )
    print(took)
    return code


def _pagefind(page: Page, root: str, site: Path, asked: list[Søgning]) -> int:
    try:
        add_pagefind(site)
    except BuildError as error:
        print(f"\nPagefind er ikke målt: {error}")
        return 1
    tell(f"Pagefind {PAGEFIND}, som det er", list(pagefind(page, root, asked)), misses=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
