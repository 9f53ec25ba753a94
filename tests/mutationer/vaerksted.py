"""A copy of the project in which slips are made one at a time, and what is wrong with what comes of each."""

from __future__ import annotations

import re
import shutil
import signal
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from unittest.mock import patch

from tests import helpers
from tests.mutationer.filer import BYTES, LISTS, OTHERS, STRAY, any_slip, list_slip
from tests.mutationer.slags import AFVIST, ENS, KINDS
from tests.mutationer.syn import SKJULT, TEMPLATES, ids_near, seen, strange
from vejledningsguide import build, check
from vejledningsguide.errors import DataFejl
from vejledningsguide.forskel.sides import Tilstand, now
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.load import Læst, load
from vejledningsguide.rum import Fund, Regel

NAMES = [*(kind.navn for kind in KINDS), *(name for name, _, _ in BYTES), "fremmed-fil", "liste", "anden-fil"]
"""Every kind of slip."""
PATIENCE = 20.0
"""So many seconds of the processor a slip may take: ten times what the slowest takes."""
REASON = re.compile(r"((?:data|content|mkdocs)[^:]*):(\d+):(\d+): (.+) – (.+)", re.DOTALL)
ENGLISH = re.compile(
    r"\b(?:the|is|not|was|were|with|from|this|that|expected|found|error|invalid|value|should|file|input|type|string|"
    r"none|traceback|errno|object|must|cannot|can't|while|block|mapping|token|scanner|parsing|character|directory|"
    r"permission|denied|unexpected|attribute|index|key|codec|decode|position|byte|sequence|such)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"«.*?»|\[\[.*?\]\]", re.DOTALL)
DEAR = "decisions_are_whole"
"""A rule that tries every combination of answers; it is tried again when what it reads is another."""


class _TooLong(BaseException):
    """Raised when a slip has taken its time."""


class _Checked(Exception):
    """Raised when what was read has passed the rules, and nothing more is needed to know."""


class _Same(Exception):
    """Raised when what was read is what was there before."""


@dataclass(frozen=True)
class Fald:
    """A slip that went wrong: its kind, what is wrong, and the smallest there is to show of it."""

    slags: str
    hvad: str
    vist: str


class Værksted:
    """A copy of the real project, in which slips are made and taken back."""

    def __init__(self, folder: Path, data: Path | None = None, today: date | None = None) -> None:
        """Copy the real project into `folder`; or only other `data`, which are published there."""
        self.root, self.today = folder, today or date.today()
        shutil.copytree(data or helpers.ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("_skema"))
        if data:
            build.publish(folder, self.today)
        else:
            shutil.copytree(helpers.ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("assets"))
            shutil.copy(helpers.ROOT / "mkdocs.yml", folder)
        self.kept: dict[str, Læst] = {}
        self.katalog = load(folder / "data", self.kept)
        self.rules = tuple(_remembered(rule) if rule.__name__ == DEAR else rule for rule in check.RULES)
        self.before: Tilstand = now(folder, self.today, self.kept, TEMPLATES)
        self.files = sorted(self.kept)
        self.lists = [name for name in LISTS if (folder / name).is_file()]
        self.published = [line[1:] for line in build.ADRESSER.listed(folder)]
        self.met: Counter[str] = Counter()

    def slip(self, dice: Random, only: str = "") -> Fald | None:
        """Make one slip, see what comes of it, and take it back; return it when something is wrong with that."""
        name, kind, demand, raw = self._chosen(dice, only)
        path = self.root / name
        had = path.read_bytes() if path.exists() else None
        if raw == had:
            return None
        made = [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        try:
            told = self._told(name, kind, demand, raw, had or b"")
        finally:
            path.unlink()
            for folder in made:
                folder.rmdir()
            if had is not None:
                path.write_bytes(had)
        return Fald(kind, told, _shown(name, had or b"", raw)) if told else None

    def _chosen(self, dice: Random, only: str) -> tuple[str, str, str, bytes]:
        """Return the file of a slip, its kind, what must come of it, and the file's bytes after it."""
        name, file = only or dice.choice(NAMES), f"data/{dice.choice(self.files)}"
        for kind in KINDS:
            if kind.navn == name:
                text = (self.root / file).read_bytes().decode()
                return file, name, kind.krav, kind.gør(dice, text).encode("utf-8", "surrogatepass")
        for navn, change, demand in BYTES:
            if navn == name:
                file = dice.choice((file, file, dice.choice(self.lists)))
                demand = demand if file.endswith(".yaml") or demand == AFVIST else "liste"
                return file, name, demand, change(dice, (self.root / file).read_bytes())
        files = self.lists[:2] if name == "liste" else OTHERS
        file = next((file for file in dice.sample(files, len(files)) if (self.root / file).is_file()), "")
        if file and name in ("liste", "anden-fil"):
            change = list_slip if name == "liste" else any_slip
            return file, f"{name} {file}", "liste", change(dice, (self.root / file).read_bytes())
        stray, content, demand = dice.choice(STRAY)
        return stray, f"fremmed-fil {stray}", demand, content

    def _told(self, name: str, kind: str, demand: str, raw: bytes, had: bytes) -> str:
        """Return what is wrong with what comes of a slip; nothing when all is well."""
        made: list[Guide] = []

        def read(data: Path, _kept: object = None, edition: Path | None = None) -> Katalog:
            katalog = load(data, dict(self.kept), edition)
            if (key := name.removeprefix("data/")) in self.kept:
                if katalog.filer == self.katalog.filer:
                    raise _Same
                if katalog.mål == self.katalog.mål and not key.startswith(("tjeklister", "moeder")):
                    check.check(katalog, self.today)  # nothing of what is published can be another
                    made.append(Guide(katalog, self.published))
                    raise _Checked
            return katalog

        def guide(*arguments: Any) -> Guide:
            made.append(Guide(*arguments))
            return made[-1]

        try:
            with (
                patch.object(build, "load", read),
                patch.object(build, "Guide", guide),
                patch.object(check, "RULES", self.rules),
                _limited(),
            ):
                build.examine(self.root, self.today)
        except _Checked:
            pass
        except DataFejl as error:
            self.met["afvist"] += 1
            return self._reasons(str(error), "ændringen skal ses ens ud" if demand == ENS else "")
        except _Same:
            self.met["ens"] += 1
            return "ændringen er tabt uden et ord" if demand == AFVIST else ""
        except _TooLong:
            return f"det varede mere end {PATIENCE:.0f} s"
        except Exception as error:
            return f"traceback: {type(error).__name__}: {error}\n{traceback.format_exc(limit=-2)}"
        if demand == AFVIST:
            return "ændringen skulle være afvist"
        if demand == "liste" or not name.endswith(".yaml"):
            return ""
        near = ids_near(had.decode("utf-8", "replace"), raw.decode("utf-8", "replace"))
        state, lines = seen(made[-1], self.before, near, name)
        self.met[state] += 1
        if state == SKJULT:
            return f"siden /{lines[0]} er en anden, men forskel viser intet"
        if demand == ENS and state != ENS:
            return f"ændringen skulle ikke kunne ses: {lines[:3]}"
        found = strange(lines, demand)
        return f"siden viser: {found[:160]!r}" if found else ""

    def _reasons(self, told: str, otherwise: str) -> str:
        """Return what is wrong with the reasons of a refusal."""
        heading, *lines = re.split(r"\n(?=(?:data|content|mkdocs)[^\n]*:\d+:\d+: )", told)
        if not lines or not re.fullmatch(r"\d+ fejl i data:", heading):
            return f"grunden har ingen fil og linje: {told[:200]}"
        for line in lines:
            found = REASON.fullmatch(line)
            if not found:
                return f"grunden mangler fil, linje eller råd: {line[:200]}"
            if english := ENGLISH.search(QUOTED.sub("", found[4] + " " + found[5])):
                return f"engelsk («{english[0]}»): {line[:200]}"
            path = self.root / found[1]
            rows = len(path.read_bytes().splitlines()) if path.is_file() else 1
            if int(found[2]) > max(rows, 1):
                return f"linjen findes ikke: {line[:200]}"
        return f"{otherwise}, men: {lines[0][:160]}" if otherwise else ""


def _remembered(rule: Regel) -> Regel:
    """Return a rule that is asked once for the same rules and modules."""
    known: dict[tuple[int, int], list[Fund]] = {}
    kept: list[Katalog] = []  # else what has gone could lend its identity to another

    def ask(katalog: Katalog, today: date) -> Iterator[Fund]:
        key = id(katalog.filer["anbefalinger.yaml"]), id(katalog.filer["moduler.yaml"])
        if key not in known:
            kept.append(katalog)
            known[key] = list(rule(katalog, today))
        yield from known[key]

    return ask


@contextmanager
def _limited() -> Iterator[None]:
    """Stop what takes too much of the processor, where the system can count it."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLong

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _shown(name: str, had: bytes, raw: bytes) -> str:
    """Return the lines of a file around a slip, as they were and as they are."""
    before, after = (text.decode("utf-8", "backslashreplace").split("\n") for text in (had, raw))
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return f"{name}:{at + 1}: " + " | ".join(
        f"{line[:140]!r}" for side in (before, after) for line in side[at : at + 2]
    )
