"""The server for whoever writes: what it shows is what a clean build gives, and faults are told where they are met."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from tests import helpers
from tests.server import PATIENCE, Server
from vejledningsguide.errors import DataFejl, Fejl
from vejledningsguide.faults import told

MODUL = "moduler/gl-kost/"
HEADING = "## Hvem er det for? {: #for-hvem }"


def edit(path: Path, old: str, new: str) -> int:
    """Put `new` in the place of `old`, which stands there once; return its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_slip_is_told_on_the_page_and_goes_away_when_it_is_mended(live_server: Server, live_project: Path) -> None:
    path, title = live_project / "data" / "moduler.yaml", "    titel: Brug af kosten\n"
    row = edit(path, title, "    titel: På <b>prøve</b>\n")
    said = (
        f"data/moduler.yaml:{row}:12: moduler.2.titel: teksten indeholder HTML eller en vinkelparentes"
        " – skriv ren tekst uden < og >"
    )
    live_server.wait_for("the slip was never told", lambda: live_server.faults(MODUL) == [said])
    assert "Brug af kosten" in live_server.page(MODUL), "the old page is gone after a slip"
    live_server.wait_for("the terminal says nothing", lambda: said in live_server.said())
    edit(path, "    titel: På <b>prøve</b>\n", "    titel: På prøve\n")
    live_server.wait_for("the mended page never came", lambda: "På prøve" in live_server.page(MODUL))
    assert live_server.faults(MODUL) == []
    assert live_server.said().count(said) == 1
    assert "Traceback" not in live_server.said()


def test_a_fault_in_a_template_is_told_where_it_stands(live_server: Server, live_project: Path) -> None:
    path = live_project / "overrides" / "sider" / "moduler" / "modul.md"
    row = edit(path, HEADING, f"{HEADING}\n{{{{ v.opslag.findes_ikke }}}}") + 1
    live_server.wait_for("the fault was never told", lambda: live_server.faults(MODUL) != [])
    assert live_server.faults(MODUL) == [
        f"overrides/sider/moduler/modul.md:{row}:1: navnet «findes_ikke» findes ikke her – ret navnet i skabelonen"
    ]
    assert live_server.faults("om/") == [], "a page that does not use the template has no fault"
    edit(path, "{{ v.opslag.findes_ikke }}", "{% if %}")
    said = (
        f"overrides/sider/moduler/modul.md:{row}:1: skabelonen kan ikke læses ved «{{% if %}}» – ret den, og gem igen"
    )
    live_server.wait_for("the second fault was never told", lambda: live_server.faults(MODUL) == [said])
    edit(path, "{% if %}", "<p>Nyt fra skabelonen</p>")
    live_server.wait_for("the template never changed", lambda: "Nyt fra skabelonen" in live_server.page(MODUL))
    assert live_server.faults(MODUL) == []


def test_what_stops_every_page_is_told_and_no_request_hangs(live_server: Server, live_project: Path) -> None:
    path = live_project / "overrides" / "main.html"
    row = edit(path, "<!doctype html>", "{% if %}<!doctype html>")
    said = (
        f"overrides/main.html:{row}:1: skabelonen kan ikke læses ved «{{% if %}}<!doctype html>» – ret den, og gem igen"
    )
    live_server.wait_for("the fault was never told", lambda: live_server.faults(MODUL) == [said])
    edit(path, "{% if %}<!doctype html>", "<!doctype html>")
    addresses = live_project / "data" / "adresser.txt"
    text = addresses.read_text(encoding="utf-8")
    addresses.write_bytes(text.encode("utf-16"))
    said = "data/adresser.txt:1:1: filen er gemt som UTF-16 og ikke som UTF-8"
    live_server.wait_for("the fault was never told", lambda: "".join(live_server.faults(MODUL)).startswith(said))
    assert "Brug af kosten" in live_server.page(MODUL)
    addresses.write_text(text.replace(f"/{MODUL}\n", ""), encoding="utf-8")
    note = f"/{MODUL} er ikke udgivet. Kør «python3 guide.py skema», når id'et er endeligt."
    live_server.wait_for("the new page is not marked", lambda: live_server.notes(MODUL) == [note])
    assert live_server.faults(MODUL) == []
    assert live_server.notes("om/") == []


