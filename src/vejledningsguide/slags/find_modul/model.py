"""The decision guide: questions, answers, and the recommendations that their conditions lead to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ...felter import BelægId, Forslag, Grund, Id, Kildehenvist, Linje, Ref, Ren, SandFalsk, Tal, Titel, Udsagn
from ...grundlag import Forbehold

Styrke = Literal["stærkt", "delvist", "intet"]


class Svar(Grund):
    """One of the answers to a question of the decision guide. Its id is a part of addresses, and is used once only."""

    uden_anker = True

    id: Id = Field(
        description="Svarets faste navn. Står i adresser, så det er kort, ændres aldrig og bruges kun ét sted."
    )
    titel: Titel = Field(description="Svaret, som det står på knappen.")
    kort: Linje | None = Field(default=None, description="En kort forklaring under svaret, hvis den behøves.")
    navn: Ren = Field(description="Svaret midt i en sætning, fx «oplæringsvejleder» eller «har basis».")
    når: tuple[Ref["svar"], ...] = Field(
        default=(), description="Svaret kan kun vælges efter disse svar; ellers står det gråt. Udelad: altid."
    )
    ellers: Linje | None = Field(
        default=None,
        description="Hvorfor svaret er gråt, når det ikke kan vælges. Udelad: som spørgsmålets eget ellers.",
    )
    hvis: Ren | None = Field(
        default=None, description="Svaret som en betingelse, fx «Har vejlederen basis». Står ved links fra «ved ikke»."
    )
    find_ud_af: Ren | None = Field(
        default=None, description="Ved «ved ikke»: hvad I skal finde ud af, efter «Find ud af», fx «om det er SOSU»."
    )
    spørg: Linje | None = Field(default=None, description="Ved «ved ikke»: hvem der kan vide det, som en handling.")
    holder_åbent: SandFalsk = Field(
        default=False, description="true: svaret er «ved ikke», og regler om spørgsmålet bliver vist som muligheder."
    )
    højst_dage: Tal | None = Field(
        default=None, description="Så mange dage er der højst. Længere moduler bliver mærket i resultatet."
    )
    ændrer_intet: Linje | None = Field(
        default=None, description="Hvorfor svaret er her, selv om det giver det samme som et andet. Udelad normalt."
    )
    belæg: tuple[BelægId, ...] = Field(default=(), description="De kildepunkter, en forklaring hviler på.")


class Valggruppe(Grund):
    """Some of a question's answers under one heading: chosen first, so that the list is short."""

    id: Id = Field(description="Gruppens faste navn. Står i adressen på sidens underspørgsmål.")
    titel: Titel = Field(description="Gruppen, som den står på knappen.")
    kort: Linje | None = Field(default=None, description="En kort forklaring under gruppen.")
    svar: tuple[Ref["svar"], ...] = Field(
        min_length=1, description="Svarene i gruppen. Er der kun ét, spares et skridt."
    )


class Valg(Grund):
    """A question of the decision guide. One that would change nothing is skipped by itself."""

    uden_anker = True

    id: Id = Field(description="Spørgsmålets faste navn.")
    titel: Titel = Field(description="Spørgsmålet, som læseren ser det.")
    navn: Ren = Field(description="Hvad der spørges om, i ét ord, fx «rolle».")
    hjælp: Linje | None = Field(default=None, description="En kort forklaring under spørgsmålet.")
    når: tuple[Ref["svar"], ...] = Field(
        default=(), description="Stil kun spørgsmålet efter disse svar. Udelad: altid."
    )
    ellers: Linje | None = Field(
        default=None, description="Hvorfor nogle svar er grå efter et tidligere svar, og hvad læseren så kan vælge."
    )
    svar: tuple[Svar, ...] = Field(min_length=2, description="Svarene, i rækkefølge.")
    grupper: tuple[Valggruppe, ...] = Field(
        default=(), description="Grupper til det første spørgsmål, når svarene er mange. Hvert svar står i én."
    )


class Modulvalg(Grund):
    """A module in one of the two tracks, and the goals of it that are meant."""

    modul: Ref["moduler"] = Field(description="Modulets id.")
    mål: tuple[Tal, ...] = Field(default=(), description="Numre på de mål, der især svarer på behovet.")
    hvordan: Linje | None = Field(default=None, description="Det, der er særligt at vide, fx «som første del».")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, valget hviler på.")


class Vej(Grund):
    """One way to take a step: its modules, all of them, in order."""

    moduler: tuple[Ref["moduler"], ...] = Field(min_length=1, description="Modulerne, i den rækkefølge de tages.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, vejen hviler på.")


class Spor(Grund):
    """What one of the two structures offers: modules, or words for why there is none."""

    moduler: tuple[Modulvalg, ...] = Field(default=(), description="Modulerne, i den rækkefølge de tages.")
    enten_eller: SandFalsk = Field(
        default=False, description="true: modulerne er alternativer, så ét af dem er nok. Udelad, når alle hører til."
    )
    først: SandFalsk = Field(
        default=False, description="true under foreslået: spørg efter disse moduler før dem, der var i brug i 2022."
    )
    begynd_med: tuple[Vej, ...] = Field(
        default=(),
        description="Det, der kommer før det, andre regler peger på, fx basis. Flere veje: én af dem er nok.",
    )
    tekst: tuple[Udsagn, ...] = Field(default=(), description="Det, kilderne siger, fx når der intet modul er.")


