"""The search: its page with all there is from A to Å, what people say, and what the guide calls it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import escape
from pydantic import Field

from ..addresses import is_local
from ..felter import Grund, Ref, Ren, Tekst
from ..guide import Guide, Side
from ..katalog import Katalog
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Fund, Hverdagsord, Indlejret, Rum, Skabelon, Søgt
from ..text import danish_list, danish_order
from ..udgave import Åbent
from ..walk import Sti

FIL = "soegeord.yaml"
CARD = Indlejret("soeg", "Søgefelt", "soegning/soegekort.html")
SIGER = "Andre måder at spørge på: sætninger og ord, som folk siger dem, uden anførselstegn."
OPENSEARCH = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Vejledningsguiden</ShortName><Description>{tekst}</Description>
<InputEncoding>UTF-8</InputEncoding><Language>da</Language>
<Url type="text/html" template="{adresse}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""

VENDINGER = ("vendinger", "vendinger_til_guidesider", "vendinger_til_begreber")
"""The lists of ways of asking, each for its kind of place."""


class Søgerække(Grund):
    """One meaning: what people say, what the guide calls it, and where it leads."""

    siger: tuple[Ren, ...] = Field(
        min_length=1, description="Det, folk skriver i søgefeltet: ord i grundform eller nogle få ord sammen."
    )
    kaldes: tuple[Ren, ...] = Field(default=(), description="Det, guiden kalder det. Ordet skal stå et sted i data.")
    mål: tuple[Ref["guiden", "tal"], ...] = Field(default=(), description="Id på de sider, ordene især fører til.")
    svar: Ren | None = Field(
        default=None, description="Én sætning over resultaterne, når kilderne intet siger om det. Kræver mål."
    )
    åbent: Åbent | None = Field(
        default=None, description="Det åbne spørgsmål, rækken handler om. Svarer en udgave på det, vises dens svar."
    )


class Vending(Grund):
    """Other ways of asking for a page: whole sentences, where people use other words than its title."""

    til: Ref["guiden", "tal", "sammenligninger"] = Field(description="Id på siden, der svarer.")
    siger: tuple[Ren, ...] = Field(min_length=1, description=SIGER)


class GuidesideVending(Grund):
    """Other ways of asking for a page that a guide is divided into."""

    til: Ref["guidesider"] = Field(description="Id på den del af en guide, som siden begynder med.")
    siger: tuple[Ren, ...] = Field(min_length=1, description=SIGER)


class BegrebVending(Grund):
    """Other ways of asking for a word of the glossary."""

    til: Ref["begreber"] = Field(description="Id på ordet.")
    siger: tuple[Ren, ...] = Field(min_length=1, description=SIGER)


class SøgeordFil(Grund):
    """data/soegeord.yaml"""

    småord: Tekst = Field(description="Ord med mellemrum imellem, der ikke bliver søgt efter, når der står andre ord.")
    rækker: tuple[Søgerække, ...] = Field(min_length=1, description="Rækkerne, én for hver betydning.")
    vendinger: tuple[Vending, ...] = Field(
        default=(), description="Sider, som folk spørger efter med andre ord end titlens. Én gang for hver side."
    )
    vendinger_til_guidesider: tuple[GuidesideVending, ...] = Field(
        default=(), description="Det samme til de sider, en guide er delt i."
    )
    vendinger_til_begreber: tuple[BegrebVending, ...] = Field(default=(), description="Det samme til ord i ordlisten.")


def words_lead_one_way(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No word leads two ways or in a ring, and every row leads somewhere: to a word that the guide uses, or a page."""
    rows: tuple[Søgerække, ...] = katalog.soegeord.rækker
    first: dict[str, int] = {}
    pairs = {(word.lower(), term.lower()) for row in rows for word in row.siger for term in row.kaldes}
    texts = _texts(katalog)
    for place, row in enumerate(rows):
        sti: Sti = ("rækker", place)
        if not row.mål and (row.svar or not row.kaldes):
            yield FIL, sti, "rækken fører ingen steder hen", "skriv, hvad guiden kalder det, eller hvor det fører hen"
        for i, word in enumerate(row.siger):
            before = first.setdefault(word.lower(), place)
            if before != place:
                other = rows[before].siger[0]
                message = f"«{word}» peger to veje: Det står også i rækken med «{other}»"
                yield FIL, (*sti, "siger", i), message, "lad ordet stå i den række, der passer bedst"
        for i, term in enumerate(row.kaldes):
            back = next((word for word in row.siger if (term.lower(), word.lower()) in pairs and word != term), None)
            if back:
                message = f"«{back}» og «{term}» peger på hinanden"
                yield FIL, (*sti, "kaldes", i), message, "behold den vej, der fører til guidens eget ord"
            elif term.lower() not in texts:
                message = f"«{term}» står ingen steder i guiden, så rækken virker ikke"
                yield FIL, (*sti, "kaldes", i), message, "skriv det ord, guiden bruger"


def a_page_is_asked_for_once(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """All the ways of asking for a page stand together, and none of them leads to another page too."""
    first: dict[str, tuple[str, str]] = {}
    for name in VENDINGER:
        pages: set[str] = set()
        for place, one in enumerate(getattr(katalog.soegeord, name)):
            sti: Sti = (name, place)
            if one.til in pages:
                yield FIL, (*sti, "til"), f"«{one.til}» står der to gange", "saml vendingerne ét sted"
            pages.add(one.til)
            for i, said in enumerate(one.siger):
                before = first.setdefault(said.lower(), (name, one.til))
                if before != (name, one.til) or said in one.siger[:i]:
                    message = f"«{said}» fører allerede til «{before[1]}»"
                    yield FIL, (*sti, "siger", i), message, "lad vendingen stå ved den side, der svarer bedst"


def a_part_of_a_guide_is_one_place(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A part that is asked for begins a page in one guide alone: ids of parts are each guide's own."""
    pages = [(part.id, guide.id) for guide in katalog.alle("guider") for part in guide.dele if part.side]
    for place, one in enumerate(katalog.soegeord.vendinger_til_guidesider):
        guides = [f"«{guide}»" for part, guide in pages if part == one.til]
        if len(guides) > 1:
            message = f"«{one.til}» er en side i både {danish_list(guides)}, så vendingen kan føre begge steder hen"
            remedy = "giv den del, der ikke er udgivet endnu, et andet id"
            yield FIL, ("vendinger_til_guidesider", place, "til"), message, remedy


def _texts(katalog: Katalog) -> str:
    """Return all that editors have written elsewhere, in small letters."""
    return "\n".join(
        value
        for name, parts in katalog.indhold
        if name != FIL
        for part in parts
        for value in part.__dict__.values()
        if isinstance(value, str)
    ).lower()


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
    visninger={"hverdagsord": _views},
    sider=_sider,
    filer_ved=_files,
    søgt=_found,
)
