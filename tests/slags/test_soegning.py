"""The search's room: the list of all words, and the ways of asking for a page."""

from __future__ import annotations

from tests.helpers import ids
from vejledningsguide.guide import Guide
from vejledningsguide.rum import Søgt
from vejledningsguide.slags.soegning import RUM, OrdView
from vejledningsguide.text import danish_order


class TestWords:
    def test_terms_synonyms_and_everyday_words_stand_in_one_list(self, mini: Guide) -> None:
        words: dict[str, OrdView] = {view.ord: view for view in mini.hverdagsord}
        assert list(words) == sorted(words, key=danish_order)
        assert words["grave"].kaldes == ("spade",)
        assert ids(words["koste"].fører_til) == ["ny-kost"]
        assert words["spade"].kaldes == () and ids(words["spade"].fører_til) == ["spade"]
        assert words["skovl"].kaldes == ("spade",) and ids(words["skovl"].fører_til) == ["spade"]

    def test_a_word_that_is_told_twice_stands_once(self, mini: Guide) -> None:
        [term] = [view for view in mini.hverdagsord if view.ord == "spade"]
        both = term.and_also(OrdView("spade", ("redskab",), term.fører_til))
        assert both == OrdView("spade", ("redskab",), term.fører_til)


def test_a_sentence_that_people_say_leads_to_its_page(mini: Guide) -> None:
    found = RUM.søgt
    assert found
    said = [one for one in found(mini) if isinstance(one, Søgt)]
    assert said == [
        Søgt("moduler/ny-kost/", ("Hvad fejer man med?",)),
        Søgt("guider/have-guide-3/tallene/", ("Hvor skal man begynde i haven?",)),
        Søgt("ordliste/#spade", ("Jern på et skaft",)),
    ]
