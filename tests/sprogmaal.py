"""How the Danish of each data file breathes: words a sentence, and how many sentences are short.

Run it to see all files: PYTHONPATH=src:. python -m tests.sprogmaal; with a file's name, also its shortest sentences.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from statistics import mean

from tests import helpers
from tests.test_sprog import free_texts
from vejledningsguide.check import check
from vejledningsguide.katalog import Katalog
from vejledningsguide.load import load
from vejledningsguide.values import REFERENCE

SHORT = 6
"""A sentence of so many words, or fewer, is short."""

POINT = re.compile(
    r"(?:^|\.)(?:"
    r"titel|term|navn|også|emne|omtale|udgiver|dato|tjek|enhed|bøjninger|synonymer|kaldes|deltagere|hvem|følger|"
    r"forslag\.tekst|næste_skridt\.tekst|spørgsmål\.tekst|tegn\.tekst|læg_mærke_til\.tekst|formuleringer\.tekst|sagt\.tekst|"
    r"indgange\.tekst|videre\.tekst|hjælp\.tekst|celler\.tekst|mål\.tekst|indhold\.tekst|spørg\.tekst|punkter\.tekst|"
    r"udsagn\.hjælp|grupper\.udsagn(?:\.mangler|\.på_vej)?\.tekst|moduler\.hvordan|derefter\.tekst|dele\.hvorfor|punkter\.hvorfor|dele\.beslutninger|beslutninger|sætninger\.tekst|svar\.(?:kort|samlet|betyder)"
    r")$"
)
"""Fields that stand in lists, tables and headings, or on a button: there, short is right."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a line that is a point of a list, or no sentence, is left out."""
    plain = REFERENCE.sub(lambda match: match["tekst"] or "siden", text)
    prose = " ".join(line for line in plain.split("\n") if not line.startswith("- "))
    prose = re.sub(r"\b(fx|bl\.a|f\.eks|evt|nr|ca|pct|kap|jf|dvs)\.", r"\1", prose)
    for sentence in re.split(r"(?<=[.!?])[»)]?\s+(?=[A-ZÆØÅ«0-9])", prose.strip()):
        if re.search(r"[.!?][»)]?$", sentence):
            yield sentence


def words(sentence: str) -> int:
    """Return how many words a sentence has."""
    return len(re.findall(r"\w[\w.,/–'-]*", sentence))


def running(katalog: Katalog) -> dict[str, list[str]]:
    """Return the sentences of running text, by the data file they stand in; a source's points are no such text."""
    found = defaultdict[str, list[str]](list)
    for name, content in katalog.files():
        if not name.startswith("belaeg/"):
            for sti, text in free_texts(content):
                if not POINT.search(".".join(part for part in sti if isinstance(part, str))):
                    found[name].extend(sentences(text))
    return found


def short_share(found: list[str]) -> float:
    """Return how many in a hundred sentences are short."""
    return 100 * sum(words(sentence) <= SHORT for sentence in found) / len(found)


def breath(found: list[str]) -> float:
    """Return the mean of words a sentence."""
    return mean(map(words, found))


def main(name: str = "") -> None:
    """Print each file's measures; of the one that is named, each short sentence too."""
    katalog = load(helpers.ROOT / "data")
    check(katalog, date.today())
    for file, found in running(katalog).items():
        if found:
            print(f"{file:45} {len(found):5} sætninger {breath(found):6.1f} ord {short_share(found):5.1f} % korte")
        if name and file == name:
            print(*(f"  {sentence}" for sentence in found if words(sentence) <= SHORT), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
