"""The discrepancies: where sources disagree, a figure was lost, or a text is in doubt; and who is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from ..felter import Grund, references_of
from ..grundlag import Afvigelse, Kilde
from ..guide import Guide, Side
from ..provenance import Henvisning, at_home
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags
from ..walk import models

KILDE = "data/afvigelser.yaml"


class AfvigelseFil(Grund):
    """data/afvigelser.yaml"""

    afvigelser: tuple[Afvigelse, ...] = Field(min_length=1, description="Uoverensstemmelserne, efter nummer.")


@dataclass(frozen=True)
class UdlægningView:
    """What one place says about a matter."""

    kilde: Kilde
    siger: str


@dataclass(frozen=True)
class AfvigelseView:
    """A discrepancy, and the pages on which the reader is told of it."""

    opslag: Afvigelse
    udlægninger: tuple[UdlægningView, ...]
    steder: tuple[Henvisning, ...]


def _views(guide: Guide) -> tuple[AfvigelseView, ...]:
    """Return the discrepancies, each with the places that tell the reader of it."""
    told: dict[str, list[Henvisning]] = {afvigelse.id: [] for afvigelse in guide.katalog.alle("afvigelser")}
    for item, place in at_home(guide.katalog):
        for part in models(item):
            for field, mark in references_of(type(part)):
                for id_ in _ids(part.__dict__[field]) if "afvigelser" in mark.slags else ():
                    if place not in told[id_]:
                        told[id_].append(place)
    return tuple(
        AfvigelseView(
            afvigelse,
            tuple(UdlægningView(guide.katalog.orden[u.kilde][1], u.siger) for u in afvigelse.udlægninger),
            tuple(told[afvigelse.id]),
        )
        for afvigelse in guide.katalog.alle("afvigelser")
    )


def _ids(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _sider(guide: Guide) -> Iterator[Side]:
    groups: dict[str, list[AfvigelseView]] = {"beslutning": [], "uddannelse": [], "tal": [], "praksis": [], "tekst": []}
    for view in guide.afvigelser:
        groups[view.opslag.gruppe].append(view)
    yield guide.fast("uoverensstemmelser", grupper=groups)


RUM = Rum(
    plads=180,
    filer=(Datafil("afvigelser.yaml", AfvigelseFil, om_kilderne=True),),
    slags=(Slags("afvigelser", Afvigelse, "uoverensstemmelser/#{}", "Uoverensstemmelse", titelfelt="emne"),),
    faste=(
        FastSide(
            "uoverensstemmelser",
            "uoverensstemmelser/",
            "afvigelser/uoverensstemmelser.md",
            KILDE,
            under=("kilder",),
            søgegruppe=True,
            søgevægt=0.5,
            sætninger=("uden-at-gaette",),
        ),
    ),
    skabeloner={
        "uoverensstemmelser": Skabelon(("opslag", "moduler")),
    },
    visninger={"afvigelser": _views},
    sider=_sider,
)
