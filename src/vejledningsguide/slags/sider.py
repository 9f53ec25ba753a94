"""The pages that belong to no kind: the front page, the way to more, and the page about the guide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..guide import Guide, Side
from ..rum import Datafil, FastSide, Rum, SideFil, Skabelon

SIX = 6
"""So many obstacles are named on the front page: one of each group, and then the groups' second ones."""


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the front page, and the one that leads on."""
    turns = zip_longest(*(group.hindringer for group in guide.svært))
    hard = [view for turn in turns for view in turn if view][:SIX]
    yield guide.fast("forside", guide.herkomst([guide.katalog.foelgeskab.indsats]), svært=hard)
    yield guide.fast("mere-viden")


RUM = Rum(
    plads=0,
    filer=(Datafil("sider.yaml", SideFil),),
    faste=(
        FastSide("forside", "", "sider/forside.md", "data/roller.yaml", sætninger=("ingress", "loefte")),
        FastSide("mere-viden", "mere-viden/", "sider/mere-viden.md", "data/sider.yaml"),
        FastSide("om", "om/", under=("mere-viden",)),
    ),
    skabeloner={
        "forside": Skabelon(("tegning", "forside", "svaert"), oversigt=False),
        "mere-viden": Skabelon(("viden",)),
        "tekst": Skabelon(("tabel",)),
        "findes-ikke": Skabelon(script="findes-ikke"),
    },
    sider=_sider,
)
