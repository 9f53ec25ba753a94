"""What a kind says of itself: its files, its items and their addresses, its fixed pages, its rules and its views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import Field

from .datafil import Datafil as Datafil
from .felter import Grund, Id, Opslag, Ren, Titel
from .friskhed import Holdbarhed
from .udgivet import Udgivet
from .udtraek import Udtræk
from .walk import Sti

if TYPE_CHECKING:
    from .guide import Guide, Side
    from .katalog import Katalog
    from .paper.document import Opskrift

Fund = tuple[str, Sti, str, str]
"""What a rule finds: file name, way, message, advice."""

Regel = Callable[["Katalog", date], Iterator[Fund]]
"""A rule that one file can't know of; it is given today's date."""


@dataclass(frozen=True)
class Indlejret:
    """How a thing is shown in a frame on somebody else's page: a card, by a template of its own.

    `navn` is what copied code calls it, before the id (modul:sosu-basis); `titel` the heading of a list of them.
    """

    navn: str
    titel: str
    skabelon: str


@dataclass(frozen=True)
class Slags:
    """A kind of thing that has an id.

    `navn` is what a reference calls it (Ref["moduler"]) and, where there are any, its views; `kaldes` is what a message
    calls it, when that is something else. `adresse` is the pattern of its address, empty for what has none; `ental` is
    what one is called on a card, `flertal` the heading of a list of them, empty for those no list is made of. `fælles`
    ids share one name space with those of every page and item, and a [[link]] leads to them; other ids are unique
    within their own list or, where it says so, within the model they are `inden_for`. `indlejret` is its card, if any.
    `kan_skjules` is whether an edition may leave one out.
    """

    navn: str
    model: type[Grund]
    adresse: str = ""
    ental: str = ""
    flertal: str = ""
    kaldes: str = ""
    titelfelt: str = "titel"
    til_møde: bool = False
    først_i_pakke: bool = False
    inden_for: type[Grund] | None = None
    fælles: bool | None = None
    indlejret: Indlejret | None = None
    kan_skjules: bool = False

    @property
    def delt(self) -> bool:
        """Whether its ids share the one name space."""
        return issubclass(self.model, Opslag) if self.fælles is None else self.fælles

    @property
    def har_side(self) -> bool:
        """Whether each has a page for itself."""
        return bool(self.adresse) and "#" not in self.adresse


@dataclass(frozen=True)
class FastSide:
    """A page that is there whatever the data hold. Its title and description are an editor's: data/sider.yaml.

    `under` are the ids of the pages above it; `sætninger` the names of an editor's sentences that its templates show;
    `søgegruppe` is whether search results below its address are told under its title; `søgevægt` how much they weigh;
    `indlejret` is its card, if any.
    """

    id: str
    adresse: str
    skabelon: str = ""
    kilde_fil: str = ""
    under: tuple[str, ...] = ()
    sætninger: tuple[str, ...] = ()
    søgegruppe: bool = False
    søgevægt: float = 1
    indlejret: Indlejret | None = None


class Sætning(Grund):
    """A sentence or the word on a button that templates show: what it claims is an editor's to say."""

    uden_anker = True

    id: Id = Field(description="Sætningens faste navn, som skabelonen kender den under. Ændres aldrig.")
    tekst: Ren = Field(description="Sætningen, som læseren ser den.")


class Sideord(Grund):
    """An editor's words for a fixed page."""

    uden_anker = True

    id: Id = Field(description="Sidens faste navn, som programmet kender den under. Ændres aldrig.")
    titel: Titel = Field(description="Sidens overskrift, som den også står i brødkrummer og på kort.")
    kort: Ren = Field(
        description="Én sætning om, hvad siden er til. Står på kort, i søgeresultater og øverst på siden."
    )
    sætninger: tuple[Sætning, ...] = Field(
        default=(), description="Sætninger og knapper på siden og på dem under den, som ikke står andre steder i data."
    )


class SideFil(Grund):
    """data/sider.yaml"""

    sider: tuple[Sideord, ...] = Field(min_length=1, description="De faste sider, én for hver side på sitet.")


@dataclass(frozen=True)
class Skabelon:
    """What a kind of page needs beside its template of the same name: style sheets and a script of content/assets.

    `oversigt` is whether the shell shows the page's headings beside it.
    """

    stilark: tuple[str, ...] = ()
    script: str = ""
    oversigt: bool = True

    @property
    def alle_ark(self) -> tuple[str, ...]:
        """Its own style sheets, and that of what stands beside the page."""
        return (*self.stilark, *(("toc",) if self.oversigt else ()))


