"""The Word files, read back: headings, tables, controls to fill in; and laid out, to count and measure the sheets."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
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
from pypdfium2 import PdfDocument

from tests import helpers
from tests.test_paper_pdf import SMALL, alone
from vejledningsguide.addresses import LOCAL
from vejledningsguide.build import Built
from vejledningsguide.files import build_files
from vejledningsguide.guide import Guide
from vejledningsguide.paper.document import Dokument
from vejledningsguide.paper.word import make_docx
from vejledningsguide.slags.tjeklister.papir import tjekliste_dokument
from vejledningsguide.text import danish_date, plain

SITE = "https://vejledning.example.dk/guide/"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
KINDS = {f"{W14}checkbox", qn("w:text"), qn("w:date")}


@pytest.fixture(scope="module")
def dokumenter(guide: Guide) -> Mapping[str, Dokument]:
    """What each Word file of the real site holds, by its path."""
    return {f"{view.adresse}{view.opslag.id}.docx": tjekliste_dokument(view, guide, LOCAL) for view in guide.tjeklister}


@pytest.fixture(scope="module")
def words(built: Built) -> Mapping[str, Document]:
    """The real site's Word files of checklists, opened."""
    found = {path: content for path, content in built.files.items() if re.fullmatch(r"tjeklister/.*\.docx", path)}
    return {path: docx.Document(io.BytesIO(content)) for path, content in found.items()}


USED = {
    "Sted": "Plejecentret Solgården, mødelokale 2",
    "Til stede": ", ".join(
        ["Anne-Marie Christoffersen, Mohammed Al-Hassan Petersen"] * 2 + ["Ulla Østergaard, Per Ås"]
    ),
    "Ansvarlig": "Anne-Marie Christoffersen",
    "Dato": "15. januar 2027",
}
FULL = {
    **USED,
    "Til stede": ", ".join(f"Nora Nr. {number:02} Olsen" for number in range(30)),
    **dict.fromkeys(
        ("Besluttet", "Noter", "Svar"), f"{'Vi prøver det af hos os i et halvt år. ' * 7}Og her er noten slut"
    ),
}
"""What is written where, in a list as a meeting leaves it, and in one that is as full as can be."""


def filled(content: bytes, answers: Mapping[str, str]) -> bytes:
    """Return a file with what somebody wrote in its controls."""
    word = docx.Document(io.BytesIO(content))
    for control in word.element.body.iter(qn("w:sdt")):
        name = control.find(f".//{qn('w:alias')}").get(qn("w:val"))
        if said := next((text for asked, text in answers.items() if name.startswith(asked)), ""):
            control.find(qn("w:sdtPr")).remove(control.find(f".//{qn('w:showingPlcHdr')}"))
            control.find(f".//{qn('w:t')}").text = said
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


LONGEST = {
    "moduler/sosu-basis/sosu-basis.docx": 1,
    "moduler/sosu-overbygning-a/sosu-overbygning-a.docx": 1,
    "moduler/oplaeringsvejleder-49970/oplaeringsvejleder-49970.docx": 1,
    "moedepakke/modul-til-en-ny-vejleder/modul-til-en-ny-vejleder.docx": 4,
}
"""Pages whose text is near the end of a sheet, and how many that is."""


