"""Documents → .docx: the copy to edit, with real check boxes, tables and headings."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from datetime import datetime, time
from functools import cache, lru_cache
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from docx.shared import Mm
from markupsafe import escape

from ..addresses import is_local
from ..text import danish_date
from .document import Del, Dokument, Link, Sedelpunkt, printed
from .pakket import packed
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


@lru_cache(maxsize=64)  # live reload makes everything again
def make_docx(dokument: Dokument) -> bytes:
    """Return a document as a Word file in Danish, on A4. The same document gives the same bytes."""
    word = docx.Document(io.BytesIO(_template()))
    _describe(word, dokument)
    numbers = itertools.count(1)
    text = [
        _paragraph("Art", _run(dokument.art)),
        _paragraph("Heading1", _run(dokument.titel)),
        _paragraph("Ingress", _run(dokument.kort)),
        *(_labelled(name, value, "Fakta") for name, value in dokument.fakta),
        *(_labelled(name, "", "Udfyld") for name in dokument.hoved),
        *(_part(part, numbers) for part in dokument.dele),
        *_small_print(word.part, dokument),
    ]
    body = parse_xml(f"<w:body {nsdecls('w', 'r')} {WORD_2010}>{''.join(text)}</w:body>")
    paper = word.element.body[-1]
    for element in body:
        paper.addprevious(element)
    if dokument.på_nettet:
        _picture(word, dokument)
    return packed(word)


@cache
def _template() -> bytes:
    """Return a Word file without text, with our styles, settings and paper."""
    word = docx.Document()
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
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _describe(word: Document, dokument: Dokument) -> None:
    """Give the file its footer and properties."""
    section = word.sections[0]
    footer = section.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    day = danish_date(dokument.gennemgået)
    footer.add_run(f"Vejledningsguiden · {dokument.titel} · {day}\tSide ")
    footer._p.append(_element('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    footer.add_run(" af ")
    footer._p.append(_element('<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    core = word.core_properties
    core.title, core.subject, core.language = dokument.titel, dokument.kort, "da-DK"
    core.author = core.last_modified_by = "Vejledningsguiden"
    core.comments, core.keywords = printed(dokument.side.adresse) if dokument.på_nettet else "", ""
    core.version, core.revision = "", 1
    core.created = core.modified = datetime.combine(dokument.gennemgået, time())


def _text(text: str) -> str:
    """Return a run's text; a space at either end must be told, or Word drops it."""
    space = ' xml:space="preserve"' if text.strip() != text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def _run(text: str, *, bold: bool = False) -> str:
    """Return a run of text; nothing where there is no text."""
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{_text(text)}</w:r>" if text else ""


