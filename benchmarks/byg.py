"""Builds our site and stock's by turns, as they are and grown, and measures what each build costs."""

from __future__ import annotations

import math
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path

from benchmarks.projekt import ROOT, Cost, copy_project, make_stock, pages_of, run
from benchmarks.tabel import Måling, Tabel, number

RATIOS = {600: 0.20, 1500: 0.10, 6000: 0.02}
"""The goals by size; as it is, 0.25."""


Size = tuple[int, float]
"""How many pages a site of ours has, and the seconds it takes to build it from nothing."""


def build(project: Path, *, fresh: bool = True) -> Cost:
    """Build a project into its own folder site/, from nothing; `fresh` also forgets what the last build kept."""
    shutil.rmtree(project / "site", ignore_errors=True)
    if fresh:
        shutil.rmtree(project / ".cache", ignore_errors=True)
    return run(project, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site"))


def measure_builds(table: Tabel, ours: Path, stock: Path, times: int, *, mini: bool) -> Size:
    """Build both sites by turns, and print the medians; then our own check of the data. The goals are for the real."""
    goal, quick = (None, None) if mini else (0.25, 1.5)
    rounds = [(build(ours), build(ours, fresh=False), build(stock)) for _ in range(times)]
    fresh, again, theirs = (statistics.median(cost.seconds for cost in side) for side in zip(*rounds, strict=True))
    table.begin(
        f"Byggetid, som sitet er: processortid, median af {times}",
        "PDF-filer er ikke med. Det gemte er det, en bygning lægger i .cache.",
    )
    pages = number(pages_of(ours), 0)
    table.add(Måling(f"{pages} sider fra bunden: sekunder", fresh, theirs, goal, "forhold"))
    table.add(Måling(f"{pages} sider med det gemte: sekunder", again, theirs, goal, "forhold"))
    checks = [run(ours, "-m", "vejledningsguide", "tjek").seconds for _ in range(times)]
    table.add(Måling("tjek: sekunder", statistics.median(checks), mål=quick, decimaler=2))
    return pages_of(ours), fresh


def measure_growth(table: Tabel, folder: Path, sizes: Sequence[int], begin: Sequence[Size], *, mini: bool) -> None:
    """Build larger and larger sites of both kinds once each, and print what they cost and how ours grows.

    `begin` is the site it grows from, where that was measured and shall count.
    """
    table.begin("Vækst: opslag kopieres som lovlige data", "Bygget fra bunden; Find modul vokser ikke med.")
    found = [*begin]
    for size in sizes:
        ours = copy_project(folder / f"vores-{size}", mini=mini)
        run(ROOT, "-m", "benchmarks.vaekst", str(ours), str(size))
        stock = make_stock(ours, folder / f"standard-{size}")
        mine, theirs, pages = build(ours), build(stock), pages_of(ours)
        found.append((pages, mine.seconds))
        label = f"{number(pages, 0)} sider"
        table.add(Måling(f"{label}: sekunder", mine.seconds, theirs.seconds, RATIOS.get(size), "forhold"))
        heavy, theirs_heavy = _megabytes(ours), _megabytes(stock)
        table.add(Måling(f"{label}: MB HTML", heavy, theirs_heavy))
        if mine.memory is None or theirs.memory is None:
            table.miss(f"hukommelse ved {label}", "Det kan dette styresystem ikke oplyse.")
        else:
            table.add(Måling(f"{label}: MB hukommelse", mine.memory, theirs.memory, 250 if size == 6000 else None))
        for project in (ours, stock):
            shutil.rmtree(project)
    (few, small), (many, large) = found[0], found[-1]
    exponent = math.log(large / small) / math.log(many / few)
    between = f"{number(few, 0)} til {number(many, 0)} sider"
    table.add(Måling(f"eksponent fra {between}", exponent, mål=None if mini else 1.05, decimaler=2))


def _megabytes(project: Path) -> float:
    """Return the size of all HTML of a built site."""
    return sum(path.stat().st_size for path in (project / "site").rglob("*.html")) / 1e6
