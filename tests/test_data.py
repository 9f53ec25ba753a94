"""The real data: complete, exact where a source is exact, careful where it is not, and plain to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import test_pages
from vejledningsguide.build import Built
from vejledningsguide.derive import Guide
from vejledningsguide.model import Katalog, Modul, Opslag, points, walk
from vejledningsguide.text import lix, plain

GUIDE_POINTS = 107
GUIDE_LIX, MODULE_LIX = 45, 50

TODAY = {
    "Oplæringsvejleder PAU- og SOSU": ("49970", (11,)),
    "Praktikvejleder, PAU- og SOSU elever, Overbygning": ("48381", (12,)),
    "Praktikvejleder, PAU- og SOSU elever, Ajourføring": ("48382", (3,)),
    "Praktikvejleder, PAU- og SOSU elever, EUX, Talent": ("48383", (2,)),
    "Praktikvejl. af PAU- & sosuelever – særlig indsats": ("42923", (5,)),
    "Praktikvejleder i tværprofessionelle læreprocesser": ("49545", (2, 3)),
    "Simulation som pædagogisk metode": (None, (5,)),
    "Digitale vejlederkompetencer": ("20813", (2,)),
}
"""The eight modules of the report's time: title, number and days. Where the report disagrees with itself, both."""

PROPOSED = {
    "Oplæringsvejledning, SOSU, basis": ((11,), 10, ("SOSU",)),
    "Oplæringsvejledning, SOSU, overbygning A": ((6,), 7, ("SOSU",)),
    "Oplæringsvejledning, SOSU/PAU, overbygning B": ((6,), 6, ("SOSU", "PAU")),
    "Oplæringsvejledning, PAU, basis A": ((5,), 5, ("PAU",)),
    "Oplæringsvejledning, PAU, basis B": ((6,), 5, ("PAU",)),
    "Oplæringsvejledning, PAU, overbygning A": ((6,), 7, ("PAU",)),
    "Oplæringsvejledning, SOSU/PAU, ajourføring": ((4,), 4, ("SOSU", "PAU")),
    "Oplæringsvejledning, sprogstøtte": ((3,), 4, ("SOSU", "PAU")),
    "Oplæringsvejledning, koordinering af uddannelse": ((2,), 4, ("SOSU", "PAU")),
    "Oplæringsvejledning, digitale kompetencer": ((), 0, ("SOSU", "PAU")),
    "Oplæringsvejledning, tværprofessionelt samarbejde": ((), 0, ("SOSU", "PAU")),
    "Simulation som pædagogisk metode": ((), 0, ("SOSU", "PAU")),
}
"""The twelve proposed modules: title, days, number of goals and fields. Empty where the report says nothing."""

SHARED = {"Uddannelsesplanlægning for medarbejdere": ("49384", (2,), 7)}

EXPERIENCES = [
    "giver-overraskende-meget",
    "tager-ikke-lang-tid",
    "kulturaendring",
    "bliv-ved",
    "anerkendelse-og-stoette",
    "mentor-og-laeremester",
    "gode-relationer",
    "prioriter-det-meningsfulde",
    "lav-en-plan",
    "giv-ikke-op",
    "vejledning-i-hverdagen",
    "vejledning-paa-den-lette-maade",
]

FAMILY_NAMES = [
    *("Benwell", "Bloch", "Fenger", "Hansen", "Hauser", "Helving"),
    *("Kajhøj", "Rasmussen", "Sørensen", "Thomsen"),
]
"""People whom the sources name; the guide names nobody."""


def of(katalog: Katalog, struktur: str) -> list[Modul]:
    """Return the modules of one structure."""
    return [modul for modul in katalog.moduler.moduler if modul.struktur == struktur]


class TestModules:
    def test_today_the_proposal_and_the_shared_catalogue_are_kept_apart(self, katalog: Katalog) -> None:
        count = Counter(modul.struktur for modul in katalog.moduler.moduler)
        assert count == {"nuværende": 8, "foreslået": 12, "fælleskatalog": 1}

    def test_todays_titles_numbers_and_days_are_exact(self, katalog: Katalog) -> None:
        assert {m.titel: (m.nummer, m.dage) for m in of(katalog, "nuværende")} == TODAY

    def test_proposed_titles_days_goals_and_fields_are_exact(self, katalog: Katalog) -> None:
        assert {m.titel: (m.dage, len(m.mål), m.felter) for m in of(katalog, "foreslået")} == PROPOSED

    def test_the_module_of_the_shared_catalogue_is_exact(self, katalog: Katalog) -> None:
        assert {m.titel: (m.nummer, m.dage, len(m.mål)) for m in of(katalog, "fælleskatalog")} == SHARED

    def test_the_goals_are_all_there(self, katalog: Katalog) -> None:
        goals = [len(modul.mål) for modul in katalog.moduler.moduler if modul.mål]
        assert sorted(goals) == sorted([10, 7, 6, 5, 5, 7, 4, 4, 4, 7])

    def test_a_proposal_has_no_number_and_neither_has_simulation(self, katalog: Katalog) -> None:
        assert {modul.nummer for modul in of(katalog, "foreslået")} == {None}
        simulation = [modul for modul in katalog.moduler.moduler if modul.titel.startswith("Simulation")]
        assert [modul.nummer for modul in simulation] == [None, None]
        assert all("20956" not in value for modul in simulation for _, value in walk(modul) if isinstance(value, str))

    def test_a_proposal_is_always_called_one_and_asks_to_be_checked(self, built: Built, katalog: Katalog) -> None:
        for modul in of(katalog, "foreslået"):
            assert "Foreslået – tjek aktuelt udbud" in test_pages.words(built.pages[f"moduler/{modul.id}/index.md"])
        for name in ("moduler/index.md", "moduler/sammenlign/index.md"):
            assert "tjek aktuelt udbud" in test_pages.words(built.pages[name]).lower()

    def test_every_module_of_today_hears_what_the_proposal_does_to_it(self, katalog: Katalog) -> None:
        assert [modul.id for modul in of(katalog, "nuværende") if not modul.i_forslaget] == []


