"""The commands that need no engine: tjek, skema and skriv."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from . import schema
from .addresses import LOCAL
from .build import build, publish
from .errors import DataFejl


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 when the data hold faults."""
    parser = argparse.ArgumentParser(prog="vejledningsguide", description="Tjekker og skriver guidens indhold.")
    parser.add_argument("--rod", type=Path, default=Path(), help="projektets mappe (den, du står i)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="kommando")
    commands.add_parser("tjek", help="tjek alle data, og vis alle fejl på én gang")
    commands.add_parser("skema", help="skriv JSON Schema og felttabel ud fra modellen")
    write = commands.add_parser("skriv", help="skriv alle sider som Markdown, og deres filer, i en mappe")
    write.add_argument("mappe", type=Path)
    options = parser.parse_args(arguments)
    root: Path = options.rod
    try:
        if options.command == "skema":
            written = [f"Skrev {path.relative_to(root)}" for path in schema.write(root)]
            written += [f"Ny adresse: /{address}" for address in publish(root, date.today())]
            print("\n".join(written) or "Alt var ajour.")
            return 0
        built = build(root, date.today(), _site_address())
    except DataFejl as error:
        print(error, file=sys.stderr)
        return 1
    if options.command == "skriv":
        pages = {name: page.text.encode() for name, page in built.pages.items()}
        for name, content in (pages | built.files).items():
            target = options.mappe / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        print(f"Skrev {len(pages)} sider og {len(built.files)} filer i {options.mappe}.")
    else:
        print(built.summary())
    return 0


def _site_address() -> str:
    """Return where the site is published, as mkdocs.yml reads it too."""
    return (os.environ.get("VEJLEDNINGSGUIDE_ADRESSE") or LOCAL).rstrip("/") + "/"


if __name__ == "__main__":
    sys.exit(main())
