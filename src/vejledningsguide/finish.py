"""A page's Markdown → finished HTML, and what stands in it. Ours is HTML with headings, so no parser is needed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace

_HEADING = re.compile(r"^(#{1,6}) (.+?) \{: ([^}]*)\}$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#])")
_BARE = re.compile(r"^#+ .*$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n\s*\n")
_OUTLINE = re.compile(r'<h([12]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_PIECE = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)")
_ID = re.compile(r'\bid="([^"]*)"')
VOID = {"br", "hr", "img", "input", "meta", "link", "use", "path", "rect", "circle", "line", "wbr", "col", "source"}
_RUNNING = {"b", "code", "em", "i", "mark", "strong", "sub", "sup", "wbr"}
"""Elements in the midst of a word: what stands on either side of their tags is one word where no space is."""
_BESIDE = {"a", "abbr", "small", "span"}
"""Elements in the midst of a sentence: what stands on either side is two words, but no space comes before a comma."""
_SEAM = re.compile(r"\x00+(?=([\w«(])?)")
_MUTE = re.compile(r'data-search-exclude|class="(?:belæg|noter|herkomst|kun-print)[" ]')
"""What the search leaves out, with everything inside it."""
_GOES_ON = re.compile(r"[^\s.:?!]\s*$")
_GOES_ON_WITH = re.compile(r"[\s,;–]*[a-zæøå]")
"""What comes before or after a link in the midst of a sentence."""
_SILENT = {"script", "style", "template", "svg", "noscript"}


@dataclass(frozen=True)
class Overskrift:
    """A heading of a finished page: its level, its anchor, and its text as HTML."""

    niveau: int
    id: str
    title: str
    children: tuple[Overskrift, ...] = ()

    @property
    def url(self) -> str:
        """The way to it on its own page; `title`, `url` and `children` are what every engine's shell asks for."""
        return f"#{self.id}"


class Indhold:
    """A page's content as a shell asks for it: made when it is first written out, and let go with the page.

    No page waits in memory for the others, and its table of contents comes from the same HTML.
    """

    def __init__(self, make: Callable[[], str]) -> None:
        """`make` returns the finished HTML."""
        self._make = make
        self._html: str | None = None

    def __str__(self) -> str:
        if self._html is None:
            self._html = self._make()
        return self._html

    def __iter__(self) -> Iterator[Overskrift]:
        """Yield the page's own heading, with those one level below it as its children."""
        return iter(outline(str(self)))


@dataclass(frozen=True)
class Afsnit:
    """A part of a page as the search knows it: its anchor (empty: the top of the page), its title and its words."""

    id: str
    titel: str
    tekst: str


def headings(body: str) -> str:
    """Return a page's Markdown with each heading as HTML."""

    def heading(found: re.Match[str]) -> str:
        level, title, attributes = len(found[1]), _ESCAPED.sub(r"\1", found[2]), found[3].split()
        id_ = next((one[1:] for one in attributes if one.startswith("#")), "")
        classes = " ".join(one[1:] for one in attributes if one.startswith("."))
        opening = f'<h{level} id="{id_}"' + (f' class="{classes}"' if classes else "")
        opening += "".join(f" {one}" for one in attributes if not one.startswith(("#", ".")))
        return f"{opening}>{title}</h{level}>"

    return _HEADING.sub(heading, body)


def finish(body: str) -> str:
    """Return a page's Markdown as finished HTML.

    Of Markdown the page may hold headings with an attribute list, and nothing else: the rest must be HTML. Raises
    ValueError for a heading without one, which would have no lasting anchor.
    """
    done = headings(body)
    if bare := _BARE.search(done):
        raise ValueError(f"a heading has no {{: #id }}: {bare[0]}")
    return _EMPTY_LINES.sub("\n", done)


def outline(content: str) -> list[Overskrift]:
    """Return the first heading of finished HTML, with those one level below it; an empty list where there is none."""
    found = [Overskrift(int(level), id_, title) for level, id_, title in _OUTLINE.findall(content)]
    return [replace(found[0], children=tuple(one for one in found[1:] if one.niveau == 2))] if found else []


def sections(content: str, title: str, others: Container[str] = ()) -> Iterator[Afsnit]:
    """Yield the parts of finished HTML, one for each heading with an anchor; the first one is called `title`.

    A link that only says one of the titles in `others` leads on to what is found there, and is left out, but not from
    the midst of a sentence.
    """
    id_, words, heading = "", [], ""
    mute: list[str] = []
    linked, before, waiting = False, "", ""
    for found in _PIECE.finditer(content):  # one at a time: all pieces of a large page at once fill the memory
        closing, name, attributes, text = found.groups("")
        if text:
            if mute:
                continue
            if not text.strip():
                words.append(" ")
            elif linked and text.strip() in others and not _GOES_ON.search(before):
                waiting = text
            else:
                words += (waiting, "\0", text) if waiting and _GOES_ON_WITH.match(text) else (text,)
                before, waiting = text, ""
            linked = False
        elif mute:
            if closing and name == mute[-1]:
                mute.pop()
            elif not closing and name == mute[-1] and not attributes.endswith("/"):
                mute.append(name)
        elif not closing and (name in _SILENT or _MUTE.search(attributes)):
            if name not in VOID and not attributes.endswith("/"):
                mute.append(name)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            before, waiting = "", ""
            if closing and heading:
                title, words, heading = _plain(words), [], ""
            elif not closing and (anchor := _ID.search(attributes)):
                if name[1] != "1":
                    yield Afsnit(id_, title, _plain(words))
                    id_ = anchor[1]
                words, heading = [], name[1]
        elif name in _BESIDE:
            words.append("\0")
            linked = name == "a" and not closing
        elif name not in _RUNNING:
            words.append(" ")
            before, waiting = "", ""
    yield Afsnit(id_, title, _plain(words))


def _plain(words: list[str]) -> str:
    text = _SEAM.sub(lambda seam: " " if seam[1] else "", html.unescape("".join(words)))
    return " ".join(text.replace("\u00ad", "").split())
