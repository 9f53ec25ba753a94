"""Danish text, and the way from what an editor wrote to HTML that shows exactly that."""

from __future__ import annotations

import random
import re
import unicodedata
from datetime import date
from html import unescape

import markdown
import pytest
from markupsafe import Markup, escape

from vejledningsguide import text
from vejledningsguide.text import Glossary

EXTENSIONS = ["attr_list", "md_in_html", "admonition", "tables"]
"""What mkdocs.yml turns on; none of it may read an editor's words as anything but words."""

WILD = [
    "a & b",
    "\"citat\" og 'apostrof'",
    "*a* _b_ **c** __d__",
    "{{ x }} {% if %} {# note #}",
    "{: #id .klasse onclick=x }",
    "# ikke en overskrift #",
    "[c](d) ![e](f) [g]: h",
    "`kode` ``mere``",
    "1. ikke en liste",
    "- heller ikke",
    "| a | b |",
    "\\ \\* \\n ~ ^ ! + = : ;",
    "&amp; &lt;b&gt; &#34;",
    "!!! note",
    "https://example.org/?a=1&b=2",
    "*[HUS]: hus",
    "---",
]


def link(id_: str, words: str | None) -> Markup:
    """Make the simplest link there can be."""
    return Markup('<a href="{}">{}</a>').format(id_, words or f"titel på {id_}")


def rendered(source: str) -> str:
    """Return a page's HTML as the engine's Markdown makes it."""
    return markdown.markdown(source, extensions=EXTENSIONS)


