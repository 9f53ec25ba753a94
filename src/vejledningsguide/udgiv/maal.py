"""A folder that a web server looks into: an edition a folder, and a link that says which one readers get.

MÅL/versioner/<edition>/    whole sites, the last five
MÅL/nu                    a link to one of them: the server's root. It is changed in one step, so nobody meets half

Where there are no links (Windows asks for a right that few have), `nu` is a folder that is filled: what is new first,
then each page by itself, and last what went is taken away. Nobody misses a file; for a second two pages may be of
different editions, each with its own style and script.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from ..byg import Halfway, alone, fill
from ..errors import DataFejl, Fejl
from .manifest import LIST, NAME, Udgave, read_list, sums

EDITIONS, SHOWN = "versioner", "nu"
LOCK, FILLED = ".laas", ".filer"
FRESH, GONE, LINK = ".ny-", ".vaek-", ".nu-"
"""What the names of half-made, half-removed and half-swapped things begin with."""
LINKS = os.name != "nt"
"""Whether one link can take another's place; Windows can't, even where it lets us make them."""


class Maal(Protocol):
    """A place that editions are published to, and what one can do with those that are there."""

    viser: str
    """What a web server is to show, as an editor is told."""

    def alone(self) -> AbstractContextManager[None]:
        """Be the only one who publishes there, for as long as the block runs; tidy up after those who were killed."""

    def editions(self) -> list[str]:
        """Return the names of the whole editions that are there, oldest first."""

    def shown(self) -> Udgave | None:
        """Return the edition that readers get."""

    def told(self, name: str) -> Udgave | None:
        """Return what an edition holds."""

    def fetch(self, paths: Collection[str], into: Path) -> None:
        """Bring files of the edition that readers get into a folder; leave out what is not there."""

    def add(self, fresh: Path, edition: Udgave) -> None:
        """Take a whole edition in, for nobody to see yet."""

    def lend(self, files: Path, name: str) -> None:
        """Put more files into an edition that is there, and last its list, which tells of them."""

    def show(self, name: str) -> None:
        """Let readers get an edition from now on."""

    def drop(self, names: Collection[str]) -> None:
        """Throw editions away."""


class Mappe:
    """A folder on this machine, or on a drive that it sees."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not be there yet."""
        self.folder, self.home, self._nu = folder, folder / EDITIONS, folder / SHOWN
        self.viser = str(self._nu)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the place's lock. What was made for nothing is taken away again."""
        made = [path for path in (self.home, self.folder) if not path.exists()]
        if self._nu.is_dir() and not self._nu.is_symlink() and not (self._nu / LIST).is_file():
            message = "her ligger en mappe, som udgiv ikke har lavet"
            raise DataFejl([Fejl(str(self._nu), 1, 1, "", message, "giv den et andet navn, eller vælg et andet sted")])
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with alone(self.home / LOCK, (self.home / LOCK).as_posix(), "udgivelse"):
                self._clear()
                try:
                    yield
                finally:
                    with suppress(OSError):
                        self._clear()
        finally:
            if made and not self._nu.exists() and not self.editions():
                with suppress(OSError):
                    (self.home / LOCK).unlink(missing_ok=True)
                    for path in made:
                        path.rmdir()

    def editions(self) -> list[str]:
        """Return the names of the whole editions that are there, oldest first."""
        there = self.home.iterdir() if self.home.is_dir() else ()
        return sorted(path.name for path in there if NAME.fullmatch(path.name))

    def shown(self) -> Udgave | None:
        """Return the edition that readers get."""
        return _listed(self._nu)

    def told(self, name: str) -> Udgave | None:
        """Return what an edition holds."""
        return _listed(self.home / name)

    def fetch(self, paths: Collection[str], into: Path) -> None:
        """Bring files of the edition that readers get into a folder."""
        for path in paths:
            if (self._nu / path).is_file():
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._nu / path, into / path)

    def add(self, fresh: Path, edition: Udgave) -> None:
        """Take a whole edition in. A file that readers already have as it is keeps its time, and so stays in their
        browsers: it is the same file on the disk."""
        part = self.home / f"{FRESH}{edition.navn}"
        names = [path.relative_to(fresh) for path in sorted(fresh.rglob("*")) if path.is_file()]
        same = {name for name in names if _same(fresh / name, self._nu / name)}
        if sum((fresh / name).stat().st_size for name in names if name not in same) > shutil.disk_usage(self.home).free:
            raise OSError(errno.ENOSPC, "", str(self.folder))
        for name in names:
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            if name not in same or not _link((self._nu / name).resolve(), part / name):
                shutil.copyfile(fresh / name, part / name)
        if hasattr(os, "sync"):
            os.sync()  # else a machine that loses its power could have the link and not the files
        part.rename(self.home / edition.navn)

    def lend(self, files: Path, name: str) -> None:
        """Put more files into an edition that is there, and last its list, which tells of them."""
        for path in (*sums(files), LIST):
            target = self.home / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f"{FRESH}{target.name}")
            shutil.copyfile(files / path, half)
            half.replace(target)

    def show(self, name: str) -> None:
        """Let readers get an edition from now on."""
        if LINKS and (self._nu.is_symlink() or not self._nu.exists()):
            new = self.folder / f"{LINK}{os.getpid()}"
            try:
                new.symlink_to(Path(EDITIONS, name), target_is_directory=True)
                new.replace(self._nu)
            except OSError as error:
                new.unlink(missing_ok=True)
                if self._nu.is_symlink():  # there are links here, so it is something else
                    raise error
            else:
                return
        self._nu.mkdir(exist_ok=True)
        try:
            fill(self.home / name, self._nu, self.home / FILLED)
        except Halfway as error:
            advice = "kør kommandoen igen, når der er plads og adgang"
            fault = Fejl(str(self._nu), 1, 1, "", "mappen er kun halvt fornyet", advice)
            raise DataFejl([*error.fejl, fault]) from error

    def drop(self, names: Collection[str]) -> None:
        """Throw editions away; none is ever there by half."""
        for name in names:
            gone = self.home / f"{GONE}{name}"
            (self.home / name).rename(gone)
            shutil.rmtree(gone, ignore_errors=True)

    def _clear(self) -> None:
        """Throw away what those who were killed have left."""
        for rest in (*self.home.glob(f"{FRESH}*"), *self.home.glob(f"{GONE}*")):
            shutil.rmtree(rest, ignore_errors=True)
        for link in self.folder.glob(f"{LINK}*"):
            link.unlink(missing_ok=True)
        halves = [*self.home.glob(f"*/assets/**/{FRESH}*"), *(() if self._nu.is_symlink() else self._nu.rglob(".*.ny"))]
        for half in halves:
            half.unlink(missing_ok=True)


def _listed(folder: Path) -> Udgave | None:
    path = folder / LIST
    return read_list(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else None


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


def _link(source: Path, target: Path) -> bool:
    """Give a file one more name; return whether the place lets us."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
