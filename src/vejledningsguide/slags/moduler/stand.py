"""Where a module stands, in words: in use, proposed, or from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stand:
    """Where a module stood when the report was written, in words: the first time it is told, and after."""

    navn: str
    kort: str
    klasse: str = ""


STRUCTURES = {
    "nuværende": Stand("I brug i 2022, hvor rapportens tal slutter", "I brug i 2022"),
    "foreslået": Stand("Foreslået – tjek aktuelt udbud", "Foreslået"),
    "fælleskatalog": Stand("Fra Fælleskataloget – tjek aktuelt udbud", "Fælleskataloget"),
}
STATUSES = {
    "i brug i 2022": Stand("I brug i 2022, hvor rapportens tal slutter", "I brug i 2022", "ibrug"),
    "foreslået ny": Stand("Foreslået – tjek aktuelt udbud", "Foreslået nyt", "ny"),
    "foreslået revideret": Stand("Foreslået – tjek aktuelt udbud", "Foreslået revideret", "revideret"),
    "foreslået udgået": Stand("I brug i 2022, foreslået udgået", "Foreslået udgået", "udgaaet"),
}
