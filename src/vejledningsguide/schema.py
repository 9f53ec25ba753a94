"""What the models tell an editor: JSON Schema for completion, and the field table of the editors' guide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .explain import DATAFILER, model_at
from .felter import Grund

START = "<!-- FELTER: skrevet af «python3 guide.py skema»; ret i modellen, ikke her -->"
END = "<!-- FELTER SLUT -->"


def _sorts() -> dict[str, type[Grund]]:
    """Return every sort of data file and its model; the files of a folder are of one sort."""
    return {f"{fil.navn}*.yaml" if fil.er_mappe else fil.navn: fil.model for fil in DATAFILER}


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
    return result


def field_tables() -> str:
    """Return a Markdown table for each kind of item, with every field, whether it must be there, and what it is."""
    parts = []
    for name, model in _sorts().items():
        parts.append(f"### data/{name}\n")
        for kind in _models(model):
            title = "Hele filen" if kind is model else f"Et opslag af slagsen {kind.__name__}"
            parts.append(f"**{title}**\n\n| Felt | Skal udfyldes | Forklaring |\n|---|---|---|")
            for field, info in kind.model_fields.items():
                must = "ja" if info.is_required() else "nej"
                parts.append(f"| `{field}` | {must} | {(info.description or '').replace('|', '/')} |")
            parts.append("")
    return "\n".join(parts).strip() + "\n"


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


def with_tables(document: str) -> str:
    """Return the editors' guide with its field tables made anew. Raises ValueError when the marks are gone."""
    start, end = document.index(START), document.index(END)
    return f"{document[:start]}{START}\n\n{field_tables()}\n{document[end:]}"


def write(root: Path) -> list[Path]:
    """Write the schemas and the field tables below the project's `root`; return the files that changed."""
    wanted = {root / "data" / "_skema" / name: text for name, text in schemas().items()}
    guide = root / "CONTRIBUTING.md"
    wanted[guide] = with_tables(guide.read_text(encoding="utf-8"))
    changed = []
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed
