"""Authored data → views: backlinks, orders and words that templates need, so that no template looks anything up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from .addresses import PAGES, address, kind
from .model import (
    Begreb,
    Betingelse,
    Erfaring,
    Katalog,
    Kilde,
    Kildehenvist,
    Modul,
    Niveau,
    Opgave,
    Opslag,
    Rolle,
    Sammenligning,
    Samtalegreb,
    Situation,
    Tema,
    Tjekliste,
    Trin,
    walk,
)
from .text import danish_date, danish_list, danish_order

T = TypeVar("T", bound=Opslag)


@dataclass(frozen=True)
class Henvisning:
    """A link to something on the site: enough for a card."""

    id: str
    titel: str
    kort: str
    adresse: str
    art: str


@dataclass(frozen=True)
class Herkomst:
    """Where one source comes in: its sections and points, and when the items were last checked."""

    kilde: Kilde
    afsnit: tuple[str, ...]
    belæg: tuple[str, ...]
    gennemgået: date

    @property
    def dato(self) -> str:
        """The day of the oldest check among the items, in Danish."""
        return danish_date(self.gennemgået)


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
class KildeView:
    """A source, and what on the site rests on it."""

    kilde: Kilde
    brugt_i: tuple[Henvisning, ...]
    punkter_brugt: int


@dataclass(frozen=True)
class Guide:
    """Everything the pages show."""

    katalog: Katalog
    henvisninger: Mapping[str, Henvisning]
    trin: tuple[TrinView, ...]
    situationer: tuple[OpslagView[Situation], ...]
    erfaringer: tuple[ErfaringView, ...]
    betingelser: tuple[OpslagView[Betingelse], ...]
    samtalegreb: tuple[OpslagView[Samtalegreb], ...]
    tjeklister: tuple[OpslagView[Tjekliste], ...]
    moduler: tuple[ModulView, ...]
    stiger: tuple[Stige, ...]
    sammenligninger: tuple[SammenligningView, ...]
    opgaver: tuple[OpgaveView, ...]
    roller: tuple[RolleView, ...]
    begreber: tuple[Begreb, ...]
    kilder: tuple[KildeView, ...]

    def herkomst(self, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
        """Return the sources of several items, gathered."""
        return gather_sources(self.katalog, items)


FIELDS = {"SOSU": "Social- og sundhedsområdet (SOSU)", "PAU": "Den pædagogiske assistentuddannelse (PAU)"}
STRUCTURES = {
    "nuværende": "I dag (rapportens tid)",
    "foreslået": "Foreslået – tjek aktuelt udbud",
    "fælleskatalog": "Fælleskataloget – tjek aktuelt udbud",
}


def derive(katalog: Katalog) -> Guide:
    """Return the guide's views. The catalogue must have passed check."""
    links = {id_: Henvisning(id_, p.titel, p.kort, p.adresse, "Side") for id_, p in PAGES.items()}
    links |= {
        item.id: Henvisning(item.id, item.titel, item.kort, address(item), kind(item))
        for _, _, item in katalog.opslag()
    }
    related = _related(katalog)

    def linked(ids: Iterable[str]) -> tuple[Henvisning, ...]:
        return tuple(links[id_] for id_ in ids)

    def view(item: T) -> OpslagView[T]:
        return OpslagView(item, address(item), linked(related[item.id]), gather_sources(katalog, [item]))

    erfaringer = _erfaringer(katalog, links, related)
    by_id = {view.erfaring.id: view for view in erfaringer}
    moduler = _moduler(katalog, links, related)
    module_by_id = {view.modul.id: view for view in moduler}
    return Guide(
        katalog=katalog,
        henvisninger=links,
        trin=_trin(katalog, links, by_id),
        situationer=tuple(map(view, katalog.situationer.situationer)),
        erfaringer=erfaringer,
        betingelser=tuple(map(view, katalog.betingelser.betingelser)),
        samtalegreb=tuple(map(view, katalog.samtalegreb.samtalegreb)),
        tjeklister=tuple(map(view, katalog.tjeklister.tjeklister)),
        moduler=moduler,
        stiger=_stiger(katalog, moduler),
        sammenligninger=tuple(
            SammenligningView(s, f"{PAGES['sammenlign'].adresse}{s.id}/", tuple(module_by_id[id_] for id_ in s.moduler))
            for s in katalog.moduler.sammenligninger
        ),
        opgaver=tuple(
            OpgaveView(o, links[o.mål].adresse, tuple(IndgangView(i.tekst, links[i.mål]) for i in o.videre))
            for o in katalog.roller.opgaver
        ),
        roller=tuple(
            RolleView(
                rolle,
                address(rolle),
                tuple(IndgangView(i.tekst, links[i.mål]) for i in rolle.indgange),
                tuple(view for view in erfaringer if rolle.id in view.erfaring.roller),
                gather_sources(katalog, [rolle]),
            )
            for rolle in katalog.roller.roller
        ),
        begreber=tuple(sorted(katalog.begreber.begreber, key=lambda begreb: danish_order(begreb.term))),
        kilder=_kilder(katalog, links),
    )


def points(value: object) -> tuple[str, ...]:
    """Return the ids of every source point that a model or anything inside it rests on, sorted."""
    found = {str(v) for sti, v in walk(value) if len(sti) > 1 and sti[-2] == "belæg"}
    return tuple(sorted(found))


