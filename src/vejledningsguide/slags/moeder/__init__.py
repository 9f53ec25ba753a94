"""Packages for a meeting: what is read, filled in and decided there, gathered in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from ...guide import Guide, Side
from ...katalog import Katalog
from ...paper.document import Del, Dokument, Link, Opskrift, Samling, Sedelpunkt, Trykkeri
from ...provenance import Henvisning, Herkomst
from ...rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags
from ...text import danish_list, plain
from ...walk import Sti
from .model import MødeFil, Mødepakke, Pakkedel

KILDE = "data/moeder.yaml"

EVERYTHING = (
    *("felter", "hent", "kort", "erfaringer", "opslag", "trin", "svaert", "tabel", "tal", "soeg"),
    *("moduler", "guide", "behov", "tjekliste", "find-modul", "moedepakke"),
)
"""The style sheets of all that can be in a package."""


HEAD = ("Dato", "Sted", "Til stede")
"""The lines on the front sheet, as on the package's page."""

DECIDED = ("Besluttet", "Ansvarlig", "Dato")
"""The lines of each decision."""

FRONT = "forside-"
"""What anchors on a front sheet begin with: its contents lead to forside-del-1, and so on."""


@dataclass(frozen=True)
class PakkedelView:
    """A part of a package: the page it is on, what it is for, what is decided by it, and what the page rests on."""

    mål: Henvisning
    hvorfor: str
    beslutninger: tuple[str, ...]
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class MødepakkeView:
    """A package. `herkomst` is that of the package and all its parts."""

    opslag: Mødepakke
    adresse: str
    dele: tuple[PakkedelView, ...]
    herkomst: tuple[Herkomst, ...]


