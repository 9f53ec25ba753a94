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
from vejledningsguide.grundlag import Forbehold
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.slags.behov import Behov, Kompetence
from vejledningsguide.slags.moduler.model import Modul
from vejledningsguide.text import danish_number, lix, plain
from vejledningsguide.walk import walk

GUIDE_LIX, MODULE_LIX = 45, 50
DOUBT = 240
"""So many characters are two lines on a desk, and five on a phone."""

TOO_HARD = "teksten er for svær at læse (lix) – skriv kortere sætninger og kortere ord"

FAMILY_NAMES = [
    *("Benwell", "Bloch", "Fenger", "Hansen", "Hauser", "Helving"),
    *("Kajhøj", "Rasmussen", "Sørensen", "Thomsen"),
]
"""People whom the sources name; the guide names nobody."""


def of(katalog: Katalog, struktur: str) -> list[Modul]:
    """Return the modules of one structure."""
    return [modul for modul in katalog.moduler.moduler if modul.struktur == struktur]


class TestModules:
    def test_a_proposal_is_always_called_one_and_asks_to_be_checked(self, built: Built, katalog: Katalog) -> None:
        for modul in of(katalog, "foreslået"):
            assert "Foreslået – tjek aktuelt udbud" in test_pages.words(built.pages[f"moduler/{modul.id}/index.md"])
        for name in ("moduler/index.md", "moduler/sammenlign/index.md"):
            assert "tjek aktuelt udbud" in test_pages.words(built.pages[name]).lower()


class TestDoubt:
    def test_what_would_change_the_decision_is_told_in_two_lines(self, guide: Guide) -> None:
        """A page shows one such reservation, last: it must be read, so it must be short."""
        parts = (part for _, parts in guide.katalog.indhold for part in parts)
        found = [part for part in parts if isinstance(part, Forbehold) and part.vigtigt]
        told = [plain(one.tekst, lambda id_: guide.henvisninger[id_].titel) for one in found]
        assert [text for text in told if len(text) > DOUBT] == [], "skriv forbeholdet kortere, eller fjern vigtigt"
        assert len(told) > 20

    def test_at_most_one_a_page_and_after_the_content(self, site: Path) -> None:
        """A ready package is many pages: it has one a part."""
        told = 0
        for path in sorted(site.rglob("index.html")):
            html = path.read_text(encoding="utf-8")
            parts = re.split(r'<section class="pakkedel', html)
            for part in parts:
                assert part.count("Vær opmærksom på") <= 1, path
                told += part.count("Vær opmærksom på")
                if len(parts) == 1 and 'class="boks boks--forbehold udsagn"' in part:
                    after = part.partition('class="boks boks--forbehold udsagn"')[2].partition("</main>")[0]
                    assert "<h2" not in after, f"{path}: noget kommer efter forbeholdet"
        assert told > 20


class TestGuide:
    def test_every_experience_gives_something_to_do(self, katalog: Katalog) -> None:
        bare = [e.id for e in katalog.erfaringer.erfaringer if not (e.råd or e.forslag)]
        assert bare == [], f"data/erfaringer.yaml: {bare} giver ikke læseren noget at gøre – skriv råd eller forslag"

    def test_what_a_plan_calls_the_sources_own_is_a_step_of_the_sources_plan_in_its_order(
        self, katalog: Katalog
    ) -> None:
        steps = [punkt.id for punkt in katalog.punkter() if punkt.art == "plantrin"]
        plan = next(liste for liste in katalog.tjeklister if liste.id == katalog.selvtjek.plan)
        own = [punkt.belæg[0] for gruppe in plan.grupper for punkt in gruppe.punkter if punkt.fra == "kilden"]
        assert own == [step for step in steps if step in own]
        assert own

    def test_foelgeskab_is_never_given_a_fixed_rhythm(self, katalog: Katalog) -> None:
        """The week in the source is the supervisor's with the student, not the følgeskab's."""
        [retning] = [retning for retning in katalog.foelgeskab.retninger if retning.er_følgeskab]
        assert "uge" not in retning.hvor_ofte, "kilden siger ikke, hvor ofte følgeskab skal være – slet ugen"


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
        assert {id_: value for id_, value in hard.items() if value > GUIDE_LIX} == {}, TOO_HARD

    def test_module_texts_are_not_hard(self, katalog: Katalog, guide: Guide) -> None:
        hard = {item.id: round(lix(self.read(item, guide))) for item in katalog.moduler.moduler}
        assert {id_: value for id_, value in hard.items() if value > MODULE_LIX} == {}, TOO_HARD

    def test_there_is_enough_to_measure(self, katalog: Katalog, guide: Guide) -> None:
        """A single item may be short; a reading that found no text would let everything through."""
        assert sum(len(self.read(item, guide).split()) for item in self.units(katalog)) > 1000


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

    def off(self, root: Path) -> Counter[str]:
        """Return how many sums of each set of figures the source itself gets otherwise than its figures do."""
        return Counter(id_ for id_, _, said, counted in self.sums(root) if said != counted)

    def test_every_sum_that_is_off_is_told_and_no_other(self, root: Path, katalog: Katalog) -> None:
        off = self.off(root)
        assert {tal.id for tal in katalog.tal.tal if tal.sum_note} == set(off), "sum_note står kun, hvor en sum er gal"
        for tal in katalog.tal.tal:
            assert not tal.sum_note or (tal.forbehold and tal.afvigelser), f"{tal.id}: skriv forbehold og afvigelser"

    def test_where_no_figure_is_hidden_the_note_gives_both_sums(self, root: Path, katalog: Katalog) -> None:
        notes, off = {tal.id: tal.sum_note or "" for tal in katalog.tal.tal}, self.off(root)
        for id_, name, said, counted in self.sums(root):
            if said != counted and off[id_] == 1:
                for figure in (danish_number(float(said)), danish_number(float(counted))):
                    assert figure in notes[id_], f"data/tal.yaml: {id_}, {name}: skriv {figure} i sum_note"

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
    def test_the_pages_show_them_all_and_say_where_nothing_helps(
        self, katalog: Katalog, built: Built, guide: Guide
    ) -> None:
        skills = built.pages["kompetencebehov/kompetencer/index.md"]
        index = built.pages["kompetencebehov/index.md"]
        own = [built.pages[f"{view.adresse}index.md"] for view in guide.behov]
        said = " ".join(map(test_pages.words, (index, skills, *own)))
        assert [int(nr) for nr in re.findall(r'<li value="(\d+)">', skills.text)] == [
            kompetence.nr for kompetence in katalog.behov.kompetencer
        ]
        for item in needs(katalog):
            assert item.titel in said
            assert squeezed(plain(item.ingen_hjælp or "", lambda id_: guide.henvisninger[id_].titel)) in squeezed(said)
        for doubt in (*katalog.behov.forbehold, *katalog.behov.om_kompetencerne):
            assert squeezed(plain(doubt.tekst, lambda id_: guide.henvisninger[id_].titel)) in squeezed(said)

    def test_what_helps_is_something_else_than_the_needs(self, katalog: Katalog) -> None:
        helps = {h.mål for item in needs(katalog) for h in item.hjælp}
        own = helps & {"kompetencebehov", *(behov.id for behov in katalog.behov.behov)}
        assert own == set(), f"data/behov.yaml: {own} er selv et behov – peg på noget, der hjælper"


