"""Authored data → views: backlinks, orders and words that templates need, so that no template looks anything up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..addresses import PAGES, address
from ..model import Begreb, Betingelse, Katalog, Kildehenvist, Samtalegreb, Situation, Værktøj
from ..text import danish_order
from .foelgeskab import erfaringer_views, trin_views
from .moduler import ladders, modul_views
from .moeder import MødepakkeView, pakke_views
from .opslagsvaerk import (
    afvigelse_views,
    behov_views,
    guide_views,
    kilde_views,
    kompetence_views,
    point_views,
    tal_views,
)
from .provenance import Henvisning, Herkomst, Punktvisning, gather_sources, link_to, link_to_page, link_to_source, usage
from .selvtjek import SelvtjekView, selvtjek_view
from .svaert import hindring_views
from .tjeklister import TjeklisteView, tjekliste_views
from .valg import FindModul, find_modul
from .views import (
    AfvigelseView,
    BehovView,
    ErfaringView,
    GuideView,
    HindringsgruppeView,
    IndgangView,
    KildeView,
    KompetenceView,
    ModulView,
    OpgaveView,
    OpslagView,
    RolleView,
    SammenligningView,
    SpørgsmålView,
    Stige,
    T,
    TalView,
    TrinView,
)


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
    tjeklister: tuple[TjeklisteView, ...]
    selvtjek: SelvtjekView
    moduler: tuple[ModulView, ...]
    stiger: tuple[Stige, ...]
    sammenligninger: tuple[SammenligningView, ...]
    opgaver: tuple[OpgaveView, ...]
    roller: tuple[RolleView, ...]
    begreber: tuple[Begreb, ...]
    guider: tuple[GuideView, ...]
    værktøjer: tuple[OpslagView[Værktøj], ...]
    behov: tuple[BehovView, ...]
    kompetencer: tuple[KompetenceView, ...]
    tal: tuple[TalView, ...]
    spørgsmål: tuple[SpørgsmålView, ...]
    svært: tuple[HindringsgruppeView, ...]
    afvigelser: tuple[AfvigelseView, ...]
    punkter: Mapping[str, Punktvisning]
    kilder: tuple[KildeView, ...]
    find_modul: FindModul
    mødepakker: tuple[MødepakkeView, ...]

    def herkomst(self, items: Iterable[Kildehenvist]) -> tuple[Herkomst, ...]:
        """Return the sources of several items, gathered."""
        return gather_sources(self.katalog, items)


def derive(katalog: Katalog, published: Iterable[str] = ()) -> Guide:
    """Return the guide's views. The catalogue must have passed check; `published` addresses go on answering."""
    links = {id_: link_to_page(id_) for id_ in PAGES}
    links |= {item.id: link_to(item) for _, _, item in katalog.opslag()}
    links |= {kilde.id: link_to_source(kilde) for kilde in katalog.kilder.kilder}
    related = _related(katalog)

    def linked(ids: Iterable[str]) -> tuple[Henvisning, ...]:
        return tuple(links[id_] for id_ in ids)

    def view(item: T) -> OpslagView[T]:
        return OpslagView(item, address(item), linked(related[item.id]), gather_sources(katalog, [item]))

    erfaringer = erfaringer_views(katalog, links, related)
    by_id = {view.erfaring.id: view for view in erfaringer}
    moduler = modul_views(katalog, links, related)
    module_by_id = {view.modul.id: view for view in moduler}
    tal = tal_views(katalog, links)
    finder = find_modul(katalog, links, module_by_id, published)
    punkter = point_views(katalog, usage(katalog))
    return Guide(
        katalog=katalog,
        henvisninger=links,
        trin=trin_views(katalog, links, by_id),
        situationer=tuple(map(view, katalog.situationer.situationer)),
        erfaringer=erfaringer,
        betingelser=tuple(map(view, katalog.betingelser.betingelser)),
        samtalegreb=tuple(map(view, katalog.samtalegreb.samtalegreb)),
        tjeklister=tjekliste_views(katalog, links, related),
        selvtjek=selvtjek_view(katalog, links),
        moduler=moduler,
        stiger=ladders(katalog, moduler),
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
        guider=guide_views(katalog, links, related, {view.tal.id: view for view in tal}),
        værktøjer=tuple(map(view, katalog.vaerktoejer.værktøjer)),
        behov=behov_views(katalog, links),
        kompetencer=kompetence_views(katalog, links),
        tal=tal,
        spørgsmål=tuple(
            SpørgsmålView(s, address(s), linked(s.videre), gather_sources(katalog, [s]))
            for s in katalog.spoergsmaal.spørgsmål
        ),
        svært=hindring_views(katalog, links, related),
        afvigelser=afvigelse_views(katalog),
        punkter=punkter,
        kilder=kilde_views(katalog, punkter),
        find_modul=finder,
        mødepakker=pakke_views(katalog, links, finder),
    )


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
