"""The outward links that have been tried, for the pages that show them; a command has written what is in the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..afproevet import LinkFil
from ..katalog import Katalog
from ..rum import Datafil, Fund, Rum

FIL = "links.yaml"


def each_is_tried_once(katalog: Katalog, today: date) -> Iterator[Fund]:
    """Each address stands once, and was tried on a day that has been."""
    seen: set[str] = set()
    tried = katalog.links.links if FIL in katalog.filer else ()
    for place, one in enumerate(tried):
        if one.adresse in seen:
            yield FIL, ("links", place, "adresse"), f"«{one.adresse}» står der to gange", "slet den ældste"
        seen.add(one.adresse)
        for field, day in (("prøvet", one.prøvet), ("virkede", one.virkede)):
            if day and day > today:
                advice = "kør «python3 guide.py links», eller ret dagen"
                yield FIL, ("links", place, field), f"{day} ligger i fremtiden", advice


RUM = Rum(
    plads=250,
    filer=(Datafil(FIL, LinkFil, frivillig=True, om_kilderne=True),),
    regler=(each_is_tried_once,),
    visninger={"linkprøver": lambda guide: {one.adresse: one for one in guide.katalog.links.links}},
)
