"""Checklists: a page to fill in, a sheet to print, a Word file to change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...datafil import Tillæg
from ...guide import Guide, Side
from ...paper.document import Opskrift, Samling, Trykkeri
from ...rum import Datafil, FastSide, Indlejret, Rum, Skabelon, Slags
from .model import Listetillæg, Punkt, Tjekliste
from .papir import tjekliste_dokument
from .punktnumre import PUNKTNUMRE, relied_on
from .regler import lists_fit_on_paper, numbers_stay, points_can_be_filled_in
from .tillaeg import add_points
from .ud import UDTRÆK
from .views import TjeklisteView, by_meeting, tjekliste_views


def _sider(guide: Guide) -> Iterator[Side]:
    rests = guide.herkomst(view.opslag for view in guide.tjeklister)
    yield guide.fast("tjeklister", rests, grupper=by_meeting(guide.tjeklister))
    for view in guide.tjeklister:
        fil = f"data/tjeklister/{view.opslag.id}.yaml"
        yield guide.item_page(view, "tjeklister/tjekliste.md", fil, "tjeklister")


def _samling(view: TjeklisteView, guide: Guide, site_address: str, _trykkeri: Trykkeri) -> Samling:
    dokument = tjekliste_dokument(view, guide, site_address)
    return Samling(dokument.titel, dokument.kort, (dokument,))


def _papir(guide: Guide, site_address: str) -> Iterator[tuple[str, Opskrift]]:
    for view in guide.tjeklister:
        yield view.adresse, partial(_samling, view, guide, site_address)


RUM = Rum(
    plads=200,
    filer=(Datafil("tjeklister/", Tjekliste, tillæg=Tillæg(Listetillæg, add_points)),),
    slags=(
        Slags(
            "tjeklister",
            Tjekliste,
            "tjeklister/{}/",
            "Tjekliste",
            "Tjeklister",
            til_møde=True,
            kan_skjules=True,
            først_i_pakke=True,
            indlejret=Indlejret("tjekliste", "Tjeklister", "tjeklister/tjeklistekort.html"),
        ),
        Slags("punkter", Punkt, titelfelt="tekst", inden_for=Tjekliste),
    ),
    faste=(
        FastSide(
            "tjeklister",
            "tjeklister/",
            "tjeklister/tjeklister.md",
            "data/tjeklister/",
            søgegruppe=True,
            sætninger=("maerket", "umaerket", "tider", "privat", "print"),
        ),
    ),
    skabeloner={
        "tjekliste": Skabelon(("felter", "hent", "tjekliste"), script="tjekliste"),
        "tjeklister": Skabelon(("indeks", "tegning")),
    },
    væsentligt=relied_on,
    regler=(lists_fit_on_paper, numbers_stay, points_can_be_filled_in),
    visninger={"tjeklister": tjekliste_views},
    sider=_sider,
    papir=_papir,
    word=_papir,
    udgivet=PUNKTNUMRE,
    ankre=frozenset({"deltagere", "dine-svar", "fremdrift", "linkfelt", "moede", "moedet", "om-listen", "sted"}),
    tælles=lambda guide: f"{len(guide.tjeklister)} tjeklister",
    udtræk=(UDTRÆK,),
)
