"""YAML text to model: nothing is coerced behind the editor's back, and every fault is found in one go."""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .errors import DataFejl, Fejl, did_you_mean, near_miss
from .model import FILES, FOLDERS, Fejltekst, Grund, Katalog, Opslag, Sted, Sti
from .text import danish_list

MAX_DEPTH = 12
"""Deeper than any honest file; a nest beyond it is refused before it can do harm."""
MAX_BYTES = 2_000_000

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

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

_PATTERNS = {
    r"-[0-9]{3}$": ("er ikke et kildepunkt", "skriv kildens id og tre cifre, fx kt-guide-043"),
    r"^[0-9]{5}$": ("er ikke et modulnummer", "skriv fem cifre, eller udelad nummeret, når det er usikkert"),
    r"^afv-": ("er ikke et nummer på en uoverensstemmelse", "skriv fx afv-20"),
    r"^[1-9][a-z]$": ("er ikke et punktnummer", "skriv gruppens tal og et bogstav, fx 2b"),
    r"^[A-Z]$": ("er ikke et bogstav", "skriv ét stort bogstav, A–D"),
    r"^[a-z0-9]": ("er ikke et id", "brug kun a–z, 0–9 og bindestreg (æ → ae, ø → oe, å → aa)"),
}
"""Which words to use for a value that breaks a pattern; the first key found in the pattern counts."""


Læst = tuple[bytes, Grund, Mapping[Sti, Sted]]
"""A file that was read without a fault: a digest of its bytes, what they hold, and where each value stands."""


def load(root: Path, kept: dict[str, Læst] | None = None) -> Katalog:
    """Read every data file below `root` and return the catalogue.

    `kept` holds what was read before, by file name, for a program that reads again and again: a file with the same
    bytes is not read once more. Raises DataFejl with all faults of all files. References between items are check's
    matter.
    """
    kept = {} if kept is None else kept
    errors: list[Fejl] = list(_strangers(root))
    contents: dict[str, Grund] = {}
    places: dict[str, Mapping[Sti, Sted]] = {}
    folders = {folder: sorted(path.name for path in (root / folder).glob("*.yaml")) for folder in FOLDERS}
    wanted = FILES | {f"{folder}/{name}": FOLDERS[folder] for folder, names in folders.items() for name in names}
    for name, model in wanted.items():
        reader = _Reader(root, name, model)
        raw = reader.raw()
        digest = hashlib.sha256(raw or b"").digest()
        if name in kept and kept[name][0] == digest:
            _, contents[name], places[name] = kept[name]
            continue
        content = None if raw is None else reader.read(raw)
        errors += reader.errors
        if content is not None and raw is not None:
            contents[name], places[name] = content, _Steder(root, name, model, raw)
            kept[name] = digest, content, places[name]
    if errors:
        raise DataFejl(errors)
    fields: dict[str, Any] = {name.removesuffix(".yaml"): contents[name] for name in FILES}
    for folder, names in folders.items():
        fields[folder] = tuple(contents[f"{folder}/{name}"] for name in names)
    return Katalog(steder=places, **fields)


class _Steder(Mapping[Sti, Sted]):
    """Where each value of a sound file stands. They are found when somebody asks, for it is faults that are placed:
    kept for every value they would take up more than all the rest of the data."""

    def __init__(self, root: Path, name: str, model: type[Grund], raw: bytes) -> None:
        self._file = root, name, model
        self._raw = zlib.compress(raw, 1)

    @cached_property
    def _found(self) -> Mapping[Sti, Sted]:
        reader = _Reader(*self._file)
        reader.read(zlib.decompress(self._raw), quick=False)
        return reader.places

    def __getitem__(self, sti: Sti) -> Sted:
        return self._found[sti]

    def __iter__(self) -> Iterator[Sti]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _strangers(root: Path) -> Iterator[Fejl]:
    """Yield a fault for each YAML file that nothing reads: most likely a slip in its name or its folder's."""
    for path in sorted(root.rglob("*.y*ml")):
        name = path.relative_to(root).as_posix()
        folder = name.rpartition("/")[0]
        if name in FILES or (folder in FOLDERS and path.suffix == ".yaml"):
            continue
        if folder in FOLDERS:
            advice = f"kald den {path.stem}.yaml"
        elif folder:
            advice = f"flyt den; kun disse mapper læses: {', '.join(FOLDERS)}"
        elif close := near_miss(path.stem, [name.removesuffix(".yaml") for name in FILES]):
            advice = f"mente du «{close}.yaml»?"
        else:
            advice = f"kun disse filer læses: {', '.join(FILES)}"
        yield Fejl(f"{root.name}/{name}", 1, 1, "", "filen læses ikke af guiden", advice)


