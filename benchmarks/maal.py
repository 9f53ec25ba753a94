"""Measures our site against plain mkdocs-material, with the same pages and in the same run, so that only ratios matter.

    python3 guide.py maal            everything, two to three minutes and about 1 GB of temporary files
    python3 guide.py maal --kort     one build of each and little growth, about half a minute

It measures the time to build the site, the time to build more and more pages, and what a first visit fetches. The
weights are what a browser asks a local server for, so they need a Chromium; without one they are left out. There are no
thresholds here: a slow machine is no fault, and the tests guard what must hold.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Error, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from vejledningsguide.build import build, publish  # noqa: E402
from vejledningsguide.errors import DataFejl  # noqa: E402

STOCK = """site_name: Vejledningsguiden
site_url: http://127.0.0.1:8000/
docs_dir: content
theme:
  name: material
  language: da
  features: [navigation.tabs, navigation.sections, navigation.top]
plugins:
  - search: {lang: da}
markdown_extensions: [attr_list, md_in_html, admonition, tables]
exclude_docs: "*.license"
"""
"""The theme as its own guide sets it up: navigation and search, nothing of ours."""

PARTS = ("content", "data", "hooks", "overrides", "src")
COPIED = ("moduler", "erfaringer")
"""What is copied, by turns, when the site grows: files of many items that have a page each and no fixed place."""
OUTWARD = ("relaterede", "erstatter")
"""What a copy leaves out: a thousand copies that point at one page would measure that page alone."""
PAGES = {"forsiden": "", "en modulside": "moduler/sosu-basis/"}


@dataclass(frozen=True)
class Result:
    """A build: the processor time it took, and the HTML it left."""

    seconds: float
    html: int


@dataclass(frozen=True)
class Weight:
    """What a visit fetches, in bytes."""

    raw: int
    packed: int
    requests: int
    elsewhere: int

    def __sub__(self, other: Weight) -> Weight:
        return Weight(self.raw - other.raw, self.packed - other.packed, self.requests - other.requests, self.elsewhere)


class _WithoutAliases(yaml.CSafeDumper):
    """Writes every copy out in full; our loader takes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def copy_project(folder: Path) -> Path:
    """Copy what the engine reads of our project."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def grow(project: Path, copies: int) -> None:
    """Add copies of the items that have a page each, round robin."""
    files: dict[str, Any] = {
        name: yaml.load((project / "data" / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
        for name in {*COPIED, "foelgeskab"}
    }
    steps = files["foelgeskab"]["trin"]
    originals = {name: list(files[name][name]) for name in COPIED}
    for place in range(copies):
        name = COPIED[place % len(COPIED)]
        original = originals[name][place // len(COPIED) % len(originals[name])]
        kept = {field: value for field, value in original.items() if field not in OUTWARD}
        copy = kept | {"id": f"kopi-{place}"}
        files[name][name].append(copy)
        if name == "erfaringer":  # every experience belongs to a step
            steps[place % len(steps)]["erfaringer"].append(copy["id"])
    for name, content in files.items():
        text = yaml.dump(content, Dumper=_WithoutAliases, allow_unicode=True, width=1000, sort_keys=False)
        (project / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    publish(project, date.today())


def make_stock(project: Path, folder: Path) -> Path:
    """Write our project's pages as files, with the theme's own setup around them."""
    folder.mkdir()
    shutil.copytree(project / "content", folder / "content")
    command = [sys.executable, "-m", "vejledningsguide", "skriv", str(folder / "content")]
    subprocess.run(command, cwd=project, env=environment(), check=True, stdout=subprocess.DEVNULL)
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return folder


def environment() -> dict[str, str]:
    """Return the variables of a build; both kinds get the same."""
    ours = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, **ours}


def run_build(project: Path) -> Result:
    """Build a project into its own folder site/, from nothing."""
    site = project / "site"
    shutil.rmtree(site, ignore_errors=True)
    begun = _processor_time()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, check=False)
    seconds = _processor_time() - begun
    if done.returncode:
        raise SystemExit(f"Bygningen mislykkedes:\n{done.stdout}{done.stderr}")
    return Result(seconds, sum(path.stat().st_size for path in site.rglob("*.html")))


def _processor_time() -> float:
    """Return what finished children have cost, which other work on the machine hardly disturbs. Windows has a clock."""
    times = os.times()
    return time.perf_counter() if os.name == "nt" else times.children_user + times.children_system


@contextmanager
def serving(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder; yields its address and the list in which each path that is asked for is noted."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

        def do_GET(self) -> None:
            asked.append(self.translate_path(self.path))
            super().do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Browser, site: Path, address: str) -> tuple[Weight, Weight]:
    """Visit a page with an empty cache; return all it fetched, and the part of it that search took."""
    elsewhere: list[str] = []
    with serving(site) as (root, asked):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.route(lambda url: not url.startswith(root), lambda route: route.abort())
        page = context.new_page()
        page.on("request", lambda request: None if request.url.startswith(root) else elsewhere.append(request.url))
        page.goto(root + address)
        page.wait_for_load_state("networkidle")
        context.close()
    files = [file for name in dict.fromkeys(asked) if (file := _file(Path(name))) is not None]
    search = [file for file in files if "search" in file.name or "lunr" in str(file.relative_to(site))]
    return _weigh(files, len(elsewhere)), _weigh(search, 0)


def _file(path: Path) -> Path | None:
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


def _weigh(files: list[Path], elsewhere: int) -> Weight:
    raw = packed = 0
    for file in files:
        content = file.read_bytes()
        raw += len(content)
        packed += len(content) if file.suffix in (".woff2", ".png", ".ico") else len(gzip.compress(content, 6))
    return Weight(raw, packed, len(files), elsewhere)


def number(value: float, decimals: int = 1) -> str:
    """Return a number the Danish way."""
    return f"{value:.{decimals}f}".replace(".", ",")


def ratio(ours: float, stock: float) -> str:
    """Return ours as a part of stock's: 0,25 is a quarter."""
    return number(ours / stock, 2)


