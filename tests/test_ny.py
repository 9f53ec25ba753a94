"""A new item stands in its place, whole and ready to fill in, whatever kind it is; and nothing else has changed."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import helpers, udfyldning
from vejledningsguide import ny
from vejledningsguide.__main__ import main
from vejledningsguide.blanket import form_of, needed_of, written
from vejledningsguide.errors import DataFejl
from vejledningsguide.felter import Grund
from vejledningsguide.load import load
from vejledningsguide.ny import Nyt, Skrevet
from vejledningsguide.reader import Reader
from vejledningsguide.udfyld import UDFYLD

KINDS = ny.kinds()
TITLE = "Få tid: først & fremmest"
ID = "faa-tid-foerst-og-fremmest"


@dataclass(frozen=True)
class Made:
    """One new item: the file as it was, and as it became."""

    nyt: Nyt
    done: Skrevet
    before: str
    after: str

    @property
    def name(self) -> str:
        """The file's name in data/."""
        return self.done.sted.fil.removeprefix("data/")

    @property
    def parts(self) -> tuple[list[str], list[str], list[str]]:
        """The lines of the file as it became: those before what is new, the new ones, and those after."""
        before, after = self.before.splitlines(), self.after.splitlines()
        start = next((i for i, line in enumerate(before) if after[i] != line), len(before))
        end = start + len(after) - len(before)
        return after[:start], after[start:end], after[end:]

    @cached_property
    def item(self) -> dict[str, Any]:
        """The new item as its file spells it; where it is one of a list, it must be the last."""
        value = yaml.load(self.after, Loader=yaml.CBaseLoader)
        return value[self.nyt.felt][-1] if self.nyt.felt else value


def copied(folder: Path, source: Path = helpers.ROOT) -> Path:
    """Copy a project's data; return the project's folder."""
    shutil.copytree(source / "data", folder / "data")
    return folder


