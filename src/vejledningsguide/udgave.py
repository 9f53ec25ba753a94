"""A municipality's own edition: who it is, and how the site looks there. Its file is lokal/<navn>/udgave.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from . import farver
from .felter import Adresse, Dato, Grund, Id, Ref, Ren, Tekst, Titel
from .grundlag import LOCAL, Kilde, Kildepunkt
from .logo import file_name
from .values import Fejltekst, refuse_links, safe_address

LOCAL_PAGE = "lokalt/"
"""The address of the page on which an edition tells what is its own."""
PAGES = "sider"
"""The folder of an edition with the pages that it has written by hand."""


Åbent = Literal["udbud", "pris", "hold", "tilmelding", "godtgørelse"]
"""What no source tells, and an edition can answer."""


class Skjult(Grund):
    """Something shared that an edition leaves out."""

    id: Id = Field(description="Id på det opslag, der ikke skal være med hos jer.")
    fordi: Ren = Field(description="Hvorfor I har valgt det fra: én sætning, som læseren kan se.")


Farve = Annotated[str, AfterValidator(farver.colour)]


class Farver(Grund):
    """The two colours that all that is coloured at an edition follows."""

    mærke: Farve = Field(
        description="Jeres egen farve, mørk nok til hvid tekst: sidehovedet, links og knapper, fx '#35286b'. "
        "Lyse og mørke toner bliver regnet ud fra den."
    )
    lys: Farve = Field(
        description="En lys farve, der kan ses på jeres egen: stregen under menupunktet, og det varme på siderne."
    )

    @field_validator("mærke", "lys")
    @classmethod
    def can_be_read(cls, value: str, info: ValidationInfo) -> str:
        """Return a colour; raise Fejltekst where it can't be read or seen."""
        name = str(info.field_name)
        if name == "mærke" or "mærke" in info.data:  # else that one is told
            farver.require_contrast(name, {**info.data, name: value})
        return value


def _way(value: str) -> str:
    """Return where a link leads: an address of the site, or one elsewhere; raise Fejltekst for anything else."""
    if value.startswith("https://"):
        return safe_address(value)
    if not re.fullmatch(r"(?:[a-z0-9-]+/)*(?:#[^\s<>\"]+)?", value):
        advice = "skriv den som moduler/, eller begynd med https://, hvis den ligger et andet sted"
        raise Fejltekst(f"«{value}» er ikke en adresse på sitet", advice)
    return value


class Genvej(Grund):
    """A link: what it is called, and where it leads."""

    titel: Annotated[Titel, StringConstraints(max_length=40)] = Field(description="Det, linket hedder.")
    adresse: Annotated[str, StringConstraints(max_length=500), AfterValidator(_way)] = Field(
        description="En side på sitet, fx moduler/, eller en adresse et andet sted, med https:// foran."
    )


class Forside(Grund):
    """What the front page offers first."""

    først: tuple[Ref["guiden"], ...] = Field(
        default=(), max_length=3, description="Id på de sider, de første af de tre opgaver fører til, i rækkefølge."
    )
    genveje: tuple[Genvej, ...] = Field(
        default=(), max_length=4, description="Links på linjen med «Hos os» under opgaverne."
    )


