"""A page's own text as a tree of elements, less what is for the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

SILENT = {"script", "style", "template", "svg", "noscript", "button", "progress", "img", "use"}
"""Elements that say nothing on paper."""
UNSEEN = {
    *("belæg", "belægsted", "ikke-print", "kun-js", "kun-skærmlæser", "voks__spejl", "ikon"),
    *("diagram", "tal__serier", "mønstre", "dinesvar__skift", "dinesvar__andre", "styrke__prikker", "pakke__nr"),
    *("genvejsrække", "findud--lille", "findud__veje", "fravalg"),
}
"""Classes of what is for the screen, only leads on, or is drawn: its table says the same."""
VOID = {"br", "hr", "img", "input", "meta", "link", "use", "path", "wbr", "col", "source"}


@dataclass
class Element:
    """An element of a page, with what is inside it."""

    navn: str
    klasser: frozenset[str] = frozenset()
    egenskaber: dict[str, str | None] = field(default_factory=dict)
    indhold: list[Element | str] = field(default_factory=list)

    def each(self) -> Iterator[Element]:
        """Yield every element inside it, in reading order."""
        for child in self.indhold:
            if isinstance(child, Element):
                yield child
                yield from child.each()

    def children(self) -> list[Element]:
        """Return the elements right inside it."""
        return [one for one in self.indhold if isinstance(one, Element)]


class _Reader(HTMLParser):
    """Well-formed HTML as a tree, less what is not for paper."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, frozenset((dict(attrs).get("class") or "").split()), dict(attrs))
        heard = "kun-skærmlæser" in element.klasser and self.open[-1].navn == "th"
        if tag not in SILENT and "hidden" not in element.egenskaber and (heard or not element.klasser & UNSEEN):
            self.open[-1].indhold.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open[-1].navn == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].indhold.append(data.replace("\N{SOFT HYPHEN}", ""))


def read(html: str) -> Element:
    """Return well-formed HTML as a tree."""
    reader = _Reader()
    reader.feed(html)
    return reader.open[0]


def words(element: Element) -> str:
    """Return what is said in an element."""
    said = "".join(one if isinstance(one, str) else words(one) for one in element.indhold)
    return re.sub(r"\s+", " ", said).strip()
