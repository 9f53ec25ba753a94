"""Packages for a meeting with the pages they hold, and the sources of all of them in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from ..addresses import address, kind, stands_alone
from ..model import Katalog, Mødepakke, Opslag, Pakkedel
from .provenance import Henvisning, Herkomst, gather_sources
from .valg import START, FindModul, ResultatView

FIRST = ("Tjekliste",)
"""The kinds that come first among those to choose."""


@dataclass(frozen=True)
class PakkedelView:
    """A part of a package: the page it is on, what it is for, and what the page rests on."""

    indhold: Opslag | ResultatView
    mål: Henvisning
    hvorfor: str
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class MødepakkeView:
    """A package. `udgave` changes with its own words; `herkomst` is that of the package and all its parts."""

    opslag: Mødepakke
    adresse: str
    udgave: str
    dele: tuple[PakkedelView, ...]
    herkomst: tuple[Herkomst, ...]


def pakke_views(katalog: Katalog, links: Mapping[str, Henvisning], finder: FindModul) -> tuple[MødepakkeView, ...]:
    """Return the packages, in the order of the file."""
    items = {item.id: item for _, _, item in katalog.opslag()}
    results = {result.adresse: result for result in finder.resultater}

    def part(del_: Pakkedel) -> PakkedelView:
        why = del_.hvorfor or ""
        if del_.indhold:
            item = items[del_.indhold]
            return PakkedelView(item, links[item.id], why, gather_sources(katalog, [item]))
        result = results[START + "".join(f"{id_}/" for id_ in del_.svar)]
        kort = result.først.anbefaling.anbefaling.kort
        link = Henvisning("", result.overskrift, kort, result.adresse, "Svar fra Find modul")
        return PakkedelView(result, link, why, result.herkomst)

    def view(pakke: Mødepakke) -> MødepakkeView:
        dele = tuple(map(part, pakke.dele))
        return MødepakkeView(
            opslag=pakke,
            adresse=address(pakke),
            udgave=sha256(pakke.model_dump_json().encode()).hexdigest()[:6],
            dele=dele,
            herkomst=_merged([gather_sources(katalog, [pakke]), *(del_.herkomst for del_ in dele)]),
        )

    return tuple(map(view, katalog.moeder.pakker))


def choices(katalog: Katalog, links: Mapping[str, Henvisning]) -> dict[str, list[Henvisning]]:
    """Return every page that can be taken along to a meeting, under what it is called; what is filled in first."""
    groups: dict[str, list[Henvisning]] = {kind_: [] for kind_ in FIRST}
    for _, _, item in katalog.opslag():
        if stands_alone(item):
            groups.setdefault(kind(item), []).append(links[item.id])
    return groups


def _merged(lists: Iterable[tuple[Herkomst, ...]]) -> tuple[Herkomst, ...]:
    """Return each source once, with all its sections and points and the day of the oldest check."""
    found: dict[str, Herkomst] = {}
    for herkomst in (one for each in lists for one in each):
        known = found.setdefault(herkomst.kilde.id, herkomst)
        found[herkomst.kilde.id] = replace(
            known,
            afsnit=tuple(dict.fromkeys((*known.afsnit, *herkomst.afsnit))),
            belæg=tuple(sorted({*known.belæg, *herkomst.belæg})),
            gennemgået=min(known.gennemgået, herkomst.gennemgået),
        )
    return tuple(found.values())
