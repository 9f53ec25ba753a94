"""A page inside another: its headings a level lower, and its anchors its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest

from tests import helpers
from tests.reader import told
from tests.test_pages import html
from vejledningsguide.addresses import file_of
from vejledningsguide.embed import embed
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide, build_pages

PACKAGE = "moedepakke/havemoede/index.md"


def is_own(_tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element belongs to its own page alone, or is a marker that leads to source points.

    An outcome's markers are numbers on its own page and gathered elsewhere; both are for the screen.
    """
    return "data-kun-her" in attributes or "belæg" in attributes.get("class", "").split()


def is_marker(_tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element is a marker that leads to source points."""
    return bool({"belæg", "noter"} & {*attributes.get("class", "").split()})


def lonely(blocks: list[tuple[str, str]]) -> set[str]:
    """Return the headings that nothing stands below."""
    levels = [int(tag[1]) if re.fullmatch("h[1-6]", tag) else 9 for tag, _ in blocks]
    ways = zip(blocks, pairwise([*levels, 0]), strict=True)
    return {text for (_, text), (above, below) in ways if above < 9 and below <= above}


MOST = {"mini": 999, "guide": 12}
"""So many of a kind are tried, spread over all there are: of the real data those that one template makes alike."""


def takeable(guide: Guide, most: int = 999) -> list[str]:
    """Return the address of everything that can be in a package, or of so many of each kind."""
    kinds = [slags for rum in guide.katalog.rum for slags in rum.slags if slags.til_møde]
    found = [[guide.katalog.address(item) for item in guide.katalog.alle(slags.navn)] for slags in kinds]
    found.append([view.adresse for view in guide.udfald.values()])
    return [address for kind in found for address in kind[:: -(-len(kind) // most) or 1]]


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
        ("<p>id=&#34;x&#34; #1</p>", "<p>id=&#34;x&#34; #1</p>"),
        ('## Læs {: #laes .ikke-print data-kun-her="" }\n<p>y</p>', "\n<p>y</p>"),
        ("## Læs {: #laes data-kun-her }\n<p>y</p>", "\n<p>y</p>"),
        ("<p>a</p><nav data-kun-her><b>b</b></nav><p>c</p>", "<p>a</p><p>c</p>"),
        ("<ul data-kun-her><li>a<ul><li>b</li></ul></li></ul><ul><li>c</li></ul>", "<ul><li>c</li></ul>"),
        ("<div data-kun-her><div data-kun-her>a</div>b</div>c<div data-kun-her>d</div>e", "ce"),
        ('<i data-kun-her=""></i><input data-kun-her id="x"><img alt="a" data-kun-her>a', "a"),
        ("<svg data-kun-her><svg/><svg /></svg>a", "a"),
        ('<p title="data-kun-her" data-kun-herfra>a</p>', '<p title="data-kun-her" data-kun-herfra>a</p>'),
        ('<p data-kun-her title="a > b </p>">a</p>b', "b"),
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


@pytest.mark.parametrize("data", ["mini", "guide"])
def test_a_part_is_the_page_less_what_is_marked(data: str, request: pytest.FixtureRequest) -> None:
    """Nothing else is lost, nothing is added, and no heading stands alone where what followed it has gone."""
    guide: Guide = request.getfixturevalue(data)
    pages = build_pages(guide, helpers.ROOT / "overrides")
    around = pages[file_of(guide.mødepakker[0].adresse)]
    renderer = around._renderer
    marked = set()
    for address in takeable(guide, MOST[data]):
        page = pages[file_of(address)]
        whole = page.html
        renderer.side, renderer.met, renderer.notes = around.side, {}, {}
        part = str(renderer.embed(address, "d1-"))
        blocks = told(part, is_marker)
        assert [text for _, text in blocks] == [text for _, text in told(whole, is_own)], address
        assert len(blocks) < len(told(whole, is_marker)), f"{address}: nothing is marked"
        marked.add(page.side.skabelon)
        assert "data-kun-her" not in part
        assert blocks[0][0] == "h2"
        assert lonely(blocks) <= lonely(told(whole, is_marker)), address
    assert len(marked) > 7
