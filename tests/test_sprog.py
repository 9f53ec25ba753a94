"""The Danish is spelt right and easy to read, wherever a reader meets it: data, narrative pages and templates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hunspell import Hunspell

from tests import helpers, reader, test_mini
from vejledningsguide.cards import FOLDER
from vejledningsguide.felter import Grund
from vejledningsguide.katalog import Katalog
from vejledningsguide.reader import show
from vejledningsguide.text import lix
from vejledningsguide.values import REFERENCE
from vejledningsguide.walk import Sti

ORDBOG = helpers.ROOT / "src" / "vejledningsguide" / "ordbog"
OWN = helpers.ROOT / "data" / "egne-ord.txt"

GUIDE_LIX, MODULE_LIX = 48, 52
TOO_HARD = "siden er for svær at læse (lix) – skriv kortere sætninger og kortere ord"
EASY = (
    *("foelgeskab/", "erfaringer/", "rammer/", "samtalen/", "guider/", "spoergsmaal/"),
    *("vaerktoejer/", "kompetencebehov/", "svaert/", "er-i-klar/"),
)
"""Each of these pages, and everything below it, is easy to read."""

SKIPPED = {"afsnit", "felt", "om", "værdi"}
"""Free texts that are somebody else's: a source's section and its facts as they stand in it; and names of fields."""

WORD = re.compile(r"[^\W_]+(?:[.’'&/-][^\W_]+)*[.-]?")
PARTS = re.compile(r"[-/&’']")
ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:dk|org|com)\b\S*")


@dataclass(frozen=True)
class Told:
    """A Danish text and where it stands."""

    place: str
    text: str


def free_texts(value: Any, sti: Sti = (), free: bool = False) -> Iterator[tuple[Sti, str]]:
    """Yield every text of a model that an editor wrote freely, with the way to it; ids, links and choices are not."""
    if isinstance(value, Grund):
        for name, info in type(value).model_fields.items():
            if name not in SKIPPED:
                yield from free_texts(getattr(value, name), (*sti, name), test_mini.is_free(info))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from free_texts(item, (*sti, place), free)
    elif free and isinstance(value, str):
        yield sti, value


def data_texts(katalog: Katalog) -> Iterator[Told]:
    """Yield every free text of the data; a link inside one is the words it shows."""
    for name, content in katalog.files():
        for sti, text in free_texts(content):
            place = katalog.place(name, sti)
            shown = REFERENCE.sub(lambda match: match["tekst"] or " ", text)
            yield Told(f"{place.fil}:{place.linje}: {show(sti)}", shown)


def narrative_texts(root: Path) -> Iterator[Told]:
    """Yield the lines of the pages in content/; names of files and fields are no Danish."""
    for path in sorted((root / "content").rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            text = re.sub(r"\{:[^}]*\}|`[^`]*`|(?<=\])\([^)]*\)|^(?:title|description):", " ", line)
            yield Told(f"{path.relative_to(root).as_posix()}:{number}", text)


ATTRIBUTE = re.compile(r"""(?:aria-label|title|placeholder|alt)="([^"{]*)""")
QUOTED = re.compile(r"""'([^']*)'""")
CODE = re.compile(r"<code>.*?</code>|&lt;.*&gt;")
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def template_texts(root: Path) -> Iterator[Told]:
    """Yield what a reader sees of the templates: text, labels, and the Danish words inside Jinja's expressions."""
    folder = root / "overrides"
    for path in sorted([*folder.glob("*.html"), *folder.glob("makroer/*"), *folder.glob("sider/*/*")]):
        source = re.sub(
            r"\{#.*?#\}", lambda match: "\n" * match[0].count("\n"), path.read_text("utf-8"), flags=re.DOTALL
        )
        for number, line in enumerate(source.split("\n"), 1):
            place = f"{path.relative_to(root).as_posix()}:{number}"
            for jinja in JINJA.findall(line):
                for words in QUOTED.findall(jinja):
                    if re.match(r"[A-ZÆØÅ]|\S+ \S", words) and not re.search(r"[/_<>#.=]\S|--", words):
                        yield Told(place, words)
            line = CODE.sub(" ", line)
            plain = JINJA.sub(" ", re.sub(r"\{:[^}]*\}\s*$", " ", line))
            for label in ATTRIBUTE.findall(plain):
                yield Told(place, label)
            yield Told(place, re.sub(r"<[^>]*>|&\w+;|[\w-]+=\"[^\"]*\"", " ", plain))


