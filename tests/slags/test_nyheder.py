"""Readers are told what has changed: no module, rule or list changes in what they rely on without a note of it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from tests import helpers
from tests.test_facts import change, project
from vejledningsguide import aendret
from vejledningsguide.build import build, examine, publish
from vejledningsguide.errors import DataFejl

ATOM = "{http://www.w3.org/2005/Atom}"


__all__ = ["project"]


def told(project: Path) -> list[str]:
    """Return what the check says of a project."""
    try:
        examine(project, helpers.TODAY)
    except DataFejl as error:
        return [str(fejl) for fejl in error.fejl]
    return []


NOTE = """ændringer:
  - id: nye-dage
    dato: 2026-05-01
    titel: Kosten tager længere tid
    tekst: Kosten er blevet længere.
    gælder: [ny-kost]
"""


def test_a_change_of_days_must_be_told_and_then_it_is_remembered(project: Path) -> None:
    assert told(project) == []
    path = project / "data/moduler.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition("- id: ny-kost")
    was, now = "foreslået revideret", "foreslået ny"
    if f"status: {was}" not in after.partition("- id:")[0]:
        was, now = now, was
    path.write_text(before + mark + after.replace(f"status: {was}", f"status: {now}", 1), encoding="utf-8")
    [fault] = told(project)
    assert f"ny-kost: status var «{was}» og er nu «{now}», men læserne får det ikke at vide" in fault
    assert "skriv det i data/aendringer.yaml med «gælder: [ny-kost]»" in fault
    change(project, "aendringer.yaml", "ændringer:\n", NOTE)
    assert told(project) == []
    assert "Skrev data/udgivet.json" in publish(project, helpers.TODAY)
    state = json.loads((project / "data" / aendret.FIL).read_text(encoding="utf-8"))
    assert state["ny-kost"]["status"] == now


def test_the_outcome_of_a_rule_and_the_numbers_of_a_list_are_relied_on(project: Path) -> None:
    state = json.loads((project / "data" / aendret.FIL).read_text(encoding="utf-8"))
    assert set(state["grav-ler"]) == {"styrken", "sporet i dag", "det foreslåede spor", aendret.NOTES}
    assert state["et-foelgeskab"]["punkt 1a"] == "på listen"


def test_a_broken_state_is_told_and_not_written_over(project: Path) -> None:
    path = project / "data" / aendret.FIL
    path.write_text("{", encoding="utf-8")
    assert told(project) == ["data/udgivet.json:1:1: filen kan ikke læses – hent den tilbage fra git"]
    assert path.read_text(encoding="utf-8") == "{"


def test_the_change_stands_on_what_it_is_about_while_it_is_new(project: Path) -> None:
    pages = build(project, helpers.TODAY).pages
    assert "Ændret 1. april 2026:" in pages["moduler/ny-spade/index.md"].html
    assert "Ændret" not in pages["moduler/ny-kost/index.md"].html, "a year after, it is no news"
    results = [page for page in pages.values() if page.side.form == "resultat" and "grav-ler" in page.side.om]
    assert results
    assert all("Ændret 1. april 2026:" in page.html for page in results)


def test_the_newest_stands_first_wherever_it_is_written(project: Path) -> None:
    change(project, "aendringer.yaml", "dato: 2026-04-01", "dato: 2020-04-01")
    feed = build(project, helpers.TODAY, "https://eksempel.dk/guide/").files["nyt/nyt.xml"].decode()
    assert feed.rindex("/nyt/#") == feed.rindex("/nyt/#ny-hat")


def test_the_feed_tells_the_same_and_only_where_it_can_be_reached(project: Path) -> None:
    assert "nyt/nyt.xml" not in build(project, helpers.TODAY).files
    feed = ElementTree.fromstring(build(project, helpers.TODAY, "https://eksempel.dk/guide/").files["nyt/nyt.xml"])
    titles = [title.text for title in feed.iterfind(f"{ATOM}entry/{ATOM}title")]
    assert titles == ["Spaden har fået *hat* & hale", "Ingen fik hat", "Kosten tog hatten af"]
    assert feed.findtext(f"{ATOM}entry/{ATOM}id") == "https://eksempel.dk/guide/nyt/#ny-hat"
    assert feed.findtext(f"{ATOM}updated") == "2026-04-01T00:00:00Z"
