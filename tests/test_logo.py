"""An edition's logo: what it may hold, what is told of the rest, and what is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejledningsguide.logo import MOST, Logo, read_logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
SHAPE = '<path d="M0 0h9v9z" fill="#123456"/>'


def read(tmp_path: Path, text: str) -> tuple[Logo | None, list[str]]:
    """Return the logo that a file with this text holds, and what is told of it."""
    path = tmp_path / "logo.svg"
    path.write_text(text, encoding="utf-8")
    logo, faults = read_logo(path, "lokal/x/logo.svg")
    return logo, [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}<script>alert(1)</script>{SHAPE}</svg>", "1:61: logoet har et «script» – slet det"),
        (f"{HEAD}<defs><script/></defs>{SHAPE}</svg>", "logoet har et «script»"),
        (f"{HEAD}<style>path{{fill:red}}</style>{SHAPE}</svg>", "«style» – gem logoet igen med farverne på figurerne"),
        (f"{HEAD}<foreignObject><p>x</p></foreignObject>{SHAPE}</svg>", "logoet har et «foreignObject»"),
        (f'{HEAD}<image href="https://x.example/a.png"/>{SHAPE}</svg>', "logoet har et «image»"),
        (f'{HEAD}<use href="#a"/>{SHAPE}</svg>', "logoet har et «use»"),
        (f"{HEAD}<text>Havn</text>{SHAPE}</svg>", "«text» – gør teksten til kurver"),
        (f'{HEAD}<animate attributeName="x"/>{SHAPE}</svg>', "logoet har et «animate» – slet bevægelsen"),
        (f"{HEAD}<marquee/>{SHAPE}</svg>", "logoet har et «marquee», som ikke kan tegnes her"),
        (f"{HEAD}<svg>{SHAPE}</svg></svg>", "logoet har et «svg», som ikke kan tegnes her"),
        (f"{HEAD[:-1]} onload='x()'>{SHAPE}</svg>", "logoet har «onload», som henter eller gør noget – slet det"),
        (f'{HEAD}<path xmlns:l="http://www.w3.org/1999/xlink" l:href="#a" d="M0 0"/></svg>', "logoet har «href»"),
        (f'{HEAD}<path d="M0 0h1" fill="url(#a)"/></svg>', "logoets «fill» henviser til noget andet: url(#a)"),
        (f'{HEAD}<path d="M0 0h1" style="fill: u\\72l(#a)"/></svg>', "logoets «fill» henviser til noget andet"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}{SHAPE}</svg>', "logoet har en DOCTYPE"),
        (f"{HEAD}{SHAPE}", "filen kan ikke læses som SVG"),
        (f"{HEAD}</svg>", "logoet er tomt"),
        ("<svg viewBox='0 0 9 9'><path d='M0 0'/></svg>", "filen er ikke et SVG-billede"),
        (HEAD.replace(' viewBox="0 0 40 20"', ' width="40mm" height="20mm"') + f"{SHAPE}</svg>", 'viewBox="0 0 40 20"'),
        (HEAD.replace("40 20", "90 20") + f"{SHAPE}</svg>", "logoet er for bredt: 90 gange 20"),
        (HEAD.replace("40 20", "9 20") + f"{SHAPE}</svg>", "logoet er for højt: 9 gange 20"),
        (f"{HEAD}{SHAPE}<desc>{'x' * MOST}</desc></svg>", "logoet fylder 20 kB"),
    ],
)
def test_what_a_logo_may_not_hold_is_told(tmp_path: Path, text: str, told: str) -> None:
    logo, faults = read(tmp_path, text)
    assert logo is None
    assert len(faults) == 1 and told in faults[0], faults


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = f'{HEAD}\n<script/>\n<g onclick="x"><text>a</text></g>\n{SHAPE}</svg>'
    assert [fault.split(":")[1] for fault in read(tmp_path, text)[1]] == ["2", "3", "3"]


def test_only_what_is_drawn_is_left(tmp_path: Path) -> None:
    """As drawing programs save it: their own elements, ids and classes go, and style becomes attributes."""
    text = f"""<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://i.example/"
      viewBox="10 0 40 20" width="40mm" id="a" fill="none"><title>T</title><metadata>m</metadata><i:view zoom="1"/>
      <defs><linearGradient id="g"/></defs><g class="b" transform="scale(2)" i:label="L">
      <path id="p" d="M0 0h9" style="fill:#Fff;-inkscape-x:1;stroke:black"/></g>{SHAPE}</svg>"""
    logo, faults = read(tmp_path, text)
    assert logo and not faults
    assert logo.figures == (
        '<g fill="none"><g transform="scale(2)"><path d="M0 0h9" fill="#Fff" stroke="black"/></g>'
        '<path d="M0 0h9v9z" fill="#123456"/></g>'
    )
    assert logo.colours == {"#ffffff", "#000000", "#123456"}
    assert (logo.box, logo.width) == ((10, 0, 40, 20), 72)
    assert logo.mark("m").startswith('<g id="m"><g transform="scale(1.8) translate(-10 0)"><g fill')
