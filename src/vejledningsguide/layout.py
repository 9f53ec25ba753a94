"""Where a text is lost or run together though YAML can read it: comments, list marks, swallowed fields, quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from .felter import Grund

Told = tuple[int, int, str, str]
"""Line and column, both from 0, a message, and what an editor can do."""

QUOTES = "“”„‟‘’‚‛«»‹›"
_PAIRS = {"“": "”“", "”": "”“", "„": "“”", "«": "»", "»": "«", "‘": "’‘", "’": "’‘", "‚": "‘’", "‹": "›", "›": "‹"}

_WORD = re.compile(r"(?:^|\s)(?:- )?([a-zæøå_]+):(?=\s|$)")
_FIELD = re.compile(r" *(?:- )?([a-zæøå_]+):(?: |$)")
_DASHES = ("– ", "— ", "· ", "* ", "+ ")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-h])[.)] ")
_LISTED = re.compile(r"(?:[–—·*+]|[1a][.)]) ")
"""What a point of a list begins with elsewhere; `- ` alone is a list's own mark in YAML."""

MEND_LIST = "skriv «- » foran hvert punkt på sin egen linje, og begynd teksten med |"


@dataclass(frozen=True, slots=True)
class Tekststed:
    """A value as it stands in a file: its first and last place (lines and columns from 0), and YAML's style for it."""

    begin: tuple[int, int]
    end: tuple[int, int]
    style: str
    key: bool = False


def piece(event: Any, *, key: bool = False) -> Tekststed:
    """Return where a value of YAML stands; what a block text's first line says about it is no part of it."""
    start, end, style = event.start_mark, event.end_mark, event.style or ""
    begin = (start.line + 1, 0) if style in ("|", ">") else (start.line, start.column)
    return Tekststed(begin, (end.line, end.column), style, key)


def suspect(text: str) -> bool:
    """Return whether a file may hold a comment that hides a text, or a list that is none: rather once too often."""
    for found in _LISTED.finditer(text):
        if not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" -("):
            return True
    if "•" in text:
        return True
    for found in re.finditer(" #", text):
        start = text.rfind("\n", 0, found.start()) + 1
        before = text[start : found.start()].lstrip(" ")
        above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip("\n")
        goes_on = above.strip() and above.rstrip()[-1] != ":" and found.start() + 1 - start > _column(above)
        if before[:1] != "#" and (before or goes_on):
            return True
    return False


def comments(lines: Sequence[str], values: Sequence[Tekststed]) -> Iterator[Told]:
    """Yield a fault for each comment that hides what an editor may have meant as text.

    A comment on a line of its own is in order, unless it stands as if the text above went on with it.
    """
    ways = sorted((value.begin, value.end) for value in values if not value.key)  # none of them lies in another
    begins = [begin for begin, _ in ways]
    for number, line in enumerate(lines):
        for found in re.finditer(r"(?:^|(?<=[ \t]))#", line):
            here = number, found.start()
            before = bisect_right(begins, here)
            if not before or here >= ways[before - 1][1]:
                yield from _comment(lines, values, here)
                break


def _comment(lines: Sequence[str], values: Sequence[Tekststed], here: tuple[int, int]) -> Iterator[Told]:
    number, column = here
    before = lines[number][:column].strip()
    if before:
        lost = _short(lines[number][column:])
        if before.endswith(("|", ">", "|-", ">-")):
            yield *here, f"«{lost}» forsvinder", "flyt det ned på sin egen linje som tekst, eller skriv det over feltet"
            return
        advice = "flyt det op på en linje for sig" if before[-1] in "'\"]}:" else "sæt teksten i '…'"
        if before[-1] == ":":
            advice += ", eller sæt teksten i '…'"
        yield *here, f"resten af linjen forsvinder fra «#»: «{lost}»", advice
    elif number and column > _column(lines[number - 1]):
        above = [value for value in values if value.end[0] == number - 1 and not value.key and value.style == ""]
        if above and lines[number - 1].rstrip().endswith(lines[number - 1][: above[-1].end[1]].strip()[-1:]):
            message = f"linjen forsvinder, fordi den begynder med «#»: «{_short(lines[number][column:])}»"
            yield *here, message, "hører den til teksten, så sæt hele teksten i '…'; ellers ryk den ud under feltet"


