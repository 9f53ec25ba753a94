"""`guide.py udgiv`: the engine builds, and the package checks and publishes what comes of it."""

import argparse
import sys

from byg import build
from motor import ROOT, end_like_ctrl_c, end_with_parent

from vejledningsguide.udgiv import go_back, listed, publish

USAGE = """Skriv også, hvor sitet skal hen: python3 guide.py udgiv MÅL
MÅL er en mappe, en fil, der ender på .zip, sftp://bruger@vært/mappe eller bruger@vært:/mappe.
  udgiv MÅL                   bygger, ser det hele efter og udgiver
  udgiv MÅL --liste           viser de versioner, der er gemt
  udgiv MÅL --tilbage         lader læserne få den forrige version igen
  udgiv MÅL --tilbage VERSION  lader læserne få netop den version"""


def main() -> int:
    """Publish the site, go back, or list the editions; return the exit code."""
    parser = argparse.ArgumentParser(prog="python3 guide.py udgiv", add_help=False, allow_abbrev=False)
    parser.add_argument("target", nargs="?", default="")
    parser.add_argument("--liste", action="store_true")
    parser.add_argument("--tilbage", nargs="?", const="", default=None)
    parser.add_argument("--bundet", action="store_true", help="slut sammen med den, der startede os")
    options, unknown = parser.parse_known_args()
    if unknown or not options.target or (options.liste and options.tilbage is not None):
        print(f"udgiv: «{unknown[0]}» kendes ikke.\n{USAGE}" if unknown else USAGE, file=sys.stderr)
        return 2
    end_like_ctrl_c()
    if options.bundet:
        end_with_parent()
    try:
        if options.liste:
            return listed(ROOT, options.target)
        if options.tilbage is not None:
            return go_back(ROOT, options.target, options.tilbage)
        return publish(ROOT, build, options.target)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
