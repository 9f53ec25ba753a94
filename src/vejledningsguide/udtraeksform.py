"""The form of the data that other systems fetch: what is around every kind, its JSON Schema, and its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import Field

from .udtraek import Udtrukket, Udtræk

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
    return described(schema(one)["properties"]["poster"]["items"])


def described(part: Mapping[str, Any], way: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the same of any part of a schema that has fields."""
    for name, inner in part["properties"].items():
        yield way + name, _type(inner), inner["description"]
        if inner["type"] == "array" and inner["items"]["type"] == "object":
            yield from described(inner["items"], f"{way}{name}[].")
