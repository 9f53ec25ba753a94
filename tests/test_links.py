"""Every way that leads nowhere is told, with the page it stands on and the file to open."""

from __future__ import annotations

import pytest

from vejledningsguide.links import Veje

FILES = {"assets/a.css", "soeg/indeks.json", "moduler/x/x.pdf"}


def told(html: str, address: str = "moduler/x/") -> list[str]:
    """Return what is said of a page with this HTML on a site of three pages."""
    veje = Veje()
    veje.note("", "data/roller.yaml", '<h1 id="top">')
    veje.note("moduler/", "data/moduler.yaml", '<h2 id="alle">')
    veje.note(address, "data/moduler.yaml", html)
    return [f"{fault.fil} {fault.sti}: {fault.besked}" for fault in veje.faults(FILES.__contains__)]


@pytest.mark.parametrize(
    "way",
    [
        *("../../", "../", "./", "../#alle", "../../#top", "#her", "", "x.pdf", "../../assets/a.css?v=1"),
        *("https://eksempel.dk/x", "mailto:a@b.dk", "../#d=1&amp;e=2", "../?q=a#alle", "../x/#her"),
    ],
)
def test_what_leads_somewhere_is_let_be(way: str) -> None:
    assert told(f'<p id="her"></p><a href="{way}">') == []


@pytest.mark.parametrize("way", ["../y/", "y.pdf", "../../../", "../moduler", "../../assets/", "/moduler/"])
def test_what_leads_nowhere_is_told(way: str) -> None:
    assert told(f'<a href="{way}">') == [f"data/moduler.yaml /moduler/x/: linket «{way}» fører ingen steder hen"]


@pytest.mark.parametrize("way", ["#væk", "../#vaek", "../../#alle"])
def test_an_anchor_that_is_not_there_is_told(way: str) -> None:
    assert told(f'<a href="{way}">') == [
        f"data/moduler.yaml /moduler/x/: linket «{way}» peger på et anker, der ikke findes"
    ]


def test_an_anchor_twice_is_told() -> None:
    assert told('<p id="a"></p><p id="a"></p>') == ["data/moduler.yaml /moduler/x/: ankeret «a» står to gange på siden"]


def test_pictures_scripts_and_forms_are_ways_too() -> None:
    html = '<img src="a.svg"><form action="../finder/"><p data-indeks="../../soeg/indeks.json">'
    assert len(told(html)) == 2
