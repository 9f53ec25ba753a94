"""Packages for a meeting: what is read, filled in and decided there, gathered in one place."""

from __future__ import annotations

from pydantic import Field

from .felter import Grund, Id, Linje, Opslag, Tal, Titel


class Pakkedel(Grund):
    """A part of a package: a page of the site, or what some answers in the decision guide lead to."""

    indhold: Id | None = Field(
        default=None, description="Id på det, der lægges i pakken. Det skal have en side for sig selv."
    )
    svar: tuple[Id, ...] = Field(
        default=(), description="Eller svarene i Find modul, i den rækkefølge de står i resultatets adresse."
    )
    hvorfor: Linje | None = Field(default=None, description="Hvad delen skal bruges til på mødet.")


class Mødepakke(Opslag):
    """A package: a cover, its parts in the order of the meeting, and the decisions it should end with."""

    formål: Linje = Field(description="Det, I står med, når mødet er slut.")
    møde: Linje = Field(description="Mødets slags, som den står på forsiden af pakken, fx Ledermøde.")
    deltagere: tuple[Titel, ...] = Field(
        min_length=1, description="De roller, der er med, med lille begyndelsesbogstav."
    )
    minutter: Tal | None = Field(
        default=None, description="Hvor mange minutter mødet tager. Redaktionens forslag, og siden siger det."
    )
    dele: tuple[Pakkedel, ...] = Field(min_length=1, description="Det, pakken rummer, i mødets rækkefølge.")
    beslutninger: tuple[Linje, ...] = Field(
        min_length=1, description="Det, mødet skal ende med. Hver får linjer til besluttet, ansvarlig og dato."
    )


class MødeFil(Grund):
    """All packages."""

    pakker: tuple[Mødepakke, ...] = Field(min_length=1, description="Pakkerne, i den rækkefølge de vises.")
