"""The data folder → the catalogue: nothing is coerced behind the editor's back, and every fault is found in one go."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import ValidationError

from .errors import DataFejl, Fejl
from .explain import DATAFILER, explain
from .felter import Grund
from .katalog import Katalog, Sted
from .quick import Odd, plain
from .reader import Reader
from .rum import Datafil
from .slags import RUM
from .strays import in_data, is_data
from .udfyld import UDFYLD, explain_unfilled
from .walk import Sti

Læst = tuple[bytes, Grund, Mapping[Sti, Sted]]
"""A file that was read without a fault: a digest of its bytes, what they hold, and where each value stands."""


def load(root: Path, kept: dict[str, Læst] | None = None) -> Katalog:
    """Read every data file below `root` and return the catalogue.

    `kept` holds what was read before, by file name, for a program that reads again and again: a file with the same
    bytes is not read once more. Raises DataFejl with all faults of all files. References between items are check's
    matter.
    """
    kept = {} if kept is None else kept
    errors: list[Fejl] = list(in_data(root))
    contents: dict[str, Grund] = {}
    places: dict[str, Mapping[Sti, Sted]] = {}
    for name, model in _wanted(root):
        reader = Reader(root, name, model)
        raw = reader.raw()
        digest = hashlib.sha256(raw or b"").digest()
        if name in kept and kept[name][0] == digest:
            _, contents[name], places[name] = kept[name]
            continue
        content = None if raw is None else _read(reader, raw)
        errors += reader.errors
        if content is not None and raw is not None:
            contents[name], places[name] = content, _Steder(root, name, model, raw)
            kept[name] = digest, content, places[name]
    if errors:
        raise DataFejl(errors)
    there = tuple(rum for rum in RUM if not rum.filer or any(_is_there(fil, contents) for fil in rum.filer))
    return Katalog(there, contents, places)


def _is_there(fil: Datafil, contents: dict[str, Grund]) -> bool:
    """Return whether a file was read; a kind whose own may be missing, and is, has no pages either."""
    return fil.er_mappe or fil.navn in contents


def _wanted(root: Path) -> Iterator[tuple[str, type[Grund]]]:
    """Yield the name and model of each file to read, in the order of the rooms."""
    for fil in DATAFILER:
        if fil.er_mappe:
            yield from (
                (f"{fil.navn}{path.name}", fil.model)
                for path in sorted((root / fil.navn).glob("*.yaml"))
                if is_data(path)
            )
        elif not fil.frivillig or (root / fil.navn).exists():
            yield fil.navn, fil.model


def _read(reader: Reader, raw: bytes, *, quick: bool = True) -> Grund | None:
    """Return what a file's bytes hold, or None once anything in it was wrong.

    Most files are in order, so a `quick` reading notes no places; only where anything is wrong is the file read
    once more, to tell where.
    """
    text = reader.text(raw)
    if text is None:
        return None
    if quick and UDFYLD not in text:
        try:
            return reader.model.model_validate(plain(text, reader.model))
        except (Odd, ValidationError, yaml.YAMLError):
            pass
    value = reader.parse(text)
    if value is None:
        return None
    explain_unfilled(reader, value)
    try:
        content = reader.model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors():
            explain(reader, detail)
        return None
    return None if reader.errors else content


class _Steder(Mapping[Sti, Sted]):
    """Where each value of a sound file stands. They are found when somebody asks, for it is faults that are placed:
    kept for every value they would take up more than all the rest of the data."""

    def __init__(self, root: Path, name: str, model: type[Grund], raw: bytes) -> None:
        self._file = root, name, model
        self._raw = zlib.compress(raw, 1)

    @cached_property
    def _found(self) -> Mapping[Sti, Sted]:
        reader = Reader(*self._file)
        _read(reader, zlib.decompress(self._raw), quick=False)
        return reader.places

    def __getitem__(self, sti: Sti) -> Sted:
        return self._found[sti]

    def __iter__(self) -> Iterator[Sti]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
