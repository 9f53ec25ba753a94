"""Files that don't belong, can't be read or can't be written: each is told with file, line and remedy, all at once."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import __main__ as commands
from vejledningsguide import build as building
from vejledningsguide.build import build, examine, publish, this_day
from vejledningsguide.errors import DataFejl, system_fault
from vejledningsguide.faults import told as told_of
from vejledningsguide.load import load
from vejledningsguide.paper import plads
from vejledningsguide.paper.document import Dokument
from vejledningsguide.strays import in_content

UTF8 = "gem den som UTF-8 i din editor, og se æ, ø og å efter"
CHECKLISTS = "data/tjeklister"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with the kitchen-sink data and a page written by hand, published."""
    helpers.published_mini(tmp_path)
    page(tmp_path, "Kost", "om.md")
    with (tmp_path / "data" / "adresser.txt").open("a", encoding="utf-8") as addresses:
        addresses.write("/om/\n")
    return tmp_path


def page(project: Path, body: str, name: str) -> Path:
    """Write a page by hand."""
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: Om haven\n---\n\n# Om haven {{: #indhold }}\n\n{body}\n", encoding="utf-8")
    return path


def told(project: Path) -> list[str]:
    """Return what an editor is told, the same by tjek and by a build."""
    with pytest.raises(DataFejl) as caught:
        examine(project, helpers.TODAY)
    with pytest.raises(DataFejl) as again:
        build(project, helpers.TODAY)
    assert str(again.value) == str(caught.value)
    return [str(fejl) for fejl in caught.value.fejl]


def recoded(encoding: str) -> Callable[[Path], object]:
    """Return what stores a file in another encoding, with a Danish letter in its third line."""

    def change(path: Path) -> None:
        rest = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] != "#"]
        path.write_bytes("".join(["#\n", "#\n", "# Æblet\n", *rest]).encode(encoding))

    return change


