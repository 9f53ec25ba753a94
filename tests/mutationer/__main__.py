"""Make slips from the command line."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.mutationer.vaerksted import Værksted


def main(arguments: list[str]) -> int:
    """Make slips, and print each that went wrong; return 1 when some did."""
    number, seed, *only = arguments
    begun, wrong, dice = time.monotonic(), Counter[str](), Random(int(seed))
    with tempfile.TemporaryDirectory() as folder:
        shop = Værksted(Path(folder) / "projekt")
        for _ in range(int(number)):
            if fald := shop.slip(dice, *only):
                wrong[fald.slags] += 1
                print(f"{fald.slags}: {fald.hvad}\n      {fald.vist}\n", flush=True)
    print(f"{number} slips ({time.monotonic() - begun:.0f} s): {dict(shop.met)}; went wrong: {dict(wrong) or 'none'}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
