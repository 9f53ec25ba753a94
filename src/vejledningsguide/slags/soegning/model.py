"""What people say: data/soegeord.yaml."""

from __future__ import annotations

from pydantic import Field

from ...felter import Grund, Ref, Ren, Tekst
from ...udgave import Åbent

FIL = "soegeord.yaml"
SIGER = "Andre måder at spørge på: sætninger og ord, som folk siger dem, uden anførselstegn."
VENDINGER = ("vendinger", "vendinger_til_guidesider", "vendinger_til_begreber")
"""The lists of ways of asking, each for its kind of place."""


class Søgerække(Grund):
    """One meaning: what people say, what the guide calls it, and where it leads."""

    siger: tuple[Ren, ...] = Field(
        min_length=1, description="Det, folk skriver i søgefeltet: ord i grundform eller nogle få ord sammen."
    )
    kaldes: tuple[Ren, ...] = Field(default=(), description="Det, guiden kalder det. Ordet skal stå et sted i data.")
    mål: tuple[Ref["guiden", "tal"], ...] = Field(default=(), description="Id på de sider, ordene især fører til.")
    svar: Ren | None = Field(
        default=None, description="Én sætning over resultaterne, når kilderne intet siger om det. Kræver mål."
    )
    åbent: Åbent | None = Field(
        default=None, description="Det åbne spørgsmål, rækken handler om. Svarer en udgave på det, vises dens svar."
    )


class Vending(Grund):
    """Other ways of asking for a page: whole sentences, where people use other words than its title."""

    til: Ref["guiden", "tal", "sammenligninger"] = Field(description="Id på siden, der svarer.")
    siger: tuple[Ren, ...] = Field(min_length=1, description=SIGER)


class GuidesideVending(Grund):
    """Other ways of asking for a page that a guide is divided into."""

    til: Ref["guidesider"] = Field(description="Id på den del af en guide, som siden begynder med.")
    siger: tuple[Ren, ...] = Field(min_length=1, description=SIGER)


class BegrebVending(Grund):
    """Other ways of asking for a word of the glossary."""

    til: Ref["begreber"] = Field(description="Id på ordet.")
    siger: tuple[Ren, ...] = Field(min_length=1, description=SIGER)


class SøgeordFil(Grund):
    """data/soegeord.yaml"""

    småord: Tekst = Field(description="Ord med mellemrum imellem, der ikke bliver søgt efter, når der står andre ord.")
    rækker: tuple[Søgerække, ...] = Field(min_length=1, description="Rækkerne, én for hver betydning.")
    vendinger: tuple[Vending, ...] = Field(
        default=(), description="Sider, som folk spørger efter med andre ord end titlens. Én gang for hver side."
    )
    vendinger_til_guidesider: tuple[GuidesideVending, ...] = Field(
        default=(), description="Det samme til de sider, en guide er delt i."
    )
    vendinger_til_begreber: tuple[BegrebVending, ...] = Field(default=(), description="Det samme til ord i ordlisten.")
