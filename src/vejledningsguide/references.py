"""Ids that point somewhere and links in texts: they lead to something that is there, once, and not to themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from .errors import did_you_mean
from .felter import ANYTHING, Grund, references_of
from .katalog import Katalog
from .rum import Fund
from .text import danish_list, references
from .values import REFERENCE
from .walk import Sti, texts, walk


def suspects(katalog: Katalog, suspect: Callable[[Grund], bool]) -> Iterator[tuple[str, Sti, Any]]:
    """Walk through the files that hold a model which `suspect` says may break a rule; most often there is none.

    What a rule then finds is what it would have found by walking through them all, which takes ten times as long.
    """
    for (name, content), (_, parts) in zip(katalog.files(), katalog.indhold, strict=True):
        if any(map(suspect, parts)):
            for sti, value in walk(content):
                yield name, sti, value


def in_texts(katalog: Katalog, suspect: Callable[[str], bool]) -> Iterator[tuple[str, Sti, str]]:
    """Yield every text, with its way, of the files where `suspect` says of one that it may break a rule."""
    for name, words in katalog.tekster.items():
        if any(map(suspect, words)):
            yield from ((name, sti, value) for sti, value in walk(katalog.filer[name]) if isinstance(value, str))


def lists_name_each_once(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No list points at the same thing twice, and no item at itself."""

    def suspect(model: Grund) -> bool:
        own = getattr(model, "id", None)
        return any(
            isinstance(words, tuple)
            and words
            and isinstance(words[0], str)
            and (len(set(words)) < len(words) or own in words)
            for words in model.__dict__.values()
        )

    for name, sti, value in suspects(katalog, suspect):
        if not isinstance(value, Grund):
            continue
        for field in type(value).model_fields:
            words = getattr(value, field)
            for place, word in enumerate(words if isinstance(words, tuple) else ()):
                if isinstance(word, str) and word in words[:place]:
                    yield name, (*sti, field, place), f"«{word}» står der to gange", "slet det ene"
                elif isinstance(word, str) and word == getattr(value, "id", None) and _own(katalog, value, field):
                    yield name, (*sti, field, place), f"«{word}» henviser til sig selv", "slet det"


def _own(katalog: Katalog, model: Grund, field: str) -> bool:
    """Return whether a field can name others of the model's own kind."""
    slags = katalog.slags.get(type(model))
    marks = dict(references_of(type(model)))
    return slags is not None and field in marks and not {ANYTHING, slags.navn}.isdisjoint(marks[field].slags)


def known_references(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every id that points somewhere points at something that is there."""
    known = katalog.mål

    def missing(model: Grund) -> Iterator[tuple[Sti, str, tuple[str, ...]]]:
        for field, mark in references_of(type(model)):
            value = model.__dict__[field]
            words = ((field,), value) if isinstance(value, str) else None
            for way, id_ in (words,) if words else (((field, i), word) for i, word in enumerate(value or ())):
                if not any(id_ in known[slags] for slags in mark.slags):
                    yield way, id_, mark.slags

    def suspect(model: Grund) -> bool:
        if next(missing(model), None):
            return True
        return any("[[" in word and not known[ANYTHING].issuperset(references(word)) for word in texts(model))

    for name, sti, value in suspects(katalog, suspect):
        if isinstance(value, Grund):
            for way, id_, slags in missing(value):
                where = danish_list([katalog.kaldes.get(one, one) for one in slags], "eller")
                ids = frozenset().union(*(known[one] for one in slags))
                home = katalog.home(slags[0]) if len(slags) == 1 else ""
                yield name, (*sti, *way), f"«{id_}» findes ikke i {where}", advice(id_, ids, home)
        for id_ in references(value) if isinstance(value, str) else ():
            if id_ not in known[ANYTHING]:
                message = f"linket [[{id_}]] peger på noget, der ikke findes"
                yield name, sti, message, advice(id_, known[ANYTHING])


def links_are_whole(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No reader meets the brackets of a [[link]] that is not closed."""

    def broken(text: str) -> bool:
        if "[[" not in text and "]]" not in text:
            return False
        rest = REFERENCE.sub("", text)
        return "[[" in rest or "]]" in rest

    for name, sti, value in in_texts(katalog, broken):
        if broken(value):
            yield name, sti, "et link er ikke skrevet rigtigt", "skriv [[id]] eller [[id|tekst]]"


def advice(value: str, known: frozenset[str], home: str = "") -> str:
    """Return what to do about an id that is not known: the nearest that is, or the file of data/ they stand in."""
    if not known:
        return "der er ingen at pege på endnu: slet id'et, eller opret det, det peger på"
    where = f"data/{home}"
    if all(id_.rpartition("-")[2].isdigit() for id_ in (value, *known)):
        return f"brug et nummer fra {where}"  # no number looks more like a third one than another does
    shown = ", ".join(sorted(known)) if len(known) <= 8 else f"se id'erne i {where}"
    return did_you_mean(value, sorted(known), f"brug et id, der findes ({shown})")