def _paragraph(style: str, *runs: str, also: str = "") -> str:
    """Return a paragraph with a style by its id; `also` is more about it than its style says."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{also}</w:pPr>{"".join(runs)}</w:p>'


def _labelled(name: str, value: str, style: str) -> str:
    return _paragraph(style, _run(f"{name}:", bold=True), _run(f" {value}"))


def _part(part: Del, numbers: Iterator[int]) -> str:
    """Return a heading, its text, and its points as a table whose first row is repeated on every sheet."""
    sheet = "<w:pageBreakBefore/>" if part.nyt_ark else '<w:pageBreakBefore w:val="0"/>'
    above = _paragraph("Heading2", _run(part.titel), also=sheet)
    above += "".join(f"<w:p>{_run(text)}</w:p>" for text in part.tekst)
    if not part.punkter:
        return above
    asks = any(punkt.linjer for punkt in part.punkter)
    beside = [*(["Svar"] if asks else []), *part.felter]
    across = [ANSWER if name == "Svar" else FIELDS.get(name, FIELD) for name in beside]
    widths = [Mm(width).twips for width in (NUMBER, WIDTH - NUMBER - sum(across), *across)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header = _row(
        "<w:cantSplit/><w:tblHeader/>",
        widths,
        [_paragraph("Kolonne", _run(name)) for name in ("Nr.", "Punkt", *beside)],
    )
    empty = [_paragraph("Punkt")] * len(beside)
    rows = [
        _row(
            f'<w:trHeight w:val="{Mm(max(ROW, punkt.linjer * LINE)).twips}"/><w:cantSplit/>',
            widths,
            [*_point(punkt, next(numbers)), *empty],
        )
        for punkt in part.punkter
    ]
    return (
        f'{above}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:jc w:val="left"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" '
        f'w:noHBand="0" w:noVBand="1" w:val="04A0"/><w:tblCaption w:val="{escape(part.titel)}"/>'
        '<w:tblDescription w:val="Punkter med plads til at udfylde"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{header}{''.join(rows)}</w:tbl>"
    )


def _row(properties: str, widths: list[int], cells: list[str]) -> str:
    """Return a row of a table; each cell holds paragraphs and is so wide (twips)."""
    filled = [
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    ]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(filled)}</w:tr>"


def _point(punkt: Sedelpunkt, number: int) -> tuple[str, str]:
    """Return a point's two cells: a box where it is ticked and its number, and its text."""
    box = "" if punkt.linjer else _check_box(punkt.nummer, number) + _run(" ")
    first = _paragraph("Punkt", box, _run(punkt.nummer, bold=True))
    time = _run(f" ({punkt.minutter}\N{NO-BREAK SPACE}min.)") if punkt.minutter else ""
    text = _paragraph("Punkt", _run(punkt.tekst), time)
    if punkt.hvorfor:
        text += _paragraph("Uddybning", _run(punkt.hvorfor))
    return first, text


def _check_box(nummer: str, number: int) -> str:
    """Return Word's own check box: clicked to be ticked, and read out with the point's number."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Punkt {nummer}"/><w:tag w:val="{nummer}"/><w:id w:val="{number}"/>'
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
        "<w:t>\N{BALLOT BOX}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _small_print(file: DocumentPart, dokument: Dokument) -> Iterator[str]:
    """Yield what stands last, but for the QR code: doubts, the key, the sources and the address."""
    for doubt in dokument.forbehold:
        yield _labelled("Vær opmærksom på", doubt, "Smt")
    if dokument.privat:
        yield _paragraph("Smt", _run(dokument.privat))
    if dokument.kilder:
        label = "Kilde" if len(dokument.kilder) == 1 else "Kilder"
        yield _labelled(label, f"{'; '.join(dokument.kilder)}.", "Smt")
    yield _labelled("Gennemgået", f"{danish_date(dokument.gennemgået)}.", "Smt")
    if not dokument.på_nettet:
        return
    where = _link(file, Link(printed(dokument.side.adresse), dokument.side.adresse))
    yield _paragraph("Smt", _run("På nettet:", bold=True), _run(" "), where)


def _picture(word: Document, dokument: Dokument) -> None:
    """Add the page's QR code at the end."""
    paragraph = word.add_paragraph()
    paragraph._p.style = "Smt"
    picture = paragraph.add_run().add_picture(io.BytesIO(qr_png(dokument.side.adresse)), Mm(24))
    properties = picture._inline.docPr
    properties.set("name", "QR-kode")
    properties.set("descr", f"QR-kode til siden: {dokument.side.adresse}")


def _link(file: DocumentPart, link: Link) -> str:
    """Return a link that can be followed in Word; only its words when it leads to this machine."""
    if is_local(link.adresse):
        return _run(link.titel)
    id_ = file.relate_to(link.adresse, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{escape(link.titel)}</w:t></w:r>'
    return f'<w:hyperlink r:id="{id_}" w:history="1">{run}</w:hyperlink>'


def _element(xml: str) -> BaseOxmlElement:
    """Return an element of Word's main language; `xml` names its other languages itself."""
    name = xml[1:].split(maxsplit=1)[0].rstrip("/>")
    element: BaseOxmlElement = parse_xml(xml.replace(name, f"{name} {nsdecls('w')}", 1))
    return element