def other_texts() -> Iterator[Told]:
    """Yield the Danish of the code: the fixed pages, the choices of a field, and what fields are for."""
    for model in test_mini.MODELS:
        for name, info in model.model_fields.items():
            yield Told(
                f"{model.__name__}.{name}",
                re.sub(r"\[\[.*?\]\]|[\w/]+\.yaml|data/[\w/<>.]+", " ", info.description or ""),
            )
            for part in test_mini.parts(info.annotation):
                if get_origin(part) is Literal:
                    for choice in get_args(part):
                        yield Told(f"{model.__name__}.{name}", choice)


@cache
def dictionary() -> Hunspell:
    """Return Hunspell's Danish."""
    return Hunspell("da_DK", hunspell_data_dir=str(ORDBOG))


class Speller:
    """Hunspell's Danish, and our own list; each word is looked up once."""

    def __init__(self, own: Collection[str] = ()) -> None:
        self.own = own
        self.used: set[str] = set()
        self.known: dict[str, bool] = {}

    def faults(self, text: str) -> Iterator[str]:
        """Yield each word of a text that is spelt wrong."""
        for match in WORD.finditer(ADDRESS.sub(" ", text.replace("\u00ad", ""))):
            word = match[0]
            if word not in self.known:
                self.known[word] = self._knows(word)
            if not self.known[word]:
                yield word.rstrip(".-")

    def _knows(self, word: str) -> bool:
        """Return whether a word, or each part of it around hyphens, is spelt right; what holds a digit is a code."""
        bare = word.rstrip(".-")
        if self._spelt(word) or self._spelt(bare):
            return True
        pieces = [piece for piece in PARTS.split(bare) if piece]
        return len(pieces) > 1 and all(map(self._spelt, pieces))

    def _spelt(self, word: str) -> bool:
        if re.search(r"\d", word):
            return not PARTS.search(word)
        for form in (word, word.removesuffix("s"), word[:1].lower() + word[1:]):
            if form in self.own:
                self.used.add(form)
                return True
        return bool(dictionary().spell(word))


LETTERS = "abcdefghijklmnopqrstuvwxyzæøåé"
ENDING = 3
"""So many letters at the end of a word may be its inflection."""


