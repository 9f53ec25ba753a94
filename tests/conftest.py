"""What all tests share: the real project through every stage, and the real site, built once."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from tests import helpers, reader
from tests.server import Server
from vejledningsguide.build import Built, build, build_pdfs
from vejledningsguide.check import check
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.load import load
from vejledningsguide.paper.pdf import PangoMangler


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what needs the PDFs or the site first: one worker makes them, and another, given the rest, need not wait.

    Before them comes what needs a Firefox, so that one worker starts it.
    """
    needs = [frozenset(getattr(item, "fixturenames", ())) for item in items]
    order = sorted(range(len(items)), key=lambda n: ("fox" not in needs[n], "pdfs" not in needs[n]))
    items[:] = [items[n] for n in order]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return helpers.ROOT


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have together, for what is made once: see helpers.once."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def whole(guide: Guide) -> Guide:
    """Return the guide with every view made, so that no test decides by what it changes how another one meets them."""
    for navn in (navn for rum in guide.katalog.rum for navn in rum.visninger):
        getattr(guide, navn)
    return guide


@pytest.fixture(scope="session")
def katalog(root: Path) -> Katalog:
    """The real data, loaded and checked."""
    katalog = load(root / "data")
    check(katalog, date.today())
    return katalog


@pytest.fixture(scope="session")
def guide(katalog: Katalog) -> Guide:
    """The real data's views."""
    return whole(Guide(katalog))


@pytest.fixture(scope="session")
def pdfs(root: Path, shared: Path) -> bool:
    """Whether the real site has its PDFs: they are made here, once for the whole run, unless Pango is missing."""

    def make(told: Path) -> None:
        try:
            build_pdfs(root, date.today())
        except PangoMangler:
            told.write_text("nej")
        else:
            told.write_text("ja")

    return helpers.once(shared, "pdf", make).read_text() == "ja"


@pytest.fixture(scope="session")
def built(root: Path, pdfs: bool) -> Built:
    """The real pages, the way the engine's adapter gets them."""
    return build(root, date.today())


@pytest.fixture(scope="session")
def site(root: Path, pdfs: bool, shared: Path) -> Path:
    """The folder of the real site, built strictly by the real engine, once for the whole run."""

    def make(folder: Path) -> None:
        run = helpers.engine(root, "build", "--strict", "--site-dir", str(folder / "site"))
        if run.returncode:
            raise RuntimeError(f"mkdocs build ended with {run.returncode}:\n{run.stdout}{run.stderr}")
        (folder / "output.txt").write_text(run.stdout + run.stderr, encoding="utf-8")

    try:
        return helpers.once(shared, "real", make) / "site"
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def documents(site: Path, shared: Path) -> Mapping[str, reader.Document]:
    """Every page of the built site, read once."""
    read = helpers.once(shared, "read.pickle", lambda path: path.write_bytes(pickle.dumps(reader.read_site(site))))
    documents: Mapping[str, reader.Document] = pickle.loads(read.read_bytes())
    return documents


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
    return whole(Guide(mini_katalog))


@pytest.fixture(scope="session")
def mini_folder(shared: Path) -> Path:
    """A project with the kitchen-sink data: every template and every field, in a tenth of the pages. And its site."""

    def make(folder: Path) -> None:
        folder.mkdir()
        run = helpers.engine(helpers.small_project(folder), "build", "--strict")
        assert run.returncode == 0, run.stdout + run.stderr

    return helpers.once(shared, "koekkenvask", make)


@pytest.fixture(scope="session")
def local_folder(shared: Path) -> Path:
    """A project with the kitchen-sink edition of the kitchen-sink data, and its site."""

    def make(folder: Path) -> None:
        folder.mkdir()
        helpers.small_project(folder)
        shutil.copytree(helpers.MINI / "lokal", folder / "lokal")
        for name, argument in (("vejledningsguide", "skema"), ("mkdocs", "build")):
            run = helpers.engine(folder, argument, name=name, VEJLEDNINGSGUIDE_UDGAVE="kolonihaven")
            assert run.returncode == 0, run.stdout + run.stderr

    return helpers.once(shared, "kolonihaven", make)


@pytest.fixture(scope="session")
def mini_site(mini_folder: Path) -> Path:
    """The site of the kitchen-sink data, built by the real engine."""
    return mini_folder / "site"


@pytest.fixture(scope="module")
def live_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project for whoever writes."""
    return helpers.small_project(tmp_path_factory.mktemp("vis") / "projekt")


@pytest.fixture(scope="module")
def following(live_project: Path) -> Iterator[Server]:
    """A server that follows that project, has shown its first page, and had nothing to say."""
    server = Server(live_project, live_project.parent / "server.txt")
    try:
        server.wait_for("the first page never came", lambda: bool(server.page("om/")))
        assert server.said() == ""
        yield server
    finally:
        server.close()


@pytest.fixture
def live_server(following: Server, live_project: Path) -> Iterator[Server]:
    """That server, lent to one test after another: what a test has changed in the project is put back after it."""
    before = helpers.snapshot(live_project)
    front = following.read("")
    yield following
    now = helpers.snapshot(live_project)
    for name in now.keys() - before.keys():
        (live_project / name).unlink()
    for name, content in before.items():
        if now.get(name) != content:
            (live_project / name).write_bytes(content)
    following.wait_for(
        "what was put back is not shown", lambda: following.faults("") == [] and following.read("") == front
    )
