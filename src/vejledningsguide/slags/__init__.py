"""The registry: every file and folder here is a kind's room, and nothing else in the program lists them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ..rum import Rum

RUM: tuple[Rum, ...] = tuple(
    sorted(
        (
            import_module(f"{__name__}.{path.stem}").RUM
            for path in Path(__file__).parent.iterdir()
            if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").exists())
        ),
        key=lambda rum: rum.plads,
    )
)
"""The rooms, in reading order."""
