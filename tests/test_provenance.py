"""Every claim leads to its source point, and every point to the claims that rest on it."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests import helpers, reader, test_pages
from vejledningsguide.felter import Opslag
from vejledningsguide.grundlag import points, source_of
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import build_pages
from vejledningsguide.provenance import at_home, claims_without_home, usage
from vejledningsguide.rum import Rum
from vejledningsguide.slags.kilder import BelægFil
from vejledningsguide.walk import field_of, walk

LINK = re.compile(r'<a href="([^"]*)" data-belæg="([^"]*)"')
SPOT = re.compile(r'<span class="belægsted" data-belæg="([^"]*)"></span>')


@dataclass(frozen=True)
class Marker:
    """A link of a marker: the page it leads to, the anchor there, and the points it stands for."""

    page: str
    anchor: str
    points: tuple[str, ...]


def marker(page: str, way: str, ids: str) -> Marker | None:
    """Return what a link of a marker leads to; None for one that leads to the list of discrepancies."""
    target = reader.inside(page, way)
    assert target, way
    path, anchor = target
    return None if path == "uoverensstemmelser/index.html" else Marker(path, anchor, tuple(ids.split()))


@pytest.fixture(params=["guide", "mini"])
def either(request: pytest.FixtureRequest) -> Guide:
    """The real data's views, then those of the kitchen-sink data."""
    found: Guide = request.getfixturevalue(request.param)
    return found


class TestUsage:
    def test_an_item_and_its_points_name_each_other(self, either: Guide) -> None:
        items: dict[str, tuple[str, ...]] = {}
        for _, _, item in either.katalog.opslag():
            items |= {f"{either.katalog.address(item)}{below}": points(told) for told, below, *_ in item.told()}
        forth = {(there, point) for there, rests in items.items() for point in rests}
        places = [(place.adresse, point) for point, found in usage(either.katalog).items() for place in found]
        back = {(there, point) for there, point in places if there in items}
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
        addresses |= {f"find-modul/regler/#{a.id}" for a in either.katalog.anbefalinger.anbefalinger}
        addresses |= {view.adresse for view in either.tal}
        addresses |= {s.adresse for view in either.guider for s in view.sider}
        addresses |= {f"uoverensstemmelser/#{view.opslag.id}" for view in either.afvigelser}
        for places in usage(either.katalog).values():
            assert [place for place, count in Counter(places).items() if count > 1] == []
            assert {place.adresse for place in places} <= addresses

    def test_a_claim_outside_items_is_told_on_its_page(self, mini: Guide) -> None:
        places = {id_: [place.id for place in view.brugt_i] for id_, view in mini.punkter.items()}
        assert places["have-bog-003"] == ["foelgeskab", "have-guide"]
        assert places["have-rapport-001"] == ["modulforbehold", "udbud", "tal", "regler", "afv-20", "have-guide"]
        assert places["have-billeder-001"] == []

    def test_no_claim_lacks_a_home(self, either: Guide) -> None:
        assert claims_without_home(either.katalog) == []

    @pytest.mark.parametrize("name", ["behov.yaml", "moduler.yaml", "vaerktoejer.yaml", "foelgeskab.yaml"])
    def test_a_new_field_without_a_home_is_noticed(self, name: str, mini_katalog: Katalog) -> None:
        def homeless(rum: Rum) -> Rum:
            return replace(rum, filer=tuple(replace(f, hjem={}) if f.navn == name else f for f in rum.filer))

        rooms = tuple(map(homeless, mini_katalog.rum))
        assert {file for file, _ in claims_without_home(replace(mini_katalog, rum=rooms))} == {name}

    def test_everything_at_home_is_there_once(self, either: Guide) -> None:
        for _, home in at_home(either.katalog):
            assert home.titel
        items = [home.adresse for item, home in at_home(either.katalog) if isinstance(item, Opslag)]
        own = [either.katalog.address(item) for _, _, item in either.katalog.opslag()]
        below = [s.adresse for view in either.guider for s in view.sider]
        assert sorted(items) == sorted([*own, *below])


