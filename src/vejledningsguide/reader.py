"""YAML text → text, lists and dicts of text, with the line and column of every value. Nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .errors import Fejl, system_words
from .felter import Grund
from .katalog import Sted
from .walk import Sti

MAX_DEPTH = 12
"""Deeper than any honest file; a nest beyond it is refused before it can do harm."""
MAX_BYTES = 2_000_000

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
"""Control characters, and signs that turn the reading direction or take up no room: pasted in by accident, or worse."""

_TABULATOR = re.compile(r"^ *\t", re.MULTILINE)

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


def show(sti: Sti) -> str:
    """Return a way as an editor counts: moduler.3.felter is the third module's."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in sti)


class Reader:
    """Reads one file. What it finds wrong gathers in `errors`; where each value stands, in `places`."""

    def __init__(self, root: Path, name: str, model: type[Grund]) -> None:
        self.path = root / name
        self.name = name
        self.shown = f"{root.name}/{name}"
        self.model = model
        self.errors: list[Fejl] = []
        self.places: dict[Sti, Sted] = {(): Sted(self.shown, 1, 1)}
        self.keys: dict[Sti, Sted] = {}
        self.broken: set[Sti] = set()
        self.lines: list[str] = []

    def fail(self, place: Sted, sti: Sti, message: str, advice: str) -> None:
        """Note a fault at `place`."""
        self.errors.append(Fejl(place.fil, place.linje, place.kolonne, show(sti), message, advice))

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
        text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
        self.lines = text.split("\n")
        clean = not _INVISIBLE.search(text.replace("\n", "")) and not _TABULATOR.search(text)
        for number, line in enumerate(() if clean else self.lines, 1):
            if (match := re.match(r" *\t", line)) and line.strip():
                place = Sted(self.shown, number, match.end())
                self.fail(place, (), "linjen er rykket ind med tabulator", "brug mellemrum")
            if match := _INVISIBLE.search(line):
                place, code = Sted(self.shown, number, match.start() + 1), f"U+{ord(match[0]):04X}"
                self.fail(place, (), f"linjen indeholder et usynligt tegn ({code})", "slet tegnet, og skriv stedet om")
        return None if self.errors else text

    def parse(self, text: str) -> Any:
        """Return what the text spells, and note where each value stands; None once anything was wrong."""
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
            self._explain_syntax(error)
            return None
        except yaml.YAMLError:
            self.fail(self.places[()], (), "filen kan ikke læses som YAML", "se efter usynlige tegn")
            return None
        except _TooDeep as error:
            self.fail(error.place, (), f"listerne ligger mere end {MAX_DEPTH} lag inde i hinanden", "fjern lag")
            return None
        if value == "" and not self.errors:
            self.fail(self.places[()], (), "filen er tom", f"skriv {self.first_key()}: øverst")
            return None
        return value

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
        if not event.value.strip() and sti:
            self._spoil(place, sti, "feltet er tomt", "skriv en værdi, eller slet linjen")
        return event.value.strip() if event.style in ("|", ">") else event.value

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

    def _explain_syntax(self, error: yaml.MarkedYAMLError) -> None:
        message, advice, mark = "linjen kan ikke læses som YAML", "se efter kolon, anførselstegn og indrykning", None
        for pattern, at_start, *words in _PROBLEMS:
            if re.search(pattern, str(error.problem)):
                message, advice = words
                mark = error.context_mark if at_start else None
                break
        mark = mark or error.problem_mark or error.context_mark
        if mark is None:
            self.fail(self.places[()], (), message, advice)
            return
        before = self.lines[mark.line][: mark.column] if mark.line < len(self.lines) else ""
        place = Sted(self.shown, mark.line + 1, mark.column + 1)
        if re.search(r"""["']\s*$""", before):
            message, advice = "der står tekst uden for anførselstegnene", "sæt enkelte anførselstegn om det hele"
        elif "kolon for meget" in message and ": " not in before:
            message, advice = "linjen er rykket for langt ind", "lad den begynde i samme kolonne som feltet ovenover"
            place = Sted(self.shown, mark.line + 1, len(before) - len(before.lstrip()) + 1)
        self.fail(place, (), message, advice)


class _TooDeep(Exception):
    def __init__(self, place: Sted) -> None:
        self.place = place