def test_a_broken_setup_is_told_and_the_last_good_one_goes_on(live_server: Server, live_project: Path) -> None:
    path = live_project / "mkdocs.yml"
    row = edit(path, "site_name: Vejledningsguiden\n", "site_name: [Vejledningsguiden\n")
    live_server.wait_for("the fault was never told", lambda: live_server.faults(MODUL) != [])
    [said] = live_server.faults(MODUL)
    assert re.fullmatch(rf"mkdocs\.yml:{row + 1}:\d+: opsætningen kan ikke læses som YAML – se efter kolon.*", said)
    assert "Brug af kosten" in live_server.page(MODUL)
    edit(path, "site_name: [Vejledningsguiden\n", "site_name: Haveguiden\n")
    live_server.wait_for("the mended setup never came", lambda: "Haveguiden" in live_server.page(MODUL))
    assert live_server.faults(MODUL) == []


def stops_without_a_word(server: Server, sign: signal.Signals) -> bool:
    """Stop a server by a signal; return whether it ended well and said no more than it had."""
    before = server.said()
    server.process.send_signal(sign)
    return server.process.wait(PATIENCE) == 0 and server.said() == before


def test_it_begins_with_faulty_data_and_shows_them(tmp_path: Path) -> None:
    project = helpers.small_project(tmp_path / "projekt")
    path = project / "data" / "situationer.yaml"
    path.write_text("situationer: []\n", encoding="utf-8")
    server = Server(project, tmp_path / "server.txt")
    try:
        server.wait_for("no fault was told", lambda: server.faults("") != [])
        assert all(line.startswith("data/") for line in server.faults(""))
        path.write_bytes((helpers.MINI / "data" / "situationer.yaml").read_bytes())
        server.wait_for("the page never came", lambda: "Brug af kosten" in server.page(MODUL))
        assert stops_without_a_word(server, signal.SIGINT)
    finally:
        server.close()


def test_the_program_is_renewed_when_a_developer_changes_it(tmp_path: Path) -> None:
    project = helpers.small_project(tmp_path / "projekt")
    path = project / "src" / "vejledningsguide" / "text.py"
    server = Server(project, tmp_path / "server.txt")
    try:
        server.wait_for("the first page never came", lambda: bool(server.page("om/")))
        row = edit(path, '"""Return «a, b og c»."""\n', '"""Return «a, b og c»."""\n    if\n') + 1
        fault = f"src/vejledningsguide/text.py:{row}:"
        server.wait_for("the fault was never told", lambda: any(fault in line for line in server.faults(MODUL)))
        edit(path, "    if\n", "")
        edit(path, "{_MONTHS[day.month - 1]} {day.year}", "{_MONTHS[day.month - 1]} i året {day.year}")
        server.wait_for("the new program never ran", lambda: " i året 20" in server.page(MODUL))
        assert stops_without_a_word(server, signal.SIGTERM)
    finally:
        server.close()


def test_addresses_are_answered_as_on_a_web_server(live_server: Server) -> None:
    assert b"Siden findes ikke" not in live_server.read("moduler")  # leads on to moduler/
    assert live_server.read("assets/billeder/ikoner.svg").startswith(b"<svg")
    assert live_server.read("findes/ikke/") == b""
    assert b'["moduler/gl-kost/",' in live_server.read("soeg/indeks.json")
    assert live_server.read("soeg/indeks.js").endswith(live_server.read("soeg/indeks.json"))


