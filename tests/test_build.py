"""The way from a folder to its pages, and the promise that a published address never disappears."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment

from tests import helpers
from vejledningsguide import findable
from vejledningsguide.addresses import LOCAL
from vejledningsguide.assets import build_assets
from vejledningsguide.build import PUBLISHED, Built, build, examine, publish
from vejledningsguide.errors import DataFejl
from vejledningsguide.frames import build_cards
from vejledningsguide.udgivet import MANY


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with the kitchen-sink data, published."""
    helpers.published_mini(tmp_path)
    return tmp_path


def listed(project: Path) -> Path:
    """Return the list of published addresses."""
    return project / "data" / PUBLISHED


def told(project: Path) -> list[str]:
    """Return what is wrong with a project."""
    with pytest.raises(DataFejl) as caught:
        build(project, helpers.TODAY)
    return [str(fejl) for fejl in caught.value.fejl]


def rename_module(project: Path) -> None:
    """Give a module another id everywhere, as an editor might."""
    for path in (*(project / "data").glob("*.yaml"), project / "data" / "udgivet.json"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\bny-kost\b", "fin-kost", text), encoding="utf-8")


class TestAddresses:
    def test_a_published_guide_builds(self, project: Path) -> None:
        assert build(project, helpers.TODAY).pages

    def test_a_new_page_is_told_with_the_remedy(self, project: Path) -> None:
        lines = listed(project).read_text(encoding="utf-8").splitlines(keepends=True)
        listed(project).write_text("".join(line for line in lines if "ny-kost" not in line), encoding="utf-8")
        assert told(project) == [
            f"data/adresser.txt:{len(lines) - 1}:1: /moduler/ny-kost/: siden er ny – kør «python3 guide.py skema»,"
            " når id'et er endeligt"
        ]

    def test_a_whole_folder_of_new_pages_is_told_in_one_line(self, project: Path) -> None:
        lines = listed(project).read_text(encoding="utf-8").splitlines(keepends=True)
        for kept, count in ((lines[: -MANY - 1], MANY + 1), (lines[:2], len(lines) - 2)):
            listed(project).write_text("".join(kept), encoding="utf-8")
            new = [line.strip() for line in lines if line not in kept]
            assert told(project) == [
                f"data/adresser.txt:{len(kept)}:1: {count} sider er nye, fx {new[0]} og {new[-1]}"
                " – kør «python3 guide.py skema», når id'erne er endelige"
            ]
        listed(project).write_text("".join(lines[:-MANY]), encoding="utf-8")
        assert [fault.count("siden er ny") for fault in told(project)] == [1] * MANY

    def test_a_lost_page_is_told_with_its_line_and_the_remedy(self, project: Path) -> None:
        lines = listed(project).read_text(encoding="utf-8").splitlines()
        row = lines.index("/moduler/ny-kost/") + 1
        rename_module(project)
        assert told(project) == [
            f"data/adresser.txt:{row}:1: /moduler/ny-kost/: adressen er udgivet, men siden findes ikke mere"
            " – giv den sit id igen, eller skriv i data/omdirigeringer.yaml, hvor den er nu",
            f"data/adresser.txt:{len(lines)}:1: /moduler/fin-kost/: siden er ny – kør «python3 guide.py skema»,"
            " når id'et er endeligt",
        ]

    def test_publishing_adds_at_the_end_and_takes_nothing_away(self, project: Path) -> None:
        before = listed(project).read_text(encoding="utf-8")
        rename_module(project)
        new, places, *state = publish(project, helpers.TODAY)
        assert state == ["Skrev data/udgivet.json"]
        assert (new, places[:13]) == ("Ny adresse: /moduler/fin-kost/", "Nye ankre: 5,")
        assert listed(project).read_text(encoding="utf-8") == f"{before}/moduler/fin-kost/\n"
        [lost] = told(project)
        assert "/moduler/ny-kost/: adressen er udgivet" in lost

    def test_publishing_again_changes_nothing(self, project: Path) -> None:
        before = listed(project).read_bytes()
        assert publish(project, helpers.TODAY) == []
        assert listed(project).read_bytes() == before

    def test_the_first_list_explains_itself(self, tmp_path: Path) -> None:
        helpers.mini_project(tmp_path)
        new = publish(tmp_path, helpers.TODAY)
        first, *rest = listed(tmp_path).read_text(encoding="utf-8").splitlines()
        assert first == "# Udgivne adresser. En adresse må aldrig forsvinde: andre linker til den."
        told = [line.removeprefix("Ny adresse: ") for line in new if line.startswith("Ny adresse: ")]
        assert [line for line in rest if not line.startswith("#")] == told
        assert build(tmp_path, helpers.TODAY).pages

    def test_a_list_without_its_last_line_break_is_added_to_properly(self, project: Path) -> None:
        listed(project).write_text(listed(project).read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
        rename_module(project)
        publish(project, helpers.TODAY)
        assert listed(project).read_text(encoding="utf-8").splitlines()[-1] == "/moduler/fin-kost/"

    def test_bad_data_publish_nothing(self, project: Path) -> None:
        (project / "data" / "situationer.yaml").write_text("situationer: []\n", encoding="utf-8")
        before = helpers.snapshot(project)
        with pytest.raises(DataFejl):
            publish(project, helpers.TODAY)
        assert helpers.snapshot(project) == before

    def test_the_real_list_holds_each_address_once(self, root: Path) -> None:
        lines = listed(root).read_text(encoding="utf-8").splitlines()
        addresses = [line for line in lines if not line.startswith("#")]
        assert len(set(addresses)) == len(addresses)
        assert all(re.fullmatch(r"/([a-z0-9-]+/)*", address) for address in addresses)


class TestBuild:
    def test_a_build_writes_nothing_but_what_it_keeps_for_the_next_one(self, project: Path) -> None:
        before = helpers.snapshot(project)
        build(project, helpers.TODAY)
        assert helpers.snapshot(project) == before

    def test_a_copy_need_not_compile_the_templates_again(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pages = build(project, helpers.TODAY).pages
        copy = shutil.copytree(project, project / "kopi")
        monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("a template was compiled"))
        assert {name: page.html for name, page in build(copy, helpers.TODAY).pages.items()} == {
            name: page.html for name, page in pages.items()
        }

    def test_the_summary_tells_what_there_is_and_how_much_is_used(self, project: Path) -> None:
        lines = examine(project, helpers.TODAY).splitlines()
        assert lines[0].startswith(
            "Alt er i orden: 5 begreber, 3 erfaringer, 2 rammer, 2 greb, 7 moduler, 8 svar i Find modul, 5 tjeklister"
        )
        assert "  have-bog        16 af  20" in lines
        assert "  have-billeder    0 af   1" in lines

    def test_the_date_of_the_day_counts(self, project: Path) -> None:
        with pytest.raises(DataFejl, match="ligger i fremtiden"):
            build(project, date(2026, 6, 14))


class TestCommands:
    def test_tjek_says_that_all_is_well(self, root: Path, built: Built) -> None:
        run = helpers.command(root, "tjek")
        assert (run.returncode, run.stderr) == (0, "")
        assert run.stdout == examine(root, date.today()) + "\n"
        assert f" {len(built.pages)} sider." in run.stdout

    def test_skriv_writes_every_page_and_file_and_nothing_else(
        self, project: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        target = tmp_path_factory.mktemp("sider") / "ny" / "mappe"
        shutil.copytree(helpers.ROOT / "content" / "assets", project / "content" / "assets")
        run = helpers.command(project, "skriv", str(target))
        built, assets = build(project, helpers.TODAY), build_assets(project)
        cards = build_cards(built.guide, project, LOCAL, assets.names)
        count = len(built.files) + len(assets.files) + len(cards) + 2
        assert run.returncode == 0
        assert run.stdout.startswith(f"Skrev {len(built.pages)} sider og {count} filer i {target}.\n")
        told = json.loads(run.stdout.partition("aktiver: ")[2].partition("\n")[0])
        assert re.fullmatch(r"\d+\. [a-z]+ 20\d\d", told.pop("opdateret"))
        assert told == {**assets.names, "korte": built.guide.korte}
        written = {name: page.text.encode() for name, page in built.pages.items()} | built.files
        written |= dict(assets.files) | cards
        found = dict(helpers.snapshot(target))
        index = found.pop(findable.PATH)
        assert found.pop(findable.SCRIPT) == b"window.vejledningsguidensIndeks=" + index
        assert found == {str(Path(name)): content for name, content in written.items()}
        told = {page[0] for page in json.loads(index)["sider"]}
        assert told == {page.side.adresse for page in built.pages.values() if page.side.i_søgning}

    def test_skema_says_what_it_wrote_and_then_that_all_is_fresh(self, project: Path) -> None:
        rename_module(project)
        first, second = helpers.command(project, "skema"), helpers.command(project, "skema")
        assert first.returncode == second.returncode == 0
        assert {"Skrev data/_skema/moduler.json", "Skrev docs/felter.md"} <= set(first.stdout.splitlines())
        assert "Ny adresse: /moduler/fin-kost/" in first.stdout.splitlines()
        assert second.stdout == "Alt var ajour.\n"

    def test_another_folder_can_be_named(self, project: Path, root: Path) -> None:
        run = helpers.command(root, "--rod", str(project), "tjek")
        assert run.returncode == 0
        assert run.stdout.startswith("Alt er i orden: 5 begreber")

    @pytest.mark.parametrize("arguments", [[], ["findes-ikke"], ["skriv"]])
    def test_a_wrong_command_explains_itself(self, arguments: list[str], root: Path) -> None:
        run = helpers.command(root, *arguments)
        assert run.returncode == 2
        assert "vejledningsguide" in run.stderr
