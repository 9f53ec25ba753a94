"""The recommendations of «Find modul» as other systems get them: the rules, not each combination of answers."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ...guide import Guide
from ...udtraek import Kildepost, Peger, Udgiver, Udtræk
from .model import Anbefaling


class AnbefalingUd(Kildepost):
    """A rule."""

    prioritet: int = Field(description="Det laveste tal står først i et svar.")
    når: tuple[str, ...] = Field(
        description="Id på de svar, reglen gælder. Af svar på samme spørgsmål er ét nok, men alle spørgsmål skal passe."
    )
    undtagen: tuple[str, ...] = Field(description="Id på svar, reglen ikke gælder.")
    styrke: str = Field(description="«stærkt» (står i kilden), «delvist» (vi lægger sammen) eller «intet».")
    hvorfor: tuple[str, ...] = Field(description="Hvad kilderne siger.")
    i_dag: tuple[str, ...] = Field(description="Id på moduler, der var i brug i 2022, eller som er jeres egne.")
    i_dag_enten_eller: bool = Field(description="Om ét af de moduler er nok.")
    foreslået: tuple[str, ...] = Field(description="Id på moduler, som en kilde foreslår.")
    foreslået_enten_eller: bool = Field(description="Om ét af de moduler er nok.")
    tjek: tuple[str, ...] = Field(description="Det, I skal spørge skolen om.")
    forbehold: tuple[str, ...] = Field(description="Tvivl, læseren skal kende.")
    læs: tuple[Peger, ...] = Field(description="Det, der er værd at læse nu.")


def _poster(guide: Guide, ud: Udgiver) -> Iterator[AnbefalingUd]:
    rules: tuple[Anbefaling, ...] = guide.katalog.alle("anbefalinger")
    for regel in rules:
        yield AnbefalingUd(
            id=regel.id,
            titel=regel.titel,
            kort=ud.tekst(regel.kort),
            adresse=ud.adresse(guide.katalog.address(regel)),
            kilde=regel.kilde,
            belæg=regel.belæg,
            gennemgået=regel.gennemgået,
            prioritet=regel.prioritet,
            når=regel.når,
            undtagen=regel.undtagen,
            styrke=regel.styrke,
            hvorfor=ud.tekster(regel.hvorfor),
            i_dag=tuple(one.modul for one in regel.i_dag.moduler),
            i_dag_enten_eller=regel.i_dag.enten_eller,
            foreslået=tuple(one.modul for one in regel.foreslået.moduler),
            foreslået_enten_eller=regel.foreslået.enten_eller,
            tjek=ud.tekster(regel.tjek),
            forbehold=ud.tekster(regel.forbehold),
            læs=tuple(map(ud.peger, regel.læs)),
        )


UDTRÆK = Udtræk(
    navn="anbefalinger",
    titel="Anbefalinger",
    kort="Reglerne bag Find modul: et opslag for hver regel, med de svar den gælder, og de moduler den peger på.",
    model=AnbefalingUd,
    poster=_poster,
)
