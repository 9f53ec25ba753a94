"""Questions, their answers and the way on."""

from __future__ import annotations

import re

from tests import test_pages
from tests.helpers import ids
from vejledningsguide.build import Built
from vejledningsguide.finish import finish
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide


def part(page: FærdigSide, title: str) -> str:
    """Return what a reader sees in the fold with a title."""
    found = re.search(rf'<h3 id="[^"]*" class="fold__titel">{re.escape(title)}</h3>.*?</details>', page.text, re.DOTALL)
    assert found, title
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
        order = ("Nej, begge er opdigtede.", "Haven findes kun", "Læs mere: Højbedet")
        places = [said.find(words) for words in order]
        assert -1 not in places
        assert places == sorted(places)

    def test_questions_stand_in_their_groups_whatever_the_order_of_the_file(
        self, mini: Guide, pages: dict[str, FærdigSide]
    ) -> None:
        assert [(g.opslag.id, [v.opslag.id for v in g.spørgsmål]) for g in mini.spørgsmålsgrupper] == [
            ("om-hegn", ["svar-hegn"]),
            ("om-haven", ["svar-have"]),
        ]
        headings = re.findall(r'^## .* \{: #([\w-]+)|<h3 id="([\w-]+)"', pages["spoergsmaal/index.md"].text, re.M)
        assert ["".join(one) for one in headings] == ["om-hegn", "svar-hegn", "om-haven", "svar-have"]

    def test_what_the_sources_do_not_say_is_asked_too(self, built: Built) -> None:
        page = built.pages["spoergsmaal/index.md"]
        for title in ("Hvad koster modulerne?", "Hvornår starter det næste hold?"):
            assert "Det står ikke i kilderne" in part(page, title)
            assert "Spørg, hvad der udbydes nu" in part(page, title)
