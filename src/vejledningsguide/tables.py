"""A table's HTML → the same table with its column's name on every cell, so that a phone can show rows as cards.

The style sheet takes a table's layout away on a phone, and with it what the elements mean: the roles keep that.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPAN = re.compile(r'\bcolspan="(\d+)"')
_PART = re.compile(r"<(table|thead|tbody|tfoot|tr|th|td)\b([^>]*)>")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell"}


def label_tables(content: str) -> str:
    """Return HTML in which every table says on each cell what its column is called, and on each part what it is."""
    return _TABLE.sub(lambda found: _labelled(found[0]), content) if "<table" in content else content


def _labelled(table: str) -> str:
    head = _HEAD.search(table)
    names = [_words(text) for _, _, text in _CELL.findall(head[0])] if head else []
    column = 0

    def part(found: re.Match[str]) -> str:
        nonlocal column
        name, attributes = found.groups()
        if name == "tr":
            column = 0
        if "role=" in attributes:
            return found[0]
        role = _ROLES.get(name) or ("rowheader" if 'scope="row"' in attributes else "columnheader")
        attributes += f' role="{role}"'
        if name in ("td", "th"):
            if name == "td" and (label := _name(names, column)) and not (head and found.start() < head.end()):
                attributes += f' data-label="{html.escape(label)}"'
            column += int(span[1]) if (span := _SPAN.search(attributes)) else 1
        return f"<{name}{attributes}>"

    return _PART.sub(part, table)


def _words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _name(names: Sequence[str], column: int) -> str:
    return names[column] if column < len(names) else ""
