"""Gathers what can be found, page by page, and writes it as one file that a reader's browser can search.

The file is JSON: `sider` are [address, title, group, weight, filters, parts], a part [anchor, title, text, sentences
with a | between, answer, what else it says] with what is empty at its end left out; group and filters are places in
`afdelinger` and `filtre`. `ord` are all words of these; sentences, and what else a part says, are their numbers there
(coded.py). The rest is Danish: `slægter` and `endelser` are the inflections (vocabulary.py), `hverdag` what people say
[words, terms, pages, answer], `småord` what is too small to look for, and `veje` where answers of a guide lead
[address, their places in `givne`]; an answer's name stands after its last colon.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ..finish import sections
from ..guide import Guide
from ..rum import Hverdagsord, Søgt
from . import coded
from .authored import authored
from .dictionary import dictionary
from .vocabulary import families, words_of

PATH = "soeg/indeks.json"
"""Where the index stands on the site."""
SCRIPT = "soeg/indeks.js"
"""The same as a script, for a reader who opens the files without a server: there nothing else can be fetched."""
BEFORE = b"window.vejledningsguidensIndeks="
"""What the script says before it."""
OTHERS = "Andre sider"
NAME, TEXT, SAID, REST = 1, 2, 3, 5
"""Where these stand in a part."""
LIGHT, LONG, FIRST = 70, 110, 190
"""So many letters of a part are kept as they stand: of a page that weighs less than others, of any other's, and of its
first."""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _trimmed(values: list[str]) -> list[str]:
    """Return a list without what is empty at its end."""
    while values and not values[-1]:
        values.pop()
    return values


def _write_numbers(part: list[str], ids: dict[str, int]) -> None:
    """Write what nobody reads of a part, its sentences and the rest of its words, as the numbers of words."""
    if len(part) > SAID:
        said = ([ids[word] for word in words_of(one)] for one in part[SAID].split("|"))
        part[SAID] = "|".join(coded.numbers(one) for one in said)
    if len(part) > REST:
        part[REST] = coded.steps(ids[word] for word in words_of(part[REST]))


class Indeks:
    """The index of one site, one finished page at a time, as text that is ready to be written."""

    def __init__(self, guide: Guide) -> None:
        """`guide` says what the search is to know beside the text of the pages."""
        self._guide = guide
        self._parts: dict[str, tuple[int, int]] = {}
        self._text = tempfile.TemporaryFile()  # noqa: SIM115  (it lives as long as this; a large site's is 12 MB)
        self._words: set[str] = set()
        self._listed: set[str] = set()
        self._filters: dict[str, int] = {}
        self._known: dict[str, list[Søgt]] = {}
        self._ways: list[list[object]] = []
        self._answers: dict[str, int] = {}
        self._everyday: list[Hverdagsord] = []
        for rum in guide.katalog.rum:
            for one in rum.søgt(guide) if rum.søgt else ():
                self._take(one)
        said = (row for row in self._everyday if not (row.kaldes or row.mål or row.svar))
        self._small = frozenset(word for row in said for word in row.siger)
        pages = sorted(guide.katalog.faste.values(), key=lambda page: -len(page.adresse))  # the nearest page above
        self._groups = {page.adresse: guide.sider[page.id].titel for page in pages if page.søgegruppe}
        self._weights = {page.adresse: page.søgevægt for page in pages if page.søgevægt != 1}
        self._titles = {link.titel for link in guide.henvisninger.values()}
        self._names = [*dict.fromkeys((*self._groups.values(), OTHERS))]

    def _take(self, one: Søgt | Hverdagsord) -> None:
        if isinstance(one, Hverdagsord):
            self._everyday.append(one)
        elif one.valg:
            given = [self._answers.setdefault(said, len(self._answers)) for said in one.valg]
            self._ways.append([one.adresse, *given])
        else:
            self._known.setdefault(one.adresse.partition("#")[0], []).append(one)

    def note(self, address: str, title: str, content: str) -> None:
        """Read a page's finished HTML, without the shell around it."""
        weight = next((weight for prefix, weight in self._weights.items() if address.startswith(prefix)), 1)
        found = list(sections(content, title, self._titles))
        known = self._known.get(address, ())
        anchors = {part.id for part in found}
        parts: list[list[str]] = []
        for place, part in enumerate(found):
            here = [one for one in known if _lies_in(one, part.id, anchors)]
            words = "|".join(word for one in here for word in one.ord if word)
            answer = next((one.svar for one in here if one.svar), "")
            if part.tekst or words or not place:
                most = LIGHT if weight < 1 else LONG if place else FIRST
                text, rest = shortened(part.tekst, most, self._small)
                rest = rest if weight >= 1 else ""
                name = "" if part.titel == title else part.titel
                parts.append([part.id, name, text, words, answer, rest])
                self._words.update(words_of(f"{name} {text} {rest} {words}"))
        _each_once(parts)
        for told in parts:
            self._listed.update(*(words_of(told[place]) for place in (NAME, TEXT, SAID, REST)))
        parts = [_trimmed(part) for part in parts]
        self._words.update(words_of(title))
        self._listed.update(words_of(title))
        filters = [self._filter(name) for name in dict.fromkeys(name for one in known for name in one.filtre)]
        group = next((name for prefix, name in self._groups.items() if address.startswith(prefix)), OTHERS)
        line = _json([address, title, self._names.index(group), weight, filters, parts]).encode()
        start = self._text.seek(0, os.SEEK_END)
        self._parts[address] = start, self._text.write(line)

    def _filter(self, name: str) -> int:
        return self._filters.setdefault(name, len(self._filters))

    def note_authored(self, content: Path, generated: Any) -> None:
        """Read the words of the pages written by hand below `content`; see authored."""
        for page in authored(content, generated, self._guide):
            self.note(*page)

    def written(self) -> bytes:
        """Return the index as JSON, page by page in the order of their addresses."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """Yield the index piece by piece: whole, that of a large site is a large part of the memory."""
        listed = sorted(self._listed)
        ids = {word: place for place, word in enumerate(listed)}
        yield b'{"sider":[\n'
        for place, address in enumerate(sorted(self._parts)):
            start, length = self._parts[address]
            self._text.seek(start)
            page = json.loads(self._text.read(length))
            for part in page[-1]:
                _write_numbers(part, ids)
            yield (b",\n" if place else b"") + _json(page).encode()
        yield b"\n],\n"
        yield _json({"ord": coded.folded(listed), **self._danish()}).encode()[1:] + b"\n"

    def script(self) -> Iterator[bytes]:
        """Yield the same as a script that leaves it where the search looks."""
        yield BEFORE
        yield from self.pieces()

    def write(self, site: Path) -> None:
        """Write both files of a site. The script is copied from the other: to gather the words takes a while."""
        (site / PATH).parent.mkdir(parents=True, exist_ok=True)
        with (site / PATH).open("w+b") as file, (site / SCRIPT).open("wb") as script:
            file.writelines(self.pieces())
            file.seek(0)
            script.write(BEFORE)
            shutil.copyfileobj(file, script)

    def _danish(self) -> dict[str, object]:
        """Return all that is the same for every page."""
        rows = [row for row in self._everyday if row.kaldes or row.mål or row.svar]
        words = {word for row in rows for text in (*row.siger, *row.kaldes) for word in words_of(text)}
        words |= {word for said in self._answers for word in words_of(said)}
        lines, endings = families(sorted(self._words | words), dictionary())
        return {
            "afdelinger": self._names,
            "filtre": list(self._filters),
            "slægter": "\n".join(lines),
            "endelser": endings,
            "hverdag": [[list(row.siger), list(row.kaldes), list(row.mål), row.svar] for row in rows],
            "småord": " ".join(sorted(self._small)),
            "givne": list(self._answers),
            "veje": self._ways,
        }


def shortened(text: str, most: int, small: frozenset[str] = frozenset()) -> tuple[str, str]:
    """Return the beginning of a text, in whole words, and what only stands in the rest of it: each word once, but the
    small ones that nobody looks for."""
    if len(text) <= most:
        return text, ""
    start = text[: most - 1].rpartition(" ")[0]  # the mark for what is left out counts too
    seen = small | set(words_of(start))
    return f"{start} …", " ".join(word for word in dict.fromkeys(words_of(text[len(start) :])) if word not in seen)


def _each_once(parts: list[list[str]]) -> None:
    """Leave each word that only the rest of a part says in the first part of its page, in whichever form: a search
    looks for all forms of a word, and finds pages.

    What has an answer of its own is found for itself, and keeps its words.
    """
    seen = {_stem(word) for _, name, text, words, _, _ in parts for word in words_of(f"{name} {text} {words}")}
    for part in parts:
        if not (part[0] and part[4]):
            kept = {stem: word for word in reversed(part[5].split()) if (stem := _stem(word)) not in seen}
            part[5] = " ".join(reversed(kept.values()))
            seen.update(kept)


@cache
def _stem(word: str) -> str:
    return min(dictionary().stems_of(word), default=word)


def _lies_in(one: Søgt, anchor: str, anchors: set[str]) -> bool:
    """Return whether a place lies in the part with this anchor; in the page's first where no heading has its own."""
    own = one.adresse.partition("#")[2]
    return own == anchor or (not anchor and own not in anchors)
