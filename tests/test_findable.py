"""The search's index: what stands in it, its Danish, and that it is small."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from vejledningsguide import findable
from vejledningsguide.findable import Indeks, coded
from vejledningsguide.findable.dictionary import dictionary
from vejledningsguide.findable.index import FIRST, LONG, shortened
from vejledningsguide.findable.vocabulary import families
from vejledningsguide.guide import Guide

HEAVIEST = 120_000
"""So many bytes, packed, may a reader be asked to fetch before the first search."""


def read(index: Indeks) -> Any:
    """Return what an index says, with words where their numbers stand."""
    told = json.loads(index.written())
    listed: list[str] = []
    for word in told["ord"].split():
        listed.append((listed[-1] if listed else "")[: int(word[0])] + word[1:])
    assert listed == sorted(set(listed))
    for part in (part for page in told["sider"] for part in page[5]):
        if len(part) > 3:
            part[3] = "|".join(" ".join(listed[id_] for id_ in numbers(said)) for said in part[3].split("|"))
        if len(part) > 5:
            part[5] = " ".join(listed[id_] for id_ in accumulate(numbers(part[5])))
    return told


def numbers(text: str) -> list[int]:
    """Return what coded.numbers wrote."""
    found, value, times = [], 0, 1
    for digit in map(coded.SIGNS.index, text):
        value += times * digit
        if digit < coded.LAST:
            found.append(value)
            value, times = 0, 1
        else:
            times *= coded.MORE
    assert times == 1, "a number without an end"
    return found


def parts(index: Indeks, address: str) -> list[list[str]]:
    """Return the parts of a page in an index."""
    [found] = [page[5] for page in read(index)["sider"] if page[0] == address]
    return found


class TestIndex:
    def test_it_is_the_same_in_whatever_order_the_pages_come(self, mini: Guide) -> None:
        one, other = Indeks(mini), Indeks(mini)
        pages = {"b/": '<h2 id="x">X</h2><p>y</p>', "a/": '<p>"æ"</p>'}
        for address, html in pages.items():
            one.note(address, address, html)
        for address in sorted(pages):
            other.note(address, address, pages[address])
        assert one.written() == other.written()
        assert [page[0] for page in read(one)["sider"]] == ["a/", "b/"]
        assert parts(one, "b/") == [[], ["x", "X", "y"]]

    def test_what_a_room_knows_of_a_place_stands_there(self, mini: Guide) -> None:
        index = Indeks(mini)
        index.note("ordliste/", "Ord", '<h3 id="spade">spade</h3><p>Et redskab.</p>')
        assert parts(index, "ordliste/")[-1] == [
            "spade",
            "spade",
            "Et redskab.",
            "skovl|jern på et skaft",
            "Et redskab i prøvehaven.",
        ]
        index.note("moduler/gl-spade/", "Spade", "<p>Om spader.</p>")
        [[_, _, _, words, answer]] = parts(index, "moduler/gl-spade/")
        modul = next(view for view in mini.moduler if view.opslag.id == "gl-spade")
        assert modul.opslag.nummer in words.split("|") and modul.dage in words
        assert modul.opslag.nummer in answer and modul.dage in answer

    def test_numbers_can_be_told_apart_and_need_no_escape(self) -> None:
        many = [*range(200), 1_469, 1_470, 29_469, 29_470, 10**6]
        assert numbers(coded.numbers(many)) == many
        assert list(accumulate(numbers(coded.steps(reversed(many))))) == many
        assert json.dumps(coded.SIGNS) == f'"{coded.SIGNS}"' and "|" not in coded.SIGNS

    def test_a_part_without_words_is_left_out_but_a_page_is_not(self, mini: Guide) -> None:
        index = Indeks(mini)
        index.note("x/", "X", '<h1 id="indhold">X</h1><h2 id="tom">Tom</h2><h2 id="fuld">Fuld</h2><p>ord</p>')
        assert [part[:1] for part in parts(index, "x/")] == [[], ["fuld"]]

    def test_a_long_part_keeps_each_of_its_words(self) -> None:
        text = "først " * LONG + "sidst Sidst"
        start, rest = shortened(text, LONG)
        assert len(start) <= LONG and start.endswith(" …") and rest == "sidst"
        assert shortened("kort", LONG) == ("kort", "")

    def test_a_word_of_the_rest_stands_once_a_page_in_whichever_form(self, mini: Guide) -> None:
        index = Indeks(mini)
        long = "ord " * FIRST
        index.note("x/", "X", f'<p>{long} hakke</p><h2 id="y">Y</h2><p>{long} hakken rive</p>')
        first, other = parts(index, "x/")
        assert (first[5], other[5]) == ("hakke", "rive")

    def test_what_people_say_leads_to_an_address(self, mini: Guide) -> None:
        said = read(Indeks(mini))
        assert said["hverdag"][:2] == [
            [["graveredskab", "grave"], ["spade"], [], ""],
            [["koste"], [], ["moduler/ny-kost/"], "Bogen siger ikke, hvad en kost koster."],
        ]
        assert said["småord"] == "i og"

    def test_the_real_one_is_light_and_glues_no_words(self, site: Path) -> None:
        index = (site / findable.PATH).read_bytes()
        assert len(gzip.compress(index, 9)) <= HEAVIEST
        assert (site / findable.SCRIPT).read_bytes().endswith(index)
        pages = json.loads(index)["sider"]
        assert "sværtNår" not in index.decode() and len(pages) > 150
        assert all(part[2:] for page in pages for part in page[5][1:]), "an empty part"

    def test_pages_written_by_hand_are_found_by_their_words_also_without_an_engine(
        self, mini: Guide, tmp_path: Path
    ) -> None:
        (tmp_path / "om.md").write_text(
            '---\ntitle: "Om os"\n---\n\n# Om {: #indhold }\n\nDet *er* [her](x/index.md), i `en_fil`.\n'
            "{: .ingress }\n\n"
            "## Og så {: #saa }\n\n- et\n1. to [[gl-kost]] på [[gl-kost.dage]] dag\n\n### Uden anker\n\n> tre\n",
            encoding="utf-8",
        )
        (tmp_path / "skjult.md").write_text("---\ntitle: x\nsearch: {exclude: true}\n---\nord\n", encoding="utf-8")
        (tmp_path / "y").mkdir()
        (tmp_path / "y" / "index.md").write_text("dannet", encoding="utf-8")
        index = Indeks(mini)
        index.note_authored(tmp_path, {"y/index.md"})
        assert [page[:2] for page in read(index)["sider"]] == [["om/", "Om os"]]
        assert parts(index, "om/") == [
            ["", "Om", "Det er her, i en_fil."],
            ["saa", "Og så", "et to Brug af kosten på 1 dag Uden anker tre"],
        ]


class TestDanish:
    @pytest.mark.parametrize(
        ("word", "stem"),
        [
            ("vejlederne", "vejleder"),
            ("kurserne", "kursus"),
            ("anerkendende", "anerkende"),
            ("børnene", "børn"),
            ("tager", "tage"),
            ("læringsmiljøerne", "læringsmiljø"),
        ],
    )
    def test_a_form_leads_to_its_stem(self, word: str, stem: str) -> None:
        assert stem in set(dictionary().stems_of(word))
        assert word in dictionary().forms(stem)

    @pytest.mark.parametrize("word", ["lederne", "reflektere"])
    def test_what_only_looks_alike_is_no_form(self, word: str) -> None:
        assert {"led", "ekt"}.isdisjoint(dictionary().stems_of(word))

    @pytest.mark.parametrize(
        ("word", "parts"),
        [
            ("refleksionsspørgsmål", ("refleksions", "spørgsmål")),
            ("vagtplan", ("vagt", "plan")),
            ("elevsamtale", ("elev", "samtale")),
            ("vejleder", None),
            ("følgeskab", None),
            ("undervisning", None),
            ("overbygning", None),
        ],
    )
    def test_a_compound_is_put_together_of_two_parts(self, word: str, parts: tuple[str, str] | None) -> None:
        assert dictionary().parts(word) == parts

    def test_families_hold_all_forms_and_show_where_the_last_part_begins(self) -> None:
        lines, endings = families(["tjekliste", "lister", "tjek"], dictionary())
        [line] = [line for line in lines if line.startswith("tjek·liste")]
        assert {"", "n", "r", "rne"} <= set(endings[int(line.split()[1])].split(","))
        assert not any("·" in line for line in families(["tjekliste"], dictionary())[0]), "a part nobody can look for"

    def test_the_dictionary_goes_with_its_licence(self) -> None:
        folder = Path(findable.__file__).parents[1] / "ordbog"
        assert {path.name for path in folder.iterdir()} == {"LICENSE", "README.md", "da_DK.aff", "da_DK.dic"}
