"""A build from beginning to end: one at a time, into a fresh folder, which becomes the site once all went well."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .addresses import is_local
from .build import build_pdfs, this_day
from .errors import DataFejl, Fejl, system_fault
from .faults import told
from .opsaetning import site_folder
from .paper.pdf import ForMangeArk, PangoMangler
from .sender import site_address

Engine = Callable[[Path], None]
"""Builds the site into a folder that isn't there yet. What it raises is told, and ends the build."""

LOCK = Path(".cache", "byg.laas")
FILLED = Path(".cache", "byg.filer")
"""The folder that the last build filled, and every file it put there."""
FRESH, OLD = ".site-ny-", ".site-gammel-"

NO_PANGO = """PDF-filerne er ikke lavet, for biblioteket Pango mangler. Sitet kan godt bygges uden dem. Vil du have dem:
  - Debian og Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  - macOS:            brew install pango
  - Windows:          https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows"""
LOCAL_ONLY = """Bemærk: Sitet kender ikke sin egen adresse. Derfor er der ingen QR-kode eller adresse på papir og i PDF,
og intet sitemap.xml. Skriv den som site_url i mkdocs.yml, før du lægger sitet på nettet."""


def build_site(root: Path, engine: Engine) -> int:
    """Make the PDFs, and let the engine build the site of the project in `root`; return the exit code.

    What there was in site/ stays as it is unless everything went well.
    """
    site = site_folder(root)
    try:
        with built(root, engine, lambda: _usable(site)) as fresh:
            _swap(root, fresh, site)
    except Halfway as error:
        print(
            f"{error}\nSitet i {site.name}/ er kun halvt fornyet. Ret det, der er galt, og byg igen.", file=sys.stderr
        )
        return 1
    except Exception as error:  # whatever it is, it is told in Danish, and the last site is left alone
        tell(error)
        print(
            "Sitet kunne ikke bygges." + (f" Det forrige ligger urørt i {site.name}/." if site.exists() else ""),
            flush=True,
        )
        return 1
    where = f"{site.name}/" + (f", som peger på {site.resolve()}" if site.is_symlink() else "")
    print(f"Sitet er bygget og ligger i {where}.", flush=True)
    if is_local(site_address(root)):
        print(LOCAL_ONLY, flush=True)
    return 0


def tell(error: Exception) -> None:
    """Print what is wrong, all of it, whatever it is."""
    faults = told(error)
    heading = "1 fejl" if len(faults) == 1 else f"{len(faults)} fejl"
    print("\n".join([f"{heading}:", *faults]), file=sys.stderr, flush=True)


@contextmanager
def built(root: Path, engine: Engine, ready: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Hold the project's lock, make the PDFs, and yield a fresh folder with the built site; it is thrown away after.

    `ready` is asked once the lock is held: what it raises ends it all before anything is built.
    """
    site, fresh = site_folder(root), root / f"{FRESH}{os.getpid()}"
    with alone(root / LOCK, LOCK.as_posix(), "bygning"):
        try:
            _clear(root, site)
            ready()
            _make_pdfs(root)
            engine(fresh)
            yield fresh
        finally:
            _clear(root, site)


class Halfway(DataFejl):
    """Raised when the place that others look at could only be filled in part."""


@contextmanager
def alone(place: Path, shown: str, what: str) -> Iterator[None]:
    """Hold a lock, such as that of the project's builds; raise DataFejl when another has it.

    It is let go when we die.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a+", encoding="utf-8") as lock:
        try:
            _take(lock.fileno())
        except OSError:
            lock.seek(0)
            since = lock.read().strip() or "lige nu"
            advice = "vent, til den er færdig, og kør så kommandoen igen"
            raise DataFejl([Fejl(shown, 1, 1, "", f"en anden {what} er i gang ({since})", advice)]) from None
        lock.truncate(0)
        lock.write(f"proces {os.getpid()}, begyndt {time.strftime('%H:%M')}\n")
        lock.flush()
        yield


def _take(number: int) -> None:
    """Lock an open file; raise OSError at once when somebody else has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(root: Path, site: Path) -> None:
    """Throw away what builds that were killed have left; a site that was taken out and not replaced comes back."""
    for old in sorted(root.glob(f"{OLD}*")):
        if not site.exists() and not site.is_symlink():
            old.rename(site)
    for rest in (*root.glob(f"{FRESH}*"), *root.glob(f"{OLD}*")):
        shutil.rmtree(rest, ignore_errors=True)


def _usable(site: Path) -> None:
    """Raise DataFejl when site/ can't be built in: better now than after a whole build."""
    if site.is_symlink() and not site.exists():
        message = f"genvejen peger på {site.readlink()}, der ikke findes"
        raise DataFejl([Fejl(site.name, 1, 1, "", message, "opret mappen, eller slet genvejen")])
    if site.exists() and not site.is_dir():
        raise DataFejl([Fejl(site.name, 1, 1, "", "her ligger en fil, hvor sitet skal ligge", "giv den et andet navn")])
    if site.is_dir() and not os.access(site, os.W_OK):
        raise DataFejl([Fejl(site.name, 1, 1, "", "der må ikke skrives i mappen", "giv dig selv lov til det")])


def _make_pdfs(root: Path) -> None:
    try:
        made, total = build_pdfs(root, this_day(), site_address(root))
    except PangoMangler:
        print(NO_PANGO, file=sys.stderr, flush=True)
    except ForMangeArk as error:
        raise DataFejl([Fejl("data", 1, 1, "", str(error), "kør «python3 guide.py tjek»")]) from error
    else:
        print(f"Lavede {made} af {total} PDF-filer." if made else f"Alle {total} PDF-filer er ajour.", flush=True)


def _swap(root: Path, fresh: Path, site: Path) -> None:
    """Let the fresh folder take the site's place. One that is a link, or a drive of its own, is filled instead: others
    look at it by that name."""
    if not site.is_symlink() and not os.path.ismount(site):
        old = root / f"{OLD}{os.getpid()}"
        try:
            if site.exists():
                site.rename(old)
            fresh.rename(site)
        except OSError:
            if old.exists() and not site.exists():
                old.rename(site)
            if not site.exists():
                raise
        else:
            return
    fill(fresh, site.resolve(), root / FILLED)


def fill(fresh: Path, site: Path, list_: Path) -> None:
    """Put every file of `fresh` into `site`, pages last, and take away those that the last build put there and this
    one doesn't have. What else lies there is left alone."""
    files = [path.relative_to(fresh).as_posix() for path in sorted(fresh.rglob("*")) if path.is_file()]
    if sum((fresh / name).stat().st_size for name in files) > shutil.disk_usage(site).free + _size(site):
        raise OSError(errno.ENOSPC, "", str(site))
    before = list_.read_text(encoding="utf-8").splitlines() if list_.is_file() else []
    for name in sorted(files, key=lambda name: (name.endswith((".html", ".xml")), name)):
        source, target = fresh / name, site / name
        if target.is_file() and filecmp.cmp(source, target, shallow=False):
            continue
        half = target.with_name(f".{target.name}.ny")  # whoever reads meanwhile gets all of it or nothing
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, half)
            half.replace(target)
        except OSError as error:
            raise Halfway([system_fault(error, otherwise="site")]) from error
    if before[:1] == [str(site)]:
        for name in set(before[1:]) - set(files):
            (site / name).unlink(missing_ok=True)
            for folder in (site / name).parents:
                if folder == site or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()
    list_.write_text("\n".join([str(site), *files]) + "\n", encoding="utf-8")


def _size(folder: Path) -> int:
    """Return how many bytes the files below a folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
