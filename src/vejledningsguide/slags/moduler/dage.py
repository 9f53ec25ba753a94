"""Texts that say for themselves how many days a module takes: which of them an editor should look at again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...felter import Opslag
from ...katalog import Katalog
from ...rum import Fund
from ...values import REFERENCE
from ...walk import models, texts, walk
from .model import Modul

_WORDS = {
    **{"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11},
    **{"tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15},
}
"""Numbers as running text has them; «en dag» is most often some day."""
_NUMBER = rf"\d+|{'|'.join(_WORDS)}"
_DAYS = re.compile(
    rf"(?<!højst )(?<!mindst )\b({_NUMBER})(?:(?: eller | og |–| til | \+ )({_NUMBER}))? (?:hele )?dag(?:e|es|s)?\b"
    r"(?! ad gangen| i træk)",
    re.IGNORECASE,
)
"""A number of days; at most so many, or so many at a time, is no module's."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def texts_and_days(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Yield each text that names a number of days beside a module whose field says another.

    Beside it is: in a sentence that links to it or calls it by name; or anywhere in an item that names its id, when a
    source has once said that number of this module. What the sources themselves say is told as they say it.
    """
    modules: dict[str, Modul] = {modul.id: modul for modul in katalog.alle("moduler")}
    known = _Kendt(modules, _once(katalog, modules))
    for name, words in katalog.tekster.items():
        if katalog.fil(name).om_kilderne or not any(" dag" in text and _DAYS.search(text) for text in words):
            continue
        item, inside = None, 0
        for sti, value in walk(katalog.filer[name]):
            if isinstance(value, Opslag):
                item, inside = value, len(sti)
            elif isinstance(value, str) and " dag" in value and sti[-1] != "afsnit" and _DAYS.search(value):
                near = known.named(item) if item and len(sti) > inside else frozenset()
                yield from ((name, sti, *told) for told in known.told(value, near))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _called(modul: Modul) -> set[str]:
    """Return what texts call a module: its title, its short name, and that without the year or whom it is for."""
    short = re.sub(r" \(.*\)$", "", modul.kaldes)
    return {modul.titel, modul.kaldes, short, short.rpartition(", ")[2]}


def _once(katalog: Katalog, modules: dict[str, Modul]) -> dict[str, set[int]]:
    """Return the days that a source has said of a module and its field doesn't say, by the module's id."""
    once: dict[str, set[int]] = {}
    for punkt in katalog.punkter():
        for faktum in punkt.fakta:
            if faktum.felt == "dage" and faktum.om in modules:
                said = {int(part) for part in re.findall(r"\d+", faktum.værdi)}
                once.setdefault(faktum.om, set()).update(said - set(modules[faktum.om].dage))
    return once


class _Kendt:
    """The modules, and what texts call them."""

    def __init__(self, modules: dict[str, Modul], once: dict[str, set[int]]) -> None:
        self.modules, self.once = modules, once
        self.ids: dict[str, set[str]] = {}
        for modul in modules.values():
            for word in _called(modul):
                self.ids.setdefault(word.lower(), set()).add(modul.id)
        words = "|".join(map(re.escape, sorted(self.ids, key=len, reverse=True)))
        self.pattern = re.compile(rf"(?<![\w-])({words})(?:en|et)?(?![\w-])", re.IGNORECASE)

    def named(self, item: Opslag) -> frozenset[str]:
        """Return the modules that an item names by id, in its fields or its links."""
        found: set[str] = set()
        for part in models(item):
            for word in texts(part):
                found.add(word)
                found.update(match["id"] for match in REFERENCE.finditer(word))
        return frozenset(found & self.modules.keys())

    def told(self, text: str, near: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Yield message and advice for the first number in a text that no module beside it has."""
        for sentence in _SENTENCE.split(text):
            numbers = {one: _number(one) for found in _DAYS.finditer(sentence) for one in found.groups() if one}
            if not numbers:
                continue
            here = {match["id"] for match in REFERENCE.finditer(sentence)} & self.modules.keys()
            here |= {id_ for match in self.pattern.finditer(sentence) for id_ in self.ids[match[1].lower()]}
            days = {day for id_ in here | near for day in self.modules[id_].dage}
            days |= {one + other for one in days for other in days}
            for written, number in numbers.items():
                odd = {id_ for id_ in here if self.modules[id_].dage} if number not in days else set()
                odd |= {id_ for id_ in here | near if number in self.once.get(id_, ())}
                if odd:
                    id_ = min(odd, key=lambda one: (number not in self.once.get(one, ()), one))
                    said = " eller ".join(map(str, self.modules[id_].dage)) or "uden tal"
                    message = f"teksten siger {written} dage, men dage er {said} ved «{id_}»"
                    yield message, f"skriv [[{id_}.dage]] i stedet for tallet, hvis det er det, der er ment"
                    return
