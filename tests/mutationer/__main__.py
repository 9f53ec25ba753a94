"""Make slips from the command line."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random

from tests.mutationer.vaerksted import Fald, Værksted


def run(number: int, seed: int, only: str = "") -> tuple[list[Fald], Mapping[str, int]]:
    """Make so many slips; return those that went wrong, and how many were refused, were nothing, or were shown."""
    with tempfile.TemporaryDirectory() as own:
        shop = Værksted(Path(own) / "projekt")
        dice = Random(seed)
        return [fald for _ in range(number) if (fald := shop.slip(dice, only))], shop.met


def main(arguments: list[str]) -> int:
    """Make slips, and print each that went wrong; return 1 when some did."""
    begun = time.monotonic()
    found, met = run(int(arguments[0]), int(arguments[1]), *arguments[2:3])
    alike: dict[tuple[str, str], list[Fald]] = {}
    for fald in found:
        alike.setdefault((fald.slags, re.split(r"[:\d«]", fald.hvad)[0]), []).append(fald)
    for same in sorted(alike.values(), key=len, reverse=True):
        print(f"{len(same)} × {same[0].slags}: {same[0].hvad}\n      {min((one.vist for one in same), key=len)}\n")
    print(f"{arguments[0]} slips ({time.monotonic() - begun:.0f} s): {dict(met)}; {len(found)} went wrong.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