class Begrundelse(Udsagn):
    """A reason that a source gives, and which of the reader's answers it has to do with."""

    om: Ref["valg"] | None = Field(
        default=None, description="Spørgsmålet, grunden hører til. Så står den i kortet ved læserens eget svar."
    )


class Næsteskridt(Grund):
    """What comes after a recommendation: on through the decision guide, or to something on the site."""

    netop_én = ("svar", "mål")

    tekst: Linje = Field(description="Det næste skridt, som en handling.")
    svar: tuple[Ref["svar"], ...] = Field(
        default=(), description="Svar, der fører videre i guiden, fx [vejleder, basis]."
    )
    mål: Ref["guiden"] | None = Field(default=None, description="Eller id på det opslag, skridtet fører til.")


class Anbefaling(Kildehenvist):
    """A rule: when the answers are so, this is what the sources say."""

    id: Id = Field(description="Reglens faste navn.")
    titel: Titel = Field(description="Anbefalingen, som læseren ser den. En handling.")
    kort: Linje = Field(description="Anbefalingen i én sætning.")
    vigtigst: tuple[Udsagn, ...] = Field(
        default=(), description="Det, læseren skal vide, før der står et modul. Øverst i kortet, så højst én eller to."
    )
    bed_om: Udsagn | None = Field(
        default=None, description="Det, I skal bede skolen om sammen med modulet, fx to eller tre blokke."
    )
    prioritet: Tal = Field(description="Laveste tal står først i resultatet. To regler, der mødes, har hver sit.")
    når: tuple[Ref["svar"], ...] = Field(
        default=(),
        description="Svarene, reglen gælder. Flere svar på ét spørgsmål: ét er nok. Flere spørgsmål: alle skal passe.",
    )
    undtagen: tuple[Ref["svar"], ...] = Field(default=(), description="Svar, reglen ikke gælder.")
    styrke: Styrke = Field(
        description="stærkt: står i kilden. delvist: vi lægger punkter sammen. intet: kilderne anbefaler intet."
    )
    hvorfor: tuple[Begrundelse, ...] = Field(
        min_length=1, description="Hvad kilderne siger, så læseren kan se hvorfor. De to første med om står i kortet."
    )
    i_dag: Spor = Field(description="Modulerne i brug i 2022 og dem, der er jeres egne.")
    foreslået: Spor = Field(description="Sporet med det, en kilde foreslår.")
    akademi: tuple[Udsagn, ...] = Field(default=(), description="Vejen over akademi eller diplom, når kilden har en.")
    lokalt: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, stedet selv kan gøre.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Det, redaktionen foreslår, at I gør.")
    læs: tuple[Ref["guiden"], ...] = Field(min_length=1, description="Id på opslag, der er værd at læse nu.")
    tjek: tuple[Linje, ...] = Field(
        default=(), description="Det, I skal spørge skolen om. Det første står i kortet sammen med det fælles."
    )
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl, læseren skal kende.")
    derefter: tuple[Næsteskridt, ...] = Field(default=(), description="Næste skridt efter dette.")


class UdenRegel(Grund):
    """A module that no recommendation leads to, on purpose."""

    modul: Ref["moduler"] = Field(description="Modulets id.")
    fordi: Linje = Field(description="Hvorfor ingen regel peger på det.")


class Tidligere(Grund):
    """An answer that has been taken out. Old links with it go on working."""

    svar: Id = Field(description="Svarets tidligere id.")
    nu: Ref["svar"] = Field(description="Id på det svar, der gælder i stedet.")


class AnbefalingFil(Grund):
    """data/anbefalinger.yaml"""

    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Det, hele beslutningsguiden bygger på.")
    forbehold: tuple[Forbehold, ...] = Field(min_length=1, description="Det, der gælder alle anbefalinger.")
    altid: tuple[Udsagn, ...] = Field(min_length=1, description="Det, stedet skal gøre i alle tilfælde.")
    altid_læs: tuple[Ref["guiden"], ...] = Field(default=(), description="Id på opslag om det, der altid skal gøres.")
    tjek: tuple[Linje, ...] = Field(
        min_length=1, description="Det, skolen altid skal spørges om. De to første altid i kortet."
    )
    spørgsmål: tuple[Valg, ...] = Field(min_length=1, description="Spørgsmålene, i den rækkefølge de bliver stillet.")
    anbefalinger: tuple[Anbefaling, ...] = Field(min_length=1, description="Reglerne.")
    uden_regel: tuple[UdenRegel, ...] = Field(default=(), description="Moduler, som ingen regel peger på med vilje.")
    tidligere: tuple[Tidligere, ...] = Field(default=(), description="Svar, der er taget ud.")
