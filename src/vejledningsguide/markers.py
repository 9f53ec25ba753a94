"""The markers behind claims: where each claim ends a spot says what it rests on, and each section gets one marker."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from markupsafe import Markup

from .finish import VOID
from .provenance import Henvisning, Punktvisning

SPOT = re.compile(r'<span class="belægsted" data-belæg="([^"]*)"></span>')
"""What a template leaves where a claim ends: the ids it rests on. Script makes a marker of each, when asked."""

_PIECE = re.compile(r'^#{1,6} |<(/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>', re.MULTILINE)
_OWN = frozenset(("boks", "fold", "tjekgruppe", "belægdel"))
"""Besides `details`, what is a section of its own, with its own marker, wherever it stands."""
_WHOLE = frozenset(("tabelramme", "tjekgruppe", "nøgletal"))
"""Besides `table` and `fieldset`, what a marker can't stand amid: it comes on its own line after it, or last in it."""
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_TEXT_END = re.compile(r"(?:\s*</(?:p|li|ul|ol)>)+\s*$")
_LINK = Markup('<a href="{}" data-belæg="{}" aria-label="{}">{}</a>')
_OWN_WORDS = Markup('<a class="lokal" href="{}">{}</a>')
_DOUBT = Markup('<a href="{}" data-belæg="{}" title="{}">uenighed</a>')


@dataclass
class _Section:
    """What is gathered until the section ends: the ids, and where the last claim ended."""

    ids: dict[str, None] = field(default_factory=dict)
    place: int = 0
    alone: bool = False


def gather(body: str, marker: Callable[[Sequence[str], bool], str]) -> str:
    """Return a page with one marker a section, where its last claim ends.

    A section goes from one heading to the next, or is an element that stands for itself. `marker` makes the HTML from
    the ids, and is told whether it stands on a line of its own: after a table, or a group of fields.
    """
    if 'class="belægsted"' not in body:
        return body
    inserts: list[tuple[int, str]] = []
    sections = [_Section()]
    path: list[tuple[str, bool, bool]] = []
    waiting: list[_Section] = []

    def end() -> None:
        section = sections[-1]
        if section.ids:
            place = section.place if section.alone else _in_text(body, section.place)
            inserts.append((place, marker(tuple(section.ids), section.alone)))
        sections[-1] = _Section()

    for found in _PIECE.finditer(body):
        closing, name, attributes = found.groups("")
        if not name or (not closing and name in _HEADINGS):
            if not any(whole for _, _, whole in path):
                end()
        elif closing:
            if not path or path[-1][0] != name:
                continue
            _, own, whole = path.pop()
            if whole and not any(above for _, _, above in path):
                for section in waiting:
                    section.place, section.alone = found.start() if own else found.end(), True
                waiting.clear()
            if own:
                end()
                sections.pop()
        elif name == "span" and (spot := SPOT.match(body, found.start())):
            section = sections[-1]
            section.ids |= dict.fromkeys(spot[1].split())
            section.place, section.alone = found.start(), False
            if any(whole for _, _, whole in path) and section not in waiting:
                waiting.append(section)
        if name and not closing and name not in VOID and not attributes.endswith("/"):
            own, whole = _sort(name, attributes.partition('class="')[2].partition('"')[0])
            if own:
                sections.append(_Section())
            path.append((name, own, whole))
    end()
    parts, start = [], 0
    for place, html in sorted(inserts, key=lambda insert: insert[0]):
        parts += [body[start:place], html]
        start = place
    return "".join(parts) + body[start:]


@cache  # a site has some hundred kinds of elements, and a hundred thousand elements
def _sort(name: str, classes: str) -> tuple[bool, bool]:
    """Return whether an element is a section of its own, and whether a marker can't stand amid it."""
    words = frozenset(classes.split(" "))
    return name == "details" or not words.isdisjoint(_OWN), name in ("table", "fieldset") or not words.isdisjoint(
        _WHOLE
    )


def _in_text(body: str, place: int) -> int:
    """Return the place at the end of the words before `place`: inside the paragraph or list that ends there."""
    end = _TEXT_END.search(body, max(0, place - 60), place)
    return end.start() if end else place


def marker(
    points: Sequence[Punktvisning], doubts: Sequence[Henvisning], href: Callable[[str], str], *, alone: bool
) -> Markup:
    """Return a section's marker: a link to each source, at its first point, and to each discrepancy.

    Script makes one button of them.

    `alone` is whether it stands on a line of its own; else it never parts from the word before it.
    """
    sources: dict[str, list[Punktvisning]] = {}
    for point in points:
        sources.setdefault(point.kilde.id, []).append(point)
    links, own = [], Markup()
    for name, group in list(sources.items()):
        if group[0].kilde.lokal:
            own = _OWN_WORDS.format(href(group[0].adresse), group[0].kilde.titel)
            del sources[name]
    shared = sum(len(group) for group in sources.values())
    for place, group in enumerate(sources.values(), 1):
        name = f"Belæg for dette afsnit, {shared} kildepunkt{'' if shared == 1 else 'er'}"
        words = f"Belæg · {shared}"
        if place > 1:
            name, words = f"Belæg i {group[0].kilde.omtale}", str(place)
        links.append(_LINK.format(href(group[0].adresse), " ".join(p.opslag.id for p in group), name, words))
    for doubt in doubts:
        links.append(_DOUBT.format(href(doubt.adresse), doubt.id, f"uoverensstemmelsen «{doubt.titel}»"))
    if not links:
        return Markup('<p class="belæg--linje">{}</p>').format(own) if alone else Markup(" {}").format(own)
    if alone:
        return Markup('<p class="belæg belæg--linje">{}{}</p>').format(Markup("").join(links), own)
    return Markup('<span class="belæg">\N{NO-BREAK SPACE}{}</span>{}').format(Markup("").join(links), own)
