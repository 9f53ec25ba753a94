"""Short addresses of pages: they can be said aloud, and stand on paper and in its QR codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from ..felter import Grund, Ref
from ..guide import Guide, Side
from ..katalog import Katalog
from ..rum import Datafil, Fund, Rum, Skabelon
from ..values import Fejltekst

FIL = "kortadresser.yaml"

_SHORT = re.compile(r"[a-z]{1,2}/[a-z0-9-]{2,20}")


def _short(value: str) -> str:
    """Return a short address; raise Fejltekst for one that is not short, or can't be said."""
    if not _SHORT.fullmatch(value):
        advice = "skriv et eller to bogstaver, en skråstreg og et ord, fx t/plan"
        raise Fejltekst(f"«{value}» er ikke en kort adresse", advice)
    return value


class Kortadresse(Grund):
    """One short address, and the page it leads to."""

    kort: Annotated[str, AfterValidator(_short)] = Field(
        description="Den korte adresse, fx t/plan. Ændres aldrig, når den er trykt."
    )
    til: Ref["guiden"] = Field(description="Id på den side, den fører til.")


class KortadresseFil(Grund):
    """data/kortadresser.yaml"""

    kortadresser: tuple[Kortadresse, ...] = Field(description="De korte adresser.")


def once(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No short address stands twice, and no page has two."""
    korte: Sequence[Kortadresse] = katalog.kortadresser.kortadresser
    for field, told in (("kort", "står der to gange"), ("til", "har to korte adresser")):
        count: Counter[str] = Counter()
        for place, one in enumerate(korte):
            value = getattr(one, field)
            count[value] += 1
            if count[value] == 2:
                yield FIL, ("kortadresser", place, field), f"«{value}» {told}", "slet den ene"


def free(katalog: Katalog, made: Sequence[str]) -> Iterator[Fund]:
    """No page stands at a short address already. `made` are the addresses of all pages."""
    count = Counter(made)
    for place, one in enumerate(katalog.kortadresser.kortadresser):
        if count[f"{one.kort}/"] > 1:
            yield FIL, ("kortadresser", place, "kort"), f"adressen /{one.kort}/ er taget", "vælg en anden"


def _shortened(guide: Guide) -> Mapping[str, str]:
    """Return the short address of each page that has one, by the page's own."""
    return {guide.henvisninger[one.til].adresse: f"{one.kort}/" for one in guide.katalog.kortadresser.kortadresser}


def _sider(guide: Guide) -> Iterator[Side]:
    for one in guide.katalog.kortadresser.kortadresser:
        page = guide.henvisninger[one.til]
        first = (
            f"{one.kort}/",
            f"Kort adresse: {page.titel}",
            f"Den korte adresse {one.kort} fører til siden «{page.titel}».",
            "kortadresser/kortadresse.md",
        )
        yield Side(*first, f"data/{FIL}", visning={"side_dér": page}, i_søgning=False, videre=page.adresse)


RUM = Rum(
    plads=220,
    filer=(Datafil(FIL, KortadresseFil, frivillig=True, om_kilderne=True),),
    skabeloner={"kortadresse": Skabelon(script="flyttet", oversigt=False)},
    regler=(once,),
    adresseregel=free,
    korte=_shortened,
    sider=_sider,
)
