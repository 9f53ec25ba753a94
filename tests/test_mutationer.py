"""A slip of every kind in the kitchen-sink data; `python -m tests.mutationer` makes thousands in the real ones."""

from __future__ import annotations

from random import Random

import pytest

from tests import helpers
from tests.mutationer.vaerksted import NAMES, Værksted


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Værksted:
    return Værksted(tmp_path_factory.mktemp("mutationer") / "projekt", helpers.MINI / "data", helpers.TODAY)


@pytest.mark.parametrize("kind", NAMES)
def test_a_slip_is_refused_with_a_reason_or_seen_for_what_it_does(kind: str, shop: Værksted) -> None:
    before = helpers.snapshot(shop.root)
    assert [fald for number in range(2) if (fald := shop.slip(Random(f"{kind} {number}"), kind))] == []
    assert helpers.snapshot(shop.root) == before
