"""Everything the editors wrote, and where each thing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .felter import ANYTHING, Grund, Opslag, references_of
from .friskhed import Friskhed, Holdbarhed
from .grundlag import Kilde, Kildepunkt, points
from .rum import Datafil, FastSide, Rum, SideFil, Sideord, Skabelon, Slags
from .udgave import LOCAL_PAGE, Lokalt
from .walk import Sti, models, texts


@dataclass(frozen=True)
class Sted:
    """A place in a file; line and column count from 1."""

    fil: str
    linje: int
    kolonne: int


@dataclass(frozen=True)
class Katalog:
    """The whole of data/. A file's content is the attribute of its name, a folder's the tuple of its files'.

    `rum` are the rooms of all kinds; `steder` gives the place of any value by file name and way. `lokalt` is the
    edition that lies over it, if any.
    """

    rum: tuple[Rum, ...]
    filer: Mapping[str, Grund]
    steder: Mapping[str, Mapping[Sti, Sted]]
    lokalt: Lokalt | None = None

    def mærke(self, item: Any) -> str:
        """Return what is written on an item that is the edition's own; nothing on what is shared."""
        if self.lokalt is None or not getattr(item, "id", "").startswith(f"{self.lokalt.id}-"):
            return ""
        return self.lokalt.mærke if getattr(item, "kilde", self.lokalt.id) == self.lokalt.id else ""

    def __getattr__(self, navn: str) -> Any:
        for fil in () if navn.startswith("_") else self.datafiler:
            if fil.stamme == navn and fil.er_mappe:
                return tuple(content for name, content in self.filer.items() if name.startswith(fil.navn))
            if fil.stamme == navn:
                return self.filer[fil.navn]
        raise AttributeError(navn)

    @cached_property
    def datafiler(self) -> tuple[Datafil, ...]:
        """Every file and folder of data/ that a room knows."""
        return tuple(fil for rum in self.rum for fil in rum.filer)

    def fil(self, navn: str) -> Datafil:
        """Return what a room says of a file by its name, such as guider/organisering.yaml."""
        return next(f for f in self.datafiler if f.navn == navn or (f.er_mappe and navn.startswith(f.navn)))

    def files(self) -> Iterator[tuple[str, Grund]]:
        """Yield each file's name and content, in the order they are read."""
        yield from self.filer.items()

    @cached_property
    def slags(self) -> Mapping[type[Grund], Slags]:
        """Each kind by its model."""
        return {slags.model: slags for rum in self.rum for slags in rum.slags}

    @cached_property
    def faste(self) -> Mapping[str, FastSide]:
        """Every fixed page by its id."""
        return {side.id: side for rum in self.rum for side in rum.faste}

    @cached_property
    def skabeloner(self) -> Mapping[str, Skabelon]:
        """What each kind of page needs, by the name of its template."""
        return {form: skabelon for rum in self.rum for form, skabelon in rum.skabeloner.items()}

    @cached_property
    def sideord(self) -> Mapping[str, Sideord]:
        """An editor's words for each fixed page, by its id."""
        words: SideFil = self.sider
        return {side.id: side for side in words.sider}

    @cached_property
    def kaldes(self) -> Mapping[str, str]:
        """What a message calls a kind, where that is not what references call it."""
        return {slags.navn: slags.kaldes for slags in self.slags.values() if slags.kaldes}

    @cached_property
    def brugte_punkter(self) -> frozenset[str]:
        """The points that the content rests on; what is only about the sources does not count as use."""
        about = {name for name in self.filer if self.fil(name).om_kilderne}
        parts = (part for name, parts in self.indhold if name not in about for part in parts)
        return frozenset(point for part in parts for point in getattr(part, "belæg", ()))

    def address(self, item: Any) -> str:
        """Return an item's address from the site's root, such as moduler/sosu-basis/ or samtalen/#foelg-op."""
        if isinstance(item, Kilde) and item.lokal:
            return f"{LOCAL_PAGE}#{item.id}-001"
        return self.slags[type(item)].adresse.format(item.id)

    @cached_property
    def orden(self) -> Mapping[str, tuple[int, Kilde]]:
        """Each source by its id, with its place among them."""
        found = [item for _, _, item in self.things() if isinstance(item, Kilde)]
        return {kilde.id: (place, kilde) for place, kilde in enumerate(found)}

    @cached_property
    def indhold(self) -> tuple[tuple[str, tuple[Grund, ...]], ...]:
        """Each file's name, with every model in it."""
        return tuple((name, tuple(models(content))) for name, content in self.files())

    @cached_property
    def tekster(self) -> Mapping[str, tuple[str, ...]]:
        """Each file's texts of more than one word, by its name: what many rules look through is gathered once."""
        return {
            name: tuple(text for part in parts for text in texts(part) if " " in text or "[[" in text)
            for name, parts in self.indhold
        }

    def punkter(self) -> Iterator[Kildepunkt]:
        """Yield every source point, source by source."""
        for _, parts in self.indhold:
            yield from (part for part in parts if isinstance(part, Kildepunkt))

    def place(self, fil: str, sti: Sti) -> Sted:
        """Return where `sti` stands in `fil`, or the nearest thing around it."""
        steder = self.steder[fil]
        while sti and sti not in steder:
            sti = sti[:-1]
        return steder[sti]

    def things(self) -> Iterator[tuple[str, Sti, Any]]:
        """Yield everything of a kind that stands in a file's own lists or is a file, with its way there."""
        yield from self._things

    @cached_property
    def _things(self) -> tuple[tuple[str, Sti, Any], ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[tuple[str, Sti, Any]]:
        for name, content in self.files():
            if type(content) in self.slags:
                yield name, (), content
                continue
            for field in type(content).model_fields:
                value = getattr(content, field)
                for place, item in enumerate(value if isinstance(value, tuple) else ()):
                    if type(item) in self.slags:
                        yield name, (field, place), item

    def opslag(self) -> Iterator[tuple[str, Sti, Opslag]]:
        """Yield every item that has an address and can be linked to, with its file and its way there."""
        return ((name, sti, item) for name, sti, item in self.things() if isinstance(item, Opslag))

    @cached_property
    def friskhed(self) -> Friskhed:
        """When each item was last reviewed, and when it is due again."""
        found: list[tuple[str, Sti, str, Any]] = []
        for name, content in self.files():
            stem = self.fil(name).stamme
            found.append((name, (), stem, content))
            for field in type(content).model_fields:
                value = getattr(content, field)
                if isinstance(value, tuple):
                    found += [(name, (field, place), stem, item) for place, item in enumerate(value)]
                else:
                    found.append((name, (field,), stem, value))
        settled = next((rum.holder(self) for rum in self.rum if rum.holder), Holdbarhed())
        return Friskhed(found, settled)

    def home(self, navn: str) -> str:
        """Return the file or folder in which the things of a kind stand, or nothing when it is not one kind's."""
        for name, parts in self.indhold:
            if any((slags := self.slags.get(type(part))) and slags.navn == navn for part in parts):
                return self.fil(name).navn
        return ""

    def alle(self, navn: str) -> tuple[Any, ...]:
        """Return all items of a kind, by what references call it, in reading order."""
        return self._alle.get(navn, ())

    @cached_property
    def _alle(self) -> Mapping[str, tuple[Any, ...]]:
        found: dict[str, list[Any]] = {}
        for _, _, item in self.things():
            found.setdefault(self.slags[type(item)].navn, []).append(item)
        return {navn: tuple(items) for navn, items in found.items()}

    @cached_property
    def _points(self) -> dict[int, tuple[Any, tuple[str, ...]]]:
        """What `rests_on` has been asked so far, by the identity of the item, which is kept beside for its sake."""
        return {}

    def rests_on(self, item: Any) -> tuple[str, ...]:
        """Return the ids of every source point that an item or anything inside it rests on, sorted."""
        if (found := self._points.get(id(item))) is None:
            found = self._points[id(item)] = item, points(item)
        return found[1]

    @cached_property
    def mål(self) -> Mapping[str, frozenset[str]]:
        """The ids that a reference may name, by what it calls them."""
        found: dict[str, set[str]] = {slags.navn: set() for rum in self.rum for slags in rum.slags}
        anything = set(self.faste)
        for _, parts in self.indhold:
            for part in parts:
                if slags := self.slags.get(type(part)):
                    found[slags.navn].add(part.id)  # type: ignore[attr-defined]
                    if slags.delt:
                        anything.add(part.id)  # type: ignore[attr-defined]
        found |= {navn: find(self) for rum in self.rum for navn, find in rum.mål.items()}
        return {navn: frozenset(ids) for navn, ids in found.items()} | {ANYTHING: frozenset(anything)}

    @cached_property
    def _naming(self) -> dict[tuple[str, str], dict[str, list[Any]]]:
        """What `naming` has been asked so far: by kind and field, the items that name each id."""
        return {}

    def naming(self, id_: str, navn: str, field: str) -> tuple[Any, ...]:
        """Return the items of the kind `navn` that name `id_` in `field`, their own or one inside them."""
        if (named := self._naming.get((navn, field))) is None:
            named = self._naming[navn, field] = {}
            for item in self.alle(navn):
                for other in dict.fromkeys(_named_in(item, field)):  # once for each item
                    named.setdefault(other, []).append(item)
        return tuple(named.get(id_, ()))


def _named_in(item: Grund, field: str) -> Iterator[str]:
    for part in models(item):
        if field in dict(references_of(type(part))):
            value = getattr(part, field)
            yield from (value,) if isinstance(value, str) else value or ()
