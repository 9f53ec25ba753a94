"""The glossary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .felter import Grund, Id, Kildehenvist, Tekst, Titel


class Begreb(Kildehenvist):
    """A word that a newcomer may not know."""

    id: Id = Field(description="Begrebets faste navn i adresser og henvisninger.")
    term: Titel = Field(description="Ordet, som det skrives midt i en sætning.")
    synonymer: tuple[Titel, ...] = Field(
        default=(), description="Andre ord for det samme, også gamle. De findes også i søgningen."
    )
    bøjninger: tuple[Titel, ...] = Field(
        default=(), description="Bøjede former, der også skal forklares, hvor de står i en tekst."
    )
    forklaring: Tekst = Field(description="Hvad ordet betyder her, i en eller to korte sætninger.")
    grundlag: Literal["kilden", "delvist", "redaktionen"] = Field(
        description="Om kilden selv forklarer ordet, kun delvist gør det, eller redaktionen har tilføjet forklaringen."
    )
    se: tuple[Id, ...] = Field(default=(), description="Id på begreber, der hænger sammen med dette.")


class BegrebFil(Grund):
    """data/begreber.yaml"""

    begreber: tuple[Begreb, ...] = Field(min_length=1, description="Ordlistens opslag.")
