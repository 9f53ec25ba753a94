"""Figures that stand in one place: a text writes [[sosu-basis.dage]], and the reader sees what the field says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .errors import did_you_mean
from .felter import Grund
from .katalog import Katalog
from .rum import Fund
from .text import danish_list, danish_number
from .values import FACT
from .walk import walk

_KEPT = ("datafiler", "slags", "faste", "skabeloner", "kaldes", "brugte_punkter", "mål")
"""What a catalogue has worked out that no figure in a text can change."""


def shown(value: object) -> str | None:
    """Return how a text says a field's figure, «11» or «2 eller 3»; None when it is no figure, or none is given."""
    if isinstance(value, tuple) and value and all(isinstance(part, int | float) for part in value):
        return danish_list([danish_number(part) for part in value], "eller")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return danish_number(value)
    return None


def resolved(katalog: Katalog) -> Katalog:
    """Return a sound catalogue with the figures written out in its texts; the same one when no text names any."""
    naming = _naming(katalog)
    if not naming:
        return katalog
    known = items(katalog)
    filer = {**katalog.filer, **{name: _written(katalog.filer[name], known) for name in naming}}
    made = Katalog(katalog.rum, filer, katalog.steder, katalog.lokalt)
    made.__dict__.update({name: katalog.__dict__[name] for name in _KEPT if name in katalog.__dict__})
    return made


def facts_are_known(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """What a text names as a field's figure is one: the item is there, has the field, and its source gives a figure."""
    naming = _naming(katalog)
    known = items(katalog) if naming else {}
    for name in naming:
        for sti, value in walk(katalog.filer[name]):
            for found in FACT.finditer(value) if isinstance(value, str) else ():
                if fault := wrong(found, known):
                    yield name, sti, *fault


def wrong(found: re.Match[str], known: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return what is wrong with a figure that a text names, and what to do; None when nothing is."""
    id_, field = found["id"], found["felt"]
    if (item := known.get(id_)) is None:
        return f"«{id_}» i {found[0]} findes ikke", did_you_mean(id_, sorted(known), "brug et id, der findes")
    if shown(getattr(item, field, None)) is None:
        fields = sorted(name for name in type(item).model_fields if shown(getattr(item, name)))
        advice = did_you_mean(field, fields, "skriv tallet selv, eller sig det på en anden måde")
        return f"«{id_}» har intet tal i feltet «{field}»", advice
    return None


def items(katalog: Katalog) -> dict[str, Any]:
    """Return everything whose fields a text can name, by id."""
    return {item.id: item for _, _, item in katalog.things() if katalog.slags[type(item)].delt}


def written(text: str, known: Mapping[str, Any]) -> str:
    """Return a text with the figures that it names written out; one that is not known stays as it is."""
    return FACT.sub(lambda found: shown(getattr(known.get(found["id"]), found["felt"], None)) or found[0], text)


def _naming(katalog: Katalog) -> list[str]:
    """Return the files with a text that names a figure."""
    return [
        name for name, words in katalog.tekster.items() if any("[[" in text and FACT.search(text) for text in words)
    ]


def _written(value: Any, known: Mapping[str, Any]) -> Any:
    """Return a value with the figures in its texts; itself when there are none."""
    if isinstance(value, str):
        if "[[" not in value:
            return value
        return written(value, known)
    if isinstance(value, tuple):
        parts = tuple(_written(part, known) for part in value)
        return parts if any(one is not other for one, other in zip(parts, value, strict=True)) else value
    if isinstance(value, Grund):
        fields = {name: _written(part, known) for name, part in value.__dict__.items()}
        changed = {name: part for name, part in fields.items() if part is not value.__dict__[name]}
        return value.model_copy(update=changed) if changed else value
    return value
