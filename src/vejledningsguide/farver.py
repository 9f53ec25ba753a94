"""An edition's two colours → the tokens of the style sheet, and whether all that they colour can be read.

Reckoned in OKLCH, where a colour of another hue that is as light has all but the same contrast: each token keeps the
lightness it has in the shared guide and takes its hue from one of the two. `mærke` is the sender's own: the header,
links and what can be done. `lys` shines on it (the mark below a menu's item, the edge of a shared picture), and gives
its hue to what is warm: small headings, tints, and links that the mouse is on. What has a meaning of its own (warnings,
hints, focus) and the calm grounds stay as they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from .values import Fejltekst

TOKENS = Path("content", "assets", "css", "tokens.css")
TEXT, EDGE = 4.5, 3.0
"""The least contrast by WCAG 2.2: of text (1.4.3), and of what is found by its edge (1.4.11)."""
GIVEN = ("mærke", "lys")
BRAND, WARM = ("petrol-lys", "hoved", "petrol-dyb", "petrol", "på-petrol"), ("kobber-lys", "kobber")
"""The tokens that follow each of the two: grounds before what is read on them."""
RICHER = 1.75
"""An edition's colours are at most so much stronger than ours: tints stay quiet."""
DEEPER = 0.06
"""Headings and pressed buttons are so much darker than the sender's own colour, or more."""
STEP = 0.004
VEIL = 0x26 / 0xFF
"""So much white lies over the header below the chosen item: base.css."""
PAPER = "#ffffff"
LIGHT, DARK = 0, 1
LOOKS = ("lyst udseende", "mørkt udseende")

Par = tuple[str, str]
"""A token's colour in the light look, and in the dark one."""

GROUNDS = {
    "papir": "sidens bund",
    "kort": "et kort",
    "sand": "en sandfarvet kasse",
    "sand-dyb": "en mørk sandfarvet kasse",
    "petrol-lys": "en kasse i jeres farve",
    "kobber-lys": "en varm kasse",
    "rav-lys": "en kasse med forbehold",
    "blå-lys": "en kasse med et råd",
    "ark": "hvidt papir",
}
TINTS = ("petrol-lys", "kobber-lys")
INKS = {"petrol": "links", "petrol-dyb": "overskrifter", "kobber": "små overskrifter"}
PAIRS = (
    ("på-hoved", "hoved", TEXT, "hvid tekst i sidehovedet"),
    ("på-hoved", "valgt", TEXT, "hvid tekst på det valgte menupunkt"),
    ("på-petrol", "petrol", TEXT, "teksten på en knap"),
    ("på-petrol", "petrol-dyb", TEXT, "teksten på en knap under musen"),
    *((ink, ground, TEXT, f"{told} på {on}") for ink, told in INKS.items() for ground, on in GROUNDS.items()),
    *((ink, ground, TEXT, "tekst på en farvet kasse") for ink in ("blæk", "blæk-svag") for ground in TINTS),
    *(("fokus", ground, EDGE, "rammen om et felt i fokus") for ground in TINTS),
    ("fokus-hoved", "hoved", EDGE, "rammen om et felt i fokus i sidehovedet"),
    ("lys", "valgt", EDGE, "stregen under det valgte menupunkt"),
    ("lys", "hoved", EDGE, "logoets og delebilledets lyse farve på jeres egen"),
)  # fmt: skip
"""What is seen on what: an ink, its ground, the least contrast, and how a message calls the two."""

_TOKEN = re.compile(r"^(  --([\wæøå-]+): )((?:light-dark|var)?\(?#?[^;]*);", re.MULTILINE)
_COLOUR = re.compile(r"#[0-9a-f]{6}|var\(--[\wæøå-]+\)")


def colour(value: str) -> str:
    """Return a colour with small letters; raise Fejltekst for what is none."""
    if not re.fullmatch("#[0-9a-f]{6}", value.lower()):
        advice = 'skriv # og seks tegn af 0–9 og a–f i anførselstegn, fx "#35286b"'
        raise Fejltekst(f"«{value}» er ikke en farve", advice)
    return value.lower()


def contrast(one: str, other: str) -> float:
    """Return how far apart two colours are, by WCAG: from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def require_contrast(name: str, given: Mapping[str, str], text: str | None = None) -> None:
    """Raise Fejltekst when the one of the two colours called `name` can't be read or seen somewhere: with the pair that
    fails worst, and the nearest colour that will do. `text` is the shared style sheet of tokens."""
    text = text or shared()
    if name == "lys" and _failing("mærke", given, text):  # which is told by itself
        given = {**given, "mærke": _nearest("mærke", given, text)}
    if not (failed := _failing(name, given, text)):
        return
    _, told, look, found, least = min(failed)
    shown = f"{math.floor(found * 100) / 100:.2f}".replace(".", ",")
    message = f"i {LOOKS[look]} har {told} kontrasten {shown}, og det skal være mindst {f'{least:g}'.replace('.', ',')}"
    raise Fejltekst(
        f"«{given[name]}» passer ikke: {message}", f"brug {_nearest(name, given, text)}, der ligger tættest på"
    )


@cache
def shared() -> str:
    """Return the style sheet of tokens that belongs to this program."""
    return (Path(__file__).parents[2] / TOKENS).read_text(encoding="utf-8")


def laid_over(text: str, given: Mapping[str, str]) -> str:
    """Return the style sheet of tokens with those that an edition's colours change."""
    made = derived(text, given["mærke"], given["lys"])

    def written(found: re.Match[str]) -> str:
        name = found[2]
        if name not in (*GIVEN, *BRAND, *WARM):
            return found[0]
        light, dark = made[name]
        own = "var(--mærke)" if "var(--mærke)" in found[3] else light
        return f"{found[1]}{light if light == dark else f'light-dark({own}, {dark})'};"

    head, end, rest = text.partition("\n}\n\n:root[")
    return _TOKEN.sub(written, head) + end + rest