class _Reader:
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

    def read(self, raw: bytes, *, quick: bool = True) -> Grund | None:
        """Return what the file's bytes hold, or None once anything in it was wrong.

        Most files are in order, so a `quick` reading notes no places; only where anything is wrong is the file read
        once more, to tell where.
        """
        text = self._text(raw)
        if text is None:
            return None
        if quick:
            try:
                return self.model.model_validate(_plain(text))
            except (_Odd, ValidationError, yaml.YAMLError):
                pass
        value = self._parse(text)
        if value is None:
            return None
        try:
            content = self.model.model_validate(value)
        except ValidationError as error:
            for detail in error.errors():
                self._explain(detail)
            return None
        return None if self.errors else content

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
            self.fail(start, (), f"filen kan ikke læses ({error.strerror})", "se efter, om du har adgang til den")
            return None

    def _text(self, raw: bytes) -> str | None:
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

    def _parse(self, text: str) -> Any:
        events = yaml.parse(text, Loader=_Loader)
        try:
            next(events)  # the stream's start
            if not isinstance(next(events), yaml.DocumentStartEvent):
                self.fail(self.places[()], (), "filen er tom", f"skriv {self._first_key()}: øverst")
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
            self.fail(self.places[()], (), "filen er tom", f"skriv {self._first_key()}: øverst")
            return None
        return value

    def _first_key(self) -> str:
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

    def _explain(self, detail: ErrorDetails) -> None:
        """Turn one of pydantic's errors into a Danish one, unless a fault further out already says it."""
        sti: Sti = tuple(detail["loc"])
        if any(sti[: len(known)] == known for known in self.broken):
            return
        kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
        place = self._nearest(sti)
        match kind:
            case "missing":
                self._explain_missing(sti)
            case "extra_forbidden":
                self._explain_extra(sti)
            case "value_error" if isinstance(fault := context.get("error"), Fejltekst):
                self.fail(place, sti, fault.besked, fault.rettelse)
            case "literal_error":
                allowed = re.findall(r"'([^']*)'", str(context["expected"]))
                advice = did_you_mean(str(value), allowed, f"vælg mellem {', '.join(allowed)}")
                self.fail(place, sti, f"«{value}» er ikke en mulighed", advice)
            case "string_pattern_mismatch":
                pattern = str(context["pattern"])
                message, advice = next(words for key, words in _PATTERNS.items() if key in pattern)
                self.fail(place, sti, f"«{value}» {message}", advice)
            case "string_too_long":
                limit, length = context["max_length"], len(str(value))
                self.fail(place, sti, f"teksten er på {length} tegn", f"forkort den til højst {limit}")
            case "string_too_short":
                self.fail(place, sti, "teksten er for kort", f"skriv mindst {context['min_length']} tegn")
            case "too_short" if len(value) >= context["min_length"]:
                pass  # pydantic counts only sound items; what is wrong with the others is told where they stand
            case "too_short":
                self.fail(place, sti, "listen har for få punkter", f"skriv mindst {context['min_length']}")
            case "too_long":
                self.fail(place, sti, "listen har for mange punkter", f"skriv højst {context['max_length']}")
            case "tuple_type":
                self.fail(place, sti, f"her skal stå en liste, ikke {_kind(value)}", "begynd hvert punkt med «- »")
            case "model_type" if not sti:
                advice = f"begynd filen med «{self._first_key()}:»"
                self.fail(place, sti, f"her skal stå felter, ikke {_kind(value)}", advice)
            case "model_type":
                self.fail(place, sti, f"her skal stå felter, ikke {_kind(value)}", "skriv «felt: værdi» på hver linje")
            case "string_type":
                advice = "skriv teksten på én linje, og i anførselstegn, hvis der er kolon i den"
                self.fail(place, sti, f"her skal stå en tekst, ikke {_kind(value)}", advice)
            case _:
                self.fail(place, sti, f"værdien kan ikke bruges her ({_kind(value)})", "se feltets forklaring")

    def _nearest(self, sti: Sti) -> Sted:
        while sti not in self.places:
            sti = sti[:-1]
        return self.places[sti]

    def _explain_missing(self, sti: Sti) -> None:
        field = model_at(self.model, sti[:-1]).model_fields[str(sti[-1])]
        advice = f"tilføj det: {_lower_first((field.description or '').split('. ')[0].rstrip('.'))}"
        self.fail(self._nearest(sti[:-1]), sti, "feltet mangler", advice)

    def _explain_extra(self, sti: Sti) -> None:
        name = str(sti[-1])
        around = model_at(self.model, sti[:-1])
        known = list(around.model_fields)
        home = [file for file, model in FILES.items() if name in model.model_fields]
        if len(sti) == 1 and home and not issubclass(around, Opslag):
            advice = f"flyt det til data/{home[0]}"
        elif close := near_miss(name, known):
            advice = f"mente du «{close}»?"
        elif len(sti) == 1 and (lists := _lists_with(around, name)):
            advice = f"flyt det ind under {danish_list(lists, 'eller')}"
        elif len(sti) == 3 and issubclass(around, Opslag) and (homes := _homes_of(name)):
            advice = f"hører opslaget til i {danish_list(homes, 'eller')}, så flyt det; ellers slet feltet"
        else:
            advice = f"slet det, eller brug {'et af felterne' if len(known) > 1 else 'feltet'} {', '.join(known)}"
        self.fail(self.keys.get(sti, self._nearest(sti)), sti, "feltet kendes ikke her", advice)


