"""The rules for web servers: what they say, and that real servers do as they say."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest
import yaml

import guide as launcher
from tests import webservere
from vejledningsguide import vaerter
from vejledningsguide.addresses import LOCAL
from vejledningsguide.egne_sider import own_pages
from vejledningsguide.guide import Guide
from vejledningsguide.pak import PACKED, pack, texts
from vejledningsguide.vaerter.hoveder import CACHE, CSP, FOR_GOOD, TYPES, places, sent_with

FRAMER = "https://*.b.dk"


@pytest.fixture(scope="module")
def packed(mini_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with its packed files, and a stand-in for a PDF: there may be none without Pango."""
    folder = tmp_path_factory.mktemp("pakket") / "site"
    shutil.copytree(mini_site, folder, ignore=shutil.ignore_patterns("find-modul", "kilder", "soeg", "tal", "guider"))
    (folder / "om" / "ark.pdf").write_bytes(b"%PDF-1.7")
    assert pack(folder)
    return folder


def test_a_text_is_packed_beside_itself_and_the_same_each_time(packed: Path, tmp_path: Path) -> None:
    again = tmp_path / "igen"
    for name in ("assets", "om", "m"):
        shutil.copytree(packed / name, again / name, ignore=shutil.ignore_patterns("*.gz", "*.br"))
    pack(again)
    some = 0
    for path in texts(again):
        made = [path.with_name(path.name + ending) for ending in PACKED]
        there = [packed / one.relative_to(again) for one in made]
        assert [one.read_bytes() for one in made] == [one.read_bytes() for one in there], path
        assert gzip.decompress(made[0].read_bytes()) == brotli.decompress(made[1].read_bytes()) == path.read_bytes()
        assert made[1].stat().st_size < made[0].stat().st_size < path.stat().st_size, path
        some += 1
    assert some > 50
    assert not [path for path in again.rglob("*.gz") if Path(path.stem).suffix in (".woff2", ".docx", ".pdf")]


