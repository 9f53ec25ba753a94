"""What the site publishes of style, script and font: joined, small, and named after its content."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader

from tests import reader
from vejledningsguide.assets import (
    AT_ONCE,
    CARD,
    CARD_SHEETS,
    LATER,
    OF_EDITION,
    SHARED,
    SOURCES,
    UkendtModul,
    build_assets,
    join,
    minify_css,
)
from vejledningsguide.build import Built
from vejledningsguide.cards import SCRIPT
from vejledningsguide.kopi import SHIM
from vejledningsguide.published import folder_of
from vejledningsguide.slags import RUM
from vejledningsguide.udgiv.budget import FIRST_VISIT

DRAWN_BY_OTHERS = {"→": "marks advice and steps; Figtree has no arrow", "\u00ad": "is never drawn", "\n": "is white"}
DRAWN_BY_OTHERS |= dict.fromkeys("<>{}", "stand in code, which is in the machine's own letters")
"""Signs of the site that its font leaves to the machine's, and why."""

HERE_AND_THERE = {"herkomst__kilde"}
"""Classes that a sheet styles for its own pages alone: the group plan sets its sources closer on paper."""


def packed(content: bytes) -> int:
    """Return how many bytes a server sends of a file."""
    return len(gzip.compress(content, 6, mtime=0))


TEXTS = {".css", ".html", ".js", ".md", ".py", ".xml"}
"""How the files end that may name a colour; a picture has its own."""

FORMS = {form: skabelon for rum in RUM for form, skabelon in rum.skabeloner.items()}


