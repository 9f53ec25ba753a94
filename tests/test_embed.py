"""A page inside another: its headings a level lower, and its anchors its own."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests import helpers
from tests.test_pages import html
from vejledningsguide.embed import embed
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide, build_pages

PACKAGE = "moedepakke/havemoede/index.md"


@pytest.fixture(scope="module")
def package(mini: Guide) -> str:
    """The HTML of a package that holds a page of many kinds."""
    pages: dict[str, FærdigSide] = build_pages(mini, helpers.ROOT / "overrides")
    return html(pages[PACKAGE])


@pytest.mark.parametrize(
    ("body", "embedded"),
    [
        ("# T {: #indhold }", '<h2 id="d1-indhold">T</h2>'),
        ("### a\\*b {: #x .ikke-print }", '<h4 id="d1-x" class="ikke-print">a*b</h4>'),
        ('<h2 class="k" id="y">T</h2>', '<h3 class="k" id="d1-y">T</h3>'),
        ('<label for="a b">', '<label for="d1-a d1-b">'),
        ('<a href="#x">', '<a href="#d1-x">'),
        ('<a class="begreb" href="#ord-x">', '<a class="begreb" href="#ord-x">'),
        ('<a href="../y/#x">', '<a href="../y/#x">'),
        ('## Læs {: #laes .ikke-print }\n\n<ul class="linkliste">\n<li>x</li>\n</ul>\n\n<p>y</p>', "\n\n<p>y</p>"),
        ('<nav class="bladre">\n<a href="x">y</a>\n</nav>\n<p>z</p>', "\n<p>z</p>"),
        ('## Næste {: #n }\n\n<ul class="kortliste">\n<li>x</li>\n</ul>z', "z"),
        ("<p>id=&#34;x&#34; #1</p>", "<p>id=&#34;x&#34; #1</p>"),
    ],
)
def test_what_is_moved_and_what_stays(body: str, embedded: str) -> None:
    assert embed(body, "d1-") == embedded


def test_no_anchor_is_there_twice(package: str) -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', package))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    assert sum(id_.startswith("d3-") for id_ in ids) > 5


def test_every_way_within_the_page_leads_somewhere(package: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', package))
    ways = set(re.findall(r'\bhref="#([^"]+)"', package)) | set(re.findall(r'\bfor="([^"]+)"', package))
    assert {way for way in ways if way not in ids} == set()
    assert any(way.startswith("ord-") for way in ways)


def test_no_heading_skips_a_level(package: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", package)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_part_leaves_its_foot_and_its_memory_behind(package: str, mini: Guide) -> None:
    assert package.count('class="herkomst"') == 1
    assert package.count('class="ordboks"') == 1
    assert "data-tjekliste" not in package
    assert "data-husk" not in package
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    assert package.count('class="herkomst__kilde"') == len(view.herkomst)


def test_every_part_is_there_in_order(package: str, mini: Guide) -> None:
    [view] = [view for view in mini.mødepakker if view.opslag.id == "havemoede"]
    found = re.findall(r'<section class="pakkedel[^>]*id="(del-\d)"', package)
    assert found == [f"del-{place}" for place in range(1, len(view.dele) + 1)]


def test_the_sources_of_all_parts_are_gathered_once(mini: Guide) -> None:
    for view in mini.mødepakker:
        ids = [one.kilde.id for one in view.herkomst]
        assert len(set(ids)) == len(ids)
        for del_ in view.dele:
            for one in del_.herkomst:
                [whole] = [w for w in view.herkomst if w.kilde.id == one.kilde.id]
                assert set(one.belæg) <= set(whole.belæg)
                assert whole.gennemgået <= one.gennemgået
