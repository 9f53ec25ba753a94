"""Copies of our project and of stock's, and what a program costs that runs in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vejledningsguide.build import PUBLISHED, publish

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = (".*", "site", "tests", "benchmarks", "docs")
"""What a copy of the project is without: what no build reads, and .cache, so that PDFs are neither made nor copied."""
MINI = ROOT / "tests" / "mini" / "data"

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

WAITER = """import json, os, sys
child = os.fork()
if not child:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    json.dump([used.ru_utime + used.ru_stime, used.ru_maxrss], file)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a program and tells its cost. A program's memory counts from that of whoever starts it, so this one is small."""


class BuildError(Exception):
    """A program that was measured failed; the message is what it said."""


@dataclass(frozen=True)
class Cost:
    """What a program cost: seconds of processor time, and MB of memory at most, or None where nobody can say."""

    seconds: float
    memory: float | None


_COPIED: dict[bool, Path] = {}
"""The first copy of each kind, which others are copied from: it is published and compiled."""


def copy_project(folder: Path, *, mini: bool = False) -> Path:
    """Copy our project into a new folder, with the small data of the tests instead when `mini` is set; return it."""
    if mini in _COPIED and _COPIED[mini].is_dir():
        return Path(shutil.copytree(_COPIED[mini], folder, ignore=shutil.ignore_patterns(*LEFT_OUT)))
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    if mini:
        shutil.rmtree(folder / "data")
        shutil.copytree(MINI, folder / "data")
        publish(folder, date.today())
    run(folder, "-m", "compileall", "-q", "src", "hooks")  # as it is after the first build of all
    _COPIED[mini] = folder
    return folder


def make_stock(project: Path, folder: Path) -> Path:
    """Write our project's pages as `skriv` does, with the theme's own setup around them; return the folder.

    The pages are the same content to both: whatever `skriv` writes as HTML, stock's Markdown lets through.
    """
    folder.mkdir()
    shutil.copytree(project / "content", folder / "content")
    run(project, "-m", "vejledningsguide", "skriv", str(folder / "content"))
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return folder


def environment() -> dict[str, str]:
    """Return the variables of a program that is measured; both kinds get the same."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEJLEDNINGSGUIDE_")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def run(folder: Path, *arguments: str) -> Cost:
    """Run Python in a folder to its end, and return what it cost, its own children included. Raises BuildError."""
    command = [sys.executable, *arguments]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryDirectory() as name:
        told, begun = Path(name) / "pris.json", time.perf_counter()
        if hasattr(os, "wait4"):
            command = [sys.executable, "-I", "-S", "-c", WAITER, str(told), *command]
        done = subprocess.run(command, cwd=folder, env=environment(), stdout=said, stderr=said, check=False)
        if done.returncode:
            said.seek(0)
            raise BuildError(said.read().decode("utf-8", "replace")[-3000:])
        if not told.exists():  # Windows has a clock
            return Cost(time.perf_counter() - begun, None)
        seconds, memory = json.loads(told.read_text("utf-8"))
    return Cost(seconds, memory / (1e6 if sys.platform == "darwin" else 1e6 / 1024))


def pages_of(project: Path) -> int:
    """Return how many pages a project's data make."""
    lines = (project / "data" / PUBLISHED).read_text("utf-8").splitlines()
    return sum(line.startswith("/") for line in lines)