def slips(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each word that the dictionary only knows as put together, and the commoner word it is one slip from.

    Danish lets almost any two words be joined, so «vejleding» passes as a «leding» by the «vej».
    """
    for word, count in counts.items():
        analyses = dictionary().analyze(word)
        if len(word) > ENDING and analyses and all("pa:" in analysis for analysis in analyses):
            for near in one_slip(word):
                if counts.get(near, 0) > max(1, count):
                    yield word, near


def one_slip(word: str) -> set[str]:
    """Return what a word is, once a letter before its ending is left out, added, changed or swapped with the next."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) - ENDING + 1)]
    found = {before + after[1:] for before, after in cuts}
    found |= {before + after[1] + after[0] + after[2:] for before, after in cuts}
    for letter in LETTERS:
        found |= {before + letter + rest for before, after in cuts for rest in (after, after[1:])}
    return found - {word}


def own_words() -> list[str]:
    """Return our own words, in the order of the list."""
    lines = OWN.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def texts(katalog: Katalog, root: Path) -> list[Told]:
    """Every Danish text there is."""
    return [*data_texts(katalog), *narrative_texts(root), *template_texts(root), *other_texts()]


class TestSpelling:
    def test_every_word_is_spelt_right(self, texts: list[Told]) -> None:
        speller = Speller(own_words())
        faults = [f"{told.place}: «{word}»" for told in texts for word in speller.faults(told.text)]
        if faults:
            mend = "ret ordet, eller skriv det i data/egne-ord.txt, hvis det er stavet rigtigt:"
            pytest.fail("\n".join([mend, *faults]), pytrace=False)

    def test_no_word_is_a_slip_of_one_that_is_commoner_here(self, texts: list[Told]) -> None:
        counts, places = Counter[str](), dict[str, str]()
        for told in texts:
            for match in WORD.finditer(ADDRESS.sub(" ", told.text)):
                for word in PARTS.split(match[0].rstrip(".-").lower()):
                    counts[word] += 1
                    places.setdefault(word, told.place)
        faults = [f"{places[word]}: «{word}» – mente du «{near}»?" for word, near in slips(counts)]
        assert counts["vejledning"] > 100
        assert faults == []

    @pytest.mark.parametrize("slip", ["vejleding", "vejldening", "vejlednning", "vejledming"])
    def test_a_slip_that_passes_as_a_new_word_is_found(self, slip: str) -> None:
        assert "vejledning" in one_slip(slip)
        found = list(slips({slip: 1, "vejledning": 2, "vejledninger": 5}))
        assert found == ([(slip, "vejledning")] if dictionary().spell(slip) else [])

    def test_our_own_words_are_needed(self) -> None:
        own = own_words()
        known = [word for word in own if dictionary().spell(word)]
        assert known == [], f"data/egne-ord.txt: {known} står i ordbogen i forvejen – slet dem"
        twice = [word for word, count in Counter(own).items() if count > 1]
        assert twice == [], f"data/egne-ord.txt: {twice} står der to gange – slet den ene linje"

    def test_the_texts_are_found_wherever_a_reader_meets_them(self, texts: list[Told]) -> None:
        homes = Counter(told.place.split(":")[0] for told in texts if told.text.strip())
        expected = ("data/guider/organisering.yaml", "data/belaeg/regionh.yaml", "data/tal.yaml", "data/behov.yaml")
        for home in (
            *expected,
            "content/om.md",
            "overrides/main.html",
            "overrides/sider/sider/forside.md",
            "data/sider.yaml",
        ):
            assert homes[home] > 5, home
        found = {told.text for told in texts}
        assert {"Forslag", "Hovedmenu", "metode"} <= found
        assert [text for text in found if text.startswith(("http", "kt-guide-", "../", "sider/"))] == []

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ("Vejledere taler med eleven, bl.a. om læringsmål.", []),
            ("Vejlederne talr med eleven.", ["talr"]),
            ("social- og sundhedsuddannelsen, PAU- og XQZ-elever", ["XQZ-elever"]),
            ("Et A4-ark fra 2017–2022 om 48381 på A4-vrk.", ["A4-vrk"]),
            ("Se https://exampel.invalid/xyzzy og uddannelsesstatistik.dk.", []),
            ("NCE's og FEVUs elever", ["NCE's", "FEVUs"]),
            ("oplæring/klinik, oplærng/klinik", ["oplærng/klinik"]),
            ("under\u00advisning", []),
        ],
    )
    def test_what_is_wrong_is_found_and_nothing_else(self, text: str, wrong: list[str]) -> None:
        assert list(Speller().faults(text)) == wrong

    def test_our_own_words_may_be_bent_and_joined(self) -> None:
        speller = Speller(["NCE", "preboarding"])
        assert list(speller.faults("NCE's forslag, NCE-modul, NCEs. Preboarding er ikke nce.")) == ["nce"]
        assert speller.used == {"NCE", "preboarding"}

    def test_the_dictionary_is_whole_and_says_whose_it_is(self) -> None:
        assert {path.name for path in ORDBOG.iterdir()} == {*("da_DK.aff", "da_DK.dic", "LICENSE", "README.md")}
        licence = (ORDBOG / "LICENSE").read_text(encoding="utf-8")
        assert [
            name for name in ("GPL version 2.0", "LGPL version 2.1", "MPL version 1.1") if name not in licence
        ] == []


@pytest.fixture(scope="module")
def hard(site: Path) -> Mapping[str, float]:
    """How hard each page of the built site is to read, by its address."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        if name.startswith(FOLDER):  # a card says what its page does
            continue
        sentences = [text if text[-1] in ".!?:" else f"{text}." for text in reader.prose(path.read_text("utf-8"))]
        found[name] = lix(" ".join(sentences))
    return found


class TestReadability:
    def test_guides_are_easy_to_read(self, hard: Mapping[str, float]) -> None:
        pages = {name: round(value, 1) for name, value in hard.items() if name.startswith(EASY)}
        assert pages
        assert {name: value for name, value in pages.items() if value > GUIDE_LIX} == {}, TOO_HARD

    def test_modules_are_not_hard_to_read(self, hard: Mapping[str, float]) -> None:
        pages = {name: round(value, 1) for name, value in hard.items() if name.startswith("moduler/")}
        assert pages
        assert {name: value for name, value in pages.items() if value > MODULE_LIX} == {}, TOO_HARD

    def test_every_page_has_something_to_measure(self, hard: Mapping[str, float]) -> None:
        assert [name for name, value in hard.items() if value < 10] == []
