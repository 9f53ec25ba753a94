"""The cards that other pages show in a frame → their files, and the script that puts the frames there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .assets import CARD
from .cards import FIXED, NEWEST, SCRIPT, Kort, cards
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
    shown = {side.adresse: side.visning for side in all_pages(guide)}
    renderer = CardRenderer(guide, root / "overrides", site_address, {}, {})
    site_name = setting(root, "site_name").værdi or "Vejledningsguiden"
    files = dict.fromkeys((FIXED, NEWEST), (root / SCRIPT).read_bytes())
    for kort in cards(guide):
        side = Side(kort.adresse, kort.titel, "", kort.form.skabelon, "", visning=shown.get(kort.mål, {}))
        if kort.vist:
            side = replace(side, visning={"v": kort.vist})
        else:
            side = replace(side, kort=next(page.kort for page in guide.sider.values() if page.adresse == kort.mål))
        files[f"{kort.adresse}index.html"] = renderer.card(kort, side, names, site_name).encode()
    return files
