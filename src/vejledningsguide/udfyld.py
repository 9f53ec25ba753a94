"""What is still to be filled in: the word that «ny» leaves in each field, which no page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .explain import model_at
from .reader import Reader
from .walk import Sti

UDFYLD = "UDFYLD"
"""Stands where an editor is to write. In capitals, as a word by itself, it is never published."""

_WORD = re.compile(rf"\b{UDFYLD}\b")


def explain_unfilled(reader: Reader, value: Any) -> None:
    """Note a fault for each field that is not filled in; what else is wrong with it is no news then."""
    for sti in _unfilled(value, ()):
        reader.broken.add(sti)
        reader.fail(reader.places[sti], sti, "teksten er ikke udfyldt endnu", f"udfyld: {asked_for(reader, sti)}")


def asked_for(reader: Reader, sti: Sti) -> str:
    """Return what the field at `sti` is to hold, as the model describes it, on with a sentence."""
    *way, name = (part for part in sti if isinstance(part, str))
    try:
        info = model_at(reader.model, tuple(way)).model_fields[name]
    except (KeyError, TypeError):
        return "skriv det, der skal stå her"
    said = (info.description or "").split(". ")[0].rstrip(".")
    return said[:1].lower() + said[1:]


def _unfilled(value: Any, sti: Sti) -> Iterator[Sti]:
    """Yield the way to each text that holds the word."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _unfilled(part, (*sti, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _unfilled(part, (*sti, place))
    elif _WORD.search(value):
        yield sti
