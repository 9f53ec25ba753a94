"""The picture that chat and mail show beside a link to a page: its title, its kind and who publishes it.

A site that only this machine can read has none. They are made where the PDFs are, and kept under the fingerprint of
all that went into them; a page whose picture has not been made shows none.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from .addresses import is_local
from .farver import TOKENS
from .guide import Side
from .hyphens import divided
from .identitet import token_sheet
from .opsaetning import kept, setting

if TYPE_CHECKING:
    from PIL import ImageFont

KEPT = "deling"
PUBLISHED = "assets/deling/"
FONT = Path(__file__).parent / "paper" / "skrift" / "figtree-latin-wght-normal.woff2"
MANY = 40
"""Of a kind with more pages than this, all share one picture: nobody tells them apart by it."""
SIZE = (1200, 630)
MARGIN = 84
LETTERS = (80, 72, 64, 56, 48)
"""The sizes of a title, largest first: the first that stands between what is above and below it is chosen."""
LEADING, ABOVE, HIGH = 1.16, 150, 345
"""A line is so many times as high as its letters; a title begins so far down, and has so much room."""
COLOURS = 16
"""So many are left in the file: two inks on one ground, and what lies between."""
BOLD, PLAIN = 700, 500
WHITE = "#fff"
_PIECES = re.compile(r"(?<=[-–/])(?=\w)|\u00ad")


Vist = Mapping[str, str]
"""The path of a picture (`sti`), and in words what is on it (`alt`)."""


@dataclass(frozen=True)
class Billede:
    """What a picture shows."""

    titel: str
    slags: str
    navn: str
    afsender: str
    bund: str
    pynt: str

    @property
    def navngivet(self) -> str:
        """The name of its file, which changes when anything on it does."""
        told = f"{self}{version('pillow')}".encode() + FONT.read_bytes() + Path(__file__).read_bytes()
        return f"{hashlib.sha256(told).hexdigest()[:16]}.png"


def pictures(pages: Iterable[Side], root: Path, address: str) -> dict[str, Billede]:
    """Return what each page's picture shows, by the page's address; nothing of a site that only this machine
    reads, or that has no colours of ours."""
    if is_local(address) or not (root / TOKENS).is_file():
        return {}
    tokens = token_sheet(root)
    inks = [re.findall(rf"--{name}: (#[0-9a-f]+)", tokens)[0] for name in ("mærke", "lys")]
    name, sender = setting(root, "site_name").værdi, setting(root, "afsender").værdi
    sider = [side for side in pages if not side.videre]
    count = Counter(side.form for side in sider)
    found = {}
    for side in sider:
        above = [title for title, _ in side.krummer]
        title, kind = side.titel, above[-1] if above else ""
        if count[side.form] > MANY:
            title, kind = above[min(1, len(above) - 1)], above[0]
        found[side.adresse] = Billede(title, kind, name, sender, inks[0], inks[1])
    return found


def kept_pictures(wanted: Mapping[str, Billede], root: Path) -> tuple[dict[str, Vist], dict[str, bytes]]:
    """Return each page's picture that has been made, by the page's address, and the files by their path."""
    shown: dict[str, Vist] = {}
    files: dict[str, bytes] = {}
    for address, picture in wanted.items():
        place = kept(root, KEPT) / _name(picture)
        if place.is_file():
            path = f"{PUBLISHED}{place.name}"
            shown[address] = {
                "sti": path,
                "alt": " – ".join(filter(None, (picture.slags, picture.titel, picture.navn))),
            }
            files[path] = files.get(path) or place.read_bytes()
    return shown, files


def make_pictures(wanted: Mapping[str, Billede], root: Path) -> int:
    """Make the pictures that are missing, and throw away those that nobody wants; return how many were made."""
    folder = kept(root, KEPT)
    by_place = {folder / _name(picture): picture for picture in wanted.values()}
    missing = {place: picture for place, picture in by_place.items() if not place.is_file()}
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
    for place, picture in missing.items():
        half = place.with_suffix(f".{os.getpid()}")  # whoever reads meanwhile gets all of it or nothing
        half.write_bytes(draw(picture))
        half.replace(place)
    for old in set(folder.glob("*.png")) - set(by_place) if by_place else ():
        old.unlink()
    return len(missing)


@cache
def _name(picture: Billede) -> str:
    return picture.navngivet


def draw(picture: Billede) -> bytes:
    """Return a picture as a PNG of few colours."""
    from PIL import Image, ImageDraw  # slow to load, and seldom needed

    image = Image.new("RGB", SIZE, picture.bund)
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    room = width - 2 * MARGIN
    pen.rectangle((0, 0, 20, height), fill=picture.pynt)
    if picture.slags:
        pen.text((MARGIN, MARGIN - 14), fitted(picture.slags, _font(34, PLAIN), room), WHITE, _font(34, PLAIN))
    size, lines = set_title(picture.titel, room)
    for place, line in enumerate(lines):
        pen.text((MARGIN, ABOVE + place * size * LEADING), line, WHITE, _font(size, BOLD))
    pen.text((MARGIN, height - 118), picture.navn, picture.pynt, _font(36, BOLD))
    if picture.afsender:
        left = MARGIN + pen.textlength(picture.navn, _font(36, BOLD)) + 24
        words = fitted(picture.afsender, _font(30, PLAIN), width - MARGIN - left)
        pen.text((left, height - 114), words, WHITE, _font(30, PLAIN))
    out = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", bits=4)
    return out.getvalue()


def set_title(title: str, room: float) -> tuple[int, list[str]]:
    """Return the size of a title's letters, and its lines; the last ends with «…» where even the smallest are too
    large."""
    for size in LETTERS:
        lines = list(wrapped(title, _font(size, BOLD), room))
        most = int(HIGH / (size * LEADING))
        if len(lines) <= most and all(_font(size, BOLD).getlength(line) <= room for line in lines):
            return size, lines
    return size, [*lines[: most - 1], fitted(f"{lines[most - 1]} …", _font(size, BOLD), room)]


def wrapped(text: str, font: ImageFont.FreeTypeFont, room: float) -> Iterator[str]:
    """Yield the lines of a text; a word that is wider than a line is divided as a Dane would."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if font.getlength(joined) <= room:
            line = joined
            continue
        if font.getlength(word) <= room:
            yield line
            line = word
            continue
        for piece in _PIECES.split(divided(word)):
            glue = " " if line and piece and word.startswith(piece) else ""
            if line and font.getlength(f"{line}{glue}{piece}-") > room:
                yield line if glue or line.endswith(("-", "–", "/")) else f"{line}-"
                line, glue = "", ""
            line += glue + piece
    if line:
        yield line


def fitted(text: str, font: ImageFont.FreeTypeFont, room: float) -> str:
    """Return a text that stands on one line, cut where it is too long."""
    while font.getlength(text) > room:
        text = f"{text.rstrip('… ')[:-1].rstrip()} …"
    return text


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(io.BytesIO(FONT.read_bytes()), size)
    font.set_variation_by_axes([weight])
    return font
