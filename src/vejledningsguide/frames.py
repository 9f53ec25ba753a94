"""The cards that other pages show in a frame → their files, and the script that puts the frames there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .assets import CARD
from .cards import FIXED, FOLDER, NEWEST, SCRIPT, Kort, cards
from .files import TEMPLATES
from .finish import finish
from .guide import Guide, Side
from .hyphens import hyphenated
from .opsaetning import setting
from .pages import all_pages
from .render import Renderer

SHELL = "indlejr.html"

_FOR_SCRIPT = re.compile(r'<span class="belægsted"[^>]*></span>| data-belæg="[^"]*"')
"""What the guide's own script makes markers of; a card has the links alone."""
_OUT = re.compile(r'<a (?=[^>]*href="(?!#))')


class CardRenderer(Renderer):
    """Renders cards, in which every way leads out to the guide's own pages."""

    def card(self, kort: Kort, side: Side, names: Mapping[str, Any], site_name: str) -> str:
        """Return the whole HTML of a card."""
        body = Markup(finish(self.body(side)))
        shell = self.environment.get_template(SHELL)
        page = shell.render(kort=kort, indhold=body, aktiver=names[CARD], navn=site_name)
        return hyphenated(_OUT.sub('<a target="_blank" rel="noopener" ', _FOR_SCRIPT.sub("", page)))

    def has_many_terms(self) -> bool:
        """Return that explained words lead to the glossary: a card has no list of them."""
        return True


def build_cards(guide: Guide, root: Path, site_address: str, names: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the file of each card, and the script that other pages load, by their paths on the site.

    `root` is the project's folder, and `names` says where the cards' sheet and script are (assets.py).
    """
    pages = {side.adresse: side for side in all_pages(guide)}
    renderer = CardRenderer(guide, root / TEMPLATES, site_address, {}, {})
    site_name = setting(root, "site_name").værdi or "Vejledningsguiden"
    files = dict.fromkeys((FIXED, NEWEST), (root / SCRIPT).read_bytes())
    made: dict[str, bytes] = {}
    for kort in cards(guide):
        whole = pages.get(kort.mål)  # a word has none of its own
        shown = {"v": kort.vist} if kort.vist or whole is None else whole.visning
        side = Side(kort.adresse, kort.titel, whole.kort if whole else "", kort.form.skabelon, "", visning=shown)
        made[kort.mål] = renderer.card(kort, side, names, site_name).encode()
        files[f"{kort.adresse}index.html"] = made[kort.mål]
    for path, target in _moved(guide, pages.values()):
        if target in made:
            files.setdefault(path, made[target])
    return files


def _moved(guide: Guide, pages: Iterable[Side]) -> Iterator[tuple[str, str]]:
    """Yield the path of the card of each page that has left, as its kind had it, and the page it leads on to.

    A reader who must first be told what is different gets no other card unasked.
    """
    kinds = [
        (re.compile(slags.adresse.replace("{}", "([a-z0-9-]+)")), slags.indlejret.navn)
        for rum in guide.katalog.rum
        for slags in rum.slags
        if slags.indlejret and slags.har_side
    ]
    for side in pages:
        for pattern, kind in kinds if side.videre and not side.bliv else ():
            if found := pattern.fullmatch(side.adresse):
                yield f"{FOLDER}{kind}/{found[1]}/index.html", side.videre.partition("#")[0]
