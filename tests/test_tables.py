"""What every table gets when a page is made: its columns' names on the cells, and roles."""

from __future__ import annotations

import re

from vejledningsguide.pages import FærdigSide
from vejledningsguide.tables import label_tables

HEAD = "<thead><tr><td></td><th scope='col'>År <b>2017</b></th><th scope='col'>A &amp; B</th></tr></thead>"


def test_a_cell_is_called_what_its_column_is_called() -> None:
    body = '<tr><th scope="row">Basis</th><td class="højre">1</td><td>2</td></tr>'
    made = label_tables(f"<table>{HEAD}<tbody>{body}</tbody></table>")
    assert '<td class="højre" role="cell" data-label="År 2017">1</td>' in made
    assert '<td role="cell" data-label="A &amp; B">2</td>' in made
    assert '<th scope="row" role="rowheader">' in made
    assert made.startswith('<table role="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>')


def test_a_wide_cell_moves_those_after_it() -> None:
    made = label_tables(f'<table>{HEAD}<tr><th scope="row" colspan="2">I alt</th><td>2</td></tr></table>')
    assert made.endswith('<td role="cell" data-label="A &amp; B">2</td></tr></table>')


def test_what_is_no_table_is_left_as_it_is() -> None:
    assert label_tables("<p>Et <td>bord</td></p>") == "<p>Et <td>bord</td></p>"


def test_no_table_of_any_page_is_without_names(built: object) -> None:
    """Whatever template makes it: on a phone a cell without its column's name says nothing."""
    pages: dict[str, FærdigSide] = built.pages  # type: ignore[attr-defined]
    bare = {
        name
        for name, page in pages.items()
        if "<table" in page.text
        for body in re.findall(r"<tbody.*?</tbody>", page.text, re.DOTALL)
        if re.search(r"<td(?![^>]*(data-label|colspan))", body)
    }
    assert bare == set()
