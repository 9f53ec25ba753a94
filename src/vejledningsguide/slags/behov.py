"""Competence needs and the report's twenty competences, each with what helps; also where the sources offer nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field

from ..felter import BelægId, Grund, Linje, Opslag, Ren, Tal, Udsagn
from ..grundlag import Forbehold, points, source_of
from ..guide import Guide, Side, Visning
from ..hjaelp import Hjælp, HjælpView, help_views
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags

KILDE = "data/behov.yaml"


class Behov(Opslag):
    """A competence need, and what helps with it; also where the sources offer nothing."""

    netop_én = ("hjælp", "ingen_hjælp")

    siges_af: tuple[Literal["vejledere", "koordinatorer", "ledere", "skoler", "workshop", "rapporten"], ...] = Field(
        min_length=1, description="Hvem der nævner behovet i kilden."
    )
    siger: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad de siger.")
    hjælp: tuple[Hjælp, ...] = Field(default=(), description="Hvad på siden der hjælper. Udelad, når intet gør.")
    ingen_hjælp: Linje | None = Field(default=None, description="Når kilderne intet tilbyder: sig det her.")


class Kompetence(Grund):
    """A row of the report's table of twenty competences, without the lost ratings."""

    netop_én = ("hjælp", "ingen_hjælp")
    løbenummer = "nr"

    nr: Tal = Field(description="Rækkens nummer i vores opstilling.")
    titel: Ren = Field(description="Kompetencen i vores egne ord.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="Kildepunktet for rækken.")
    hjælp: tuple[Hjælp, ...] = Field(default=(), description="Hvad på siden der hjælper. Udelad, når intet gør.")
    ingen_hjælp: Linje | None = Field(default=None, description="Når kilderne intet tilbyder: sig det her.")


class BehovFil(Grund):
    """data/behov.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Hvor behovene kommer fra.")
    forbehold: tuple[Forbehold, ...] = Field(min_length=1, description="Det, der gælder alle behovene.")
    behov: tuple[Behov, ...] = Field(min_length=1, description="Behovene.")
    kompetencer: tuple[Kompetence, ...] = Field(min_length=20, max_length=20, description="De tyve kompetencer.")


@dataclass(frozen=True)
class BehovView(Visning[Behov]):
    """A need and what helps with it."""

    hjælp: tuple[HjælpView, ...]


@dataclass(frozen=True)
class KompetenceView:
    """One of the twenty competences and what helps with it."""

    opslag: Kompetence
    hjælp: tuple[HjælpView, ...]


def _sider(guide: Guide) -> Iterator[Side]:
    needs = guide.herkomst(view.opslag for view in guide.behov)
    yield guide.fast("kompetencebehov", needs)
    rests = {point for view in guide.kompetencer for point in points(view.opslag)}
    skills = tuple(
        replace(one, afsnit=(), belæg=own)
        for one in needs
        if (own := tuple(sorted(point for point in rests if source_of(point) == one.kilde.id)))
    )
    yield guide.fast("kompetencer", skills)


HJEM = {"indledning": "kompetencebehov", "forbehold": "kompetencebehov", "kompetencer": "kompetencer"}

RUM = Rum(
    plads=120,
    filer=(Datafil("behov.yaml", BehovFil, HJEM),),
    slags=(Slags("behov", Behov, "kompetencebehov/#{}", "Behov", "Kompetencebehov"),),
    faste=(
        FastSide(
            "kompetencebehov",
            "kompetencebehov/",
            "behov/kompetencebehov.md",
            KILDE,
            ("mere-viden",),
            søgegruppe=True,
            sætninger=("hjaelp",),
        ),
        FastSide(
            "kompetencer",
            "kompetencebehov/kompetencer/",
            "behov/kompetencer.md",
            KILDE,
            under=("kompetencebehov",),
            sætninger=("hjaelp",),
        ),
    ),
    skabeloner={
        "kompetencebehov": Skabelon(("opslag", "tal")),
        "kompetencer": Skabelon(("opslag", "tal")),
    },
    visninger={
        "behov": lambda guide: tuple(
            BehovView(*guide.base(behov), help_views(guide, behov.hjælp)) for behov in guide.katalog.alle("behov")
        ),
        "kompetencer": lambda guide: tuple(
            KompetenceView(k, help_views(guide, k.hjælp)) for k in guide.katalog.behov.kompetencer
        ),
    },
    sider=_sider,
    ankre=frozenset({"kompetencer"}),
)
