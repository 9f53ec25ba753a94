"""Obstacles in the reader's own words, and the way from each of them to what helps."""

from __future__ import annotations

from pydantic import Field

from .belaeg import Forbehold
from .felter import Forslag, Grund, Id, Linje, Opslag, Titel, Udsagn
from .opslagsvaerk import Hjælp


class Hindringsgruppe(Grund):
    """What some obstacles have in common."""

    id: Id = Field(description="Gruppens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Gruppens overskrift.")


class Hindring(Opslag):
    """Something that readers find hard. The title is what they would say, without quotation marks."""

    gruppe: Id = Field(description="Id på gruppen, øverst i filen.")
    også: tuple[Linje, ...] = Field(
        min_length=1, description="Andre måder at sige det på, uden anførselstegn. Søgningen finder dem også."
    )
    roller: tuple[Id, ...] = Field(min_length=1, description="Id på de roller, der kan sige det.")
    genkender: tuple[Udsagn, ...] = Field(
        min_length=1, description="«Kan du kende det?»: det, kilderne fortæller, så læseren kan kende sig selv."
    )
    råd: tuple[Udsagn, ...] = Field(
        default=(), description="«Det hjælper»: det, kilderne peger på, det nyttigste først. Udelad, når intet gør."
    )
    ingen_råd: Linje | None = Field(default=None, description="Når kilderne intet råder til: sig det her.")
    forslag: tuple[Forslag, ...] = Field(
        min_length=1, description="«Prøv det i denne uge»: et lille første skridt. Redaktionens forslag."
    )
    hjælp: tuple[Hjælp, ...] = Field(
        min_length=2, description="«Læs videre»: steder på siden, der hjælper, af mindst to slags."
    )
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Det, læseren skal vide, før rådet bruges.")
    relaterede: tuple[Id, ...] = Field(default=(), description="Id på andre hindringer, der ligner.")


class SværtFil(Grund):
    """data/svaert.yaml"""

    grupper: tuple[Hindringsgruppe, ...] = Field(min_length=1, description="De grupper, hindringerne er delt i.")
    hindringer: tuple[Hindring, ...] = Field(min_length=1, description="Hindringerne, i den rækkefølge de vises.")
