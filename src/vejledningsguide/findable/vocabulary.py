"""The words of the index, as a reader's browser needs them: what belongs together, written as short as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .dictionary import Dictionary

WORD = re.compile(r"[^\W_]+")
CUT = "·"


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as the search knows them."""
    return (found[0] for found in WORD.finditer(text.lower()))


def families(words: Iterable[str], dictionary: Dictionary) -> tuple[list[str], list[str]]:
    """Return all the inflections of the words, and the sets of endings that they use.

    A family is written as what its forms begin with and the place of its endings: «modul 3»; endings are written
    «,en,er». A compound has a mark where its last part begins, «tjek·liste 4», if both parts are words here too.
    """
    found: dict[str, tuple[frozenset[str], int]] = {}
    for word in words:
        if word.isalpha():
            found.update(_families_of(word, dictionary))
    known = {form for forms, _ in found.values() for form in forms}
    classes: dict[str, int] = {}
    lines = []
    for name, (forms, cut) in found.items():
        start = _start(forms)
        endings = ",".join(sorted(form[len(start) :] for form in forms))
        place = classes.setdefault(endings, len(classes))
        whole = cut and name[cut:] in known and any(form in known for form in _bare(name[:cut]))
        shown = f"{start[:cut]}{CUT}{start[cut:]}" if whole and len(start) >= cut else start
        if len(forms) > 1 or whole:
            lines.append(f"{shown} {place}")
    return sorted(lines), list(classes)


def _families_of(word: str, dictionary: Dictionary) -> Iterator[tuple[str, tuple[frozenset[str], int]]]:
    """Yield each family of a word: its name, its forms and where its last part begins (0: nowhere)."""
    stems = list(dictionary.stems_of(word))
    for stem in stems:
        parts = dictionary.parts(stem)
        yield stem, (_short(dictionary.forms(stem)), len(parts[0]) if parts else 0)
    if not stems and (parts := dictionary.parts(word)):
        first, last = parts
        for stem in dictionary.stems_of(last):
            yield first + stem, (_short({first + form for form in dictionary.forms(stem)}), len(first))


def _start(forms: frozenset[str]) -> str:
    """Return what all the forms begin with."""
    first, last = min(forms), max(forms)
    same = (place for place, letter in enumerate(first) if last[place : place + 1] != letter)
    return first[: next(same, len(first))]


def _short(forms: set[str]) -> frozenset[str]:
    """Return the forms without each genitive of another: an s is taken off where the word is looked up."""
    return frozenset(form for form in forms if not (form.endswith("s") and form[:-1] in forms))


def _bare(first: str) -> tuple[str, ...]:
    return first, first.removesuffix("s"), first.removesuffix("e")
