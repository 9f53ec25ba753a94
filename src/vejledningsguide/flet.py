"""An edition over the shared data: what it adds and hides, and where each thing of the whole then stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import Field, create_model

from .errors import Fejl, did_you_mean
from .explain import DATAFILER
from .felter import Grund, Opslag, references_of
from .grundlag import Kilde, Kildepunkt
from .katalog import Sted
from .reader import Reader, show
from .rum import Datafil, Slags
from .slags import RUM
from .udgave import EgenUdgave, Skjult, Valgtfra
from .values import REFERENCE
from .walk import Sti, walk

Steder = Mapping[Sti, Sted]
GIVEN = ("kilde", "afsnit", "belæg", "fra")
"""What an edition's items have of themselves: they rest on the edition, whatever it says."""
KINDS: Mapping[type[Grund], Slags] = {slags.model: slags for rum in RUM for slags in rum.slags}


def local_model(fil: Datafil) -> type[Grund]:
    """Return the model of an edition's file: of one that adds to lists, those lists, each of which may be left out."""
    return _with_lists(fil.model, fil.lokalt) if fil.lokalt else fil.model


@cache
def _with_lists(model: type[Grund], lists: tuple[str, ...]) -> type[Grund]:
    fields: dict[str, Any] = {}
    for name in lists:
        info = model.model_fields[name]
        fields[name] = (info.annotation, Field(default=(), description=info.description))
    return create_model(f"Lokal{model.__name__}", __base__=Grund, __doc__=model.__doc__, **fields)


def prepared(reader: Reader, value: Any, kilde: str) -> Any:
    """Return what an edition's file spells with the source filled in, wherever an item must name one.

    A source that is written all the same is a fault: it is noted in the reader.
    """
    _fill(reader, value, reader.model, (), kilde)
    return value


def _fill(reader: Reader, value: Any, model: type[Grund], sti: Sti, kilde: str) -> None:
    if not isinstance(value, dict):
        return
    for name in GIVEN:
        known = name in model.model_fields and not (name == "kilde" and model is Kilde)
        if name in value and (known or name == "belæg"):
            place = reader.keys.get((*sti, name), reader.places[()])
            message, advice = "feltet hører ikke til i en udgave", "slet det; alt her er mærket som jeres eget"
            reader.fail(place, (*sti, name), message, advice)
            del value[name]
        if known:
            value[name] = {"belæg": [f"{kilde}-001"], "fra": "redaktionen", "afsnit": "Lokalt"}.get(name, kilde)
    for name, info in model.model_fields.items():
        inner = next(iter(_models_in(info.annotation)), None)
        part = value.get(name)
        if inner and isinstance(part, list):
            for i, one in enumerate(part):
                _fill(reader, one, inner, (*sti, name, i), kilde)
        elif inner:
            _fill(reader, part, inner, (*sti, name), kilde)


def _models_in(annotation: Any) -> Iterator[type[Grund]]:
    if isinstance(annotation, type) and issubclass(annotation, Grund):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


class Flettet(Mapping[Sti, Sted]):
    """Where each value of a file stands that is put together of several: each part is looked up in its own."""

    def __init__(self, base: Steder, moved: Mapping[Sti, tuple[Steder, Sti]]) -> None:
        """`moved` says of the way to each part in whose places it is looked up, and by which way there."""
        self._base, self._moved = base, moved

    def __getitem__(self, sti: Sti) -> Sted:
        for length in range(len(sti), 0, -1):
            if found := self._moved.get(sti[:length]):
                places, way = found
                return places[(*way, *sti[length:])]
        return self._base[sti]

    def __iter__(self) -> Iterator[Sti]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)


