"""The module catalogue: today's portfolio and the proposed structure, kept apart."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ...felter import BelægId, Dage, Grund, Id, Linje, Opslag, Ref, Ren, Tal, Tekst, Titel, Udsagn
from ...grundlag import Forbehold

Struktur = Literal["nuværende", "foreslået", "fælleskatalog", "lokal"]
Status = Literal["i brug i 2022", "foreslået ny", "foreslået revideret", "foreslået udgået", "lokalt tilbud"]
Felt = Literal["SOSU", "PAU"]
Grundlag = Literal["kilden", "udledt"]
Nummer = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]


class Niveau(Grund):
    """A rung of the ladder."""

    id: Id = Field(description="Niveauets faste navn.")
    titel: Titel = Field(description="Niveauets navn.")
    kort: Linje = Field(description="Hvad trinnet er til.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, forklaringen hviler på.")


class Mål(Grund):
    """One of a module's goals, paraphrased, with the number the source gives it."""

    løbenummer = "nr"

    nr: Tal = Field(description="Målets nummer i kilden.")
    tekst: Tekst = Field(description="Målet i vores egne ord. Begynder med det, deltageren kan.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="Kildepunktet for målet.")


class Afløsning(Grund):
    """What a module takes over from another one."""

    modul: Ref["moduler"] = Field(description="Id på det modul, der afløses helt eller delvist.")
    hvordan: Linje = Field(description="Hvordan, fx «afløser SOSU-delen» eller «fører temaet videre under ny titel».")
    grundlag: Grundlag = Field(description="Om kilden siger det selv, eller redaktionen har udledt det.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, det hviler på.")


class Forgænger(Grund):
    """An earlier module that is no longer in the portfolio but still in the statistics."""

    titel: Titel = Field(description="Den tidligere titel, nøjagtigt som i kilden.")
    nummer: Nummer = Field(description="Det tidligere nummer, fem cifre.")
    dage: Dage = Field(default=(), description="Antal dage.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, det hviler på.")


class Modul(Opslag):
    """A training module for supervisors."""

    netop_én = ("mål", "mål_mangler")

    kaldes: Titel = Field(description="Kort navn, der kan stå på en knap, fx «SOSU, basis».")
    struktur: Struktur = Field(
        description="nuværende: i brug i 2022. foreslået: kildens forslag. fælleskatalog: uden for. lokal: jeres eget."
    )
    status: Status = Field(description="Modulets stilling ifølge kilden. Et lokalt modul er et lokalt tilbud.")
    status_grundlag: Grundlag = Field(description="Om kilden siger det selv, eller redaktionen har udledt det.")
    felter: tuple[Felt, ...] = Field(min_length=1, description="Hvem modulet er for: SOSU, PAU eller begge.")
    niveau: Ref["niveauer"] = Field(description="Id på niveauet, øverst i filen.")
    nummer: Nummer | None = Field(default=None, description="AMU-nummeret, kun når det er sikkert.")
    dage: Dage = Field(
        default=(),
        description="Antal dage. To tal i en liste, når kilden er uenig med sig selv; udelad, når det ikke er angivet.",
    )
    indhold: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad deltageren får ud af modulet.")
    for_hvem: tuple[Udsagn, ...] = Field(min_length=1, description="Hvem modulet er tænkt til.")
    mål: tuple[Mål, ...] = Field(default=(), description="Modulets mål, ét for ét. Udelad, når kilden ikke giver dem.")
    mål_mangler: Linje | None = Field(default=None, description="Når der ingen mål er: hvad kilden siger om det.")
    erstatter: tuple[Afløsning, ...] = Field(default=(), description="De moduler, dette afløser helt eller delvist.")
    i_forslaget: tuple[Udsagn, ...] = Field(
        default=(), description="For et nuværende modul: hvad forslaget gør ved det."
    )
    forgænger: Forgænger | None = Field(default=None, description="Et tidligere modul med andet navn og nummer.")
    godkendt: Ren | None = Field(default=None, description="Hvornår modulet blev godkendt, hvis kilden siger det.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Uenighed og usikkerhed, som læseren skal kende.")
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der er værd at se sammen med."
    )


class Sammenligning(Grund):
    """Two or three modules that readers often weigh against each other."""

    id: Id = Field(description="Sammenligningens faste navn i adressen.")
    titel: Titel = Field(description="Det, der sammenlignes.")
    kort: Linje = Field(description="Hvornår sammenligningen er nyttig.")
    moduler: tuple[Ref["moduler"], ...] = Field(min_length=2, max_length=3, description="Id på to eller tre moduler.")


class Udbud(Grund):
    """How a reader finds out what runs now: no source tells."""

    søg: tuple[Udsagn, ...] = Field(min_length=1, description="Hvordan du søger, og hvorfor et navn kan være ændret.")
    ring: tuple[Udsagn, ...] = Field(min_length=1, description="Hvem du ringer til, i den rækkefølge det er værd.")
    spørg: tuple[Linje, ...] = Field(min_length=1, description="Redaktionens spørgsmål til skolen, ét for ét.")


class ModulFil(Grund):
    """data/moduler.yaml"""

    forbehold: tuple[Forbehold, ...] = Field(min_length=1, description="Det, der gælder hele kataloget.")
    niveauer: tuple[Niveau, ...] = Field(min_length=1, description="Stigens trin, nedefra og op.")
    moduler: tuple[Modul, ...] = Field(min_length=1, description="Modulerne.")
    sammenligninger: tuple[Sammenligning, ...] = Field(default=(), description="Færdige sammenligninger.")
    udbud: Udbud = Field(description="Hvordan læseren finder ud af, hvad der udbydes nu.")
