"""The real data: complete, exact where a source is exact, careful where it is not, and plain to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests import test_pages
from vejledningsguide.build import Built
from vejledningsguide.felter import Opslag
from vejledningsguide.grundlag import points
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.slags.behov import Behov, Kompetence
from vejledningsguide.slags.moduler.model import Modul
from vejledningsguide.text import danish_number, lix, plain
from vejledningsguide.walk import walk

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

SUMS_OFF = {
    "deltagere-paa-moduler": 1,
    "proeveresultater": 7,
    "interviews": 1,
    "akademi-sundhedspraksis": 14,
    "akademi-paedagogik-og-kommunikation": 13,
}
"""How many sums of each set of figures the source itself gets otherwise than its figures do."""

ROLES = ["leder", "uddannelsesansvarlig", "koordinator", "oplaeringsvejleder", "konsulent"]

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
        [plan] = [liste for liste in katalog.tjeklister if liste.id == "plan-for-foelgeskab"]
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


class TestFigures:
    """Counted again from the written text, exactly, and apart from the rules that check them."""

    def sums(self, root: Path) -> Iterator[tuple[str, str, Decimal, Decimal]]:
        """Yield the id of a set, a column or row, what the source says, and what its figures give."""
        written = yaml.load((root / "data" / "tal.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for tal in written["tal"]:
            rows = [[figure(value) for value in row["værdier"]] for row in tal["rækker"]]
            for place, said in enumerate(tal.get("kildens_sum", ())):
                yield tal["id"], tal["kolonner"][place], figure(said), sum((row[place] for row in rows), Decimal())
            for row, values in zip(tal["rækker"], rows, strict=True):
                if "i_alt" in row:
                    yield tal["id"], row["navn"], figure(row["i_alt"]), sum(values, Decimal())

    def test_the_sums_that_are_off_are_known(self, root: Path) -> None:
        sums = list(self.sums(root))
        off = Counter(id_ for id_, _, said, counted in sums if said != counted)
        assert off == SUMS_OFF
        assert len(sums) == 67

    def test_every_sum_that_is_off_is_told_and_no_other(self, katalog: Katalog) -> None:
        assert {tal.id for tal in katalog.tal.tal if tal.sum_note} == set(SUMS_OFF)
        for tal in katalog.tal.tal:
            assert not tal.sum_note or (tal.forbehold and tal.afvigelser), tal.id

    def test_where_no_figure_is_hidden_the_note_gives_both_sums(self, root: Path, katalog: Katalog) -> None:
        notes = {tal.id: tal.sum_note or "" for tal in katalog.tal.tal}
        for id_, name, said, counted in self.sums(root):
            if said != counted and SUMS_OFF[id_] == 1:
                assert danish_number(float(said)) in notes[id_], (id_, name)
                assert danish_number(float(counted)) in notes[id_], (id_, name)

    def test_shares_make_up_a_whole(self, katalog: Katalog) -> None:
        for tal in katalog.tal.tal:
            if tal.form == "andele":
                for row in tal.rækker:
                    assert 98 <= sum(value or 0 for value in row.værdier) <= 102, (tal.id, row.navn)

    def test_the_reader_sees_each_figure_its_date_and_its_note(self, katalog: Katalog, built: Built) -> None:
        for tal in katalog.tal.tal:
            assert f"{tal.titel} : " in test_pages.words(built.pages["tal/index.md"])
            said = test_pages.words(built.pages[f"tal/{tal.id}/index.md"])
            assert f"Data trukket: {tal.trukket}." in said
            assert not tal.sum_note or " ".join(tal.sum_note.split()) in said
            for row in tal.rækker:
                for value in (*row.værdier, *([row.i_alt] if row.i_alt is not None else [])):
                    assert danish_number(value) in said

    def test_every_set_that_is_about_modules_leads_to_them(self, katalog: Katalog, guide: Guide) -> None:
        named = {(tal.id, row.modul) for tal in katalog.tal.tal for row in tal.rækker if row.modul}
        assert named == {(link.id, view.opslag.id) for view in guide.moduler for link in view.tal}
        assert named


class TestNeeds:
    def test_the_twenty_competences_are_there_in_order_and_answered(self, katalog: Katalog) -> None:
        kompetencer = katalog.behov.kompetencer
        assert [kompetence.nr for kompetence in kompetencer] == list(range(1, 21))
        assert len({kompetence.titel for kompetence in kompetencer}) == 20
        for item in needs(katalog):
            assert bool(item.hjælp) != bool(item.ingen_hjælp)

    def test_the_pages_show_them_all_and_say_where_nothing_helps(
        self, katalog: Katalog, built: Built, guide: Guide
    ) -> None:
        skills = built.pages["kompetencebehov/kompetencer/index.md"]
        said = f"{test_pages.words(built.pages['kompetencebehov/index.md'])} {test_pages.words(skills)}"
        assert [int(nr) for nr in re.findall(r'<li value="(\d+)">', skills.text)] == list(range(1, 21))
        for item in needs(katalog):
            assert item.titel in said
            assert squeezed(plain(item.ingen_hjælp or "", lambda id_: guide.henvisninger[id_].titel)) in squeezed(said)
        assert "Krydserne i tabellen er gået tabt" in said

    def test_what_helps_is_something_else_than_the_needs(self, katalog: Katalog) -> None:
        helps = {h.mål for item in needs(katalog) for h in item.hjælp}
        assert helps.isdisjoint({"kompetencebehov", *(behov.id for behov in katalog.behov.behov)})
        assert len(helps) > 15


class TestGuides:
    def test_the_guides_are_there(self, katalog: Katalog) -> None:
        assert {guide.id for guide in katalog.guider} == {
            *("akademi-og-diplom", "gruppevejledning", "laeringsmiljoeer", "organisering"),
            "samtaler-og-refleksion",
        }

    def test_every_guide_ends_with_questions_and_a_next_step(self, katalog: Katalog, built: Built) -> None:
        for guide in katalog.guider:
            assert len(guide.spørgsmål) >= 2
            assert guide.næste
            assert guide.id not in guide.næste
            headings = re.findall(r"^## (.*?) \{", built.pages[f"guider/{guide.id}/index.md"].text, re.MULTILINE)
            assert headings[len(guide.dele) :][:2] == ["Spørg jer selv", "Næste skridt"], guide.id

    def test_every_part_of_a_guide_says_something_of_its_sources(self, katalog: Katalog) -> None:
        for guide in katalog.guider:
            for part in guide.dele:
                said = (part.udsagn, part.punkter, part.trin, part.eksempler, part.tabel, part.tal, part.forbehold)
                assert any(said), f"{guide.id}#{part.id}"

    def test_no_column_of_a_table_is_called_the_best(self, katalog: Katalog) -> None:
        for guide in katalog.guider:
            for part in guide.dele:
                for column in part.tabel.kolonner if part.tabel else ():
                    assert not re.search(r"\b(bedst|anbefalet|foretrukne)", column, re.IGNORECASE), column

    def test_each_guide_is_met_where_it_is_needed(self, katalog: Katalog) -> None:
        """From a role, a question, a need or another guide; the page that lists them all is not enough."""
        named = {way.mål for rolle in katalog.roller.roller for way in rolle.indgange}
        named |= {id_ for guide in katalog.guider for id_ in guide.næste}
        named |= {id_ for question in katalog.spoergsmaal.spørgsmål for id_ in question.videre}
        named |= {h.mål for item in needs(katalog) for h in item.hjælp}
        assert {guide.id for guide in katalog.guider} <= named


class TestWaysIn:
    def test_every_role_has_five_ways_in(self, katalog: Katalog) -> None:
        assert {rolle.id: len(rolle.indgange) for rolle in katalog.roller.roller} == dict.fromkeys(ROLES, 5)

    def test_they_lead_to_five_places(self, katalog: Katalog) -> None:
        for rolle in katalog.roller.roller:
            assert len({way.mål for way in rolle.indgange}) == 5, rolle.id

    def test_a_question_asks_and_its_answer_goes_on(self, katalog: Katalog) -> None:
        for question in katalog.spoergsmaal.spørgsmål:
            assert question.titel.endswith("?")
            assert question.videre
        assert len(katalog.spoergsmaal.spørgsmål) >= 6, "the front page shows six"


def needs(katalog: Katalog) -> Iterator[Behov | Kompetence]:
    """Yield everything that help is sought for."""
    yield from katalog.behov.behov
    yield from katalog.behov.kompetencer


def squeezed(text: str) -> str:
    """Return a text without its spaces, which a link puts around its words."""
    return "".join(text.split())


def figure(written: str) -> Decimal:
    """Return a written figure as a number; one that is missing counts for nothing."""
    return Decimal(0) if written == "-" else Decimal(written.replace(".", "").replace(",", "."))


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
