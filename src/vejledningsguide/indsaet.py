"""Where in a data file a new item goes: last in its list, and nothing else in the file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from .errors import DataFejl, Fejl
from .reader import LOADER


def ids_in(shown: str, text: str, field: str) -> list[str]:
    """Return the ids in a list of a data file, in order; none where the list is not there. Raises DataFejl."""
    _, items, _ = _list_in(shown, text, field)
    return [part.value for item in items for key, part in getattr(item, "value", ()) if key.value == "id"]


def step_in(shown: str, text: str, field: str) -> int:
    """Return how far the items of a list are moved in. Raises DataFejl."""
    _, items, _ = _list_in(shown, text, field)
    return items[0].start_mark.column - 2 if items else 2


def inserted(shown: str, text: str, field: str, item: Sequence[str]) -> tuple[str, int]:
    """Return a file's text with a new item last in its list, and the line that the item begins in. Raises DataFejl."""
    key, _, following = _list_in(shown, text, field)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    at = len(lines) if following is None else following
    while at and (not lines[at - 1].strip() or (key is not None and lines[at - 1].startswith("#"))):
        at -= 1  # what stands in between belongs to the next key
    new = ["", *item] if key is not None else ["", f"{field}:", *item]
    lines[at:at] = [line + end for line in new]
    first = next(place for place, line in enumerate(new) if line.lstrip().startswith("- "))
    return "".join(lines), at + first + 1


def _list_in(shown: str, text: str, field: str) -> tuple[Any, list[Any], int | None]:
    """Return a list of a file as YAML nodes: its key (None where there is none), its items, the next key's line.

    Raises DataFejl when the file can't be read.
    """
    try:
        whole: Any = yaml.compose(text, Loader=LOADER) if text.strip() else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (min(mark.line + 1, len(text.splitlines())), mark.column + 1) if mark else (1, 1)
        fault = Fejl(shown, line, column, "", "filen kan ikke læses", "kør python3 guide.py tjek, og ret fejlen først")
        raise DataFejl([fault]) from error
    pairs = whole.value if isinstance(whole, yaml.MappingNode) else []
    for place, (key, value) in enumerate(pairs):
        if key.value == field:
            if getattr(value, "flow_style", False):
                fault = Fejl(
                    shown, key.start_mark.line + 1, 1, field, "listen står i klammer", "skriv et punkt pr. linje"
                )
                raise DataFejl([fault])
            following = pairs[place + 1][0].start_mark.line if place + 1 < len(pairs) else None
            return key, value.value if isinstance(value.value, list) else [], following
    return None, [], None