@pytest.fixture(scope="module")
def laid_out(guide: Guide, built: Built, shared: Path) -> Mapping[str, PdfDocument]:
    """Every list of a site with an address as LibreOffice prints it, used, and full; and the pages of LONGEST."""
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice mangler, så Word-filernes sider er ikke talt (apt: libreoffice-writer-nogui)")
    if not any("Carlito" in path.name for path in Path("/usr/share/fonts").rglob("*.ttf")):
        pytest.skip("skriften Carlito mangler, så Word-filernes sider er ikke talt (apt: fonts-crosextra-carlito)")

    def make(folder: Path) -> None:
        folder.mkdir()
        for view in guide.tjeklister:
            content = make_docx(alone(tjekliste_dokument(view, guide, SITE)))
            for kind, answers in (("brugt", USED), ("fuld", FULL)):
                (folder / f"{view.opslag.id}-{kind}.docx").write_bytes(filled(content, answers))
        for path in LONGEST:
            (folder / Path(path).name).write_bytes(built.files[path])
        options = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'
        command = (
            office,
            "--headless",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--convert-to",
            options,
        )
        files = sorted(map(str, folder.glob("*.docx")))
        run = subprocess.run([*command, "--outdir", str(folder), *files], capture_output=True, text=True, timeout=300)
        assert run.returncode == 0, run.stdout + run.stderr

    folder = helpers.once(shared, "word", make)
    return {path.stem: PdfDocument(path) for path in folder.glob("*.pdf")}


def text_of(word: Document) -> str:
    """Return everything that is written in a file, on one line."""
    return " ".join(map(written, word.element.body.iter(qn("w:p"))))


