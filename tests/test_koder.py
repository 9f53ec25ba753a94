"""Codes are for editors: on the built site they stand with the sources and the discrepancies, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests import reader

CODE = re.compile(r"\b(?:afv|kt-guide|kt-gruppe|fuldtid|nce-eftersyn|regionh)-\d{2,3}\b|\b[Vv]ersion:? [0-9a-f]{6}\b")
"""A discrepancy, a source's point, or the version of an answer."""

OF_SOURCES = ("kilder/", "uoverensstemmelser/")
OLD = ("rapportens tid", "dagens moduler", "gældende modul", "Redaktionens forslag")
"""What was told on page after page, and is now told once: in a module's status, and at the foot."""


@pytest.fixture(scope="module")
def pages(documents: Mapping[str, reader.Document]) -> dict[str, str]:
    """The words of every page below the sources' own."""
    return {name: page.text for name, page in documents.items() if not name.startswith(OF_SOURCES)}


def test_no_code_is_seen_outside_the_pages_of_sources(pages: dict[str, str]) -> None:
    seen = {name: CODE.findall(text)[:3] for name, text in pages.items() if CODE.search(text)}
    assert seen == {}, "sig det med ord: «kildepunkt 25 i NCE's eftersyn», «uoverensstemmelsen om …»"
    assert len(pages) > 300


@pytest.mark.parametrize("words", OLD)
def test_what_is_told_once_is_not_told_page_after_page(words: str, pages: dict[str, str]) -> None:
    told = {
        name: text.count(words) for name, text in pages.items() if name != "data/index.html"
    }  # which tells of fields
    assert sum(told.values()) <= 2, [name for name, count in told.items() if count][:10]
