"""The Danish breathes: sentences are neither chopped nor endless, file by file."""

from __future__ import annotations

import pytest

from tests.sprogmaal import breath, running, sentences, short_share, words
from vejledningsguide.katalog import Katalog

FEW = 20
"""A file with fewer sentences of running text is measured with the others in its folder, or not at all."""


@pytest.fixture(scope="module")
def files(katalog: Katalog) -> dict[str, list[str]]:
    """The sentences of running text in each file that has enough of them; the checklists are measured as one."""
    found: dict[str, list[str]] = {}
    for name, texts in running(katalog).items():
        if name == "soegeord.yaml":  # what readers type, as they type it
            continue
        found.setdefault("tjeklister" if name.startswith("tjeklister/") else name, []).extend(texts)
    return {name: texts for name, texts in found.items() if len(texts) >= FEW}


def breathes(found: list[str]) -> bool:
    """Return whether sentences are 12 to 18 words long on average, and at most one in ten is short."""
    return 12 <= breath(found) <= 18 and short_share(found) <= 10


def test_running_text_breathes(files: dict[str, list[str]]) -> None:
    told = {name: f"{breath(texts):.1f} ord, {short_share(texts):.0f} % korte" for name, texts in files.items()}
    chopped = {name: told[name] for name, texts in files.items() if not breathes(texts)}
    assert chopped == {}, "bind sætningerne sammen: fordi, så, men, selv om"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gå med. Så ser du det, fx hos en borger.", [2, 8]),
        ("Spørg fx. efter det, der står i [[rammer|rammerne]].", [8]),
        ("Uden punktum", []),
        ("Sig «Det er godt.» Vent så.\n- Et punkt i en liste.", [4, 2]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, expected: list[int]) -> None:
    assert [words(sentence) for sentence in sentences(text)] == expected


def test_a_chopped_file_is_found() -> None:
    assert not breathes(["Gå med.", "Så ser du noget, som du ikke ville have set, hvis du var blevet på kontoret."])
    assert breathes(["Når du går med, ser du noget, som du ikke kan se, mens du sidder på kontoret."])
