"""Who stands behind a site, as mkdocs.yml says it: a site with an address of its own must say it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from .addresses import LOCAL
from .errors import DataFejl, Fejl
from .katalog import Katalog
from .text import danish_date

SETUP = "mkdocs.yml"
REQUIRED = {
    "afsender": "hvem der udgiver det",
    "kontakt": "hvordan læserne får fat i jer",
    "tilgaengelighed": "hvor tilgængelighedserklæringen står",
}
"""What a site with an address must tell its readers, and how a message calls it."""
WAYS = {"kontakt": ("mailto:", "https://"), "tilgaengelighed": ("https://",)}
"""What those that are links begin with."""


@dataclass(frozen=True)
class Indstilling:
    """A setting: what it is, its line in the file (1 where it isn't), and the variable that may say it instead."""

    værdi: str
    linje: int
    variabel: str


def setting(root: Path, name: str) -> Indstilling:
    """Return a setting of mkdocs.yml: a text, or a variable and what it is without it."""
    path = root / SETUP
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    value = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'#\]][^#\]\n]*))?"""
    found = re.search(rf"^[ ]*{name}:[ ]*(?:!ENV[ ]*\[[ ]*(\w+)[ ]*,)?[ ]*{value}", text, re.MULTILINE)
    if not found:
        return Indstilling("", 1, "")
    variable, *values = found.groups("")
    chosen = os.environ.get(variable, "") if variable else ""
    return Indstilling((chosen or "".join(values)).strip(), text.count("\n", 0, found.start()) + 1, variable)


def site_address(root: Path) -> str:
    """Return where the site is published, with a slash last."""
    return (setting(root, "site_url").værdi or LOCAL).rstrip("/") + "/"


def is_local(address: str) -> bool:
    """Return whether only this machine can read what stands there."""
    return urlsplit(address).hostname in {"127.0.0.1", "::1", "localhost"}


def require_sender(root: Path, address: str) -> None:
    """Raise DataFejl with all that a site at an address does not say of who stands behind it, or says wrong."""
    if not (root / SETUP).is_file():
        return
    faults = []
    for name, told in REQUIRED.items():
        one = setting(root, name)
        if not one.værdi and not is_local(address):
            where = f"sæt {one.variabel}, eller skriv det her" if one.variabel else f"skriv «{name}» under extra"
            message = f"{address} siger ikke, {told}"
            faults.append(Fejl(SETUP, one.linje, 3, f"extra.{name}", message, where))
        elif one.værdi and name in WAYS and not one.værdi.startswith(WAYS[name]):
            advice = f"begynd med {' eller '.join(WAYS[name])}"
            faults.append(Fejl(SETUP, one.linje, 3, f"extra.{name}", f"«{one.værdi}» er ikke et link", advice))
    day = setting(root, "opdateret")
    if day.værdi and not _date(day.værdi):
        advice = "skriv den som 2026-11-20, eller lad den stå tom"
        faults.append(Fejl(SETUP, day.linje, 3, "extra.opdateret", f"«{day.værdi}» er ikke en dato", advice))
    if faults:
        raise DataFejl(faults)


def updated(root: Path, katalog: Katalog) -> str:
    """Return when the site was last brought up to date: as the setting says, or when an item was last gone through."""
    days = [day] if (day := _date(setting(root, "opdateret").værdi)) else []
    days = days or [item.gennemgået for _, _, item in katalog.things() if getattr(item, "gennemgået", None)]
    return danish_date(max(days)) if days else ""


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
