"""The steps of the guide to følgeskab, their experiences and their neighbours."""

from __future__ import annotations

from tests.helpers import ids
from vejledningsguide.guide import Guide


class TestSteps:
    def test_steps_are_numbered_and_know_their_neighbours(self, mini: Guide) -> None:
        assert [(step.opslag.id, step.nummer) for step in mini.trin] == [("kig", 1), ("grav-dybt", 2), ("ryd-op", 3)]
        assert [step.forrige and step.forrige.id for step in mini.trin] == [None, "kig", "grav-dybt"]
        assert [step.næste and step.næste.id for step in mini.trin] == ["grav-dybt", "ryd-op", None]

    def test_a_step_draws_in_its_experiences_in_its_own_order(self, mini: Guide) -> None:
        assert [view.opslag.id for view in mini.trin[0].erfaringer] == ["regn", "sol"]
        assert ids(mini.trin[0].videre) == ["hoejbed", "plan-for-foelgeskab", "samtalen"]

    def test_an_experience_knows_every_step_it_is_in(self, mini: Guide) -> None:
        steps = {view.opslag.id: ids(view.trin) for view in mini.erfaringer}
        assert steps == {"regn": ["kig"], "sol": ["kig", "grav-dybt"], "sne": ["ryd-op"]}

    def test_an_experience_knows_its_theme_and_roles(self, mini: Guide) -> None:
        assert [view.tema.titel for view in mini.erfaringer] == ["Vejret", "Vejret", "Jorden"]
        assert ids(mini.erfaringer[0].roller) == ["gartner", "gaest"]

    def test_a_role_gathers_its_experiences_and_ways_in(self, mini: Guide) -> None:
        gartner, gaest = mini.roller
        assert [view.opslag.id for view in gartner.erfaringer] == ["regn", "sol", "sne"]
        assert [view.opslag.id for view in gaest.erfaringer] == ["regn"]
        assert [(way.tekst, way.mål.adresse) for way in gartner.indgange] == [
            ("Begynd med at kigge", "foelgeskab/kig/"),
            ('Læs om "bænken"', "foelgeskab/situationer/#kig-paa-baenken"),
        ]

    def test_a_task_leads_to_a_page_or_an_item(self, mini: Guide) -> None:
        assert [task.adresse for task in mini.opgaver] == ["foelgeskab/", "tjeklister/et-foelgeskab/"]
