"""One page inside another, or on paper: less what is marked as its own, with anchors that collide with nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from .finish import VOID, headings

OWN = "data-kun-her"
"""The mark in the templates of what makes sense on the page itself alone."""

FIRST_SECTION = re.compile(r'^## |<h2\b|^<form\b|^<details\b|<div class="boks boks--forslag"', re.MULTILINE)
"""Where the first section of a page begins: what an edition says of its own stands before it."""
_TAG = re.compile(r'<(/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>')
_VALUE = re.compile(r'="[^"]*"')
_ANCHOR = re.compile(r'\b(id|for|aria-(?:controls|describedby|labelledby))="([^"]+)"')
_LINK = re.compile(r'\bhref="#(?!ord-)([^"]+)"')
"""A link within the page, but to an explained word: those are explained at the foot of the page around."""


def embed(body: str, prefix: str, lower: int = 1) -> Markup:
    """Return the Markdown of a page as HTML: each heading `lower` levels down, each anchor and each way to it with
    `prefix`, and without every element that is marked as the page's own.

    Of Markdown the page may hold headings with an attribute list, and nothing else: the rest must be HTML.
    """

    def anchor(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(prefix + id_ for id_ in found[2].split())}"'

    def tag(found: re.Match[str]) -> str:
        closing, name, attributes = found.groups()
        if re.fullmatch("h[1-5]", name):
            name = f"h{int(name[1]) + lower}"
        within = _LINK.sub(rf'href="#{prefix}\1"', _ANCHOR.sub(anchor, attributes))
        return f"<{closing}{name}{within}>"

    return Markup(_TAG.sub(tag, "".join(_shared(headings(body)))))


def _shared(html: str) -> Iterator[str]:
    """Yield well-formed HTML in pieces, less the elements that are marked."""
    start, name, depth = 0, "", 0
    for found in _TAG.finditer(html):
        alone = found[2] in VOID or found[3].endswith("/")
        if not depth and not found[1] and OWN in _VALUE.sub("", found[3]).split():
            yield html[start : found.start()]
            start, name, depth = found.end(), found[2], not alone
        elif depth and found[2] == name and not alone:
            depth += -1 if found[1] else 1
            start = found.end()
    yield html[start:]


def noted(body: str, note: str) -> str:
    """Return a page's Markdown with a note between what it opens with and its first section."""
    place = first.start() if (first := FIRST_SECTION.search(body)) else len(body)
    return f"{body[:place]}\n\n{note}\n\n{body[place:]}"
