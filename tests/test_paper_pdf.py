"""The PDFs: what is on them, how they look, and that they keep what PDF/UA promises. Needs Pango."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from tests import helpers, pdfua
from tests.reader import told
from tests.test_paper_moeder import everything
from vejledningsguide.addresses import LOCAL
from vejledningsguide.build import Built
from vejledningsguide.files import pdf_sheets
from vejledningsguide.guide import Guide
from vejledningsguide.paper.document import Del, Dokument, Link, Samling, Sedelpunkt
from vejledningsguide.paper.pdf import EPOCH, ForMangeArk, fingerprint, make_pdf
from vejledningsguide.paper.store import FONTS
from vejledningsguide.text import danish_date

TEMPLATES = helpers.ROOT / "overrides"
ADDRESS = "https://vejledning.example.dk/guide/"
PLAN = "tjeklister/plan-for-foelgeskab/plan-for-foelgeskab.pdf"
DOTS = 150 / 72
"""Dots a point in the pictures we look at: a plain printer's 150 dpi."""

MILLIMETRE = 72 / 25.4
MARGIN = 8 * MILLIMETRE * DOTS
"""Printers can't reach further out than this."""


@pytest.fixture(scope="module", autouse=True)
def pango(pdfs: bool) -> None:
    """Nothing here can run without Pango."""
    if not pdfs:
        pytest.skip("Pango mangler")


@pytest.fixture(scope="module")
def sheets(guide: Guide) -> Mapping[str, Samling]:
    """What the PDF of every checklist of the real site holds, by its path."""
    return {
        path: samling for path, samling in pdf_sheets(guide, LOCAL, TEMPLATES).items() if len(samling.dokumenter) == 1
    }


@pytest.fixture(scope="module")
def packages(guide: Guide) -> Mapping[str, Samling]:
    """What the PDF of every package of the real site holds, by its path."""
    return {
        path: samling for path, samling in pdf_sheets(guide, LOCAL, TEMPLATES).items() if len(samling.dokumenter) > 1
    }


@pytest.fixture(scope="module")
def papers(built: Built) -> Mapping[str, bytes]:
    """The real site's PDFs, by path."""
    return {path: content for path, content in built.files.items() if path.endswith(".pdf")}


@pytest.fixture(scope="module")
def looks(papers: Mapping[str, bytes]) -> Iterator[Mapping[str, pypdfium2.PdfDocument]]:
    """The real site's PDFs, opened by the program that Chromium shows them with."""
    opened = {path: pypdfium2.PdfDocument(content) for path, content in papers.items()}
    yield opened
    for document in opened.values():
        document.close()


@pytest.fixture(scope="module")
def published(guide: Guide) -> bytes:
    """The PDF of one checklist of a site that has an address: only then there are a code and links on it."""
    return make_pdf(pdf_sheets(guide, ADDRESS, TEMPLATES)[PLAN], FONTS)


@pytest.fixture
def fonts() -> Path:
    """The folder of the site's font."""
    return FONTS


SMALL = Dokument(
    art="Prøve",
    titel="En *lille* <liste> & mere",
    kort="Kun til prøver.",
    rod="https://vejledning.example.dk/guide/",
    side=Link("En liste", "https://vejledning.example.dk/guide/tjeklister/en-liste/"),
    gennemgået=date(2026, 3, 2),
    hoved=("Sted",),
    dele=(
        Del(
            "1. Begynd",
            ("Dato",),
            ("Et afsnit.",),
            (
                Sedelpunkt("1a", "Find spaden.", "Den står i «skuret».", 5),
                Sedelpunkt("1b", "Hvad så du?", linjer=2),
            ),
        ),
        Del("2. Slut", punkter=(Sedelpunkt("2a", "Gå hjem."),)),
    ),
    privat="Skriv intet navn.",
)


def alone(dokument: Dokument) -> Samling:
    """Return what makes a PDF of one document."""
    return Samling(dokument.titel, dokument.kort, (dokument,))


