"""Points of an edition's own on a shared list: the last group, with numbers that the shared list never takes."""

from __future__ import annotations

from collections.abc import Mapping

from ...udgave import EgenUdgave
from ...walk import Sti
from .model import MAX_POINTS, Gruppe, Listetillæg, Punkt, Tjekliste


def add_points(liste: Tjekliste, tillæg: Listetillæg, udgave: EgenUdgave) -> tuple[Tjekliste, Mapping[Sti, Sti]]:
    """Return a shared list with an edition's points as its last group, and where each stands in the edition's file."""
    points = tuple(Punkt.model_validate({**dict(punkt), "fra": "redaktionen"}) for punkt in tillæg.punkter)
    group = Gruppe(titel=udgave.mærke, nyt_ark=tillæg.nyt_ark or _full(liste, len(points)), punkter=points)
    place = len(liste.grupper)
    moved: dict[Sti, Sti] = {("grupper", place): ()}
    moved |= {("grupper", place, "punkter", i): ("punkter", i) for i in range(len(points))}
    return liste.model_copy(update={"grupper": (*liste.grupper, group)}), moved


def _full(liste: Tjekliste, more: int) -> bool:
    """Return whether a list's last sheet has no room for so many points more."""
    count = 0
    for gruppe in liste.grupper:
        count = len(gruppe.punkter) + (0 if gruppe.nyt_ark else count)
    return count + more > MAX_POINTS
