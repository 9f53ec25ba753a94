"""What can be told from a file about PDF/UA-1: the conditions of the Matterhorn protocol that need no human eye."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
"""Operators that leave a mark on the sheet."""

TYPES = {
    *("Document", "Part", "Art", "Sect", "Div", "NonStruct", "P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody"),
    *("Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "Span", "Link", "Figure"),
}
"""The standard types of structure that our sheets use."""

NOTHING = Dictionary()

INSIDE = {
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
"""Types that belong in certain others."""


@dataclass
class Element:
    """An element of the structure with what it holds."""

    kind: str
    object: Object
    parent: Element | None
    children: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and everything in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def structure(pdf: Pdf) -> Element:
    """Return the file's tree of tags."""

    def read(source: Object, parent: Element | None) -> Element:
        element = Element(str(source.S)[1:], source, parent)
        kids = source.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                element.children.append(read(kid, element))
        return element

    top = pdf.Root.StructTreeRoot.K
    return read(top[0] if isinstance(top, Array) else top, None)


def bookmarks(pdf: Pdf) -> list[tuple[int, str]]:
    """Return the level and the title of every bookmark."""

    def read(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, item.title
            yield from read(list(item.children), level + 1)

    with pdf.open_outline() as outline:
        return list(read(list(outline.root), 1))


def faults(pdf: Pdf) -> list[str]:
    """Return everything in the file that PDF/UA-1 forbids, as far as it is looked for."""
    return [*_of_the_file(pdf), *_of_the_structure(pdf), *_of_the_sheets(pdf)]


def _of_the_file(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        if meta.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "it does not say that it is PDF/UA-1"
        if not meta.get("dc:title"):
            yield "the metadata hold no title"
    if str(root.get("/Lang", "")) != "da":
        yield "the language is not Danish"
    if not root.get("/MarkInfo", NOTHING).get("/Marked", False):
        yield "it is not marked as tagged"
    if not root.get("/ViewerPreferences", NOTHING).get("/DisplayDocTitle", False):
        yield "a reader would show the file's name in place of its title"
    if "/StructTreeRoot" not in root:
        yield "there is no structure"
    if not bookmarks(pdf) or not all(title.strip() for _, title in bookmarks(pdf)):
        yield "bookmarks are missing or empty"
    for number, thing in enumerate(pdf.objects):
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor and "/FontFile2" not in thing:
            yield f"object {number}: a font is not embedded"
        if isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.Type0 and "/ToUnicode" not in thing:
            yield f"object {number}: the signs of a font are not known"


def _of_the_structure(pdf: Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        return
    elements = list(structure(pdf).walk())
    ids = {bytes(element.object.ID) for element in elements if "/ID" in element.object}
    for element in elements:
        kind, thing, parent = element.kind, element.object, element.parent
        if kind not in TYPES:
            yield f"<{kind}> is no standard type"
        if kind in INSIDE and (parent is None or parent.kind not in INSIDE[kind]):
            yield f"<{kind}> stands in <{parent and parent.kind}>"
        if kind == "Figure" and not str(thing.get("/Alt", "")).strip():
            yield "a figure has no text in its place"
        if kind == "TH" and str(thing.get("/A", NOTHING).get("/Scope", "")) not in ("/Row", "/Column"):
            yield "a header cell does not say what it is the header of"
        if kind == "TD":
            headers = [bytes(one) for one in thing.get("/A", NOTHING).get("/Headers", Array())]
            if not (headers or _is_corner(element)) or not ids.issuperset(headers):
                yield "a cell has no header"
        if kind == "Link" and not any("/Obj" in kid for kid in thing.K if isinstance(kid, Dictionary)):
            yield "a link can't be followed"
    levels = [int(element.kind[1]) for element in elements if element.kind in ("H1", "H2", "H3")]
    if levels[:1] != [1] or any(below > above + 1 for above, below in pairwise(levels)):
        yield f"the levels of headings are {levels}"


def _is_corner(cell: Element) -> bool:
    """Return whether a cell is the empty one above the row headers and before the column headers."""
    row = cell.parent
    first = row is not None and row.children[0] is cell and row.parent is not None and row.parent.kind == "THead"
    return first and not any(isinstance(kid, int) for one in cell.walk() for kid in one.object.get("/K", Array()))


def _of_the_sheets(pdf: Pdf) -> Iterator[str]:
    parents = list(pdf.Root.get("/StructTreeRoot", NOTHING).get("/ParentTree", NOTHING).get("/Nums", Array()))
    owners = {int(key): value for key, value in zip(parents[::2], parents[1::2], strict=True)}
    for number, page in enumerate(pdf.pages, 1):
        marked = yield from _marks(page, number)
        owned = owners.get(int(page.obj.get("/StructParents", -1)), Array())
        if not isinstance(owned, Array) or len(owned) != marked:
            yield f"sheet {number}: {marked} marks, but the structure knows of {len(owned)}"
        for note in page.obj.get("/Annots", Array()):
            owner = owners.get(int(note.get("/StructParent", -1)))
            if note.Subtype == Name.Link and (owner is None or owner.get("/S") != Name.Link):
                yield f"sheet {number}: a link is not in the structure"
            if not str(note.get("/Contents", "")):
                yield f"sheet {number}: a link does not say where it leads"
        if "/Annots" in page.obj and page.obj.get("/Tabs") != Name.S:
            yield f"sheet {number}: the order of links is not that of the structure"


def _marks(page: Page, number: int) -> Generator[str, None, int]:
    """Yield what is drawn without being marked as content or as decoration; return how much content is marked."""
    open_: list[str] = []
    content = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            kind = "decoration" if instruction.operands[0] == Name.Artifact else "content"
            if open_ and kind not in open_:
                yield f"sheet {number}: {kind} stands in {open_[-1]}"
            content += kind == "content"
            open_.append(kind)
        elif operator == "EMC":
            open_.pop()
        elif operator in PAINTS and not open_:
            yield f"sheet {number}: {operator} draws what is neither content nor decoration"
    return content
