"""Every claim leads to its source point, and every point to the claims that rest on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests import reader
from vejledningsguide.check import cited
from vejledningsguide.derive import Guide, provenance
from vejledningsguide.derive.provenance import at_home, claims_without_home, usage
from vejledningsguide.model import BelægFil, Katalog, Opslag, field_of, points, source_of, walk

MARKER = re.compile(r'<details class="belæg".*?</details>', re.DOTALL)
NAMED = re.compile(r"Belæg: ([^<]*)</span>")
WAY = re.compile(r'<a href="([^"]*)">')
DOUBT = re.compile(r"uoverensstemmelser/#(afv-\d\d)")


@pytest.fixture(params=["guide", "mini"])
def either(request: pytest.FixtureRequest) -> Guide:
    """The real data's views, then those of the kitchen-sink data."""
    found: Guide = request.getfixturevalue(request.param)
    return found


class TestUsage:
    def test_an_item_and_its_points_name_each_other(self, either: Guide) -> None:
        used = usage(either.katalog)
        forth = {(item.id, point) for _, _, item in either.katalog.opslag() for point in points(item)}
        items = {item.id for _, _, item in either.katalog.opslag()}
        back = {
            (place.id, point) for point, places in used.items() for place in places if place.id in items - {"tal"}
        }
        assert forth == back
        assert len(forth) > 50

    def test_every_point_that_anything_cites_knows_where(self, either: Guide) -> None:
        told = {
            point
            for name, content in either.katalog.files()
            if not isinstance(content, BelægFil)
            for point in points(content)
        }
        assert set(usage(either.katalog)) == told == {id_ for id_, view in either.punkter.items() if view.brugt_i}

    def test_no_place_is_named_twice_and_each_exists(self, either: Guide) -> None:
        addresses = {link.adresse for link in either.henvisninger.values()}
        addresses |= {f"ordliste/#{begreb.id}" for begreb in either.begreber}
        addresses |= {f"tal/#{view.tal.id}" for view in either.tal}
        addresses |= {f"uoverensstemmelser/#{view.afvigelse.id}" for view in either.afvigelser}
        for places in usage(either.katalog).values():
            assert [place for place, count in Counter(places).items() if count > 1] == []
            assert {place.adresse for place in places} <= addresses

    def test_a_claim_outside_items_is_told_on_its_page(self, mini: Guide) -> None:
        places = {id_: [place.id for place in view.brugt_i] for id_, view in mini.punkter.items()}
        assert places["have-bog-003"] == ["foelgeskab", "have-guide"]
        assert places["have-rapport-001"] == ["modulforbehold", "afv-20", "have-guide"]
        assert places["have-billeder-001"] == []

    def test_no_claim_lacks_a_home(self, either: Guide) -> None:
        assert claims_without_home(either.katalog) == []

    @pytest.mark.parametrize("name", ["behov.yaml", "moduler.yaml", "vaerktoejer.yaml", "foelgeskab.yaml"])
    def test_a_new_field_without_a_home_is_noticed(
        self, name: str, mini_katalog: Katalog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = {key: page for key, page in provenance._HOMES.items() if key[0] != name}
        monkeypatch.setattr(provenance, "_HOMES", kept)
        assert {file for file, _ in claims_without_home(mini_katalog)} == {name}

    def test_everything_at_home_is_there_once(self, either: Guide) -> None:
        for _, home in at_home(either.katalog):
            assert home.titel
        items = [item.id for item, _ in at_home(either.katalog) if isinstance(item, Opslag)]
        assert sorted(items) == sorted(item.id for _, _, item in either.katalog.opslag())


class TestCoverage:
    def test_every_point_is_used_or_left_out_for_a_reason(self, guide: Guide) -> None:
        used = cited(guide.katalog)
        lost = [p.id for p in guide.katalog.punkter() if (p.id in used) == bool(p.udeladt)]
        assert lost == []
        assert used <= set(guide.punkter)

    def test_nine_points_of_ten_are_used_of_every_source(self, guide: Guide) -> None:
        for view in guide.kilder:
            assert view.punkter_brugt >= 0.9 * view.kilde.punkter, view.kilde.id
        assert len(guide.punkter) == sum(view.kilde.punkter for view in guide.kilder) == 662

    def test_a_point_that_only_a_discrepancy_names_is_not_used(self, mini_katalog: Katalog) -> None:
        lone = mini_katalog.afvigelser.afvigelser[0].model_copy(update={"belæg": ("have-bog-020",)})
        afvigelser = mini_katalog.afvigelser.model_copy(update={"afvigelser": (lone,)})
        assert "have-bog-020" not in cited(replace(mini_katalog, afvigelser=afvigelser))


class TestSite:
    @pytest.fixture(scope="class")
    def markers(self, site: Path) -> Mapping[str, list[str]]:
        """Every marker of the built site, by page."""
        found = {}
        for path in sorted(site.rglob("*.html")):
            found[path.relative_to(site).as_posix()] = MARKER.findall(path.read_text(encoding="utf-8"))
        return found
