"""An edition's colours: what is made of two, that all of it can be read, and where it shows."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide import farver
from vejledningsguide.assets import SOURCES, build_assets
from vejledningsguide.deling import pictures
from vejledningsguide.farver import BRAND, DARK, LIGHT, PAIRS, contrast, derived, laid_over, require_contrast, shared
from vejledningsguide.guide import Side
from vejledningsguide.identitet import ICONS
from vejledningsguide.values import Fejltekst

EDITION = {"mærke": "#7a1f3d", "lys": "#ffe08a"}
"""What tests/mini/lokal/kolonihaven says."""


def told(name: str, given: dict[str, str]) -> Fejltekst | None:
    """Return the fault of one of two colours, or None."""
    try:
        require_contrast(name, given)
    except Fejltekst as fault:
        return fault
    return None


def suggested(name: str, given: dict[str, str]) -> str:
    """Return the colour that will do in the place of one that won't; the one given, when it will."""
    fault = told(name, given)
    return re.findall("#[0-9a-f]{6}", fault.rettelse)[0] if fault else given[name]


def test_contrast_is_as_wcag_reckons_it() -> None:
    """As published: black on white, the lightest grey that passes on white, and the one after it."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#767676", "#ffffff") >= 4.5 > contrast("#777777", "#ffffff")
    assert contrast("#ffffff", "#777777") == pytest.approx(4.478, abs=0.001)


def test_whatever_two_colours_there_are_all_can_be_read() -> None:
    """The colours that are suggested instead of those that fail are the nearest, and leave no pair unread."""
    dice = random.Random(16)
    for _ in range(60):
        given = {name: f"#{dice.randrange(1 << 24):06x}" for name in ("mærke", "lys")}
        brand = suggested("mærke", {"mærke": given["mærke"]})
        bright = suggested("lys", {"mærke": brand, "lys": given["lys"]})
        assert not told("mærke", {"mærke": brand}) and not told("lys", {"mærke": brand, "lys": bright}), given
        made = derived(shared(), brand, bright)
        for ink, ground, least, pair in PAIRS:
            for look in (LIGHT, DARK):
                assert contrast(made[ink][look], made[ground][look]) >= least, (given, brand, bright, pair, look)
        if brand != given["mærke"]:
            light, chroma, hue = farver._oklch(brand)
            assert told("mærke", {"mærke": farver._hex(light + 2 * farver.STEP, chroma, hue)}), f"{given}: too dark"


def test_our_own_colours_give_our_own_tokens() -> None:
    """What an edition's colours make of the sheet is reckoned from it: with ours, it is as it was."""
    ours = farver.tokens(shared())
    made = derived(shared(), ours["mærke"][LIGHT], ours["lys"][LIGHT])
    for name in BRAND:
        for look in (LIGHT, DARK):
            parts = zip(farver._parts(ours[name][look]), farver._parts(made[name][look]), strict=True)
            assert max(abs(one - other) for one, other in parts) < 0.03, (name, look)


def test_only_what_follows_the_two_colours_changes() -> None:
    """A warning, a hint and the focus look alike at every edition."""
    before, after = shared().splitlines(), laid_over(shared(), EDITION).splitlines()
    changed = {line.split(":")[0].strip() for line, now in zip(before, after, strict=True) if line != now}
    assert changed == {f"--{name}" for name in (*farver.GIVEN, *farver.BRAND, *farver.WARM)} - {"--på-hoved"}


def test_the_colours_show_wherever_the_brand_does(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the sheet of all pages, that of the cards, the icons and shared pictures; without the edition, nowhere."""
    shutil.copytree(root / SOURCES, tmp_path / SOURCES)
    shutil.copytree(helpers.MINI / "lokal", tmp_path / "lokal")
    shutil.copy(root / "mkdocs.yml", tmp_path)
    shared_files = build_assets(root)
    assert ICONS not in shared_files.files
    monkeypatch.setenv("VEJLEDNINGSGUIDE_UDGAVE", "kolonihaven")
    made = build_assets(tmp_path)
    ours = farver.tokens(shared())
    for sheet in (made.names["css"], made.names["indlejret"]["css"]):
        text = made.files[sheet].decode().lower()
        assert all(colour in text for colour in EDITION.values()) and ours["mærke"][LIGHT] not in text, sheet
    assert made.names["css"] != shared_files.names["css"]
    icons = made.files[ICONS].decode()
    assert all(f'"{colour}"' in icons for colour in EDITION.values()) and ours["mærke"][LIGHT] not in icons
    assert icons.count("<symbol") == (root / "content" / ICONS).read_text("utf-8").count("<symbol")
    side = Side("", "Forside", "Kort.", "sider/forside.md", "")
    (picture,) = pictures([side], tmp_path, "https://have.example/").values()
    assert (picture.bund, picture.pynt) == (EDITION["mærke"], EDITION["lys"])
    monkeypatch.delenv("VEJLEDNINGSGUIDE_UDGAVE")
    assert build_assets(tmp_path).names == shared_files.names
