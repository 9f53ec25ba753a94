"""Publishing: the site is checked whole, shown in one step, and never half there, whatever goes wrong and when."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

import guide as launcher
from tests import helpers
from vejledningsguide import byg, udgiv
from vejledningsguide.udgiv import KEPT, maal, manifest

Said = pytest.CaptureFixture[str]
SITE = "https://guide.example.dk/vej/"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an address. The PDFs and the pages are others' matter."""
    monkeypatch.setattr(byg, "build_pdfs", lambda *_: (0, 0))
    monkeypatch.setattr(os, "sync", lambda: None)  # what it is for, no test can see
    folder = tmp_path / "projekt"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(f"site_name: x\nsite_url: {SITE}\n", encoding="utf-8")
    return folder


def files(word: str) -> dict[str, str]:
    """Return the files of a small site in one version: each page, and a sheet that only this version asks for."""
    sheet = f"assets/guide.{word.encode().hex().ljust(10, '0')}.css"
    link = f'<!doctype html><title>{word}</title><link rel="stylesheet" href="/vej/{sheet}">'
    below = '<a href="../#her">op</a>'
    pages = {"index.html": f'{link}<h1 id="her">{word}</h1><a href="a/">a</a>', "a/index.html": f"{link}{below}"}
    return {**pages, f"{word}/index.html": link + below, sheet: f"/* {word} */", "data.json": f'["{word}"]'}


def engine(word: str, **more: str | bytes) -> Callable[[Path], None]:
    """Return an engine that writes a version of the site, and more files or others in their place."""

    def build(fresh: Path) -> None:
        for name, content in {**files(word), **{name.replace("__", "/"): said for name, said in more.items()}}.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return build


def shown(web: Path) -> Mapping[str, str]:
    """Return what readers get, but for the list."""
    nu = web / "nu"
    there = {path.relative_to(nu).as_posix(): path for path in nu.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in there.items() if name != manifest.LIST}


def is_whole(web: Path, name: str = "nu") -> bool:
    """Return whether what readers get, or one of those that are kept, is an edition to the byte."""
    folder = web / "nu" if name == "nu" else web / "versioner" / name
    listed = folder / manifest.LIST
    edition = manifest.read_list(listed.read_text(encoding="utf-8")) if listed.is_file() else None
    return edition is not None and manifest.broken(folder, edition) == []


def editions(web: Path) -> list[str]:
    """Return the names of those that are kept."""
    return sorted(path.name for path in (web / "versioner").glob("2*"))


def rest(project: Path, web: Path) -> list[str]:
    """Return what lies where nothing should, beside the site."""
    editions = [path.name for path in (web / "versioner").iterdir() if not manifest.NAME.fullmatch(path.name)]
    beside = [path.name for path in (*project.iterdir(), *web.iterdir())]
    return sorted({*beside, *editions} - {"mkdocs.yml", ".cache", "nu", "versioner", ".laas", ".filer"})


