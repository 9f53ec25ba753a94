"""The whole way from a project folder to its pages, for the commands and for the engine's adapter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from .addresses import LOCAL
from .check import check
from .errors import DataFejl
from .files import TEMPLATES, build_files, pdf_sheets
from .guide import Guide
from .katalog import Katalog
from .load import Læst, load
from .pages import FærdigSide, addresses, build_pages
from .paper.store import kept_pdfs, make_pdfs
from .sender import require_sender, site_address
from .udgivet import Udgivet

PUBLISHED = "adresser.txt"


def _lines(guide: Guide) -> list[str]:
    return [f"/{address}" for address in addresses(guide)]


def _lost(_guide: Guide, _line: str) -> tuple[str, str]:
    return "adressen er udgivet, men siden findes ikke mere", "giv den sit id igen"


ADRESSER = Udgivet[Guide](
    fil=PUBLISHED,
    hoved=(
        "# Udgivne adresser. En adresse må aldrig forsvinde: andre linker til den.\n"
        "# Nye adresser tilføjes af «python3 guide.py skema».\n"
    ),
    en="Ny adresse",
    ny=("siden er ny", "sider er nye"),
    når=("id'et er endeligt", "id'erne er endelige"),
    lines=_lines,
    lost=_lost,
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
    guide = Guide(_checked(root, today), _addresses(root))
    pages = addresses(guide)
    _keep_published(root, guide)
    require_sender(root, site_address(root))
    counts = ", ".join(rum.tælles(guide) for rum in guide.katalog.rum if rum.tælles)
    lines = [f"Alt er i orden: {counts}. {len(pages)} sider.", "Brugte kildepunkter:"]
    lines += [f"  {v.opslag.id:<14} {v.punkter_brugt:>3} af {v.opslag.punkter:>3}" for v in guide.kilder]
    return "\n".join(lines)


def build(root: Path, today: date, address: str | None = None, kept: dict[str, Læst] | None = None) -> Built:
    """Read data/ below `root`, check it and make every page and file. Raises DataFejl with all faults of a stage.

    `address` is where the site is published, with a slash last: what is printed says it in full. PDFs are among
    the files only when build_pdfs has made them. `kept` is what load keeps from one time to the next.
    """
    guide = Guide(_checked(root, today, kept), _addresses(root))
    where = address or LOCAL
    files = build_files(guide, where, root) | kept_pdfs(root, partial(pdf_sheets, guide, where, root / TEMPLATES))
    pages = build_pages(guide, root / TEMPLATES, where, files)
    _keep_published(root, guide)
    require_sender(root, where)
    return Built(guide, pages, files)


def build_pdfs(root: Path, today: date, address: str | None = None) -> tuple[int, int]:
    """Make the PDFs that are missing or no longer right; return how many that was, and how many there are in all.

    Raises DataFejl, and paper.pdf's errors.
    """
    sheets = pdf_sheets(Guide(_checked(root, today)), address or LOCAL, root / TEMPLATES)
    return make_pdfs(root, sheets), len(sheets)


def publish(root: Path, today: date) -> list[str]:
    """Add what is new to the lists of what is published; return each line added, and what it is."""
    katalog = _checked(root, today)
    new = [f"{ADRESSER.en}: {line}" for line in ADRESSER.add(root, Guide(katalog, _addresses(root)))]
    return new + [f"{liste.en}: {line}" for liste in _lists(katalog) for line in liste.add(root, katalog)]


def _checked(root: Path, today: date, kept: dict[str, Læst] | None = None) -> Katalog:
    katalog = load(root / "data", kept)
    check(katalog, today)
    return katalog


def _addresses(root: Path) -> list[str]:
    """Return each published address, without its first slash."""
    return [line[1:] for line in ADRESSER.listed(root)]


def _lists(katalog: Katalog) -> list[Udgivet[Katalog]]:
    """Return the rooms' own lists of what is published."""
    return [rum.udgivet for rum in katalog.rum if rum.udgivet]


def _keep_published(root: Path, guide: Guide) -> None:
    """Raise DataFejl with what is published but no longer there, and with what is there but not published."""
    faults = ADRESSER.faults(root, guide)
    for liste in _lists(guide.katalog):
        faults += liste.faults(root, guide.katalog)
    if faults:
        raise DataFejl(faults)
