"""No page is too heavy for a phone: the bytes of its HTML and its elements are counted, exactly, on the built site."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from tests import reader
from vejledningsguide.udgiv.budget import INDEXES, MAX_BYTES, MAX_ELEMENTS, MAX_PACKED
from vejledningsguide.udgiv.tjek import ELEMENT


def indexes() -> dict[str, int]:
    """Return the files of the indexes, with the most elements each may have."""
    return {f"{page}index.html": most for page, most in INDEXES.items()}


def too_much(amounts: Mapping[str, int], most: int) -> list[str]:
    """Return the pages with more than `most` of something, the worst first."""
    over = sorted(((amount, page) for page, amount in amounts.items() if amount > most), reverse=True)
    return [f"{page}: {amount}" for amount, page in over]


def test_the_worst_is_named_first() -> None:
    assert too_much({"a": 3, "b": 2, "c": 4}, 2) == ["c: 4", "a: 3"]


def test_no_page_has_too_many_bytes(documents: Mapping[str, reader.Document], site: Path) -> None:
    amounts = {page: (site / page).stat().st_size for page in documents}
    assert len(amounts) > 300
    of_readers = {page: amount for page, amount in amounts.items() if page not in indexes()}
    assert too_much(of_readers, MAX_BYTES) == [], f"at most {MAX_BYTES} bytes: give what is much a page of its own"
    packed = {page: len(gzip.compress((site / page).read_bytes())) for page in indexes()}
    assert too_much(packed, MAX_PACKED) == []


def test_no_page_has_too_many_elements(documents: Mapping[str, reader.Document]) -> None:
    amounts = {page: document.elements for page, document in documents.items()}
    assert min(amounts.values()) > 50
    over = too_much({page: amount - indexes().get(page, MAX_ELEMENTS) for page, amount in amounts.items()}, 0)
    assert over == [], f"at most {MAX_ELEMENTS} elements: leaner markup, or more pages"


def test_publishing_counts_elements_as_a_reader_of_html_does(
    documents: Mapping[str, reader.Document], site: Path
) -> None:
    for page, document in documents.items():
        assert len(ELEMENT.findall((site / page).read_text(encoding="utf-8"))) == document.elements, page
    assert INDEXES.keys() <= {page.removesuffix("index.html") for page in documents}