def test_every_kind_of_file_has_a_type_and_only_what_never_changes_is_kept_for_good(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert {path.rpartition(".")[2] for path in files} <= set(TYPES)
    for_good = [path for path in files if sent_with(path, places())[CACHE] == FOR_GOOD]
    assert len(for_good) > 50
    for path in for_good:
        named = path == "indlejr/v1.js" or max(map(len, Path(path).stem.split("."))) >= 10
        assert named, f"{path} has no digest of its content in its name"


@dataclass(frozen=True)
class Svar:
    """What a server answers."""

    status: int
    hoveder: Mapping[str, str]
    indhold: bytes


@dataclass(frozen=True)
class Vært:
    """A server that is running, and where the site is on it."""

    navn: str
    port: int
    rod: str

    def ask(self, path: str, **headers: str) -> Svar:
        """Ask for a path below the site's."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=webservere.SECONDS)
        connection.request(
            "GET", self.rod + path, headers={key.replace("_", "-"): said for key, said in headers.items()}
        )
        answer = connection.getresponse()
        names = {name.lower() for name, _ in answer.getheaders()}
        said = {name: ", ".join(answer.headers.get_all(name, [])) for name in names}
        found = Svar(answer.status, said, answer.read())
        connection.close()
        return found

    def leads(self, path: str, to: str) -> None:
        """Check that a path leads on for good to another below the site's; a «?» with nothing after it does no harm."""
        answer = self.ask(path)
        assert answer.status in (301, 308), path
        where = answer.hoveder["location"].removeprefix(f"http://127.0.0.1:{self.port}").replace("?#", "#")
        assert where.removesuffix("?") == self.rod + to, path


@pytest.fixture(
    scope="module", params=[(name, root) for name in webservere.SERVERS for root in ("/", "/guide/")], ids=str
)
def server(request: pytest.FixtureRequest, packed: Path, mini: Guide) -> Iterator[Vært]:
    """Each server, with the site at its host's root and in a folder below it."""
    name, root = request.param
    rules = dict(vaerter.rules(mini, f"https://eksempel.dk{root}", [FRAMER]))
    with webservere.running(name, packed, rules, root) as port:
        yield Vært(name, port, root)


def test_each_file_is_sent_with_its_headers_and_type(server: Vært, packed: Path) -> None:
    """Of every place that has its own, and of every kind of file, one: all that is said of it, once, and no more."""
    files = sorted(
        path.relative_to(packed).as_posix()
        for path in packed.rglob("*")
        if path.suffix not in PACKED and path.is_file()
    )
    all_places = places([FRAMER])
    by_place = {tuple(sent_with(path, all_places).items()): path for path in files}
    by_kind = {path.rpartition(".")[2]: path for path in files if not path.startswith(".")}
    ours = {name.lower() for one in all_places for name in one.hoveder}
    assert len(by_place) >= 5 and set(by_kind) >= {"html", "css", "js", "json", "csv", "svg", "woff2", "pdf"}
    for path in {*by_place.values(), *by_kind.values(), "indlejr/v1.js", "assets/billeder/ikoner.svg"}:
        answer = server.ask(path.removesuffix("index.html"))
        assert answer.status == 200, path
        assert {name: said for name, said in answer.hoveder.items() if name in ours} == {
            name.lower(): said for name, said in sent_with(path, all_places).items()
        }, path
        kind = answer.hoveder["content-type"]
        assert kind.lower().partition(";")[0] == TYPES[path.rpartition(".")[2]], path
        if path.endswith((".html", ".css", ".csv")):
            assert kind.lower().endswith("; charset=utf-8"), path
        assert answer.indhold == (packed / path).read_bytes(), path


def test_what_is_packed_is_sent_as_it_lies(server: Vært, packed: Path) -> None:
    ways = {"gzip": ".gz"} if server.navn == "nginx" else {"gzip": ".gz", "br, gzip": ".br"}
    for accepts, ending in ways.items():
        for path in ("index.html", next((packed / "assets").glob("*.css")).relative_to(packed).as_posix()):
            answer = server.ask(path.removesuffix("index.html"), Accept_Encoding=accepts)
            assert answer.indhold == (packed / f"{path}{ending}").read_bytes(), path
            assert answer.hoveder["content-encoding"] == accepts.partition(",")[0]
            assert answer.hoveder["content-type"].startswith(TYPES[path.rpartition(".")[2]])
            assert answer.hoveder["vary"].lower() == "accept-encoding"
            assert CSP.lower() in answer.hoveder


def test_what_has_not_changed_is_not_sent_again(server: Vært) -> None:
    first = server.ask("om/")
    assert server.ask("om/", If_None_Match=first.hoveder["etag"]).status == 304


def test_old_short_and_slashless_addresses_lead_on(server: Vært) -> None:
    for way in ("m/spade", "m/spade/"):
        server.leads(way, "moduler/ny-spade/")
        server.leads(f"{way}?a=b", "moduler/ny-spade/?a=b")
    server.leads("moduler/gammel-rive/", "moduler/ny-kost/#indhold")
    server.leads("moduler/ny-spade", "moduler/ny-spade/")
    if server.rod != "/":
        Vært(server.navn, server.port, server.rod.rstrip("/")).leads("", "/")
    assert server.ask("moduler/rustent-redskab/").status == 200, "a reader is first told what is different"


def test_what_is_not_there_is_told_by_the_site_s_own_page(server: Vært, packed: Path) -> None:
    for path in ("findes/ikke/", "assets/findes-ikke.css", "indlejr/modul/findes-ikke/", "m/spaden/"):
        answer = server.ask(path)
        assert answer.status == 404, path
        assert answer.indhold == (packed / "404.html").read_bytes(), path
        assert answer.hoveder[CACHE.lower()] == "no-cache", path
        assert answer.hoveder["content-type"].startswith("text/html"), path
        assert answer.hoveder[CSP.lower()] == sent_with("404.html", places())[CSP], path


@pytest.fixture(scope="module")
def written(mini: Guide, mini_folder: Path) -> Mapping[str, str]:
    """The files of rules for a site in a folder."""
    return vaerter.rules(mini, "https://eksempel.dk/guide/", [FRAMER], own_pages(mini_folder))


def test_iis_is_told_the_same(written: Mapping[str, str]) -> None:
    """What a place inherits it takes back before it says its own: a header is never sent twice."""
    tree = ElementTree.fromstring(written["web.config"])
    assert tree.tag == "configuration"
    server = tree.find("system.webServer")
    assert server is not None
    here = [("", server), *((one.get("path", ""), one[0]) for one in tree.iter("location"))]
    assert [path for path, _ in here] == [one.sti.rstrip("/") for one in places([FRAMER])]
    inherited: dict[str, str] = {}
    for (path, place), expected in zip(here, places([FRAMER]), strict=True):
        said = {} if path == "" else dict(inherited)
        for one in place.iterfind("httpProtocol/customHeaders/*"):
            if one.tag == "remove":
                said.pop(one.get("name", ""), None)
            else:
                assert one.get("name") not in said, f"{path}: IIS refuses a header that is there"
                said[one.get("name", "")] = one.get("value", "")
        kept = place.find("staticContent/clientCache")
        assert kept is not None
        assert said | {CACHE: kept.get("cacheControlCustom")} == dict(expected.hoveder), path
        inherited = inherited or said
    told = {one.get("fileExtension", "")[1:] for one in server.iterfind("staticContent/mimeMap")}
    assert told == set(TYPES) == {one.get("fileExtension", "")[1:] for one in server.iterfind("staticContent/remove")}


def test_hosts_that_read_headers_meet_each_path_once(written: Mapping[str, str], mini_site: Path) -> None:
    rules: dict[str, dict[str, str]] = {}
    for line in written["_headers"].splitlines():
        if line.startswith("  "):
            name, _, said = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = said
        elif not line.startswith("#"):
            assert rules.setdefault(line, {}) == {}, f"{line} stands twice"
    assert len(rules) <= 100
    for file in mini_site.rglob("*"):
        path = file.relative_to(mini_site).as_posix()
        asked = f"/guide/{path.removesuffix('index.html')}"
        fits = [told for one, told in rules.items() if asked == one or (one[-1] == "*" and asked.startswith(one[:-1]))]
        names = [name for told in fits for name in told]
        assert len(set(names)) == len(names), f"{path}: a header comes twice"
        expected = {name: said for name, said in sent_with(path, places([FRAMER])).items() if name != CACHE}
        if file.suffix == ".html":
            assert {name: said for told in fits for name, said in told.items()} == expected, path


@pytest.mark.parametrize(
    ("address", "own"), [("https://eksempel.dk/", "https://eksempel.dk/"), (LOCAL, "base_url }}/")]
)
def test_workflows_run_the_project_s_own_commands(mini: Guide, address: str, own: str) -> None:
    files = vaerter.rules(mini, address)
    for name in ("github-pages.yml", "gitlab-ci.yml"):
        text = files[name]
        assert yaml.safe_load(text)
        assert "kan I ikke vælge, hvilke hoveder serveren sender" in text
        commands = re.findall(r"python3 guide\.py (\w+)", text.partition("\n")[2])
        assert commands and set(commands) <= set(launcher.COMMANDS), name
        assert " ".join(launcher.PANGO) in text
        assert all(f"VEJLEDNINGSGUIDE_{one}" in text for one in ("ADRESSE", "AFSENDER", "KONTAKT", "TILGAENGELIGHED"))
    github = yaml.safe_load(files["github-pages.yml"])
    [env] = [one["env"] for one in github["jobs"]["udgiv"]["steps"] if "env" in one]
    assert env["VEJLEDNINGSGUIDE_ADRESSE"].endswith(own)


@pytest.mark.parametrize("there", [False, True])
def test_no_server_starts_when_it_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    """What tells Debian so is taken away again, unless somebody had put it there."""
    stop, fetched = tmp_path / "policy-rc.d", []
    if there:
        stop.write_text("#!/bin/sh\nexit 101\n")

    def fetch(package: str) -> None:
        assert "exit 101" in stop.read_text()
        fetched.append(package)

    monkeypatch.setattr(launcher, "HAS_APT", True)
    monkeypatch.setattr(launcher, "NO_START", stop)
    monkeypatch.setattr(launcher, "apt_install", fetch)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    launcher.web_servers()
    assert fetched == ["nginx-light", "apache2-bin", "caddy"]
    assert stop.exists() == there
