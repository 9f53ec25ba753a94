"""Tables that a Danish spreadsheet opens right: semicolons, decimal commas, and no cell that it takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from .text import danish_number

_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n]")
"""What a cell begins with that some spreadsheet takes for a formula, also after spaces and in wide signs."""

APART = " | "
"""What stands between the entries of a list in one cell: no text of ours holds it."""


def guarded(text: str) -> str:
    """Return a text that a spreadsheet shows as it stands: what it would reckon out gets an apostrophe first."""
    return f"'{text}" if _FORMULA.match(text) else text


def cell(value: object) -> str:
    """Return a value as it stands in a cell: a number with a comma, yes and no as words, a list with bars between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        return danish_number(value).replace(".", "")  # a spreadsheet parts the thousands by itself
    if isinstance(value, dict):
        return ": ".join(filter(None, map(_inner, value.values())))
    if isinstance(value, list | tuple):
        return guarded(APART.join(map(_inner, value)))
    return guarded(str(value))


def _inner(value: object) -> str:
    """Return a value inside a cell: it needs no guard, for something stands before it, or the whole cell gets one."""
    return value if isinstance(value, str) else cell(value)


def csv_file(rows: Iterable[Sequence[object]]) -> bytes:
    """Return a file of rows in UTF-8 with a byte order mark, by which Excel knows æ, ø and å."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([cell(one) for one in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()
