"""How an editor's text becomes a value: what is read, what is refused, and what is told about it in Danish."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

REFERENCE = re.compile(r"\[\[(?P<id>[^\[\]|]*)(?:\|(?P<tekst>[^\[\]|]*))?\]\]")
"""A link inside a text: [[id]] or [[id|the words to show]]."""


FACT = re.compile(r"\[\[(?P<id>[a-z0-9-]+)\.(?P<felt>[^\[\]|.\s]+)\]\]")
"""A figure inside a text: [[sosu-basis.dage]] is what the item's field says."""

FIRST_YEAR = 2000
"""No source is older, and nobody checked anything before."""


class Fejltekst(ValueError):
    """A rule that a value breaks, told in Danish: what is wrong, and what to do about it."""

    def __init__(self, besked: str, rettelse: str) -> None:
        super().__init__(f"{besked} – {rettelse}")
        self.besked = besked
        self.rettelse = rettelse


def refuse_markup(value: str) -> str:
    """Return `value`; raise Fejltekst where it holds HTML."""
    if "<" in value or ">" in value:
        raise Fejltekst("teksten indeholder HTML eller en vinkelparentes", "skriv ren tekst uden < og >")
    return value


def one_line(value: str) -> str:
    """Return `value`; raise Fejltekst where it runs over several lines."""
    if "\n" in value:
        raise Fejltekst("feltet skal stå på én linje", "fjern linjeskiftet")
    return value


def refuse_links(value: str) -> str:
    """Return `value`; raise Fejltekst where it holds a link: it is shown as it stands, brackets and all."""
    if "[[" in value or "]]" in value:
        value, kept = FACT.sub("", value), value
        if "[[" not in value and "]]" not in value:
            return kept  # figures are written out before anything is shown
        whole = not re.search(r"\[\[|\]\]", REFERENCE.sub("", value))
        if whole:
            raise Fejltekst("her kan der ikke stå et link", "skriv kun tekst")
        raise Fejltekst("et link er ikke skrevet rigtigt", "skriv [[id]] eller [[id|tekst]]")
    return value


def safe_address(value: str) -> str:
    """Return an absolute http(s) address; raise Fejltekst for any other scheme or a missing host."""
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise Fejltekst(f"«{value}» er ikke en gyldig adresse", "skriv hele adressen, fx https://sevu.dk/") from error
    if parts.scheme not in ("https", "http") or not parts.netloc:
        raise Fejltekst(f"«{value}» er ikke et tilladt link", "skriv en adresse, der begynder med https://")
    if any(char.isspace() for char in value):
        raise Fejltekst(f"«{value}» indeholder et mellemrum", "fjern mellemrummet fra adressen")
    return value


def read_date(value: Any) -> Any:
    """Turn the text ÅÅÅÅ-MM-DD into a date; raise Fejltekst for any other way of writing one."""
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise Fejltekst(f"«{value}» er ikke en dato", "skriv den som ÅÅÅÅ-MM-DD, fx 2026-11-20")
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise Fejltekst(f"«{value}» findes ikke i kalenderen", "ret dag eller måned") from error
        if day.year < FIRST_YEAR:
            raise Fejltekst(f"{value} ligger før år {FIRST_YEAR}", "ret årstallet")
        return day
    return value


def number_reader(most: int, advice: str) -> Callable[[Any], Any]:
    """Return what turns plain digits into a number from 1 to `most`.

    010, 1_000, 12:30 and 3.0 are refused rather than guessed at.
    """

    def read(value: Any) -> Any:
        if isinstance(value, str):
            if not re.fullmatch(r"0|[1-9][0-9]*", value):
                raise Fejltekst(f"«{value}» er ikke et helt tal", advice)
            if not 1 <= (int(value) if len(value) <= 9 else most + 1) <= most:
                raise Fejltekst(f"{value} kan ikke passe", f"skriv et tal fra 1 til {most}")
            return int(value)
        return value

    return read


def read_yes_no(value: Any) -> Any:
    """Turn true or false into a bool; no other word (ja, no, on, 1) is taken for one."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise Fejltekst(f"«{value}» er hverken true eller false", "skriv true eller false")
        return value == "true"
    return value


def one_or_more(value: Any) -> Any:
    """Let an editor write one value without brackets where a list is meant."""
    return (value,) if isinstance(value, str | int) else value


def rising(value: tuple[int, ...]) -> tuple[int, ...]:
    """Return numbers that a source disagrees about; raise Fejltekst when there is none, or not each once in order."""
    if not value:
        raise Fejltekst("listen er tom", "skriv tallet, eller slet linjen, når kilden ikke siger det")
    if list(value) != sorted(set(value)):
        raise Fejltekst(f"{list(value)} er ikke tal i stigende orden", "skriv hvert tal én gang, og det mindste først")
    return value
