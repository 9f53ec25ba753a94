"""Experiences with følgeskab."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from ..felter import Forslag, Grund, Id, Linje, Opslag, Ref, Titel, Udsagn
from ..guide import Guide, Side, Visning
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Indlejret, Rum, Skabelon, Slags, Søgt
from ..udtraek import Kildepost, Udgiver, Udtræk

KILDE = "data/erfaringer.yaml"


class Tema(Grund):
    """What a group of experiences has in common."""

    id: Id = Field(description="Temaets faste navn i adresser.")
    titel: Titel = Field(description="Temaets navn, kort nok til en knap.")
    kort: Linje = Field(description="Én sætning om, hvad temaet samler.")


class Erfaring(Opslag):
    """An experience: what it tells, and what a reader can do with it."""

    tema: Ref["temaer"] = Field(description="Id på temaet, øverst i filen.")
    roller: tuple[Ref["roller"], ...] = Field(min_length=1, description="Id på de roller, erfaringen er vigtig for.")
    fortæller: tuple[Udsagn, ...] = Field(min_length=1, description="«Det fortæller erfaringen»: kildens pointer.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempler, genfortalt.")
    råd: tuple[Udsagn, ...] = Field(default=(), description="«Det kan du gøre»: det, kilden selv råder til.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="«Det kan du gøre»: redaktionens forslag.")
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der er værd at læse sammen med."
    )


class ErfaringFil(Grund):
    """data/erfaringer.yaml"""

    temaer: tuple[Tema, ...] = Field(min_length=1, description="De temaer, erfaringerne er delt i.")
    erfaringer: tuple[Erfaring, ...] = Field(min_length=1, description="Erfaringerne, i den rækkefølge de vises.")


@dataclass(frozen=True)
class ErfaringView(Visning[Erfaring]):
    """An experience with its theme, its roles and the steps of the guide that build on it."""

    tema: Tema
    roller: tuple[Henvisning, ...]
    trin: tuple[Henvisning, ...]


def _views(guide: Guide) -> tuple[ErfaringView, ...]:
    temaer = {tema.id: tema for tema in guide.katalog.alle("temaer")}
    return tuple(
        ErfaringView(
            *guide.base(erfaring),
            temaer[erfaring.tema],
            guide.links(erfaring.roller),
            tuple(map(guide.link, guide.katalog.naming(erfaring.id, "trin", "erfaringer"))),
        )
        for erfaring in guide.katalog.alle("erfaringer")
    )


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the overview, the same for each theme and role, and a page for each experience."""
    views: tuple[ErfaringView, ...] = guide.erfaringer
    everything = guide.herkomst(view.opslag for view in views)
    yield guide.fast("erfaringer", everything, vist=views, valgt=None)
    choices = [
        ("tema", tema.id, tema.titel, tema.kort, tuple(v for v in views if v.tema.id == tema.id))
        for tema in guide.katalog.alle("temaer")
    ]
    choices += [
        ("rolle", r.opslag.id, r.opslag.titel, f"Erfaringer for rollen {r.opslag.titel.lower()}.", r.erfaringer)
        for r in guide.roller
        if r.erfaringer
    ]
    for sort, id_, titel, kort, shown in choices:
        yield Side(
            f"erfaringer/{sort}/{id_}/",
            f"Erfaringer: {titel}",
            kort,
            "erfaringer/erfaringer.md",
            KILDE,
            guide.below("erfaringer"),
            everything,
            {"vist": shown, "valgt": id_},
            i_søgning=False,
        )
    for view in views:
        yield guide.item_page(view, "erfaringer/erfaring.md", KILDE, "erfaringer")


class ErfaringUd(Kildepost):
    """An experience as other systems get it."""

    tema: str = Field(description="Temaets navn.")
    roller: tuple[str, ...] = Field(description="De roller, erfaringen er vigtig for.")
    fortæller: tuple[str, ...] = Field(description="Det, erfaringen fortæller: kildens pointer.")
    eksempler: tuple[str, ...] = Field(description="Kildens eksempler, genfortalt.")
    råd: tuple[str, ...] = Field(description="Det, kilden selv råder til.")
    forslag: tuple[str, ...] = Field(description="Redaktionens egne forslag.")


def _given_out(guide: Guide, ud: Udgiver) -> Iterator[ErfaringUd]:
    for view in guide.erfaringer:
        told = ud.felter(view.opslag, ("fortæller", "eksempler", "råd", "forslag"))
        roller = tuple(rolle.titel for rolle in view.roller)
        yield ErfaringUd(**ud.kildepost(view), **told, tema=view.tema.titel, roller=roller)


def _found(guide: Guide) -> Iterator[Søgt]:
    for view in guide.erfaringer:
        yield Søgt(view.adresse, filtre=tuple(f"Rolle/{rolle.titel}" for rolle in guide.links(view.opslag.roller)))


RUM = Rum(
    plads=60,
    filer=(Datafil("erfaringer.yaml", ErfaringFil, lokalt=("erfaringer",)),),
    slags=(
        Slags("temaer", Tema),
        Slags(
            "erfaringer",
            Erfaring,
            "erfaringer/{}/",
            "Erfaring",
            "Erfaringer",
            til_møde=True,
            kan_skjules=True,
            indlejret=Indlejret("erfaring", "Erfaringer", "erfaringer/erfaringskort.html"),
        ),
    ),
    faste=(FastSide("erfaringer", "erfaringer/", "erfaringer/erfaringer.md", KILDE, ("foelgeskab",), søgegruppe=True),),
    skabeloner={
        "erfaring": Skabelon(("erfaringer", "opslag")),
        "erfaringer": Skabelon(("kort", "erfaringer"), script="filter"),
    },
    visninger={"erfaringer": _views},
    sider=_sider,
    søgt=_found,
    tælles=lambda guide: f"{len(guide.erfaringer)} erfaringer",
    udtræk=(
        Udtræk(
            navn="erfaringer",
            titel="Erfaringer",
            kort="Det, andre har oplevet med følgeskab: et opslag for hver erfaring.",
            model=ErfaringUd,
            poster=_given_out,
        ),
    ),
)
