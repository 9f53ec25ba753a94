"""A page's own text, as HTML → Word: headings, text, lists, tables and fields in real styles, and links kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ooxml import WIDTH, Skrift, cell, paragraph, row, run, table
from .wordark import head
from .wordtrae import Element, read, words

BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "figure", "figcaption", "blockquote", "form"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6"),
}
FIELDS = {"input", "textarea"}
TITLED = re.compile(r"(?:__|^)(?:titel|navn|etiket|spørgsmål)$")
"""Classes of a line that is a small heading."""
LOOKS = {
    **{"ingress": "Ingress", "svarindgang": "Ingress", "boks": "Boks", "pakke__art": "Art"},
    **{"dæmpet": "Smt", "fold__linje": "Smt", "pakke__kilder": "Smt"},
}
"""The style of what is inside an element of a class."""
DECIDED = {"Besluttet": 82, "Ansvarlig": 56, "Dato": 42}
"""How wide the lines of a decision are (mm)."""


def page_text(skrift: Skrift, html: str, level: int) -> Iterator[str]:
    """Yield a page's text; its own heading is left to who asks, and those below it are headings from `level` on."""
    yield from Skriver(skrift, level).inside(read(html), "Normal")


class Skriver:
    """Writes a page's elements, each as Word has it."""

    def __init__(self, skrift: Skrift, level: int) -> None:
        self.skrift, self.level = skrift, level
        self.decisions = 0

    def inside(self, element: Element, style: str, also: str = "") -> Iterator[str]:
        """Yield what is inside an element: its blocks, and what stands between them as paragraphs."""
        runs: list[str] = []
        for child in element.indhold:
            if isinstance(child, Element) and not BLOCKS.isdisjoint({child.navn, *(one.navn for one in child.each())}):
                yield from self._flush(runs, style, also)
                yield from self.block(child, style, also)
            else:
                runs.append(self.inline([child]))
        yield from self._flush(runs, style, also)

    def _flush(self, runs: list[str], style: str, also: str) -> Iterator[str]:
        if words := _trimmed("".join(runs)):
            yield paragraph(style, words, also=also)
        runs.clear()

    def block(self, element: Element, style: str, also: str) -> Iterator[str]:
        """Yield a block of the page."""
        name, classes = element.navn, element.klasser
        style = next((LOOKS[one] for one in LOOKS if one in classes), style)
        fields = [one for one in element.each() if one.navn in FIELDS]
        if (fields and "felt" in classes) or _lines(element):
            yield from self._fields(element)
        elif len(name) == 2 and name[0] == "h":
            if name != "h1":
                yield self._heading(int(name[1]), self.inline(element.indhold))
        elif name == "details":
            yield from self._fold(element, style)
        elif name in ("ul", "ol"):
            yield from self._list(element, style)
        elif name == "table":
            yield from self._table(element)
        elif name == "dl":
            yield from self._pairs(element)
        elif name in ("p", "figcaption", "summary") and any(TITLED.search(one) for one in classes):
            yield from self.inside(element, "Mellemtitel")
        else:
            yield from self.inside(element, style, also)

    def _heading(self, number: int, words: str) -> str:
        return paragraph(f"Heading{min(3, self.level + number - 2)}", _trimmed(words))

    def _fold(self, element: Element, style: str) -> Iterator[str]:
        """Yield a fold: its title as a heading, and what is inside it; nothing where that is nothing."""
        first, *rest = element.children()
        if "dinesvar" in element.klasser:
            yield from self.inside(first, style)
            return
        content = list(self.inside(Element("", indhold=[*rest]), style))
        if not content:
            return
        titles = [one for one in first.each() if "fold__titel" in one.klasser or re.fullmatch("h[2-6]", one.navn)]
        title = titles[0] if titles else first
        yield self._heading(int(title.navn[1]) if title.navn[1:].isdigit() else 2, self.inline(title.indhold))
        for line in first.each():
            if "fold__linje" in line.klasser:
                yield paragraph("Smt", _trimmed(self.inline(line.indhold)), also="<w:keepNext/>")
        yield from content

    def _list(self, element: Element, style: str, depth: int = 0) -> Iterator[str]:
        """Yield a list: each item with its mark, and what more is in it indented under it."""
        number = self.skrift.new_list() if element.navn == "ol" else 1
        under = f'<w:ind w:left="{340 * (depth + 1)}"/>'
        mark = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        kind = "ListNumber" if element.navn == "ol" else "ListBullet"
        for item in element.children():
            if "hjælpeliste" in element.klasser:
                parts = [self.inline(part.indhold) for part in item.each() if part.navn == "p"]
                yield paragraph(kind, run(" – ").join(_trimmed(part) for part in parts if part), also=mark)
                continue
            if "replikker" in element.klasser:
                yield paragraph(kind, self._said(item), also=mark)
                continue
            marked = False
            for child in _grouped(item):
                if child.navn in ("ul", "ol"):
                    yield from self._list(child, style, depth + 1)
                    continue
                for written in self.inside(child, "ListContinue", under):
                    if marked or not written.startswith("<w:p>") or '"Heading' in written[:60]:
                        yield written
                        continue
                    marked = True
                    text = _bold(written) if '"Mellemtitel"' in written[:60] else written
                    yield _STYLE.sub(f'<w:pStyle w:val="{kind}"/>{mark}', text, count=1)

    def _said(self, item: Element) -> str:
        """Return a line to say, in quotes, with whose it is on the same line."""
        parts = [(part, _trimmed(self.inline(part.indhold))) for part in item.each() if part.navn == "p"]
        told = [f"{run('«')}{said}{run('»')}" if "replik" in part.klasser else said for part, said in parts]
        return run(" ").join(told)

    def _pairs(self, element: Element) -> Iterator[str]:
        """Yield words with what is said of each, a line for each pair; short facts are on one line."""
        lines: list[str] = []
        term, short = "", "nøgletal" in element.klasser
        space = "\N{NO-BREAK SPACE}" if short else " "
        for one in element.each():
            if one.navn == "dt":
                term = f"{_bold(_trimmed(self.inline(one.indhold)))}{run(f':{space}')}"
            elif one.navn == "dd":
                lines.append(term + _trimmed(self.inline(one.indhold)))
                term = ""
        told = [run("\N{EM SPACE}").join(lines)] if short else lines
        yield from (paragraph("Fakta", line) for line in told)

    def _table(self, element: Element) -> Iterator[str]:
        """Yield a table; rows of headings first are repeated on every sheet."""
        rows = [[one for one in tr.children() if one.navn in ("th", "td")] for tr in element.each() if tr.navn == "tr"]
        count = max((len(cells) for cells in rows), default=0)
        captions = [one for one in element.each() if one.navn == "caption"]
        title = "".join(words(caption) for caption in captions)
        if title:
            yield paragraph("Mellemtitel", run(title))
        if not count:
            return
        longest = [
            min(60, max(12, *(len(words(cells[at])) if at < len(cells) else 0 for cells in rows)))
            for at in range(count)
        ]
        widths = [WIDTH * one / sum(longest) for one in longest]
        made, heads = [], True
        for cells in rows:
            heads = heads and all(one.navn == "th" or not words(one) for one in cells)
            filled = []
            for at in range(count):
                style = "Celle" if at < len(cells) and cells[at].navn == "td" else "Celletitel"
                inside = list(self.inside(cells[at], style)) if at < len(cells) else []
                filled.append(cell(widths[at], *(inside or [paragraph("Celle")])))
            made.append(row(filled, header=heads))
        yield table("Tabel", widths, made, title or "Tabel", "Tabel fra siden")
        yield paragraph("Luft")

    def _fields(self, element: Element) -> Iterator[str]:
        """Yield lines to fill in, each with its name."""
        names = [words(one) for one in (element, *element.each()) if one.navn == "label"]
        if set(names) == set(DECIDED):
            self.decisions += 1
            widths = list(DECIDED.values())
            lines = [
                paragraph("Udfyld", run(f"{name}:"), run(" "), self.skrift.fill_in(name, str(self.decisions)))
                for name in DECIDED
            ]
            cells = [cell(widths[at], line, left=3 * (at > 0)) for at, line in enumerate(lines)]
            yield table("Linjer", widths, [row(cells)], f"Beslutning {self.decisions}", "Linjer til at udfylde")
            yield paragraph("Luft")
        else:
            yield from head(self.skrift, tuple(names))

    def inline(self, parts: list[Element | str], *, bold: bool = False, italic: bool = False, style: str = "") -> str:
        """Return what is in the midst of a text as runs; a link that leads out of the page is kept."""
        made = []
        for part in parts:
            if isinstance(part, str):
                made.append(run(re.sub(r"\s+", " ", part), bold=bold, italic=italic, style=style))
                continue
            address = part.egenskaber.get("href") or ""
            look = {"bold": bold or part.navn in ("b", "strong"), "italic": italic or part.navn in ("i", "em")}
            if part.navn == "br":
                made.append("<w:r><w:br/></w:r>")
            elif part.navn == "a" and "//" in address and "begreb" not in part.klasser:
                made.append(self.skrift.link_of([self.inline(part.indhold, **look, style="Hyperlink")], address))
            else:
                made.append(self.inline(part.indhold, **look, style=style))
                made.append(run(":", bold=True) if "boks__titel" in part.klasser else "")
        return "".join(made)


