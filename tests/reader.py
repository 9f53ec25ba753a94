"""A small reader of built HTML: what the checks of the finished site need, from the standard library alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

WAYS = {
    *(("a", "href"), ("area", "href"), ("link", "href"), ("use", "href"), ("use", "xlink:href"), ("image", "href")),
    *(("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("audio", "src"), ("video", "src")),
    *(("video", "poster"), ("object", "data"), ("embed", "src"), ("form", "action"), ("button", "formaction")),
    *(("form", "data-indeks"), ("form", "data-rod")),
}
"""Where HTML leads somewhere; the last two are read by the site's own script."""

FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action")}
"""Ways that a reader takes; all others load something by themselves."""

ROOT = "https://site.invalid/"
"""Stands for wherever the site is published."""


@dataclass(frozen=True)
class Way:
    """A link, or something a page loads."""

    tag: str
    attribute: str
    value: str
    rel: str

    @property
    def loads(self) -> bool:
        """Whether a browser fetches it without being asked."""
        return (self.tag, self.attribute) not in FOLLOWED and self.rel not in ("canonical", "search", "later")


@dataclass
class Document:
    """What a page holds."""

    lang: str = ""
    title: str = ""
    text: str = ""
    ids: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)
    elements: int = 0
    leads_on: bool = False
    """Whether it is only the way to another page; nothing on the site links to it."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = self.document
        found.elements += 1
        found.leads_on |= any(name == "data-videre" for name, _ in attrs)
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            found.lang = given.get("lang", "")
        if "id" in given:
            found.ids.append(given["id"])
        if "style" in given:
            found.styled.append(f"<{tag} style={given['style']!r}>")
        data = given.get("type") == "application/ld+json"  # a block of data is never run, whatever the policy says
        if tag == "style" or (tag == "script" and "src" not in given and not data):
            found.inline.append(tag)
        found.handlers += [f"<{tag} {name}>" for name in given if name.startswith("on")]
        rel = "later" if "template" in self.open else given.get("rel", "")  # a template's parts load when it is used
        found.ways += [Way(tag, name, value, rel) for name, value in given.items() if (tag, name) in WAYS]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            found.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in VOID:
            line, column = self.getpos()
            self.document.unbalanced.append(f"{line}:{column}: </{tag}> inside {self.open[-3:]}")

    def handle_data(self, data: str) -> None:
        found, data = self.document, data.replace("\u00ad", "")  # nobody reads a soft hyphen
        if "title" in self.open[-1:]:
            found.title += data
        if not {"script", "style", "head"} & set(self.open):
            found.text += data
            if found.headings and any(tag == f"h{found.headings[-1][0]}" for tag in self.open):
                level, words = found.headings[-1]
                found.headings[-1] = (level, words + data)


def read(html: str) -> Document:
    """Return what a page holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.document.unbalanced += [f"<{tag}> is never closed" for tag in reader.open]
    return reader.document


BLOCKS = {"p", "li", "dd", "dt", "div", "ul", "ol", "dl", "figure", "figcaption", "label", "legend", "summary", "form"}
"""Elements that begin on a line of their own."""

ASIDE = {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "table", "nav", "svg", "noscript"}
"""Elements of an article that are no running text."""

