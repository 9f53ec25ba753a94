"""What the rooms get to make views and pages from: the catalogue, the links between things, and each other's views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from .facts import resolved
from .felter import Kildehenvist, Opslag
from .grundlag import source_of
from .katalog import Katalog
from .provenance import (
    Henvisning,
    Herkomst,
    Punktvisning,
    gather_sources,
    link_to,
    link_to_page,
    own_page,
    usage,
)
from .udgave import LOCAL_PAGE

T = TypeVar("T", bound=Opslag)
Krumme = tuple[str, str]
"""A breadcrumb: title and address."""


@dataclass(frozen=True)
class Side:
    """A page to be made: its address, its template and what the template shows.

    `i_søgning` is whether the search finds the page; `noteliste` is whether its claims have numbers that lead to one
    list of source points, instead of a marker that opens them each.
    `om` are the ids of what it is about, whose newest change is told on it.
    One that leads `videre` is only the way to another address: a browser goes on by itself, unless `bliv` says that the
    reader must see first what it says.
    """

    adresse: str
    titel: str
    kort: str
    skabelon: str
    kilde_fil: str
    krummer: tuple[Krumme, ...] = ()
    herkomst: tuple[Herkomst, ...] = ()
    visning: Mapping[str, Any] = field(default_factory=dict)
    i_søgning: bool = True
    noteliste: bool = False
    om: tuple[str, ...] = ()
    videre: str = ""
    bliv: bool = False

    @property
    def afdeling(self) -> str:
        """The address of the topmost page above this one, or its own: what the menu lights."""
        return self.krummer[0][1] if self.krummer else self.adresse

    @property
    def senest(self) -> date | None:
        """The latest day on which somebody went through something that the page tells; None when it tells nothing."""
        own = getattr(getattr(self.visning.get("v"), "opslag", None), "gennemgået", None)
        return max([*(one.senest for one in self.herkomst), *([own] if own else [])], default=None)

    @property
    def form(self) -> str:
        """What kind of page it is to style sheets, scripts and the shell: the name of its template."""
        return self.skabelon.rpartition("/")[2].removesuffix(".md")


@dataclass(frozen=True)
class Fast:
    """A fixed page as templates see it: where it is, and an editor's words for it."""

    titel: str
    adresse: str
    kort: str


@dataclass(frozen=True)
class Visning(Generic[T]):
    """An item with its address, what hangs together with it and its sources. Rooms add what else their pages show."""

    opslag: T
    adresse: str
    relaterede: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


