"""Reads the recipes of the editors' guide and follows them to the letter: in a copy, by text, as an editor would.

A recipe says what to do in one of these ways, in a sentence or in a cell of a table; what to write stands right after
the colon, in backticks or fenced:

- `python3 guide.py ny …`, or `ny …` in a table: run it, and fill in the form
- Tilføj under `felt` ved `id` i `fil`: …       add to a list; «ved» is left out where the list is the file's own, and
                                               then it may be that the list is not there yet
- Ret ved `id` i `fil`: …                        write these fields of an item, whether they were there or not
- Slet `id` i `fil`                              take an item out of its list
- Skriv i `fil`: …                               write a file
"""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FENCED = r"```\w+\n(?P<blok>.*?)\n```"
STEP = re.compile(
    r"`(?:python3 guide\.py )?ny (?P<ny>[^`]+)`"
    r"|(?P<tilføj>Tilføj)\s+under\s+`(?P<felt>[^`]+)`(?:\s+ved\s+`(?P<ved>[^`]+)`)?\s+i\s+`(?P<fil>[^`]+)`:\s+"
    r"|(?P<ret>Ret)\s+ved\s+`(?P<id>[^`]+)`\s+i\s+`(?P<rettes>[^`]+)`:\s+"
    r"|(?P<slet>Slet)\s+`(?P<væk>[^`]+)`\s+i\s+`(?P<slettes>[^`]+)`"
    r"|(?P<skriv>Skriv)\s+i\s+`(?P<ny_fil>[^`]+)`:\s+"
)
GIVEN = re.compile(rf"(?:{FENCED}|`(?P<kort>[^`]+)`)", re.DOTALL)


@dataclass(frozen=True)
class Trin:
    """One thing to do: how, in which file, with which item and field there, and what to write."""

    gør: str
    fil: str = ""
    ved: str = ""
    felt: str = ""
    tekst: str = ""


def recipes(document: str) -> dict[str, list[Trin]]:
    """Return the steps of each recipe by its heading; in a table each row is one, called by the heading and the row."""
    part = re.split(r"^## ", document, flags=re.MULTILINE)
    [told] = [section for section in part if section.startswith("Opskrifter\n")]
    found = {}
    for recipe in re.split(r"^### ", told, flags=re.MULTILINE)[1:]:
        heading, _, text = recipe.partition("\n")
        rows = re.findall(r"^\| (?!Kør|Du vil)(.*) \|$", text, re.MULTILINE)
        for row in rows:
            found[f"{heading}: {row.split(' | ')[0]}"] = list(steps(row))
        if not rows:
            found[heading] = list(steps(text))
    return found


def steps(text: str) -> Iterator[Trin]:
    """Yield what a text says to do, in order. Raises ValueError where it doesn't say what to write."""
    for match in STEP.finditer(text):
        if match["ny"]:
            yield Trin("ny", tekst=match["ny"])
            continue
        if match["slet"]:
            yield Trin("slet", match["slettes"], match["væk"])
            continue
        given = GIVEN.match(text, match.end())
        if given is None:
            raise ValueError(f"say what to write after «{match[0].strip()}»")
        words = given["blok"] or re.sub(r"\s+", " ", given["kort"])
        if match["tilføj"]:
            yield Trin("tilføj", match["fil"], match["ved"] or "", match["felt"], words)
        elif match["ret"]:
            yield Trin("ret", match["rettes"], match["id"], tekst=words)
        else:
            yield Trin("skriv", match["ny_fil"], tekst=words)


def follow(root: Path, step: Trin) -> None:
    """Do what a step says with a file below `root`. Raises ValueError where the file holds no such place."""
    path = root / step.fil
    if step.gør == "skriv":
        path.write_text(step.tekst + "\n", encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    whole: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    if step.gør == "tilføj":
        within = _item(whole, step.ved) if step.ved else whole
        if not step.ved and step.felt not in {key.value for node in _mappings(whole) for key, _ in node.value}:
            text = f"{text.rstrip()}\n\n{step.felt}:\n{textwrap.indent(step.tekst, '  ')}\n"
        else:
            text = _added(text, _lists(within, step.felt), step.tekst)
    elif step.gør == "ret":
        told: Any = yaml.compose(step.tekst, Loader=yaml.CBaseLoader)
        for field in reversed(told.value):
            text = _with_field(text, step.ved, _fragment(step.tekst, field), field[0].value)
    elif step.gør == "slet":
        item = _item(whole, step.ved)
        lines = text.splitlines(keepends=True)
        del lines[item.start_mark.line : _last_line(text, item) + 1]
        text = "".join(lines)
    path.write_text(text, encoding="utf-8")


def command(step: Trin) -> list[str]:
    """Return the arguments of a «ny» step."""
    return ["ny", *shlex.split(step.tekst)]


def _mappings(node: Any) -> Iterator[Any]:
    """Yield every mapping in a YAML node, outermost first."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)


def _item(whole: Any, name: str) -> Any:
    """Return the item of an id, or the one with that title."""
    for key in ("id", "titel"):
        for node in _mappings(whole):
            if any(field.value == key and value.value == name for field, value in node.value):
                return node
    raise ValueError(f"there is no «{name}»")


def _lists(node: Any, field: str) -> Any:
    """Return the first list of a name in a node."""
    for mapping in _mappings(node):
        for key, value in mapping.value:
            if key.value == field and isinstance(value, yaml.SequenceNode):
                return value
    raise ValueError(f"there is no list «{field}»")


def _last_line(text: str, node: Any) -> int:
    """Return the last line of a node, counted from 0, without what stands between it and the next."""
    end = int(node.end_mark.line)
    if getattr(node, "flow_style", False) or getattr(node, "style", "|") not in ("|", ">"):
        return end
    lines = text.splitlines()  # what is not closed goes on to where the next thing begins
    end -= 1
    while end > node.start_mark.line and (not lines[end].strip() or lines[end].lstrip().startswith("#")):
        end -= 1
    return end


def _added(text: str, found: Any, item: str) -> str:
    """Return a text with an item last in one of its lists."""
    if found.flow_style:
        at = found.end_mark.index - 1
        return f"{text[:at].rstrip()}, {item.removeprefix('- ')}{text[at:]}"
    lines = text.splitlines(keepends=True)
    lines.insert(_last_line(text, found) + 1, textwrap.indent(item, " " * found.start_mark.column) + "\n")
    return "".join(lines)


def _fragment(text: str, field: Any) -> str:
    """Return the lines of one field of a mapping."""
    key, value = field
    return text[key.start_mark.index : value.end_mark.index].rstrip()


def _with_field(text: str, name: str, fragment: str, field: str) -> str:
    """Return a text with one field of an item written anew, or added after its first."""
    item = _item(yaml.compose(text, Loader=yaml.CBaseLoader), name)
    lines = text.splitlines(keepends=True)
    first_key, first_value = item.value[0]
    column = first_key.start_mark.column
    new = textwrap.indent(fragment, " " * column) + "\n"
    for key, value in item.value:
        if key.value == field:
            lines[key.start_mark.line : _last_line(text, value) + 1] = [new]
            return "".join(lines)
    lines.insert(first_value.end_mark.line + 1, new)
    return "".join(lines)
