"""The signs an editor's text is made of: which are put right in silence, and which are refused with their code point.

This is the one place for that rule; CONTRIBUTING tells it to editors. What looks the same to a reader and would only
trip the search, the hyphenation and the ids is put right: wide, narrow and hard spaces, hard hyphens, soft hyphens,
ligatures out of a PDF. Whatever can't be seen, turns the reading direction, stands for a sign that was lost, or is not
in the font of the site and its PDFs, is refused: nobody can tell what a reader would meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LATIN = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœ"
SIGNS = "¡¢£¤¥¦§©«®°±²³µ¶·¹»¼½¾¿×÷–—‘’‚“”„•…‹›€™↑↓−"
GOOD = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(f"\n{LATIN}{SIGNS}")
"""The signs that may stand in a text: those of Figtree (a test holds them to it) that can't be taken for another."""

FOREIGN = re.compile(f"[^ -~\\n{LATIN}{SIGNS}]")
"""Any other sign; to look for one takes a third of the time of asking GOOD."""

HARD = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that look like the ordinary one, or nearly so."""

_NORMAL = str.maketrans(
    dict.fromkeys(HARD, " ")
    | {"\u00ad": "", "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u00b4": "’", "\u02bc": "’"}
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_MARKS = "◦▪▫■□●○‣⁃∙◆◇➢➤✓✔\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf02d"
"""What Word and others put before the points of a list, beside those in SIGNS."""

_ENDING = re.compile(r" +\n")

_STRUCTURE = re.compile(rf"^(?: *(?:- +)*)([{HARD}])|^ *(?:- +)*(-|[\wæøåÆØÅ]+ ?:)([{HARD}])")


def normal(text: str) -> str:
    """Return a text as it is kept: composed letters, ordinary line ends, spaces and hyphens.

    Spaces that end a line are left out: folded, they would stand double, and two words no longer be one term.
    """
    text = (text if text.isascii() else unicodedata.normalize("NFC", text)).replace("\r\n", "\n")
    if not text.isascii() and FOREIGN.search(text):
        text = text.translate(_NORMAL)
    return _ENDING.sub("\n", text) if " \n" in text else text


def refused(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place (from 0), message and advice for each row of signs that can't stand in a text."""
    if not FOREIGN.search(text):
        return
    last = -2
    for place, sign in enumerate(text):
        if sign in GOOD or ord(sign) in _NORMAL:
            continue
        if place > last + 1:
            yield place, *_told(sign)
        last = place


def _told(sign: str) -> tuple[str, str]:
    """Return what is wrong with a sign, and what to do."""
    code, category = f"U+{ord(sign):04X}", unicodedata.category(sign)
    if sign in _MARKS:
        return f"her står et listemærke fra et andet program ({code})", "skriv «- » foran hvert punkt, og begynd med |"
    if sign == "\ufffd":
        return f"her er et bogstav gået tabt ({code})", "se i kilden, hvad der stod, og skriv det"
    if sign == "\t":
        return f"her står en tabulator ({code})", "skriv mellemrum"
    if category == "Co":
        return (
            f"her står et tegn fra en skrift, som kun findes i et andet program ({code})",
            "slet det, og skriv det om",
        )
    if category in ("Mn", "Me", "Mc"):
        return f"her står en løs accent ({code})", "slet den, og skriv bogstavet om"
    if category[0] in "CZ":
        return f"her står et usynligt tegn ({code})", "slet tegnet, og skriv stedet om"
    if category[0] == "L":
        advice = "skriv det om; det kan ligne et almindeligt bogstav"
        return f"bogstavet «{sign}» ({code}) er ikke blandt dem, guiden kan vise", advice
    return f"tegnet «{sign}» ({code}) er ikke blandt dem, guiden kan vise", "sig det med ord"


def hard_space(line: str) -> tuple[int, str] | None:
    """Return where a line has a space that YAML doesn't take for one, from 0, and after what; None without one."""
    if not (found := _STRUCTURE.match(line)):
        return None
    if found[1]:
        return found.start(1), "i indrykningen" if not line[: found.start(1)].strip() else "efter «-»"
    return found.start(3), "efter «-»" if found[2] == "-" else "efter kolon"


def named(sign: str) -> str:
    """Return a sign as a message can name it: what nobody sees by its code point, too."""
    if sign == " ":
        return "et mellemrum"
    seen = sign if sign in GOOD and sign != "\n" else ""
    return f"«{seen}»" if seen else f"et usynligt tegn (U+{ord(sign):04X})"
