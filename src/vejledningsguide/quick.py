"""The quick way through a file that is in order: what it spells, without the places. Anything odd is left to Reader."""

from __future__ import annotations

import sys
from typing import Any

import yaml

from . import layout, reader
from .felter import Grund
from .signs import FOREIGN


class Odd(Exception):
    """There is something in a file that may be a fault."""


def plain(text: str, model: type[Grund] = Grund) -> Any:
    """Return what a YAML text spells: text, lists and dicts of text; `model` says which fields there are.

    Raises Odd for whatever Reader might tell of, and yaml.YAMLError.
    """
    if "\\" in text or FOREIGN.search(text) or layout.suspect(text):
        raise Odd
    events = yaml.parse(text, Loader=reader.LOADER)
    following = events.__next__
    fields = layout.field_names(model)
    odd = layout.odd
    lines = text.split("\n")

    def wrong(event: Any) -> bool:
        return next(layout.told(event.value, layout.piece(event), lines, fields), None) is not None

    def value(event: Any, depth: int) -> Any:
        if depth > reader.MAX_DEPTH or event.anchor or event.tag not in (None, "!"):
            raise Odd
        kind = type(event)
        if kind is yaml.ScalarEvent:
            words: str = event.value
            if not words.strip():
                raise Odd
            own = event.style or words[0] > "~" or " - " in words  # most values are ids, set as nothing else can be
            if own and odd(words, event.style, fields) and wrong(event):
                raise Odd
            return words.strip() if event.style in ("|", ">") else sys.intern(words) if len(words) < 40 else words
        if kind is yaml.SequenceStartEvent:
            items = []
            while type(event := following()) is not yaml.SequenceEndEvent:
                items.append(value(event, depth + 1))
            return items
        found: dict[str, Any] = {}
        while type(key := following()) is not yaml.MappingEndEvent:
            if type(key) is not yaml.ScalarEvent or key.value in found:
                raise Odd
            found[key.value] = value(following(), depth + 1)
        return found

    following()
    if type(following()) is not yaml.DocumentStartEvent:
        raise Odd
    whole = value(following(), 0)
    following()
    if type(following()) is not yaml.StreamEndEvent:
        raise Odd
    return whole
