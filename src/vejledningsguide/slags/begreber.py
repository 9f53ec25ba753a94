"""The glossary: words that a newcomer may not know. They are explained where they are first met on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from ..felter import Grund, Id, Kildehenvist, Ref, Tekst, Titel
from ..guide import Guide, Side
from ..katalog import Katalog
from ..rum import Datafil, FastSide, Fund, Indlejret, Rum, Skabelon, Slags, Søgt
from ..text import danish_order, plain
from ..udtraek import Udgiver, Udtrukket, Udtræk
from ..walk import Sti


class Begreb(Kildehenvist):
    """A word that a newcomer may not know."""

    id: Id = Field(description="Begrebets faste navn i adresser og henvisninger.")
    term: Titel = Field(description="Ordet, som det skrives midt i en sætning.")
    synonymer: tuple[Titel, ...] = Field(
        default=(), description="Andre ord for det samme, også gamle. De findes også i søgningen."
    )
    bøjninger: tuple[Titel, ...] = Field(
        default=(), description="Bøjede former, der også skal forklares, hvor de står i en tekst."
    )
    forklaring: Tekst = Field(description="Hvad ordet betyder her, i en eller to korte sætninger.")
    grundlag: Literal["kilden", "delvist", "redaktionen"] = Field(
        description="Om kilden selv forklarer ordet, kun delvist gør det, eller redaktionen har tilføjet forklaringen."
    )
    se: tuple[Ref["begreber"], ...] = Field(default=(), description="Id på begreber, der hænger sammen med dette.")


class BegrebFil(Grund):
    """data/begreber.yaml"""

    begreber: tuple[Begreb, ...] = Field(min_length=1, description="Ordlistens opslag.")


def terms_are_told_apart(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No word leads to two explanations."""
    seen: dict[str, str] = {}
    for place, begreb in enumerate(katalog.alle("begreber")):
        ways: list[tuple[Sti, str]] = [(("begreber", place, "term"), begreb.term)]
        for field in ("synonymer", "bøjninger"):
            ways += [(("begreber", place, field, i), word) for i, word in enumerate(getattr(begreb, field))]
        for sti, word in ways:
            other = seen.setdefault(word.lower(), begreb.id)
            if other != begreb.id:
                yield "begreber.yaml", sti, f"«{word}» forklares også under «{other}»", "lad ordet stå ét sted"


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the glossary, by first letter."""
    letters: dict[str, list[Begreb]] = {}
    for begreb in guide.begreber:
        letters.setdefault(begreb.term[0].upper(), []).append(begreb)
    yield guide.fast("ordliste", guide.herkomst(guide.begreber), grupper=letters)


def _found(guide: Guide) -> Iterator[Søgt]:
    """Yield each word with its explanation, which answers whoever asks what it means."""
    for b in guide.begreber:
        told = plain(b.forklaring, lambda id_: guide.henvisninger[id_].titel)
        yield Søgt(guide.katalog.address(b), b.synonymer, told)


class BegrebUd(Udtrukket):
    """A word as other systems get it."""

    id: str = Field(description="Begrebets faste navn. Det ændres aldrig.")
    term: str = Field(description="Ordet, som det skrives midt i en sætning.")
    forklaring: str = Field(description="Hvad ordet betyder her.")
    adresse: str = Field(description="Hvor ordet står i ordlisten.")
    synonymer: tuple[str, ...] = Field(description="Andre ord for det samme, også gamle.")
    bøjninger: tuple[str, ...] = Field(description="Bøjede former.")
    grundlag: str = Field(description="Hvem der forklarer ordet: «kilden», «delvist» kilden eller «redaktionen».")
    se: tuple[str, ...] = Field(description="Id på begreber, der hænger sammen med dette.")
    kilde: str = Field(description="Kildens id i kilder.json.")
    belæg: tuple[str, ...] = Field(description="Id i kildepunkter.json på de punkter, forklaringen hviler på.")
    gennemgået: date = Field(description="Den dag, nogen sidst holdt opslaget op mod kilden.")


def _given_out(guide: Guide, ud: Udgiver) -> Iterator[BegrebUd]:
    for begreb in guide.begreber:
        kept = {name: getattr(begreb, name) for name in BegrebUd.model_fields if name not in ("forklaring", "adresse")}
        told = ud.tekst(begreb.forklaring)
        yield BegrebUd(**kept, forklaring=told, adresse=ud.adresse(guide.katalog.address(begreb)))


def _marked(guide: Guide) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the glossary for search engines; the explanations are on the page, and twice they would be too heavy."""
    terms = [
        {"@type": "DefinedTerm", "name": begreb.term, "url": guide.katalog.address(begreb)} for begreb in guide.begreber
    ]
    page = guide.sider["ordliste"]
    told = {"name": page.titel, "description": page.kort, "inLanguage": "da", "hasDefinedTerm": terms}
    yield page.adresse, {"@type": "DefinedTermSet", **told}


RUM = Rum(
    plads=20,
    filer=(Datafil("begreber.yaml", BegrebFil, lokalt=("begreber",)),),
    slags=(
        Slags(
            "begreber",
            Begreb,
            "ordliste/#{}",
            "Begreb",
            titelfelt="term",
            indlejret=Indlejret("ord", "Ordliste", "begreber/ordkort.html"),
        ),
    ),
    faste=(
        FastSide(
            "ordliste", "ordliste/", "begreber/ordliste.md", "data/begreber.yaml", ("mere-viden",), søgegruppe=True
        ),
    ),
    skabeloner={
        "ordliste": Skabelon(("opslag",), oversigt=False),
    },
    regler=(terms_are_told_apart,),
    visninger={
        "begreber": lambda guide: tuple(sorted(guide.katalog.alle("begreber"), key=lambda b: danish_order(b.term)))
    },
    sider=_sider,
    forklarer="begreber",
    mærker=_marked,
    søgt=_found,
    tælles=lambda guide: f"{len(guide.begreber)} begreber",
    udtræk=(
        Udtræk(
            navn="begreber",
            titel="Begreber",
            kort="Ordlisten: et opslag for hvert ord, med forklaring, synonymer og bøjninger.",
            model=BegrebUd,
            poster=_given_out,
        ),
    ),
)
