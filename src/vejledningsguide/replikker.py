"""What a reader can say out loud: retold from somebody in a source, or in the editors' own words."""

from __future__ import annotations

from pydantic import Field

from .felter import BelægId, Grund, Ren


class Replik(Grund):
    """Something that somebody in a source said, retold so that the reader can say it."""

    tekst: Ren = Field(
        description="Noget, der kan siges højt, uden anførselstegn: tæt på det, der blev sagt, men med vores egne ord."
    )
    hvem: Ren = Field(description="Efter hvem: «en vejleder, der havde travlt» eller «et eksempel i guiden».")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, replikken genfortæller. Mindst ét.")


class Formulering(Grund):
    """Something the reader could say, in the editors' words."""

    tekst: Ren = Field(description="En sætning, der kan siges højt. Redaktionens egne ord, uden anførselstegn.")
