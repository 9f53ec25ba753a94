"""The self-check: a picture of what is in place, three next steps, and a plan that is filled in by the answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...guide import Guide, Side
from ...katalog import Katalog
from ...rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from .model import ORD, Led, SelvtjekFil, Tjekgruppe, Tjekudsagn
from .udsagn import UDSAGN
from .views import selvtjek_view

KILDE = "data/selvtjek.yaml"

MAX_STATEMENTS = 16
"""So many statements of the self-check fit on one A4 sheet, with room to tick."""


def selfcheck_hangs_together(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """The self-check names each condition once, has its words in order, and fits on one A4 sheet."""
    fil, name = katalog.selvtjek, "selvtjek.yaml"
    count = sum(len(gruppe.udsagn) for gruppe in fil.grupper)
    if count > MAX_STATEMENTS:
        advice = f"nøjes med {MAX_STATEMENTS}, så tjekket kan printes på ét A4-ark"
        yield name, ("grupper",), f"der er {count} udsagn", advice
    for place, gruppe in enumerate(fil.grupper):
        if gruppe.betingelse and gruppe.betingelse in [other.betingelse for other in fil.grupper[:place]]:
            message = f"forholdet «{gruppe.betingelse}» har allerede en gruppe"
            yield name, ("grupper", place, "betingelse"), message, "saml udsagnene i én gruppe"
    for place, (svar, ord_) in enumerate(zip(fil.svar, ORD, strict=True)):
        if svar.ord != ord_:
            message = f"her skal stå «{ord_}», ikke «{svar.ord}»"
            yield name, ("svar", place, "ord"), message, f"skriv ordene i rækkefølge: {', '.join(ORD)}"


def _plan_points(katalog: Katalog) -> set[str]:
    """Return the ids of the plan's points; while there is no such plan, none that is named is held to be wrong."""
    fil: Any = katalog.selvtjek
    plans = [liste for liste in katalog.alle("tjeklister") if liste.id == fil.plan]
    if not plans:
        return {id_ for gruppe in fil.grupper for udsagn in gruppe.udsagn for id_ in udsagn.punkter}
    return {punkt.id for gruppe in plans[0].grupper for punkt in gruppe.punkter}


def _sider(guide: Guide) -> Iterator[Side]:
    view = guide.selvtjek
    yield guide.fast("er-i-klar", view.herkomst, v=view, fil=guide.katalog.selvtjek)


RUM = Rum(
    plads=90,
    filer=(
        Datafil(
            "selvtjek.yaml",
            SelvtjekFil,
            dict.fromkeys(("indledning", "forbehold", "råd", "rækkefølge", "grupper", "klar"), "er-i-klar"),
        ),
    ),
    slags=(
        Slags("rækkefølgen", Led),
        Slags("tjekgrupper", Tjekgruppe),
        Slags("tjekudsagn", Tjekudsagn, titelfelt="tekst", inden_for=SelvtjekFil),
    ),
    faste=(FastSide("er-i-klar", "er-i-klar/", "selvtjek/selvtjek.md", KILDE, ("foelgeskab",)),),
    skabeloner={
        "selvtjek": Skabelon(("felter", "selvtjek"), script="selvtjek", oversigt=False),
    },
    regler=(selfcheck_hangs_together,),
    visninger={"selvtjek": selvtjek_view},
    sider=_sider,
    mål={"planen": _plan_points},
    udgivet=UDSAGN,
)
