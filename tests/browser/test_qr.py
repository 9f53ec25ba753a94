"""The way back from paper: without an address of its own, a site prints neither a code nor this machine's name."""

from __future__ import annotations

import pytest

from tests.browser.pages import REPRESENTATIVE
from tests.browser.paper import Paper, codes
from tests.browser.support import NewPage


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_code(new_page: NewPage, id_: str) -> None:
    """Once there is an address, tests/test_paper.py finds the code on the page, and test_room_for_the_code its room."""
    page = new_page(f"tjeklister/{id_}/")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert codes(printed) == []
    assert "127.0.0.1" not in "".join(Paper(printed).pages)
