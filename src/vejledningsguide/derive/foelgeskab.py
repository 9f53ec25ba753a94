"""Experiences and the steps of the guide to følgeskab."""

from __future__ import annotations

from collections.abc import Mapping

from ..addresses import address
from ..model import Katalog
from .provenance import Henvisning, gather_sources
from .views import ErfaringView, TrinView


def erfaringer_views(
    katalog: Katalog, links: Mapping[str, Henvisning], related: Mapping[str, list[str]]
) -> tuple[ErfaringView, ...]:
    """Return the experiences with their theme, roles, steps and relations."""
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


def trin_views(
    katalog: Katalog, links: Mapping[str, Henvisning], erfaringer: Mapping[str, ErfaringView]
) -> tuple[TrinView, ...]:
    """Return the steps in order, each with its neighbours."""
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
