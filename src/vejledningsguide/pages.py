"""Views → {file: Markdown}. Its HTML comes from an autoescaping Jinja environment that knows no undefined name."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup, escape

from .addresses import LOCAL, PAGES, file_of, relative
from .derive import Guide
from .derive.moeder import choices
from .derive.provenance import Henvisning, Herkomst, Punktlink, point_links
from .derive.tjeklister import by_meeting
from .derive.valg import ResultatView, SpørgsmålstrinView
from .embed import embed
from .finish import finish
from .model import Begreb, Opslag, points, source_of
from .text import (
    Glossary,
    blocks,
    danish_date,
    danish_list,
    danish_number,
    danish_order,
    inline,
    markdown_heading,
    plain,
)

Krumme = tuple[str, str]
"""A breadcrumb: title and address."""


@dataclass(frozen=True)
class Side:
    """A page to be made: its address, its template and what the template shows.

    `søges` is whether the search finds the page; `noter` is whether its claims have numbers that lead to one list of
    source points, instead of a marker that opens them each; `indlejret` is whether it is a part of another page.
    """

    adresse: str
    titel: str
    kort: str
    skabelon: str
    kilde_fil: str
    krummer: tuple[Krumme, ...] = ()
    herkomst: tuple[Herkomst, ...] = ()
    visning: Mapping[str, Any] = field(default_factory=dict)
    form: str = ""
    søges: bool = True
    noter: bool = False
    indlejret: bool = False


@dataclass(frozen=True)
class Hentefil:
    """A file to take along: what kind it is, where it is, and its size as it is shown."""

    art: str
    adresse: str
    størrelse: str


ENDINGS: Mapping[str, str] = {".pdf": "PDF", ".docx": "Word"}
"""The kinds of files that a page offers, in the order they stand on it."""

NONE: Mapping[str, bytes] = {}

MANY_TERMS = 40
"""More explained words than this are too many for a list at the foot of the page."""


@dataclass(frozen=True)
class Page:
    """A page that is made when somebody asks for it. Its HTML is not kept: a large site would fill the memory."""

    side: Side
    _renderer: _Renderer

    @property
    def source(self) -> str:
        """The file that an editor opens to change the page."""
        return self.side.kilde_fil

    @property
    def meta(self) -> dict[str, Any]:
        """What the page tells the engine and the page shell."""
        return self._renderer.meta(self.side)

    @cached_property
    def text(self) -> str:
        """The page as Markdown with its front matter, as any engine reads it."""
        return self._renderer.front_matter(self.side) + self._renderer.body(self.side)

    @property
    def html(self) -> str:
        """The page as finished HTML, without the shell around it."""
        return finish(self._renderer.body(self.side))


def build_pages(
    guide: Guide, templates: Path, site_address: str = LOCAL, files: Mapping[str, bytes] = NONE
) -> dict[str, Page]:
    """Return every generated page by its Markdown file name; each is made when it is read.

    `templates` is the folder that holds sider/ and makroer/; `site_address` is where the site is published; `files`
    are those beside the pages: a page links to the ones in its own folder that can be taken along.
    Raises jinja2's errors for a template that asks for something that is not there, and ValueError when two pages
    want one address.
    """
    places: dict[str, Side] = {}
    for side in sider(guide):
        if side.adresse in places:
            raise ValueError(f"two pages want the address {side.adresse}")
        places[side.adresse] = side
    renderer = _Renderer(guide, templates, site_address, downloads(files), places)
    return {file_of(address): Page(side, renderer) for address, side in places.items()}


def downloads(files: Mapping[str, bytes]) -> dict[str, list[Hentefil]]:
    """Return the files that a reader can take along, by the address of the page in whose folder they are."""
    found: dict[str, list[Hentefil]] = {}
    for ending, name in ENDINGS.items():
        for path, content in files.items():
            folder, _, file = path.rpartition("/")
            if file.endswith(ending):
                size = f"{max(1, round(len(content) / 1000))} kB"
                found.setdefault(f"{folder}/", []).append(Hentefil(name, path, size))
    return found


def _kept_code(root: Path) -> FileSystemBytecodeCache | None:
    """Return where the templates' compiled code is kept from one run to the next, if it can be."""
    folder = root / ".cache" / "skabeloner"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def addresses(guide: Guide) -> list[str]:
    """Return the address of every generated page, sorted."""
    return sorted(side.adresse for side in sider(guide))


