"""`guide.py kopi`: the engine builds, and the package makes a copy to take along of what comes of it."""

import argparse
import sys
from pathlib import Path

from byg import build
from motor import ROOT, end_like_ctrl_c, end_with_parent

from vejledningsguide.kopi import make_copy


def main() -> int:
    """Make the copy; return the exit code."""
    parser = argparse.ArgumentParser(prog="python3 guide.py kopi", add_help=False, allow_abbrev=False)
    parser.add_argument("target", nargs="?", default="")
    parser.add_argument("--bundet", action="store_true", help="slut sammen med den, der startede os")
    options, unknown = parser.parse_known_args()
    if unknown or not options.target.lower().endswith(".zip"):
        print("Skriv også, hvad kopien skal hedde: python3 guide.py kopi FIL.zip", file=sys.stderr)
        return 2
    end_like_ctrl_c()
    if options.bundet:
        end_with_parent()
    try:
        return make_copy(ROOT, build, Path(options.target))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
