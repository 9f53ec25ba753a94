"""Packages on paper: a front sheet, the lists as they are, the other pages as text, and one list of sources."""

from __future__ import annotations

import pytest

from vejledningsguide.addresses import LOCAL
from vejledningsguide.files import pdf_sheets
from vejledningsguide.guide import Guide
from vejledningsguide.paper.document import Samling, source_line


@pytest.fixture(scope="module")
def samling(mini: Guide) -> Samling:
    """The package of the kitchen-sink data that holds something of each kind."""
    return pdf_sheets(mini, LOCAL)["moedepakke/havemoede/havemoede.pdf"]


def test_the_front_sheet_says_what_the_package_is(samling: Samling) -> None:
    assert samling.titel == 'Havemøde: *alt* & "resten"'
    assert "20 minutter (foreslået)" in samling.kort
    assert samling.hoved == ("Dato", "Sted", "Til stede")
    assert samling.side is not None and samling.side.adresse == f"{LOCAL}moedepakke/havemoede/"


def test_every_part_is_there_and_the_lists_are_as_they_are(samling: Samling, mini: Guide) -> None:
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    assert [dokument.titel for dokument in samling.dokumenter] == [
        *(d.mål.titel for d in view.dele),
        "Det beslutter vi",
    ]
    alone = pdf_sheets(mini, LOCAL)["tjeklister/plan-for-foelgeskab/plan-for-foelgeskab.pdf"]
    assert samling.dokumenter[0] == alone.dokumenter[0]
    assert [dokument.løbende for dokument in samling.dokumenter] == [False, True, False, True, True, False]


def test_each_claim_has_the_points_it_rests_on(samling: Samling) -> None:
    told = {del_.titel: del_.tekst for del_ in samling.dokumenter[1].dele}
    assert told["Eksempler"] == ("Det regnede på den opdigtede bænk. [have-blad-004]",)
    assert "Redaktionens forslag" in told


def test_the_last_sheet_has_the_decisions_and_every_source_once(samling: Samling, mini: Guide) -> None:
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    last = samling.dokumenter[-1]
    assert [punkt.tekst for punkt in last.dele[0].punkter] == ["Skal vi have et *hegn*?", "Hvem graver?"]
    assert last.dele[0].felter == ("Besluttet", "Ansvarlig", "Dato")
    assert last.kilder == tuple(source_line(one) for one in view.herkomst)
    assert len(set(last.kilder)) == len(last.kilder) > 1


def test_every_page_of_the_real_packages_has_text(guide: Guide) -> None:
    for path, samling in pdf_sheets(guide, LOCAL).items():
        for dokument in samling.dokumenter:
            assert all(del_.tekst or del_.punkter for del_ in dokument.dele), (path, dokument.titel)
            assert sum(len(del_.tekst) + len(del_.punkter) for del_ in dokument.dele) > 1, (path, dokument.titel)
