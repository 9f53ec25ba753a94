"""The commands that need no engine: tjek, status, links, forskel, ny, skema, skriv, regler and pdf."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from . import egne_sider, forskel, linkrapport, ny, nyudgave, schema, status, vaerter
from .assets import build_assets
from .build import build, build_pdfs, catalogue, examine, publish, this_day
from .byg import NO_PANGO
from .errors import DataFejl, system_fault
from .findable import Indeks
from .frames import build_cards
from .paper.pdf import ForMangeArk, PangoMangler
from .sender import framers, site_address, updated

WITHOUT_PANGO = 3
"""The exit code of pdf where Pango is missing."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, 1 when the data hold faults, or 3 when PDFs can't be made for want of Pango."""
    parser = argparse.ArgumentParser(prog="vejledningsguide", description="Tjekker og skriver guidens indhold.")
    parser.add_argument("--rod", type=Path, default=Path(), help="projektets mappe (den, du står i)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="kommando")
    commands.add_parser("tjek", help="tjek alle data, og vis alle fejl på én gang")
    queue = commands.add_parser("status", help="vis, hvornår opslagene senest skal ses efter igen")
    queue.add_argument("--alt", action="store_true", help="vis dem alle, ikke kun de første i køen")
    queue.add_argument("--csv", type=Path, metavar="FIL", help="skriv dem alle i en fil til et regneark")
    commands.add_parser("links", help="prøv alle links ud af sitet; det kræver net")
    changes = commands.add_parser("forskel", help="vis, hvad en ændring gør ved siderne")
    changes.add_argument("fra", nargs="?", default="", help="en commit, et mærke eller en mappe (den seneste commit)")
    changes.add_argument("--alt", action="store_true", help="vis hver eneste side og hvert eneste sted")
    new = commands.add_parser("ny", help="skriv et nyt opslag, der er klar til at udfylde")
    new.add_argument("slags", nargs="?", help="fx erfaring, modul eller tjekliste; uden den vises dem alle")
    new.add_argument("titel", nargs="*", help="opslagets titel; uden den bliver du spurgt")
    new.add_argument("--fil", default="", help="den fil i en mappe, det skal stå i, når der er flere")
    own = commands.add_parser("ny-udgave", help="lav jeres egen udgave oven på den fælles guide")
    own.add_argument("navn", nargs="+", help="stedets navn, fx Eksempelby")
    commands.add_parser("skema", help="skriv JSON Schema og felttabel ud fra modellen")
    write = commands.add_parser("skriv", help="skriv alle sider som Markdown, og deres filer, i en mappe")
    write.add_argument("mappe", type=Path)
    rules = commands.add_parser("regler", help="skriv regler til webservere: gamle adresser og hoveder")
    rules.add_argument("mappe", type=Path)
    commands.add_parser("pdf", help="lav de PDF-filer, der mangler eller er ændret; de kommer med, når sitet bygges")
    options = parser.parse_args(arguments)
    root: Path = options.rod
    try:
        if options.command == "skema":
            written = [f"Skrev {path.relative_to(root)}" for path in schema.write(root)]
            print("".join(f"{line}\n" for line in written), end="")  # also when what follows finds a fault
            added = publish(root, this_day())
            print("".join(f"{line}\n" for line in added or ([] if written else ["Alt var ajour."])), end="")
            return 0
        if options.command == "ny-udgave":
            return _new_edition(root, " ".join(options.navn))
        if options.command == "ny":
            return _new(root, options.slags, " ".join(options.titel), options.fil)
        if options.command == "pdf":
            made, total = build_pdfs(root, this_day(), site_address(root))
            print(f"Lavede {made} af {total} PDF-filer." if made else f"Alle {total} PDF-filer er ajour.")
            return 0
        if options.command == "regler":
            return _write_rules(root, options.mappe)
        if options.command == "forskel":
            print(forskel.since(root, options.fra, this_day(), alt=options.alt))
            return 0
        if options.command == "status":
            katalog = catalogue(root, this_day())
            if options.csv:
                _write(options.csv, status.csv(katalog, date.today()))
            print(f"Skrev {options.csv}" if options.csv else status.told(katalog, date.today(), alt=options.alt))
            return 0
        if options.command == "links":
            return linkrapport.run(root, catalogue(root, this_day()), date.today())
        if options.command == "tjek":
            print(examine(root, this_day()))
            return 0
        return _write_all(root, options.mappe)
    except (DataFejl, ForMangeArk, ny.NyFejl, forskel.ForskelFejl) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:  # no room, no right to write, a folder where a file should be
        print(DataFejl([system_fault(error, root)]), file=sys.stderr)
        return 1
    except PangoMangler:
        print(NO_PANGO, file=sys.stderr)
        return WITHOUT_PANGO


def _write_all(root: Path, folder: Path) -> int:
    """Write every page and file into a folder, for an engine that runs no hooks."""
    built = build(root, this_day(), site_address(root))
    for address, path in egne_sider.own_pages(root).items():  # with their links made, which no other engine knows
        text = egne_sider.linked(path.read_text(encoding="utf-8"), address, built.guide)
        _write(folder / egne_sider.below(root, path), text.encode())
    index = Indeks(built.guide)
    index.note_authored(root / "content", built.pages)
    for name, page in built.pages.items():
        _write(folder / name, page.text.encode())
        if page.side.i_søgning:
            index.note(page.side.adresse, page.side.titel, page.html)
    assets = build_assets(root)
    index.write(folder)
    files = built.files | dict(assets.files)
    files |= build_cards(built.guide, root, site_address(root), assets.names)
    for name, content in files.items():
        _write(folder / name, content)
    names = {**assets.names, "opdateret": updated(root, built.guide.katalog), "korte": built.guide.korte}
    print(f"Skrev {len(built.pages)} sider og {len(files) + 2} filer i {folder}.")  # and the two of the index
    print("Uden hooks/ skal denne linje stå under extra i mkdocs.yml:")
    print(f"  aktiver: {json.dumps(names, ensure_ascii=False)}")
    return 0


def _write_rules(root: Path, folder: Path) -> int:
    """Write the rules of each kind of web server into a folder."""
    where = site_address(root)
    guide = build(root, this_day(), where, draft=True).guide
    for name, text in vaerter.rules(guide, where, framers(root), egne_sider.own_pages(root)).items():
        _write(folder / name, text.encode())
        print(f"Skrev {folder / name}")
    return 0


def _new_edition(root: Path, name: str) -> int:
    """Write the files of a new edition, and tell what to do next."""
    written = nyudgave.make_edition(root, name, date.today())
    print("\n".join([f"Skrev {path}" for path in written]))
    id_ = nyudgave.edition_id(name)
    print(f"\nSe jeres udgave: python3 guide.py vis --udgave {id_}\nBegynd med at rette i lokal/{id_}/udgave.yaml.")
    return 0


def _new(root: Path, word: str | None, title: str, file: str) -> int:
    """Write a new item, and tell what to do next; without a kind, tell which there are."""
    if word is None:
        print('Skriv, hvad du vil tilføje, og dets titel, fx: python3 guide.py ny erfaring "Få tid til følgeskab"')
        print("\n".join(f"  {nyt.navn:<20}data/{nyt.fil.navn}" for nyt in ny.kinds()))
        return 0
    nyt = ny.kind(word)
    if not title:
        try:
            title = input(f"Titel ({nyt.navn}): ")
        except EOFError:
            title = ""
    if not title.strip():
        print(f'Skriv også en titel: python3 guide.py ny {nyt.navn} "Titlen"', file=sys.stderr)
        return 1
    print(ny.told(ny.add(root, nyt, title.strip(), date.today(), file)))
    return 0


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
