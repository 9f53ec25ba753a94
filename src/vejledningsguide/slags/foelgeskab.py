"""The guide to følgeskab: the directions people confuse, the steps, and the effort it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from ..felter import Forslag, Grund, Id, Kildehenvist, Opslag, Ref, Ren, SandFalsk, Titel, Udsagn
from ..guide import Guide, Side, Visning
from ..katalog import Katalog
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ..text import plain

KILDE = "data/foelgeskab.yaml"


class Retning(Kildehenvist):
    """One of the ways people follow each other at work; only one of them is følgeskab."""

    id: Id = Field(description="Retningens faste navn.")
    hvem: Ren = Field(description="Den, der følger, med lille begyndelsesbogstav.")
    følger: Ren = Field(description="Den, der bliver fulgt, med lille begyndelsesbogstav.")
    navn: Ren = Field(description="Hvad det hedder her på siden.")
    hvor_ofte: Ren = Field(description="Hvor ofte, ifølge kilden. Skriv det, hvis kilden ikke siger noget.")
    er_følgeskab: SandFalsk = Field(description="true for den ene retning, der er følgeskab; ellers false.")


class Trindel(Grund):
    """A part of a step under a heading of its own."""

    id: Id = Field(description="Delens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Delens overskrift.")
    udsagn: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Det, redaktionen foreslår.")


class Trin(Opslag):
    """A step of the guide, a page of its own."""

    dele: tuple[Trindel, ...] = Field(min_length=1, description="Trinets afsnit.")
    erfaringer: tuple[Ref["erfaringer"], ...] = Field(
        min_length=1, description="Id på de erfaringer, trinet bygger på."
    )
    videre: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andet, der skal bruges i trinet: rammer, greb, lister."
    )


class Indsats(Kildehenvist):
    """The effort that the experiences come from."""

    titel: Titel = Field(description="Indsatsens navn.")
    udsagn: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad indsatsen er, og hvad erfaringerne hviler på.")


class FølgeskabFil(Grund):
    """data/foelgeskab.yaml"""

    definition: Udsagn = Field(description="Hvad følgeskab er, sagt i én eller to sætninger.")
    retninger: tuple[Retning, ...] = Field(min_length=1, description="Hvem følger hvem.")
    trin: tuple[Trin, ...] = Field(min_length=1, description="Guidens trin, i rækkefølge.")
    indsats: Indsats = Field(description="Indsatsen, erfaringerne kommer fra.")


@dataclass(frozen=True)
class TrinView(Visning[Trin]):
    """A step with its number, its neighbours and what it draws in."""

    nummer: int
    erfaringer: tuple[Any, ...]
    videre: tuple[Henvisning, ...]
    forrige: Henvisning | None
    næste: Henvisning | None


def steps_use_all(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every experience belongs to a step of the guide, and one direction is følgeskab."""
    for place, erfaring in enumerate(katalog.alle("erfaringer")):
        if not katalog.naming(erfaring.id, "trin", "erfaringer") and not katalog.mærke(erfaring):
            message = f"erfaringen «{erfaring.id}» hører ikke til noget trin i guiden"
            yield "erfaringer.yaml", ("erfaringer", place), message, "tilføj den til et trin i data/foelgeskab.yaml"
    count = sum(retning.er_følgeskab for retning in katalog.alle("retninger"))
    if count != 1:
        message = f"{count} retninger er mærket som følgeskab"
        yield "foelgeskab.yaml", ("retninger",), message, "sæt er_følgeskab: true på netop én"


def _views(guide: Guide) -> tuple[TrinView, ...]:
    steps, told = guide.katalog.alle("trin"), guide.views("erfaringer")
    return tuple(
        TrinView(
            *guide.base(trin),
            place + 1,
            tuple(told[id_] for id_ in trin.erfaringer),
            guide.links(trin.videre),
            guide.link(steps[place - 1]) if place else None,
            guide.link(steps[place + 1]) if place + 1 < len(steps) else None,
        )
        for place, trin in enumerate(steps)
    )


def _sider(guide: Guide) -> Iterator[Side]:
    følgeskab: FølgeskabFil = guide.katalog.foelgeskab
    yield guide.fast("foelgeskab", guide.herkomst(følgeskab.retninger))
    for view in guide.trin:
        yield guide.item_page(view, "foelgeskab/trin.md", KILDE, "foelgeskab")
    yield guide.fast("indsatsen", guide.herkomst([følgeskab.indsats]))


def _marked(guide: Guide) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the guide's steps for search engines."""
    steps = [
        {
            "@type": "HowToStep",
            "position": view.nummer,
            "name": view.opslag.titel,
            "text": plain(view.opslag.kort, lambda id_: guide.henvisninger[id_].titel),
            "url": view.adresse,
        }
        for view in guide.trin
    ]
    page = guide.sider["foelgeskab"]
    told = {"name": page.titel, "description": page.kort, "inLanguage": "da", "step": steps}
    yield page.adresse, {"@type": "HowTo", **told}


HJEM = {"definition": "foelgeskab", "retninger": "foelgeskab", "indsats": "indsatsen"}

RUM = Rum(
    plads=40,
    filer=(Datafil("foelgeskab.yaml", FølgeskabFil, HJEM),),
    slags=(
        Slags("retninger", Retning),
        Slags("trin", Trin, "foelgeskab/{}/", "Trin i guiden", "Trin i guiden om følgeskab", til_møde=True),
    ),
    faste=(
        FastSide("foelgeskab", "foelgeskab/", "foelgeskab/foelgeskab.md", KILDE, søgegruppe=True),
        FastSide("indsatsen", "foelgeskab/indsatsen/", "foelgeskab/indsatsen.md", KILDE, under=("foelgeskab",)),
    ),
    skabeloner={
        "foelgeskab": Skabelon(("kort", "trin", "tegning", "felter"), oversigt=False),
        "trin": Skabelon(("kort", "trin", "tegning")),
    },
    regler=(steps_use_all,),
    visninger={"trin": _views},
    mærker=_marked,
    sider=_sider,
    ankre=frozenset({"erfaringer", "brug-ogsaa"}),
)