def styled(word: Document) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of every paragraph, also those in tables."""
    for part in word.element.body.iter(qn("w:p")):
        yield part.find(f".//{qn('w:pStyle')}").get(qn("w:val")), written(part)


def kind_of(control: BaseOxmlElement) -> str:
    """Return what a control is for: text, a date, or a box to tick."""
    (kind,) = [one.tag.partition("}")[2] for one in control.find(qn("w:sdtPr")) if one.tag in KINDS]
    return kind


def written(part: BaseOxmlElement) -> str:
    """Return what is written in a part of a file."""
    return "".join(text.text or "" for text in part.iter(qn("w:t")))


ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "trPr": "cantSplit tblHeader",
    "sdtPr": """rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox
        date docPartObj docPartList dropDownList picture richText text citation group bibliography checkbox""",
    "date": "dateFormat lid storeMappedDataAs calendar",
    "checkbox": "checked checkedState uncheckedState",
    "sectPr": """headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings""",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "pBdr": "top left bottom right between bar",
    "tcMar": "top left start bottom right end",
    "tblCellMar": "top left start bottom right end",
    "tblBorders": "top left start bottom right end insideH insideV",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "settings": """writeProtection view zoom removePersonalInformation defaultTabStop autoHyphenation evenAndOddHeaders
        characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping
        decimalSymbol listSeparator""",
}
"""What may stand in the elements of a Word file, in the order that Word wants it (ISO 29500-1, transitional): a file
that errs opens as a damaged one. What is never used is left out of the long lists; «|» parts those in any order."""


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
                *(f"{punkt.minutter}\N{NO-BREAK SPACE}min." for punkt in points if punkt.minutter),
            ]
            for text in expected:
                assert text in told, f"{path}: «{text}» is not written"
            section = words[path].sections[0]
            for footer in (section.footer, section.first_page_footer):
                assert dokument.titel in footer.paragraphs[0].text
                assert danish_date(dokument.gennemgået) in footer.paragraphs[0].text
                fields = [field.get(qn("w:instr")).strip() for field in footer._element.iter(qn("w:fldSimple"))]
                assert fields == ["PAGE", "NUMPAGES"]
            assert section.header.paragraphs[0].text == f"{dokument.titel}, fortsat"
            assert section.first_page_header.paragraphs[0].text == ""

    def test_headings_are_headings(self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]) -> None:
        for path, dokument in dokumenter.items():
            found = [(style, text) for style, text in styled(words[path]) if style in ("Title", "Heading1", "Heading2")]
            assert found == [("Title", dokument.titel), *(("Heading1", part.titel) for part in dokument.dele)]

    def test_each_part_is_a_table_whose_first_row_is_repeated(
        self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]
    ) -> None:
        for path, dokument in dokumenter.items():
            _, *tables = words[path].tables  # the first one holds the lines at the top
            assert len(tables) == len(dokument.dele)
            for table, part in zip(tables, dokument.dele, strict=True):
                header, *rows = table._tbl.findall(qn("w:tr"))
                assert [row for row in (header, *rows) if row.find(f".//{qn('w:tblHeader')}") is not None] == [header]
                assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in (header, *rows))
                assert part.titel in written(header)
                assert all(felt.lower() in written(header).lower() for felt in part.felter)
                for row, punkt in zip(rows, part.punkter, strict=True):
                    number, text, *_ = row.findall(qn("w:tc"))
                    assert punkt.nummer in written(number)
                    assert punkt.tekst in written(text)
                width = sum(int(column.width or 0) for column in table.columns)
                assert abs(width / 36000 - 180) < 1, "the table is not as wide as the text"
                assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == part.titel

    def test_all_there_is_to_fill_in_has_a_control_with_a_name(
        self, dokumenter: Mapping[str, Dokument], words: Mapping[str, Document]
    ) -> None:
        """A box to tick, a date to pick, a line to write on: each is found, and told from the others by its name."""
        for path, dokument in dokumenter.items():
            expected = [(name, "text") for name in dokument.hoved]
            for part in dokument.dele:
                for punkt in part.punkter:
                    if punkt.linjer:
                        expected.append((f"Svar {punkt.nummer}", "text"))
                        continue
                    expected.append((f"Punkt {punkt.nummer}", "checkbox"))
                    expected += [(f"{x} {punkt.nummer}", "date" if x == "Dato" else "text") for x in part.felter]
            controls = list(words[path].element.body.iter(qn("w:sdt")))
            found = [(control.find(f".//{qn('w:alias')}").get(qn("w:val")), kind_of(control)) for control in controls]
            assert sorted(found) == sorted(expected), path
            ids = [control.find(f".//{qn('w:id')}").get(qn("w:val")) for control in controls]
            assert len(set(ids)) == len(ids)
            for control, (_, kind) in zip(controls, found, strict=True):
                if kind == "checkbox":
                    state = control.find(f".//{W14}checkbox")
                    assert state.find(f"{W14}checked").get(f"{W14}val") == "0"
                    for name, sign in (("checkedState", "☒"), ("uncheckedState", "☐")):
                        assert chr(int(state.find(f"{W14}{name}").get(f"{W14}val"), 16)) == sign
                    assert written(control) == "☐"
                else:
                    assert not written(control).strip(), "what waits to be written over is printed"
                if kind == "date":
                    assert control.find(f".//{qn('w:dateFormat')}").get(qn("w:val")) == "d. MMMM yyyy"
                    assert control.find(f".//{qn('w:lid')}").get(qn("w:val")) == "da-DK"

    def test_the_link_and_the_code_lead_to_the_page(self, guide: Guide) -> None:
        dokument = tjekliste_dokument(guide.tjeklister[0], guide, SITE)
        content = make_docx(alone(dokument))
        for footer in (
            (section := docx.Document(io.BytesIO(content)).sections[0]).footer,
            section.first_page_footer,
        ):
            (link,) = footer._element.iter(qn("w:hyperlink"))
            assert dokument.side.adresse.startswith(f"https://{written(link)}")
            assert footer.part.rels[link.get(qn("r:id"))].target_ref == dokument.side.adresse
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            (name,) = [name for name in parts.namelist() if name.endswith(".png")]
            read = zxingcpp.read_barcodes(Image.open(io.BytesIO(parts.read(name))).convert("L"))
            assert [code.text for code in read] == [dokument.side.adresse]
            assert f'descr="QR-kode til siden: {dokument.side.adresse}"' in parts.read("word/document.xml").decode()

    def test_without_an_address_there_is_neither_link_nor_code(
        self, words: Mapping[str, Document], built: Built
    ) -> None:
        for path in words:
            with zipfile.ZipFile(io.BytesIO(built.files[path])) as parts:
                assert [name for name in parts.namelist() if name.endswith(".png")] == []
                for name in parts.namelist():
                    assert b"127.0.0.1" not in parts.read(name) and b"w:hyperlink" not in parts.read(name)


class TestPages:
    """A page's own text, for whoever pastes from it: the words and links of the page, in styles that Word knows."""

    def test_each_module_has_one_with_its_headings_and_goals(self, guide: Guide, built: Built) -> None:
        for view in guide.moduler:
            path = f"{view.adresse}{view.opslag.id}.docx"
            word = docx.Document(io.BytesIO(built.files[path]))
            found = list(styled(word))
            assert ("Title", view.opslag.titel) in found
            headings = [text for style, text in found if style == "Heading1"]
            assert {"Hvem er det for?", "Det lærer deltageren", "Mål"} <= set(headings), path
            assert [style for style, _ in found].count("ListNumber") == len(view.opslag.mål), path
            told = text_of(word)
            assert not re.search(r"Belæg · \d|\b[a-z]+-[a-z]+-\d{3}\b|Skift\b", told), (
                "what is for the screen is printed"
            )
            assert found[-1][1].startswith(("Kilde:", "Kilder:"))
            assert word.core_properties.subject == plain(view.opslag.kort, lambda id_: guide.henvisninger[id_].titel)

    def test_each_module_offers_its_own(self, guide: Guide, site: Path) -> None:
        for view in guide.moduler:
            page = (site / view.adresse / "index.html").read_text(encoding="utf-8")
            assert re.search(rf'<a href="?{view.opslag.id}\.docx"?>Word \(\d+ kB\)</a>', page), view.adresse

    def test_a_package_has_its_decisions_first_and_each_part_as_paper_has_it(self, guide: Guide, built: Built) -> None:
        for view in guide.mødepakker:
            word = docx.Document(io.BytesIO(built.files[f"{view.adresse}{view.opslag.id}.docx"]))
            found = list(styled(word))
            parts = [del_.mål.titel for del_ in view.dele]
            assert [text for style, text in found if style == "Title"] == [view.opslag.titel]
            front = ["Det tager I med", "Det beslutter I"]
            assert [text for style, text in found if style == "Heading1"] == front + parts
            told = text_of(word)
            asked = [*view.opslag.beslutninger, *(one for del_ in view.dele for one in del_.beslutninger)]
            assert all(told.index(one) < told.index("Del 1 af ") for one in asked)
            names = [alias.get(qn("w:val")) for alias in word.element.body.iter(qn("w:alias"))]
            for number in range(1, len(asked) + 1):
                assert {f"{felt} {number}" for felt in ("Besluttet", "Ansvarlig", "Dato")} <= set(names)
            assert len([text for _, text in found if text.startswith(("Kilde:", "Kilder:"))]) == 1
            assert not re.search(r"Belæg · \d|\b[a-z]+-[a-z]+-\d{3}\b", told)
            places = {mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))}
            anchors = [link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))]
            assert [one for one in anchors if one] == [f"del{place}" for place in range(1, len(parts) + 1)]
            assert set(filter(None, anchors)) <= places

    def test_html_becomes_what_word_calls_it(self) -> None:
        html = """<h1>Titel</h1><div class="ingress"><p>Kort <a class="begreb" href="https://x.dk/#a">ord</a>.</p></div>
        <h2 id="a">En <em>del</em></h2>
        <p> Et <b>fedt</b> og <a href="https://x.dk/b/">et link</a>, <a href="#c">her</a>.
        <span class="belæg"><a href="https://x.dk/k">Belæg · 1</a></span></p>
        <ol><li class="udsagn">Først<ul><li>Under</li></ul></li><li><p>Så.</p><p>Mere.</p></li></ol>
        <ol><li>Forfra</li></ol>
        <table><caption>Tal</caption><thead><tr><td></td><th>A</th></tr></thead>
        <tbody><tr><th>B</th><td>C</td></tr></tbody></table>
        <details class="fold"><summary><span class="fold__titel">Tom</span></summary>
        <div><p hidden>Væk</p></div></details>
        <div class="boks"><p><strong class="boks__titel">Obs</strong> Pas på.</p></div>
        <details><summary><h3 class="fold__titel">Fold</h3></summary><p>Inde</p><svg><title>Ikon</title></svg></details>
        <div><div class="felt"><label for="s">Sted</label><input id="s"></div></div>
        <ul class="replikker"><li><p class="replik">Hvad ser du?</p><p class="replik__hvem">Efter en vejleder.</p></li>
        <li><p class="replik__hvem">Vores bud:</p><p class="replik">Sig mere.</p></li></ul>
        <ul class="genvejsrække"><li><a href="https://x.dk/">Videre på skærmen</a></li></ul>
        <dl class="nøgletal"><div><dt>Varighed</dt><dd>5 dage</dd></div><div><dt>For</dt><dd>SOSU</dd></div></dl>"""
        word = docx.Document(
            io.BytesIO(make_docx(alone(replace(SMALL, kort="", hoved=(), dele=(), privat="", html=html))))
        )
        found = [(style, " ".join(text.split())) for style, text in styled(word)]
        assert [one for one in found if one[0] != "Luft"] == [
            ("Art", "Prøve"),
            ("Title", SMALL.titel),
            ("Ingress", "Kort ord."),
            ("Heading1", "En del"),
            ("Normal", "Et fedt og et link, her."),
            ("ListNumber", "Først"),
            ("ListBullet", "Under"),
            ("ListNumber", "Så."),
            ("ListContinue", "Mere."),
            ("ListNumber", "Forfra"),
            ("Mellemtitel", "Tal"),
            ("Celle", ""),
            ("Celletitel", "A"),
            ("Celletitel", "B"),
            ("Celle", "C"),
            ("Boks", "Obs: Pas på."),
            ("Heading2", "Fold"),
            ("Normal", "Inde"),
            ("Udfyld", "Sted:"),
            ("ListBullet", "«Hvad ser du?» Efter en vejleder."),
            ("ListBullet", "Vores bud: «Sig mere.»"),
            ("Fakta", "Varighed: 5 dage For: SOSU"),
        ]
        links = word.element.body.iter(qn("w:hyperlink"))
        assert [(written(one), word.part.rels[one.get(qn("r:id"))].target_ref) for one in links] == [
            ("et link", "https://x.dk/b/")
        ]
        lists = [mark.get(qn("w:val")) for mark in word.element.body.iter(qn("w:numId"))]
        assert lists == ["2", "1", "2", "3", "1", "1"], "the second list goes on with the numbers of the first"
        header = word.tables[0]._tbl.find(qn("w:tr"))
        assert header.find(f".//{qn('w:tblHeader')}") is not None


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
            assert core.category == dokument.art
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
        with zipfile.ZipFile(io.BytesIO(make_docx(alone(SMALL)))) as parts:
            assert parts.testzip() is None
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(parts.read(name))
            assert sorted(name for name in parts.namelist() if not name.startswith("_rels")) == [
                "[Content_Types].xml",
                "docProps/app.xml",
                "docProps/core.xml",
                "word/_rels/document.xml.rels",
                "word/_rels/footer1.xml.rels",
                "word/_rels/footer2.xml.rels",
                "word/document.xml",
                "word/footer1.xml",
                "word/footer2.xml",
                "word/header1.xml",
                "word/header2.xml",
                "word/media/image1.png",
                "word/numbering.xml",
                "word/settings.xml",
                "word/styles.xml",
                "word/theme/theme1.xml",
            ]

    def test_elements_stand_in_the_order_that_word_wants(self, built: Built) -> None:
        """In each part of each kind of file: lists, modules and packages."""
        places = {
            name: {one: at for at, group in enumerate(order.split()) for one in group.split("|")}
            for name, order in ORDER.items()
        }
        faults, seen = set(), set()
        for path in [path for path in built.files if path.endswith(".docx")]:
            with zipfile.ZipFile(io.BytesIO(built.files[path])) as parts:
                inside = [parts.read(name) for name in parts.namelist() if re.fullmatch(r"word/\w+\.xml", name)]
            for element in (one for part in inside for one in ElementTree.fromstring(part).iter()):
                name = element.tag.partition("}")[2]
                if name not in places or ("wordprocessingml" not in element.tag and "word/2010" not in element.tag):
                    continue
                seen.add(name)
                found = [child.tag.partition("}")[2] for child in element]
                if [places[name].get(one, -1) for one in found] != sorted(places[name].get(one, 999) for one in found):
                    faults.add(f"{name}: {found}")
        assert faults == set()
        assert seen == set(ORDER), "nobody writes these"

    def test_every_file_says_what_it_is(self, built: Built) -> None:
        for path in [path for path in built.files if path.endswith(".docx")]:
            core = docx.Document(io.BytesIO(built.files[path])).core_properties
            assert core.title and core.subject and core.category, path
            assert (core.language, core.author) == ("da-DK", "Vejledningsguiden"), path
            assert core.created == core.modified is not None, path

    def test_the_same_document_gives_the_same_bytes(self) -> None:
        make_docx.cache_clear()
        one = make_docx(alone(SMALL))
        make_docx.cache_clear()
        assert make_docx(alone(SMALL)) == one
        with zipfile.ZipFile(io.BytesIO(one)) as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert docx.Document(io.BytesIO(one)).core_properties.modified == datetime(2026, 3, 2, tzinfo=UTC)

    def test_signs_of_markup_are_only_signs(self) -> None:
        word = docx.Document(io.BytesIO(make_docx(alone(SMALL))))
        assert SMALL.titel in text_of(word)
        assert word.core_properties.title == SMALL.titel

    def test_wild_signs_of_the_data_come_out_as_they_went_in(self, mini: Guide) -> None:
        files = build_files(mini, "https://example.dk/?a=1&b=<2>/")
        told = [text_of(docx.Document(io.BytesIO(content))) for path, content in files.items() if path.endswith("docx")]
        assert any("Før & *efter*" in text for text in told)
        assert any('Den står i "skuret".' in text for text in told)