SET_APART = {"h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "caption", "section", "details", "nav", "button", "option"}
"""The other elements that don't run together with what stands beside them."""

ASIDE_CLASSES = {"belæg", "ordboks", "herkomst", "kun-skærmlæser", "diagram"}


class _Prose(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = [""]
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag in BLOCKS:
            self.found.append("")
        if tag not in VOID:
            self.open.append((tag, tag in ASIDE or not ASIDE_CLASSES.isdisjoint(classes)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.found.append("")
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if any(tag == "article" for tag, _ in self.open) and not any(aside for _, aside in self.open):
            self.found[-1] += data


def prose(html: str) -> list[str]:
    """Return the running text of a page's article, block by block: no headings, tables, sources or glossary."""
    reader = _Prose()
    reader.feed(html)
    reader.close()
    return [text for text in (" ".join(block.split()) for block in reader.found) if text]


class _Told(HTMLParser):
    """Reads all the text but that of elements that are left out; `found` pairs each block with its element."""

    def __init__(self, left_out: Callable[[str, Mapping[str, str]], bool]) -> None:
        super().__init__()
        self.left_out = left_out
        self.found: list[tuple[str, str]] = [("", "")]
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.open.append((tag, self.left_out(tag, {name: value or "" for name, value in attrs})))
        if tag in BLOCKS | SET_APART:
            self.found.append((tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1][0] == tag, f"</{tag}> ends {self.open[-1]}"
        self.open.pop()
        if tag in BLOCKS | SET_APART:
            self.found.append((self.open[-1][0] if self.open else "", ""))

    def handle_data(self, data: str) -> None:
        if not any(left_out for _, left_out in self.open):
            tag, text = self.found[-1]
            self.found[-1] = (tag, text + data)


def told(html: str, left_out: Callable[[str, Mapping[str, str]], bool]) -> list[tuple[str, str]]:
    """Return the text of well-formed HTML, block by block with the element each stands in.

    `left_out` is asked of each element, by its name and attributes, whether it is skipped with all that is in it.
    """
    reader = _Told(left_out)
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return [(tag, " ".join(text.split())) for tag, text in reader.found if text.strip()]


def read_site(folder: Path) -> Mapping[str, Document]:
    """Return every page of a built site by its path in it, without the cards that other pages show in a frame."""
    cards = folder / "indlejr"  # they are no pages: tests/test_frames.py reads them
    pages = sorted(path for path in folder.rglob("*.html") if cards not in path.parents)
    return {path.relative_to(folder).as_posix(): read(path.read_text(encoding="utf-8")) for path in pages}


CHOICE = "1&d="
"""What a fragment begins with that is no anchor, but takes a page along to a package for a meeting."""


def address_of(page: str) -> str:
    """Return the address at which a server shows a file: moduler/index.html → moduler/."""
    return page.removesuffix("index.html") if page == "index.html" or page.endswith("/index.html") else page


def inside(page: str, value: str) -> tuple[str, str] | None:
    """Return the file of the site that a way on a page leads to, and the anchor; None when it leads elsewhere."""
    whole = urlsplit(urljoin(ROOT + address_of(page), value))
    if f"{whole.scheme}://{whole.netloc}/" != ROOT:
        return None
    path = unquote(whole.path).lstrip("/")
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(whole.fragment)


def faults(documents: Mapping[str, Document], folder: Path) -> Iterator[str]:
    """Yield each link, picture, form or script of a site that leads nowhere."""
    svg: dict[str, Document] = {}
    made = {address_of(page) for page in documents}
    for page, document in documents.items():
        for way in document.ways:
            target = inside(page, way.value)
            if target is None:
                continue
            path, anchor = target
            if path.endswith(".svg") and (folder / path).is_file() and path not in svg:
                svg[path] = read((folder / path).read_text(encoding="utf-8"))
            there = documents.get(path) or svg.get(path)
            if not (folder / path).is_file():
                yield f"{page}: <{way.tag} {way.attribute}={way.value!r}> leads to no file"
            elif anchor.startswith(CHOICE):
                if (chosen := anchor.removeprefix(CHOICE)) not in made:
                    yield f"{page}: <{way.tag} {way.attribute}={way.value!r}> takes along no page {chosen}"
            elif anchor and there and anchor not in there.ids:
                yield f"{page}: <{way.tag} {way.attribute}={way.value!r}> leads to no #{anchor}"


def reached(documents: Mapping[str, Document], closed: Collection[str] = (), start: str = "index.html") -> set[str]:
    """Return the pages that a reader can get to from `start` by links alone, but not through the `closed` ones."""
    seen, queue = {start}, [start]
    while queue:
        page = queue.pop()
        if page in closed:
            continue
        for way in documents[page].ways:
            target = inside(page, way.value) if way.tag == "a" else None
            if target and target[0] in documents and target[0] not in seen:
                seen.add(target[0])
                queue.append(target[0])
    return seen


FETCHES = re.compile(
    r"""url\(\s*["']?(?P<url>[^"')]+)|(?:@import|\bfrom|\bimport)\s*\(?\s*["'](?P<module>[^"']+)|\bfetch\(\s*["'](?P<data>[^"']+)"""
)
"""What a style sheet or a script goes on to fetch."""


def loaded(documents: Mapping[str, Document], folder: Path) -> set[str]:
    """Return every file that the pages load, and what those files load; something elsewhere as its whole address."""
    queue = [(page, way.value) for page, document in documents.items() for way in document.ways if way.loads]
    seen: set[str] = set()
    while queue:
        page, value = queue.pop()
        target = None if value.startswith("data:") else inside(page, value)
        name = value if target is None else target[0]
        if name in seen or value.startswith("data:"):
            continue
        seen.add(name)
        if name.endswith((".css", ".js", ".svg")) and (folder / name).is_file():
            text = re.sub(r"/\*.*?\*/", "", (folder / name).read_text(encoding="utf-8"), flags=re.DOTALL)
            queue += [(name, match[match.lastgroup or 0]) for match in FETCHES.finditer(text)]
    return seen
