"""Documents → .docx: the copy to edit, with real check boxes, tables and headings."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from functools import cache, lru_cache
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from markupsafe import escape

from ..text import danish_date
from .document import Del, Dokument, Link, Sedelpunkt, printed
from .qr import qr_png

HERE = Path(__file__).parent
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LEFT_OUT = (
    *("stylesWithEffects", "numbering", "webSettings", "fontTable"),
    *("customXml", "extended-properties", "thumbnail"),
)
"""Parts of python-docx's own template that say nothing about this document."""

WIDTH = 180
NUMBER, ANSWER, FIELD = 16, 62, 28
FIELDS = {"Besluttet": 38, "Dato": 20, "Noter": 40}
"""Widths in millimetres: of the text, and of the columns that the point itself is not in."""

ROW, LINE = 9, 8
"""The least height of a row, and of each line of an answer (mm)."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, so that the same document gives the same bytes."""


@lru_cache(maxsize=64)  # live reload makes everything again
def make_docx(dokument: Dokument) -> bytes:
    """Return a document as a Word file in Danish, on A4. The same document gives the same bytes."""
    word = docx.Document()
    _set_up(word, dokument)
    _paragraph(word, dokument.art, "Art")
    _paragraph(word, dokument.titel, "Heading 1")
    _paragraph(word, dokument.kort, "Ingress")
    for name, value in dokument.fakta:
        _labelled(word, name, value, "Fakta")
    for name in dokument.hoved:
        _labelled(word, name, "", "Udfyld")
    numbers = itertools.count(1)
    for part in dokument.dele:
        _part(word, part, numbers)
    _small_print(word, dokument)
    return _packed(word)


