"""What pages tell search engines: in schema.org's words, and nothing that the page and the data do not say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from tests import reader
from vejledningsguide.addresses import LOCAL
from vejledningsguide.guide import Guide, Side
from vejledningsguide.jsonld import jsonld, nodes
from vejledningsguide.pages import all_pages
from vejledningsguide.sitemap import sitemap

VOCABULARY = json.loads(Path(__file__).with_name("schemaorg.json").read_text(encoding="utf-8"))
SITE = "https://vejledning.example.dk/guide/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PLAIN = {
    "Text": lambda value: isinstance(value, str),
    "URL": lambda value: isinstance(value, str) and " " not in value,
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Duration": lambda value: isinstance(value, str) and re.fullmatch(r"P\d+D", value) is not None,
}


def kinds(name: str) -> set[str]:
    """Return a class and all it is a kind of."""
    return {name}.union(*map(kinds, VOCABULARY["classes"][name]))


def faults(node: Mapping[str, Any], way: str = "") -> Iterator[str]:
    """Yield what schema.org does not allow in a node, and in those inside it."""
    if node["@type"] not in VOCABULARY["classes"]:
        yield f"{way}: no class {node['@type']}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        here = f"{way}/{node['@type']}.{name}"
        known = VOCABULARY["properties"].get(name)
        if not known or not kinds(node["@type"]) & set(known["domain"]):
            yield f"{here}: no such property"
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and one.keys() == {"@id"}:
                continue  # only the address of something
            if isinstance(one, dict):
                if not kinds(one["@type"]) & set(known["range"]):
                    yield f"{here}: never a {one['@type']}"
                yield from faults(one, here)
            elif not any(kind in PLAIN and PLAIN[kind](one) for kind in known["range"]):
                yield f"{here}: {one!r}"


@pytest.fixture(scope="module")
def told(site: Path, guide: Guide) -> Mapping[str, list[dict[str, Any]]]:
    """What each fixed page of the built site tells, by its address."""
    found = {}
    for page in guide.katalog.faste.values():
        if block := BLOCK.search((site / page.adresse / "index.html").read_text(encoding="utf-8")):
            whole = json.loads(block[1])
            assert whole["@context"] == "https://schema.org"
            found[page.adresse] = whole["@graph"]
    return found


def one(told: Mapping[str, list[dict[str, Any]]], address: str, kind: str) -> dict[str, Any]:
    [node] = [node for node in told[address] if node["@type"] == kind]
    return node


def test_it_is_in_the_words_of_schema_org(told: Mapping[str, list[dict[str, Any]]]) -> None:
    assert {node["@type"] for graph in told.values() for node in graph} == {
        *("ItemList", "HowTo", "DefinedTermSet", "FAQPage", "DataCatalog", "BreadcrumbList")
    }
    assert [fault for page, graph in told.items() for node in graph for fault in faults(node, page)] == []


@pytest.mark.parametrize(
    ("node", "wrong"),
    [
        ({"@type": "Kursus"}, "no class"),
        ({"@type": "Course", "provider": "Skolen"}, "no such property"),
        ({"@type": "Course", "step": "Gå"}, "no such property"),
        ({"@type": "Course", "timeRequired": 11}, "11"),
        ({"@type": "Dataset", "distribution": {"@type": "Course"}}, "never a Course"),
    ],
)
def test_what_is_wrong_is_seen(node: dict[str, Any], wrong: str) -> None:
    assert wrong in " ".join(faults(node))


def ways(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from ways(inner)
    elif isinstance(value, dict):
        yield from (way for key, way in value.items() if key in ("@id", "url", "contentUrl"))
        yield from ways(list(value.values()))


def test_every_address_leads_there(
    told: Mapping[str, list[dict[str, Any]]], documents: Mapping[str, reader.Document], site: Path
) -> None:
    seen = 0
    for page, graph in told.items():
        for way in ways(graph):
            target = urlsplit(urljoin(f"http://x/{page}", way))
            path = target.path[1:]
            if path.endswith("/") or not path:
                assert not target.fragment or target.fragment in documents[f"{path}index.html"].ids, (page, way)
                path += "index.html"
            assert (site / path).is_file(), (page, way)
            seen += 1
    assert seen > 200


def test_it_says_what_the_page_says(
    told: Mapping[str, list[dict[str, Any]]], documents: Mapping[str, reader.Document], guide: Guide
) -> None:
    courses = [item["item"] for item in one(told, "moduler/", "ItemList")["itemListElement"]]
    for course, view in zip(courses, guide.moduler, strict=True):
        assert course["name"] == view.opslag.titel and course["creativeWorkStatus"] == view.opslag.status
        assert course.get("courseCode") == view.opslag.nummer
        days = view.opslag.dage
        assert course.get("timeRequired") == (f"P{days[0]}D" if len(days) == 1 else None)
    assert [step["name"] for step in one(told, "foelgeskab/", "HowTo")["step"]] == [v.opslag.titel for v in guide.trin]
    words = " ".join(documents["spoergsmaal/index.html"].text.split())
    asked = one(told, "spoergsmaal/", "FAQPage")["mainEntity"]
    assert len(asked) == len(guide.spørgsmål)
    for question in asked:
        assert question["name"] in words
        assert question["acceptedAnswer"]["text"].split(". ")[0].rstrip(".")[:60] in words, question["name"]
    assert len(one(told, "ordliste/", "DefinedTermSet")["hasDefinedTerm"]) == len(guide.begreber)
    trail = one(told, "data/", "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in trail] == ["Mere viden", "Data til andre systemer"]


def test_addresses_are_whole_where_the_site_has_one_and_nothing_ends_the_element_early(guide: Guide) -> None:
    side = next(side for side in all_pages(guide) if side.adresse == "ordliste/")
    node = {"@type": "DefinedTermSet", "name": "</script>", "url": "ordliste/#a"}
    text = jsonld(side, [node], SITE)
    assert "</" not in text and json.loads(text)["@graph"][0] == {**node, "url": f"{SITE}ordliste/#a"}
    assert json.loads(jsonld(side, [node], LOCAL))["@graph"][0]["url"] == "#a"
    assert jsonld(side, None, SITE) == "" and "ordliste/" in nodes(guide)


class TestSitemap:
    def test_each_page_has_the_day_when_somebody_last_went_through_it(self, guide: Guide) -> None:
        pages = list(all_pages(guide))
        text = sitemap(SITE, pages, ["om/"]).decode()
        listed = dict(re.findall(r"<loc>([^<]+)</loc>(?:<lastmod>([^<]+)</lastmod>)?", text))
        assert listed[f"{SITE}om/"] == "" and f"{SITE}soeg/" not in listed
        for view in (*guide.moduler, *guide.kilder):
            assert listed[f"{SITE}{view.adresse}"] == view.opslag.gennemgået.isoformat()
        latest = max(view.opslag.gennemgået for view in guide.moduler)
        assert listed[f"{SITE}moduler/"] == latest.isoformat()
        for side in pages:
            assert (f"{SITE}{side.adresse}" in listed) == (not side.videre and side.adresse != "soeg/"), side.adresse

    def test_the_latest_of_several_days_is_told(self, mini: Guide) -> None:
        items = [view.opslag for view in mini.moduler]
        changed = [one.model_copy(update={"gennemgået": date(2026, 1, n + 1)}) for n, one in enumerate(items)]
        gathered = mini.herkomst(changed)
        side = Side("x/", "X", "X.", "x/x.md", "x", herkomst=gathered)
        assert side.senest == date(2026, 1, len(items)) and min(one.gennemgået for one in gathered) == date(2026, 1, 1)
        assert Side("x/", "X", "X.", "x/x.md", "x").senest is None
