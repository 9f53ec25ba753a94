"""An edition's logo: an SVG of plain shapes in whole colours. It is checked, and drawn anew with only what it needs.

The header shows it out of the file of icons, where a strict policy lets no style and no script of it work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from .errors import Fejl
from .values import Fejltekst

HIGH = 36.0
"""So many pixels is the mark high in the header."""
WIDEST, TALLEST = 4.0, 0.5
"""How many times as wide as it is high a logo may be, and must."""
MOST = 20_000
SVG = "http://www.w3.org/2000/svg"
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
PAINTED = (
    *("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"),
    *("stroke-dashoffset", "fill-rule", "opacity", "fill-opacity", "stroke-opacity"),
)
"""What a shape may say of its looks, as an attribute or in `style`, which is written anew as attributes."""
DRAWN = {
    *("transform", "d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points"),
    *PAINTED,
}
UNSEEN = {"title", "desc", "metadata", "defs"}
"""What draws nothing by itself: it is left out."""
COLOURS = "brug hele farver uden overgange, skygger og masker, og gem igen"
UNFIT = {
    "script": "slet det; et logo må ikke gøre noget",
    "style": "gem logoet igen med farverne på figurerne, i mange programmer kaldet «presentation attributes»",
    "foreignObject": "slet det, eller tegn det som figurer",
    "image": "tegn logoet som figurer; et foto kan ikke bruges",
    "a": "slet linket, og lad figurerne stå",
    **dict.fromkeys(("text", "tspan", "textPath"), "gør teksten til kurver, og gem igen"),
    **dict.fromkeys(("use", "symbol"), "gem logoet igen uden figurer, der bruges flere gange"),
    **dict.fromkeys(("linearGradient", "radialGradient", "pattern", "filter", "mask", "clipPath"), COLOURS),
    **dict.fromkeys(("animate", "animateTransform", "animateMotion", "set"), "slet bevægelsen"),
}
WORKING = {"script", "style", "foreignObject"}
"""What is told even where it would draw nothing."""
AGAIN = "gem logoet igen som «almindelig SVG» (plain SVG)"
NAMED = {"black": "#000000", "white": "#ffffff"}


def file_name(value: str) -> str:
    """Return the name of a logo's file; raise Fejltekst for what is none."""
    if not re.fullmatch(r"[a-z0-9-]+\.svg", value):
        raise Fejltekst(
            f"«{value}» er ikke navnet på en SVG-fil", "læg filen ved siden af udgave.yaml, og skriv logo.svg"
        )
    return value


@dataclass(frozen=True)
class Logo:
    """A logo that is in order: the part of the plane that it fills, its shapes, and the colours they are painted in;
    None stands for a colour that isn't known."""

    box: tuple[float, float, float, float]
    figures: str
    colours: frozenset[str | None]

    @property
    def width(self) -> int:
        """How many pixels wide it is where it is as high as the mark."""
        return round(HIGH * self.box[2] / self.box[3])

    def mark(self, id_: str) -> str:
        """Return it as an element of SVG, as high as the mark."""
        left, top, _, height = self.box
        moved = f"scale({HIGH / height:.5g}) translate({0 - left:g} {0 - top:g})"
        return f'<g id="{id_}"><g transform="{moved}">{self.figures}</g></g>'


class _Stop(Exception):
    """Raised when reading on would be of no use, or unsafe."""


