"""The files beside the pages: every maker's, each under a path of its own, and all of them on the built site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import helpers
from vejledningsguide.addresses import LOCAL
from vejledningsguide.build import Built, build
from vejledningsguide.files import build_files
from vejledningsguide.guide import Guide

SITE = "https://vejledning.example.dk/guide/"


def test_two_files_never_take_one_path(mini: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(_guide: Guide, _site_address: str) -> Iterator[tuple[str, bytes]]:
        yield "data/a.json", b"1"
        yield "data/a.json", b"2"

    rum = tuple(replace(one, filer_ved=twice) for one in mini.katalog.rum)
    monkeypatch.setattr(mini, "katalog", replace(mini.katalog, rum=rum))
    with pytest.raises(ValueError, match=r"two files want the path data/a\.json"):
        build_files(mini, SITE)


def test_making_them_again_gives_the_same_bytes(mini: Guide) -> None:
    assert build_files(mini, SITE) == build_files(mini, SITE)


def test_paths_are_ascii_and_stay_on_the_site(mini: Guide) -> None:
    for path in build_files(mini, SITE):
        assert path.isascii() and not path.startswith("/") and ".." not in path.split("/"), path


def test_the_real_ones_are_all_on_the_built_site(built: Built, site: Path) -> None:
    assert built.files
    for path, content in built.files.items():
        assert (site / path).read_bytes() == content, path


def test_the_address_of_the_site_reaches_the_files(tmp_path: Path) -> None:
    helpers.published_mini(tmp_path)
    local, elsewhere = build(tmp_path, helpers.TODAY), build(tmp_path, helpers.TODAY, SITE)
    assert local.files == build(tmp_path, helpers.TODAY, "").files == build_files(local.guide, LOCAL, tmp_path)
    assert elsewhere.files == build_files(local.guide, SITE, tmp_path) != local.files


def test_the_commands_and_the_engine_agree_on_the_local_address(root: Path) -> None:
    assert f'"{LOCAL}"]' in (root / "mkdocs.yml").read_text(encoding="utf-8")
