"""What is looked up: guides by subject, figures, needs, discrepancies and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..addresses import address
from ..model import Hjælp, Katalog, Talsæt, field_of, source_of, walk
from .charts import diagram
from .provenance import Henvisning, Punktvisning, at_home, gather_sources, number_of
from .views import (
    AfvigelseView,
    BehovView,
    GuidedelView,
    GuideView,
    HjælpView,
    KildeView,
    KompetenceView,
    Punktgruppe,
    Punktside,
    TalrækkeView,
    TalView,
    UdlægningView,
)

Links = Mapping[str, Henvisning]


def tal_views(katalog: Katalog, links: Links) -> tuple[TalView, ...]:
    """Return the sets of figures with their charts."""
    kilder = {kilde.id: kilde for kilde in katalog.kilder.kilder}

    def view(tal: Talsæt) -> TalView:
        rows = tuple(TalrækkeView(row, links[row.modul] if row.modul else None) for row in tal.rækker)
        totals = any(row.i_alt is not None for row in tal.rækker)
        return TalView(tal, kilder[tal.kilde], diagram(tal), rows, totals, f"figur-{tal.id}")

    return tuple(map(view, katalog.tal.tal))


def guide_views(
    katalog: Katalog, links: Links, related: Mapping[str, list[str]], tal: Mapping[str, TalView]
) -> tuple[GuideView, ...]:
    """Return the guides, each part with the figures it shows."""
    return tuple(
        GuideView(
            opslag=guide,
            adresse=address(guide),
            roller=tuple(links[id_] for id_ in guide.roller),
            dele=tuple(GuidedelView(part, tuple(tal[id_] for id_ in part.tal)) for part in guide.dele),
            næste=tuple(links[id_] for id_ in guide.næste),
            relaterede=tuple(links[id_] for id_ in related[guide.id] if id_ not in guide.næste),
            herkomst=gather_sources(katalog, [guide]),
        )
        for guide in katalog.guider
    )


def help_views(hjælp: Iterable[Hjælp], links: Links) -> tuple[HjælpView, ...]:
    """Return what helps, with the links to it."""
    return tuple(HjælpView(links[h.mål], h.tekst, h.grundlag, h.belæg) for h in hjælp)


def behov_views(katalog: Katalog, links: Links) -> tuple[BehovView, ...]:
    """Return the needs with what helps."""
    return tuple(BehovView(behov, help_views(behov.hjælp, links)) for behov in katalog.behov.behov)


def kompetence_views(katalog: Katalog, links: Links) -> tuple[KompetenceView, ...]:
    """Return the twenty competences with what helps."""
    return tuple(KompetenceView(k, help_views(k.hjælp, links)) for k in katalog.behov.kompetencer)


def afvigelse_views(katalog: Katalog) -> tuple[AfvigelseView, ...]:
    """Return the discrepancies, each with the places that tell the reader of it."""
    kilder = {kilde.id: kilde for kilde in katalog.kilder.kilder}
    told: dict[str, list[Henvisning]] = {afvigelse.id: [] for afvigelse in katalog.afvigelser.afvigelser}
    for item, place in at_home(katalog):
        for sti, value in walk(item):
            if field_of(sti) in ("afvigelse", "afvigelser") and isinstance(value, str) and place not in told[value]:
                told[value].append(place)
    return tuple(
        AfvigelseView(
            afvigelse,
            tuple(UdlægningView(kilder[u.kilde], u.siger) for u in afvigelse.udlægninger),
            tuple(told[afvigelse.id]),
        )
        for afvigelse in katalog.afvigelser.afvigelser
    )


def point_views(katalog: Katalog, used: Mapping[str, list[Henvisning]]) -> dict[str, Punktvisning]:
    """Return every source point by id, with its source and the places that rest on it."""
    kilder = {kilde.id: kilde for kilde in katalog.kilder.kilder}
    return {
        punkt.id: Punktvisning(punkt, kilder[source_of(punkt.id)], tuple(used.get(punkt.id, ())))
        for punkt in katalog.punkter()
    }


def kilde_views(katalog: Katalog, punkter: Mapping[str, Punktvisning]) -> tuple[KildeView, ...]:
    """Return the sources with all their points by section, in the source's own order."""
    by_source: dict[str, list[Punktvisning]] = {}
    for view in punkter.values():
        by_source.setdefault(view.kilde.id, []).append(view)
    result = []
    for kilde in katalog.kilder.kilder:
        own = by_source.get(kilde.id, [])
        places = tuple(dict.fromkeys(place for view in own for place in view.brugt_i))
        count = sum(bool(view.brugt_i) and not view.punkt.udeladt for view in own)
        adresse = f"kilder/{kilde.id}/"
        result.append(KildeView(kilde, adresse, places, count, _by_section(own), tuple(_pages(own, adresse))))
    return tuple(result)


def _by_section(points: Iterable[Punktvisning]) -> tuple[Punktgruppe, ...]:
    found = groupby(points, key=lambda view: view.punkt.afsnit)
    return tuple(Punktgruppe(afsnit, tuple(views)) for afsnit, views in found)


def _pages(points: Sequence[Punktvisning], own_page: str) -> Iterator[Punktside]:
    """Yield the pages below a source's own that hold its points; none when they stand on its own page."""
    pages: dict[str, list[Punktvisning]] = {}
    for view in points:
        pages.setdefault(view.adresse.partition("#")[0], []).append(view)
    pages.pop(own_page, None)
    for adresse, views in pages.items():
        numbers = [number_of(view.punkt.id) for view in views]
        yield Punktside(adresse, f"Punkt {min(numbers)}–{max(numbers)}", _by_section(views))