def _lines(element: Element) -> bool:
    """Return whether an element holds nothing but fields and what they are for."""
    children = element.children()
    return bool(children) and all("felt" in one.klasser for one in children)


def _grouped(item: Element) -> Iterator[Element]:
    """Yield what is in an item of a list, with each list in it on its own."""
    others: list[Element | str] = []
    for child in item.indhold:
        if isinstance(child, Element) and child.navn in ("ul", "ol"):
            yield Element("", indhold=others)
            yield child
            others = []
        else:
            others.append(child)
    yield Element("", indhold=others)


_STYLE = re.compile(r'<w:pStyle w:val="[^"]*"/>(?:<w:ind [^>]*/>)?')
_SPACE = r'(?:<w:r>(?:<w:rPr>(?:<w:(?:rStyle|b|i)[^>]*/>)*</w:rPr>)?<w:t xml:space="preserve"> </w:t></w:r>)*'
_FIRST = re.compile(r"^((?:<w:hyperlink[^>]*>)?<w:r>(?:<w:rPr>(?:<w:(?:rStyle|b|i)[^>]*/>)*</w:rPr>)?<w:t[^>]*>) ")


def _trimmed(runs: str) -> str:
    """Return runs without a space at either end."""
    return _FIRST.sub(r"\1", re.sub(f"^{_SPACE}|{_SPACE}$", "", runs))


def _bold(runs: str) -> str:
    """Return runs of plain text in bold."""
    return runs.replace("<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t")
