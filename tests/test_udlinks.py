"""The links out of the site are tried against a server on this machine: what it answers, what is told, what is kept."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests import helpers
from vejledningsguide import linkrapport
from vejledningsguide.afproevet import LinkFil, Linkprøve
from vejledningsguide.build import catalogue
from vejledningsguide.load import load
from vejledningsguide.udlinks import Klient

FIRST, LATER = date(2026, 5, 1), date(2026, 6, 1)
SENDS = {
    "/gammel": (301, "/ny"),
    "/kort": (302, "/ny"),
    "/nedlagt": (301, "/"),
    "/beskyttet": (302, "/adfs/ls/?wa=1"),
    "/ring": (302, "/ring2"),
    "/ring2": (302, "/ring"),
    "/mail": (301, "mailto:a@example.org"),
    "/gammel-til-intet": (308, "/væk"),
}
CODES = {"/væk": 404, "/borte": 410, "/nej": 403, "/travl": 429, "/brudt": 500, "/konto": 401}


class Handler(BaseHTTPRequestHandler):
    """Answers by the path, and keeps what it was asked."""

    asked: ClassVar[list[tuple[str, str, str]]] = []

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path = self.path.partition("?")[0].replace("%C3%A6", "æ")
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if path == "/tavs":
            time.sleep(0.6)
            return
        status, target = SENDS.get(path, (CODES.get(path, 200), ""))
        if path == "/kun-get" and self.command == "HEAD":
            status = 405
        body = b'<form><input name="p" type="password"></form>' if path == "/kodeord" else b"<p>Hej"
        if path == "/kodeord" and self.command == "HEAD":
            status = 501
        self.send_response(status)
        if target:
            self.send_header("Location", target.replace("æ", "%C3%A6"))
        self.send_header("Content-Type", "application/pdf" if path.endswith(".pdf") else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on this machine; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


@pytest.fixture
def klient(monkeypatch: pytest.MonkeyPatch) -> Klient:
    """A client that is in a hurry, and asks no proxy."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return Klient("Vejledningsguidens linktjek", timeout=0.3, pause=0)


