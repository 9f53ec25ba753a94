"""Copies of what an editor wrote, as plain text, lists and dicts: shorter, numbered, with other names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Item = dict[str, Any]

KEPT = {"hjælp": 9, "celler": 9, "dele": 2, "led": 2, "spørgsmål": 2}
"""How much of a list a copy has, where one is too little; it has the first of the others."""
NUMBERED = {"titel": 90, "kort": 400, "tekst": 3000, "punkt": 3000}
"""Texts that get the number of the copy, and the longest they may be."""
LINKS = ("næste", "læs", "mål", "indhold")
"""Fields that name another item; where it is copied in the same batch, a copy names the copy."""


class _WithoutAliases(yaml.CSafeDumper):
    """Writes every copy out in full; our loader takes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def read(path: Path) -> Any:
    """Return a data file as it stands, every value a text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def write(path: Path, content: Any) -> None:
    """Write a data file."""
    text = yaml.dump(content, Dumper=_WithoutAliases, allow_unicode=True, width=1000, sort_keys=False)
    path.write_text(text, encoding="utf-8", newline="\n")


def shortened(item: Item) -> Item:
    """Return an item with the beginning of each list of parts."""
    short = {}
    for field, value in item.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = [shortened(part) for part in value[: KEPT.get(field, 1)]]
        short[field] = shortened(value) if isinstance(value, dict) else value
    return short


def numbered(value: Any, number: int, longest: int = 0) -> Any:
    """Return a value with the number of the copy at the end of every text in it."""
    if isinstance(value, dict):
        return {field: numbered(inner, number, NUMBERED.get(field, 0)) for field, inner in value.items()}
    if isinstance(value, list):
        return [numbered(inner, number) for inner in value]
    mark = f" ({number})"
    return value[: longest - len(mark)] + mark if longest else value


def cited(value: Any, field: str = "") -> Iterator[str]:
    """Yield each source point that a value rests on."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from cited(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner, field)
    elif field == "belæg":
        yield value


def renamed(value: Any, names: dict[str, str], field: str = "") -> Any:
    """Return a value in which sources, points and items are called what they are in the batch."""
    if isinstance(value, dict):
        return {name: renamed(inner, names, name) for name, inner in value.items()}
    if isinstance(value, list) and field == "relaterede":
        return [names[inner] for inner in value if inner in names]
    if isinstance(value, list):
        return [renamed(inner, names, field) for inner in value]
    return names.get(value, value) if field in (*LINKS, "kilde", "belæg") else value
