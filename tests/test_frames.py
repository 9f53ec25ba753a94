"""The cards that other pages show in a frame: light, told apart from pages, and leading out of the frame."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import helpers, reader
from vejledningsguide import vaerter
from vejledningsguide.addresses import LOCAL
from vejledningsguide.assets import build_assets
from vejledningsguide.cards import FIXED, FOLDER, INTEGRITY, NEWEST, SCRIPT, cards
from vejledningsguide.frames import build_cards
from vejledningsguide.guide import Guide
from vejledningsguide.sender import framers, setup_faults

SITE = "https://guide.example.dk/"
BUDGET = 15_000
"""So many bytes may the first visit of a card take, each file packed by gzip."""
KINDS = {"modul", "tjekliste", "erfaring", "ramme", "hindring", "ord", "tal", "find-modul", "soeg"}
OUTSIDE = Path(__file__).parent / "intranet" / "index.html"


@pytest.fixture(scope="module")
def on_site(site: Path) -> Mapping[str, str]:
    """Each card of the built site, by its path."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in (site / FOLDER).rglob("*.html")}


@pytest.fixture(scope="module")
def read(on_site: Mapping[str, str]) -> Mapping[str, reader.Document]:
    """What each card holds."""
    return {path: reader.read(text) for path, text in on_site.items()}


def test_there_is_a_card_of_each_kind(guide: Guide, on_site: Mapping[str, str]) -> None:
    made = list(cards(guide))
    assert {kort.form.navn for kort in made} == KINDS
    assert sorted(f"{kort.adresse}index.html" for kort in made) == sorted(on_site)


def test_every_way_leads_out_of_the_frame_to_something(
    on_site: Mapping[str, str],
    read: Mapping[str, reader.Document],
    site: Path,
    documents: Mapping[str, reader.Document],
) -> None:
    ways = [fault for fault in reader.faults({**documents, **read}, site) if fault.startswith(FOLDER)]
    assert ways == []
    for path, text in on_site.items():
        document = read[path]
        assert not [*document.styled, *document.inline, *document.handlers, *document.unbalanced], path
        assert [level for level, _ in document.headings].count(1) == 1, path
        for link in re.findall(r"<(?:a|form) [^>]*>", text):
            assert 'target="_blank"' in link, f"{path}: {link}"
            assert link.startswith("<form") or 'rel="noopener"' in link, f"{path}: {link}"
        assert text.count('name="robots" content="noindex"') == 1, path
        assert "Links åbner i en ny fane." in text, path


def test_a_first_visit_is_light(read: Mapping[str, reader.Document], site: Path) -> None:
    shared = reader.loaded(read, site) - {_font(site)}
    assert len(shared) == 2, "a sheet and a script are all that cards load"
    weight = {name: len(gzip.compress((site / name).read_bytes(), 6, mtime=0)) for name in {*shared, *read}}
    least = sum(weight[name] for name in shared)
    assert max(weight[path] for path in read) + least <= BUDGET


def _font(site: Path) -> str:
    """Return the font, which the sheet names but no card's letters are in."""
    (path,) = (site / "assets").glob("figtree.*.woff2")
    assert "--skrift" not in (Path(helpers.ROOT) / "content/assets/css/indlejret.css").read_text("utf-8")
    return path.relative_to(site).as_posix()


def test_the_whole_page_is_the_one_that_counts(mini: Guide, root: Path) -> None:
    """On a site with an address a card names the page it is of; whatever stands in a title, it stays words."""
    made = build_cards(mini, root, SITE, build_assets(root).names)
    for kort in cards(mini):
        text = made[f"{kort.adresse}index.html"].decode()
        assert f'<link rel="canonical" href="{SITE}{kort.mål}">' in text
        assert not reader.read(text).unbalanced, kort.adresse
        for where in kort.herkomst:
            assert where.dato in text, kort.adresse


def test_cards_are_no_pages(site: Path) -> None:
    pages = [page[0] for page in json.loads((site / "soeg/indeks.json").read_text("utf-8"))["sider"]]
    pages += [address for address, _ in json.loads((site / "adresser.json").read_text("utf-8"))]
    assert pages and not [address for address in pages if address.startswith(FOLDER)]
    assert not (site / "sitemap.xml").exists() or FOLDER not in (site / "sitemap.xml").read_text("utf-8")


def test_the_script_is_small_and_never_changes(root: Path, site: Path) -> None:
    content = (root / SCRIPT).read_bytes()
    assert len(content) <= 2000 and content.isascii(), "a page in another encoding would read it wrongly"
    assert (site / FIXED).read_bytes() == (site / NEWEST).read_bytes() == content
    digest = f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"
    told = re.findall('integrity="([^"]*)"', OUTSIDE.read_text("utf-8"))
    assert told == [digest], "pages out there hold the fingerprint of v1.js: leave it, and publish a v2.js beside it"
    assert digest == INTEGRITY
    assert INTEGRITY in (site / "brug-paa-intranet/index.html").read_text("utf-8")


SETUP = "site_name: x\nextra:\n  indlejres_af: {}\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("intranet.example.dk", "«intranet.example.dk» begynder ikke med https:// – skriv https://intranet.example.dk"),
        ("http://a.dk", "«http://a.dk» begynder ikke med https:// – skriv https://a.dk"),
        ("https://a.dk/sider/", "«https://a.dk/sider/» er ikke adressen på et websted alene – skriv kun https://a.dk"),
        ("https://", "«https://» er ikke adressen på et websted alene – skriv den som https://intranet.example.dk"),
        (
            "'https://a.dk, https://b.dk'",
            "«https://a.dk, https://b.dk» er ikke adresser med mellemrum imellem"
            " – skriv et mellemrum i stedet for komma og semikolon",
        ),
        ("https://a.dk https://*.b.dk:8443", None),
    ],
)
def test_who_may_frame_the_cards_is_a_setting(tmp_path: Path, said: str, told: str | None) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETUP.format(said), encoding="utf-8")
    faults = [str(fault) for fault in setup_faults(tmp_path, LOCAL)]
    assert faults == ([f"mkdocs.yml:3:3: extra.indlejres_af: {told}"] if told else [])
    if not told:
        assert framers(tmp_path) == said.split()


def test_servers_are_told_who_may_frame_and_fetch(mini: Guide) -> None:
    open_to_all, closed = (vaerter.rules(mini, f"{SITE}guide/", only) for only in ([], ["https://*.b.dk"]))
    for name, text in closed.items():
        headers = name not in ("_redirects", "github-pages.yml", "gitlab-ci.yml")
        assert text.count("frame-ancestors 'self' https://*.b.dk") == headers, name
        assert text.count("Access-Control-Allow-Origin") >= 3 * headers, name
        assert open_to_all[name].count("frame-ancestors *") == headers, name
