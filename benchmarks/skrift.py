"""Makes the site's font out of the whole Figtree, and the faces that stand in for it while it is on its way.

    python benchmarks/skrift.py                 writes content/assets/skrift/figtree.woff2 and tells its bytes
    python benchmarks/skrift.py --faces FILE …  prints a face for each font file (regular or bold), for tokens.css

The subset holds the signs of Danish text and the weights the style sheets use, on one variable axis: two fixed weights
were 12.4 kB and two requests, one axis from 400 to 700 is 10.6 kB and one. Figtree is under the SIL Open Font License
without a reserved name, so a subset may keep its name; the licence stands beside it, and its address in the font.

A face's size-adjust is how much wider Figtree sets Danish text than the font that stands in; with it a line breaks at
the same words. Its ascent and descent are Figtree's, divided by that. The figures in tokens.css come from Liberation
Sans 2.1.5 (its widths are Arial's, and Helvetica's), Roboto 2.137 and DejaVu Sans 2.37. Windows, macOS and iOS have
Arial; Android has Roboto; most of Linux has one of the others.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
WHOLE = ROOT / "src/vejledningsguide/paper/skrift/figtree-latin-wght-normal.woff2"
PART = ROOT / "content/assets/skrift/figtree.woff2"
RARE = "$<>\\^`{|}~"
SIGNS = "".join(map(chr, set(range(0x20, 0x7F)) - set(map(ord, RARE)))) + "ÆØÅæøåÉé«»·–’…\u00a0"
WEIGHTS = (400, 700)
FEATURES = ["kern", "tnum"]
NAMES = [0, 1, 2, 14]
"""The copyright, the name, and the address of the licence."""

SAMPLE = (
    "At følge en oplæringsvejleder i hverdagen kræver tid, ro og en aftale med lederen. Læs først, hvad I skal have på "
    "plads, og vælg så det modul, der passer til vejlederens opgaver: Uddannelsen varer 3–6 uger på social- og "
    "sundhedsområdet. «Hvordan gør vi det bedst?» spørger mange. Find modul, Tjeklister, Erfaringer og Rammer svarer."
)
"""Text like the site's: how often each letter comes is what counts."""


def make_subset(whole: Path) -> bytes:
    """Return the part of the font that the site uses, as woff2."""
    font = instancer.instantiateVariableFont(TTFont(whole, recalcTimestamp=False), {"wght": WEIGHTS})
    font.flavor = None
    font.save(between := io.BytesIO())
    font = TTFont(io.BytesIO(between.getvalue()), recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=SIGNS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(out := io.BytesIO())
    return out.getvalue()


def width(font: TTFont, text: str) -> float:
    """Return how wide a font sets a text, in parts of its size."""
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    return float(sum(widths[glyphs[ord(sign)]][0] for sign in text) / font["head"].unitsPerEm)


def face(path: Path, whole: Path) -> str:
    """Return the @font-face by which an installed font stands in for Figtree, in the weight it has."""
    font, bold = TTFont(path), "Bold" in path.stem
    figtree = instancer.instantiateVariableFont(TTFont(whole), {"wght": 650 if bold else 400})
    adjust = width(figtree, SAMPLE) / width(font, SAMPLE)
    rise, fall = figtree["hhea"].ascent / 1000 / adjust, -figtree["hhea"].descent / 1000 / adjust
    weights = "550 900" if bold else "1 549"
    head = f'font-family: "Figtree …"; src: local("{font["name"].getDebugName(4)}"); font-weight: {weights}'
    tail = f"ascent-override: {rise:.2%}; descent-override: {fall:.2%}; line-gap-override: 0%"
    return f"@font-face {{ {head}; size-adjust: {adjust:.2%}; {tail}; }}"


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
    if arguments[:1] == ["--faces"]:
        for path in arguments[1:]:
            print(face(Path(path), WHOLE))
        return
    content = make_subset(WHOLE)
    PART.write_bytes(content)
    print(f"{PART.relative_to(ROOT)}: {len(content)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
