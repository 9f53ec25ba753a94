"""How long a review holds for each kind of item: what editors have settled, and what is due by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from ..errors import did_you_mean
from ..felter import Grund, Ren, Tal
from ..friskhed import Holdbarhed
from ..katalog import Katalog
from ..rum import Datafil, Fund, Rum
from ..text import danish_date
from ..values import number_reader

FIL = "frister.yaml"

Måneder = Annotated[
    int, BeforeValidator(number_reader(120, "skriv tallet med cifre, fx 12"), json_schema_input_type=int)
]
Stamme = Annotated[str, StringConstraints(max_length=60)]
"""The name of a file or folder: no word to be spelt."""


class Frist(Grund):
    """How long a review holds for some kinds of item."""

    måneder: Måneder = Field(description="Så mange måneder må der højst gå, før opslagene bliver gennemgået igen.")
    hvorfor: Ren = Field(description="Hvorfor fristen er sat sådan. Kun til redaktører.")
    gælder: tuple[Stamme, ...] = Field(
        min_length=1, description="Filer og mapper i data/, fristen gælder: deres navne uden endelse, fx moduler."
    )


class FristFil(Grund):
    """data/frister.yaml"""

    højst_på_en_dag: Tal = Field(
        description="Så mange opslag kan én redaktør nå at holde op mod kilden på en dag. Har flere samme dato, er den "
        "en fælles dato, og det får læseren at vide."
    )
    frister: tuple[Frist, ...] = Field(min_length=1, description="Fristerne, den korteste først.")


def each_file_has_one(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Each file with items that are reviewed has one deadline, and there is none for another."""
    if FIL not in katalog.filer:
        return
    own = {fil.stamme for fil in katalog.datafiler if fil.kun_lokalt}  # an edition keeps its own
    wanted, known = katalog.friskhed.stammer, {fil.stamme for fil in katalog.datafiler}
    seen: set[str] = set()
    for place, frist in enumerate(katalog.frister.frister):
        for i, name in enumerate(frist.gælder):
            way = ("frister", place, "gælder", i)
            if name not in known:
                advice = did_you_mean(name, wanted, "skriv navnet på en fil i data/ uden .yaml, fx moduler")
                yield FIL, way, f"«{name}» er hverken en fil eller en mappe i data/", advice
            elif name in seen:
                yield FIL, way, f"«{name}» har allerede en frist", "slet den ene"
            seen.add(name)
    for name in wanted:
        if name not in seen and name not in own:
            yield FIL, ("frister",), f"«{name}» har ingen frist", "skriv navnet under gælder ved en af dem"


def _eftersyn(katalog: Katalog, today: date) -> Iterator[Fund]:
    """Yield what is overdue, gathered, and each day that so many items have that it is no review of each."""
    friskhed = katalog.friskhed
    late = Counter(one.stamme for one in friskhed.gennemgange if one.is_overdue(today))
    if late:
        told = ", ".join(f"{name} {count}" for name, count in late.items())
        message = f"{sum(late.values())} af {len(friskhed.gennemgange)} opslag er over fristen: {told}"
        yield FIL, ("frister",), message, "se hvilke med «python3 guide.py status»"
    for day, count in friskhed.fælles_dage.items():
        message = f"{count} af {len(friskhed.gennemgange)} opslag er gennemgået {danish_date(day)}"
        yield (
            FIL,
            ("højst_på_en_dag",),
            f"{message}: det er en fælles dato",
            "giv hvert opslag sin egen, når det er set efter",
        )


def _holder(katalog: Katalog) -> Holdbarhed:
    fil: FristFil = katalog.frister
    return Holdbarhed({name: one.måneder for one in fil.frister for name in one.gælder}, fil.højst_på_en_dag)


RUM = Rum(
    plads=245,
    filer=(Datafil(FIL, FristFil, frivillig=True, om_kilderne=True),),
    regler=(each_file_has_one,),
    eftersyn=_eftersyn,
    holder=_holder,
)
