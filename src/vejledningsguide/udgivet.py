"""Lists of what has been published and others rest on: written by «skema», kept by «tjek»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from .errors import DataFejl, Fejl
from .opsaetning import edition_folder
from .textfile import read_text

T = TypeVar("T")
"""What the lines are read off: the catalogue, or what is made of it."""

COMMAND = "kør «python3 guide.py skema{}»"

MANY = 5
"""More new lines than this are told in one: an editor who has added a whole folder knows them."""


@dataclass(frozen=True)
class Udgivet(Generic[T]):
    """One such list. A line of it never goes, unless `lost` says that it may."""

    fil: str
    """The file's name in data/, or in the folder of an edition, which lists only what is its own."""
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
        return {line: number for _, line, number in self.each(root)}

    def each(self, root: Path) -> Iterator[tuple[str, str, int]]:
        """Yield each line with the list that it stands on, as messages call it, and its number there."""
        for path in self._paths(root):
            for number, line in enumerate(self._lines_of(path), 1):
                if line and not line.startswith("#"):
                    yield path.relative_to(root).as_posix(), line, number

    def unreadable(self, root: Path) -> list[Fejl]:
        """Return a fault for each thing that keeps the list from being read: the file itself, or a line of it."""
        faults = []
        pattern, example = self.form
        for path in self._paths(root):
            shown = path.relative_to(root).as_posix()
            text, unread = read_text(path, shown)
            faults += unread
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
            self._paths(root)[-1].write_text(text, encoding="utf-8", newline="\n")
        return new

    def faults(self, root: Path, source: T, *, draft: bool = False) -> list[Fejl]:
        """Return a fault for each line that is published but no longer made, and, unless it is a `draft`, for what is
        made but not published."""
        if unreadable := self.unreadable(root):
            return unreadable
        shown = self.shown(root)
        new, gone = self._compared(root, source)
        listed = self.listed(root)
        own = set(self._lines_of(self._paths(root)[-1]))
        if edition_folder(root):  # the shared guide answers for its own; an edition may leave out some of that
            gone = {line: said for line, said in gone.items() if line in own}
        faults = [Fejl(shown, listed[line], 1, line, *said) for line, said in gone.items()]
        if draft:
            return faults
        end = max(1, len(self._text(root).splitlines()))  # below it, «skema» adds what is new
        if len(new) > MANY:
            message = f"{len(new)} {self.ny[1]}, fx {new[0]} og {new[-1]}"
            return [*faults, Fejl(shown, end, 1, "", message, f"{self._command(root)}, når {self.når[1]}")]
        advice = f"{self._command(root)}, når {self.når[0]}"
        return faults + [Fejl(shown, end, 1, line, self.ny[0], advice) for line in new]

    def _command(self, root: Path) -> str:
        """Return the advice to add what is new, to the list of whoever it belongs to."""
        chosen = edition_folder(root)
        return COMMAND.format(f" --udgave {chosen.name}" if chosen else "")

    def _compared(self, root: Path, source: T) -> tuple[list[str], dict[str, tuple[str, str]]]:
        """Return the lines that are new, and those that are lost with what is told of them."""
        listed, made = self.listed(root), self.lines(source)
        known = set(made)
        gone = {line: said for line in listed if line not in known and (said := self.lost(source, line))}
        new = [line for line in made if line not in listed]
        return [line for line in new if not any(self.rivals(line, lost) for lost in gone)], gone

    def shown(self, root: Path) -> str:
        """Return how messages call the list that new lines are added to."""
        return self._paths(root)[-1].relative_to(root).as_posix()

    def _paths(self, root: Path) -> list[Path]:
        """Return the list of the shared guide and, last, that of an edition with what is its own."""
        edition = edition_folder(root)
        return [root / "data" / self.fil, *([edition / self.fil] if edition else [])]

    def _text(self, root: Path) -> str:
        return read_text(self._paths(root)[-1], self.fil)[0]

    def _lines_of(self, path: Path) -> list[str]:
        return read_text(path, self.fil)[0].splitlines()
