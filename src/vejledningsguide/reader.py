"""YAML text → text, lists and dicts of text, with the line and column of every value. Nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from . import layout
from .errors import Fejl, system_words
from .felter import Grund
from .katalog import Sted
from .signs import FOREIGN, hard_space, normal, refused
from .syntax import explained
from .textfile import merged
from .walk import Sti

MAX_DEPTH = 12
"""Deeper than any honest file; a nest beyond it is refused before it can do harm."""
MAX_BYTES = 2_000_000

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_TABULATOR = re.compile(r"^ *\t", re.MULTILINE)


def show(sti: Sti) -> str:
    """Return a way as an editor counts: moduler.3.felter is the third module's."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in sti)


class Reader:
    """Reads one file. What it finds wrong gathers in `errors`; where each value stands, in `places`."""

    def __init__(self, root: Path, name: str, model: type[Grund], shown: str = "") -> None:
        """`root` is the folder of data; `shown` is how messages call it, when that is more than its own name."""
        self.path = root / name
        self.name = name
        self.shown = f"{shown or root.name}/{name}"
        self.model = model
        self.errors: list[Fejl] = []
        self.places: dict[Sti, Sted] = {(): Sted(self.shown, 1, 1)}
        self.keys: dict[Sti, Sted] = {}
        self.broken: set[Sti] = set()
        self.lines: list[str] = []
        self._pieces: list[layout.Tekststed] = []
        self._set: list[tuple[Sti, layout.Told]] = []

    def fail(self, place: Sted, sti: Sti, message: str, advice: str) -> None:
        """Note a fault at `place`; what the parser misses below the last line is told where the file ends."""
        line, column = place.linje, place.kolonne
        last = len(self.lines) - (self.lines[-1:] == [""])
        if line > last > 0:
            line, column = last, len(self.lines[last - 1]) + 1
        self.errors.append(Fejl(place.fil, line, column, show(sti), message, advice))

    def raw(self) -> bytes | None:
        """Return the file's bytes, or None when it can't be read."""
        start = self.places[()]
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            self.fail(start, (), "filen findes ikke", "opret den, eller hent den tilbage")
            return None
        except OSError as error:
            self.fail(start, (), *system_words(error))
            return None

    def text(self, raw: bytes) -> str | None:
        """Return the file's text, or None when it is no sound UTF-8 or holds signs that nobody can see."""
        start = self.places[()]
        if len(raw) > MAX_BYTES:
            self.fail(start, (), "filen er større end 2 MB", "del den, eller fjern det, der ikke hører til")
            return None
        if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            self.fail(start, (), "filen begynder med et usynligt BOM-mærke", "gem den som UTF-8 uden BOM")
            return None
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            before = raw[: error.start]
            place = Sted(self.shown, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
            self.fail(
                place, (), "filen er ikke gemt som UTF-8", "gem den som UTF-8 i din editor, og se æ, ø og å efter"
            )
            return None
        if "\0" in text:
            self.fail(start, (), "filen er ikke gemt som UTF-8", "gem den som UTF-8 i din editor")
            return None
        written = text.replace("\r\n", "\n")
        text = normal(text)
        self.errors += merged(text, self.shown)
        if self.errors:
            return None  # what is told of a file that is two at once is no help
        if FOREIGN.search(written):
            self._look_at_signs(unicodedata.normalize("NFC", written))
        return None if self.errors else text

    def _look_at_signs(self, text: str) -> None:
        """Note each sign that can't stand in a file; in a comment, only what nobody can see."""
        for number, line in enumerate(text.split("\n"), 1):
            if (match := _TABULATOR.match(line)) and line.strip():
                place = Sted(self.shown, number, match.end())
                self.fail(place, (), "linjen er rykket ind med tabulator", "brug mellemrum")
                line = line.replace("\t", " ")
            if (hard := hard_space(line)) and line.strip():
                column, where = hard
                place, code = Sted(self.shown, number, column + 1), f"U+{ord(line[column]):04X}"
                message = f"{where} står et hårdt mellemrum ({code})"
                self.fail(place, (), message, "slet det, og skriv et almindeligt mellemrum")
            for column, message, advice in refused(line):
                if not line.lstrip().startswith("#") or "usynligt" in message:
                    self.fail(Sted(self.shown, number, column + 1), (), message, advice)

    def parse(self, text: str) -> Any:
        """Return what the text spells, and note where each value stands; None once anything was wrong."""
        self.lines = text.split("\n")
        events = yaml.parse(text, Loader=LOADER)
        try:
            next(events)  # the stream's start
            if not isinstance(next(events), yaml.DocumentStartEvent):
                self.fail(self.places[()], (), "filen er tom", f"skriv {self.first_key()}: øverst")
                return None
            value = self._value(next(events), events, ())
            next(events)  # the document's end
            more = next(events)
            if isinstance(more, yaml.DocumentStartEvent):
                self.fail(self._mark(more), (), "filen indeholder flere dokumenter", "fjern linjen «---»")
                return None
        except yaml.MarkedYAMLError as error:
            told = explained(error, self.lines)
            line, column, message, advice = told or (0, 0, "linjen kan ikke læses", "se efter kolon og indrykning")
            self.fail(Sted(self.shown, line + 1, column + 1), (), message, advice)
            return None
        except yaml.YAMLError:
            self.fail(self.places[()], (), "filen kan ikke læses som YAML", "se efter usynlige tegn")
            return None
        except _TooDeep as error:
            self.fail(error.place, (), f"listerne ligger mere end {MAX_DEPTH} lag inde i hinanden", "fjern lag")
            return None
        self._tell_layout()
        if value == "" and not self.errors:
            self.fail(self.places[()], (), "filen er tom", f"skriv {self.first_key()}: øverst")
            return None
        return value

    def _tell_layout(self) -> None:
        """Note what is set wrongly in a file that is YAML, and what its comments hide."""
        for sti, (line, column, message, advice) in self._set:
            self._spoil(Sted(self.shown, line + 1, column + 1), sti, message, advice)
        for line, column, message, advice in layout.comments(self.lines, self._pieces):
            hidden = {sti for sti in self.broken if self.places[sti].linje == line + 1}  # seem empty for that reason
            self.errors = [fault for fault in self.errors if fault.sti not in set(map(show, hidden))]
            self.fail(Sted(self.shown, line + 1, column + 1), (), message, advice)

    def first_key(self) -> str:
        """Return the field that such a file begins with."""
        return next(iter(self.model.model_fields))

    def _mark(self, event: Any) -> Sted:
        return Sted(self.shown, event.start_mark.line + 1, event.start_mark.column + 1)

    def _value(self, event: Any, events: Iterator[Any], sti: Sti) -> Any:
        """Return what the events from `event` on spell: text, lists and dicts of text, nothing else."""
        place = self._mark(event)
        self.places[sti] = place
        if len(sti) > MAX_DEPTH:
            raise _TooDeep(place)
        if isinstance(event, yaml.AliasEvent):
            self._spoil(place, sti, "genvejen «*» kan ikke bruges", "skriv teksten ud")
            return ""
        if event.anchor:
            self._spoil(place, sti, "mærket «&» kan ikke bruges", "slet det, og skriv teksten ud, hvor den bruges")
        if event.tag not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._spoil(place, sti, f"typemærket «{tag}» kan ikke bruges", "slet det")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._value(item, events, (*sti, len(items))))
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, sti)
        words = self._words(event, place, sti)
        if not words.strip() and sti and sti not in self.broken:
            self._spoil(place, sti, "feltet er tomt", "skriv en værdi, eller slet linjen")
        return words.strip() if event.style in ("|", ">") else words

    def _words(self, event: Any, place: Sted, sti: Sti) -> str:
        """Return a value's text as it is kept; note what is wrong with its signs and with the way it is set."""
        piece = layout.piece(event)
        self._pieces.append(piece)
        for _, message, advice in refused(event.value):
            self._spoil(place, sti, message, advice)
        words = normal(event.value)
        told = layout.told(words, piece, self.lines, layout.field_names(self.model))
        self._set += [(sti, fault) for fault in told]
        return words

    def _mapping(self, events: Iterator[Any], sti: Sti) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            place = self._mark(key)
            if not isinstance(key, yaml.ScalarEvent):
                advice = "skriv «felt: værdi», eller sæt hele teksten i anførselstegn"
                self._spoil(place, sti, "et feltnavn skal være et ord", advice)
                told = len(self.errors)
                self._value(key, events, (*sti, "?"))
                self._value(next(events), events, (*sti, "?"))
                del self.errors[told:]
                continue
            name = key.value
            self._pieces.append(layout.piece(key, key=True))
            way = (*sti, name)
            if name in result:
                first = self.keys[way].linje
                self.fail(place, way, f"feltet står der to gange (også i linje {first})", "slet det ene")
                self._value(next(events), events, (*sti, f"{name}?"))
                continue
            self.keys[way] = place
            result[name] = self._value(next(events), events, way)
        return result

    def _spoil(self, place: Sted, sti: Sti, message: str, advice: str) -> None:
        """Note a fault that makes the value at `sti` worthless; the same one again on a line is not news."""
        self.broken.add(sti)
        last = self.errors[-1] if self.errors else None
        if not (last and (last.linje, last.besked) == (place.linje, message)):
            self.fail(place, sti, message, advice)


class _TooDeep(Exception):
    def __init__(self, place: Sted) -> None:
        self.place = place
