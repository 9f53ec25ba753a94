"""The Danish dictionary: which inflections belong together, and what a long word is put together of.

Hunspell's files are read, not its program: 171 000 stems with the numbers of the endings that each may take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "ordbog"
GENITIVE = "10"
"""The endings of the genitive: so regular that the reader's browser takes them off by itself."""
LEAST = 4
"""No part of a compound is shorter: «vej-leder» is no compound, «vagt-plan» is."""
NO_PARTS = frozenset(
    (
        "skab",
        "hed",
        "dom",
        "ende",
        "else",
        "ning",
        "bare",
        "efter",
        "over",
        "under",
        "mellem",
        "gennem",
        "uden",
        "inden",
    )
)
"""Endings that make words of words, and small words before verbs: neither is a part that anybody looks for."""


@dataclass(frozen=True)
class Ending:
    """How a stem gets an ending: what goes, what comes, and what the stem must end in."""

    strip: str
    add: str
    condition: re.Pattern[str] | None

    def on(self, stem: str) -> str:
        """Return the stem with the ending; empty where it can't take it."""
        if not stem.endswith(self.strip) or (self.condition and not self.condition.search(stem)):
            return ""
        return stem[: len(stem) - len(self.strip)] + self.add


class Dictionary:
    """Words by their stems."""

    def __init__(self, endings: dict[str, list[Ending]], stems: dict[str, str], irregular: dict[str, set[str]]) -> None:
        """`endings` are by their number; `stems` are each with such numbers, a comma between them; `irregular` are the
        forms of the stems that no ending makes."""
        self.endings, self.stems, self.irregular = endings, stems, irregular
        self._odd = {form: stem for stem, forms in irregular.items() for form in forms}
        self._turns: dict[tuple[str, str], set[str]] = {}
        for number, rules in endings.items():
            for rule in rules:
                self._turns.setdefault((rule.add, rule.strip), set()).add(number)
        self._longest = max((len(add) for add, _ in self._turns), default=0)
        self._by_add: dict[str, list[tuple[str, set[str]]]] = {}
        for (add, strip), numbers in self._turns.items():
            self._by_add.setdefault(add, []).append((strip, numbers))

    def stems_of(self, word: str) -> Iterator[str]:
        """Yield each stem that the word is a form of."""
        if word in self.stems:
            yield word
        if word in self._odd and self._odd[word] != word:
            yield self._odd[word]
        for cut in range(max(1, len(word) - self._longest), len(word) + 1):
            for strip, numbers in self._by_add.get(word[cut:], ()):
                stem = word[:cut] + strip
                taken = self.stems.get(stem)
                if stem != word and taken and not numbers.isdisjoint(taken.split(",")) and word in self.forms(stem):
                    yield stem

    def forms(self, stem: str) -> set[str]:
        """Return the stem with every ending it can take."""
        rules = (rule for number in self.stems.get(stem, "").split(",") for rule in self.endings.get(number, ()))
        return {stem} | self.irregular.get(stem, set()) | {form for rule in rules if (form := rule.on(stem))}

    def parts(self, word: str) -> tuple[str, str] | None:
        """Return the two parts of a compound, the first as it stands before the second; None for a word of one piece.

        Where there are several ways, the longest last part wins: it says what the thing is.
        """
        for cut in range(LEAST, len(word) - LEAST + 1):
            first, last = word[:cut], word[cut:]
            stem = next(self.stems_of(last), "")
            if not stem or first in NO_PARTS or not NO_PARTS.isdisjoint((last, stem)):
                continue
            if any(self._may_begin(form) for form in (first, first.removesuffix("s"), first.removesuffix("e"))):
                return first, last
        return None

    def _may_begin(self, word: str) -> bool:
        return len(word) >= LEAST - 1 and word not in NO_PARTS and word in self.stems


@cache
def dictionary() -> Dictionary:
    """Return the Danish one. Only lower case words are read: names have no inflection to speak of."""
    endings: dict[str, list[Ending]] = {}
    for line in (FOLDER / "da_DK.aff").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if len(words) >= 5 and words[0] == "SFX" and words[1] != GENITIVE and not words[3].startswith("-"):
            add = words[3].partition("/")[0].replace("0", "")
            if "-" in add or "'" in add:
                continue
            condition = None if words[4] == "." else re.compile(f"{words[4]}$")
            endings.setdefault(words[1], []).append(Ending(words[2].replace("0", ""), add, condition))
    stems: dict[str, str] = {}
    irregular: dict[str, set[str]] = {}
    for line in (FOLDER / "da_DK.dic").read_text(encoding="utf-8").splitlines()[1:]:
        told, *fields = line.split() or [""]
        stem, _, numbers = told.partition("/")
        if not (stem.isalpha() and stem[0].islower()):
            continue
        if odd := {field[3:] for field in fields if field.startswith("al:")}:
            irregular.setdefault(stem, set()).update(odd)
        if not any(field.startswith("st:") for field in fields):  # a form of an irregular word is told with that
            stems[stem] = f"{stems[stem]},{numbers}" if stem in stems else numbers
    return Dictionary(endings, stems, irregular)