class Guide:
    """Everything the pages show. Each room's views are an attribute of their name, made when they are asked for."""

    def __init__(self, katalog: Katalog, udgivne: Iterable[str] = ()) -> None:
        """The catalogue must have passed check; `udgivne` addresses go on answering."""
        self.katalog = resolved(katalog)
        self.udgivne = tuple(udgivne)
        self._makers = {navn: make for rum in katalog.rum for navn, make in rum.visninger.items()}

    def __getattr__(self, navn: str) -> Any:
        if navn.startswith("_") or navn not in self._makers:
            raise AttributeError(navn)
        made = self.__dict__[navn] = self._makers[navn](self)
        return made

    @cached_property
    def sider(self) -> Mapping[str, Fast]:
        """Every fixed page by its id."""
        words, pages = self.katalog.sideord, self.katalog.faste
        return {id_: Fast(words[id_].titel, page.adresse, words[id_].kort) for id_, page in pages.items()}

    @cached_property
    def henvisninger(self) -> Mapping[str, Henvisning]:
        """The link to everything that a [[link]] can lead to, by id."""
        links = {id_: link_to_page(self.katalog, id_) for id_ in self.katalog.faste}
        items = [item for _, _, item in self.katalog.things() if self.katalog.slags[type(item)].delt]
        items.sort(key=lambda item: not isinstance(item, Opslag))  # the sources come last
        return links | {item.id: link_to(self.katalog, item) for item in items}

    @cached_property
    def korte(self) -> Mapping[str, str]:
        """The short address of each page that has one, by the page's own."""
        made = [rum.korte(self) for rum in self.katalog.rum if rum.korte]
        return {address: short for each in made for address, short in each.items()}

    def shortest(self, address: str) -> str:
        """Return the short address of a page where it has one, and else its own: for paper."""
        return self.korte.get(address, address)

    @cached_property
    def flyttede(self) -> Mapping[str, Sequence[tuple[str, str, str]]]:
        """What has left each page: the anchor it had, its address now, and why; by the page's address."""
        made = [rum.flyttede(self) for rum in self.katalog.rum if rum.flyttede]
        return {address: gone for each in made for address, gone in each.items()}

    @cached_property
    def noter(self) -> Mapping[str, Sequence[Any]]:
        """What an edition puts on pages of the shared guide, by the page's address."""
        made = [rum.noter(self) for rum in self.katalog.rum if rum.noter]
        return {address: notes for each in made for address, notes in each.items()}

    def noted(self, address: str) -> tuple[str, ...]:
        """Return what an edition puts on a page as lines of text, for paper that is no copy of the page."""
        return tuple(line for note in self.noter.get(address, ()) for line in note.linjer)

    @cached_property
    def svaret(self) -> Mapping[str, tuple[str, str]]:
        """An edition's answers to what no source tells, each with its place, by the open question."""
        made = [rum.svarer(self) for rum in self.katalog.rum if rum.svarer]
        return {question: told for each in made for question, told in each.items()}

    @cached_property
    def punkter(self) -> Mapping[str, Punktvisning]:
        """Every source point by id, with its source and the places that rest on it."""
        used = usage(self.katalog)
        return {
            punkt.id: Punktvisning(punkt, self.katalog.orden[source_of(punkt.id)][1], tuple(used.get(punkt.id, ())))
            for punkt in self.katalog.punkter()
        }

    @cached_property
    def _related(self) -> Mapping[str, list[str]]:
        """For each id what it names as related, then what names it: a link one way is a link both ways."""
        related: dict[str, list[str]] = {id_: [] for id_ in self.katalog.faste}
        items = [item for _, _, item in self.katalog.opslag()]
        for item in items:
            related[item.id] = list(getattr(item, "relaterede", ()))
        for item in items:
            for other in getattr(item, "relaterede", ()):
                if item.id not in related.setdefault(other, []):
                    related[other].append(item.id)
        return related

    def sætning(self, side: str, navn: str) -> str:
        """Return an editor's sentence for a fixed page, or those below it, by its name."""
        return {one.id: one.tekst for one in self.katalog.sideord[side].sætninger}[navn]

    def mark(self, address: str, about: Iterable[str]) -> str:
        """Return what stands behind the title of an edition's own page, and of one about its items, in a list of pages;
        nothing behind that of a shared one."""
        lokalt = self.katalog.lokalt
        if lokalt is None:
            return ""
        own = address.startswith(LOCAL_PAGE) or any(id_.startswith(f"{lokalt.id}-") for id_ in about)
        return f" · {lokalt.mærke}" if own else ""

    def links(self, ids: Iterable[str]) -> tuple[Henvisning, ...]:
        """Return the links that ids lead to."""
        return tuple(self.henvisninger[id_] for id_ in ids)

    def link(self, item: Any) -> Henvisning:
        """Return the link to an item, also of a kind that no [[link]] leads to."""
        return link_to(self.katalog, item)

    def pages_below(self, id_: str) -> tuple[Henvisning, ...]:
        """Return the links to the fixed pages that stand right below another one."""
        return self.links(side.id for side in self.katalog.faste.values() if side.under[-1:] == (id_,))

    def herkomst(self, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
        """Return the sources of several items, gathered."""
        return gather_sources(self.katalog, items)

    def base(self, item: T) -> tuple[T, str, tuple[Henvisning, ...], tuple[Herkomst, ...]]:
        """Return what every view begins with: the item, its address, its relations and its sources."""
        return item, self.katalog.address(item), self.links(self._related[item.id]), self.herkomst([item])

    def view(self, item: T) -> Visning[T]:
        """Return an item as a view with nothing of its own."""
        return Visning(*self.base(item))

    def views(self, navn: str) -> Mapping[str, Any]:
        """Return the views of a kind by id, whatever room makes them."""
        return {view.opslag.id: view for view in getattr(self, navn)}

    def fast(self, id_: str, herkomst: tuple[Herkomst, ...] = (), *, i_søgning: bool = True, **visning: Any) -> Side:
        """Return one of the fixed pages, with what its template shows."""
        page, words = self.katalog.faste[id_], self.sider[id_]
        trail = self.below(*page.under)
        words_first = page.adresse, words.titel, words.kort, page.skabelon, page.kilde_fil
        return Side(*words_first, trail, herkomst, visning, i_søgning)

    def below(self, *ids: str) -> tuple[Krumme, ...]:
        """Return the breadcrumbs of a page below fixed ones, from what the first of those stands below itself."""
        if ids and (above := self.katalog.faste[ids[0]].under):
            return self.below(*above, *ids)
        return tuple((self.sider[id_].titel, self.sider[id_].adresse) for id_ in ids)

    def item_page(self, view: Visning[Any], skabelon: str, kilde_fil: str, under: str) -> Side:
        """Return the page of an item that stands below the fixed page `under`; the template gets the view as v."""
        item = view.opslag
        crumbs = self.below(under)
        if self.katalog.lokalt and self.katalog.mærke(item):
            kilde_fil = f"lokal/{self.katalog.lokalt.id}/{kilde_fil}"
        first = view.adresse, item.titel, item.kort, skabelon, kilde_fil, crumbs, view.herkomst
        return Side(*first, {"v": view}, om=(item.id,))

    def source_page(self, kilde: str) -> str:
        """Return the address of a source's own page, by its id."""
        return own_page(self.katalog.orden[kilde][1])
