"""Something on the site that helps: a need, a competence and an obstacle each lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from .felter import BelægId, Grund, Linje, Ref
from .guide import Guide
from .provenance import Henvisning


class Hjælp(Grund):
    """Something on the site that helps with a need."""

    mål: Ref["guiden"] = Field(description="Id på det opslag, der hjælper.")
    tekst: Linje = Field(description="Hvordan det hjælper, i få ord.")
    grundlag: Literal["stærkt", "delvist"] = Field(
        description="stærkt: kilden sætter selv behov og hjælp sammen. delvist: redaktionen gør det ud fra kilderne."
    )
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, det hviler på.")


@dataclass(frozen=True)
class HjælpView:
    """Something that helps with a need, with the link to it."""

    mål: Henvisning
    tekst: str
    grundlag: str
    belæg: tuple[str, ...]


def help_views(guide: Guide, hjælp: Iterable[Hjælp]) -> tuple[HjælpView, ...]:
    """Return what helps, with the links to it."""
    return tuple(HjælpView(guide.henvisninger[h.mål], h.tekst, h.grundlag, h.belæg) for h in hjælp)
