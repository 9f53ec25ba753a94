"""Links that carry answers come through mail and chat, or say what they lost: the module that writes and reads them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import pages_at, serving
from vejledningsguide.assets import SOURCES

Pairs = list[list[str]]

ANSWERS: Pairs = [["ledermoede", "on"], ["sted", "Ældrehuset & Søhus"], ["budskab-noter", "Én linje\nog 50 % (ca.)"]]
NAMES = [name for name, _ in ANSWERS]
READ = """async ([links, names]) => {
  const { read, told } = await import("/svarlink.js");
  return links.map((link) => {
    const { hash, search } = new URL(link, location.href);
    const found = read("udfyldt", (name) => names.includes(name), { hash, search });
    return found && { pairs: found.pairs, whole: found.whole, words: told(found, found.pairs.length) };
  });
}"""
WRITE = """async (forms) => {
  const { write } = await import("/svarlink.js");
  return forms.map((pairs) => write("udfyldt", pairs));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page beside the scripts as they are written, so that one can be asked for alone."""
    with serving(root / SOURCES / "js") as address, pages_at(browser, address) as make:
        page = make(None)
        page.goto("svarlink.js")
        yield page


def read(page: Page, links: list[str]) -> list[dict[str, Any] | None]:
    """Return what each link is read as."""
    found: list[dict[str, Any] | None] = page.evaluate(READ, [links, NAMES])
    return found


def written(page: Page, *forms: Pairs) -> list[str]:
    """Return the link of each set of answers."""
    links: list[str] = page.evaluate(WRITE, list(forms))
    return links


def fragment(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return what changes a link after its «#» alone."""

    def changed(link: str) -> str:
        before, _, after = link.partition("#")
        return f"{before}#{change(after)}"

    return changed


HARM: Mapping[str, Callable[[str], str]] = {
    "as it was": lambda link: link,
    "%23": lambda link: link.replace("#", "%23"),
    "%2523": lambda link: link.replace("#", "%2523"),
    "&amp;": lambda link: link.replace("&", "&amp;"),
    "&amp;amp;": lambda link: link.replace("&", "&amp;amp;"),
    "&#38;": lambda link: link.replace("&", "&#38;"),
    "%26": fragment(lambda text: text.replace("&", "%26")),
    "%26amp;": fragment(lambda text: text.replace("&", "%26amp;")),
    "%26 and %3D": fragment(lambda text: text.replace("&", "%26").replace("=", "%3D")),
    "all escaped": fragment(lambda text: quote(text, safe="")),
    "all escaped twice": fragment(lambda text: quote(quote(text, safe=""), safe="")),
    "=3D": fragment(lambda text: text.replace("=", "=3D")),
    "%23 and &amp;": lambda link: link.replace("&", "&amp;").replace("#", "%23"),
    "%23 and ).": lambda link: f"{link.replace('#', '%23')}).",
    "%26 and ).": lambda link: f"{link.replace('&', '%26')}).",
}
"""What programs do to a link that can be undone."""

GLUED = (").", ")", ".", ",", ">", "»", "”", "…")
"""What they take along from the sentence around it."""


def random_answers(chance: random.Random) -> Pairs:
    """Return answers with the signs in them that links are made of."""
    pieces = ["&", "%26", "50 %", "a = b", "#1", "(x).", "æ", "\n", "*b*", "+", "_c_", "%C3", "😀", "é", " ", "."]
    return [[name, "".join(chance.choices(pieces, k=chance.randint(1, 6)))] for name in NAMES]


def test_harm_is_undone(page: Page) -> None:
    """Whatever stands in the answers, and whichever of these befalls the link, all answers arrive, without a remark."""
    chance = random.Random(13)
    forms = [ANSWERS, *(random_answers(chance) for _ in range(60))]
    links = written(page, *forms)
    harmed = {harm: [change(link) for link in links] for harm, change in HARM.items()}
    harmed |= {sign: [link + sign for link in links] for sign in GLUED}
    for harm, changed in harmed.items():
        for form, link, one in zip(forms, changed, read(page, changed), strict=True):
            assert one == {"pairs": form, "whole": True, "words": ""}, f"{harm}: {link}"


def test_a_link_without_a_sign_is_read_as_well(page: Page) -> None:
    """Links from before there was a sign: what can be undone is, and the reader is not told of a fault."""
    old = f"#udfyldt&ledermoede=on&sted={quote('Ældrehuset')}&budskab-noter=Karen+ringer"
    form = [["ledermoede", "on"], ["sted", "Ældrehuset"], ["budskab-noter", "Karen ringer"]]
    harmed = [change(old) for harm, change in HARM.items() if "23" not in harm and ")" not in harm]
    harmed += [old + sign for sign in (")", ").", "»")]
    found = read(page, harmed)
    assert all(one and (one["pairs"], one["words"]) == (form, "") for one in found), dict(
        zip(harmed, found, strict=True)
    )


def test_a_cut_link_says_what_is_gone(page: Page) -> None:
    """Cut anywhere, or stripped of its end, a link keeps what is there and says that something is not."""
    (link,) = written(page, ANSWERS)
    start = link.index("#")
    cuts = [link[:end] for end in range(start, len(link))]
    for cut, one in zip(cuts, read(page, cuts), strict=True):
        assert one and one["whole"] is False, cut
        assert all(whole.startswith(value) for (_, whole), (_, value) in zip(ANSWERS, one["pairs"], strict=False)), cut
        assert "svar mangler" in one["words"] or len(one["pairs"]) == len(ANSWERS), (cut, one)
        assert one["words"].startswith("Linket er "), cut
    first, middle = read(page, [link[:start], link[: link.index("&sted")]])
    assert first and first["words"] == "Linket er ikke helt: 3 svar mangler. Få det sendt igen."
    assert middle and middle["words"].startswith("Linket er ikke helt: 2 svar mangler.")


def test_a_link_in_small_letters_says_so(page: Page) -> None:
    """All answers are there, but capitals may be gone from what was written."""
    (link,) = written(page, ANSWERS)
    (one,) = read(page, [link.lower()])
    assert one and [name for name, _ in one["pairs"]] == NAMES
    assert one["words"] == "Linket er ændret på vejen. Se efter, om alt er rigtigt, eller få det sendt igen."


def test_what_is_no_link_with_answers(page: Page) -> None:
    """A place on the page, or nothing, is no damaged link; what was meant as one is."""
    assert read(page, ["", "#", "#punkt-5c", "#%E0%A4%A"]) == [None] * 4
    damaged = read(page, ["#udfyldt", "#udf", "#udfyldt&ukendt=1", "#x=1&y=2"])
    assert all(one and one["words"].startswith("Linket er ikke helt: Der er ingen svar") for one in damaged)


def test_a_choice_before_the_number_sign_is_read_as_forgivingly(page: Page) -> None:
    asked = ["?m=a&amp;m=b-c", "?m=a%26m=b-c", "?m=a&m=b-c).", "?m=a&m=b-c%29.", "?m=a&m=b-c%C2%BB", "?m%3Da%26m%3Db-c"]
    found = page.evaluate(
        "async (asked) => { const { choices } = await import('/svarlink.js');"
        " return asked.map((one) => choices(one).getAll('m')); }",
        asked,
    )
    assert found == [["a", "b-c"]] * len(asked)
