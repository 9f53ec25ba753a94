"""What is published stays: the numbers and ids of the checklists' points, as the addresses do (see test_build)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide.build import build, examine, publish
from vejledningsguide.errors import DataFejl
from vejledningsguide.load import load
from vejledningsguide.navne import NAVNE
from vejledningsguide.slags.selvtjek.udsagn import UDSAGN
from vejledningsguide.slags.tjeklister.punktnumre import PUNKTNUMRE
from vejledningsguide.udgivet import MANY

LIST, PLAN = "plan-for-foelgeskab", "tjeklister/plan-for-foelgeskab.yaml"
WALK = "tjeklister/et-foelgeskab.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with the kitchen-sink data, published."""
    helpers.published_mini(tmp_path)
    return tmp_path


def change(project: Path, *edits: tuple[str, str]) -> None:
    """Replace texts that each stand once in the plan."""
    path = project / "data" / PLAN
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def told(project: Path) -> list[str]:
    """Return what an editor is told, the same by tjek and by a build."""
    with pytest.raises(DataFejl) as caught:
        examine(project, helpers.TODAY)
    with pytest.raises(DataFejl) as again:
        build(project, helpers.TODAY)
    assert str(again.value) == str(caught.value)
    return [str(fejl) for fejl in caught.value.fejl]


def row(project: Path, line: str) -> int:
    """Return the number of a line of the list."""
    return PUNKTNUMRE.listed(project)[line]


def test_a_new_point_is_told_and_published_by_the_command(project: Path) -> None:
    path = project / "data" / PUNKTNUMRE.fil
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = "plan-for-foelgeskab 1a find-spaden"
    path.write_text("".join(line for line in lines if line != f"{gone}\n"), encoding="utf-8")
    assert told(project) == [
        f"data/punktnumre.txt:{len(lines) - 1}:1: {gone}: punktet er nyt – kør «python3 guide.py skema», "
        "når nummer og id er endelige"
    ]
    assert publish(project, helpers.TODAY) == [f"Nyt punkt: {gone}"]
    assert path.read_text(encoding="utf-8").splitlines()[-1] == gone
    assert publish(project, helpers.TODAY) == []
    assert examine(project, helpers.TODAY)


def test_many_new_points_are_told_in_one_line(project: Path) -> None:
    (project / "data" / PUNKTNUMRE.fil).unlink()
    lines = PUNKTNUMRE.lines(load(project / "data"))
    assert len(lines) > MANY
    assert told(project) == [
        f"data/punktnumre.txt:1:1: {len(lines)} punkter er nye, fx {lines[0]} og {lines[-1]}"
        " – kør «python3 guide.py skema», når numre og id'er er endelige"
    ]


def test_a_number_goes_on_meaning_the_same(project: Path) -> None:
    line = "plan-for-foelgeskab 1a find-spaden"
    change(project, ("id: find-spaden", "id: find-skovlen"))
    assert told(project) == [
        f"data/punktnumre.txt:{row(project, line)}:1: {line}: nummer 1a er udgivet for «find-spaden», men står nu for "
        "«find-skovlen» – giv punktet sit id igen; er det et andet punkt, så skriv 1a under udgået i "
        "data/tjeklister/plan-for-foelgeskab.yaml, og brug det næste bogstav"
    ]
    assert publish(project, helpers.TODAY) == [], "what is wrong is not made the rule"


def test_two_points_that_have_changed_places_are_both_told(project: Path) -> None:
    change(project, ("id: find-spaden", "id: find-x"), ("id: find-hatten", "id: find-spaden"))
    change(project, ("id: find-x", "id: find-hatten"))
    first, second = (line for line in told(project) if line.startswith("data/punktnumre.txt"))
    assert "«find-spaden» er udgivet som 1a, men har nu nummer 1c – giv det sit nummer igen, eller skriv 1a" in first
    assert "«find-hatten» er udgivet som 1c, men har nu nummer 1a – giv det sit nummer igen, eller skriv 1c" in second


