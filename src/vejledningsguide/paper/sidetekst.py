"""A page's own text as what is told on paper, for a kind that has nothing else to say there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from ..guide import Guide, Visning
from ..text import plain
from .document import Dokument, Link, Opskrift, Samling, Trykkeri, source_line


def pages_alone(views: Iterable[Visning[Any]], guide: Guide, site_address: str) -> Iterator[tuple[str, Opskrift]]:
    """Yield the address of each item's page, and how the page is made with its sources last."""
    for view in views:
        yield view.adresse, partial(_alone, view, guide, site_address)


def _alone(view: Visning[Any], guide: Guide, site_address: str, trykkeri: Trykkeri) -> Samling:
    where = guide.henvisninger[view.opslag.id]
    dokument = Dokument(
        art=where.art,
        titel=where.titel,
        kort="",
        rod=site_address,
        side=Link(where.titel, site_address + guide.shortest(view.adresse)),
        gennemgået=min(one.gennemgået for one in view.herkomst),
        kilder=tuple(map(source_line, view.herkomst)),
        html=trykkeri.tekst(view.adresse, ""),
    )
    kort = plain(view.opslag.kort, lambda id_: guide.henvisninger[id_].titel)
    return Samling(where.titel, kort, (dokument,))
