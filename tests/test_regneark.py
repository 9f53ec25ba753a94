"""Cells as a Danish spreadsheet shows them, and no formula among them that somebody else wrote."""

from __future__ import annotations

import csv
import io

import pytest

from vejledningsguide.regneark import cell, csv_file


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://eksempel.dk";"Klik")',
        *("=1+1", "+45 12", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\ufeff=1", "＝1", "\n=1"),
    ],
)
def test_what_would_be_reckoned_out_is_shown(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"'{text} | b"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        *((11, "11"), (1559, "1559"), (4.4, "4,4"), (1559.0, "1559"), (-2.5, "-2,5"), (None, ""), (True, "ja")),
        *((False, "nej"), ((), ""), (("a", "b"), "a | b"), ("a-b = c", "a-b = c"), ("’n", "’n"), ("", "")),
        ([{"nr": 1, "tekst": "Øv dig."}, {"nr": 2, "tekst": None}], "1: Øv dig. | 2"),
    ],
)
def test_a_value_in_a_cell(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_a_whole_file_comes_back_as_it_was() -> None:
    rows = [["Æble", 'Sagt: "ja"; nej', "to\nlinjer"], ["ø", "å", ""]]
    raw = csv_file(rows)
    assert raw.startswith("\ufeffÆble;".encode()) and raw.endswith(b"\r\n")
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")) == rows
