"""The published names: which title an id stands for. A title may be mended; two ids that change places lead astray."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .errors import Fejl
from .felter import Grund
from .katalog import Katalog
from .udgivet import Udgivet


def _names(katalog: Katalog) -> dict[str, str]:
    """Return the title of each thing that has an id, by kind and id; a part of a list has the list's id before its."""
    found = {}
    for _, parts in katalog.indhold:
        around: dict[type[Grund], str] = {}
        for part in parts:
            id_ = around[type(part)] = getattr(part, "id", "")
            slags = katalog.slags.get(type(part))
            if slags and (title := getattr(part, slags.titelfelt, None)):
                within = around.get(slags.inden_for, "") if slags.inden_for else ""
                found["/".join(filter(None, (slags.navn, within, id_)))] = str(title)
    return found


NAVNE = Udgivet[Katalog](
    fil="navne.txt",
    hoved=(
        "# Udgivne navne: slagsen, id'et og titlen. Bytter to opslag id, fører gamle links til det forkerte sted.\n"
        "# En ny titel tilføjes af «python3 guide.py skema» og er ingen fejl.\n"
    ),
    en="Nyt navn",
    ny=("navnet er nyt", "navne er nye"),
    når=("id'et er endeligt", "id'erne er endelige"),
    form=(r"[^/\s]+/[a-z0-9-]+(?:/[a-z0-9-]+)? \S.*", "«moduler/sosu-basis Oplæringsvejledning, SOSU, basis»"),
    lines=lambda katalog: [f"{key} {title}" for key, title in _names(katalog).items()],
    lost=lambda _katalog, _line: None,
)


def exchanged(root: Path, katalog: Katalog) -> Iterator[Fejl]:
    """Yield a fault for each id that has got the title which is published for another one of its kind."""
    listed = NAVNE.listed(root)
    published: dict[str, set[str]] = defaultdict(set)
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in listed:
        key, _, title = line.partition(" ")
        published[key].add(title)
        owners[key.partition("/")[0], title].append(key)
    now = _names(katalog)
    for key, title in now.items():
        if key not in published or title in published[key]:
            continue
        kind, _, id_ = key.partition("/")
        for other in owners[kind, title]:
            if now.get(other) != title:
                was = other.partition("/")[2]
                message = f"«{title}» er udgivet som «{was}», men står nu ved «{id_}»"
                advice = "har to byttet id, så byt dem tilbage; er det meningen, så slet linjen her"
                line = f"{other} {title}"
                yield Fejl(f"data/{NAVNE.fil}", listed[line], 1, line, message, advice)
