"""An edition's own → what pages show: its page, and the notes it puts on others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...guide import Guide
from ...provenance import Henvisning
from ...udgave import LOCAL_PAGE, Lokalt
from .model import HosOsFil, Kontakt, Kursus, LokaltSvar, Mødedag, Praksis

TITLES: Mapping[str, str] = {
    "udbud": "Hvad bliver udbudt nu?",
    "pris": "Hvad koster det?",
    "hold": "Hvornår begynder det næste hold?",
    "tilmelding": "Hvordan melder vi til?",
    "godtgørelse": "Hvilken godtgørelse kan vi få?",
}
"""Each open question as its reader asks it."""


@dataclass(frozen=True)
class Seddel:
    """What an edition puts on a page of the shared guide: its practice, its classes, its contacts."""

    praksis: tuple[Praksis, ...] = ()
    kurser: tuple[Kursus, ...] = ()
    kontakter: tuple[Kontakt, ...] = ()
    svar: tuple[LokaltSvar, ...] = ()

    @property
    def linjer(self) -> tuple[str, ...]:
        """What it says, a line each, for paper; classes are only on the site, for they change."""
        said = [one.tekst for one in self.praksis] + [one.tekst for one in self.svar]
        return (*said, *(f"{one.titel}: {one.mail or one.telefon}" for one in self.kontakter))


@dataclass(frozen=True)
class Møde:
    """A meeting with the list or package that it uses."""

    opslag: Mødedag
    brug: Henvisning | None


@dataclass(frozen=True)
class HosOs:
    """All that an edition says of its own; `tilføjet` are the shared guide's kinds of items that it has added to."""

    lokalt: Lokalt
    praksis: tuple[tuple[Praksis, tuple[Henvisning, ...]], ...]
    svar: tuple[LokaltSvar, ...]
    kurser: tuple[tuple[Kursus, Henvisning | None], ...]
    kontakter: tuple[Kontakt, ...]
    møder: tuple[Møde, ...]
    tilføjet: tuple[Henvisning, ...]
    råd: Mapping[str, str]
    spørgsmål: Mapping[str, str]

    def svaret(self, på: str) -> LokaltSvar | None:
        """Return the edition's answer to an open question, if it has one."""
        return next((one for one in self.svar if one.på == på), None)


def hos_os_view(guide: Guide) -> HosOs:
    """Return all that the edition says of its own. There is one: the room is only there with it."""
    fil: HosOsFil = guide.katalog.hos_os
    lokalt = guide.katalog.lokalt
    assert lokalt is not None
    own = [item for _, _, item in guide.katalog.opslag() if guide.katalog.mærke(item)]
    return HosOs(
        lokalt,
        tuple((one, guide.links(one.ved)) for one in fil.praksis),
        fil.svar,
        tuple((one, guide.henvisninger[one.modul] if one.modul else None) for one in fil.kurser),
        fil.kontakter,
        tuple(Møde(one, guide.henvisninger[one.brug] if one.brug else None) for one in fil.møder),
        tuple(map(guide.link, own)),
        {one.anbefaling: one.tekst for one in fil.råd},
        TITLES,
    )


def notes(guide: Guide) -> Mapping[str, Sequence[Seddel]]:
    """Return what the edition puts on pages of the shared guide, by the page's address."""
    fil: HosOsFil = guide.katalog.hos_os
    found: dict[str, dict[str, list[Any]]] = {}

    def put(id_: str, field: str, what: Any) -> None:
        page = guide.henvisninger[id_].adresse.partition("#")[0]
        if page != LOCAL_PAGE:
            listed = found.setdefault(page, {}).setdefault(field, [])
            if what not in listed:
                listed.append(what)

    for praksis in fil.praksis:
        for id_ in praksis.ved:
            put(id_, "praksis", praksis)
    for kursus in fil.kurser:
        if kursus.modul:
            put(kursus.modul, "kurser", kursus)
    for kontakt in fil.kontakter:
        for id_ in kontakt.ved:
            put(id_, "kontakter", kontakt)
    for svar in fil.svar:
        put("udbud", "svar", svar)
    return {page: [Seddel(**{field: tuple(some) for field, some in of.items()})] for page, of in found.items()}
