"""Digital tools and the like: what they are, who they are for, and where they are."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..felter import Adresse, Forslag, Grund, Opslag, Ren, Udsagn
from ..grundlag import Forbehold
from ..guide import Guide, Side
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags


class Værktøj(Opslag):
    """A digital tool or the like."""

    hvad: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad værktøjet er, og hvad det kan.")
    for_hvem: tuple[Udsagn, ...] = Field(min_length=1, description="Hvem det er til.")
    adgang: tuple[Udsagn, ...] = Field(default=(), description="Hvordan man får adgang, hvis kilden siger det.")
    link: Adresse | None = Field(default=None, description="Adressen, som kilden giver den.")
    afprøvet: Ren = Field(default="ikke afprøvet", description="Dag, linket sidst virkede, eller «ikke afprøvet».")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Hvordan du kan bruge det. Redaktionens forslag.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Det, læseren skal vide først.")


class VærktøjFil(Grund):
    """data/vaerktoejer.yaml"""

    indledning: tuple[Udsagn, ...] = Field(default=(), description="Det, der gælder alle værktøjerne.")
    værktøjer: tuple[Værktøj, ...] = Field(min_length=1, description="Værktøjerne.")


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("vaerktoejer", guide.herkomst(view.opslag for view in guide.værktøjer))


RUM = Rum(
    plads=110,
    filer=(Datafil("vaerktoejer.yaml", VærktøjFil, hjem={"indledning": "vaerktoejer"}, lokalt=("værktøjer",)),),
    slags=(Slags("værktøjer", Værktøj, "vaerktoejer/#{}", "Værktøj", "Værktøjer", kan_skjules=True),),
    faste=(
        FastSide(
            "vaerktoejer",
            "vaerktoejer/",
            "vaerktoejer/vaerktoejer.md",
            "data/vaerktoejer.yaml",
            under=("mere-viden",),
            søgegruppe=True,
        ),
    ),
    skabeloner={
        "vaerktoejer": Skabelon(("opslag",)),
    },
    visninger={"værktøjer": lambda guide: tuple(map(guide.view, guide.katalog.alle("værktøjer")))},
    sider=_sider,
)