def test_a_point_may_go_when_its_number_is_given_up_and_not_before(project: Path) -> None:
    line = "plan-for-foelgeskab 1c find-hatten"
    text = (project / "data" / PLAN).read_text(encoding="utf-8")
    start, end = text.index("      - id: find-hatten"), text.index("  - titel: Beslut")
    change(project, (text[start:end], ""), ("minutter: 15", "minutter: 5"))
    news = project / "data" / "aendringer.yaml"
    note = "\n  - {id: x, dato: 2026-06-01, titel: Et punkt er væk, tekst: Ja., gælder: [plan-for-foelgeskab]}\n"
    news.write_text(news.read_text(encoding="utf-8") + note, encoding="utf-8")
    assert told(project) == [
        f"data/punktnumre.txt:{row(project, line)}:1: {line}: punktet er udgivet, men findes ikke mere – sæt det ind "
        "igen, eller skriv 1c under udgået i data/tjeklister/plan-for-foelgeskab.yaml"
    ]
    change(project, ("udgået: [1b, 3a]", "udgået: [1b, 1c, 3a]"))
    assert examine(project, helpers.TODAY)
    assert [
        line for line in publish(project, helpers.TODAY) if "udgivet.json" not in line and "ankre" not in line
    ] == []
    assert line in PUNKTNUMRE.listed(project)


def test_the_real_list_holds_each_point_once(root: Path) -> None:
    lines = (root / "data" / PUNKTNUMRE.fil).read_text(encoding="utf-8").splitlines()
    points = [line for line in lines if not line.startswith("#")]
    assert len(set(points)) == len(points)
    assert all(len(line.split(" ")) == 3 for line in points)


class TestNames:
    """An id goes on meaning the same: two that change places lead old links astray, though each is still there."""

    def swap(self, project: Path, name: str, one: str, other: str) -> None:
        path = project / "data" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(f"titel: {one}\n") == text.count(f"titel: {other}\n") == 1
        text = text.replace(f"titel: {one}\n", "titel: X\n").replace(f"titel: {other}\n", f"titel: {one}\n")
        path.write_text(text.replace("titel: X\n", f"titel: {other}\n"), encoding="utf-8")

    def test_two_items_that_exchange_ids_are_told_and_not_made_the_rule(self, project: Path) -> None:
        self.swap(project, "roller.yaml", "Gartner", "Gæst")
        for _ in range(2):
            first, second = told(project)
            assert "«Gartner» er udgivet som «gartner», men står nu ved «gaest» – har to byttet id, så byt dem" in first
            assert "«Gæst» er udgivet som «gaest», men står nu ved «gartner»" in second
            publish(project, helpers.TODAY)

    @pytest.mark.parametrize(
        ("one", "other", "words"),
        [
            ("anbefalinger.yaml gartner", "anbefalinger.yaml nabo", ("titel: En gartner\n", "titel: Naboen\n")),
            (
                f"{PLAN} {LIST}/find-spaden",
                f"{PLAN} {LIST}/find-hatten",
                ("tekst: Find spaden.\n", "tekst: Find hatten.\n"),
            ),
            (f"{WALK} et-foelgeskab/gaa", f"{PLAN} {LIST}/find-hatten", ("tekst: Gå.\n", "tekst: Find hatten.\n")),
        ],
    )
    def test_answers_and_points_that_exchange_ids_are_told(
        self, project: Path, one: str, other: str, words: tuple[str, str]
    ) -> None:
        """What a link to an answer leads to, and what a reader has filled in, rest on them."""
        named = [place.split(" ") for place in (one, other)]
        edits = zip((*named, named[0]), (*words, "X\n"), ("X\n", words[0], words[1]), strict=True)
        for (name, _), old, new in edits:
            self.replace(project / "data" / name, old, new)
        lines = told(project)
        assert len(lines) == 2
        for (_, was), (_, now) in (named, named[::-1]):
            assert any(f"er udgivet som «{was}», men står nu ved «{now}»" in line for line in lines), lines

    def replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    def test_a_title_may_be_mended(self, project: Path) -> None:
        path = project / "data" / "roller.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("titel: Gæst\n", "titel: En gæst\n"), encoding="utf-8")
        assert examine(project, helpers.TODAY)
        assert publish(project, helpers.TODAY) == []
        assert "roller/gaest En gæst" in NAVNE.listed(project)

    def test_a_statement_of_the_self_check_keeps_its_id(self, project: Path) -> None:
        path = project / "data" / "selvtjek.yaml"
        first = next(iter(UDSAGN.listed(project)))
        text = path.read_text(encoding="utf-8")
        assert text.count(f"- id: {first}\n") == 1
        path.write_text(text.replace(f"- id: {first}\n", f"- id: {first}-nyt\n"), encoding="utf-8")
        lost, new = told(project)
        assert f"{first}: udsagnet er udgivet, men findes ikke mere – giv det sit id igen" in lost
        assert f"{first}-nyt: udsagnet er nyt" in new
