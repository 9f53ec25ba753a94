"""The figures as other systems get them: each value by its row and its column."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ...guide import Guide
from ...udtraek import Kildepost, Udgiver, Udtrukket, Udtræk
from .model import Talsæt


class VærdiUd(Udtrukket):
    """One figure."""

    række: str | None = Field(description="Rækkens navn. Tom ved kildens egen sum for en kolonne.")
    kolonne: str | None = Field(description="Kolonnens navn, fx et år. Tom ved kildens egen sum for en række.")
    værdi: float | None = Field(description="Tallet. Tom, når kilden ikke har det.")
    er_sum: bool = Field(description="Om tallet er kildens egen sum og ikke en værdi for sig.")
    modul: str | None = Field(description="Id i moduler.json, når rækken handler om et modul.")


class TalsætUd(Kildepost):
    """A set of figures."""

    form: str = Field(description="«søjler» (over tid), «bjælker» (en for hver række), «andele» eller «nøgletal».")
    enhed: str = Field(description="Hvad der tælles, fx «deltagere på modulet».")
    trukket: str = Field(description="Hvornår kilden har trukket sine data, eller «ikke oplyst».")
    sum_note: str | None = Field(description="Hvad der er galt, når kildens egen sum ikke passer.")
    forbehold: tuple[str, ...] = Field(description="Det, læseren skal vide om tallene.")
    tal: tuple[VærdiUd, ...] = Field(description="Tallene ét for ét, også kildens egne summer.")


def _values(tal: Talsæt) -> Iterator[VærdiUd]:
    for row in tal.rækker:
        for name, value in zip(tal.kolonner, row.værdier, strict=True):
            yield VærdiUd(række=row.navn, kolonne=name, værdi=value, er_sum=False, modul=row.modul)
        if row.i_alt is not None:
            yield VærdiUd(række=row.navn, kolonne=None, værdi=row.i_alt, er_sum=True, modul=row.modul)
    for name, value in zip(tal.kolonner, tal.kildens_sum or (None,) * len(tal.kolonner), strict=True):
        if value is not None:
            yield VærdiUd(række=None, kolonne=name, værdi=value, er_sum=True, modul=None)


def _poster(guide: Guide, ud: Udgiver) -> Iterator[TalsætUd]:
    for view in guide.tal:
        tal = view.opslag
        yield TalsætUd(
            **ud.kildepost(view),
            form=tal.form,
            enhed=tal.enhed,
            trukket=tal.trukket,
            sum_note=ud.tekst(tal.sum_note) if tal.sum_note else None,
            forbehold=ud.tekster(tal.forbehold),
            tal=tuple(_values(tal)),
        )


UDTRÆK = Udtræk(
    navn="tal",
    titel="Tal",
    kort="Kildernes tal: et opslag for hver figur, med tallene ét for ét.",
    model=TalsætUd,
    poster=_poster,
    rækker="tal",
)
