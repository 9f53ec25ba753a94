"""The whole way from a project folder to its pages, for the commands and for the engine's adapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from . import aendret, egne_sider
from .addresses import LOCAL
from .ankre import ANKRE, gathered
from .check import check, fejl
from .dataud import UDTRÆK
from .deling import Vist, kept_pictures, make_pictures, pictures
from .errors import DataFejl, Fejl
from .faults import templates
from .files import TEMPLATES, build_files, measured, pdf_sheets
from .guide import Guide
from .identitet import logo_faults, menus, shortcuts, unknown_tasks
from .katalog import Katalog
from .load import Læst, load
from .navne import NAVNE, exchanged
from .opsaetning import EDITION, EDITIONS, edition_folder
from .pages import FærdigSide, addresses, all_pages, build_pages
from .paper.pdf import too_long
from .paper.plads import overfull
from .paper.store import kept_pdfs, make_pdfs
from .sender import setup_faults, site_address
from .slags import RUM
from .textfile import read_text
from .udgivet import Udgivet

PUBLISHED = "adresser.txt"
GONE = "giv den sit id igen, eller skriv i data/omdirigeringer.yaml, hvor den er nu"


def _lines(made: Sequence[str]) -> list[str]:
    return [f"/{address}" for address in made]


def _lost(_made: Sequence[str], _line: str) -> tuple[str, str]:
    return "adressen er udgivet, men siden findes ikke mere", GONE


ADRESSER = Udgivet[Sequence[str]](
    fil=PUBLISHED,
    hoved=(
        "# Udgivne adresser. En adresse må aldrig forsvinde: andre linker til den.\n"
        "# Nye adresser tilføjes af «python3 guide.py skema».\n"
    ),
    en="Ny adresse",
    ny=("siden er ny", "sider er nye"),
    når=("id'et er endeligt", "id'erne er endelige"),
    form=(r"/(?:[a-z0-9-]+/)*", "«/moduler/sosu-basis/»"),
    lines=_lines,
    lost=_lost,
)

WORDS = "egne-ord.txt"
"""The words that the spelling test knows beside its dictionary; it must be readable like the lists."""


@dataclass(frozen=True)
class Built:
    """A finished guide: its views, its pages by Markdown file name, and all other files by their path on the site;
    `deling` is the picture that is shown beside a link, by the page's address.

    `new` are the addresses that are not published yet: a draft may have some.
    """

    guide: Guide
    pages: dict[str, FærdigSide]
    files: dict[str, bytes]
    new: frozenset[str] = frozenset()
    deling: Mapping[str, Vist] = field(default_factory=dict)


def this_day() -> date:
    """Return the day it is where the day is newest: whoever writes may be ahead of the machine that checks."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def examine(root: Path, today: date) -> str:
    """Check everything an editor can get wrong; return what there is, how much of each source is used, and doubts.

    Raises DataFejl with all faults of a stage. No page is made: that is what a build is for.
    """
    where = site_address(root)
    broken = list(templates(root))
    katalog = _checked(root, today, where)
    guide = Guide(katalog, _addresses(root))
    pages = addresses(guide)
    if faults := [*_standing(root, guide, pages), *_too_long(root, guide, where), *broken]:
        raise DataFejl(faults)
    counts = ", ".join(rum.tælles(guide) for rum in guide.katalog.rum if rum.tælles)
    lines = [f"Alt er i orden: {counts}. {len(pages)} sider.", "Brugte kildepunkter:"]
    lines += [f"  {v.opslag.id:<14} {v.punkter_brugt:>3} af {v.opslag.punkter:>3}" for v in guide.kilder]
    doubtful = [one for rum in katalog.rum if rum.eftersyn for one in fejl(katalog, rum.eftersyn(katalog, today))]
    lines += ["Se efter; det kan være rigtigt, og sitet kan bygges:", *map(str, doubtful)] if doubtful else []
    return "\n".join(lines)


def build(
    root: Path,
    today: date,
    address: str | None = None,
    kept: dict[str, Læst] | None = None,
    *,
    draft: bool = False,
) -> Built:
    """Read data/ below `root`, check it and make every page and file. Raises DataFejl with all faults of a stage.

    `address` is where the site is published, with a slash last: what is printed says it in full. PDFs are among
    the files only when build_pdfs has made them. `kept` is what load keeps from one time to the next. In a `draft`
    it is no fault that something new is not on the lists of what is published.
    """
    where = address or LOCAL
    guide = Guide(_checked(root, today, where, kept), _addresses(root))
    made = addresses(guide)
    if faults := _standing(root, guide, made, draft=draft):
        raise DataFejl(faults)
    files = build_files(guide, where, root) | kept_pdfs(root, partial(pdf_sheets, guide, where, root / TEMPLATES))
    pages = build_pages(guide, root / TEMPLATES, where, files)
    new = frozenset(_all_addresses(root, made)) - frozenset(_addresses(root)) if draft else frozenset()
    paths, drawn = kept_pictures(pictures((page.side for page in pages.values()), root, where), root)
    return Built(guide, pages, files | drawn, new, paths)


def build_pdfs(root: Path, today: date, address: str | None = None) -> tuple[int, int]:
    """Make the PDFs and pictures that are missing or no longer right; return how many
    PDFs that was, and how many there are in all.

    Raises DataFejl, and paper.pdf's errors.
    """
    where = address or LOCAL
    guide = Guide(_checked(root, today, where), _addresses(root))
    if faults := _too_long(root, guide, where):
        raise DataFejl(faults)
    make_pictures(pictures(all_pages(guide), root, where), root)
    sheets = pdf_sheets(guide, where, root / TEMPLATES)
    return make_pdfs(root, sheets), len(sheets)


