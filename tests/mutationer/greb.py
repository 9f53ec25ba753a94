"""How a text is changed: at one of the places that a pattern finds, line by line, or list item by list item."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Ændring = Callable[[Random, str], str]
PLAIN = re.compile(
    r"^( *(?:- )?(?:\{)?)(titel|kort|tekst|afsnit|formål|hvordan|navn): ([^\s>|'\"\[{&*!#][^#:\n]*)$", re.MULTILINE
)
FIELD = re.compile(r"^ *(?:- )?([a-zæøå_]+):(?: .*)?$", re.MULTILINE)
ID = re.compile(r"^( *(?:- )?id: )([a-z0-9-]+)$", re.MULTILINE)
NUMBER = re.compile(r"^( *(?:- )?(?:dage|prioritet|linjer|minutter|punkter|nr|tal): )(\d+)$", re.MULTILINE)
DATE = re.compile(r"(gennemgået: )(\S+)")
BELÆG = re.compile(r"(belæg: \[)([a-z-]+-)(\d{3})")
FOLDED = re.compile(r"^( *)(?:- )?[a-zæøå_]+: >-\n(?:(?:\1  .*)?\n)+", re.MULTILINE)
HIDDEN = "\u00ad\u200b\u200d\u202e\u2066\ufeff\ufffd\ue000\uf0b7\u2028\u0007\u2060\u0000"
SPACES = "\u00a0\u202f\u2009\u2011"
WORDS = ("ny", "blå", "mange", "12", "hver dag", "kolleger", "#2", "æble", "fx", "50 %")


def one(pattern: re.Pattern[str], make: Callable[[Random, re.Match[str]], str]) -> Ændring:
    """Return what changes one of the places that a pattern finds."""

    def change(dice: Random, text: str) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return text
        hit = dice.choice(found)
        return text[: hit.start()] + make(dice, hit) + text[hit.end() :]

    return change


def value(make: Callable[[Random, str], str]) -> Ændring:
    return one(PLAIN, lambda dice, hit: f"{hit[1]}{hit[2]}: {make(dice, hit[3])}")


def lines(make: Callable[[Random, list[str], int], None]) -> Ændring:
    def change(dice: Random, text: str) -> str:
        lines = text.split("\n")
        at = dice.choice([n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")] or [0])
        make(dice, lines, at)
        return "\n".join(lines)

    return change


def block(lines: list[str], at: int) -> tuple[int, int]:
    """Return the first and last line of the list item around a line."""
    first = at
    while first and not lines[first].lstrip().startswith("- "):
        first -= 1
    depth = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or len(lines[last]) - len(lines[last].lstrip()) > depth):
        last += 1
    return first, last


def inside(dice: Random, value: str, sign: str) -> str:
    at = dice.randrange(1, len(value)) if len(value) > 1 else 1
    return value[:at] + sign + value[at:]


def between(dice: Random, value: str, sign: str) -> str:
    words = value.split(" ")
    words.insert(dice.randrange(1, len(words) + 1), sign)
    return " ".join(words)


def swap_ids(dice: Random, text: str) -> str:
    found = list(ID.finditer(text))
    if len(found) < 2:
        return text
    one, other = sorted(dice.sample(found, 2), key=lambda hit: hit.start())
    return text[: one.start(2)] + other[2] + text[one.end(2) : other.start(2)] + one[2] + text[other.end(2) :]


def delete_block(_: Random, lines: list[str], at: int) -> None:
    first, last = block(lines, at)
    del lines[first:last]


def copy_block(_: Random, lines: list[str], at: int) -> None:
    first, last = block(lines, at)
    lines[last:last] = lines[first:last]


def move(dice: Random, lines: list[str], at: int) -> None:
    lines.insert(dice.randrange(len(lines)), lines.pop(at))


def swap(_: Random, lines: list[str], at: int) -> None:
    if at + 1 < len(lines):
        lines[at], lines[at + 1] = lines[at + 1], lines[at]


def indent(dice: Random, lines: list[str], at: int) -> None:
    by = dice.choice((-2, -1, 1, 2, 4))
    lines[at] = " " * by + lines[at] if by > 0 else lines[at][min(-by, len(lines[at]) - len(lines[at].lstrip())) :]


def set(make: Callable[[Random, str], str]) -> Callable[[Random, list[str], int], None]:
    def change(dice: Random, lines: list[str], at: int) -> None:
        lines[at] = make(dice, lines[at])

    return change


def add(*more: str) -> Callable[[Random, list[str], int], None]:
    return lambda _, lines, at: lines.__setitem__(slice(at, at), more)


def into_text(dice: Random, hit: re.Match[str]) -> str:
    """Write the field after a long text as a line of it: one that the file has, for others are words."""
    fields = sorted(dict.fromkeys(re.findall(r"(?m)^ *(?:- )?([a-zæøå_]+): ", hit.string)))
    return hit[0] + f"{hit[1]}  {dice.choice(fields)}: Det er ikke sikkert.\n"


def marks(dice: Random, hit: re.Match[str]) -> str:
    mark = dice.choice(("•", "·", "–", "\uf0b7", "-\u00a0", "*", "●", "▪", "o\t"))
    return hit[0] + f"\n{hit[1]}  {mark} Det ene\n{hit[1]}  {mark} Det andet\n"


def of(*choices: str) -> Callable[[Random, str], str]:
    return lambda dice, _: dice.choice(choices)


def first_colon(_: Random, line: str) -> str:
    return line.replace(":", "", 1)
