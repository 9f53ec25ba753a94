"""Guides: a read of its own on one subject, with steps, examples and questions to use at home."""

from __future__ import annotations

from pydantic import Field

from .belaeg import Forbehold
from .felter import BelægId, Forslag, Grund, Id, Linje, Opslag, Titel, Udsagn


class Celle(Grund):
    """A cell of a table: a few words and what they rest on."""

    tekst: Linje = Field(description="Cellens tekst. Skriv «ikke oplyst», når kilden ikke siger det.")
    belæg: tuple[BelægId, ...] = Field(default=(), description="De kildepunkter, cellen hviler på.")


class Række(Grund):
    """A row of a table, one cell for each column."""

    navn: Titel = Field(description="Rækkens navn.")
    celler: tuple[Celle, ...] = Field(min_length=1, description="En celle for hver kolonne.")


class Tabel(Grund):
    """Things side by side. No column is called the best unless a source does."""

    titel: Titel = Field(description="Hvad tabellen sammenligner.")
    kolonner: tuple[Titel, ...] = Field(min_length=2, description="Det, der sammenlignes.")
    rækker: tuple[Række, ...] = Field(min_length=1, description="Det, der sammenlignes på.")


class Guidedel(Grund):
    """A part of a guide under a heading of its own."""

    id: Id = Field(description="Delens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Delens overskrift.")
    udsagn: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som afsnit.")
    punkter: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som punkter.")
    trin: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som nummererede trin.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempler og cases, genfortalt.")
    tabel: Tabel | None = Field(default=None, description="En sammenligning side om side.")
    tal: tuple[Id, ...] = Field(default=(), description="Id på figurer i data/tal.yaml, der vises her.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Det, redaktionen foreslår.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl og uenighed, der hører til delen.")


class Emneguide(Opslag):
    """A guide, one file and one page."""

    roller: tuple[Id, ...] = Field(min_length=1, description="Id på de roller, guiden er vigtig for.")
    dele: tuple[Guidedel, ...] = Field(min_length=2, description="Guidens dele, i læserækkefølge.")
    spørgsmål: tuple[Forslag, ...] = Field(min_length=2, description="Spørgsmål til jer selv. Redaktionens.")
    næste: tuple[Id, ...] = Field(min_length=1, description="Id på næste skridt efter guiden, det vigtigste først.")
    relaterede: tuple[Id, ...] = Field(default=(), description="Id på andre opslag, der er værd at læse sammen med.")