def folder_instead(path: Path) -> None:
    """Put a folder where a file should be."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("name", ["adresser.txt", "punktnumre.txt", "egne-ord.txt"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (recoded("cp1252"), f":3:3: filen er ikke gemt som UTF-8 – {UTF8}"),
        (recoded("utf-16"), f":1:1: filen er gemt som UTF-16 og ikke som UTF-8 – {UTF8}"),
        (recoded("utf-8-sig"), ":1:1: filen begynder med et usynligt BOM-mærke – gem den som UTF-8 uden BOM"),
        (folder_instead, ":1:1: her ligger en mappe, hvor der skal ligge en fil"),
    ],
    ids=["cp1252", "utf-16", "bom", "mappe"],
)
def test_a_plain_file_that_cannot_be_read(
    name: str, change: Callable[[Path], object], said: str, project: Path
) -> None:
    path = project / "data" / name
    if not path.exists():
        path.write_text("# Ord\nkost\nspade\n", encoding="utf-8")
    change(path)
    [line] = told(project)
    assert line.startswith(f"data/{name}{said}")
    before = helpers.snapshot(project)
    with pytest.raises(DataFejl):
        publish(project, helpers.TODAY)
    assert helpers.snapshot(project) == before, "what can't be read is not written anew"


def test_a_line_that_is_no_address_and_what_git_left(project: Path) -> None:
    path = project / "data" / "adresser.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}moduler/x\n", encoding="utf-8")
    number = text.count("\n") + 1
    assert told(project) == [
        f"data/adresser.txt:{number}:1: linjen «moduler/x» hører ikke til her – slet den, sæt # foran, eller skriv den"
        " som «/moduler/sosu-basis/»"
    ]
    path.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> min\n", encoding="utf-8")
    assert [line.partition(" – ")[0].partition(": ")[2] for line in told(project)] == [
        "linjen er sat af git, fordi to har ændret det samme"
    ] * 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("NY.YAML", "filen læses ikke af guiden – kald den ny.yaml"),
        ("Ny liste på æøå.yaml", "filen læses ikke af guiden – kald den ny-liste-paa-aeoeaa.yaml"),
        ("._plan-for-foelgeskab.yaml", "filen er macOS' egen og ikke guidens – slet den"),
        (".plan.yaml", "filen læses ikke af guiden – tag punktummet væk foran navnet, eller slet den"),
        ("plan-for-foelgeskab (conflict copy).yaml", "filen ligner en kopi af «plan-for-foelgeskab.yaml»"),
        ("plan-for-foelgeskab-LAPTOP7.yaml", "filen ligner en kopi af «plan-for-foelgeskab.yaml»"),
        ("plan-for-foelgeskab - Kopi.yaml", "filen ligner en kopi af «plan-for-foelgeskab.yaml»"),
        ("plan-for-foelgeskab.yaml.txt", "filen læses ikke af guiden – kald den plan-for-foelgeskab.yaml"),
    ],
)
def test_a_file_that_is_no_list_is_told_and_not_read(name: str, said: str, project: Path) -> None:
    (project / CHECKLISTS / name).write_bytes(b"\x00\x05\x16\x07 no YAML")
    [line] = told(project)
    assert line.startswith(f"{CHECKLISTS}/{name}:1:1: {said}")


def test_only_what_belongs_on_the_site_may_lie_in_content(project: Path) -> None:
    content = project / "content"
    wrong = {
        "~$om.docx": "filen er et spor af, at et dokument er åbent i Office",
        "._om.md": "filen er macOS' egen og ikke guidens",
        "Ny side på æøå.md": "navnet kan ikke blive til en adresse – kald den content/ny-side-paa-aeoeaa.md",
        "om (conflict copy).md": "filen ligner en kopi af en side",
        "notat.docx": "filen ville blive lagt på nettet, men hører ikke til sitet",
        "assets/billeder/Min tegning.PNG": "filen kan ikke udgives under det navn – kald den min-tegning.png",
    }
    right = ["robots.txt", "Thumbs.db", ".DS_Store", "assets/billeder/have.png", ".well-known/security.txt"]
    for name in [*wrong, *right]:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(b"x")
    lines = told(project)
    assert {fejl.fil.removeprefix("content/"): str(fejl).partition(":1:1: ")[2] for fejl in in_content(project)} == {
        name: next(line for line in lines if f"content/{name}:" in line).partition(":1:1: ")[2] for name in wrong
    }
    assert all(any(f"content/{name}:1:1: {said}" in line for line in lines) for name, said in wrong.items())


class TestSystem:
    """What the system refuses is told in Danish, by the commands and in the browser alike."""

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (errno.ENOSPC, "disken er fuld – gør plads, og kør kommandoen igen"),
            (errno.EROFS, "stedet er skrivebeskyttet – fjern beskyttelsen, eller flyt projektet"),
            (errno.EACCES, "der er ikke adgang til stedet – giv dig selv lov til at læse og skrive der"),
            (errno.ENOTCONN, f"systemet afviser det (nummer {errno.ENOTCONN}) – se efter"),
        ],
    )
    def test_it_is_told(self, number: int, said: str) -> None:
        error = OSError(number, "in English", "/x/data/adresser.txt")
        assert str(system_fault(error, Path("/x"))).startswith(f"data/adresser.txt:1:1: {said}")
        assert told_of(error) == [str(system_fault(error))]

    def test_a_command_that_cannot_write_says_so(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "ud").write_text("en fil", encoding="utf-8")
        monkeypatch.setattr(commands, "this_day", lambda: helpers.TODAY)
        assert commands.main(["--rod", str(project), "skriv", str(project / "ud" / "her")]) == 1
        assert capsys.readouterr().err == (
            "1 fejl i data:\nud/her:1:1: en del af stien er en fil og ikke en mappe – giv filen et andet navn, eller"
            " flyt den\n"
        )


def test_faults_of_every_kind_of_file_come_at_once(project: Path) -> None:
    (project / "data" / "moduler.yaml").write_text("moduler: [\n", encoding="utf-8")
    (project / "data" / "adresser.txt").write_bytes(b"\xff\xfe/\0")
    (project / "content" / "x.docx").write_bytes(b"x")
    (project / "mkdocs.yml").write_text("site_name: [x\n", encoding="utf-8")
    assert [line.partition(":")[0] for line in told(project)] == [
        *("content/x.docx", "data/adresser.txt", "data/moduler.yaml", "mkdocs.yml")
    ]


def test_a_template_that_cannot_be_read_is_told_by_the_check(project: Path) -> None:
    path = project / "overrides" / "main.html"
    path.write_text(f"{{% if %}}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    with pytest.raises(DataFejl) as caught:
        examine(project, helpers.TODAY)
    assert [str(fejl) for fejl in caught.value.fejl] == [
        "overrides/main.html:1:1: skabelonen kan ikke læses ved «{% if %}» – ret den, og kør kommandoen igen"
    ]


def test_today_is_the_newest_day_on_earth(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Clock:
            return cls(2026, 6, 14, 10, 30, tzinfo=UTC)

    monkeypatch.setattr(building, "datetime", Clock)
    assert this_day().isoformat() == "2026-06-15", "it is the fifteenth in Kiritimati"


def test_a_list_too_long_for_its_sheet_is_told_by_the_check(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is surely short enough is not measured; what was measured once is kept."""
    asked: list[str] = []

    def fits(dokument: Dokument, _fonts: Path) -> bool:
        asked.append(dokument.titel)
        return False

    monkeypatch.setattr(plads, "fits", fits)
    assert examine(project, helpers.TODAY) and asked == []
    path = project / CHECKLISTS / "et-foelgeskab.yaml"
    text = path.read_text(encoding="utf-8")
    points = "".join(
        f"      - {{id: p{letter}, nr: 1{letter}, tekst: {'Et ord mere. ' * 12}, fra: redaktionen}}\n"
        for letter in "bcdefg"
    )
    path.write_text(text + points, encoding="utf-8")
    publish(project, helpers.TODAY)
    said = (
        f"{CHECKLISTS}/et-foelgeskab.yaml:3:8: «Et besøg i haven» kan ikke stå på ét ark – gør teksten kortere, eller"
    )
    for _ in range(2):
        with pytest.raises(DataFejl) as caught:
            examine(project, helpers.TODAY)
        assert [str(fejl).startswith(said) for fejl in caught.value.fejl] == [True]
    assert asked == ["Et besøg i haven"]


def test_the_data_folder_may_hold_what_is_no_data(project: Path) -> None:
    for name in ("noter.md", "moduler.yaml~", ".moduler.yaml.swp", ".DS_Store"):
        (project / "data" / name).write_bytes(b"x")
    assert load(project / "data")