def file_of(nyt: Nyt, root: Path) -> str:
    """Return the file to name for a kind that asks for one."""
    return sorted(path.stem for path in (root / "data" / nyt.fil.navn).glob("*.yaml"))[0] if nyt.vælger_fil else ""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data, in which one of each kind has been made."""
    return copied(tmp_path_factory.mktemp("ny"))


@pytest.fixture(scope="module")
def made(project: Path) -> dict[str, Made]:
    """One of each kind, made in a row. What more is asked for takes a reading of all data, and is tried elsewhere."""
    found = {}
    patch = pytest.MonkeyPatch()
    patch.setattr(ny, "_asked_more", lambda *_: ())
    for nyt in KINDS:
        texts = {path: path.read_bytes() for path in (project / "data").rglob("*") if path.is_file()}
        done = ny.add(project, nyt, TITLE, date.today(), file_of(nyt, project))
        path = project / done.sted.fil
        changed = {one for one in (project / "data").rglob("*.yaml") if texts.get(one) != one.read_bytes()}
        assert changed == {path}
        found[nyt.navn] = Made(nyt, done, texts.get(path, b"").decode(), path.read_bytes().decode())
    patch.undo()
    return found


@pytest.fixture(scope="module")
def filled(project: Path, made: dict[str, Made]) -> set[str]:
    """The ids of everything in the same project, once all that is new has been filled in."""
    for name in sorted({one.name for one in made.values()}):
        assert udfyldning.fill(project / "data", name) > 0
    return {thing.id for _, _, thing in load(project / "data").things()}


@pytest.mark.parametrize("kind", [nyt.navn for nyt in KINDS])
class TestEach:
    def test_nothing_but_the_new_lines_has_changed(self, kind: str, made: dict[str, Made]) -> None:
        one = made[kind]
        first, _, last = one.parts
        assert first + last == one.before.splitlines()
        assert one.after.endswith("\n")
        assert not one.after.endswith("\n\n")

    def test_it_stands_last_in_its_list(self, kind: str, made: dict[str, Made]) -> None:
        one = made[kind]
        assert one.item["id"] == one.done.id
        columns = {line.index("- ") for line in one.parts[1] if line.lstrip().startswith("- ")}
        if one.nyt.felt:
            stands = re.compile(rf"^{re.escape(one.nyt.felt)}:\n(?:[ #].*\n|\n)*?( *)- ", re.MULTILINE).search(
                one.before
            )
            assert stands
            assert min(columns) == len(stands[1]), "it is moved in as its neighbours are"
        line = one.after.splitlines()[one.done.sted.linje - 1]
        assert line.lstrip("- ").startswith(("id:", "#"))

    def test_every_field_is_there_to_fill_in_or_to_take_in(
        self, kind: str, made: dict[str, Made], project: Path
    ) -> None:
        one = made[kind]
        value = one.item
        model = one.nyt.slags.model
        assert {name for name, info in model.model_fields.items() if info.is_required()} <= value.keys()
        assert needed_of(model, value) <= value.keys()
        added = "\n".join(one.parts[1])
        for name, info in model.model_fields.items():
            assert f"{name}:" in added
            if name not in value:
                assert f"# {name}:" in added, f"{name} can be taken in"
            assert (info.description or "").split()[0] in added
        self.whole(model, value)

    def whole(self, model: type[Grund], value: dict[str, Any]) -> None:
        """Every model inside has its required fields too."""
        for name, part in value.items():
            form = form_of(model.model_fields[name])
            inner = form.model
            for one in (part if form.liste else [part]) if inner else ():
                assert inner
                assert needed_of(inner, one) <= one.keys(), f"{model.__name__}.{name}"
                self.whole(inner, one)
            if form.liste:
                assert len(part) >= form.mindst

    def test_it_is_dated_today(self, kind: str, made: dict[str, Made]) -> None:
        value = made[kind].item
        if "gennemgået" in made[kind].nyt.slags.model.model_fields:
            assert value["gennemgået"] == f"{date.today():%Y-%m-%d}"

    def test_its_title_is_its_own(self, kind: str, made: dict[str, Made]) -> None:
        one = made[kind]
        if one.nyt.titelfelt:
            assert one.item[one.nyt.titelfelt] == TITLE

    def test_filled_in_it_is_sound(self, kind: str, made: dict[str, Made], filled: set[str]) -> None:
        assert made[kind].done.id in filled


class TestPlaceholders:
    def test_none_is_ever_published(self, tmp_path: Path) -> None:
        root = helpers.mini_project(tmp_path / "p")
        ny.add(root, ny.kind("erfaring"), TITLE, helpers.TODAY)
        value, places = udfyldning.read(root / "data", "erfaringer.yaml")
        wanted = {(places[sti].linje, places[sti].kolonne) for sti in udfyldning.unfilled(value)}
        with pytest.raises(DataFejl) as caught:
            load(root / "data")
        assert {(fejl.linje, fejl.kolonne) for fejl in caught.value.fejl} == wanted
        assert {fejl.besked for fejl in caught.value.fejl} == {"teksten er ikke udfyldt endnu"}
        number = len(value["erfaringer"])
        told = {f"{fejl.sti}: {fejl.rettelse}" for fejl in caught.value.fejl}
        assert f"erfaringer.{number}.tema: udfyld: id på temaet, øverst i filen" in told
        assert f"erfaringer.{number}.roller.1: udfyld: id på de roller, erfaringen er vigtig for" in told

    def test_the_word_inside_a_text_is_one_and_a_word_like_it_is_none(self, tmp_path: Path) -> None:
        root = helpers.mini_project(tmp_path / "p")
        path = root / "data" / "begreber.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("forklaring: ", "forklaring: Udfyldt UDFYLDES ", 1), encoding="utf-8")
        load(root / "data")
        path.write_text(text.replace("forklaring: ", f"forklaring: Mere {UDFYLD} her ", 1), encoding="utf-8")
        with pytest.raises(DataFejl, match="teksten er ikke udfyldt endnu – udfyld: hvad ordet betyder her"):
            load(root / "data")


class TestPlaces:
    def add(self, tmp_path: Path, name: str, edit: Any, kind: str = "tema") -> tuple[bytes, bytes]:
        root = helpers.mini_project(tmp_path / "p")
        path = root / "data" / name
        path.write_bytes(edit(path.read_bytes()))
        before = path.read_bytes()
        ny.add(root, ny.kind(kind), TITLE, helpers.TODAY)
        return before, path.read_bytes()

    def test_what_introduces_the_next_list_stays_with_it(self, tmp_path: Path) -> None:
        def note(text: bytes) -> bytes:
            return text.replace(b"\nerfaringer:", b"\n# Herfra erfaringerne.\nerfaringer:")

        _, after = self.add(tmp_path, "erfaringer.yaml", note)
        assert after.index(ID.encode()) < after.index(b"# Herfra erfaringerne.\nerfaringer:")

    def test_the_file_keeps_its_ends_of_lines(self, tmp_path: Path) -> None:
        _, after = self.add(tmp_path, "erfaringer.yaml", lambda text: text.replace(b"\n", b"\r\n"))
        assert after.count(b"\n") == after.count(b"\r\n")

    def test_a_file_without_a_last_end_of_line_gets_one(self, tmp_path: Path) -> None:
        before, after = self.add(tmp_path, "erfaringer.yaml", lambda text: text.rstrip(b"\n"), "erfaring")
        assert after.startswith(before + b"\n\n")

    def test_lists_that_are_not_moved_in_are_met_as_they_are(self, tmp_path: Path) -> None:
        def flat(text: bytes) -> bytes:
            return b"\n".join(line.removeprefix(b"  ") for line in text.split(b"\n"))

        _, after = self.add(tmp_path, "situationer.yaml", flat, "situation")
        assert f"\n- id: {ID}\n".encode() in after

    def test_a_list_that_is_not_there_yet_is_begun(self, tmp_path: Path) -> None:
        def without(text: bytes) -> bytes:
            return text[: text.index(b"\nsammenligninger:") + 1]

        _, after = self.add(tmp_path, "moduler.yaml", without, "sammenligning")
        assert f"\n\nsammenligninger:\n  # Sammenligningens faste navn i adressen.\n  - id: {ID}\n".encode() in after

    def test_a_file_that_cannot_be_read_is_left_alone(self, tmp_path: Path) -> None:
        with pytest.raises(DataFejl, match=r"erfaringer.yaml:.*filen kan ikke læses – kør python3 guide.py tjek"):
            self.add(tmp_path, "erfaringer.yaml", lambda text: text + b"\n  : [")

    def test_a_new_file_says_what_it_is(self, made: dict[str, Made]) -> None:
        for kind in ("guide", "tjekliste"):
            lines = made[kind].after.splitlines()
            assert lines[0] == f"# yaml-language-server: $schema=../_skema/{made[kind].nyt.fil.stamme}.json"
            assert all(line.startswith("# ") for line in lines[:3])


class TestIds:
    def test_the_id_comes_from_the_title(self, made: dict[str, Made]) -> None:
        assert made["kilde"].done.id == ID

    def test_an_id_that_is_taken_gets_a_number_and_is_told(self, made: dict[str, Made]) -> None:
        assert made["erfaring"].done.id.startswith(f"{ID}-")
        assert made["erfaring"].done.optaget.startswith(f"«{ID}» er allerede brugt (data/kilder.yaml, linje ")
        assert made["erfaring"].done.optaget in ny.told(made["erfaring"].done)
        ids = [one.done.id for one in made.values()]
        assert len(set(ids)) == len(ids)

    def test_what_is_numbered_gets_the_next_number(self, made: dict[str, Made], project: Path) -> None:
        numbers = [one["id"] for one in udfyldning.read(project / "data", "afvigelser.yaml")[0]["afvigelser"]]
        assert numbers[-1] == made["uoverensstemmelse"].done.id == f"afv-{int(numbers[-2][-2:]) + 1:02}"

    def test_ids_that_all_begin_alike_go_on_so(self, made: dict[str, Made]) -> None:
        assert made["spørgsmål"].done.id.startswith(f"svar-{ID}")

    def test_a_long_title_is_cut_between_words(self, tmp_path: Path) -> None:
        root = helpers.mini_project(tmp_path / "p")
        done = ny.add(
            root,
            ny.kind("tema"),
            "Når en titel er meget lang, så er den ikke et godt navn til en adresse",
            date.today(),
        )
        assert done.id == "naar-en-titel-er-meget-lang-saa-er-den-ikke-et-godt-navn-til"

    def test_an_address_that_a_fixed_page_has_is_taken(self, tmp_path: Path) -> None:
        done = ny.add(helpers.mini_project(tmp_path / "p"), ny.kind("trin"), "Indsatsen", date.today())
        assert done.id == "indsatsen-2"


class TestCommand:
    def run(self, root: Path, *arguments: str) -> int:
        return main(["--rod", str(root), "ny", *arguments])

    @pytest.mark.parametrize("word", ["hindring", "Hindring", "HINDRINGER"])
    def test_a_kind_is_known_by_its_names(self, word: str) -> None:
        assert ny.kind(word).navn == "hindring"

    def test_danish_letters_need_not_be_typed(self) -> None:
        assert ny.kind("moedepakke") == ny.kind("mødepakke")
        assert ny.kind("vaerktoej").navn == "værktøj"

    def test_no_two_kinds_are_called_the_same(self) -> None:
        names = [nyt.navn for nyt in KINDS]
        assert len(set(names)) == len(names)
        assert all(ny.kind(nyt.navn) == nyt for nyt in KINDS)

    def test_without_a_kind_they_are_told(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(root) == 0
        told = capsys.readouterr().out
        assert all(f"  {nyt.navn} " in told and nyt.fil.navn in told for nyt in KINDS)

    def test_an_unknown_kind_is_told_with_the_nearest(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(root, "hinding", "Titel") == 1
        assert capsys.readouterr().err == "«hinding» kan ikke tilføjes – mente du «hindring»?\n"

    def test_a_title_is_asked_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = helpers.mini_project(tmp_path / "p")
        monkeypatch.setattr("sys.stdin", io.StringIO("Få tid\n"))
        assert self.run(root, "tema") == 0
        assert capsys.readouterr().out.startswith("Titel (tema): Tema «faa-tid» står nu i data/erfaringer.yaml, linje ")
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        assert self.run(root, "tema") == 1
        assert 'Skriv også en titel: python3 guide.py ny tema "Titlen"' in capsys.readouterr().err

    def test_a_title_needs_letters(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(helpers.mini_project(tmp_path / "p"), "tema", "?!") == 1
        assert "titlen «?!» kan ikke blive til et id" in capsys.readouterr().err

    def test_the_file_of_a_point_is_asked_for(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        root = helpers.mini_project(tmp_path / "p")
        assert self.run(root, "kildepunkt", "Noget nyt") == 1
        assert "sig også, hvilken fil i data/belaeg/ det hører til i – skriv --fil og " in capsys.readouterr().err

    def test_what_else_is_needed_is_what_tjek_would_say(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = helpers.mini_project(tmp_path / "p")
        assert self.run(root, "erfaring", "Få", "tid") == 0
        told = capsys.readouterr().out
        assert "«faa-tid» hører ikke til noget trin i guiden – tilføj den til et trin i data/foelgeskab.yaml." in told
        assert "python3 guide.py tjek" in told
        assert "python3 guide.py skema" in told
        assert self.run(root, "tema", "Ro") == 0
        assert "Husk også" not in capsys.readouterr().out

    @pytest.mark.parametrize("text", ["Tid: nu", "[x]", "- a", "'a", "a #b", "true", "ja", "1", "a: b", '“a” \\ "b"'])
    def test_a_title_is_written_so_that_it_is_read_again(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_text(f"a: {written(text)}\n", encoding="utf-8")
        assert Reader(tmp_path, "x.yaml", Grund).parse(f"a: {written(text)}\n") == {"a": text}
