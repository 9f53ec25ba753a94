"""Modules: both ends of each replacement, doubtful fields in words, the ladder and the comparisons."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import escape

from tests import helpers
from tests.helpers import ids
from vejledningsguide.addresses import file_of
from vejledningsguide.build import Built, build
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.slags.moduler import AfløsningView, ModulView, days, modules_are_honest


def modul(guide: Guide, id_: str) -> ModulView:
    """Return a module's view."""
    return next(view for view in guide.moduler if view.opslag.id == id_)


class TestModules:
    @pytest.mark.parametrize(
        ("id_", "said"),
        [
            ("ny-faelles", "dage ikke angivet"),
            ("gl-kost", "1 dag"),
            ("ny-kost", "2 dage"),
            ("ny-spade", "2 eller 3 dage"),
            ("gl-spade", "11 dage"),
        ],
    )
    def test_days_are_told_with_their_doubt(self, id_: str, said: str, mini: Guide) -> None:
        assert modul(mini, id_).dage == days(modul(mini, id_).opslag) == said

    def test_a_number_that_is_not_known_is_told(self, mini: Guide) -> None:
        assert modul(mini, "gl-spade").nummer == "01234"
        assert modul(mini, "gl-kost").nummer == "ikke oplyst"

    def test_fields_and_structures_are_told_in_words(self, mini: Guide) -> None:
        assert [modul(mini, id_).felt for id_ in ("gl-spade", "gl-kost")] == ["SOSU og PAU", "PAU"]
        assert modul(mini, "gl-spade").struktur == "I brug i 2022, hvor rapportens tal slutter"
        assert modul(mini, "ny-spade").struktur == "Foreslået – tjek aktuelt udbud"
        assert modul(mini, "uden-for-haven").struktur == "Fra Fælleskataloget – tjek aktuelt udbud"

    def test_a_replacement_is_seen_from_both_ends(self, mini: Guide) -> None:
        new, old = modul(mini, "ny-spade"), modul(mini, "gl-spade")
        link = mini.henvisninger
        assert new.erstatter == (AfløsningView(link["gl-spade"], "afløser spaden", "kilden", ("have-rapport-008",)),)
        assert new.erstattes_af == old.erstatter == ()
        assert old.erstattes_af == (
            AfløsningView(link["ny-faelles"], "afløser resten", "udledt", ("have-rapport-007",)),
            AfløsningView(link["ny-spade"], "afløser spaden", "kilden", ("have-rapport-008",)),
        )

    def test_each_replacement_of_the_real_modules_is_seen_from_both_ends(self, guide: Guide) -> None:
        down = {(view.opslag.id, end.modul.id) for view in guide.moduler for end in view.erstatter}
        up = {(end.modul.id, view.opslag.id) for view in guide.moduler for end in view.erstattes_af}
        assert down == up
        assert down

    def test_the_ladder_goes_up_with_a_fields_own_modules_before_the_shared(self, mini: Guide) -> None:
        rungs = {
            ladder.felt: [(rung.niveau.id, [view.opslag.id for view in rung.moduler]) for rung in ladder.trin]
            for ladder in mini.stiger
        }
        assert rungs == {
            "SOSU": [("nederst", ["ny-spade", "ny-faelles"])],
            "PAU": [("nederst", ["ny-faelles"]), ("oeverst", ["ny-kost"])],
        }

    def test_the_ladder_holds_only_what_is_proposed(self, guide: Guide) -> None:
        shown = {view.opslag.id for ladder in guide.stiger for rung in ladder.trin for view in rung.moduler}
        assert shown == {view.opslag.id for view in guide.moduler if view.opslag.struktur == "foreslået"}

    def test_comparisons_keep_their_order_and_are_known_by_their_modules(self, mini: Guide) -> None:
        pairs = {pair.opslag.id: [view.opslag.id for view in pair.moduler] for pair in mini.sammenligninger}
        assert pairs == {"to-spader": ["gl-spade", "ny-spade"], "tre-redskaber": ["ny-kost", "gl-spade", "ny-faelles"]}
        assert ids(modul(mini, "gl-spade").sammenligninger) == ["to-spader", "tre-redskaber"]
        assert ids(modul(mini, "uden-for-haven").sammenligninger) == []
        assert modul(mini, "ny-kost").sammenligninger[0].adresse == "moduler/sammenlign/tre-redskaber/"


class TestWhatRunsNow:
    @pytest.mark.parametrize("said", ["titel", "nummer"])
    def test_every_module_is_named_with_its_number(self, said: str, built: Built, guide: Guide) -> None:
        page = built.pages[file_of(guide.sider["udbud"].adresse)].html
        for view in guide.moduler:
            assert escape(getattr(view.opslag, said) or "") in page, view.opslag.id

    def test_every_module_leads_to_it_and_says_what_no_source_tells(self, built: Built, guide: Guide) -> None:
        for view in guide.moduler:
            page = built.pages[file_of(view.adresse)].html
            assert 'href="../udbud/"' in page, view.opslag.id
            assert guide.sætning("udbud", "pris") in page, view.opslag.id


class TestWhoSaysSo:
    """What a page says about a source comes from the source: a guide of other sources says other names."""

    def test_a_proposal_is_told_as_its_publishers_and_an_own_module_as_none(self, tmp_path: Path) -> None:
        helpers.published_mini(tmp_path)
        pages = {page.side.adresse: page.text for page in build(tmp_path, helpers.TODAY).pages.values()}
        assert {address for address, text in pages.items() if "NCE" in text} <= {"find-modul/"}, "an editor's sentence"
        assert "Foreslået af Haveforlaget. " in pages["moduler/ny-spade/"]
        assert "Sådan foreslår Haveforlaget det" in pages["moduler/"]
        own = pages["moduler/egen-have/"]
        assert "Lokalt tilbud – spørg dem, der holder det" in own
        assert "Foreslået" not in own

    def test_a_local_module_is_a_local_offer_and_nothing_else(self, mini_katalog: Katalog) -> None:
        changed = mini_katalog.moduler.moduler[-1].model_copy(update={"struktur": "fælleskatalog"})
        fil = mini_katalog.moduler.model_copy(update={"moduler": (*mini_katalog.moduler.moduler[:-1], changed)})
        found = list(modules_are_honest(helpers.with_content(mini_katalog, moduler=fil), helpers.TODAY))
        assert [message for _, _, message, _ in found] == ["«lokalt tilbud» passer ikke til strukturen «fælleskatalog»"]
