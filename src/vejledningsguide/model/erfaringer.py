"""Experiences with følgeskab, and the situations it is used in."""

from __future__ import annotations

from pydantic import Field

from .felter import Forslag, Grund, Id, Linje, Opslag, Titel, Udsagn


class Tema(Grund):
    """What a group of experiences has in common."""

    id: Id = Field(description="Temaets faste navn i adresser.")
    titel: Titel = Field(description="Temaets navn, kort nok til en knap.")
    kort: Linje = Field(description="Én sætning om, hvad temaet samler.")


class Erfaring(Opslag):
    """An experience: what it tells, and what a reader can do with it."""

    tema: Id = Field(description="Id på temaet, øverst i filen.")
    roller: tuple[Id, ...] = Field(min_length=1, description="Id på de roller, erfaringen er vigtig for.")
    fortæller: tuple[Udsagn, ...] = Field(min_length=1, description="«Det fortæller erfaringen»: kildens pointer.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempler, genfortalt.")
    råd: tuple[Udsagn, ...] = Field(default=(), description="«Det kan du gøre»: det, kilden selv råder til.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="«Det kan du gøre»: redaktionens forslag.")
    relaterede: tuple[Id, ...] = Field(default=(), description="Id på andre opslag, der er værd at læse sammen med.")


class ErfaringFil(Grund):
    """data/erfaringer.yaml"""

    temaer: tuple[Tema, ...] = Field(min_length=1, description="De temaer, erfaringerne er delt i.")
    erfaringer: tuple[Erfaring, ...] = Field(min_length=1, description="Erfaringerne, i den rækkefølge de vises.")


class Situation(Opslag):
    """An everyday situation in which følgeskab can take place."""

    læg_mærke_til: tuple[Forslag, ...] = Field(
        min_length=1, description="Hvad den, der følger, kan holde øje med. Redaktionens forslag."
    )


class SituationFil(Grund):
    """data/situationer.yaml"""

    situationer: tuple[Situation, ...] = Field(min_length=1, description="Situationerne, i kildens rækkefølge.")
