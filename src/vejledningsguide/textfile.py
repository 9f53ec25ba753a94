"""Plain text files of ours, such as the list of addresses, read so that what is wrong is a fault with a line."""

from __future__ import annotations

import re
from pathlib import Path

from .errors import Fejl, system_words

MERGE = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""What git leaves in a file when two people have changed the same lines."""

UTF8 = "gem den som UTF-8 i din editor, og se æ, ø og å efter"


def read_text(path: Path, shown: str) -> tuple[str, list[Fejl]]:
    """Return a file's text, and a fault for each thing wrong with it; the text is then empty.

    `shown` is how messages name the file. One that isn't there is an empty one.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", []
    except OSError as error:
        return "", [Fejl(shown, 1, 1, "", *system_words(error))]
    if raw.startswith(b"\xef\xbb\xbf"):
        return "", [Fejl(shown, 1, 1, "", "filen begynder med et usynligt BOM-mærke", "gem den som UTF-8 uden BOM")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        return "", [Fejl(shown, 1, 1, "", "filen er gemt som UTF-16 og ikke som UTF-8", UTF8)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        return "", [Fejl(shown, line, column, "", "filen er ikke gemt som UTF-8", UTF8)]
    faults = merged(text, shown)
    return ("", faults) if faults else (text, [])


def merged(text: str, shown: str) -> list[Fejl]:
    """Return a fault for each mark that git has left; a line of = alone may underline a heading."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    advice = "vælg den ene udgave, eller behold begge, og slet git's tre linjer"
    message = "linjen er sat af git, fordi to har ændret det samme"
    lines = text.splitlines()
    marks = [number for number, line in enumerate(lines, 1) if MERGE.match(line)]
    found = [Fejl(shown, number, 1, "", message, advice) for number in marks]
    return found if any(lines[number - 1][0] in "<>" for number in marks) else []
