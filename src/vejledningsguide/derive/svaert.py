"""Obstacles by group, each with what helps."""

from __future__ import annotations

from collections.abc import Mapping

from ..addresses import address
from ..model import Katalog
from .opslagsvaerk import help_views
from .provenance import Henvisning, gather_sources
from .views import HindringsgruppeView, HindringView


def hindring_views(
    katalog: Katalog, links: Mapping[str, Henvisning], related: Mapping[str, list[str]]
) -> tuple[HindringsgruppeView, ...]:
    """Return the groups in order, each with its obstacles in order."""
    views = [
        HindringView(
            hindring,
            address(hindring),
            tuple(links[id_] for id_ in hindring.roller),
            help_views(hindring.hjælp, links),
            tuple(links[id_] for id_ in related[hindring.id]),
            gather_sources(katalog, [hindring]),
        )
        for hindring in katalog.svaert.hindringer
    ]
    return tuple(
        HindringsgruppeView(gruppe, tuple(view for view in views if view.opslag.gruppe == gruppe.id))
        for gruppe in katalog.svaert.grupper
    )
