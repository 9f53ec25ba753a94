"""Two states of the site → what differs, page by page: what came, what went, and what became something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..felter import Grund
from ..katalog import Katalog
from ..walk import field_of, walk
from .sides import SEARCH, Aftryk, Tilstand
from .words import Læsning

_SENTENCE = re.compile(r"(?<=[.!?…»])\s+(?=[«(]?[A-ZÆØÅ0-9])")
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_DATE = re.compile(rf"\b\d{{1,2}}\. (?:{_MONTHS}) \d{{4}}\b(?: \(samlet\))?")
MANY = 12
"""So many points are named; the rest are counted."""
SAME = 0.75
"""Two pages are one under another address when so much of their text is the same."""


SMALL = 400
"""So many small changes are tried as what is behind others."""


@dataclass(frozen=True)
class Skift:
    """A place on a page: what went and what came there, as whole sentences or lines, and the heading above it."""

    væk: tuple[str, ...]
    nyt: tuple[str, ...]
    under: str = field(default="", compare=False)

    @property
    def date(self) -> str:
        """The change of date that is all there is to it, as it is told; otherwise nothing."""
        masked = [[_DATE.sub("", text) for text in side] for side in (self.væk, self.nyt)]
        if masked[0] != masked[1]:
            return ""
        was, now = (_DATE.findall(" ".join(side)) for side in (self.væk, self.nyt))
        return f"{', '.join(dict.fromkeys(was))} → {', '.join(dict.fromkeys(now))}"


@dataclass
class Sideforskel:
    """What differs on one page, or in one file: `før` and `nu` are it before and now."""

    før: Aftryk
    nu: Aftryk
    stykker: list[Skift] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    belæg: str = ""
    koder: list[Skift] = field(default_factory=list)

    def __bool__(self) -> bool:
        whole = (self.før.titel, self.før.kort, self.før.adresse) != (self.nu.titel, self.nu.kort, self.nu.adresse)
        return bool(whole or self.stykker or self.links or self.belæg or self.koder)


@dataclass
class Forskelle:
    """All that differs between two states of the site; pages first, then the files beside them."""

    nye: list[Aftryk]
    væk: list[Aftryk]
    ændret: list[Sideforskel]
    andet: list[str]
    kilder: frozenset[str] = frozenset()
    """The data files that are not as they were."""
    usete: tuple[str, ...] = ()
    """What is other in the data and stands on no page: its file, field and value."""

    def __bool__(self) -> bool:
        return bool(self.nye or self.væk or self.ændret or self.andet or self.usete)


def compare(før: Tilstand, nu: Tilstand) -> Forskelle:
    """Return what differs between the site before and now."""
    gone = [page for address, page in før.sider.items() if address not in nu.sider and address != SEARCH]
    new = [page for address, page in nu.sider.items() if address not in før.sider and address != SEARCH]
    pairs = [(page, nu.sider[address]) for address, page in før.sider.items() if address in nu.sider]
    moved = _moved(gone, new)
    changed = [found for one, other in [*moved, *pairs] if (found := difference(one, other))]
    left = {id(page) for pair in moved for page in pair}
    gone, new = ([page for page in side if id(page) not in left] for side in (gone, new))
    files = sorted({*før.filer, *nu.filer}, key=lambda name: (name not in før.filer, name))
    other = [f"{name} er ny" for name in files if name not in før.filer]
    other += [f"{name} er væk" for name in files if name not in nu.filer]
    other += [
        f"{name} er ændret"
        for name in files
        if name in nu.filer and før.filer.get(name, nu.filer[name]) != nu.filer[name]
    ]
    data = frozenset(name for name, content in nu.data.items() if før.data.get(name) != content)
    every = Forskelle(new, gone, changed, other, data)
    every.usete = tuple(_unseen(før, nu, every))
    return every


def _unseen(før: Tilstand, nu: Tilstand, found: Forskelle) -> Iterator[str]:
    """Yield each value that is new in the data and is not among what is new on the pages."""
    told = [text for page in found.ændret for piece in page.stykker for text in piece.nyt]
    told += [text for page in found.ændret for text in (page.nu.titel, page.nu.kort)]
    told += [line for page in found.nye for line in page.read().linjer]
    said = "\n".join(told).casefold()
    for name in sorted(found.kilder) if før.katalog and nu.katalog else ():
        was, now = (values(side.katalog, name) for side in (før, nu))
        for key, value in now - was:
            texts = re.split(r"\[\[[^\]]*\]\]|[.!?…:;](?:\s|$)|\s\|\s", value)
            shown = " " not in value or any(text.strip().casefold() in said for text in texts if text.strip())
            if not (found and shown):
                yield f"{name}: {key}: «{value}»"
        if not found:
            yield from (f"{name}: {key}: «{value}» er væk" for key, value in was - now)


def values(katalog: Katalog | None, name: str) -> Counter[tuple[str, str]]:
    """Return the values of a data file with their fields; what kind of space is in them makes no difference."""
    content = katalog and katalog.filer.get(name.removeprefix("data/"))
    plain = ((field_of(sti), value) for sti, value in walk(content) if not isinstance(value, Grund | tuple))
    return Counter((field, " ".join(str(value).split())) for field, value in plain if value is not None)


def difference(før: Aftryk, nu: Aftryk) -> Sideforskel:
    """Return what differs on a page. It is read only when its HTML is not the same."""
    found = Sideforskel(før, nu)
    if (før.indhold, før.krummer) == (nu.indhold, nu.krummer):
        return found
    one, other = før.read(), nu.read()
    found.stykker = [
        piece
        for piece in _pieces(one, other)
        if (piece.væk, piece.nyt) != ((før.titel,), (nu.titel,))  # told as the page's title
    ]
    found.links = list(_links(one.links, other.links))
    found.belæg = _points(one.belæg, other.belæg)
    said = " ".join(text for piece in found.stykker for text in (*piece.væk, *piece.nyt)) + før.titel + nu.titel
    found.koder = [
        piece
        for piece in _hunks(one.koder, other.koder, [""] * len(one.koder), [""] * len(other.koder))
        if not all(value in said for code in (*piece.væk, *piece.nyt) for value in re.findall('="([^"]*)"', code))
    ]
    return found


def _points(one: Sequence[str], other: Sequence[str]) -> str:
    """Return what is new about the source points that a page rests on; nothing when there is nothing."""
    if one == other:
        return ""
    was, now = (Counter(point for points in side for point in points.split()) for side in (one, other))
    parts = [f"− {id_}" for id_ in sorted((was - now).keys())] + [f"+ {id_}" for id_ in sorted((now - was).keys())]
    if not parts:
        return "Kildepunkterne er de samme, men belægger andre steder på siden"
    more = f" og {len(parts) - MANY} til" if len(parts) > MANY else ""
    return f"Kildepunkter på siden: {len(was)} → {len(now)} ({', '.join(parts[:MANY])}{more})"


def _pieces(one: Læsning, other: Læsning) -> Iterator[Skift]:
    """Yield what differs in the text, sentence by sentence where a line has several."""
    for piece in _hunks(one.linjer, other.linjer, one.under, other.under):
        was, now = (tuple(part for line in side for part in _parts(line)) for side in (piece.væk, piece.nyt))
        yield from _hunks(was, now, [piece.under] * len(was), [piece.under] * len(now))


def _parts(line: str) -> list[str]:
    """Return the sentences of a line, or the cells of a row, each with the row's name."""
    label, *cells = line.split(" | ")
    return [label, *(f"{label}: {cell}" for cell in cells)] if cells else _SENTENCE.split(line)


