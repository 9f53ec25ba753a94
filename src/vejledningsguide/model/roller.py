"""Who reads the site, and what they came to do."""

from __future__ import annotations

from pydantic import Field

from .felter import Grund, Id, Linje, Opslag, Tekst, Titel


class Indgang(Grund):
    """A way in: words to click on and the place they lead to."""

    tekst: Linje = Field(description="Det, læseren kan gøre, skrevet som en handling.")
    mål: Id = Field(description="Id på det opslag eller den side, der linkes til.")


class Rolle(Opslag):
    """A reader, by the task he or she has."""

    også: Linje | None = Field(default=None, description="Andre titler for samme rolle, hvis der er nogen.")
    opgave: Tekst = Field(description="Hvad rollen har ansvar for, ifølge kilden.")
    indgange: tuple[Indgang, ...] = Field(min_length=1, description="Det, rollen skal læse eller gøre først.")


class Opgave(Grund):
    """A thing to get done, as the front page offers it."""

    id: Id = Field(description="Opgavens faste navn.")
    titel: Titel = Field(description="Opgaven sagt af læseren, fx «Jeg skal vælge et modul».")
    kort: Linje = Field(description="Hvad læseren får ud af at gå den vej.")
    mål: Id = Field(description="Id på den side, opgaven begynder på.")
    videre: tuple[Indgang, ...] = Field(default=(), description="Genveje til det næste, læseren får brug for.")


class RolleFil(Grund):
    """data/roller.yaml"""

    opgaver: tuple[Opgave, ...] = Field(min_length=1, description="Forsidens opgaver i den rækkefølge, de vises.")
    roller: tuple[Rolle, ...] = Field(min_length=1, description="Læserne, i den rækkefølge de vises.")
