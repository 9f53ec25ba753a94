"""A new edition of a municipality's own: commented files in lokal/<navn>/, and a site that can be built at once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ..build import publish
from ..errors import DataFejl, Fejl
from ..felter import ID_FORM
from ..opsaetning import EDITION, EDITIONS, PREFIX, editions
from ..text import slugify

FILES: Mapping[str, str] = {
    EDITION: EDITION,
    "data/hos_os.yaml": "hos_os.yaml",
    "data/erfaringer.yaml": "erfaringer.yaml",
    "data/tjeklister/{id}-foerste-dag.yaml": "foerste-dag.yaml",
    "sider/velkommen.md": "side.md",
}
"""The files of a new edition, and what here each is made from."""
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
    for path, source in FILES.items():
        text = (Path(__file__).parent / source).read_text(encoding="utf-8")
        for key, value in {"navn": name, "id": id_, "dag": today.isoformat()}.items():
            text = text.replace(f"{{{key}}}", value)
        place = folder / path.replace("{id}", id_)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
        written.append(place.relative_to(root).as_posix())
    os.environ[CHOICE] = id_
    publish(root, today)
    return written


def edition_id(name: str) -> str:
    """Return the id of an edition by its name: «Åby Kommune» → aaby-kommune."""
    return slugify(name)