def packages_hold_pages(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Each part of a package is one page that can be taken to a meeting, and no page is in a package twice."""
    kinds = {item.id: katalog.slags[type(item)] for _, _, item in katalog.opslag()}
    whole = {id_ for id_, slags in kinds.items() if slags.til_møde}
    can = danish_list([slags.ental for slags in katalog.slags.values() if slags.til_møde], "eller")
    for i, pakke in enumerate(katalog.alle("pakker")):
        seen: set[str] = set()
        for j, del_ in enumerate(pakke.dele):
            sti: Sti = ("pakker", i, "dele", j)
            if del_.indhold in katalog.mål["guiden"] - whole:
                what = f" ({kinds[del_.indhold].ental.lower()})" if del_.indhold in kinds else ""
                message = f"«{del_.indhold}»{what} kan ikke lægges i en pakke"
                yield "moeder.yaml", (*sti, "indhold"), message, f"vælg et opslag af en anden slags: {can}"
            elif del_.indhold in seen:
                yield "moeder.yaml", (*sti, "indhold"), f"«{del_.indhold}» er med to gange", "slet den ene del"
            seen.add(del_.indhold or "")


def packages_end_with_a_decision(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A meeting that decides nothing needs no package."""
    for i, pakke in enumerate(katalog.alle("pakker")):
        if not pakke.alle_beslutninger:
            yield (
                "moeder.yaml",
                ("pakker", i),
                "pakken har ingen beslutninger",
                "skriv under en del, hvad I beslutter",
            )


def _views(guide: Guide) -> tuple[MødepakkeView, ...]:
    """Return the packages, in the order of the file."""
    items = {item.id: item for _, _, item in guide.katalog.opslag()}

    def part(del_: Pakkedel) -> PakkedelView:
        why, asked = del_.hvorfor or "", del_.beslutninger
        if del_.indhold:
            return PakkedelView(guide.henvisninger[del_.indhold], why, asked, guide.herkomst([items[del_.indhold]]))
        result = guide.udfald["/".join(del_.svar)]
        return PakkedelView(result.henvisning, why, asked, result.herkomst)

    def view(pakke: Mødepakke) -> MødepakkeView:
        dele = tuple(map(part, pakke.dele))
        return MødepakkeView(
            opslag=pakke,
            adresse=guide.katalog.address(pakke),
            dele=dele,
            herkomst=_merged([guide.herkomst([pakke]), *(del_.herkomst for del_ in dele)]),
        )

    return tuple(map(view, guide.katalog.alle("pakker")))


def _choices(guide: Guide) -> dict[Slags, list[Henvisning]]:
    """Return every page that can be taken along to a meeting, by its kind; what is filled in first."""
    groups: dict[Slags, list[Henvisning]] = {}
    for _, _, item in guide.katalog.opslag():
        slags = guide.katalog.slags[type(item)]
        if slags.til_møde:
            groups.setdefault(slags, []).append(guide.henvisninger[item.id])
    return dict(sorted(groups.items(), key=lambda group: not group[0].først_i_pakke))


def _merged(lists: Iterable[tuple[Herkomst, ...]]) -> tuple[Herkomst, ...]:
    """Return each source once, with all its sections and points and the day of the oldest check."""
    found: dict[str, Herkomst] = {}
    for herkomst in (one for each in lists for one in each):
        known = found.setdefault(herkomst.kilde.id, herkomst)
        found[herkomst.kilde.id] = replace(
            known,
            afsnit=tuple(dict.fromkeys((*known.afsnit, *herkomst.afsnit))),
            belæg=tuple(sorted({*known.belæg, *herkomst.belæg})),
            gennemgået=min(known.gennemgået, herkomst.gennemgået),
            frist=min(filter(None, (known.frist, herkomst.frist)), default=None),
            fælles=min((known, herkomst), key=lambda one: one.gennemgået).fælles,
        )
    return tuple(found.values())


def _sider(guide: Guide) -> Iterator[Side]:
    rests = guide.herkomst(view.opslag for view in guide.mødepakker)
    yield guide.fast("moedepakke", rests, valg=_choices(guide))
    for view in guide.mødepakker:
        yield guide.item_page(view, "moeder/moedepakke.md", KILDE, "moedepakke")


def _told(herkomst: Herkomst) -> str:
    kilde = herkomst.kilde
    return f"{kilde.titel} ({kilde.udgiver}, {kilde.dato})"


def _samling(
    view: MødepakkeView, guide: Guide, site_address: str, trykkeri: Trykkeri, *, forside: bool = True
) -> Samling:
    """Return a package on paper behind its page's own `forside`, where its sources stand; without one they are last."""
    pakke = view.opslag

    def part(number: int, del_: PakkedelView) -> Iterator[Dokument]:
        """Yield a part as paper has it already, or else its page's own text."""
        place = f"Del {number} af {len(view.dele)}"
        if alone := trykkeri.samling(del_.mål.adresse):
            for dokument in alone.dokumenter:
                yield replace(dokument, art=f"{place} · {dokument.art}", kilder=())
            return
        html = trykkeri.tekst(del_.mål.adresse, f"d{number}-")
        where = Link(del_.mål.titel, site_address + del_.mål.adresse)
        checked = min(one.gennemgået for one in del_.herkomst)
        art = f"{place} · {del_.mål.art}"
        yield Dokument(art, del_.mål.titel, "", site_address, where, checked, html=html)

    def decided(titel: str, asked: tuple[str, ...]) -> Del:
        return Del(titel, DECIDED, punkter=tuple(Sedelpunkt("", one) for one in asked))

    groups = (*((del_.mål.titel, del_.beslutninger) for del_ in view.dele), ("Til sidst", pakke.beslutninger))
    return Samling(
        titel=pakke.titel,
        kort=plain(pakke.kort, lambda id_: guide.henvisninger[id_].titel),
        dokumenter=tuple(chain.from_iterable(part(number, del_) for number, del_ in enumerate(view.dele, 1))),
        art=f"Mødepakke · {pakke.møde}",
        hoved=HEAD,
        beslutninger=tuple(decided(titel, asked) for titel, asked in groups if asked),
        side=Link(pakke.titel, site_address + guide.shortest(view.adresse)),
        forside=trykkeri.tekst(view.adresse, FRONT) if forside else "",
        kilder=() if forside else tuple(map(_told, view.herkomst)),
    )


def _papir(guide: Guide, site_address: str) -> Iterator[tuple[str, Opskrift]]:
    for view in guide.mødepakker:
        yield view.adresse, partial(_samling, view, guide, site_address)


def _word(guide: Guide, site_address: str) -> Iterator[tuple[str, Opskrift]]:
    for view in guide.mødepakker:
        yield view.adresse, partial(_samling, view, guide, site_address, forside=False)


RUM = Rum(
    plads=170,
    filer=(Datafil("moeder.yaml", MødeFil, lokalt=("pakker",)),),
    slags=(Slags("pakker", Mødepakke, "moedepakke/{}/", "Mødepakke", "Mødepakker", kan_skjules=True),),
    faste=(
        FastSide(
            "moedepakke",
            "moedepakke/",
            "moeder/moedepakker.md",
            KILDE,
            ("tjeklister",),
            sætninger=("pdf", "print", "beslutninger"),
            søgegruppe=True,
        ),
    ),
    skabeloner={
        "moedepakke": Skabelon(EVERYTHING, script="faerdigpakke", oversigt=False),
        "moedepakker": Skabelon((*EVERYTHING, "indeks", "tegning"), script="moedepakke"),
    },
    regler=(packages_hold_pages, packages_end_with_a_decision),
    visninger={"mødepakker": _views},
    sider=_sider,
    papir=_papir,
    word=_word,
)
