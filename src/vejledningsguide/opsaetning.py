"""mkdocs.yml as an editor writes it: what each setting says, where, and the variable that may say it instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .errors import Fejl
from .textfile import read_text

SETUP = "mkdocs.yml"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PREFIX = "VEJLEDNINGSGUIDE_"
"""What the names of our variables begin with."""


@dataclass(frozen=True)
class Indstilling:
    """A setting as it stands: its line in the file (1 where it isn't), and the variable that may say it instead."""

    værdi: str
    linje: int
    variabel: str


def read_setup(root: Path) -> tuple[Any, list[Fejl]]:
    """Return the set-up as YAML nodes, None where there is none, and a fault for what keeps it from being read."""
    text, faults = read_text(root / SETUP, SETUP)
    if faults:
        return None, faults
    node, fault = _composed(text)
    return node, [fault] if fault else []


@lru_cache(maxsize=4)
def _composed(text: str) -> tuple[Any, Fejl | None]:
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (min(mark.line + 1, max(1, len(text.splitlines()))), mark.column + 1) if mark else (1, 1)
        advice = "se efter kolon, anførselstegn, klammer og indrykning på linjen og den før"
        return None, Fejl(SETUP, line, column, "", "opsætningen kan ikke læses som YAML", advice)
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None, Fejl(SETUP, 1, 1, "", "her skal stå felter", "skriv «felt: værdi» på hver linje")
    return node, None


def setting(root: Path, name: str) -> Indstilling:
    """Return a setting: a text, or a variable and what it is without it. The site's address and name stand by
    themselves, the others under extra."""
    node, _ = read_setup(root)
    around = node if name in ("site_url", "site_name") else _below(node, "extra")
    key = next((key for key, _ in _pairs(around) if key.value == name), None)
    value = _below(around, name)
    line = key.start_mark.line + 1 if key else 1
    variables, default = _said(value)
    chosen = next((os.environ[one] for one in variables if os.environ.get(one)), None)
    return Indstilling(default if chosen is None else chosen, line, variables[0] if variables else "")


def variables(root: Path) -> set[str]:
    """Return every variable of ours that the set-up asks for."""
    node, _ = read_setup(root)
    return {name for value in _values(node) for name in _said(value)[0] if name.startswith(PREFIX)}


def listed(root: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the fields of each entry of a list under extra, such as the menu."""
    node, _ = read_setup(root)
    entries = _below(_below(node, "extra"), name)
    for entry in entries.value if isinstance(entries, yaml.SequenceNode) else ():
        yield entry.start_mark.line + 1, {key.value: str(value.value) for key, value in _pairs(entry)}


def _said(value: Any) -> tuple[list[str], str]:
    """Return the variables that a value names, and what it is without them."""
    if value is None:
        return [], ""
    if value.tag != "!ENV":
        return [], value.value if isinstance(value, yaml.ScalarNode) and value.tag != "tag:yaml.org,2002:null" else ""
    if isinstance(value, yaml.ScalarNode):
        return [value.value], ""
    *names, default = [str(one.value) for one in value.value] or [""]
    return (names, default) if names else ([default], "")


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _below(node: Any, name: str) -> Any:
    return next((value for key, value in _pairs(node) if key.value == name), None)


def _values(node: Any) -> Iterator[Any]:
    """Yield every value below a node, and the node itself."""
    if node is not None:
        yield node
    for _, value in _pairs(node):
        yield from _values(value)
