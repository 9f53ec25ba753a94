"""The plan says what the outcome says, for every outcome: group plan, table, CSV and JSON tell one and the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from tests.reader import Document
from tests.slags.test_find_modul import CSV, JSON, links, page_of
from vejledningsguide.build import Built
from vejledningsguide.guide import Guide
from vejledningsguide.slags.find_modul.beslut import Beslutningsguide, all_modules
from vejledningsguide.slags.find_modul.regler import guide_of
from vejledningsguide.slags.find_modul.resultat import ResultatView
from vejledningsguide.slags.find_modul.samlet import Sporsum

SMALL = "find-modul/gruppeplan/tabel.json"
TRACKS = ("i_dag", "foreslået")


@pytest.fixture(scope="module")
def outcomes(guide: Guide) -> tuple[ResultatView, ...]:
    views: tuple[ResultatView, ...] = guide.find_modul.resultater
    return views


@pytest.fixture(scope="module")
def rules(guide: Guide) -> Beslutningsguide:
    return guide_of(guide.katalog)


def track(view: ResultatView, name: str) -> Sporsum:
    plan: Sporsum = getattr(view.samlet, name)
    return plan


def ids(plan: Sporsum) -> list[list[list[str]]]:
    """Return the modules of a plan: step by step, each way of it."""
    return [[[one.opslag.id for one in vej] for vej in trin.veje] for trin in plan.trin]


def test_what_an_outcome_points_to_is_in_its_plan_and_alternatives_stay_so(outcomes: tuple[ResultatView, ...]) -> None:
    for view in outcomes:
        for name in TRACKS:
            plan = track(view, name)
            if plan.afhænger:
                continue
            steps = ids(plan)
            for t in view.træf:
                spor = getattr(t.anbefaling.opslag, name)
                told = [m.modul for m in spor.moduler]
                if t.hvis or not told:
                    continue
                ways = [way for step in steps for way in step]
                assert set(told) <= {id_ for way in ways for id_ in way}, (view.adresse, name)
                if spor.enten_eller:
                    assert [[id_] for id_ in told] in steps, f"{view.adresse}: an alternative is told as a sequence"


def test_who_is_told_to_begin_with_basis_has_basis_in_the_plan(
    outcomes: tuple[ResultatView, ...], guide: Guide, documents: Mapping[str, Document]
) -> None:
    found = [view for view in outcomes if "egynd med basis" in view.overskrift]
    assert {"find-modul/vejleder/ny/digital/", "find-modul/vejleder/ny/simulation/"} <= {v.adresse for v in found}
    longest = {m.id: max(m.dage or [0]) for m in guide.katalog.moduler.moduler}
    for view in found:
        for name in TRACKS:
            plan = track(view, name)
            if plan.afhænger:
                continue
            first = plan.trin[0]
            assert {m.opslag.niveau for vej in first.veje for m in vej} == {"basis"}, (view.adresse, name)
            rest = sum(longest[way[0]] for step in ids(plan)[1:] for way in step)
            assert plan.højst == 11 + rest and plan.mindst >= 11, (view.adresse, name)


def test_a_module_with_a_condition_may_be_left_out(outcomes: tuple[ResultatView, ...]) -> None:
    view = next(v for v in outcomes if v.adresse == "find-modul/vejleder/basis/strategi/sosu/")
    plan = track(view, "foreslået")
    assert [trin.hvis for trin in plan.trin] == ["", "hvis vejlederen også koordinerer"]
    assert plan.dage == "6–8 dage"


def test_an_open_answer_is_worth_what_the_finished_ones_are(
    outcomes: tuple[ResultatView, ...], rules: Beslutningsguide
) -> None:
    """From the least to the most days of the modules that the definite answers point to."""
    seen = 0
    for view in outcomes:
        asked = {given.valg.id: given.svar for given in view.givne}
        open_ = [id_ for id_, svar in asked.items() if svar.holder_åbent]
        if not open_ or any(t.anbefaling.opslag.id == "basis-foerst" for t in view.træf):
            continue
        known = [[s.id for s in rules.valg[id_].svar if not s.holder_åbent] for id_ in open_]
        knude = rules.walk([svar.id for svar in asked.values()])
        assert knude.udfald is not None
        for name in TRACKS:
            chosen = [
                {
                    m.modul
                    for t in rules.decide({**knude.udfald.svar, **dict(zip(open_, one, strict=True))}).træf
                    for m in getattr(t.anbefaling, name).moduler
                }
                for one in product(*known)
            ]
            plan = track(view, name)
            assert bool(plan.afhænger) == (len({frozenset(one) for one in chosen}) > 1), (view.adresse, name)
            most = max(sum(max(rules.dage[id_] or [0]) for id_ in one) for one in chosen)
            assert plan.højst <= most, (view.adresse, name)
            seen += 1
    assert seen > 20


def test_table_and_files_tell_the_same_plan(
    outcomes: tuple[ResultatView, ...], built: Built, documents: Mapping[str, Document]
) -> None:
    rows = {
        row["Adresse"]: row for row in csv.DictReader(io.StringIO(built.files[CSV].decode("utf-8-sig")), delimiter=";")
    }
    told = {one["adresse"]: one for one in json.loads(built.files[JSON])["udfald"]}
    small: dict[str, Any] = json.loads(built.files[SMALL])
    plans = {one[2]: [small["planer"][place] for place in one[4]] for one in small["udfald"]}
    page = page_of(documents, "find-modul/tabel/").text
    for view in outcomes:
        row = rows[view.adresse]
        for place, (name, column) in enumerate(
            zip(TRACKS, ("I brug i 2022", "Foreslået (tjek aktuelt udbud)"), strict=True)
        ):
            plan = track(view, name)
            assert row[column] == plan.tekst and told[view.adresse]["plan"][name]["tekst"] == plan.tekst
            assert told[view.adresse]["plan"][name]["dage"] == [plan.mindst, plan.højst]
            assert plans[view.adresse][place][:4] == [plan.tekst, plan.dage, plan.mindst, plan.højst]
            assert plan.tekst in page and plan.dage in page, view.adresse


def test_a_page_names_the_modules_of_its_plan(
    outcomes: tuple[ResultatView, ...], documents: Mapping[str, Document]
) -> None:
    """Also those that come first: the reader of the answer meets every module that the plan counts."""
    for view in outcomes:
        there = links(page_of(documents, view.adresse), view.adresse)
        for name in TRACKS:
            for trin in track(view, name).trin:
                assert {m.adresse for vej in trin.veje for m in vej} <= there, (view.adresse, name)


def test_a_rule_without_a_module_counts_for_nothing(outcomes: tuple[ResultatView, ...]) -> None:
    for view in outcomes:
        if not any(all_modules(t.anbefaling.opslag) for t in view.træf) and "basis" not in view.overskrift.lower():
            assert [track(view, name).højst for name in TRACKS] in ([0, 0], [11, 11]), view.adresse


def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(built: Built) -> None:
    for row in csv.reader(io.StringIO(built.files[CSV].decode("utf-8-sig")), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row), row
