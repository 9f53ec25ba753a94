"""Soft hyphens: where they stand in a word, and where on a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vejledningsguide.hyphens import PARTS, divided, hyphenated
from vejledningsguide.text import danish_order

SOFT = "\u00ad"


@pytest.mark.parametrize(
    "word",
    [
        "uddannelses-ansvarlig",
        "Oplærings-vejlederne",
        "kompetence-udvikling",
        "vejleder-uddannelse",
        "fuldtids-vejleder",
        "uoverens-stemmelse",
        "syge-plejerske-uddannelsen",
        "spe-cia-lise-ring",
        "Tilrette-læggelses-former",
        "leder",
    ],
)
def test_a_word_is_divided_between_its_parts(word: str) -> None:
    assert divided(word.replace("-", "")) == word.replace("-", SOFT)


def test_no_piece_is_short() -> None:
    for word in ("Uoverensstemmelser", "medarbejderinddragelse", "tværprofessionelt", "nationaløkonomierne"):
        assert min(map(len, divided(word).split(SOFT))) >= 3, divided(word)


def test_only_long_words_in_headings_and_cells_are() -> None:
    page = (
        '<title>Uddannelsesansvarlig</title><h1 id="uddannelsesansvarlig" title="Uddannelsesansvarlig">'
        "Uddannelsesansvarlig, ikke kompetencebehov</h1><p>Uddannelsesansvarlig</p>"
        '<td><a href="oplaeringsvejleder/">Oplæringsvejleder</a> Leder &uddannelsesansvarlig;</td>'
    )
    assert hyphenated(page) == page.replace(">Uddannelsesansvarlig,", f">Uddannelses{SOFT}ansvarlig,").replace(
        ">Oplæringsvejleder<", f">Oplærings{SOFT}vejleder<"
    )


def test_the_parts_are_in_order() -> None:
    assert sorted(set(PARTS), key=danish_order) == PARTS


def test_only_pages_have_them(site: Path) -> None:
    """Not the search's index, not the data, not the files to take along, and no attribute or title."""
    assert SOFT in (site / "kompetencebehov" / "index.html").read_text("utf-8") or any(
        SOFT in path.read_text("utf-8") for path in site.rglob("index.html")
    )
    for path in site.rglob("*"):
        if path.suffix in (".json", ".csv", ".xml", ".js", ".txt"):
            text = path.read_text("utf-8")
            assert SOFT not in (text if path.suffix != ".json" else json.dumps(json.loads(text), ensure_ascii=False))
        elif path.suffix == ".html":
            text = path.read_text("utf-8")
            assert SOFT not in text.partition("<body")[0], path
            assert not re.search(rf'="[^"]*{SOFT}[^"]*"', text), path
