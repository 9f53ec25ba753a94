"""The organisational conditions, and the grips for talking about competence development."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .felter import Forslag, Grund, Id, Linje, Opslag, Tal, Udsagn


class Betingelse(Opslag):
    """An organisational condition that carries følgeskab."""

    bogstav: Annotated[str, StringConstraints(pattern="^[A-Z]$")] = Field(description="Kildens bogstav, A–D.")
    betyder: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad forholdet rummer, punkt for punkt.")
    spørgsmål: tuple[Forslag, ...] = Field(min_length=1, description="Spørgsmål, læseren kan stille derhjemme.")
    tegn: tuple[Forslag, ...] = Field(min_length=1, description="Tegn på, at forholdet mangler.")
    næste_skridt: tuple[Forslag, ...] = Field(min_length=1, description="Det første, læseren kan gøre.")
    relaterede: tuple[Id, ...] = Field(default=(), description="Id på andre opslag, der hænger sammen med forholdet.")


class BetingelseFil(Grund):
    """data/betingelser.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Det, der gælder alle forholdene.")
    betingelser: tuple[Betingelse, ...] = Field(
        min_length=1, max_length=26, description="Forholdene, i bogstavernes orden."
    )


class Formulering(Grund):
    """Something the reader could say, in the editors' words."""

    tekst: Linje = Field(description="En sætning, der kan siges højt. Redaktionens egne ord, uden anførselstegn.")


class Samtalegreb(Opslag):
    """A grip for talking with a supervisor about what he or she needs to learn."""

    nummer: Tal = Field(description="Grebets plads i rækken.")
    sådan: tuple[Udsagn, ...] = Field(min_length=1, description="Hvordan grebet bruges.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempel, genfortalt.")
    formuleringer: tuple[Formulering, ...] = Field(min_length=1, description="Bud på, hvad du kan sige.")
    relaterede: tuple[Id, ...] = Field(default=(), description="Id på andre opslag, der hænger sammen med grebet.")


class SamtalegrebFil(Grund):
    """data/samtalegreb.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Hvorfor samtalen er svær, og hvor du begynder.")
    samtalegreb: tuple[Samtalegreb, ...] = Field(min_length=1, description="Grebene, i kildens rækkefølge.")
    pas_på: tuple[Linje, ...] = Field(default=(), description="Forbehold, der skal vises sammen med grebene.")
