"""The site's style sheets, scripts and font → what is published: joined, minified, and named after what they hold.

The files in content/assets stand alone, so that each can be read and tried by itself. A page asks for one style sheet
that all pages share, at most one more that its kind needs, and one script. A name holds a digest of the content: a
server may let browsers keep the file for good.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import minify_html

from .errors import DataFejl, Fejl
from .identitet import ICONS, logo_of, own_icons, token_sheet
from .opsaetning import edition_folder
from .slags import RUM

SOURCES = Path("content", "assets")
PUBLISHED = "assets/"
FONT = "figtree.woff2"
SUGGESTIONS, SHARING = "soegeforslag", "del"
"""The scripts and style sheets that a page asks for when its header's search gets the focus, and when its reader shares
it or asks what a claim rests on, beside its own."""
LATER = (SUGGESTIONS, SHARING)
MANY = 5
"""A published sheet is named after its parts; of more than so many, after the last."""
TOKENS = "tokens"
"""The sheet with all colours, which an edition may have of its own."""
SHARED = (TOKENS, "base", "dele", "print")
"""The style sheets that every page needs, in order."""
OF_EDITION = "udgave"
"""The one that they also need at an edition."""
CARD = "indlejret"
"""The sheet and the script of the cards that other pages show in a frame; they have nothing of what pages share."""
CARD_SHEETS = (TOKENS, "dele", "tal", "tabel", CARD)


@dataclass(frozen=True)
class Aktiver:
    """Published files by their path on the site, and the paths that the page shell asks for.

    `names` holds `css`, `js`, `skrift` and the width of a `logo` in pixels, and in `former` the `css` and `js` of each
    form that has its own; CARD has those of the cards.
    """

    files: Mapping[str, bytes]
    names: Mapping[str, Any]


class UkendtModul(DataFejl):
    """Raised, with a Danish text, when a script imports in a way that can't be joined, or itself."""


