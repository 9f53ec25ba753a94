"""What a room gives out as data to other systems: explicit fields that stay as they are, and how a view becomes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from .text import plain

if TYPE_CHECKING:
    from .guide import Guide


class Udtrukket(BaseModel):
    """Something as other systems get it. A field never leaves, and never becomes of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Post(Udtrukket):
    """An item as other systems get it."""

    id: str = Field(description="Opslagets faste navn. Det ændres aldrig.")
    titel: str = Field(description="Overskriften, som læseren ser den.")
    kort: str = Field(description="Det vigtigste i én sætning.")
    adresse: str = Field(description="Hvor opslaget står på sitet.")
    lokalt: str = Field(default="", description="Udgavens mærke, når opslaget er dens eget; ellers tom.")


class Kildepost(Post):
    """An item with its source. (Its fields stand first; a room's own come after them.)"""

    kilde: str = Field(description="Kildens id i kilder.json; udgavens navn, når opslaget er dens eget.")
    belæg: tuple[str, ...] = Field(description="Id i kildepunkter.json på de punkter, titel og kort tekst hviler på.")
    gennemgået: date = Field(description="Den dag, nogen sidst holdt opslaget op mod kilden.")


class Ophavstekst(Udtrukket):
    """A text, and whose it is."""

    tekst: str = Field(description="Teksten, med vores egne ord.")
    fra: str = Field(description="«kilden» eller «redaktionen».")


class Peger(Udtrukket):
    """Something that an item leads to."""

    id: str = Field(description="Fast navn på det, der peges på.")
    titel: str = Field(description="Dets titel.")
    adresse: str = Field(description="Dets adresse.")


class Udgiver:
    """Turns what views hold into what other systems can use: plain words, and addresses that lead there."""

    def __init__(self, guide: Guide, base: str) -> None:
        """`base` is put before each address: that of the site, or nothing where nobody has said what it is."""
        self.guide, self._base = guide, base

    def tekst(self, text: str) -> str:
        """Return a text as words, [[links]] as their titles; a list in it keeps its lines."""
        lines = (plain(line, lambda id_: self.guide.henvisninger[id_].titel) for line in text.split("\n"))
        return "\n".join(filter(None, lines)) if "\n- " in f"\n{text}" else " ".join(filter(None, lines))

    def felter(self, item: Any, names: Iterable[str]) -> dict[str, Any]:
        """Return the texts of some fields that hold several, by name."""
        return {name: self.tekster(getattr(item, name)) for name in names}

    def tekster(self, items: Iterable[Any]) -> tuple[str, ...]:
        """Return the texts of some statements, or of lines."""
        return tuple(self.tekst(item if isinstance(item, str) else item.tekst) for item in items)

    def adresse(self, address: str) -> str:
        """Return the address by which others find a place of the site."""
        return self._base + address

    def peger(self, id_: str) -> Peger:
        """Return what an id leads to."""
        link = self.guide.henvisninger[id_]
        return Peger(id=link.id, titel=link.titel, adresse=self.adresse(link.adresse))

    def post(self, view: Any) -> dict[str, Any]:
        """Return the fields that every item has, of the view of one."""
        item = view.opslag
        shown = {"id": item.id, "titel": item.titel, "kort": self.tekst(item.kort)}
        return {**shown, "adresse": self.adresse(view.adresse), "lokalt": self.guide.katalog.mærke(item)}

    def kildepost(self, view: Any) -> dict[str, Any]:
        """Return the fields that every item with a source has."""
        item = view.opslag
        return {**self.post(view), "kilde": item.kilde, "belæg": item.belæg, "gennemgået": item.gennemgået}


@dataclass(frozen=True)
class Udtræk:
    """One kind of data that is given out, as `navn`.json, .csv and .schema.json.

    A table has a row for each item or, where `rækker` names a list of models in it, a row for each of those; then
    only what an item says in one value stands on them all.
    """

    navn: str
    titel: str
    kort: str
    model: type[Udtrukket]
    poster: Callable[[Guide, Udgiver], Iterator[Udtrukket]]
    rækker: str = ""


def columns(udtræk: Udtræk) -> Sequence[tuple[str, str]]:
    """Return the columns of the table: the item's field, and the field within where the rows are a list's."""
    fields = udtræk.model.model_fields
    if not udtræk.rækker:
        return [(name, "") for name in fields]
    of_lists = {name: get_args(info.annotation)[0] for name, info in fields.items() if _is_list(info)}
    inner: type[Udtrukket] = of_lists[udtræk.rækker]
    own = [(name, "") for name in fields if name not in of_lists]
    return [*own, *((udtræk.rækker, name) for name in inner.model_fields)]


def _is_list(info: FieldInfo) -> bool:
    return get_origin(info.annotation) is tuple
