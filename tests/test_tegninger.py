"""The site's own drawings: small, whole, in the tokens' colours, and each used."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

LIMIT = 2_000
"""So many bytes may a drawing take, packed by gzip."""


@pytest.fixture(scope="module")
def macros(root: Path) -> Any:
    """The drawings, as templates call them."""
    loader = FileSystemLoader(root / "overrides")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("makroer/tegning.html").module


def test_each_is_light_and_whole(macros: Any) -> None:
    assert len(macros.BILLEDER) >= 8
    for name in macros.BILLEDER:
        drawn = str(macros.tegning(name))
        assert len(gzip.compress(drawn.encode(), 6, mtime=0)) <= LIMIT, name
        root = ET.fromstring(drawn.replace(" data-kun-her", ""))
        assert 'id="' not in drawn, f"{name}: an id would stand twice where the drawing does"
        (svg,) = root
        assert svg.get("aria-hidden") == "true", name


def test_one_that_tells_something_is_described(macros: Any) -> None:
    (svg,) = ET.fromstring(str(macros.tegning("faerre", "Fra ti")).replace(" data-kun-her", ""))
    assert (svg.get("role"), svg.get("aria-label"), svg.get("aria-hidden")) == ("img", "Fra ti", None)


def test_colours_are_the_tokens(macros: Any, root: Path) -> None:
    """But for skin and hair, which are the same by day and night."""
    tokens = (root / "content/assets/css/tokens.css").read_text("utf-8")
    tokens += (root / "content/assets/css/tegning.css").read_text("utf-8")
    own = {*macros.HUD, *macros.HÅR.values(), "none", "currentColor", "#2a2a2a"}
    for name in macros.BILLEDER:
        for colour in re.findall(r'(?:fill|stroke)="([^"]+)"', str(macros.tegning(name))):
            if found := re.fullmatch(r"var\((--[\wåæø-]+)\)", colour):
                assert f"{found[1]}: " in tokens, f"{name}: {colour}"
            else:
                assert colour in own, f"{name}: {colour}"


def test_each_is_used(macros: Any, root: Path) -> None:
    templates = "".join(path.read_text("utf-8") for path in (root / "overrides" / "sider").rglob("*.md"))
    shown = "".join(re.findall(r"d\.tegning\((.*)\) \}\}", templates))
    assert {name for name in re.findall(r"'([\w-]+)'", shown) if name in macros.BILLEDER} == set(macros.BILLEDER)
