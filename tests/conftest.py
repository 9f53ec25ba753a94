"""What all tests share: the real project through every stage, and the real site, built once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests import helpers, reader
from vejledningsguide.build import Built, build, build_pdfs
from vejledningsguide.check import check
from vejledningsguide.derive import Guide, derive
from vejledningsguide.load import load
from vejledningsguide.model import Katalog
from vejledningsguide.paper.pdf import PangoMangler


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return helpers.ROOT


@pytest.fixture(scope="session")
def katalog(root: Path) -> Katalog:
    """The real data, loaded and checked."""
    katalog = load(root / "data")
    check(katalog, date.today())
    return katalog


@pytest.fixture(scope="session")
def guide(katalog: Katalog) -> Guide:
    """The real data's views."""
    return derive(katalog)


@pytest.fixture(scope="session")
def pdfs(root: Path) -> bool:
    """Whether the real site has its PDFs: they are made here, unless Pango is missing."""
    try:
        build_pdfs(root, date.today())
    except PangoMangler:
        return False
    return True


@pytest.fixture(scope="session")
def built(root: Path, pdfs: bool) -> Built:
    """The real pages, the way the engine's adapter gets them."""
    return build(root, date.today())


@pytest.fixture(scope="session")
def site(root: Path, pdfs: bool, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built strictly by the real engine, once for the whole run."""
    target = tmp_path_factory.mktemp("site") / "site"
    run = helpers.engine(root, "build", "--strict", "--site-dir", str(target))
    if run.returncode:
        pytest.fail(f"mkdocs build ended with {run.returncode}:\n{run.stdout}{run.stderr}", pytrace=False)
    (target.parent / "output.txt").write_text(run.stdout + run.stderr, encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def documents(site: Path) -> Mapping[str, reader.Document]:
    """Every page of the built site, read once."""
    return reader.read_site(site)


@pytest.fixture(scope="session")
def mini_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with the kitchen-sink data of tests/mini and the real templates."""
    return helpers.mini_project(tmp_path_factory.mktemp("mini"))


@pytest.fixture(scope="session")
def mini_katalog(mini_root: Path) -> Katalog:
    """The kitchen-sink data, loaded and checked."""
    katalog = load(mini_root / "data")
    check(katalog, helpers.TODAY)
    return katalog


@pytest.fixture(scope="session")
def mini(mini_katalog: Katalog) -> Guide:
    """The kitchen-sink data's views."""
    return derive(mini_katalog)
