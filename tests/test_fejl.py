"""Each case of tests/fejl is one kind of bad input and, to the letter, what an editor is told about it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests import fejlsager, helpers
from vejledningsguide import check
from vejledningsguide.felter import references_of
from vejledningsguide.katalog import Katalog
from vejledningsguide.rum import Fund
from vejledningsguide.text import danish_list

CASES = list(fejlsager.cases())
Rule = Callable[[Katalog, date], Iterator[Fund]]

LINE = re.compile(r"(?:data|lokal)/[\w./-]+:[1-9]\d*:[1-9]\d*: (\S+: )?\S.* – \S.*")


def expected(case: str) -> str:
    """Return the exact message of a case."""
    return fejlsager.cases()[case].fejl


def test_there_is_a_case_for_many_kinds_of_fault() -> None:
    assert len(CASES) >= 215


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
        return fejlsager.told(data), broken


@pytest.fixture(scope="module")
def ran(shared: Path) -> Callable[[str], Ran]:
    """Run a case, once for all tests of all workers."""

    def make(case: str, folder: Path) -> None:
        folder.mkdir()
        told, broken = checked(fejlsager.cases()[case].make(folder))
        (folder / "told.json").write_text(json.dumps([told, sorted(broken)]), encoding="utf-8")

    @cache
    def run(case: str) -> Ran:
        folder = helpers.once(shared, f"fejl-{case}", lambda folder: make(case, folder))
        told, broken = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        return Ran(folder / "data", told, set(broken))

    return run


@pytest.mark.parametrize("case", CASES)
def test_an_editor_is_told_what_where_and_how_to_mend_it(case: str, ran: Callable[[str], Ran]) -> None:
    """To the letter, in order; every message has a place that is really in the file, and a remedy."""
    told = ran(case).told
    assert told == expected(case)
    heading, *lines = told.split("\n")
    assert heading == f"{len(lines)} fejl i data:"
    places = []
    for line in lines:
        assert LINE.fullmatch(line), line
        name, row, column = line.split(":")[:3]
        places.append((name, int(row), int(column)))
        path = ran(case).data.parent / name
        text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
        rows = text.splitlines() or [""]
        assert int(row) <= len(rows), line
        assert int(column) <= len(rows[int(row) - 1]) + 1, line
    assert places == sorted(places)


def test_no_rule_of_check_lacks_a_case(ran: Callable[[str], Ran]) -> None:
    names = [rule.__name__ for rule in check.RULES]
    assert len(names) == len(set(names))
    assert {rule for case in CASES for rule in ran(case).broken} == set(names)


def test_nothing_that_an_id_can_point_to_lacks_a_case_with_a_wrong_one(mini_katalog: Katalog) -> None:
    models = {type(part) for _, parts in mini_katalog.indhold for part in parts}
    targets = {mark.slags for model in models for _, mark in references_of(model)}
    called = {danish_list([mini_katalog.kaldes.get(one, one) for one in target], "eller") for target in targets}
    told = "\n".join(map(expected, CASES))
    assert {name for name in called if f"» findes ikke i {name} – " not in told} == set()


def test_a_case_is_about_one_thing(ran: Callable[[str], Ran]) -> None:
    several = {case for case in CASES if len(ran(case).broken) > 1}
    assert several == {"flere-regelfejl-i-flere-filer"}


def test_faults_of_all_files_are_told_at_once() -> None:
    for case in ("flere-fejl-i-flere-filer", "flere-regelfejl-i-flere-filer"):
        names = {line.split(":")[0] for line in expected(case).split("\n")[1:]}
        assert names == {"data/betingelser.yaml", "data/samtalegreb.yaml", "data/situationer.yaml"}


@pytest.mark.parametrize(
    ("case", "arguments"),
    [("flere-fejl-i-flere-filer", ["tjek"]), ("ukendt-relateret", ["skriv", "ud"]), ("latin-1", ["tjek"])],
)
def test_the_commands_stop_with_code_1_and_write_nothing(case: str, arguments: list[str], tmp_path: Path) -> None:
    fejlsager.cases()[case].make(tmp_path)
    before = helpers.snapshot(tmp_path)
    run = helpers.command(tmp_path, *arguments)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", expected(case) + "\n")
    assert helpers.snapshot(tmp_path) == before


class TestEdits:
    """A case that no longer fits the kitchen-sink data is told by name, and one told otherwise is written anew."""

    @pytest.mark.parametrize(("find", "times"), [("findes ikke i filen", 0), ("have-bog-008", 2)])
    def test_what_is_sought_must_stand_exactly_once(self, find: str, times: int, tmp_path: Path) -> None:
        edit = fejlsager.Rettelse(fil="situationer.yaml", find=find, skriv="noget andet")
        sag = fejlsager.Sag("en-sag", Path("emne.yaml"), (edit,), "")
        told = f"emne.yaml: en-sag: «{find}» must stand once in situationer.yaml, but stands there {times} times"
        with pytest.raises(ValueError, match=re.escape(told)):
            sag.make(tmp_path)

    def test_every_file_is_written_so_that_its_messages_can_be_written_anew(self) -> None:
        now = {navn: sag.fejl for navn, sag in fejlsager.cases().items()}
        for path in fejlsager.FOLDER.glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            assert fejlsager.rewritten(text, now) == text

    def test_writing_anew_changes_the_messages_and_nothing_else(self) -> None:
        case = "- navn: {}\n  slet: x\n  fejl: |\n    {}\n"
        text = f"# Et emne.\n\n{case}\n# Mere.\n{case}".replace("{}", "a", 1).replace("navn: {}", "navn: b")
        before = text.format("1 fejl\n    gammel", "2 fejl")
        now = {"a": "1 fejl:\nny \\1", "findes ikke her": "3 fejl"}
        assert fejlsager.rewritten(before, now) == text.format("1 fejl:\n    ny \\1", "2 fejl")
        with pytest.raises(ValueError, match="b: the message must be written as"):
            fejlsager.rewritten(before.replace("fejl: |\n    2", "fejl: 2"), {"b": "3 fejl"})

    def test_a_case_written_wrong_is_told_by_name(self, tmp_path: Path) -> None:
        path = tmp_path / "emne.yaml"
        path.write_text("- navn: en-sag\n  fil: tal.yaml\n  finn: x\n  skriv: y\n  fejl: |\n    1\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"emne\.yaml: en-sag: "):
            fejlsager.read(path)
