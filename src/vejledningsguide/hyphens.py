"""Soft hyphens in long words, so that a narrow screen breaks them where a Dane would.

Not every browser can divide Danish words. Headings and the cells of tables have the large letters and the narrow
columns; a page gets its hyphens last, when the search has read it. Attributes, the title and paper have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import pyphen

LONG = 17
"""A word of so many letters may be wider than a phone, in a heading."""
LONG_IN_CELL = 12
"""A word of so many letters may be wider than the column of a table."""
PART = 12
"""A part of a compound with so many letters is divided by its syllables too."""

PARTS: list[str] = re.findall(
    r"\w+",
    "afdeling afgang afsnit afstemning akademi ansvarlig arbejde arbejder assistent bachelor behov beskrivelse "
    "beslutning bygning chef dannelse deltager didaktik eftersyn elev enhed evaluering faglig felt fond forløb "
    "form forskning forudsætning forventning funktion fællesskab giver grundlag gruppe guide hjælper hospital "
    "højskole inddragelse indsats innovation involvering karriere katalog kilde klinisk kommune kompetence "
    "kompleksitet konsulent koordinator koordinering kort kvalitet leder lederne læg læring lærings marked "
    "medarbejder midtvejs miljø ministeri model modul møde mål niveau opbygning opgave oplæring oplærings "
    "orientere partner plads planlægning plejerske praksis praktik proces professionel professionelle projekt "
    "præsentation punkt refleksion rolle samtale screening simulation situation skole specialisering standard "
    "statistik sted stemmelse stiftelse strategi struktur studerende syge system træning uddannel udvikling "
    "undersøgelse undervisning vejled vejleder vejledning vidensdeling vurdering workshop",
)
"""What compounds on the site are made of: they are divided before one of these."""

_COMPOUND = re.compile("|".join(sorted(PARTS, key=len, reverse=True)), re.IGNORECASE)
_DANISH = pyphen.Pyphen(lang="da_DK", left=3, right=3)
_LETTER = r"[^\W\d_]"
_PLACE = re.compile(r"<(t[hd]|dt|h[1-3])\b.*?</\1>", re.DOTALL)


def _parts(word: str) -> Iterator[str]:
    """Yield the parts of a compound."""
    begun = 0
    for found in _COMPOUND.finditer(word):
        if found.start() - begun >= 3:
            yield word[begun : found.start()]
            begun = found.start()
    yield word[begun:]


def _syllables(part: str) -> str:
    """Return a long part of a word divided as the patterns say, with no piece of less than three letters."""
    places = [0]
    for place in _DANISH.positions(part):
        if place - places[-1] >= 3:
            places.append(place)
    return "\u00ad".join(part[start:end] for start, end in zip(places, [*places[1:], len(part)], strict=True))


@lru_cache(maxsize=4096)
def divided(word: str) -> str:
    """Return a word with a soft hyphen wherever it may be divided."""
    return "\u00ad".join(_syllables(part) if len(part) >= PART else part for part in _parts(word))


def _in_text(letters: int) -> Callable[[str], str]:
    """Return what divides the words of so many letters that stand between tags."""
    words = re.compile(rf"(?<![&\w]){_LETTER}{{{letters},}}")
    texts = re.compile(rf">[^<>]*?(?<![&\w]){_LETTER}{{{letters},}}[^<>]*(?=<)")

    def text(found: re.Match[str]) -> str:
        return words.sub(lambda word: divided(word[0]), found[0])

    return lambda html: texts.sub(text, html)


_heading, _cell = _in_text(LONG), _in_text(LONG_IN_CELL)


def hyphenated(page: str) -> str:
    """Return a whole page with soft hyphens in the long words of its headings and tables."""
    return _PLACE.sub(lambda place: (_heading if place[1][0] == "h" else _cell)(place[0]), page)
