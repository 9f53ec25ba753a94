"""When an item was last held up against its source, when it is due again, and who is told."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import status
from vejledningsguide.friskhed import months_after
from vejledningsguide.katalog import Katalog

FILE = "frister.yaml"
SPADE_DUE = date(2026, 11, 1)
"""Six months after the module ny-spade was reviewed."""


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 11, 20), 12, date(2027, 11, 20)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
    ],
)
def test_a_deadline_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, due: date) -> None:
    assert months_after(day, months) == due


def test_nothing_that_is_reviewed_is_forgotten(mini_katalog: Katalog, katalog: Katalog) -> None:
    for data in (mini_katalog, katalog):
        every = [part for _, parts in data.indhold for part in parts if hasattr(part, "gennemgået")]
        assert {id(one.item) for one in data.friskhed.gennemgange} == set(map(id, every))
        assert all(one.frist for one in data.friskhed.gennemgange)


class TestEditors:
    def test_tjek_tells_in_a_line_what_is_overdue_and_in_one_each_batch(self, mini_katalog: Katalog) -> None:
        def doubts(day: date) -> list[str]:
            looks = [rum.eftersyn for rum in mini_katalog.rum if rum.eftersyn]
            found = [message for look in looks for name, _, message, _ in look(mini_katalog, day) if name == FILE]
            return found

        shared = "42 af 60 opslag er gennemgået 2. marts 2026: det er en fælles dato"
        assert doubts(date(2026, 2, 28)) == [shared]
        assert doubts(date(2026, 3, 1)) == ["1 af 60 opslag er over fristen: kilder 1", shared]
        on, after = doubts(SPADE_DUE)[0], doubts(SPADE_DUE + timedelta(days=1))[0]
        assert on == "3 af 60 opslag er over fristen: kilder 1, vaerktoejer 2"
        assert after == on.replace("3 af", "4 af") + ", moduler 1"

    def test_status_tells_the_head_of_the_queue_or_all_of_it(self, mini_katalog: Katalog) -> None:
        some, every = (status.told(mini_katalog, SPADE_DUE, alt=alt) for alt in (False, True))
        assert some.startswith("3 af 60 opslag er over fristen i dag, 1. november 2026.\n42 af 60 har samme dato")
        queue = some.partition("Først i køen:\n")[2].splitlines()
        assert len(queue) == 3 + status.FIRST + 1
        assert re.match(r"  2026-02-28  246 dage over  kilder\.yaml +have-billeder ", queue[0])
        assert re.match(r"  2026-11-01  om 0 dage +moduler\.yaml +ny-spade ", queue[3])
        assert len(every.partition("Hele køen:\n")[2].splitlines()) == 60

    def test_the_table_opens_in_a_spreadsheet(self, mini_katalog: Katalog) -> None:
        made = status.csv(mini_katalog, SPADE_DUE)
        assert made.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) == 60
        assert [row["skal ses efter senest"] for row in rows] == sorted(row["skal ses efter senest"] for row in rows)
        (spade,) = (row for row in rows if row["id"] == "ny-spade")
        assert list(spade) == list(status.COLUMNS)
        assert (spade["dage tilbage"], spade["over fristen"], spade["fælles dato"]) == ("0", "nej", "nej")
        assert rows[0]["over fristen"] == "ja"
        assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+@" and cell]

    def test_the_command_writes_the_table_where_it_is_told_to(self, tmp_path: Path) -> None:
        helpers.mini_project(tmp_path)
        run = helpers.command(tmp_path, "status", "--csv", str(tmp_path / "ud" / "status.csv"))
        assert (run.returncode, run.stderr) == (0, "")
        assert len((tmp_path / "ud" / "status.csv").read_text("utf-8-sig").splitlines()) == 61