def _column(line: str) -> int:
    """Return where a line's field begins, after its spaces and the marks of its lists."""
    found = re.match(r" *(?:- +)*", line)
    return found.end() if found else 0


def _short(text: str) -> str:
    return text.strip() if len(text.strip()) <= 40 else f"{text.strip()[:39]}…"


@cache
def field_names(model: type[Grund]) -> frozenset[str]:
    """Return the name of every field in a file of this model."""
    found: set[str] = set()
    ahead: list[Any] = [model]
    seen: set[Any] = set()
    while ahead:
        here = ahead.pop()
        if isinstance(here, type) and not get_args(here) and issubclass(here, Grund):
            if here not in seen:
                seen.add(here)
                found |= here.model_fields.keys()
                ahead += [info.annotation for info in here.model_fields.values()]
        else:
            ahead += get_args(here)
    return frozenset(found)


def odd(text: str, style: str | None, fields: frozenset[str]) -> bool:
    """Return whether a value may be set wrongly: rather once too often, for `told` knows; see also `suspect`."""
    if not style:
        return (text[0] in QUOTES and text[-1] in QUOTES) or text.count(" - ") > 1
    if ":" in text:
        for word in _WORD.findall(text):
            if word in fields:
                return True
    if style != "|" and " - " in text and (": - " in text or text.count(" - ") > 1 or text[:2] == "- "):
        return True
    return "# " in text and (text[:2] == "# " or " # " in text or "\n# " in text)


def told(text: str, value: Tekststed, lines: Sequence[str], fields: frozenset[str]) -> Iterator[Told]:
    """Yield what is wrong with the way a value is set: one fault, or none."""
    quoted = value.style == "" and len(text) > 2 and text[-1] in _PAIRS.get(text[0], "")
    if quoted and not set(text[1:-1]) & set(QUOTES):
        advice = f"skriv '…' eller slet dem; skal de ses, så skriv '{text[0]}…{text[-1]}'"
        yield *value.begin, f"{text[0]}…{text[-1]} om hele teksten bliver vist for læseren", advice
        return
    first, last = value.begin[0], value.end[0] if value.end[1] else value.end[0] - 1
    block = value.style in ("|", ">")
    body = [(number, lines[number]) for number in range(first, min(last + 1, len(lines)))]
    if not block and body:
        body[0] = first, " " * value.begin[1] + lines[first][value.begin[1] :].lstrip("'\"")
    for number, line in body if len(body) > 1 or block else ():
        if (found := _FIELD.match(line)) and found[1] in fields and (block or number > first):
            advice = "ryk linjen ud under de andre felter; hører "
            advice += f"«{found[1]}:» til teksten, så skriv det sidst på linjen før, eller uden kolon"
            yield number, found.start(1), f"feltet «{found[1]}» er rykket ind i teksten ovenover og bliver vist", advice
            return
        if block and line.lstrip(" ").startswith("# "):
            column = len(line) - len(line.lstrip(" "))
            yield number, column, "linjen med # står inde i teksten og bliver vist", "flyt den op over feltet"
            return
    yield from _marks(body, value.style)


def _marks(body: Sequence[tuple[int, str]], style: str) -> Iterator[Told]:
    """Yield a fault where points of a list are not set as one, and would run together; only the first."""
    above, place = "", 0
    seen: list[str] = []
    for number, line in body:
        words = line.strip(" ")
        here = number, len(line) - len(line.lstrip(" "))
        mark = words[:2]
        if "•" in words:
            yield number, line.index("•"), "«•» bliver ikke til en liste", MEND_LIST
            return
        if mark in _DASHES or (mark == "- " and style != "|"):
            seen.append(mark)
            together = above and (above.endswith(":") or seen.count(mark) > 1)
            if together and mark == "- ":
                yield *here, "listen løber sammen til ét afsnit", "begynd teksten med | i stedet for >-"
                return
            if mark != "- " and (together or not above):
                yield *here, f"«{mark[0]}» bliver ikke til en liste", MEND_LIST
                return
        if found := _NUMBER.match(words):
            last, place = place, int(found[1]) if found[1].isdigit() else ord(found[1]) - ord("a") + 1
            if above and last and place == last + 1:
                yield *here, "listen med numre løber sammen til ét afsnit", MEND_LIST
                return
        above = words
        if not words:
            seen, place = [], 0
