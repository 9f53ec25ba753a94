"""Whether forskel shows a slip: pages are made one at a time, the likely ones first, until one is not as it was."""

from __future__ import annotations

import re

from tests import helpers
from vejledningsguide.addresses import LOCAL
from vejledningsguide.forskel.compare import difference, values
from vejledningsguide.forskel.sides import Aftryk, Tilstand
from vejledningsguide.guide import Guide, Side
from vejledningsguide.pages import FærdigSide, all_pages
from vejledningsguide.render import Renderer
from vejledningsguide.rum import Rum

VIST, ENS, SKJULT = "vist", "ens", "skjult"
TEMPLATES = helpers.ROOT / "overrides"

SEEN = {
    "citat": re.compile(r"^[“„»”‘]"),
    "mærke": re.compile(r"(?:^| )(?:[•·▪●\uf0b7*]|–|-\u00a0|o) Det ene"),
    "skjult": re.compile("[\u200b\u202e\u2066\ufeff\ufffd\ue000\uf0b7\u2028\u0007\u2060\u0000]"),
}
"""What no reader may meet on a page after a slip of these kinds; what no page may hold after any is in NEVER."""
NEVER = re.compile("\\[\\[|\\]\\]|<<<<<<<|>>>>>>>|[\u200b\u202e\u2066\ufeff\ufffd\uffff\u2060]|UDFYLD")


class _Places(dict[str, Side]):
    """Every page by its address, made when one is asked for: few pages hold another."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide

    def __missing__(self, address: str) -> Side:
        self |= {side.adresse: side for side in all_pages(self.guide)}
        return self[address]


def seen(guide: Guide, before: Tilstand, near: list[str], name: str) -> tuple[str, list[str]]:
    """Return what comes of a slip that passes: VIST, ENS or SKJULT, and the lines that are new on the first other page.

    The pages of the file's own room come first, and there those of the ids in `near`. What is on no page is told as
    such by forskel. When a page is another one and forskel doesn't show it, its address stands for the lines.
    """
    places = _Places(guide)
    renderer = Renderer(guide, TEMPLATES, LOCAL, {}, places)
    for rum in sorted(guide.katalog.rum, key=lambda rum: not _holds(rum, name.removeprefix("data/"))):
        sides = list(rum.sider(guide)) if rum.sider else []
        for side in sorted(sides, key=lambda side: not any(f"{id_}/" in side.adresse for id_ in near)):
            made = FærdigSide(side, renderer)
            trail, kort = tuple(title for title, _ in side.krummer), str(made.meta["description"])
            new = Aftryk(side.adresse, side.titel, kort, side.kilde_fil, made.html, krummer=trail)
            old = before.sider.get(side.adresse)
            if old is None:
                return VIST, []
            if (old.indhold, old.titel, old.kort, old.krummer) != (new.indhold, new.titel, new.kort, new.krummer):
                if found := difference(old, new):
                    return VIST, [line for piece in found.stykker for line in piece.nyt]
                if _words(old) != _words(new):
                    return SKJULT, [side.adresse]
    file = name.removeprefix("data/")
    return ENS if values(guide.katalog, file) == values(before.katalog, file) else VIST, []


def _holds(rum: Rum, name: str) -> bool:
    """Return whether a data file is a room's own."""
    return any(name == fil.navn or (fil.er_mappe and name.startswith(fil.navn)) for fil in rum.filer)


def _words(page: Aftryk) -> str:
    """Return a page's HTML, in which no kind of space makes a difference."""
    return re.sub(r'\s+|data-udgave="\w+"|Udgave:(?:</strong>)? \w+', "", page.indhold)


def ids_near(had: str, raw: str) -> list[str]:
    """Return the ids that stand above the first place where two texts differ: a page is called one of them."""
    at = next((n for n, pair in enumerate(zip(had, raw, strict=False)) if pair[0] != pair[1]), 0)
    return re.findall(r"(?m)^ *(?:- )?id: ([a-z0-9-]+)", had[: at + 200])[-3:]


def strange(lines: list[str], demand: str) -> str:
    """Return the first line that no page may show after a slip of which so much is demanded; or nothing."""
    wrong = [NEVER, *([SEEN[demand]] if demand in SEEN else [])]
    return next((line for line in lines if any(sign.search(line) for sign in wrong)), "")
