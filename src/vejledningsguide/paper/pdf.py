"""Documents → PDF/UA by WeasyPrint. Its library Pango may be missing on a machine; then there are no PDFs."""

from __future__ import annotations

import atexit
import base64
import hashlib
import os
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..text import danish_date
from .document import Dokument, Samling, printed
from .qr import qr_svg

HERE = Path(__file__).parent
INGREDIENTS = ("ark.html", "ark.css", "pakke.css", "pdf.py", "qr.py")
"""The files here that shape a PDF."""

Setting = tuple[float, float]
"""The room below each point, a third of which each line to write on has too (mm), and the size of the text (pt)."""

Press = Callable[[Samling, list[Setting]], Any]
"""Sets documents; returns WeasyPrint's own."""

SETTINGS: tuple[Setting, ...] = tuple((air / 10, 11) for air in range(30, 2, -1))
"""Airiest first: a document gets the first that brings it onto its sheets, for there is more room to write. The letters
are as large in all of them: paper is read across a table."""

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that programs take the time from when the same input must give the same bytes."""

READING: tuple[Setting, Setting] = ((0, 10.2), (0, 9.8))
"""How text to read is set: a little smaller where that saves a sheet, which would hold a few lines."""

POINTS = 0.75
"""Points in a pixel of CSS."""

_SET: dict[tuple[Path, Dokument], Setting] = {}
"""How documents are set: a list stands in a file of its own and in packages, and to try what fits takes longest."""


class PangoMangler(RuntimeError):
    """Raised when Pango, which sets the text, can't be loaded."""


class ForMangeArk(ValueError):
    """Raised, with a Danish text, when a document fills more sheets than it may, however tightly it is set."""


def fingerprint(samling: Samling, fonts: Path) -> str:
    """Return what changes when the PDF would: a digest of its text, the templates, the font and the program."""
    digest = hashlib.sha256(f"{samling!r} {version('weasyprint')} {version('segno')}".encode())
    for path in (*(HERE / name for name in INGREDIENTS), *sorted(fonts.iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def make_pdf(samling: Samling, fonts: Path) -> bytes:
    """Return documents as one tagged PDF: Danish, with bookmarks, each set as airily as its sheets allow.

    `fonts` is the folder of the site's font. The same documents give the same bytes. Raises PangoMangler, and
    ForMangeArk when a document can't be brought onto the sheets it may fill.
    """
    render = _press(fonts)

    def setting(dokument: Dokument) -> Setting:
        if (fonts, dokument) in _SET:
            return _SET[fonts, dokument]
        if dokument.html:
            large, small = READING
            sheets = _pages(render, dokument, large)
            saves = sheets > 1 and _pages(render, dokument, small) < sheets
            return _SET.setdefault((fonts, dokument), small if saves else large)

        def enough(one: Setting) -> bool:
            return _pages(render, dokument, one) <= dokument.ark

        place = 0 if enough(SETTINGS[0]) else bisect_left(SETTINGS, True, lo=1, key=enough)  # many have room at once
        if place == len(SETTINGS):
            raise ForMangeArk(f"{too_long(dokument)}. Forkort teksten, eller giv den et ark mere.")
        return _SET.setdefault((fonts, dokument), SETTINGS[place])

    document = render(samling, [setting(dokument) for dokument in samling.dokumenter])
    with _clock_at(samling.gennemgået):
        pdf: bytes = document.write_pdf(finisher=_mend, pdf_variant="pdf/ua-1")
    return pdf


def fits(dokument: Dokument, fonts: Path) -> bool:
    """Return whether a document can be brought onto the sheets it may fill. Raises PangoMangler."""
    return _pages(_press(fonts), dokument, SETTINGS[-1]) <= dokument.ark


def too_long(dokument: Dokument) -> str:
    """Return the words for a document that can't."""
    return f"«{dokument.titel}» kan ikke stå på {f'{dokument.ark} ark' if dokument.ark > 1 else 'ét ark'}"


def _pages(render: Press, dokument: Dokument, setting: Setting) -> int:
    """Return how many sheets a document fills when it is set so."""
    return len(render(Samling(dokument.titel, dokument.kort, (dokument,)), [setting]).pages)


@cache
def _press(fonts: Path) -> Press:
    """Return what sets documents, each in its own setting. It reads style and font once: that takes the most time."""
    html, css, configuration, fetcher = _weasyprint()
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"dato": danish_date, "trykt": printed, "qr": _data_url}
    template = environment.get_template("ark.html")
    place = {"base_url": f"{fonts.resolve().as_uri()}/", "url_fetcher": fetcher}
    styles = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("ark.css", "pakke.css"))
    letters = configuration()
    style = css(string=styles, font_config=letters, **place)

    def render(samling: Samling, settings: list[Setting]) -> Any:
        text = template.render(samling=samling, ark=list(zip(samling.dokumenter, settings, strict=True)))
        return html(string=text, **place).render(stylesheets=[style], font_config=letters, pdf_variant="pdf/ua-1")

    return render


atexit.register(_press.cache_clear)  # WeasyPrint keeps the font in a folder, and throws it away with this


@contextmanager
def _clock_at(day: date) -> Iterator[None]:
    """Let what is written meanwhile be dated `day`: the embedded fonts would tell the time of day otherwise."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(int(datetime.combine(day, time(), UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[EPOCH]
        if before is not None:
            os.environ[EPOCH] = before


def _weasyprint() -> tuple[Any, Any, Any, Any]:
    """Return WeasyPrint's classes, and a fetcher that reads nothing but files and data: the network stays out."""
    try:
        with redirect_stdout(StringIO()):  # it prints advice in English before it fails
            from weasyprint import CSS, HTML
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher
    except OSError as error:
        raise PangoMangler(str(error)) from error
    return HTML, CSS, FontConfiguration, URLFetcher(allowed_protocols={"file", "data"})


def _data_url(address: str) -> str:
    """Return an address's QR code as a data: address."""
    return f"data:image/svg+xml;base64,{base64.b64encode(qr_svg(address)).decode()}"


def _mend(document: Any, pdf: Any) -> None:
    """Mend the tags: the scope of header cells, figures' place in points, and a word with what is said of it."""
    height = document.pages[0].height

    def parent(element: Any) -> Any:
        return pdf.objects[int(element["P"].split()[0])]

    for element in pdf.objects:
        kind = element.get("S") if isinstance(element, dict) else None
        if kind == "/TH":
            element["A"]["Scope"] = "/Column" if parent(parent(element))["S"] == "/THead" else "/Row"
        elif kind == "/Div" and parent(element)["S"] == "/L":  # <div><dt><dd></div>
            element["S"] = "/LI"
        elif kind == "/LI" and parent(element)["S"] == "/LI":
            element["S"] = "/Lbl" if parent(element)["K"][0] == element.reference else "/LBody"
        elif kind == "/LBody" and parent(element)["S"] in ("/Lbl", "/LBody"):
            element["S"] = "/NonStruct"
        elif kind == "/Figure":
            box = element["A"]["BBox"]
            left, top, right, bottom = box
            box[:] = (left * POINTS, (height - bottom) * POINTS, right * POINTS, (height - top) * POINTS)