def catalogue(root: Path, today: date) -> Katalog:
    """Return the data of a project once they are in order. Raises DataFejl."""
    return _checked(root, today, site_address(root))


def publish(root: Path, today: date) -> list[str]:
    """Add what is new to the lists of what is published; return each line added, and what it is."""
    katalog = _checked(root, today, LOCAL)
    guide = Guide(katalog, _addresses(root))
    made = _all_addresses(root, addresses(guide))
    if not any(exchanged(root, guide.katalog)):  # what is wrong is not made the rule
        NAVNE.add(root, guide.katalog)
    new = [f"{ADRESSER.en}: {line}" for line in ADRESSER.add(root, made)]
    templates = root / TEMPLATES
    places = ANKRE.add(root, gathered(root, build_pages(guide, templates))) if templates.is_dir() else []
    new += [f"Nye ankre: {len(places)}, fx {places[0]}"] if places else []
    new += [f"Skrev {aendret.shown(root)}"] if aendret.remember(root, katalog) else []
    return new + [f"{liste.en}: {line}" for liste in _lists(katalog) for line in liste.add(root, katalog)]


def _checked(root: Path, today: date, address: str, kept: dict[str, Læst] | None = None) -> Katalog:
    """Return the data once every file can be read, and they pass the rules. Raises DataFejl."""
    faults = [*setup_faults(root, address), *logo_faults(root), *egne_sider.unreadable(root)]
    faults += read_text(root / "data" / WORDS, f"data/{WORDS}")[1]
    lists: tuple[Udgivet[Any], ...] = (ADRESSER, ANKRE, NAVNE, UDTRÆK, *(rum.udgivet for rum in RUM if rum.udgivet))
    for liste in lists:
        faults += liste.unreadable(root)
    try:
        katalog = load(root / "data", kept, edition_folder(root))
    except DataFejl as error:
        raise DataFejl([*faults, *error.fejl]) from error
    try:
        check(katalog, today)
    except DataFejl as error:
        raise DataFejl([*faults, *error.fejl]) from error
    if faults:
        raise DataFejl(faults)
    return katalog


def _addresses(root: Path) -> list[str]:
    """Return each published address, without its first slash."""
    return [line[1:] for line in ADRESSER.listed(root)]


def _all_addresses(root: Path, made: Sequence[str]) -> list[str]:
    """Return the addresses of all pages, `made` from the data or written by hand."""
    return sorted({*made, *egne_sider.own_pages(root)})


def _lists(katalog: Katalog) -> list[Udgivet[Katalog]]:
    """Return the lists of what is published that the data make: the shape of what others fetch, and the rooms' own."""
    return [UDTRÆK, *(rum.udgivet for rum in katalog.rum if rum.udgivet)]


def _standing(root: Path, guide: Guide, made: Sequence[str], *, draft: bool = False) -> list[Fejl]:
    """Return a fault for what is published but no longer there, for what is there but not published unless it is a
    `draft`, and for each link of the menus and of the pages written by hand that leads nowhere."""
    every = _all_addresses(root, made)
    faults = [*ADRESSER.faults(root, every, draft=draft), *_taken_along(root, guide, every)]
    for rum in guide.katalog.rum:
        if rum.adresseregel:
            every_page = [*made, *egne_sider.own_pages(root)]
            faults += fejl(guide.katalog, rum.adresseregel(guide.katalog, every_page))
    for liste in _lists(guide.katalog):
        faults += liste.faults(root, guide.katalog, draft=draft)
    faults += [*exchanged(root, guide.katalog), *aendret.faults(root, guide.katalog)]
    for point in (*chain.from_iterable(menus(root).values()), *shortcuts(root)):
        if point.adresse.partition("#")[0] not in every and "//" not in point.adresse:
            word = "linket" if point.sted[-1].startswith(("forside", "bund")) else "menupunktet"
            message = f"{word} «{point.titel}» fører til «{point.adresse}», der ikke er en side"
            faults.append(Fejl(*point.sted, message, "ret adressen, fx moduler/"))
    faults += unknown_tasks(root, frozenset(guide.henvisninger))
    return [*faults, *egne_sider.faults(root, guide, frozenset(made))]


def _taken_along(root: Path, guide: Guide, every: Sequence[str]) -> Iterator[Fejl]:
    """Yield a fault for each address of the shared guide that goes with what an edition hides: nothing tells its reader
    why."""
    if lokalt := guide.katalog.lokalt:
        for gone in sorted(set(_addresses(root)) - set(every)):
            shown = f"{EDITIONS}/{lokalt.id}/{EDITION}"
            advice = "lad mindst ét af de opslag, der står på den, være med"
            yield Fejl(shown, 1, 1, "skjul", f"siden /{gone} er tom uden det, der er skjult", advice)


def _too_long(root: Path, guide: Guide, where: str) -> list[Fejl]:
    """Return a fault for each list or package whose document is too long for its sheets."""
    faults = []
    for dokument in overfull(root, measured(guide, where)):
        address = dokument.side.adresse.removeprefix(where)
        for name, sti, item in guide.katalog.things():
            if address in (own := guide.katalog.address(item), guide.shortest(own)):
                place = guide.katalog.place(name, (*sti, "titel"))
                advice = "gør teksten kortere, eller skriv nyt_ark: true ved en gruppe"
                faults.append(Fejl(place.fil, place.linje, place.kolonne, "", too_long(dokument), advice))
    return faults
