"""What templates get: an authored item with the links, words and sources that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..addresses import figures_address
from ..model import (
    Afvigelse,
    Behov,
    Emneguide,
    Erfaring,
    Guidedel,
    Hindring,
    Hindringsgruppe,
    Kilde,
    Kompetence,
    Modul,
    Niveau,
    Opgave,
    Opslag,
    Rolle,
    Sammenligning,
    Spørgsmål,
    Talrække,
    Talsæt,
    Tema,
    Trin,
)
from .charts import Diagram
from .provenance import Henvisning, Herkomst, Punktvisning

T = TypeVar("T", bound=Opslag)


@dataclass(frozen=True)
class ErfaringView:
    """An experience with what hangs together with it."""

    erfaring: Erfaring
    tema: Tema
    adresse: str
    roller: tuple[Henvisning, ...]
    trin: tuple[Henvisning, ...]
    relaterede: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class TrinView:
    """A step with its number, its neighbours and what it draws in."""

    trin: Trin
    nummer: int
    adresse: str
    erfaringer: tuple[ErfaringView, ...]
    videre: tuple[Henvisning, ...]
    forrige: Henvisning | None
    næste: Henvisning | None
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class OpslagView(Generic[T]):
    """Any other item with its address, its links and its sources."""

    opslag: T
    adresse: str
    relaterede: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class AfløsningView:
    """One end of a replacement, seen from the module at the other end."""

    modul: Henvisning
    hvordan: str
    grundlag: str
    belæg: tuple[str, ...]


@dataclass(frozen=True)
class ModulView:
    """A module with the words for its doubtful fields, and what it replaces and is replaced by."""

    modul: Modul
    niveau: Niveau
    adresse: str
    dage: str
    nummer: str
    felt: str
    struktur: str
    erstatter: tuple[AfløsningView, ...]
    erstattes_af: tuple[AfløsningView, ...]
    sammenligninger: tuple[Henvisning, ...]
    tal: tuple[Henvisning, ...]
    relaterede: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class Stigetrin:
    """A rung of the ladder for one field: its modules in the proposed structure."""

    niveau: Niveau
    moduler: tuple[ModulView, ...]


@dataclass(frozen=True)
class Stige:
    """The ladder for SOSU or for PAU, from the bottom rung up."""

    felt: str
    titel: str
    trin: tuple[Stigetrin, ...]


@dataclass(frozen=True)
class SammenligningView:
    """Two or three modules side by side."""

    sammenligning: Sammenligning
    adresse: str
    moduler: tuple[ModulView, ...]


@dataclass(frozen=True)
class IndgangView:
    """A way in, with the words the editor chose for it."""

    tekst: str
    mål: Henvisning


@dataclass(frozen=True)
class OpgaveView:
    """A task on the front page."""

    opgave: Opgave
    adresse: str
    videre: tuple[IndgangView, ...]


@dataclass(frozen=True)
class RolleView:
    """A reader's page: what to read or do first, and everything that is marked for the role."""

    rolle: Rolle
    adresse: str
    indgange: tuple[IndgangView, ...]
    erfaringer: tuple[ErfaringView, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class TalrækkeView:
    """A row of figures, and the module it is about."""

    række: Talrække
    modul: Henvisning | None


@dataclass(frozen=True)
class TalView:
    """A set of figures with its chart. `anker` is its id on a page that is not the page of figures."""

    tal: Talsæt
    kilde: Kilde
    diagram: Diagram | None
    rækker: tuple[TalrækkeView, ...]
    i_alt: bool
    anker: str

    @property
    def adresse(self) -> str:
        """Where the figures have a page for themselves."""
        return figures_address(self.tal.id)


@dataclass(frozen=True)
class GuidedelView:
    """A part of a guide with the figures it shows."""

    guidedel: Guidedel
    tal: tuple[TalView, ...]


@dataclass(frozen=True)
class GuideView:
    """A guide: its parts, its next steps and what hangs together with it."""

    opslag: Emneguide
    adresse: str
    roller: tuple[Henvisning, ...]
    dele: tuple[GuidedelView, ...]
    næste: tuple[Henvisning, ...]
    relaterede: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class HjælpView:
    """Something that helps with a need, with the link to it."""

    mål: Henvisning
    tekst: str
    grundlag: str
    belæg: tuple[str, ...]


@dataclass(frozen=True)
class BehovView:
    """A need and what helps with it."""

    opslag: Behov
    hjælp: tuple[HjælpView, ...]


@dataclass(frozen=True)
class KompetenceView:
    """One of the twenty competences and what helps with it."""

    kompetence: Kompetence
    hjælp: tuple[HjælpView, ...]


@dataclass(frozen=True)
class SpørgsmålView:
    """A question with the way on from its answer."""

    opslag: Spørgsmål
    adresse: str
    videre: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class HindringView:
    """An obstacle with what helps, and the obstacles that are like it."""

    opslag: Hindring
    adresse: str
    roller: tuple[Henvisning, ...]
    hjælp: tuple[HjælpView, ...]
    relaterede: tuple[Henvisning, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class HindringsgruppeView:
    """Obstacles that have something in common."""

    gruppe: Hindringsgruppe
    hindringer: tuple[HindringView, ...]


@dataclass(frozen=True)
class UdlægningView:
    """What one place says about a matter."""

    kilde: Kilde
    siger: str


@dataclass(frozen=True)
class AfvigelseView:
    """A discrepancy, and the pages on which the reader is told of it."""

    afvigelse: Afvigelse
    udlægninger: tuple[UdlægningView, ...]
    steder: tuple[Henvisning, ...]


@dataclass(frozen=True)
class Punktgruppe:
    """The points of one section of a source."""

    afsnit: str
    punkter: tuple[Punktvisning, ...]


@dataclass(frozen=True)
class Punktside:
    """A page with some of the points of a source that has too many for one; it is called by their numbers."""

    adresse: str
    titel: str
    grupper: tuple[Punktgruppe, ...]


@dataclass(frozen=True)
class KildeView:
    """A source: what on the site rests on it, and all its points; `sider` are those below its own that hold them."""

    kilde: Kilde
    adresse: str
    brugt_i: tuple[Henvisning, ...]
    punkter_brugt: int
    grupper: tuple[Punktgruppe, ...]
    sider: tuple[Punktside, ...]
