"""mkdocs.yml as an editor writes it: what each setting says, where, and the variable that may say it instead.

An edition of a municipality's own, chosen by a variable or here, lays its settings over: lokal/<navn>/udgave.yaml.
"""

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
EDITIONS, EDITION = "lokal", "udgave.yaml"
"""The folder with a folder for each edition, and the file there that says whose it is."""
SAID_BY_EDITION = {
    "site_name": "titel",
    "site_description": "beskrivelse",
    "site_url": "adresse",
    "afsender": "organisation",
    "kontakt": "kontakt",
    "rettelser": "rettelser",
    "tilgaengelighed": "tilgængelighed",
    "indlejres_af": "indlejres_af",
}
"""The settings that an edition has of its own, and what its file calls them."""
TOP = ("site_name", "site_description", "site_url")
"""The settings that stand by themselves; the others stand under extra."""


@dataclass(frozen=True)
class Indstilling:
    """A setting as it stands: its line in the file (1 where it isn't), the variable that may say it instead, and the
    file and the field that do say it."""

    værdi: str
    linje: int
    variabel: str
    fil: str = SETUP
    felt: str = ""

    @property
    def kolonne(self) -> int:
        """The column in which the setting's name begins."""
        return 3 if self.felt.startswith("extra.") else 1


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
    """Return a setting: a text, or a variable and what it is without it. A variable goes before what an edition says,
    and that before mkdocs.yml."""
    node, _ = read_setup(root)
    around = node if name in TOP else _below(node, "extra")
    variables, default = _said(_below(around, name))
    variable = variables[0] if variables else ""
    place = _line(around, name), variable, SETUP, name if name in TOP else f"extra.{name}"
    if chosen := next((os.environ[one] for one in variables if os.environ.get(one)), None):
        return Indstilling(chosen, *place)
    if name in SAID_BY_EDITION and (folder := edition_folder(root)):
        own, field = edition_node(root), SAID_BY_EDITION[name]
        said = _below(own, field)
        shown = f"{folder.relative_to(root).as_posix()}/{EDITION}"
        value = default if said is None and name in TOP else _said(said)[1]
        return Indstilling(value, _line(own, field), variable, shown, field)
    return Indstilling(default, *place)


def _line(node: Any, name: str) -> int:
    """Return the line on which a field stands, or 1."""
    return next((key.start_mark.line + 1 for key, _ in _pairs(node) if key.value == name), 1)


def edition(root: Path) -> str:
    """Return the name of the edition that is chosen; nothing for the shared guide itself."""
    variables, default = _said(_below(_below(read_setup(root)[0], "extra"), "udgave"))
    return next((os.environ[one] for one in variables if os.environ.get(one)), default).strip()


def editions(root: Path) -> list[str]:
    """Return the names of the editions that there are."""
    return sorted(path.parent.name for path in (root / EDITIONS).glob(f"*/{EDITION}"))


def edition_folder(root: Path) -> Path | None:
    """Return the folder of the edition that is chosen; None for the shared guide, and for a folder that isn't there."""
    name = edition(root)
    folder = root / EDITIONS / name
    return folder if name and "/" not in name and "\\" not in name and folder.is_dir() else None


def kept(root: Path, name: str) -> Path:
    """Return the folder in which what is made is kept from one time to the next; each edition has its own."""
    chosen = edition_folder(root)
    return Path(root, ".cache", chosen.name, name) if chosen else Path(root, ".cache", name)


def site_folder(root: Path) -> Path:
    """Return the folder that the site is built in: site/, or an edition's own beside it."""
    chosen = edition_folder(root)
    return root / (f"site-{chosen.name}" if chosen else "site")


def edition_node(root: Path) -> Any:
    """Return the file of the chosen edition as YAML nodes; None when it can't be read, which load tells."""
    folder = edition_folder(root)
    if folder is None:
        return None
    text, faults = read_text(folder / EDITION, EDITION)
    return None if faults else _composed(text)[0]


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