def row(label: str, *cells: str) -> None:
    """Print a line of a table."""
    print(f"  {label:<30}" + "".join(f"{cell:>12}" for cell in cells), flush=True)


def measure_builds(ours: Path, stock: Path, times: int) -> None:
    """Build both sites by turns, and print the median."""
    results = [(run_build(ours), run_build(stock)) for _ in range(times)]
    mine, theirs = (statistics.median(result.seconds for result in side) for side in zip(*results, strict=True))
    print(f"\nByggetid, de samme sider (processortid, median af {times})")
    row("", "vores", "standard", "forhold")
    row("sekunder", number(mine), number(theirs), ratio(mine, theirs))


def measure_growth(folder: Path, before: int, sizes: list[int]) -> None:
    """Build larger and larger sites of both kinds; `before` is how many pages there are without copies."""
    print("\nVækst: opslag kopieres, til sitet har så mange sider")
    row("", "vores", "standard", "forhold")
    for pages in (size for size in sizes if size > before):
        project = copy_project(folder / f"vores-{pages}")
        try:
            grow(project, pages - before)
        except DataFejl as error:
            print(f"  Sprunget over: En regel i data tillader ikke kopierne.\n{error.fejl[0]}")
            return
        stock = make_stock(project, folder / f"standard-{pages}")
        mine, theirs = run_build(project), run_build(stock)
        row(
            f"{pages} sider: sekunder",
            number(mine.seconds),
            number(theirs.seconds),
            ratio(mine.seconds, theirs.seconds),
        )
        row(
            f"{pages} sider: MB HTML", number(mine.html / 1e6), number(theirs.html / 1e6), ratio(mine.html, theirs.html)
        )
        shutil.rmtree(project)
        shutil.rmtree(stock)


def measure_weights(ours: Path, stock: Path) -> None:
    """Visit a page of each site for the first time, and print what the browser fetched."""
    print("\nFørste besøg: alt, hvad browseren henter, i kB")
    path = os.environ.get("VEJLEDNINGSGUIDE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path)
        except Error:
            print("  Sprunget over: Der er ingen Chromium. Kør først: python3 guide.py test")
            return
        row("", "vores", "standard", "forhold")
        elsewhere: list[tuple[int, int]] = []
        for label, address in PAGES.items():
            (mine, my_search), (theirs, their_search) = (
                visit(browser, project / "site", address) for project in (ours, stock)
            )
            _print_weights(label, mine, theirs)
            _print_weights(f"{label}, uden søgning", mine - my_search, theirs - their_search)
            elsewhere.append((mine.elsewhere, theirs.elsewhere))
        browser.close()
    row("kald til andre steder", *(str(sum(side)) for side in zip(*elsewhere, strict=True)))
    print("  Det, standardtemaet ville hente andre steder (skrifttyper), er ikke talt med i dets vægt.")


def _print_weights(label: str, mine: Weight, theirs: Weight) -> None:
    row(f"{label}: gzip", number(mine.packed / 1e3), number(theirs.packed / 1e3), ratio(mine.packed, theirs.packed))
    row("    rå", number(mine.raw / 1e3), number(theirs.raw / 1e3), ratio(mine.raw, theirs.raw))
    row("    filer", str(mine.requests), str(theirs.requests))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python3 guide.py maal", description="Måler byggetid og sidernes vægt.")
    parser.add_argument("--kort", action="store_true", help="én bygning af hver og kun lidt vækst")
    options = parser.parse_args()
    begun = time.monotonic()
    try:
        before = len(build(ROOT, date.today()).pages)
    except DataFejl as error:
        raise SystemExit(str(error)) from error
    print(f"Vores site mod mkdocs-material, som det er ({date.today()}). Under 1: vores er mindre eller hurtigere.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = copy_project(folder / "vores")
        stock = make_stock(ours, folder / "standard")
        measure_builds(ours, stock, 1 if options.kort else 3)
        measure_weights(ours, stock)
        measure_growth(folder, before, [200] if options.kort else [100, 500, 1500])
    print(f"\nMålt på {time.monotonic() - begun:.0f} s.")


if __name__ == "__main__":
    main()
