"""The authored data: frozen models whose field descriptions are the only documentation of a field."""

from __future__ import annotations

from .begreber import Begreb, BegrebFil
from .erfaringer import Erfaring, ErfaringFil, Situation, SituationFil, Tema
from .felter import REFERENCE, Fejltekst, Forslag, Grund, Kildehenvist, Opslag, Udsagn
from .foelgeskab import FølgeskabFil, Indsats, Retning, Trin
from .katalog import FILES, Katalog, Sted, Sti, walk
from .kilder import Kilde, KildeFil
from .moduler import Forbehold, Modul, ModulFil, Niveau, Sammenligning
from .rammer import Betingelse, BetingelseFil, Samtalegreb, SamtalegrebFil
from .roller import Opgave, Rolle, RolleFil
from .tjeklister import Tjekliste, TjeklisteFil

__all__ = [
    "FILES",
    "REFERENCE",
    "Begreb",
    "BegrebFil",
    "Betingelse",
    "BetingelseFil",
    "Erfaring",
    "ErfaringFil",
    "Fejltekst",
    "Forbehold",
    "Forslag",
    "FølgeskabFil",
    "Grund",
    "Indsats",
    "Katalog",
    "Kilde",
    "KildeFil",
    "Kildehenvist",
    "Modul",
    "ModulFil",
    "Niveau",
    "Opgave",
    "Opslag",
    "Retning",
    "Rolle",
    "RolleFil",
    "Sammenligning",
    "Samtalegreb",
    "SamtalegrebFil",
    "Situation",
    "SituationFil",
    "Sted",
    "Sti",
    "Tema",
    "Tjekliste",
    "TjeklisteFil",
    "Trin",
    "Udsagn",
    "walk",
]