def _set_up(word: Document, dokument: Dokument) -> None:
    """Give the file its styles, settings, paper, footer and properties."""
    for element, name in ((word.styles.element, "typografier.xml"), (word.settings.element, "indstillinger.xml")):
        element[:] = parse_xml((HERE / name).read_bytes())[:]
    for rels in (word.part.rels, word.part.package.rels):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype.endswith(LEFT_OUT)]:
            del rels[id_]
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(14), Mm(18)
    section.header_distance, section.footer_distance = Mm(8), Mm(9)
    footer = section.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    day = danish_date(dokument.gennemgået)
    footer.add_run(f"Vejledningsguiden · {dokument.titel} · {day} · Udgave {dokument.udgave}\tSide ")
    footer._p.append(_element('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    footer.add_run(" af ")
    footer._p.append(_element('<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    core = word.core_properties
    core.title, core.subject, core.language = dokument.titel, dokument.kort, "da-DK"
    core.author = core.last_modified_by = "Vejledningsguiden"
    core.comments, core.keywords = printed(dokument.side.adresse), ""
    core.version, core.revision = dokument.udgave, 1
    core.created = core.modified = datetime.combine(dokument.gennemgået, time())


@cache
def _style_ids() -> dict[str, str]:
    """Return each style's id by its name in lower case. python-docx would go through all styles for every paragraph."""
    styles = parse_xml((HERE / "typografier.xml").read_bytes()).findall(qn("w:style"))
    return {style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId")) for style in styles}


def _style(paragraph: Paragraph, style: str) -> None:
    paragraph._p.style = _style_ids()[style.lower()]


def _paragraph(where: Document | _Cell, text: str, style: str) -> Paragraph:
    """Add a paragraph at the end of a document or a cell, with a style by its name."""
    paragraph = where.add_paragraph(text)
    _style(paragraph, style)
    return paragraph


def _labelled(word: Document, name: str, value: str, style: str) -> None:
    paragraph = _paragraph(word, "", style)
    paragraph.add_run(f"{name}:").bold = True
    paragraph.add_run(f" {value}")


def _part(word: Document, part: Del, numbers: Iterator[int]) -> None:
    """Write a heading, its text, and its points as a table whose first row is repeated on every sheet."""
    _paragraph(word, part.titel, "Heading 2").paragraph_format.page_break_before = part.nyt_ark
    for text in part.tekst:
        word.add_paragraph(text)
    if not part.punkter:
        return
    asks = any(punkt.linjer for punkt in part.punkter)
    beside = [*(["Svar"] if asks else []), *part.felter]
    widths = [ANSWER if name == "Svar" else FIELDS.get(name, FIELD) for name in beside]
    table = word.add_table(1 + len(part.punkter), 2 + len(beside), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    table._tbl.tblPr.append(_element(f'<w:tblCaption w:val="{escape(part.titel)}"/>'))
    table._tbl.tblPr.append(_element('<w:tblDescription w:val="Punkter med plads til at udfylde"/>'))
    widths = [NUMBER, WIDTH - NUMBER - sum(widths), *widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    header, *rows = table.rows
    _row_is(header, "<w:cantSplit/>", "<w:tblHeader/>")
    for cell, name in zip(_cells(header, widths, "Kolonne"), ["Nr.", "Punkt", *beside], strict=True):
        cell.paragraphs[0].add_run(name)
    for row, punkt in zip(rows, part.punkter, strict=True):
        row.height = Mm(max(ROW, punkt.linjer * LINE))
        _row_is(row, "<w:cantSplit/>")
        _point(_cells(row, widths, "Punkt"), punkt, next(numbers))


def _cells(row: _Row, widths: list[int], style: str) -> list[_Cell]:
    """Return a row's cells, each with its width (mm) and a style for what it will hold."""
    cells = list(row.cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
        _style(cell.paragraphs[0], style)
    return cells


def _point(cells: list[_Cell], punkt: Sedelpunkt, number: int) -> None:
    """Write a point into its row: a box where it is ticked, the number, the text; the other cells stay empty."""
    first, text = cells[0].paragraphs[0], cells[1].paragraphs[0]
    if not punkt.linjer:
        first._p.append(_check_box(punkt.nummer, number))
        first.add_run(" ")
    first.add_run(punkt.nummer).bold = True
    if punkt.fra_kilden:
        text.add_run("(K)").bold = True
        text.add_run(" ")
    text.add_run(punkt.tekst)
    if punkt.minutter:
        text.add_run(f" ({punkt.minutter}\N{NO-BREAK SPACE}min.)")
    if punkt.hvorfor:
        _paragraph(cells[1], punkt.hvorfor, "Uddybning")
    if punkt.læs:
        more = _paragraph(cells[1], "Læs: ", "Uddybning")
        _link(more, punkt.læs)


def _check_box(nummer: str, number: int) -> BaseOxmlElement:
    """Return Word's own check box: clicked to be ticked, and read out with the point's number."""
    return _element(
        f'<w:sdt {WORD_2010}><w:sdtPr><w:alias w:val="Punkt {nummer}"/><w:tag w:val="{nummer}"/>'
        f'<w:id w:val="{number}"/>'
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
        "<w:t>\N{BALLOT BOX}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _small_print(word: Document, dokument: Dokument) -> None:
    """Write what stands last: doubts, the key, the sources, the address and its QR code."""
    for doubt in dokument.forbehold:
        _labelled(word, "Vær opmærksom på", doubt, "Småt")
    if dokument.nøgle:
        _paragraph(word, f"{'(K) ' if dokument.fra_kilden else ''}{dokument.nøgle}", "Småt")
    if dokument.kilder:
        label = "Kilde" if len(dokument.kilder) == 1 else "Kilder"
        _labelled(word, label, f"{'; '.join(dokument.kilder)}.", "Småt")
    _labelled(word, "Gennemgået", f"{danish_date(dokument.gennemgået)}.", "Småt")
    where = _paragraph(word, "", "Småt")
    where.add_run("På nettet:").bold = True
    where.add_run(" ")
    _link(where, Link(printed(dokument.side.adresse), dokument.side.adresse))
    if dokument.læs:
        ways = ", ".join(f"{nummer} {dokument.sti(link)}" for nummer, link in dokument.læs)
        where.add_run(f". Læs mere på {printed(dokument.rod)}: {ways}.")
    picture = _paragraph(word, "", "Småt").add_run().add_picture(io.BytesIO(qr_png(dokument.side.adresse)), Mm(24))
    properties = picture._inline.docPr
    properties.set("name", "QR-kode")
    properties.set("descr", f"QR-kode til siden: {dokument.side.adresse}")


def _link(paragraph: Paragraph, link: Link) -> None:
    """Add a link that can be followed in Word."""
    id_ = paragraph.part.relate_to(link.adresse, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{escape(link.titel)}</w:t></w:r>'
    paragraph._p.append(_element(f'<w:hyperlink {nsdecls("r")} r:id="{id_}" w:history="1">{run}</w:hyperlink>'))


def _row_is(row: _Row, *properties: str) -> None:
    for given in properties:
        row._tr.get_or_add_trPr().append(_element(given))


def _element(xml: str) -> BaseOxmlElement:
    """Return an element of Word's main language; `xml` names its other languages itself."""
    name = xml[1:].split(maxsplit=1)[0].rstrip("/>")
    element: BaseOxmlElement = parse_xml(xml.replace(name, f"{name} {nsdecls('w')}", 1))
    return element


def _packed(word: Document) -> bytes:
    """Return the file with every part at the same time of day, and in the order of its name."""
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts.read(part))
    return packed.getvalue()