def build_assets(root: Path) -> Aktiver:
    """Return the published files of the project in `root`; quick when none of the sources has changed.

    Raises OSError for a missing source, and UkendtModul.
    """
    folder = root / SOURCES
    sources = sorted(path for name in ("css", "js", "skrift") for path in (folder / name).iterdir())
    logo = logo_of(root)
    own = token_sheet(root), own_icons(root), logo.width if logo else 0, edition_folder(root) is not None
    seen = *own, *((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sources)
    if folder not in _kept or _kept[folder][0] != seen:
        _kept[folder] = (seen, _build(folder, *own))
    return _kept[folder][1]


_kept: dict[Path, tuple[object, Aktiver]] = {}


def _build(folder: Path, tokens: str, icons: bytes | None, logo: int, local: bool) -> Aktiver:
    files: dict[str, bytes] = {ICONS: icons} if icons else {}

    def publish(name: str, content: bytes) -> str:
        plain = PurePosixPath(name)
        path = f"{PUBLISHED}{plain.stem}.{hashlib.sha256(content).hexdigest()[:10]}{plain.suffix}"
        files[path] = content
        return path

    font = publish(FONT, (folder / "skrift" / FONT).read_bytes())

    def sheet(name: str, parts: tuple[str, ...]) -> str:
        text = "".join(
            tokens if part == TOKENS else (folder / "css" / f"{part}.css").read_text(encoding="utf-8") for part in parts
        )
        text = text.replace(f"../skrift/{FONT}", font.removeprefix(PUBLISHED))
        return publish(f"{name}.css", minify_css(text).encode())

    def script(name: str, *entries: str) -> str:
        return publish(f"{name}.js", minify_js(join(folder / "js", *entries)).encode())

    forms: dict[str, dict[str, str]] = {}
    for rum in RUM:
        for form, skabelon in rum.skabeloner.items():
            own = forms.setdefault(form, {})
            if parts := skabelon.alle_ark:
                own["css"] = sheet("-".join(parts if len(parts) <= MANY else parts[-1:]), parts)
            if skabelon.script:
                own["js"] = script(skabelon.script, "guide", skabelon.script)
    of_card = publish(f"{CARD}.js", minify_js((folder / "js" / f"{CARD}.js").read_text(encoding="utf-8")).encode())
    names = {
        **{name: {"js": script(name, name), "css": sheet(name, (name,))} for name in LATER},
        CARD: {"js": of_card, "css": sheet(CARD, CARD_SHEETS)},
        **({"logo": logo} if logo else {}),
        "css": sheet("guide", (*SHARED, OF_EDITION) if local else SHARED),
        "js": script("guide", "guide"),
        "skrift": font,
        "former": forms,
    }
    return Aktiver(files, names)


_IMPORT = re.compile(r"""^import (?:\{( [\w$]+(?:, [\w$]+)* )\} from )?"\./([\w-]+)\.js";$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:(?:async )?function\*?|const|let|class) ([\w$]+)", re.MULTILINE)
_LEFT = re.compile(
    r"^(?:(?:import|export|await)\b|.*\bimport\().*", re.MULTILINE
)  # only looked for from a line's start
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
START = "start"
AT_ONCE = "{}-straks"
"""What an entry does before the page is there: it stands beside it, and is as plain as the start."""


def join(folder: Path, *entries: str) -> str:
    """Return modules as one plain script that any server's type and file:// will do for.

    Each module keeps a scope of its own. The start, and what an entry does at once, run before the page is drawn; the
    rest when the page is there, and not at all when a module fails. Of a module's syntax only the forms of _IMPORT and
    _EXPORT are known: raises UkendtModul for others.
    """
    own = (folder / f"{AT_ONCE.format(name)}.js" for name in entries)
    first = [folder / f"{START}.js", *(path for path in own if path.exists())]
    body = "\n".join(_plain(path, _COMMENT.sub("", path.read_text(encoding="utf-8"))) for path in first)
    modules = "\n".join(_module(folder, name) for name in _ordered(folder, entries))
    return f"(function () {{\n{body}\nbegin(function () {{\n{modules}\n}});\n}})();\n"


def _ordered(folder: Path, entries: tuple[str, ...]) -> list[str]:
    """Return modules and all they import, each after what it imports."""
    found: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise _fault(folder / f"{name}.js", 1, f"filen henter sig selv: {' → '.join((*path, name))}")
        if name not in found:
            for match in _IMPORT.finditer((folder / f"{name}.js").read_text(encoding="utf-8")):
                visit(match[2], (*path, name))
            found.append(name)

    for entry in entries:
        visit(entry, ())
    return found


def _module(folder: Path, name: str) -> str:
    path = folder / f"{name}.js"
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    given = _EXPORT.findall(text)
    text = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_variable(found[2])};" if found[1] else "", text)
    body = _plain(path, text)
    answer = f"\nreturn {{ {', '.join(given)} }};" if given else ""
    return f"const {_variable(name)} = (function () {{\n{body}{answer}\n}})();"


def _plain(path: Path, text: str) -> str:
    """Return a module's text without the word export; raise UkendtModul when more of a module is left."""
    body = _EXPORT.sub(lambda found: found[0].removeprefix("export "), text)
    if left := _LEFT.search(body):
        line = path.read_text(encoding="utf-8").splitlines().index(left[0]) + 1
        raise _fault(path, line, f"linjen kan ikke samles med resten: {left[0].strip()}")
    return body


def _fault(path: Path, line: int, message: str) -> UkendtModul:
    advice = 'brug «import { navn } from "./fil.js";» og «export» foran det, andre filer skal bruge'
    return UkendtModul([Fejl(f"{SOURCES.as_posix()}/js/{path.name}", line, 1, "", message, advice)])


def _variable(name: str) -> str:
    return f"m_{name.replace('-', '_')}"


def minify_css(text: str) -> str:
    """Return a style sheet that says the same in fewer signs."""
    return _minified("style", text)


def minify_js(text: str) -> str:
    """Return a plain script that does the same in fewer signs. The minifier takes every script for a strict one."""
    return f'"use strict";{_minified("script", text)}'


@lru_cache(maxsize=128)  # several kinds of pages share a sheet, and a save changes few
def _minified(tag: str, text: str) -> str:
    """Let the minifier of HTML do what stands in an element; raise ValueError when the element ends too early."""
    if f"</{tag}" in text:
        raise ValueError(f"«</{tag}» ends the element early")
    whole = minify_html.minify(f"<{tag}>{text}</{tag}>", minify_css=True, minify_js=True)
    return whole.removeprefix(f"<{tag}>").removesuffix(f"</{tag}>").replace("/* @__PURE__ */ ", "")