@dataclass(frozen=True)
class Søgt:
    """What the search knows of a place beside its text.

    `ord` lead there as its own title does; `svar` is the short answer that stands above all results when the place is
    the best of them. `filtre` are what results can be narrowed down to, its row before a slash: «Rolle/Leder».
    `valg` are the answers of a guide that lead there: such a place is only ever an answer, never one of many results.
    """

    adresse: str
    ord: tuple[str, ...] = ()
    svar: str = ""
    filtre: tuple[str, ...] = ()
    valg: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hverdagsord:
    """What people say: it is looked for as the words in `kaldes` too, and leads to the addresses in `mål`.

    `svar` is said above all results. Words that are called nothing and lead nowhere are too small to look for.
    """

    siger: tuple[str, ...]
    kaldes: tuple[str, ...] = ()
    mål: tuple[str, ...] = ()
    svar: str = ""


@dataclass(frozen=True)
class Rum:
    """A kind's room: everything the core knows of it. `plads` is its place in reading order, one room each.

    `visninger` makes what templates see, by name; `sider` its pages, `filer_ved` the files beside them, `papir` what is
    told on paper, by the address of its page, and `word` what is offered as a Word file. `mål` finds ids that a
    reference may name beyond those of kinds: an answer, a plan's point. `ankre` are the anchors that its templates use
    on pages where an id becomes an anchor too. `forklarer` names the view with words that are explained on every page;
    `tælles` tells how many there are, for `tjek`; `udgivet` is a list of what readers rest on beside addresses.
    `adresseregel` is a rule that must know the address of every page; `korte` gives the short address of pages, and
    `flyttede` what has left a page and where it is now (anchor, address and why), both by the page's own address.
    `noter` is what an edition puts on pages, by their addresses; `svarer` its answers to what no source tells, each
    with its place, by the open question; `siger` yields in a line each what `forskel` tells of it beside its items.
    `udtræk` is what it gives out as data to other systems; `mærker` yields what a page tells search engines of what is
    on it, in the words of schema.org, with addresses from the site's root.
    `væsentligt` tells what readers rely on in an item, by its id: a change of it must be told, and `fortalt` yields
    the ids that notes for readers tell of.
    `holder` tells how long a review holds for each kind.
    `søgt` is what the search knows of its pages beside their text; `eftersyn` yields what may be right, but is worth
    another look, and stops nobody.
    """

    plads: int
    filer: tuple[Datafil, ...] = ()
    slags: tuple[Slags, ...] = ()
    faste: tuple[FastSide, ...] = ()
    skabeloner: Mapping[str, Skabelon] = field(default_factory=dict)
    regler: tuple[Regel, ...] = ()
    eftersyn: Regel | None = None
    visninger: Mapping[str, Callable[[Guide], Any]] = field(default_factory=dict)
    sider: Callable[[Guide], Iterator[Side]] | None = None
    filer_ved: Callable[[Guide, str], Iterator[tuple[str, bytes]]] | None = None
    papir: Callable[[Guide, str], Iterator[tuple[str, Opskrift]]] | None = None
    word: Callable[[Guide, str], Iterator[tuple[str, Opskrift]]] | None = None
    udgivet: Udgivet[Katalog] | None = None
    væsentligt: Callable[[Katalog], Iterator[tuple[str, Mapping[str, str]]]] | None = None
    fortalt: Callable[[Katalog], Iterator[str]] | None = None
    holder: Callable[[Katalog], Holdbarhed] | None = None
    adresseregel: Callable[[Katalog, Sequence[str]], Iterator[Fund]] | None = None
    korte: Callable[[Guide], Mapping[str, str]] | None = None
    flyttede: Callable[[Guide], Mapping[str, Sequence[tuple[str, str, str]]]] | None = None
    noter: Callable[[Guide], Mapping[str, Sequence[Any]]] | None = None
    svarer: Callable[[Guide], Mapping[str, tuple[str, str]]] | None = None
    siger: Callable[[Guide], Iterator[str]] | None = None
    mål: Mapping[str, Callable[[Katalog], set[str]]] = field(default_factory=dict)
    ankre: frozenset[str] = frozenset()
    forklarer: str = ""
    tælles: Callable[[Guide], str] | None = None
    søgt: Callable[[Guide], Iterator[Søgt | Hverdagsord]] | None = None
    udtræk: tuple[Udtræk, ...] = ()
    mærker: Callable[[Guide], Iterator[tuple[str, Mapping[str, Any]]]] | None = None