class TestSheets:
    """The files laid out by LibreOffice, with a font as wide as Word's Calibri: all of them, in one run."""

    def test_a_list_is_on_the_sheets_it_promises(
        self, dokumenter: Mapping[str, Dokument], laid_out: Mapping[str, PdfDocument]
    ) -> None:
        """As a meeting leaves it, with everybody's name, and who does what by when; a blank one takes no more room."""
        promised = {f"{Path(path).stem}-brugt": one.ark for path, one in dokumenter.items()}
        assert {name: len(laid_out[name]) for name in promised} == promised

    def test_no_sheet_holds_a_line_or_two(self, laid_out: Mapping[str, PdfDocument]) -> None:
        assert {path: len(laid_out[Path(path).stem]) for path in LONGEST} == LONGEST

    def test_a_full_list_goes_on_under_its_own_headings(
        self, dokumenter: Mapping[str, Dokument], laid_out: Mapping[str, PdfDocument]
    ) -> None:
        """Thirty people and long notes: rows grow, nothing is lost, and each sheet says what it belongs to."""
        for path, dokument in dokumenter.items():
            pages = [
                " ".join(page.get_textpage().get_text_bounded().split()) for page in laid_out[f"{Path(path).stem}-fuld"]
            ]
            whole = " ".join(pages)
            notes = sum(
                bool(punkt.linjer or {"Noter", "Besluttet"} & set(part.felter))
                for part in dokument.dele
                for punkt in part.punkter
            )
            assert whole.count(FULL["Til stede"][-12:]) == 1, path
            assert whole.count("her er noten slut") == notes, path
            for number, page in enumerate(pages, 1):
                assert f"Side {number} af {len(pages)}" in page, path
                assert (f"{dokument.titel}, fortsat" in page) == (number > 1), path
                points = [punkt for part in dokument.dele for punkt in part.punkter if punkt.tekst[:20] in page]
                assert not points or any(part.titel in page for part in dokument.dele), f"{path}: {number}"
