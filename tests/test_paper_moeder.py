"""Packages on paper: the page's own front, the lists as they are, other pages' own text, and one list of sources."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests import helpers
from tests.reader import told
from tests.test_embed import MOST, is_marker, is_own, takeable
from vejledningsguide.addresses import LOCAL, file_of
from vejledningsguide.build import build
from vejledningsguide.files import build_files, pdf_sheets
from vejledningsguide.guide import Guide
from vejledningsguide.pages import build_pages
from vejledningsguide.paper.document import Samling
from vejledningsguide.render import PaperRenderer

SITE = "https://vejledning.example.dk/guide/"
TEMPLATES = helpers.ROOT / "overrides"
PACKAGE = "moedepakke/havemoede/havemoede.pdf"


def everything(guide: Guide, most: int = 999) -> Guide:
    """Return a guide whose first package holds all that can be in one, or so many of each kind."""
    taken = takeable(guide, most)
    answers = [tuple(svar.split("/")) for svar, view in guide.udfald.items() if view.adresse in taken]
    items = [id_ for id_, link in guide.henvisninger.items() if link.adresse in taken]
    assert len(answers) + len(items) == len(taken)
    first, *others = guide.katalog.alle("pakker")
    kind = type(first.dele[0])
    parts = (*(kind(indhold=id_) for id_ in items), *(kind(svar=svar) for svar in answers))
    file = type(guide.katalog.moeder)(pakker=(first.model_copy(update={"dele": parts}), *others))
    return Guide(helpers.with_content(guide.katalog, moeder=file))


@pytest.fixture(scope="module")
def samling(mini: Guide) -> Samling:
    """The package of the kitchen-sink data that holds something of each kind."""
    return pdf_sheets(mini, SITE, TEMPLATES)[PACKAGE]


def test_the_front_sheet_is_that_of_the_page(samling: Samling, mini: Guide) -> None:
    """Its text as on the page, its ways to the parts' sheets, and each decision below the part it is about."""
    text = [words for _, words in told(samling.forside, is_marker)]
    for words in ('Havemøde: *alt* & "resten"', "Alt til mødet om bedet.", "En have, *alle* kan lide.", "Til stede"):
        assert words in text
    page = build_pages(mini, TEMPLATES, SITE)[file_of("moedepakke/havemoede/")].html
    assert told(page, is_own) == told(samling.forside, is_marker)
    assert samling.side is not None and samling.side.adresse == f"{SITE}moedepakke/havemoede/"
    ways = re.findall(r'data-del="#forside-del-(\d)"', samling.forside)
    assert ways == [str(number) for number in range(1, len(samling.dokumenter) + 1)]
    places = [text.index(words) for words in ("Skal vi have et *hegn*?", "Hvem graver?")]
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    first, second = (next(n for n, words in enumerate(text) if del_.mål.titel in words) for del_ in view.dele[:2])
    assert first < places[0] < second < places[1]


def test_every_part_is_there_and_the_lists_are_as_they_are(samling: Samling, mini: Guide) -> None:
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    assert [dokument.titel for dokument in samling.dokumenter] == [d.mål.titel for d in view.dele]
    alone = pdf_sheets(mini, SITE, TEMPLATES)["tjeklister/plan-for-foelgeskab/plan-for-foelgeskab.pdf"]
    here, there = samling.dokumenter[0], alone.dokumenter[0]
    assert here == replace(there, art=f"Del 1 af {len(view.dele)} · {there.art}", kilder=())
    assert [bool(dokument.html) for dokument in samling.dokumenter] == [False, True, False, True, True]


@pytest.mark.parametrize("data", ["mini", "guide"])
def test_a_part_tells_what_its_page_tells(data: str, request: pytest.FixtureRequest) -> None:
    """All that can be in a package, as one package: the same text, ways that can be printed, anchors of its own."""
    guide = everything(request.getfixturevalue(data), MOST[data])
    pages = build_pages(guide, TEMPLATES)
    [view, *_] = guide.mødepakker
    dokumenter = pdf_sheets(guide, SITE, TEMPLATES)[f"{view.adresse}{view.opslag.id}.pdf"].dokumenter
    assert len(dokumenter) == len(view.dele)
    seen = Counter[str]()
    for del_, dokument in zip(view.dele, dokumenter, strict=True):
        assert bool(dokument.html) != bool(dokument.dele), dokument.titel
        seen[del_.mål.art] += 1
        if not dokument.html:
            continue
        page = pages[file_of(del_.mål.adresse)].html
        assert told(dokument.html, is_marker) == told(page, is_own), del_.mål.adresse
        ways = re.findall(r'\b(?:href|src)="([^"]*)"', dokument.html)
        assert [way for way in ways if not way.startswith((SITE, f"#d{sum(seen.values())}-", "https:"))] == []
    kinds = [slags for slags in guide.katalog.slags.values() if slags.til_møde and guide.katalog.alle(slags.navn)]
    assert set(seen) == {slags.ental for slags in kinds} | {"Svar fra Find modul"}
    ids = re.findall(r'\bid="([^"]+)"', "".join(dokument.html for dokument in dokumenter))
    assert len(ids) == len(set(ids)) > 50
    inner = set(re.findall(r'\bhref="#([^"]+)"', "".join(dokument.html for dokument in dokumenter)))
    assert inner <= set(ids)


def test_every_source_stands_once(samling: Samling, mini: Guide) -> None:
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    told = html.unescape(samling.forside.partition("pakke__kilder")[2])
    assert len(view.herkomst) > 1
    assert [told.count(one.kilde.titel) for one in view.herkomst] == [1] * len(view.herkomst)
    assert samling.kilder == (), "the sources stand both on the front sheet and last"
    assert not any(dokument.kilder for dokument in samling.dokumenter)


def test_no_page_is_made_twice_for_paper(tmp_path: Path, mini: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build without PDFs, and one that only makes the files beside the pages: each page in Word is made once."""
    root = helpers.small_project(tmp_path)
    made: list[tuple[str, str]] = []

    def part(_renderer: PaperRenderer, address: str, prefix: str) -> str:
        made.append((address, prefix))
        return "<h1>x</h1>"

    monkeypatch.setattr(PaperRenderer, "part", part)
    build(root, helpers.TODAY)
    assert len(made) == len(set(made)) > 3
    made.clear()
    assert "moedepakke/havemoede/qr.svg" in build_files(mini, SITE)
    assert len(made) == len(set(made)) > 3
    (root / ".cache" / "papir").mkdir(parents=True, exist_ok=True)
    (root / ".cache" / "papir" / "x.pdf").touch()
    build(root, helpers.TODAY)
    assert made


def test_paper_names_no_address_of_this_machine(guide: Guide) -> None:
    """Nobody can follow it: without an address there is neither code nor link, and no file with a code."""
    view = guide.mødepakker[0]
    samling = pdf_sheets(guide, LOCAL, TEMPLATES)[f"{view.adresse}{view.opslag.id}.pdf"]
    assert not samling.på_nettet and not any(dokument.på_nettet for dokument in samling.dokumenter)
    assert any(dokument.html for dokument in samling.dokumenter)
    assert not any(re.search(r"<a [^>]*127[.]0", dokument.html) for dokument in samling.dokumenter)
    assert not [path for path in build_files(guide, LOCAL) if path.endswith("qr.svg")]
