"""The way back from paper: what a browser prints holds a code that leads to the very page."""

from __future__ import annotations

import pytest

from tests.browser.pages import REPRESENTATIVE
from tests.browser.paper import codes
from tests.browser.support import NewPage


@pytest.mark.parametrize("id_", REPRESENTATIVE)
def test_code(new_page: NewPage, id_: str) -> None:
    """The code can be read at a printer's 150 dpi, and a reader who can't see it is told what it is."""
    page = new_page(f"tjeklister/{id_}/")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert address is not None and address.endswith(f"/tjeklister/{id_}/")
    assert page.locator(".ark__qr img").get_attribute("alt") == f"QR-kode til siden: {address}"
    assert codes(page.pdf(format="A4", prefer_css_page_size=True)) == [address]
