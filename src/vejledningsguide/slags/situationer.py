"""Everyday situations in which følgeskab can take place."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..felter import Forslag, Grund, Opslag
from ..guide import Guide, Side
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags


class Situation(Opslag):
    """An everyday situation in which følgeskab can take place."""

    læg_mærke_til: tuple[Forslag, ...] = Field(
        min_length=1, description="Hvad den, der følger, kan holde øje med. Redaktionens forslag."
    )


class SituationFil(Grund):
    """data/situationer.yaml"""

    situationer: tuple[Situation, ...] = Field(min_length=1, description="Situationerne, i kildens rækkefølge.")


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("situationer", guide.herkomst(view.opslag for view in guide.situationer))


RUM = Rum(
    plads=50,
    filer=(Datafil("situationer.yaml", SituationFil),),
    slags=(Slags("situationer", Situation, "foelgeskab/situationer/#{}", "Situation", "Situationer"),),
    faste=(
        FastSide(
            "situationer",
            "foelgeskab/situationer/",
            "situationer/situationer.md",
            "data/situationer.yaml",
            under=("foelgeskab",),
        ),
    ),
    skabeloner={
        "situationer": Skabelon(("erfaringer", "opslag", "trin")),
    },
    visninger={"situationer": lambda guide: tuple(map(guide.view, guide.katalog.alle("situationer")))},
    sider=_sider,
)
