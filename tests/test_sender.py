"""Who stands behind a site: what a published one must say, and how the footer tells it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide.addresses import LOCAL, is_local
from vejledningsguide.build import build, examine
from vejledningsguide.errors import DataFejl
from vejledningsguide.katalog import Katalog
from vejledningsguide.opsaetning import setting
from vejledningsguide.sender import setup_faults, site_address, updated

SITE = "https://guide.example.dk/"
SETUP = """site_name: x
site_url: !ENV [GUIDE_ADRESSE, "http://127.0.0.1:8000/"]
extra:
  afsender: !ENV [GUIDE_AFSENDER, ""]
  kontakt: {kontakt}
  tilgaengelighed: 'https://example.dk/erklaering'
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A published project with the kitchen-sink data, and a set-up that says half of what it should."""
    helpers.published_mini(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETUP.replace("{kontakt}", "post hos example.dk  # her"), encoding="utf-8")
    return tmp_path


def told(project: Path) -> list[str]:
    """Return what `tjek` says is wrong."""
    with pytest.raises(DataFejl) as caught:
        examine(project, helpers.TODAY)
    return [str(fejl) for fejl in caught.value.fejl]


def test_a_site_with_an_address_must_say_who_it_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_ADRESSE", SITE)
    wanted = [
        f"mkdocs.yml:4:3: extra.afsender: {SITE} siger ikke, hvem der udgiver det"
        " – sæt GUIDE_AFSENDER, eller skriv det her",
        "mkdocs.yml:5:3: extra.kontakt: «post hos example.dk» er ikke et link – begynd med mailto: eller https://",
    ]
    assert told(project) == wanted
    with pytest.raises(DataFejl) as caught:
        build(project, helpers.TODAY, SITE)
    assert [str(fejl) for fejl in caught.value.fejl] == wanted
    monkeypatch.setenv("GUIDE_AFSENDER", "Haven")
    (project / "mkdocs.yml").write_text(SETUP.replace("{kontakt}", "mailto:a@example.dk"), encoding="utf-8")
    assert examine(project, helpers.TODAY)
    assert build(project, helpers.TODAY, SITE).pages


def test_a_setting_that_is_not_there_is_told_at_the_top(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_ADRESSE", SITE)
    (project / "mkdocs.yml").write_text(SETUP.partition("extra:")[0], encoding="utf-8")
    assert told(project)[0] == (
        f"mkdocs.yml:1:3: extra.afsender: {SITE} siger ikke, hvem der udgiver det – skriv «afsender» under extra"
    )


def test_a_local_site_need_not(project: Path) -> None:
    (project / "mkdocs.yml").write_text(SETUP.replace("{kontakt}", '""'), encoding="utf-8")
    assert examine(project, helpers.TODAY)
    assert site_address(project) == "http://127.0.0.1:8000/"
    assert [is_local(address) for address in ("http://localhost:1/x/", "http://[::1]/", SITE)] == [True, True, False]


def test_the_day_is_the_newest_or_as_the_setting_says(project: Path, mini_katalog: Katalog) -> None:
    days = [item.gennemgået for _, _, item in mini_katalog.things() if getattr(item, "gennemgået", None)]
    assert re.fullmatch(rf"{max(days).day}\. [a-z]+ {max(days).year}", updated(project, mini_katalog))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as setup:
        setup.write("  opdateret: 2026-11-03\n")
    assert updated(project, mini_katalog) == "3. november 2026"


def test_a_day_that_is_none_is_told(project: Path) -> None:
    setup = SETUP.replace("{kontakt}", '""') + "  opdateret: i går\n"
    (project / "mkdocs.yml").write_text(setup, encoding="utf-8")
    assert told(project) == [
        "mkdocs.yml:7:3: extra.opdateret: «i går» er ikke en dato – skriv den som 2026-11-20, eller lad den stå tom"
    ]


MENU = """  menu: [{titel: Udgået, adresse: findes-ikke/}]
"""


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ADRESSE", " https://a.dk/", "«  https://a.dk/» begynder eller slutter med mellemrum – slet dem"),
        ("ADRESSE", "https://a.dk/index.html", "«…» er en fil – skriv adressen på mappen: https://a.dk/"),
        ("ADRESSE", "https://a.dk/?x=1", "«…» er mere end en adresse – skriv kun https://a.dk/"),
        ("ADRESSE", "guide.a.dk", "«…» er ikke en adresse på nettet – skriv den helt ud, fx https://guide.a.dk"),
        ("ADRESSE", "https://a b.dk/", "«…» er ikke en adresse på nettet – skriv den, som browseren viser den"),
        ("RETTELSER", "navn@kommune.dk", "«…» er en mailadresse, men ikke et link – skriv mailto:navn@kommune.dk"),
        ("RETTELSER", "MAILTO:navn@kommune.dk", "«…» er skrevet med store bogstaver – skriv mailto:navn@kommune.dk"),
        ("RETTELSER", "mailto:a@b.dk?subject=x", "«…» er ikke én mailadresse – skriv den som mailto:navn@example.dk"),
        ("RETTELSER", "http://a.dk", "«…» er ikke et link – begynd med mailto: eller https://"),
        ("TILGAENGELIGHED", "https://", "«…» er ikke en adresse på nettet – skriv den, som browseren viser den"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(
    name: str, value: str, said: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable = f"VEJLEDNINGSGUIDE_{name}"
    monkeypatch.setenv(variable, value)
    [fault] = [fejl.besked + " – " + fejl.rettelse for fejl in setup_faults(root, LOCAL)]
    assert fault.startswith(said.replace("«…»", f"«{value}»").replace("«  ", "« "))
    assert fault.endswith(f" (den står i {variable})")


def test_a_variable_that_nothing_reads_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJLEDNINGSGUIDE_ADRESE", SITE)
    assert [str(fejl) for fejl in setup_faults(root, LOCAL)] == [
        "mkdocs.yml:1:1: miljøvariablen VEJLEDNINGSGUIDE_ADRESE er sat, men bruges ikke – mente du"
        " VEJLEDNINGSGUIDE_ADRESSE?"
    ]


def test_all_faults_of_the_set_up_come_at_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setup = SETUP.replace("{kontakt}", '"a@b.dk"') + '  opdateret: i går\n  rettelser: "b@c.dk "\n'
    (project / "mkdocs.yml").write_text(setup, encoding="utf-8")
    monkeypatch.setenv("GUIDE_ADRESSE", "https://a.dk/x.html")
    assert [line.partition(" – ")[0].split(":")[1] for line in told(project)] == ["2", "4", "5", "7", "8"]


def test_a_menu_that_leads_nowhere_is_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text(SETUP.replace("{kontakt}", '""') + MENU, encoding="utf-8")
    assert told(project) == [
        "mkdocs.yml:7:5: extra.menu: menupunktet «Udgået» fører til «findes-ikke/», der ikke er en side – ret"
        " adressen, fx moduler/"
    ]


def test_the_real_set_up_has_them_all(root: Path) -> None:
    for name in ("afsender", "kontakt", "tilgaengelighed", "opdateret"):
        one = setting(root, name)
        assert (one.værdi, one.variabel) == ("", f"VEJLEDNINGSGUIDE_{name.upper()}")


def test_every_page_tells(site: Path) -> None:
    for path in ("index.html", "om/index.html", "404.html"):
        foot = (site / path).read_text("utf-8").partition('<footer class="bund">')[2]
        assert "Lokal udgave uden afsender. Opdateret " in foot, path
        assert re.search(r'href="[^"]*#tilgaengelighed">Tilgængelighed</a>', foot), path
