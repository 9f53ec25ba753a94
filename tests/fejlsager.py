"""Kinds of bad input: each an edit of the kitchen-sink data and, to the letter, what an editor is told about it.

A file of tests/fejl is a list of cases on one subject. A case has a `navn`, the exact message as `fejl`, and one edit,
or several under `ændringer`, in the order in which they are made:

- `fil`, `find`, `skriv`: a text that stands exactly once in a file of tests/mini/data, and what stands there instead;
- `fil`, `kodning`: the file is stored in another encoding;
- `ny`, `indhold`: a file is added, or all of it written anew; `slet`: it is taken away; `flyt`, `til`: it is renamed.

When messages or the kitchen-sink data are meant to change, `PYTHONPATH=src python -m tests.fejlsager --skriv` writes
what the program says now into every `fejl`, and nothing else; `git diff` then shows what editors will notice. Without
`--skriv` it only names the cases that are told otherwise. It ends with code 1 when a case can't be made any more.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import indent

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from tests import helpers
from vejledningsguide.check import check
from vejledningsguide.errors import DataFejl
from vejledningsguide.load import Læst, load

FOLDER = Path(__file__).parent / "fejl"
LOCAL, EDITION = "lokal", "lokal/kolonihaven"
"""The folder of editions, and the one there is; only a case that names a file of it has it."""
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value is text: a `skriv` of 010 stays as it is."""

HEAD, MESSAGE = "- navn: ", "  fejl: |\n"


class Grund(BaseModel):
    """What all edits share: nothing unknown in them, and no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rettelse(Grund):
    """Another text in the place of one that stands once."""

    fil: str
    find: str
    skriv: str

    def make(self, data: Path) -> None:
        path = data / self.fil
        text = path.read_bytes().decode()
        if (times := text.count(self.find)) != 1:
            raise ValueError(f"«{self.find}» must stand once in {self.fil}, but stands there {times} times")
        path.write_bytes(text.replace(self.find, self.skriv).encode())


class Omkodning(Grund):
    """The same text in another encoding."""

    fil: str
    kodning: str

    def make(self, data: Path) -> None:
        path = data / self.fil
        path.write_bytes(path.read_bytes().decode().encode(self.kodning))


class Tilføjelse(Grund):
    """A new file, or all of one written anew."""

    ny: str
    indhold: str

    def make(self, data: Path) -> None:
        (data / self.ny).parent.mkdir(exist_ok=True)
        (data / self.ny).write_bytes(self.indhold.encode())


class Sletning(Grund):
    """A file taken away."""

    slet: str

    def make(self, data: Path) -> None:
        (data / self.slet).unlink()


class Flytning(Grund):
    """A file under another name."""

    flyt: str
    til: str

    def make(self, data: Path) -> None:
        (data / self.flyt).rename(data / self.til)


Ændring = Rettelse | Omkodning | Tilføjelse | Sletning | Flytning
_EDITS = TypeAdapter[tuple[Ændring, ...]](tuple[Ændring, ...])


@dataclass(frozen=True)
class Sag:
    """A case: where it is written, its edits, and what an editor is told."""

    navn: str
    kilde: Path
    ændringer: tuple[Ændring, ...]
    fejl: str

    def make(self, folder: Path) -> Path:
        """Make the case in `folder/data` and return that; raise ValueError when an edit doesn't fit the data."""
        data = folder / "data"
        for name, content in _mini().items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_bytes(content)
        if any(LOCAL in repr(ændring) for ændring in self.ændringer):
            shutil.copytree(helpers.MINI / LOCAL, folder / LOCAL)
        for ændring in self.ændringer:
            try:
                ændring.make(data)
            except (ValueError, OSError) as error:
                raise ValueError(f"{self.kilde.name}: {self.navn}: {error}") from error
        return data


@cache
def _mini() -> Mapping[str, bytes]:
    """Return the kitchen-sink data, read once."""
    return helpers.snapshot(helpers.MINI / "data")


@cache
def kept() -> Mapping[str, Læst]:
    """Return what was read of the kitchen-sink data: a case differs from them in a file or two."""
    found: dict[str, Læst] = {}
    load(helpers.MINI / "data", found)
    return found


def read(path: Path) -> list[Sag]:
    """Return a file's cases; raise ValueError with the name of one that is not written as it should be."""
    written = yaml.load(path.read_text(encoding="utf-8"), LOADER)
    cases = []
    for fields in written:
        navn, fejl = fields.pop("navn", "?"), fields.pop("fejl", "")
        edits = fields.pop("ændringer", []) + ([fields] if fields else [])
        try:
            cases.append(Sag(navn, path, _EDITS.validate_python(edits), fejl.removesuffix("\n")))
        except ValueError as error:
            raise ValueError(f"{path.name}: {navn}: {error}") from error
    return cases


@cache
def cases() -> Mapping[str, Sag]:
    """Return all cases by name; raise ValueError when two have the same."""
    found: dict[str, Sag] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for sag in read(path):
            if sag.navn in found:
                raise ValueError(f"{path.name}: {sag.navn}: the name is taken in {found[sag.navn].kilde.name}")
            found[sag.navn] = sag
    return dict(sorted(found.items()))


def told(data: Path) -> str:
    """Return what an editor is told about a data folder: nothing when it is in order."""
    try:
        edition = data.parent / EDITION
        check(load(data, {**kept()}, edition if edition.exists() else None), helpers.TODAY)
    except DataFejl as error:
        return str(error)
    return ""


def rewritten(text: str, now: Mapping[str, str]) -> str:
    """Return the text of a file of cases with other messages in those named by `now`; all else stays as it is."""
    parts = re.split(f"^(?={HEAD})", text, flags=re.MULTILINE)
    for i, part in enumerate(parts):
        navn = part.partition("\n")[0].removeprefix(HEAD)
        if navn in now:
            message = re.compile(f"^{re.escape(MESSAGE)}(    .*\n)+", re.MULTILINE)
            parts[i], times = message.subn(lambda _: MESSAGE + indent(now[navn], "    ") + "\n", part)  # noqa: B023
            if times != 1:
                raise ValueError(f"{navn}: the message must be written as «{MESSAGE.strip()}», once")
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Compare each case with what the program says now, and write that down if asked; return 1 when some can't be."""
    parser = argparse.ArgumentParser(prog="python -m tests.fejlsager")
    parser.add_argument("--skriv", action="store_true", help="write what the program says now into the cases")
    asked = parser.parse_args(arguments)
    now: dict[str, str] = {}
    broken = False
    for sag in cases().values():
        with tempfile.TemporaryDirectory() as folder:
            try:
                said = told(sag.make(Path(folder)))
            except ValueError as error:
                print(error)
                broken = True
                continue
        if not said:
            print(f"{sag.kilde.name}: {sag.navn}: the program finds no fault")
            broken = True
        elif said != sag.fejl:
            print(f"{sag.kilde.name}: {sag.navn}: told otherwise")
            now[sag.navn] = said
    if asked.skriv:
        for path in {cases()[navn].kilde for navn in now}:
            path.write_text(rewritten(path.read_text(encoding="utf-8"), now), encoding="utf-8", newline="\n")
    return int(broken or bool(now and not asked.skriv))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
