"""The way out of MkDocs: Zensical, which runs no hooks, builds what `skriv` writes to the same site, page for page.

The data are the kitchen-sink's: every template, every field and the wildest signs, in a tenth of the pages.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import helpers, reader

INDEX = "soeg/indeks.json"

# What is Zensical's own, and so differs:
# - A step up may be written ./.. where it was .. – so ways are compared by where they lead.
# - It strips data-search-exclude, which only its own search would miss: our index is made by `skriv`.
ADDED = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "search.json", "sitemap.xml")
"""Files of its theme and of its own search, which no page of ours asks for; ours has no sitemap without an address."""


@pytest.fixture(scope="module")
def zensical_site(mini_folder: Path, shared: Path) -> Path:
    """The site as Zensical builds it without our hooks and our package: from files alone."""

    def make(folder: Path) -> None:
        shutil.copytree(mini_folder / "content", folder / "content")
        run = helpers.command(mini_folder, "skriv", str(folder / "content"))
        assert run.returncode == 0, run.stdout + run.stderr
        (folder / "overrides").mkdir()
        for name in ("main.html", "404.html"):  # the templates of pages have done their work
            shutil.copy(mini_folder / "overrides" / name, folder / "overrides" / name)
        setup = helpers.without_hooks((mini_folder / "mkdocs.yml").read_text(encoding="utf-8"), run.stdout)
        # Its check of links takes longer than all the rest; test_engine.py has looked at the same links.
        setup, found = re.subn(r"^validation:\n(  .*\n)+", "validation: false\n", setup, flags=re.MULTILINE)
        assert found == 1
        (folder / "mkdocs.yml").write_text(setup, encoding="utf-8")
        run = helpers.engine(folder, "build", "--strict", name="zensical", PYTHONPATH="")
        assert run.returncode == 0, run.stdout + run.stderr

    return helpers.once(shared, "zensical", make) / "site"


def unlike(page: str, one: reader.Document, other: reader.Document) -> Iterator[str]:
    """Yield each kind of thing in which a page differs between two sites."""
    if one.text.split() != other.text.split():
        yield "text"
    if one.title != other.title:
        yield "title"
    if one.headings != other.headings:
        yield "headings"
    if one.ids != other.ids:
        yield "ids"
    if one.ways != other.ways and led(page, one.ways) != led(page, other.ways):
        yield "ways"


def led(page: str, ways: list[reader.Way]) -> list[tuple[object, ...]]:
    """Return where links, and what a page loads, lead from the site's root, however they are written."""
    return [(way.tag, way.attribute, reader.inside(page, way.value) or way.value, way.rel) for way in ways]


def test_every_page_has_the_same_text_links_and_ids(mini_site: Path, zensical_site: Path) -> None:
    documents, built = reader.read_site(mini_site), reader.read_site(zensical_site)
    assert set(built) == set(documents)
    found = {page: list(unlike(page, documents[page], built[page])) for page in documents}
    assert {page: kinds for page, kinds in found.items() if kinds} == {}


def test_every_other_file_is_the_same_to_the_byte(mini_site: Path, zensical_site: Path) -> None:
    ours, theirs = (
        {name: content for name, content in helpers.snapshot(folder).items() if not name.endswith(".html")}
        for folder in (mini_site, zensical_site)
    )
    assert ours.keys() - theirs.keys() == set()
    assert [name for name in theirs.keys() - ours.keys() if not name.startswith(ADDED)] == []
    assert [name for name in ours.keys() & theirs.keys() if ours[name] != theirs[name]] == []


def test_search_reads_our_own_index_there_too(mini_site: Path, zensical_site: Path) -> None:
    """It asks for the same file, by the same script; and all that can be found is in it, pages written by hand too."""
    page = reader.read((zensical_site / "soeg" / "index.html").read_text(encoding="utf-8"))
    asked = [way.value for way in page.ways if way.attribute == "data-indeks"]
    assert [reader.inside("soeg/index.html", value) for value in asked] == [(INDEX, "")]
    [script] = [way.value for way in page.ways if way.tag == "script" and "/soeg." in way.value]
    assert (zensical_site / "soeg" / script).is_file()
    index = (zensical_site / INDEX).read_bytes()
    assert index == (mini_site / INDEX).read_bytes()
    assert b'["om/",' in index and b'["hvem",' in index
