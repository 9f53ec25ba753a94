"""The real engine, and the fork that can take its place: the built site is whole, and a fault never destroys it."""

from __future__ import annotations

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from tests import helpers, reader
from tests.sammenlign import differences
from vejledningsguide.build import Built
from vejledningsguide.guide import Guide
from vejledningsguide.pages import addresses

PATIENCE = 30.0
"""So many seconds may pass before live reload has answered; it takes about three."""

ADDRESS = re.compile(r"[a-z0-9./_-]*(\?[a-z0-9=&-]*)?(#(1&d=[a-z0-9/-]*|[a-z0-9-]*))?")


@pytest.fixture(scope="module")
def narrative(root: Path) -> list[str]:
    """The addresses of the pages that are written in content/ by hand."""
    pages = sorted((root / "content").rglob("*.md"))
    names = [path.relative_to(root / "content").with_suffix("").as_posix() for path in pages]
    return [f"{name.removesuffix('index').rstrip('/')}/" for name in names]


class TestBuild:
    def test_exactly_the_expected_pages_are_there(
        self, documents: Mapping[str, reader.Document], guide: Guide, narrative: list[str]
    ) -> None:
        made = {f"{address}index.html" for address in (*addresses(guide), *narrative)}
        assert set(documents) == made | {"404.html"}

    def test_the_engine_has_nothing_to_complain_of(self, site: Path) -> None:
        said = (site.parent / "output.txt").read_text(encoding="utf-8")
        assert [line for line in said.splitlines() if line.strip() and not line.startswith("INFO ")] == []

    def test_building_again_gives_the_same_bytes(self, mini_site: Path, mini_folder: Path, tmp_path: Path) -> None:
        run = helpers.engine(mini_folder, "build", "--strict", "--site-dir", str(tmp_path / "site"))
        assert run.returncode == 0
        assert differing(mini_site, tmp_path / "site") == []

    def test_generated_pages_are_never_written_among_the_authored(self, root: Path, built: Built) -> None:
        authored = {path.relative_to(root / "content").as_posix() for path in (root / "content").rglob("*.md")}
        assert authored & set(built.pages) == set()
        assert "om.md" in authored


