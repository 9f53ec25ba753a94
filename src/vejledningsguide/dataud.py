"""The data that other systems fetch, data/v1/: for each kind a JSON file, its schema, and a table for a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .addresses import is_local
from .guide import Guide
from .katalog import Katalog
from .opsaetning import setting
from .regneark import csv_file
from .sender import updated_day
from .udgivet import Udgivet
from .udtraek import Udgiver, Udtrukket, Udtræk, columns
from .udtraeksform import (
    FOLDER,
    JSON,
    LICENCE,
    LICENCE_ADDRESS,
    SCHEMA,
    TABLE,
    VERSION,
    Datasæt,
    described,
    fields,
    schema,
)


def exported(guide: Guide) -> Iterator[Udtræk]:
    """Yield each kind of data that is given out, in reading order."""
    return _all(guide.katalog)


def _all(katalog: Katalog) -> Iterator[Udtræk]:
    return (one for rum in katalog.rum for one in rum.udtræk)


def data_files(guide: Guide, site_address: str, root: Path) -> dict[str, bytes]:
    """Return every file of data/v1/ by its path. `root` is the project's folder, whose set-up names the site."""
    base = "" if is_local(site_address) else site_address
    site, day = setting(root, "site_name").værdi, updated_day(root, guide.katalog)
    made: dict[str, bytes] = {}
    for one in exported(guide):
        path = f"{FOLDER}{one.navn}"
        items = tuple(one.poster(guide, Udgiver(guide, base)))
        whole = Datasæt[Udtrukket](
            skema=f"{one.navn}{SCHEMA}",
            version=VERSION,
            navn=one.navn,
            titel=one.titel,
            beskrivelse=one.kort,
            site=site,
            adresse=f"{base}{path}{JSON}" if base else None,
            opdateret=day,
            licens=LICENCE,
            licens_adresse=LICENCE_ADDRESS,
            antal=len(items),
            poster=items,
        )
        made[path + JSON] = f"{whole.model_dump_json(indent=1, by_alias=True, serialize_as_any=True)}\n".encode()
        made[path + SCHEMA] = f"{json.dumps(schema(one), ensure_ascii=False, indent=1)}\n".encode()
        made[path + TABLE] = csv_file(table(one, [item.model_dump(mode="json") for item in items]))
    return made


def table(one: Udtræk, items: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[object]]:
    """Yield the rows of a table, its heading first; an item with an empty list of rows has one all the same."""
    named = columns(one)
    yield [f"{field}.{inner}" if inner else field for field, inner in named]
    for item in items:
        for row in (item[one.rækker] or [{}]) if one.rækker else [{}]:
            yield [row.get(inner) if inner else item[field] for field, inner in named]


def _lines(katalog: Katalog) -> list[str]:
    """Return what others rely on: the fields around all data, those of each kind, and what its table has a row for."""
    found = []
    for one in _all(katalog):
        around = {key: value for key, value in schema(one)["properties"].items() if key != "poster"}
        found += [f"alle.{name} [{kind}]" for name, kind, _ in described({"properties": around})]
        found += [f"{one.navn}.{name} [{kind}]" for name, kind, _ in fields(one)]
        found.append(f"{one.navn} [en række for hver af {one.rækker or 'poster'}]")
    return list(dict.fromkeys(found))


UDTRÆK = Udgivet[Katalog](
    fil="udtraek.txt",
    hoved=(
        f"# Felterne i {FOLDER}, som andre systemer henter. Et felt må aldrig forsvinde eller blive af en anden type.\n"
        "# Nye felter tilføjes af «python3 guide.py skema».\n"
    ),
    en="Nyt felt i data til andre",
    ny=("feltet er nyt", "felter er nye"),
    når=("navn og type er endelige", "navne og typer er endelige"),
    form=(r"\w+(?:\.[\w$]+(?:\[\])?)* \[[\w ]+\]", "«moduler.dage [heltal eller tom]»"),
    lines=_lines,
    lost=lambda _katalog, _line: (
        "andre systemer henter feltet, men det findes ikke mere",
        f"giv det sit navn og sin type igen, eller lav en ny version ved siden af {FOLDER}",
    ),
    rivals=lambda new, lost: new.partition(" ")[0] == lost.partition(" ")[0],
)
