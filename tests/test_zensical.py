"""The way out of the engine: the pages that `skriv` writes, built by Zensical, are the pages that we publish."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests import helpers, reader

HOOKS = re.compile(r"^(hooks|watch): .*\n", re.MULTILINE)


@pytest.fixture(scope="module")
def elsewhere(root: Path, pdfs: bool, shared: Path) -> Path:
    """The folder of the real site as Zensical builds it from what `skriv` writes, once for the whole run."""

    def make(folder: Path) -> None:
        helpers.project(folder)
        if pdfs:
            shutil.copytree(root / ".cache" / "papir", folder / ".cache" / "papir")
        written = helpers.command(folder, "skriv", "content")
        assert written.returncode == 0, written.stderr
        asked = written.stdout.rstrip("\n").splitlines()[-1]
        setup = folder / "mkdocs.yml"
        text = HOOKS.sub("", setup.read_text(encoding="utf-8")).replace("extra:\n", f"extra:\n{asked}\n", 1)
        setup.write_text(text, encoding="utf-8")
        run = helpers.engine(folder, "build", name="zensical")
        assert run.returncode == 0 and "No issues found" in run.stdout + run.stderr, run.stdout + run.stderr

    return helpers.once(shared, "zensical", make) / "site"


def told(address: str, page: reader.Document) -> Mapping[str, object]:
    """Return what a reader meets on a page: its title, its words, its anchors, and where its links lead."""
    base = urljoin(reader.ROOT, address.removesuffix("index.html"))
    ways = [(way.tag, way.attribute, urljoin(base, way.value)) for way in page.ways]
    return {"titel": page.title, "tekst": " ".join(page.text.split()), "ankre": page.ids, "veje": ways}


def test_every_page_has_the_same_words_links_and_anchors(
    elsewhere: Path, documents: Mapping[str, reader.Document]
) -> None:
    theirs = reader.read_site(elsewhere)
    assert theirs.keys() == documents.keys()
    for name, page in documents.items():
        assert told(name, theirs[name]) == told(name, page), name


def test_the_search_reads_our_own_index_there_too(elsewhere: Path, site: Path) -> None:
    """Only what an engine renders itself is missing in what `skriv` writes: the pages of one's own in content/."""
    ours, theirs = (json.loads((folder / "soeg" / "indeks.json").read_bytes())["docs"] for folder in (site, elsewhere))
    own = {path.stem for path in (helpers.ROOT / "content").glob("*.md")}
    assert theirs == [doc for doc in ours if doc["location"].partition("/")[0] not in own]
    page = reader.read((elsewhere / "soeg" / "index.html").read_text(encoding="utf-8"))
    [asked] = [way.value for way in page.ways if way.attribute == "data-indeks"]
    assert (elsewhere / "soeg" / asked).resolve() == (elsewhere / "soeg" / "indeks.json").resolve()
