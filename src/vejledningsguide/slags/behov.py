"""Competence needs and the report's twenty competences, each with what helps; also where the sources offer nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pydantic import Field

from ..felter import BelægId, Forslag, Grund, Id, Linje, Opslag, Ref, Ren, Tal, Titel, Udsagn
from ..grundlag import Forbehold, points, source_of
from ..guide import Guide, Side, Visning
from ..hjaelp import Hjælp, HjælpView, help_views
from ..katalog import Katalog
from ..rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ..text import danish_list
from ..walk import Sti

KILDE = "data/behov.yaml"


class Behovsgruppe(Grund):
    """What some needs have in common."""

    id: Id = Field(description="Gruppens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Gruppens overskrift.")


class Behov(Opslag):
    """A competence need, and what helps with it; also where the sources offer nothing."""

    netop_én = ("hjælp", "ingen_hjælp")

    gruppe: Ref["behovsgrupper"] = Field(description="Id på gruppen, øverst i filen.")
    viser_sig: tuple[Udsagn, ...] = Field(
        min_length=1, description="«Sådan viser det sig»: det, en læser kan genkende fra sit eget sted."
    )
    forslag: tuple[Forslag, ...] = Field(
        default=(), description="«Prøv det i denne uge»: et lille første skridt. Redaktionens forslag."
    )
    siges_af: tuple[Literal["vejledere", "koordinatorer", "ledere", "skoler", "workshop", "rapporten"], ...] = Field(
        min_length=1, description="Hvem der nævner behovet i kilden."
    )
    siger: tuple[Udsagn, ...] = Field(min_length=1, description="«Derfor»: hvad de siger om behovet.")
    hjælp: tuple[Hjælp, ...] = Field(
        default=(), description="Hvad på siden der hjælper, det nyttigste først. Udelad, når intet gør."
    )
    ingen_hjælp: Linje | None = Field(default=None, description="Når kilderne intet tilbyder: sig det her.")
    forbehold: tuple[Forbehold, ...] = Field(
        default=(), description="Det, der kan få læseren til at gøre noget andet. Udelad resten."
    )


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
    om_kompetencerne: tuple[Forbehold, ...] = Field(
        min_length=1, description="Hvad læseren skal vide om tabellen med de tyve kompetencer."
    )
    behovsgrupper: tuple[Behovsgruppe, ...] = Field(min_length=1, description="De grupper, behovene er delt i.")
    behov: tuple[Behov, ...] = Field(min_length=1, description="Behovene.")
    kompetencer: tuple[Kompetence, ...] = Field(min_length=20, max_length=20, description="De tyve kompetencer.")


@dataclass(frozen=True)
class FindModulView:
    """An answer of the decision guide that leads its reader to the need: what it says, and to whom."""

    titel: str
    hvem: str
    adresse: str


@dataclass(frozen=True)
class BehovView(Visning[Behov]):
    """A need: what can be done at once, the modules that answer it, and what the decision guide says."""

    gør: tuple[HjælpView, ...]
    moduler: tuple[HjælpView, ...]
    find_modul: tuple[FindModulView, ...]


@dataclass(frozen=True)
class BehovsgruppeView:
    """Needs that have something in common."""

    opslag: Behovsgruppe
    behov: tuple[BehovView, ...]


@dataclass(frozen=True)
class KompetenceView:
    """One of the twenty competences and what helps with it."""

    opslag: Kompetence
    hjælp: tuple[HjælpView, ...]


def no_group_is_empty(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A group without a need would be a heading above nothing."""
    used = {behov.gruppe for behov in katalog.alle("behov")}
    for i, gruppe in enumerate(katalog.alle("behovsgrupper")):
        if gruppe.id not in used and not used - katalog.mål["behovsgrupper"]:
            sti: Sti = ("behovsgrupper", i)
            yield "behov.yaml", sti, f"gruppen «{gruppe.id}» er tom", "flyt et behov dertil, eller slet gruppen"


def _answers(guide: Guide, id_: str) -> Iterator[FindModulView]:
    """Yield each rule of the decision guide that leads on to a need, with the first outcome that shows it first."""
    outcomes = guide.find_modul.resultater
    for rule in guide.katalog.naming(id_, "anbefalinger", "læs"):
        if first := next((one for one in outcomes if one.træf and one.træf[0].anbefaling.opslag.id == rule.id), None):
            yield FindModulView(rule.titel, danish_list([given.svar.navn for given in first.givne]), first.adresse)


def _views(guide: Guide) -> tuple[BehovView, ...]:
    modules = {modul.id for modul in guide.katalog.alle("moduler")}

    def view(behov: Behov) -> BehovView:
        helps = help_views(guide, behov.hjælp)
        gør = tuple(one for one in helps if one.mål.id not in modules)
        moduler = tuple(one for one in helps if one.mål.id in modules)
        return BehovView(*guide.base(behov), gør, moduler, tuple(_answers(guide, behov.id)))

    return tuple(map(view, guide.katalog.alle("behov")))


def _groups(guide: Guide) -> tuple[BehovsgruppeView, ...]:
    """Return the groups in order, each with its needs in order."""
    return tuple(
        BehovsgruppeView(gruppe, tuple(view for view in guide.behov if view.opslag.gruppe == gruppe.id))
        for gruppe in guide.katalog.alle("behovsgrupper")
    )


def _sider(guide: Guide) -> Iterator[Side]:
    views = [view for group in guide.behovsgrupper for view in group.behov]
    yield guide.fast("kompetencebehov")
    for view in views:
        yield guide.item_page(view, "behov/behov.md", KILDE, "kompetencebehov")
    rests = {point for skill in guide.kompetencer for point in points(skill.opslag)}
    skills = tuple(
        replace(one, afsnit=(), belæg=own)
        for one in guide.herkomst(view.opslag for view in views)
        if (own := tuple(sorted(point for point in rests if source_of(point) == one.kilde.id)))
    )
    yield guide.fast("kompetencer", skills)


HJEM = {
    "indledning": "kompetencebehov",
    "forbehold": "kompetencebehov",
    "om_kompetencerne": "kompetencer",
    "kompetencer": "kompetencer",
}

RUM = Rum(
    plads=120,
    filer=(Datafil("behov.yaml", BehovFil, HJEM),),
    slags=(
        Slags("behovsgrupper", Behovsgruppe),
        Slags("behov", Behov, "kompetencebehov/{}/", "Behov", "Kompetencebehov", til_møde=True),
    ),
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
        "behov": Skabelon(("opslag", "trin", "tal", "moduler", "behov")),
        "kompetencebehov": Skabelon(("opslag", "behov"), oversigt=False),
        "kompetencer": Skabelon(("opslag", "tal", "moduler", "behov")),
    },
    regler=(no_group_is_empty,),
    visninger={
        "behov": _views,
        "behovsgrupper": _groups,
        "kompetencer": lambda guide: tuple(
            KompetenceView(k, help_views(guide, k.hjælp)) for k in guide.katalog.behov.kompetencer
        ),
    },
    sider=_sider,
    ankre=frozenset({"kompetencer"}),
)
