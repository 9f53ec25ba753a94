"""The way through what an editor wrote: every model and value inside a file, with the way there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from .felter import Grund

Sti = tuple[str | int, ...]
"""A way into a file: keys and, for lists, places from 0."""


def walk(value: Any, sti: Sti = ()) -> Iterator[tuple[Sti, Any]]:
    """Yield every model and every plain value inside `value`, with the way to it."""
    ahead: list[tuple[Sti, Any]] = [(sti, value)]
    while ahead:  # a stack of our own: a chain of generators as deep as the data took three times as long
        way, here = found = ahead.pop()
        yield found
        if isinstance(here, tuple):
            ahead += [((*way, place), here[place]) for place in range(len(here) - 1, -1, -1)]
        elif isinstance(here, Grund):
            ahead += [((*way, field), getattr(here, field)) for field in _fields_backwards(type(here))]


@cache
def _fields_backwards(model: type[Grund]) -> tuple[str, ...]:
    return tuple(reversed(model.model_fields))


def models(value: Any) -> Iterator[Grund]:
    """Yield every model inside `value`, and itself: as `walk` does, but without the ways, which take the most time."""
    ahead: list[Any] = [value]
    while ahead:
        here = ahead.pop()
        if isinstance(here, Grund):
            yield here
            fields = here.__dict__
            ahead += [part for name in _fields_backwards(type(here)) if not isinstance(part := fields[name], str)]
        elif isinstance(here, tuple) and here and not isinstance(here[0], str):
            ahead += reversed(here)


def texts(model: Grund) -> Iterator[str]:
    """Yield every text of a model itself, not those of the models inside it."""
    for value in model.__dict__.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield from value


def field_of(sti: Sti) -> str:
    """Return the name of the field that `sti` leads to, or of the list it leads into."""
    return next((part for part in reversed(sti) if isinstance(part, str)), "")