class EgenUdgave(Grund):
    """lokal/<navn>/udgave.yaml: who an edition belongs to."""

    navn: Annotated[Titel, StringConstraints(max_length=40)] = Field(
        description="Stedets navn, kort, fx Eksempelby. Alt, der er jeres eget, bliver mærket «Lokalt – Eksempelby»."
    )
    organisation: Titel = Field(description="Den, der udgiver sitet, fx Uddannelsesenheden i Eksempelby Kommune.")
    titel: Titel = Field(description="Sitets navn, som det står øverst på hver side.")
    beskrivelse: Ren = Field(description="Én sætning om sitet. Søgemaskiner og intranet viser den.")
    adresse: Adresse | None = Field(default=None, description="Hvor sitet skal ligge på nettet, med https:// foran.")
    kontakt: Ren | None = Field(default=None, description="Hvordan læserne får fat i jer: mailto:… eller https://…")
    rettelser: Ren | None = Field(
        default=None, description="Hvor en rettelse sendes hen, hvis det er et andet sted end kontakten."
    )
    tilgængelighed: Adresse | None = Field(
        default=None,
        description="Adressen på jeres tilgængelighedserklæring, med https:// foran. Offentlige myndigheder skal lave "
        "den i Digitaliseringsstyrelsens WAS-Tool og have én for hvert websted.",
    )
    tilgængelighedskontakt: Ren | None = Field(
        default=None, description="Hvor en læser får hjælp, når noget ikke kan bruges. Skriv både mail og telefon."
    )
    ansvarlig: Ren | None = Field(
        default=None, description="Hvem der har ansvaret for det, I selv skriver: en funktion, ikke en person."
    )
    privatliv: Annotated[Tekst, AfterValidator(refuse_links)] | None = Field(
        default=None, description="Det, I selv vil sige om læsernes oplysninger, fx hvad jeres server gemmer."
    )
    indlejres_af: Ren | None = Field(
        default=None, description="De websteder, der må vise kort fra sitet i en ramme, med mellemrum imellem."
    )
    farver: Farver | None = Field(
        default=None, description="Jeres to farver. Uden dem har sitet den fælles guides farver."
    )
    logo: Annotated[Ren, AfterValidator(file_name)] | None = Field(
        default=None,
        description="Jeres logo: en SVG-fil ved siden af denne fil, med hele farver og uden tekst og scripts.",
    )
    menu: tuple[Genvej, ...] = Field(
        default=(), max_length=6, description="Menuen øverst, når den skal være en anden end den fælles guides."
    )
    forside: Forside | None = Field(default=None, description="Det, forsiden viser først.")
    bund: tuple[Genvej, ...] = Field(
        default=(), max_length=6, description="Flere links nederst på hver side. «Hos os» står der altid."
    )
    skjul: tuple[Skjult, ...] = Field(
        default=(), description="Fælles opslag, I har valgt fra. Deres adresser fører til en side, der siger det."
    )
    gennemgået: Dato = Field(description="Den dag nogen hos jer sidst så hele udgaven efter (ÅÅÅÅ-MM-DD).")

    @property
    def mærke(self) -> str:
        """What is written on all that is the edition's own."""
        return f"Lokalt – {self.navn}"


def as_source(id_: str, udgave: EgenUdgave) -> tuple[Kilde, Kildepunkt]:
    """Return the edition `id_` as the source of what it adds, with the one point that all of it rests on."""
    said = f"Det, der er mærket «{udgave.mærke}», har {udgave.organisation} selv skrevet, og det gælder kun her."
    kilde = Kilde.model_construct(
        id=id_,
        titel=udgave.mærke,
        omtale=udgave.organisation,
        udgiver=udgave.organisation,
        dato=str(udgave.gennemgået.year),
        art=LOCAL,
        punkter=1,
        dækker=said,
        forbehold=("Ingen af guidens kilder har set det efter.",),
        gennemgået=udgave.gennemgået,
    )
    return kilde, Kildepunkt.model_construct(id=f"{id_}-001", afsnit=udgave.mærke, art=LOCAL, punkt=said)


@dataclass(frozen=True)
class Valgtfra:
    """Something shared that an edition has left out: what it was, where its page would be, and why it is gone."""

    id: str
    titel: str
    art: str
    adresse: str
    fordi: str


@dataclass(frozen=True)
class EgenSide:
    """A page that an edition has written by hand."""

    adresse: str
    titel: str
    kort: str


@dataclass(frozen=True)
class Lokalt:
    """The edition that lies over the shared data: its id, which is its folder's name, who it is, what it hides, and the
    pages it has written by hand."""

    id: str
    udgave: EgenUdgave
    skjulte: tuple[Valgtfra, ...] = ()
    sider: tuple[EgenSide, ...] = ()

    @property
    def mærke(self) -> str:
        """What is written on all that is the edition's own."""
        return self.udgave.mærke
