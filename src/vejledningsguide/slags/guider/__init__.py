"""Guides: a read of its own on one subject, on one page, or on a short one that leads to a page for each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...grundlag import Forbehold
from ...guide import Guide, Side, Visning
from ...katalog import Katalog
from ...provenance import Henvisning, Herkomst
from ...rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ...text import danish_count
from ...walk import Sti
from .model import Emneguide, Guidedel, Guideside, Tabel


@dataclass(frozen=True)
class GuidedelView:
    """A part of a guide with the figures it shows."""

    opslag: Guidedel
    tal: tuple[Any, ...]


@dataclass(frozen=True)
class GuidesideView:
    """A page of a guide: what is on it, what its reader can do, and what is in doubt."""

    opslag: Guideside
    adresse: str
    dele: tuple[GuidedelView, ...]
    herkomst: tuple[Herkomst, ...]

    @property
    def ankre(self) -> tuple[str, ...]:
        """The anchors of its parts, which stood on the guide's first page before the guide had several."""
        return tuple(part.opslag.id for part in self.dele)

    @property
    def forbehold(self) -> tuple[Forbehold, ...]:
        """What is in doubt, part after part."""
        return tuple(one for part in self.dele for one in part.opslag.forbehold)


@dataclass(frozen=True)
class GuideView(Visning[Emneguide]):
    """A guide with its roles, its next steps, and its parts or the pages that hold them."""

    roller: tuple[Henvisning, ...]
    dele: tuple[GuidedelView, ...]
    sider: tuple[GuidesideView, ...]
    næste: tuple[Henvisning, ...]


def guides_are_at_home(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A guide's file is named after it, its tables are whole, and each part of a guide with pages stands on one."""
    for name, guide in katalog.files():
        if not isinstance(guide, Emneguide):
            continue
        if name != f"guider/{guide.id}.yaml":
            yield name, ("id",), f"guiden hedder «{guide.id}», men filen hedder {name[7:]}", "giv filen guidens id"
        if any(part.side for part in guide.dele):
            if not guide.dele[0].side:
                yield name, ("dele", 0), "guiden har flere sider, men den første del har ingen", "skriv side: ved delen"
            if not (guide.gør_først and guide.kort_fortalt):
                advice = "skriv gør_først og kort_fortalt"
                yield name, (), "guiden har flere sider, men den første siger ikke, hvad man skal gøre", advice
        if guide.sammenligning:
            yield from _uneven(name, ("sammenligning",), guide.sammenligning)
        for i, part in enumerate(guide.dele):
            if part.tabel:
                yield from _uneven(name, ("dele", i, "tabel"), part.tabel)


def _uneven(name: str, sti: Sti, table: Tabel) -> Iterator[Fund]:
    for j, row in enumerate(table.rækker):
        if len(row.celler) != len(table.kolonner):
            cells = danish_count(len(row.celler), "celle", "celler")
            message = f"rækken har {cells}, men tabellen har {len(table.kolonner)} kolonner"
            yield name, (*sti, "rækker", j), message, "skriv én celle for hver kolonne"


def _views(guide: Guide) -> tuple[GuideView, ...]:
    """Return the guides, each part with the figures it shows."""
    figures = guide.views("tal")

    def view(item: Emneguide) -> GuideView:
        opslag, adresse, related, _ = guide.base(item)
        parts = tuple(GuidedelView(part, tuple(figures[id_] for id_ in part.tal)) for part in item.dele)
        return GuideView(
            opslag,
            adresse,
            tuple(link for link in related if link.id not in item.næste),
            guide.herkomst([item.told()[0][0]]),
            guide.links(item.roller),
            parts,
            tuple(_pages(guide, item, adresse, parts)),
            guide.links(item.næste),
        )

    return tuple(map(view, guide.katalog.alle("guider")))


def _pages(guide: Guide, item: Emneguide, adresse: str, parts: tuple[GuidedelView, ...]) -> Iterator[GuidesideView]:
    """Yield the pages of a guide, each with its parts and the sources of those alone."""
    views = {part.opslag.id: part for part in parts}
    for held, (told, below, _, _) in zip(item.held(), item.told()[1:], strict=True):
        if side := held[0].side:
            parts = tuple(views[part.id] for part in held)
            yield GuidesideView(side, f"{adresse}{below}", parts, guide.herkomst([told]))


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the list of guides, each guide, and the pages below it."""
    yield guide.fast("guider")
    for view in guide.guider:
        own = guide.item_page(view, "guider/guide.md", f"data/guider/{view.opslag.id}.yaml", "guider")
        yield own
        crumbs = (*own.krummer, (own.titel, own.adresse))
        for s in view.sider:
            shown = {"v": view, "s": s}
            words = s.adresse, s.opslag.titel, s.opslag.kort
            yield Side(*words, "guider/guidedel.md", own.kilde_fil, crumbs, s.herkomst, shown)


def _side_ids(katalog: Katalog) -> set[str]:
    """Return the id of each part that begins a page."""
    return {part.id for guide in katalog.alle("guider") for part in guide.dele if part.side}


RUM = Rum(
    plads=190,
    filer=(Datafil("guider/", Emneguide),),
    slags=(Slags("guider", Emneguide, "guider/{}/", "Guide", "Guider", til_møde=True),),
    faste=(
        FastSide(
            "guider",
            "guider/",
            "guider/guider.md",
            "data/guider/",
            ("mere-viden",),
            søgegruppe=True,
        ),
    ),
    skabeloner={
        "guider": Skabelon(("kort",)),
        "guide": Skabelon(("opslag", "tabel", "tal", "guide", "trin", "tegning")),
        "guidedel": Skabelon(("opslag", "tabel", "tal", "guide", "trin")),
    },
    regler=(guides_are_at_home,),
    visninger={"guider": _views},
    sider=_sider,
    mål={"guidesider": _side_ids},
    ankre=frozenset({"relaterede", "begynd-her", "spoergsmaal", "kort-fortalt", "sammenlignet", "dele"}),
)
