"""Pages show exactly what was written, link relatively, and never hide that something is missing."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Collection
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from jinja2 import UndefinedError
from pydantic.fields import FieldInfo

from tests import helpers, test_mini
from tests.sammenlign import difference
from vejledningsguide.addresses import file_of, relative
from vejledningsguide.build import Built
from vejledningsguide.felter import Grund
from vejledningsguide.guide import Guide, Side
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import FærdigSide, addresses, build_pages
from vejledningsguide.render import Renderer
from vejledningsguide.slags import RUM
from vejledningsguide.text import slugify

WILD = "*a* _b_ {{ x }} #"


@pytest.fixture(scope="module")
def pages(mini: Guide, root: Path) -> dict[str, FærdigSide]:
    """The pages of the kitchen-sink data."""
    return build_pages(mini, root / "overrides")


@pytest.fixture
def templates(root: Path, tmp_path: Path) -> Path:
    """A copy of the templates to change."""
    return Path(shutil.copytree(root / "overrides", tmp_path / "overrides"))


def parts(page: FærdigSide) -> tuple[dict[str, Any], str]:
    """Return a page's front matter and its Markdown."""
    _, front, body = page.text.split("---\n", 2)
    meta: dict[str, Any] = yaml.safe_load(front)
    return meta, body


def html(page: FærdigSide) -> str:
    """Return a page's HTML as the engine's Markdown makes it."""
    extensions = ["attr_list", "md_in_html", "admonition", "tables", "toc"]
    return markdown.markdown(parts(page)[1], extensions=extensions, extension_configs={"toc": {"slugify": slugify}})


def words(page: FærdigSide) -> str:
    """Return what a reader sees of a page."""
    return plain_words(page.html)


def plain_words(html: str) -> str:
    """Return what a reader sees of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


class TestEscaping:
    def test_signs_of_markdown_html_and_jinja_come_out_as_signs(
        self, pages: dict[str, FærdigSide], mini: Guide
    ) -> None:
        modul = next(view.opslag for view in mini.moduler if view.opslag.id == "ny-spade")
        said = words(pages["moduler/ny-spade/index.md"])
        assert WILD in modul.titel
        assert modul.titel in said
        assert "Man lærer *a* _b_ {{ x }} # og {% if %} & {# note #} med [c](d) og `e`." in said
        assert "#Ikke en overskrift" in said
        assert "1. Ikke en liste" in said

    def test_a_title_is_the_same_in_the_heading_and_in_the_front_matter(
        self, pages: dict[str, FærdigSide], mini: Guide
    ) -> None:
        for name, page in pages.items():
            meta, body = parts(page)
            [heading] = re.findall(r"<h1[^>]*>(.*?)</h1>", html(page))
            told = unescape(re.sub("<[^>]*>", "", heading))
            if meta.get("search"):  # a step of the decision guide: its title has the answers too
                assert meta["title"] == told or meta["title"].startswith(
                    (f"{told} (", "Søg", "Erfaringer: ", "Kort adresse: ")
                )
            elif name != "index.md":
                assert told.endswith(meta["title"])
            assert body.count("\n# ") == 1

    def test_no_value_becomes_markup(self, pages: dict[str, FærdigSide]) -> None:
        """A value is escaped, so a tag in the Markdown is a template's own; Markdown may not add one to it."""
        made = re.compile(r"<(?:em|strong|code|i|b|script|img|ol|ul|li|table)\b")
        for name, page in pages.items():
            own, after = Counter(made.findall(parts(page)[1])), Counter(made.findall(html(page)))
            assert after - own == Counter(), name

    def test_every_template_escapes_every_value(self, mini_katalog: Katalog, root: Path) -> None:
        """The loader refuses < and >; should it ever let one through, no page may."""
        built = build_pages(Guide(poisoned(mini_katalog)), root / "overrides")
        for name, page in built.items():
            body = parts(page)[1]
            assert "<i onclick" not in body, name
            assert "<i onclick" not in html(page), name

    def test_the_poison_reaches_the_pages(self, mini_katalog: Katalog, root: Path) -> None:
        built = build_pages(Guide(poisoned(mini_katalog)), root / "overrides")
        assert sum("&lt;i onclick" in page.text for page in built.values()) == len(built)

    def test_links_in_a_text_carry_escaped_words(self, pages: dict[str, FærdigSide]) -> None:
        shown = pages["erfaringer/regn/index.md"].text
        assert '<a href="../../rammer/hoejbed/">bedet &#34;&amp; mere&#34;</a>' in shown
        shown = pages["guider/have-guide/index.md"].text
        assert '<a href="../have-guide-2/">den &#34;anden&#34; guide</a>' in shown

    def test_a_link_is_shown_as_one_wherever_it_may_stand(self, mini_katalog: Katalog, root: Path) -> None:
        linked = changed(mini_katalog, lambda text: f"{text} [[regn|ved regn]]", spares_links=True)
        shown = {
            name: re.findall(r".{0,60}\[\[", page.text)
            for name, page in build_pages(Guide(linked), root / "overrides").items()
        }
        assert {name: found for name, found in shown.items() if found} == {}, "use a macro, or make the field Ren"

    def test_no_reader_meets_the_brackets_of_a_link(self, pages: dict[str, FærdigSide], built: Built) -> None:
        for page in (*pages.values(), *built.pages.values()):
            assert "[[" not in page.text


