"""Who reads the site, and what they came to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from ..felter import Grund, Id, Linje, Opslag, Ref, Ren, Tekst, Titel
from ..guide import Guide, Side, Visning
from ..provenance import Henvisning
from ..rum import Datafil, Rum, Skabelon, Slags, Søgt

KILDE = "data/roller.yaml"


class Indgang(Grund):
    """A way in: words to click on and the place they lead to."""

    tekst: Ren = Field(description="Det, læseren kan gøre, skrevet som en handling.")
    mål: Ref["guiden"] = Field(description="Id på det opslag eller den side, der linkes til.")


class Rolle(Opslag):
    """A reader, by the task he or she has."""

    også: Ren | None = Field(default=None, description="Andre titler for samme rolle, hvis der er nogen.")
    opgave: Tekst = Field(description="Hvad rollen har ansvar for, ifølge kilden.")
    indgange: tuple[Indgang, ...] = Field(min_length=1, description="Det, rollen skal læse eller gøre først.")


class Opgave(Grund):
    """A thing to get done, as the front page offers it."""

    id: Id = Field(description="Opgavens faste navn.")
    titel: Titel = Field(description="Opgaven sagt af læseren, fx «Jeg skal vælge et modul».")
    kort: Linje = Field(description="Hvad læseren får ud af at gå den vej.")
    mål: Ref["guiden"] = Field(description="Id på den side, opgaven begynder på.")


class RolleFil(Grund):
    """data/roller.yaml"""

    opgaver: tuple[Opgave, ...] = Field(min_length=1, description="Forsidens opgaver i den rækkefølge, de vises.")
    roller: tuple[Rolle, ...] = Field(min_length=1, description="Læserne, i den rækkefølge de vises.")


@dataclass(frozen=True)
class IndgangView:
    """A way in, with the words the editor chose for it."""

    tekst: str
    mål: Henvisning


@dataclass(frozen=True)
class OpgaveView:
    """A task on the front page."""

    opslag: Opgave
    adresse: str


@dataclass(frozen=True)
class RolleView(Visning[Rolle]):
    """A reader's page: what to read or do first, and every experience that is marked for the role."""

    indgange: tuple[IndgangView, ...]
    erfaringer: tuple[Any, ...]


def _ways(guide: Guide, indgange: tuple[Indgang, ...]) -> tuple[IndgangView, ...]:
    return tuple(IndgangView(i.tekst, guide.henvisninger[i.mål]) for i in indgange)


def _views(guide: Guide) -> tuple[RolleView, ...]:
    told = guide.views("erfaringer")
    return tuple(
        RolleView(
            *guide.base(rolle),
            _ways(guide, rolle.indgange),
            tuple(told[item.id] for item in guide.katalog.naming(rolle.id, "erfaringer", "roller")),
        )
        for rolle in guide.katalog.alle("roller")
    )


def _tasks(guide: Guide) -> tuple[OpgaveView, ...]:
    """Return what the front page offers; an edition may put other pages first."""
    shared = {o.mål: OpgaveView(o, guide.henvisninger[o.mål].adresse) for o in guide.katalog.alle("opgaver")}
    lokalt = guide.katalog.lokalt
    first = lokalt.udgave.forside.først if lokalt and lokalt.udgave.forside else ()
    own = {one: OpgaveView(_told(h), h.adresse) for one in first if (h := guide.henvisninger.get(one))}
    both = {one: shared.get(one, own[one]) for one in own} | shared
    return tuple({one: both[one] for one in (*own, *shared)}.values())[: max(len(shared), len(own))]


def _told(page: Henvisning) -> Opgave:
    """Return a page as a thing to get done: in its own words."""
    return Opgave.model_construct(id=page.id, titel=page.titel, kort=page.kort, mål=page.id)


def _sider(guide: Guide) -> Iterator[Side]:
    for view in guide.roller:
        rolle = view.opslag
        yield Side(
            view.adresse,
            rolle.titel,
            rolle.kort,
            "roller/rolle.md",
            KILDE,
            guide.below("foelgeskab"),
            view.herkomst,
            {"v": view},
        )


def _found(guide: Guide) -> Iterator[Søgt]:
    for view in guide.roller:
        yield Søgt(view.adresse, (view.opslag.også or "",), filtre=(f"Rolle/{view.opslag.titel}",))


RUM = Rum(
    plads=30,
    filer=(Datafil("roller.yaml", RolleFil),),
    slags=(Slags("opgaver", Opgave), Slags("roller", Rolle, "roller/{}/", "Rolle", "Roller")),
    skabeloner={
        "rolle": Skabelon(("kort", "opslag")),
    },
    visninger={"roller": _views, "opgaver": _tasks},
    sider=_sider,
    søgt=_found,
)
