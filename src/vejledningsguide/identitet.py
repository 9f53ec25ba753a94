"""How a site looks and what it leads to first, as the chosen edition says. The shared guide is itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from . import farver
from .opsaetning import edition_node

ICONS = "assets/billeder/ikoner.svg"
"""The published icons; opened by itself the file shows the mark, and is the site's small icon."""


def _text(node: Any, *way: str) -> str:
    """Return the text that stands in a field of the edition's file; nothing where there is none."""
    for name in way:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == name), None)
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""


def colours(root: Path) -> Mapping[str, str]:
    """Return the edition's two colours; none of the shared guide, and of an edition that has none."""
    node = edition_node(root)
    found = {name: _text(node, "farver", name).lower() for name in farver.GIVEN}
    return found if all(found.values()) else {}


def token_sheet(root: Path) -> str:
    """Return the style sheet of tokens, in the edition's colours if it has any."""
    text = (root / farver.TOKENS).read_text(encoding="utf-8")
    return farver.laid_over(text, own) if (own := colours(root)) else text


def own_icons(root: Path) -> bytes | None:
    """Return the icons with the mark in the edition's colours; None when the shared ones will do."""
    if not (own := colours(root)):
        return None
    drawn = (root / "content" / ICONS).read_text(encoding="utf-8")
    head, mark, rest = drawn.partition('<g id="mærket">')
    shared = farver.tokens((root / farver.TOKENS).read_text(encoding="utf-8"))
    for name in farver.GIVEN:
        rest = rest.replace(f'"{shared[name][farver.LIGHT]}"', f'"{own[name]}"')
    return (head + mark + rest).encode()
