"""A site for readers, published: built, checked whole, listed by hash, and shown in one step; and back again.

Whatever goes wrong, at any moment, readers keep the edition they had.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..addresses import is_local
from ..byg import Engine, built, tell
from ..errors import DataFejl, Fejl, near_miss
from ..opsaetning import setting
from ..pak import PACKED, pack
from ..sender import site_address
from .fjern import RSYNC, SFTP, Rsync, Sftp
from .maal import Maal, Mappe
from .manifest import DIGESTED, LIST, NAME, Udgave, made, name_of, sums
from .tjek import site_faults
from .zipfil import write_zip

KEPT = 5
"""So many editions are kept."""
OPEN = timedelta(days=7)
"""So long at least a page that stands open finds its style and script, however many editions come meanwhile."""
MANY = 5

Trin = Callable[[Path, Path], object]
"""A step that adds files to a built site: given the project's folder and the site's."""
TRIN: tuple[Trin, ...] = (lambda _root, site: pack(site),)
"""What is done to the site once it is built, in order. What comes of it is checked and listed with the rest."""


def publish(root: Path, engine: Engine, target: str) -> int:
    """Build the site of the project in `root`, and publish it to a target; return the exit code."""
    try:
        _public(root)
        if target.lower().endswith(".zip"):
            with built(root, engine) as fresh:
                edition = _finished(root, fresh, datetime.now(UTC))
                _write(fresh, edition)
                write_zip(fresh, Path(target))
            print(f"Sitet ligger i {target}: {_told(edition)}. Pak den ud på serveren.", flush=True)
            return 0
        place = find_place(root, target)
        with place.alone(), built(root, engine) as fresh:
            _send(root, fresh, place)
    except Exception as error:  # whatever it is, it is told in Danish, and readers keep what they had
        tell(error)
        print("Sitet blev ikke udgivet. Læserne får det, de fik før.", flush=True)
        return 1
    return 0


def go_back(root: Path, target: str, wanted: str = "") -> int:
    """Let readers get an earlier edition again, the one before or one that is named; return the exit code."""
    try:
        place = find_place(root, target)
        with place.alone():
            _show_again(place, wanted)
    except Exception as error:
        tell(error)
        return 1
    return 0


def listed(root: Path, target: str) -> int:
    """Tell which editions there are; return the exit code."""
    try:
        place = find_place(root, target)
        shown = place.shown()
        for name in reversed(place.editions()):
            edition = place.told(name)
            mark = "  ← vises nu" if shown and shown.navn == name else ""
            day, said = made(name).astimezone(), _told(edition) if edition else "uden liste"
            print(f"{name}  {day:%d.%m.%Y kl. %H:%M}  {said}{mark}")
        if not place.editions():
            print(f"Der er ingen versioner i {target}.")
    except Exception as error:
        tell(error)
        return 1
    return 0


def find_place(root: Path, target: str) -> Maal:
    """Return the place that a target names. Raises DataFejl for one that can't be published to."""
    if found := SFTP.fullmatch(target):
        return Sftp(found["vært"], found["mappe"], target, found["port"])
    if "://" in target:
        advice = "skriv en mappe, en fil, der ender på .zip, sftp://bruger@vært/mappe eller bruger@vært:/mappe"
        raise DataFejl([Fejl(target, 1, 1, "", "det sted kan udgiv ikke nå", advice)])
    if found := RSYNC.fullmatch(target):
        return Rsync(found["vært"], found["mappe"], target)
    folder = Path(target).absolute()
    if target.lower().endswith(".zip"):
        message, advice = "en zip-fil har kun den ene version", "udgiv til en mappe, hvis du vil kunne gå tilbage"
        raise DataFejl([Fejl(target, 1, 1, "", message, advice)])
    if folder.exists() and not folder.is_dir():
        message, advice = "her ligger en fil, hvor sitet skal ligge", "skriv en mappe, eller et navn, der ender på .zip"
        raise DataFejl([Fejl(target, 1, 1, "", message, advice)])
    inside = [name for name in ("site", "data", "content", "src") if folder.is_relative_to((root / name).resolve())]
    if inside or folder == root.resolve():
        message = f"mappen hører til projektet{f', som bruger {inside[0]}/ selv' if inside else ''}"
        raise DataFejl([Fejl(target, 1, 1, "", message, "vælg en mappe uden for projektet")])
    return Mappe(folder)


def _public(root: Path) -> None:
    """Raise DataFejl when the site has no address that others can read."""
    if not is_local(site_address(root)):
        return
    one = setting(root, "site_url")
    message = "sitet har ingen adresse, som andre kan læse, så papir, Word og QR-koder ville pege på din egen maskine"
    advice = (
        f"sæt {one.variabel}, eller skriv adressen her" if one.variabel else "skriv den, fx https://eksempel.dk/guide/"
    )
    raise DataFejl([Fejl(one.fil, one.linje, one.kolonne, one.felt, message, advice)])


def _finished(root: Path, fresh: Path, now: datetime) -> Udgave:
    """Add what goes with a built site, and check all of it; return it as an edition. Raises DataFejl."""
    for step in TRIN:
        step(root, fresh)
    print("Ser hele sitet efter …", flush=True)
    if faults := site_faults(root, fresh, site_address(root)):
        raise DataFejl(faults)
    own = sums(fresh)
    size = sum((fresh / path).stat().st_size for path in own)
    return Udgave(name_of(now, own), own, byte=size)