class TestJoining:
    """join makes one plain script of modules."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "start.js").write_text("export function begin(rest) { rest(); }\n")
        (tmp_path / "a.js").write_text('// A.\nimport { two } from "./b.js";\nimport "./c.js";\nconst x = two;\n')
        (tmp_path / "b.js").write_text("const x = 2;\nexport const two = x;\n")
        (tmp_path / "c.js").write_text('import { two } from "./b.js";\nglobalThis.c = two;\n')
        return tmp_path

    def test_each_module_is_there_once_after_what_it_imports(self, folder: Path) -> None:
        text = join(folder, "a")
        places = [text.index(f"const m_{name} ") for name in ("b", "c", "a")]
        assert places == sorted(places)
        assert text.count("const m_b ") == 1

    def test_what_an_entry_does_at_once_waits_for_no_page(self, folder: Path) -> None:
        (folder / "a-straks.js").write_text("// At once.\nglobalThis.early = 1;\n")
        text = join(folder, "a")
        assert text.index("function begin(") < text.index("globalThis.early") < text.index("begin(function () {")
        assert "globalThis.early" not in join(folder, "b")

    def test_nothing_of_a_module_is_left(self, folder: Path) -> None:
        text = join(folder, "a")
        assert not re.search(r"\b(import|export)\b", text)
        assert "// A." not in text

    @pytest.mark.parametrize(
        "line",
        [
            'import x from "./b.js";',
            'import { two as x } from "./b.js";',
            'import * as b from "./b.js";',
            "export default 1;",
            "await fetch('x');",
            'const b = import("./b.js");',
        ],
    )
    def test_what_cannot_be_joined_is_told(self, folder: Path, line: str) -> None:
        (folder / "a.js").write_text(f"{line}\n")
        with pytest.raises(UkendtModul, match=r"js/a\.js:1:1: linjen kan ikke samles"):
            join(folder, "a")

    def test_a_circle_is_told(self, folder: Path) -> None:
        (folder / "b.js").write_text('import "./a.js";\nexport const two = 2;\n')
        with pytest.raises(UkendtModul, match="henter sig selv"):
            join(folder, "a")

    def test_a_module_that_is_not_there_stops(self, folder: Path) -> None:
        (folder / "c.js").unlink()
        with pytest.raises(FileNotFoundError):
            join(folder, "a")


class TestPublished:
    def test_a_name_changes_when_the_content_does_and_else_stays(self, root: Path, tmp_path: Path) -> None:
        copy = tmp_path / SOURCES
        for path in (root / SOURCES).rglob("*.*"):
            target = copy / path.relative_to(root / SOURCES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        first, again = build_assets(root).names, build_assets(tmp_path).names
        assert first == again
        with (copy / "css" / "trin.css").open("a", encoding="utf-8") as sheet:
            sheet.write(".ny { color: red; }\n")
        changed = build_assets(tmp_path)
        assert changed.names["css"] == first["css"]
        assert changed.names["former"]["trin"]["css"] != first["former"]["trin"]["css"]
        assert changed.names["former"]["forside"] == first["former"]["forside"]
        assert b".ny{color:red}" in changed.files[changed.names["former"]["trin"]["css"]]

    def test_nothing_is_made_again_when_nothing_has_changed(self, root: Path) -> None:
        assert build_assets(root) is build_assets(root)

    def test_every_source_is_used(self, root: Path) -> None:
        sheets = {path.stem for path in (root / SOURCES / "css").iterdir()}
        of_forms = (part for form in FORMS.values() for part in form.alle_ark)
        assert sheets == {*SHARED, OF_EDITION, *LATER, *CARD_SHEETS, *of_forms}
        scripts = {path.stem for path in (root / SOURCES / "js").iterdir()}
        entries = {*(form.script for form in FORMS.values() if form.script), *LATER}
        joined = "".join(join(root / SOURCES / "js", "guide", entry) for entry in entries)
        plain = {"start", *map(AT_ONCE.format, entries), CARD, Path(SCRIPT).stem, Path(SHIM).stem}
        assert {name for name in scripts if f"m_{name.replace('-', '_')} " in joined} == scripts - plain

    def test_every_form_is_one_of_a_page(self, site: Path) -> None:
        forms = {
            match
            for page in site.rglob("*.html")
            for match in re.findall('<body class="form-([^"]+)"', page.read_text("utf-8"))
        }
        assert (
            FORMS.keys() - {"flyttet", "hos-os", "skjult"} <= forms
        )  # the first may be none, the others are an edition's

    def test_every_page_has_the_sheets_of_what_is_on_it(self, site: Path, root: Path) -> None:
        """A class that some sheet styles is styled on each page that uses it."""
        styled = {
            path.stem: set(
                re.findall(r"\.([^\W\d][\w-]*)", re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", path.read_text("utf-8")))
            )
            for path in (root / SOURCES / "css").iterdir()
        }
        lacking: dict[tuple[str, str], str] = {}
        for page in site.rglob("*.html"):
            text = page.read_text("utf-8")
            form = text.partition('<body class="form-')[2].partition('"')[0]
            sheets = (*SHARED, *(FORMS[form].alle_ark if form in FORMS else ()))
            loaded = set().union(*(styled[name] for name in (sheets if form else CARD_SHEETS)))
            used = {name for names in re.findall(r'class="([^"]*)"', text) for name in names.split()}
            for name in (used & set().union(*styled.values())) - loaded - HERE_AND_THERE:
                lacking[form, name] = str(page.relative_to(site))
        assert lacking == {}

    def test_sources_are_not_published(self, site: Path) -> None:
        folders = [path.name for path in (site / "assets").iterdir() if path.is_dir()]
        assert folders == ["billeder"]

    def test_minified_css_keeps_what_the_paper_needs(self, root: Path) -> None:
        text = minify_css((root / SOURCES / "css" / "tjekliste.css").read_text("utf-8"))
        for part in (
            "@bottom-right{",
            "counter(page)",
            "field-sizing:content",
            ":has(.tjekpunkt__tid)",
            "forced-colors:active",
        ):
            assert part in text, part


def signs(documents: Mapping[str, reader.Document], root: Path) -> Counter[str]:
    """Return every sign that pages, styles and scripts show, and how often the pages do."""
    found: Counter[str] = Counter()
    for document in documents.values():
        found.update(document.text)
        found.update(document.title)
    for path in (root / SOURCES / "css").iterdir():
        found.update("".join(re.findall(r'(?:content|list-style): "([^"]*)"', path.read_text("utf-8"))))
    for path in (root / SOURCES / "js").iterdir():
        text = re.sub(r"//.*|/[^/\n]+/[a-z]+", "", path.read_text("utf-8"))
        found.update(sign for sign in text if ord(sign) > 126)
    return found


def test_the_font_has_every_sign_of_the_site(documents: Mapping[str, reader.Document], site: Path, root: Path) -> None:
    """A new sign in the data is put into benchmarks/skrift.py, or listed here as one that others draw."""
    (path,) = (site / "assets").glob("figtree.*.woff2")
    font = TTFont(io.BytesIO(path.read_bytes()))
    missing = signs(documents, root).keys() - set(map(chr, font.getBestCmap())) - DRAWN_BY_OTHERS.keys()
    assert missing == set(), f"the font lacks {sorted(missing)}"
    (weight,) = font["fvar"].axes
    assert (weight.minValue, weight.maxValue) == (400, 700)
    assert "Figtree Project Authors" in font["name"].getDebugName(0)
    assert "openfontlicense.org" in font["name"].getDebugName(14)


@pytest.mark.parametrize(
    "address", ["", "moduler/sosu-overbygning-a/", "moduler/overbygning-48381/", "erfaringer/lav-en-plan/"]
)
def test_a_first_visit_is_light(documents: Mapping[str, reader.Document], site: Path, address: str) -> None:
    """The page and all it loads, exactly, without the PDF and Word files that readers fetch by choice."""
    page = f"{address}index.html"
    files = {page, *reader.loaded({page: documents[page]}, site)}
    weights = {name: packed((site / name).read_bytes()) for name in sorted(files)}
    assert sum(weights.values()) <= FIRST_VISIT, weights
    assert len(weights) <= 6, sorted(weights)


def test_a_site_in_a_folder_asks_for_its_script_by_its_whole_path_too(root: Path) -> None:
    """A page that is answered without its last «/» finds it there alone: tests/browser/test_stock_server.py."""
    shell = Environment(loader=FileSystemLoader(root / "overrides"), autoescape=False)
    shell.filters["url"] = lambda value: f"../{value}"

    def scripts(address: str) -> list[str]:
        later: dict[str, Any] = {name: {} for name in LATER}
        assets = {"js": "assets/guide.js", "former": {}, "undermappe": folder_of(address), **later}
        page = {"meta": {"form": "trin"}, "toc": []}
        config = {"extra": {"aktiver": assets, "menu": [], "fodmenu": []}, "theme": {"favicon": "x"}}
        head = shell.get_template("main.html").render(page=page, config=config).partition("</head>")[0]
        return re.findall('<script src="([^"]*)">', head)

    assert scripts("https://a.dk/guide/") == ["../assets/guide.js", "/guide/assets/guide.js"]
    assert scripts("https://a.dk/") == scripts("") == ["../assets/guide.js"]


def test_a_colour_of_the_sender_stands_in_one_place(root: Path) -> None:
    """tokens.css holds all colours, less those of figures and drawings, and the mark's own; all else names them."""
    colour = re.compile(r"#(?!(..?)\1\1(?:..?)?\b)(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")  # greys are no colours
    texts = {path: path.read_text("utf-8").lower() for path in sorted((root / SOURCES / "css").iterdir())}
    found = {path.name: {match[0] for match in colour.finditer(text)} for path, text in texts.items()}
    tokens = found.pop("tokens.css")
    assert tokens and {name for name, colours in found.items() if colours} <= {"tal.css", "tegning.css"}
    folders = (root / "src", root / "overrides", root / SOURCES)
    rest = [path for folder in folders for path in sorted(folder.rglob("*.*")) if path.suffix in TEXTS]
    assert [path.name for path in rest if any(one[1:] in path.read_text("utf-8").lower() for one in tokens)] == [
        "tokens.css"
    ]


