"""Figures become bars of the right length, and what is missing is never drawn as nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vejledningsguide.guide import Guide
from vejledningsguide.slags.tal.diagram import MAX_SERIES, Bjælke, Diagram, Stykke, diagram
from vejledningsguide.slags.tal.model import Talsæt

SLACK = 3.0
"""Rounded shares may add up to so much more than 100."""


def talsæt(guide: Guide, id_: str) -> Talsæt:
    """Return a set of figures."""
    return next(view.opslag for view in guide.tal if view.opslag.id == id_)


def drawn(guide: Guide, form: str, columns: tuple[str, ...], *rows: tuple[float | None, ...]) -> Diagram:
    """Return the chart of figures made up for a test; the rows are called a, b, c …"""
    tal = talsæt(guide, "hoest-i-alt")
    own = [tal.rækker[0].model_copy(update={"navn": "abcdefgh"[i], "værdier": row}) for i, row in enumerate(rows)]
    chart = diagram(tal.model_copy(update={"form": form, "kolonner": columns, "rækker": tuple(own)}))
    assert chart
    return chart


class TestForms:
    def test_figures_over_time_stand_side_by_side_and_rows_are_their_parts(self, mini: Guide) -> None:
        chart = diagram(talsæt(mini, "hoest-over-tid"))
        assert chart == Diagram(
            stående=True,
            bjælker=(
                Bjælke("2021", (Stykke(0.0, 100.0, 1),), "1.200"),
                Bjælke("2022", (Stykke(0.0, 2.5, 1), Stykke(2.5, 0.21, 2)), "31"),
            ),
            serier=("Gulerødder", "Ærter"),
        )

    def test_one_column_gives_plain_bars(self, mini: Guide) -> None:
        chart = diagram(talsæt(mini, "hoest-i-alt"))
        assert chart == Diagram(
            stående=False,
            bjælker=(
                Bjælke("Gulerødder", (Stykke(0.0, 100.0, 1),), "12"),
                Bjælke("Ærter", (Stykke(0.0, 25.0, 1),), "3"),
                Bjælke('Kål & "porrer"', (Stykke(0.0, 50.0, 1),), "6"),
            ),
            serier=(),
        )

    def test_several_columns_share_a_bar(self, mini: Guide) -> None:
        chart = drawn(mini, "bjælker", ("x", "y"), (3, 1), (0, 2))
        assert chart.serier == ("x", "y")
        assert [bar.stykker for bar in chart.bjælker] == [
            (Stykke(0.0, 75.0, 1), Stykke(75.0, 25.0, 2)),
            (Stykke(0.0, 50.0, 2),),
        ]

    def test_shares_are_of_a_hundred_and_say_no_sum(self, mini: Guide) -> None:
        chart = diagram(talsæt(mini, "andele-af-bedet"))
        assert chart
        assert chart.serier == ("Gulerødder", "Ærter")
        assert [(bar.navn, bar.tekst) for bar in chart.bjælker] == [("Højbed", ""), ("Mark", "")]
        assert chart.bjælker[1].stykker == (Stykke(0.0, 33.0, 1), Stykke(33.0, 66.0, 2))

    def test_shares_may_stand_in_columns(self, mini: Guide) -> None:
        chart = drawn(mini, "andele", ("x", "y", "z"), (50, 10, 1), (50, 90, 99))
        assert [bar.navn for bar in chart.bjælker] == ["x", "y", "z"]
        assert chart.serier == ("a", "b")
        assert chart.bjælker[1].stykker == (Stykke(0.0, 10.0, 1), Stykke(10.0, 90.0, 2))

    def test_key_figures_are_not_drawn(self, mini: Guide) -> None:
        assert diagram(talsæt(mini, "havens-noegletal")) is None


class TestWhen:
    """A chart is there only where a shape tells something, and its labels are the source's."""

    def test_two_figures_are_a_sentence(self, mini: Guide) -> None:
        tal = talsæt(mini, "hoest-over-tid")
        few = tal.model_copy(update={"rækker": tal.rækker[:1]})
        assert few.få and diagram(few) is None

    def test_a_set_may_do_without(self, mini: Guide) -> None:
        assert diagram(talsæt(mini, "hoest-i-alt").model_copy(update={"uden_diagram": True})) is None

    def test_a_bar_says_the_sources_own_sum_where_it_has_one(self, guide: Guide) -> None:
        for id_, label in (("akademi-paedagogik-og-kommunikation", "20"), ("deltagere-paa-moduler", "1.779")):
            view = next(view for view in guide.tal if view.opslag.id == id_)
            assert label in [bar.tekst for bar in view.diagram.bjælker]
            assert not view.opslag.egne_summer

    def test_sums_of_ours_are_told_only_where_there_are_any(self, mini: Guide) -> None:
        tal = talsæt(mini, "hoest-over-tid")
        assert tal.model_copy(update={"kildens_sum": ()}).egne_summer
        assert not tal.model_copy(update={"kildens_sum": (), "rækker": tal.rækker[:1]}).egne_summer


