"""What pydantic finds wrong with a file, told in Danish: where it stands, and what an editor can do about it."""

from __future__ import annotations

import re
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from .errors import did_you_mean, near_miss
from .felter import Grund, Opslag
from .katalog import Sted
from .reader import Reader
from .rum import Datafil
from .signs import GOOD, named
from .slags import RUM
from .text import danish_list
from .values import Fejltekst
from .walk import Sti

DATAFILER: tuple[Datafil, ...] = tuple(fil for rum in RUM for fil in rum.filer)
"""Every data file and folder that a room knows."""

_PATTERNS = {
    r"-[0-9]{3}$": ("er ikke et kildepunkt", "skriv kildens id og tre cifre, fx kt-guide-043"),
    r"^[0-9]{5}$": ("er ikke et modulnummer", "skriv fem cifre, eller udelad nummeret, når det er usikkert"),
    r"^afv-": ("er ikke et nummer på en uoverensstemmelse", "skriv fx afv-20"),
    r"^[1-9L][a-z]$": ("er ikke et punktnummer", "skriv gruppens tal og et bogstav, fx 2b"),
    r"^[A-Z]$": ("er ikke et bogstav", "skriv ét stort bogstav, A–D"),
    r"^[a-z0-9]": ("er ikke et id", "brug kun a–z, 0–9 og bindestreg (æ → ae, ø → oe, å → aa)"),
}
"""Which words to use for a value that breaks a pattern; the first key found in the pattern counts."""


def explain(reader: Reader, detail: ErrorDetails) -> None:
    """Turn one of pydantic's errors into a Danish one, unless a fault further out already says it."""
    sti: Sti = tuple(detail["loc"])
    if any(sti[: len(known)] == known for known in reader.broken):
        return
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    place = _nearest(reader, sti)
    match kind:
        case "missing":
            _explain_missing(reader, sti)
        case "extra_forbidden":
            _explain_extra(reader, sti)
        case "value_error" if isinstance(fault := context.get("error"), Fejltekst):
            reader.fail(place, sti, fault.besked, fault.rettelse)
        case "literal_error":
            allowed = re.findall(r"'([^']*)'", str(context["expected"]))
            advice = did_you_mean(str(value), allowed, f"vælg mellem {', '.join(allowed)}")
            reader.fail(place, sti, f"«{value}» er ikke en mulighed", advice)
        case "string_pattern_mismatch":
            pattern = str(context["pattern"])
            message, advice = next(words for key, words in _PATTERNS.items() if key in pattern)
            reader.fail(place, sti, f"«{value}» {message}{_unseen(str(value))}", advice)
        case "string_too_long":
            limit, length = context["max_length"], len(str(value))
            reader.fail(place, sti, f"teksten er på {length} tegn", f"forkort den til højst {limit}")
        case "string_too_short":
            reader.fail(place, sti, "teksten er for kort", f"skriv mindst {context['min_length']} tegn")
        case "too_short" if len(value) >= context["min_length"]:
            pass  # pydantic counts only sound items; what is wrong with the others is told where they stand
        case "too_short":
            reader.fail(place, sti, "listen har for få punkter", f"skriv mindst {context['min_length']}")
        case "too_long":
            reader.fail(place, sti, "listen har for mange punkter", f"skriv højst {context['max_length']}")
        case "tuple_type":
            reader.fail(place, sti, f"her skal stå en liste, ikke {_kind(value)}", "begynd hvert punkt med «- »")
        case "model_type" if not sti:
            advice = f"begynd filen med «{reader.first_key()}:»"
            reader.fail(place, sti, f"her skal stå felter, ikke {_kind(value)}", advice)
        case "model_type":
            reader.fail(place, sti, f"her skal stå felter, ikke {_kind(value)}", "skriv «felt: værdi» på hver linje")
        case "string_type":
            advice = "skriv teksten på én linje, og i anførselstegn, hvis der er kolon i den"
            reader.fail(place, sti, f"her skal stå en tekst, ikke {_kind(value)}", advice)
        case _:
            reader.fail(place, sti, f"værdien kan ikke bruges her ({_kind(value)})", "se feltets forklaring")


def _unseen(value: str) -> str:
    """Return what tells of the first sign in an id that nobody can see, or nothing."""
    sign = next((sign for sign in value if sign.isspace() or sign not in GOOD), None)
    return f", for der står {named(sign)} i det" if sign else ""


def _nearest(reader: Reader, sti: Sti) -> Sted:
    while sti not in reader.places:
        sti = sti[:-1]
    return reader.places[sti]


def _explain_missing(reader: Reader, sti: Sti) -> None:
    if any(fault.besked.startswith(f"feltet «{sti[-1]}» er rykket ind") for fault in reader.errors):
        return  # it is there, and told
    field = model_at(reader.model, sti[:-1]).model_fields[str(sti[-1])]
    advice = f"tilføj det: {_lower_first((field.description or '').split('. ')[0].rstrip('.'))}"
    reader.fail(_nearest(reader, sti[:-1]), sti, "feltet mangler", advice)


def _explain_extra(reader: Reader, sti: Sti) -> None:
    name = str(sti[-1])
    around = model_at(reader.model, sti[:-1])
    known = list(around.model_fields)
    home = [fil.navn for fil in DATAFILER if not fil.er_mappe and name in fil.model.model_fields]
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
    reader.fail(reader.keys.get(sti, _nearest(reader, sti)), sti, "feltet kendes ikke her", advice)


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
    return [f"data/{f.navn}" for f in DATAFILER if not f.er_mappe and _lists_with(f.model, field, Opslag)]


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