def squeezed(text: str) -> str:
    """Return a text without what depends on where its lines break."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def words(document: pypdfium2.PdfDocument) -> str:
    """Return the squeezed text of all sheets."""
    told = "".join(page.get_textpage().get_text_range() for page in document)
    return squeezed(re.sub("[\x02\ufffe]", "", told))  # what PDFium makes of a hyphen at the end of a line


UNPRINTED = {
    *("fravalg", "findud__veje", "genvejsrække"),
    *("belæg", "noter", "ikke-print", "kun-js", "kun-skærmlæser"),
    *("diagram", "tal__serier", "dinesvar__skift", "styrke__prikker"),
}
"""The classes of what a page shows on the screen alone."""


class Unprinted:
    """Tells what a page shows on the screen alone: also what stands below answers, or beside a diagram."""

    def __init__(self) -> None:
        self.after = ""

    def __call__(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Return whether an element is not printed; they are asked of in order."""
        classes = attributes.get("class", "").split()
        after = {"dinesvar": "ul", "diagram": "p"}
        if found := next((after[name] for name in classes if name in after), ""):
            self.after = found
        elif tag == self.after or "tabelramme" in classes:
            was, self.after = self.after, ""
            return tag == was
        return not UNPRINTED.isdisjoint(classes)


def missing(samling: Samling, printed: str) -> list[str]:
    """Return each text of a package that is not among the squeezed words of its PDF."""
    expected = [samling.titel, samling.kort, *samling.hoved, *samling.kilder]
    front = [text for _, text in told(samling.forside, Unprinted())]
    expected += [text for text in front if not text[:1].isdigit()]  # a part has the number of its sheet amid its text
    for dokument in samling.dokumenter:
        for del_ in dokument.dele:
            expected += [del_.titel, *del_.tekst, *(punkt.tekst for punkt in del_.punkter)]
        blocks = told(dokument.html, Unprinted())
        assert len(blocks) > 3 or not dokument.html
        expected += [text for _, text in blocks]
        expected += dokument.kilder
    return [text for text in expected if squeezed(text).lower() not in printed.lower()]


def picture(page: pypdfium2.PdfPage) -> Image.Image:
    """Return a sheet as it would be printed, in shades of grey."""
    image: Image.Image = page.render(scale=DOTS).to_pil()
    return image.convert("L")


class TestContent:
    def test_every_checklist_and_package_has_one_on_the_built_site(
        self, guide: Guide, papers: Mapping[str, bytes], site: Path
    ) -> None:
        views = [(view.adresse, view.opslag.id) for view in guide.tjeklister]
        views += [(view.adresse, view.opslag.id) for view in guide.mødepakker]
        assert sorted(papers) == sorted(f"{address}{id_}.pdf" for address, id_ in views)
        for path, content in papers.items():
            assert (site / path).read_bytes() == content

    def test_everything_is_printed(
        self, sheets: Mapping[str, Samling], looks: Mapping[str, pypdfium2.PdfDocument]
    ) -> None:
        for path, samling in sheets.items():
            (dokument,) = samling.dokumenter
            told = words(looks[path])
            points = [punkt for part in dokument.dele for punkt in part.punkter]
            expected = [
                *(dokument.titel, dokument.art, dokument.kort, dokument.privat),
                *(danish_date(dokument.gennemgået), f"Side 1 af {dokument.ark}"),
                *(f"{name}: {value}" for name, value in dokument.fakta),
                *(*dokument.hoved, *dokument.forbehold, *dokument.kilder),
                *(part.titel for part in dokument.dele),
                *(felt for part in dokument.dele for felt in part.felter),
                *(text for punkt in points for text in (punkt.nummer, punkt.tekst, punkt.hvorfor)),
            ]
            assert points
            for text in expected:
                assert squeezed(text) in told, f"{path}: «{text}» is not printed"

    def test_a_package_has_all_its_text_and_a_bookmark_for_each_part(
        self,
        guide: Guide,
        packages: Mapping[str, Samling],
        papers: Mapping[str, bytes],
        looks: Mapping[str, pypdfium2.PdfDocument],
    ) -> None:
        assert len(packages) == len(guide.katalog.moeder.pakker)
        for path, samling in packages.items():
            assert missing(samling, words(looks[path])) == [], path
            with Pdf.open(io.BytesIO(papers[path])) as pdf:
                tops = [title for level, title in pdfua.bookmarks(pdf) if level == 1]
            titles = [samling.titel, *(dokument.titel for dokument in samling.dokumenter)]
            assert all(top.endswith(title) for top, title in zip(tops, titles, strict=True)), (tops, titles)

    def test_no_point_is_told_by_its_id(
        self, guide: Guide, packages: Mapping[str, Samling], looks: Mapping[str, pypdfium2.PdfDocument]
    ) -> None:
        """The sources of a package are on its last sheet; the markers at each claim are for the screen."""
        for path in packages:
            printed = words(looks[path])
            assert not re.search(r"Belæg\d", printed), path
            assert [id_ for id_ in guide.punkter if squeezed(id_) in printed] == [], path

    def test_the_address_and_the_code_lead_to_the_page(self, published: bytes) -> None:
        """So it is once the site has an address; until then paper names none."""
        with pypdfium2.PdfDocument(published) as document:
            told, read = words(document), zxingcpp.read_barcodes(picture(document[0]))
        short = "t/plan"  # printed for good, so it may stand here; what it leads to is tried in test_omdirigering.py
        assert [code.text for code in read] == [f"{ADDRESS}{short}/"]
        assert squeezed(f"vejledning.example.dk/guide/{short}") in told

    def test_without_an_address_no_sheet_names_one(self, looks: Mapping[str, pypdfium2.PdfDocument]) -> None:
        for path, document in looks.items():
            assert "127.0.0.1" not in words(document), path
            assert zxingcpp.read_barcodes(picture(document[0])) == [], path

    def test_the_file_says_what_it_is(self, sheets: Mapping[str, Samling], papers: Mapping[str, bytes]) -> None:
        for path, samling in sheets.items():
            (dokument,) = samling.dokumenter
            with Pdf.open(io.BytesIO(papers[path])) as pdf:
                assert str(pdf.docinfo.Title) == dokument.titel
                assert str(pdf.docinfo.CreationDate) == f"D:{dokument.gennemgået:%Y%m%d}"
                marks = [(1, dokument.titel), *((2, part.titel) for part in dokument.dele)]
                assert pdfua.bookmarks(pdf) == marks


