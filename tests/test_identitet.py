"""An edition's identity: its logo, menus, front page and what it says of itself; the shared guide has none of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide.build import examine
from vejledningsguide.errors import DataFejl
from vejledningsguide.identitet import ICONS, logo_faults, menus
from vejledningsguide.om import with_own

FILE = "lokal/kolonihaven/udgave.yaml"


@pytest.fixture
def edition(local_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the edition, to write in."""
    for name in ("data", "lokal", "content", "overrides"):
        shutil.copytree(local_folder / name, tmp_path / name)
    shutil.copy(local_folder / "mkdocs.yml", tmp_path)
    monkeypatch.setenv("VEJLEDNINGSGUIDE_UDGAVE", "kolonihaven")
    return tmp_path


def links(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', html)


def test_every_page_wears_the_edition(local_folder: Path) -> None:
    """The menu in its order, its links in the foot, and the wide logo in header, letterhead and icon."""
    site = local_folder / "site"
    page = (site / "lokalt" / "index.html").read_text("utf-8")
    menu = page.partition('class="hovedmenu"')[2].partition("</ul>")[0]
    assert [(way, title) for way, title in links(menu)] == [("./", "Hos os i haven"), ("../moduler/", "Moduler")]
    foot = page.partition('aria-label="Bundmenu"')[2].partition("</nav>")[0]
    assert links(foot)[1:3] == [
        ("https://www.kolonihaven.example/tilgaengelighed", "Tilgængelighedserklæring"),
        ("./", "Hos os"),
    ]
    assert links(foot)[-1] == ("https://www.kolonihaven.example/", "Havens side")
    assert page.count('<svg viewBox="0 0 144 36"') == 2 and 'class="mærkat mærkat--logo mærkat--bred"' in page
    icons = (site / ICONS).read_text("utf-8")
    assert icons.count('id="mærket"') == 1 and "M12 30V18" in icons and 'viewBox="0 -54 144 144"' in icons


def test_the_front_page_has_its_tasks_first_and_leads_to_its_own(local_folder: Path) -> None:
    page = (local_folder / "site" / "index.html").read_text("utf-8")
    tasks = page.partition('class="opgaver"')[2].partition("</ul>")[0]
    assert links(tasks)[0][0] == "find-modul/" and len(links(tasks)) == 2
    line = page.partition('class="opgaver"')[2].partition("</ul>")[2].partition("</p>")[0]
    assert [way for way, _ in links(line)] == ["lokalt/", "lokalt/#kurser"]


def test_the_page_about_the_guide_tells_who_and_how(local_folder: Path) -> None:
    """Each where the shared guide tells of the same, and marked."""
    page = (local_folder / "site" / "om" / "index.html").read_text("utf-8")
    parts = {part.partition('"')[0]: part for part in page.split('<h2 id="')[1:]}
    assert "Ansvarlig: Formanden for haven." in parts["hvem-staar-bag"]
    access = parts["tilgaengelighed"]
    assert 'href="https://www.kolonihaven.example/tilgaengelighed"' in access and "00 00 00 00" in access
    assert 'href="mailto:bestyrelsen@kolonihaven.example"' in access
    assert "<p>Vi gemmer ingenting.</p><p>Spørg os, hvis du er i tvivl.</p>" in parts["oplysninger"]
    assert all(
        'class="lokal">Lokalt – Kolonihaven<' in parts[one]
        for one in ("hvem-staar-bag", "tilgaengelighed", "oplysninger")
    )
    assert 'href="#hvem-staar-bag"' in page.partition('class="toc"')[2]


def test_the_shared_guide_has_nothing_of_it(root: Path) -> None:
    assert menus(root)["fodmenu"][0].titel == "Er I klar til følgeskab?"
    text = (root / "content" / "om.md").read_text("utf-8")
    assert with_own(text, "om/", None) == text and logo_faults(root) == []


@pytest.mark.parametrize(
    ("find", "write", "told"),
    [
        ("adresse: moduler/", "adresse: moduller/", "22:14: menu.2.adresse: menupunktet «Moduler» fører til"),
        ("adresse: lokalt/#kurser", "adresse: lokal/", "27:16: forside.genveje.1.adresse: linket «Kurserne» fører til"),
        ("[find-modul]", "[find-modull]", "24:11: forside.først.1: «find-modull» findes ikke – mente du «find-modul»?"),
        ("logo: logo.svg", "logo: loga.svg", "11:7: logo: filen lokal/kolonihaven/loga.svg findes ikke – læg den der"),
    ],
)  # fmt: skip
def test_a_way_that_leads_nowhere_is_told(edition: Path, find: str, write: str, told: str) -> None:
    path = edition / FILE
    text = path.read_text("utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, write), encoding="utf-8")
    with pytest.raises(DataFejl) as caught:
        examine(edition, helpers.TODAY)
    assert f"{FILE}:{told}" in str(caught.value) and len(caught.value.fejl) == 1, caught.value


@pytest.mark.parametrize(
    ("ground", "where"),
    [("#7a1f3d", "i sidehovedet i lyst udseende"), ("#fafafa", "på hvidt papir")],
)
def test_a_logo_that_nobody_can_see_is_told(edition: Path, ground: str, where: str) -> None:
    assert logo_faults(edition) == []
    path = edition / "lokal" / "kolonihaven" / "logo.svg"
    text = path.read_text("utf-8").replace("#ffe08a", ground).replace("#7a1f3d", ground)
    path.write_text(text, encoding="utf-8")
    assert f"logoet kan ikke ses {where}" in "".join(map(str, logo_faults(edition)))