class TestLinks:
    def test_every_link_picture_and_script_leads_somewhere(
        self, documents: Mapping[str, reader.Document], site: Path
    ) -> None:
        assert list(reader.faults(documents, site)) == []

    def test_links_are_looked_at(self, documents: Mapping[str, reader.Document]) -> None:
        ways = {(way.tag, way.attribute) for document in documents.values() for way in document.ways}
        assert {("a", "href"), ("use", "href"), ("form", "action"), ("script", "src")} <= ways

    def test_every_page_can_be_reached_from_the_front_page(self, documents: Mapping[str, reader.Document]) -> None:
        """Also without the pages that list everything: the overview beside the search, and each source's points."""
        lists = {"soeg/index.html", *(page for page in documents if re.fullmatch(r"kilder/.+/index\.html", page))}
        lost = {page for page, document in documents.items() if not document.leads_on}
        lost -= reader.reached(documents, lists) | {"404.html"}
        assert lost == set(), f"ingen vej fører til {sorted(lost)} – link til siden fra en anden side"

    def test_links_within_the_site_name_no_host(self, documents: Mapping[str, reader.Document]) -> None:
        """They work in a subfolder, on an intranet and from a disk; only the page that is shown anywhere may not."""
        for page, document in documents.items():
            for way in document.ways:
                if page != "404.html" and way.rel != "canonical" and reader.inside(page, way.value):
                    assert not way.value.startswith("/"), f"{page}: {way}"

    def test_every_address_is_ascii(self, documents: Mapping[str, reader.Document], site: Path) -> None:
        assert [path for path in helpers.snapshot(site) if not path.isascii()] == []
        for page, document in documents.items():
            for way in document.ways:
                if way.tag == "a" and reader.inside(page, way.value):
                    assert ADDRESS.fullmatch(way.value.removeprefix(reader.ROOT)), f"{page}: {way.value}"

    def test_a_site_without_an_address_names_no_machine(self, site: Path) -> None:
        named = [name for name, content in helpers.snapshot(site).items() if b"127.0.0.1" in content]
        assert named == []
        assert not list(site.glob("sitemap.*")) and not (site / "soeg" / "opensearch.xml").exists()

    def test_an_address_stands_wherever_others_need_it(self, mini_folder: Path, tmp_path: Path) -> None:
        site, out = "https://example.dk/guide/", tmp_path / "site"  # in a folder below the host's root
        sender = dict.fromkeys(("VEJLEDNINGSGUIDE_KONTAKT", "VEJLEDNINGSGUIDE_TILGAENGELIGHED"), "https://example.dk/")
        more = {"VEJLEDNINGSGUIDE_ADRESSE": site, "VEJLEDNINGSGUIDE_AFSENDER": "Haven", **sender}
        run = helpers.engine(mini_folder, "build", "--strict", "--site-dir", str(out), **more)
        assert run.returncode == 0, run.stdout + run.stderr
        listed = [place.text or "" for place in ElementTree.parse(out / "sitemap.xml").findall(".//{*}loc")]
        pages = {reader.address_of(page): one for page, one in reader.read_site(out).items() if page != "404.html"}
        assert sorted(listed) == sorted(
            f"{site}{page}" for page, one in pages.items() if page != "soeg/" and not one.leads_on
        )
        [url] = ElementTree.parse(out / "soeg" / "opensearch.xml").findall(".//{*}Url")
        assert url.attrib["template"] == f"{site}soeg/?q={{searchTerms}}"
        front = (out / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{site}">' in front and 'href="soeg/opensearch.xml"' in front
        assert f";{site}find-modul/" in (out / "find-modul" / "find-modul.csv").read_text(encoding="utf-8")


class TestHtml:
    def test_tags_close_in_the_order_they_open(self, documents: Mapping[str, reader.Document]) -> None:
        assert {page: document.unbalanced for page, document in documents.items() if document.unbalanced} == {}

    def test_ids_are_unique_on_a_page(self, documents: Mapping[str, reader.Document]) -> None:
        for page, document in documents.items():
            assert sorted({id_ for id_ in document.ids if document.ids.count(id_) > 1}) == [], page

    def test_every_page_is_danish_and_named(self, documents: Mapping[str, reader.Document]) -> None:
        for page, document in documents.items():
            assert document.lang == "da", page
            assert "Vejledningsguiden" in document.title, page

    def test_one_first_heading_and_no_level_skipped(self, documents: Mapping[str, reader.Document]) -> None:
        for page, document in documents.items():
            levels = [level for level, _ in document.headings]
            assert levels.count(1) == 1, page
            assert levels[0] == 1, page
            for above, below in pairwise(levels):
                assert below <= above + 1, f"{page}: h{below} after h{above}"
            assert [words for _, words in document.headings if not words.strip()] == [], page

    def test_no_inline_script_style_or_handler(self, documents: Mapping[str, reader.Document]) -> None:
        """A strict content policy has nothing to forbid."""
        for page, document in documents.items():
            assert document.inline == document.styled == document.handlers == [], page

    def test_nothing_is_loaded_from_elsewhere(self, documents: Mapping[str, reader.Document]) -> None:
        for page, document in documents.items():
            assert [way for way in document.ways if way.loads and reader.inside(page, way.value) is None] == [], page

    def test_no_style_or_script_fetches_from_elsewhere(
        self, documents: Mapping[str, reader.Document], site: Path
    ) -> None:
        loaded = reader.loaded(documents, site)
        assert {Path(name).suffix for name in loaded} >= {".css", ".js", ".svg", ".woff2"}
        assert [name for name in loaded if not (site / name).is_file()] == []

    def test_signs_of_the_writing_never_show(self, documents: Mapping[str, reader.Document]) -> None:
        for page, document in documents.items():
            for sign in ("{{", "}}", "{%", "{:", "[[", "]]", "**", "StrictUndefined", "None", "&amp;"):
                assert sign not in document.text, f"{page}: {sign}"


class TestKitchenSink:
    def test_wild_signs_come_out_of_the_engine_as_they_went_in(self, mini_site: Path, mini: Guide) -> None:
        site = reader.read_site(mini_site)
        modul = next(view.opslag for view in mini.moduler if view.opslag.id == "ny-spade")
        page = site["moduler/ny-spade/index.html"]
        assert page.headings[0] == (1, modul.titel)
        assert page.title == f"{modul.titel} – Vejledningsguiden"
        assert "Man lærer *a* _b_ {{ x }} # og {% if %} & {# note #} med [c](d) og `e`." in page.text
        for name in ("moduler", "moduler/sammenlign", "soeg", "kilder/have-rapport"):
            assert modul.titel in " ".join(site[f"{name}/index.html"].text.split()), name

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("guider/have-guide", 'Guide til haven & "hegnet"'),
            ("guider/have-guide", "Begyndelsen # 1 *x*"),
            ("guider/have-guide", "Haven ligger *ikke* her."),
            ("guider/have-guide-2", "Vægt *ca.*"),
            ("vaerktoejer", "Lup *uden* link"),
            ("spoergsmaal", "Findes *hegnet* så?"),
            ("spoergsmaal", 'Findes haven & "hegnet"?'),
            ("kompetencebehov", 'Vand & "lys"'),
            ("kompetencebehov", "Det, der kommer & *falder*"),
            ("kompetencebehov/behov-vand", 'Vand & "lys"'),
            ("tal", "Høst & udbytte, 2021–2022"),
            ("uoverensstemmelser", 'Havens længde & "bredde"'),
            ("kilder/have-bog", 'Havens punkt nummer 1 & lidt "til".'),
        ],
    )
    def test_wild_signs_of_every_kind_of_thing_come_out_too(self, name: str, words: str, mini_site: Path) -> None:
        html = (mini_site / name / "index.html").read_text(encoding="utf-8")
        assert words in " ".join(reader.read(html).text.split())

    def test_the_least_and_the_most_an_editor_may_write_give_a_whole_site(self, mini_site: Path) -> None:
        site = reader.read_site(mini_site)
        assert list(reader.faults(site, mini_site)) == []
        for page, document in site.items():
            assert document.unbalanced == document.inline == document.handlers == [], page
            assert sorted({id_ for id_ in document.ids if document.ids.count(id_) > 1}) == [], page
            levels = [level for level, _ in document.headings]
            assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], page
        lost = {page for page, document in site.items() if not document.leads_on}
        assert lost - reader.reached(site, {"soeg/index.html"}) == {"404.html"}


