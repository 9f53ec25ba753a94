"""What an editor's editor is told about the data is true and up to date."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests import helpers, test_mini
from vejledningsguide import schema

SORTS = test_mini.SORTS
"""Each sort of data file by its name or its folder."""
NAMES = sorted(SORTS)
FIX = "run python3 guide.py skema"


class Reader(yaml.CSafeLoader):
    """Reads YAML the way an editor's plug-in does: a date is a text."""


Reader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def content(path: Path) -> Any:
    """Return what a data file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Reader)


def files(data: Path, name: str) -> list[Path]:
    """Return the files of one sort in a data folder."""
    found = [data / name] if name.endswith(".yaml") else sorted((data / name).glob("*.yaml"))
    assert found
    return found


@cache
def schemas() -> dict[str, str]:
    """Return the text of each schema, made once: it takes half a second."""
    return schema.schemas()


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return the validator for a sort of data file."""
    written = json.loads(schemas()[f"{name.removesuffix('.yaml')}.json"])
    jsonschema.Draft202012Validator.check_schema(written)
    return jsonschema.Draft202012Validator(written)


class TestFresh:
    def test_the_schemas_are_up_to_date(self, root: Path) -> None:
        folder = root / "data" / "_skema"
        assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")} == set(schemas()), FIX
        for name, text in schemas().items():
            assert (folder / name).read_text(encoding="utf-8") == text, FIX

    def test_the_field_tables_are_up_to_date(self, root: Path) -> None:
        assert (root / schema.TABLES).read_text(encoding="utf-8") == schema.field_tables(), FIX

    def test_every_data_file_opens_with_its_schema(self, root: Path) -> None:
        for name in NAMES:
            for path in files(root / "data", name):
                first = path.read_text(encoding="utf-8").split("\n")[0]
                up = "../" if path.parent.name == name else ""
                assert first == f"# yaml-language-server: $schema={up}_skema/{name.removesuffix('.yaml')}.json", path
                assert (path.parent / first.partition("=")[2]).is_file()

    def test_every_data_file_says_what_it_holds(self, root: Path) -> None:
        for name in NAMES:
            for path in files(root / "data", name):
                lines = path.read_text(encoding="utf-8").split("\n")
                head = lines[: next(i for i, line in enumerate(lines) if line and not line.startswith("#"))]
                assert 3 <= sum(len(line) > 20 for line in head) <= 12, path


class TestTrue:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_schema_accepts_the_real_data_and_the_kitchen_sink(self, name: str, root: Path) -> None:
        for folder in (root / "data", helpers.MINI / "data"):
            for path in files(folder, name):
                assert [fault.message for fault in validator(name).iter_errors(content(path))] == [], path

    @pytest.mark.parametrize("name", NAMES)
    def test_a_schema_refuses_an_unknown_and_a_missing_field(self, name: str) -> None:
        good = content(files(helpers.MINI / "data", name)[0])
        assert not validator(name).is_valid({**good, "ukendt": "x"})
        first = next(field for field, info in SORTS[name].model_fields.items() if info.is_required())
        assert not validator(name).is_valid({key: value for key, value in good.items() if key != first})

    def test_a_schema_offers_the_choices_of_a_field(self) -> None:
        good = content(helpers.MINI / "data" / "kilder.yaml")
        good["kilder"][0]["art"] = "bog"
        [fault] = validator("kilder.yaml").iter_errors(good)
        assert fault.validator == "enum"
        assert list(fault.validator_value) == ["guide", "artikel", "præsentation", "rapport"]

    def test_a_figure_may_be_a_number_or_a_text(self) -> None:
        good = content(helpers.MINI / "data" / "tal.yaml")
        for figure in (12, 4.4, "4,4", "-"):
            good["tal"][1]["rækker"][0]["værdier"] = [figure]
            assert validator("tal.yaml").is_valid(good)
        good["tal"][1]["rækker"][0]["værdier"] = [[1]]
        assert not validator("tal.yaml").is_valid(good)

    def test_days_may_be_one_number_or_several(self) -> None:
        good = content(helpers.MINI / "data" / "moduler.yaml")
        for days in (5, [2, 3], []):
            good["moduler"][0]["dage"] = days
            assert validator("moduler.yaml").is_valid(good)
        good["moduler"][0]["dage"] = "fem"
        assert not validator("moduler.yaml").is_valid(good)