class TestLooks:
    def test_each_fills_the_sheets_it_may_and_no_more(
        self, sheets: Mapping[str, Samling], papers: Mapping[str, bytes]
    ) -> None:
        for path, samling in sheets.items():
            with Pdf.open(io.BytesIO(papers[path])) as pdf:
                assert len(pdf.pages) == samling.dokumenter[0].ark, path
                for page in pdf.pages:
                    assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]

    def test_none_is_heavy_to_send(self, sheets: Mapping[str, Samling], papers: Mapping[str, bytes]) -> None:
        most = {path: 60_000 if path in sheets else 100_000 for path in papers}
        assert {path: len(content) for path, content in papers.items() if len(content) > most[path]} == {}

    def test_nothing_is_cut_at_the_edge(self, looks: Mapping[str, pypdfium2.PdfDocument]) -> None:
        for path, document in looks.items():
            for page in document:
                look = picture(page)
                ink = look.point(lambda shade: 255 * (shade < 250)).getbbox()
                assert ink is not None
                edges = (ink[0], ink[1], look.width - ink[2], look.height - ink[3])
                assert min(edges) >= MARGIN, f"{path}: {edges}"

    def test_it_is_black_on_white(self, looks: Mapping[str, pypdfium2.PdfDocument]) -> None:
        for path, document in looks.items():
            image: Image.Image = document[0].render(scale=DOTS).to_pil().convert("HSV")
            assert image.getextrema()[1] == (0, 0), f"{path}: there is colour on it"
            assert image.getpixel((0, 0)) == (0, 0, 255), f"{path}: the paper is not white"

    def test_what_is_ticked_has_a_box_and_what_is_answered_has_lines(self, fonts: Path) -> None:
        with pypdfium2.PdfDocument(make_pdf(alone(SMALL), fonts)) as document:
            text, look = document[0].get_textpage(), picture(document[0])
            assert [box_before(number, text, look) for number in ("1a", "1b", "2a")] == [True, False, True]


def box_before(number: str, text: pypdfium2.PdfTextPage, look: Image.Image) -> bool:
    """Return whether an empty square stands to the left of a point's number."""
    found = text.search(number, match_case=True, match_whole_word=True).get_next()
    assert found is not None, number
    left, bottom, _, top = text.get_charbox(found[0])
    middle = look.height - (bottom + top) / 2 * DOTS
    area = look.crop(
        (
            round((left - 7 * MILLIMETRE) * DOTS),
            round(middle - 3 * MILLIMETRE * DOTS),
            round((left - 1 * MILLIMETRE) * DOTS),
            round(middle + 3 * MILLIMETRE * DOTS),
        )
    )
    ink = area.point(lambda shade: 255 * (shade < 128)).getbbox()
    if ink is None:
        return False
    wide, high = ink[2] - ink[0], ink[3] - ink[1]
    assert abs(wide - high) <= 2 and wide >= 3.5 * MILLIMETRE * DOTS, f"{number}: {wide} × {high}"
    centre = area.crop((ink[0] + 5, ink[1] + 5, ink[2] - 5, ink[3] - 5)).getextrema()
    assert centre == (255, 255), f"{number}: the box is not empty"
    return True