def _hunks(one: Sequence[str], other: Sequence[str], under: Sequence[str], over: Sequence[str]) -> Iterator[Skift]:
    """Yield each run of texts that is in only one of two rows, or stands differently there."""
    start, end, shortest = 0, 0, min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    was, now = one[start : len(one) - end], other[start : len(other) - end]
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            heading = over[start + c] if c < d else under[start + a]
            yield Skift(tuple(was[a:b]), tuple(now[c:d]), heading)


def _links(one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield each link that leads somewhere else under the same words; others are told by their text."""
    gone, new = Counter(one) - Counter(other), Counter(other) - Counter(one)
    for words, to in new.elements():
        for old, way in list(gone):
            if old == words and gone[old, way]:
                gone[old, way] -= 1
                yield f"linket «{words}» førte til {way} og fører nu til {to}"
                break


def _moved(gone: Sequence[Aftryk], new: Sequence[Aftryk]) -> list[tuple[Aftryk, Aftryk]]:
    """Return the pages that are the same under another address, or nearly so."""
    pairs: list[tuple[Aftryk, Aftryk]] = []
    free = list(new)
    for page in gone if len(gone) * len(new) < 400 else ():
        lines = Counter(page.read().linjer)
        for candidate in free:
            others = Counter(candidate.read().linjer)
            if (lines & others).total() * 2 >= SAME * (lines.total() + others.total()) > 0:
                pairs.append((page, candidate))
                free.remove(candidate)
                break
    return pairs


def roots(found: Forskelle) -> Mapping[Skift, Skift]:
    """Return the change behind each change: a new title turns up in lists, rows and sentences on many other pages."""
    pieces = list(dict.fromkeys(piece for page in found.ændret for piece in page.stykker))
    titles = [(page.før.titel, page.nu.titel) for page in found.ændret if page.før.titel != page.nu.titel]
    small = [Skift((was,), (now,)) for was, now in titles if was and now]
    small += sorted((p for p in pieces if len(p.væk) == len(p.nyt) == 1), key=lambda piece: len(piece.væk[0]))
    behind = {}
    for piece in pieces:
        text, wanted = "\n".join(piece.væk), "\n".join(piece.nyt)
        makers = (one for one in small[:SMALL] if one.væk[0] in text and one != piece)
        behind[piece] = next((one for one in makers if text.replace(one.væk[0], one.nyt[0]) == wanted), piece)
    return {piece: behind.get(root, root) for piece, root in behind.items()}
