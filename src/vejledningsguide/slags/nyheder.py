"""What has changed for readers: dated notes, tied to the items they are about, a page of them and a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pydantic import Field

from ..addresses import is_local
from ..felter import Dato, Grund, Id, Ref, Tekst, Titel
from ..guide import Guide, Side
from ..katalog import Katalog
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Rum, Skabelon, Slags
from ..text import plain

FIL = "aendringer.yaml"
FEED = "nyt/nyt.xml"


class Ændring(Grund):
    """One change, as a reader must know it."""

    id: Id = Field(description="Ændringens faste navn; bliver til anker på siden Nyt.")
    dato: Dato = Field(description="Dagen, ændringen kom på sitet (ÅÅÅÅ-MM-DD).")
    titel: Titel = Field(description="Ændringen i få ord.")
    tekst: Tekst = Field(description="Hvad der er anderledes for læseren, og hvorfor.")
    gælder: tuple[Ref["guiden", "anbefalinger"], ...] = Field(
        default=(), description="Id på de opslag og regler, den handler om. Deres sider viser ændringen."
    )


class ÆndringFil(Grund):
    """data/aendringer.yaml"""

    ændringer: tuple[Ændring, ...] = Field(min_length=1, description="Ændringerne. Siden viser den nyeste først.")


@dataclass(frozen=True)
class ÆndringView:
    """A change with the links to what it is about."""

    opslag: Ændring
    adresse: str
    gælder: tuple[Henvisning, ...]


def _views(guide: Guide) -> tuple[ÆndringView, ...]:
    """Return the changes, the newest first: a new one is written last in the file, as all else that is new."""
    rules = {rule.id: rule for rule in guide.katalog.alle("anbefalinger")}

    def link(id_: str) -> Henvisning:
        return guide.link(rules[id_]) if id_ in rules else guide.henvisninger[id_]

    return tuple(
        ÆndringView(one, guide.katalog.address(one), tuple(link(id_) for id_ in one.gælder))
        for one in sorted(guide.katalog.alle("ændringer"), key=lambda one: one.dato, reverse=True)
    )


def _feed(guide: Guide, site_address: str) -> Iterator[tuple[str, bytes]]:
    """Yield the Atom feed of the changes; a site that nobody can reach has none."""
    if is_local(site_address):
        return
    views: tuple[ÆndringView, ...] = guide.ændringer
    entries = []
    for view in views:
        where, one = site_address + view.adresse, view.opslag
        words = plain(one.tekst, lambda id_: guide.henvisninger[id_].titel)
        entries += [
            "<entry>",
            f"<title>{escape(one.titel)}</title>",
            f'<link href="{escape(where)}"/>',
            f"<id>{escape(where)}</id>",
            f"<updated>{one.dato.isoformat()}T00:00:00Z</updated>",
            f"<summary>{escape(words)}</summary>",
            "</entry>",
        ]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">',
        f"<title>{escape(guide.sider['nyt'].titel)}</title>",
        f'<link rel="self" href="{escape(site_address + FEED)}"/>',
        f'<link href="{escape(site_address)}nyt/"/>',
        f"<id>{escape(site_address)}nyt/</id>",
        f"<updated>{views[0].opslag.dato.isoformat()}T00:00:00Z</updated>",
        "<author><name>Vejledningsguiden</name></author>",
        *entries,
        "</feed>",
    ]
    yield FEED, ("\n".join(lines) + "\n").encode()


def _noted(katalog: Katalog) -> Iterator[str]:
    return (id_ for one in katalog.alle("ændringer") for id_ in one.gælder)


def _told(guide: Guide) -> dict[str, ÆndringView]:
    """Return the newest change of each item and rule, by its id."""
    told: dict[str, ÆndringView] = {}
    for view in guide.ændringer:
        for id_ in view.opslag.gælder:
            told.setdefault(id_, view)
    return told


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("nyt", ændringer=guide.ændringer)


RUM = Rum(
    plads=225,
    filer=(Datafil(FIL, ÆndringFil, frivillig=True, om_kilderne=True),),
    slags=(Slags("ændringer", Ændring, "nyt/#{}", "Ændring"),),
    faste=(FastSide("nyt", "nyt/", "nyheder/nyt.md", f"data/{FIL}", under=("mere-viden",), søgevægt=0.5),),
    skabeloner={"nyt": Skabelon(("opslag",))},
    visninger={"ændringer": _views, "ændret": _told},
    fortalt=_noted,
    sider=_sider,
    filer_ved=_feed,
)
