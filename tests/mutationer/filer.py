"""Slips that happen to whole files: how they are stored, which lie beside them, and the lists of what is published."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.mutationer.slags import AFVIST, ENS, KINDS, SYNLIGT


def crlf(_: Random, raw: bytes) -> bytes:
    return raw.replace(b"\n", b"\r\n")


BYTES: tuple[tuple[str, Callable[[Random, bytes], bytes], str], ...] = (
    ("crlf", crlf, ENS),
    ("cr", lambda _, raw: raw.replace(b"\n", b"\r"), SYNLIGT),
    ("uden-sidste-linjeskift", lambda _, raw: raw.rstrip(b"\n"), ENS),
    ("windows-1252", lambda _, raw: raw.decode().encode("cp1252", "replace"), AFVIST),
    ("utf-16", lambda _, raw: raw.decode().encode("utf-16"), AFVIST),
    ("utf-16-uden-mærke", lambda _, raw: raw.decode().encode("utf-16-le"), AFVIST),
    ("utf-8-med-mærke", lambda _, raw: b"\xef\xbb\xbf" + raw, SYNLIGT),
    ("mac-roman", lambda _, raw: raw.decode().encode("mac_roman", "replace"), AFVIST),
    ("dobbelt-utf-8", lambda _, raw: raw.decode().encode("utf-8").decode("latin-1").encode("utf-8"), SYNLIGT),
    (
        "løs-byte",
        lambda dice, raw: raw[: (at := dice.randrange(len(raw)))] + bytes([dice.randrange(128, 256)]) + raw[at:],
        AFVIST,
    ),
    ("nul-bytes", lambda _, raw: raw + b"\0" * 64, AFVIST),
)

STRAY: tuple[tuple[str, bytes, str], ...] = (
    ("content/referat.docx", b"PK\x03\x04", AFVIST),
    ("content/~$om.docx", b"\x00lock", AFVIST),
    ("content/Ny side på æøå.md", b"# Ny side\n", AFVIST),
    ("data/._erfaringer.yaml", b"\x00\x05\x16\x07", AFVIST),
    ("data/erfaringer (conflict copy).yaml", b"erfaringer: []\n", AFVIST),
    ("data/NY.YAML", b"erfaringer: []\n", AFVIST),
    ("data/erfaringer.yml", b"erfaringer: []\n", AFVIST),
    ("data/guider/kopi af organisering.yaml", b"id: x\n", AFVIST),
    ("data/tjeklister/.DS_Store", b"\x00", ENS),
    ("data/tjeklister/under/ny.yaml", b"id: ny\n", AFVIST),
    ("data/egne/erfaringer.yaml", b"erfaringer: []\n", AFVIST),
    ("content/om.md", b"# Om\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z\n", AFVIST),
    ("content/om.md", "# Om guiden på dansk: æøå\n".encode("cp1252"), AFVIST),
)
LISTS = ("data/adresser.txt", "data/punktnumre.txt", "data/egne-ord.txt")
"""The lists beside the YAML files, which slips happen to as well."""
OTHERS = ("mkdocs.yml", "content/om.md")
_LINES = (
    "<<<<<<< HEAD",
    "ikke en adresse",
    "/ny-side/",
    "/moduler",
    "http://x.dk/",
    "\u00a0",
    "refleksionskort 1a",
    "- x",
)


def list_slip(dice: Random, raw: bytes) -> bytes:
    """Return one of the lists with a line more or less."""
    lines = raw.decode().split("\n")
    at = dice.randrange(len(lines))
    if dice.random() < 0.5:
        lines.insert(at, dice.choice((*_LINES, lines[at])))
    else:
        del lines[at]
    return "\n".join(lines).encode()


def any_slip(dice: Random, raw: bytes) -> bytes:
    """Return a file that is no data after a slip of any kind."""
    if dice.random() < 0.2:
        return dice.choice(BYTES)[1](dice, raw)
    return dice.choice(KINDS).gør(dice, raw.decode()).encode("utf-8", "surrogatepass")
