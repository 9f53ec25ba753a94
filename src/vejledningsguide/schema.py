"""What the models tell an editor: JSON Schema for completion, and a page of tables with every field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .explain import DATAFILER, model_at
from .felter import Grund
from .flet import GIVEN, local_model
from .opsaetning import EDITION
from .udgave import EgenUdgave

TABLES = Path("docs") / "felter.md"
"""Where the field tables are written."""

LOCAL = "lokal/<navn>/"
"""How an edition's folder is told."""

HEAD = """# Alle felter

Her står hvert felt, du kan skrive i `data/`, og hvad det er til. Hvordan du bruger dem, står i
[CONTRIBUTING.md](../CONTRIBUTING.md). Siden bliver skrevet af `python3 guide.py skema` ud fra programmets modeller, så
ret den ikke her.
"""


def _sorts() -> dict[str, type[Grund]]:
    """Return every sort of data file and its model; the files of a folder are of one sort."""
    shared = (fil for fil in DATAFILER if not fil.kun_lokalt)
    return {f"{fil.navn}*.yaml" if fil.er_mappe else fil.navn: fil.model for fil in shared}


def _local_sorts() -> dict[str, type[Grund]]:
    """Return every sort of file that only an edition has, and its model, by the way there."""
    own = {f"{LOCAL}data/{fil.navn}": fil.model for fil in DATAFILER if fil.kun_lokalt}
    added = {f"{LOCAL}data/{fil.navn}*.yaml": fil.tillæg.model for fil in DATAFILER if fil.tillæg}
    return {f"{LOCAL}{EDITION}": EgenUdgave, **own, **added}


def schemas() -> dict[str, str]:
    """Return the text of each JSON Schema by file name, such as moduler.json."""
    result = {}
    for name, model in _sorts().items():
        schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        schema |= model.model_json_schema()
        schema["description"] = f"Felterne i data/{name}. Skrevet af «python3 guide.py skema»."
        result[name.removesuffix(".yaml").removesuffix("/*") + ".json"] = (
            json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        )
    return result | _local_schemas()


def _local_schemas() -> dict[str, str]:
    """Return the text of each JSON Schema for an edition's files: its items name no source, for they are its own."""
    sorts: dict[str, list[type[Grund]]] = {EDITION.removesuffix(".yaml"): [EgenUdgave]}
    for fil in DATAFILER:
        if fil.i_udgave:
            sorts[fil.stamme] = [local_model(fil), *([fil.tillæg.model] if fil.tillæg else [])]
    result = {}
    for name, models in sorts.items():
        made = [model.model_json_schema() for model in models]
        for part in (part for one in made for part in (one, *one.get("$defs", {}).values())):
            for field in GIVEN:
                part.get("properties", {}).pop(field, None)
            part["required"] = [field for field in part.get("required", ()) if field not in GIVEN]
        schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        defs = {key: part for one in made for key, part in one.pop("$defs", {}).items()}
        schema |= {"anyOf": made, "$defs": defs} if len(made) > 1 else {**made[0], "$defs": defs}
        schema["description"] = f"Felterne i en udgaves {name}. Skrevet af «python3 guide.py skema»."
        result[f"lokal/{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return result


def field_tables() -> str:
    """Return a page with every field of every kind of item: whether it must be there, and what it is.

    Each file has a heading, data/moduler.yaml one whose anchor is datamoduleryaml, the way GitHub makes them.
    """
    sorts = {**{f"data/{name}": model for name, model in _sorts().items()}, **_local_sorts()}
    names = list(sorts)
    contents = "\n".join(f"- [{name}](#{anchor(name)})" for name in names)
    parts = [HEAD, contents, ""]
    for name, model in sorts.items():
        parts.append(f"## {name}\n")
        for kind in _models(model):
            title = "Hele filen" if kind is model else f"Et opslag af slagsen {kind.__name__}"
            parts.append(f"**{title}**\n\n| Felt | Skal udfyldes | Forklaring |\n|---|---|---|")
            for field, info in kind.model_fields.items():
                must = "ja" if info.is_required() else "nej"
                parts.append(f"| `{field}` | {must} | {(info.description or '').replace('|', '/')} |")
            parts.append("")
    return "\n".join(parts).strip() + "\n"


def anchor(heading: str) -> str:
    """Return the anchor that GitHub and GitLab give a heading in Markdown: data/moduler.yaml → datamoduleryaml."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _models(model: type[Grund]) -> Iterator[type[Grund]]:
    """Yield a model and every model inside it, each once, outermost first."""
    seen: list[type[Grund]] = []
    queue = [model]
    while queue:
        current = queue.pop(0)
        if current in seen:
            continue
        seen.append(current)
        yield current
        for field in current.model_fields:
            try:
                inner = model_at(current, (field,))
            except TypeError:
                continue
            if issubclass(inner, Grund):
                queue.append(inner)


def write(root: Path) -> list[Path]:
    """Write the schemas and the field tables below the project's `root`; return the files that changed."""
    wanted = {root / "data" / "_skema" / name: text for name, text in schemas().items()}
    wanted[root / TABLES] = field_tables()
    changed = []
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed
