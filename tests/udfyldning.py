"""Fills in what «ny» has left open, as an editor does: choices and ids as a neighbour has them, texts of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from vejledningsguide.blanket import example, form_of
from vejledningsguide.explain import DATAFILER, model_at
from vejledningsguide.reader import Reader
from vejledningsguide.udfyld import UDFYLD
from vejledningsguide.walk import Sti


def model_of(name: str) -> Any:
    """Return the model of a data file."""
    return next(fil.model for fil in DATAFILER if name == fil.navn or (fil.er_mappe and name.startswith(fil.navn)))


def read(data: Path, name: str) -> tuple[Any, dict[Sti, Any]]:
    """Return what a data file spells, and where each value stands."""
    return _parsed(data, name, (data / name).read_bytes())


@lru_cache(maxsize=64)
def _parsed(data: Path, name: str, raw: bytes) -> tuple[Any, dict[Sti, Any]]:
    reader = Reader(data, name, model_of(name))
    text = reader.text(raw)
    assert text is not None, reader.errors
    value = reader.parse(text)
    assert reader.errors == []
    return value, dict(reader.places)


def unfilled(value: Any, sti: Sti = ()) -> Iterator[Sti]:
    """Yield the way to everything that is to be filled in."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from unfilled(part, (*sti, key))
    if value == UDFYLD:
        yield sti


def fill(data: Path, name: str, own: dict[str, str] | None = None) -> int:
    """Fill in a data file; return how many places that was. `own` are values by field that are an editor's choice."""
    value, places = read(data, name)
    lines = (data / name).read_text(encoding="utf-8").split("\n")
    numbers = count(1)
    found = sorted(unfilled(value), key=lambda sti: (places[sti].linje, places[sti].kolonne), reverse=True)
    for sti in found:
        place = places[sti]
        line, at = lines[place.linje - 1], place.kolonne - 1
        assert line[at:].startswith(UDFYLD), (name, sti, line)
        word = (own or {}).get(_field(sti)) or _value(data, name, value, sti, next(numbers))
        lines[place.linje - 1] = line[:at] + word + line[at + len(UDFYLD) :]
    (data / name).write_text("\n".join(lines), encoding="utf-8")
    return len(found)


def _field(sti: Sti) -> str:
    return next(part for part in reversed(sti) if isinstance(part, str))


def _value(data: Path, name: str, value: Any, sti: Sti, number: int) -> str:
    """Return what to write at `sti`: a neighbour's word where one must be chosen, and words of one's own elsewhere."""
    way = tuple(part for part in sti if isinstance(part, str))
    info = model_at(model_of(name), way[:-1]).model_fields[way[-1]]
    form = form_of(info)
    if way[-1] == "id":
        return f"{name.rpartition('/')[2][:-5]}-nyt-{number}"
    if form.er_tekst and "https" not in str(form.mærker):
        return f"Noget nyt nummer {number}"
    whole = "id" in model_of(name).model_fields
    for neighbour in _neighbours(data, name, value, sti, whole):
        word = _at(neighbour, sti if whole else sti[2:], value if whole else value[sti[0]][sti[1]])
        if isinstance(word, str) and word != UDFYLD:
            return f'"{word}"' if ":" in word or word[:1] in "-[" else word
    return str(example(form, {kind: frozenset({"eksempel"}) for kind in form.henviser}, [], date.today()))


def _neighbours(data: Path, name: str, value: Any, sti: Sti, whole: bool) -> Iterator[Any]:
    """Yield the items beside the one that `sti` leads into: in the same list, and in the other files of a folder, where
    each may be a `whole` item."""
    if not whole:
        yield from reversed(value[sti[0]][: sti[1]])
    folder = (data / name).parent
    for path in sorted(folder.glob("*.yaml")) if "/" in name else ():
        if path.name != Path(name).name:
            other, _ = read(data, path.relative_to(data).as_posix())
            yield from [other] if whole else other[sti[0]]


def _at(value: Any, sti: Sti, own: Any) -> Any:
    """Return what stands at `sti`, or as near it as there is: a list may be shorter. The last of one's own list of
    several is as the neighbour's last, so that they differ where they must."""
    for part in sti:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and value:
            value = value[-1 if part and part == len(own) - 1 else min(part, len(value) - 1)]
        else:
            return None
        own = own[part]
    return value
