"""What an edition says of itself on the page about the guide: who answers for it, access, and its readers' privacy."""

from __future__ import annotations

import re
from html import escape

from .udgave import Lokalt

PAGE = "om/"
"""The page written by hand that it stands on."""
ACCESS, PRIVACY, BEFORE = "tilgaengelighed", "oplysninger", "foreslaa-en-rettelse"
"""The sections that it goes on with, and the one that tells who stands behind it stands before."""
WHO = "hvem-staar-bag"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def with_own(markdown: str, address: str, lokalt: Lokalt | None) -> str:
    """Return a page's Markdown, with what an edition says of itself where the shared guide tells of the same."""
    if lokalt is None or address != PAGE:
        return markdown
    udgave = lokalt.udgave
    who = f"{escape(udgave.organisation)} udgiver sitet og har skrevet det, der er mærket som lokalt."
    who += f" Ansvarlig: {escape(udgave.ansvarlig.rstrip('.'))}." if udgave.ansvarlig else ""
    who += f' <a href="{escape(udgave.kontakt)}">Kontakt os</a>.' if udgave.kontakt else ""
    access = []
    if udgave.tilgængelighed:
        name = f"Tilgængelighedserklæring for {escape(udgave.titel)}"
        access.append(f'<a href="{escape(udgave.tilgængelighed)}">{name}</a>')
    if udgave.tilgængelighedskontakt:
        access.append(f"Er der noget, du ikke kan bruge? {_linked(udgave.tilgængelighedskontakt)}")
    private = [_linked(one) for one in re.split(r"\n\s*\n", udgave.privatliv.strip())] if udgave.privatliv else []
    section = f"## Hvem står bag? {{: #{WHO} }}\n\n{_box(lokalt.mærke, [who])}\n\n"
    made = _before(markdown, BEFORE, section)
    for anchor, said in ((ACCESS, access), (PRIVACY, private)):
        made = _after(made, anchor, _box(lokalt.mærke, said)) if said else made
    return made


def _box(mark: str, said: list[str]) -> str:
    words = "".join(f"<p>{one}</p>" for one in said)
    title = f'<p class="boks__titel"><span class="lokal">{escape(mark)}</span></p>'
    return f'<div class="boks boks--lokal">{title}{words}</div>'


def _linked(text: str) -> str:
    """Return a text as HTML, with a link for each mail address in it."""
    return _MAIL.sub(r'<a href="mailto:\g<0>">\g<0></a>', escape(" ".join(text.split())))


def _before(markdown: str, anchor: str, section: str) -> str:
    """Return the page with a section before the one with an anchor, or last."""
    found = re.search(rf"^## .*#{anchor}\b", markdown, re.MULTILINE)
    place = found.start() if found else len(markdown)
    return markdown[:place] + ("" if found else "\n\n") + section + markdown[place:]


def _after(markdown: str, anchor: str, box: str) -> str:
    """Return the page with a box last in the section with an anchor, or last of all."""
    found = re.search(rf"^## .*#{anchor}\b.*$", markdown, re.MULTILINE)
    ahead = re.search(r"^## ", markdown[found.end() :], re.MULTILINE) if found else None
    place = found.end() + ahead.start() if found and ahead else len(markdown)
    return f"{markdown[:place].rstrip()}\n\n{box}\n\n{markdown[place:]}"
