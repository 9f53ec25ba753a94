"""Makes a guide grow: adds copies of items that have a page each, until there are about so many pages.

The copies are legal data: every rule of `tjek` holds for them. They are the first sentences of real items, each with a
number in it so that no two are alike; every fifty of them rest on sources of their own, which hold the points they cite
and no others. So pages are added, and none of them grows but the overviews. Find modul keeps its questions and rules:
each of its outcomes names every module, so its growth is a product of the two and says nothing of the build.

    python -m benchmarks.vaekst MAPPE SIDER
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.kopi import Item, cited, numbered, read, renamed, shortened, write
from benchmarks.projekt import pages_of
from vejledningsguide.build import publish
from vejledningsguide.errors import DataFejl
from vejledningsguide.provenance import A_PAGE
from vejledningsguide.provenance import WHOLE as FITS

SHARES = {
    "erfaringer": 14,
    "guider": 13,
    "hindringer": 8,
    "sammenligninger": 6,
    "tjeklister": 2,
    "moduler": 1,
    "pakker": 1,
}
"""So many of each kind are in a batch; no file of theirs passes the limit of 2 MB before there are 6 000 pages."""
BATCH = tuple(kind for _, kind in sorted(((i + 0.5) / n, kind) for kind, n in SHARES.items() for i in range(n)))
"""The kinds of a batch in turn, each spread over the whole of it, so that a part of a batch is mixed as well."""
SOURCES = 5
"""At most so many sources come with a batch."""

HOMES = {
    "erfaringer": "erfaringer",
    "hindringer": "svaert",
    "moduler": "moduler",
    "sammenligninger": "moduler",
    "pakker": "moeder",
}
"""The file that holds a kind; the others have a file an item."""
BESIDE = ("foelgeskab", "anbefalinger", "kilder")
WHOLE = ("tjeklister", "pakker", "sammenligninger")
"""Kinds whose lists belong together: minutes that add up, parts of a meeting."""
OUTWARD = ("erstatter",)
"""What a copy leaves out: a thousand copies that point at one page would measure that page alone."""


def grow(project: Path, pages: int) -> int:
    """Add copies to a published project until it has about `pages` pages; return how many it has. Raises DataFejl."""
    _Growth(project / "data").add(pages - pages_of(project))
    publish(project, date.today())
    return pages_of(project)


class _Growth:
    """The data of one project while copies are added to them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.files: dict[str, Any] = {name: read(data / f"{name}.yaml") for name in {*HOMES.values(), *BESIDE}}
        self.originals: dict[str, list[Item]] = {kind: list(self.files[home][kind]) for kind, home in HOMES.items()}
        for kind in SHARES.keys() - HOMES.keys():
            self.originals[kind] = [read(path) for path in sorted((data / kind).glob("*.yaml"))]
        registries = [read(path) for path in sorted((data / "belaeg").glob("*.yaml"))]
        self.points = {point["id"]: point for registry in registries for point in registry["punkter"]}
        self.sources = {source["id"]: source for source in self.files["kilder"]["kilder"]}
        self.numbers = count(1)
        self.turns = {kind: count() for kind in SHARES}

    def add(self, pages: int) -> None:
        """Add about so many pages, and write the files."""
        while pages > 0:
            pages -= self._batch(BATCH[: max(1, pages - SOURCES)])
        for name, content in self.files.items():
            write(self.data / f"{name}.yaml", content)

    def _batch(self, kinds: tuple[str, ...]) -> int:
        """Add a copy of each kind, and the sources they rest on; return how many pages that makes."""
        copies = [(kind, *self._copy(kind)) for kind in kinds]
        names = {old: copy["id"] for _, old, copy in copies}
        used: dict[str, list[str]] = {}
        for point in dict.fromkeys(point for _, _, copy in copies for point in cited(copy)):
            used.setdefault(point.rpartition("-")[0], []).append(point)
        for source, points in used.items():
            names |= self._source(source, points)
        for kind, _, copy in copies:
            self._place(kind, renamed(copy, names))
        parts = sum(-(-len(points) // A_PAGE) for points in used.values() if len(points) > FITS)
        return len(copies) + len(used) + parts

    def _copy(self, kind: str) -> tuple[str, Item]:
        """Return the id of the original whose turn it is, and a shorter copy of it with a number."""
        turn, number = next(self.turns[kind]), next(self.numbers)
        original = self.originals[kind][turn % len(self.originals[kind])]
        copy = {field: value for field, value in original.items() if field not in OUTWARD}
        if kind == "guider":  # a guide of many parts makes many small ones
            start = turn // len(self.originals[kind]) % (len(copy["dele"]) - 1)
            copy["dele"] = [
                {field: value for field, value in part.items() if field != "side"} for part in copy["dele"][start:]
            ]
        copy = copy if kind in WHOLE else shortened(copy)
        return original["id"], numbered(copy, number) | {"id": f"kopi-{number}"}

    def _source(self, id_: str, points: list[str]) -> dict[str, str]:
        """Add a copy of a source with these points alone; return what the source and its points are called now."""
        number = next(self.numbers)
        names = {point: f"kopi-{number}-{place:03}" for place, point in enumerate(points, 1)}
        source = numbered(self.sources[id_], number) | {"id": f"kopi-{number}", "punkter": str(len(points))}
        self.files["kilder"]["kilder"].append(source)
        registry = [numbered(self.points[point], number) | {"id": name} for point, name in names.items()]
        for point in registry:
            point.pop("fakta", None)  # a copy is another module or row, and says nothing of the original's
        write(self.data / "belaeg" / f"{source['id']}.yaml", {"punkter": registry})
        return names | {id_: source["id"]}

    def _place(self, kind: str, copy: Item) -> None:
        """Put a copy where its kind belongs, and where the rules ask it to be named."""
        if kind in HOMES:
            self.files[HOMES[kind]][kind].append(copy)
        else:
            write(self.data / kind / f"{copy['id']}.yaml", copy)
        if kind == "erfaringer":  # every experience belongs to a step
            steps = self.files["foelgeskab"]["trin"]
            steps[len(self.files["erfaringer"]["erfaringer"]) % len(steps)]["erfaringer"].append(copy["id"])
        elif kind == "moduler":  # every module has a rule, or a reason to have none
            left_out = self.files["anbefalinger"].setdefault("uden_regel", [])
            left_out.append({"modul": copy["id"], "fordi": "Modulet er en kopi i en måling."})


def main() -> int:
    """Grow the project in a folder, and print how many pages it has; a rule that is broken is told, with code 1."""
    try:
        print(grow(Path(sys.argv[1]), int(sys.argv[2])))
    except DataFejl as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
