"""Pages written by hand in content/: their addresses, what is wrong with them, and their [[links]]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from .addresses import file_of, relative
from .errors import Fejl
from .facts import items, written, wrong
from .felter import ID_FORM
from .guide import Guide
from .opsaetning import LOADER, edition_folder
from .references import advice
from .strays import in_content
from .text import markdown_heading, slugify
from .textfile import read_text
from .udgave import LOCAL_PAGE, PAGES
from .values import FACT, REFERENCE

WAY = f"afdeling: {LOCAL_PAGE}\nkrummer: [{{titel: Hos os, adresse: ../}}]\n"
"""What a page of an edition stands below."""
_HEADING = re.compile(r"^# .*$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)^---\s*?$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(^(?:```|~~~).*?^(?:```|~~~)$|`[^`\n]*`)", re.DOTALL | re.MULTILINE)
_DOC = re.compile(r"\]\((?!\w+:|/|#)([^()\s#?]+\.md)(?:#[^)\s]*)?\)")
"""A Markdown link to another page of the site, as a file."""


def own_pages(root: Path) -> dict[str, Path]:
    """Return the file of each page written by hand, by its address."""
    content = root / "content"
    found = {}
    for path in sorted(content.rglob("*.md")):
        name = path.relative_to(content).with_suffix("").as_posix()
        if "/." not in f"/{name}" and not path.name.startswith("~$"):
            name = name.removesuffix("index").rstrip("/")
            found[f"{name}/" if name else ""] = path
    return found | local_pages(root)


def local_pages(root: Path) -> dict[str, Path]:
    """Return the file of each page that an edition has written by hand, by its address; they stand below its own."""
    edition = edition_folder(root)
    files = sorted((edition / PAGES).glob("*.md")) if edition else []
    return {f"{LOCAL_PAGE}{path.stem}/": path for path in files if not path.name.startswith((".", "~$"))}


def below(root: Path, path: Path) -> str:
    """Return the name that a page written by hand has, or would have, below content/."""
    content = root / "content"
    return path.relative_to(content).as_posix() if path.is_relative_to(content) else f"{LOCAL_PAGE}{path.name}"


def marked(markdown: str, mark: str) -> str:
    """Return the Markdown of an edition's page with `mark` below its heading, and the way to it in its head."""
    if "\nafdeling:" not in markdown:
        markdown = markdown.replace("---\n", f"---\n{WAY}", 1)
    return _HEADING.sub(lambda found: f'{found[0]}\n\n<p><span class="lokal">{mark}</span></p>', markdown, count=1)


def unreadable(root: Path) -> list[Fejl]:
    """Return a fault for each file of content/ that doesn't belong there, or that can't be read as a page."""
    faults = list(in_content(root))
    told = {fault.fil for fault in faults}
    for path in own_pages(root).values():
        shown = path.relative_to(root).as_posix()
        if shown not in told:
            faults += _read(path, shown)[1]
    for path in local_pages(root).values():
        if not re.fullmatch(ID_FORM, path.stem):
            shown, better = path.relative_to(root).as_posix(), slugify(path.stem) or "side"
            faults.append(Fejl(shown, 1, 1, "", "navnet kan ikke blive til en adresse", f"kald den {better}.md"))
    return faults


def _read(path: Path, shown: str) -> tuple[str, list[Fejl]]:
    """Return a page's text, and what is wrong with the file or its head."""
    text, faults = read_text(path, shown)
    if faults:
        return text, faults
    head = _FRONT.match(text.replace("\r\n", "\n"))
    advice = "begynd siden med tre linjer: «---», «title: Sidens titel» og «---»"
    if not head:
        return text, [Fejl(shown, 1, 1, "", "siden har ingen titel", advice)]
    try:
        fields = yaml.load(head[1], Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        return text, [Fejl(shown, line, 1, "", "sidens hoved kan ikke læses", "sæt teksten i anførselstegn")]
    if not isinstance(fields, dict) or not str(fields.get("title") or "").strip():
        return text, [Fejl(shown, 1, 1, "title", "siden har ingen titel", advice)]
    return text, []


def faults(root: Path, guide: Guide, pages: frozenset[str]) -> list[Fejl]:
    """Return a fault for each link that leads nowhere, and each page whose address is taken by one of `pages`: the
    addresses of those that are made from the data."""
    own = own_pages(root)
    files = {file_of(address) for address in pages} | {below(root, path) for path in own.values()}
    found = []
    known = items(guide.katalog) if own else {}
    for address, path in own.items():
        shown = path.relative_to(root).as_posix()
        if address in pages:
            found.append(
                Fejl(shown, 1, 1, "", f"adressen /{address} er taget af en anden side", "giv filen et andet navn")
            )
        text = read_text(path, shown)[0]
        anything = frozenset(guide.henvisninger)
        for line, said in _lines(text):
            for match in FACT.finditer(said):
                if told := wrong(match, known):
                    found.append(Fejl(shown, line, match.start() + 1, "", *told))
            said = FACT.sub(lambda match: " " * len(match[0]), said)
            for match in REFERENCE.finditer(said):
                if (id_ := match["id"].strip()) not in anything:
                    message = f"linket [[{id_}]] peger på noget, der ikke findes"
                    found.append(Fejl(shown, line, match.start() + 1, "", message, advice(id_, anything)))
            if "[[" in (rest := REFERENCE.sub("", said)) or "]]" in rest:
                message = "et link er ikke skrevet rigtigt"
                found.append(Fejl(shown, line, 1, "", message, "skriv [[id]] eller [[id|tekst]]"))
            for match in _DOC.finditer(said):
                if _target(path, root, match[1]) not in files:
                    message = f"linket til {match[1]} fører ingen steder hen"
                    found.append(Fejl(shown, line, match.start(1) + 1, "", message, "skriv [[id]], eller ret stien"))
    return found


def _target(path: Path, root: Path, way: str) -> str:
    """Return the file below content/ that a link in a page leads to."""
    parts = below(root, path).split("/")[:-1]
    for part in way.split("/"):
        if part == "..":
            parts = parts[:-1] if parts else ["..", part]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each line, with what is code taken out of it."""
    blank = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return enumerate(blank.split("\n"), 1)


def linked(markdown: str, address: str, guide: Guide) -> str:
    """Return a page's Markdown with its [[links]] as HTML, and figures written out; `address` is the page's own.

    What is code stays.
    """

    def link(match: re.Match[str]) -> str:
        target = guide.henvisninger.get(match["id"].strip())
        if target is None:
            return match[0]
        return f'<a href="{relative(target.adresse, address)}">{markdown_heading(match["tekst"] or target.titel)}</a>'

    pieces = _CODE.split(markdown)
    known = items(guide.katalog) if FACT.search(markdown) else {}
    linked = (piece if place % 2 else REFERENCE.sub(link, written(piece, known)) for place, piece in enumerate(pieces))
    return "".join(linked)
