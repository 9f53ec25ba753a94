"""A built site, checked whole before anybody sees it: the files themselves, whatever has made them."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..ankre import held
from ..build import ADRESSER, GONE
from ..errors import Fejl
from ..links import Veje
from ..opsaetning import edition_folder
from .budget import FIRST_VISIT, INDEXES, MAX_BYTES, MAX_ELEMENTS, MAX_PACKED, ROOM_FOR_AN_EDITION

PAGE = "index.html"
TEXTS = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
ELEMENT = re.compile(r"<[a-zA-Z]")
MANY = 3
"""So many files with the same fault are named; a template that is wrong is so on every page."""

_LOCAL = re.compile(rb"127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\blocalhost\b", re.IGNORECASE)
_SHEET = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')?#]+)""")
_LOADS = re.compile(
    r"""<(?:link [^>]*\brel="(?:stylesheet|preload|icon)"[^>]*\bhref|script [^>]*\bsrc|img [^>]*\bsrc)="([^"]+)\""""
)
_TEMPLATE = re.compile(r"<template\b.*?</template>", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)

_REPAIR = "ret teksten eller skabelonen, der skriver det"
_LIGHTER = "del siden i flere, eller gør den lettere"


def site_faults(root: Path, site: Path, address: str) -> list[Fejl]:
    """Return all that is wrong with the built site of the project in `root`, which is to stand at an address."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    ways, faults = Veje(urlsplit(address).path), list[Fejl]()
    room = ROOM_FOR_AN_EDITION if edition_folder(root) else 1
    local: dict[str, list[str]] = defaultdict(list)
    within: dict[str, str] = {}
    own = re.compile(re.escape(address) + r"""([^\s"'<>\\&#?;)\]]*)""")
    for name, path in files.items():
        content = path.read_bytes()
        for found in {one.decode() for one in _local(name, content)}:
            local[found].append(name)
        if path.suffix not in TEXTS:
            continue
        text = content.decode("utf-8", "replace")
        if name.endswith((".html", ".svg")):
            ways.note(name.removesuffix(PAGE) if name.endswith(PAGE) else name, name, text)
        if path.suffix == ".html":
            faults += _weight(name, text, len(content), room)
        if path.suffix == ".css":
            faults += _fetched(name, text, files.keys())
        for target in own.findall(text):
            within.setdefault(unquote(target).rstrip(".,;:"), name)
    faults += ways.faults(files.__contains__)
    for target, name in within.items():
        if target not in files and f"{target}{PAGE}" not in files:
            message = f"{address}{target} fører ingen steder hen på sitet"
            faults.append(Fejl(name, 1, 1, "", message, _REPAIR))
    for shown, line, number in ADRESSER.each(root):
        if f"{line[1:]}{PAGE}" not in files:
            message = "adressen er udgivet, men siden er ikke i det byggede site"
            faults.append(Fejl(shown, number, 1, line, message, GONE))
    for shown, line, number in held(root):
        faults += ways.lost({line: number}, shown)
    return sorted({*faults, *_first_visit(files, room), *_told_local(local)})


def _weight(name: str, text: str, size: int, room: float) -> Iterator[Fejl]:
    """Yield a fault for each way in which a page is too heavy; it may weigh `room` times what a shared one may."""
    index = INDEXES.get(name.removesuffix(PAGE))
    whole, small = round(MAX_BYTES * room), round(MAX_PACKED * room)
    if index is None and size > whole:
        yield Fejl(name, 1, 1, "", f"siden fylder {size} byte, og den må højst fylde {whole}", _LIGHTER)
    if index is not None and (packed := len(gzip.compress(text.encode()))) > small:
        yield Fejl(name, 1, 1, "", f"siden fylder {packed} byte pakket, og den må højst fylde {small}", _LIGHTER)
    if (count := len(ELEMENT.findall(text))) > (most := round((index or MAX_ELEMENTS) * room)):
        yield Fejl(name, 1, 1, "", f"siden har {count} elementer, og den må højst have {most}", _LIGHTER)
    if not text.strip():
        yield Fejl(name, 1, 1, "", "siden er tom", "se efter, om der er plads på disken, og byg igen")


def _fetched(name: str, text: str, files: object) -> Iterator[Fejl]:
    """Yield a fault for each file that a style sheet asks for and that isn't there."""
    folder = Path(name).parent
    for way in dict.fromkeys(_SHEET.findall(text)):
        if (folder / way).as_posix() not in files and "//" not in way:  # type: ignore[operator]
            yield Fejl(name, 1, 1, "", f"stilarket henter «{way}», der ikke findes", "ret navnet, eller læg filen der")


def _first_visit(files: dict[str, Path], room: float) -> Iterator[Fejl]:
    """Yield a fault when the front page and what it loads weigh too much."""
    if PAGE not in files:
        yield Fejl(PAGE, 1, 1, "", "sitet har ingen forside", "se efter, om bygningen er blevet færdig")
        return
    page = _TEMPLATE.sub("", files[PAGE].read_text(encoding="utf-8"))
    names = {PAGE, *(way for way in _LOADS.findall(page) if way in files)}
    weight = sum(len(gzip.compress(files[name].read_bytes(), 6, mtime=0)) for name in names)
    if weight > (most := round(FIRST_VISIT * room)):
        message = f"et første besøg henter {weight} byte, og det må højst være {most}"
        yield Fejl(PAGE, 1, 1, "", message, _LIGHTER)


def _local(name: str, content: bytes) -> Iterator[bytes]:
    """Yield each place on this machine that a file names, also inside what is packed."""
    yield from (found.lower() for found in _LOCAL.findall(content))
    if name.endswith((".docx", ".zip")) and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for part in parts.namelist():
                yield from _local(part, parts.read(part))
    if name.endswith(".pdf"):  # links and titles; the text itself is drawn letter by letter
        for stream in _STREAM.findall(content):
            try:
                plain = zlib.decompress(stream)
            except zlib.error:
                continue
            yield from (found.lower() for found in _LOCAL.findall(plain))


def _told_local(local: dict[str, list[str]]) -> Iterator[Fejl]:
    """Yield a fault for the first files that name this machine, and one for how many more there are."""
    for found, names in local.items():
        message, advice = f"filen nævner «{found}», som kun din egen maskine kan læse", "skriv sitets rigtige adresse"
        yield from (Fejl(name, 1, 1, "", message, advice) for name in names[:MANY])
        if len(names) > MANY:
            message = f"{len(names) - MANY} filer til nævner «{found}», fx {names[-1]}"
            yield Fejl(names[-1], 1, 1, "", message, advice)
