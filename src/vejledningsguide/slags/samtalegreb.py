"""Grips for talking with a supervisor about what he or she needs to learn."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..felter import Grund, Linje, Opslag, Ref, Tal, Udsagn
from ..guide import Guide, Side
from ..replikker import Formulering, Replik
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags
from ..udtraek import Kildepost, Udgiver, Udtræk


class Samtalegreb(Opslag):
    """A grip for talking with a supervisor about what he or she needs to learn."""

    løbenummer = "nummer"

    nummer: Tal = Field(description="Grebets plads i rækken.")
    sådan: tuple[Udsagn, ...] = Field(min_length=1, description="Hvordan grebet bruges.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempel, genfortalt.")
    sagt: tuple[Replik, ...] = Field(
        default=(), description="Det, nogen i kilden sagde, genfortalt, så du kan sige det."
    )
    formuleringer: tuple[Formulering, ...] = Field(min_length=1, description="Bud på, hvad du kan sige.")
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der hænger sammen med grebet."
    )


class SamtalegrebFil(Grund):
    """data/samtalegreb.yaml"""

    begynd: tuple[Udsagn, ...] = Field(min_length=1, description="Hvor læseren begynder. Står øverst.")
    indledning: tuple[Udsagn, ...] = Field(
        min_length=1, description="Hvorfor samtalen er svær, og hvor grebene er fra."
    )
    samtalegreb: tuple[Samtalegreb, ...] = Field(min_length=1, description="Grebene, i kildens rækkefølge.")
    pas_på: tuple[Linje, ...] = Field(default=(), description="Forbehold, der skal vises sammen med grebene.")


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("samtalen", guide.herkomst(view.opslag for view in guide.samtalegreb))


class SamtalegrebUd(Kildepost):
    """A grip as other systems get it."""

    nummer: int = Field(description="Grebets plads i rækken.")
    sådan: tuple[str, ...] = Field(description="Hvordan grebet bruges.")
    eksempler: tuple[str, ...] = Field(description="Kildens eksempler, genfortalt.")
    sagt: tuple[str, ...] = Field(description="Det, nogen i kilden sagde, genfortalt.")
    formuleringer: tuple[str, ...] = Field(description="Redaktionens bud på, hvad du kan sige.")


def _given_out(guide: Guide, ud: Udgiver) -> Iterator[SamtalegrebUd]:
    for view in guide.samtalegreb:
        told = ud.felter(view.opslag, ("sådan", "eksempler", "sagt", "formuleringer"))
        yield SamtalegrebUd(**ud.kildepost(view), **told, nummer=view.opslag.nummer)


RUM = Rum(
    plads=80,
    filer=(Datafil("samtalegreb.yaml", SamtalegrebFil, hjem={"begynd": "samtalen", "indledning": "samtalen"}),),
    slags=(Slags("samtalegreb", Samtalegreb, "samtalen/#{}", "Samtalegreb", "Samtalegreb"),),
    faste=(
        FastSide(
            "samtalen",
            "samtalen/",
            "samtalegreb/samtalen.md",
            "data/samtalegreb.yaml",
            ("foelgeskab",),
            søgegruppe=True,
        ),
    ),
    skabeloner={
        "samtalen": Skabelon(("opslag", "trin", "tegning")),
    },
    visninger={"samtalegreb": lambda guide: tuple(map(guide.view, guide.katalog.alle("samtalegreb")))},
    sider=_sider,
    tælles=lambda guide: f"{len(guide.samtalegreb)} greb",
    udtræk=(
        Udtræk(
            navn="samtalegreb",
            titel="Samtalegreb",
            kort="Greb til samtalen med en vejleder: et opslag for hvert greb, med forslag til, hvad du kan sige.",
            model=SamtalegrebUd,
            poster=_given_out,
        ),
    ),
)
