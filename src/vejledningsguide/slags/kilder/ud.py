"""The sources and their points as other systems get them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from ...guide import Guide
from ...udtraek import Udgiver, Udtrukket, Udtræk


class LinkUd(Udtrukket):
    """An address that a source gives."""

    titel: str = Field(description="Det, linket hedder.")
    adresse: str = Field(description="Hele adressen.")


class KildeUd(Udtrukket):
    """A source."""

    id: str = Field(description="Kildens faste navn. Dens kildepunkters id begynder med det.")
    titel: str = Field(description="Dokumentets titel, som den står på det.")
    adresse: str = Field(description="Kildens side her på sitet.")
    omtale: str = Field(description="Sådan omtales kilden midt i en sætning.")
    udgiver: str = Field(description="Hvem der har udgivet dokumentet, eller «ikke angivet».")
    dato: str = Field(description="Udgivelsestid, som den er angivet, eller «udateret».")
    art: str = Field(description="«guide», «artikel», «præsentation» eller «rapport».")
    antal_punkter: int = Field(description="Hvor mange kildepunkter dokumentet er delt op i.")
    dækker: str = Field(description="Hvad kilden handler om, og hvem den handler om.")
    forbehold: tuple[str, ...] = Field(description="Det, læseren skal vide, før kilden bruges som argument.")
    links: tuple[LinkUd, ...] = Field(description="De links, kilden selv giver.")
    gennemgået: date = Field(description="Den dag, nogen sidst holdt omtalen op mod kilden.")


class FaktumUd(Udtrukket):
    """A figure or a name that a source gives."""

    felt: str = Field(description="Hvad det er, fx «dage».")
    værdi: str = Field(description="Det, kilden siger.")
    om: str | None = Field(description="Id eller navn på det, det handler om.")


class KildepunktUd(Udtrukket):
    """A source point."""

    id: str = Field(description="Kildens id og tre cifre. Andre data peger hertil i «belæg».")
    adresse: str = Field(description="Hvor punktet står på sitet.")
    kilde: str = Field(description="Kildens id i kilder.json.")
    nummer: int = Field(description="Punktets nummer i kilden.")
    afsnit: str = Field(description="Det afsnit i kilden, punktet står i.")
    art: str = Field(description="Hvad slags punkt det er, fx «råd», «tal» eller «erfaring».")
    punkt: str = Field(description="Det, kilden siger, med vores egne ord.")
    forbehold: str | None = Field(description="Det, der skal med, når punktet bruges.")
    fakta: tuple[FaktumUd, ...] = Field(description="Tal og navne, som kilden giver nøjagtigt.")
    brugt_i: tuple[str, ...] = Field(description="Adresserne på de steder på sitet, der hviler på punktet.")
    udeladt: str | None = Field(description="Hvorfor punktet ikke bruges på sitet.")


def _kilder(guide: Guide, ud: Udgiver) -> Iterator[KildeUd]:
    for view in guide.kilder:
        kilde = view.opslag
        yield KildeUd(
            id=kilde.id,
            titel=kilde.titel,
            adresse=ud.adresse(view.adresse),
            omtale=kilde.omtale,
            udgiver=kilde.udgiver,
            dato=kilde.dato,
            art=kilde.art,
            antal_punkter=kilde.punkter,
            dækker=ud.tekst(kilde.dækker),
            forbehold=ud.tekster(kilde.forbehold),
            links=tuple(LinkUd(titel=link.titel, adresse=link.adresse) for link in kilde.links),
            gennemgået=kilde.gennemgået,
        )


def _punkter(guide: Guide, ud: Udgiver) -> Iterator[KildepunktUd]:
    for view in guide.punkter.values():
        punkt = view.opslag
        yield KildepunktUd(
            id=punkt.id,
            adresse=ud.adresse(view.adresse),
            kilde=view.kilde.id,
            nummer=view.nummer,
            afsnit=punkt.afsnit,
            art=punkt.art,
            punkt=ud.tekst(punkt.punkt),
            forbehold=ud.tekst(punkt.forbehold) if punkt.forbehold else None,
            fakta=tuple(FaktumUd(felt=one.felt, værdi=one.værdi, om=one.om) for one in punkt.fakta),
            brugt_i=tuple(ud.adresse(one.adresse) for one in view.brugt_i),
            udeladt=punkt.udeladt,
        )


UDTRÆK = (
    Udtræk("kilder", "Kilder", "De dokumenter, sitet hviler på: et opslag for hvert.", KildeUd, _kilder),
    Udtræk(
        navn="kildepunkter",
        titel="Kildepunkter",
        kort="Det, kilderne siger, ét for ét: et opslag for hvert punkt, med de steder det bruges.",
        model=KildepunktUd,
        poster=_punkter,
    ),
)
