"""The self-check before følgeskab: statements to answer, and what to do about what is not in place."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from ...felter import BelægId, Forslag, Grund, Id, Kildehenvist, Linje, Ref, Titel, Udsagn
from ...grundlag import Forbehold

Ord = Literal["på plads", "på vej", "mangler", "åbent"]
ORD: tuple[str, ...] = get_args(Ord)
"""The words for an answer, in the order they are shown. The last is for what is left open."""


class Svarord(Grund):
    """A word for one answer, and for several as one."""

    ord: Ord = Field(description="Ordet, som læseren ser.")
    betyder: Linje = Field(description="Hvad ordet betyder, når det er svar på ét udsagn.")
    samlet: Linje = Field(description="Hvornår flere svar tilsammen får ordet. Reglen selv står i programmet.")


class Led(Grund):
    """A place in the order in which next steps are offered, and the reason for it."""

    id: Id = Field(description="Leddets faste navn. Udsagn peger på det.")
    titel: Titel = Field(description="Det, leddet handler om.")
    fordi: Linje = Field(description="Hvorfor leddet kommer netop her. Står under de skridt, læseren får.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, grunden hviler på. Mindst ét.")


class Skridt(Grund):
    """A next step, with a place on the site to go on from."""

    tekst: Linje = Field(description="Det, I kan gøre, skrevet som en handling.")
    fra: Literal["kilden", "redaktionen"] = Field(
        description="Om kilden selv giver rådet, eller redaktionen foreslår det."
    )
    mål: Ref["guiden"] = Field(description="Id på det opslag eller den side, der hjælper videre.")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, skridtet hviler på. Mindst ét.")


class Tjekudsagn(Grund):
    """A statement that a team finds to be in place, under way or missing."""

    id: Id = Field(description="Udsagnets faste navn. Det står i læserens link med svar og må aldrig ændres.")
    tekst: Linje = Field(description="Udsagnet, sagt af jer selv i nutid, så det kan passe eller ikke passe.")
    hjælp: Linje | None = Field(default=None, description="En kort forklaring under udsagnet, hvis den behøves.")
    led: Ref["rækkefølgen"] = Field(description="Id på det led i rækkefølgen, udsagnets skridt hører til.")
    punkter: tuple[Ref["planen"], ...] = Field(
        default=(), description="Id på de punkter i planen, der er gjort, når udsagnet er på plads."
    )
    mangler: Skridt = Field(description="Næste skridt, når svaret er «mangler».")
    på_vej: Skridt = Field(description="Næste skridt, når svaret er «på vej».")
    belæg: tuple[BelægId, ...] = Field(min_length=1, description="De kildepunkter, udsagnet hviler på. Mindst ét.")


class Tjekgruppe(Kildehenvist):
    """Statements that are told as one: about an organisational condition, or under a title of their own."""

    netop_én = ("betingelse", "titel")

    id: Id = Field(description="Gruppens faste navn.")
    betingelse: Ref["betingelser"] | None = Field(
        default=None, description="Id på det forhold i data/betingelser.yaml, gruppen handler om. Det giver titlen."
    )
    titel: Titel | None = Field(default=None, description="Gruppens titel, når den ikke handler om et forhold.")
    udsagn: tuple[Tjekudsagn, ...] = Field(min_length=1, description="Udsagnene, i den rækkefølge de vises.")


class SelvtjekFil(Grund):
    """data/selvtjek.yaml"""

    plan: Ref["tjeklister"] = Field(description="Id på den tjekliste, svarene udfylder.")
    indledning: tuple[Udsagn, ...] = Field(min_length=1, description="Hvad tjekket bygger på.")
    forbehold: tuple[Forbehold, ...] = Field(min_length=1, description="Det, tjekket ikke kan sige.")
    råd: tuple[Forslag, ...] = Field(default=(), description="Hvordan I bruger tjekket. Redaktionens forslag.")
    svar: tuple[Svarord, ...] = Field(
        min_length=4, max_length=4, description="De tre svar og det åbne: på plads, på vej, mangler, åbent."
    )
    rækkefølge: tuple[Led, ...] = Field(min_length=1, description="Leddene, det vigtigste først.")
    grupper: tuple[Tjekgruppe, ...] = Field(min_length=1, description="Grupperne af udsagn.")
    klar: Skridt = Field(description="Næste skridt, når alt er på plads.")
