"""The Word files, read back: check boxes, headings, tables that repeat their first row; and always the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
import zxingcpp
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from PIL import Image

from tests.test_paper_pdf import SMALL
from vejledningsguide.addresses import LOCAL
from vejledningsguide.build import Built
from vejledningsguide.files import build_files
from vejledningsguide.guide import Guide
from vejledningsguide.paper.document import Dokument
from vejledningsguide.paper.word import make_docx
from vejledningsguide.slags.tjeklister.papir import tjekliste_dokument

SITE = "https://vejledning.example.dk/guide/"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture(scope="module")
def dokumenter(guide: Guide) -> Mapping[str, Dokument]:
    """What each Word file of the real site holds, by its path."""
    return {f"{view.adresse}{view.opslag.id}.docx": tjekliste_dokument(view, guide, LOCAL) for view in guide.tjeklister}


@pytest.fixture(scope="module")
def words(built: Built) -> Mapping[str, Document]:
    """The real site's Word files, opened."""
    found = {path: content for path, content in built.files.items() if path.endswith(".docx")}
    return {path: docx.Document(io.BytesIO(content)) for path, content in found.items()}


def text_of(word: Document) -> str:
    """Return everything that is written in a file, on one line."""
    return " ".join(map(written, word.element.body.iter(qn("w:p"))))


def written(part: BaseOxmlElement) -> str:
    """Return what is written in a part of a file."""
    return "".join(text.text or "" for text in part.iter(qn("w:t")))


class TestContent:
    def test_every_checklist_has_one_on_the_built_site(
        self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document], built: Built, site: Path
    ) -> None:
        assert set(words) == set(dokumenter)
        for path in words:
            assert (site / path).read_bytes() == built.files[path]

    def test_everything_is_written(self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]) -> None:
        for path, dokument in dokumenter.items():
            told = text_of(words[path])
            points = [punkt for part in dokument.dele for punkt in part.punkter]
            expected = [
                *(dokument.art, dokument.titel, dokument.kort, dokument.privat, *dokument.forbehold, *dokument.kilder),
                *(f"{name}: {value}" for name, value in dokument.fakta),
                *(f"{name}:" for name in dokument.hoved),
                *(text for punkt in points for text in (punkt.nummer, punkt.tekst, punkt.hvorfor)),
            ]
            for text in expected:
                assert text in told, f"{path}: «{text}» is not written"
            footer = words[path].sections[0].footer.paragraphs[0].text
            assert dokument.titel in footer

    def test_headings_are_headings(self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]) -> None:
        for path, dokument in dokumenter.items():
            found = [
                (part.style.name, part.text)
                for part in words[path].paragraphs
                if part.style and str(part.style.name).startswith("Heading")
            ]
            assert found == [("Heading 1", dokument.titel), *(("Heading 2", part.titel) for part in dokument.dele)]

    def test_each_part_is_a_table_whose_first_row_is_repeated(
        self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]
    ) -> None:
        for path, dokument in dokumenter.items():
            tables = words[path].tables
            assert len(tables) == len(dokument.dele)
            for table, part in zip(tables, dokument.dele, strict=True):
                answer = ["Svar"] if any(punkt.linjer for punkt in part.punkter) else []
                header, *rows = table.rows
                assert [cell.text for cell in header.cells] == ["Nr.", "Punkt", *answer, *part.felter]
                repeated = [row for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
                assert [row._tr for row in repeated] == [header._tr]
                assert len(rows) == len(part.punkter)
                for row, punkt in zip(rows, part.punkter, strict=True):
                    assert row.cells[0].text.strip().endswith(punkt.nummer)
                    assert punkt.tekst in row.cells[1].text
                    assert "".join(cell.text for cell in row.cells[2:]) == ""
                assert (
                    table._tbl.find(f".//{qn('w:gridSpan')}") is None
                    and table._tbl.find(f".//{qn('w:vMerge')}") is None
                )
                width = sum(int(column.width or 0) for column in table.columns)
                assert abs(width / 36000 - 180) < 1, "the table is not as wide as the text"
                assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None

    def test_what_is_ticked_has_a_real_check_box(
        self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]
    ) -> None:
        for path, dokument in dokumenter.items():
            boxes = words[path].element.body.findall(f".//{qn('w:sdt')}")
            points = [punkt for part in dokument.dele for punkt in part.punkter if not punkt.linjer]
            assert [box.find(f".//{qn('w:tag')}").get(qn("w:val")) for box in boxes] == [p.nummer for p in points]
            ids = [box.find(f".//{qn('w:id')}").get(qn("w:val")) for box in boxes]
            assert len(set(ids)) == len(ids)
            for box in boxes:
                state = box.find(f".//{W14}checkbox")
                assert state.find(f"{W14}checked").get(f"{W14}val") == "0"
                for name, sign in (("checkedState", "☒"), ("uncheckedState", "☐")):
                    assert chr(int(state.find(f"{W14}{name}").get(f"{W14}val"), 16)) == sign
                assert written(box) == "☐"

    def test_the_link_and_the_code_lead_to_the_page(self, guide: Guide) -> None:
        dokument = tjekliste_dokument(guide.tjeklister[0], guide, SITE)
        content = make_docx(dokument)
        word = docx.Document(io.BytesIO(content))
        found = [
            (written(link), word.part.rels[link.get(qn("r:id"))].target_ref)
            for link in word.element.body.iter(qn("w:hyperlink"))
        ]
        printed = dokument.side.adresse.removeprefix("https://").rstrip("/")
        assert found == [(printed, dokument.side.adresse)]
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            (name,) = [name for name in parts.namelist() if name.endswith(".png")]
            read = zxingcpp.read_barcodes(Image.open(io.BytesIO(parts.read(name))).convert("L"))
            assert [code.text for code in read] == [dokument.side.adresse]
            assert f'descr="QR-kode til siden: {dokument.side.adresse}"' in parts.read("word/document.xml").decode()

    def test_without_an_address_there_is_neither_link_nor_code(
        self, words: Mapping[str, Document], built: Built
    ) -> None:
        for path, word in words.items():
            assert list(word.element.body.iter(qn("w:hyperlink"))) == [], path
            with zipfile.ZipFile(io.BytesIO(built.files[path])) as parts:
                assert [name for name in parts.namelist() if name.endswith(".png")] == []
                assert not any(b"127.0.0.1" in parts.read(name) for name in parts.namelist())


