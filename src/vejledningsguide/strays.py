"""Files that lie where they don't belong: most are slips, or were left by another program, and none goes unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .errors import Fejl, near_miss
from .explain import DATAFILER
from .text import slugify

FILES = tuple(fil.navn for fil in DATAFILER if not fil.er_mappe and not fil.kun_lokalt)
FOLDERS = tuple(fil.stamme for fil in DATAFILER if fil.er_mappe)
LOCAL_FILES = tuple(fil.navn for fil in DATAFILER if not fil.er_mappe and fil.i_udgave)
LOCAL_FOLDERS = tuple(fil.stamme for fil in DATAFILER if fil.er_mappe and fil.i_udgave)
"""What an edition may have of them."""

_YAML = re.compile(r"\.ya?ml\b", re.IGNORECASE)
_COPY = re.compile(
    r"conflict|konflikt|\bkopi\b|\bcopy\b|\(\d+\)|[-_ ](?:kopi|copy|gammel|backup)\b|_(?:BACKUP|BASE|LOCAL|REMOTE)_",
    re.IGNORECASE,
)
"""How programs that keep folders alike, and people, name a second edition of a file."""
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ASSET = re.compile(
    r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.(?:svg|png|jpe?g|webp|avif|gif|ico|woff2|css|js|pdf|license)(?:\.license)?"
)
_HOSTS = {"robots.txt", "favicon.ico", "CNAME", "_headers", "_redirects", "web.config", "humans.txt"}
"""What a host reads at the root of a site."""
QUIET = {"Thumbs.db", "desktop.ini", "Icon\r"}
"""What a system puts into every folder it shows; mkdocs.yml keeps it out of the site."""
APPLE = "filen er macOS' egen og ikke guidens"
APPLE_ADVICE = "slet den: den begynder med «._» og følger med, når en Mac kopierer til et andet drev"
LOCKED = "filen er et spor af, at et dokument er åbent i Office"


def is_data(path: Path) -> bool:
    """Return whether a file in one of the folders is read: it is called as an id, and .yaml."""
    return path.suffix == ".yaml" and bool(_NAME.fullmatch(path.stem))


def in_data(root: Path, called: str = "", *, edition: bool = False) -> Iterator[Fejl]:
    """Yield a fault for each file in the data folder `root` that looks like data, and that nothing reads; messages call
    the folder `called`. An `edition` may have fewer."""
    files, folders = (LOCAL_FILES, LOCAL_FOLDERS) if edition else (FILES, FOLDERS)
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not _YAML.search(path.name) or name in files or path.name.endswith("~"):
            continue
        folder = name.rpartition("/")[0]
        if folder in folders and is_data(path):
            continue
        if not path.name.startswith((".", "~", "#")) or path.suffix.lower() in (".yaml", ".yml"):
            shown = f"{called or root.name}/{name}".encode("utf-8", "replace").decode()  # in whatever encoding
            if edition and (name in FILES or (folder in FOLDERS and is_data(path))):
                can = ", ".join((*LOCAL_FILES, *(f"{one}/" for one in LOCAL_FOLDERS)))
                yield Fejl(shown, 1, 1, "", "en udgave kan ikke ændre denne fil", f"slet den; den kan have {can}")
            else:
                yield Fejl(shown, 1, 1, "", *_unread(path, folder, files, folders))


def _unread(path: Path, folder: str, files: Sequence[str], folders: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with the name of a file that looks like data, and what to do."""
    message = "filen læses ikke af guiden"
    if path.name in LOCAL_FILES and path.name not in files:
        return "filen hører til i en udgave", f"flyt den til lokal/<navn>/data/{path.name}"
    if path.name.startswith("._"):
        return APPLE, APPLE_ADVICE
    if path.name.startswith("."):
        return message, "tag punktummet væk foran navnet, eller slet den"
    if path.suffix.lower() in (".yaml", ".yml") and (other := _original(path)):
        return f"filen ligner en kopi af «{other}»", f"se efter, om noget i den mangler i «{other}», og slet den så"
    stem = path.name[: _YAML.search(path.name).start()]  # type: ignore[union-attr]
    if folder in folders:
        return message, f"kald den {slugify(stem) or 'noget med a–z'}.yaml"
    if folder:
        return message, f"flyt den; kun disse mapper læses: {', '.join(folders)}"
    if close := near_miss(stem, [name.removesuffix(".yaml") for name in files]):
        return message, f"mente du «{close}.yaml»?"
    return message, "giv den et af de navne, der står i docs/felter.md, eller flyt dens indhold til en anden fil"


def _original(path: Path) -> str:
    """Return the name of the file beside it that a file is a copy of, by its name; empty when it is none."""
    marked = _COPY.search(path.stem) or not _NAME.fullmatch(path.stem)  # OneDrive adds the name of the computer
    others = [one for one in path.parent.glob("*.yaml") if (one != path and is_data(one)) or one.name in FILES]
    longest = sorted((one for one in others if path.name.startswith(one.stem)), key=lambda one: len(one.stem))
    rest = path.stem.removeprefix(longest[-1].stem) if longest else ""
    return longest[-1].name if rest and marked and not rest[0].isalnum() else ""


def in_content(root: Path) -> Iterator[Fejl]:
    """Yield a fault for each file in the project's content/ that would be published, and shouldn't: a site's address
    is for ever, and what lies there by accident would be found by a search."""
    content = root / "content"
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content)
        if path.is_dir() or path.name in QUIET:
            continue
        shown = f"content/{name.as_posix()}".encode("utf-8", "replace").decode()
        if path.name.startswith("._"):
            yield Fejl(shown, 1, 1, "", APPLE, APPLE_ADVICE)
        elif any(part.startswith(".") for part in name.parts):
            continue  # the engine leaves them out as well
        elif path.name.startswith("~$"):
            yield Fejl(shown, 1, 1, "", LOCKED, "luk dokumentet, eller slet filen, hvis den bliver liggende")
        elif name.parts[0] == "assets":
            if not _ASSET.fullmatch(path.name):
                advice = f"kald den {_tidy(path)}, hvis den skal med, og flyt den ellers"
                yield Fejl(shown, 1, 1, "", "filen kan ikke udgives under det navn", advice)
        elif path.suffix == ".md" and _COPY.search(path.stem):
            advice = "se efter, om noget i den mangler i den rigtige, og slet den så"
            yield Fejl(shown, 1, 1, "", "filen ligner en kopi af en side", advice)
        elif path.suffix == ".md":
            if not all(map(_NAME.fullmatch, name.with_suffix("").parts)):
                better = "/".join(slugify(part) or "side" for part in name.with_suffix("").parts)
                yield Fejl(shown, 1, 1, "", "navnet kan ikke blive til en adresse", f"kald den content/{better}.md")
        elif name.as_posix() not in _HOSTS and name.parts[0] != ".well-known":
            advice = "flyt den ud af content/; en side skal være en .md-fil, og et billede skal ligge i content/assets"
            yield Fejl(shown, 1, 1, "", "filen ville blive lagt på nettet, men hører ikke til sitet", advice)


def _tidy(path: Path) -> str:
    """Return a name that an asset could be published under."""
    ending = path.suffix.lower()
    known = _ASSET.fullmatch(f"x{ending}")
    return f"{slugify(path.stem) or 'fil'}{ending if known else '.svg eller .png'}"