def tokens(text: str) -> dict[str, Par]:
    """Return each colour of the style sheet by its token, as it is in the light look and in the dark one."""
    listed = _TOKEN.findall(text.partition("\n}\n\n:root[")[0])
    found = {name: (said[0], said[-1]) for _, name, value in listed if (said := _COLOUR.findall(value))}

    def solved(value: str, look: int) -> str:
        return value if value.startswith("#") else solved(found[value[6:-1]][look], look)

    return {name: (solved(pair[LIGHT], LIGHT), solved(pair[DARK], DARK)) for name, pair in found.items()}


@lru_cache(maxsize=512)
def derived(text: str, brand: str, bright: str) -> dict[str, Par]:
    """Return every colour of the style sheet with an edition's two, and the two grounds that are no tokens."""
    base = tokens(text)
    made = {**base, "mærke": (brand, brand), "lys": (bright, bright), "ark": (PAPER, base["papir"][DARK])}
    for names, source, given in ((BRAND, base["mærke"][LIGHT], brand), (WARM, base["lys"][LIGHT], bright)):
        depth, strength, hue = _oklch(given)
        factor = min(RICHER, strength / _oklch(source)[1])
        for name in names:
            looks = []
            for look in (LIGHT, DARK):
                light, chroma, _ = _oklch(base[name][look])
                if name in ("hoved", "petrol") and look == LIGHT:
                    looks.append(given)
                    continue
                if name == "petrol-dyb" and look == LIGHT:
                    light = max(0.0, min(light, depth - DEEPER))
                looks.append(_fitted(name, look, (light, chroma * factor, hue), made))
            made[name] = looks[LIGHT], looks[DARK]
            if name == "hoved":
                made["valgt"] = _veiled(made[name][LIGHT]), _veiled(made[name][DARK])
    return made


def _fitted(name: str, look: int, wanted: tuple[float, float, float], made: Mapping[str, Par]) -> str:
    """Return a colour, darkened or lightened until it is told from every ground that it stands on."""
    light, chroma, hue = wanted
    grounds = [(made[ground][look], least) for ink, ground, least, _ in PAIRS if ink == name]
    way = -STEP if (look == LIGHT) != (name == "på-petrol") else STEP
    while any(contrast(_hex(light, chroma, hue), ground) < least for ground, least in grounds) and 0 < light + way < 1:
        light += way
    return _hex(light, chroma, hue)


def _failing(name: str, given: Mapping[str, str], text: str) -> list[tuple[float, str, int, float, float]]:
    """Return the pairs in which one of the two fails: how badly, what it is, the look, the contrast, and the least."""
    own = {"mærke": {"hoved", "valgt", "petrol"}, "lys": {"lys"}}[name]
    made = derived(text, given["mærke"], given.get("lys") or tokens(text)["lys"][LIGHT])
    found = []
    for ink, ground, least, told in PAIRS:
        for look in (LIGHT, DARK):
            if not {ink, ground} & own or (name == "mærke" and (look == DARK or ink == "lys")):
                continue
            reached = contrast(made[ink][look], made[ground][look])
            if reached < least:
                found.append((reached / least, told, look, reached, least))
    return found


def _nearest(name: str, given: Mapping[str, str], text: str) -> str:
    """Return the colour of the same hue, as near in lightness as can be, that passes."""
    light, chroma, hue = _oklch(given[name])
    way = -STEP if name == "mærke" else STEP
    while 0 < light < 1:
        light += way
        if not _failing(name, {**given, name: (one := _hex(min(max(light, 0.0), 1.0), chroma, hue))}, text):
            return one
    return PAPER


def _veiled(one: str) -> str:
    return "#" + "".join(f"{round(part * 255 * (1 - VEIL) + 255 * VEIL):02x}" for part in _parts(one))


def _parts(one: str) -> Iterator[float]:
    return (int(one[place : place + 2], 16) / 255 for place in (1, 3, 5))


def _linear(one: str) -> list[float]:
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(one)]


@lru_cache(maxsize=4096)
def _luminance(one: str) -> float:
    red, green, blue = _linear(one)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklch(one: str) -> tuple[float, float, float]:
    """Return a colour's lightness from 0 to 1, its strength, and its hue in radians (Björn Ottosson, 2020)."""
    r, g, b = _linear(one)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    c = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, math.hypot(a, c), math.atan2(c, a)


@lru_cache(maxsize=4096)
def _hex(light: float, chroma: float, hue: float) -> str:
    """Return a colour as a style sheet says it, as strong as a screen can show it."""
    if found := _rgb(light, chroma, hue):
        return found
    least, most = 0.0, chroma
    for _ in range(12):
        middle = (least + most) / 2
        least, most = (middle, most) if _rgb(light, middle, hue) else (least, middle)
    return _rgb(light, least, hue) or PAPER


def _rgb(light: float, chroma: float, hue: float) -> str | None:
    a, c = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * c) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * c) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * c) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    parts = [12.92 * x if x <= 0.0031308 else 1.055 * x ** (1 / 2.4) - 0.055 for x in linear]
    if any(part < -0.002 or part > 1.002 for part in parts):
        return None
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02x}" for part in parts)
