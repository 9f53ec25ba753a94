"""Tools: what they are, who they are for, and whether their link was tried."""

from __future__ import annotations

import re

from tests import test_pages
from vejledningsguide.finish import finish
from vejledningsguide.pages import FærdigSide


def part(page: FærdigSide, title: str) -> str:
    """Return what a reader sees in the fold with a title."""
    found = re.search(rf'<h3 id="[^"]*" class="fold__titel">{re.escape(title)}</h3>.*?</details>', page.text, re.DOTALL)
    assert found, title
    return test_pages.plain_words(finish(found[0]))


class TestTools:
    def test_what_the_source_does_not_say_is_told(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["vaerktoejer/index.md"]
        app, lens = part(page, "Have-appen &amp; kompagni"), part(page, "Lup *uden* link")
        assert "https://example.org/app?a=1&b=2 (1. marts 2026)" in app
        assert "Linket virkede ikke, da vi prøvede det 2. maj 2026. Sidst set virke 1. marts 2026." in app
        assert "Sidst set" not in lens
        assert "Bag hegnet." in app
        assert "Kilden giver intet link." in lens
        assert "Det oplyser kilden ikke." in lens

    def test_a_link_out_of_the_site_tells_nobody_where_it_came_from(self, pages: dict[str, FærdigSide]) -> None:
        for page in pages.values():
            for link in re.findall(r'<a [^>]*href="https?:[^>]*>', page.text):
                assert 'rel="noopener noreferrer"' in link
