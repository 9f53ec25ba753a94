"""What an edition holds, to the byte: a list of hashes that lies in it, as `sha256sum -c` reads one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

LIST = "version.sha256"
"""The list's name in an edition. It is no secret, and whoever mirrors the site can check it."""
DIGESTED = re.compile(r"assets/(?:.*/)?(?:[^/]+\.[0-9a-f]{10}|[0-9a-f]{16})\.\w+(?:\.(?:br|gz))?")
"""A file whose name says what is in it, packed or not: no other content ever stands there."""
NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
"""An edition's name: when it was made, in UTC, and a digest of what it holds. By name, they are in order of time."""
_STAMP = "%Y%m%dT%H%M%SZ"
_HEAD = re.compile(rf"# Udgave ({NAME.pattern}): (\d+) filer, (\d+) byte")
_FROM = re.compile(rf"# Fra ({NAME.pattern})")
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")

Sums = Mapping[str, str]
"""The SHA-256 of files by their path."""


@dataclass(frozen=True)
class Udgave:
    """An edition: its own files, and those it keeps for readers who still have a page of an earlier one open."""

    navn: str
    egne: Sums
    fra: Mapping[str, Sums] = field(default_factory=dict)
    """Files that only earlier editions ask for, by the edition."""
    byte: int = 0

    @property
    def kendetegn(self) -> str:
        """What two editions that hold the same share."""
        return self.navn.rpartition("-")[2]

    @property
    def alle(self) -> dict[str, str]:
        """Every file but the list itself."""
        return {path: sum_ for sums in (*self.fra.values(), self.egne) for path, sum_ in sums.items()}

    @property
    def faste(self) -> dict[str, Sums]:
        """The files whose names say what is in them, by the edition that asks for them; this one's last."""
        return {**self.fra, self.navn: {path: one for path, one in self.egne.items() if DIGESTED.fullmatch(path)}}

    def __str__(self) -> str:
        """The list as it is written."""
        lines = [f"# Udgave {self.navn}: {len(self.egne)} filer, {self.byte} byte", *_lines(self.egne)]
        for name, sums in self.fra.items():
            lines += [f"# Fra {name}", *_lines(sums)]
        return "\n".join(lines) + "\n"


def name_of(moment: datetime, own: Sums) -> str:
    """Return the name of an edition that is made at a moment, in UTC."""
    return f"{moment:{_STAMP}}-{digest(own)}"


def made(name: str) -> datetime:
    """Return when an edition was made, by its name."""
    return datetime.strptime(name.partition("-")[0], _STAMP).replace(tzinfo=UTC)


def read_list(text: str) -> Udgave | None:
    """Return the edition that a list tells of; None when it isn't one, or not a whole one."""
    first, *lines = text.splitlines() or [""]
    if not (head := _HEAD.fullmatch(first)) or not text.endswith("\n"):
        return None
    own: dict[str, str] = {}
    sums, earlier = own, dict[str, dict[str, str]]()
    for line in lines:
        if found := _LINE.fullmatch(line):
            sums[found[2]] = found[1]
        elif found := _FROM.fullmatch(line):
            sums = earlier.setdefault(found[1], {})
        else:
            return None
    return Udgave(head[1], own, earlier, int(head[3])) if len(own) == int(head[2]) else None


def sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, but for a list of them, by its path in it, in order."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: _sum(paths[name]) for name in sorted(paths) if name != LIST}


def digest(own: Sums) -> str:
    """Return what is the same for all editions that hold the same files, and for no others."""
    return hashlib.sha256("\n".join(_lines(own)).encode()).hexdigest()[:12]


def broken(folder: Path, edition: Udgave) -> list[str]:
    """Return each file of an edition that is not as its list says, and each that is there and not on it."""
    there, listed = sums(folder), edition.alle
    wrong = {path for path, one in listed.items() if there.get(path) != one}
    return sorted(wrong | {path for path in there.keys() - listed.keys() if not DIGESTED.fullmatch(path)})


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(files: Sums) -> Iterable[str]:
    return (f"{one}  {path}" for path, one in sorted(files.items()))
