"""Lists of what has been published and others rest on: written by «skema», kept by «tjek»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from .errors import DataFejl, Fejl
from .textfile import read_text

T = TypeVar("T")
"""What the lines are read off: the catalogue, or what is made of it."""

COMMAND = "kør «python3 guide.py skema»"

MANY = 5
"""More new lines than this are told in one: an editor who has added a whole folder knows them."""


@dataclass(frozen=True)
class Udgivet(Generic[T]):
    """One such list. A line of it never goes, unless `lost` says that it may."""

    fil: str
    """The file's name in data/."""
    hoved: str
    """The comments that the file begins with, each line with its #."""
    en: str
    """A line of the list as «skema» names it, such as «Ny adresse»."""
    ny: tuple[str, str]
    """What is told of one line that is not on the list, and what of so many of them: «siden er ny», «sider er nye»."""
    når: tuple[str, str]
    """What must be settled before it is published: one, and many."""
    form: tuple[str, str]
    """A pattern that each line fits, and what such a line looks like."""
    lines: Callable[[T], Sequence[str]]
    """Every line that the list should hold, in order."""
    lost: Callable[[T, str], tuple[str, str] | None]
    """The message and the advice about a line that is on the list and no longer made; None where that is in order."""
    rivals: Callable[[str, str], bool] = lambda _new, _lost: False
    """Whether a new line takes the place of one that is lost; then it is no news, and is not published."""

    def listed(self, root: Path) -> dict[str, int]:
        """Return each line of the list below the project's `root`, with its number; none where there is no file."""
        lines = self._text(root).splitlines()
        return {line: number for number, line in enumerate(lines, 1) if line and not line.startswith("#")}

    def unreadable(self, root: Path) -> list[Fejl]:
        """Return a fault for each thing that keeps the list from being read: the file itself, or a line of it."""
        shown = f"data/{self.fil}"
        text, faults = read_text(self._path(root), shown)
        pattern, example = self.form
        for number, line in enumerate(text.splitlines(), 1):
            if line and not line.startswith("#") and not re.fullmatch(pattern, line):
                advice = f"slet den, sæt # foran, eller skriv den som {example}"
                wrong = line if len(line) < 60 else f"{line[:60]} …"
                faults.append(Fejl(shown, number, 1, "", f"linjen «{wrong}» hører ikke til her", advice))
        return faults

    def add(self, root: Path, source: T) -> list[str]:
        """Add each line that is new at the end of the list; return those added. Raises DataFejl for a list that
        can't be read: nothing is added to it."""
        if faults := self.unreadable(root):
            raise DataFejl(faults)
        new, _ = self._compared(root, source)
        if new:
            known = self._text(root) or self.hoved
            known += "" if known.endswith("\n") else "\n"
            text = known + "".join(f"{line}\n" for line in new)
            self._path(root).write_text(text, encoding="utf-8", newline="\n")
        return new

    def faults(self, root: Path, source: T, *, draft: bool = False) -> list[Fejl]:
        """Return a fault for each line that is published but no longer made, and, unless it is a `draft`, for what is
        made but not published."""
        if unreadable := self.unreadable(root):
            return unreadable
        shown = f"data/{self.fil}"
        new, gone = self._compared(root, source)
        listed = self.listed(root)
        faults = [Fejl(shown, listed[line], 1, line, *said) for line, said in gone.items()]
        if draft:
            return faults
        end = max(1, len(self._text(root).splitlines()))  # below it, «skema» adds what is new
        if len(new) > MANY:
            message = f"{len(new)} {self.ny[1]}, fx {new[0]} og {new[-1]}"
            return [*faults, Fejl(shown, end, 1, "", message, f"{COMMAND}, når {self.når[1]}")]
        return faults + [Fejl(shown, end, 1, line, self.ny[0], f"{COMMAND}, når {self.når[0]}") for line in new]

    def _compared(self, root: Path, source: T) -> tuple[list[str], dict[str, tuple[str, str]]]:
        """Return the lines that are new, and those that are lost with what is told of them."""
        listed, made = self.listed(root), self.lines(source)
        known = set(made)
        gone = {line: said for line in listed if line not in known and (said := self.lost(source, line))}
        new = [line for line in made if line not in listed]
        return [line for line in new if not any(self.rivals(line, lost) for lost in gone)], gone

    def _path(self, root: Path) -> Path:
        return root / "data" / self.fil

    def _text(self, root: Path) -> str:
        return read_text(self._path(root), self.fil)[0]