class TestCoverage:
    def test_every_point_is_used_or_left_out_for_a_reason(self, guide: Guide) -> None:
        used = guide.katalog.brugte_punkter
        lost = [p.id for p in guide.katalog.punkter() if (p.id in used) == bool(p.udeladt)]
        assert lost == []
        assert used <= set(guide.punkter)

    def test_something_of_every_source_is_used(self, guide: Guide) -> None:
        for view in guide.kilder:
            assert view.punkter_brugt, f"data/kilder.yaml: intet på siden hviler på {view.opslag.id} – brug et punkt"
        assert len(guide.punkter) == sum(view.opslag.punkter for view in guide.kilder)

    def test_a_point_that_only_a_discrepancy_names_is_not_used(self, mini_katalog: Katalog) -> None:
        lone = mini_katalog.afvigelser.afvigelser[0].model_copy(update={"belæg": ("have-bog-020",)})
        afvigelser = mini_katalog.afvigelser.model_copy(update={"afvigelser": (lone,)})
        assert "have-bog-020" not in helpers.with_content(mini_katalog, afvigelser=afvigelser).brugte_punkter


@pytest.fixture(scope="module")
def markers(site: Path) -> Mapping[str, list[Marker]]:
    """Every link of a marker on the built site, by the address of the page it stands on."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        page = path.relative_to(site).as_posix()
        links = [marker(page, *link) for link in LINK.findall(path.read_text(encoding="utf-8"))]
        found[page.removesuffix("index.html")] = [link for link in links if link]
    return found


def words(text: str) -> str:
    """Return a text with one space wherever it has any."""
    return " ".join(text.split())


class TestMarkers:
    def test_every_marker_leads_to_its_points(
        self, markers: Mapping[str, list[Marker]], documents: Mapping[str, reader.Document], guide: Guide
    ) -> None:
        """Without script the reader sees the first point of a source at once, and has the way to the rest."""
        said = {view.adresse: words(documents[f"{view.adresse}index.html"].text) for view in guide.kilder}
        said |= {s.adresse: words(documents[f"{s.adresse}index.html"].text) for v in guide.kilder for s in v.sider}
        shown = {p: words(guide.punkter[p].opslag.punkt) for p in guide.punkter}
        for name, found in markers.items():
            for link in found:
                assert link.anchor in documents[link.page].ids, (name, link)
                assert guide.punkter[link.points[0]].nummer == int(link.anchor[-3:]), (name, link)
                first = link.points[0]
                assert f"{first} {shown[first]}"[:80] in said[link.page.removesuffix("index.html")], (name, link)
                assert {source_of(point) for point in link.points} == {source_of(first)}, (name, link)
        assert sum(map(len, markers.values())) > 1000

    def test_what_a_page_rests_on_is_marked_at_each_claim_and_gathered_in_the_sections(self, site: Path) -> None:
        for path in sorted(site.rglob("index.html")):
            text = path.read_text(encoding="utf-8")
            spots = {id_ for ids in SPOT.findall(text) for id_ in ids.split()}
            assert spots == {id_ for _, ids in LINK.findall(text) for id_ in ids.split()}, path

    def test_a_marker_never_stands_for_a_point_twice(self, markers: Mapping[str, list[Marker]]) -> None:
        for name, found in markers.items():
            for link in found:
                assert len(set(link.points)) == len(link.points), (name, link)

    def test_what_a_marker_shows_stands_beside_the_page_of_its_points(self, site: Path, guide: Guide) -> None:
        told: dict[str, Any] = {}
        for view in guide.punkter.values():
            page = view.adresse.partition("#")[0]
            if page not in told:
                data = (site / page / "punkter.json").read_bytes()
                assert len(gzip.compress(data)) < 30_000, page
                told[page] = json.loads(data)
            shown = told[page]["punkter"][view.opslag.id]
            assert told[page]["kilde"] == view.kilde.omtale
            assert shown["punkt"] == words(view.opslag.punkt), view.opslag.id
            assert shown["afsnit"] == view.opslag.afsnit
            assert shown.get("forbehold", "") == words(view.opslag.forbehold or "")

    def test_every_claim_has_its_markers_where_it_is_told(
        self, markers: Mapping[str, list[Marker]], guide: Guide
    ) -> None:
        marked = {name: {point for link in found for point in link.points} for name, found in markers.items()}
        for item, home in at_home(guide.katalog):
            assert set(points(item)) <= marked[home.adresse.partition("#")[0]], home

    def test_a_source_tells_of_every_point_where_it_is_used(
        self, documents: Mapping[str, reader.Document], guide: Guide
    ) -> None:
        for view in guide.kilder:
            own = f"{view.adresse}index.html"
            assert [point for point in guide.punkter if source_of(point) == view.opslag.id] == [
                id_ for id_ in documents[own].ids if id_ in guide.punkter
            ]
            pages = [own, *(f"{side.adresse}index.html" for side in view.sider)]
            led = {reader.inside(page, way.value) for page in pages for way in documents[page].ways if way.tag == "a"}
            for place in view.brugt_i:
                path, _, anchor = place.adresse.partition("#")
                assert (f"{path}index.html", anchor) in led, place

    def test_an_old_address_of_a_point_leads_on_to_where_it_stands(
        self, documents: Mapping[str, reader.Document], guide: Guide, site: Path
    ) -> None:
        split = [view for view in guide.kilder if view.sider]
        assert {view.opslag.id for view in split} == {"kt-guide", "nce-eftersyn"}
        for view in split:
            html = (site / view.adresse / "index.html").read_text(encoding="utf-8")
            ways = dict(re.findall(r'<a id="([^"]+)" href="([^"]+)">', html))
            for point in (p for group in view.grupper for p in group.punkter):
                page, anchor = reader.inside(f"{view.adresse}index.html", ways[point.opslag.id]) or ("", "")
                assert page != f"{view.adresse}index.html" and anchor in documents[page].ids, point.opslag.id
                assert words(f"{point.opslag.id} {point.opslag.punkt}") in words(documents[page].text)

    def test_a_point_that_is_left_out_says_why_also_when_a_discrepancy_names_it(self, mini: Guide, root: Path) -> None:
        said = test_pages.words(build_pages(mini, root / "overrides")["kilder/have-bog/index.md"])
        assert 'Havens punkt nummer 17 & lidt "til". Udeladt: Prøvedata bruger det ikke.' in said
        assert "Udeladt: Prøvedata bruger det ikke. Nævnes 1 sted Hegnets farve ." in said
        assert "Kilden er delt i 20 punkter, og 16 af dem er brugt." in said


class TestDoubts:
    """The list of discrepancies, and the places that tell of one."""

    def test_all_of_them_stand_on_the_page_in_full(
        self, documents: Mapping[str, reader.Document], guide: Guide
    ) -> None:
        page = documents["uoverensstemmelser/index.html"]
        ids = [f"afv-{number:02}" for number in range(1, 68)]
        assert sorted(view.opslag.id for view in guide.afvigelser) == ids
        assert sorted(id_ for id_ in page.ids if id_.startswith("afv-")) == ids
        said = " ".join(page.text.split())
        for view in guide.afvigelser:
            for text in (view.opslag.emne, *(u.siger for u in view.udlægninger)):
                assert " ".join(text.split()) in said, view.opslag.id

    def test_what_names_one_is_linked_both_ways(self, documents: Mapping[str, reader.Document], guide: Guide) -> None:
        named = {
            (home.adresse, value)
            for item, home in at_home(guide.katalog)
            for sti, value in walk(item)
            if field_of(sti) in ("afvigelse", "afvigelser") and isinstance(value, str)
        }
        assert named == {(place.adresse, v.opslag.id) for v in guide.afvigelser for place in v.steder}
        assert named
        back = {reader.inside("uoverensstemmelser/index.html", w.value) for w in listed(documents).ways}
        for there, id_ in named:
            path, _, anchor = there.partition("#")
            page = f"{path}index.html"
            forth = {reader.inside(page, way.value) for way in documents[page].ways if way.tag == "a"}
            assert ("uoverensstemmelser/index.html", id_) in forth, f"{there} does not lead to {id_}"
            assert (page, anchor) in back, f"{id_} does not lead to {there}"

    def test_the_kitchen_sink_tells_of_them_from_every_kind_of_place(self, mini: Guide) -> None:
        places = {view.opslag.id: [place.id for place in view.steder] for view in mini.afvigelser}
        assert places == {
            "afv-01": ["modulforbehold", "kompetencebehov", "regler", "have-guide-3/begyndelsen/", "have-guide"],
            "afv-02": ["ny-spade", "have-app", "grav-ler", "svar-have"],
            "afv-20": ["hoest-over-tid"],
            "afv-21": [],
            "afv-22": [],
        }


def listed(documents: Mapping[str, reader.Document]) -> reader.Document:
    """Return the page with the list of discrepancies."""
    return documents["uoverensstemmelser/index.html"]
