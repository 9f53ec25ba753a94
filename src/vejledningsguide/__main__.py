"""The commands that need no engine: tjek, skema and skriv."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from . import schema
from .build import build, publish
from .errors import DataFejl


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 when the data hold faults."""
    parser = argparse.ArgumentParser(prog="vejledningsguide", description="Tjekker og skriver guidens indhold.")
    parser.add_argument("--rod", type=Path, default=Path(), help="projektets mappe (den, du står i)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="kommando")
    commands.add_parser("tjek", help="tjek alle data, og vis alle fejl på én gang")
    commands.add_parser("skema", help="skriv JSON Schema og felttabel ud fra modellen")
    write = commands.add_parser("skriv", help="skriv alle sider som Markdown i en mappe")
    write.add_argument("mappe", type=Path)
    options = parser.parse_args(arguments)
    root: Path = options.rod
    try:
        if options.command == "skema":
            written = [f"Skrev {path.relative_to(root)}" for path in schema.write(root)]
            written += [f"Ny adresse: /{address}" for address in publish(root, date.today())]
            print("\n".join(written) or "Alt var ajour.")
            return 0
        built = build(root, date.today())
    except DataFejl as error:
        print(error, file=sys.stderr)
        return 1
    if options.command == "skriv":
        for name, page in built.pages.items():
            target = options.mappe / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.text, encoding="utf-8", newline="\n")
        print(f"Skrev {len(built.pages)} sider i {options.mappe}.")
    else:
        print(built.summary())
    return 0


if __name__ == "__main__":
    sys.exit(main())