class TestGuide:
    def test_every_point_of_the_guide_is_used(self, katalog: Katalog) -> None:
        used = {p for _, content in katalog.files() for p in points(content) if p.startswith("kt-guide-")}
        assert used == {f"kt-guide-{number:03}" for number in range(1, GUIDE_POINTS + 1)}

    def test_the_twelve_experiences_are_there_in_the_sources_order(self, katalog: Katalog) -> None:
        assert [erfaring.id for erfaring in katalog.erfaringer.erfaringer] == EXPERIENCES

    def test_every_experience_gives_something_to_do(self, katalog: Katalog) -> None:
        assert [e.id for e in katalog.erfaringer.erfaringer if not (e.råd or e.forslag)] == []

    def test_the_eight_situations_are_there(self, katalog: Katalog) -> None:
        rests = [situation.belæg[0] for situation in katalog.situationer.situationer]
        assert rests == [f"kt-guide-{number:03}" for number in range(16, 24)]

    def test_the_conditions_a_to_d_are_there(self, katalog: Katalog) -> None:
        assert [(b.bogstav, b.id) for b in katalog.betingelser.betingelser] == [
            ("A", "ledelsen-bakker-op"),
            ("B", "klare-rammer"),
            ("C", "afstemte-forventninger"),
            ("D", "moeder-og-arbejdsgange"),
        ]

    def test_the_six_grips_are_there(self, katalog: Katalog) -> None:
        assert [(greb.nummer, greb.id) for greb in katalog.samtalegreb.samtalegreb] == [
            (1, "spoerg-vejlederen"),
            (2, "vaer-konkret"),
            (3, "brug-dig-selv"),
            (4, "tilbyd-hjaelp"),
            (5, "en-eller-flere"),
            (6, "foelg-op"),
        ]

    def test_the_plan_holds_the_sources_three_steps_in_order_and_marks_only_them(self, katalog: Katalog) -> None:
        [plan] = [liste for liste in katalog.tjeklister.tjeklister if liste.id == "plan-for-foelgeskab"]
        own = [punkt for gruppe in plan.grupper for punkt in gruppe.punkter if punkt.fra == "kilden"]
        assert [punkt.belæg[0] for punkt in own] == ["kt-guide-062", "kt-guide-063", "kt-guide-064"]
        assert len(plan.grupper) >= 3

    def test_foelgeskab_is_never_given_a_fixed_rhythm(self, katalog: Katalog) -> None:
        """The week in the source is the supervisor's with the student, not the følgeskab's."""
        [retning] = [retning for retning in katalog.foelgeskab.retninger if retning.er_følgeskab]
        assert "uge" not in retning.hvor_ofte
        assert retning.hvem == "den uddannelsesansvarlige"
        assert len(katalog.foelgeskab.retninger) == 3


class TestLanguage:
    def units(self, katalog: Katalog) -> Iterator[Opslag]:
        """Yield the items that a reader reads from end to end."""
        yield from katalog.erfaringer.erfaringer
        yield from katalog.betingelser.betingelser
        yield from katalog.foelgeskab.trin
        yield from katalog.samtalegreb.samtalegreb
        yield from katalog.situationer.situationer

    def read(self, item: Opslag, guide: Guide) -> str:
        """Return the running text of an item; headings are no sentences and are left out."""
        texts = [v for sti, v in walk(item) if isinstance(v, str) and sti[-1] in ("kort", "tekst", "mål_mangler")]
        return " ".join(plain(text, lambda id_: guide.henvisninger[id_].titel) for text in texts)

    def test_guide_texts_are_easy_to_read(self, katalog: Katalog, guide: Guide) -> None:
        hard = {item.id: round(lix(self.read(item, guide))) for item in self.units(katalog)}
        assert {id_: value for id_, value in hard.items() if value > GUIDE_LIX} == {}

    def test_module_texts_are_not_hard(self, katalog: Katalog, guide: Guide) -> None:
        hard = {item.id: round(lix(self.read(item, guide))) for item in katalog.moduler.moduler}
        assert {id_: value for id_, value in hard.items() if value > MODULE_LIX} == {}

    def test_the_texts_are_long_enough_to_be_measured(self, katalog: Katalog, guide: Guide) -> None:
        assert min(len(self.read(item, guide).split()) for item in self.units(katalog)) > 40


@pytest.mark.parametrize("name", FAMILY_NAMES)
def test_nobody_is_named(name: str, root: Path) -> None:
    word = re.compile(rf"\b{name}s?\b")
    files = [*(root / "data").rglob("*.yaml"), *(root / "content").rglob("*.md"), *(root / "overrides").rglob("*.*")]
    assert [path.name for path in files if word.search(path.read_text(encoding="utf-8"))] == []


def test_every_source_says_what_it_cannot_carry(katalog: Katalog) -> None:
    assert {kilde.id: kilde.punkter for kilde in katalog.kilder.kilder} == {
        "kt-guide": 107,
        "kt-gruppe": 42,
        "fuldtid": 27,
        "nce-eftersyn": 432,
        "regionh": 54,
    }
    assert all(kilde.forbehold for kilde in katalog.kilder.kilder)
