"""What the tests of several rooms need."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide, build_pages


@pytest.fixture(scope="session")
def pages(mini: Guide, root: Path) -> dict[str, FærdigSide]:
    """The pages of the kitchen-sink data."""
    return build_pages(mini, root / "overrides")


@pytest.fixture(scope="session")
def built_pages(pages: dict[str, FærdigSide], guide: Guide, root: Path) -> dict[str, FærdigSide]:
    """The pages of the kitchen-sink data and of the real data, told apart by their names."""
    return {**{f"mini: {name}": page for name, page in pages.items()}, **build_pages(guide, root / "overrides")}
