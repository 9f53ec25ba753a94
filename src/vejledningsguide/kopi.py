"""A built site → a copy to take along: a zip that works from a USB stick or a folder, without a server and without net.

Every link names a file, what pages fetch comes as scripts, and what is of no use on a disk is left out. The pages
themselves are the site's own.
"""

from __future__ import annotations

import json
import re
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path

from .addresses import is_local
from .assets import SOURCES, minify_js
from .byg import Engine, built, tell
from .cards import FOLDER, NEWEST
from .deling import PUBLISHED
from .findable import PATH
from .opsaetning import setting
from .sender import site_address
from .udgiv.zipfil import write_zip

HOME, START, README = "guide/", "start.html", "LAES-MIG.txt"
"""Where the site lies in the copy, and the two files beside it that whoever unpacks it meets first."""
SHIM = "assets/fra-disk.js"
SIGN = "ikon-"
"""What the name of an icon begins with where it stands on the page itself."""
LEFT_OUT = re.compile(
    rf"{FOLDER}.*|{re.escape(NEWEST)}|404\.html|adresser\.json|sitemap\.xml|.*opensearch\.xml|{PUBLISHED}.*|{PATH}"
)
"""Cards and pictures for others' pages, what only a server uses, and the index: a page on a disk has it as a script."""
FETCHED = re.compile(r".*/(?:punkter|tabel)\.json")
"""What pages fetch: source points, and the table of the group plan."""
FRAMING = "brug-paa-intranet/index.html"

_WAY = re.compile(r'(\s(?:href|action|data-flyttet)="|http-equiv="refresh" content="0; url=)([^":?#]*)([?#"])')
_GONE = re.compile(
    r'\s*<(?:meta (?:property="og:|name="twitter:)[^>]*|link rel="(?:search|preload)"[^>]*|'
    r'script src="/[^>]*></script)>'
)
_ICON = re.compile(r'<use href="[^"#]*ikoner\.svg#')
_ARTICLE = re.compile(r'(<article class="indhold">).*?(</article>)', re.DOTALL)
_FONT = re.compile(r"""url\(["']?([\w.-]+\.woff2)["']?\)""")
_SCRIPT = re.compile(r"<script src=")
_PROMISE = '<p class="bund__løfte">'

WORKS = (
    "Du kan læse, søge, bruge Find modul og gruppeplanen, udfylde tjeklister, samle mødepakker og printe.",
    "Det virker uden net, og intet bliver sendt nogen steder hen.",
)
FAILS = (
    "Kopien følger ikke med, når guiden bliver rettet. Hent en ny, når du skal være sikker.",
    "Et link, du kopierer fra «Del siden», fører til guiden på nettet, når den har en adresse. Ellers fører det til "
    "filen på din egen maskine, og andre kan ikke bruge det.",
    "Nogle browsere vil ikke kopiere fra en fil. Så viser siden teksten, og du kan selv markere og kopiere den.",
    "Flueben og noter, som du beder en side huske, bliver i den browser, du bruger nu. Nogle browsere glemmer dem, når "
    "en mappe skifter navn eller sted. Gem tjeklisten som fil, når du vil være sikker.",
    "Kort til jeres intranet kan kun hentes fra guiden på nettet, og datafiler fornyes kun der.",
    "I Teams og SharePoint skal mappen først hentes ned eller synkroniseres med OneDrive. Åbn så start.html derfra.",
)


def make_copy(root: Path, engine: Engine, target: Path) -> int:
    """Build the site of the project in `root`, and write a copy of it to a zip file; return the exit code."""
    try:
        address = site_address(root)
        name = setting(root, "site_name").værdi
        with built(root, engine) as fresh, tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            for path, content in copied(root, fresh, name, "" if is_local(address) else address):
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(content)
            write_zip(place, target)
    except Exception as error:  # whatever it is, it is told in Danish
        tell(error)
        print("Kopien blev ikke lavet.", flush=True)
        return 1
    size = f"{target.stat().st_size / 1e6:.1f}".replace(".", ",")
    print(f"Kopien ligger i {target} og fylder {size} MB. Pak den ud, og åbn {START}.", flush=True)
    return 0


