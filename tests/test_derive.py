"""What the pages are told: links both ways, orders and words, seen on the kitchen-sink data."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers import ids
from vejledningsguide.felter import Opslag
from vejledningsguide.grundlag import points
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.provenance import Henvisning, gather_sources
from vejledningsguide.slags.moduler import ModulView


def modul(guide: Guide, id_: str) -> ModulView:
    """Return a module's view."""
    return next(view for view in guide.moduler if view.opslag.id == id_)


def test_the_same_data_give_the_same_views(mini_katalog: Katalog, mini: Guide) -> None:
    again = Guide(mini_katalog)
    for navn in (navn for rum in mini_katalog.rum for navn in rum.visninger):
        assert getattr(again, navn) == getattr(mini, navn), navn


class TestLinks:
    def test_everything_with_an_address_can_be_linked(self, mini: Guide, mini_katalog: Katalog) -> None:
        items = {item.id for _, _, item in mini_katalog.opslag()}
        sources = {kilde.id for kilde in mini_katalog.kilder.kilder}
        assert set(mini.henvisninger) == items | sources | set(mini.katalog.faste)
        addresses = [link.adresse for link in mini.henvisninger.values()]
        assert len(set(addresses)) == len(addresses), "two things stand in one place"

    @pytest.mark.parametrize(
        ("id_", "address", "kind"),
        [
            ("kig", "foelgeskab/kig/", "Trin i guiden"),
            ("kig-paa-baenken", "foelgeskab/situationer/#kig-paa-baenken", "Situation"),
            ("regn", "erfaringer/regn/", "Erfaring"),
            ("hoejbed", "rammer/hoejbed/", "Ramme"),
            ("sig-hej", "samtalen/#sig-hej", "Samtalegreb"),
            ("ny-spade", "moduler/ny-spade/", "Modul"),
            ("et-foelgeskab", "tjeklister/et-foelgeskab/", "Tjekliste"),
            ("gartner", "roller/gartner/", "Rolle"),
            ("kilder", "kilder/", "Side"),
            ("have-guide", "guider/have-guide/", "Guide"),
            ("have-app", "vaerktoejer/#have-app", "Værktøj"),
            ("behov-vand", "kompetencebehov/behov-vand/", "Behov"),
            ("svar-have", "spoergsmaal/#svar-have", "Spørgsmål"),
            ("for-vaadt", "svaert/for-vaadt/", "Når det er svært"),
            ("have-bog", "kilder/have-bog/", "Kilde"),
        ],
    )
    def test_a_link_knows_its_address_and_kind(self, id_: str, address: str, kind: str, mini: Guide) -> None:
        link = mini.henvisninger[id_]
        assert (link.adresse, link.art) == (address, kind)

    def test_what_one_item_names_names_it_back_its_own_choice_first(self, mini: Guide) -> None:
        erfaringer = {view.opslag.id: view for view in mini.erfaringer}
        assert ids(erfaringer["regn"].relaterede) == ["sol", "hoejbed", "sne", "ny-spade"]
        assert ids(erfaringer["sol"].relaterede) == ["regn"]
        assert ids(erfaringer["sne"].relaterede) == ["regn", "ny-spade"]

    def test_links_go_back_across_kinds(self, mini: Guide) -> None:
        assert ids(modul(mini, "gl-spade").relaterede) == ["hoejbed", "ny-spade"]
        assert ids(modul(mini, "ny-spade").relaterede) == ["gl-spade", "regn", "sne"]
        greb = {view.opslag.id: view for view in mini.samtalegreb}
        lister = {view.opslag.id: view for view in mini.tjeklister}
        assert ids(greb["sig-hej"].relaterede) == ["et-foelgeskab", "plan-for-foelgeskab"]
        assert ids(lister["et-foelgeskab"].relaterede) == ["sig-hej"]

    def test_every_link_between_items_goes_both_ways_and_is_there_once(self, guide: Guide) -> None:
        named: dict[str, list[str]] = {}
        views: list[tuple[Opslag, tuple[Henvisning, ...]]] = [(v.opslag, v.relaterede) for v in guide.erfaringer]
        views += [(v.opslag, v.relaterede) for v in guide.moduler]
        views += [(v.opslag, v.relaterede) for v in guide.betingelser]
        views += [(v.opslag, v.relaterede) for v in guide.situationer]
        views += [(v.opslag, v.relaterede) for v in guide.samtalegreb]
        views += [(v.opslag, v.relaterede) for v in guide.tjeklister]
        for item, links in views:
            named[item.id] = ids(links)
        for id_, others in named.items():
            assert len(set(others)) == len(others), id_
            assert id_ not in others
            assert [other for other in others if other in named and id_ not in named[other]] == []


class TestSources:
    def test_the_points_of_an_item_and_of_all_it_says_are_gathered(self, mini: Guide) -> None:
        regn = mini.erfaringer[0]
        assert points(regn.opslag) == ("have-blad-004", "have-bog-009", "have-bog-010", "have-bog-011")

    def test_each_source_stands_once_with_its_own_sections_and_points(self, mini: Guide) -> None:
        bog, blad = mini.erfaringer[0].herkomst
        assert (bog.kilde.id, bog.afsnit, bog.belæg) == (
            "have-bog",
            ("Regn",),
            ("have-bog-009", "have-bog-010", "have-bog-011"),
        )
        assert (blad.kilde.id, blad.afsnit, blad.belæg) == ("have-blad", (), ("have-blad-004",))

    def test_several_items_tell_of_their_oldest_check(self, mini: Guide) -> None:
        bog, blad = mini.herkomst(view.opslag for view in mini.erfaringer)
        assert bog.afsnit == ("Regn", "Sol")
        assert bog.gennemgået == date(2026, 1, 15)
        assert bog.dato == "15. januar 2026"
        assert (blad.afsnit, blad.gennemgået) == (("Sne",), date(2026, 1, 31))

    def test_items_may_come_from_a_stream(self, mini_katalog: Katalog, mini: Guide) -> None:
        erfaringer = mini_katalog.erfaringer.erfaringer
        assert gather_sources(mini_katalog, iter(erfaringer)) == gather_sources(mini_katalog, erfaringer)
        assert mini.herkomst([]) == ()

    def test_a_source_knows_what_rests_on_it_and_how_much_is_used(self, mini: Guide) -> None:
        sources = {view.opslag.id: view for view in mini.kilder}
        assert sources["have-billeder"].brugt_i == ()
        assert [sources[id_].punkter_brugt for id_ in ("have-bog", "have-blad", "have-billeder")] == [16, 5, 0]
        assert sorted(ids(sources["have-blad"].brugt_i)) == [
            *("afv-01", "gaest", "grav-dybt", "have-app", "have-guide", "have-guide-2"),
            *("have-guide-3", "have-guide-3/begyndelsen/", "have-lup", "haveplan"),
            *("kompetencer", "regn", "sne", "vaerktoejer"),
        ]

    def test_a_point_counts_once_however_often_it_is_used(self, mini: Guide, mini_katalog: Katalog) -> None:
        assert sum(view.punkter_brugt for view in mini.kilder) == len(mini_katalog.brugte_punkter) == 33


def test_the_glossary_is_in_danish_order(mini: Guide, guide: Guide) -> None:
    assert [begreb.term for begreb in mini.begreber] == ["have-plan", "HUS", "spade", "ærtebælg", "årestativ"]
    terms = [begreb.term.lower() for begreb in guide.begreber]
    assert terms.index("ajourføring") < terms.index("basis")
