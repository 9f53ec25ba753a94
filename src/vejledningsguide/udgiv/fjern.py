"""A folder on another machine, reached with a program that is there already: rsync, or OpenSSH's sftp.

Both leave an edition whole beside the others, and then change the link `nu` in one step. What they ask for is a key
that needs no password: nobody sits by to write one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from ..errors import DataFejl, Fejl
from .maal import EDITIONS, FRESH, SHOWN
from .manifest import LIST, NAME, Udgave, made, read_list, sums

_NAME = r"[^@/:\s\\-][^@/:\s\\]*"
SFTP = re.compile(rf"sftp://(?P<vært>(?:{_NAME}@)?{_NAME})(?::(?P<port>\d+))?(?P<mappe>/[^\s\"\\]*)")
RSYNC = re.compile(rf"(?P<vært>{_NAME}@{_NAME}|(?!.:){_NAME}):(?P<mappe>[^:\s\"\\][^\s\"\\]*)")
"""A place as scp writes it; a letter and a colon is a drive of Windows'."""
PATIENCE = timedelta(hours=6)
"""The time after which what somebody began to send, and did not finish, is taken for abandoned."""


class _Fjern:
    """What the two ways share: nobody holds a lock on another machine, and each edition has a name of its own."""

    program, pakke = "", ""

    def __init__(self, host: str, folder: str, shown: str) -> None:
        """`folder` is a path on the host, and `shown` the place as an editor wrote it."""
        if not shutil.which(self.program):
            advice = f"installér {self.pakke}, eller udgiv til en mappe eller en zip-fil på din egen maskine"
            raise DataFejl([Fejl(shown, 1, 1, "", f"programmet {self.program} findes ikke her", advice)])
        self.host, self.folder, self.named = host, folder.rstrip("/") or "/", shown
        self.viser = f"{shown.rstrip('/')}/{SHOWN}"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Two who publish at once both send a whole edition; readers get that of the one who is done last."""
        self._open()  # whoever does not answer is told of before anything is built
        yield

    def _open(self) -> None:
        raise NotImplementedError

    def shown(self) -> Udgave | None:
        """Return the edition that readers get."""
        return self._listed(f"{SHOWN}/{LIST}")

    def told(self, name: str) -> Udgave | None:
        """Return what an edition holds."""
        return self._listed(f"{EDITIONS}/{name}/{LIST}")

    def _listed(self, path: str) -> Udgave | None:
        with tempfile.TemporaryDirectory() as folder:
            there = Path(folder, LIST)
            self._get([(path, there)])
            return read_list(there.read_text(encoding="utf-8")) if there.is_file() else None

    def fetch(self, paths: Collection[str], into: Path) -> None:
        """Bring files of the edition that readers get into a folder."""
        for path in paths:
            (into / path).parent.mkdir(parents=True, exist_ok=True)
        self._get([(f"{SHOWN}/{path}", into / path) for path in paths])

    def _get(self, files: Sequence[tuple[str, Path]]) -> None:
        raise NotImplementedError

    def _run(self, *arguments: str, said: str = "", codes: Collection[int] = (0,)) -> str:
        done = subprocess.run([self.program, *arguments], input=said.encode(), capture_output=True)
        if done.returncode not in codes:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"kode {done.returncode}"]
            advice = (
                "se efter, om adressen er rigtig, om der er plads, og om du kan logge ind med en nøgle uden kodeord"
            )
            raise DataFejl([Fejl(self.named, 1, 1, "", f"{self.program} siger: {lines[0].strip()}", advice)])
        return done.stdout.decode("utf-8", "replace")


def _abandoned(name: str) -> bool:
    """Return whether an edition that is there by half was begun so long ago that nobody is at it any more."""
    return datetime.now(UTC) - made(name) > PATIENCE


class Sftp(_Fjern):
    """A folder reached with sftp."""

    program, pakke = "sftp", "OpenSSH (Debian og Ubuntu: sudo apt-get install openssh-client)"

    def __init__(self, host: str, folder: str, shown: str, port: str | None = None) -> None:
        """As for the others, and a port where it is not the usual one."""
        super().__init__(host, f".{folder[2:]}" if folder.startswith("/~") else folder, shown)
        self._port = port

    def _ask(self, lines: Iterable[str]) -> str:
        """Have a batch done; it stops at the first thing that fails, but for those that begin with a hyphen."""
        options = ["-q", "-b", "-", *(("-P", self._port) if self._port else ())]
        return self._run(*options, self.host, said="".join(f"{line}\n" for line in lines))

    def _at(self, *parts: str) -> str:
        return f'"{PurePosixPath(self.folder, *parts)}"'

    def _get(self, files: Sequence[tuple[str, Path]]) -> None:
        self._ask(f'-get {self._at(path)} "{into}"' for path, into in files)

    def _open(self) -> None:
        self._ask([f"-mkdir {self._at()}", f"-mkdir {self._at(EDITIONS)}", f"ls {self._at(EDITIONS)}"])

    def _names(self) -> list[str]:
        said = self._ask([f"-ls -1a {self._at(EDITIONS)}"]).splitlines()
        return sorted(PurePosixPath(line.strip()).name for line in said if not line.startswith("sftp>"))

    def editions(self) -> list[str]:
        """Return the names of the whole editions that are there, oldest first."""
        return [name for name in self._names() if NAME.fullmatch(name)]

    def add(self, fresh: Path, edition: Udgave) -> None:
        """Send a whole edition: first its list, so that whoever clears up knows what may be there."""
        half = [name for name in self._names() if name.startswith(FRESH) and _abandoned(name.removeprefix(FRESH))]
        self._remove(half)
        part = f"{FRESH}{edition.navn}"
        first = [f"mkdir {self._at(EDITIONS, part)}", f'put "{fresh / LIST}" {self._at(EDITIONS, part, LIST)}']
        folders = sorted(path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_dir())
        files = [f'put "{fresh / path}" {self._at(EDITIONS, part, path)}' for path in edition.alle]
        end = f"rename {self._at(EDITIONS, part)} {self._at(EDITIONS, edition.navn)}"
        self._ask([*first, *(f"mkdir {self._at(EDITIONS, part, path)}" for path in folders), *files, end])

    def lend(self, files: Path, name: str) -> None:
        """Put more files into an edition that is there, and last its list, which tells of them."""
        folders = sorted(path.relative_to(files).as_posix() for path in files.rglob("*") if path.is_dir())
        lines = [f"-mkdir {self._at(EDITIONS, name, path)}" for path in folders]
        more = [f'put "{files / path}" {self._at(EDITIONS, name, path)}' for path in (*sums(files), LIST)]
        self._ask([*lines, *more])

    def show(self, name: str) -> None:
        """Let readers get an edition from now on."""
        new = self._at(f"{SHOWN}.ny")
        self._ask([f"-rm {new}", f'ln -s "{EDITIONS}/{name}" {new}', f"rename {new} {self._at(SHOWN)}"])

    def drop(self, names: Collection[str]) -> None:
        """Throw editions away; before that, each gets a name that is no edition's."""
        self._ask(f"rename {self._at(EDITIONS, name)} {self._at(EDITIONS, FRESH + name)}" for name in names)
        self._remove([FRESH + name for name in names])

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            edition = self.told(name)
            paths = [PurePosixPath(path) for path in (*(edition.alle if edition else ()), LIST)]
            folders = {folder for path in paths for folder in path.parents}
            lines = [f"-rm {self._at(EDITIONS, name, str(path))}" for path in paths]
            deepest = sorted(folders, key=lambda path: len(path.parts), reverse=True)
            self._ask([*lines, *(f"-rmdir {self._at(EDITIONS, name, str(path))}" for path in deepest)])


