"""What an editor reads when something is wrong."""

from __future__ import annotations

from vejledningsguide.errors import DataFejl, Fejl, did_you_mean, near_miss
from vejledningsguide.references import advice


def test_a_fault_says_where_what_and_what_to_do() -> None:
    fejl = Fejl("data/moduler.yaml", 14, 9, "moduler.3.felt", "«sosi» findes ikke i felter", "mente du «sosu»?")
    assert str(fejl) == "data/moduler.yaml:14:9: moduler.3.felt: «sosi» findes ikke i felter – mente du «sosu»?"


def test_a_fault_of_a_whole_file_has_no_way_into_it() -> None:
    assert str(Fejl("data/moduler.yaml", 1, 1, "", "filen er tom", "skriv noget")) == (
        "data/moduler.yaml:1:1: filen er tom – skriv noget"
    )


def test_faults_come_sorted_by_place_as_numbers_and_each_only_once() -> None:
    late, early = Fejl("b.yaml", 10, 1, "", "x", "y"), Fejl("b.yaml", 9, 30, "", "x", "y")
    other = Fejl("a.yaml", 99, 1, "", "x", "y")
    error = DataFejl([late, early, other, late])
    assert error.fejl == [other, early, late]
    assert str(error).split("\n")[0] == "3 fejl i data:"


def test_one_is_also_a_number() -> None:
    assert str(DataFejl([Fejl("a.yaml", 1, 2, "", "x", "y")])) == "1 fejl i data:\na.yaml:1:2: x – y"


def test_a_slip_is_recognised_and_a_stranger_is_not() -> None:
    assert near_miss("titell", ["kort", "titel"]) == "titel"
    assert near_miss("farve", ["kort", "titel"]) is None
    assert did_you_mean("titell", ["titel"], "slet det") == "mente du «titel»?"
    assert did_you_mean("farve", ["titel"], "slet det") == "slet det"


def test_capitals_make_no_difference() -> None:
    assert near_miss("sosu", ["PAU", "SOSU"]) == "SOSU"
    assert near_miss("TITEL", ["kort", "titel"]) == "titel"
    assert near_miss("Høi", ["HØJ", "høj"]) == "HØJ", "of two that are the same but for capitals, the first"
    assert did_you_mean("pau", ["SOSU", "PAU"], "vælg en") == "mente du «PAU»?"


def test_a_wrong_id_gets_the_nearest_or_the_file_to_look_in() -> None:
    assert advice("sool", frozenset({"sol", "regn"}), "vejr.yaml") == "mente du «sol»?"
    assert advice("qqq", frozenset({"sol", "regn"}), "vejr.yaml") == "brug et id, der findes (regn, sol)"
    many = frozenset(f"vejr-{letter}" for letter in "abcdefghi")
    assert advice("qqq", many, "vejr.yaml") == "brug et id, der findes (se id'erne i data/vejr.yaml)"
    assert advice("qqq", many) == "brug et id, der findes (se id'erne i data/)"


def test_a_number_is_near_to_none_but_a_name_may_be_near_to_a_numbered_one() -> None:
    numbers = frozenset({"afv-01", "afv-02"})
    assert advice("afv-09", numbers, "afvigelser.yaml") == "brug et nummer fra data/afvigelser.yaml"
    assert advice("plan-for-2026x", frozenset({"plan-for-2026"}), "planer/") == "mente du «plan-for-2026»?"


def test_where_there_is_nothing_to_point_at_no_number_is_asked_for() -> None:
    assert advice("afv-09", frozenset()) == "der er ingen at pege på endnu: slet id'et, eller opret det, det peger på"