class TestEdges:
    def test_a_missing_figure_is_a_dash_and_a_nought_is_a_nought(self, mini: Guide) -> None:
        chart = drawn(mini, "bjælker", ("x",), (None,), (0,), (4,))
        assert [(bar.stykker, bar.tekst) for bar in chart.bjælker] == [
            ((), "–"),
            ((), "0"),
            ((Stykke(0.0, 100.0, 1),), "4"),
        ]

    def test_rounded_shares_of_more_than_a_hundred_keep_within_their_frame(self, mini: Guide) -> None:
        chart = drawn(mini, "andele", ("x", "y"), (51, 51), (50, 49))
        assert [bar.stykker for bar in chart.bjælker] == [
            (Stykke(0.0, 50.0, 1), Stykke(50.0, 50.0, 2)),
            (Stykke(0.0, 50.0, 1), Stykke(50.0, 49.0, 2)),
        ]

    @pytest.mark.parametrize("value", [None, 0.0])
    def test_nothing_at_all_can_be_drawn_too(self, value: float | None, mini: Guide) -> None:
        chart = drawn(mini, "søjler", ("x", "y", "z"), (value, value, value))
        assert [bar.stykker for bar in chart.bjælker] == [(), (), ()]


class TestReal:
    def test_every_bar_keeps_within_its_frame_and_the_longest_fills_it(self, guide: Guide) -> None:
        for view in guide.tal:
            if view.diagram:
                ends = [max((p.start + p.længde for p in bar.stykker), default=0.0) for bar in view.diagram.bjælker]
                assert 100 - SLACK <= max(ends) <= 100.02, view.opslag.id
                assert min(p.længde for bar in view.diagram.bjælker for p in bar.stykker) > 0

    def test_every_figure_is_drawn_in_proportion(self, guide: Guide) -> None:
        for view in guide.tal:
            if view.diagram is None:
                continue
            pieces = [piece.længde for bar in view.diagram.bjælker for piece in bar.stykker]
            values = [value for row in view.opslag.rækker for value in row.værdier if value]
            scale = sum(pieces) / sum(values)
            assert sorted(pieces) == pytest.approx([value * scale for value in sorted(values)], abs=0.02), (
                view.opslag.id
            )

    def test_every_series_has_a_colour(self, guide: Guide, root: Path) -> None:
        sheet = (root / "content" / "assets" / "css" / "tal.css").read_text(encoding="utf-8")
        styled = {int(number) for number in re.findall(r"\.serie-(\d+)\s*\{\s*fill", sheet)}
        used = {p.serie for v in guide.tal if v.diagram for bar in v.diagram.bjælker for p in bar.stykker}
        assert styled == set(range(1, MAX_SERIES + 1))
        assert used <= styled

    def test_the_pages_draw_what_was_worked_out(self, guide: Guide, site: Path) -> None:
        page = "".join((site / view.adresse / "index.html").read_text(encoding="utf-8") for view in guide.tal)
        charts = [view.diagram for view in guide.tal if view.diagram]
        keys = sum(len(chart.serier) for chart in charts)
        bars = sum(len(bar.stykker) for chart in charts for bar in chart.bjælker)
        assert len(re.findall(r'<rect class="serie-\d', page)) == bars
        assert len(re.findall(r'<svg class="prøve serie-\d', page)) == keys
        assert page.count('class="diagram') == len(charts)
        assert page.count("<figure") == len(guide.tal)
        assert "rækkernes sum" not in page
