"""Danish text: slugs, dates, lists, readability, and the way from an editor's plain text to safe HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup, escape

from .values import FACT, REFERENCE

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "&": " og "})
_ALPHABET = {letter: place for place, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyzæøå")}

Linker = Callable[[str, str | None], Markup]
"""Makes a link out of an id and the words to show (None: the title of what it leads to)."""


def slugify(text: str, separator: str = "-") -> str:
    """Return `text` as an ASCII slug: æ → ae, ø → oe, å → aa, so that no two Danish words fall together."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_FOLD))
    text = text.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", separator, text).strip(separator)


def danish_date(day: date) -> str:
    """Return a date as it is written in Danish, «20. november 2026»."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def danish_list(words: Sequence[str], last: str = "og") -> str:
    """Return «a, b og c»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def danish_number(value: float | None) -> str:
    """Return a number as it is written in Danish, «1.559» or «4,4»; a missing one as a dash."""
    if value is None:
        return "–"
    return f"{value:,.15g}".translate(str.maketrans(",.", ".,"))


def danish_count(number: int, one: str, more: str) -> str:
    """Return «1 punkt» or «2 punkter»."""
    return f"{number} {one if number == 1 else more}"


def danish_order(word: str) -> tuple[int, ...]:
    """Return a sort key with æ, ø and å last, where capitals, accents, spaces and hyphens make no difference."""
    letters = unicodedata.normalize("NFC", word.lower())
    plain = "".join(letter if letter in _ALPHABET else unicodedata.normalize("NFD", letter) for letter in letters)
    return tuple(_ALPHABET[letter] for letter in plain if letter in _ALPHABET)


def lix(text: str) -> float:
    """Return the readability index LIX: words a sentence plus the share (%) of words of over six letters.

    Source: C.H. Björnsson, Läsbarhet (1968). Text without a word gives 0.
    """
    words = re.findall(r"\w[\w-]*", text)
    if not words:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?:](?=\s|$)", text)))
    long = sum(1 for word in words if len(word) > 6)
    return len(words) / sentences + 100 * long / len(words)


def references(text: str) -> Iterator[str]:
    """Yield the id of every [[link]] in a text; [[id.felt]] is a figure, and leads nowhere."""
    for match in REFERENCE.finditer(FACT.sub("", text)):
        yield match["id"].strip()


def plain(text: str, title: Callable[[str], str]) -> str:
    """Return `text` on one line with its [[links]] as words; `title` gives an id's title."""
    text = REFERENCE.sub(lambda match: match["tekst"] or title(match["id"].strip()), text)
    return re.sub(r"\s+", " ", text).strip()


def inline(text: str, link: Linker, mark: Callable[[str], Markup]) -> Markup:
    """Return one paragraph as HTML: [[links]] through `link`, everything else escaped and given to `mark`."""
    parts: list[Markup] = []
    end = 0
    for match in REFERENCE.finditer(text):
        parts.append(mark(text[end : match.start()]))
        parts.append(link(match["id"].strip(), match["tekst"]))
        end = match.end()
    parts.append(mark(text[end:]))
    return Markup("").join(parts)


def blocks(text: str, link: Linker, mark: Callable[[str], Markup]) -> Markup:
    """Return a text as paragraphs; lines that begin with «- » become a list, and an indented one goes on with it."""
    result: list[Markup] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = re.sub(r"\n[ ]+", " ", block).split("\n")
        for listed, group in groupby(lines, lambda line: line.startswith("- ")):
            if listed:
                items = Markup("").join(Markup("<li>{}</li>").format(inline(line[2:], link, mark)) for line in group)
                result.append(Markup("<ul>{}</ul>").format(items))
            else:
                result.append(Markup("<p>{}</p>").format(inline(" ".join(group), link, mark)))
    return Markup("\n").join(result)


def markdown_heading(text: str) -> Markup:
    """Return a text that stands in a Markdown heading as written, whatever signs it holds."""
    safe = re.sub(r"([\\`*_{}\[\]#])", r"\\\1", str(escape(text)).replace("\n", " "))
    return Markup(re.sub(r"&\\#(\d+);", r"&#\1;", safe))


class Glossary:
    """Finds glossary terms in running text."""

    def __init__(self, forms: Sequence[tuple[str, str]]) -> None:
        """`forms` pairs each way of writing a term with the term's id. Capital abbreviations must match in case."""
        self._ids = {form.lower(): term for form, term in forms}
        self._exact = {form.lower(): form for form, _ in forms if form.isupper()}
        by_letter: dict[str, list[str]] = {}  # most places in a text are left after one letter
        for form in sorted(self._ids, key=lambda form: (-len(form), form)):
            by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
        pattern = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        # «basis B» is a module's name, not the term «basis»
        self._pattern = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-]|\s[ab]\b)") if by_letter else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and term id of each term in `text`, from left to right, never overlapping."""
        if self._pattern is None:
            return
        lowered = text.replace("İ", "I").lower()  # İ alone would grow, and move all that follows
        for match in self._pattern.finditer(lowered):
            form, (start, end) = match[0], match.span()
            if form not in self._exact or text[start:end] == self._exact[form]:
                yield start, end, self._ids[form]
