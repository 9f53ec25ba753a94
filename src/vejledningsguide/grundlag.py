"""What every claim on the site rests on: the sources, their points, and where they disagree."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from .felter import Adresse, BelægId, Dato, Grund, Henviser, Id, Linje, Ref, Ren, SandFalsk, Tal, Tekst, Titel, Udsagn
from .walk import models

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
AfvigelseRef = Annotated[AfvigelseId, Henviser(("afvigelser",))]


LOCAL = "lokal"
"""The kind of source that an edition is, and of the one point that it has."""

ADVISING = frozenset({"betingelse", "plantrin", "råd", "samtalegreb"})
"""The kinds of point by which a source advises; by all others it only tells what is or was."""


class Faktum(Grund):
    """A figure or a name that a source gives, and that whatever rests on the point must give too."""

    felt: Ren = Field(description="Navnet på det felt i et opslag, der skal sige det samme som kilden, fx dage.")
    værdi: Ren = Field(
        description="Det, kilden siger. Flere tal på række skilles med komma og mellemrum. Skriv - når kilden intet "
        "sikkert har. Er kilden uenig med sig selv, er hvert bud et faktum for sig."
    )
    om: Ren | None = Field(
        default=None,
        description="Id, navn eller titel på det, faktummet handler om (for talsæt også en kolonnes navn). Kan "
        "udelades, når feltet kun findes ét sted, der hviler på punktet.",
    )


class Kildepunkt(Grund):
    """One thing a source says, small enough to be checked on its own."""

    id: BelægId = Field(description="Kildens id og tre cifre. Skrives én gang og ændres aldrig.")
    afsnit: Ren = Field(description="Det afsnit i kilden, punktet står i.")
    art: Art = Field(description="Hvad slags punkt det er.")
    punkt: Tekst = Field(description="Det, kilden siger, i vores egne ord.")
    forbehold: Tekst | None = Field(default=None, description="Det, der skal med, når punktet bruges.")
    fakta: tuple[Faktum, ...] = Field(
        default=(), description="Tal og navne i punktet, som de opslag, der hviler på det, skal gengive nøjagtigt."
    )
    udeladt: Ren | None = Field(
        default=None, description="Hvorfor punktet ikke bruges på siden. Udelad feltet, når det bruges."
    )

    @property
    def råder(self) -> bool:
        """Whether the source advises; advice that rests on any other point is ours, drawn from what it tells."""
        return self.art in ADVISING


class Kildelink(Grund):
    """An address outside the site, as a source gives it."""

    titel: Titel = Field(description="Det, linket hedder på siden.")
    adresse: Adresse = Field(description="Hele adressen, med https:// foran.")


class Kilde(Grund):
    """One of the source documents."""

    id: Id = Field(description="Kildens faste navn. Kildepunkternes id begynder med det, fx kt-guide-043.")
    titel: Ren = Field(description="Dokumentets titel, som den står på det.")
    omtale: Ren = Field(description="Sådan omtales kilden midt i en sætning, fx «guiden fra Uddannelse København».")
    udgiver: Ren = Field(description="Hvem der har udgivet dokumentet. Skriv «ikke angivet», hvis det ikke fremgår.")
    dato: Ren = Field(description="Udgivelsestid, som den er angivet, eller «udateret».")
    art: Literal["guide", "artikel", "præsentation", "rapport"] = Field(description="Dokumentets art.")
    punkter: Tal = Field(description="Hvor mange kildepunkter dokumentet er delt op i.")
    dækker: Tekst = Field(description="Hvad kilden handler om, og hvem den handler om.")
    bruges_til: Linje | None = Field(default=None, description="Hvad læseren kan bruge kilden til, i én sætning.")
    anbefalinger: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden selv anbefaler, i kildens orden.")
    forbehold: tuple[Tekst, ...] = Field(
        min_length=1, description="Det, læseren skal vide, før kilden bruges som argument."
    )
    links: tuple[Kildelink, ...] = Field(default=(), description="De links, kilden selv giver. De er ikke afprøvet.")
    gennemgået: Dato = Field(description="Den dag nogen sidst holdt opslaget op mod kilden (ÅÅÅÅ-MM-DD).")

    @property
    def lokal(self) -> bool:
        """Whether it is an edition, which is the source of what it adds: nobody writes that as its kind."""
        return str(self.art) == LOCAL


class Udlægning(Grund):
    """What one place in a source says about a matter that another place sees differently."""

    kilde: Ref["kilder"] = Field(description="Kildens id.")
    siger: Linje = Field(description="Det, der står dér, i vores egne ord. Tal gengives, som de står.")


class Forbehold(Grund):
    """Where the sources disagree or a figure was lost: told to the reader, never decided in silence."""

    tekst: Tekst = Field(description="Hvad læseren skal vide, i klare ord.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, der er uenige eller usikre.")
    afvigelse: AfvigelseRef | None = Field(
        default=None, description="Nummeret i listen over uoverensstemmelser, fx afv-20."
    )
    vigtigt: SandFalsk = Field(
        default=False,
        description="true, når det ville ændre, hvad læseren gør. Siden viser ét, sidst; resten er foldet sammen.",
    )


class Afvigelse(Grund):
    """A place where sources disagree, a figure was lost, or a text is in doubt."""

    id: AfvigelseId = Field(description="afv- og to cifre. Ændres aldrig.")
    emne: Ren = Field(description="Hvad uoverensstemmelsen handler om.")
    gruppe: Literal["beslutning", "uddannelse", "tal", "praksis", "tekst"] = Field(
        description="beslutning: kan ændre det, læseren vælger, og står åben. De andre er foldet; tekst er stavemåder "
        "og tabte ord."
    )
    alvor: Literal["høj", "middel", "lav"] = Field(description="Hvor meget det betyder for den, der bruger indholdet.")
    udlægninger: tuple[Udlægning, ...] = Field(min_length=1, description="Hvad de forskellige steder siger.")
    vurdering: Tekst = Field(description="Hvordan vi læser det, og hvad der ikke kan afgøres.")
    håndtering: Tekst = Field(description="Hvad siden gør ved det.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, det drejer sig om.")


def points(value: Any) -> tuple[str, ...]:
    """Return the ids of every source point that a model or anything inside it rests on, sorted."""
    return tuple(sorted({point for model in models(value) for point in getattr(model, "belæg", ())}))


def source_of(point: str) -> str:
    """Return the id of the source that a point belongs to: kt-guide-043 → kt-guide."""
    return point.rpartition("-")[0]


def number_of(point: str) -> int:
    """Return a point's number in its source: kt-guide-043 → 43."""
    return int(point.rpartition("-")[2])