def test_the_group_plan_looks_up_what_the_public_file_says(built: Built) -> None:
    """Unfolded as content/assets/js/gruppeplan.js does it, the small table holds the same outcomes."""
    whole: Any = json.loads(built.files["find-modul/find-modul.json"])
    content = built.files["find-modul/gruppeplan/tabel.json"]
    small: Any = json.loads(content)
    ids = list(whole["moduler"])
    for one, other in zip(small["udfald"], whole["udfald"], strict=True):
        answers, asked, address, heading, plans, too_long, remember = one
        assert answers.split(".") == other["svar"]
        assert [small["spørgsmål"][place]["id"] for place in asked] == other["spørgsmål"]
        assert address == other["adresse"]
        assert small["overskrifter"][heading] == other["overskrift"]
        assert ("A først" in small["husk"][remember]) == (
            "ny" in other["svar"] and not {"pau", "felt-ukendt"}.isdisjoint(other["svar"])
        )
        assert [ids[place] for place in too_long] == other["for_lange"]
        for place, plan in zip(plans, (other["plan"]["i_dag"], other["plan"]["foreslået"]), strict=True):
            told, _, least, most, unknown, steps = small["planer"][place]
            assert (told, [least, most], unknown == 1) == (plan["tekst"], plan["dage"], plan["ukendte_dage"])
            assert [(some, [[ids[m] for m in way] for way in ways]) for some, ways in steps] == [
                (step["hvis"], step["veje"]) for step in plan["trin"]
            ]
    for (name, _, address), module in zip(small["moduler"], whole["moduler"].values(), strict=True):
        assert (name, address) == (module["kaldes"], module["adresse"])
    for valg, other in zip(small["spørgsmål"], whole["spørgsmål"], strict=True):
        assert (valg["id"], valg["titel"]) == (other["id"], other["titel"])
        assert [svar.items() <= full.items() for svar, full in zip(valg["svar"], other["svar"], strict=True)]
    assert packed(content) <= 6_000, "the group plan fetches more than it needs"
    assert len(content) <= len(built.files["find-modul/find-modul.json"]) / 4
