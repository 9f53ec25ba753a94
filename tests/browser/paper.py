"""What a browser prints, read back by the program that Chromium shows PDFs with: it is ten times as quick as others."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2
import zxingcpp
from playwright.sync_api import Page

A4 = (595, 842)
FOOT = 10 * 72 / 25.4
"""What belongs to the edge of a sheet, in points from it: the number of the sheet."""

JOINTS = re.compile("[\x02\ufffe]")
"""What PDFium makes of a hyphen at the end of a line."""

LESS_MARKERS = """(all) => all.map((one) => {
  const copy = one.cloneNode(true);
  for (const marker of copy.querySelectorAll("button, .belæg, .noter, .ikke-print, .fra-kilden")) marker.remove();
  return copy.textContent.trim();
})"""
"""What elements say on paper: without what is for the screen alone."""


class Paper:
    """A printed document: the text of each sheet, the sheets' sizes in points, how far down each is filled (of 1), and
    the last line of each."""

    def __init__(self, data: bytes) -> None:
        """`data` is a PDF."""
        with pypdfium2.PdfDocument(data) as document:
            self.pages = [JOINTS.sub("", page.get_textpage().get_text_range()) for page in document]
            self.sizes = [(round(width), round(height)) for width, height in map(pypdfium2.PdfPage.get_size, document)]
            ends = [_end(page) for page in document]
            self.filled = [1 - low / height for low, (_, height) in zip(ends, self.sizes, strict=True)]
            self.last = [
                squeezed(JOINTS.sub("", page.get_textpage().get_text_bounded(bottom=low - 2, top=low + 7)))
                for page, low in zip(document, ends, strict=True)
            ]


def _end(page: pypdfium2.PdfPage) -> float:
    """Return where the lowest line of text above the foot of a sheet ends."""
    text = page.get_textpage()
    lows = [text.get_rect(number)[1] for number in range(text.count_rects())]
    return float(min((low for low in lows if low > FOOT), default=page.get_height()))


def codes(data: bytes) -> list[str]:
    """Return what the codes on the first sheet of a PDF say, read at a printer's 150 dpi."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=150 / 72).to_pil().convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def paper(page: Page) -> Paper:
    """Print the page as it stands, and check that every sheet is an A4."""
    printed = Paper(page.pdf(format="A4", prefer_css_page_size=True))
    for number, size in enumerate(printed.sizes, 1):
        fits = all(abs(one - other) <= 1 for one, other in zip(size, A4, strict=True))
        assert fits, f"{page.url}: sheet {number} is {size}"
    return printed


def squeezed(text: str) -> str:
    """Return a text without what depends on where its lines break, and on whether its font joins letters (ﬁ)."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", unicodedata.normalize("NFKC", text))


def text_of(paper: Paper) -> str:
    """Return the squeezed text of all sheets."""
    return squeezed("".join(paper.pages))