class TestDescribed:
    @pytest.mark.parametrize("model", test_mini.MODELS, ids=lambda model: model.__name__)
    def test_every_field_has_a_description(self, model: Any) -> None:
        for name, info in model.model_fields.items():
            said = info.description or ""
            assert len(said) >= 8, f"{model.__name__}.{name}"
            assert said.endswith("."), f"{model.__name__}.{name}: {said}"
            assert (
                said[0].isupper()
                or said[0] == "«"
                or said.split(":")[0]
                in ("true for den ene retning, der er følgeskab; ellers false.", *said.split(":")[:1])
            )

    @pytest.mark.parametrize("model", test_mini.MODELS, ids=lambda model: model.__name__)
    def test_every_field_stands_in_the_table(self, model: Any, root: Path) -> None:
        guide = (root / schema.TABLES).read_text(encoding="utf-8")
        for name, info in model.model_fields.items():
            must = "ja" if info.is_required() else "nej"
            assert f"| `{name}` | {must} | {info.description.replace('|', '/')} |" in guide


class TestLinks:
    PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/felter.md", "docs/vedligehold.md")

    @pytest.mark.parametrize("page", PAGES)
    def test_a_link_between_the_documents_leads_to_a_file_and_a_heading(self, page: str, root: Path) -> None:
        text = re.sub(r"^```.*?^```", "", (root / page).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            path, _, heading = target.partition("#")
            if ":" in path:
                continue
            file = ((root / page).parent / path).resolve() if path else root / page
            assert file.exists(), f"{page}: {target}"
            if heading:
                headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
                assert heading in map(schema.anchor, headings), f"{page}: {target}"

    def test_every_data_file_has_a_place_in_the_tables_that_the_guide_can_link_to(self) -> None:
        text = schema.field_tables()
        for name in (name for name in schemas() if not name.startswith("lokal/")):  # those are of the same fields
            assert re.search(rf"^- \[data/{name[:-5]}[./*\w]*\]\(#data{name[:-5]}", text, re.MULTILINE), name


def test_the_same_models_give_the_same_text() -> None:
    assert schemas() == schema.schemas()
    assert schema.field_tables() == schema.field_tables()


class TestWrite:
    @pytest.fixture(autouse=True)
    def made(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(schema, "schemas", schemas)

    def test_only_what_changed_is_written(self, root: Path, tmp_path: Path) -> None:
        shutil.copytree(root / "data" / "_skema", tmp_path / "data" / "_skema")
        (tmp_path / schema.TABLES).parent.mkdir()
        shutil.copy(root / schema.TABLES, tmp_path / schema.TABLES)
        assert schema.write(tmp_path) == []
        stale = tmp_path / "data" / "_skema" / "kilder.json"
        stale.write_text("{}", encoding="utf-8")
        (tmp_path / "data" / "_skema" / "moduler.json").unlink()
        assert {path.name for path in schema.write(tmp_path)} == {"kilder.json", "moduler.json"}
        assert stale.read_text(encoding="utf-8") == schemas()["kilder.json"]

    def test_the_tables_are_written_anew_where_they_were_changed_or_are_gone(self, root: Path, tmp_path: Path) -> None:
        shutil.copytree(root / "data" / "_skema", tmp_path / "data" / "_skema")
        tables = tmp_path / schema.TABLES
        assert schema.write(tmp_path) == [tables]
        tables.write_text(schema.field_tables().replace("| `titel` | ja |", "| `titel` | nej |"), encoding="utf-8")
        assert schema.write(tmp_path) == [tables]
        assert tables.read_text(encoding="utf-8") == schema.field_tables()
