"""What has been published leads on: old addresses, places that have left a page, and short addresses."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import helpers
from tests.test_facts import change, project
from vejledningsguide import vaerter
from vejledningsguide.ankre import ANKRE, lasting
from vejledningsguide.assets import build_assets
from vejledningsguide.build import build, examine
from vejledningsguide.errors import DataFejl
from vejledningsguide.frames import build_cards
from vejledningsguide.links import Veje

FILE = "data/omdirigeringer.yaml"


__all__ = ["project"]


def told(project: Path) -> list[str]:
    """Return what the check says of a project."""
    with pytest.raises(DataFejl) as caught:
        examine(project, helpers.TODAY)
    return [str(fejl) for fejl in caught.value.fejl]


def test_a_page_that_leaves_is_no_fault_once_it_leads_on(project: Path) -> None:
    change(project, "adresser.txt", "/moduler/ny-spade/\n", "/moduler/ny-spade/\n/moduler/forsvundet/\n")
    assert any("/moduler/forsvundet/: adressen er udgivet, men siden findes ikke mere" in one for one in told(project))
    change(project, "omdirigeringer.yaml", "fra: /moduler/gammel-rive/", "fra: /moduler/forsvundet/")
    assert [one for one in told(project) if "forsvundet" in one] == []  # what is left is the address taken from it


def test_only_what_has_left_leads_on_and_only_to_what_is_there(project: Path) -> None:
    change(project, "omdirigeringer.yaml", "fra: /moduler/gammel-rive/", "fra: /moduler/gl-spade/")
    change(project, "omdirigeringer.yaml", "til: /moduler/ny-spade/", "til: /moduler/ny-spate/")
    change(project, "omdirigeringer.yaml", "fra: /moduler/#riven", "fra: /modul/#riven")
    change(project, "kortadresser.yaml", "kort: m/spade", "kort: m/spaden")
    assert [one for one in told(project) if "yaml" in one.partition(":")[0]] == [
        f"{FILE}:4:10: omdirigeringer.1.til: siden /moduler/ny-spate/ findes ikke – mente du «/moduler/ny-spade/»?",
        f"{FILE}:8:10: omdirigeringer.2.fra: siden /moduler/gl-spade/ findes stadig"
        " – slet omdirigeringen, eller tag siden væk først",
        f"{FILE}:12:10: omdirigeringer.3.fra: siden /modul/ findes ikke – mente du «/moduler/»?",
    ]


def test_a_page_that_leads_on_says_so_without_script(project: Path) -> None:
    pages = build(project, helpers.TODAY).pages
    moved = pages["moduler/gammel-rive/index.md"]
    assert moved.meta["videre"] == "moduler/ny-kost/#indhold"
    assert moved.meta["bliv"] is False
    assert 'href="../ny-kost/#indhold"' in moved.html
    other = pages["moduler/rustent-redskab/index.md"]
    assert other.meta["bliv"] is True, "a reader who must know what is different is not sent on unasked"
    assert "Skaftet er *længere* nu." in other.html
    assert "smedet om &amp; døbt igen" in other.html


def test_the_card_of_a_page_that_has_left_is_that_of_where_it_leads(project: Path, root: Path) -> None:
    """A frame on somebody's intranet is not to be empty; but nobody is shown something different unasked."""
    guide = build(project, helpers.TODAY).guide
    made = build_cards(guide, root, "https://eksempel.dk/", build_assets(root).names)
    assert made["indlejr/modul/gammel-rive/index.html"] == made["indlejr/modul/ny-kost/index.html"]
    assert "indlejr/modul/rustent-redskab/index.html" not in made


def test_a_place_that_has_left_is_still_an_anchor(project: Path) -> None:
    page = build(project, helpers.TODAY).pages["moduler/index.md"].html
    assert '<p class="boks boks--forbehold flyttet" id="riven" data-flyttet="ny-kost/">Riven har sin egen side.' in page


def test_a_short_address_is_a_page_that_leads_on(project: Path) -> None:
    pages = build(project, helpers.TODAY).pages
    assert pages["m/spade/index.md"].meta["videre"] == "moduler/ny-spade/"


def test_every_lasting_place_is_on_the_list_and_a_lost_one_is_told(project: Path) -> None:
    listed = ANKRE.listed(project)
    assert "/moduler/#riven" in listed
    assert not any("#ord-" in place for place in listed)
    pages = build(project, helpers.TODAY).pages
    veje = Veje()
    for page in pages.values():
        html = page.html.replace('id="riven"', 'id="rivning"')
        veje.note(page.side.adresse, page.source, html)
    lost = list(veje.lost(listed, "data/ankre.txt"))
    assert [(fault.linje, fault.sti) for fault in lost] == [(listed["/moduler/#riven"], "/moduler/#riven")]


def test_anchors_that_follow_what_else_stands_there_do_not_last() -> None:
    html = '<h2 id="dage">x</h2><input type="text" id="dato"><li id="note-a-001"><p id="ord-x"></p><svg id="s"></svg>'
    assert list(lasting(html)) == ["dage"]


def test_servers_are_told_of_all_that_leads_on_by_itself(project: Path) -> None:
    guide = build(project, helpers.TODAY).guide
    written = vaerter.rules(guide, "https://eksempel.dk/guide/")
    ways = ["/guide/m/spade/ /guide/moduler/ny-spade/", "/guide/moduler/gammel-rive/ /guide/moduler/ny-kost/#indhold"]
    assert written["_redirects"].splitlines()[1:] == [f"{way} 301" for way in ways]
    for name, text in written.items():
        assert "rustent" not in text, f"{name} sends a reader past what is different"
        twice = name in ("web.config", "guide.nginx.conf")  # an address with its slash and one without
        assert text.count("/guide/moduler/ny-spade/") == (0 if name.endswith(("yml", "headers")) else 1 + twice), name
    places = [add.get("key") for add in ElementTree.fromstring(written["web.config"]).iter("add") if add.get("key")]
    assert places == [
        *("/guide/m/spade/", "/guide/m/spade", "/guide/moduler/gammel-rive/", "/guide/moduler/gammel-rive"),
    ]
