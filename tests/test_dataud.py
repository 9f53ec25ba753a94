"""What other systems fetch is whole, plain and stable: JSON by its schema, tables as Danish spreadsheets read them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import create_model

from tests import reader
from vejledningsguide.addresses import LOCAL
from vejledningsguide.dataud import UDTRÆK, data_files, exported
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.udtraek import Udtrukket, Udtræk
from vejledningsguide.udtraeksform import FOLDER, fields

SITE = "https://vejledning.example.dk/guide/"
WANTED = {"moduler", "erfaringer", "rammer", "samtalegreb", "tjeklister", "anbefalinger"}
WANTED |= {"svaert", "tal", "begreber", "kilder", "kildepunkter"}


@pytest.fixture(scope="module")
def given(guide: Guide, root: Path) -> Mapping[str, bytes]:
    """The real data as they are given out by a site with an address."""
    return data_files(guide, SITE, root)


@pytest.fixture(scope="module")
def wild(mini: Guide, mini_root: Path) -> Mapping[str, bytes]:
    """The kitchen-sink data as they are given out by a site without one."""
    return data_files(mini, LOCAL, mini_root)


def content(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[f"{FOLDER}{name}.json"])


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """Return a table as Excel reads it on a Danish machine."""
    raw = files[f"{FOLDER}{name}.csv"]
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


def form(value: Any) -> object:
    """Return the types that a value is put together of."""
    if isinstance(value, dict):
        return tuple((key, form(one)) for key, one in value.items())
    return frozenset(map(form, value)) if isinstance(value, list) else type(value)


@pytest.mark.parametrize("which", ["given", "wild"])
def test_every_kind_is_there_whole_and_fits_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    names = {path.removeprefix(FOLDER).partition(".")[0] for path in files}
    assert names == WANTED and len(files) == 3 * len(WANTED)
    for name in names:
        whole = content(files, name)
        schema = json.loads(files[f"{FOLDER}{whole['$schema']}"])
        Draft202012Validator.check_schema(schema)
        unlike = {form(item): item for item in whole["poster"]}  # what is of the same types fits or not alike
        check = Draft202012Validator(schema, format_checker=FormatChecker())
        check.validate({**whole, "poster": list(unlike.values())})
        assert whole["antal"] == len(whole["poster"]) > 0, name
        assert "$ref" not in json.dumps(schema), "tools that read one file follow no reference"
        ids = [one["id"] for one in whole["poster"]]
        assert len(set(ids)) == len(ids), name


def test_the_schema_lets_later_fields_through_and_no_lost_one(given: Mapping[str, bytes]) -> None:
    whole, schema = content(given, "moduler"), json.loads(given[f"{FOLDER}moduler.schema.json"])
    check = Draft202012Validator(schema)
    later = {**whole, "poster": [{**whole["poster"][0], "ny": 1}]}
    assert check.is_valid(later)
    lacking = {**whole, "poster": [{k: v for k, v in whole["poster"][0].items() if k != "dage"}]}
    assert not check.is_valid(lacking)
    assert not check.is_valid({**whole, "poster": [{**whole["poster"][0], "dage": "11"}]})


def test_texts_are_plain_words(given: Mapping[str, bytes], wild: Mapping[str, bytes]) -> None:
    for files in (given, wild):
        for name in WANTED:
            told = list(texts(content(files, name)))
            assert [text for text in told if "[[" in text or "127.0.0.1" in text] == [], name


def test_addresses_are_whole_and_lead_there(
    given: Mapping[str, bytes], wild: Mapping[str, bytes], documents: Mapping[str, reader.Document]
) -> None:
    anchors = {page: set(document.ids) for page, document in documents.items()}
    for name in WANTED:
        whole = content(given, name)
        assert whole["adresse"] == f"{SITE}{FOLDER}{name}.json" and whole["site"] == "Vejledningsguiden"
        for item in whole["poster"]:
            page, _, anchor = item["adresse"].removeprefix(SITE).partition("#")
            assert not anchor or anchor in anchors[f"{page}index.html"], item["adresse"]
            assert f"{page}index.html" in anchors, item["adresse"]
        local = content(wild, name)
        assert local["adresse"] is None and not local["poster"][0]["adresse"].startswith(("/", "http"))


def test_a_module_says_what_its_view_says(given: Mapping[str, bytes], guide: Guide) -> None:
    table = {row["id"]: row for row in rows(given, "moduler")}
    for item in content(given, "moduler")["poster"]:
        view = guide.views("moduler")[item["id"]]
        days = view.opslag.dage
        assert item["dage"] == (days[0] if len(days) == 1 else None)
        assert (item["dage_mindst"], item["dage_højst"]) == ((days[0], days[-1]) if days else (None, None))
        row = table[item["id"]]
        assert row["dage"] == (str(days[0]) if len(days) == 1 else "") and row["titel"] == item["titel"]
        assert row["gennemgået"] == item["gennemgået"] == view.opslag.gennemgået.isoformat()
        assert row["felter"] == " | ".join(view.opslag.felter)


def test_tables_have_what_the_json_has(given: Mapping[str, bytes], wild: Mapping[str, bytes]) -> None:
    for files in (given, wild):
        for name in WANTED:
            items, table = content(files, name)["poster"], rows(files, name)
            inner = {key.partition(".")[0] for key in table[0] if "." in key}
            assert len(inner) <= 1
            wanted = sum(max(1, len(item[next(iter(inner))])) for item in items) if inner else len(items)
            assert len(table) == wanted, name
            assert {row["id"] for row in table} == {item["id"] for item in items}


def test_figures_have_decimal_commas_and_letters_are_danish(given: Mapping[str, bytes]) -> None:
    values = [row["tal.værdi"] for row in rows(given, "tal")]
    assert any(re.fullmatch(r"\d+,\d+", value) for value in values) and "1559" in values
    assert all(re.fullmatch(r"(\d+(,\d+)?)?", value) for value in values)
    assert {row["tal.er_sum"] for row in rows(given, "tal")} == {"ja", "nej"}
    assert any("æ" in row["titel"] or "ø" in row["titel"] or "å" in row["titel"] for row in rows(given, "erfaringer"))


def test_no_cell_is_a_formula(given: Mapping[str, bytes], wild: Mapping[str, bytes]) -> None:
    for files in (given, wild):
        for name in WANTED:
            for row in rows(files, name):
                assert [cell for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


class TestShape:
    """data/udtraek.txt holds every field: none is lost or becomes something else."""

    def changed(self, katalog: Katalog, udtræk: Udtræk) -> Katalog:
        def own(one: Udtræk) -> Udtræk:
            return udtræk if one.navn == udtræk.navn else one

        rum = tuple(replace(rum, udtræk=tuple(map(own, rum.udtræk))) for rum in katalog.rum)
        return Katalog(rum, katalog.filer, katalog.steder)

    def modules(self, guide: Guide) -> Udtræk:
        return next(one for one in exported(guide) if one.navn == "moduler")

    def told(self, root: Path, katalog: Katalog, model: type[Udtrukket], udtræk: Udtræk) -> list[str]:
        return [str(one) for one in UDTRÆK.faults(root, self.changed(katalog, replace(udtræk, model=model)))]

    def test_as_it_is_it_is_published(self, root: Path, katalog: Katalog) -> None:
        assert UDTRÆK.faults(root, katalog) == []

    def test_a_field_of_another_type_is_told_and_not_made_the_rule(self, root: Path, guide: Guide) -> None:
        modules = self.modules(guide)
        other = create_model("Andet", __base__=modules.model, dage=(str, modules.model.model_fields["dage"]))
        [told] = self.told(root, guide.katalog, other, modules)
        assert "moduler.dage [heltal eller tom]: andre systemer henter feltet, men det findes ikke mere" in told

    def test_a_lost_field_and_a_new_one_are_told(self, root: Path, guide: Guide) -> None:
        modules = self.modules(guide)
        kept: Any = {n: (i.annotation, i) for n, i in modules.model.model_fields.items() if n != "dage"}
        fewer = create_model("Færre", __base__=Udtrukket, **kept, nyt=(int, modules.model.model_fields["dage"]))
        lost, new = self.told(root, guide.katalog, fewer, modules)
        assert "moduler.dage [heltal eller tom]" in lost and lost.startswith("data/udtraek.txt:")
        assert "moduler.nyt [heltal]: feltet er nyt – kør «python3 guide.py skema»" in new

    def test_a_table_goes_on_having_its_rows(self, root: Path, guide: Guide) -> None:
        lists = next(one for one in exported(guide) if one.navn == "tjeklister")
        katalog = self.changed(guide.katalog, replace(lists, rækker=""))
        assert "tjeklister [en række for hver af punkter]" in str(UDTRÆK.faults(root, katalog)[0])

    def test_every_field_is_told_in_danish(self, guide: Guide) -> None:
        for one in exported(guide):
            for name, _, words in fields(one):
                assert words.endswith(".") and len(words) > 10, f"{one.navn}.{name}"


class TestExamples:
    """The page shows nothing that does not work: its examples are read off the built site and tried on its files."""

    BASE = "https://jeres-guide.example/"

    @pytest.fixture
    def page(self, site: Path) -> str:
        return (site / "data" / "index.html").read_text(encoding="utf-8")

    def example(self, page: str, label: str) -> str:
        [found] = re.findall(rf'<code data-eksempel="{label}">(.*?)</code></pre>', page, re.DOTALL)
        return html.unescape(found)

    def test_excel_gets_numbers_and_days(self, page: str, site: Path) -> None:
        text = self.example(page, "excel")
        [address] = re.findall(r'Web\.Contents\("([^"]+)"\)', text)
        [(apart, encoding)] = re.findall(
            r'\(Hentet, \[Delimiter="(.)", Encoding=(\d+), QuoteStyle=QuoteStyle\.Csv\]', text
        )
        assert encoding == "65001", "UTF-8, as Windows numbers it"
        raw = (site / address.removeprefix(self.BASE)).read_bytes().decode("utf-8-sig")
        heading, *table = csv.reader(io.StringIO(raw, newline=""), delimiter=apart, strict=True)
        assert {len(row) for row in table} == {len(heading)}
        read: dict[str, Any] = {"Int64.Type": int, "type date": date.fromisoformat}
        types = re.findall(r'\{"(\w+)", ([\w. ]+)\}', text)
        assert [name for name, _ in types] == ["dage", "gennemgået"] and text.count("(") == text.count(")")
        for name, kind in types:
            values = [row[heading.index(name)] for row in table]
            assert [read[kind](value) for value in values if value]
        assert text.count("{") == text.count("}")

    def test_curl_fetches_the_modules(self, page: str, site: Path, tmp_path: Path) -> None:
        program, *rest = shlex.split(self.example(page, "curl"))
        line = [one.replace(self.BASE, f"{site.as_uri()}/") for one in rest]
        if shutil.which(program):
            subprocess.run([program, *line], cwd=tmp_path, check=True)
        else:  # the same address and file, where there is no such program
            [address] = [one for one in line if one.startswith("file:")]
            with urlopen(address) as answer:
                (tmp_path / line[line.index("-o") + 1]).write_bytes(answer.read())
        assert json.loads((tmp_path / "moduler.json").read_bytes())["navn"] == "moduler"

    def test_power_automate_finds_what_it_asks_for(self, page: str, site: Path) -> None:
        items, title = self.example(page, "automate").split("\n")
        [address] = re.findall(r"som URI: <code>([^<]+)</code>", page)
        whole = json.loads((site / address.removeprefix(self.BASE)).read_bytes())
        [key], [name] = (re.findall(r"\?\['(\w+)'\]", one) for one in (items, title))
        assert all(isinstance(item[name], str) for item in whole[key])

    def test_the_module_shown_is_one_of_them(self, page: str, site: Path) -> None:
        shown = json.loads(self.example(page, "json"))
        items = json.loads((site / "data" / "v1" / "moduler.json").read_bytes())["poster"]
        [whole] = [item for item in items if item["id"] == shown["id"]]
        assert shown.items() <= whole.items() and isinstance(shown["dage"], int)

    def test_every_file_and_field_is_there(self, page: str, guide: Guide) -> None:
        for one in exported(guide):
            for ending in (".json", ".schema.json", ".csv"):
                assert f'href="v1/{one.navn}{ending}"' in page
            told = page.partition(f'id="felter-{one.navn}"')[2].partition("</details>")[0]
            for name, kind, _ in fields(one):
                assert f"<code>{name}</code> ({kind}): " in told, f"{one.navn}.{name}"


def test_days_are_the_site_s_own(given: Mapping[str, bytes]) -> None:
    assert date.fromisoformat(content(given, "moduler")["opdateret"]) >= max(
        date.fromisoformat(item["gennemgået"]) for item in content(given, "moduler")["poster"]
    )
