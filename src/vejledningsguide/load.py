"""The data folder → the catalogue: nothing is coerced behind the editor's back, and every fault is found in one go."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import ValidationError

from .errors import DataFejl, Fejl
from .explain import DATAFILER, explain
from .felter import Grund
from .flet import Fletning, local_model, prepared
from .katalog import Katalog, Sted
from .opsaetning import EDITION, LOADER
from .quick import Odd, plain
from .reader import Reader
from .rum import Datafil
from .slags import RUM
from .strays import in_data, is_data
from .textfile import read_text
from .udfyld import UDFYLD, explain_unfilled
from .udgave import LOCAL_PAGE, PAGES, EgenSide, EgenUdgave, Lokalt, as_source
from .walk import Sti

_COMMENT = re.compile(r"^ *#.*$", re.MULTILINE)
"""A line that is only a comment: an edition's file may hold nothing else, as long as nothing is written there yet."""

Læst = tuple[bytes, Grund, Mapping[Sti, Sted]]
"""A file that was read without a fault: a digest of its bytes, what they hold, and where each value stands."""


def load(root: Path, kept: dict[str, Læst] | None = None, edition: Path | None = None) -> Katalog:
    """Read every data file below `root` and return the catalogue, with an edition's folder laid over it.

    `kept` holds what was read before, by file name, for a program that reads again and again: a file with the same
    bytes is not read once more. Raises DataFejl with all faults of all files. References between items are check's
    matter.
    """
    kept = {} if kept is None else kept
    errors: list[Fejl] = list(in_data(root))
    contents: dict[str, Grund] = {}
    places: dict[str, Mapping[Sti, Sted]] = {}
    for name, model in _wanted(root):
        if found := _kept(Filopgave(root, name, model), kept, errors):
            contents[name], places[name] = found
    lokalt = _laid_over(edition, contents, places, kept, errors) if edition else None
    if errors:
        raise DataFejl(errors)
    there = tuple(rum for rum in RUM if not rum.filer or any(_is_there(fil, contents) for fil in rum.filer))
    return Katalog(there, contents, places, lokalt)


@dataclass(frozen=True)
class Filopgave:
    """A file to read: the folder of data, its name there and its model. What stands in an edition's folder rests on the
    edition, whose id is `kilde`; messages call its folder `shown`."""

    root: Path
    name: str
    model: type[Grund]
    shown: str = ""
    kilde: str = ""

    def reader(self) -> Reader:
        """Return what reads it."""
        return Reader(self.root, self.name, self.model, self.shown)


def _kept(opgave: Filopgave, kept: dict[str, Læst], errors: list[Fejl]) -> tuple[Grund, Mapping[Sti, Sted]] | None:
    """Return what a file holds, and where, as it was read before or now; None, with the faults told, when it can't
    be read."""
    reader, key = opgave.reader(), "/".join(filter(None, (opgave.shown, opgave.name)))
    raw = reader.raw()
    digest = hashlib.sha256(raw or b"").digest()
    if key in kept and kept[key][0] == digest and type(kept[key][1]) is opgave.model:
        return kept[key][1:]
    content = None if raw is None else _read(reader, raw, kilde=opgave.kilde)
    errors += reader.errors
    if content is None or raw is None:
        return None
    kept[key] = digest, content, _Steder(opgave, raw)
    return kept[key][1:]