class _Reading:
    """One pass through a file: what is wrong with it, and what is left of it."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.faults: list[Fejl] = []
        self.out: list[str] = []
        self.colours: set[str | None] = set()
        self.box: tuple[float, float, float, float] | None = None
        self.left_out = 0
        self.fills: list[str] = ["black"]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end

    def fail(self, message: str, advice: str) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.faults.append(Fejl(self.shown, *place, "", message, advice))

    def doctype(self, *_: object) -> None:
        self.fail("logoet har en DOCTYPE, som kan hente noget udefra", "slet linjen fra «<!DOCTYPE» til «>»")
        raise _Stop

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.fills[1:] and (space, local) != (SVG, "svg"):
            self.fail("filen er ikke et SVG-billede", AGAIN)
            raise _Stop
        whole = self.left_out == 0
        if whole and (space != SVG or local in UNSEEN):
            self.left_out += 1
            return
        if space == SVG and local in UNFIT and (whole or local in WORKING):
            self.fail(f"logoet har et «{local}»", UNFIT[local])
            whole = False
        if not whole:
            self.left_out += 1
            return
        if local not in SHAPES | {"g"} and self.fills[1:]:
            self.fail(f"logoet har et «{local}», som ikke kan tegnes her", AGAIN)
            self.left_out += 1
            return
        kept = dict(self.kept(attributes))
        self.fills.append(kept.get("fill", self.fills[-1]))
        if local == "svg":
            self.box = self.viewbox(attributes)
            kept = {one: said for one, said in kept.items() if one in PAINTED}
        if local in SHAPES:
            self.colours |= set(map(known, (self.fills[-1], kept.get("stroke", "none")))) - {"none"}
        written = "".join(f" {one}={quoteattr(said)}" for one, said in kept.items())
        self.out.append(f"<{'g' if local == 'svg' else local}{written}{'/' if local in SHAPES else ''}>")

    def end(self, name: str) -> None:
        if self.left_out:
            self.left_out -= 1
            return
        self.fills.pop()
        if name.rpartition(" ")[2] not in SHAPES:
            self.out.append("</g>")

    def kept(self, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the attributes that draw; tell of those that would do something."""
        said = dict(attributes)
        for part in said.pop("style", "").split(";"):
            name, _, value = part.partition(":")
            said |= {name.strip(): value.strip()} if name.strip() in PAINTED else {}
        for name, value in said.items():
            local = name.rpartition(" ")[2]
            if local == "href" or local.lower().startswith("on"):
                self.fail(f"logoet har «{local}», som henter eller gør noget", "slet det")
            elif name in DRAWN and re.search(r"url\s*\(|\\", value):
                self.fail(f"logoets «{name}» henviser til noget andet: {value[:40]}", COLOURS)
            elif name in DRAWN:
                yield name, " ".join(value.split())

    def viewbox(self, attributes: Mapping[str, str]) -> tuple[float, float, float, float] | None:
        """Return the part of the plane that is shown; tell where it isn't said, or has a form that fits nowhere."""
        numbers = re.findall(r"-?\d*\.?\d+", attributes.get("viewBox", ""))
        if len(numbers) != 4 or float(numbers[2]) <= 0 or float(numbers[3]) <= 0:
            sides = [re.match(r"\d*\.?\d+", attributes.get(side, "")) for side in ("width", "height")]
            shown = " ".join(side[0] for side in sides if side) if all(sides) else "0 0"
            self.fail("logoet siger ikke, hvor stort det er", f'skriv viewBox="0 0 {shown}" i <svg>')
            return None
        left, top, width, height = map(float, numbers)
        if not TALLEST <= width / height <= WIDEST:
            message = "logoet er for bredt" if width > height else "logoet er for højt"
            self.fail(
                f"{message}: {width:g} gange {height:g}",
                "beskær det; det må være fra dobbelt så højt til fire gange så bredt",
            )
        return left, top, width, height


def known(colour: str) -> str | None:
    """Return a colour as # and six signs; `none` for none at all, and None for one that isn't known."""
    colour = NAMED.get(colour.lower(), colour.lower())
    if re.fullmatch("#[0-9a-f]{3}", colour):
        colour = "#" + "".join(2 * sign for sign in colour[1:])
    return colour if colour == "none" or re.fullmatch("#[0-9a-f]{6}", colour) else None


def read_logo(path: Path, shown: str) -> tuple[Logo | None, list[Fejl]]:
    """Return the logo in a file, which messages call `shown`, or all that is wrong with it."""
    raw = path.read_bytes()
    reading = _Reading(shown)
    if len(raw) > MOST:
        message = f"logoet fylder {len(raw) // 1000} kB, og det må højst fylde {MOST // 1000}"
        reading.faults.append(Fejl(shown, 1, 1, "", message, "gem det uden skjulte lag og med færre punkter"))
        return None, reading.faults
    try:
        reading.parser.Parse(raw, True)
    except _Stop:
        return None, reading.faults
    except expat.ExpatError as error:
        reading.faults.append(Fejl(shown, error.lineno, error.offset + 1, "", "filen kan ikke læses som SVG", AGAIN))
    except (UnicodeDecodeError, LookupError):
        reading.faults.append(Fejl(shown, 1, 1, "", "filen kan ikke læses som SVG", "gem den i kodningen UTF-8"))
    if not reading.faults and not reading.colours:
        reading.faults.append(Fejl(shown, 1, 1, "", "logoet er tomt", AGAIN))
    if reading.faults or reading.box is None:
        return None, reading.faults
    return Logo(reading.box, "".join(reading.out), frozenset(reading.colours)), []
