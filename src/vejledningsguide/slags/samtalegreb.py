"""Grips for talking with a supervisor about what he or she needs to learn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from ..felter import Grund, Linje, Opslag, Ref, Ren, Tal, Udsagn
from ..guide import Guide, Side
from ..katalog import Katalog
from ..rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags


class Formulering(Grund):
    """Something the reader could say, in the editors' words."""

    tekst: Ren = Field(description="En sætning, der kan siges højt. Redaktionens egne ord, uden anførselstegn.")


class Samtalegreb(Opslag):
    """A grip for talking with a supervisor about what he or she needs to learn."""

    nummer: Tal = Field(description="Grebets plads i rækken.")
    sådan: tuple[Udsagn, ...] = Field(min_length=1, description="Hvordan grebet bruges.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempel, genfortalt.")
    formuleringer: tuple[Formulering, ...] = Field(min_length=1, description="Bud på, hvad du kan sige.")
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der hænger sammen med grebet."
    )


class SamtalegrebFil(Grund):
    """data/samtalegreb.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Hvorfor samtalen er svær, og hvor du begynder.")
    samtalegreb: tuple[Samtalegreb, ...] = Field(min_length=1, description="Grebene, i kildens rækkefølge.")
    pas_på: tuple[Linje, ...] = Field(default=(), description="Forbehold, der skal vises sammen med grebene.")


def numbers_are_in_order(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Numbers that a reader sees follow one another from 1, each used once."""
    for i, greb in enumerate(katalog.alle("samtalegreb")):
        if greb.nummer != i + 1:
            message = f"grebet har nummer {greb.nummer}, men står som nummer {i + 1}"
            yield "samtalegreb.yaml", ("samtalegreb", i, "nummer"), message, "ret nummeret, eller flyt grebet"


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("samtalen", guide.herkomst(view.opslag for view in guide.samtalegreb))


RUM = Rum(
    plads=80,
    filer=(Datafil("samtalegreb.yaml", SamtalegrebFil, hjem={"indledning": "samtalen"}),),
    slags=(Slags("samtalegreb", Samtalegreb, "samtalen/#{}", "Samtalegreb", "Samtalegreb"),),
    faste=(FastSide("samtalen", "samtalen/", "samtalegreb/samtalen.md", "data/samtalegreb.yaml", søgegruppe=True),),
    skabeloner={
        "samtalen": Skabelon(("opslag", "trin")),
    },
    regler=(numbers_are_in_order,),
    visninger={"samtalegreb": lambda guide: tuple(map(guide.view, guide.katalog.alle("samtalegreb")))},
    sider=_sider,
    tælles=lambda guide: f"{len(guide.samtalegreb)} greb",
)
