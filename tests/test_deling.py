"""The picture beside a link: what is on it, how much it weighs, and that nothing lies on anything else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from PIL import Image

from vejledningsguide.addresses import LOCAL
from vejledningsguide.build import Built
from vejledningsguide.deling import MARGIN, SIZE, Billede, draw, kept_pictures, make_pictures, pictures

NET = "https://guide.example.dk/"
MOST = 30_000
"""So many bytes may a picture take."""
WORST = "Uddannelsesplanlægningskoordinatorer og kompetenceudviklingsrepræsentanter i oplæringsvejledningen " * 3


@pytest.fixture(scope="module")
def wanted(built: Built, root: Path) -> Mapping[str, Billede]:
    """What the pictures of the real site would show."""
    return pictures([page.side for page in built.pages.values()], root, NET)


def test_pages_have_their_own_and_results_share_one(built: Built, root: Path, wanted: Mapping[str, Billede]) -> None:
    results = {wanted[view.adresse] for view in built.guide.find_modul.resultater}
    assert len(results) == 1
    modules = [wanted[view.adresse] for view in built.guide.moduler]
    assert [one.titel for one in modules] == [view.opslag.titel for view in built.guide.moduler]
    assert not any(page.side.videre and page.side.adresse in wanted for page in built.pages.values())
    assert pictures([page.side for page in built.pages.values()], root, LOCAL) == {}, "nobody sees a local site's"


def test_what_is_drawn_is_light_and_stands_free(wanted: Mapping[str, Billede]) -> None:
    by_length = sorted(set(wanted.values()), key=lambda one: len(one.titel))
    worst = replace(by_length[-1], titel=WORST, afsender=WORST, slags=WORST)
    for picture in (by_length[0], by_length[-1], by_length[-2], worst):
        content = draw(picture)
        assert len(content) <= MOST, (len(content), picture)
        image = Image.open(io.BytesIO(content))
        assert (image.size, image.mode) == (SIZE, "P")
        width, height = SIZE
        drawn = image.convert("RGB")
        ground = drawn.getpixel((width - 1, 0))
        strips = {"right": (width - MARGIN + 2, 0, width, height), "below": (40, height - 60, width, height)}
        strips |= {"above the title": (40, 125, width, 145), "under it": (40, 500, width, 505)}
        for name, strip in strips.items():
            colours = drawn.crop(strip).getcolors()
            assert colours is not None and [one for _, one in colours] == [ground], (name, picture.titel[:60])
        assert len(drawn.crop((MARGIN, 150, width, 500)).getcolors(99) or []) > 1, "the title is there"


def test_a_page_shows_what_has_been_made(root: Path, tmp_path: Path, wanted: Mapping[str, Billede]) -> None:
    """Made once, told by its page with its words, and gone when nobody wants it; before that no page asks for one."""
    few = dict(list(wanted.items())[:2])
    assert kept_pictures(few, tmp_path) == ({}, {})
    assert (make_pictures(few, tmp_path), make_pictures(few, tmp_path)) == (2, 0)
    shown, files = kept_pictures(few, tmp_path)
    assert {one["sti"] for one in shown.values()} == files.keys()
    shell = Environment(loader=FileSystemLoader(root / "overrides"), autoescape=False)
    shell.filters["url"] = lambda value: value
    address, picture = next(iter(shown.items()))

    def head(pictures: Any, where: str) -> str:
        assets = {"js": "", "former": {}, "soegeforslag": {}, "del": {}, "deling": pictures}
        page = {"meta": {"form": "trin"}, "toc": [], "url": address, "title": "A & B", "canonical_url": where}
        extra = {"aktiver": assets, "menu": [], "fodmenu": []}
        config = {"extra": extra, "theme": {"favicon": "x"}, "site_url": NET, "site_name": "G", "site_description": "D"}
        return shell.get_template("main.html").render(page=page, config=config).partition("</head>")[0]

    told = head(shown, NET + address)
    for name, content in {
        "og:title": "A &amp; B",
        "og:description": "D",
        "og:url": NET + address,
        "og:image": NET + picture["sti"],
        "og:image:alt": picture["alt"].replace("&", "&amp;"),
    }.items():
        assert f'<meta property="{name}" content="{content}">' in told
    assert "og:title" in head({}, NET + address) and "og:image" not in head({}, NET + address)
    assert "og:" not in head(shown, f"{LOCAL}{address}"), "this machine's address means nothing to anybody"
    make_pictures(dict(list(few.items())[:1]), tmp_path)
    assert len(kept_pictures(few, tmp_path)[1]) == 1
