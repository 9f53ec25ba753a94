"""The two states of the project that are compared, each as its pages: the working folder, a commit, another folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from jinja2 import TemplateError

from ..build import ADRESSER
from ..check import check
from ..egne_sider import below, local_pages
from ..errors import DataFejl
from ..faults import told
from ..files import TEMPLATES
from ..finish import finish
from ..guide import Guide
from ..katalog import Katalog
from ..load import Læst, load
from ..opsaetning import SETUP, edition_folder
from ..pages import build_pages
from ..provenance import link_to
from ..rum import Hverdagsord, Søgt
from ..sender import site_address
from ..udtraeksform import FOLDER
from .history import ForskelFejl, checked_out, files_of
from .words import Læsning, read_file, read_markdown, read_page

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
SEARCH = "*søgt*"
"""What stands for the search among the addresses of pages; an older program may not tell what it knows."""


@dataclass(frozen=True)
class Aftryk:
    """A page, or a file beside the pages, in one state of the site."""

    adresse: str
    titel: str
    kort: str
    kilde: str
    indhold: str
    form: str = "html"
    krummer: tuple[str, ...] = ()

    def read(self) -> Læsning:
        """Return what a reader meets of it."""
        if self.form == "md":
            return read_markdown(self.indhold)
        if self.form != "html":
            return read_file(self.form, self.indhold.encode())
        read = read_page(self.indhold, self.adresse)
        if self.krummer:
            read.linjer.insert(0, f"Står under: {' › '.join(self.krummer)}")
            read.under.insert(0, "")
        return read


@dataclass(frozen=True)
class Tilstand:
    """The site in one state: its pages and what is read beside them by address, and all other files' bytes by name.

    The catalogue is missing where another program made the pages.
    """

    navn: str
    sider: Mapping[str, Aftryk]
    filer: Mapping[str, bytes]
    data: Mapping[str, bytes] = field(default_factory=dict)
    note: str = ""
    katalog: Katalog | None = None


def now(root: Path, today: date, kept: dict[str, Læst] | None = None, templates: Path | None = None) -> Tilstand:
    """Return the site as the working folder makes it, with its own templates unless others are given.

    Raises ForskelFejl with the faults that stand in the way.
    """
    with _told("Siderne kan ikke laves, som data er nu"):
        return _made(root, today, "nu", kept, templates)


def shared(root: Path, today: date, kept: dict[str, Læst] | None = None) -> Tilstand:
    """Return the site without the edition that is chosen. Raises ForskelFejl with the faults that stand in the way."""
    with _told("Siderne kan ikke laves, som den fælles guide er nu"):
        return _made(root, today, "den fælles guide", kept, edition=None)


def of_edition(here: Tilstand) -> Iterator[str]:
    """Yield what an edition adds, hides and answers, a line each."""
    katalog = here.katalog
    if katalog is None or katalog.lokalt is None:
        return
    yield f"{katalog.lokalt.mærke}:"
    for name, item in ((name, part) for name, parts in katalog.indhold for part in parts if katalog.mærke(part)):
        slags = katalog.slags.get(type(item))
        if slags and slags.delt:
            link = link_to(katalog, item)
            yield f"  TILFØJER: {slags.ental} «{link.titel}»  /{link.adresse}"
        elif slags and hasattr(item, slags.titelfelt):
            yield f"  TILFØJER: «{getattr(item, slags.titelfelt)}» i {name}"
    for one in katalog.lokalt.skjulte:
        yield f"  SKJULER: {one.art} «{one.titel}»  /{one.adresse} – {one.fordi}"
    guide = Guide(katalog)
    for rum in katalog.rum:
        yield from (f"  {line}" for line in (rum.siger(guide) if rum.siger else ()))


def before(root: Path, fra: str, today: date, kept: dict[str, Læst] | None = None) -> Tilstand:
    """Return the site as it was: in the folder `fra`, or in that commit (the last one when it is empty).

    Where the program was another one then, that one makes the pages. Raises ForskelFejl.
    """
    with checked_out(root, fra) as (folder, name):
        if files_of(folder) == files_of(root):
            return Tilstand(name, {}, {})
        note, program = "", _part(folder, "src")
        with _told(f"Siderne kan ikke laves, som data er i {name}"):
            if program and program != _part(root, "src"):
                note = f"Programmet er også ændret, så siderne fra {name} er lavet, som programmet var dér."
                if old := _by_its_own(folder, name, note):
                    return old
                note = f"Programmet er også ændret. Det i {name} kan ikke køre, så alle sider er lavet, som det er nu."
            same = _part(folder, TEMPLATES) in ({}, _part(root, TEMPLATES))
            templates = (root if same else folder) / TEMPLATES  # ours are compiled already
            return _made(folder, today, name, kept, templates, note)


@contextmanager
def _told(opening: str) -> Iterator[None]:
    try:
        yield
    except (DataFejl, TemplateError, OSError, ValueError, TypeError, KeyError) as error:
        lines = "\n".join(told(error))
        raise ForskelFejl(f"{opening}:\n{lines}") from error


def _made(
    root: Path,
    today: date,
    name: str,
    kept: dict[str, Læst] | None,
    templates: Path | None = None,
    note: str = "",
    edition: Path | Literal["chosen"] | None = "chosen",
) -> Tilstand:
    katalog = load(root / "data", kept, edition_folder(root) if edition == "chosen" else edition)
    check(katalog, today)
    guide = Guide(katalog, [line[1:] for line in ADRESSER.listed(root)])
    address = site_address(root)
    pages = {}
    for made in build_pages(guide, templates or root / TEMPLATES, address).values():
        side = made.side
        trail = tuple(title for title, _ in side.krummer)
        kort = str(made.meta["description"])
        pages[side.adresse] = Aftryk(side.adresse, side.titel, kort, side.kilde_fil, made.html, krummer=trail)
    for rum in katalog.rum:
        for path, content in rum.filer_ved(guide, address) if rum.filer_ved else ():
            pages |= _beside(path, content)
    known = [_known(one) for rum in katalog.rum for one in (rum.søgt(guide) if rum.søgt else ())]
    pages[SEARCH] = Aftryk(SEARCH, "Det, søgningen kender", "", "", "\n".join(known), "txt")
    return Tilstand(name, pages | _authored(root), _others(root), _part(root, "data"), note, katalog)


def _known(one: Søgt | Hverdagsord) -> str:
    """Return something that the search knows beside the text of the pages, as a line."""
    if isinstance(one, Hverdagsord):
        return " → ".join(filter(None, (", ".join(one.siger), ", ".join(one.kaldes), ", ".join(one.mål), one.svar)))
    return f"/{one.adresse}: {'; '.join(filter(None, (*one.ord, one.svar, *one.filtre, *one.valg)))}"


def _by_its_own(folder: Path, name: str, note: str) -> Tilstand | None:
    """Return the site as the folder's own program writes it; None when that can't run here. Raises ForskelFejl."""
    with tempfile.TemporaryDirectory() as out:
        env = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "vejledningsguide", "skriv", out]
        run = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", errors="replace")
        if run.returncode == 1 and "Traceback" not in run.stderr and "fejl i data" in run.stderr:
            raise ForskelFejl(f"Siderne kan ikke laves, som data er i {name}:\n{run.stderr.strip()}")
        if run.returncode:
            return None
        pages = {}
        for path in sorted(Path(out).rglob("*")):
            where = path.relative_to(out).as_posix()
            if path.name == "index.md":
                text = path.read_text(encoding="utf-8")
                head = _FRONT.match(text)
                meta = {key: json.loads(value) for key, _, value in _fields(head[1] if head else "")}
                trail = tuple(one["titel"] for one in meta.get("krummer", ()))
                html = finish(text[head.end() :] if head else text)
                address = where.removesuffix("index.md")
                title, kort = str(meta.get("title", "")), str(meta.get("description", ""))
                pages[address] = Aftryk(address, title, kort, "", html.lstrip("\n"), krummer=trail)
            elif path.is_file() and not where.startswith(("assets/", "soeg/", FOLDER)):
                pages |= _beside(where, path.read_bytes())
    return Tilstand(name, pages | _authored(folder), _others(folder), _part(folder, "data"), note)


def _fields(front: str) -> Iterator[tuple[str, str, str]]:
    return (line.partition(": ") for line in front.splitlines())


def _beside(path: str, content: bytes) -> dict[str, Aftryk]:
    """Return a file beside the pages as something to compare, when it is one that holds text."""
    form = path.rpartition(".")[2]
    if form not in ("json", "csv"):
        return {}
    return {path: Aftryk(path, "", "", "", content.decode("utf-8", "replace"), f".{form}")}


def _authored(root: Path) -> dict[str, Aftryk]:
    """Return the pages written by hand, and the setup with the menus."""
    pages = {}
    for path in (*sorted((root / "content").rglob("*.md")), *local_pages(root).values()):
        text = path.read_bytes().decode("utf-8", "replace")
        name = below(root, path)
        address = re.sub(r"(^|/)index/$", r"\1", name.removesuffix(".md") + "/")
        title = found[1] if (found := _TITLE.search(text)) else name
        pages[address] = Aftryk(address, title, "", path.relative_to(root).as_posix(), text, "md")
    setup = root / SETUP
    if setup.is_file():
        pages[SETUP] = Aftryk(SETUP, "Navn, menuer og opsætning", "", SETUP, setup.read_text("utf-8", "replace"), "txt")
    return pages


def _part(root: Path, part: str) -> dict[str, bytes]:
    return {name: content for name, content in files_of(root).items() if name.startswith(f"{part}/")}


def _others(root: Path) -> dict[str, bytes]:
    """Return the bytes of what else the site is made of: its shell, styles, scripts, pictures and setup."""
    made = ("data/", "src/", SETUP, f"{TEMPLATES}/sider/", f"{TEMPLATES}/makroer/")
    return {n: c for n, c in files_of(root).items() if not n.startswith(made) and not re.match(r"content/.*\.md$", n)}
