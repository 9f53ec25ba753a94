"""Places on pages that others may link to: each anchor that has been published stands on a list, and never goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from . import egne_sider
from .opsaetning import edition_folder
from .pages import FærdigSide
from .textfile import read_text
from .udgivet import Udgivet

_ANCHOR = re.compile(r'<([a-zA-Z]\w*)\b(?:[^>"]|"[^"]*")*?\sid="([^"]*)"')
_OURS = re.compile(r"\{:?[^}\n]*#([\w-]+)")
"""An anchor that a page written by hand gives a heading; one that is made from its words follows them."""
_FIELDS = {"input", "select", "textarea", "button", "label", "form", "option", "output", "progress", "datalist"}
_DRAWN = {"svg", "symbol", "pattern", "g", "path", "defs", "title", "desc", "marker", "use", "template", "nav"}
_PASSING = re.compile(r"(?:ord|note|filter|[bd]\d+)-|(?:hoved|indhold)\Z|.*-felter\Z")
"""Anchors that depend on what else stands on the page: explained words, notes, parts of a package."""


def lasting(html: str) -> Iterator[str]:
    """Yield the anchors of a page's HTML that a link may rest on; not those of fields, drawings and notes."""
    for tag, anchor in _ANCHOR.findall(html):
        if tag.lower() not in _FIELDS | _DRAWN and not _PASSING.match(anchor):
            yield anchor


def gathered(root: Path, pages: Mapping[str, FærdigSide]) -> list[str]:
    """Return every lasting place of the site, such as /moduler/sosu-basis/#dage, in order. Makes all pages."""
    found = {f"/{page.side.adresse}#{anchor}" for page in pages.values() for anchor in lasting(page.html)}
    for address, path in egne_sider.own_pages(root).items():
        found |= {f"/{address}#{anchor}" for anchor in _OURS.findall(read_text(path, path.name)[0])}
    return sorted(found)


def _lines(made: Sequence[str]) -> Sequence[str]:
    return made


LOST = (
    "stedet er udgivet, men findes ikke mere",
    "giv det sit anker igen, eller skriv i data/omdirigeringer.yaml, hvor det er nu",
)
"""The message and the advice about a place that has left its page."""

ANKRE = Udgivet[Sequence[str]](
    fil="ankre.txt",
    hoved=(
        "# Udgivne steder på siderne. Et anker må aldrig forsvinde: andre linker til det.\n"
        "# Nye ankre tilføjes af «python3 guide.py skema»; bygningen siger til, når ét mangler.\n"
    ),
    en="Nyt anker",
    ny=("stedet er nyt", "steder er nye"),
    når=("ankeret er endeligt", "ankrene er endelige"),
    form=(r"/(?:[a-z0-9-]+/)*#\S+", "«/moduler/sosu-basis/#dage»"),
    lines=_lines,
    lost=lambda _made, _line: LOST,
)


def held(root: Path) -> Iterator[tuple[str, str, int]]:
    """Yield each published place that the site must have, with its list, as messages call it, and its line there. An
    edition answers for its own alone: what it hides takes some of the shared guide's along."""
    for shown, place, line in ANKRE.each(root):
        if edition_folder(root) is None or shown == ANKRE.shown(root):
            yield shown, place, line
