"""What the YAML parser stumbles over, told in Danish: most often the line before is to blame, and we look there too."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from .layout import QUOTES, Told

_PROBLEMS = (
    (r"mapping values are not allowed", False, "der står et kolon for meget", "sæt hele teksten i anførselstegn"),
    (r"could not find expected ':'", True, "linjen mangler et kolon", "skriv «felt: værdi», eller ret indrykningen"),
    (r"expected ',' or", True, "klammen bliver ikke lukket", "sæt komma mellem punkterne og «]» efter det sidste"),
    (r"end of stream|end of file", True, "anførselstegnet bliver ikke lukket", "sæt et mere, hvor teksten slutter"),
    (r"escape", False, "en omvendt skråstreg giver ikke mening her", "brug enkelte anførselstegn om teksten"),
    (r"cannot start any token", False, "tegnet kan ikke begynde en værdi", "sæt teksten i anførselstegn"),
    (
        r"did not find expected|block end",
        False,
        "indrykningen eller tegnsætningen passer ikke",
        "lad felter, der hører sammen, begynde i samme kolonne",
    ),
)
"""What the YAML parser says, whether the fault is where it began to read, and what an editor can do about it."""

_CUT = re.compile(r"^ *(?:- +)*[\wæøå]+: +(?!['\"#>|\[{])[^#]*?[ ](#)")
"""A line with a plain text that a comment cuts short."""
_CURLY = re.compile(rf"^ *(?:- +)*(?:[\wæøå]+: +)?([{QUOTES}])")
_LINK = re.compile(r"^ *(?:- +)*(?:[\wæøå]+: +)?\[\[")


def _open_bracket(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the last bracket stands that is opened and not closed; the last line's end, if there is none."""
    closed = 0
    for number in range(len(lines) - 1, -1, -1):
        for column in range(len(lines[number]) - 1, -1, -1):
            sign = lines[number][column]
            closed += (sign in "]}") - (sign in "[{")
            if closed < 0:
                return number, column
    return len(lines) - 1, len(lines[-1])


def explained(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Told | None:
    """Return where a text is no YAML, what is wrong and what to do; None where the parser doesn't say where."""
    message, advice, mark = "linjen kan ikke læses som YAML", "se efter kolon, anførselstegn og indrykning", None
    for pattern, at_start, *words in _PROBLEMS:
        if re.search(pattern, str(error.problem)):
            message, advice = words
            mark = error.context_mark if at_start else None
            break
    mark = mark or error.problem_mark or error.context_mark
    if mark is None:
        return None
    rest = "".join(lines[mark.line :]).strip() and lines[mark.line][mark.column :].strip()
    if "flow" in str(error.context) and not rest:
        return (*_open_bracket(lines), "klammen bliver ikke lukket", "skriv resten af listen, og luk klammen til sidst")
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column]
    for above in (mark.line, mark.line - 1):
        follows = message.startswith(("indrykningen", "linjen mangler")) and 0 <= above < len(lines)
        if follows and (cut := _CUT.match(lines[above])):
            lost = lines[above][cut.start(1) :].strip()
            return above, cut.start(1), f"resten af linjen forsvinder fra «#»: «{lost}»", "sæt teksten i '…'"
    if re.search(r"""["']\s*$""", before):
        return (
            mark.line,
            mark.column,
            "der står tekst uden for anførselstegnene",
            "sæt enkelte anførselstegn om det hele",
        )
    if "kolon for meget" in message and (curly := _CURLY.match(line)):
        told = f"«{curly[1]}» er ikke et anførselstegn, som YAML kender"
        return mark.line, curly.start(1), told, "sæt hele teksten i '…'"
    if (link := _LINK.match(line)) and link.end() - 2 <= mark.column:
        return mark.line, link.end() - 2, "teksten begynder med et link", "sæt hele teksten i anførselstegn"
    if "kolon for meget" in message and ": " not in before:
        column = len(before) - len(before.lstrip())
        told = "linjen er rykket for langt ind"
        return mark.line, column, told, "lad den begynde i samme kolonne som feltet ovenover"
    return mark.line, mark.column, message, advice
