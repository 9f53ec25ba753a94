"""The sources' own pages: all their points by section, and what on the site rests on each of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pydantic import Field

from ...errors import did_you_mean
from ...felter import Grund
from ...grundlag import LOCAL, Kilde, Kildepunkt, number_of
from ...guide import Guide, Side
from ...katalog import Katalog
from ...provenance import SOURCE_PAGE, Henvisning, Punktvisning, own_page
from ...rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ...text import danish_count, plain
from ...walk import Sti
from .ud import UDTRÆK


class KildeFil(Grund):
    """data/kilder.yaml"""

    kilder: tuple[Kilde, ...] = Field(min_length=1, description="Kilderne, én for hvert dokument.")


class BelægFil(Grund):
    """data/belaeg/<kilde>.yaml"""

    punkter: tuple[Kildepunkt, ...] = Field(min_length=1, description="Kildens punkter, i kildens rækkefølge.")


@dataclass(frozen=True)
class Punktgruppe:
    """The points of one section of a source."""

    afsnit: str
    punkter: tuple[Punktvisning, ...]


@dataclass(frozen=True)
class Punktside:
    """A page with some of the points of a source that has too many for one; it is called by their numbers."""

    adresse: str
    titel: str
    grupper: tuple[Punktgruppe, ...]


@dataclass(frozen=True)
class KildeView:
    """A source: what rests on it, its figures, and all its points; `sider` are those below its own that hold them."""

    opslag: Kilde
    adresse: str
    brugt_i: tuple[Henvisning, ...]
    tal: tuple[Henvisning, ...]
    punkter_brugt: int
    grupper: tuple[Punktgruppe, ...]
    sider: tuple[Punktside, ...]


def registry_is_whole(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Each source has a file of points, numbered from 001 without a gap, as many as the source says."""
    files = {name: content for name, content in katalog.files() if isinstance(content, BelægFil)}
    for place, kilde in enumerate(katalog.alle("kilder")):
        registry = files.pop(f"belaeg/{kilde.id}.yaml", None)
        sti: Sti = ("kilder", place, "punkter")
        if registry is None:
            message = f"kildens punkter mangler i data/belaeg/{kilde.id}.yaml"
            yield "kilder.yaml", ("kilder", place, "id"), message, "opret filen"
            continue
        if len(registry.punkter) != kilde.punkter:
            found = danish_count(len(registry.punkter), "punkt", "punkter")
            message = f"kilden har {found} i data/belaeg/{kilde.id}.yaml, ikke {kilde.punkter}"
            yield "kilder.yaml", sti, message, "se efter, om et punkt er blevet væk, eller ret tallet"
        for i, punkt in enumerate(registry.punkter):
            if punkt.id != (wanted := f"{kilde.id}-{i + 1:03}"):
                message = f"punktet hedder «{punkt.id}», men står som «{wanted}»"
                yield f"belaeg/{kilde.id}.yaml", ("punkter", i, "id"), message, "skriv dem i orden og uden huller"
                break  # the ones after it are off by as much
    known = sorted(katalog.mål["kilder"])
    for name in files:
        advice = did_you_mean(name[7:-5], known, f"brug et id, der findes ({', '.join(known)})")
        yield name, (), "filen hører ikke til nogen kilde", advice