def slips(project: Path, chance: random.Random) -> list[Callable[[], None]]:
    """Return an edit of each kind that an editor or a developer makes, of texts three, in some order."""
    texts = [path for path in sorted((project / "data").rglob("*.yaml")) if "_skema" not in path.parts]
    templates = sorted((project / "overrides" / "sider").glob("*/*.md"))
    styles = sorted((project / "content" / "assets" / "css").glob("*.css"))

    def prose() -> None:
        path = chance.choice(texts)
        lines = path.read_text(encoding="utf-8").split("\n")
        free = [
            n
            for n, line in enumerate(lines)
            if re.match(r" +(- )?(tekst|kort|titel|forklaring): [A-ZÆØÅ][^'\"]*$", line)
        ]
        if free:
            n = chance.choice(free)
            lines[n] = f"{lines[n]} nu"
            path.write_text("\n".join(lines), encoding="utf-8")

    def template() -> None:
        path = chance.choice(templates)
        path.write_text(path.read_text(encoding="utf-8").replace('<p class="', '<p class="ny ', 1), encoding="utf-8")

    def style() -> None:
        path = chance.choice(styles)
        path.write_text(
            path.read_text(encoding="utf-8") + f".ny {{ order: {chance.randrange(99)}; }}\n", encoding="utf-8"
        )

    def narrative() -> None:
        path = project / "content" / "om.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\nLinje {chance.randrange(999)}.\n", encoding="utf-8")

    def shell() -> None:
        path = project / "overrides" / "main.html"
        path.write_text(path.read_text(encoding="utf-8").replace("<article", "<article data-ny", 1), encoding="utf-8")

    return chance.sample([prose, prose, prose, template, style, narrative, shell], 7)


def test_many_edits_later_every_byte_is_that_of_a_clean_build(
    live_server: Server, live_project: Path, tmp_path: Path
) -> None:
    """What is made again is enough: no page and no file shows an older state than the files it is made from."""
    chance = random.Random(28)
    for place, change in enumerate([*slips(live_project, chance), *slips(live_project, chance)]):
        change()
        live_server.read(MODUL)  # somebody looks, so that something could be kept too long
        if place % 4 == 0:  # the index takes every page
            live_server.read("soeg/indeks.json")
    address = {"VEJLEDNINGSGUIDE_ADRESSE": live_server.root}
    run = helpers.engine(live_project, "build", "--strict", "--site-dir", str(tmp_path / "site"), **address)
    assert run.returncode == 0, run.stdout + run.stderr
    clean = {name: content for name, content in helpers.snapshot(tmp_path / "site").items() if not name.endswith(".gz")}
    assert "om/index.html" in clean and len(clean) > 100
    live_server.wait_for("the last edit is not shown", partial(shows, live_server, clean))


def shows(server: Server, clean: dict[str, bytes]) -> bool:
    """Return whether every file that a clean build has is the same on the server, to the byte."""
    there = {name: name.removesuffix("index.html") for name in clean if name != "404.html"}
    return all(server.read(address) == clean[name] for name, address in there.items())


class TestTold:
    """Whatever goes wrong, an editor is told in Danish, with a place and a remedy."""

    def test_every_fault_of_the_data_is_told(self) -> None:
        faults = [Fejl("data/a.yaml", 1, 2, "x", "forkert", "ret"), Fejl("data/b.yaml", 3, 4, "", "væk", "hent")]
        assert told(DataFejl(faults)) == ["data/a.yaml:1:2: x: forkert – ret", "data/b.yaml:3:4: væk – hent"]

    def test_a_fault_inside_another_error_is_the_one_that_is_told(self) -> None:
        outer = RuntimeError("fra motoren")
        outer.__cause__ = DataFejl([Fejl("data/a.yaml", 1, 2, "", "forkert", "ret")])
        assert told(outer) == ["data/a.yaml:1:2: forkert – ret"]

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("{{ x }}", "navnet «x» findes ikke her"),
            ("{{ y.z.ø }}", "navnet «z» findes ikke her"),
            ("{% include 'findes/ikke.html' %}", "overrides/findes/ikke.html:1:1: skabelonen findes ikke"),
            ("{{ x|length }}", "navnet «x» findes ikke her"),
            ("{{ x|upper|wordwrap }}", "navnet «x» findes ikke her"),
            ("{{ 1 / 0 }}", "siden kan ikke laves (ZeroDivisionError"),
        ],
    )
    def test_a_template_that_asks_for_what_is_not_there(self, template: str, said: str) -> None:
        environment = Environment(loader=DictLoader({"a": template}), undefined=StrictUndefined)
        with pytest.raises(Exception) as caught:
            environment.get_template("a").render(y={})
        [line] = told(caught.value)
        assert said in line
        assert " – " in line

    def test_a_file_that_cannot_be_read(self) -> None:
        assert told(PermissionError(13, "Permission denied", "data/x.yaml")) == [
            "data/x.yaml:1:1: der er ikke adgang til stedet – giv dig selv lov til at læse og skrive der, eller flyt"
            " projektet"
        ]
