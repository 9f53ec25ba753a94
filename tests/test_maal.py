"""The benchmark: what it grows is legal data, and a short run of it measures every part."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.tabel import Måling, Tabel
from benchmarks.vaekst import BATCH, SHARES, SOURCES, grow
from tests import helpers
from vejledningsguide.build import build
from vejledningsguide.reader import MAX_BYTES

PAGES = 150


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data of the tests, grown to twice as many pages."""
    project = helpers.small_project(tmp_path_factory.mktemp("vaekst") / "projekt")
    made = grow(project, PAGES)
    assert abs(made - PAGES) <= SOURCES
    return project


def test_copies_are_legal_pages(grown: Path) -> None:
    """Every rule holds for the grown data, and each copy has a page."""
    built = build(grown, date.today())
    assert abs(len(built.pages) - PAGES) <= SOURCES
    for folder in (
        "erfaringer",
        "svaert",
        "guider",
        "tjeklister",
        "moduler",
        "moduler/sammenlign",
        "moedepakke",
        "kilder",
    ):
        assert any(re.match(rf"{folder}/kopi-\d+/index\.md", name) for name in built.pages), folder
    copies = [page.text for name, page in built.pages.items() if "/kopi-" in name]
    assert len(copies) == len(set(copies))


def test_growth_is_the_same_each_time(grown: Path, tmp_path: Path) -> None:
    """Two runs can be compared, for they measure the same pages."""
    project = helpers.small_project(tmp_path / "projekt")
    grow(project, PAGES)
    assert helpers.snapshot(project / "data") == helpers.snapshot(grown / "data")


def test_real_data_grow(tmp_path: Path) -> None:
    """The real data grow too; no file comes near its limit: a batch of copies is small enough for 6 000 pages."""
    project = helpers.project(tmp_path / "projekt")
    sizes = {path.name: path.stat().st_size for path in (project / "data").glob("*.yaml")}
    before = sum(line.startswith("/") for line in (project / "data/adresser.txt").read_text("utf-8").splitlines())
    batch = len(BATCH) + SOURCES
    assert abs(grow(project, before + batch) - before - batch) <= SOURCES
    batches = (6000 - before) / batch
    for path in (project / "data").glob("*.yaml"):
        at_last = sizes[path.name] + batches * (path.stat().st_size - sizes[path.name])
        assert at_last < MAX_BYTES, f"{path.name} is {at_last / 1e6:.1f} MB at 6 000 pages"


def test_a_batch_holds_its_shares() -> None:
    """A batch is fifty pages with its sources, and every kind is in the first half of it where it can be."""
    assert len(BATCH) + SOURCES == 50
    assert {kind: BATCH.count(kind) for kind in SHARES} == SHARES


def test_goals_are_judged_as_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A missed goal is told and is no fault; a part that could not be measured is one."""
    table = Tabel()
    table.begin("Tid: sekunder")
    table.add(Måling("under", 1.0, 5.0, 0.2, "forhold"))
    table.add(Måling("over", 1.1, 5.0, 0.2, "forhold"))
    table.add(Måling("rundes", 1.004, mål=1, decimaler=2))
    table.add(Måling("point", 99, mål=100, på="mindst", decimaler=0))
    table.add(Måling("uden mål", 7))
    assert [m.nået for m in table.grupper["Tid: sekunder"]] == [True, False, True, False, None]
    assert table.end() == 0
    assert "2 af 4 mål er nået. Ikke nået:\n  - Tid: over\n  - Tid: point\n" in capsys.readouterr().out
    table.miss("vækst", "Disken er fuld.")
    assert table.end() == 1
    assert "Ikke målt:\n  - vækst\n" in capsys.readouterr().out


SORTS = ("forsiden", "en modulside", "en tjekliste", "et svar i Find modul", "kompetencebehov")
FILES = ("data/moduler.yaml", "en sides skabelon", "skallen", "et stilark", "et script")
ROWS = {
    "Byggetid, som sitet er": ["# sider fra bunden: sekunder", "# sider med det gemte: sekunder", "tjek: sekunder"],
    "Vækst": [
        *(f"# sider: {what}" for what in ("sekunder", "MB HTML", "MB hukommelse")),
        "eksponent fra # til # sider",
    ],
    "Største side på hele sitet": ["kB HTML, rå", "elementer"],
    "Første besøg": [
        *(f"{sort}: {what}" for sort in SORTS for what in ("kB med gzip", "kB uden søgning", "kB rå", "forespørgsler")),
        "kald til andre steder",
    ],
    "Gem og se": [f"{file}: {what}" for file in FILES for what in ("median", "længst")],
}
"""Every group and every row of the table; # is a number."""


@pytest.mark.browser
def test_a_short_run_measures_everything(tmp_path: Path) -> None:
    """No row of the table is missing, and each holds a figure."""
    figures = tmp_path / "tal.json"
    command = [sys.executable, "-m", "benchmarks.maal", "--kort", "--json", str(figures)]
    env = helpers.environment(**helpers.browser_variable())
    done = subprocess.run(command, cwd=helpers.ROOT, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(figures.read_text("utf-8"))
    assert told["mangler"] == []
    rows = {
        group.partition(":")[0]: [re.sub(r"\d+", "#", row["navn"]) for row in rows]
        for group, rows in told["grupper"].items()
    }
    assert rows == ROWS
    for row in (row for rows in told["grupper"].values() for row in rows):
        assert math.isfinite(row["vores"]), row
        assert row["navn"] in done.stdout
        # How a build grows is a figure of a busy machine's, from two small sites: it may come out as anything.
        assert row["vores"] > 0 or row["navn"].startswith(("kald til andre steder", "eksponent")), row
