"""Where a site is published and who stands behind it, as mkdocs.yml says it: the one place that checks the settings."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from .addresses import LOCAL, is_local
from .errors import DataFejl, Fejl, did_you_mean, near_miss
from .felter import ID_FORM
from .katalog import Katalog
from .opsaetning import (
    EDITIONS,
    PREFIX,
    SETUP,
    Indstilling,
    edition,
    edition_folder,
    editions,
    read_setup,
    setting,
    variables,
)
from .text import danish_date, danish_list

REQUIRED = {
    "afsender": "hvem der udgiver det",
    "kontakt": "hvordan læserne får fat i jer",
    "tilgaengelighed": "hvor tilgængelighedserklæringen står",
}
"""What a site with an address must tell its readers, and how a message calls it."""
WAYS = {
    "rettelser": ("mailto:", "https://"),
    "kontakt": ("mailto:", "https://"),
    "tilgaengelighed": ("https://",),
}
"""Those that are links, and what each may begin with."""
FRAMERS = "indlejres_af"
"""The setting that says whose pages may show our cards in a frame."""
ELSEWHERE = {f"{PREFIX}CHROMIUM", f"{PREFIX}FIREFOX"}
"""Variables of ours that no setting asks for."""

Words = Callable[[str], tuple[str, str] | None]
"""Returns what is wrong with a setting and what to do about it; None when it is in order."""

_SITE = re.compile(
    r"https?://(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?(?:/[A-Za-z0-9._~%-]+)*/?"
)
_MAIL = re.compile(r"[^@\s,;:?&<>/]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PAGE = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?(?:[/?#][^\s\"<>]*)?")
_HOST = re.compile(r"https://(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?")
_FILE = re.compile(r"/[^/]+\.(?:html?|php|aspx?)$", re.IGNORECASE)


def site_address(root: Path) -> str:
    """Return where the site is published, with a slash last."""
    return (setting(root, "site_url").værdi.strip() or LOCAL).rstrip("/") + "/"


def require_sender(root: Path, address: str) -> None:
    """Raise DataFejl with all that is wrong with the settings of a site that is published at an address."""
    if faults := setup_faults(root, address):
        raise DataFejl(faults)


def setup_faults(root: Path, address: str) -> list[Fejl]:
    """Return all that is wrong with a project's settings, and all that a site at an address does not say."""
    if not (root / SETUP).exists():
        return []
    _, unreadable = read_setup(root)
    if unreadable:
        return unreadable
    faults = [*_unknown(root), *_wrong(root, "site_url", _address_words), *_unused(root)]
    for name, told in REQUIRED.items():
        one = setting(root, name)
        if not one.værdi.strip() and not is_local(address):
            where = f"sæt {one.variabel}, eller skriv det her" if one.variabel else f"skriv «{name}» under extra"
            where = where if one.fil == SETUP else f"skriv det i feltet «{one.felt}»"
            faults.append(Fejl(one.fil, one.linje, one.kolonne, one.felt, f"{address} siger ikke, {told}", where))
    for name, ways in WAYS.items():
        faults += _wrong(root, name, partial(_link_words, ways=ways))
    return [*faults, *_wrong(root, FRAMERS, _framer_words), *_wrong(root, "opdateret", _day_words)]


def _unknown(root: Path) -> Iterator[Fejl]:
    """Yield a fault for an edition that isn't there."""
    name = edition(root)
    if name and (edition_folder(root) is None or not re.fullmatch(ID_FORM, name)):
        there = editions(root)
        shown = f"se mapperne i {EDITIONS}/: {danish_list(there)}" if there else f"opret mappen {EDITIONS}/{name}"
        advice = did_you_mean(name, there, shown)
        yield Fejl(SETUP, 1, 1, "extra.udgave", f"udgaven «{name}» findes ikke", advice)


def framers(root: Path) -> list[str]:
    """Return the sites that alone may show cards in a frame; none when all may."""
    return setting(root, FRAMERS).værdi.split()


def _wrong(root: Path, name: str, words: Words) -> Iterator[Fejl]:
    """Yield a fault for a setting about which `words` has a message and an advice."""
    one = setting(root, name)
    if one.værdi and (said := words(one.værdi)):
        yield Fejl(one.fil, one.linje, one.kolonne, one.felt, said[0], f"{said[1]}{_where(one)}")


def _where(one: Indstilling) -> str:
    """Return where a value was taken from, when it doesn't stand in the file."""
    return f" (den står i {one.variabel})" if one.variabel and os.environ.get(one.variabel) == one.værdi else ""


