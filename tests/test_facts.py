"""A figure stands in one place: texts that name it follow it, and those that say it themselves are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide.build import examine
from vejledningsguide.guide import Guide
from vejledningsguide.load import load

TEXT = "Haven findes kun i prøvedata, og [[gl-spade]] tager [[gl-spade.dage]] dage."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with the kitchen-sink data, published."""
    helpers.published_mini(tmp_path)
    return tmp_path


def change(project: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    path = project / "data" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def looked_up(project: Path) -> list[str]:
    """Return what tjek asks an editor to look at in the text that is tried, though it is no fault."""
    return [line for line in examine(project, helpers.TODAY).split("\n") if line.startswith("data/spoergsmaal.yaml:")]


def test_a_text_says_what_the_field_says(project: Path) -> None:
    before = "dage: 11\n"
    for written, said in ((before, "11"), ("dage: 12\n", "12"), ("dage: [11, 12]\n", "11 eller 12")):
        change(project, "moduler.yaml", before, written)
        before = written
        shown = Guide(load(project / "data")).spørgsmål[0].opslag.svar[0].tekst
        assert shown == f"Haven findes kun i prøvedata, og [[gl-spade]] tager {said} dage."


def test_a_title_may_hold_a_figure(project: Path) -> None:
    change(project, "spoergsmaal.yaml", "titel: Findes *hegnet* så?", "titel: Er [[gl-spade.dage]] dage nok?")
    assert Guide(load(project / "data")).henvisninger["svar-hegn"].titel == "Er 11 dage nok?"


def test_a_catalogue_without_figures_in_its_texts_is_left_alone(project: Path) -> None:
    change(project, "spoergsmaal.yaml", TEXT, "Haven findes kun i prøvedata.")
    katalog = load(project / "data")
    assert Guide(katalog).katalog is katalog


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[[gl-spade]] tager 11 dage.", ""),
        ("[[gl-spade]] tager 12 dage.", "teksten siger 12 dage, men dage er 11 ved «gl-spade»"),
        ("Spade (i dag) tager tit 12 dage, men nu regner det.", "teksten siger 12 dage, men dage er 11 ved «gl-spade»"),
        ("[[gl-spade]] tager elleve dage.", ""),
        ("[[gl-spade]] tager tolv dage.", "teksten siger tolv dage, men dage er 11 ved «gl-spade»"),
        ("[[gl-spade]] kan deles i blokke på højst 5 dage.", ""),
        ("Det regnede i 12 dage.", ""),
    ],
)
def test_tjek_lists_a_text_that_says_other_days_than_the_module_beside_it(project: Path, said: str, told: str) -> None:
    change(project, "spoergsmaal.yaml", TEXT, f"'{said}'")
    lines = looked_up(project)
    assert len(lines) == bool(told)
    assert not told or f"spørgsmål.1.svar.1.tekst: {told} – skriv [[gl-spade.dage]]" in lines[0]
