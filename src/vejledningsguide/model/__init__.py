"""The authored data: frozen models whose field descriptions are the only documentation of a field."""

from __future__ import annotations

from .anbefalinger import Anbefaling, AnbefalingFil, Modulvalg, Næsteskridt, Spor, Svar, UdenRegel, Valg
from .begreber import Begreb, BegrebFil
from .belaeg import Afvigelse, AfvigelseFil, BelægFil, Faktum, Forbehold, Kildepunkt
from .erfaringer import Erfaring, ErfaringFil, Situation, SituationFil, Tema
from .felter import REFERENCE, Fejltekst, Forslag, Grund, Kildehenvist, Opslag, Udsagn
from .foelgeskab import FølgeskabFil, Indsats, Retning, Trin
from .guider import Emneguide, Guidedel, Tabel
from .katalog import FILES, FOLDERS, Katalog, Sted, Sti, field_of, models, points, source_of, walk
from .kilder import Kilde, KildeFil
from .moduler import Modul, ModulFil, Mål, Niveau, Sammenligning
from .moeder import MødeFil, Mødepakke, Pakkedel
from .opslagsvaerk import (
    Behov,
    BehovFil,
    Hjælp,
    Kompetence,
    Spørgsmål,
    SpørgsmålFil,
    TalFil,
    Talrække,
    Talsæt,
    Værktøj,
    VærktøjFil,
)
from .rammer import Betingelse, BetingelseFil, Samtalegreb, SamtalegrebFil
from .roller import Opgave, Rolle, RolleFil
from .selvtjek import ORD, Led, SelvtjekFil, Skridt, Tjekgruppe, Tjekudsagn
from .svaert import Hindring, Hindringsgruppe, SværtFil
from .tjeklister import Gruppe, Punkt, Tjekliste

__all__ = [
    "FILES",
    "FOLDERS",
    "ORD",
    "REFERENCE",
    "Afvigelse",
    "AfvigelseFil",
    "Anbefaling",
    "AnbefalingFil",
    "Begreb",
    "BegrebFil",
    "Behov",
    "BehovFil",
    "BelægFil",
    "Betingelse",
    "BetingelseFil",
    "Emneguide",
    "Erfaring",
    "ErfaringFil",
    "Faktum",
    "Fejltekst",
    "Forbehold",
    "Forslag",
    "FølgeskabFil",
    "Grund",
    "Gruppe",
    "Guidedel",
    "Hindring",
    "Hindringsgruppe",
    "Hjælp",
    "Indsats",
    "Katalog",
    "Kilde",
    "KildeFil",
    "Kildehenvist",
    "Kildepunkt",
    "Kompetence",
    "Led",
    "Modul",
    "ModulFil",
    "Modulvalg",
    "Mål",
    "MødeFil",
    "Mødepakke",
    "Niveau",
    "Næsteskridt",
    "Opgave",
    "Opslag",
    "Pakkedel",
    "Punkt",
    "Retning",
    "Rolle",
    "RolleFil",
    "Sammenligning",
    "Samtalegreb",
    "SamtalegrebFil",
    "SelvtjekFil",
    "Situation",
    "SituationFil",
    "Skridt",
    "Spor",
    "Spørgsmål",
    "SpørgsmålFil",
    "Sted",
    "Sti",
    "Svar",
    "SværtFil",
    "Tabel",
    "TalFil",
    "Talrække",
    "Talsæt",
    "Tema",
    "Tjekgruppe",
    "Tjekliste",
    "Tjekudsagn",
    "Trin",
    "UdenRegel",
    "Udsagn",
    "Valg",
    "Værktøj",
    "VærktøjFil",
    "field_of",
    "models",
    "points",
    "source_of",
    "walk",
]
