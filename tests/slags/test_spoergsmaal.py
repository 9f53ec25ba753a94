"""Questions, their answers and the way on."""

from __future__ import annotations

import re

from tests import test_pages
from tests.helpers import ids
from vejledningsguide.finish import finish
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide


def part(page: FærdigSide, heading: str) -> str:
    """Return what a reader sees under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}.*?(?=^## |\Z)", page.text, re.DOTALL | re.MULTILINE)
    assert found, heading
    return test_pages.plain_words(finish(found[0]))


class TestQuestions:
    def test_a_question_goes_on_to_where_the_answer_is_unfolded(
        self, mini: Guide, pages: dict[str, FærdigSide]
    ) -> None:
        assert [(v.opslag.id, ids(v.videre)) for v in mini.spørgsmål] == [
            ("svar-have", ["hoejbed", "have-guide"]),
            ("svar-hegn", ["have-app"]),
        ]
        said = part(pages["spoergsmaal/index.md"], "Findes haven &amp; &#34;hegnet&#34;?")
        assert "Nej, begge er opdigtede." in said
        assert "Hegnet er også opdigtet." in said
        assert said.endswith('Læs mere: Højbedet & "hegnet" , Guide til haven & "hegnet" .')

    def test_the_front_page_asks_the_first_ones(self, pages: dict[str, FærdigSide]) -> None:
        assert re.findall(r'href="spoergsmaal/#([^"]*)"', pages["index.md"].text) == ["svar-have", "svar-hegn"]