def _send(root: Path, fresh: Path, place: Maal) -> None:
    """Publish a built site to a place, unless it is what readers have."""
    before, there = place.shown(), place.editions()
    now = datetime.now(UTC)
    if there:  # a clock may be behind: the newest has the last name all the same
        now = max(now, made(there[-1]) + timedelta(seconds=1))
    edition = _finished(root, fresh, now)
    if before and before.kendetegn == edition.kendetegn and before.navn in there:
        place.show(before.navn)
        print(f"Der er intet nyt: {before.navn} er det samme site, og læserne har det.", flush=True)
        return
    edition = _with_earlier(edition, before, there, fresh, place)
    _write(fresh, edition)
    place.add(fresh, edition)
    place.show(edition.navn)
    _drop(place, edition.navn)
    print(f"Udgivet: {edition.navn}, {_told(edition)}.\nSitet vises fra {place.viser}.", flush=True)
    if before and (lost := [path for path in before.egne if path not in edition.egne and not DIGESTED.fullmatch(path)]):
        more = f" og {len(lost) - MANY} til" if len(lost) > MANY else ""
        print(f"Bemærk: Disse filer lå i den forrige version, men ikke i den her: {', '.join(lost[:MANY])}{more}.")


def _with_earlier(edition: Udgave, before: Udgave | None, there: Collection[str], fresh: Path, place: Maal) -> Udgave:
    """Return an edition with the files that pages of earlier ones ask for: of those that are kept, or still new."""
    if before is None:
        return edition
    kept = set(sorted(there)[-(KEPT - 1) :]) | {before.navn}
    since = made(edition.navn) - OPEN
    wanted = {name: files for name, files in before.faste.items() if name in kept or made(name) > since}
    place.fetch(sorted({path for files in wanted.values() for path in files} - edition.egne.keys()), fresh)
    have = sums(fresh)
    earlier: dict[str, dict[str, str]] = {}
    taken = set(edition.egne)
    for name, files in wanted.items():
        found = {path: one for path, one in files.items() if path not in taken and have.get(path) == one}
        taken |= found.keys()
        earlier |= {name: found} if found else {}
    for path in have.keys() - taken:
        (fresh / path).unlink()  # it was not what its list says
    return Udgave(edition.navn, edition.egne, earlier, edition.byte)


def _show_again(place: Maal, wanted: str) -> None:
    shown, names = place.shown(), place.editions()
    if shown is None or shown.navn not in names:
        raise DataFejl([Fejl(place.viser, 1, 1, "", "her er ikke udgivet noget", "udgiv først: guide.py udgiv MÅL")])
    earlier = names[: names.index(shown.navn)]
    name = wanted or (earlier[-1] if earlier else "")
    if not name:
        raise DataFejl([Fejl(place.viser, 1, 1, "", f"der er ingen version før {shown.navn}", "se dem med --liste")])
    edition = place.told(name) if name in names else None
    if edition is None:
        close = near_miss(name, names)
        advice = f"mente du {close}?" if close else "se dem med --liste"
        raise DataFejl([Fejl(place.viser, 1, 1, "", f"versionen «{name}» er der ikke", advice)])
    open_ = {
        other: {path: one for path, one in files.items() if path not in edition.alle}
        for other, files in shown.faste.items()
    }
    with tempfile.TemporaryDirectory() as folder:  # whoever has a page open finds its style and script
        place.fetch(sorted({path for files in open_.values() for path in files}), Path(folder))
        found = sums(Path(folder)).keys()
        lent = {other: {path: one for path, one in files.items() if path in found} for other, files in open_.items()}
        more = {other: {**edition.fra.get(other, {}), **files} for other, files in lent.items() if files}
        if more:
            _write(Path(folder), Udgave(name, edition.egne, {**edition.fra, **more}, edition.byte))
            place.lend(Path(folder), name)
    place.show(name)
    print(f"Læserne får nu {name}, {_told(edition)}. Før fik de {shown.navn}.", flush=True)


def _drop(place: Maal, shown: str) -> None:
    """Throw away all but the newest editions. That readers have the new one is what counts."""
    names = [name for name in place.editions() if name != shown]
    try:
        place.drop(names[: max(0, len(names) - KEPT + 1)])
    except Exception as error:
        tell(error)
        print("De ældste versioner kunne ikke slettes. Det gør ikke noget for læserne.", file=sys.stderr, flush=True)


def _write(folder: Path, edition: Udgave) -> None:
    (folder / LIST).write_text(str(edition), encoding="utf-8", newline="\n")


def _told(edition: Udgave) -> str:
    files = [path for path in edition.egne if not path.endswith(PACKED)]
    pages = sum(path.endswith("index.html") for path in files)
    return f"{pages} sider og {len(files) - pages} andre filer, {edition.byte / 1e6:.1f} MB".replace(".", ",")


__all__ = ["KEPT", "NAME", "TRIN", "Trin", "find_place", "go_back", "listed", "publish"]
