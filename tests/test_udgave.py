"""A municipality's own edition: what it adds, hides and answers is marked, and what is shared stays as it is."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests import helpers
from tests.test_mini import all_models, values
from vejledningsguide import forskel
from vejledningsguide.build import Built, build, catalogue, examine, publish
from vejledningsguide.errors import DataFejl
from vejledningsguide.forskel.sides import Tilstand, of_edition
from vejledningsguide.katalog import Katalog
from vejledningsguide.load import load
from vejledningsguide.nyudgave import CHOICE, make_edition
from vejledningsguide.opsaetning import edition_folder, editions, kept, setting, site_folder
from vejledningsguide.paper.store import FOLDER
from vejledningsguide.published import Udgivelse
from vejledningsguide.slags.hos_os.model import HosOsFil

MARK = "Lokalt – Kolonihaven"
OWN = "lokal/kolonihaven"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with the kitchen-sink data and its edition, which is chosen and published."""
    folder = helpers.small_project(tmp_path_factory.mktemp("udgave"))
    shutil.copytree(helpers.MINI / "lokal", folder / "lokal")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CHOICE, "kolonihaven")
        publish(folder, helpers.TODAY)
        yield folder


@pytest.fixture(scope="module")
def made(edition: Path) -> Built:
    """The edition's pages and files."""
    return build(edition, helpers.TODAY)


@pytest.fixture(scope="module")
def there(edition: Path) -> Built:
    """The pages and files of the shared guide below it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(CHOICE)
        return build(edition, helpers.TODAY)


def page(built: Built, address: str) -> str:
    """Return a page's HTML."""
    return built.pages[f"{address}index.md"].html


def test_the_edition_uses_every_field_it_can_have(edition: Path) -> None:
    katalog = load(edition / "data", edition=edition / OWN)
    for model in all_models(HosOsFil):
        for name, info in model.model_fields.items():
            used = {value != info.default for value in values(katalog, model, name)}
            assert True in used, f"{model.__name__}.{name} is not used"
            assert info.is_required() or not model.__bases__ or model is HosOsFil or False in used, (
                f"{model.__name__}.{name}"
            )


class TestMarked:
    """Whatever is local says so: where it stands, where it is linked to, on paper, in data and in the search."""

    def test_an_item_is_marked_on_its_page_and_on_cards(self, made: Built) -> None:
        own = page(made, "erfaringer/kolonihaven-trillebor/")
        assert own.count(MARK) >= 3  # the short text, what it tells, and the foot
        assert "Kilde:</strong>" not in own
        assert "Belæg" not in own
        assert made.guide.henvisninger["kolonihaven-trillebor"].art == f"Erfaring · {MARK}"

    def test_practice_stands_on_the_pages_it_belongs_to_before_their_first_section(self, made: Built) -> None:
        text = page(made, "erfaringer/regn/")
        box = text.index('class="boks boks--lokal"')
        assert MARK in text[box : box + 400] and "vander vi om aftenen" in text[box:]
        assert box < text.index("<h2")

    def test_classes_stand_on_their_modules_page(self, made: Built) -> None:
        text = page(made, "moduler/gl-spade/")
        assert "1. september 2026 til 2. september 2026" in text
        assert "20 kr." in text and 'href="https://www.kolonihaven.example/grav"' in text

    def test_answers_stand_where_the_sources_are_silent(self, made: Built, there: Built) -> None:
        for address in ("moduler/udbud/", "moduler/gl-spade/"):
            assert "Spørg i klubhuset." in page(made, address), address
            assert "Spørg i klubhuset." not in page(there, address), address
        found = [one for rum in made.guide.katalog.rum if rum.søgt for one in rum.søgt(made.guide)]
        assert any(getattr(one, "svar", "") == f"{MARK}: Det er gratis for medlemmer." for one in found)

    def test_points_are_the_last_group_of_the_shared_list_on_screen_and_paper(self, made: Built, there: Built) -> None:
        address = "tjeklister/kaffe-i-haven/"
        text, before = page(made, address), page(there, address)
        assert f"L. {MARK}" in text and "Hent kaffen i klubhuset" in text
        assert MARK not in before
        for number in re.findall(r'id="punkt-(\w+)"', before):
            assert f'id="punkt-{number}"' in text
        [word] = [content for name, content in made.files.items() if name == f"{address}kaffe-i-haven.docx"]
        [other] = [content for name, content in there.files.items() if name == f"{address}kaffe-i-haven.docx"]
        assert word != other
        assert MARK in docx_text(word) and MARK not in docx_text(other)
        assert "Om vand" in docx_text(word)

    def test_data_tell_it(self, made: Built) -> None:
        items = json.loads(made.files["data/v1/erfaringer.json"])["poster"]
        assert {item["id"]: item["lokalt"] for item in items if item["lokalt"]} == {"kolonihaven-trillebor": MARK}

    def test_a_recommendation_gets_a_line_and_stays_what_it_was(self, made: Built, there: Built) -> None:
        changed = 0
        for name, after in made.pages.items():
            if after.side.form != "resultat":
                continue
            text, before = after.html, there.pages[name].html
            box = re.compile(r'<div class="boks boks--lokal".*?</div>', re.DOTALL)
            changed += "Hos os graver vi om foråret." in text
            assert words(box.sub("", text)) == words(before), name
        assert changed

    def test_the_page_of_its_own_tells_it_all(self, made: Built) -> None:
        text = page(made, "lokalt/")
        for told in ("Så tit vander vi", "Gravekurset", "Rivekurset", "Formanden", "Havemøde", "To om en trillebør"):
            assert told in text, told
        assert "kl. 9.30–11.00" in text and "Det har vi valgt fra" in text


