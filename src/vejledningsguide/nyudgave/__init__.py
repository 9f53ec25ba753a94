"""A new edition of a municipality's own: commented files in lokal/<navn>/, and a site that can be built at once."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from ..build import publish
from ..errors import DataFejl, Fejl
from ..felter import ID_FORM
from ..opsaetning import EDITIONS, PREFIX, editions
from ..text import slugify

FILES = Path(__file__).parent / "filer"
"""The files of a new edition, as they lie in its folder; a name that begins with «id-» begins with the edition's."""
CHOICE = f"{PREFIX}UDGAVE"
LONGEST = 30


def make_edition(root: Path, name: str, today: date) -> list[str]:
    """Write the files of a new edition called `name`, and its own lists of addresses; return what was written.

    Raises DataFejl when there is one already, or when the name can't be used. What was written is then left as it is.
    """
    id_ = edition_id(name)
    folder = root / EDITIONS / id_
    shown = folder.relative_to(root).as_posix()
    if len(id_) > LONGEST or not re.fullmatch(ID_FORM, id_):
        message = f"«{name}» kan ikke blive navnet på en udgave"
        raise DataFejl([Fejl(EDITIONS, 1, 1, "", message, "skriv stedets navn, fx Eksempelby")])
    if folder.exists():
        there = f"vælg et andet navn, eller ret i {shown}/ (der er {', '.join(editions(root))})"
        raise DataFejl([Fejl(shown, 1, 1, "", "udgaven findes allerede", there)])
    written = []
    for source in sorted(path for path in FILES.rglob("*") if path.is_file()):
        text, path = source.read_text(encoding="utf-8"), source.relative_to(FILES)
        for key, value in {"navn": name, "id": id_, "dag": today.isoformat()}.items():
            text = text.replace(f"{{{key}}}", value)
        place = folder / path.with_name(path.name.replace("id-", f"{id_}-"))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
        written.append(place.relative_to(root).as_posix())
    os.environ[CHOICE] = id_
    publish(root, today)
    return written


def edition_id(name: str) -> str:
    """Return the id of an edition by its name: «Åby Kommune» → aaby-kommune."""
    return slugify(name)