def gather_sources(katalog: Katalog, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
    """Return one Herkomst for each source that the items, or a claim inside them, rest on."""
    items = list(items)
    result = []
    for kilde in katalog.kilder.kilder:
        own = [item for item in items if item.kilde == kilde.id]
        rests = sorted({p for item in items for p in points(item) if p.rpartition("-")[0] == kilde.id})
        if rests:
            afsnit = tuple(dict.fromkeys(item.afsnit for item in own))
            result.append(Herkomst(kilde, afsnit, tuple(rests), min(item.gennemgået for item in own or items)))
    return tuple(result)


def _related(katalog: Katalog) -> dict[str, list[str]]:
    """Return for each id what it names as related, then what names it: a link one way is a link both ways."""
    related: dict[str, list[str]] = {id_: [] for id_ in PAGES}
    items = [item for _, _, item in katalog.opslag()]
    for item in items:
        related[item.id] = list(getattr(item, "relaterede", ()))
    for item in items:
        for other in getattr(item, "relaterede", ()):
            if item.id not in related[other]:
                related[other].append(item.id)
    return related


def _erfaringer(
    katalog: Katalog, links: Mapping[str, Henvisning], related: Mapping[str, list[str]]
) -> tuple[ErfaringView, ...]:
    temaer = {tema.id: tema for tema in katalog.erfaringer.temaer}
    return tuple(
        ErfaringView(
            erfaring,
            temaer[erfaring.tema],
            address(erfaring),
            tuple(links[id_] for id_ in erfaring.roller),
            tuple(links[trin.id] for trin in katalog.foelgeskab.trin if erfaring.id in trin.erfaringer),
            tuple(links[id_] for id_ in related[erfaring.id]),
            gather_sources(katalog, [erfaring]),
        )
        for erfaring in katalog.erfaringer.erfaringer
    )


def _trin(
    katalog: Katalog, links: Mapping[str, Henvisning], erfaringer: Mapping[str, ErfaringView]
) -> tuple[TrinView, ...]:
    steps = katalog.foelgeskab.trin
    return tuple(
        TrinView(
            trin,
            place + 1,
            address(trin),
            tuple(erfaringer[id_] for id_ in trin.erfaringer),
            tuple(links[id_] for id_ in trin.videre),
            links[steps[place - 1].id] if place else None,
            links[steps[place + 1].id] if place + 1 < len(steps) else None,
            gather_sources(katalog, [trin]),
        )
        for place, trin in enumerate(steps)
    )


def _moduler(
    katalog: Katalog, links: Mapping[str, Henvisning], related: Mapping[str, list[str]]
) -> tuple[ModulView, ...]:
    niveauer = {niveau.id: niveau for niveau in katalog.moduler.niveauer}
    heirs: dict[str, list[AfløsningView]] = {modul.id: [] for modul in katalog.moduler.moduler}
    for modul in katalog.moduler.moduler:
        for afløsning in modul.erstatter:
            heirs[afløsning.modul].append(AfløsningView(links[modul.id], afløsning.hvordan, afløsning.grundlag))
    return tuple(
        ModulView(
            modul=modul,
            niveau=niveauer[modul.niveau],
            adresse=address(modul),
            dage=days(modul),
            nummer=modul.nummer or "ikke oplyst",
            felt=danish_list(modul.felter),
            struktur=STRUCTURES[modul.struktur],
            erstatter=tuple(AfløsningView(links[a.modul], a.hvordan, a.grundlag) for a in modul.erstatter),
            erstattes_af=tuple(heirs[modul.id]),
            sammenligninger=tuple(
                Henvisning(s.id, s.titel, s.kort, f"{PAGES['sammenlign'].adresse}{s.id}/", "Sammenligning")
                for s in katalog.moduler.sammenligninger
                if modul.id in s.moduler
            ),
            relaterede=tuple(links[id_] for id_ in related[modul.id]),
            herkomst=gather_sources(katalog, [modul]),
        )
        for modul in katalog.moduler.moduler
    )


def days(modul: Modul) -> str:
    """Return a module's length in words: «11 dage», «2 eller 3 dage», «dage ikke angivet»."""
    if not modul.dage:
        return "dage ikke angivet"
    unit = "dag" if modul.dage == (1,) else "dage"
    return f"{danish_list([str(day) for day in modul.dage], 'eller')} {unit}"


def _stiger(katalog: Katalog, moduler: Iterable[ModulView]) -> tuple[Stige, ...]:
    proposed = [view for view in moduler if view.modul.struktur == "foreslået"]
    proposed.sort(key=lambda view: len(view.modul.felter))  # a field's own modules before the shared ones
    return tuple(
        Stige(
            felt,
            titel,
            tuple(
                Stigetrin(niveau, rung)
                for niveau in katalog.moduler.niveauer
                if (rung := tuple(v for v in proposed if v.modul.niveau == niveau.id and felt in v.modul.felter))
            ),
        )
        for felt, titel in FIELDS.items()
    )


def _kilder(katalog: Katalog, links: Mapping[str, Henvisning]) -> tuple[KildeView, ...]:
    used: dict[str, set[str]] = {kilde.id: set() for kilde in katalog.kilder.kilder}
    for _, content in katalog.files():
        for point in points(content):
            used[point.rpartition("-")[0]].add(point)
    places: dict[str, list[Henvisning]] = {kilde.id: [] for kilde in katalog.kilder.kilder}
    for _, _, item in katalog.opslag():
        for kilde in dict.fromkeys(point.rpartition("-")[0] for point in points(item)):
            places[kilde].append(links[item.id])
    return tuple(KildeView(k, tuple(places[k.id]), len(used[k.id])) for k in katalog.kilder.kilder)
