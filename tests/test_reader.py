"""The reader of built HTML finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

from tests import reader


def test_prose_is_the_running_text_of_the_article_alone() -> None:
    found = reader.prose(
        "<header><p>Nej</p></header><article><h1>Nej</h1><p>Ja <em>tak</em>,\n ja.</p><dl><dt>Nej</dt><dd>Ja</dd></dl>"
        '<div class="udsagn"><p>Én</p><a class="belæg" href="x">Nej<br>nej</a></div>'
        '<table><tr><td><p>Nej</p></td></tr></table><ul><li>To<img src="x"></li><li>Tre</li></ul>'
        '<details class="ordboks"><p>Nej</p></details><p class="herkomst">Nej</p><p>Slut</p></article><p>x</p>'
    )
    assert found == ["Ja tak, ja.", "Ja", "Én", "To", "Tre", "Slut"]


def test_it_sees_what_a_page_holds() -> None:
    page = reader.read(
        '<html lang="da"><head><title>A &amp; b</title><script>x</script><style>y</style></head>'
        '<body><h1 id="a">Én <em>ting</em></h1><p style="color:red" onclick="z">ord</p><h3>To</h3>'
        '<script src="s.js"></script><img src="i.png"><svg><use href="i.svg#x"/></svg></body></html>'
    )
    assert (page.lang, page.title, page.ids) == ("da", "A & b", ["a"])
    assert page.headings == [(1, "Én ting"), (3, "To")]
    assert page.styled == ["<p style='color:red'>"]
    assert page.handlers == ["<p onclick>"]
    assert page.inline == ["script", "style"]
    assert reader.read('<script type="application/ld+json">{}</script>').inline == []
    assert reader.read('<script type="module">x()</script>').inline == ["script"]
    assert [(way.tag, way.value) for way in page.ways] == [("script", "s.js"), ("img", "i.png"), ("use", "i.svg#x")]
    assert page.text == "Én tingordTo"
    assert page.unbalanced == []


def test_it_sees_tags_that_do_not_fit() -> None:
    assert reader.read("<p><b>x</p></b>").unbalanced == [
        "1:7: </p> inside ['p', 'b']",
        "<p> is never closed",
    ]
    assert reader.read("<div><p>x</p>").unbalanced == ["<div> is never closed"]


def test_it_follows_links_like_a_browser() -> None:
    assert reader.inside("a/b/index.html", "../c/#d") == ("a/c/index.html", "d")
    assert reader.inside("a/b/index.html", "") == ("a/b/index.html", "")
    assert reader.inside("a/b/index.html", "?q=1#d") == ("a/b/index.html", "d")
    assert reader.inside("404.html", "/om/") == ("om/index.html", "")
    assert reader.inside("index.html", "i.svg#s%C3%B8g") == ("i.svg", "søg")
    assert reader.inside("index.html", "https://example.org/") is None
    assert reader.inside("index.html", "//example.org/") is None
    assert reader.inside("index.html", "mailto:a@example.org") is None


def test_it_finds_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "i.svg").write_text('<svg><symbol id="x"></symbol></svg>', encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<a href="a/">1</a><a href="a/#b">2</a><a href="a/#c">3</a><a href="d/">4</a><img src="e.png">'
        '<use href="i.svg#x"></use><use href="i.svg#y"></use><form action="f/"></form><a href="#g">5</a>',
        encoding="utf-8",
    )
    (tmp_path / "a" / "index.html").write_text('<p id="b"></p>', encoding="utf-8")
    (tmp_path / "alene.html").write_text("", encoding="utf-8")
    site = reader.read_site(tmp_path)
    assert list(reader.faults(site, tmp_path)) == [
        "index.html: <a href='a/#c'> leads to no #c",
        "index.html: <a href='d/'> leads to no file",
        "index.html: <img src='e.png'> leads to no file",
        "index.html: <use href='i.svg#y'> leads to no #y",
        "index.html: <form action='f/'> leads to no file",
        "index.html: <a href='#g'> leads to no #g",
    ]
    assert reader.reached(site) == {"index.html", "a/index.html"}
    assert reader.reached(site, closed={"index.html"}) == {"index.html"}


def test_it_follows_what_styles_and_scripts_fetch(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "a.css").write_text('@font-face{src:url("f.woff2")} b{background:url(data:x)} /* url(n.png) */')
    (tmp_path / "js" / "a.js").write_text('import { b } from "./b.js"; import("../c.js"); fetch("//example.org/d");')
    page = reader.read(
        '<link rel="stylesheet" href="a.css"><link rel="canonical" href="https://example.org/">'
        '<script src="js/a.js"></script><a href="https://example.org/e"></a>'
    )
    assert reader.loaded({"index.html": page}, tmp_path) == {
        "a.css",
        "f.woff2",
        "js/a.js",
        "js/b.js",
        "c.js",
        "//example.org/d",
    }