def differing(one: Path, other: Path) -> list[str]:
    """Return the files in which two built sites differ, and those only one of them has."""
    first, second = helpers.snapshot(one), helpers.snapshot(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


class TestOtherEngine:
    """MkDocs is no longer cared for; the project must not depend on it alone."""

    def test_both_engines_are_locked_and_installed(self, root: Path) -> None:
        lock = (root / "requirements-test.lock").read_text(encoding="utf-8")
        for engine in ("mkdocs", "properdocs"):
            assert f"\n{engine}==" in lock
            assert importlib.util.find_spec(engine), "install requirements-test.lock"

    def test_it_builds_the_unchanged_project_to_the_same_pages(
        self, mini_site: Path, mini_folder: Path, tmp_path: Path
    ) -> None:
        out = str(tmp_path / "site")
        run = helpers.engine(mini_folder, "build", "--strict", "--site-dir", out, name="properdocs")
        assert run.returncode == 0, run.stdout + run.stderr
        different = differing(mini_site, tmp_path / "site")
        assert [name for name in different if name.endswith(".html")] == []
        assert [name for name in different if "/" in name] == []

    def test_pages_written_to_disk_build_to_the_same_site_without_our_hook(
        self, mini_site: Path, mini_folder: Path, tmp_path: Path
    ) -> None:
        folder = shutil.copytree(mini_folder, tmp_path / "projekt", ignore=shutil.ignore_patterns("site"))
        content = folder / "content"
        authored = {
            f"{page.relative_to(content).with_suffix('').as_posix()}/index.md" for page in content.rglob("*.md")
        }
        run = helpers.command(folder, "skriv", str(content))
        assert run.returncode == 0
        written = {path.relative_to(content).as_posix() for path in content.rglob("*.md")}
        assert {name.replace(".html", ".md") for name in reader.read_site(mini_site)} - {"404.md"} <= written | authored
        shutil.rmtree(folder / "hooks")
        shutil.rmtree(folder / "data")
        setup = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        setup, hooks = re.subn(r"^hooks: .*\n", "", setup, flags=re.MULTILINE)
        setup, slugs = re.subn(
            r"^  - toc:\n",
            "  - toc:\n      slugify: !!python/name:vejledningsguide.text.slugify\n",
            setup,
            flags=re.MULTILINE,
        )
        setup, watch = re.subn(r"^watch: .*\n", "", setup, flags=re.MULTILINE)
        assert (hooks, slugs, watch) == (1, 1, 1)
        setup += run.stdout[run.stdout.index("  aktiver: ") :]  # extra is last in the file
        (folder / "mkdocs.yml").write_text(setup, encoding="utf-8")
        run = helpers.engine(folder, "build", "--strict", name="properdocs")
        assert run.returncode == 0, run.stdout + run.stderr
        assert list(differences(mini_site, folder / "site")) == []


class TestFaults:
    def test_bad_data_stop_the_build_and_leave_the_last_site_alone(self, mini_folder: Path, tmp_path: Path) -> None:
        folder = shutil.copytree(mini_folder, tmp_path / "projekt")
        before = helpers.snapshot(folder / "site")
        assert "index.html" in before
        path = folder / "data" / "moduler.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("    niveau: nederst\n", "    niveau: nedrest\n", 1), encoding="utf-8")
        row = text.split("\n").index("    niveau: nederst") + 1
        run = helpers.engine(folder, "build", "--strict")
        assert run.returncode != 0
        assert (
            f"1 fejl i data:\ndata/moduler.yaml:{row}:13: moduler.1.niveau: «nedrest» findes ikke i niveauer"
            " – mente du «nederst»?"
        ) in run.stdout + run.stderr
        assert "Traceback" not in run.stdout + run.stderr
        assert helpers.snapshot(folder / "site") == before

    def test_links_that_lead_nowhere_stop_a_strict_build_and_are_told_where_they_stand(self, tmp_path: Path) -> None:
        folder = helpers.small_project(tmp_path)
        path = folder / "overrides" / "sider" / "moduler" / "modul.md"
        text = path.read_text(encoding="utf-8")
        heading = "## Hvem er det for? {: #for-hvem }"
        links = ("../findes-ikke/", "../#findes-ikke", "../qr.svg")
        written = "".join(f'<a href="{link}">x</a>' for link in links)
        path.write_text(text.replace(heading, f"{heading}\n{written}", 1), "utf-8")
        path = folder / "content" / "om.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n[x](moduler/index.md#slet-ikke)\n", encoding="utf-8")
        run = helpers.engine(folder, "build", "--strict")
        assert run.returncode != 0
        for place, told in (
            ("data/moduler.yaml:1:1: /moduler/", "linket «../findes-ikke/» fører ingen steder hen"),
            ("data/moduler.yaml:1:1: /moduler/", "linket «../#findes-ikke» peger på et anker, der ikke findes"),
            ("data/moduler.yaml:1:1: /moduler/", "linket «../qr.svg» fører ingen steder hen"),
            ("content/om.md:1:1: /om/", "linket «../moduler/#slet-ikke» peger på et anker, der ikke findes"),
        ):
            assert re.search(f"{re.escape(place)}.*{re.escape(told)}", run.stdout + run.stderr), told