def _per_page(function: Callable[[str], str]) -> Callable[[Any, str], str]:
    """Return `function` as a filter that Jinja never folds into a constant: its answer differs from page to page."""

    @pass_context
    def per_page(_context: Any, value: str) -> str:
        return function(value)

    return per_page


class _Renderer:
    """Renders one page at a time: links are relative to it, and a term is explained where it is first met."""

    def __init__(
        self,
        guide: Guide,
        templates: Path,
        site_address: str,
        downloads: Mapping[str, Sequence[Hentefil]],
        places: Mapping[str, Side],
    ) -> None:
        self.guide = guide
        self.downloads = downloads
        self.terms = {begreb.id: begreb for begreb in guide.begreber}
        self.glossary = Glossary(
            [
                (form, begreb.id)
                for begreb in guide.begreber
                for form in (begreb.term, *begreb.synonymer, *begreb.bøjninger)
            ]
        )
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_kept_code(templates.parent),
        )
        self.environment.filters |= {
            "href": _per_page(self.href),
            "absolut": lambda address: site_address + address,
            "tekst": _per_page(self.blocks),
            "linje": _per_page(self.line),
            "led": _per_page(self.entry),
            "ren": self.plain,
            "overskrift": lambda text: markdown_heading(self.plain(text)),
            "punkter": lambda ids: [self.guide.punkter[id_] for id_ in ids],
            "punktlinks": self.point_links,
            "dato": danish_date,
            "tal": danish_number,
            "liste": danish_list,
        }
        self.environment.globals |= {"guide": guide, "sider": PAGES, "ord": self.terms_met, "indlejr": self.embed}
        self.environment.globals |= {"note": self.note, "noter": lambda: self.notes, "har_noter": self.has_notes}
        self.environment.globals["mange_ord"] = self.has_many_terms
        self.places = places
        self.side: Side
        self.part: Side | None = None
        self.met: dict[str, Begreb] = {}
        self.notes: dict[str, int] = {}

    def body(self, side: Side) -> str:
        """Return a page's Markdown without its front matter."""
        self.side, self.met, self.notes = side, {}, {}
        template = self.environment.get_template(f"sider/{side.skabelon}")
        body = template.render(side=side, filer=self.downloads.get(side.adresse, ()), **side.visning)
        if self.has_many_terms():
            body = body.replace('href="#ord-', f'href="{self.href(PAGES["ordliste"].adresse)}#')
        return body.strip() + "\n"

    def embed(self, address: str, prefix: str) -> Markup:
        """Return another page's text as a part of this one: without its foot, and with `prefix` on its anchors."""
        self.part = part = replace(self.places[address], herkomst=(), indlejret=True)
        template = self.environment.get_template(f"sider/{part.skabelon}")
        body = template.render(side=part, filer=(), **part.visning)
        self.part = None
        return embed(body, prefix)

    def meta(self, side: Side) -> dict[str, Any]:
        """Return what a page tells the engine and the page shell."""
        meta: dict[str, Any] = {
            "title": side.titel,
            "description": self.plain(side.kort),
            "form": side.form or side.skabelon.removesuffix(".md"),
            "krummer": [{"titel": titel, "adresse": relative(to, side.adresse) or "./"} for titel, to in side.krummer],
        }
        if not side.søges:
            meta["search"] = {"exclude": True}
        return meta

    def front_matter(self, side: Side) -> str:
        """Return the meta data as front matter; JSON is YAML, whatever the values hold."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta(side).items()]
        return "\n".join(["---", *lines, "---", "", ""])

    def href(self, target: str) -> str:
        """Return the way from this page to an address on the site."""
        return relative(target, self.side.adresse)

    def title(self, id_: str) -> str:
        """Return the title of what an id leads to."""
        return self.guide.henvisninger[id_].titel

    def link(self, id_: str, words: str | None) -> Markup:
        """Return a link to an item, with the words to show or else its title."""
        target = self.guide.henvisninger[id_]
        return Markup('<a href="{}">{}</a>').format(self.href(target.adresse), words or target.titel)

    def mark(self, text: str) -> Markup:
        """Return escaped text in which each glossary term is a link to its explanation, the first time it is met."""
        parts: list[Markup] = []
        end = 0
        for start, stop, id_ in self.glossary.find(text):
            if id_ in self.met:
                continue
            self.met[id_] = self.terms[id_]
            parts.append(escape(text[end:start]))
            parts.append(Markup('<a class="begreb" href="#ord-{}">{}</a>').format(id_, text[start:stop]))
            end = stop
        parts.append(escape(text[end:]))
        return Markup("").join(parts)

    def blocks(self, text: str) -> Markup:
        """Return a text as paragraphs and lists, links and terms marked."""
        return blocks(text, self.link, self.mark)

    def line(self, text: str) -> Markup:
        """Return a text as one run of HTML without a paragraph around it."""
        return inline(" ".join(text.split()), self.link, self.mark)

    def entry(self, text: str) -> Markup:
        """Return a text that fills an element of its own: one paragraph needs no other around it."""
        text = text.strip()
        return self.blocks(text) if re.search(r"\n\s*\n|^- ", text, re.MULTILINE) else self.line(text)

    def plain(self, text: str) -> str:
        """Return a text as words only."""
        return plain(text, self.title)

    def point_links(self, points: Sequence[str], together: bool = False) -> tuple[Punktlink, ...]:
        """Return the links that show source points: one for each run of neighbours, or for each page."""
        return point_links((self.guide.punkter[id_] for id_ in points), together=together)

    def has_notes(self) -> bool:
        """Return whether this page gathers its source points in one list."""
        return self.side.noter

    def note(self, point: str) -> int:
        """Return a source point's number in this page's list; it gets the next one when it is first met."""
        return self.notes.setdefault(point, len(self.notes) + 1)

    def has_many_terms(self) -> bool:
        """Return whether so many terms are explained that they lead to the glossary instead of a list on the page."""
        return len(self.met) > MANY_TERMS

    def terms_met(self) -> list[Begreb]:
        """Return the terms explained so far on this page, in the order of the alphabet; none inside a part of it."""
        if self.part:
            return []
        return sorted(self.met.values(), key=lambda begreb: danish_order(begreb.term))


def sider(guide: Guide) -> Iterator[Side]:
    """Yield every page there is, with its template and view."""
    yield from _front(guide)
    yield from _foelgeskab(guide)
    yield from _erfaringer(guide)
    yield from _rammer(guide)
    yield from _moduler(guide)
    yield from _find_modul(guide)
    yield from _tjeklister(guide)
    yield from _mødepakker(guide)
    yield from _guider(guide)
    yield from _svært(guide)
    yield from _opslagsværk(guide)


def _fixed(id_: str, template: str, source: str, up: tuple[str, ...] = (), **rest: Any) -> Side:
    """Return one of the pages that are always there; `up` names the pages above it."""
    page = PAGES[id_]
    trail = tuple(PAGES[above] for above in up)
    krummer = tuple((above.titel, above.adresse) for above in trail)
    return Side(page.adresse, page.titel, page.kort, template, source, krummer, **rest)


def _below(id_: str) -> tuple[Krumme, ...]:
    """Return the breadcrumbs of a page that stands below a fixed one."""
    return ((PAGES[id_].titel, PAGES[id_].adresse),)


def _item(view: Any, item: Opslag, template: str, source: str, up: str) -> Side:
    """Return the page of an item that stands below the fixed page `up`; the template gets the view as v."""
    return Side(view.adresse, item.titel, item.kort, template, source, _below(up), view.herkomst, {"v": view})


def _front(guide: Guide) -> Iterator[Side]:
    effort = guide.herkomst([guide.katalog.foelgeskab.indsats])
    yield _fixed("forside", "forside.md", "data/roller.yaml", herkomst=effort)
    for rolle in guide.roller:
        yield Side(
            rolle.adresse,
            rolle.rolle.titel,
            rolle.rolle.kort,
            "rolle.md",
            "data/roller.yaml",
            herkomst=rolle.herkomst,
            visning={"v": rolle},
        )


def _foelgeskab(guide: Guide) -> Iterator[Side]:
    følgeskab = guide.katalog.foelgeskab
    source = "data/foelgeskab.yaml"
    yield _fixed("foelgeskab", "foelgeskab.md", source, herkomst=guide.herkomst(følgeskab.retninger))
    for trin in guide.trin:
        yield _item(trin, trin.trin, "trin.md", source, "foelgeskab")
    yield _fixed(
        "situationer",
        "situationer.md",
        "data/situationer.yaml",
        ("foelgeskab",),
        herkomst=guide.herkomst(view.opslag for view in guide.situationer),
    )
    selvtjek = guide.selvtjek
    yield _fixed(
        "er-i-klar",
        "selvtjek.md",
        "data/selvtjek.yaml",
        ("foelgeskab",),
        herkomst=selvtjek.herkomst,
        visning={"v": selvtjek, "fil": guide.katalog.selvtjek},
    )
    yield _fixed("indsatsen", "indsatsen.md", source, ("foelgeskab",), herkomst=guide.herkomst([følgeskab.indsats]))


def _erfaringer(guide: Guide) -> Iterator[Side]:
    source = "data/erfaringer.yaml"
    everything = guide.herkomst(view.erfaring for view in guide.erfaringer)
    yield _fixed(
        "erfaringer",
        "erfaringer.md",
        source,
        herkomst=everything,
        visning={"vist": guide.erfaringer, "valgt": None},
    )
    choices = [
        ("tema", tema.id, tema.titel, tema.kort, tuple(v for v in guide.erfaringer if v.tema.id == tema.id))
        for tema in guide.katalog.erfaringer.temaer
    ]
    choices += [
        ("rolle", r.rolle.id, r.rolle.titel, f"Erfaringer for rollen {r.rolle.titel.lower()}.", r.erfaringer)
        for r in guide.roller
        if r.erfaringer
    ]
    for sort, id_, titel, kort, shown in choices:
        yield Side(
            f"erfaringer/{sort}/{id_}/",
            f"Erfaringer: {titel}",
            kort,
            "erfaringer.md",
            source,
            _below("erfaringer"),
            everything,
            {"vist": shown, "valgt": id_},
        )
    for view in guide.erfaringer:
        yield _item(view, view.erfaring, "erfaring.md", source, "erfaringer")


def _rammer(guide: Guide) -> Iterator[Side]:
    source = "data/betingelser.yaml"
    yield _fixed("rammer", "rammer.md", source, herkomst=guide.herkomst(v.opslag for v in guide.betingelser))
    for view in guide.betingelser:
        yield _item(view, view.opslag, "ramme.md", source, "rammer")
    yield _fixed(
        "samtalen",
        "samtalen.md",
        "data/samtalegreb.yaml",
        herkomst=guide.herkomst(view.opslag for view in guide.samtalegreb),
    )


def _moduler(guide: Guide) -> Iterator[Side]:
    source = "data/moduler.yaml"
    everything = guide.herkomst(view.modul for view in guide.moduler)
    yield _fixed("moduler", "moduler.md", source, herkomst=everything)
    today = tuple(view for view in guide.moduler if view.modul.struktur == "nuværende")
    yield _fixed("portefoelje", "portefoelje.md", source, ("moduler",), herkomst=everything, visning={"vist": today})
    yield _fixed("sammenlign", "sammenlign.md", source, ("moduler",), herkomst=everything)
    yield _fixed("modulforbehold", "modulforbehold.md", source, ("moduler",), herkomst=everything)
    for view in guide.moduler:
        yield _item(view, view.modul, "modul.md", source, "moduler")
    for pair in guide.sammenligninger:
        yield Side(
            pair.adresse,
            pair.sammenligning.titel,
            pair.sammenligning.kort,
            "sammenligning.md",
            source,
            (*_below("moduler"), *_below("sammenlign")),
            guide.herkomst(view.modul for view in pair.moduler),
            {"v": pair},
        )


def _find_modul(guide: Guide) -> Iterator[Side]:
    source, finder = "data/anbefalinger.yaml", guide.find_modul
    everything = guide.herkomst(guide.katalog.anbefalinger.anbefalinger)
    views: list[SpørgsmålstrinView | ResultatView] = [*finder.trin, *finder.resultater]
    yield from (_finder_side(view, view.adresse, source) for view in views)
    for old, view in finder.gamle.items():
        yield _finder_side(view, old, source, flyttet=True)
    for id_ in ("beslutningstabel", "regler", "gruppeplan"):
        yield _fixed(id_, f"{id_}.md", source, ("find-modul",), herkomst=everything, visning={"f": finder})


def _finder_side(view: SpørgsmålstrinView | ResultatView, adresse: str, source: str, *, flyttet: bool = False) -> Side:
    """Return the page of a question or an outcome; `flyttet` when the address is one that the rules have left."""
    shown = {"v": view, "flyttet": flyttet}
    if not view.givne:
        return _fixed("find-modul", "find-modul.md", source, visning=shown)
    names = danish_list([given.svar.navn for given in view.givne])
    if isinstance(view, ResultatView):
        title, kort, template = view.overskrift, view.først.anbefaling.anbefaling.kort, "resultat.md"
        herkomst = view.herkomst
    else:
        title, kort, template = view.valg.titel, f"Find modul, efter svarene: {names}.", "find-modul.md"
        herkomst = ()
    return Side(
        adresse,
        f"{title} ({names})",
        kort,
        template,
        source,
        _below("find-modul"),
        herkomst,
        shown,
        søges=False,
        noter=True,
    )


def _tjeklister(guide: Guide) -> Iterator[Side]:
    rests = guide.herkomst(view.opslag for view in guide.tjeklister)
    shown = {"grupper": by_meeting(guide.tjeklister)}
    yield _fixed("tjeklister", "tjeklister.md", "data/tjeklister/", herkomst=rests, visning=shown)
    for view in guide.tjeklister:
        yield _item(view, view.opslag, "tjekliste.md", f"data/tjeklister/{view.opslag.id}.yaml", "tjeklister")


def _mødepakker(guide: Guide) -> Iterator[Side]:
    source = "data/moeder.yaml"
    rests = guide.herkomst(view.opslag for view in guide.mødepakker)
    yield _fixed(
        "moedepakke",
        "moedepakker.md",
        source,
        herkomst=rests,
        visning={"valg": choices(guide.katalog, guide.henvisninger)},
    )
    for view in guide.mødepakker:
        yield _item(view, view.opslag, "moedepakke.md", source, "moedepakke")


def _guider(guide: Guide) -> Iterator[Side]:
    yield _fixed("guider", "guider.md", "data/guider/")
    for view in guide.guider:
        yield _item(view, view.opslag, "guide.md", f"data/guider/{view.opslag.id}.yaml", "guider")
    answers = guide.herkomst(view.opslag for view in guide.spørgsmål)
    yield _fixed("spoergsmaal", "spoergsmaal.md", "data/spoergsmaal.yaml", herkomst=answers)
    tools = guide.herkomst(view.opslag for view in guide.værktøjer)
    yield _fixed("vaerktoejer", "vaerktoejer.md", "data/vaerktoejer.yaml", ("guider",), herkomst=tools)
    needs = guide.herkomst(view.opslag for view in guide.behov)
    yield _fixed("kompetencebehov", "kompetencebehov.md", "data/behov.yaml", ("guider",), herkomst=needs)
    rests = {point for kompetence in guide.katalog.behov.kompetencer for point in points(kompetence)}
    skills = tuple(
        replace(one, afsnit=(), belæg=own)
        for one in needs
        if (own := tuple(sorted(point for point in rests if source_of(point) == one.kilde.id)))
    )
    yield _fixed("kompetencer", "kompetencer.md", "data/behov.yaml", ("guider", "kompetencebehov"), herkomst=skills)
    figures = {view.kilde: [tal for tal in guide.tal if tal.kilde == view.kilde] for view in guide.kilder}
    groups = {kilde: group for kilde, group in figures.items() if group}
    all_figures = guide.herkomst(view.tal for view in guide.tal)
    yield _fixed("tal", "tal.md", "data/tal.yaml", ("guider",), herkomst=all_figures, visning={"grupper": groups})
    for figure in guide.tal:
        yield Side(
            figure.adresse,
            figure.tal.titel,
            figure.tal.kort,
            "talsaet.md",
            "data/tal.yaml",
            (*_below("guider"), *_below("tal")),
            guide.herkomst([figure.tal]),
            {"v": figure},
        )


def _svært(guide: Guide) -> Iterator[Side]:
    source = "data/svaert.yaml"
    views = [view for group in guide.svært for view in group.hindringer]
    yield _fixed("svaert", "svaert.md", source, herkomst=guide.herkomst(view.opslag for view in views))
    for view in views:
        yield _item(view, view.opslag, "hindring.md", source, "svaert")


def _opslagsværk(guide: Guide) -> Iterator[Side]:
    words = guide.herkomst(guide.begreber)
    yield _fixed("ordliste", "ordliste.md", "data/begreber.yaml", herkomst=words, visning={"grupper": _letters(guide)})
    yield _fixed("kilder", "kilder.md", "data/kilder.yaml")
    for view in guide.kilder:
        yield Side(
            view.adresse,
            view.kilde.titel,
            f"Kildens {view.kilde.punkter} punkter, og hvor på siden hvert af dem bruges.",
            "kilde.md",
            f"data/belaeg/{view.kilde.id}.yaml",
            _below("kilder"),
            visning={"v": view},
        )
        for page in view.sider:
            yield Side(
                page.adresse,
                f"{page.titel} i {view.kilde.omtale}",
                f"{page.titel} af kildens {view.kilde.punkter}, og hvor på siden hvert af dem bruges.",
                "kildepunkter.md",
                f"data/belaeg/{view.kilde.id}.yaml",
                (*_below("kilder"), (view.kilde.omtale[0].upper() + view.kilde.omtale[1:], view.adresse)),
                visning={"v": view, "s": page},
                søges=False,
            )
    by_weight: dict[str, list[Any]] = {"høj": [], "middel": [], "lav": []}
    for doubt in guide.afvigelser:
        by_weight[doubt.afvigelse.alvor].append(doubt)
    yield _fixed(
        "uoverensstemmelser",
        "uoverensstemmelser.md",
        "data/afvigelser.yaml",
        ("kilder",),
        visning={"grupper": by_weight},
    )
    groups: dict[str, list[Any]] = {}
    for link in guide.henvisninger.values():
        groups.setdefault(link.art, []).append(link)
    groups["Tal"] = [Henvisning(v.tal.id, v.tal.titel, v.tal.kort, v.adresse, "Tal") for v in guide.tal]
    for links in groups.values():
        links.sort(key=lambda link: danish_order(link.titel))
    yield _fixed("soeg", "soeg.md", "data/", visning={"grupper": groups})


def _letters(guide: Guide) -> dict[str, list[Begreb]]:
    """Return the glossary by first letter."""
    letters: dict[str, list[Begreb]] = {}
    for begreb in guide.begreber:
        letters.setdefault(begreb.term[0].upper(), []).append(begreb)
    return letters
