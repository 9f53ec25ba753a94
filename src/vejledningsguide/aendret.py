"""What readers rely on in each item, as it was last published: a change of it is told to them, or refused."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from .errors import Fejl
from .katalog import Katalog
from .opsaetning import edition_folder

FIL = "udgivet.json"
NOTES = "noter"
"""The key that counts the notes of an item: one more of them, and a change has been told."""

State = Mapping[str, Mapping[str, str]]
"""What is relied on, in words, by the item's id and what it is called."""


def relied_on(katalog: Katalog) -> State:
    """Return what readers rely on in each item, as the rooms declare it, with how many changes have been told of it; in
    an edition, of what is its own."""
    notes = Counter(id_ for rum in katalog.rum if rum.fortalt for id_ in rum.fortalt(katalog))
    return {
        id_: {**words, NOTES: str(notes[id_])}
        for rum in katalog.rum
        if rum.væsentligt
        for id_, words in rum.væsentligt(katalog)
        if katalog.lokalt is None or id_.startswith(f"{katalog.lokalt.id}-")
    }


def faults(root: Path, katalog: Katalog) -> Iterator[Fejl]:
    """Yield a fault for each item that has changed since it was published, when no note tells readers of it."""
    before, broken = _read(root)
    if broken:
        yield broken
    places = {getattr(item, "id", ""): (name, sti) for name, sti, item in katalog.things()}
    for id_, now in relied_on(katalog).items():
        was = before.get(id_)
        if was is None or int(now[NOTES]) > int(was.get(NOTES, "0")):
            continue
        for name, said in was.items():
            if name != NOTES and now.get(name) != said:
                place = katalog.place(*places[id_])  # asked for only here: it takes another reading of the file
                message = f"{name} var «{said}» og er nu «{now.get(name, 'væk')}», men læserne får det ikke at vide"
                advice = f"skriv det i data/aendringer.yaml med «gælder: [{id_}]», og kør «python3 guide.py skema»"
                yield Fejl(place.fil, place.linje, place.kolonne, id_, message, advice)


def remember(root: Path, katalog: Katalog) -> bool:
    """Write what is published now, unless something in it is not told yet; return whether anything was new."""
    if list(faults(root, katalog)):
        return False
    now = {**_read(root)[0], **relied_on(katalog)}
    text = json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = _path(root)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def shown(root: Path) -> str:
    """Return how messages call the file of what is published."""
    return _path(root).relative_to(root).as_posix()


def _path(root: Path) -> Path:
    """Return the file of what is published: the shared guide's, or an edition's with its own."""
    return (edition_folder(root) or root / "data") / FIL


def _read(root: Path) -> tuple[dict[str, dict[str, str]], Fejl | None]:
    path = _path(root)
    try:
        return json.loads(path.read_text(encoding="utf-8")), None
    except FileNotFoundError:
        return {}, None
    except (ValueError, OSError):
        return {}, Fejl(shown(root), 1, 1, "", "filen kan ikke læses", "hent den tilbage fra git")