def copied(root: Path, site: Path, name: str, address: str) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the copy of a built site, by its path in the zip; `address` is where it is on the net."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    shim = minify_js((root / SOURCES / "js" / "fra-disk.js").read_text(encoding="utf-8"))
    icons = (root / SOURCES / "billeder" / "ikoner.svg").read_text(encoding="utf-8").replace(' id="', f' id="{SIGN}')
    told = f"window.vejledningsguidensIkoner = {json.dumps(icons, ensure_ascii=False)};\n"
    yield HOME + SHIM, (told + shim).encode()
    yield from _beside(name, address)
    for path, file in files.items():
        if LEFT_OUT.fullmatch(path):
            continue
        content = file.read_bytes()
        if path.endswith(".html"):
            yield HOME + path, page(content.decode(), path, name, address).encode()
        elif path.endswith(".css"):
            yield HOME + path, _with_font(content.decode(), file).encode()
        elif FETCHED.fullmatch(path):
            yield (
                f"{HOME}{path}.js",
                f"vejledningsguidensFil({json.dumps(content.decode(), ensure_ascii=False)})\n".encode(),
            )
        else:
            yield HOME + path, content


def page(html: str, path: str, name: str, address: str) -> str:
    """Return a page as it stands in the copy, at a path."""
    if path == FRAMING:
        html = _ARTICLE.sub(lambda found: found[1] + _elsewhere(name, address) + found[2], html)
    html = _GONE.sub("", html)
    html = _ICON.sub(f'<use href="#{SIGN}', html)
    html = _WAY.sub(lambda found: found[1] + _file(found[2]) + found[3], html)
    up = "../" * path.count("/")
    html = _SCRIPT.sub(f'<script src="{up}{SHIM}"></script>\n<script src=', html, count=1)
    return html.replace(_PROMISE, f"<p>{_note(address)}</p>\n{_PROMISE}", 1)


def _file(way: str) -> str:
    """Return a way to a page as a way to its file."""
    if not way:  # this very page, at a place or with a query
        return way
    return f"{way.rstrip('/')}/index.html" if re.search(r"(?:^|/)\.{0,2}$", way) else way


def _with_font(sheet: str, file: Path) -> str:
    """Return a style sheet that has its font in it: a page on a disk may not fetch one."""

    def inside(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{b64encode((file.parent / found[1]).read_bytes()).decode()})"

    return _FONT.sub(inside, sheet)


def _note(address: str) -> str:
    way = f' Den nyeste er <a href="{escape(address)}">på nettet</a>.' if address else ""
    return f"Du læser en kopi, som ikke følger med, når guiden bliver rettet.{way}"


def _elsewhere(name: str, address: str) -> str:
    way = f' Åbn <a href="{escape(address)}brug-paa-intranet/">siden på nettet</a> i stedet.' if address else ""
    return (
        '<h1 id="indhold">Brug på jeres intranet</h1>\n<p class="ingress">Kort til andre sider bliver hentet fra '
        f"{escape(name)} på nettet, så her i kopien er der ingen.{way}</p>"
    )


def _beside(name: str, address: str) -> Iterator[tuple[str, bytes]]:
    """Yield what stands beside the site: a page to begin on, and the same in a file that any program shows."""
    where = f"Guiden på nettet: {address}" if address else ""
    told = [
        f"{name}: en kopi til at have med",
        "",
        "Pak zip-filen ud i en mappe, før du åbner noget i den. Ellers virker linkene ikke.",
        f"Åbn så {START} i en browser, og følg linket.",
        "",
        "Det virker:",
        *(f"- {one}" for one in WORKS),
        "",
        "Det virker ikke, eller anderledes:",
        *(f"- {one}" for one in FAILS),
        *(["", where] if where else []),
    ]
    yield README, "\ufeff".encode() + "\r\n".join([*told, ""]).encode()
    points = [f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in some)}</ul>" for some in (WORKS, FAILS)]
    yield (
        START,
        "\n".join(
            [
                '<!doctype html>\n<html lang="da">\n<head>\n<meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f'<title>{escape(name)}: en kopi</title>\n<meta name="color-scheme" content="light dark">',
                "</head>\n<body>\n<main>",
                f"<h1>{escape(name)}</h1>",
                f'<p><a href="{HOME}index.html">Åbn guiden</a></p>',
                "<p>Sker der ikke noget, så pak først zip-filen ud i en mappe, og åbn siden her igen.</p>",
                f"<h2>Det virker</h2>\n{points[0]}\n<h2>Det virker ikke, eller anderledes</h2>\n{points[1]}",
                *([f'<p><a href="{escape(address)}">Guiden på nettet</a></p>'] if address else []),
                "</main>\n</body>\n</html>\n",
            ]
        ).encode(),
    )
