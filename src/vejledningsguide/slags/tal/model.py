"""Sets of figures, as an editor writes them: each figure of the sources stands here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ...felter import BelægId, Grund, Id, Kildehenvist, Linje, Ref, Ren, SandFalsk, Titel
from ...grundlag import AfvigelseRef, Forbehold
from ...values import Fejltekst


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

    navn: Ren = Field(description="Rækkens navn.")
    modul: Ref["moduler"] | None = Field(default=None, description="Id på det modul, rækken handler om.")
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
    uden_diagram: SandFalsk = Field(default=False, description="true, når et diagram ikke viser mere end tabellen.")
    enhed: Ren = Field(description="Hvad der tælles, fx «deltagere på modulet».")
    trukket: Ren = Field(description="Hvornår data er trukket, eller «ikke oplyst».")
    kolonner: tuple[Titel, ...] = Field(min_length=1, description="Kolonnernes navne, fx år.")
    rækker: tuple[Talrække, ...] = Field(min_length=1, description="Rækkerne.")
    kildens_sum: tuple[Værdi, ...] = Field(default=(), description="Kildens egen sum for hver kolonne.")
    sum_note: Linje | None = Field(default=None, description="Hvad der er galt, når kildens sum ikke passer.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Det, læseren skal vide om tallene.")
    afvigelser: tuple[AfvigelseRef, ...] = Field(default=(), description="Numre i listen over uoverensstemmelser.")

    @property
    def få(self) -> bool:
        """Whether there are so few figures that a sentence says them."""
        return sum(len(row.værdier) for row in self.rækker) <= 2

    @property
    def egne_summer(self) -> bool:
        """Whether the bars must say sums of ours, since they have several parts and the source gives none."""
        several = len(self.rækker) > 1 if self.form == "søjler" else len(self.kolonner) > 1
        given = self.kildens_sum if self.form == "søjler" else all(row.i_alt is not None for row in self.rækker)
        return self.form in ("søjler", "bjælker") and several and not given

    def columns(self) -> Iterator[tuple[str, str, object]]:
        """Yield each column's figures and its sum; an ellipsis where there are more or fewer figures than columns."""
        width = len(self.kolonner)
        even = all(len(row.værdier) == width for row in self.rækker)
        sums = self.kildens_sum or (None,) * width
        for place, name in enumerate(self.kolonner):
            yield name, "værdier", tuple(row.værdier[place] for row in self.rækker) if even else ...
            yield name, "kildens_sum", sums[place] if len(sums) == width else ...


class Hovedtal(Grund):
    """One of the few figures that a reader should meet first: which it is, and a sentence on what it means."""

    tal: Ref["tal"] = Field(description="Id på den figur, tallet står i.")
    række: Ren = Field(description="Navnet på tallets række, som det står i figuren.")
    kolonne: Ren | None = Field(default=None, description="Navnet på tallets kolonne. Udelad det ved rækkens total.")
    enhed: Ren = Field(description="Ordet efter tallet, fx «deltagere».")
    tekst: Linje = Field(description="Hvad tallet betyder for læseren, i én sætning.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, sætningen hviler på.")


class TalFil(Grund):
    """data/tal.yaml"""

    hovedtal: tuple[Hovedtal, ...] = Field(min_length=1, description="De få tal, der står øverst på siden Tal.")
    tal: tuple[Talsæt, ...] = Field(min_length=1, description="Talsættene.")
