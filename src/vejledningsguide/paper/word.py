"""What is told on paper → .docx: the copy to edit, with real headings, tables, and controls to fill in."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time
from functools import cache, lru_cache
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt
from markupsafe import escape

from ..addresses import is_local
from ..text import danish_date
from .document import Del, Dokument, Link, Samling, printed
from .ooxml import WIDTH, Skrift, numbered, numbering, paragraph, run
from .pakket import packed
from .qr import qr_png
from .wordark import groups, head, sheet, small_print, sources
from .wordhtml import page_text
from .wordluft import LINE, Luft, airiest

HERE = Path(__file__).parent
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LEFT_OUT = (
    *("stylesWithEffects", "numbering", "webSettings", "fontTable"),
    *("customXml", "extended-properties", "thumbnail"),
)
"""Parts of python-docx's own template that say nothing about this document."""

ABOUT = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Company>Vejledningsguiden</Company></Properties>"
)
"""Who publishes it, where Word shows that."""

FOOT = 95
"""So many signs of title, day and address stand on one line beside the number of the sheet."""

QR = 22
"""How wide the QR code is (mm)."""


@lru_cache(maxsize=64)  # live reload makes everything again
def make_docx(samling: Samling) -> bytes:
    """Return documents as one Word file in Danish, on A4. The same documents give the same bytes."""
    word = docx.Document(io.BytesIO(_template()))
    _describe(word, samling)
    skrift = Skrift(word.part)
    if lists := [dokument for dokument in samling.dokumenter if dokument.dele]:
        _set_air(word, min(map(airiest, lists)))
    if len(samling.dokumenter) == len(lists) == 1:
        word.styles["Heading 1"].font.size = Pt(12)  # its groups are its only headings
    body = parse_xml(
        f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')} {WORD_2010}>{''.join(_body(word, skrift, samling))}</w:body>"
    )
    marks = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, numbering(skrift.lists), word.part.package)
    word.part.relate_to(marks, RELATIONSHIP_TYPE.NUMBERING)
    paper = word.element.body[-1]
    for element in body:
        paper.addprevious(element)
    return packed(word)


def _body(word: Document, skrift: Skrift, samling: Samling) -> Iterator[str]:
    """Yield all text: one document under its title, or a front sheet and each document from a sheet of its own."""
    first = samling.dokumenter[0]
    if len(samling.dokumenter) == 1:
        yield from _top(word, skrift, first.art, first.titel, first.kort, first.side if first.på_nettet else None)
        yield from _text(skrift, first, 1)
        return
    yield from _top(word, skrift, samling.art, samling.titel, samling.kort, samling.side if samling.på_nettet else None)
    yield from head(skrift, samling.hoved)
    yield paragraph("Heading1", run("Det tager I med"))
    number = skrift.new_list()
    for place, dokument in enumerate(samling.dokumenter, 1):
        yield numbered(number, skrift.link_within(dokument.titel, f"del{place}"))
    if samling.beslutninger:
        yield paragraph("Heading1", run("Det beslutter I"))
        yield from groups(skrift, _counted(samling.beslutninger), 2)
    told = [sources(samling.kilder)] if samling.kilder else []
    full = bool(samling.dokumenter[-1].dele)  # a list fills its sheet: sources below it would have one for themselves
    yield from told if full else ()
    for place, dokument in enumerate(samling.dokumenter, 1):
        yield paragraph("Art", run(dokument.art), also="<w:pageBreakBefore/>")
        yield paragraph("Heading1", skrift.place(run(dokument.titel), f"del{place}"))
        if dokument.kort:
            yield paragraph("Ingress", run(dokument.kort))
        yield from _text(skrift, dokument, 2)
    yield from () if full else told


def _counted(parts: Iterable[Del]) -> Iterator[Del]:
    """Yield the decisions with a number each, so that each line has a name of its own."""
    numbers = itertools.count(1)
    for part in parts:
        yield replace(part, punkter=tuple(replace(one, nummer=str(next(numbers))) for one in part.punkter))


def _text(skrift: Skrift, dokument: Dokument, level: int) -> Iterator[str]:
    """Yield a document below its title: a sheet to fill in, or a page's own text."""
    if dokument.html:
        yield from page_text(skrift, dokument.html, level)
        yield from small_print(dokument)
    else:
        yield from sheet(skrift, dokument, level)


