"""An outcome as a plan: what comes first comes first, alternatives are never told as one after the other."""

from __future__ import annotations

import pytest

from vejledningsguide.guide import Guide
from vejledningsguide.slags.find_modul.resultat import ResultatView


def view_of(guide: Guide, svar: str) -> ResultatView:
    views: dict[str, ResultatView] = guide.udfald
    return views[svar]


def told(guide: Guide, svar: str, spor: str) -> list[list[list[str]]]:
    """Return the steps of a track: for each its ways, for each its modules."""
    return [[[m.opslag.id for m in vej] for vej in trin.veje] for trin in view_of(guide, svar).plan(spor)]


@pytest.mark.parametrize("behov", ["digital", "simulation", "tvaerfagligt", "behov-ukendt"])
def test_somebody_new_begins_with_basis_whatever_the_need(guide: Guide, behov: str) -> None:
    first, *rest = view_of(guide, f"vejleder/ny/{behov}").plan("i_dag")
    assert first.begynd and [m.opslag.id for m in first.moduler] == ["oplaeringsvejleder-49970"]
    assert first.dage == (11, 11)
    assert len(rest) == (0 if behov == "behov-ukendt" else 1)
    proposed = view_of(guide, f"vejleder/ny/{behov}").plan("foreslået")[0]
    assert [[m.opslag.id for m in vej] for vej in proposed.veje] == [["sosu-basis"], ["pau-basis-a", "pau-basis-b"]]
    assert proposed.dage == (11, 11)


def test_alternatives_are_ways_and_parts_are_one_way(guide: Guide) -> None:
    assert told(guide, "vejleder/basis/forskellige/sosu/hele", "i_dag") == [
        [["overbygning-48381"], ["saerlig-indsats-42923"]]
    ]
    assert view_of(guide, "vejleder/basis/forskellige/sosu/hele").plan("i_dag")[0].dage == (5, 12)
    assert told(guide, "vejleder/ny/hverdag/pau/hele", "foreslået") == [[["pau-basis-a", "pau-basis-b"]]]
    assert view_of(guide, "vejleder/ny/digital").plan("foreslået")[1].dage is None


def test_no_module_is_taken_twice(guide: Guide) -> None:
    for view in guide.find_modul.resultater:
        for spor in ("i_dag", "foreslået"):
            steps = [m.opslag.id for trin in view.plan(spor) for m in trin.moduler]
            assert len(steps) == len(set(steps)), view.adresse
            assert {m.modul.opslag.id for m in view.moduler(spor)} <= set(steps), view.adresse