@pytest.fixture
def silent() -> str:
    """An address on this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("path", "outcome", "words", "leads_to"),
    [
        ("/ny", "virker", "svarer som den skal", ""),
        ("/blæk#top", "virker", "svarer som den skal", ""),
        ("/rapport.pdf", "virker", "svarer som den skal, med en fil (application/pdf)", ""),
        ("/kun-get", "virker", "svarer som den skal", ""),
        ("/kort", "virker", "svarer via en anden adresse", "/ny"),
        ("/gammel", "flyttet", "siden er flyttet", "/ny"),
        ("/nedlagt", "virker ikke", "fører til forsiden i stedet for siden", "/"),
        ("/gammel-til-intet", "virker ikke", "siden findes ikke (404)", "/v%C3%A6k"),
        ("/væk", "virker ikke", "siden findes ikke (404)", ""),
        ("/borte", "virker ikke", "siden er taget ned for altid (410)", ""),
        ("/brudt", "virker ikke", "serveren har en fejl (500)", ""),
        ("/ring", "virker ikke", "sender læseren i ring", ""),
        ("/mail", "virker ikke", "sender videre til noget, der ikke er på nettet", ""),
        ("/tavs", "virker ikke", "svarer ikke", ""),
        ("/nej", "afvist", "adgang nægtet (403)", ""),
        ("/travl", "afvist", "for mange kald (429)", ""),
        ("/konto", "login", "siden beder om login", ""),
        ("/kodeord", "login", "siden beder om login", ""),
        ("/beskyttet", "login", "siden beder om login", "/adfs/ls/?wa=1"),
    ],
)
def test_what_a_server_answers(server: str, klient: Klient, path: str, outcome: str, words: str, leads_to: str) -> None:
    answer = klient.try_link(server + path)
    assert (answer.udfald, answer.ord, answer.fører_til.removeprefix(server)) == (outcome, words, leads_to)


def test_who_does_not_answer_is_told_from_who_says_no(server: str, klient: Klient, silent: str) -> None:
    nobody = klient.try_link(silent)
    assert (nobody.udfald, nobody.ord, nobody.hørt) == ("virker ikke", "serveren tager ikke imod", False)
    secure = klient.try_link(server.replace("http:", "https:"))
    assert (secure.udfald, secure.ord) == ("virker ikke", "der kan ikke laves en sikker forbindelse")
    assert klient.try_link("http://[::1/").ord == "adressen er skrevet forkert"


def test_a_host_is_called_with_a_pause_and_told_by_whom(server: str) -> None:
    slept: list[float] = []
    klient = Klient("Vejledningsguidens linktjek", pause=30, sleep=slept.append)
    Handler.asked.clear()
    klient.try_link(f"{server}/ny")
    klient.try_link(f"{server}/gammel")
    assert [(method, path) for method, path, _ in Handler.asked] == [
        ("HEAD", "/ny"),
        ("HEAD", "/gammel"),
        ("HEAD", "/ny"),
    ]
    assert {who for *_, who in Handler.asked} == {"Vejledningsguidens linktjek"}
    assert len(slept) == 2 and all(29 < pause <= 30 for pause in slept)


class TestReport:
    """What is kept from one time to the next, and what an editor is told."""

    @pytest.fixture
    def places(self, server: str, silent: str) -> dict[str, list[str]]:
        paths = ("/gammel", "/nej", "/konto", "/ny", "/væk")
        return {f"{server}{path}": [f"data/x.yaml:{n}"] for n, path in enumerate(paths, 1)}

    def test_the_day_it_last_worked_stays_when_it_works_no_more(
        self, places: dict[str, list[str]], server: str, klient: Klient
    ) -> None:
        then = Linkprøve(adresse=f"{server}/væk", prøvet=FIRST, udfald="virker", svar="x", virkede=FIRST)
        results = linkrapport.tried(places, {then.adresse: then}, klient, LATER)
        assert results is not None
        last = {one.adresse.removeprefix(server): one.virkede for one in results}
        assert last == {"/gammel": LATER, "/nej": None, "/konto": None, "/ny": LATER, "/væk": FIRST}
        assert linkrapport.told(places, results, 2).replace(server, "…") == (
            "5 adresser er prøvet. 1 virker.\n\n"
            "Virker ikke – find den nye adresse, eller tag linket væk:\n"
            "  …/væk\n    siden findes ikke (404)\n    står i data/x.yaml:5\n    sidst set virke 1. maj 2026\n\n"
            "Flyttet – ret adressen til den nye:\n"
            "  …/gammel\n    siden er flyttet: …/ny\n    står i data/x.yaml:1\n\n"
            "Beder om login – fortæl læseren, at det kræver en konto:\n"
            "  …/konto\n    siden beder om login\n    står i data/x.yaml:3\n    er ikke set virke\n\n"
            "Svarer ikke programmer – åbn dem selv i en browser:\n"
            "  …/nej\n    adgang nægtet (403)\n    står i data/x.yaml:2\n    er ikke set virke\n\n"
            "2 adresser, der ikke bruges mere, er taget ud af data/links.yaml."
        )

    def test_the_file_is_the_same_whatever_the_order_and_is_read_again(
        self, places: dict[str, list[str]], klient: Klient, tmp_path: Path
    ) -> None:
        results = linkrapport.tried(places, {}, klient, LATER) or []
        text = linkrapport.written(results)
        assert text == linkrapport.written(results[::-1])
        data = tmp_path / "data"
        helpers.mini_project(tmp_path)
        (data / "links.yaml").write_text(text, encoding="utf-8")
        read: LinkFil = load(data).links
        assert read.links == tuple(sorted(results, key=lambda one: one.adresse))
        assert linkrapport.written(read.links) == text
        assert linkrapport.written([]).endswith("links: []\n")

    def test_without_a_network_nothing_is_known(self, klient: Klient, silent: str) -> None:
        assert linkrapport.tried({silent: ["x"]}, {}, klient, LATER) is None


def test_the_command_tries_what_readers_can_follow_and_drops_what_they_can_not(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    helpers.mini_project(tmp_path)
    for path in (tmp_path / "data").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("https://example.org", server), encoding="utf-8")
    (tmp_path / "data" / "kilder.yaml").write_text(
        (tmp_path / "data" / "kilder.yaml").read_text("utf-8").replace("http://example.org/", f"{server}/gammel"),
        "utf-8",
    )
    (tmp_path / "content").mkdir()
    page = f"---\ntitle: T\n---\n[a]({server}/ny), `{server}/kode` og <{server}/væk>."
    (tmp_path / "content" / "side.md").write_text(page, encoding="utf-8")
    monkeypatch.setattr(linkrapport, "Klient", lambda name: Klient(name, pause=0))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    katalog = catalogue(tmp_path, helpers.TODAY)
    assert linkrapport.run(tmp_path, katalog, helpers.TODAY) == 1
    said = capsys.readouterr().out.replace(server, "…")
    assert "1 af 5: …/app?a=1&b=2 – svarer som den skal" in said
    assert re.search(r"…/gammel\n +siden er flyttet: …/ny\n +står i data/kilder\.yaml:\d+\n", said)
    assert re.search(r"…/væk\n +siden findes ikke \(404\)\n +står i content/side\.md:4\n", said)
    assert "3 adresser, der ikke bruges mere, er taget ud af data/links.yaml." in said
    after = load(tmp_path / "data")
    assert [one.adresse.removeprefix(server) for one in after.links.links] == sorted(
        ["/app?a=1&b=2", "/gammel", "/have?a=1&b=2#top", "/ny", "/væk"]
    )
    (app,) = (one for one in after.links.links if "/app" in one.adresse)
    assert app.virkede == helpers.TODAY