def without(key: str) -> Callable[[Pdf], None]:
    """Return what takes a key out of the file's catalogue."""

    def take(pdf: Pdf) -> None:
        del pdf.Root[key]

    return take


def first(kind: str) -> Callable[[Pdf], Dictionary]:
    """Return what finds the first element of a kind."""

    def find(pdf: Pdf) -> Dictionary:
        found = next(element.object for element in pdfua.structure(pdf).walk() if element.kind == kind)
        assert isinstance(found, Dictionary)
        return found

    return find


def change(kind: str, key: str, value: object = None) -> Callable[[Pdf], None]:
    """Return what changes a key of the first element of a kind, or takes it away."""

    def do(pdf: Pdf) -> None:
        if value is None:
            del first(kind)(pdf)[key]
        else:
            first(kind)(pdf)[key] = value

    return do


def draw(pdf: Pdf) -> None:
    """Draw a line that is marked neither as content nor as decoration."""
    page = pdf.pages[0]
    page.contents_add(b"0 0 m 9 9 l S")


def unlink(pdf: Pdf) -> None:
    """Take away the words that say where a link leads."""
    del pdf.pages[0].obj.Annots[0]["/Contents"]


class TestUniversalAccess:
    def test_nothing_is_found_that_the_standard_forbids(self, papers: Mapping[str, bytes]) -> None:
        for path, content in papers.items():
            with Pdf.open(io.BytesIO(content)) as pdf:
                assert pdfua.faults(pdf) == [], path

    @pytest.mark.parametrize(
        ("break_it", "fault"),
        [
            (without("/Lang"), "the language is not Danish"),
            (without("/MarkInfo"), "it is not marked as tagged"),
            (without("/StructTreeRoot"), "there is no structure"),
            (without("/Metadata"), "it does not say that it is PDF/UA-1"),
            (without("/ViewerPreferences"), "a reader would show the file's name"),
            (without("/Outlines"), "bookmarks are missing"),
            (change("Figure", "/Alt"), "a figure has no text in its place"),
            (change("TH", "/A"), "a header cell does not say"),
            (change("TD", "/A"), "a cell has no header"),
            (change("H1", "/S", Name.H2), "the levels of headings are [2"),
            (change("P", "/S", Name("/Text")), "<Text> is no standard type"),
            (change("TR", "/S", Name.Div), "<TH> stands in <Div>"),
            (draw, "draws what is neither content nor decoration"),
            (unlink, "a link does not say where it leads"),
        ],
    )
    def test_every_fault_would_be_found(self, break_it: Callable[[Pdf], None], fault: str, published: bytes) -> None:
        with Pdf.open(io.BytesIO(published)) as pdf:
            assert pdfua.faults(pdf) == []
            break_it(pdf)
            assert any(fault in found for found in pdfua.faults(pdf)), pdfua.faults(pdf)

    def test_a_figure_lies_where_it_says(self, published: bytes) -> None:
        with Pdf.open(io.BytesIO(published)) as pdf:
            left, bottom, right, top = (float(side) for side in first("Figure")(pdf).A.BBox)
        assert 400 < left < right < 595 and 700 < bottom < top < 842


