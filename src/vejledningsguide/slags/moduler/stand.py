"""Where a module stands, in words: in use, proposed, or from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...grundlag import Kilde
from ...katalog import Katalog


@dataclass(frozen=True)
class Stand:
    """Where a module stood when the report was written, in words: the first time it is told, and after."""

    navn: str
    kort: str
    klasse: str = ""


STRUCTURES = {
    "nuværende": Stand("I brug i 2022, hvor rapportens tal slutter", "I brug i 2022"),
    "foreslået": Stand("Foreslået – tjek aktuelt udbud", "Foreslået"),
    "lokal": Stand("Lokalt tilbud – spørg dem, der holder det", "Lokalt tilbud"),
    "fælleskatalog": Stand("Fra Fælleskataloget – tjek aktuelt udbud", "Fælleskataloget"),
}
STATUSES = {
    "i brug i 2022": Stand("I brug i 2022, hvor rapportens tal slutter", "I brug i 2022", "ibrug"),
    "lokalt tilbud": Stand("Lokalt tilbud – spørg dem, der holder det", "Lokalt", "ibrug"),
    "foreslået ny": Stand("Foreslået – tjek aktuelt udbud", "Foreslået nyt", "ny"),
    "foreslået revideret": Stand("Foreslået – tjek aktuelt udbud", "Foreslået revideret", "revideret"),
    "foreslået udgået": Stand("I brug i 2022, foreslået udgået", "Foreslået udgået", "udgaaet"),
}


def publisher(kilde: Kilde) -> str:
    """Return whom a page names for what a source proposes: the publisher's short name, or else the source itself."""
    return kilde.omtale if kilde.udgiver == "ikke angivet" else kilde.udgiver.partition(" – ")[0]


def relied_on(katalog: Katalog) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what an invitation or a plan rests on in each module."""
    for modul in katalog.alle("moduler"):
        days = " eller ".join(map(str, modul.dage)) or "ikke angivet"
        yield modul.id, {"antal dage": days, "nummeret": modul.nummer or "ikke angivet", "status": modul.status}
