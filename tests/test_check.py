"""Rules across files that are easier to see on a changed catalogue than in a file; the messages are in test_fejl."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests import helpers
from vejledningsguide import check as module
from vejledningsguide.check import check
from vejledningsguide.errors import DataFejl
from vejledningsguide.katalog import Katalog
from vejledningsguide.load import load
from vejledningsguide.slags.tal import TOLERANCE, is_share
from vejledningsguide.slags.tjeklister.model import MAX_POINTS, Gruppe, Tjekliste

TEMPLATES_WITH_FOREIGN_ANCHORS = (
    *("situationer", "samtalen", "trin", "tjekliste", "ordliste", "kilder", "portefoelje"),
    *("guide", "vaerktoejer", "kompetencebehov", "spoergsmaal", "tal", "svaert"),
)
"""Pages on which an id that an editor chose becomes an anchor just as it stands."""


def told(katalog: Katalog, today: date = helpers.TODAY) -> list[str]:
    """Return the faults that check finds."""
    try:
        check(katalog, today)
    except DataFejl as error:
        return [str(fejl) for fejl in error.fejl]
    return []


def test_the_kitchen_sink_is_in_order(mini_katalog: Katalog) -> None:
    assert told(mini_katalog) == []


def test_sound_data_are_read_once(root: Path) -> None:
    katalog = load(root / "data")
    check(katalog, date.today())
    asked = [name for name, places in katalog.steder.items() if "_found" in vars(places)]
    assert asked == [], "to place what is not at fault reads a file a second time, slowly, and keeps all its places"


def test_a_date_is_in_order_on_its_own_day_and_not_the_day_before(mini_katalog: Katalog) -> None:
    days = {kilde.gennemgået for kilde in mini_katalog.kilder.kilder}
    assert max(days) == helpers.TODAY, "the kitchen sink holds a date of its very last day"
    assert told(mini_katalog, helpers.TODAY) == []
    early = told(mini_katalog, helpers.TODAY - timedelta(days=1))
    assert early
    assert all("2026-06-15 ligger i fremtiden" in fault for fault in early)


def test_the_longest_list_that_fits_is_in_order(mini_katalog: Katalog) -> None:
    def with_points(*counts: int) -> Katalog:
        first, *rest = mini_katalog.tjeklister
        changed: Tjekliste = first.model_copy(update={"grupper": tuple(groups(first.grupper[0], counts))})
        return helpers.with_content(mini_katalog, tjeklister=(changed, *rest))

    def groups(gruppe: Gruppe, counts: Sequence[int]) -> Iterator[Gruppe]:
        for number, count in enumerate(counts, 1):
            names = [{"id": f"nr-{number}-{i}", "nr": f"{number}{chr(ord('a') + i)}"} for i in range(count)]
            punkter = tuple(gruppe.punkter[0].model_copy(update=name) for name in names)
            yield gruppe.model_copy(update={"punkter": punkter, "nyt_ark": number > 1})

    most = MAX_POINTS
    assert told(with_points(most)) == []
    assert told(with_points(most, most)) == []
    assert len(told(with_points(most + 1))) == 1
    assert len(told(with_points(1, most + 1))) == 1
    assert len(told(with_points(1, 1, 1))) == 1


def figures(katalog: Katalog, *values: float | None, said: float | None) -> Katalog:
    """Return a catalogue whose second set of figures has one column with these values, and a sum without a note."""
    tal = katalog.tal.tal[1]
    rows = tuple(tal.rækker[0].model_copy(update={"værdier": (value,)}) for value in values)
    changed = tal.model_copy(update={"rækker": rows, "kildens_sum": (said,)})
    rest = katalog.tal.tal
    return helpers.with_content(katalog, tal=katalog.tal.model_copy(update={"tal": (rest[0], changed, *rest[2:])}))


def test_decimals_add_up_as_they_are_written(mini_katalog: Katalog) -> None:
    assert 0.1 + 0.2 != 0.3
    assert told(figures(mini_katalog, 0.1, 0.2, said=0.3)) == []
    [fault] = told(figures(mini_katalog, 0.1, 0.2, said=0.4))
    assert "kildens sum for Kurve er 0,4, men rækkerne giver 0,3" in fault


def test_a_missing_figure_counts_for_nothing_and_a_missing_sum_is_in_order(mini_katalog: Katalog) -> None:
    assert told(figures(mini_katalog, 2, None, said=2)) == []
    assert told(figures(mini_katalog, 2, 3, said=None)) == []


def test_shares_may_be_off_by_their_rounding_and_no_more(mini_katalog: Katalog) -> None:
    tal = mini_katalog.tal.tal[2]
    for share, whole in ((50.0 - TOLERANCE, True), (49.0 - TOLERANCE, False), (54.0, False)):
        rows = tuple(row.model_copy(update={"værdier": (share, 50.0)}) for row in tal.rækker)
        assert is_share(tal.model_copy(update={"rækker": rows})) == whole
    column = tuple(row.model_copy(update={"værdier": (50.0, 50.0, 50.0)}) for row in tal.rækker)
    assert is_share(tal.model_copy(update={"rækker": column})), "columns may be the wholes too"


def test_a_name_may_be_used_by_a_term_and_an_item(mini_katalog: Katalog) -> None:
    shared = mini_katalog.moduler.moduler[0].id
    begreb = mini_katalog.begreber.begreber[0].model_copy(update={"id": shared})
    begreber = mini_katalog.begreber.model_copy(
        update={"begreber": (begreb, *(b.model_copy(update={"se": ()}) for b in mini_katalog.begreber.begreber[1:]))}
    )
    assert told(helpers.with_content(mini_katalog, begreber=begreber)) == []


def test_anchors_of_the_templates_are_kept_free(root: Path) -> None:
    def anchors(source: str) -> Iterator[str]:
        for found in helpers.ANCHOR.finditer(source):
            if "{{" not in found[1]:
                yield found[1]

    overrides = root / "overrides"
    templates = {path.stem: path for path in (overrides / "sider").glob("*/*.md")}
    pages = [overrides / "main.html", *(templates[name] for name in TEMPLATES_WITH_FOREIGN_ANCHORS)]
    used = {anchor for page in pages for anchor in anchors(page.read_text(encoding="utf-8"))}
    possible = {anchor for anchor in used if anchor.isascii()}
    assert possible <= module.TAKEN, "add them to ankre of their room, or a reader's link may lead to the wrong place"
