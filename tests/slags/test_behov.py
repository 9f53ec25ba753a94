"""Needs and competences: what can be done at once, which modules answer, and why."""

from __future__ import annotations

import re

from tests import test_pages
from vejledningsguide.build import Built
from vejledningsguide.guide import Guide
from vejledningsguide.pages import FærdigSide

SECTIONS = ["Sådan viser det sig", "Prøv det i denne uge"]


def headings(page: FærdigSide) -> list[str]:
    """Return a page's headings of the second level, in order."""
    return re.findall(r"^## (.*?) \{:", page.text, re.MULTILINE)


class TestViews:
    def test_a_need_knows_what_can_be_done_and_which_modules_answer(self, mini: Guide) -> None:
        helps = [
            (view.opslag.id, [(h.mål.id, h.grundlag) for h in view.gør], [h.mål.id for h in view.moduler])
            for view in mini.behov
        ]
        assert helps == [("behov-vand", [("vandet", "stærkt")], ["ny-spade"]), ("behov-sol", [], [])]
        assert [h.mål.id for h in mini.kompetencer[0].hjælp] == ["have-app"]
        assert len(mini.kompetencer) == 20

    def test_needs_stand_in_their_groups_whatever_the_order_of_the_file(self, mini: Guide) -> None:
        assert [(g.opslag.id, [v.opslag.id for v in g.behov]) for g in mini.behovsgrupper] == [
            ("behov-ovenfra", ["behov-sol"]),
            ("behov-nedefra", ["behov-vand"]),
        ]

    def test_the_rules_that_lead_to_a_need_are_the_answers_of_find_modul(self, guide: Guide) -> None:
        outcomes = {one.adresse: one for one in guide.find_modul.resultater}
        language = next(view for view in guide.behov if view.opslag.id == "behov-sprog")
        assert language.find_modul
        for answer in language.find_modul:
            assert outcomes[answer.adresse].træf[0].anbefaling.opslag.titel == answer.titel
            assert "har svært ved dansk" in answer.hvem


class TestPages:
    def test_the_index_leads_to_each_need_and_answers_its_old_anchor(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["kompetencebehov/index.md"].text
        assert re.findall(r'<h2 id="([\w-]+)">(.*?)</h2>', text) == [
            ("behov-ovenfra", "Det, der kommer &amp; *falder*"),
            ("behov-nedefra", "Nedefra"),
        ]
        moved = re.findall(r'<li>\s*<span id="([\w-]+)" data-flyttet="([^"]+)"></span><a href="([^"]+)">', text)
        assert moved == [(f"behov-{id_}", f"behov-{id_}/", f"behov-{id_}/") for id_ in ("sol", "vand")]
        assert 'id="kompetencer"' in text

    def test_a_need_goes_from_recognition_to_what_to_do_and_ends_with_why(self, pages: dict[str, FærdigSide]) -> None:
        said = test_pages.words(pages["kompetencebehov/behov-vand/index.md"])
        order = [
            *('Vand & "lys"', "Planter vil have vand.", SECTIONS[0], "Bladene hænger.", SECTIONS[1]),
            *("Stil en kande frem.", "Det hjælper", "Vandet", "Åbn for hanen. Det siger kilden selv."),
            *("Moduler, der svarer", "Grav en grøft.", "Derfor"),
            *("Nævnes af vejledere, koordinatorer, ledere, skoler, workshop og rapporten.", "Der mangler vand."),
            "Vand er vådt.",
        ]
        places = [said.find(words) for words in order]
        assert -1 not in places, order[places.index(-1)]
        assert places == sorted(places)
        assert said.count("Det siger kilden selv.") == 1

    def test_where_nothing_helps_the_page_says_so(self, pages: dict[str, FærdigSide]) -> None:
        page = pages["kompetencebehov/behov-sol/index.md"]
        assert headings(page) == [SECTIONS[0], "Findes der et modul?", "Derfor"]
        assert "Ingen kilde kan skaffe sol." in test_pages.words(page)
        assert "selv sat behov og hjælp sammen" not in test_pages.words(page)

    def test_a_competence_is_folded_and_says_what_helps(self, pages: dict[str, FærdigSide]) -> None:
        skills = pages["kompetencebehov/kompetencer/index.md"]
        said = test_pages.words(skills)
        assert skills.text.count('<details class="fold') == 20
        assert "Kunne 1 ting i haven." in said
        assert "Det siger kilden selv." not in said
        assert "Krydserne er blæst væk." in said


class TestData:
    def test_every_need_has_a_page_with_something_to_do(self, built: Built, guide: Guide) -> None:
        assert guide.behov
        for view in guide.behov:
            page = built.pages[f"{view.adresse}index.md"]
            assert headings(page)[:2] == SECTIONS, f"data/behov.yaml: {view.opslag.id} – skriv forslag"
            assert headings(page)[-1] == "Derfor", view.opslag.id
            assert view.gør or view.moduler or view.opslag.ingen_hjælp

    def test_the_status_of_a_module_is_told_by_the_module_alone(self, guide: Guide) -> None:
        """A proposal is told as one by the label beside its title: a text that says it too would have to be kept."""
        helps = [h for view in (*guide.behov, *guide.kompetencer) for h in view.opslag.hjælp]
        assert [h.tekst for h in helps if h.tekst.startswith(("Foreslået", "I dag"))] == []
