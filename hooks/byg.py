"""`guide.py byg`: MkDocs builds the whole site, strictly; the rest of a build knows no engine."""

import argparse
import logging
import sys
from pathlib import Path

from motor import ROOT, Ear, end_like_ctrl_c, end_with_parent, set_up

sys.path.insert(0, str(ROOT / "src"))

from mkdocs.commands import build as engine

from vejledningsguide.byg import build_site
from vejledningsguide.errors import DataFejl, Fejl


def build(fresh: Path) -> None:
    """Build into a folder. Raises DataFejl with what the engine complains of, and whatever a page can't be made for."""
    config = set_up(str(fresh), strict=True)
    ear = Ear()
    logging.getLogger("mkdocs").addHandler(ear)
    print("Bygger siderne …", flush=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        engine.build(config)
    except SystemExit as error:  # the engine's way to say that it has complained
        inner: BaseException | None = error
        while inner:
            if isinstance(inner, DataFejl):
                raise inner from error
            inner = inner.__cause__ or inner.__context__
        advice = "ret det, og kør kommandoen igen"
        faults = [Fejl("content", 1, 1, "", f"motoren siger: {said}", advice) for said in ear.said]
        raise DataFejl(faults or [Fejl("content", 1, 1, "", f"motoren siger: {error}", advice)]) from error
    finally:
        config.plugins.on_shutdown()
        logging.getLogger("mkdocs").removeHandler(ear)


def main() -> int:
    """Build the site; return the exit code."""
    parser = argparse.ArgumentParser(prog="python3 guide.py byg", add_help=False)
    parser.add_argument("--bundet", action="store_true", help="slut sammen med den, der startede os")
    options, unknown = parser.parse_known_args()
    if unknown:
        print(f"byg: «{unknown[0]}» kendes ikke. Skriv kun: python3 guide.py byg", file=sys.stderr)
        return 2
    end_like_ctrl_c()
    if options.bundet:
        end_with_parent()
    try:
        return build_site(ROOT, build)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
