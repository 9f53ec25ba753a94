"""A page written by hand has its address on the list, and its links are made and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import helpers
from tests.test_strays import page, project, told
from vejledningsguide.build import build, examine, publish
from vejledningsguide.egne_sider import linked
from vejledningsguide.guide import Guide

__all__ = ["project"]


def test_a_new_one_is_published_like_the_others(project: Path) -> None:
    page(project, "Tag [[gl-kost]] med.", "aftenvagter.md")
    assert ["/aftenvagter/: siden er ny" in line for line in told(project)] == [True]
    assert build(project, helpers.TODAY, draft=True).new == {"aftenvagter/"}
    assert publish(project, helpers.TODAY)[0] == "Ny adresse: /aftenvagter/"
    assert examine(project, helpers.TODAY)
    assert build(project, helpers.TODAY, draft=True).new == set()


def test_its_links_become_links_but_not_in_code(mini: Guide) -> None:
    said = linked("Se [[gl-kost]], [[gl-kost|den *gamle*]] ([[gl-kost.dage]] dag) og `[[gl-kost]]`.", "om/", mini)
    assert said == (
        'Se <a href="../moduler/gl-kost/">Brug af kosten</a>, <a href="../moduler/gl-kost/">den \\*gamle\\*</a>'
        " (1 dag) og `[[gl-kost]]`."
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Se [[gl-kos]].", ":7:4: linket [[gl-kos]] peger på noget, der ikke findes – mente du «gl-kost»?"),
        ("I [[gl-kost.dag]] dage.", ":7:3: «gl-kost» har intet tal i feltet «dag» – mente du «dage»?"),
        ("Se [[gl-kost].", ":7:1: et link er ikke skrevet rigtigt – skriv [[id]] eller [[id|tekst]]"),
        ("Se [x](om/../væk.md).", ":7:8: linket til om/../væk.md fører ingen steder hen – skriv [[id]], eller ret"),
    ],
)
def test_a_link_that_leads_nowhere_has_its_line(body: str, said: str, project: Path) -> None:
    page(project, body, "om.md")
    [line] = told(project)
    assert line.startswith(f"content/om.md{said}")


def test_a_page_without_a_title_and_one_whose_address_is_taken(project: Path) -> None:
    (project / "content" / "om.md").write_text("# Om\n", encoding="utf-8")
    assert told(project)[0].startswith("content/om.md:1:1: siden har ingen titel – begynd siden med tre linjer")
    page(project, "Mere.", "om.md")
    page(project, "Mere.", "moduler.md")
    assert told(project) == [
        "content/moduler.md:1:1: adressen /moduler/ er taget af en anden side – giv filen et andet navn"
    ]
