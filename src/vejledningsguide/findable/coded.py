"""How the index is written short: all its words once, and elsewhere their numbers (soegekode.js reads it).

Words stand in the order of the alphabet, each as a digit, how many letters it has in common with the one before, and
the rest of it. A number is written in SIGNS as digits: the first LAST of them end a number, the others go before what
there is more of it, the smallest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "\\|")
"""The digits: what JSON writes as it is, but for what stands between sentences."""
LAST = 70
MORE = len(SIGNS) - LAST
MOST = 9
"""So many letters in common can be told by one digit."""


def folded(words: Iterable[str]) -> str:
    """Return words, which are sorted, as one text."""
    return " ".join(_after(before, word) for before, word in pairwise(("", *words)))


def _after(before: str, word: str) -> str:
    same = next((place for place, letter in enumerate(word[:MOST]) if before[place : place + 1] != letter), MOST)
    same = min(same, len(word))
    return f"{same}{word[same:]}"


def numbers(values: Iterable[int]) -> str:
    """Return numbers as one text."""
    return "".join(map(_number, values))


def _number(value: int) -> str:
    digits = ""
    while value >= LAST:
        more, digit = divmod(value - LAST, MORE)
        digits += SIGNS[LAST + digit]
        value = more
    return digits + SIGNS[value]


def steps(values: Iterable[int]) -> str:
    """Return numbers in whatever order as one text: the lowest, and how far it is from each to the next."""
    return numbers(after - before for before, after in pairwise((0, *sorted(values))))
