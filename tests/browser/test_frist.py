"""A page tells its reader when the day by which it was to be reviewed is past."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import expect

from tests.browser.support import NewPage
from vejledningsguide.katalog import Katalog

MODULE = "sosu-basis"


def test_the_readers_own_day_decides_what_is_overdue(new_page: NewPage, katalog: Katalog) -> None:
    (due,) = (katalog.friskhed.due(one) for one in katalog.alle("moduler") if one.id == MODULE)
    assert isinstance(due, date)
    page = new_page(None)
    line = page.locator("[data-frist]")
    for day, late in ((due, False), (due + timedelta(days=1), True)):
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.goto(f"moduler/{MODULE}/")
        expect(line).to_contain_text("Skal ses efter igen senest")
        assert ("Det er ikke sket, så spørg, om det stadig passer." in line.inner_text()) is late