def points_are_accounted_for(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every source point is either used by something the reader meets, or left out for a reason."""
    used = katalog.brugte_punkter
    if katalog.lokalt and katalog.lokalt.skjulte:
        return  # what an edition leaves out takes its points along; the shared guide answers for them
    for name, content in katalog.files():
        for place, punkt in enumerate(content.punkter if isinstance(content, BelægFil) else ()):
            if punkt.id not in used and not punkt.udeladt and str(punkt.art) != LOCAL:
                advice = "brug det som belæg, eller skriv udeladt: og hvorfor"
                yield name, ("punkter", place), f"«{punkt.id}» bruges ikke på siden", advice
            elif punkt.id in used and punkt.udeladt:
                message = f"«{punkt.id}» er mærket som udeladt, men bruges på siden"
                yield name, ("punkter", place, "udeladt"), message, "slet feltet udeladt"


def _views(guide: Guide) -> tuple[KildeView, ...]:
    """Return the sources with all their points by section, in the source's own order."""
    by_source: dict[str, list[Punktvisning]] = {}
    for view in guide.punkter.values():
        by_source.setdefault(view.kilde.id, []).append(view)
    result = []
    for kilde in guide.katalog.alle("kilder"):
        if kilde.lokal:
            continue  # what an edition tells stands on its own page
        own = by_source.get(kilde.id, [])
        places = tuple(dict.fromkeys(place for view in own for place in view.brugt_i))
        count = sum(bool(view.brugt_i) and not view.opslag.udeladt for view in own)
        adresse = own_page(kilde)
        figures = tuple(guide.link(tal) for tal in guide.katalog.alle("tal") if tal.kilde == kilde.id)
        sections = _by_section(own)
        result.append(KildeView(kilde, adresse, places, figures, count, sections, tuple(_pages(own, adresse))))
    return tuple(result)


def _by_section(points: Iterable[Punktvisning]) -> tuple[Punktgruppe, ...]:
    found = groupby(points, key=lambda view: view.opslag.afsnit)
    return tuple(Punktgruppe(afsnit, tuple(views)) for afsnit, views in found)


def _pages(points: Sequence[Punktvisning], own_page: str) -> Iterator[Punktside]:
    """Yield the pages below a source's own that hold its points; none when they stand on its own page."""
    pages: dict[str, list[Punktvisning]] = {}
    for view in points:
        pages.setdefault(view.adresse.partition("#")[0], []).append(view)
    pages.pop(own_page, None)
    for adresse, views in pages.items():
        numbers = [number_of(view.opslag.id) for view in views]
        yield Punktside(adresse, f"Punkt {min(numbers)}–{max(numbers)}", _by_section(views))


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the list of sources, each source's own page, and the pages below it that hold its points."""
    yield guide.fast("kilder")
    for view in guide.kilder:
        kilde, fil = view.opslag, f"data/belaeg/{view.opslag.id}.yaml"
        kort = f"Kildens {kilde.punkter} punkter, og hvor på siden hvert af dem bruges."
        crumbs = guide.below("kilder")
        yield Side(view.adresse, kilde.titel, kort, "kilder/kilde.md", fil, crumbs, visning={"v": view})
        for page in view.sider:
            yield Side(
                page.adresse,
                f"{page.titel} i {kilde.omtale}",
                f"{page.titel} af kildens {kilde.punkter}, og hvor på siden hvert af dem bruges.",
                "kilder/kildepunkter.md",
                fil,
                (*crumbs, (kilde.omtale[0].upper() + kilde.omtale[1:], view.adresse)),
                visning={"v": view, "s": page},
                i_søgning=False,
            )


def _files(guide: Guide, _site_address: str) -> Iterator[tuple[str, bytes]]:
    """Yield punkter.json for each page with source points: what the marker behind a claim shows when it is opened."""
    for view in guide.kilder:
        pages: tuple[KildeView | Punktside, ...] = (view, *view.sider)
        for page in pages:
            told = {p.opslag.id: _told(p, guide) for group in page.grupper for p in group.punkter}
            content = {"kilde": view.opslag.omtale, "punkter": told}
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            yield f"{page.adresse}punkter.json", f"{text}\n".encode()


def _told(view: Punktvisning, guide: Guide) -> dict[str, str]:
    said = {"punkt": view.opslag.punkt, "afsnit": view.opslag.afsnit, "forbehold": view.opslag.forbehold or ""}
    return {
        key: " ".join(plain(text, lambda id_: guide.henvisninger[id_].titel).split())
        for key, text in said.items()
        if text
    }


RUM = Rum(
    plads=10,
    filer=(Datafil("kilder.yaml", KildeFil), Datafil("belaeg/", BelægFil, om_kilderne=True)),
    slags=(
        Slags("kilder", Kilde, SOURCE_PAGE, "Kilde", "Kilder", fælles=True),
        Slags("kildepunkter", Kildepunkt),
    ),
    faste=(
        FastSide(
            "kilder",
            "kilder/",
            "kilder/kilder.md",
            "data/kilder.yaml",
            under=("mere-viden",),
            søgegruppe=True,
            søgevægt=0.5,
            sætninger=("egne-ord",),
        ),
    ),
    skabeloner={
        "kilde": Skabelon(("opslag", "moduler")),
        "kildepunkter": Skabelon(("opslag", "trin", "moduler")),
        "kilder": Skabelon(("opslag", "moduler")),
    },
    regler=(registry_is_whole, points_are_accounted_for),
    visninger={"kilder": _views},
    sider=_sider,
    filer_ved=_files,
    ankre=frozenset({"uenige"}),
    udtræk=UDTRÆK,
)
