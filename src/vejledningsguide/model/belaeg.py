"""The registry of source points: what every claim on the site rests on, and where the sources disagree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .felter import BelægId, Grund, Id, Linje, Tekst

Art = Literal[
    "behov",
    "betingelse",
    "case",
    "citat-indhold",
    "definition",
    "erfaring",
    "læringsmiljø",
    "metode",
    "modul",
    "mål",
    "plantrin",
    "rolle",
    "råd",
    "samtalegreb",
    "situation",
    "struktur",
    "tal",
    "udbyder",
    "værktøj",
]
AfvigelseId = Annotated[str, StringConstraints(pattern=r"^afv-[0-9]{2}$")]


class Faktum(Grund):
    """A figure or a name that a source gives, and that whatever rests on the point must give too."""

    felt: Linje = Field(description="Navnet på det felt i et opslag, der skal sige det samme som kilden, fx dage.")
    værdi: Linje = Field(
        description="Det, kilden siger. Flere tal på række skilles med komma og mellemrum. Skriv - når kilden intet "
        "sikkert har. Er kilden uenig med sig selv, er hvert bud et faktum for sig."
    )
    om: Linje | None = Field(
        default=None,
        description="Id, navn eller titel på det, faktummet handler om (for talsæt også en kolonnes navn). Kan "
        "udelades, når feltet kun findes ét sted, der hviler på punktet.",
    )


class Kildepunkt(Grund):
    """One thing a source says, small enough to be checked on its own."""

    id: BelægId = Field(description="Kildens id og tre cifre. Skrives én gang og ændres aldrig.")
    afsnit: Linje = Field(description="Det afsnit i kilden, punktet står i.")
    art: Art = Field(description="Hvad slags punkt det er.")
    punkt: Tekst = Field(description="Det, kilden siger, i vores egne ord.")
    forbehold: Tekst | None = Field(default=None, description="Det, der skal med, når punktet bruges.")
    fakta: tuple[Faktum, ...] = Field(
        default=(), description="Tal og navne i punktet, som de opslag, der hviler på det, skal gengive nøjagtigt."
    )
    udeladt: Linje | None = Field(
        default=None, description="Hvorfor punktet ikke bruges på siden. Udelad feltet, når det bruges."
    )


class BelægFil(Grund):
    """data/belaeg/<kilde>.yaml"""

    punkter: tuple[Kildepunkt, ...] = Field(min_length=1, description="Kildens punkter, i kildens rækkefølge.")


class Udlægning(Grund):
    """What one place in a source says about a matter that another place sees differently."""

    kilde: Id = Field(description="Kildens id.")
    siger: Linje = Field(description="Det, der står dér, i vores egne ord. Tal gengives, som de står.")


class Forbehold(Grund):
    """Where the sources disagree or a figure was lost: told to the reader, never decided in silence."""

    tekst: Tekst = Field(description="Hvad læseren skal vide, i klare ord.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, der er uenige eller usikre.")
    afvigelse: AfvigelseId | None = Field(
        default=None, description="Nummeret i listen over uoverensstemmelser, fx afv-20."
    )


class Afvigelse(Grund):
    """A place where sources disagree, a figure was lost, or a text is in doubt."""

    id: AfvigelseId = Field(description="afv- og to cifre. Ændres aldrig.")
    emne: Linje = Field(description="Hvad uoverensstemmelsen handler om.")
    alvor: Literal["høj", "middel", "lav"] = Field(description="Hvor meget det betyder for den, der bruger indholdet.")
    udlægninger: tuple[Udlægning, ...] = Field(min_length=1, description="Hvad de forskellige steder siger.")
    vurdering: Tekst = Field(description="Hvordan vi læser det, og hvad der ikke kan afgøres.")
    håndtering: Tekst = Field(description="Hvad siden gør ved det.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, det drejer sig om.")


class AfvigelseFil(Grund):
    """data/afvigelser.yaml"""

    afvigelser: tuple[Afvigelse, ...] = Field(min_length=1, description="Uoverensstemmelserne, efter nummer.")
