"""From saving a file to seeing it: `guide.py vis` on a copy of the project, and a real browser that has a page open."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from urllib.error import URLError

from playwright.sync_api import Browser, Error, Page

import guide
from benchmarks.projekt import BuildError, copy_project, environment
from benchmarks.tabel import Måling, Tabel

GOAL = 1.0
PATIENCE = 300
"""Seconds to wait for the server's first answer, or for a change to show."""

TEXT = "mark => document.body.textContent.includes(mark)"
STYLE = "mark => getComputedStyle(document.documentElement).getPropertyValue('--maaling').includes(mark)"
SCRIPT = "mark => document.documentElement.dataset.maaling === mark"


MODULE = re.compile(r"^(  - id: (\S+)\n    titel: .*\n    kort: )(?![>|]).*(?=\n    kilde:)", re.MULTILINE)
"""A module of data/moduler.yaml whose short text stands on one line; a level has no source after it."""


@dataclass(frozen=True)
class Change:
    """A kind of change: the file, how its text is made to hold a mark, and how the open page shows the mark."""

    navn: str
    file: str
    edit: Callable[[str, str], str]
    seen: str


CHANGES = (
    Change("data/moduler.yaml", "data/moduler.yaml", lambda t, mark: MODULE.sub(rf"\g<1>{mark}", t, count=1), TEXT),
    Change("en sides skabelon", "overrides/sider/moduler/modul.*", lambda t, mark: f"{t}\n<p>{mark}</p>\n", TEXT),
    Change("skallen", "overrides/main.html", lambda t, mark: t.replace("</body>", f"<p>{mark}</p>\n</body>"), TEXT),
    Change("et stilark", "content/assets/css/base.css", lambda t, mark: f'{t}:root {{ --maaling: "{mark}" }}\n', STYLE),
    Change(
        "et script",
        "content/assets/js/guide.*js",
        lambda t, mark: f'{t}document.documentElement.dataset.maaling = "{mark}";\n',
        SCRIPT,
    ),
)


def measure(table: Tabel, browser: Browser, folder: Path, times: int, *, mini: bool) -> None:
    """Change each kind of file so many times while `vis` runs, and print how long the page was behind."""
    project = copy_project(folder / "vis", mini=mini)
    table.begin(f"Gem og se: sekunder, til browseren viser ændringen, {times} gange hver")
    module = MODULE.search((project / "data/moduler.yaml").read_text("utf-8"))
    assert module, "no module has its short text on one line"
    with showing(project) as root:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        answer = page.goto(f"{root}moduler/{module[2]}/")
        assert answer and answer.ok, f"the page of {module[2]} is not there"
        for change in CHANGES:
            seconds = list(_changes(page, project, change, times))
            table.add(Måling(f"{change.navn}: median", statistics.median(seconds), mål=GOAL, decimaler=2))
            table.add(Måling(f"{change.navn}: længst", max(seconds), decimaler=2))
        page.close()


def _changes(page: Page, project: Path, change: Change, times: int) -> Iterator[float]:
    """Yield the seconds that each change took to show."""
    file = next(iter(project.glob(change.file)), None)
    if file is None:
        raise BuildError(f"Filen {change.file} findes ikke mere.")
    text = file.read_text("utf-8")
    for turn in range(times):
        mark = f"Maaling{turn}af{times}i{len(text)}"
        page.wait_for_timeout(300)  # the page is at rest, as it is before an editor's eyes
        begun = time.perf_counter()
        file.write_text(change.edit(text, mark), encoding="utf-8", newline="\n")
        while not _shows(page, change.seen, mark):
            if time.perf_counter() - begun > PATIENCE:
                raise BuildError(f"En ændring i {change.file} blev ikke vist inden for {PATIENCE} s.")
            page.wait_for_timeout(10)
        yield time.perf_counter() - begun


def _shows(page: Page, script: str, mark: str) -> bool:
    """Return whether the page shows the mark; a page that is just being left does not."""
    try:
        return bool(page.evaluate(script, mark))
    except Error:
        return False


@contextmanager
def showing(project: Path) -> Iterator[str]:
    """Run `guide.py vis` on a copy of the project; yields its address once it answers. Raises BuildError."""
    _make_environment(project)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root = f"http://127.0.0.1:{port}/"
    with tempfile.TemporaryFile() as said:
        command = [sys.executable, "guide.py", "vis", "--port", str(port)]
        server = subprocess.Popen(command, cwd=project, env=environment(), stdout=said, stderr=said)
        try:
            begun = time.monotonic()
            while not _answers(root):
                if server.poll() is not None or time.monotonic() - begun > PATIENCE:
                    said.seek(0)
                    raise BuildError("guide.py vis svarer ikke:\n" + said.read().decode("utf-8", "replace")[-3000:])
                time.sleep(0.2)
            yield root
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()


def _answers(root: str) -> bool:
    try:
        with urllib.request.urlopen(root, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _make_environment(project: Path) -> None:
    """Give a copy of the project an environment of its own that borrows the packages of ours; nothing is fetched."""
    home, lock = project / guide.SITE[0], guide.SITE[1]
    venv.create(home, symlinks=sys.platform != "win32")
    packages = get_path("purelib", "venv", {"base": str(home), "platbase": str(home)})
    (Path(packages) / "maaling.pth").write_text(get_path("purelib") + "\n", encoding="utf-8")
    (home / guide.STAMP).write_text(guide.fingerprint(lock), encoding="utf-8")