def changed(
    katalog: Katalog, change: Callable[[str], str], spared: Collection[str] = (), *, spares_links: bool = False
) -> Katalog:
    """Return a catalogue in which every free text is changed, except below the fields in `spared`.

    With `spares_links` only those are changed that may hold a link.
    """

    def reached(info: FieldInfo) -> bool:
        marks = [getattr(getattr(one, "func", None), "__name__", "") for one in test_mini.marks(info)]
        return test_mini.is_free(info) and not (spares_links and "refuse_links" in marks)

    def walk(value: Any, free: bool) -> Any:
        if isinstance(value, Grund):
            fields = type(value).model_fields.items()
            new = {name: walk(getattr(value, name), reached(info)) for name, info in fields if name not in spared}
            return value.model_copy(update=new)
        if isinstance(value, tuple):
            return tuple(walk(item, free) for item in value)
        return change(value) if free and isinstance(value, str) else value

    files = {name: walk(content, False) for name, content in katalog.files()}
    return Katalog(katalog.rum, files, katalog.steder)


def poisoned(katalog: Katalog) -> Katalog:
    """Return a catalogue in which every free text ends in markup."""
    return changed(katalog, lambda text: f'{text} <i onclick="x">')


class TestStrictness:
    @pytest.mark.parametrize(
        "fault", ["{{ findes_ikke }}", "{{ guide.findes_ikke }}", "{{ v.opslag.findes_ikke|ren }}"]
    )
    def test_a_template_that_asks_for_nothing_stops_the_build(self, fault: str, templates: Path, mini: Guide) -> None:
        path = templates / "sider" / "moduler" / "modul.md"
        path.write_text(path.read_text(encoding="utf-8") + fault, encoding="utf-8")
        with pytest.raises((UndefinedError, TypeError), match=r"findes_ikke|StrictUndefined"):
            [page.html for page in build_pages(mini, templates).values()]

    def test_two_pages_cannot_have_one_address(self, mini: Guide, root: Path) -> None:
        doubled = Guide(mini.katalog)
        doubled.__dict__["moduler"] = (*mini.moduler, mini.moduler[0])
        with pytest.raises(ValueError, match="two pages want the address moduler/gl-spade/"):
            build_pages(doubled, root / "overrides")

    def test_every_template_ends_with_the_terms_and_sources_of_its_page(self, root: Path) -> None:
        """Without them a term would be marked and not explained. They may be folded. Some pages mark none."""
        ends = {path.stem: path.read_text("utf-8").rstrip() for path in (root / "overrides" / "sider").glob("*/*.md")}
        foot = re.compile(r"\{\{ d\.fod\(side\.herkomst(, kort=true)?\) \}\}(?:\n\{% endcall %\})?$")
        sheet = ends["tjekliste"].partition('\n\n<p class="ark__igen')[0]  # after it: what each sheet of paper repeats
        ends["tjekliste"] = sheet
        assert {name for name, text in ends.items() if not foot.search(text)} == {
            "soeg",
            "flyttet",
            "kortadresse",
            "skjult",
        }
        assert "|linje" not in ends["soeg"]
        assert "|tekst" not in ends["soeg"]

    def test_every_template_is_used(self, pages: dict[str, FærdigSide], mini: Guide, built: Built, root: Path) -> None:
        """By the kitchen-sink data, except for pages that only a long source has, and kinds whose file is left out."""
        used = {parts(page)[0]["form"] for page in pages.values()}
        assert "kildepunkter" not in used
        left_out = {f.model for rum in RUM for f in rum.filer if f.frivillig and f.navn not in mini.katalog.filer}
        own = {side.id for rum in RUM if any(f.model in left_out for f in rum.filer) for side in rum.faste}
        for name, page in built.pages.items():
            if name.startswith("kilder/") or name.split("/")[0] in own:
                used.add(parts(page)[0]["form"])
        editions = {"hos-os", "skjult"}
        assert used | editions == {path.stem for path in (root / "overrides" / "sider").glob("*/*.md")}


