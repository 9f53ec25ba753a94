"""The search's room: the list of all words, and the ways of asking for a page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

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


def test_pages_that_nobody_asks_for_are_told(mini: Guide) -> None:
    """One line names the first of them; a page that has ways of being asked for is not among them."""
    look = RUM.eftersyn
    assert look
    [(name, _, message, _)] = look(mini.katalog, date(2026, 1, 1))
    assert name == "soegeord.yaml"
    assert re.fullmatch(r"\d+ sider har ingen vendinger: «[^»]+»(, «[^»]+»)* og «[^»]+» og flere", message)
    words = mini.katalog.soegeord.model_copy(update={"vendinger": (), "vendinger_til_guidesider": ()})
    fewer = replace(mini.katalog, filer={**mini.katalog.filer, name: words})
    [(_, _, more, _)] = look(fewer, date(2026, 1, 1))
    assert int(more.split()[0]) == int(message.split()[0]) + 2
