"""Lighthouse on every type of page, as a mobile phone: performance, accessibility, best practices and SEO."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.projekt import ROOT, BuildError
from benchmarks.server import serving
from benchmarks.tabel import Måling, Tabel
from tests.browser.pages import PAGES, VARIANTS

LIGHTHOUSE = "12.8.2"
"""The last version for Node 18 and 20, which Debian 12 and 13 have."""
HOME = ROOT / ".cache" / f"lighthouse-{LIGHTHOUSE}"
PROGRAM = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
NO_NODE = "Node og npm mangler. På Debian og Ubuntu: sudo apt-get install nodejs npm"

KINDS = {
    "performance": "ydelse",
    "accessibility": "tilgængelighed",
    "best-practices": "god skik",
    "seo": "søgemaskiner",
}
CULPRITS = {"cumulative-layout-shift": "layout-shifts"}
"""Where another audit tells what a figure is due to."""
GOAL = 100
TRIES = 3
"""A page that falls short is tried so many times, and the median counts: other work on the machine costs points."""
ADDRESSES = {name: address for name, address in PAGES.items() if name not in VARIANTS} | {"404": "404.html"}
"""The page types; the page for what is not found is asked for by name, for Lighthouse refuses an answer of 404."""

Report = dict[str, Any]


def fetch() -> None:
    """Fetch Lighthouse into .cache, once. Raises BuildError."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise BuildError(NO_NODE)
    if PROGRAM.is_file():
        return
    print(f"Henter Lighthouse {LIGHTHOUSE} …", flush=True)
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    command = [npm, "install", "--prefix", str(HOME), *quiet, f"lighthouse@{LIGHTHOUSE}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or not PROGRAM.is_file():
        raise BuildError(f"npm kunne ikke hente Lighthouse:\n{done.stderr[-2000:]}")


def ask(address: str, chromium: str) -> Report:
    """Return Lighthouse's report on an address. Raises BuildError."""
    how = ["--output=json", "--output-path=stdout", "--quiet", "--locale=da"]
    command = ["node", str(PROGRAM), address, *how, "--chrome-flags=--headless=new --no-sandbox"]
    env = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        report: Report = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise BuildError(f"Lighthouse svarede ikke om {address}:\n{done.stderr[-2000:]}") from error
    if report.get("runtimeError"):
        raise BuildError(f"Lighthouse kunne ikke måle {address}: {report['runtimeError']['message']}")
    return report


def scores(report: Report) -> dict[str, float]:
    """Return the score of each kind, from 0 to 100."""
    return {kind: 100 * (report["categories"][kind]["score"] or 0) for kind in KINDS}


def faults(report: Report) -> Iterator[str]:
    """Yield each audit that cost points, with its figure and the first thing it points at."""
    for kind in KINDS:
        for part in report["categories"][kind]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                named = report["audits"].get(CULPRITS.get(part["id"], ""), audit)
                things = (named.get("details") or {}).get("items") or [{}]
                where = things[0].get("node", {}).get("snippet") or things[0].get("url") or ""
                yield " ".join(filter(None, (f"{KINDS[kind]}:", audit["title"], audit.get("displayValue"), where)))


def measure(table: Tabel, site: Path, chromium: str, port: int) -> None:
    """Print the lowest score of every page type of a built site, which was built for this port, and of every kind.

    Then comes what cost points.
    """
    fetch()
    table.begin("Lighthouse, mobil", "Det laveste af de fire tal for hver sidetype, og så det laveste for hver slags.")
    found: dict[str, dict[str, float]] = {}
    told: list[str] = []
    with serving(site, port) as (root, _):
        for name, address in ADDRESSES.items():
            reports = [ask(root + address, chromium)]
            if min(scores(reports[0]).values()) < GOAL:
                reports += [ask(root + address, chromium) for _ in range(TRIES - 1)]
            found[name] = {kind: statistics.median(scores(report)[kind] for report in reports) for kind in KINDS}
            lowest = min(found[name].values())
            table.add(Måling(name, lowest, mål=GOAL, på="mindst", decimaler=0))
            if lowest < GOAL:
                figures = ", ".join(f"{KINDS[kind]} {score:.0f}" for kind, score in found[name].items())
                told += [f"  {name}: {figures}", *(f"      {fault}" for fault in faults(reports[-1]))]
    for kind, title in KINDS.items():
        worst = min(found, key=lambda name: found[name][kind])
        table.add(Måling(f"{title}, lavest: {worst}", found[worst][kind], mål=GOAL, på="mindst", decimaler=0))
    print("\n".join(told))
