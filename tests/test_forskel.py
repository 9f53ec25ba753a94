"""What an editor is told about a change: what came, went and became something else on the pages, and no noise."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import forskel
from vejledningsguide.load import Læst

FAKE = """import pathlib, sys
out = pathlib.Path(sys.argv[-1])
(out / "erfaringer").mkdir(parents=True)
(out / "erfaringer" / "index.md").write_text('---\\ntitle: "Gammel"\\n---\\n<p>Som det var.</p>\\n')
"""
Told = Callable[[str, str, str], str]


@pytest.fixture(scope="module")
def kept() -> dict[str, Læst]:
    """What has been read, so that each edit costs one file."""
    return {}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen-sink data before anybody edits them, with a page written by hand."""
    folder = helpers.mini_project(tmp_path_factory.mktemp("forskel") / "før")
    (folder / "content").mkdir()
    (folder / "content" / "om.md").write_text(
        "---\ntitle: Om haven\n---\n# Om {: #indhold }\n\nHaven er stor.\n", "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def before(old: Path, kept: dict[str, Læst]) -> forskel.Tilstand:
    return forskel.now(old, helpers.TODAY, kept)


@pytest.fixture
def told(old: Path, before: forskel.Tilstand, kept: dict[str, Læst], tmp_path: Path) -> Told:
    """Return what is told after an edit: a text in a file, and what stands there instead."""

    def edit(name: str, find: str, write: str) -> str:
        root = tmp_path / "nu"
        shutil.copytree(old, root)
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert find in text
        path.write_text(text.replace(find, write, 1), encoding="utf-8", newline="")
        return forskel.told(
            forskel.compare(before, forskel.now(root, helpers.TODAY, kept, old / "overrides")), "før", alt=True
        )

    return edit


def git(folder: Path, *arguments: str) -> None:
    if not shutil.which("git"):
        pytest.skip("git er ikke installeret")
    who = ("-c", "user.name=Redaktør", "-c", "user.email=red@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_changed_sentence_is_shown_once_with_title_address_and_heading(told: Told) -> None:
    said = told("data/erfaringer.yaml", "Når det regner, bliver jorden våd.", "Regn gør jorden blød.")
    start = said.index("ÆNDRET: Regn gør vådt  /erfaringer/regn/  (data/erfaringer.yaml)")
    assert "    - Når det regner, bliver jorden våd.\n    + Regn gør jorden blød.\n" in said[start:]
    assert said.count("+ Regn gør jorden blød.") == 1
    assert said.startswith("I forhold til før: ")


def test_a_new_title_is_told_once_and_where_else_it_stands(told: Told) -> None:
    said = told("data/erfaringer.yaml", "titel: Regn gør vådt", "titel: Regn gør blødt")
    assert "  Titel: «Regn gør vådt» → «Regn gør blødt»\n      det samme på " in said
    assert said.count("Regn gør vådt") == 1


def test_an_item_that_comes_or_goes_is_a_page(told: Told, before: forskel.Tilstand, old: Path, tmp_path: Path) -> None:
    text = (old / "data" / "svaert.yaml").read_text(encoding="utf-8")
    item = re.findall(r"(?ms)^  - id: .*?(?=^  - id: |\Z)", text.partition("hindringer:")[2])[0]
    other = item.replace("for-vaadt", "for-varmt").replace('Haven er for "våd" & kold', "Varmen").replace("sol", "vind")
    said = told("data/svaert.yaml", item, item.rstrip("\n") + "\n\n" + other)
    assert ": 1 ny side og " in said
    assert "NY: Varmen  /svaert/for-varmt/  (data/svaert.yaml)\n    + " in said
    back = forskel.told(
        forskel.compare(forskel.now(tmp_path / "nu", helpers.TODAY, None, old / "overrides"), before), "da"
    )
    assert "VÆK: Varmen  /svaert/for-varmt/  (data/svaert.yaml)\n  Er adressen udgivet, går links" in back


def test_a_new_id_is_a_new_address_for_the_same_page(told: Told) -> None:
    said = told("data/svaert.yaml", "id: for-vaadt", "id: alt-for-vaadt")
    assert "  Adresse: /svaert/for-vaadt/ → /svaert/alt-for-vaadt/ – er den gamle udgivet, går links" in said


def test_answers_that_would_land_on_another_point_are_shown(told: Told) -> None:
    said = told("data/tjeklister/kaffe-i-haven.yaml", "- id: snak\n", "- id: sladder\n")
    assert "Ankre og skjulte navne" in said
    assert '  - id="snak-noter" name="snak-noter"\n' in said
    assert '  + id="sladder-noter" name="sladder-noter"' in said


def test_points_and_the_ways_of_links_are_shown(told: Told) -> None:
    said = told("data/erfaringer.yaml", "[[hoejbed|bedet", "[[sne|bedet")
    assert 'Linket «bedet "& mere"» førte til /' in said
    assert " og fører nu til /erfaringer/sne/" in said


def test_source_points_are_counted(told: Told) -> None:
    said = told("data/erfaringer.yaml", "belæg: [have-bog-009, have-bog-010]", "belæg: [have-bog-009, have-blad-001]")
    assert re.search(r"Kildepunkter på siden: \d+ → \d+ \(− have-bog-010, \+ have-blad-001\)", said)


def test_room_to_write_is_shown_though_it_has_no_words(told: Told) -> None:
    said = told("data/tjeklister/plan-for-foelgeskab.yaml", "linjer: 3", "linjer: 5")
    assert "(plads til 3 linjer)" in said and "(plads til 5 linjer)" in said


def test_a_new_date_is_told_apart_and_once(told: Told) -> None:
    said = told("data/erfaringer.yaml", "gennemgået: 2026-01-15", "gennemgået: 2026-05-17")
    assert "ÆNDRET" not in said
    assert re.search(r"KUN EN DATO: 15\. januar 2026 → 17\. maj 2026 på 1 side: /erfaringer/sol/", said)


@pytest.mark.parametrize(
    ("find", "write"),
    [("titel: Regn gør vådt", "titel: 'Regn gør vådt'"), ("\n  - id: sol", "\n\n  # Nu solen.\n  - id: sol")],
)
def test_what_no_reader_meets_is_no_difference(find: str, write: str, told: Told) -> None:
    assert told("data/erfaringer.yaml", find, write) == "Ingen forskel på siderne i forhold til før."


def test_pages_written_by_hand_and_what_is_no_page_are_told(told: Told, before: forskel.Tilstand) -> None:
    said = told("content/om.md", "stor", "lille")
    assert "ÆNDRET: Om haven  /om/  (content/om.md)\n  under «Om»:\n    - Haven er stor.\n    + Haven er lille." in said


def test_what_stands_on_no_page_is_told_too(told: Told) -> None:
    said = told("data/spoergsmaal.yaml", "afsnit: Indledning", "afsnit: Det sidste afsnit")
    assert "KUN I DATA (ingen side viser det):\n  data/spoergsmaal.yaml: afsnit: «Det sidste afsnit»" in said


def test_words_for_the_search_are_told(told: Told, old: Path) -> None:
    word = re.search(r"siger: \[(.*?)[,\]]", (old / "data" / "soegeord.yaml").read_text(encoding="utf-8"))
    assert word
    said = told("data/soegeord.yaml", f"siger: [{word[1]}", f"siger: [kukkuk, {word[1]}")
    assert "ÆNDRET: Det, søgningen kender" in said
    assert "+ kukkuk, " in said


def test_faults_on_either_side_are_told_with_their_place(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, root := tmp_path / "nu")
    (root / "data" / "erfaringer.yaml").write_text("erfaringer: nej\n", encoding="utf-8")
    with pytest.raises(forskel.ForskelFejl, match=r"Siderne kan ikke laves, som data er nu:\ndata/erfaringer\.yaml:1:"):
        forskel.since(root, str(old), helpers.TODAY)
    with pytest.raises(forskel.ForskelFejl, match=r"som data er i mappen «.*nu»:\ndata/erfaringer\.yaml:1:"):
        forskel.since(old, str(root), helpers.TODAY)


def test_the_last_commit_is_what_a_change_is_held_against(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, root := tmp_path / "nu")
    git(root, "init", "-q")
    with pytest.raises(forskel.ForskelFejl, match="Der er endnu ingen commit at sammenligne med"):
        forskel.since(root, "", helpers.TODAY)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Haven")
    git(root, "tag", "v1")
    path = root / "data" / "erfaringer.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert forskel.since(root, "", helpers.TODAY).startswith(
        "Ingen forskel på siderne i forhold til den seneste commit"
    )
    path.write_text(path.read_text("utf-8").replace("Bliv inde.", "Gå ind."), encoding="utf-8")
    assert "    - Bliv inde.\n    + Gå ind." in forskel.since(root, "v1", helpers.TODAY)
    with pytest.raises(
        forskel.ForskelFejl, match="«v1x» er hverken en mappe, et mærke eller en commit – mente du «v1»"
    ):
        forskel.since(root, "v1x", helpers.TODAY)


def test_pages_of_an_older_program_are_made_by_that_program(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, there := tmp_path / "før")
    (there / "src" / "vejledningsguide").mkdir(parents=True)
    (there / "src" / "vejledningsguide" / "__main__.py").write_text(FAKE, encoding="utf-8")
    said = forskel.since(old, str(there), helpers.TODAY)
    assert "    - Som det var.\n" in said
    assert "Programmet er også ændret, så siderne fra mappen" in said


@pytest.mark.parametrize("where", ["slet-ikke-git", "data"])
def test_where_there_is_nothing_to_compare_with_the_command_says_what_to_do(
    where: str, tmp_path: Path, old: Path
) -> None:
    shutil.copytree(old, root := tmp_path / "nu")
    run = helpers.command(root, "forskel", *(["data"] if where == "data" else []))
    told = {"data": "Mappen «data» har ingen data/ – ", "slet-ikke-git": "Mappen ligger ikke i git, så der er intet"}
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(told[where])
    assert "Traceback" not in run.stderr
