"""Each folder of tests/fejl holds one kind of bad input and, to the letter, what an editor is told about it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import check
from vejledningsguide.errors import DataFejl
from vejledningsguide.katalog import Katalog
from vejledningsguide.load import load
from vejledningsguide.rum import Fund

FOLDER = Path(__file__).parent / "fejl"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/forventet.txt"))
Rule = Callable[[Katalog, date], Iterator[Fund]]
EXPECTED = "forventet.txt"
GONE = "slettes.txt"
"""Names the files that a case takes away."""

LINE = re.compile(r"data/[\w./-]+:[1-9]\d*:[1-9]\d*: (\S+: )?\S.* – \S.*")


def data_of(case: str, folder: Path) -> Path:
    """Lay a case's files over a copy of the kitchen-sink data; return the data folder."""
    data = folder / "data"
    shutil.copytree(helpers.MINI / "data", data)
    for name, content in helpers.snapshot(FOLDER / case).items():
        if name == GONE:
            for gone in content.decode().split():
                (data / gone).unlink()
        elif name != EXPECTED:
            (data / name).parent.mkdir(exist_ok=True)
            (data / name).write_bytes(content)
    return data


def expected(case: str) -> str:
    """Return the exact message of a case."""
    return (FOLDER / case / EXPECTED).read_text(encoding="utf-8").removesuffix("\n")


def test_there_is_a_case_for_many_kinds_of_fault() -> None:
    assert len(CASES) >= 215
    assert [path.name for path in FOLDER.iterdir() if path.is_dir() and path.name not in CASES] == []


@dataclass(frozen=True)
class Ran:
    """What came of a case."""

    data: Path
    told: str
    broken: set[str]
    """The names of the rules that it breaks."""


def checked(data: Path) -> tuple[str, set[str]]:
    """Load and check a data folder; return what is told, and the names of the rules that found something."""
    broken: set[str] = set()

    def noting(rule: Rule) -> Rule:
        def noted(katalog: Katalog, today: date) -> Iterator[Fund]:
            for found in rule(katalog, today):
                broken.add(rule.__name__)
                yield found

        return noted

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "RULES", tuple(map(noting, check.RULES)))
        try:
            check.check(load(data), helpers.TODAY)
        except DataFejl as error:
            return str(error), broken
    return "", broken


@pytest.fixture(scope="module")
def ran(shared: Path) -> Callable[[str], Ran]:
    """Run a case, once for all tests of all workers."""

    def make(case: str, folder: Path) -> None:
        folder.mkdir()
        told, broken = checked(data_of(case, folder))
        (folder / "told.json").write_text(json.dumps([told, sorted(broken)]), encoding="utf-8")

    @cache
    def run(case: str) -> Ran:
        folder = helpers.once(shared, f"fejl-{case}", lambda folder: make(case, folder))
        told, broken = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        return Ran(folder / "data", told, set(broken))

    return run


@pytest.mark.parametrize("case", CASES)
def test_an_editor_is_told_what_where_and_how_to_mend_it(case: str, ran: Callable[[str], Ran]) -> None:
    assert ran(case).told == expected(case)


@pytest.mark.parametrize("case", CASES)
def test_every_message_has_a_place_and_a_remedy_and_comes_in_order(case: str) -> None:
    heading, *lines = expected(case).split("\n")
    assert heading == f"{len(lines)} fejl i data:"
    places = []
    for line in lines:
        assert LINE.fullmatch(line), line
        name, row, column = line.split(":")[:3]
        places.append((name, int(row), int(column)))
    assert places == sorted(places)


@pytest.mark.parametrize("case", CASES)
def test_the_place_is_really_in_the_file(case: str, ran: Callable[[str], Ran]) -> None:
    data = ran(case).data
    for line in expected(case).split("\n")[1:]:
        name, row, column = line.split(":")[:3]
        path = data.parent / name
        text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
        lines = text.split("\n")
        assert int(row) <= len(lines), line
        assert int(column) <= len(lines[int(row) - 1]) + 1, line


def test_no_rule_of_check_lacks_a_case(ran: Callable[[str], Ran]) -> None:
    names = [rule.__name__ for rule in check.RULES]
    assert len(names) == len(set(names))
    assert {rule for case in CASES for rule in ran(case).broken} == set(names)


def test_a_case_is_about_one_thing(ran: Callable[[str], Ran]) -> None:
    several = {case for case in CASES if len(ran(case).broken) > 1}
    assert several == {"flere-regelfejl-i-flere-filer"}


def test_faults_of_all_files_are_told_at_once() -> None:
    for case in ("flere-fejl-i-flere-filer", "flere-regelfejl-i-flere-filer"):
        names = {line.split(":")[0] for line in expected(case).split("\n")[1:]}
        assert names == {"data/betingelser.yaml", "data/samtalegreb.yaml", "data/situationer.yaml"}


@pytest.mark.parametrize("arguments", [["tjek"], ["skriv", "ud"]])
@pytest.mark.parametrize("case", ["flere-fejl-i-flere-filer", "ukendt-relateret", "latin-1"])
def test_the_commands_stop_with_code_1_and_write_nothing(case: str, arguments: list[str], tmp_path: Path) -> None:
    data_of(case, tmp_path)
    before = helpers.snapshot(tmp_path)
    run = helpers.command(tmp_path, *arguments)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", expected(case) + "\n")
    assert helpers.snapshot(tmp_path) == before