def _top(word: Document, skrift: Skrift, art: str, titel: str, kort: str, side: Link | None) -> Iterator[str]:
    """Yield what a file begins with; the code stands at the right of it."""
    code = _picture(word, side.adresse) if side else ""
    yield paragraph("Art", code, run(art))
    yield paragraph("Title", run(titel))
    if kort:
        yield paragraph("Ingress", run(kort))


@cache
def _template() -> bytes:
    """Return a Word file without text, with our styles, settings and paper."""
    word = docx.Document()
    for element, name in ((word.styles.element, "typografier.xml"), (word.settings.element, "indstillinger.xml")):
        element[:] = parse_xml((HERE / name).read_bytes())[:]
    for rels in (word.part.rels, word.part.package.rels):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype.endswith(LEFT_OUT)]:
            del rels[id_]
    about = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, ABOUT, word.part.package)
    word.part.package.relate_to(about, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(11), Mm(14)
    section.header_distance, section.footer_distance = Mm(5), Mm(7)
    section.different_first_page_header_footer = True
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _describe(word: Document, samling: Samling) -> None:
    """Give the file its header, its footer and its properties."""
    section = word.sections[0]
    titel, day = samling.titel, danish_date(samling.gennemgået)
    side, rod = samling.side or samling.dokumenter[0].side, samling.dokumenter[0].rod
    short = printed(side.adresse)
    if len(f"{titel}{day}{short}") > FOOT:
        short = printed(rod)
    address = "" if is_local(rod) else short
    for footer in (section.footer, section.first_page_footer):
        where = run(" · ") + Skrift(footer.part).link(Link(address, side.adresse)) if address else ""
        number = run("Side ") + _field("PAGE") + run(" af ") + _field("NUMPAGES")
        _fill(footer, "Footer", f"{run(f'{titel} · {day}')}{where}<w:r><w:tab/></w:r>{number}")
    goes_on = ", fortsat" if len(samling.dokumenter) == 1 else ""
    _fill(section.header, "Header", run(f"{titel}{goes_on}"))
    _fill(section.first_page_header, "Header", "")
    core = word.core_properties
    core.title, core.subject, core.language = titel, samling.kort, "da-DK"
    core.author = core.last_modified_by = "Vejledningsguiden"
    core.category = samling.art or samling.dokumenter[0].art
    core.comments, core.keywords, core.version, core.revision = printed(side.adresse) if address else "", "", "", 1
    core.created = core.modified = datetime.combine(samling.gennemgået, time())


def _set_air(word: Document, luft: Luft) -> None:
    """Let the styles be as airy as the lists have room for."""
    for style in ("Punkt", "Punktnummer"):
        word.styles[style].paragraph_format.space_before = Mm(luft.punkt)
    word.styles["Skrivelinje"].paragraph_format.space_before = Mm(luft.linje - LINE)
    word.styles["Luft mellem tabeller"].paragraph_format.line_spacing = Mm(luft.gruppe)


def _fill(place: _Header | _Footer, style: str, runs: str) -> None:
    """Let a header or a footer be one paragraph."""
    for old in place.paragraphs:
        place._element.remove(old._p)
    place._element.append(_element(paragraph(style, runs)))


def _field(name: str) -> str:
    """Return a number that Word keeps right."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _picture(word: Document, address: str) -> str:
    """Return a run with the page's QR code at the right edge; the text stands beside it."""
    id_, _ = word.part.get_or_add_image(io.BytesIO(qr_png(address)))
    side = Mm(QR)
    name = f'name="QR-kode" descr="{escape(f"QR-kode til siden: {address}")}"'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:wrapSquare wrapText="left"/><wp:docPr id="1" {name}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _element(xml: str) -> BaseOxmlElement:
    """Return an element of Word's main language; `xml` names its other languages itself."""
    name = xml[1:].split(maxsplit=1)[0].partition(">")[0].rstrip("/")
    element: BaseOxmlElement = parse_xml(xml.replace(name, f"{name} {nsdecls('w', 'r')}", 1))
    return element
