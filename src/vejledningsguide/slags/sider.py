"""The pages that belong to no kind: the front page, the page about the guide, and the search with all there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..guide import Guide, Side
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Rum, SideFil, Skabelon
from ..text import danish_order

SIX = 6
"""So many obstacles are named on the front page: one of each group, and then the groups' second ones."""


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the front page, and the search's page with a list of everything."""
    turns = zip_longest(*(group.hindringer for group in guide.svært))
    hard = [view for turn in turns for view in turn if view][:SIX]
    yield guide.fast("forside", guide.herkomst([guide.katalog.foelgeskab.indsats]), svært=hard)
    yield guide.fast("mere-viden")
    groups: dict[str, list[Henvisning]] = {"Sider": []}
    plurals = {slags.ental: slags.flertal for slags in guide.katalog.slags.values() if slags.flertal}
    for link in guide.henvisninger.values():
        groups.setdefault(plurals.get(link.art, "Sider"), []).append(link)
    for _, _, item in guide.katalog.things():
        slags = guide.katalog.slags[type(item)]
        if slags.flertal and not slags.delt:
            groups.setdefault(slags.flertal, []).append(guide.link(item))
    for links in groups.values():
        links.sort(key=lambda link: danish_order(link.titel))
    found = [page for page in guide.katalog.faste.values() if page.søgegruppe]
    found.sort(key=lambda page: -len(page.adresse))  # results are told under the nearest page above them
    names = {page.adresse: guide.sider[page.id].titel for page in found}
    weights = {page.adresse: page.søgevægt for page in found if page.søgevægt != 1}
    yield guide.fast("soeg", i_søgning=False, grupper=groups, søgegrupper=names, vægte=weights)


RUM = Rum(
    plads=0,
    filer=(Datafil("sider.yaml", SideFil),),
    faste=(
        FastSide("forside", "", "sider/forside.md", "data/roller.yaml", sætninger=("ingress", "loefte")),
        FastSide("mere-viden", "mere-viden/", "sider/mere-viden.md", "data/sider.yaml"),
        FastSide("om", "om/", under=("mere-viden",)),
        FastSide("soeg", "soeg/", "sider/soeg.md", "data/", under=("mere-viden",)),
    ),
    skabeloner={
        "forside": Skabelon(("tegning", "forside", "svaert"), oversigt=False),
        "mere-viden": Skabelon(("viden",)),
        "soeg": Skabelon(("felter", "opslag", "soeg"), script="soeg", oversigt=False),
    },
    sider=_sider,
)
