"""What a page tells search engines of itself: JSON-LD in the words of schema.org, and only what the data say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .addresses import is_local, relative
from .guide import Guide, Side

_WAYS = {"@id", "url", "contentUrl"}
"""The properties that hold an address of the site."""


def nodes(guide: Guide) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return what the rooms tell of their pages, by address; every fixed page is there, if only for the way to it."""
    found: dict[str, list[Mapping[str, Any]]] = {page.adresse: [] for page in guide.katalog.faste.values()}
    for rum in guide.katalog.rum:
        for address, node in rum.mærker(guide) if rum.mærker else ():
            found.setdefault(address, []).append(node)
    return found


def jsonld(side: Side, told: Sequence[Mapping[str, Any]] | None, site_address: str) -> str:
    """Return what stands in a page's head, or nothing; it can't end the element it stands in.

    Addresses are whole where the site has one, and else count from the page, as its links do. Only fixed pages tell
    anything, and only those that a search finds: a page for one item must be light on a first visit, and is named
    where all of its kind are.
    """
    if told is None or not side.i_søgning or not (told or side.krummer):
        return ""
    graph = list(told)
    if side.krummer:
        way = enumerate((*side.krummer, (side.titel, side.adresse)), 1)
        trail = [
            {"@type": "ListItem", "position": place, "name": name, "item": {"@id": at}} for place, (name, at) in way
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": trail})
    whole = _placed({"@context": "https://schema.org", "@graph": graph}, side.adresse, site_address)
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _placed(value: Any, page: str, site: str) -> Any:
    """Return a value with every address inside it as it is told on the page."""
    if isinstance(value, list | tuple):
        return [_placed(one, page, site) for one in value]
    if not isinstance(value, Mapping):
        return value
    found = {key: _placed(one, page, site) for key, one in value.items()}
    ways = {key: one for key, one in found.items() if key in _WAYS and isinstance(one, str)}
    return found | {key: relative(one, page) if is_local(site) else site + one for key, one in ways.items()}
