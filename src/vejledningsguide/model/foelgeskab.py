"""The guide to følgeskab: the directions people confuse, the steps, and the effort it comes from."""

from __future__ import annotations

from pydantic import Field

from .felter import Forslag, Grund, Id, Kildehenvist, Linje, Opslag, SandFalsk, Titel, Udsagn


class Retning(Kildehenvist):
    """One of the ways people follow each other at work; only one of them is følgeskab."""

    id: Id = Field(description="Retningens faste navn.")
    hvem: Linje = Field(description="Den, der følger, med lille begyndelsesbogstav.")
    følger: Linje = Field(description="Den, der bliver fulgt, med lille begyndelsesbogstav.")
    navn: Linje = Field(description="Hvad det hedder her på siden.")
    hvor_ofte: Linje = Field(description="Hvor ofte, ifølge kilden. Skriv det, hvis kilden ikke siger noget.")
    er_følgeskab: SandFalsk = Field(description="true for den ene retning, der er følgeskab; ellers false.")


class Del(Grund):
    """A part of a step under a heading of its own."""

    id: Id = Field(description="Delens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Delens overskrift.")
    udsagn: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Det, redaktionen foreslår.")


class Trin(Opslag):
    """A step of the guide, a page of its own."""

    dele: tuple[Del, ...] = Field(min_length=1, description="Trinets afsnit.")
    erfaringer: tuple[Id, ...] = Field(min_length=1, description="Id på de erfaringer, trinet bygger på.")
    videre: tuple[Id, ...] = Field(
        default=(), description="Id på andet, der skal bruges i trinet: rammer, greb, lister."
    )


class Indsats(Kildehenvist):
    """The effort that the experiences come from."""

    titel: Titel = Field(description="Indsatsens navn.")
    udsagn: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad indsatsen er, og hvad erfaringerne hviler på.")


class FølgeskabFil(Grund):
    """data/foelgeskab.yaml"""

    definition: Udsagn = Field(description="Hvad følgeskab er, sagt i én eller to sætninger.")
    retninger: tuple[Retning, ...] = Field(min_length=1, description="Hvem følger hvem.")
    trin: tuple[Trin, ...] = Field(min_length=1, description="Guidens trin, i rækkefølge.")
    indsats: Indsats = Field(description="Indsatsen, erfaringerne kommer fra.")
