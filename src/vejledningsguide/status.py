"""What is to be reviewed, and when: an editor's list, as text and as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from .friskhed import Gennemgang
from .katalog import Katalog
from .regneark import csv_file
from .text import danish_count, danish_date

FIRST = 10
"""So many of those that are not overdue yet are told, unless all are asked for."""

COLUMNS = (
    "slags",
    "id",
    "titel",
    "fil",
    "gennemgået",
    "fælles dato",
    "skal ses efter senest",
    "dage tilbage",
    "over fristen",
)


def told(katalog: Katalog, today: date, *, alt: bool = False) -> str:
    """Return the list as text, the first due at the top: how it stands, by file, and the head of the queue."""
    reviews = katalog.friskhed.gennemgange
    late = [one for one in reviews if one.is_overdue(today)]
    lines = [f"{len(late)} af {len(reviews)} opslag er over fristen i dag, {danish_date(today)}."]
    for day, count in katalog.friskhed.fælles_dage.items():
        shared = f"{count} af {len(reviews)} har samme dato, {danish_date(day)}"
        lines.append(f"{shared}: Det er en fælles dato og ikke et gennemsyn af hvert.")
    lines += ["", *_by_file(katalog, today)]
    shown = reviews if alt else (*late, *[one for one in reviews if not one.is_overdue(today)][:FIRST])
    lines += ["", "Hele køen:" if len(shown) == len(reviews) else "Først i køen:"]
    rows = [(_when(one, today), one.fil, *_named(katalog, one)[1:]) for one in shown]
    lines += _aligned(rows)
    if len(shown) < len(reviews):
        lines.append(f"  … og {len(reviews) - len(shown)} mere: «python3 guide.py status --alt» viser dem alle.")
    return "\n".join(lines)


def csv(katalog: Katalog, today: date) -> bytes:
    """Return every review as a table for a spreadsheet, the first due at the top."""
    rows = [
        (
            *_named(katalog, one),
            f"data/{one.fil}",
            one.dag.isoformat(),
            one.fælles,
            one.frist.isoformat() if one.frist else None,
            one.left(today) if one.frist else None,
            one.is_overdue(today),
        )
        for one in katalog.friskhed.gennemgange
    ]
    return csv_file([COLUMNS, *rows])


def _named(katalog: Katalog, one: Gennemgang) -> tuple[str, str, str]:
    """Return what kind of item it is, its id and its title; one that has none is told by its place."""
    slags = katalog.slags.get(type(one.item))
    kind = (slags.ental or slags.kaldes or slags.navn) if slags else type(one.item).__name__
    own = str(one.sti[0]) if one.sti else one.stamme
    title = (getattr(one.item, slags.titelfelt, "") or "") if slags else ""
    return kind, getattr(one.item, "id", own), title


def _when(one: Gennemgang, today: date) -> str:
    if one.frist is None:
        return "uden frist"
    left = one.left(today)
    days = danish_count(abs(left), "dag", "dage")
    return f"{one.frist}  {f'{days} over' if left < 0 else f'om {days}'}"


def _by_file(katalog: Katalog, today: date) -> Iterator[str]:
    """Yield a table of each file: how many items it has, how long a review holds, how many are late, the next day."""
    rows: list[Sequence[str]] = [("I data/", "opslag", "frist", "over", "næste dag")]
    for stem in katalog.friskhed.stammer:
        mine = [one for one in katalog.friskhed.gennemgange if one.stamme == stem]
        months = katalog.friskhed.holdbarhed.måneder.get(stem)
        late = sum(one.is_overdue(today) for one in mine)
        rows.append((stem, str(len(mine)), f"{months} md." if months else "ingen", str(late), str(mine[0].frist or "")))
    yield from _aligned(rows)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    return [f"  {'  '.join(row)}".rstrip() for row in padded]
