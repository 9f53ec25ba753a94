"""What is hard: the reader finds a sentence, and from it what the sources know, something to try, and a way on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests import test_pages
from vejledningsguide.build import Built
from vejledningsguide.grundlag import points
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.pages import FærdigSide
from vejledningsguide.slags.svaert import Hindring
from vejledningsguide.text import lix, plain
from vejledningsguide.walk import walk

EASY = 48
SECTIONS = ["Det hjælper", "Det kan du sige", "Prøv det i denne uge", "Kan du kende det?", "Læs videre"]


def hindringer(katalog: Katalog) -> Iterator[Hindring]:
    """Yield every obstacle."""
    yield from katalog.svaert.hindringer


class TestViews:
    def test_obstacles_stand_in_their_groups_whatever_the_order_of_the_file(self, mini: Guide) -> None:
        assert [(g.opslag.id, [v.opslag.id for v in g.hindringer]) for g in mini.svært] == [
            ("under-himlen", ["for-toert"]),
            ("i-jorden", ["for-vaadt"]),
        ]

    def test_an_obstacle_knows_what_helps_who_says_it_and_what_is_like_it(self, mini: Guide) -> None:
        dry, wet = (view for group in mini.svært for view in group.hindringer)
        assert [(h.mål.id, h.mål.art, h.grundlag) for h in wet.hjælp] == [
            ("regn", "Erfaring", "stærkt"),
            ("hoejbed", "Ramme", "delvist"),
        ]
        assert [link.id for link in wet.roller] == ["gartner", "gaest"]
        assert [link.id for link in wet.relaterede] == ["for-toert"]
        assert [link.id for link in dry.relaterede] == ["for-vaadt"], "a link one way is a link both ways"
        assert wet.adresse == "svaert/for-vaadt/"


class TestPages:
    def test_the_list_leads_to_each_obstacle_under_its_group(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["svaert/index.md"].text
        assert re.findall(r'<h2 id="([\w-]+)">(.*?)</h2>', text) == [
            ("under-himlen", "Under *himlen* &amp; skyen"),
            ("i-jorden", "I jorden"),
        ]
        assert re.findall(r'<a href="(for-[a-z]+/)">', text) == ["for-toert/", "for-vaadt/"]
        assert 'data-også="Vi synker i &amp; drukner Det er et *ælte*"' in text

    def test_an_obstacle_goes_from_what_helps_to_a_way_on(self, pages: dict[str, FærdigSide]) -> None:
        said = test_pages.words(pages["svaert/for-vaadt/index.md"])
        order = [
            *('Haven er for "våd" & kold', "Vent på solen.", SECTIONS[0], "Tag en hat på først."),
            *("Gå så ind. Vores råd ud fra det, kilden fortæller.", "Hvor der ikke står andet, råder kilderne selv"),
            *(SECTIONS[1], "Kom *ind* & få en kop te. Efter en gartner, der frøs.", "Vores bud: Skal vi vente?"),
            *(SECTIONS[2], "Forslag", "Køb støvler.", SECTIONS[3], "Alle bliver våde, se ved regn"),
            *("Det kan også lyde sådan (vores ord)", "«Vi synker i & drukner»", "«Det er et *ælte*»"),
            *(SECTIONS[4], "Erfaring Regn gør vådt Det har andre prøvet.", "Ramme"),
            *("Et højbed er tørt.", "Haven er for tør", "Gartner", "Gæst", "Det er usikkert", "Hatten er opdigtet."),
        ]
        places = [said.find(words) for words in order]
        assert -1 not in places
        assert places == sorted(places)
        assert said.count("Vores råd ud fra") == 1

    def test_where_the_sources_advise_nothing_the_page_says_so(self, pages: dict[str, FærdigSide]) -> None:
        text = pages["svaert/for-toert/index.md"].text
        said = test_pages.words(pages["svaert/for-toert/index.md"])
        assert "Det hjælper Ingen bog kan lave regn. Prøv det i denne uge" in said
        assert "råder" not in said
        assert '<ol class="rækkefølge' not in text


class TestData:
    def test_no_group_is_a_heap(self, katalog: Katalog) -> None:
        for gruppe, count in Counter(hindring.gruppe for hindring in hindringer(katalog)).items():
            assert count <= 8, (
                f"data/svaert.yaml: gruppen {gruppe} har {count} – del den, så læseren hurtigt finder sin sætning"
            )

    def test_each_rests_on_points_recognises_the_reader_and_gives_something_to_do(self, katalog: Katalog) -> None:
        for hindring in hindringer(katalog):
            where = f"data/svaert.yaml: {hindring.id}"
            assert len(points(hindring)) >= 3, f"{where} hviler på under tre kildepunkter – find flere"
            assert hindring.genkender and hindring.forslag, f"{where} – skriv både genkender og forslag"
            assert 2 <= len(hindring.råd) <= 4 or hindring.ingen_råd, f"{where} – skriv to til fire råd"

    def test_each_leads_on_to_several_kinds_of_place_and_to_none_twice(self, katalog: Katalog, guide: Guide) -> None:
        for group in guide.svært:
            for view in group.hindringer:
                assert len({h.mål.art for h in view.hjælp}) >= 2, view.opslag.id
                assert len({h.mål.id for h in view.hjælp}) == len(view.hjælp), view.opslag.id
                assert view.opslag.id not in {h.mål.id for h in view.hjælp}

    def test_a_module_is_said_to_be_proposed_or_from_before(self, katalog: Katalog) -> None:
        structure = {modul.id: modul.struktur for modul in katalog.moduler.moduler}
        first = {"foreslået": "Foreslået: ", "nuværende": "I brug i 2022: "}
        named = [h for hindring in hindringer(katalog) for h in hindring.hjælp if h.mål in structure]
        assert named
        assert [h.mål for h in named if not h.tekst.startswith(first.get(structure[h.mål], ""))] == [], (
            "data/svaert.yaml: teksten om et modul begynder med «Foreslået: » eller «I brug i 2022: »"
        )

    def test_a_sentence_is_the_readers_and_said_once(self, katalog: Katalog) -> None:
        said = [words for hindring in hindringer(katalog) for words in (hindring.titel, *hindring.også)]
        assert [words for words, count in Counter(said).items() if count > 1] == [], "den samme sætning står to gange"
        assert [words for words in said if re.search(r"[«»\"]|\.$", words) or len(words) > 60] == [], (
            "data/svaert.yaml: sætningen er læserens egen: højst 60 tegn, uden anførselstegn og punktum"
        )
        few = [hindring.id for hindring in hindringer(katalog) if len(hindring.også) < 3]
        assert few == [], f"data/svaert.yaml: {few} – skriv mindst tre andre måder at sige det på under også"

    def test_foelgeskab_is_given_no_rhythm(self, katalog: Katalog) -> None:
        """Where the week is named, the same text says that it is not følgeskab's."""
        for _, value in walk(katalog.svaert):
            if isinstance(value, str) and "om ugen" in value:
                assert re.search(r"ikke følgeskab", " ".join(value.split())), (
                    f"data/svaert.yaml: «{value[:60]}» nævner ugen – skriv, at det ikke gælder følgeskab"
                )

    def test_the_texts_are_easy_to_read(self, guide: Guide) -> None:
        def read(hindring: Hindring) -> str:
            texts = [v for sti, v in walk(hindring) if isinstance(v, str) and sti[-1] in ("kort", "tekst")]
            return " ".join(plain(text, lambda id_: guide.henvisninger[id_].titel) for text in texts)

        hard = {hindring.id: round(lix(read(hindring)), 1) for hindring in hindringer(guide.katalog)}
        assert {id_: value for id_, value in hard.items() if value > EASY} == {}, (
            "data/svaert.yaml: teksten er for svær at læse (lix) – skriv kortere sætninger og kortere ord"
        )


class TestWaysIn:
    def test_the_list_is_met_where_it_is_hard(self, built: Built) -> None:
        for name in ("foelgeskab/index.md", "foelgeskab/naar-det-er-svaert/index.md"):
            assert re.search(r'href="(\.\./)+svaert/"', built.pages[name].text), name

    def test_every_page_has_its_sections_in_order(self, built: Built, guide: Guide) -> None:
        for group in guide.svært:
            for view in group.hindringer:
                text = built.pages[f"{view.adresse}index.md"].text
                assert re.findall(r"^## (.*?) \{", text, re.MULTILINE)[:5] == SECTIONS