class Fletning:
    """Lays an edition over the shared data, file by file. What it can't do gathers in `errors`."""

    def __init__(self, contents: dict[str, Grund], places: dict[str, Steder], id_: str, udgave: EgenUdgave) -> None:
        self.contents, self.places = contents, places
        self.id, self.udgave = id_, udgave
        self.errors: list[Fejl] = []
        self._titles: dict[str, str] = {}

    def add(self, fil: Datafil, name: str, content: Grund, places: Steder) -> None:
        """Lay a file of the edition's over the shared one of the same name, or beside those there are."""
        shared = self.contents.get(name)
        if shared is None or fil.kun_lokalt:
            self.contents[name], self.places[name] = content, places
        elif fil.tillæg:
            self.contents[name], moved = fil.tillæg.læg_til(shared, content, self.udgave)
            self.places[name] = Flettet(self.places[name], {to: (places, way) for to, way in moved.items()})
        else:
            base = self.places[name]
            moves: dict[Sti, tuple[Steder, Sti]] = {}
            update: dict[str, Any] = {}
            for field in fil.lokalt:
                own, before = getattr(content, field), getattr(shared, field)
                update[field] = (*before, *own)
                moves |= {(field, len(before) + place): (places, (field, place)) for place in range(len(own))}
            self.contents[name] = shared.model_copy(update=update)
            self.places[name] = Flettet(base, moves)

    def add_source(self, kilde: Kilde, punkt: Kildepunkt, place: Sted) -> None:
        """Add the edition as a source, with the point that all of its own rests on."""
        for name, content in self.contents.items():
            lists = {
                field for field, value in content if isinstance(value, tuple) and value and type(value[0]) is Kilde
            }
            for field in lists:
                count = len(getattr(content, field))
                self.contents[name] = content.model_copy(update={field: (*getattr(content, field), kilde)})
                self.places[name] = Flettet(self.places[name], {(field, count): ({(): place}, ())})
                break
        folder = next(f for f in DATAFILER if f.er_mappe and Kildepunkt in set(_models_in_fields(f.model)))
        field = next(n for n, i in folder.model.model_fields.items() if Kildepunkt in set(_models_in(i.annotation)))
        self.contents[f"{folder.navn}{self.id}.yaml"] = folder.model.model_validate({field: (punkt,)})
        self.places[f"{folder.navn}{self.id}.yaml"] = {(): place}

    def hide(self, skjul: tuple[Skjult, ...], place: Callable[[Sti], Sted]) -> tuple[Valgtfra, ...]:
        """Take out what the edition hides, and every reference to it; return what it was."""
        found: dict[str, Valgtfra] = {}
        things = {item.id: item for _, item in self._things()}
        for i, one in enumerate(skjul):
            item, way = things.get(one.id), ("skjul", i, "id")
            if item is None:
                able = sorted(id_ for id_, thing in things.items() if KINDS[type(thing)].kan_skjules)
                advice = did_you_mean(one.id, able, "brug id'et på et fælles opslag")
                self._fail(place(way), way, f"«{one.id}» findes ikke", advice)
            elif getattr(item, "kilde", "") == self.id:
                self._fail(place(way), way, f"«{one.id}» er jeres eget", "slet opslaget, hvis det ikke skal med")
            elif not (slags := KINDS[type(item)]).kan_skjules:
                kinds = sorted({kind.ental.lower() for kind in KINDS.values() if kind.kan_skjules and kind.ental})
                message = f"{(slags.ental or slags.navn).lower()} kan ikke skjules"
                self._fail(place(way), way, message, f"det kan kun disse: {', '.join(kinds)}")
            else:
                title = str(getattr(item, slags.titelfelt))
                found[one.id] = Valgtfra(one.id, title, slags.ental, slags.adresse.format(one.id), one.fordi)
        if found:
            self._titles = {id_: one.titel for id_, one in found.items()}
            for name, content in list(self.contents.items()):
                self._prune_file(name, content, place(("skjul",)))
        return tuple(found.values())

    def _prune_file(self, name: str, content: Grund, place: Sted) -> None:
        left = self._without(content, name, (), place)
        order: dict[Sti, tuple[Steder, Sti]] = {}
        if left is None:
            del self.contents[name], self.places[name]
            return
        if left is content:
            return
        for field in type(content).model_fields:  # the lists of items are shorter now
            before, after = getattr(content, field), getattr(left, field)
            if isinstance(before, tuple) and len(after) < len(before):
                kept = [i for i, one in enumerate(before) if getattr(one, "id", None) not in self._titles]
                order |= {(field, now): (self.places[name], (field, was)) for now, was in enumerate(kept)}
        self.contents[name] = left
        self.places[name] = Flettet(self.places[name], order)

    def _without(self, value: Any, name: str, sti: Sti, place: Sted) -> Any:
        """Return a value less what is hidden; None when it can't be without that."""
        if isinstance(value, str):
            return self._unlinked(value) if "[[" in value else value
        if isinstance(value, tuple):
            if value and isinstance(value[0], str) and "[[" not in "".join(value):
                return value
            parts = tuple(self._without(part, name, (*sti, i), place) for i, part in enumerate(value))
            same = len(parts) == len(value) and all(one is other for one, other in zip(parts, value, strict=True))
            return value if same else tuple(part for part in parts if part is not None)
        if not isinstance(value, Grund):
            return value
        if KINDS.get(type(value)) and getattr(value, "id", None) in self._titles and KINDS[type(value)].kan_skjules:
            return None
        update: dict[str, Any] = {}
        marks = dict(references_of(type(value)))
        for field, info in type(value).model_fields.items():
            before = value.__dict__[field]
            after = before
            if field in marks and isinstance(before, str):
                after = None if before in self._titles else before
            elif field in marks and isinstance(before, tuple):
                after = tuple(id_ for id_ in before if id_ not in self._titles)
            elif not isinstance(before, str) or "[[" in before:
                after = self._without(before, name, (*sti, field), place)
            if after is None and before is not None and info.is_required():
                if sti and not isinstance(value, Opslag):
                    return None
                what = f"peger på «{before}», der" if isinstance(before, str) else "hænger sammen med noget, der"
                message = f"data/{name} ({show((*sti, field))}) {what} er skjult"
                self._fail(place, ("skjul",), message, "lad det være med, eller skjul også det, der peger på det")
                after = before
            least = next((mark.min_length for mark in info.metadata if hasattr(mark, "min_length")), 0)
            if isinstance(after, tuple) and len(after) < len(before) and len(after) < least:
                message = f"data/{name} ({show((*sti, field))}) kan ikke undvære det, der er skjult"
                self._fail(place, ("skjul",), message, "lad mindst ét af opslagene dér være med")
                after = before
            if after is not before and after != before:
                update[field] = after
        left = value.model_copy(update=update) if update else value
        if update and value.netop_én and not any(getattr(left, field) for field in value.netop_én):
            return None  # it was there for what is hidden
        return left

    def _unlinked(self, text: str) -> str:
        """Return a text in which a link to what is hidden is only its words."""
        return REFERENCE.sub(
            lambda m: (m["tekst"] or self._titles[m["id"].strip()]) if m["id"].strip() in self._titles else m[0], text
        )

    def _things(self) -> Iterator[tuple[str, Any]]:
        for name, content in self.contents.items():
            for _, part in walk(content):
                if isinstance(part, Grund) and (slags := KINDS.get(type(part))) and slags.delt:
                    yield name, part

    def _fail(self, place: Sted, sti: Sti, message: str, advice: str) -> None:
        self.errors.append(Fejl(place.fil, place.linje, place.kolonne, show(sti), message, advice))


def _models_in_fields(model: type[Grund]) -> Iterator[type[Grund]]:
    for info in model.model_fields.values():
        yield from _models_in(info.annotation)