class TestPublish:
    def test_readers_get_the_new_site_and_keep_the_sheets_of_the_old(self, project: Path, tmp_path: Path) -> None:
        web = tmp_path / "web"
        for word in ("en", "to"):
            assert udgiv.publish(project, engine(word), str(web)) == 0
            assert is_whole(web)
        old = next(name for name in files("en") if name.endswith(".css"))
        assert shown(web) == {**files("to"), old: "/* en */"}
        assert (web / "nu").is_symlink() and not (web / "nu").readlink().is_absolute()
        assert rest(project, web) == []

    @pytest.mark.parametrize("days", [0, 7])
    def test_five_editions_are_kept_and_sheets_as_long_or_for_a_week(
        self, days: int, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(udgiv, "OPEN", timedelta(days))
        web, words = tmp_path / "web", ["nul", "et", "to", "tre", "fire", "fem", "seks"]
        for place, word in enumerate(words, 1):
            assert udgiv.publish(project, engine(word), str(web)) == 0
            sheets = {name for name in shown(web) if name.endswith(".css")}
            kept = words[max(0, place - KEPT) : place]
            found = words[:place] if days else kept
            assert sheets == {name for word in found for name in files(word) if name.endswith(".css")}
            assert len(editions(web)) == len(kept)
        assert is_whole(web)

    def test_a_file_that_has_not_changed_keeps_its_time(self, project: Path, tmp_path: Path) -> None:
        """So browsers keep it too; one that has changed gets another, or its length alone would tell it apart."""
        web = tmp_path / "web"
        assert udgiv.publish(project, engine("en", fast="samme"), str(web)) == 0
        for path in (web / "nu").rglob("*"):
            os.utime(path, (1, 1))
        assert udgiv.publish(project, engine("to", fast="samme"), str(web)) == 0
        assert (web / "nu" / "fast").stat().st_mtime == 1
        assert (web / "nu" / "index.html").stat().st_mtime > 1

    def test_the_same_site_is_no_new_edition(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        web = tmp_path / "web"
        assert [udgiv.publish(project, engine("en"), str(web)) for _ in range(2)] == [0, 0]
        assert "Der er intet nyt: " in capsys.readouterr().out
        assert len(editions(web)) == 1

    def test_a_site_without_an_address_is_refused(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        (project / "mkdocs.yml").write_text("site_name: x\nsite_url: !ENV [X_ADR, 'http://localhost:1/']\n", "utf-8")
        for target in ("web", "web.zip"):
            assert udgiv.publish(project, lambda _: pytest.fail("it was built"), str(tmp_path / target)) == 1
            said = capsys.readouterr()
            assert said.err.startswith("1 fejl:\nmkdocs.yml:2:1: site_url: sitet har ingen adresse, som andre kan læse")
            assert said.err.endswith(" – sæt X_ADR, eller skriv adressen her\n")
        assert not (tmp_path / "web").exists()

    def test_what_is_gone_since_the_last_edition_is_told(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        for word in ("en", "to"):
            udgiv.publish(project, engine(word), str(tmp_path / "web"))
        said = capsys.readouterr().out
        assert said.endswith("lå i den forrige version, men ikke i den her: en/index.html.\n")

    def test_a_step_adds_files_that_are_checked_and_listed(
        self, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
    ) -> None:
        web = tmp_path / "web"

        def step(root: Path, site: Path) -> None:
            assert (root, (site / "index.html").is_file()) == (project, True)
            (site / "mere.txt").write_text(said.pop(), encoding="utf-8")

        said = ["fint", "se http://127.0.0.1:8000/"]
        monkeypatch.setattr(udgiv, "TRIN", (step,))
        assert udgiv.publish(project, engine("en"), str(web)) == 1
        assert "mere.txt:1:1: filen nævner «127.0.0.1»" in capsys.readouterr().err
        assert udgiv.publish(project, engine("en"), str(web)) == 0
        assert shown(web)["mere.txt"] == "fint"
        assert is_whole(web)


FAULTS = {
    "a dead link": ({"b__index.html": '<a href="../c/">c</a>'}, "b/index.html:1:1: /b/: linket «../c/» fører ingen"),
    "an anchor": ({"b__index.html": '<a href="../#der">c</a>'}, "b/index.html:1:1: /b/: linket «../#der» peger på et"),
    "a resource": ({"b__index.html": '<script src="x.js"></script>'}, "b/index.html:1:1: /b/: linket «x.js» fører"),
    "a sign": ({"b.svg": '<svg id="x"/>', "b__index.html": '<use href="../b.svg#y"/>'}, "linket «../b.svg#y» peger på"),
    "two ids": ({"b__index.html": '<i id="x"></i><b id="x"></b>'}, "b/index.html:1:1: /b/: ankeret «x» står to gange"),
    "a sheet's file": ({"b.css": "a{src:url(b.woff2)}"}, "b.css:1:1: stilarket henter «b.woff2», der ikke findes"),
    "a whole address": ({"b.xml": f"<loc>{SITE}c/</loc>"}, f"b.xml:1:1: {SITE}c/ fører ingen steder hen på sitet"),
    "this machine": ({"b.json": '"http://LOCALHOST:1/"'}, "b.json:1:1: filen nævner «localhost», som kun din egen"),
    "many bytes": ({"b__index.html": "x" * 90_001}, "b/index.html:1:1: siden fylder 90001 byte, og den må højst"),
    "many elements": ({"b__index.html": "<i>" * 1_501}, "b/index.html:1:1: siden har 1501 elementer, og den må højst"),
    "a first visit": ({"index.html": os.urandom(30_000).hex()}, "index.html:1:1: et første besøg henter 3"),
    "an empty page": ({"b__index.html": ""}, "b/index.html:1:1: siden er tom – se efter, om der er plads på disken"),
}


class TestCheck:
    def test_all_that_is_wrong_is_told_at_once_and_nothing_is_shown(
        self, project: Path, tmp_path: Path, capsys: Said
    ) -> None:
        assert udgiv.publish(project, engine("en"), str(tmp_path / "web")) == 0
        wrong: dict[str, str] = {}
        for number, (more, _) in enumerate(FAULTS.values()):
            for name, said in more.items():
                wrong[re.sub(r"^b\b|^b(?=__)", f"b{number}", name)] = said.replace("../b.", f"../b{number}.")
        assert udgiv.publish(project, engine("to", **wrong), str(tmp_path / "web")) == 1
        plain = re.sub(r"\bb\d+\b", "b", capsys.readouterr().err)
        assert [kind for kind, (_, fault) in FAULTS.items() if fault not in plain] == []
        assert shown(tmp_path / "web") == files("en")

    @pytest.mark.parametrize("base", ["/", "/en/mappe/"])
    def test_ways_from_the_hosts_root_are_followed(
        self, base: str, project: Path, tmp_path: Path, capsys: Said
    ) -> None:
        (project / "mkdocs.yml").write_text(f"site_name: x\nsite_url: https://guide.example.dk{base}\n", "utf-8")
        page = {
            "404.html": f'<a href="{base}a/">a</a><a href="{base}.">op</a>',
            "index.html": "<p>",
            "a__index.html": "<p>",
        }
        more = page | {name: "<p>" for name in files("en") if name.endswith("index.html")}
        assert udgiv.publish(project, engine("en", **more), str(tmp_path / "web")) == 0, capsys.readouterr().err
        assert (
            udgiv.publish(project, engine("en", **more | {"404.html": f'<a href="{base}b/">b</a>'}), str(tmp_path)) == 1
        )
        assert f"404.html:1:1: /404.html: linket «{base}b/» fører ingen steder hen" in capsys.readouterr().err

    def test_published_addresses_and_anchors_are_there(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        (project / "data").mkdir()
        (project / "data" / "adresser.txt").write_text("/\n/a/\n/væk/\n", encoding="utf-8")
        (project / "data" / "ankre.txt").write_text("/#her\n/a/#væk\n", encoding="utf-8")
        assert udgiv.publish(project, engine("en"), str(tmp_path / "web")) == 1
        first, second = capsys.readouterr().err.splitlines()[1:]
        assert first.startswith("data/adresser.txt:3:1: /væk/: adressen er udgivet, men siden er ikke i det byggede")
        assert second.startswith("data/ankre.txt:2:1: /a/#væk: stedet er udgivet, men findes ikke mere")

    def test_an_edition_answers_for_the_anchors_of_its_own_list(
        self, project: Path, tmp_path: Path, capsys: Said
    ) -> None:
        """It may hide what the shared guide has."""
        with (project / "mkdocs.yml").open("a", encoding="utf-8") as setup:
            setup.write("extra:\n  udgave: by\n")
        for folder, anchor in (("data", "skjult"), ("lokal/by", "vores")):
            (project / folder).mkdir(parents=True)
            (project / folder / "ankre.txt").write_text(f"/#{anchor}\n", encoding="utf-8")
        (project / "lokal" / "by" / "udgave.yaml").write_text("navn: By\n", encoding="utf-8")
        assert udgiv.publish(project, engine("en"), str(tmp_path / "web")) == 1
        [fault] = capsys.readouterr().err.splitlines()[1:]
        assert fault.startswith("lokal/by/ankre.txt:1:1: /#vores: stedet er udgivet, men findes ikke mere")

    def test_what_is_packed_is_looked_into(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        import io
        import zlib

        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as word:
            word.writestr("word/rel.xml", "<a>http://127.0.0.1:8000/</a>" + " " * 99)
        pdf = b"%PDF\nstream\n" + zlib.compress(b"/URI (http://localhost/)" + b" " * 99) + b"\nendstream"
        more = {"a.docx": inner.getvalue(), "a.pdf": pdf}
        assert udgiv.publish(project, engine("en", **more), str(tmp_path / "web")) == 1
        said = capsys.readouterr().err
        assert "a.docx:1:1: filen nævner «127.0.0.1»" in said and "a.pdf:1:1: filen nævner «localhost»" in said

    def test_what_every_page_says_is_told_of_a_few(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        many = {f"c{number}.json": "localhost" for number in range(9)}
        assert udgiv.publish(project, engine("en", **many), str(tmp_path / "web")) == 1
        said = capsys.readouterr().err
        assert said.startswith("4 fejl:\n") and "c8.json:1:1: 6 filer til nævner «localhost», fx c8.json" in said


def killed_at(moment: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own, which is killed as it is about to change a file for the `moment`th time;
    return whether it was, or else came to its end before that."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    try:
        left = [moment]

        def deadly(function: Callable[..., object]) -> Callable[..., object]:
            def run(*arguments: object, **more: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return function(*arguments, **more)

            return run

        for owner, names in (
            (Path, ("rename", "replace", "symlink_to", "mkdir", "unlink", "rmdir", "write_text")),
            (shutil, ("copyfile", "rmtree")),
            (os, ("link", "unlink", "rmdir")),
        ):
            for name in names:
                setattr(owner, name, deadly(getattr(owner, name)))
        work()
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="at slå sig selv ihjel kræver et Unix")
class TestKilled:
    def test_at_every_moment_readers_have_a_whole_site(self, project: Path, tmp_path: Path) -> None:
        """The edition they had or the new one; and what was left is gone when the next one has come."""
        web = tmp_path / "web"
        for word in ("nul", "et", "to", "tre", "en"):
            assert udgiv.publish(project, engine(word), str(web)) == 0
        before = helpers.snapshot(web)
        links = {web / "nu": (web / "nu").readlink()}
        moment, seen = 0, set()
        while killed_at(moment, lambda: udgiv.publish(project, engine("fire"), str(web))):
            assert is_whole(web), moment
            assert all(is_whole(web, name) for name in editions(web)), moment
            seen.add(shown(web)["data.json"])
            if moment % 7 == 0:
                assert udgiv.publish(project, engine("fire"), str(web)) == 0
                assert is_whole(web) and shown(web)["data.json"] == '["fire"]'
                assert rest(project, web) == []
                assert len(editions(web)) == KEPT
            _restore(web, before, links)
            moment += 1
        assert moment > 30 and seen == {'["en"]', '["fire"]'}

    def test_where_there_are_no_links_each_file_is_whole_and_the_next_run_mends(
        self, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No file is ever missing that was in both, and each page finds its own sheet."""
        monkeypatch.setattr(maal, "LINKS", False)
        web = tmp_path / "web"
        assert udgiv.publish(project, engine("en"), str(web)) == 0
        assert is_whole(web) and not (web / "nu").is_symlink()
        before = helpers.snapshot(web)
        moment, mixed = 0, False
        while killed_at(moment, lambda: udgiv.publish(project, engine("to"), str(web))):
            now = shown(web)
            for name in files("en").keys() & files("to").keys():
                assert now[name] in (files("en")[name], files("to")[name]), (moment, name)
                for sheet in re.findall(r"/vej/(assets/[^\"]+)", now[name]):
                    assert sheet in now, (moment, name)
            mixed = mixed or not is_whole(web)
            if moment % 7 == 0 or not is_whole(web):
                assert udgiv.publish(project, engine("to"), str(web)) == 0
                assert is_whole(web) and rest(project, web) == []
            _restore(web, before, {})
            moment += 1
        assert moment > 20 and mixed


def _restore(web: Path, before: Mapping[str, bytes], links: Mapping[Path, Path]) -> None:
    """Put a target back as it was."""
    shutil.rmtree(web)
    for name, content in before.items():
        if not any((web / name).is_relative_to(link) for link in links):
            (web / name).parent.mkdir(parents=True, exist_ok=True)
            (web / name).write_bytes(content)
    for link, target in links.items():
        link.symlink_to(target)


class TestRefused:
    @pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "x", "y"), ValueError("x"), KeyboardInterrupt()])
    @pytest.mark.parametrize("where", ["build", "copy", "link"])
    def test_the_old_site_stays_and_nothing_is_left(
        self,
        where: str,
        error: BaseException,
        project: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Said,
    ) -> None:
        web = tmp_path / "web"
        assert udgiv.publish(project, engine("en"), str(web)) == 0
        before = helpers.snapshot(web)

        def refuse(*_: object, **__: object) -> None:
            raise error

        build = engine("to")
        if where == "build":
            build = refuse
        else:
            owner, name = (shutil, "copyfile") if where == "copy" else (Path, "symlink_to")
            monkeypatch.setattr(owner, name, refuse)
        if isinstance(error, KeyboardInterrupt):
            with pytest.raises(KeyboardInterrupt):
                udgiv.publish(project, build, str(web))
        else:
            assert udgiv.publish(project, build, str(web)) == 1
            said = capsys.readouterr()
            assert said.out.endswith("Sitet blev ikke udgivet. Læserne får det, de fik før.\n")
            assert said.err.startswith("1 fejl:\n") and "Traceback" not in said.err
        assert shown(web) == files("en") and is_whole(web)
        assert rest(project, web) == []
        if where != "link":  # else the edition is there, whole, for another time
            assert helpers.snapshot(web).keys() == before.keys()

    def test_a_place_without_room_is_told_before_anything_is_written(
        self, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
    ) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 0))
        assert udgiv.publish(project, engine("en"), str(tmp_path / "web")) == 1
        assert "web:1:1: disken er fuld – gør plads, og kør kommandoen igen" in capsys.readouterr().err
        assert not (tmp_path / "web").exists()

    def test_a_place_that_is_read_only_is_told_before_the_build(
        self, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
    ) -> None:
        def refuse(path: Path, *_: object, **__: object) -> None:
            raise OSError(errno.EROFS, "x", str(path))

        monkeypatch.setattr(Path, "mkdir", refuse)
        assert udgiv.publish(project, lambda _: pytest.fail("it was built"), str(tmp_path / "web")) == 1
        assert "stedet er skrivebeskyttet – fjern beskyttelsen" in capsys.readouterr().err

    def test_a_second_one_waits_its_turn(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        web, codes = tmp_path / "web", list[int]()
        other = shutil.copytree(project, tmp_path / "andet")

        def meanwhile(fresh: Path) -> None:
            codes.append(udgiv.publish(other, engine("to"), str(web)))
            engine("en")(fresh)

        codes.append(udgiv.publish(project, meanwhile, str(web)))
        assert codes == [1, 0]
        assert (
            f"web/versioner/.laas:1:1: en anden udgivelse er i gang (proces {os.getpid()}, " in capsys.readouterr().err
        )
        assert shown(web) == files("en")

    @pytest.mark.parametrize(
        ("target", "fault"),
        [
            ("fil", "fil:1:1: her ligger en fil, hvor sitet skal ligge – skriv en mappe, eller et navn, der ender på"),
            (
                "projekt/data/web",
                "mappen hører til projektet, som bruger data/ selv – vælg en mappe uden for projektet",
            ),
            ("projekt", "projekt:1:1: mappen hører til projektet – vælg en mappe uden for projektet"),
            (
                "ftp://x/y",
                "ftp://x/y:1:1: det sted kan udgiv ikke nå – skriv en mappe, en fil, der ender på .zip, sftp:",
            ),
            ("andres", "andres/nu:1:1: her ligger en mappe, som udgiv ikke har lavet – giv den et andet navn"),
        ],
    )
    def test_a_place_that_cannot_be_published_to_is_told_before_the_build(
        self, target: str, fault: str, project: Path, tmp_path: Path, capsys: Said
    ) -> None:
        (tmp_path / "fil").touch()
        (tmp_path / "andres" / "nu").mkdir(parents=True)
        place = target if "://" in target else str(tmp_path / target)
        assert udgiv.publish(project, lambda _: pytest.fail("it was built"), place) == 1
        assert fault in capsys.readouterr().err


class TestBack:
    def test_readers_get_the_one_before_and_open_pages_keep_their_sheets(
        self, project: Path, tmp_path: Path, capsys: Said
    ) -> None:
        web = tmp_path / "web"
        assert udgiv.go_back(project, str(web)) == 1
        assert "her er ikke udgivet noget" in capsys.readouterr().err
        assert not web.exists()
        for word in ("en", "to", "tre"):
            udgiv.publish(project, engine(word), str(web))
        newest = (web / "nu").readlink().name
        for word in ("to", "en"):
            assert udgiv.go_back(project, str(web)) == 0
            assert shown(web)["data.json"] == f'["{word}"]' and is_whole(web)
            assert {name for name in files("tre") if name.endswith(".css")} <= shown(web).keys()
        assert udgiv.go_back(project, str(web)) == 1
        assert "der er ingen version før" in capsys.readouterr().err
        assert udgiv.go_back(project, str(web), newest[:-1] + "x") == 1
        assert f"mente du {newest}?" in capsys.readouterr().err
        assert udgiv.go_back(project, str(web), newest) == 0
        assert shown(web)["data.json"] == '["tre"]'

    def test_the_list_says_which_one_readers_get(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        web = tmp_path / "web"
        udgiv.listed(project, str(web))
        for word in ("en", "to"):
            udgiv.publish(project, engine(word), str(web))
        udgiv.go_back(project, str(web))
        capsys.readouterr()
        assert udgiv.listed(project, str(web)) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert re.fullmatch(
            r"\S+-[0-9a-f]{12}  \d\d\.\d\d\.\d{4} kl\. \d\d:\d\d  3 sider og 2 andre filer, 0,0 MB", first
        )
        assert second.endswith("  ← vises nu")

    def test_a_new_edition_after_going_back_is_the_newest(self, project: Path, tmp_path: Path) -> None:
        web = tmp_path / "web"
        for word in ("en", "to"):
            udgiv.publish(project, engine(word), str(web))
        udgiv.go_back(project, str(web))
        assert udgiv.publish(project, engine("tre"), str(web)) == 0
        assert (web / "nu").readlink().name == editions(web)[-1]
        assert is_whole(web)


class TestZip:
    def test_the_same_site_gives_the_same_bytes(self, project: Path, tmp_path: Path, capsys: Said) -> None:
        made = []
        for name in ("a.zip", "b.ZIP"):
            assert udgiv.publish(project, engine("en"), str(tmp_path / name)) == 0
            with zipfile.ZipFile(tmp_path / name) as packed:
                made.append({part.filename: packed.read(part) for part in packed.infolist()})
        said = [one.pop(manifest.LIST).decode() for one in made]
        assert made[0] == made[1] == {name: text.encode() for name, text in files("en").items()}
        assert len({re.sub(r"\d{8}T\d{6}Z", "", one) for one in said}) == 1
        assert rest(project, tmp_path / "..") == [] if (tmp_path / ".." / "versioner").exists() else True
        assert udgiv.go_back(project, str(tmp_path / "a.zip")) == 1
        assert "en zip-fil har kun den ene version" in capsys.readouterr().err

    def test_one_that_cannot_be_written_leaves_the_old(
        self, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "ud" / "a.zip"
        assert udgiv.publish(project, engine("en"), str(target)) == 0
        before = target.read_bytes()

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "x", "y")

        monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
        assert udgiv.publish(project, engine("to"), str(target)) == 1
        assert target.read_bytes() == before and [path.name for path in target.parent.iterdir()] == ["a.zip"]


SFTP_SERVERS = [Path("/usr/lib/openssh/sftp-server"), Path("/usr/libexec/openssh/sftp-server")]


@pytest.fixture(params=["rsync", "sftp"])
def distant(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place that is reached with a program, as it would be on another machine; the line between is left out."""
    program = shutil.which(request.param)
    server = next((path for path in SFTP_SERVERS if path.exists()), None)
    if not program or (request.param == "sftp" and not server):
        pytest.skip(f"{request.param} findes ikke på maskinen")
    lines = {"sftp": f"exec {program} -D {server} -b - x\n", "line": 'shift 3\nexec "$@"\n'}
    (tmp_path / "bin").mkdir()
    for name, line in lines.items():
        path = tmp_path / "bin" / name
        path.write_text(f"#!/bin/sh\n{line}", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(tmp_path / "bin" / "line"))
    if request.param == "sftp":
        monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    return f"sftp://mig@vært{tmp_path}/web" if request.param == "sftp" else f"mig@vært:{tmp_path}/web"


class TestFarAway:
    def test_editions_come_and_go_as_in_a_folder(
        self, distant: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
    ) -> None:
        monkeypatch.setattr(udgiv, "KEPT", 2)
        monkeypatch.setattr(udgiv, "OPEN", timedelta())
        web, words = tmp_path / "web", ["en", "to", "tre"]
        for word in words:
            assert udgiv.publish(project, engine(word), distant) == 0, capsys.readouterr().err
            assert is_whole(web)
        sheets = {name for word in words[1:] for name in files(word) if name.endswith(".css")}
        assert shown(web).keys() == files("tre").keys() | sheets
        assert rest(project, web) == [] and len(list((web / "versioner").iterdir())) == 2
        assert all(path.stat().st_mode & 0o044 == 0o044 for path in (web, *web.rglob("*"))), "a server can read it"
        assert udgiv.publish(project, engine("tre"), distant) == 0
        assert "Der er intet nyt" in capsys.readouterr().out
        assert udgiv.go_back(project, distant) == 0
        assert shown(web)["data.json"] == '["to"]' and is_whole(web)
        assert sheets <= shown(web).keys()
        assert udgiv.listed(project, distant) == 0
        assert capsys.readouterr().out.splitlines()[-1].endswith("← vises nu")

    def test_what_was_left_by_half_is_cleared_away_when_it_is_old(
        self, distant: str, project: Path, tmp_path: Path
    ) -> None:
        web = tmp_path / "web"
        assert udgiv.publish(project, engine("en"), distant) == 0
        name = f"{'.ny-' if distant.startswith('sftp') else ''}20200101T000000Z-{'0' * 12}"
        half = shutil.copytree(web / "nu", web / "versioner" / name)
        if not distant.startswith("sftp"):
            (half / manifest.LIST).unlink()
        (half / "index.html").unlink()
        assert udgiv.publish(project, engine("to"), distant) == 0
        assert not half.exists() and is_whole(web)

    def test_one_that_does_not_answer_is_told_before_the_build(
        self, distant: str, project: Path, tmp_path: Path, capsys: Said
    ) -> None:
        (tmp_path / "web").write_text("en fil", encoding="utf-8")
        assert udgiv.publish(project, lambda _: pytest.fail("it was built"), distant) == 1
        said = capsys.readouterr().err
        assert f"{distant}:1:1: {'sftp' if distant.startswith('sftp') else 'rsync'} siger: " in said
        assert "om du kan logge ind med en nøgle uden kodeord" in said

    @pytest.mark.parametrize(
        ("target", "program"), [("sftp://x@y.dk:2222/web", "sftp"), ("x@y.dk:web", "rsync"), ("y.dk:/web", "rsync")]
    )
    def test_a_program_that_is_missing_is_named(
        self, target: str, program: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
    ) -> None:
        monkeypatch.setenv("PATH", "")
        assert udgiv.publish(project, lambda _: pytest.fail("it was built"), target) == 1
        said = capsys.readouterr().err
        assert f"{target}:1:1: programmet {program} findes ikke her – installér " in said
        assert "eller udgiv til en mappe eller en zip-fil på din egen maskine" in said


ELSEWHEN = """
    import time
    from datetime import date
    from vejledningsguide import build, byg
    byg.build_pdfs = lambda *_: (0, 0)  # what makes them has tests of its own
    if {days}:
        today, clock = build.this_day(), time.time
        build.this_day = lambda: date.fromordinal(today.toordinal() + {days})
        time.time = lambda: clock() + {days} * 86400
"""


@pytest.fixture(scope="module")
def twice(shared: Path) -> Path:
    """The small project published on two paths, on two days, in two time zones: to a folder, and as a zip."""

    def make(folder: Path) -> None:
        for name, zone, days in (("en", "Pacific/Kiritimati", 0), ("et/andet/sted", "America/Adak", 3)):
            project = helpers.small_project(folder / name / "projekt")
            (folder / name / "sitecustomize.py").write_text(textwrap.dedent(ELSEWHEN.format(days=days)), "utf-8")
            target = folder / name / ("ud.zip" if days else "web")
            names = ("ADRESSE", "KONTAKT", "TILGAENGELIGHED", "AFSENDER")
            said = (SITE, "mailto:x@example.dk", "https://example.dk/t", "Haven")
            ours = {f"VEJLEDNINGSGUIDE_{name}": value for name, value in zip(names, said, strict=True)}
            env = helpers.environment(PYTHONPATH=os.pathsep.join((str(folder / name), "src")), TZ=zone, **ours)
            del env["SOURCE_DATE_EPOCH"]
            line = [sys.executable, "hooks/udgiv.py", str(target)]
            run = subprocess.run(line, cwd=project, env=env, capture_output=True, text=True, encoding="utf-8")
            assert run.returncode == 0, run.stdout + run.stderr
            (folder / name / "sagt.txt").write_text(run.stdout, encoding="utf-8")

    return helpers.once(shared, "udgivet-to-gange", make)


class TestWholeWay:
    def test_the_same_site_comes_out_to_the_byte(self, twice: Path) -> None:
        web = twice / "en" / "web"
        one = manifest.read_list((web / "nu" / manifest.LIST).read_text(encoding="utf-8"))
        with zipfile.ZipFile(twice / "et" / "andet" / "sted" / "ud.zip") as packed:
            other = manifest.read_list(packed.read(manifest.LIST).decode())
        assert one and other
        assert {
            name for name in one.alle.keys() | other.alle.keys() if one.alle.get(name) != other.alle.get(name)
        } == set()
        assert one.kendetegn == other.kendetegn and len(one.egne) > 200
        assert is_whole(web)
        assert {"index.html.gz", "index.html.br"} <= one.egne.keys(), "texts are packed for the server"

    def test_it_says_what_it_did(self, twice: Path) -> None:
        said = (twice / "en" / "sagt.txt").read_text(encoding="utf-8")
        assert "Ser hele sitet efter …\nUdgivet: 20" in said
        assert said.endswith("/web/nu.\n")

    def test_a_place_is_named_from_where_the_user_stands(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[tuple[str, ...]] = []

        def tied(*line: str) -> int:
            asked.append(line[3:])
            return 0

        monkeypatch.setattr(launcher, "ready", lambda *_: "python")
        monkeypatch.setattr(launcher, "tied", tied)
        monkeypatch.chdir(tmp_path)
        for line in (["web"], ["x@y:web", "--tilbage"], ["sftp://x/y", "--liste"], ["--liste"]):
            assert launcher.main(["udgiv", *line]) == 0
        assert asked == [(str(tmp_path / "web"),), ("x@y:web", "--tilbage"), ("sftp://x/y", "--liste"), ("--liste",)]

    def test_a_wrong_command_explains_itself(self, root: Path) -> None:
        line = [sys.executable, "hooks/udgiv.py", "--list", "x"]
        run = subprocess.run(
            line, cwd=root, env=helpers.environment(), capture_output=True, text=True, encoding="utf-8"
        )
        assert run.returncode == 2
        assert run.stderr.startswith("udgiv: «--list» kendes ikke.\nSkriv også, hvor sitet skal hen:")
