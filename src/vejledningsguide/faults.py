"""Whatever goes wrong while a page is made, told in Danish with file, line and remedy."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError

from .errors import DataFejl, Fejl, system_fault
from .opsaetning import kept
from .textfile import read_text

_SOURCE = re.compile(r"overrides/\S+$")


def told(error: BaseException) -> list[str]:
    """Return what an editor shall be told of an error: a line for each fault."""
    while error.__cause__ is not None and not isinstance(error, DataFejl):
        error = error.__cause__
    if isinstance(error, DataFejl):
        return [str(fault) for fault in error.fejl]
    if isinstance(error, TemplateSyntaxError):
        return [f"{_named(error.filename or error.name or '')}:{error.lineno}:1: {_line(error)} – ret den, og gem igen"]
    if isinstance(error, TemplateNotFound):
        return [f"overrides/{error.name}:1:1: skabelonen findes ikke – ret navnet, eller opret den"]
    where, number = _template(error)
    if isinstance(error, UndefinedError) or (isinstance(error, TypeError) and "Undefined" in str(error)):
        name = re.search(r"'(?!\w+(?:\.\w+)* object)([^']+)'(?: is undefined)?$", str(error))
        what = f"navnet «{name[1]}» findes ikke her" if name else "et navn findes ikke her"
        return [f"{where}:{number}:1: {what} – ret navnet i skabelonen"]
    if isinstance(error, OSError) and error.filename:
        return [str(system_fault(error))]
    return [f"{where}:{number}:1: siden kan ikke laves ({type(error).__name__}: {error}) – ret linjen, og gem igen"]


_SOUND: set[str] = set()
"""The fingerprints of all templates of a project, when all of them could be read."""


def templates(root: Path) -> Iterator[Fejl]:
    """Yield a fault for each template of the project in `root` that can't be read, whatever page it makes.

    To read them takes a while, and they seldom change: that all could be is kept from one run to the next.
    """
    texts: dict[str, str] = {}
    sound = True
    for path in sorted((root / "overrides").rglob("*")):
        if path.suffix in (".html", ".md"):
            shown = path.relative_to(root).as_posix()
            texts[shown], unreadable = read_text(path, shown)
            sound = sound and not unreadable
            yield from unreadable
    made = hashlib.sha256(f"{version('jinja2')} {texts}".encode()).hexdigest()
    place = kept(root, "skabeloner") / "sunde.txt"
    if made in _SOUND or (place.is_file() and place.read_bytes() == made.encode()):
        return
    environment = Environment(autoescape=True)
    for shown, text in texts.items():
        try:
            environment.parse(text, filename=shown)
        except TemplateSyntaxError as error:
            error.source, sound = text, False
            yield Fejl(shown, error.lineno, 1, "", _line(error), "ret den, og kør kommandoen igen")
    if sound:
        _SOUND.add(made)
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(made, encoding="ascii")


def _line(error: TemplateSyntaxError) -> str:
    lines = (error.source or "").splitlines()
    shown = lines[error.lineno - 1].strip() if 0 < error.lineno <= len(lines) else ""
    return f"skabelonen kan ikke læses ved «{shown[:80]}»"


def _template(error: BaseException) -> tuple[str, int]:
    """Return the innermost template an error passed through, and the line there; otherwise the last line of code."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if "overrides/" in frame.filename.replace("\\", "/")]
    for frame in reversed(inside or frames):
        return _named(frame.filename), frame.lineno or 1
    return "guiden", 1


def _named(path: str) -> str:
    found = _SOURCE.search(path.replace("\\", "/"))
    return found[0] if found else path.rpartition("/")[2]
