"""What an edition writes that the shared guide has no place for: how things are done there, courses, people, dates."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from ...felter import Adresse, Dato, Grund, Id, Linje, Ref, Ren, Tekst, Titel
from ...udgave import Åbent
from ...values import Fejltekst


def _mail(value: str) -> str:
    """Return a mail address; raise Fejltekst for what is none."""
    name, at, host = value.partition("@")
    if not (name and at and "." in host) or set(value) & set(" ,;:<>?&"):
        raise Fejltekst(f"«{value}» er ikke en mailadresse", "skriv den uden mailto: foran, fx oplaering@eksempel.dk")
    return value


Mail = Annotated[str, StringConstraints(max_length=120), AfterValidator(_mail)]


def _phone(value: str) -> str:
    """Return a telephone number; raise Fejltekst for what is none."""
    if not re.fullmatch(r"\+?[0-9][0-9 ]{6,18}", value):
        raise Fejltekst(f"«{value}» er ikke et telefonnummer", "skriv kun tal og mellemrum, fx 12 34 56 78")
    return value


def _hour(value: str) -> str:
    """Return a time of day, or from one to another; raise Fejltekst for any other way of writing it."""
    one = r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]"
    if not re.fullmatch(rf"{one}(?:–{one})?", value):
        raise Fejltekst(f"«{value}» er ikke et klokkeslæt", "skriv fx 9.30 eller 9.30–11.00, med punktum og tankestreg")
    return value


Telefon = Annotated[str, AfterValidator(_phone)]
Klokken = Annotated[str, AfterValidator(_hour)]


class Praksis(Grund):
    """How something is done there: a rule or a habit, shown on the pages it belongs to."""

    id: Id = Field(description="Fast navn; bliver til anker på siden «Hos os». Begynder med udgavens navn.")
    titel: Titel = Field(description="Det, det handler om, fx «Så tit følger vi en vejleder».")
    tekst: Tekst = Field(description="Sådan gør I. [[id]] laver et link til noget på sitet.")
    ved: tuple[Ref["guiden"], ...] = Field(min_length=1, description="Id på de opslag og sider, den skal stå på.")
    gennemgået: Dato = Field(description="Den dag nogen hos jer sidst så den efter (ÅÅÅÅ-MM-DD).")


class LokaltSvar(Grund):
    """An answer to what the sources leave open."""

    på: Åbent = Field(
        description="Det, kilderne lader stå åbent: udbud (hvad der udbydes nu), pris, hold (hvornår det begynder), "
        "tilmelding eller godtgørelse."
    )
    tekst: Linje = Field(description="Jeres svar i én sætning.")
    adresse: Adresse | None = Field(default=None, description="Hvor læseren finder mere, fx jeres kursuskalender.")
    link: Ren | None = Field(default=None, description="Det, linket hedder, fx «Kursuskalenderen».")


class Rådlinje(Grund):
    """A line of the edition's own on a recommendation of Find modul; what is recommended stays as it is."""

    anbefaling: Ref["anbefalinger"] = Field(description="Id på anbefalingen i data/anbefalinger.yaml.")
    tekst: Linje = Field(description="Jeres linje, fx «Hos os tager vi modul B om foråret».")


class Hold(Grund):
    """A class that somebody can sign up for."""

    start: Dato = Field(description="Første kursusdag (ÅÅÅÅ-MM-DD).")
    slut: Dato | None = Field(default=None, description="Sidste kursusdag (ÅÅÅÅ-MM-DD).")
    sted: Ren = Field(description="Hvor det holdes.")
    pris: Ren | None = Field(default=None, description="Prisen, som I vil skrive den, fx «1.240 kr.» eller «gratis».")
    frist: Dato | None = Field(default=None, description="Sidste dag for tilmelding (ÅÅÅÅ-MM-DD).")
    tilmelding: Adresse | None = Field(default=None, description="Hvor man melder sig til, med https:// foran.")


class Kursus(Grund):
    """Classes of a module in the catalogue, or a course of the edition's own."""

    id: Id = Field(description="Fast navn; bliver til anker på siden «Hos os». Begynder med udgavens navn.")
    titel: Titel = Field(description="Kursets navn. For et modul i kataloget: det, I kalder det.")
    kort: Linje = Field(description="Hvem det er for, og hvad det giver, i én sætning.")
    modul: Ref["moduler"] | None = Field(default=None, description="Id på modulet i kataloget, når det er et af dem.")
    hold: tuple[Hold, ...] = Field(default=(), description="Holdene, det næste først.")
    gennemgået: Dato = Field(description="Den dag nogen hos jer sidst så det efter (ÅÅÅÅ-MM-DD).")


class Kontakt(Grund):
    """Whom to ask: a function and not a person, so that nothing is to be changed when another one gets the job."""

    id: Id = Field(description="Fast navn; bliver til anker på siden «Hos os». Begynder med udgavens navn.")
    titel: Titel = Field(description="Funktionen, fx «Uddannelseskonsulent for SOSU». Skriv ikke personens navn.")
    kort: Linje = Field(description="Hvad man kan spørge om.")
    mail: Mail | None = Field(default=None, description="Mailadressen, gerne en fælles postkasse.")
    telefon: Telefon | None = Field(default=None, description="Telefonnummeret, fx 12 34 56 78.")
    ved: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på opslag og sider, hvor kontakten også skal stå."
    )


class Mødedag(Grund):
    """A day in the calendar of meetings."""

    dato: Dato = Field(description="Dagen (ÅÅÅÅ-MM-DD).")
    klokken: Klokken | None = Field(default=None, description="Tidspunktet, fx 9.30 eller 9.30–11.00.")
    titel: Titel = Field(description="Mødet, fx «Vejledermøde».")
    sted: Ren | None = Field(default=None, description="Hvor mødet holdes.")
    hvem: Ren | None = Field(default=None, description="Hvem mødet er for.")
    brug: Ref["guiden"] | None = Field(default=None, description="Id på den tjekliste eller mødepakke, I bruger.")


class HosOsFil(Grund):
    """lokal/<navn>/data/hos_os.yaml"""

    praksis: tuple[Praksis, ...] = Field(default=(), description="Sådan gør I: regler og vaner.")
    svar: tuple[LokaltSvar, ...] = Field(default=(), description="Jeres svar på det, kilderne lader stå åbent.")
    råd: tuple[Rådlinje, ...] = Field(default=(), description="Jeres linjer ved anbefalingerne i Find modul.")
    kurser: tuple[Kursus, ...] = Field(default=(), description="Kurser og hold med datoer, priser og tilmelding.")
    kontakter: tuple[Kontakt, ...] = Field(default=(), description="Hvem man kan spørge.")
    møder: tuple[Mødedag, ...] = Field(default=(), description="Mødekalenderen, det næste møde først.")
