"""A build from beginning to end: one at a time, nothing left behind, and success told only where it is known."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import byg
from vejledningsguide.byg import build_site

Said = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to build in. The PDFs and the pages are others' matter."""
    monkeypatch.setattr(byg, "build_pdfs", lambda *_: (0, 0))
    return tmp_path


def engine(**files: str) -> Callable[[Path], None]:
    """Return an engine that writes some pages."""

    def build(fresh: Path) -> None:
        for name, text in files.items():
            path = fresh / name / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")

    return build


def pages(site: Path) -> dict[str, str]:
    """Return the text of every page by its name."""
    return {path.parent.name: path.read_text(encoding="utf-8") for path in site.rglob("index.html")}


def rest(project: Path) -> list[str]:
    """Return what lies in a project's folder beside the site."""
    return sorted(path.name for path in project.iterdir() if path.name not in ("site", ".cache"))


def test_the_new_site_takes_the_place_of_the_old(project: Path, capsys: Said) -> None:
    assert [build_site(project, engine(a="1", b="1")), build_site(project, engine(a="2"))] == [0, 0]
    assert pages(project / "site") == {"a": "2"}
    assert rest(project) == []
    assert "Sitet er bygget og ligger i site/.\nBemærk: Sitet kender ikke sin egen adresse." in capsys.readouterr().out


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left", "x"), ValueError("x"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(
    error: BaseException, project: Path, capsys: Said
) -> None:
    assert build_site(project, engine(a="1")) == 0

    def failing(fresh: Path) -> None:
        engine(a="2")(fresh)
        raise error

    if isinstance(error, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            build_site(project, failing)
    else:
        assert build_site(project, failing) == 1
        told = capsys.readouterr()
        assert told.out.endswith("Sitet kunne ikke bygges. Det forrige ligger urørt i site/.\n")
        assert told.err.startswith("1 fejl:\n") and "Traceback" not in told.err
    assert pages(project / "site") == {"a": "1"}
    assert rest(project) == []


def test_a_link_stays_and_what_it_points_at_is_filled(project: Path, tmp_path: Path, capsys: Said) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "egen.txt").write_text("værtens", encoding="utf-8")
    (project / "site").symlink_to(web)
    assert build_site(project, engine(a="1", b="1")) == 0
    assert f"site/, som peger på {web}" in capsys.readouterr().out
    assert build_site(project, engine(a="2")) == 0
    assert (project / "site").is_symlink()
    assert pages(web) == {"a": "2"}
    assert sorted(path.name for path in web.iterdir()) == ["a", "egen.txt"], (
        "another's file is left, an old page is not"
    )


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_folder_that_cannot_be_moved_is_filled(number: int, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is with a volume that is mounted there."""
    (project / "site").mkdir()
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if "site" in (path.name, Path(target).name):
            raise OSError(number, os.strerror(number), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    assert build_site(project, engine(a="1")) == 0
    assert pages(project / "site") == {"a": "1"}
    assert rest(project) == []


def test_a_place_without_room_is_told_before_anything_is_written(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    (tmp_path / "web").mkdir()
    (project / "site").symlink_to(tmp_path / "web")
    assert build_site(project, engine(a="1")) == 0
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 0))
    assert build_site(project, engine(a="2", b="2")) == 1
    said = capsys.readouterr()
    assert f"{tmp_path.as_posix()}/web:1:1: disken er fuld – gør plads, og kør kommandoen igen" in said.err
    assert said.out.endswith("Det forrige ligger urørt i site/.\n")
    assert pages(tmp_path / "web") == {"a": "1"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_cannot_be_built_in_is_told_before_the_build(kind: str, project: Path, capsys: Said) -> None:
    site = project / "site"
    if kind == "file":
        site.write_text("x", encoding="utf-8")
    else:
        site.symlink_to(project / "findes-ikke")
    assert build_site(project, lambda _: pytest.fail("it was built")) == 1
    said = {
        "file": "site:1:1: her ligger en fil, hvor sitet skal ligge – giv den et andet navn",
        "link": f"site:1:1: genvejen peger på {project}/findes-ikke, der ikke findes – opret mappen, eller slet",
    }
    assert said[kind] in capsys.readouterr().err


def test_a_second_build_waits_its_turn(project: Path, capsys: Said) -> None:
    codes: list[int] = []

    def meanwhile(fresh: Path) -> None:
        codes.append(build_site(project, engine(a="2")))
        engine(a="1")(fresh)

    codes.append(build_site(project, meanwhile))
    assert codes == [1, 0]
    said = capsys.readouterr().err
    assert f"en anden bygning er i gang (proces {os.getpid()}, begyndt " in said
    assert said.endswith(" – vent, til den er færdig, og kør så kommandoen igen\n")
    assert pages(project / "site") == {"a": "1"}


def test_what_a_killed_build_left_is_cleared_away(project: Path) -> None:
    for name in (".site-ny-1", ".site-ny-2", ".site-gammel-3"):
        (project / name / "a").mkdir(parents=True)
        (project / name / "a" / "index.html").write_text(name, encoding="utf-8")
    assert build_site(project, lambda _: (_ for _ in ()).throw(ValueError("x"))) == 1
    assert pages(project / "site") == {"a": ".site-gammel-3"}, "it was killed between the two moves"
    assert rest(project) == []


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGHUP])
def test_the_engine_ends_with_whoever_started_it(sign: signal.Signals, tmp_path: Path) -> None:
    """guide.py may be killed, or its window closed: the build it began must not go on alone."""
    (tmp_path / "hooks").mkdir()
    (tmp_path / "src").symlink_to(helpers.ROOT / "src")
    shutil.copy(helpers.ROOT / "hooks" / "motor.py", tmp_path / "hooks" / "motor.py")
    (tmp_path / "hooks" / "byg.py").write_text(
        textwrap.dedent("""\
            import time
            from motor import end_like_ctrl_c, end_with_parent
            end_like_ctrl_c()
            end_with_parent()
            open("begyndt", "w").close()
            try:
                time.sleep(60)
            except KeyboardInterrupt:
                open("slut", "w").close()
        """),
        encoding="utf-8",
    )
    begin = "import sys, guide; from pathlib import Path; guide.ROOT = Path(); guide.ready = lambda *_: sys.executable"
    line = [sys.executable, "-c", f"{begin}; sys.exit(guide.main(['byg']))"]
    parent = subprocess.Popen(
        line, cwd=tmp_path, env=helpers.environment(PYTHONPATH=str(helpers.ROOT)), stderr=subprocess.DEVNULL
    )
    for name in ("begyndt", "slut"):
        deadline = time.monotonic() + 60
        while not (tmp_path / name).exists():
            assert time.monotonic() < deadline, f"«{name}» never came"
            time.sleep(0.02)
        if name == "begyndt":
            parent.send_signal(sign)
    assert parent.wait(30) == -sign if sign == signal.SIGKILL else 128 + sign