class TestMaking:
    def test_the_same_documents_give_the_same_bytes_whatever_the_time(
        self, fonts: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(EPOCH, "1")
        one = make_pdf(alone(SMALL), fonts)
        monkeypatch.setenv(EPOCH, "1000000000")
        assert make_pdf(alone(SMALL), fonts) == one

    def test_nothing_is_complained_of(self, fonts: Path, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.WARNING):
            make_pdf(alone(SMALL), fonts)
        assert caplog.messages == []

    def test_the_airiest_setting_that_fits_is_used(self, fonts: Path) -> None:
        """A short list spreads over the sheet; a longer one stands closer, and none runs over."""

        def reach(count: int) -> float:
            points = tuple(Sedelpunkt(f"1{chr(97 + n)}", "Gør noget, som fylder lidt.") for n in range(count))
            with pypdfium2.PdfDocument(
                make_pdf(alone(replace(SMALL, dele=(Del("1. Gør", (), (), points),))), fonts)
            ) as pdf:
                assert len(pdf) == 1
                text = pdf[0].get_textpage()
                places = [text.search(number, match_whole_word=True).get_next() for number in ("1a", "1b")]
                high, low = (float(text.get_charbox(place[0])[3]) for place in places if place)
                return high - low

        assert reach(12) > reach(30) + 1.5

    def test_a_document_that_is_too_long_is_told_of(self, fonts: Path) -> None:
        points = tuple(Sedelpunkt(f"1{n}", "Et punkt. " * 20) for n in range(40))
        with pytest.raises(ForMangeArk, match=r"«En \*lille\* <liste> & mere» kan ikke stå på ét ark. Forkort teksten"):
            make_pdf(alone(replace(SMALL, dele=(Del("1. Alt", (), (), points),))), fonts)

    def test_several_documents_get_a_front_sheet_with_contents(self, fonts: Path) -> None:
        two = replace(SMALL, titel="Nummer to", dele=(SMALL.dele[0], replace(SMALL.dele[1], nyt_ark=True)))
        three = replace(SMALL, titel="Nummer tre")
        parts = enumerate(("Nummer to", "Nummer tre"), 1)
        ways = (f'<p class="pakke__slags" data-del="#forside-del-{number}">{title}</p>' for number, title in parts)
        front = f"<h1>Til mødet</h1>{''.join(ways)}"
        samling = Samling("Til mødet", "To ting.", (two, three), side=SMALL.side, forside=front, kilder=("Bogen",))
        content = make_pdf(samling, fonts)
        with Pdf.open(io.BytesIO(content)) as pdf:
            assert pdfua.faults(pdf) == []
            titles = [title for level, title in pdfua.bookmarks(pdf) if level == 1]
            assert titles == ["Til mødet", "Nummer to", "Nummer tre"]
        with pypdfium2.PdfDocument(content) as document:
            front, *rest = [squeezed(page.get_textpage().get_text_range()) for page in document]
            assert len(rest) == 3
            assert "Nummerto·side2Nummertre·side4" in front and "Side1af4" in front
            assert "Bogen" in rest[-1] and "Bogen" not in front
            assert "Nummerto" in rest[1] and "Gåhjem." in rest[1]
            assert [len(zxingcpp.read_barcodes(picture(page))) for page in document] == [1, 1, 0, 1]

    def test_all_that_can_be_in_a_package_can_be_printed(
        self, mini: Guide, fonts: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        guide = everything(mini)
        site = "https://vejledning.example.dk/"
        samling = pdf_sheets(guide, site, TEMPLATES)["moedepakke/havemoede/havemoede.pdf"]
        with caplog.at_level(logging.WARNING):
            content = make_pdf(samling, fonts)
        assert caplog.messages == []
        with Pdf.open(io.BytesIO(content)) as pdf:
            assert pdfua.faults(pdf) == []
            marks = pdfua.bookmarks(pdf)
            links = [str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", []) if "/A" in note]
        assert all(link.startswith("https:") for link in links)
        with pypdfium2.PdfDocument(content) as document:
            printed = words(document)
        assert missing(samling, printed) == []
        for heading in ("Hvem er det for?", "Prøv det i denne uge", "Læs videre"):
            assert (2, heading) in marks, heading
        for heading in ("Før og efter", "Prøv det i denne uge", "Læs videre", "Mål"):  # two are titles of folds
            assert squeezed(heading) in printed
        assert not re.search(r"Belæg\d|have-(bog|blad|rapport)-\d", printed)

    def test_wild_signs_of_the_data_come_out_as_they_went_in(self, mini: Guide, fonts: Path) -> None:
        samling = pdf_sheets(mini, LOCAL, TEMPLATES)["tjeklister/plan-for-foelgeskab/plan-for-foelgeskab.pdf"]
        for wild in (samling, alone(SMALL)):
            content = make_pdf(wild, fonts)
            with Pdf.open(io.BytesIO(content)) as pdf:
                assert pdfua.faults(pdf) == []
                assert str(pdf.docinfo.Title) == wild.titel
            with pypdfium2.PdfDocument(content) as document:
                told = words(document)
            for part in wild.dokumenter[0].dele:
                for text in (wild.titel, part.titel, *(punkt.tekst for punkt in part.punkter)):
                    assert squeezed(text) in told

    def test_the_fingerprint_follows_the_text(self, fonts: Path) -> None:
        same = fingerprint(alone(SMALL), fonts)
        assert same == fingerprint(alone(replace(SMALL)), fonts)
        assert same != fingerprint(alone(replace(SMALL, kort="Til andre prøver.")), fonts)
        assert same == fingerprint(alone(SMALL), Path(fonts.parent, "..", fonts.parent.name, fonts.name))
