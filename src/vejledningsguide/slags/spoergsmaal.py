"""Questions that readers come with, and a short answer to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from ..felter import Grund, Opslag, Ref, Udsagn
from ..grundlag import Forbehold
from ..guide import Guide, Side, Visning
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags


class Spørgsmål(Opslag):
    """A question that readers come with, and a short answer. The title is the question."""

    svar: tuple[Udsagn, ...] = Field(min_length=1, description="Svaret, kort og med belæg.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl, der hører til svaret.")
    videre: tuple[Ref["guiden"], ...] = Field(min_length=1, description="Id på opslag, hvor svaret er foldet ud.")


class SpørgsmålFil(Grund):
    """data/spoergsmaal.yaml"""

    spørgsmål: tuple[Spørgsmål, ...] = Field(min_length=1, description="Spørgsmålene, de vigtigste først.")


@dataclass(frozen=True)
class SpørgsmålView(Visning[Spørgsmål]):
    """A question with the way on from its answer."""

    videre: tuple[Henvisning, ...]


def _views(guide: Guide) -> tuple[SpørgsmålView, ...]:
    return tuple(SpørgsmålView(*guide.base(s), guide.links(s.videre)) for s in guide.katalog.alle("spørgsmål"))


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("spoergsmaal", guide.herkomst(view.opslag for view in guide.spørgsmål))


RUM = Rum(
    plads=150,
    filer=(Datafil("spoergsmaal.yaml", SpørgsmålFil),),
    slags=(Slags("spørgsmål", Spørgsmål, "spoergsmaal/#{}", "Spørgsmål", "Spørgsmål og svar"),),
    faste=(
        FastSide(
            "spoergsmaal",
            "spoergsmaal/",
            "spoergsmaal/spoergsmaal.md",
            "data/spoergsmaal.yaml",
            ("mere-viden",),
            søgegruppe=True,
        ),
    ),
    skabeloner={
        "spoergsmaal": Skabelon(("opslag",)),
    },
    visninger={"spørgsmål": _views},
    sider=_sider,
)
