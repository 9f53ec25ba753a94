"""The page for those who want to show something of the guide on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator

from ..cards import FIXED, INTEGRITY, NEWEST, Kort, cards
from ..guide import Guide, Side
from ..rum import FastSide, Rum, Skabelon
from ..text import danish_order

ID = "brug-paa-intranet"


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the page: every card by its kind, and one of each as it looks."""
    groups: dict[str, list[Kort]] = {}
    for kort in cards(guide):
        groups.setdefault(kort.form.titel, []).append(kort)
    for group in groups.values():
        group.sort(key=lambda kort: danish_order(kort.titel))
    groups = dict(sorted(groups.items(), key=lambda group: group[1][0].form.navn != "modul"))  # what most will show
    first = next(group for group in groups.values() if group[0].vist)
    words = {"fast": FIXED, "nyeste": NEWEST, "aftryk": INTEGRITY}
    yield guide.fast(ID, grupper=groups, valgt=first[0], script=words)


RUM = Rum(
    plads=235,
    faste=(
        FastSide(
            ID, f"{ID}/", "indlejring/brug-paa-intranet.md", "data/sider.yaml", under=("mere-viden",), søgevægt=0.5
        ),
    ),
    skabeloner={ID: Skabelon(("felter", "intranet"), script=ID)},
    sider=_sider,
)
