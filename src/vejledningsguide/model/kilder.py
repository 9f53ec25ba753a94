"""The documents that everything on the site rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .felter import Adresse, Dato, Grund, Id, Linje, Tal, Tekst, Titel


class Link(Grund):
    """An address outside the site, as a source gives it."""

    titel: Titel = Field(description="Det, linket hedder på siden.")
    adresse: Adresse = Field(description="Hele adressen, med https:// foran.")


class Kilde(Grund):
    """One of the source documents."""

    id: Id = Field(description="Kildens faste navn. Kildepunkternes id begynder med det, fx kt-guide-043.")
    titel: Linje = Field(description="Dokumentets titel, som den står på det.")
    omtale: Linje = Field(description="Sådan omtales kilden midt i en sætning, fx «guiden fra Uddannelse København».")
    udgiver: Linje = Field(description="Hvem der har udgivet dokumentet. Skriv «ikke angivet», hvis det ikke fremgår.")
    dato: Linje = Field(description="Udgivelsestid, som den er angivet, eller «udateret».")
    art: Literal["guide", "artikel", "præsentation", "rapport"] = Field(description="Dokumentets art.")
    punkter: Tal = Field(description="Hvor mange kildepunkter dokumentet er delt op i.")
    dækker: Tekst = Field(description="Hvad kilden handler om, og hvem den handler om.")
    forbehold: tuple[Tekst, ...] = Field(
        min_length=1, description="Det, læseren skal vide, før kilden bruges som argument."
    )
    links: tuple[Link, ...] = Field(default=(), description="De links, kilden selv giver. De er ikke afprøvet.")
    gennemgået: Dato = Field(description="Den dag nogen sidst holdt opslaget op mod kilden (ÅÅÅÅ-MM-DD).")


class KildeFil(Grund):
    """data/kilder.yaml"""

    kilder: tuple[Kilde, ...] = Field(min_length=1, description="Kilderne, én for hvert dokument.")
