"""A page's template and view → its Markdown. The HTML in it comes from an autoescaping Jinja that knows every name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup, escape

from .addresses import is_local, relative, unlinked
from .embed import embed, noted
from .foot import Foot, changes, moved
from .guide import Guide, Side
from .markers import gather, marker
from .provenance import link_to
from .rum import Skabelon
from .skabelonkode import kept_code
from .tables import label_tables
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


@dataclass(frozen=True)
class Hentefil:
    """A file to take along: what kind it is, where it is, and its size as it is shown."""

    art: str
    adresse: str
    størrelse: str


MANY_TERMS = 40
"""More explained words than this are too many for a list at the foot of the page."""


def _per_page(function: Callable[[str], str]) -> Callable[[Any, str], str]:
    """Return `function` as a filter that Jinja never folds into a constant: its answer differs from page to page, and
    what is compiled is kept for sites with other addresses too."""

    @pass_context
    def per_page(_context: Any, value: str) -> str:
        return function(value)

    return per_page


class Renderer:
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
        explained = [word for rum in guide.katalog.rum if rum.forklarer for word in getattr(guide, rum.forklarer)]
        self.terms = {word.id: word for word in explained}
        self.doubts = {one.id: link_to(guide.katalog, one) for one in guide.katalog.alle("afvigelser")}
        self.glossary = Glossary(
            [(form, word.id) for word in explained for form in (word.term, *word.synonymer, *word.bøjninger)]
        )
        self.explained_at = guide.katalog.address(explained[0]).partition("#")[0] if explained else ""
        self.foot = Foot()
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=kept_code(templates.parent, Path(__file__)),
        )
        self.environment.filters |= {
            "href": _per_page(self.href),
            "absolut": _per_page(lambda address: site_address + address),
            "sti": _per_page(lambda address: urlsplit(site_address).path + address),
            "tekst": _per_page(self.blocks),
            "linje": _per_page(self.line),
            "led": _per_page(self.entry),
            "ren": self.plain,
            "overskrift": lambda text: markdown_heading(self.plain(text)),
            "punkter": lambda ids: [self.guide.punkter[id_] for id_ in ids],
            "dato": danish_date,
            "tal": danish_number,
            "liste": danish_list,
        }
        self.environment.globals |= {
            "guide": guide,
            "sider": guide.sider,
            "sætning": guide.sætning,
            "ord": self.terms_met,
            "på_nettet": not is_local(site_address),
            "indlejr": self.embed,
        }
        self.environment.globals |= {"note": self.note, "noter": lambda: self.notes, "har_noter": self.has_notes}
        self.environment.globals |= {"mange_ord": self.has_many_terms, "ændret": lambda: changes(guide, self.side)}
        self.environment.globals |= self.foot.globals()
        self.places, self.root = places, site_address
        self.side: Side
        self.met: dict[str, Any] = {}
        self.notes: dict[str, int] = {}

    def body(self, side: Side) -> str:
        """Return a page's Markdown without its front matter."""
        self.side, self.met, self.notes = side, {}, {}
        self.foot.clear()
        body = gather(self.filled(side), self.marker)
        if self.has_many_terms():
            body = body.replace('href="#ord-', f'href="{self.href(self.explained_at)}#')
        return label_tables(body.strip()) + moved(self.guide.flyttede.get(side.adresse, ()), self.href)

    def filled(self, side: Side) -> str:
        """Return a page's template with what it shows, as it stands on the page that is being made."""
        template = self.environment.get_template(f"sider/{side.skabelon}")
        made = template.render(side=side, filer=self.downloads.get(side.adresse, ()), **side.visning)
        notes = self.guide.noter.get(side.adresse)
        return noted(made, self.environment.get_template("makroer/lokalt.html").render(noter=notes)) if notes else made

    def embed(self, address: str, prefix: str) -> Markup:
        """Return another page's text as a part of this one, with `prefix` on its anchors."""
        return embed(self.filled(self.places[address]), prefix)

    def meta(self, side: Side) -> dict[str, Any]:
        """Return what a page tells the engine and the page shell."""
        meta: dict[str, Any] = {
            "title": side.titel,
            "description": self.plain(side.kort),
            "form": side.form,
            "krummer": [{"titel": titel, "adresse": relative(to, side.adresse) or "./"} for titel, to in side.krummer],
            "afdeling": side.afdeling,
        }
        if not self.guide.katalog.skabeloner.get(side.form, Skabelon()).oversigt:
            meta["oversigt"] = False
        if not side.i_søgning:
            meta["search"] = {"exclude": True}
        if side.videre:
            meta |= {"videre": side.videre, "bliv": side.bliv}
        return meta

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

    def marker(self, ids: Sequence[str], alone: bool) -> Markup:
        """Return the marker of a section that rests on points, and tells of discrepancies."""
        points = [self.guide.punkter[id_] for id_ in ids if id_ in self.guide.punkter]
        return marker(points, [self.doubts[id_] for id_ in ids if id_ in self.doubts], self.href, alone=alone)

    def has_notes(self) -> bool:
        """Return whether this page gathers its source points in one list."""
        return self.side.noteliste

    def note(self, point: str) -> int:
        """Return a source point's number in this page's list; it gets the next one when it is first met."""
        return self.notes.setdefault(point, len(self.notes) + 1)

    def has_many_terms(self) -> bool:
        """Return whether so many terms are explained that they lead to the glossary instead of a list on the page."""
        return len(self.met) > MANY_TERMS

    def terms_met(self) -> list[Any]:
        """Return the terms explained so far on this page, in the order of the alphabet."""
        return sorted(self.met.values(), key=lambda begreb: danish_order(begreb.term))


class PaperRenderer(Renderer):
    """Renders pages for paper, where every way is a whole address, and a word's explanation is in the glossary."""

    def part(self, address: str, prefix: str) -> str:
        """Return a page's text as a part of something else, with its own heading and with `prefix` on its anchors."""
        text = str(embed(self.body(self.places[address]), prefix, lower=0))
        return unlinked(text) if is_local(self.root) else text

    def href(self, target: str) -> str:
        """Return the whole address of a place on the site."""
        return self.root + target

    def has_many_terms(self) -> bool:
        """Return that no list of words stands at the foot."""
        return True
