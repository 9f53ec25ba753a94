"""Good questions: each card is a page that fits in a hand, tells whose questions they are, and can be taken along."""

from __future__ import annotations

from tests import test_pages
from vejledningsguide.build import Built
from vejledningsguide.guide import Guide


def test_a_card_asks_waits_and_says_whose_the_questions_are(built: Built, guide: Guide) -> None:
    for view in guide.spørgsmålskort:
        said = test_pages.words(built.pages[f"{view.adresse}index.md"])
        for claim in (*view.opslag.spørg, *view.opslag.vent):
            assert claim.tekst in said
        assert said.index("Redaktionens spørgsmål") < said.index(view.opslag.spørg[0].tekst)
        assert all(role.titel in said for role in view.roller)


def test_the_overview_has_every_card_and_packages_can_hold_them(built: Built, guide: Guide) -> None:
    overview = test_pages.words(built.pages["gode-spoergsmaal/index.md"])
    choices = test_pages.words(built.pages["moedepakke/index.md"])
    for view in guide.spørgsmålskort:
        assert view.opslag.titel in overview
        assert view.opslag.titel in choices