class TestPages:
    def test_the_html_we_finish_ourselves_is_what_an_engine_makes_of_the_markdown(
        self, pages: dict[str, FærdigSide], built: Built
    ) -> None:
        """Any engine can take over: what `skriv` writes means the same to it."""
        some = [built.pages[name] for name in ("index.md", "moduler/sosu-basis/index.md", "tal/index.md")]
        for page in (*pages.values(), *some):
            assert difference(html(page), page.html) == "", page.side.adresse

    def test_the_same_data_give_the_same_pages(self, pages: dict[str, FærdigSide], mini: Guide, root: Path) -> None:
        again = build_pages(mini, root / "overrides")
        assert {name: page.text for name, page in again.items()} == {name: page.text for name, page in pages.items()}

    def test_every_page_is_a_folders_own_so_that_any_engine_puts_it_there(self, built: Built, guide: Guide) -> None:
        assert sorted(built.pages) == sorted(f"{address}index.md" for address in addresses(guide))

    def test_addresses_are_ascii_sorted_and_each_there_once(self, guide: Guide, built: Built) -> None:
        made = addresses(guide)
        assert made == sorted(set(made))
        assert len(made) == len(built.pages)
        assert all(re.fullmatch(r"([a-z0-9-]+/)*", address) for address in made)

    def test_title_and_description_tell_pages_apart(self, built: Built) -> None:
        told = [(parts(page)[0]["title"], parts(page)[0]["description"]) for page in built.pages.values()]
        assert sorted({words for words in told if told.count(words) > 1}) == []

    def test_every_page_says_in_a_line_what_it_is(self, built: Built) -> None:
        for name, page in built.pages.items():
            meta, _ = parts(page)
            assert list(meta)[:4] == ["title", "description", "form", "krummer"], name
            leads = {"videre", "bliv"} if page.side.videre else set()
            known = {"title", "description", "form", "krummer", "afdeling", "search", "oversigt", "jsonld"}
            assert set(meta) - leads <= known, name
            assert 10 < len(meta["description"]) <= 400, name

    def test_the_data_behind_a_page_can_be_opened(self, built: Built, root: Path) -> None:
        for page in built.pages.values():
            assert (root / page.source).exists()
            assert page.source.startswith("data/")

    def test_links_are_relative_except_to_the_sources_own(self, pages: dict[str, FærdigSide], mini: Guide) -> None:
        given = {link.adresse for view in mini.kilder for link in view.opslag.links}
        given |= {view.opslag.link for view in mini.værktøjer if view.opslag.link}
        outside = set()
        for page in pages.values():
            for way in map(unescape, re.findall(r'(?:href|src|action|data-indeks|data-rod)="([^"]*)"', page.text)):
                if re.match(r"[a-z]+:|/", way):
                    outside.add(way)
        assert outside == given

    def test_the_way_to_the_icons_is_each_pages_own(self, pages: dict[str, FærdigSide], mini: Guide) -> None:
        for address in addresses(mini):
            found = set(re.findall(r'href="([^"]*ikoner\.svg)#', pages[file_of(address)].text))
            assert found <= {relative("assets/billeder/ikoner.svg", address)}, address

    def test_breadcrumbs_lead_up(self, pages: dict[str, FærdigSide]) -> None:
        assert parts(pages["moduler/ny-spade/index.md"])[0]["krummer"] == [
            {"titel": "Uddannelse til vejledere", "adresse": "../"}
        ]
        assert parts(pages["moduler/sammenlign/to-spader/index.md"])[0]["krummer"] == [
            {"titel": "Uddannelse til vejledere", "adresse": "../../"},
            {"titel": "Sammenlign moduler", "adresse": "../"},
        ]

    def test_choices_show_only_what_belongs(self, pages: dict[str, FærdigSide]) -> None:
        shown = {name: set(re.findall(r"(sol|sne|regn)/\"", page.text)) for name, page in pages.items()}
        assert shown["erfaringer/index.md"] == {"sol", "sne", "regn"}
        assert shown["erfaringer/tema/jord/index.md"] == {"sne"}
        assert shown["erfaringer/rolle/gaest/index.md"] == {"regn"}


