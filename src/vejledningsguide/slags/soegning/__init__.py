"""The search: its page with all there is from A to Å, what people say, and what the guide calls it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import escape

from ...addresses import is_local
from ...guide import Guide, Side
from ...provenance import Henvisning
from ...rum import Datafil, FastSide, Hverdagsord, Indlejret, Rum, Skabelon, Søgt
from ...text import danish_order
from .model import FIL, VENDINGER, SøgeordFil
from .regler import a_page_is_asked_for_once, a_part_of_a_guide_is_one_place, pages_are_asked_for, words_lead_one_way

CARD = Indlejret("soeg", "Søgefelt", "soegning/soegekort.html")
OPENSEARCH = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Vejledningsguiden</ShortName><Description>{tekst}</Description>
<InputEncoding>UTF-8</InputEncoding><Language>da</Language>
<Url type="text/html" template="{adresse}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""


@dataclass(frozen=True)
class OrdView:
    """A word of the glossary, or one that people say: what the guide calls it, and where it leads."""

    ord: str
    kaldes: tuple[str, ...]
    fører_til: tuple[Henvisning, ...]

    def and_also(self, other: OrdView) -> OrdView:
        """Return the same word with what another row or the glossary says of it too."""
        links = {link.adresse: link for link in (*self.fører_til, *other.fører_til)}
        return replace(self, kaldes=tuple(dict.fromkeys(self.kaldes + other.kaldes)), fører_til=tuple(links.values()))


def _views(guide: Guide) -> tuple[OrdView, ...]:
    """Return every word in the order of the alphabet: the glossary's, its synonyms, and what people say."""
    places = _places(guide)
    found = [OrdView(b.term, (), (guide.link(b),)) for b in guide.begreber]
    found += [OrdView(word, (b.term,), (guide.link(b),)) for b in guide.begreber for word in b.synonymer]
    found += [
        OrdView(word, row.kaldes, tuple(places[id_] for id_ in row.mål))
        for row in guide.katalog.soegeord.rækker
        for word in row.siger
    ]
    views: dict[str, OrdView] = {}
    for view in found:
        key = view.ord.lower()
        views[key] = views[key].and_also(view) if key in views else view
    return tuple(sorted(views.values(), key=lambda view: danish_order(view.ord)))


def _places(guide: Guide) -> dict[str, Henvisning]:
    """Return the link to everything that a word may lead to, by id."""
    return {item.id: guide.link(item) for item in guide.katalog.alle("tal")} | dict(guide.henvisninger)


def _asked_for(guide: Guide) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each address that has ways of asking for it, and those."""
    content: SøgeordFil = guide.katalog.soegeord
    addresses = {id_: link.adresse for id_, link in _places(guide).items()}
    addresses |= {one.id: guide.katalog.address(one) for one in guide.katalog.alle("sammenligninger")}
    below = {side.dele[0].opslag.id: side.adresse for view in guide.guider for side in view.sider}
    terms = {one.id: guide.katalog.address(one) for one in guide.begreber}
    for name, known in zip(VENDINGER, (addresses, below, terms), strict=True):
        for one in getattr(content, name):
            yield known[one.til], one.siger


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the search's page, with everything by its kind."""
    groups: dict[str, list[Henvisning]] = {"Sider": []}
    plurals = {slags.ental: slags.flertal for slags in guide.katalog.slags.values() if slags.flertal}
    for link in guide.henvisninger.values():
        groups.setdefault(plurals.get(link.art, "Sider"), []).append(link)
    for _, _, item in guide.katalog.things():
        slags = guide.katalog.slags[type(item)]
        if slags.flertal and not slags.delt:
            groups.setdefault(slags.flertal, []).append(guide.link(item))
    for links in groups.values():
        links.sort(key=lambda link: danish_order(link.titel))
    letters: dict[str, list[OrdView]] = {}
    for view in guide.hverdagsord:
        letters.setdefault(view.ord[0].upper() if view.ord[0].isalpha() else "0–9", []).append(view)
    yield guide.fast("soeg", i_søgning=False, grupper=groups, bogstaver=letters)


def _files(guide: Guide, site_address: str) -> Iterator[tuple[str, bytes]]:
    """Yield what lets a browser or an intranet search the guide by itself, once the site has an address."""
    if is_local(site_address):
        return
    page = guide.sider["soeg"]
    told = OPENSEARCH.format(tekst=escape(page.kort), adresse=escape(site_address + page.adresse))
    yield f"{page.adresse}opensearch.xml", told.encode()


def _found(guide: Guide) -> Iterator[Hverdagsord | Søgt]:
    content, places = guide.katalog.soegeord, _places(guide)
    for row in content.rækker:
        goal = tuple(places[id_].adresse for id_ in row.mål)
        own = guide.svaret.get(row.åbent or "")
        yield Hverdagsord(row.siger, row.kaldes, (own[1], *goal) if own else goal, own[0] if own else row.svar or "")
    yield Hverdagsord(tuple(content.småord.split()))
    for address, said in _asked_for(guide):
        yield Søgt(address, tuple(said))


RUM = Rum(
    plads=240,
    filer=(Datafil(FIL, SøgeordFil),),
    faste=(FastSide("soeg", "soeg/", "soegning/soeg.md", "data/soegeord.yaml", ("mere-viden",), indlejret=CARD),),
    skabeloner={"soeg": Skabelon(("felter", "opslag", "soeg"), script="soeg", oversigt=False)},
    regler=(words_lead_one_way, a_page_is_asked_for_once, a_part_of_a_guide_is_one_place),
    eftersyn=pages_are_asked_for,
    visninger={"hverdagsord": _views},
    sider=_sider,
    filer_ved=_files,
    søgt=_found,
)
