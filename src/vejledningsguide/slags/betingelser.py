"""The organisational conditions that carry følgeskab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from ..felter import Forslag, Grund, Opslag, Ref, Udsagn
from ..guide import Guide, Side
from ..rum import Datafil, FastSide, Indlejret, Rum, Skabelon, Slags
from ..udtraek import Kildepost, Udgiver, Udtræk

KILDE = "data/betingelser.yaml"


class Betingelse(Opslag):
    """An organisational condition that carries følgeskab."""

    løbenummer = "bogstav"

    bogstav: Annotated[str, StringConstraints(pattern="^[A-Z]$")] = Field(description="Kildens bogstav, A–D.")
    betyder: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad forholdet rummer, punkt for punkt.")
    spørgsmål: tuple[Forslag, ...] = Field(min_length=1, description="Spørgsmål, læseren kan stille derhjemme.")
    tegn: tuple[Forslag, ...] = Field(min_length=1, description="Tegn på, at forholdet mangler.")
    næste_skridt: tuple[Forslag, ...] = Field(min_length=1, description="Det første, læseren kan gøre.")
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der hænger sammen med forholdet."
    )


class BetingelseFil(Grund):
    """data/betingelser.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Det, der gælder alle forholdene.")
    betingelser: tuple[Betingelse, ...] = Field(
        min_length=1, max_length=26, description="Forholdene, i bogstavernes orden."
    )


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("rammer", guide.herkomst(view.opslag for view in guide.betingelser))
    for view in guide.betingelser:
        yield guide.item_page(view, "betingelser/ramme.md", KILDE, "rammer")


class BetingelseUd(Kildepost):
    """A condition as other systems get it."""

    bogstav: str = Field(description="Kildens bogstav.")
    betyder: tuple[str, ...] = Field(description="Hvad rammen rummer, punkt for punkt.")
    spørgsmål: tuple[str, ...] = Field(description="Redaktionens spørgsmål, som I kan stille jer selv.")
    tegn: tuple[str, ...] = Field(description="Redaktionens tegn på, at rammen mangler.")
    næste_skridt: tuple[str, ...] = Field(description="Det første, I kan gøre. Redaktionens forslag.")


def _given_out(guide: Guide, ud: Udgiver) -> Iterator[BetingelseUd]:
    for view in guide.betingelser:
        told = ud.felter(view.opslag, ("betyder", "spørgsmål", "tegn", "næste_skridt"))
        yield BetingelseUd(**ud.kildepost(view), **told, bogstav=view.opslag.bogstav)


RUM = Rum(
    plads=70,
    filer=(Datafil("betingelser.yaml", BetingelseFil, hjem={"indledning": "rammer"}),),
    slags=(
        Slags(
            "betingelser",
            Betingelse,
            "rammer/{}/",
            "Ramme",
            "Rammer",
            til_møde=True,
            indlejret=Indlejret("ramme", "Rammer", "betingelser/rammekort.html"),
        ),
    ),
    faste=(
        FastSide(
            "rammer",
            "rammer/",
            "betingelser/rammer.md",
            KILDE,
            ("foelgeskab",),
            søgegruppe=True,
            sætninger=("bud", "spoergsmaal"),
        ),
    ),
    skabeloner={
        "ramme": Skabelon(("opslag", "trin")),
        "rammer": Skabelon(("kort", "opslag", "tegning")),
    },
    visninger={"betingelser": lambda guide: tuple(map(guide.view, guide.katalog.alle("betingelser")))},
    sider=_sider,
    ankre=frozenset({"spoergsmaal", "naeste-skridt"}),
    tælles=lambda guide: f"{len(guide.betingelser)} rammer",
    udtræk=(
        Udtræk(
            navn="rammer",
            titel="Rammer",
            kort="Forhold i organisationen, der støtter følgeskab: et opslag for hver ramme.",
            model=BetingelseUd,
            poster=_given_out,
        ),
    ),
)
