"""How PDFs are kept and offered: never an old one, and none where Pango is missing. Nothing here needs Pango."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import __main__ as commands
from vejledningsguide.addresses import LOCAL, beside
from vejledningsguide.build import build, build_pdfs
from vejledningsguide.files import pdf_sheets
from vejledningsguide.guide import Guide
from vejledningsguide.opsaetning import kept
from vejledningsguide.pages import build_pages
from vejledningsguide.paper import pdf, store
from vejledningsguide.paper.document import Dokument, Link, Samling, printed
from vejledningsguide.slags.tjeklister.papir import tjekliste_dokument

LIST = "tjeklister/plan-for-foelgeskab/"
PDF, WORD = f"{LIST}plan-for-foelgeskab.pdf", f"{LIST}plan-for-foelgeskab.docx"


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A published project with the kitchen-sink data."""
    helpers.published_mini(tmp_path)
    return tmp_path


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A stand-in for WeasyPrint: it notes the title of everything it is asked to make."""
    titles: list[str] = []

    def make(samling: Samling, _fonts: Path) -> bytes:
        titles.append(samling.titel)
        return f"%PDF {samling.titel}".encode()

    monkeypatch.setattr(store, "make_pdf", make)
    return titles


def change_the_list(project: Path) -> None:
    """Correct a word on one checklist."""
    path = project / "data" / "tjeklister" / "plan-for-foelgeskab.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Gå hjem.", "Gå så hjem."), encoding="utf-8")


class TestStore:
    def test_a_build_takes_what_has_been_made_and_makes_nothing(self, project: Path, printer: list[str]) -> None:
        assert PDF not in build(project, helpers.TODAY).files
        made, total = build_pdfs(project, helpers.TODAY)
        assert made == total == len(printer) > 1
        built = build(project, helpers.TODAY)
        assert built.files[PDF].startswith(b"%PDF Plan")
        assert len(printer) == total

    def test_what_is_right_is_not_made_again(self, project: Path, printer: list[str]) -> None:
        _, total = build_pdfs(project, helpers.TODAY)
        printer.clear()
        assert build_pdfs(project, helpers.TODAY) == (0, total)
        assert printer == []

    def test_a_changed_text_takes_its_pdf_off_the_site_until_it_is_made_again(
        self, project: Path, printer: list[str]
    ) -> None:
        build_pdfs(project, helpers.TODAY)
        before = build(project, helpers.TODAY).files
        change_the_list(project)
        now = build(project, helpers.TODAY).files
        assert before.keys() - now.keys() == {PDF, "moedepakke/havemoede/havemoede.pdf"}
        assert now[WORD] != before[WORD]
        printer.clear()
        build_pdfs(project, helpers.TODAY)
        assert sorted(title[:4] for title in printer) == ["Have", "Plan"]
        assert build(project, helpers.TODAY).files.keys() == before.keys()

    def test_a_changed_page_takes_the_pdf_of_its_package_off_the_site(self, project: Path, printer: list[str]) -> None:
        """A package holds its parts' pages: a word in the data or in a template of theirs, and it is another PDF."""
        before = build_pdfs(project, helpers.TODAY) and build(project, helpers.TODAY).files
        template = project / "overrides" / "sider" / "erfaringer" / "erfaring.md"
        told = template.read_text(encoding="utf-8")
        template.write_text(told.replace("Det fortæller erfaringen", "Det siger den"), encoding="utf-8")
        assert before.keys() - build(project, helpers.TODAY).files.keys() == {"moedepakke/havemoede/havemoede.pdf"}
        template.write_text(told, encoding="utf-8")
        data = project / "data" / "erfaringer.yaml"
        data.write_text(data.read_text(encoding="utf-8").replace("opdigtede bænk", "bænk"), encoding="utf-8")
        assert before.keys() - build(project, helpers.TODAY).files.keys() == {"moedepakke/havemoede/havemoede.pdf"}

    def test_another_address_is_another_pdf(self, project: Path, printer: list[str]) -> None:
        build_pdfs(project, helpers.TODAY)
        assert PDF not in build(project, helpers.TODAY, "https://example.dk/").files

    def test_old_ones_are_thrown_away(self, project: Path, printer: list[str]) -> None:
        _, total = build_pdfs(project, helpers.TODAY)
        change_the_list(project)
        build_pdfs(project, helpers.TODAY)
        assert len(list(kept(project, store.FOLDER).glob("*.pdf"))) == total

    def test_another_font_is_another_pdf(
        self, project: Path, printer: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build_pdfs(project, helpers.TODAY)
        assert PDF in build(project, helpers.TODAY).files
        another = project / "skrift"
        another.mkdir()
        (another / "skrift.woff2").write_bytes(b"another font")
        monkeypatch.setattr(store, "FONTS", another)
        assert PDF not in build(project, helpers.TODAY).files


class TestCommand:
    def run(self, project: Path, *arguments: str) -> int:
        return commands.main(["--rod", str(project), *arguments])

    def test_it_says_how_many_it_made(
        self, project: Path, printer: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(project, "pdf") == 0
        assert capsys.readouterr().out == f"Lavede {len(printer)} af {len(printer)} PDF-filer.\n"
        assert self.run(project, "pdf") == 0
        assert capsys.readouterr().out == f"Alle {len(printer)} PDF-filer er ajour.\n"

    def test_without_pango_it_says_so_in_danish_and_the_site_can_be_built(
        self, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
            monkeypatch.delitem(sys.modules, name)
        (tmp_path / "uden").mkdir()
        (tmp_path / "uden" / "weasyprint.py").write_text('print("Read the manual.")\nraise OSError("no libpango")\n')
        monkeypatch.syspath_prepend(tmp_path / "uden")
        pdf._press.cache_clear()  # as in a program that has made none yet
        assert self.run(project, "pdf") == commands.WITHOUT_PANGO
        said = capsys.readouterr()
        assert said.out == ""
        assert "biblioteket Pango mangler" in said.err and "libpango-1.0-0" in said.err
        assert PDF not in build(project, helpers.TODAY).files

    def test_a_list_that_is_too_long_is_an_error(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def too_long(_samling: Samling, _fonts: Path) -> bytes:
            raise pdf.ForMangeArk("«Plan» kan ikke stå på ét ark.")

        monkeypatch.setattr(store, "make_pdf", too_long)
        assert self.run(project, "pdf") == 1
        assert capsys.readouterr().err == "«Plan» kan ikke stå på ét ark.\n"

    @pytest.mark.parametrize(
        ("setup", "variable", "address"),
        [
            ('site_url: !ENV [VEJLEDNINGSGUIDE_ADRESSE, "http://127.0.0.1:8000/"]', "", LOCAL),
            ('site_url: !ENV [VEJLEDNINGSGUIDE_ADRESSE, "http://a.dk/"]', "https://b.dk/guide", "https://b.dk/guide/"),
            ("site_url: https://a.dk/guide/", "https://b.dk/", "https://a.dk/guide/"),
            ("site_url: 'https://a.dk'  # her", "", "https://a.dk/"),
            ("site_name: x", "", LOCAL),
        ],
    )
    def test_the_site_is_where_the_engine_thinks_it_is(
        self, setup: str, variable: str, address: str, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (project / "mkdocs.yml").write_text(f"site_name: x\n{setup}\n", encoding="utf-8")
        monkeypatch.setenv("VEJLEDNINGSGUIDE_ADRESSE", variable)
        asked: list[str | None] = []

        def note(_root: Path, _today: date, site_address: str | None) -> tuple[int, int]:
            asked.append(site_address)
            return 0, 1

        monkeypatch.setattr(commands, "build_pdfs", note)
        assert self.run(project, "pdf") == 0
        assert asked == [address]


class TestPage:
    def test_it_links_to_the_files_that_are_there_with_their_size(self, mini: Guide, root: Path) -> None:
        def offer(**files: int) -> str:
            beside_it = {f"{LIST}plan-for-foelgeskab.{ending}": b"x" * size for ending, size in files.items()}
            text = build_pages(mini, root / "overrides", files=beside_it)[f"{LIST}index.md"].text
            return next((line for line in text.splitlines() if "Hent:" in line), "")

        opening = '<p class="hent ikke-print" data-kun-her data-search-exclude>Hent: '
        word = '<a href="plan-for-foelgeskab.docx">Word (10 kB)</a>'
        assert offer(docx=9_501, pdf=24_400) == (
            f'{opening}<a href="plan-for-foelgeskab.pdf">PDF (24 kB)</a> · {word}</p>'
        )
        assert offer(docx=10_499) == f"{opening}{word}</p>"
        assert offer(svg=900) == ""
        assert "PDF (1 kB)" in offer(pdf=3)

    def test_it_has_its_code_with_the_whole_address(self, mini: Guide, root: Path) -> None:
        text = build_pages(mini, root / "overrides", "https://example.dk/guide/")[f"{LIST}index.md"].text
        assert f'<img src="qr.svg" alt="QR-kode til siden: https://example.dk/guide/{LIST}"' in text


class TestDocument:
    def test_addresses_are_printed_short(self) -> None:
        assert printed("https://example.dk/guide/samtalen/#foelg-op") == "example.dk/guide/samtalen#foelg-op"

    def test_a_file_is_named_after_its_page(self) -> None:
        assert beside("tjeklister/en-liste/", "pdf") == "tjeklister/en-liste/en-liste.pdf"

    def test_columns_belong_to_boxes(self, guide: Guide) -> None:
        """A group of nothing but questions has no columns: they are answered on their own lines."""
        seen = set()
        for view in guide.tjeklister:
            dokument = tjekliste_dokument(view, guide, LOCAL)
            for group, part in zip(view.grupper, dokument.dele, strict=True):
                boxes = any(point.opslag.slags == "kryds" for point in group.punkter)
                assert len(part.felter) == (len(group.felter) if boxes else 0)
                assert [bool(punkt.linjer) for punkt in part.punkter] == [
                    point.opslag.slags == "skriv" for point in group.punkter
                ]
                seen.add((boxes, bool(group.felter)))
        assert {(True, True), (True, False), (False, False)} <= seen

    def test_links_in_a_text_become_words(self, mini: Guide) -> None:
        for samling in pdf_sheets(mini, LOCAL, helpers.ROOT / "overrides").values():
            assert "[[" not in repr(samling)

    def test_the_latest_check_dates_a_file_of_several(self) -> None:
        page = Link("Side", LOCAL)
        one = Dokument("", "", "", LOCAL, page, date(2026, 1, 1))
        assert Samling("", "", (one, replace(one, gennemgået=date(2026, 2, 1)))).gennemgået == date(2026, 2, 1)
