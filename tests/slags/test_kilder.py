"""The sources' own pages: every point under its section, on as many pages as it takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import test_pages
from vejledningsguide import provenance
from vejledningsguide.files import build_files
from vejledningsguide.finish import finish
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import FærdigSide, build_pages


def part(page: FærdigSide, heading: str) -> str:
    """Return what a reader sees under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}.*?(?=^## |\Z)", page.text, re.DOTALL | re.MULTILINE)
    assert found, heading
    return test_pages.plain_words(finish(found[0]))


class TestSources:
    def test_points_stand_under_their_sections_in_the_sources_order(self, mini: Guide) -> None:
        [book] = [view for view in mini.kilder if view.opslag.id == "have-bog"]
        groups = {group.afsnit: [view.opslag.id for view in group.punkter] for group in book.grupper}
        assert groups == {
            "Afsnit 1": [f"have-bog-{number:03}" for number in range(1, 10)],
            "Afsnit 2": [f"have-bog-{number:03}" for number in range(10, 20)],
            "Afsnit 3": ["have-bog-020"],
        }

    def test_a_long_source_stands_on_pages_that_are_called_by_their_numbers(
        self, mini_katalog: Katalog, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(provenance, "WHOLE", 19)
        monkeypatch.setattr(provenance, "A_PAGE", 8)
        split = Guide(mini_katalog)
        [book] = [view for view in split.kilder if view.opslag.id == "have-bog"]
        assert [(side.adresse, side.titel, len(side.grupper)) for side in book.sider] == [
            ("kilder/have-bog/1-8/", "Punkt 1–8", 1),
            ("kilder/have-bog/9-16/", "Punkt 9–16", 2),
            ("kilder/have-bog/17-24/", "Punkt 17–20", 2),
        ]
        assert [view.sider for view in split.kilder if view.opslag.id != "have-bog"] == [()] * (len(split.kilder) - 1)
        made = build_pages(split, root / "overrides")
        own, middle = made["kilder/have-bog/index.md"].text, made["kilder/have-bog/9-16/index.md"].text
        assert '<a id="have-bog-010" href="9-16/#p010">Punkt 10</a>' in own
        assert re.findall(r'<li id="p(\d+)">', middle) == [f"{number:03}" for number in range(9, 17)]
        assert 'href="../1-8/"' in middle and 'href="../17-24/"' in middle
        files = build_files(split, "https://x.invalid/")
        told = {name: list(json.loads(files[name])["punkter"]) for name in files if name.startswith("kilder/have-bog/")}
        assert [len(ids) for ids in told.values()] == [20, 8, 8, 4]

    def test_a_points_own_doubt_follows_it_everywhere(self, pages: dict[str, FærdigSide], mini: Guide) -> None:
        doubt = "Punktet er opdigtet."
        assert f"Forbehold: {doubt}" in test_pages.words(pages["kilder/have-bog/index.md"])
        told = json.loads(build_files(mini, "https://x.invalid/")["kilder/have-bog/punkter.json"])["punkter"]
        assert told["have-bog-007"]["forbehold"] == doubt
        assert "forbehold" not in told["have-bog-008"]

    def test_discrepancies_stand_by_what_they_are_about(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["uoverensstemmelser/index.md"]
        assert "Havens længde" in part(page, "Det kan ændre dit valg")
        assert "2 meter" in part(page, "Det kan ændre dit valg")
        groups = {"om-uddannelse": "Hegnets", "om-tal": "Antal", "om-praksis": "Hækkens", "om-tekst": "Et &amp; to"}
        for anchor, title in groups.items():
            fold = page.text[page.text.index(f'id="{anchor}"') :].partition("</details>")[0]
            assert f">{title}" in fold, anchor
        assert all(f'"{anchor}"' in page.text for anchor in ("alvor-lav",)) and "#alvor-middel" in page.text
