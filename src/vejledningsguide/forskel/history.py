"""Where the site of before is found: in git, or in another folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..errors import did_you_mean
from ..opsaetning import EDITIONS, edition_folder

PARTS = ("data", "content", "overrides", "src", "mkdocs.yml", "lokal")
"""What a site is made of."""
_OTHERWISE = "skriv en mappe at sammenligne med: python3 guide.py forskel MAPPE"


class ForskelFejl(Exception):
    """Why two states can't be compared, in Danish."""


def files_of(root: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file that a site is made of, by its path; the ends of lines make no difference."""
    found = {}
    for part in PARTS:
        if part == EDITIONS and not (own := edition_folder(root)):
            continue  # what no edition is asked for makes no difference
        folder = own if part == EDITIONS and own else root / part
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            name = path.relative_to(root)
            if path.is_file() and "__pycache__" not in name.parts and name.parts[:2] != ("data", "_skema"):
                found[name.as_posix()] = path.read_bytes().replace(b"\r\n", b"\n")
    return found


@contextmanager
def checked_out(root: Path, fra: str) -> Iterator[tuple[Path, str]]:
    """Yield the folder in which the site of before stands, and what to call it. Raises ForskelFejl."""
    if fra and Path(fra).is_dir():
        if not (Path(fra) / "data").is_dir():
            raise ForskelFejl(f"Mappen «{fra}» har ingen data/ – skriv den mappe, som guide.py ligger i.")
        yield Path(fra), f"mappen «{fra}»"
        return
    commit, name = _commit(root, fra)
    with tempfile.TemporaryDirectory() as folder:
        archive = _git(root, "archive", "--format=tar", commit)
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content and member.name.split("/")[0] in PARTS:
                    target = Path(folder) / member.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read())
        if not (Path(folder) / "data").is_dir():
            raise ForskelFejl(f"I {name} er der ingen data/ – vælg en senere commit, eller {_OTHERWISE}")
        yield Path(folder), name


def _commit(root: Path, fra: str) -> tuple[str, str]:
    """Return the id of a commit, and what to call it."""
    asked = _git(root, "rev-parse", "--is-inside-work-tree")
    if asked.returncode and b"dubious ownership" in asked.stderr:
        raise ForskelFejl(
            "Git vil ikke læse mappen, for den ejes af en anden bruger – "
            f"kør «git config --global --add safe.directory {root.resolve()}», eller {_OTHERWISE}"
        )
    if asked.returncode:
        raise ForskelFejl(f"Mappen ligger ikke i git, så der er intet at sammenligne med – {_OTHERWISE}")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{fra or 'HEAD'}^{{commit}}")
    if found.returncode and not fra:
        raise ForskelFejl(f"Der er endnu ingen commit at sammenligne med – {_OTHERWISE}")
    if found.returncode:
        known = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode("utf-8", "replace").split()
        advice = did_you_mean(fra, known, "«git log --oneline» viser dem, der er")
        raise ForskelFejl(f"«{fra}» er hverken en mappe, et mærke eller en commit – {advice}")
    commit = found.stdout.decode().strip()
    told = _git(root, "show", "--no-patch", "--format=%h", commit).stdout.decode("utf-8", "replace").strip()
    return commit, f"«{fra}» ({told})" if fra and fra != told else f"den seneste commit ({told})" if not fra else told


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(("git", *arguments), cwd=root, capture_output=True)
    except OSError:
        raise ForskelFejl(f"Programmet git er ikke installeret – {_OTHERWISE}") from None
