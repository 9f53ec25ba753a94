"""Guides: a read of its own on one subject, with steps, examples and questions to use at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from ..felter import BelægId, Forslag, Grund, Id, Linje, Opslag, Ref, Titel, Udsagn
from ..grundlag import Forbehold
from ..guide import Guide, Side, Visning
from ..katalog import Katalog
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ..text import danish_count


class Celle(Grund):
    """A cell of a table: a few words and what they rest on."""

    tekst: Linje = Field(description="Cellens tekst. Skriv «ikke oplyst», når kilden ikke siger det.")
    belæg: tuple[BelægId, ...] = Field(default=(), description="De kildepunkter, cellen hviler på.")


class Række(Grund):
    """A row of a table, one cell for each column."""

    navn: Titel = Field(description="Rækkens navn.")
    celler: tuple[Celle, ...] = Field(min_length=1, description="En celle for hver kolonne.")


class Tabel(Grund):
    """Things side by side. No column is called the best unless a source does."""

    titel: Titel = Field(description="Hvad tabellen sammenligner.")
    kolonner: tuple[Titel, ...] = Field(min_length=2, description="Det, der sammenlignes.")
    rækker: tuple[Række, ...] = Field(min_length=1, description="Det, der sammenlignes på.")


class Guidedel(Grund):
    """A part of a guide under a heading of its own."""

    id: Id = Field(description="Delens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Delens overskrift.")
    udsagn: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som afsnit.")
    punkter: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som punkter.")
    trin: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som nummererede trin.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempler og cases, genfortalt.")
    tabel: Tabel | None = Field(default=None, description="En sammenligning side om side.")
    tal: tuple[Ref["tal"], ...] = Field(default=(), description="Id på figurer i data/tal.yaml, der vises her.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Det, redaktionen foreslår.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl og uenighed, der hører til delen.")


class Emneguide(Opslag):
    """A guide, one file and one page."""

    roller: tuple[Ref["roller"], ...] = Field(min_length=1, description="Id på de roller, guiden er vigtig for.")
    dele: tuple[Guidedel, ...] = Field(min_length=2, description="Guidens dele, i læserækkefølge.")
    spørgsmål: tuple[Forslag, ...] = Field(min_length=2, description="Spørgsmål til jer selv. Redaktionens.")
    næste: tuple[Ref["guiden"], ...] = Field(
        min_length=1, description="Id på næste skridt efter guiden, det vigtigste først."
    )
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der er værd at læse sammen med."
    )


@dataclass(frozen=True)
class GuidedelView:
    """A part of a guide with the figures it shows."""

    opslag: Guidedel
    tal: tuple[Any, ...]


@dataclass(frozen=True)
class GuideView(Visning[Emneguide]):
    """A guide with its roles, its parts and its next steps."""

    roller: tuple[Henvisning, ...]
    dele: tuple[GuidedelView, ...]
    næste: tuple[Henvisning, ...]


def guides_are_at_home(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A guide's file is named after it, and its tables are whole."""
    for name, guide in katalog.files():
        if not isinstance(guide, Emneguide):
            continue
        if name != f"guider/{guide.id}.yaml":
            yield name, ("id",), f"guiden hedder «{guide.id}», men filen hedder {name[7:]}", "giv filen guidens id"
        for i, part in enumerate(guide.dele):
            for j, row in enumerate(part.tabel.rækker if part.tabel else ()):
                wanted = len(part.tabel.kolonner) if part.tabel else 0
                if len(row.celler) != wanted:
                    cells = danish_count(len(row.celler), "celle", "celler")
                    message = f"rækken har {cells}, men tabellen har {wanted} kolonner"
                    yield name, ("dele", i, "tabel", "rækker", j), message, "skriv én celle for hver kolonne"


def _views(guide: Guide) -> tuple[GuideView, ...]:
    """Return the guides, each part with the figures it shows."""
    figures = guide.views("tal")

    def view(item: Emneguide) -> GuideView:
        opslag, adresse, related, herkomst = guide.base(item)
        return GuideView(
            opslag,
            adresse,
            tuple(link for link in related if link.id not in item.næste),
            herkomst,
            guide.links(item.roller),
            tuple(GuidedelView(part, tuple(figures[id_] for id_ in part.tal)) for part in item.dele),
            guide.links(item.næste),
        )

    return tuple(map(view, guide.katalog.alle("guider")))


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("guider")
    for view in guide.guider:
        yield guide.item_page(view, "guider/guide.md", f"data/guider/{view.opslag.id}.yaml", "guider")


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
            sætninger=("spoergsmaal",),
        ),
    ),
    skabeloner={
        "guide": Skabelon(("opslag", "tal")),
    },
    regler=(guides_are_at_home,),
    visninger={"guider": _views},
    sider=_sider,
    ankre=frozenset({"relaterede", "spoergsmaal"}),
)