class TestGlossary:
    def test_a_term_is_explained_once_where_it_is_first_met(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["foelgeskab/kig/index.md"].text
        assert re.findall(r'<a class="begreb" href="#ord-(\w+)">([^<]*)</a>', text) == [
            ("spade", "spade"),
            ("hus", "HUS"),
            ("haveplan", "have-plan"),
        ]
        assert re.findall(r'id="ord-(\w+)"', text) == ["haveplan", "hus", "spade"]

    def test_every_page_explains_the_terms_it_marks(self, mini_katalog: Katalog, root: Path) -> None:
        full = changed(mini_katalog, lambda text: f"{text} spade", ("begreber", "titel", "term"))
        for name, page in build_pages(Guide(full), root / "overrides").items():
            marked = set(re.findall(r'href="#(ord-[a-z0-9-]+)"', page.text))
            assert marked <= set(re.findall(r'id="(ord-[a-z0-9-]+)"', page.text)), name

    def test_each_page_begins_afresh(self, pages: dict[str, FærdigSide]) -> None:
        assert 'id="ord-spade"' in pages["foelgeskab/ryd-op/index.md"].text
        assert 'class="ordboks"' not in pages["foelgeskab/grav-dybt/index.md"].text


def test_dates_and_doubts_are_shown_in_words(pages: dict[str, FærdigSide]) -> None:
    said = words(pages["moduler/ny-spade/index.md"])
    assert "2 eller 3 dage" in said
    assert "Gennemgået: 1. maj 2026" in said
    assert "Foreslået – tjek aktuelt udbud" in said
    assert "Gennemgået 29. februar 2024" in words(pages["kilder/have-billeder/index.md"])
    assert date(2024, 2, 29) <= helpers.TODAY


class TestReview:
    """When a page was last held up against its sources, and when it is to be done again."""

    def test_a_page_tells_when_it_is_due_to_the_reader_and_to_script(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["moduler/ny-spade/index.md"]
        assert "Skal ses efter igen senest 1. november 2026." in words(page)
        assert re.findall(r'data-frist="([^"]*)"', page.text) == ["2026-11-01"]

    def test_a_day_that_too_many_items_share_is_no_review(self, pages: dict[str, FærdigSide]) -> None:
        shared = {name for name, page in pages.items() if ">samlet</a>)" in page.text}
        assert "moduler/ny-spade/index.md" not in shared
        assert any(name.startswith("erfaringer/") for name in shared)
        for name in shared:
            assert re.search(r"2\. marts 2026 \( ?samlet ?\)", words(pages[name])), name


def test_code_that_is_kept_from_one_site_serves_another(mini: Guide, tmp_path: Path) -> None:
    """Templates are compiled once: nothing of the address that the site had then may be left in them."""
    (tmp_path / "overrides" / "sider").mkdir(parents=True)
    (tmp_path / "overrides" / "sider" / "x.md").write_text("{{ 'a/'|absolut }} {{ 'a/'|sti }}", encoding="utf-8")
    said = []
    for site in ("http://127.0.0.1:8000/", "https://guide.example.dk/vej/"):
        renderer = Renderer(mini, tmp_path / "overrides", site, {}, {})
        said.append(renderer.filled(Side("x/", "X", "", "x.md", "")))
    assert said == ["http://127.0.0.1:8000/a/ /a/", "https://guide.example.dk/vej/a/ /vej/a/"]
