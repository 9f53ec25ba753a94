"""Checklists that are ticked on screen and printed for a meeting."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .felter import BelægId, Grund, Id, Linje, Opslag, Titel


class Punkt(Grund):
    """One thing to tick off."""

    id: Id = Field(description="Punktets faste navn. Læserens flueben huskes under det.")
    tekst: Linje = Field(description="Det, der skal gøres, som en handling.")
    hjælp: Linje | None = Field(default=None, description="En kort forklaring under punktet, hvis den behøves.")
    fra: Literal["kilden", "redaktionen"] = Field(
        description="Om kilden selv har punktet, eller redaktionen har tilføjet det."
    )
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, punktet hviler på. Mindst ét.")


class Gruppe(Grund):
    """Points that belong together; its number and the points' letters are printed (2b)."""

    titel: Titel = Field(description="Gruppens overskrift.")
    punkter: tuple[Punkt, ...] = Field(min_length=1, description="Punkterne, i rækkefølge.")


class Tjekliste(Opslag):
    """A list that fits on one A4 sheet: at most 12 points."""

    anledning: Linje = Field(description="Hvornår listen bruges, fx «til et ledermøde».")
    grupper: tuple[Gruppe, ...] = Field(min_length=1, description="Listens dele.")
    relaterede: tuple[Id, ...] = Field(default=(), description="Id på opslag, der uddyber listen.")


class TjeklisteFil(Grund):
    """data/tjeklister.yaml"""

    tjeklister: tuple[Tjekliste, ...] = Field(min_length=1, description="Tjeklisterne.")