class TestFile:
    def test_it_is_danish_and_fits_a4(self, words: Mapping[str, Document]) -> None:
        for word in words.values():
            (language,) = word.styles.element.findall(f".//{qn('w:lang')}")
            assert language.get(qn("w:val")) == "da-DK"
            assert word.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == "da-DK"
            section = word.sections[0]
            assert [round((side or 0) / 36000) for side in (section.page_width, section.page_height)] == [210, 297]

    def test_the_properties_say_what_it_is(
        self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]
    ) -> None:
        for path, dokument in dokumenter.items():
            core = words[path].core_properties
            assert (core.title, core.subject, core.language) == (dokument.titel, dokument.kort, "da-DK")
            assert core.author == core.last_modified_by == "Vejledningsguiden"
            assert core.created is not None
            assert core.created.date() == dokument.gennemgået

    def test_it_is_light(self, built: Built) -> None:
        sizes = {path: len(content) for path, content in built.files.items() if path.endswith(".docx")}
        assert {path: size for path, size in sizes.items() if size > 20_000} == {}

    def test_only_styles_that_are_there_are_used(self, words: Mapping[str, Document]) -> None:
        for path, word in words.items():
            there = {style.get(qn("w:styleId")) for style in word.styles.element.findall(qn("w:style"))}
            tags = [qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle")]
            used = {found.get(qn("w:val")) for found in word.element.iter(*tags)}
            assert used <= there, path
            assert len(used) > 6

    def test_every_part_is_whole_and_known(self) -> None:
        with zipfile.ZipFile(io.BytesIO(make_docx(SMALL))) as parts:
            assert parts.testzip() is None
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(parts.read(name))
            assert sorted(name for name in parts.namelist() if not name.startswith("_rels")) == [
                "[Content_Types].xml",
                "docProps/core.xml",
                "word/_rels/document.xml.rels",
                "word/document.xml",
                "word/footer1.xml",
                "word/media/image1.png",
                "word/settings.xml",
                "word/styles.xml",
                "word/theme/theme1.xml",
            ]

    def test_the_same_document_gives_the_same_bytes(self) -> None:
        make_docx.cache_clear()
        one = make_docx(SMALL)
        make_docx.cache_clear()
        assert make_docx(SMALL) == one
        with zipfile.ZipFile(io.BytesIO(one)) as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert docx.Document(io.BytesIO(one)).core_properties.modified == datetime(2026, 3, 2, tzinfo=UTC)

    def test_signs_of_markup_are_only_signs(self) -> None:
        word = docx.Document(io.BytesIO(make_docx(SMALL)))
        assert SMALL.titel in text_of(word)
        assert word.core_properties.title == SMALL.titel

    def test_wild_signs_of_the_data_come_out_as_they_went_in(self, mini: Guide) -> None:
        files = build_files(mini, "https://example.dk/?a=1&b=<2>/")
        told = [text_of(docx.Document(io.BytesIO(content))) for path, content in files.items() if path.endswith("docx")]
        assert any("Før & *efter*" in text for text in told)
        assert any('Den står i "skuret".' in text for text in told)
