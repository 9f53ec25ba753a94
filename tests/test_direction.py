"""The plan of the house, read from the code itself: data flow one way, kinds stand alone, and the engine is outside."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from vejledningsguide.felter import Grund, references_of
from vejledningsguide.grundlag import Art
from vejledningsguide.slags import RUM

ORDER = [
    *("errors", "signs", "textfile", "opsaetning", "values", "felter", "text", "walk", "afproevet", "farver", "logo"),
    *("grundlag", "udgave", "identitet", "datafil", "friskhed", "udgivet"),
    *("regneark", "udtraek", "udtraeksform", "rum"),
    *("katalog", "navne", "aendret", "addresses", "facts", "provenance", "guide", "cards", "hjaelp"),
    *("paper", "replikker", "slags"),
    *(
        "layout",
        "syntax",
        "reader",
        "quick",
        "explain",
        "strays",
        "udfyld",
        "flet",
        "load",
        "schema",
        "references",
        "pins",
    ),
    *("check", "sender", "status", "dataud", "blanket", "indsaet", "ny"),
    *("tables", "finish", "hyphens", "embed", "markers", "foot", "skabelonkode", "render", "jsonld", "pages", "files"),
    *("deling", "om", "egne_sider", "ankre", "faults", "build", "nyudgave", "links", "udlinks", "linkrapport"),
    *("findable", "sitemap", "assets", "frames", "published"),
    *("forskel", "live", "byg", "vaerter", "pak", "udgiv", "kopi", "__main__"),
]
"""The modules from left to right; none may import one to its right. A new module gets its place here.

What stands to the left of slags is what rooms are built of, what stands to its right works on all of them alike.
"""

ENGINES = {"mkdocs", "material", "properdocs", "zensical", "mkdocs_get_deps", "pymdownx", "markdown"}
ADAPTER_LINES = 60
ROOM_LINES = 250
"""No room is longer; most are far shorter."""

PACKAGE = Path(__file__).parents[1] / "src" / "vejledningsguide"
ROOMS = sorted(path for path in (PACKAGE / "slags").iterdir() if path.stem not in ("__init__", "__pycache__"))
CORE = sorted(path for path in PACKAGE.rglob("*.py") if "slags" not in path.parts)


def sources(root: Path) -> Iterator[Path]:
    """Yield every Python file of the project that runs when a site is built."""
    yield from sorted((root / "src").rglob("*.py"))
    yield from sorted((root / "hooks").rglob("*.py"))
    yield from sorted((root / "overrides").rglob("*.py"))
    yield root / "guide.py"


def imports(path: Path, *, typing: bool = True) -> Iterator[tuple[int, str]]:
    """Yield the level and the full name of everything a file imports, also inside functions.

    Without `typing`, what only a type checker sees is left out.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for block in ast.walk(tree):
        if not typing and isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            block.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module:
                yield node.level, node.module
            else:
                yield from ((node.level, alias.name) for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "__import__",
            "import_module",
        ):
            yield 0, ast.unparse(node.args[0]).strip("'\"")


def of_ours(path: Path) -> Iterator[str]:
    """Yield the full path inside the package of every module of ours that a file imports when it runs."""
    for level, name in imports(path, typing=False):
        if level:
            home = path.relative_to(PACKAGE).parts[:-1]
            yield ".".join((*home[: len(home) - level + 1], name))


def test_only_the_adapter_knows_an_engine(root: Path) -> None:
    knows = {
        path.relative_to(root).as_posix()
        for path in sources(root)
        for _, name in imports(path)
        if name.split(".")[0] in ENGINES
    }
    assert knows == {"hooks/mkdocs_adapter.py", "hooks/vis.py", "hooks/byg.py", "hooks/motor.py"}


