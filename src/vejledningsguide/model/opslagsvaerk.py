"""Things to look up: digital tools, competence needs, and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .belaeg import AfvigelseId, Forbehold
from .felter import Adresse, BelægId, Fejltekst, Forslag, Grund, Id, Kildehenvist, Linje, Opslag, Tal, Titel, Udsagn


class Værktøj(Opslag):
    """A digital tool or the like."""

    hvad: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad værktøjet er, og hvad det kan.")
    for_hvem: tuple[Udsagn, ...] = Field(min_length=1, description="Hvem det er til.")
    adgang: tuple[Udsagn, ...] = Field(default=(), description="Hvordan man får adgang, hvis kilden siger det.")
    link: Adresse | None = Field(default=None, description="Adressen, som kilden giver den.")
    afprøvet: Linje = Field(default="ikke afprøvet", description="Dag, linket sidst virkede, eller «ikke afprøvet».")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Hvordan du kan bruge det. Redaktionens forslag.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Det, læseren skal vide først.")


class VærktøjFil(Grund):
    """data/vaerktoejer.yaml"""

    indledning: tuple[Udsagn, ...] = Field(default=(), description="Det, der gælder alle værktøjerne.")
    værktøjer: tuple[Værktøj, ...] = Field(min_length=1, description="Værktøjerne.")


class Hjælp(Grund):
    """Something on the site that helps with a need."""

    mål: Id = Field(description="Id på det opslag, der hjælper.")
    tekst: Linje = Field(description="Hvordan det hjælper, i få ord.")
    grundlag: Literal["stærkt", "delvist"] = Field(
        description="stærkt: kilden sætter selv behov og hjælp sammen. delvist: redaktionen gør det ud fra kilderne."
    )
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, det hviler på.")


class Behov(Opslag):
    """A competence need, and what helps with it; also where the sources offer nothing."""

    siges_af: tuple[Literal["vejledere", "koordinatorer", "ledere", "skoler", "workshop", "rapporten"], ...] = Field(
        min_length=1, description="Hvem der nævner behovet i kilden."
    )
    siger: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad de siger.")
    hjælp: tuple[Hjælp, ...] = Field(default=(), description="Hvad på siden der hjælper. Udelad, når intet gør.")
    ingen_hjælp: Linje | None = Field(default=None, description="Når kilderne intet tilbyder: sig det her.")


class Kompetence(Grund):
    """A row of the report's table of twenty competences, without the lost ratings."""

    nr: Tal = Field(description="Rækkens nummer i vores opstilling.")
    titel: Linje = Field(description="Kompetencen i vores egne ord.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="Kildepunktet for rækken.")
    hjælp: tuple[Hjælp, ...] = Field(default=(), description="Hvad på siden der hjælper. Udelad, når intet gør.")
    ingen_hjælp: Linje | None = Field(default=None, description="Når kilderne intet tilbyder: sig det her.")


class BehovFil(Grund):
    """data/behov.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Hvor behovene kommer fra.")
    forbehold: tuple[Forbehold, ...] = Field(min_length=1, description="Det, der gælder alle behovene.")
    behov: tuple[Behov, ...] = Field(min_length=1, description="Behovene.")
    kompetencer: tuple[Kompetence, ...] = Field(min_length=20, max_length=20, description="De tyve kompetencer.")


def _read_value(value: Any) -> Any:
    """Turn «1.559», «82», «4,4» or «-» (no figure) into a number or None; a dot parts thousands, a comma decimals."""
    if not isinstance(value, str):
        return value
    if value == "-":
        return None
    if not re.fullmatch(r"(0|[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]*)(,[0-9]+)?", value):
        raise Fejltekst(f"«{value}» er ikke et tal", 'skriv fx 1559, "4,4" eller "-", når tallet mangler')
    return float(value.replace(".", "").replace(",", "."))


Værdi = Annotated[float | None, BeforeValidator(_read_value, json_schema_input_type=str | int | float)]


class Talrække(Grund):
    """A row of figures."""

    navn: Linje = Field(description="Rækkens navn.")
    modul: Id | None = Field(default=None, description="Id på det modul, rækken handler om.")
    værdier: tuple[Værdi, ...] = Field(min_length=1, description="Ét tal for hver kolonne; - når det mangler.")
    i_alt: Værdi = Field(default=None, description="Kildens egen total for rækken.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, rækken hviler på.")


class Talsæt(Kildehenvist):
    """A table of figures that is drawn as a chart too. Each figure of the sources stands here and nowhere else."""

    id: Id = Field(description="Talsættets faste navn; bliver til anker på siden med tal.")
    titel: Titel = Field(description="Hvad tallene viser, og for hvilken tid.")
    kort: Linje = Field(description="Det vigtigste, tallene viser, i én sætning.")
    form: Literal["søjler", "bjælker", "andele", "nøgletal"] = Field(
        description="søjler: tal over tid. bjælker: en bjælke pr. række. andele: procent af 100. nøgletal: enkelttal."
    )
    enhed: Linje = Field(description="Hvad der tælles, fx «deltagere på modulet».")
    trukket: Linje = Field(description="Hvornår data er trukket, eller «ikke oplyst».")
    kolonner: tuple[Titel, ...] = Field(min_length=1, description="Kolonnernes navne, fx år.")
    rækker: tuple[Talrække, ...] = Field(min_length=1, description="Rækkerne.")
    kildens_sum: tuple[Værdi, ...] = Field(default=(), description="Kildens egen sum for hver kolonne.")
    sum_note: Linje | None = Field(default=None, description="Hvad der er galt, når kildens sum ikke passer.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Det, læseren skal vide om tallene.")
    afvigelser: tuple[AfvigelseId, ...] = Field(default=(), description="Numre i listen over uoverensstemmelser.")

    def columns(self) -> Iterator[tuple[str, str, object]]:
        """Yield each column's figures and its sum; an ellipsis where there are more or fewer figures than columns."""
        width = len(self.kolonner)
        even = all(len(row.værdier) == width for row in self.rækker)
        sums = self.kildens_sum or (None,) * width
        for place, name in enumerate(self.kolonner):
            yield name, "værdier", tuple(row.værdier[place] for row in self.rækker) if even else ...
            yield name, "kildens_sum", sums[place] if len(sums) == width else ...


class TalFil(Grund):
    """data/tal.yaml"""

    tal: tuple[Talsæt, ...] = Field(min_length=1, description="Talsættene.")


class Spørgsmål(Opslag):
    """A question that readers come with, and a short answer. The title is the question."""

    svar: tuple[Udsagn, ...] = Field(min_length=1, description="Svaret, kort og med belæg.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl, der hører til svaret.")
    videre: tuple[Id, ...] = Field(min_length=1, description="Id på opslag, hvor svaret er foldet ud.")


class SpørgsmålFil(Grund):
    """data/spoergsmaal.yaml"""

    spørgsmål: tuple[Spørgsmål, ...] = Field(min_length=1, description="Spørgsmålene, de vigtigste først.")
