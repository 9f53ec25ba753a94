"""The way to a page: the menu lights one entry, and the breadcrumbs lead from it to the page."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from vejledningsguide.cards import FOLDER
from vejledningsguide.guide import Guide
from vejledningsguide.pages import all_pages


def menu(root: Path) -> list[str]:
    """Return the addresses of the menu, as mkdocs.yml has them."""
    setup = (root / "mkdocs.yml").read_text(encoding="utf-8")
    return re.findall(r"adresse: ([\w/-]+)", setup.partition("\n  menu:\n")[2].partition("\n  fodmenu:\n")[0])


def test_every_page_lights_one_entry(root: Path, guide: Guide) -> None:
    entries = menu(root)
    assert len(entries) == len(set(entries)) == 5
    stays = [side for side in all_pages(guide) if not side.videre]  # the others are only a way to one of these
    astray = {side.adresse: side.afdeling for side in stays if side.afdeling not in entries}
    assert astray == {"": ""}, "a page lights nothing in the menu: its fixed page needs an «under»"


def test_a_page_written_by_hand_lights_one_too(root: Path) -> None:
    for path in (root / "content").glob("*.md"):
        front = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        assert front["afdeling"] in menu(root), path.name
        assert front["krummer"][0]["adresse"] == f"../{front['afdeling']}", path.name


def test_breadcrumbs_hold_all_that_a_page_stands_below(guide: Guide) -> None:
    """Also where a room names only the nearest page above."""
    for side in all_pages(guide):
        above = [address for _, address in side.krummer]
        assert side.adresse not in above, side.adresse
        assert len(above) == len(set(above)), side.adresse
        if above:
            fixed = {page.adresse: page for page in guide.katalog.faste.values()}
            assert not fixed[above[0]].under, f"{side.adresse} begins at {above[0]}, which stands below another"


def test_shell_marks_the_entry_and_ends_at_the_page(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        nav = text.partition('class="hovedmenu"')[2].partition("</ul>")[0]
        where = path.parent.relative_to(site).as_posix()
        leads_on = "data-videre" in text
        if where != "." and not leads_on and not where.startswith(FOLDER):  # a card in a frame has no menu
            assert nav.count("aria-current") == 1, where
            crumbs = text.partition('class="krummer"')[2].partition("</ol>")[0]
            assert crumbs.count('<li aria-current="page">') == 1, where
            lit = re.search(r"aria-current[^>]*>([^<]+)", nav)
            assert lit, where
            assert where in ("foelgeskab", "svaert", "moduler", "tjeklister", "mere-viden") or lit[1] in crumbs, where