class Rsync(_Fjern):
    """A folder reached with rsync. An edition is whole once its list is there, which is sent last."""

    program, pakke = "rsync", "rsync (Debian og Ubuntu: sudo apt-get install rsync)"
    _SEND = ("-r", "--chmod=D755,F644")
    """What is sent can be read by a server, whatever it was here."""

    def _at(self, *parts: str) -> str:
        return f"{self.host}:{PurePosixPath(self.folder, *parts)}"

    def _get(self, files: Sequence[tuple[str, Path]]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            wanted = "".join(f"{path}\n" for path, _ in files)
            self._run(
                "-rL", "--ignore-missing-args", "--files-from=-", self._at() + "/", folder, said=wanted, codes=(0, 23)
            )
            for path, into in files:
                if (there := Path(folder, path)).is_file():
                    shutil.move(there, into)

    def _open(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, EDITIONS).mkdir()
            self._run(*self._SEND, f"{folder}/", self._at() + "/")

    def _names(self) -> dict[str, bool]:
        """Return what lies among the editions, and whether it is whole."""
        rules = ("--include=/*/", f"--include=/*/{LIST}", "--exclude=*")
        said = self._run("-r", "--list-only", *rules, self._at(EDITIONS) + "/", codes=(0, 23)).splitlines()
        paths = {line.split(maxsplit=4)[4] for line in said if len(line.split(maxsplit=4)) == 5}
        return {name: f"{name}/{LIST}" in paths for name in paths if NAME.fullmatch(name)}

    def editions(self) -> list[str]:
        """Return the names of the whole editions that are there, oldest first."""
        return sorted(name for name, whole in self._names().items() if whole)

    def add(self, fresh: Path, edition: Udgave) -> None:
        """Send a whole edition; what is as in the one before is not sent again."""
        names = self._names()
        self.drop([name for name, whole in names.items() if not whole and _abandoned(name)])
        alike = [f"--link-dest=../{max(whole)}"] if (whole := [name for name, there in names.items() if there]) else []
        target = self._at(EDITIONS, edition.navn) + "/"
        self._run(*self._SEND, "-c", f"--exclude=/{LIST}", *alike, f"{fresh}/", target)
        self._run(*self._SEND, f"{fresh / LIST}", target)

    def lend(self, files: Path, name: str) -> None:
        """Put more files into an edition that is there, and last its list, which tells of them."""
        self._run(*self._SEND, f"--exclude=/{LIST}", f"{files}/", self._at(EDITIONS, name) + "/")
        self._run(*self._SEND, f"{files / LIST}", self._at(EDITIONS, name) + "/")

    def show(self, name: str) -> None:
        """Let readers get an edition from now on: rsync itself puts a new link in the place of the old in one step."""
        with tempfile.TemporaryDirectory() as folder:
            link = Path(folder, SHOWN)
            link.symlink_to(f"{EDITIONS}/{name}")
            self._run("-l", str(link), self._at() + "/")

    def drop(self, names: Collection[str]) -> None:
        """Throw editions away: first the list of each, without which it is none."""
        with tempfile.TemporaryDirectory() as empty:
            for rules in (
                [f"--include=/{name}/{LIST}" for name in names],
                [f"--include=/{name}/***" for name in names],
            ):
                only = [f"--include=/{name}/" for name in names] + rules
                if names:
                    self._run("-r", "--delete", *only, "--exclude=*", f"{empty}/", self._at(EDITIONS) + "/")