def words(html: str) -> str:
    """Return what a reader sees of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def wild_texts() -> list[str]:
    """Return texts full of signs that mean something in Markdown, HTML or Jinja, the same ones every time."""
    chance = random.Random(1)
    signs = "abc ÆØÅ 12 \\`*_{}[]()#+-.!|~^&\"'=:;,/?%$@–«»"
    return WILD + ["x" + "".join(chance.choices(signs, k=30)) + "y" for _ in range(300)]


class TestSlugify:
    @pytest.mark.parametrize(
        ("words", "slug"),
        [
            ("Følgeskab", "foelgeskab"),
            ("Øvelse", "oevelse"),
            ("Velse", "velse"),
            ("ÆØÅ æøå", "aeoeaa-aeoeaa"),
            ("Før & efter", "foer-og-efter"),
            ("  Hvem – følger   hvem?  ", "hvem-foelger-hvem"),
            ("Idé à la carte", "ide-a-la-carte"),
            ("3. trin: «gå»", "3-trin-gaa"),
            ("–", ""),
            ("", ""),
        ],
    )
    def test_it_writes_danish_in_ascii(self, words: str, slug: str) -> None:
        assert text.slugify(words) == slug

    def test_both_ways_of_storing_a_ring_give_one_slug(self) -> None:
        for word in ("Åben", "Gård på Ærø", "École"):
            assert text.slugify(unicodedata.normalize("NFD", word)) == text.slugify(word)

    def test_a_slug_is_its_own_slug(self) -> None:
        for word in wild_texts():
            slug = text.slugify(word)
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|", slug), word
            assert text.slugify(slug) == slug

    def test_the_engine_may_choose_the_separator(self) -> None:
        assert text.slugify("Før og efter", "_") == "foer_og_efter"


class TestWords:
    def test_dates(self) -> None:
        assert text.danish_date(date(2026, 11, 20)) == "20. november 2026"
        months = [text.danish_date(date(2026, month, 1)).split()[1] for month in range(1, 13)]
        assert months[:4] == ["januar", "februar", "marts", "april"]
        assert months[4:] == ["maj", "juni", "juli", "august", "september", "oktober", "november", "december"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
    )
    def test_lists(self, words: list[str], said: str) -> None:
        assert text.danish_list(words) == said

    def test_a_list_of_choices(self) -> None:
        assert text.danish_list(["2", "3"], "eller") == "2 eller 3"

    @pytest.mark.parametrize(
        ("number", "said"),
        [(None, "–"), (0, "0"), (7, "7"), (1559, "1.559"), (1234567, "1.234.567"), (4.4, "4,4"), (1559.5, "1.559,5")],
    )
    def test_numbers(self, number: float | None, said: str) -> None:
        assert text.danish_number(number) == said

    def test_a_number_keeps_every_digit(self) -> None:
        assert text.danish_number(123456.7) == "123.456,7"
        assert text.danish_number(0.1 + 0.2) == "0,3"

    def test_one_is_told_apart_from_the_others(self) -> None:
        assert [text.danish_count(number, "celle", "celler") for number in (0, 1, 2)] == [
            "0 celler",
            "1 celle",
            "2 celler",
        ]

    def test_the_alphabet_ends_in_ae_oe_aa(self) -> None:
        wanted = ["3-dages", "abe", "Bil", "idé", "idræt", "zebra", "ært", "øl", "åre"]
        shuffled = random.Random(2).sample(wanted, len(wanted))
        assert sorted(shuffled, key=text.danish_order) == wanted

    def test_case_hyphens_accents_and_storage_make_no_difference_to_order(self) -> None:
        assert text.danish_order("Have-Plan") == text.danish_order("have plan") == text.danish_order("haveplan")
        assert text.danish_order("idé") == text.danish_order("ide")
        assert text.danish_order(unicodedata.normalize("NFD", "åre")) == text.danish_order("åre")


class TestLix:
    def test_words_a_sentence_plus_the_share_of_long_ones(self) -> None:
        # 10 words in 2 sentences, 2 of them over six letters: 10/2 + 100*2/10
        assert text.lix("Haven er stor nu. Planterne trives fortrinligt og vandes tit.") == 5 + 20

    def test_a_word_of_six_letters_is_short_and_one_of_seven_long(self) -> None:
        assert text.lix("planen") == 1
        assert text.lix("planens") == 101

    def test_dashes_are_no_words_and_decimals_end_no_sentence(self) -> None:
        assert text.lix("- en – to -") == text.lix("en to") == 2
        assert text.lix("Der er 2.5 liter vand") == text.lix("Der er 2.5 liter vand.") == 6

    def test_nothing_is_easy_to_read(self) -> None:
        assert text.lix("") == text.lix(" – … ") == 0


class TestLinks:
    def test_references_are_found_in_order(self) -> None:
        assert list(text.references("Se [[a]], [[ b ]] og [[c|ordene]].")) == ["a", "b", "c"]
        assert list(text.references("Intet [her] eller [[her]")) == []

    def test_plain_shows_the_words_or_the_title(self) -> None:
        said = text.plain("Se [[a]]\n og   [[b|disse ord]].", str.upper)
        assert said == "Se A og disse ord."

    def test_inline_links_and_escapes_everything_else(self) -> None:
        html = text.inline('Se [[a]] & [[b|"ord" & mere]] <b>', link, escape)
        assert html == ('Se <a href="a">titel på a</a> &amp; <a href="b">&#34;ord&#34; &amp; mere</a> &lt;b&gt;')

    def test_words_in_a_link_are_not_marked_again(self) -> None:
        seen: list[str] = []

        def mark(words: str) -> Markup:
            seen.append(words)
            return escape(words)

        text.inline("før [[a|spaden]] efter", link, mark)
        assert seen == ["før ", " efter"]


class TestBlocks:
    def test_blank_lines_part_paragraphs_and_dashes_make_lists(self) -> None:
        html = text.blocks("Først\nigen\n\n- en\n- to\n\nSidst - her", link, escape)
        assert html == "<p>Først igen</p>\n<ul><li>en</li><li>to</li></ul>\n<p>Sidst - her</p>"

    def test_a_list_may_follow_its_heading_line_and_an_item_may_run_on(self) -> None:
        html = text.blocks("Du skal:\n- en ting, der er\n  lang\n- to\nOg så færdig.", link, escape)
        assert html == "<p>Du skal:</p>\n<ul><li>en ting, der er lang</li><li>to</li></ul>\n<p>Og så færdig.</p>"

    def test_items_hold_links(self) -> None:
        assert text.blocks("- se [[a|her]]", link, escape) == '<ul><li>se <a href="a">her</a></li></ul>'

    def test_whatever_is_written_is_what_a_reader_sees(self) -> None:
        for wild in wild_texts():
            html = rendered(f'<div class="udsagn">{text.blocks("Ord: " + wild, link, escape)}</div>')
            assert words(html) == " ".join(f"Ord: {wild}".split())

    def test_a_heading_shows_what_was_written(self) -> None:
        for wild in wild_texts():
            html = rendered(f"# {text.markdown_heading('Ord ' + wild)} {{: #indhold }}")
            assert html.startswith('<h1 id="indhold">')
            assert html.count("<") == 2, html
            assert words(html) == " ".join(f"Ord {wild}".split())


class TestGlossary:
    def find(self, forms: list[tuple[str, str]], written: str) -> list[tuple[str, str]]:
        """Return the words found and the terms they lead to."""
        return [(written[start:stop], id_) for start, stop, id_ in Glossary(forms).find(written)]

    def test_whole_words_only_also_next_to_danish_letters_and_signs(self) -> None:
        found = self.find([("spade", "s")], "spade, (spade) «Spade» spadeær ærspade spade")
        assert [word for word, _ in found] == ["spade", "spade", "Spade", "spade"]

    def test_a_hyphen_belongs_to_the_word(self) -> None:
        assert self.find([("have", "h")], "have-plan og for-have") == []
        assert self.find([("have", "h"), ("have-plan", "p")], "have og have-plan") == [
            ("have", "h"),
            ("have-plan", "p"),
        ]

    def test_the_longest_term_wins_and_none_overlap(self) -> None:
        forms = [("have", "h"), ("have i byen", "b"), ("byen", "y")]
        assert self.find(forms, "en have i byen og byen") == [("have i byen", "b"), ("byen", "y")]

    def test_capital_abbreviations_match_in_case_and_other_words_do_not_care(self) -> None:
        assert self.find([("HUS", "f")], "hus Hus HUS") == [("HUS", "f")]
        assert self.find([("EUX-forløb", "e")], "eux-forløb") == [("eux-forløb", "e")]

    def test_forms_lead_to_their_term(self) -> None:
        assert self.find([("spade", "s"), ("skovl", "s"), ("spaden", "s")], "skovl og spaden") == [
            ("skovl", "s"),
            ("spaden", "s"),
        ]

    def test_signs_in_a_term_are_taken_as_they_stand(self) -> None:
        assert self.find([("a.b", "x")], "a.b aXb") == [("a.b", "x")]

    def test_an_empty_glossary_finds_nothing(self) -> None:
        assert self.find([], "spade") == []