class _Odd(Exception):
    """There is something in a file that may be a fault."""


def _plain(text: str) -> Any:
    """Return what a YAML text spells: text, lists and dicts of text. Raises _Odd for whatever _Reader might tell of,
    and yaml.YAMLError."""
    events = yaml.parse(text, Loader=_Loader)
    following = events.__next__

    def value(event: Any, depth: int) -> Any:
        if depth > MAX_DEPTH or event.anchor or event.tag not in (None, "!"):
            raise _Odd
        kind = type(event)
        if kind is yaml.ScalarEvent:
            words: str = event.value
            if not words.strip():
                raise _Odd
            return words.strip() if event.style in ("|", ">") else sys.intern(words) if len(words) < 40 else words
        if kind is yaml.SequenceStartEvent:
            items = []
            while type(event := following()) is not yaml.SequenceEndEvent:
                items.append(value(event, depth + 1))
            return items
        found: dict[str, Any] = {}
        while type(key := following()) is not yaml.MappingEndEvent:
            if type(key) is not yaml.ScalarEvent or key.value in found:
                raise _Odd
            found[key.value] = value(following(), depth + 1)
        return found

    following()
    if type(following()) is not yaml.DocumentStartEvent:
        raise _Odd
    whole = value(following(), 0)
    following()
    if type(following()) is not yaml.StreamEndEvent:
        raise _Odd
    return whole


class _TooDeep(Exception):
    def __init__(self, place: Sted) -> None:
        self.place = place


def show(sti: Sti) -> str:
    """Return a way as an editor counts: moduler.3.felter is the third module's."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in sti)


def model_at(model: type[BaseModel], sti: Sti) -> type[BaseModel]:
    """Return the model class that describes the value at `sti` below `model`."""
    for part in sti:
        if isinstance(part, str):
            model = _inner(model.model_fields[part].annotation)
    return model


def _lists_with(model: type[BaseModel], field: str, kind: type[Grund] = Grund) -> list[str]:
    """Return the lists of a model whose parts are of a kind and have such a field."""
    lists = []
    for name, info in model.model_fields.items():
        part = next(iter(get_args(info.annotation)), None)
        if isinstance(part, type) and issubclass(part, kind) and field in part.model_fields:
            lists.append(name)
    return lists


def _homes_of(field: str) -> list[str]:
    """Return the files that hold items with such a field."""
    return [f"data/{name}" for name, model in FILES.items() if _lists_with(model, field, Opslag)]


def _inner(annotation: Any) -> type[BaseModel]:
    """Return the model inside tuple[Model, ...], Model | None and the like."""
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if argument not in (Ellipsis, type(None)):
            return _inner(argument)
    raise TypeError(f"no model in {annotation!r}")


def _kind(value: Any) -> str:
    names: dict[type, str] = {list: "en liste", dict: "felter", str: "en tekst"}
    return names.get(type(value), "en anden slags værdi")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
