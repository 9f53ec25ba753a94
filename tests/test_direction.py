"""Data flow one way, and only one file knows the engine. Read from the code itself, so that nobody forgets."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ORDER = [
    *("model", "errors", "text", "load", "schema", "addresses", "decide", "audit", "pins", "check", "finish"),
    *(
        "derive",
        "paper",
        "decision_files",
        "source_files",
        "export",
        "embed",
        "pages",
        "udgivet",
        "punktnumre",
        "build",
        "links",
        "findable",
        "published",
    ),
    *("assets", "faults", "live", "__main__"),
]
"""The modules from left to right; none may import one to its right. A new module gets its place here."""

INSIDE = {
    "model": [
        *(
            "felter",
            "belaeg",
            "begreber",
            "kilder",
            "roller",
            "moeder",
            "moduler",
            "rammer",
            "tjeklister",
            "erfaringer",
        ),
        *("foelgeskab", "guider", "opslagsvaerk", "anbefalinger", "svaert", "selvtjek", "katalog", "__init__"),
    ],
    "derive": [
        *("provenance", "charts", "views", "foelgeskab", "moduler", "opslagsvaerk", "svaert", "tjeklister", "selvtjek"),
        *("flow", "valg", "moeder", "__init__"),
    ],
    "paper": ["document", "qr", "tjeklister", "moeder", "word", "pdf", "store", "__init__"],
}
"""The files of each package, in the same order."""

BESIDE = {
    "charts": {"provenance"},
    "moduler": {"foelgeskab"},
    "opslagsvaerk": {"foelgeskab", "moduler"},
    "valg": {"foelgeskab", "moduler", "opslagsvaerk"},
    "svaert": {"foelgeskab", "moduler"},
    "tjeklister": {"foelgeskab", "moduler", "opslagsvaerk"},
}
"""Files of derive that share a step with others to their left, and may not import them."""

ENGINES = {"mkdocs", "material", "properdocs", "zensical", "mkdocs_get_deps", "pymdownx", "markdown"}
ADAPTER_LINES = 90


def sources(root: Path) -> Iterator[Path]:
    """Yield every Python file of the project that runs when a site is built."""
    yield from sorted((root / "src").rglob("*.py"))
    yield from sorted((root / "hooks").rglob("*.py"))
    yield from sorted((root / "overrides").rglob("*.py"))
    yield root / "guide.py"


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the level and the full name of everything a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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


def test_only_the_adapter_knows_an_engine(root: Path) -> None:
    knows = {
        path.relative_to(root).as_posix()
        for path in sources(root)
        for _, name in imports(path)
        if name.split(".")[0] in ENGINES
    }
    assert knows == {"hooks/mkdocs_adapter.py", "hooks/vis.py"}


def test_the_adapter_stays_small(root: Path) -> None:
    lines = (root / "hooks" / "mkdocs_adapter.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= ADAPTER_LINES


def test_every_module_has_its_place(root: Path) -> None:
    package = root / "src" / "vejledningsguide"
    found = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - {"__init__"} == set(ORDER), "give a new module its place in ORDER"


@pytest.mark.parametrize("module", ORDER)
def test_no_module_imports_one_to_its_right(module: str, root: Path) -> None:
    package = root / "src" / "vejledningsguide"
    files = sorted(package.joinpath(module).glob("*.py")) or [package / f"{module}.py"]
    for path in files:
        inside = path.parent != package
        for level, name in imports(path):
            if level == 0:
                assert name.split(".")[0] != "vejledningsguide", f"{path.name}: import from . instead"
            elif level == (2 if inside else 1):
                assert name.split(".")[0] in ORDER[: ORDER.index(module)], f"{path.name} imports {name}"


@pytest.mark.parametrize("package", INSIDE)
def test_every_file_of_a_package_has_its_place(package: str, root: Path) -> None:
    found = {path.stem for path in (root / "src" / "vejledningsguide" / package).glob("*.py")}
    assert found == set(INSIDE[package]), "give a new file its place in INSIDE"


@pytest.mark.parametrize(("package", "module"), [(p, m) for p, modules in INSIDE.items() for m in modules])
def test_no_file_of_a_package_imports_one_to_its_right(package: str, module: str, root: Path) -> None:
    order = INSIDE[package]
    before = set(order[: order.index(module)])
    if package == "derive":
        before -= BESIDE.get(module, set())
    path = root / "src" / "vejledningsguide" / package / f"{module}.py"
    for level, name in imports(path):
        if level == 1:
            assert name.split(".")[0] in before, f"{package}/{path.name} imports {name}"


def test_only_packages_have_folders(root: Path) -> None:
    package = root / "src" / "vejledningsguide"
    assert {path.parent.name for path in package.glob("*/__init__.py")} == set(INSIDE)


def test_the_model_imports_nothing_of_ours_from_outside(root: Path) -> None:
    for path in (root / "src" / "vejledningsguide" / "model").glob("*.py"):
        assert [name for level, name in imports(path) if level > 1] == []


def test_the_launcher_needs_nothing_but_python(root: Path) -> None:
    foreign = {name for _, name in imports(root / "guide.py") if name.split(".")[0] not in sys.stdlib_module_names}
    assert foreign == set()


def test_nothing_is_imported_that_the_lock_does_not_hold(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8").lower().replace("_", "-")
    names = {"yaml": "pyyaml", "pydantic_core": "pydantic-core", "docx": "python-docx", "minify_html": "minify-html"}
    for path in sorted((root / "src").rglob("*.py")):
        for level, name in imports(path):
            top = name.split(".")[0]
            if level == 0 and top not in sys.stdlib_module_names:
                assert f"\n{names.get(top, top)}==" in lock, f"{path.name} imports {top}"
