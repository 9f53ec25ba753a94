"""A form to fill in: an item's fields as YAML lines, each with what it is for, and an example of what they may hold."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from .felter import Grund, Henviser
from .udfyld import UDFYLD

WIDTH = 110


@dataclass(frozen=True)
class Feltform:
    """What a field's type asks for: one or a list of `mindst`, of a model, of a choice, or of plain values."""

    liste: bool
    mindst: int
    slags: type
    valg: tuple[str, ...]
    mærker: tuple[Any, ...]

    @property
    def model(self) -> type[Grund] | None:
        """The model of what it holds, where that is one."""
        return self.slags if issubclass(self.slags, Grund) else None

    @property
    def mønster(self) -> str:
        """The pattern that a text must match, or an empty one."""
        patterns = (str(m.pattern) for m in self.mærker if isinstance(m, StringConstraints) and m.pattern)
        return next(patterns, "")

    @property
    def henviser(self) -> tuple[str, ...]:
        """The kinds that an id may belong to; empty where it is none."""
        return next((mark.slags for mark in self.mærker if isinstance(mark, Henviser)), ())

    @property
    def er_tekst(self) -> bool:
        """Whether it is words that an editor writes freely."""
        return self.slags is str and not (self.valg or self.mønster or self.henviser)


def form_of(info: FieldInfo) -> Feltform:
    """Return what a field asks for."""
    marks, annotation, is_list = list(info.metadata), info.annotation, False
    while not isinstance(annotation, type) or get_origin(annotation) is not None:
        arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
        if get_origin(annotation) is Literal:
            return Feltform(is_list, _least(info), str, tuple(map(str, arguments)), tuple(marks))
        is_list = is_list or get_origin(annotation) is tuple
        annotation, more = arguments[0], arguments[1:]
        marks += [part for part in more if not isinstance(part, type)]
    return Feltform(is_list, _least(info), annotation, (), tuple(marks))


def _least(info: FieldInfo) -> int:
    return max([1, *(int(mark.min_length) for mark in info.metadata if type(mark).__name__ == "MinLen")])


def lines_of(model: type[BaseModel], given: Mapping[str, str], *, step: int = 2, explained: bool = True) -> list[str]:
    """Return a model's fields as YAML: what must be there to fill in, with what it is for; the rest behind a #.

    `given` are the values that are known by field; `step` is how far a list in a field is moved in. Without
    `explained` only the fields that must be there are told, and without a word.
    """
    lines: list[str] = []
    wanted = needed_of(model, given)
    for name in sorted(model.model_fields, key=lambda name: name not in given):  # what it is called comes first
        info = model.model_fields[name]
        form, needed = form_of(info), name in wanted or name in given
        if explained:
            lines += _comment(info, form, "" if needed else _left_out(model, name))
        if needed:
            lines += _field(name, form, given.get(name), step, explained)
        elif explained:
            lines += [f"# {line}" for line in _field(name, form, None, step, False)]
    return lines


def needed_of(model: type[BaseModel], given: Collection[str] = ()) -> set[str]:
    """Return the fields to fill in beside those given: all that must be there, and one of two of which one must.

    Where none must, it is the first: something is to be said.
    """
    fields = model.model_fields
    needed = {name for name, info in fields.items() if info.is_required()}
    needed |= {*model.spørges_om} if issubclass(model, Grund) else set()
    if (either := _either(model)) and not (needed | {*given}) & {*either}:
        needed.add(either[0])
    return needed or set([*fields][:1])


def _either(model: type[BaseModel]) -> tuple[str, ...]:
    return model.netop_én if issubclass(model, Grund) else ()


def _left_out(model: type[BaseModel], name: str) -> str:
    """Return when a field that need not be there is left out."""
    others = [other for other in _either(model) if other != name]
    return f"Skriv enten det her eller {others[0]}." if others and name in _either(model) else "Kan udelades."


def _comment(info: FieldInfo, form: Feltform, left_out: str) -> Iterator[str]:
    """Yield what a field is for, as comments."""
    said = (info.description or "").strip()
    if not all(word in said for word in form.valg):
        said += f" Vælg mellem: {', '.join(form.valg)}."
    if left_out and "udelad" not in said.lower():
        said += f" {left_out}"
    yield from (f"# {line}" for line in textwrap.wrap(said, WIDTH, break_on_hyphens=False))


def _field(name: str, form: Feltform, value: str | None, step: int, explained: bool) -> Iterator[str]:
    """Yield the lines of one field."""
    inner = form.model
    if value is not None:
        yield f"{name}: {written(value)}"
    elif form.slags is date:
        yield f"{name}: {date.today():%Y-%m-%d}"
    elif inner and form.liste:
        yield f"{name}:"
        for place in range(form.mindst):
            yield from as_item(lines_of(inner, {}, step=step, explained=explained and not place), step)
    elif inner:
        yield f"{name}:"
        yield from ("  " + line for line in lines_of(inner, {}, step=step, explained=explained))
    elif form.liste and form.er_tekst:
        yield f"{name}:"
        yield from [" " * step + f"- {UDFYLD}"] * form.mindst
    elif form.liste:
        yield f"{name}: [{', '.join([UDFYLD] * form.mindst)}]"
    else:
        yield f"{name}: {UDFYLD}"


def as_item(lines: list[str], step: int) -> Iterator[str]:
    """Yield a model's lines as one item of a list that is moved in by `step`."""
    first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    for place, line in enumerate(lines):
        yield " " * step + ("" if place < first else "- " if place == first else "  ") + line


def written(text: str) -> str:
    """Return a text as YAML writes it on one line: in quotes only where it needs them."""
    line: str = yaml.safe_dump({"": text}, allow_unicode=True, width=math.inf)
    return line.partition(": ")[2].rstrip("\n")


_TRIES = ("A", "1a", "12345", "afv-01", "eksempel")
"""Texts of every form that a pattern asks for."""


def example(form: Feltform, known: Mapping[str, frozenset[str]], points: list[str], today: date) -> Any:
    """Return a value that a field may hold. `known` are the ids there are, by kind, `points` those of source points."""
    if form.valg:
        return form.valg[0]
    if form.henviser:
        return min((id_ for kind in form.henviser for id_ in known[kind]), default="eksempel")
    if form.slags is str and form.mønster:
        return next((word for word in (*_TRIES, *points[:1]) if re.search(form.mønster, word)), "eksempel")
    if form.slags is str and any(getattr(mark, "max_length", 0) == 500 for mark in form.mærker):
        return "https://eksempel.dk/"
    plain: dict[type, Any] = {str: "Eksempel", date: today, bool: "false"}
    return plain.get(form.slags, "1")


def example_of(
    model: type[BaseModel],
    known: Mapping[str, frozenset[str]],
    points: list[str],
    today: date,
    given: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what a model's fields may hold: those `given`, and examples in the others to fill in."""
    filled: dict[str, Any] = dict(given or {})
    for name in needed_of(model, filled) - filled.keys():
        form = form_of(model.model_fields[name])
        inner = form.model
        one = example_of(inner, known, points, today) if inner else example(form, known, points, today)
        filled[name] = [one] * form.mindst if form.liste else one
    return filled