def test_the_adapter_stays_small(root: Path) -> None:
    lines = (root / "hooks" / "mkdocs_adapter.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= ADAPTER_LINES


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_is_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= ROOM_LINES
    assert ast.get_docstring(ast.parse(text)), "open with a line that says what it is for"


def test_every_module_has_its_place() -> None:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - {"__init__"} == set(ORDER), "give a new module its place in ORDER"


@pytest.mark.parametrize("module", ORDER)
def test_no_module_imports_one_to_its_right(module: str) -> None:
    files = sorted(PACKAGE.joinpath(module).rglob("*.py")) or [PACKAGE / f"{module}.py"]
    for path in files:
        assert all(level or name.split(".")[0] != "vejledningsguide" for level, name in imports(path)), path.name
        for name in of_ours(path):
            if name.split(".")[0] != module:
                assert name.split(".")[0] in ORDER[: ORDER.index(module)], f"{path.name} imports {name}"


def test_kinds_do_not_import_one_another() -> None:
    for room in ROOMS:
        for path in [room] if room.is_file() else room.rglob("*.py"):
            strangers = {name for name in of_ours(path) if name.startswith("slags.")}
            assert {name.split(".")[1] for name in strangers} <= {room.stem}, f"{path} knows another kind's room"


def test_only_the_registry_knows_what_rooms_there_are() -> None:
    """A core module may ask the registry, but it names no kind: neither its room, its files nor its references."""
    names = {room.stem for room in ROOMS} | {fil.navn for rum in RUM for fil in rum.filer}
    names |= {slags.navn for rum in RUM for slags in rum.slags}
    ground = {*get_args(Art), "kilder", "sider", "kilder.yaml", "sider.yaml", "tal", "afvigelser", "punkter"}
    for path in CORE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs}
        known = {word for word in told if isinstance(word, str)} & (names - ground)
        assert not known, f"{path.relative_to(PACKAGE)} knows {known}"
        kinds = {room.stem for room in ROOMS} - {"sider", "kilder"}
        assert not {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & kinds, path.name


def test_rooms_have_each_their_place_and_their_templates(root: Path) -> None:
    assert len({rum.plads for rum in RUM}) == len(RUM) == len(ROOMS)
    folders = {path.name for path in (root / "overrides" / "sider").iterdir()}
    shown = {room.stem for room in ROOMS if import_module(f"{PACKAGE.name}.slags.{room.stem}").RUM.skabeloner}
    assert folders == shown


def models() -> Iterator[type[Grund]]:
    """Yield every model there is."""
    ahead: list[type[Grund]] = [Grund]
    while ahead:
        yield (model := ahead.pop())
        ahead += model.__subclasses__()


MODELS = sorted(models(), key=lambda model: model.__name__)

OWN_NAMES = {("Tidligere", "svar")}
"""Fields that hold an id which is nothing's any more."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model.__name__))
def test_a_field_with_an_id_says_what_it_points_to(model: type[Grund]) -> None:
    """A plain Id would let a slip pass: only a thing's own name may be one."""
    known = {name for name, _ in references_of(model)} | {"id"}
    form = re.compile(r"\[a-z0-9\]\+\(\?:-\[a-z0-9\]\+\)\*\$")
    for name, info in model.model_fields.items():
        told = repr((info.annotation, info.metadata))
        if form.search(told) and "-[0-9]" not in told and (model.__name__, name) not in OWN_NAMES:
            assert name in known, f"{model.__name__}.{name}: write Ref[…]"


def test_every_reference_names_a_kind_there_is(katalog: object) -> None:
    known = {slags.navn for rum in RUM for slags in rum.slags} | {navn for rum in RUM for navn in rum.mål} | {"guiden"}
    for model in models():
        for name, mark in references_of(model):
            assert set(mark.slags) <= known, f"{model.__name__}.{name}"


def test_no_two_classes_share_a_name() -> None:
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                assert node.name not in found, f"{node.name} in {path} and {found[node.name]}"
                found[node.name] = path


def test_the_launcher_needs_nothing_but_python(root: Path) -> None:
    foreign = {name for _, name in imports(root / "guide.py") if name.split(".")[0] not in sys.stdlib_module_names}
    assert foreign == set()


def test_nothing_is_imported_that_the_lock_does_not_hold(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8").lower().replace("_", "-")
    names = {"yaml": "pyyaml", "pydantic_core": "pydantic-core", "docx": "python-docx", "minify_html": "minify-html"}
    names["PIL"] = "pillow"
    for path in sorted((root / "src").rglob("*.py")):
        for level, name in imports(path):
            top = name.split(".")[0]
            if level == 0 and top not in sys.stdlib_module_names and not name.startswith("f'"):
                assert f"\n{names.get(top, top)}==" in lock, f"{path.name} imports {top}"
