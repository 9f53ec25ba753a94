"""A page's HTML → what a reader meets of it: lines of text, links, source points, and what is in it unseen."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from ..finish import VOID

_RUNNING = {"a", "b", "code", "em", "i", "mark", "strong", "sub", "sup", "wbr"}
"""Elements in the midst of a line, where what stands on either side may be one word."""
_BESIDE = {"abbr", "small", "span", "q", "time"}
"""Elements in the midst of a line, where what stands on either side is two words."""
_SILENT = {"script", "style", "template", "noscript"}
_MUTE = re.compile(r"(?:^| )(?:belæg|belægsted|hent)(?: |$)")
"""The marker of a section's source points, which are told as such, and the files to take along with their sizes."""
_ANCHORED = {"id", "name", "value", "alt", "title", "label", "aria-label", "placeholder", "max", "maxlength", "checked"}
"""Attributes that somebody meets, or that links and saved answers hang on; with them goes every data-."""
_TOLD = {"data-belæg", "data-udgave", "data-frist"}
_NOISE = re.compile(r"[0-9a-f]{6,64}")
"""A mark that comes from the content: an edition, a hash in the name of a file."""
_EDITION = re.compile(r"(Udgave:) [0-9a-f]{6}\b")
_BASE = "https://site.invalid/"


@dataclass
class Læsning:
    """What a reader meets of a page. Each line goes with the heading it stands under."""

    linjer: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    belæg: list[str] = field(default_factory=list)
    koder: list[str] = field(default_factory=list)

    def add(self, line: str, heading: str = "") -> None:
        """Note a line, unless it is empty."""
        if line:
            self.linjer.append(line)
            self.under.append(heading)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.read = Læsning()
        self.address = _BASE + address
        self.words: list[str] = []
        self.heading = ""
        self.muted = self.row = 0
        self.link: tuple[str, list[str]] | None = None

    def end_line(self) -> None:
        text = " ".join("".join(self.words).replace("\u00ad", "").split())
        text = _EDITION.sub(r"\1 –", re.sub(r" ([,.;:!?)»])|([(«]) ", r"\1\2", text))
        self.read.add(text.strip(" |"), self.heading)
        self.words = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if not self.muted and "data-belæg" in given:
            self.read.belæg.append(given["data-belæg"])
        if self.muted or tag in _SILENT or _MUTE.search(given.get("class", "")):
            self.muted += tag not in VOID
            return
        if tag == "a" and "href" in given:
            self.link = self.target(given["href"]), []
        kept = {n: v for n, v in given.items() if (n in _ANCHORED or n.startswith("data-")) and n not in _TOLD}
        if code := " ".join(f'{name}="{_NOISE.sub("", value)}"' for name, value in kept.items()):
            self.read.koder.append(code)
        if tag == "textarea":  # room to write is met by a reader, though it has no words
            rows = given.get("rows", "2")
            self.words.append(f" (plads til {'én linje' if rows == '1' else f'{rows} linjer'}) ")
        if self.row and tag in ("td", "th"):
            self.words.append(" | ")
        elif self.row or tag == "dd" or tag in _BESIDE:
            self.words += [" "] * (tag not in _RUNNING)
        elif tag not in _RUNNING:
            self.end_line()
        self.row += tag == "tr"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.muted:
            self.muted -= tag not in VOID
            return
        if tag == "a" and self.link:
            self.read.links.append((" ".join("".join(self.link[1]).split()), self.link[0]))
            self.link = None
        if tag == "tr":
            self.row -= 1
        if tag == "dt":
            self.words.append(": ")
        elif self.row or tag in _RUNNING | _BESIDE:
            self.words += [" "] * (tag not in _RUNNING)
        elif re.fullmatch("h[1-6]", tag):
            text = " ".join("".join(self.words).split())
            self.heading = "" if tag == "h1" else text
            self.end_line()
        else:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.muted:
            self.words.append(data)
            if self.link:
                self.link[1].append(data)

    def target(self, href: str) -> str:
        """Return where a link leads: an address of the site from its root, or the whole of any other."""
        whole = urljoin(self.address, href)
        if not whole.startswith(_BASE):
            return whole
        parts = urlsplit(whole)
        return whole.removeprefix(f"{parts.scheme}://{parts.netloc}")


def read_page(html: str, address: str) -> Læsning:
    """Return what a reader meets of finished HTML at an address."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.read


def read_markdown(text: str) -> Læsning:
    """Return what a reader meets of a page written by hand, as far as that goes without an engine."""
    read = Læsning()
    heading = ""
    for line in text.splitlines():
        if found := re.match(r"#+ +(.*?)(?: *\{:.*)?$", line):
            heading = found[1]
        read.add(" ".join(line.split()), heading)
    return read


def read_file(name: str, content: bytes) -> Læsning:
    """Return what there is in a file beside the pages: the values of JSON, and the lines of any other text."""
    read = Læsning()
    text = content.decode("utf-8", "replace")
    if name.endswith(".json"):
        _values(json.loads(text), "", read)
    else:
        for line in text.splitlines():
            read.add(" ".join(line.split()))
    return read


def _values(value: object, key: str, read: Læsning) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(inner, str | int | float | None):
                read.add(str(name), key)
            if name != "version":
                _values(inner, str(name), read)
    elif isinstance(value, list):
        for inner in value:
            _values(inner, key, read)
    else:
        read.add(" ".join(str(value).split()), key)
