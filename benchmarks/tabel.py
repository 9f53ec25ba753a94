"""The table of figures: ours, stock's, the ratio, the goal, and whether it is met; prints as it goes, and remembers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Måling:
    """A figure. `mål` is the most that the ratio or our own figure may be; for `mindst` it is the least."""

    navn: str
    vores: float
    standard: float | None = None
    mål: float | None = None
    på: Literal["forhold", "vores", "mindst"] = "vores"
    decimaler: int = 1

    @property
    def forhold(self) -> float | None:
        """Ours as a part of stock's: 0.25 is a quarter."""
        return self.vores / self.standard if self.standard else None

    @property
    def nået(self) -> bool | None:
        """Whether the goal is met, by the figure as it is shown; None when there is no goal."""
        if self.mål is None:
            return None
        figure = self.forhold if self.på == "forhold" else self.vores
        assert figure is not None, f"{self.navn} has no ratio"
        shown = round(figure, 3 if self.på == "forhold" else self.decimaler)
        return shown >= self.mål if self.på == "mindst" else shown <= self.mål


class Tabel:
    """Every figure of a run by its group, and what could not be measured."""

    def __init__(self) -> None:
        self.grupper: dict[str, list[Måling]] = {}
        self.mangler: list[str] = []

    def begin(self, titel: str, note: str = "") -> None:
        """Begin a group of figures."""
        self.grupper[titel] = []
        print(f"\n{titel}" + (f"\n  {note}" if note else ""))
        _row("", "vores", "standard", "forhold", "mål", "")

    def add(self, måling: Måling) -> None:
        """Add a figure to the group begun last, and print it."""
        self.grupper[next(reversed(self.grupper))].append(måling)
        places = måling.decimaler
        sign = "≥ " if måling.på == "mindst" else "≤ "
        goal_places = 2 if måling.på == "forhold" or måling.mål != int(måling.mål or 0) else 0
        _row(
            måling.navn,
            number(måling.vores, places),
            "" if måling.standard is None else number(måling.standard, places),
            "" if måling.forhold is None else number(måling.forhold, 2 if måling.forhold >= 0.1 else 3),
            "" if måling.mål is None else sign + number(måling.mål, goal_places),
            {None: "", True: "nået", False: "IKKE NÅET"}[måling.nået],
        )

    def miss(self, part: str, why: str) -> None:
        """Note a part that could not be measured: the run has failed."""
        self.mangler.append(part)
        print(f"\nKunne ikke måles: {part}. {why}", flush=True)

    def end(self) -> int:
        """Print which goals were missed and which parts are wanting; return the exit code, 1 when any is wanting."""
        missed = [
            f"{group.partition(':')[0]}: {m.navn}"
            for group, rows in self.grupper.items()
            for m in rows
            if m.nået is False
        ]
        goals = sum(m.nået is not None for rows in self.grupper.values() for m in rows)
        print(f"\n{goals - len(missed)} af {goals} mål er nået." + (" Ikke nået:" if missed else ""))
        print("".join(f"  - {line}\n" for line in missed), end="")
        if self.mangler:
            print("Ikke målt:\n" + "".join(f"  - {part}\n" for part in self.mangler), end="")
        return 1 if self.mangler else 0

    def write(self, path: Path) -> None:
        """Write every figure to a JSON file."""
        groups = {
            group: [asdict(m) | {"forhold": m.forhold, "nået": m.nået} for m in rows]
            for group, rows in self.grupper.items()
        }
        text = json.dumps({"grupper": groups, "mangler": self.mangler}, ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")


def number(value: float, decimals: int = 1) -> str:
    """Return a number the Danish way, thousands apart."""
    return f"{value:,.{decimals}f}".translate({ord(","): " ", ord("."): ","})


def _row(label: str, *cells: str) -> None:
    print((f"  {label:<46}" + "".join(f"{cell:>12}" for cell in cells)).rstrip(), flush=True)