def _laid_over(
    edition: Path,
    contents: dict[str, Grund],
    places: dict[str, Mapping[Sti, Sted]],
    kept: dict[str, Læst],
    errors: list[Fejl],
) -> Lokalt | None:
    """Lay an edition over the shared contents; return who it is, or None with the faults told."""
    shown = f"{edition.parent.name}/{edition.name}"
    own = _kept(Filopgave(edition, EDITION, EgenUdgave, shown), kept, errors)
    data = f"{shown}/data"
    errors += in_data(edition / "data", data, edition=True)
    if own is None or not isinstance(udgave := own[0], EgenUdgave):
        return None
    places_of = own[1]
    fletning = Fletning(contents, places, edition.name, udgave)
    files = [(f, name) for f in DATAFILER if f.i_udgave for name, _ in _wanted(edition / "data", [f])]
    found = []
    for fil, name in files:
        model = fil.tillæg.model if fil.tillæg and name in contents else local_model(fil)
        if read := _kept(Filopgave(edition / "data", name, model, data, edition.name), kept, errors):
            found.append((fil, name, *read))
    for fil in DATAFILER:
        if fil.kun_lokalt and not (edition / "data" / fil.navn).exists():
            found.append((fil, fil.navn, fil.model(), {(): places_of[()]}))
    if errors:
        return None  # what can't be read can't be laid over anything either
    for fil, name, content, where in found:
        fletning.add(fil, name, content, where)
    fletning.add_source(*as_source(edition.name, udgave), places_of[()])

    def place(sti: Sti) -> Sted:
        while sti not in places_of:
            sti = sti[:-1]
        return places_of[sti]

    hidden = fletning.hide(udgave.skjul, place)
    errors += fletning.errors
    return Lokalt(edition.name, udgave, hidden, tuple(_pages(edition)))


def _pages(edition: Path) -> Iterator[EgenSide]:
    """Yield the pages that an edition has written by hand; what is wrong with one is told where the others are."""
    for path in sorted((edition / PAGES).glob("*.md")):
        head = read_text(path, path.name)[0].split("---\n")
        try:
            said = yaml.load(head[1], Loader=LOADER) if len(head) > 2 else None
        except yaml.YAMLError:
            said = None
        if isinstance(said, dict) and (title := str(said.get("title", ""))):
            yield EgenSide(f"{LOCAL_PAGE}{path.stem}/", title, str(said.get("description", "")))


def _is_there(fil: Datafil, contents: dict[str, Grund]) -> bool:
    """Return whether a file was read; a kind whose own may be missing, and is, has no pages either."""
    return fil.er_mappe or fil.navn in contents


def _wanted(root: Path, files: Iterable[Datafil] | None = None) -> Iterator[tuple[str, type[Grund]]]:
    """Yield the name and model of each file to read, in the order of the rooms: of the shared guide, or those of an
    edition that are there."""
    for fil in DATAFILER if files is None else files:
        if fil.kun_lokalt and files is None:
            continue
        if fil.er_mappe:
            yield from (
                (f"{fil.navn}{path.name}", fil.model)
                for path in sorted((root / fil.navn).glob("*.yaml"))
                if is_data(path)
            )
        elif (not fil.frivillig and files is None) or (root / fil.navn).exists():
            yield fil.navn, fil.model


def _read(reader: Reader, raw: bytes, *, quick: bool = True, kilde: str = "") -> Grund | None:
    """Return what a file's bytes hold, or None once anything in it was wrong.

    Most files are in order, so a `quick` reading notes no places; only where anything is wrong is the file read
    once more, to tell where. `kilde` is the edition that a file belongs to, if any.
    """
    text = reader.text(raw)
    if text is None:
        return None
    if quick and UDFYLD not in text and not kilde:
        try:
            return reader.model.model_validate(plain(text, reader.model))
        except (Odd, ValidationError, yaml.YAMLError):
            pass
    if kilde and not _COMMENT.sub("", text).strip():
        return reader.model() if not any(f.is_required() for f in reader.model.model_fields.values()) else None
    value = reader.parse(text)
    if value is None:
        return None
    explain_unfilled(reader, value)
    if kilde:
        value = prepared(reader, value, kilde)
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

    def __init__(self, opgave: Filopgave, raw: bytes) -> None:
        self._opgave = opgave
        self._raw = zlib.compress(raw, 1)

    @cached_property
    def _found(self) -> Mapping[Sti, Sted]:
        reader = self._opgave.reader()
        _read(reader, zlib.decompress(self._raw), quick=False)
        return reader.places

    def __getitem__(self, sti: Sti) -> Sted:
        return self._found[sti]

    def __iter__(self) -> Iterator[Sti]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
