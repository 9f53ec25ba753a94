"""Whoever follows a recipe of the editors' guide to the letter ends with a guide that is in order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import helpers, opskrift, udfyldning
from tests.opskrift import Trin
from vejledningsguide import ankre, ny
from vejledningsguide.__main__ import main
from vejledningsguide.build import examine, publish
from vejledningsguide.check import check
from vejledningsguide.errors import DataFejl
from vejledningsguide.load import Læst, load
from vejledningsguide.pages import FærdigSide

DOCUMENT = (helpers.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = opskrift.recipes(DOCUMENT)
MOST_LINES = 160
NEXT_USES_IT = "Tilføj en kilde"
"""The recipe after which a point is not used yet; the guide says so."""
NEW_PAGE = "erfaringer/skriv-det-ned/index.md"
"""The page that the first recipe leads to."""


def do(root: Path, step: Trin) -> None:
    """Follow a step of a recipe; a new item is filled in, too."""
    if step.gør != "ny":
        opskrift.follow(root, step)
        return
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}
    assert main(["--rod", str(root), *opskrift.command(step)]) == 0
    [changed] = [path for path in (root / "data").rglob("*.yaml") if before.get(path) != path.read_bytes()]
    assert udfyldning.fill(root / "data", changed.relative_to(root / "data").as_posix()) > 0


def faults(root: Path, kept: dict[str, Læst]) -> dict[str, str]:
    """Return what «tjek» finds wrong with the data, by what stays the same when lines move; not yet what is new."""
    try:
        check(load(root / "data", kept), date.today())
    except DataFejl as error:
        return {f"{fejl.fil}: {fejl.besked}": str(fejl) for fejl in error.fejl}
    return {}


def last_words(root: Path) -> str:
    """Return what «tjek» says when all is done."""
    try:
        return examine(root, date.today())
    except DataFejl as error:
        return str(error)


def not_new(words: str) -> list[str]:
    """Return the faults among the words of «tjek» that tell of anything else than something new."""
    return [fault for fault in words.splitlines()[1:] if not re.search(r"\b(er ny|er nyt|er nye)\b", fault)]


def follow(root: Path, *, each: bool) -> dict[str, list[str]]:
    """Follow every recipe in turn; return what is wrong after it, for `each` of them or only for those that stopped.

    A later recipe may go on where an earlier one ended. A new item is written without asking what more it needs, which
    takes a reading of all data: the recipe must say it.
    """
    went: dict[str, list[str]] = {}
    kept: dict[str, Læst] = {}
    known: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ny, "_asked_more", lambda *_: ())
        for name, steps in RECIPES.items():
            try:
                for step in steps:
                    do(root, step)
                found = faults(root, kept) if each else {}
                went[name] = [text for fault, text in found.items() if fault not in known]
                known |= found.keys()
            except (AssertionError, DataFejl, ValueError) as error:
                went[name] = [str(error)]
    return went


def follow_all(folder: Path) -> None:
    """Follow the recipes in a copy of the real project, build it, and note how each went in `folder`.

    To look after each recipe takes long, and is done only where there is something to find.
    """
    root = helpers.project(folder / "projekt")
    went = follow(root, each=False)
    before = last_words(root)
    sound = not any(went.values()) and not not_new(before)
    if not sound:
        went = follow(helpers.project(folder / "igen"), each=True)
    made = {"new page": 0}

    def gathered(root: Path, pages: Mapping[str, FærdigSide]) -> list[str]:
        made["new page"] = len(pages[NEW_PAGE].html)
        return ankre.gathered(root, pages)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vejledningsguide.build.gathered", gathered)
        published = publish(root, date.today()) if sound else []
    told = {"recipes": went, "before": before, "published": published, "after": last_words(root), **made}
    (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


@pytest.fixture(scope="session")
def followed(shared: Path) -> Any:
    """How it went, made once for the whole run; and where."""
    folder = helpers.once(shared, "opskrifter", follow_all)
    return {"folder": folder, **json.loads((folder / "told.json").read_text(encoding="utf-8"))}


class TestRecipes:
    @pytest.mark.parametrize("name", RECIPES)
    def test_a_recipe_ends_in_order(self, name: str, followed: Any) -> None:
        assert RECIPES[name], "say what to do in a way that can be followed, see tests/opskrift.py"
        accounted = "bruges ikke på siden" if name.startswith(NEXT_USES_IT) else "\0"
        assert [fault for fault in followed["recipes"][name] if accounted not in fault] == []

    def test_then_only_what_is_new_is_left_and_skema_takes_it(self, followed: Any) -> None:
        assert followed["before"].partition("\n")[0].endswith("fejl i data:")
        assert not_new(followed["before"]) == []
        assert "Ny adresse: /erfaringer/skriv-det-ned/" in followed["published"]
        assert followed["after"].startswith("Alt er i orden")

    def test_and_the_pages_are_made(self, followed: Any) -> None:
        """Each of them, by `skema`, for their anchors; that the engine makes a site of them is tried elsewhere."""
        assert followed["new page"] > 1000


class TestDocument:
    def test_it_can_be_read_in_one_go(self) -> None:
        assert len(DOCUMENT.splitlines()) <= MOST_LINES

    def test_no_example_is_left_untried(self) -> None:
        told = re.split(r"^## ", DOCUMENT, flags=re.MULTILINE)
        [recipes] = [section for section in told if section.startswith("Opskrifter\n")]
        tried = {step.tekst for steps in RECIPES.values() for step in steps}
        for block in re.findall(r"```\w+\n(.*?)\n```", recipes, re.DOTALL):
            assert block in tried, f"say where it goes:\n{block}"

    def test_every_kind_can_be_found_that_editors_often_add(self) -> None:
        words = [opskrift.command(step)[1] for steps in RECIPES.values() for step in steps if step.gør == "ny"]
        added = {ny.kind(word).navn for word in words}
        assert {nyt.navn for nyt in ny.kinds() if nyt.slags.har_side and not nyt.fil.frivillig} - added == {"trin"}

    def test_a_recipe_that_cannot_be_followed_is_found(self) -> None:
        with pytest.raises(ValueError, match="say what to write after"):
            list(opskrift.steps("Ret ved `a` i `data/b.yaml`: noget"))
        assert opskrift.recipes("## Opskrifter\n\n### Gør det\n\nPå en måde.\n") == {"Gør det": []}


class TestFollow:
    """What the other tests rest on: an edit lands where the recipe says."""

    def followed(self, tmp_path: Path, text: str, step: Trin) -> str:
        path = tmp_path / "a.yaml"
        path.write_text(text, encoding="utf-8")
        opskrift.follow(tmp_path, step)
        return path.read_text(encoding="utf-8")

    def test_a_list_grows(self, tmp_path: Path) -> None:
        text = "a:\n  - id: x\n    b: [1]\n    c:\n      - d: 1\n\n  - id: y\n    b: [2]\ne: 1\n"
        to_flow = Trin("tilføj", "a.yaml", "y", "b", "- 3")
        assert self.followed(tmp_path, text, to_flow) == text.replace("[2]", "[2, 3]")
        to_block = Trin("tilføj", "a.yaml", "x", "c", "- d: 2\n  f: 3")
        assert self.followed(tmp_path, text, to_block) == text.replace("1\n\n", "1\n      - d: 2\n        f: 3\n\n")
        to_whole = Trin("tilføj", "a.yaml", "", "a", "- id: z")
        assert self.followed(tmp_path, text, to_whole) == text.replace("e: 1", "  - id: z\ne: 1")

    def test_a_field_is_written_anew_or_added(self, tmp_path: Path) -> None:
        text = "a:\n  - id: x\n    b: >-\n      one\n      two\n    c:\n      - 1\n      - 2\n\n  - id: y\n"
        step = Trin("ret", "a.yaml", "x", tekst="b: three\nc: [4]\nd: new")
        wanted = "a:\n  - id: x\n    d: new\n    b: three\n    c: [4]\n\n  - id: y\n"
        assert self.followed(tmp_path, text, step) == wanted

    def test_an_item_goes(self, tmp_path: Path) -> None:
        text = "a:\n  - id: x\n    b: 1\n\n  - id: y\n"
        assert self.followed(tmp_path, text, Trin("slet", "a.yaml", "x")) == "a:\n\n  - id: y\n"

    def test_a_place_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="there is no «z»"):
            self.followed(tmp_path, "a:\n  - id: x\n", Trin("ret", "a.yaml", "z", tekst="b: 1"))