class TestGuides:
    def test_every_guide_ends_with_questions_and_a_next_step(self, katalog: Katalog, built: Built) -> None:
        for guide in katalog.guider:
            assert len(guide.spørgsmål) >= 2, f"data/guider/{guide.id}.yaml: skriv mindst to spørgsmål"
            assert guide.id not in guide.næste, f"data/guider/{guide.id}.yaml: næste peger på guiden selv – slet det"
            text = built.pages[f"guider/{guide.id}/index.md"].text
            last = [text.find(words) for words in ('id="spoergsmaal"', "## Næste skridt")]
            parts = [text.find(f"#{part.id} }}") for part in guide.dele]
            assert -1 not in last, guide.id
            assert sorted([*parts, *last])[-2:] == last, guide.id

    def test_every_part_of_a_guide_says_something_of_its_sources(self, katalog: Katalog) -> None:
        for guide in katalog.guider:
            for part in guide.dele:
                told = part.udsagn, part.punkter, part.trin, part.eksempler
                said = (*told, part.tegning, part.tabel, part.tal, part.forbehold)
                assert any(said), f"data/guider/{guide.id}.yaml: delen {part.id} er tom – skriv noget fra kilden"

    def test_no_column_of_a_table_is_called_the_best(self, katalog: Katalog) -> None:
        for guide in katalog.guider:
            for table in (guide.sammenligning, *(part.tabel for part in guide.dele)):
                for column in table.kolonner if table else ():
                    assert not re.search(r"\b(bedst|anbefalet|foretrukne)", column, re.IGNORECASE), (
                        f"data/guider/{guide.id}.yaml: kolonnen «{column}» kårer en vinder – kald den noget andet"
                    )

    def test_each_guide_is_met_where_it_is_needed(self, katalog: Katalog) -> None:
        """From a role, a question, a need or another guide; the page that lists them all is not enough."""
        named = {way.mål for rolle in katalog.roller.roller for way in rolle.indgange}
        named |= {id_ for guide in katalog.guider for id_ in guide.næste}
        named |= {id_ for question in katalog.spoergsmaal.spørgsmål for id_ in question.videre}
        named |= {h.mål for item in needs(katalog) for h in item.hjælp}
        lost = {guide.id for guide in katalog.guider} - named
        assert lost == set(), (
            f"{lost}: ingen vej fører dertil – peg på guiden fra en rolle, et spørgsmål eller et behov"
        )


class TestWaysIn:
    def test_every_role_has_five_ways_in_to_five_places(self, katalog: Katalog) -> None:
        for rolle in katalog.roller.roller:
            places = {way.mål for way in rolle.indgange}
            assert len(rolle.indgange) == len(places) == 5, (
                f"data/roller.yaml: {rolle.id} har {len(places)} steder at gå hen – skriv fem indgange til fem steder"
            )

    def test_a_question_asks(self, katalog: Katalog) -> None:
        for question in katalog.spoergsmaal.spørgsmål:
            assert question.titel.endswith("?"), f"data/spoergsmaal.yaml: {question.id} – skriv titlen som et spørgsmål"


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
    named = [path.name for path in files if word.search(path.read_text(encoding="utf-8"))]
    assert named == [], f"{named}: guiden nævner ingen ved navn – skriv rollen i stedet"


def test_every_source_says_what_it_cannot_carry(katalog: Katalog) -> None:
    bare = [kilde.id for kilde in katalog.kilder.kilder if not kilde.forbehold]
    assert bare == [], f"data/kilder.yaml: {bare} – skriv i forbehold, hvad kilden ikke kan bruges til"
