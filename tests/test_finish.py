"""A page's Markdown as finished HTML, its table of contents, and what the search finds in it."""

from __future__ import annotations

import pytest
from markupsafe import escape

from vejledningsguide.build import Built
from vejledningsguide.finish import Afsnit, Indhold, finish, outline, sections
from vejledningsguide.text import markdown_heading


def test_headings_become_html_with_their_anchor_and_classes() -> None:
    body = "# Et *godt* navn {: #indhold .stor .rød }\n\n<p>Tekst</p>\n\n\n## To {: #to }\n"
    assert finish(body) == (
        '<h1 id="indhold" class="stor rød">Et *godt* navn</h1>\n<p>Tekst</p>\n<h2 id="to">To</h2>\n'
    )


@pytest.mark.parametrize("title", ["C# & `kode`", "<i>", "[[x]] {: #y }", "1 * 2 _ 3 \\ 4", "A &#39; B"])
def test_a_title_comes_out_as_it_was_written(title: str) -> None:
    [heading] = outline(finish(f"# {markdown_heading(title)} {{: #x }}\n"))
    assert heading.title == str(escape(title))


def test_a_heading_without_an_anchor_is_refused() -> None:
    with pytest.raises(ValueError, match="## Uden anker"):
        finish("# Et {: #et }\n\n## Uden anker\n")


def test_the_outline_is_the_first_heading_with_those_one_level_below_it() -> None:
    [first] = outline('<h1 id="a">A</h1><h2 id="b">B &amp; b</h2><h3 id="c">C</h3><h2>uden</h2><h2 id="d">D</h2>')
    assert (first.title, first.url) == ("A", "#a")
    assert [(below.title, below.url) for below in first.children] == [("B &amp; b", "#b"), ("D", "#d")]
    assert outline("<p>Ingen</p>") == []


def test_content_is_made_once_and_only_when_it_is_asked_for() -> None:
    made: list[int] = []
    content = Indhold(lambda: made.append(1) or '<h1 id="a">A</h1>')  # type: ignore[func-returns-value]
    assert made == []
    assert f"{content}" == '<h1 id="a">A</h1>'
    assert next(iter(content)).title == "A"
    assert made == [1]


def test_each_part_is_found_by_its_anchor_and_no_words_are_glued_together() -> None:
    html = (
        '<h1 id="indhold">Side</h1><p>Et <b>f</b>ed ord.</p><ul><li>En</li><li>To</li></ul>'
        '<h2 id="x">Afsnit &amp; mere</h2><p>Ind<wbr>hold</p><h3>Uden anker</h3><td>a</td><td>b</td>'
    )
    assert list(sections(html, "Andet")) == [
        Afsnit("", "Side", "Et fed ord. En To"),
        Afsnit("x", "Afsnit & mere", "Indhold Uden anker a b"),
    ]


def test_what_stands_in_boxes_beside_each_other_is_no_one_word() -> None:
    html = (
        '<p><span>svært</span><span class="x">Når</span>, <a href="#">et</a><a href="#">to</a>. <small>Tre</small>!</p>'
    )
    assert [part.tekst for part in sections(html, "x")] == ["svært Når, et to. Tre!"]


def test_a_link_that_only_names_another_page_is_left_out_but_not_from_a_sentence() -> None:
    link = '<a href="x/">Den anden</a>'
    html = (
        f"<p>{link} er indført, siger {link}. {link}</p><ul><li>{link} <span>Ny</span></li><li>Læs: {link}</li></ul>"
        f'<p><a href="y/">Hvad den anden siger</a> om ud\u00addannelse, og {link}: alt.</p>'
    )
    [part] = sections(html, "x", {"Den anden"})
    told = "Den anden er indført, siger Den anden. Ny Læs: Hvad den anden siger om uddannelse, og Den anden: alt."
    assert part.tekst == told


def test_what_the_search_leaves_out_is_left_out_with_all_inside_it() -> None:
    html = (
        '<p>Med</p><div data-search-exclude><div>uden</div>uden</div><details class="belæg" x="1">uden</details>'
        '<svg class="ikon"><use href="#x"></use></svg><p>og <a class="belæg" href="#">uden</a>med</p>'
        "<input data-search-exclude>til sidst"
    )
    assert [part.tekst for part in sections(html, "x")] == ["Med og med til sidst"]


def test_every_real_page_has_its_own_heading_first_and_an_anchor_on_each(built: Built) -> None:
    for name, page in built.pages.items():
        [first] = outline(page.html)
        assert (first.niveau, first.id) == (1, "indhold"), name
