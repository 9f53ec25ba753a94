"""Facts of the sources: an item that rests on a point says what the point says, or points to something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .errors import did_you_mean
from .felter import Grund, Opslag
from .grundlag import Faktum, Kildepunkt, points
from .katalog import Katalog
from .references import suspects
from .rum import Fund
from .text import danish_list, danish_number
from .walk import Sti, walk

NONE = "-"
"""A source that has no figure or name where another one would have it."""

NAMES = ("id", "navn", "titel")
"""The fields that tell one item from another; a fact says by one of them what it is about."""


@dataclass(frozen=True, eq=False)
class Påstand:
    """What an item says in one field; `navne` are the item's own names, `ydre` those of what it is a part of."""

    fil: str
    sti: Sti
    felt: str
    værdi: object
    opslag: Grund
    navne: frozenset[str]
    ydre: frozenset[str]
    kolonne: bool = False


def _is_pinned(value: object) -> bool:
    return isinstance(value, Kildepunkt) and bool(value.fakta)


def _concerned(faktum: Faktum, point: str, said: Iterable[Påstand]) -> list[Påstand]:
    """Return what a fact of a point is about: what rests on the point itself, or what it names, or else its parts."""
    if faktum.om is None:
        return [claim for claim in said if not claim.kolonne and point in getattr(claim.opslag, "belæg", ())]
    there = [c for c in said if faktum.om in c.navne | c.ydre and point in points(c.opslag)]
    named = [claim for claim in there if faktum.om in claim.navne]
    whole = [claim for claim in named if isinstance(claim.opslag, Opslag)]  # before a level or a term with the same id
    return whole or named or there


def facts_agree(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No item says otherwise than a point it rests on, and no fact of a point is about nothing."""
    pinned = {faktum.felt for punkt in katalog.punkter() for faktum in punkt.fakta}
    said: dict[str, list[Påstand]] = defaultdict(list)
    for claim in _claims(katalog, pinned):
        said[claim.felt].append(claim)
    told: dict[Påstand, list[tuple[str, str]]] = defaultdict(list)
    for name, sti, punkt in suspects(katalog, _is_pinned):
        for i, faktum in enumerate(punkt.fakta if _is_pinned(punkt) else ()):
            about = _concerned(faktum, punkt.id, said[faktum.felt])
            for claim in about:
                told[claim].append((punkt.id, faktum.værdi))
            if not about:
                yield _about_nothing(name, (*sti, "fakta", i), faktum, punkt.id, said[faktum.felt])
    for claim, facts in told.items():
        if claim.værdi is not ... and not _agree(claim.værdi, facts):
            yield _otherwise(claim, facts)


def _claims(katalog: Katalog, pinned: set[str]) -> Iterator[Påstand]:
    """Yield what the items say in the pinned fields; what they say column by column, too."""
    for (name, content), (_, parts) in zip(katalog.files(), katalog.indhold, strict=True):
        about_sources = katalog.fil(name).om_kilderne
        if about_sources or not any(pinned & type(part).model_fields.keys() for part in parts):
            continue
        around: dict[Sti, frozenset[str]] = {}
        for sti, item in walk(content):
            if not isinstance(item, Grund):
                continue
            outer = next((around[sti[:end]] for end in range(len(sti) - 1, -1, -1) if sti[:end] in around), frozenset())
            names = frozenset(word for field in NAMES if isinstance(word := getattr(item, field, None), str))
            around[sti] = outer | names
            for field in type(item).model_fields.keys() & pinned:
                yield Påstand(name, (*sti, field), field, getattr(item, field), item, names, outer)
            for column, field, value in item.columns():
                if field in pinned:
                    yield Påstand(
                        name, (*sti, field), field, value, item, frozenset({column}), frozenset(), kolonne=True
                    )


def _agree(value: object, facts: Iterable[tuple[str, str]]) -> bool:
    """Return whether a value is one that a point gives.

    A list is the whole of one fact, or else its parts are facts, and among them all that some point has: a source at
    odds with itself is told in full.
    """
    by_point: dict[str, list[str]] = defaultdict(list)
    for point, text in facts:
        by_point[point].append(text)
    if not isinstance(value, tuple):
        return any(_same(value, text) for texts in by_point.values() for text in texts)
    for texts in by_point.values():
        parts = texts[0].split(", ")
        if len(texts) == 1 and (parts == [NONE] if not value else _in_turn(value, parts)):
            return True
    every = [text for texts in by_point.values() for text in texts]
    if not value or not all(any(_same(part, text) for text in every) for part in value):
        return False
    return any(all(any(_same(part, text) for part in value) for text in texts) for texts in by_point.values())


def _in_turn(value: tuple[object, ...], parts: list[str]) -> bool:
    return len(value) == len(parts) and all(map(_same, value, parts))


def _same(value: object, text: str) -> bool:
    """Return whether a value is what a text says: numbers by what they are, anything else to the letter."""
    if value is None:
        return text == NONE
    if isinstance(value, int | float):
        return text.replace(".", "").replace(",", ".") == f"{value:.15g}"
    return value == text


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if value is None:
        return NONE
    return danish_number(value) if isinstance(value, int | float) else str(value)


def _otherwise(claim: Påstand, facts: list[tuple[str, str]]) -> Fund:
    """Return the finding that an item doesn't say what its points say."""
    ids = list(dict.fromkeys(point for point, _ in facts))
    which = ("kildepunktet " if len(ids) == 1 else "kildepunkterne ") + danish_list(ids)
    given = list(dict.fromkeys(text for _, text in facts))
    says = f"siger {danish_list([_quoted(text) for text in given])}" if given != [NONE] else "oplyser det ikke"
    own = _shown(claim.værdi)
    if claim.værdi in (None, ()):
        message, advice = f"{claim.felt} mangler, men {which} {says}", "skriv det, kilden siger"
    else:
        message = f"{claim.felt} er {_quoted(own)}, men {which} {says}"
        figure = _quoted(own) == own
        mend = f"{'slet' if given == [NONE] else 'ret'} {'tallet' if figure else 'det'}"
        advice = f"{mend}, eller peg på det punkt eller den kilde, der siger {_quoted(own)}"
    return claim.fil, claim.sti, message, advice


def _quoted(text: str) -> str:
    """Return figures as they are, and words in quotes."""
    return text if all(char in "0123456789., -" for char in text) else f"«{text}»"


def _about_nothing(name: str, sti: Sti, faktum: Faktum, point: str, said: list[Påstand]) -> Fund:
    """Return the finding that nothing which rests on a fact's point says anything about it."""
    resting = {word for claim in said if point in points(claim.opslag) for word in claim.navne | claim.ydre}
    if faktum.om is None or not resting:
        message = f"intet, der hviler på «{point}», har feltet {faktum.felt}"
        return name, (*sti, "felt"), message, "ret navnet, lad et opslag hvile på punktet, eller slet faktummet"
    message = f"intet, der hviler på «{point}» og har feltet {faktum.felt}, hedder «{faktum.om}»"
    return (
        name,
        (*sti, "om"),
        message,
        did_you_mean(faktum.om, sorted(resting), "lad det hvile på punktet igen, ret navnet, eller slet faktummet"),
    )
