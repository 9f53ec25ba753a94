"""The whole way from a project folder to its pages, for the commands and for the engine's adapter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .addresses import LOCAL
from .check import check
from .errors import DataFejl, Fejl
from .files import build_files, pdf_sheets
from .guide import Guide
from .katalog import Katalog
from .load import Læst, load
from .pages import FærdigSide, addresses, build_pages
from .paper.store import kept_pdfs, make_pdfs

PUBLISHED = "adresser.txt"
MANY = 5
"""More new pages than this are told in one line: an editor who has added a whole folder knows them."""
HEADING = (
    "# Udgivne adresser. En adresse må aldrig forsvinde: andre linker til den.\n"
    "# Nye adresser tilføjes af «python3 guide.py skema».\n"
)


@dataclass(frozen=True)
class Built:
    """A finished guide: its views, its pages by Markdown file name, and all other files by their path on the site."""

    guide: Guide
    pages: dict[str, FærdigSide]
    files: dict[str, bytes]


def examine(root: Path, today: date) -> str:
    """Check everything an editor can get wrong; return what there is, and how much of each source is used.

    Raises DataFejl with all faults of a stage. No page is made: that is what a build is for.
    """
    path = root / "data" / PUBLISHED
    guide = Guide(_checked(root, today), _listed(_text(path)))
    pages = addresses(guide)
    _keep_published(path, pages)
    counts = ", ".join(rum.tælles(guide) for rum in guide.katalog.rum if rum.tælles)
    lines = [f"Alt er i orden: {counts}. {len(pages)} sider.", "Brugte kildepunkter:"]
    lines += [f"  {v.opslag.id:<14} {v.punkter_brugt:>3} af {v.opslag.punkter:>3}" for v in guide.kilder]
    return "\n".join(lines)


def build(root: Path, today: date, site_address: str | None = None, kept: dict[str, Læst] | None = None) -> Built:
    """Read data/ below `root`, check it and make every page and file. Raises DataFejl with all faults of a stage.

    `site_address` is where the site is published, with a slash last: what is printed says it in full. PDFs are among
    the files only when build_pdfs has made them. `kept` is what load keeps from one time to the next.
    """
    path = root / "data" / PUBLISHED
    guide = Guide(_checked(root, today, kept), _listed(_text(path)))
    where = site_address or LOCAL
    files = build_files(guide, where, root) | kept_pdfs(root, pdf_sheets(guide, where))
    pages = build_pages(guide, root / "overrides", where, files)
    _keep_published(path, sorted(page.side.adresse for page in pages.values()))
    return Built(guide, pages, files)


def build_pdfs(root: Path, today: date, site_address: str | None = None) -> tuple[int, int]:
    """Make the PDFs that are missing or no longer right; return how many that was, and how many there are in all.

    Raises DataFejl, and paper.pdf's errors.
    """
    sheets = pdf_sheets(Guide(_checked(root, today)), site_address or LOCAL)
    return make_pdfs(root, sheets), len(sheets)


def publish(root: Path, today: date) -> list[str]:
    """Add the address of every new page to the list of published ones; return those added."""
    path = root / "data" / PUBLISHED
    known = _text(path) or HEADING
    known += "" if known.endswith("\n") else "\n"
    listed = _listed(known)
    new = [address for address in addresses(Guide(_checked(root, today), listed)) if address not in listed]
    if new:
        path.write_text(known + "".join(f"/{address}\n" for address in new), encoding="utf-8", newline="\n")
    return new


def _checked(root: Path, today: date, kept: dict[str, Læst] | None = None) -> Katalog:
    katalog = load(root / "data", kept)
    check(katalog, today)
    return katalog


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _listed(text: str) -> dict[str, int]:
    """Return each listed address, without its first slash, and its line."""
    return {line[1:]: number for number, line in enumerate(text.splitlines(), 1) if line.startswith("/")}


def _keep_published(path: Path, made: list[str]) -> None:
    """Raise DataFejl for each address that is published but no longer made, or made but not on the list."""
    text = _text(path)
    shown = f"{path.parent.name}/{path.name}"
    listed, known = _listed(text), set(made)
    faults = [
        Fejl(shown, line, 1, f"/{address}", "adressen er udgivet, men siden findes ikke mere", "giv den sit id igen")
        for address, line in listed.items()
        if address not in known
    ]
    new = [address for address in made if address not in listed]
    end = text.count("\n") + 1
    if len(new) > MANY:
        message = f"{len(new)} sider er nye, fx /{new[0]} og /{new[-1]}"
        faults.append(Fejl(shown, end, 1, "", message, "kør «python3 guide.py skema», når id'erne er endelige"))
    else:
        advice = "kør «python3 guide.py skema», når id'et er endeligt"
        faults += [Fejl(shown, end, 1, f"/{address}", "siden er ny", advice) for address in new]
    if faults:
        raise DataFejl(faults)
