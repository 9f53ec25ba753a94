"""The data that other systems fetch, data/v1/: for each kind a JSON file, its schema, and a table for a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import Field

from .addresses import is_local
from .guide import Guide
from .katalog import Katalog
from .opsaetning import setting
from .regneark import csv_file
from .sender import updated_day
from .udgivet import Udgivet
from .udtraek import Udgiver, Udtrukket, Udtræk, columns

VERSION = 1
"""It goes up, and the folder with it, the day a field has to leave or become something else."""
FOLDER = f"data/v{VERSION}/"
JSON, SCHEMA, TABLE = ".json", ".schema.json", ".csv"
LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

P = TypeVar("P", bound=Udtrukket)


class Datasæt(Udtrukket, Generic[P]):
    """The envelope: what is the same around every kind of data."""

    skema: str = Field(serialization_alias="$schema", description="Filen med det skema, data følger.")
    version: int = Field(description="Formatets version. Inden for en version forsvinder intet felt.")
    navn: str = Field(description="Datasættets navn, som filen også hedder.")
    titel: str = Field(description="Hvad datasættet rummer.")
    beskrivelse: str = Field(description="Hvad ét opslag er.")
    site: str = Field(description="Navnet på det site, data kommer fra.")
    adresse: str | None = Field(description="Filens adresse på nettet. Tom, når sitet ikke kender sin egen adresse.")
    opdateret: date | None = Field(description="Den dag, sitet sidst blev opdateret.")
    licens: str = Field(description="Vilkårene for vores tekster og data. Kildernes egne tekster er ikke med.")
    licens_adresse: str = Field(description="Hvor vilkårene står.")
    antal: int = Field(description="Hvor mange opslag der er.")
    poster: tuple[P, ...] = Field(description="Opslagene.")


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


@cache
def schema(one: Udtræk) -> dict[str, Any]:
    """Return the JSON Schema of a kind of data. It refers to nothing else, so that tools that read one file know all.

    It lets fields through that it does not know: what is added later makes no fault of anybody's copy.
    """
    made = Datasæt[one.model].model_json_schema(mode="serialization")  # type: ignore[name-defined]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": one.titel, "description": one.kort}
    return head | {key: value for key, value in _inlined(made, made.get("$defs", {})).items() if key not in head}


def _inlined(part: Any, parts: Mapping[str, Any]) -> Any:
    """Return a schema with what it refers to in its place, and with «or null» said in the type."""
    if isinstance(part, list):
        return [_inlined(one, parts) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _inlined(parts[part["$ref"].rpartition("/")[2]], parts) | {k: part[k] for k in part if k != "$ref"}
    left = {"$defs", "title", "additionalProperties", *({"description"} if "properties" in part else ())}
    kept = {key: value for key, value in part.items() if key not in left}  # a model's own words are for developers
    if "properties" in kept:
        kept["properties"] = {name: _inlined(one, parts) for name, one in kept["properties"].items()}
    kept |= {key: _inlined(value, parts) for key, value in kept.items() if key in ("items", "anyOf")}
    either = kept.pop("anyOf", ())
    if either:  # a type, or null
        [known] = [one for one in either if one.get("type") != "null"]
        kept |= {**known, "type": [known["type"], "null"]}
    return kept


_TYPES = {"string": "tekst", "integer": "heltal", "number": "tal", "boolean": "ja eller nej", "object": "felter"}


def _type(part: Mapping[str, Any]) -> str:
    """Return what a field holds, in Danish: «tekst», «heltal eller tom», «liste af felter»."""
    kind, empty = (part["type"][0], " eller tom") if isinstance(part["type"], list) else (part["type"], "")
    if kind == "array":
        return f"liste af {_type(part['items'])}{empty}"
    return ("dato" if part.get("format") == "date" else _TYPES[kind]) + empty


def fields(one: Udtræk) -> Iterator[tuple[str, str, str]]:
    """Yield each field of an item with its type and what it is, those inside it by their way: mål[].nr."""
    return _fields(schema(one)["properties"]["poster"]["items"])


def _fields(part: Mapping[str, Any], way: str = "") -> Iterator[tuple[str, str, str]]:
    for name, inner in part["properties"].items():
        yield way + name, _type(inner), inner["description"]
        if inner["type"] == "array" and inner["items"]["type"] == "object":
            yield from _fields(inner["items"], f"{way}{name}[].")


def _lines(katalog: Katalog) -> list[str]:
    """Return what others rely on: the fields around all data, those of each kind, and what its table has a row for."""
    found = []
    for one in _all(katalog):
        around = {key: value for key, value in schema(one)["properties"].items() if key != "poster"}
        found += [f"alle.{name} [{kind}]" for name, kind, _ in _fields({"properties": around})]
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
