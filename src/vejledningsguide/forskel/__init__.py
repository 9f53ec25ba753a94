"""What a change does to the published pages: two states of the project, compared as a reader would compare them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..load import Læst
from ..opsaetning import edition_folder
from .compare import Forskelle, compare
from .history import ForskelFejl
from .sides import Tilstand, before, now, of_edition, shared
from .told import told

__all__ = ["ForskelFejl", "Forskelle", "Tilstand", "before", "compare", "now", "since", "told"]


def since(root: Path, fra: str, today: date, *, alt: bool = False) -> str:
    """Return what the working folder `root` does to the site since `fra`, as lines in Danish.

    `fra` is a commit, a tag or a folder; when it is empty the last commit or, for an edition, the shared guide that it
    lies over. `alt` names every page and every place.
    Raises ForskelFejl when either side can't be made, with the faults that stand in the way.
    """
    kept: dict[str, Læst] = {}
    here = now(root, today, kept)
    if edition_folder(root) and not fra:
        there = shared(root, today, kept)
        return "\n".join([*of_edition(here), "", told(compare(there, here), there.navn, alt=alt)])
    there = before(root, fra, today, kept)
    if there.sider:
        found = told(compare(there, here), there.navn, alt=alt)
        return f"{found}\n\n{there.note}" if there.note else found
    return told(Forskelle([], [], [], []), there.navn)
