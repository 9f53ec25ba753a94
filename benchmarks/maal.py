"""Measures our site against plain mkdocs-material, with the same pages and in the same run, so that ratios matter.

    python3 guide.py maal                everything up to 1 500 pages
    python3 guide.py maal --fuldt        6 000 pages as well; stock takes about half an hour for those
    python3 guide.py maal --kort         the same table from the small data of the tests, in a minute
    python3 guide.py maal --lighthouse   Lighthouse alone, on every type of page; needs Node and npm
    python3 guide.py maal soegning       the search: is what people type found? See benchmarks/soegning.py

A goal that is missed is told, and is no fault: the machine may be slow. A part that could not be measured is one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from benchmarks import besoeg, byg, fyr, gem_og_se, soegning
from benchmarks.projekt import BuildError, copy_project, make_stock
from benchmarks.tabel import Tabel

CHROMIUM = "VEJLEDNINGSGUIDE_CHROMIUM"
SIZES = (600, 1500)
LARGEST = 6000
SMALL = (100,)
"""A third more than the small data make; its growth is told from those."""


def attempt(table: Tabel, part: str, measure: Callable[[], None]) -> None:
    """Measure a part; one that can't be measured is noted, and the others are measured still."""
    try:
        measure()
    except (BuildError, Error, OSError) as error:
        table.miss(part, str(error))


def compare(table: Tabel, folder: Path, *, small: bool, full: bool) -> None:
    """Measure everything but Lighthouse."""
    ours = copy_project(folder / "vores", mini=small)
    stock = make_stock(ours, folder / "standard")
    sizes = SMALL if small else (*SIZES, LARGEST) if full else SIZES
    base: list[byg.Size] = []
    times = 1 if small else 3
    attempt(table, "byggetid", lambda: base.append(byg.measure_builds(table, ours, stock, times, mini=small)))
    attempt(table, "vækst", lambda: byg.measure_growth(table, folder, sizes, base if small else [], mini=small))
    sites = ours / "site", stock / "site"
    attempt(table, "største side", lambda: besoeg.measure_heaviest(table, *sites))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium() or None)
        attempt(table, "første besøg", lambda: besoeg.measure_weights(table, browser, *sites))
        attempt(table, "gem og se", lambda: gem_og_se.measure(table, browser, folder, 1 if small else 10, mini=small))
        browser.close()


def light(table: Tabel, folder: Path) -> None:
    """Build our site for the address it is served at, and let Lighthouse look at it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = copy_project(folder / "vores")
    setup = ours / "mkdocs.yml"
    setup.write_text(setup.read_text("utf-8").replace("127.0.0.1:8000", f"127.0.0.1:{port}"), encoding="utf-8")
    fyr.fetch()
    byg.build(ours)
    fyr.measure(table, ours / "site", chromium(), port)


def chromium() -> str:
    """Return the path of the Chromium that guide.py has found; empty for playwright's own."""
    return os.environ.get(CHROMIUM) or shutil.which("chromium") or ""


def main() -> int:
    """Measure and print; return 1 when something could not be measured."""
    if sys.argv[1:2] == ["soegning"]:
        return soegning.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python3 guide.py maal", description="Måler sitet mod standardtemaet.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--kort", action="store_true", help="hele tabellen, men med prøvernes små data; et minut")
    how.add_argument("--fuldt", action="store_true", help="også 6 000 sider; det tager en time")
    how.add_argument("--lighthouse", action="store_true", help="kun Lighthouse, på alle sidetyper (kræver npm)")
    parser.add_argument("--json", type=Path, metavar="FIL", help="skriv også alle tal i en fil")
    options = parser.parse_args()
    begun = time.monotonic()
    table = Tabel()
    print(f"Vores site mod mkdocs-material, som det er ({date.today()}). Forhold under 1: vores er mindre.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.lighthouse:
            attempt(table, "Lighthouse", lambda: light(table, folder))
        else:
            whole = lambda: compare(table, folder, small=options.kort, full=options.fuldt)  # noqa: E731
            attempt(table, "sammenligningen", whole)
    if not (options.kort or options.fuldt or options.lighthouse):
        print("\n6 000 sider måles med --fuldt, og Lighthouse med --lighthouse.")
    code = table.end()
    if options.json:
        table.write(options.json)
    print(f"Målt på {time.monotonic() - begun:.0f} s.")
    return code


if __name__ == "__main__":
    sys.exit(main())
