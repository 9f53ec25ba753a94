"""No template calls a text the sources' own unless the kind of the points it rests on allows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_sprog import template_texts
from vejledningsguide.grundlag import points
from vejledningsguide.guide import Guide
from vejledningsguide.hjaelp import Hjælp
from vejledningsguide.walk import models

CLAIM = re.compile(
    r"\bandre (?:siger|synes|oplever|finder)\b|\brådene er kilde\w*|\b(?:råder|anbefaler) kilde\w*"
    r"|\bkilde\w* (?:egne |selv )?råd\b|\bkilde\w* (?:selv )?(?:råder|anbefaler|sætter)\b(?! (?:ikke noget|intet))"
    r"|\b(?:står|stå) (?:selv )?i kilden\b",
    re.IGNORECASE,
)
"""Words by which a template, or a page's sentence, says whose the texts beside it are."""

Claims = Iterator[tuple[str, bool]]


def obstacles(guide: Guide) -> Claims:
    """Advice that is called the sources' rests first of all on a point by which a source advises."""
    for view in guide.hindringer:
        for råd in view.råd:
            advises = guide.punkter[råd.opslag.belæg[0]].opslag.råder
            said = råd.kildens if view.ophav == "raad-blandet" else view.ophav == "raad-kildens"
            yield f"data/svaert.yaml: {view.opslag.id}: {råd.opslag.tekst[:40]}", said == advises


def self_check(guide: Guide) -> Claims:
    """A step that is called the source's advice rests on a point by which it advises."""
    for part in models(guide.katalog.selvtjek):
        if getattr(part, "fra", "") == "kilden":
            yield f"data/selvtjek.yaml: {part}", guide.punkter[points(part)[0]].opslag.råder


def recommendations(guide: Guide) -> Claims:
    """What a source is said to recommend rests only on points by which it advises."""
    for kilde in guide.katalog.kilder.kilder:
        for u in kilde.anbefalinger:
            advises = all(guide.punkter[point].opslag.råder for point in u.belæg)
            yield f"data/kilder.yaml: {kilde.id}: {u.tekst[:40]}", advises


def help_told_as_one(guide: Guide) -> Claims:
    """Where need and help are said to stand together in the source, the help itself rests on the point that says so."""
    items = {item.id: item for _, _, item in guide.katalog.opslag()}
    for part in models(guide.katalog.behov):
        if isinstance(part, Hjælp) and part.grundlag == "stærkt" and part.mål in items:
            yield f"data/behov.yaml: {part.mål}", bool(set(part.belæg) & set(points(items[part.mål])))


GRANTED: dict[str, Callable[[Guide], Claims]] = {
    r"kilderne råder selv til det|råder kilderne selv til det|kilderne råder ikke selv til det": obstacles,
    r"kildens råd": self_check,
    r"det anbefaler kilden": recommendations,
    r"kilden sætter selv de to sammen|koblingen står i kilden": help_told_as_one,
}
"""What templates may say of whose a text is, and what then has to hold of the data. A new phrase gets its rule here."""


def claims(guide: Guide, root: Path) -> Iterator[tuple[str, str]]:
    """Yield each text of templates and pages' sentences that says whose the texts beside it are, and its place."""
    told = [(one.place, one.text) for one in template_texts(root)]
    told += [(f"data/sider.yaml: {s.id}", s.tekst) for side in guide.katalog.sider.sider for s in side.sætninger]
    yield from ((place, text) for place, text in told if CLAIM.search(text))


def test_templates_claim_only_what_has_a_rule(guide: Guide, root: Path) -> None:
    stray = [
        f"{place}: {text.strip()[:90]}"
        for place, text in claims(guide, root)
        if not any(re.search(phrase, text, re.IGNORECASE) for phrase in GRANTED)
    ]
    assert stray == [], "skabelonen siger, hvem teksterne er fra – sig det efter punktets art, og giv det en regel her"


@pytest.mark.parametrize("rule", GRANTED.values(), ids=lambda rule: rule.__name__)
def test_what_is_called_the_sources_is_theirs(rule: Callable[[Guide], Claims], guide: Guide) -> None:
    held = list(rule(guide))
    assert held
    assert [where for where, true in held if not true] == [], "kilden fortæller det, men råder ikke til det"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Andre siger det sådan", True),
        ("Rådene er kildernes. Rækkefølgen er vores.", True),
        ("Kilden sætter selv de to sammen.", True),
        ("Hvad andre har oplevet med følgeskab", False),
        ("Find ud af, hvad kilderne siger", False),
    ],
)
def test_a_claim_is_known(text: str, claim: bool) -> None:
    assert bool(CLAIM.search(text)) is claim
