"""A checklist or the decisions of a meeting, in Word: the sheet that is drawn for the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .document import Del, Dokument, Sedelpunkt
from .ooxml import WIDTH, Skrift, cell, labelled, paragraph, row, run, table

NUMBER = 12
"""How wide the column with the box and the number is (mm)."""
BESIDE = {"Besluttet": 49, "Noter": 49, "Ansvarlig": 44, "Dato": 44}
"""How wide what is written beside a point is (mm); what is as wide stands in one column."""
ALONE = 90
"""How wide notes are where they stand alone (mm)."""
GAP = 3
"""From a column to the lines of the next (mm)."""


@dataclass(frozen=True)
class Kolonne:
    """A column to write in, and what is asked for there: one thing on two lines, or each thing on its own."""

    bredde: float
    felter: tuple[str, ...]

    @property
    def titel(self) -> str:
        """What stands above it."""
        return " / ".join((self.felter[0], *(felt.lower() for felt in self.felter[1:])))


def sheet(skrift: Skrift, dokument: Dokument, level: int) -> Iterator[str]:
    """Yield a document with points: its head, its parts and its small print. Its groups are headings at `level`."""
    yield from facts(dokument)
    yield from head(skrift, dokument.hoved)
    yield from groups(skrift, dokument.dele, level)
    yield from small_print(dokument)


def groups(skrift: Skrift, parts: Iterable[Del], level: int) -> Iterator[str]:
    """Yield groups of points, each as a table of its own."""
    for place, part in enumerate(parts):
        yield paragraph("Luft", also="<w:pageBreakBefore/>" if part.nyt_ark and place else "")
        yield _part(skrift, part, level)
    yield paragraph("Luft")


def facts(dokument: Dokument) -> Iterator[str]:
    """Yield what the meeting is for on a line of its own, and the short facts on one line."""
    first, *rest = dokument.fakta or (("", ""),)
    if first[0]:
        yield labelled(*first, "Fakta")
    if rest:
        runs = [(run(f"{name}:", bold=True), run(f" {said}")) for name, said in rest]
        between = run("\N{EM SPACE}")
        yield paragraph("Fakta", between.join("".join(one) for one in runs))


def head(skrift: Skrift, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines at the top: the last one is for many people and has the whole width."""
    *short, long = names or ("",)
    if short:
        width = WIDTH / len(short)
        cells = [cell(width, _line(skrift, name), left=GAP if place else 0) for place, name in enumerate(short)]
        yield table("Linjer", [width] * len(short), [row(cells)], "Mødet", "Linjer til at udfylde")
    if long:
        yield _line(skrift, long)


def _line(skrift: Skrift, name: str) -> str:
    return paragraph("Udfyld", run(f"{name}:", bold=True), run(" "), skrift.fill_in(name))


def columns(part: Del) -> list[Kolonne]:
    """Return the columns beside the points: what is decided or noted, and then who and when."""
    wide = {felt: BESIDE[felt] for felt in part.felter}
    if part.felter == ("Noter",):
        return [Kolonne(ALONE, part.felter)]
    return [
        Kolonne(width, tuple(felt for felt in wide if wide[felt] == width))
        for width in sorted(set(wide.values()), reverse=True)
    ]


def _part(skrift: Skrift, part: Del, level: int) -> str:
    """Return a group as a table; its heading and the columns' names are its first row, repeated on every sheet."""
    beside = columns(part)
    text = WIDTH - NUMBER - sum(column.bredde for column in beside)
    widths = [NUMBER, text, *(column.bredde for column in beside)]
    tight = '<w:spacing w:before="0" w:after="20"/>'
    heading = paragraph(f"Heading{level}", run(part.titel), also=tight)
    said = [paragraph("Punkt", run(words)) for words in part.tekst]
    first = row(
        [
            cell(NUMBER + text, heading, *said, span=2),
            *(cell(one.bredde, paragraph("Kolonne", run(one.titel)), left=GAP) for one in beside),
        ],
        header=True,
    )
    rows = [_point(skrift, punkt, text, beside) for punkt in part.punkter]
    return table("Ark", widths, [first, *rows], part.titel, "Punkter med plads til at skrive")


def _point(skrift: Skrift, punkt: Sedelpunkt, width: float, beside: list[Kolonne]) -> str:
    """Return a point's row: its box and number, its text, and what is written beside it or on lines below it."""
    box = "" if punkt.linjer else skrift.check_box(f"Punkt {punkt.nummer}") + run(" ")
    number = [paragraph("Nummer", box, run(punkt.nummer, bold=True))]
    if punkt.minutter:
        number.append(paragraph("Minutter", run(f"{punkt.minutter}\N{NO-BREAK SPACE}min.")))
    text = [paragraph("Punkt", run(punkt.tekst))]
    if punkt.hvorfor:
        text.append(paragraph("Uddybning", run(punkt.hvorfor)))
    if punkt.linjer:
        text.append(paragraph("Skrivelinje", skrift.answer(f"Svar {punkt.nummer}")))
        text += [paragraph("Skrivelinje")] * (punkt.linjer - 1)
        whole = width + sum(one.bredde for one in beside)
        return row([cell(NUMBER, *number), cell(whole, *text, span=1 + len(beside))])
    written = [
        [paragraph("Skrivelinje", skrift.fill_in(felt, punkt.nummer) if felt else "") for felt in lines_beside(column)]
        for column in beside
    ]
    return row(
        [
            cell(NUMBER, *number),
            cell(width, *text),
            *(cell(column.bredde, *lines, left=GAP) for column, lines in zip(beside, written, strict=True)),
        ]
    )


def lines_beside(column: Kolonne) -> tuple[str, ...]:
    """Return what each line of a column is for; what is decided or noted goes on on a line without a name."""
    alone = len(column.felter) == 1 and column.bredde > BESIDE["Dato"]
    return (*column.felter, *[""] * alone)


def small_print(dokument: Dokument) -> Iterator[str]:
    """Yield what stands last: doubts, what may not be written, and the sources on one line."""
    for doubt in dokument.forbehold:
        yield labelled("Vær opmærksom på", doubt, "Smt")
    if dokument.privat:
        yield paragraph("Smt", run(dokument.privat))
    if dokument.kilder:
        yield sources(dokument.kilder)


def sources(lines: Sequence[str]) -> str:
    """Return sources on one line."""
    return labelled("Kilde" if len(lines) == 1 else "Kilder", f"{'; '.join(lines)}.", "Smt")
