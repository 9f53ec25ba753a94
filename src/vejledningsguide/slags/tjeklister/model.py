"""Checklists that are filled in on screen or on paper, and carry a meeting."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ...felter import BelægId, Grund, Id, Linje, Opslag, Ref, Ren, SandFalsk, Tal, Titel
from ...grundlag import Forbehold

PunktNr = Annotated[str, StringConstraints(pattern=r"^[1-9L][a-z]$")]
"""A group's figure and a letter. L is the group that an edition adds, whatever the shared list comes to hold."""
LOCAL = "L"
MAX_POINTS = 12
"""So many points fit on one A4 sheet."""
Møde = Literal["ledermøde", "planlægningsmøde", "følgeskab", "samtale", "vejledermøde"]
Felt = Literal["besluttet", "ansvarlig", "dato", "noter"]
Slags = Literal["kryds", "skriv"]


class Punkt(Grund):
    """One thing to do, to decide or to write down."""

    spørges_om = ("belæg",)

    id: Id = Field(description="Punktets faste navn. Læserens svar huskes under det, så det ændres aldrig.")
    nr: PunktNr = Field(
        description="Punktets faste nummer: gruppens tal og et bogstav, fx 2b. Referater henviser til det."
    )
    slags: Slags = Field(
        default="kryds",
        description="kryds: noget, der skal gøres eller besluttes. skriv: noget, der skrives ned på linjer, fx et "
        "spørgsmål.",
    )
    tekst: Linje = Field(description="Det, der skal gøres, besluttes eller skrives.")
    hvorfor: Ren | None = Field(default=None, description="Hvorfor, eller det, der skal huskes. Står under punktet.")
    minutter: Tal | None = Field(default=None, description="Hvor mange minutter punktet må tage. Redaktionens forslag.")
    linjer: Tal | None = Field(
        default=None, description="Hvor mange linjer der er til at skrive på i et punkt af slagsen skriv. Ellers 2."
    )
    læs: Ref["guiden"] | None = Field(default=None, description="Id på det opslag eller den side, der uddyber punktet.")
    fra: Literal["kilden", "redaktionen"] = Field(
        description="Om kilden selv har punktet, eller redaktionen har tilføjet det."
    )
    belæg: tuple[BelægId, ...] = Field(
        default=(), description="De kildepunkter, punktet hviler på. Kan udelades, når punktet er redaktionens eget."
    )


class Gruppe(Grund):
    """Points that belong together; its number is the first half of theirs."""

    titel: Titel = Field(description="Gruppens overskrift.")
    nyt_ark: SandFalsk = Field(
        default=False, description="true, når gruppen begynder på et nyt A4-ark. Udelad det ellers."
    )
    felter: tuple[Felt, ...] | None = Field(
        default=None, description="Gruppens egne felter, når de er anderledes end listens. Skriv [] for ingen."
    )
    punkter: tuple[Punkt, ...] = Field(min_length=1, description="Punkterne, i rækkefølge.")

    @property
    def nr(self) -> str:
        """The group's number, as its points have it."""
        return self.punkter[0].nr[:-1]


class Tjekliste(Opslag):
    """A list that fits on one A4 sheet, or on two where one of its groups begins a new one."""

    formål: Ren = Field(description="Det, I står med, når listen er brugt.")
    møde: Møde = Field(description="Hvad listen er til. Oversigten er delt op efter det.")
    deltagere: tuple[Titel, ...] = Field(
        min_length=1, description="De roller, der er med, med lille begyndelsesbogstav."
    )
    minutter: Tal | None = Field(
        default=None, description="Hvor mange minutter det hele tager. Redaktionens forslag, og siden siger det."
    )
    felter: tuple[Felt, ...] = Field(
        default=(), description="De felter, hvert punkt af slagsen kryds har på skærm og papir."
    )
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl, som skal med på mødet.")
    grupper: tuple[Gruppe, ...] = Field(min_length=1, description="Listens dele.")
    udgået: tuple[PunktNr, ...] = Field(
        default=(), description="Numre på punkter, der er slettet. De bruges ikke igen: Et referat kan nævne dem."
    )
    relaterede: tuple[Ref["guiden"], ...] = Field(default=(), description="Id på opslag, der uddyber listen.")

    @property
    def ark(self) -> int:
        """How many A4 sheets the list takes."""
        return 1 + sum(gruppe.nyt_ark for gruppe in self.grupper[1:])


class LokaltPunkt(Grund):
    """A point that an edition adds to a shared list."""

    id: Id = Field(description="Punktets faste navn, der begynder med udgavens. Læserens svar huskes under det.")
    nr: PunktNr = Field(description="L og et bogstav: La, Lb … Ændres aldrig, for referater henviser til det.")
    slags: Slags = Field(default="kryds", description="kryds: noget, der skal gøres. skriv: noget, der skrives ned.")
    tekst: Linje = Field(description="Det, der skal gøres, besluttes eller skrives.")
    hvorfor: Ren | None = Field(default=None, description="Hvorfor, eller det, der skal huskes. Står under punktet.")
    linjer: Tal | None = Field(default=None, description="Linjer at skrive på i et punkt af slagsen skriv. Ellers 2.")
    belæg: tuple[BelægId, ...] = Field(default=(), description="Det skriver guiden selv: Punktet er jeres eget.")


class Listetillæg(Grund):
    """lokal/<navn>/data/tjeklister/<en fælles liste>.yaml"""

    nyt_ark: SandFalsk = Field(
        default=False, description="true, når jeres punkter begynder på et nyt A4-ark. Udelad det ellers."
    )
    punkter: tuple[LokaltPunkt, ...] = Field(min_length=1, description="Jeres punkter. De står sidst på listen.")
