"""The text of a Word file as XML: runs, paragraphs, links, tables, and controls to fill in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from markupsafe import escape

from ..addresses import is_local
from .document import Link

WIDTH = 180
"""How wide the text is (mm)."""
EMPTY = "\N{EM SPACE}" * 3
"""What stands in a control until something is written: seen by nobody, wide enough to be hit, and not printed."""
TICKED, UNTICKED = "2612", "2610"


class Skrift:
    """What is being written: its file, and the numbers that its controls get, each its own."""

    def __init__(self, file: XmlPart) -> None:
        self.file = file
        self._numbers: Iterator[int] = itertools.count(1)
        self.lists = 0

    def new_list(self) -> int:
        """Return the number of a numbered list that begins anew; the marks of every other list are number 1."""
        self.lists += 1
        return 1 + self.lists

    def _control(self, name: str, kind: str, content: str, more: str = "") -> str:
        """Return a control: read out by its name, and of a kind."""
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(name)}"/><w:tag w:val="{escape(name)}"/>'
            f'<w:id w:val="{next(self._numbers)}"/>{more}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        )

    def check_box(self, name: str) -> str:
        """Return Word's own check box: clicked to be ticked."""
        return self._control(
            name,
            f'<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="{TICKED}" w14:font="MS Gothic"/>'
            f'<w14:uncheckedState w14:val="{UNTICKED}" w14:font="MS Gothic"/></w14:checkbox>',
            '<w:r><w:rPr><w:rStyle w:val="Rude"/><w:rFonts w:hint="eastAsia"/></w:rPr>'
            f"<w:t>{chr(int(UNTICKED, 16))}</w:t></w:r>",
        )

    def answer(self, name: str) -> str:
        """Return a place to write in, on as many lines as it takes."""
        return self._control(name, '<w:text w:multiLine="1"/>', run(EMPTY), "<w:showingPlcHdr/>")

    def date(self, name: str) -> str:
        """Return a place for a date, which Word lets the reader pick."""
        kind = (
            '<w:date><w:dateFormat w:val="d. MMMM yyyy"/><w:lid w:val="da-DK"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        return self._control(name, kind, run(EMPTY), "<w:showingPlcHdr/>")

    def fill_in(self, name: str, where: str = "") -> str:
        """Return the control that suits what is asked for; `where` tells it from others of its name."""
        make = self.date if name.lower() == "dato" else self.answer
        return make(f"{name} {where}".rstrip())

    def link(self, link: Link) -> str:
        """Return a link that can be followed in Word; only its words when it leads to this machine."""
        return self.link_of([run(link.titel, style="Hyperlink")], link.adresse)

    def place(self, runs: str, name: str) -> str:
        """Return runs that a link within the file leads to."""
        id_ = next(self._numbers)
        return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{id_}"/>'

    def link_within(self, words: str, name: str) -> str:
        """Return a link to a place in the file."""
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(words)}</w:hyperlink>'

    def link_of(self, runs: Iterable[str], address: str) -> str:
        """Return runs that lead to an address."""
        words = "".join(runs)
        if is_local(address):
            return words.replace('<w:rStyle w:val="Hyperlink"/>', "")
        id_ = self.file.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{id_}" w:history="1">{words}</w:hyperlink>'


def run(text: str, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
    """Return a run of text; nothing where there is no text. A space at either end must be told, or Word drops it."""
    if not text:
        return ""
    look = (f'<w:rStyle w:val="{style}"/>' if style else "") + "<w:b/>" * bold + "<w:i/>" * italic
    space = ' xml:space="preserve"' if text.strip(" ") != text else ""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t{space}>{escape(text)}</w:t></w:r>"


def paragraph(style: str, *runs: str, also: str = "") -> str:
    """Return a paragraph with a style by its id; `also` is more about it than its style says."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{also}</w:pPr>{"".join(runs)}</w:p>'


def labelled(name: str, value: str, style: str) -> str:
    """Return a paragraph that begins with a word for what it is."""
    return paragraph(style, run(f"{name}:", bold=True), run(f" {value}"))


def numbered(number: int, *runs: str) -> str:
    """Return an item of the numbered list that has a number."""
    return paragraph("ListNumber", *runs, also=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def cell(width: float, *paragraphs: str, span: int = 1, left: float = 0) -> str:
    """Return a cell of a table: so wide, over so many columns, and with so much room at its left (mm)."""
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    room = f'<w:tcMar><w:left w:w="{twips(left)}" w:type="dxa"/></w:tcMar>' if left else ""
    inside = "".join(paragraphs) or paragraph("Punkt")
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{over}{room}</w:tcPr>{inside}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """Return a row, which stands whole on one sheet; a `header` is repeated on each."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * header}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, widths: Sequence[float], rows: Iterable[str], name: str, about: str) -> str:
    """Return a table with columns so wide (mm), and what is read out for it."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{escape(name)}"/>'
        f'<w:tblDescription w:val="{escape(about)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def twips(millimetres: float) -> int:
    """Return a length in Word's own measure."""
    return int(Mm(millimetres).twips)


def numbering(lists: int) -> bytes:
    """Return the marks of lists: dots, and numbers that begin anew in each of so many lists."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{{kind}}"/><w:lvlText w:val="{{sign}}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
        for level in range(3)
    )
    dots = levels.replace("{kind}", "bullet").replace("{sign}", "•")
    numbers = levels.replace("{kind}", "decimal")
    for level in range(1, 4):
        numbers = numbers.replace("{sign}", f"%{level}.", 1)
    kinds = f'<w:abstractNum w:abstractNumId="0">{dots}</w:abstractNum>'
    kinds += f'<w:abstractNum w:abstractNumId="1">{numbers}</w:abstractNum>'
    used = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{2 + one}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for one in range(lists)
    )
    return f"<w:numbering {nsdecls('w')}>{kinds}{used}</w:numbering>".encode()
