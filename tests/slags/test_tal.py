"""Sets of figures: their rows, totals and sources, as the source has them."""

from __future__ import annotations

import re

from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide
from vejledningsguide.slags.tal import TalView


def tal_view(mini: Guide, id_: str) -> TalView:
    """Return the view of a set of figures."""
    return next(view for view in mini.tal if view.opslag.id == id_)


class TestFigures:
    def test_a_set_knows_its_source_its_modules_and_its_totals(self, mini: Guide) -> None:
        view = tal_view(mini, "hoest-over-tid")
        assert (view.kilde.id, view.anker, view.i_alt) == ("have-rapport", "figur-hoest-over-tid", True)
        assert [row.modul and row.modul.id for row in view.rækker] == ["gl-spade", None]
        assert tal_view(mini, "hoest-i-alt").i_alt is False

    def test_the_table_gives_the_figures_as_the_source_does(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["tal/hoest-over-tid/index.md"].text
        figure = re.search(r'<figure class="tal" id="figur-hoest-over-tid".*?</figure>', page, re.S)
        assert figure
        rows = re.findall(r"<tr.*?</tr>", figure[0], re.DOTALL)
        cells = [re.findall(r'<t[dh][^>]*class="højre"[^>]*>([^<]*)', row) for row in rows]
        assert cells == [["2021", "2022", "I alt"], ["1.200", "30", "1.230"], ["–", "2,5", "–"], ["1.200", "31"]]
        assert "Kildens sum for 2022 er 31, men rækkerne giver 32,5." in figure[0]
        assert 'href="../../uoverensstemmelser/#afv-20"' in figure[0]
        assert "Data trukket: 1. marts 2023." in figure[0]

    def test_every_row_of_a_table_is_as_long_as_its_head(self, built_pages: dict[str, FærdigSide]) -> None:
        for name, page in built_pages.items():
            for table in re.findall(r"<table.*?</table>", page.text, re.DOTALL):
                rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
                widths = {sum(int(n or 1) for n in re.findall(r'<t[dh]\b(?: colspan="(\d)")?', row)) for row in rows}
                assert len(widths) == 1, name

    def test_key_figures_are_told_without_a_chart(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["tal/havens-noegletal/index.md"].text
        figure = text[text.index('id="figur-havens-noegletal"') :].partition("</figure>")[0]
        assert "Længde: <strong>2,5</strong>" in figure
        assert '<div class="diagram' not in figure

    def test_a_figure_stands_once_on_a_page_and_may_stand_on_several(self, pages: dict[str, FærdigSide]) -> None:
        for name in ("tal/hoest-over-tid/index.md", "guider/have-guide/index.md", "guider/have-guide-2/index.md"):
            assert pages[name].text.count('id="figur-hoest-over-tid"') == 1

    def test_the_page_begins_with_a_few_figures_read_from_their_rows(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["tal/index.md"].text
        top = text[text.index('<ul class="hovedtal">') : text.index("kilde-for-kilde")]
        assert re.findall(r"<b>([^<]*)</b>", top) == ["1.230", "50"]
        assert 'id="hoest-i-alt"' in text and 'id="have-rapport"' in text
