"""Good questions: what to ask before, during and after a task, and when a supervisor is to learn something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from ..felter import Forslag, Grund, Opslag, Ref, Udsagn
from ..guide import Guide, Side, Visning
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags

KILDE = "data/gode_spoergsmaal.yaml"


class Spørgsmålskort(Opslag):
    """Questions for one moment of a day, few enough to remember."""

    roller: tuple[Ref["roller"], ...] = Field(min_length=1, description="Id på de roller, der stiller spørgsmålene.")
    hvornår: tuple[Udsagn, ...] = Field(min_length=1, description="Hvornår spørgsmålene er gode, ifølge kilderne.")
    spørg: tuple[Forslag, ...] = Field(
        min_length=2, max_length=5, description="Spørgsmålene, i den rækkefølge de stilles. Redaktionens forslag."
    )
    vent: tuple[Forslag, ...] = Field(
        min_length=1, description="Hvad den, der spørger, gør bagefter. Redaktionens forslag."
    )
    relaterede: tuple[Ref["guiden"], ...] = Field(default=(), description="Id på opslag, der uddyber kortet.")


class GodeSpørgsmålFil(Grund):
    """data/gode_spoergsmaal.yaml"""

    kort: tuple[Spørgsmålskort, ...] = Field(min_length=1, description="Kortene, i den rækkefølge dagen går.")


@dataclass(frozen=True)
class SpørgsmålskortView(Visning[Spørgsmålskort]):
    """A card with the roles that ask."""

    roller: tuple[Henvisning, ...]


def _views(guide: Guide) -> tuple[SpørgsmålskortView, ...]:
    return tuple(
        SpørgsmålskortView(*guide.base(kort), guide.links(kort.roller)) for kort in guide.katalog.alle("spørgsmålskort")
    )


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("gode-spoergsmaal", guide.herkomst(view.opslag for view in guide.spørgsmålskort))
    for view in guide.spørgsmålskort:
        yield guide.item_page(view, "gode_spoergsmaal/spoergsmaalskort.md", KILDE, "gode-spoergsmaal")


RUM = Rum(
    plads=155,
    filer=(Datafil("gode_spoergsmaal.yaml", GodeSpørgsmålFil, frivillig=True),),
    slags=(
        Slags(
            "spørgsmålskort",
            Spørgsmålskort,
            "gode-spoergsmaal/{}/",
            "Gode spørgsmål",
            "Gode spørgsmål",
            til_møde=True,
        ),
    ),
    faste=(
        FastSide(
            "gode-spoergsmaal",
            "gode-spoergsmaal/",
            "gode_spoergsmaal/gode-spoergsmaal.md",
            KILDE,
            under=("samtalen",),
            søgegruppe=True,
        ),
    ),
    skabeloner={"gode-spoergsmaal": Skabelon(("kort",)), "spoergsmaalskort": Skabelon(("opslag", "trin"))},
    visninger={"spørgsmålskort": _views},
    sider=_sider,
)
