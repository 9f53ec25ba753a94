"""The decision guide as a whole: its flow as a picture, and its outcomes in groups that can be looked over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...text import danish_count
from .beslut import Beslutningsguide, Knude

ROW, COLUMN, BOX, TOP = 46, 118, 96, 40
FIRST = 260
MANY = 12
"""A group of more outcomes than this is split by the question that tells most of them apart."""


@dataclass(frozen=True)
class Svargruppe:
    """Outcomes that share an answer, or the groups they are split into. `afgjort` are the questions already told."""

    titel: str
    antal: int
    grupper: tuple[Svargruppe, ...]
    rækker: tuple[Any, ...]
    afgjort: tuple[str, ...]


def grouped(views: Sequence[Any], told: tuple[str, ...] = ()) -> tuple[Svargruppe, ...]:
    """Return outcomes by their first answer; a large group is split once, those of one stay together."""
    answers: dict[str, dict[str, list[Any]]] = {}
    for view in views:
        for given in view.givne:
            if given.valg.id not in told:
                answers.setdefault(given.valg.id, {}).setdefault(given.svar.titel, []).append(view)
    asked_of_all = [id_ for id_, by in answers.items() if sum(map(len, by.values())) == len(views)]
    question = max(asked_of_all, key=lambda id_: len(answers[id_])) if told else asked_of_all[0]
    groups, single = [], []
    for title, below in answers[question].items():
        if len(below) == 1:
            single += below
            continue
        now = (*told, question)
        split = grouped(below, now) if len(below) > MANY and not told else ()
        groups.append(Svargruppe(title, len(below), split, () if split else tuple(below), now))
    if single:
        groups.append(Svargruppe("Dem med ét svar hver", len(single), (), tuple(single), told))
    return tuple(groups)


def flow(guide: Beslutningsguide) -> Markup:
    """Return an SVG: a row for each answer to the first question, a column for each question after it.

    A full box is a question that everybody on the row meets, a dashed one a question that some meet.
    """
    later = guide.fil.spørgsmål[1:]
    rows = guide.root.børn
    width, height = FIRST + COLUMN * len(later) + 130, TOP + ROW * len(rows) + 8
    parts = [
        Markup('<svg class="forløb" viewBox="0 0 {} {}" width="{}" role="img" aria-labelledby="forloeb-titel">').format(
            width, height, width
        ),
        Markup('<title id="forloeb-titel">{}</title>').format(_told(guide)),
        _text(8, 24, guide.fil.spørgsmål[0].navn.capitalize(), "forløb__hoved"),
    ]
    parts += [
        _text(FIRST + COLUMN * place + 8, 24, valg.navn.capitalize(), "forløb__hoved")
        for place, valg in enumerate(later)
    ]
    for row, (svar, knude) in enumerate(rows):
        y = TOP + ROW * row
        line, middle = ROW - 14, y + (ROW - 14) / 2
        count = outcomes(knude)
        end = FIRST + COLUMN * len(later)
        parts.append(Markup('<path class="forløb__vej" d="M{} {}H{}"/>').format(FIRST - 14, middle, end + 8))
        parts.append(_box(8, y, FIRST - 22, line, "forløb__rolle"))
        parts.append(_text(18, middle + 5, svar.titel, ""))
        for place, valg in enumerate(later):
            met, all_met = _meets(knude, valg.id)
            if met:
                x = FIRST + COLUMN * place
                parts.append(_box(x, y, BOX, line, "forløb__valg" if all_met else "forløb__valg forløb__valg--nogle"))
                parts.append(_text(x + 10, middle + 5, "Alle" if all_met else "Nogle", ""))
        parts.append(_text(end + 14, middle + 5, f"→ {danish_count(count, 'svar', 'svar')}", "forløb__antal"))
    return Markup("").join([*parts, Markup("</svg>")])


def outcomes(knude: Knude) -> int:
    """Return how many outcomes lie below a place."""
    return sum(below.udfald is not None for below in knude.knuder())


def _meets(knude: Knude, valg: str) -> tuple[bool, bool]:
    """Return whether some, and whether all, ways below a place pass a question."""
    if knude.valg is None:
        return False, False
    if knude.valg.id == valg:
        return True, True
    below = [_meets(barn, valg) for _, barn in knude.børn]
    return any(some for some, _ in below), all(every for _, every in below)


def _told(guide: Beslutningsguide) -> str:
    """Return the picture in words, for those who don't see it."""
    parts = []
    for svar, knude in guide.root.børn:
        asked = [valg.navn for valg in guide.fil.spørgsmål[1:] if _meets(knude, valg.id)[0]]
        after = f"derefter {', '.join(asked)}" if asked else "ingen flere spørgsmål"
        parts.append(f"{svar.titel}: {after}, {outcomes(knude)} svar")
    return f"Vejen gennem spørgsmålene. {'. '.join(parts)}."


def _text(x: float, y: float, words: str, style: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(style, x, y, words)


def _box(x: float, y: float, width: float, height: float, style: str) -> Markup:
    box = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="8"/>')
    return box.format(style, x, y, width, height)