def docx_text(content: bytes) -> str:
    """Return the words of a Word file."""
    with ZipFile(BytesIO(content)) as whole:
        return re.sub(r"<[^>]*>", " ", whole.read("word/document.xml").decode())


def words(html: str) -> str:
    """Return the words of some HTML, less an edition's answers."""
    html = re.sub(r'<span class="lokal__svar">.*?</span>', "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_search_tells_whose_a_page_is(local_folder: Path) -> None:
    index = json.loads((local_folder / "site" / "soeg" / "indeks.json").read_text("utf-8"))
    titles = [page[1] for page in index["sider"]]
    assert f"To om en trillebør · {MARK}" in titles and f"Hos os · {MARK}" in titles
    assert "Regn gør vådt" in titles


class TestHidden:
    def test_a_page_that_is_hidden_says_so_and_nothing_else_leads_to_it(self, made: Built) -> None:
        text = page(made, "moedepakke/korte-moede/")
        assert "valgt fra" in text and "Vi holder kun lange møder" in text
        for name, one in made.pages.items():
            if name not in ("moedepakke/korte-moede/index.md", "lokalt/index.md"):
                assert "korte-moede/" not in one.html, name

    def test_whatever_may_be_hidden_is_hidden_whole_or_refused(self, edition: Path) -> None:
        """No hidden item leaves a link, and none takes anything else with it in silence."""
        shared = load(edition / "data")
        able = [item for _, _, item in shared.opslag() if shared.slags[type(item)].kan_skjules]
        able += [item for _, _, item in shared.things() if shared.slags[type(item)].navn == "pakker"]
        file, before = edition / OWN / "udgave.yaml", (edition / OWN / "udgave.yaml").read_text("utf-8")
        hidden = 0
        try:
            for item in able:
                file.write_text(before.replace("id: korte-moede", f"id: {item.id}"), encoding="utf-8")
                try:
                    katalog = load(edition / "data", edition=edition / OWN)
                except DataFejl as error:
                    assert "kan ikke undvære" in str(error) or "der er skjult" in str(error)
                    continue
                hidden += 1
                assert shared_ids(shared) - shared_ids(katalog) == {item.id}
        finally:
            file.write_text(before, encoding="utf-8")
        assert hidden >= 3


def shared_ids(katalog: Katalog) -> set[str]:
    """Return the ids of everything that a link can lead to."""
    return {one.id for _, _, one in katalog.things() if katalog.slags[type(one)].delt}


class TestLists:
    def test_an_edition_lists_only_its_own(self, edition: Path) -> None:
        own = (edition / OWN / "adresser.txt").read_text("utf-8").split("\n")
        assert [line for line in own if line.startswith("/")] == ["/erfaringer/kolonihaven-trillebor/", "/lokalt/"]
        points = (edition / OWN / "punktnumre.txt").read_text("utf-8").split("\n")
        assert [line for line in points if line and line[0] != "#"] == ["kaffe-i-haven La kolonihaven-kaffe"]

    def test_the_shared_lists_are_not_touched_by_it(self, edition: Path, tmp_path: Path) -> None:
        alone = helpers.small_project(tmp_path)
        for name in ("adresser.txt", "ankre.txt", "navne.txt", "punktnumre.txt", "udgivet.json"):
            assert (edition / "data" / name).read_bytes() == (alone / "data" / name).read_bytes(), name

    def test_what_is_shared_can_be_renewed_below_it(self, edition: Path, tmp_path: Path) -> None:
        """A new shared item, published in the shared lists, asks nothing of the edition."""
        project = shutil.copytree(edition, tmp_path / "p")
        path = project / "data" / "begreber.yaml"
        text = path.read_text("utf-8")
        block = text[text.index("  - id: hus") : text.index("  - id: aertebaelg")]
        new = re.sub("hus", "skur", re.sub(r"(?m)^    (synonymer|bøjninger): .*\n", "", block), flags=re.IGNORECASE)
        path.write_text(text.rstrip() + "\n" + new.rstrip() + "\n", encoding="utf-8")
        before = helpers.snapshot(project / "lokal")
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv(CHOICE)
            publish(project, helpers.TODAY)
        assert "Alt er i orden" in examine(project, helpers.TODAY)
        assert helpers.snapshot(project / "lokal") == before


class TestSettings:
    def test_who_it_is_comes_from_the_edition(self, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert setting(edition, "site_name").værdi == "Haveguiden i Kolonihaven"
        assert setting(edition, "afsender").værdi == "Kolonihavens bestyrelse"
        assert setting(edition, "afsender").fil == f"{OWN}/udgave.yaml"
        monkeypatch.setenv("VEJLEDNINGSGUIDE_AFSENDER", "En anden")
        assert setting(edition, "afsender").værdi == "En anden"
        assert site_folder(edition).name == "site-kolonihaven"
        assert kept(edition, "papir") == edition / ".cache" / "kolonihaven" / "papir"

    def test_one_that_is_not_there_is_told(self, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(CHOICE, "kolonihavn")
        with pytest.raises(DataFejl, match="udgaven «kolonihavn» findes ikke – mente du «kolonihaven»"):
            examine(edition, helpers.TODAY)

    def test_an_address_asks_for_what_is_missing_in_the_editions_file(
        self, edition: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("VEJLEDNINGSGUIDE_ADRESSE", "https://have.example/guide")
        file = edition / OWN / "udgave.yaml"
        before = file.read_text("utf-8")
        file.write_text(before.replace("kontakt: mailto:bestyrelsen@kolonihaven.example\n", ""), encoding="utf-8")
        try:
            with pytest.raises(DataFejl, match=rf"{OWN}/udgave.yaml:1:1: kontakt: .* skriv det i feltet «kontakt»"):
                examine(edition, helpers.TODAY)
        finally:
            file.write_text(before, encoding="utf-8")

    def test_the_engine_gets_them(self, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Config:
            site_name, site_description, site_url = "x", "x", "https://x.example/"
            extra: dict[str, Any] = {}  # noqa: RUF012

        Udgivelse(edition).lay_over(Config)
        assert (Config.site_name, Config.site_url) == ("Haveguiden i Kolonihaven", "http://127.0.0.1:8000/")
        assert Config.extra["afsender"] == "Kolonihavens bestyrelse"
        monkeypatch.setenv("VEJLEDNINGSGUIDE_ADRESSE", "https://have.example/guide")
        assert (
            Udgivelse(edition).lay_over(Config) == "https://have.example/guide/"
        )  # as the engine makes it of mkdocs.yml


def test_forskel_tells_what_an_edition_adds_hides_and_answers(edition: Path) -> None:
    lines = forskel.since(edition, "", helpers.TODAY).split("\n")
    assert lines[0] == f"{MARK}:"
    own = [line.strip() for line in lines[: lines.index("")]]
    for told in (
        "TILFØJER: Erfaring «To om en trillebør»  /erfaringer/kolonihaven-trillebor/",
        "TILFØJER: «Hent kaffen i klubhuset» i tjeklister/kaffe-i-haven.yaml",
        "SVARER: Hvad koster det? Det er gratis for medlemmer.",
    ):
        assert told in own, told
    assert any(line.startswith("SKJULER: Mødepakke ") for line in own)
    assert any(line.startswith("RÅD: Linje ved ") for line in own)
    assert any(line.startswith("I forhold til den fælles guide: 2 nye sider") for line in lines)


def test_what_is_over_is_told_to_the_editor(edition: Path) -> None:
    assert "mødet var" not in examine(edition, helpers.TODAY)
    late = examine(edition, helpers.TODAY + timedelta(days=365))
    assert f"{OWN}/data/hos_os.yaml" in late and "mødet var 9. september 2026" in late
    assert "holdet begyndte 1. september 2026" in late


def test_a_page_with_a_name_that_is_no_address_is_refused(edition: Path) -> None:
    path = edition / OWN / "sider" / "Min side.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: Min side\n---\n\n# Min side\n", encoding="utf-8")
    try:
        with pytest.raises(DataFejl, match=re.escape("navnet kan ikke blive til en adresse – kald den min-side.md")):
            examine(edition, helpers.TODAY)
    finally:
        path.unlink()


class TestNew:
    def test_a_new_edition_can_be_built_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its files are all comments and examples; each of the examples is right when its # is taken away."""
        monkeypatch.setenv(CHOICE, "")
        root = helpers.project(tmp_path)
        written = make_edition(root, "Nørre Åby", date.today())
        assert "lokal/noerre-aaby/udgave.yaml" in written and editions(root) == ["noerre-aaby"]
        assert edition_folder(root) == root / "lokal" / "noerre-aaby"
        today = date.today()
        shutil.copytree(root / ".cache" / FOLDER, kept(root, FOLDER))  # its shared lists are measured already
        assert "Alt er i orden" in examine(root, today)
        for name in ("hos_os", "erfaringer"):
            path = root / "lokal" / "noerre-aaby" / "data" / f"{name}.yaml"
            lines = path.read_text("utf-8").split("\n")
            first = next(i for i, line in enumerate(lines) if re.fullmatch(r"# \w+:", line))
            examples = [re.sub(r"^# (?=\w+:$| )", "", line) for line in lines[first:]]
            path.write_text("\n".join([*lines[:first], *examples]) + "\n", encoding="utf-8")
        told = "\n".join(of_edition(Tilstand("nu", {}, {}, katalog=catalogue(root, today))))
        assert "To vejledere deler en elev" in told and "Så tit følger vi eleven" in told

    def test_a_name_that_is_taken_or_none_is_refused(self, edition: Path) -> None:
        for name, said in (("Kolonihaven", "udgaven findes allerede"), ("???", "kan ikke blive navnet på en udgave")):
            with pytest.raises(DataFejl, match=re.escape(said)):
                make_edition(edition, name, helpers.TODAY)


def test_the_example_is_in_order(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eksempelby, which the guide for consultants shows, is checked as any edition is."""
    monkeypatch.setenv(CHOICE, "eksempelby")
    assert "Alt er i orden" in examine(root, date.today())