def _address_words(said: str) -> tuple[str, str] | None:
    """Return what is wrong with the site's address."""
    whole = said.strip()
    if whole != said:
        return f"«{said}» begynder eller slutter med mellemrum", "slet dem"
    if "?" in whole or "#" in whole:
        return f"«{whole}» er mere end en adresse", f"skriv kun {re.split('[?#]', whole)[0]}"
    if _FILE.search(whole):
        return f"«{whole}» er en fil", f"skriv adressen på mappen: {_FILE.sub('/', whole)}"
    if not re.match("https?://", whole):
        bare = re.sub(r"^\w*:?/*", "", whole) if "://" in whole else whole.lstrip("/")
        return f"«{whole}» er ikke en adresse på nettet", f"skriv den helt ud, fx https://{bare or 'guide.example.dk/'}"
    if not _SITE.fullmatch(whole):
        return f"«{whole}» er ikke en adresse på nettet", "skriv den, som browseren viser den, når du kopierer den"
    return None


def _link_words(said: str, ways: tuple[str, ...]) -> tuple[str, str] | None:
    """Return what is wrong with a link to who stands behind the site."""
    whole = said.strip()
    if whole != said:
        return f"«{said}» begynder eller slutter med mellemrum", "slet dem"
    if _MAIL.fullmatch(whole) and "mailto:" in ways:
        return f"«{whole}» er en mailadresse, men ikke et link", f"skriv mailto:{whole}"
    begun = next((way for way in ways if whole.lower().startswith(way)), "")
    if begun and not whole.startswith(begun):
        return f"«{whole}» er skrevet med store bogstaver", f"skriv {begun}{whole[len(begun) :]}"
    if not begun:
        return f"«{whole}» er ikke et link", f"begynd med {' eller '.join(ways)}"
    if begun == "mailto:" and not _MAIL.fullmatch(whole.removeprefix(begun)):
        return f"«{whole}» er ikke én mailadresse", "skriv den som mailto:navn@example.dk og intet andet"
    if begun == "https://" and not _PAGE.fullmatch(whole):
        return f"«{whole}» er ikke en adresse på nettet", "skriv den, som browseren viser den, når du kopierer den"
    return None


def _framer_words(said: str) -> tuple[str, str] | None:
    """Return what is wrong with the first site that is none, of those that may show our cards in a frame."""
    for one in said.split():
        if re.search("[,;]", one):
            return (
                f"«{said}» er ikke adresser med mellemrum imellem",
                "skriv et mellemrum i stedet for komma og semikolon",
            )
        bare = re.sub(r"^\w*:?/*", "", one) if "://" in one else one
        host = bare.partition("/")[0]
        if not one.startswith("https://") and _HOST.fullmatch(f"https://{host}"):
            return f"«{one}» begynder ikke med https://", f"skriv https://{host}"
        if not _HOST.fullmatch(one):
            whole = f"https://{host}"
            advice = f"skriv kun {whole}" if _HOST.fullmatch(whole) else "skriv den som https://intranet.example.dk"
            return f"«{one}» er ikke adressen på et websted alene", advice
    return None


def _day_words(said: str) -> tuple[str, str] | None:
    """Return what is wrong with the day of the last change."""
    return None if _date(said) else (f"«{said}» er ikke en dato", "skriv den som 2026-11-20, eller lad den stå tom")


def _unused(root: Path) -> Iterator[Fejl]:
    """Yield a fault for each variable of ours that is set, and that nothing reads."""
    known = variables(root) | ELSEWHERE
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known and os.environ[name]:
            close = near_miss(name, known)
            advice = f"mente du {close}?" if close else "fjern den, eller skriv den med !ENV under extra"
            yield Fejl(SETUP, 1, 1, "", f"miljøvariablen {name} er sat, men bruges ikke", advice)


def updated(root: Path, katalog: Katalog) -> str:
    """Return when the site was last brought up to date, in Danish; nothing when nobody knows."""
    day = updated_day(root, katalog)
    return danish_date(day) if day else ""


def updated_day(root: Path, katalog: Katalog) -> date | None:
    """Return when the site was last brought up to date: as the setting says, or when an item was last gone through."""
    days = [day] if (day := _date(setting(root, "opdateret").værdi)) else []
    days = days or [item.gennemgået for _, _, item in katalog.things() if getattr(item, "gennemgået", None)]
    return max(days, default=None)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
