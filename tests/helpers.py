"""What several test modules need: the engine as a subprocess, and small projects to try things in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from vejledningsguide.build import publish
from vejledningsguide.explain import DATAFILER
from vejledningsguide.felter import Grund
from vejledningsguide.katalog import Katalog
from vejledningsguide.opsaetning import kept
from vejledningsguide.paper.store import FOLDER
from vejledningsguide.provenance import Henvisning
from vejledningsguide.walk import walk

FILES = {fil.navn: fil.model for fil in DATAFILER if not (fil.er_mappe or fil.frivillig or fil.kun_lokalt)}
SPARE = {"omdirigeringer.yaml", "kortadresser.yaml", "aendringer.yaml", "frister.yaml", "links.yaml"}
"""Files that may be missing, and are tried all the same."""
FOLDERS = {fil.stamme: fil.model for fil in DATAFILER if fil.er_mappe}
"""Every data file that must be there, every folder, and the model that reads it."""

PATIENCE = 1800.0
"""So many seconds a worker waits for what another one makes; only a worker that has died takes that long."""

ROOT = Path(__file__).resolve().parents[1]
MINI = Path(__file__).parent / "mini"
TODAY = date(2026, 6, 15)
"""The day on which the kitchen-sink data are read; every date in them lies before it."""


def environment(**more: str) -> dict[str, str]:
    """Return the variables of a program started by a test: nothing of it depends on the day or on a setup of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEJLEDNINGSGUIDE_")}
    ours = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600", "PYTHONUTF8": "1", "PYTHONPATH": "src"}
    return {**kept, **ours, **more}


def browser_variable() -> dict[str, str]:
    """Return the variable that names the Chromium to use, where one is named."""
    name = "VEJLEDNINGSGUIDE_CHROMIUM"
    return {name: os.environ[name]} if name in os.environ else {}


def engine(root: Path, *arguments: str, name: str = "mkdocs", **more: str) -> subprocess.CompletedProcess[str]:
    """Run the engine in a project's folder and return what came of it."""
    command = [sys.executable, "-m", name, *arguments]
    return subprocess.run(
        command, cwd=root, env=environment(**more), capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE
    )


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m vejledningsguide` in a project's folder; the code is always the repository's own."""
    line = [sys.executable, "-m", "vejledningsguide", *arguments]
    env = environment(PYTHONPATH=str(ROOT / "src"))
    return subprocess.run(line, cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)


def mini_project(folder: Path) -> Path:
    """Make a project folder out of the kitchen-sink data and the real templates; return it."""
    shutil.copytree(MINI / "data", folder / "data")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder


def project(folder: Path) -> Path:
    """Copy everything the engine reads of the real project into `folder`; return it.

    What Python has compiled comes along: a copied file keeps its time, and a second is saved each time one is run. So
    do the compiled templates, and what was measured: whether a list can stand on its sheets takes a trial by Pango.
    """
    for name in ("content", "data", "hooks", "overrides", "src"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    measured = kept(folder, FOLDER)
    measured.mkdir(parents=True)
    for path in kept(ROOT, FOLDER).glob("*.plads"):
        shutil.copy(path, measured)
    _take_code(folder)
    return folder


def _take_code(folder: Path) -> None:
    """Copy what is compiled of the real project's templates: to compile them takes longer than to make small pages."""
    code = ROOT / ".cache" / "skabeloner"
    if code.is_dir():
        shutil.copytree(
            code, folder / ".cache" / "skabeloner", ignore=shutil.ignore_patterns("*.tmp"), dirs_exist_ok=True
        )


_PUBLISHED: dict[str, dict[str, bytes]] = {}
"""The lists of what the kitchen-sink data publish, once they are made, by the kind of project."""


def _publish(folder: Path, kind: str) -> Path:
    """Put the lists of what is published into a project with the kitchen-sink data; return the project."""
    _take_code(folder)
    if kind not in _PUBLISHED:
        publish(folder, TODAY)
        lists = (path for path in (folder / "data").iterdir() if path.suffix in (".txt", ".json"))
        _PUBLISHED[kind] = {path.name: path.read_bytes() for path in lists}
    for name, content in _PUBLISHED[kind].items():
        (folder / "data" / name).write_bytes(content)
    return folder


def published_mini(folder: Path) -> Path:
    """Make a project folder out of the kitchen-sink data and the real templates, published; return it."""
    return _publish(mini_project(folder), "mini")


def small_project(folder: Path) -> Path:
    """Copy everything the engine reads into `folder`, but with the kitchen-sink data, published; return it."""
    project(folder)
    shutil.rmtree(folder / "data")
    shutil.copytree(MINI / "data", folder / "data")
    return _publish(folder, "small")


def once(shared: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Have the first worker that asks make something for all of them; return where it lies in `shared`.

    `make` is given a path and leaves a file or a folder there. Raises RuntimeError with the reason in every worker when
    it raises one, or when it takes longer than PATIENCE.
    """
    made, failed, part = shared / name, shared / f"{name}.fejl", shared / f"{name}.del"
    try:
        (shared / f"{name}.begyndt").touch(exist_ok=False)
    except FileExistsError:
        deadline = time.monotonic() + PATIENCE
        while not made.exists():
            if failed.exists():
                raise RuntimeError(failed.read_text(encoding="utf-8")) from None
            if time.monotonic() > deadline:
                raise RuntimeError(f"{name} was never finished by the worker that began on it") from None
            time.sleep(0.1)
        return made
    try:
        make(part)
    except BaseException as error:
        told = shared / f"{name}.fejl-del"
        told.write_text(str(error), encoding="utf-8")
        told.rename(failed)
        raise
    part.rename(made)
    return made


def snapshot(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file below `folder` by its path in it, but for what programs keep in .cache."""
    files = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {str(name): path.read_bytes() for name, path in files.items() if name.parts[0] != ".cache"}


ANCHOR = re.compile(r"""(?:\{: #|id=")([^\s"}]+)""")
"""An anchor in a template: an attribute list's, or an attribute's."""


def with_content(katalog: Katalog, **contents: Grund | tuple[Grund, ...]) -> Katalog:
    """Return a catalogue in which files, or whole folders, hold something else; each is named as its attribute."""
    files = dict(katalog.filer)
    for name, content in contents.items():
        if isinstance(content, tuple):
            files = {path: kept for path, kept in files.items() if not path.startswith(f"{name}/")}
            files |= {f"{name}/{getattr(one, 'id', place)}.yaml": one for place, one in enumerate(content)}
        else:
            files[f"{name}.yaml"] = content
    return Katalog(katalog.rum, files, katalog.steder)


def without_hooks(setup: str, said: str) -> str:
    """Return mkdocs.yml for an engine that runs no hooks; `said` is what `skriv` printed."""
    for key in ("hooks", "watch"):
        setup, found = re.subn(rf"^{key}: .*\n", "", setup, flags=re.MULTILINE)
        assert found == 1, key
    return setup + said[said.index("  aktiver: ") :]  # extra is last in the file


def ids(links: Iterable[Henvisning]) -> list[str]:
    """Return the ids of some links, in order."""
    return [link.id for link in links]


def models(value: object) -> Iterator[type[Grund]]:
    """Yield the class of every model inside a value, again for each time it is met."""
    for _, inner in walk(value):
        if isinstance(inner, Grund):
            yield type(inner)
