"""The decision guide «Find modul»: questions, outcomes for every combination of answers, and the rules behind them."""

from __future__ import annotations

from collections.abc import Iterator

from ...guide import Guide, Side
from ...katalog import Katalog
from ...rum import Datafil, FastSide, Indlejret, Rum, Skabelon, Slags, Søgt
from ...text import danish_list
from .filer import decision_files
from .forloeb import grouped
from .maker import find_modul
from .model import Anbefaling, AnbefalingFil, Spor, Svar, Valg
from .regler import decisions_are_whole
from .resultat import ResultatView
from .ud import UDTRÆK
from .ukendt import START
from .views import SpørgsmålstrinView

KILDE = "data/anbefalinger.yaml"


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield each question and outcome, also under addresses that the rules have left, and the pages about them all."""
    finder = guide.find_modul
    everything = guide.herkomst(guide.katalog.alle("anbefalinger"))
    views: list[SpørgsmålstrinView | ResultatView] = [*finder.trin, *finder.grupper, *finder.resultater]
    yield from (_place(guide, view, view.adresse) for view in views)
    for old, view in finder.gamle.items():
        yield _place(guide, view, old, flyttet=True)
    yield guide.fast("beslutningstabel", everything, f=finder, grupper=grouped(finder.resultater))
    for id_ in ("regler", "gruppeplan"):
        yield guide.fast(id_, everything, f=finder)


def _place(guide: Guide, view: SpørgsmålstrinView | ResultatView, adresse: str, *, flyttet: bool = False) -> Side:
    """Return the page of a question or an outcome; `flyttet` when the address is one that the rules have left."""
    if not view.givne and (isinstance(view, ResultatView) or view.gruppe is None):
        return guide.fast("find-modul", v=view, flyttet=flyttet)
    vis = {"v": view, "flyttet": flyttet}
    names = danish_list([given.svar.navn for given in view.givne])
    if isinstance(view, SpørgsmålstrinView) and view.gruppe is not None:
        title, kort, template = view.gruppe.titel, view.gruppe.kort or view.valg.titel, "find_modul/find-modul.md"
        return Side(adresse, title, kort, template, KILDE, guide.below("find-modul"), (), vis, i_søgning=False)
    if isinstance(view, ResultatView):
        title, kort, template = view.overskrift, view.først.anbefaling.opslag.kort, "find_modul/resultat.md"
        herkomst = view.herkomst
    else:
        title, kort = view.valg.titel, f"Find modul, efter svarene: {names}."
        template, herkomst = "find_modul/find-modul.md", ()
    return Side(
        adresse,
        f"{title} ({names})",
        kort,
        template,
        KILDE,
        guide.below("find-modul"),
        herkomst,
        vis,
        i_søgning=False,
        noteliste=True,
        om=tuple(hit.anbefaling.opslag.id for hit in view.træf) if isinstance(view, ResultatView) else (),
    )


def _outcomes(guide: Guide) -> dict[str, ResultatView]:
    """Return each outcome by the answers that lead to it, with a slash between them."""
    views: tuple[ResultatView, ...] = guide.find_modul.resultater
    return {"/".join(given.svar.id for given in view.givne): view for view in views}


def _relied_on(katalog: Katalog) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what each recommendation comes out at: whoever follows it has planned by that."""

    def modules(spor: Spor) -> str:
        return ", ".join(one.modul for one in spor.moduler) or "intet modul"

    for rule in katalog.alle("anbefalinger"):
        yield (
            rule.id,
            {
                "styrken": rule.styrke,
                "sporet i dag": modules(rule.i_dag),
                "det foreslåede spor": modules(rule.foreslået),
            },
        )


def _found(guide: Guide) -> Iterator[Søgt]:
    """Yield each question and outcome that answers lead to: whoever says the answers in a search is there."""
    finder = guide.find_modul
    for view in (*finder.trin, *finder.resultater):
        if view.givne:
            said = tuple(f"{given.svar.titel} {given.svar.kort or ''}: {given.svar.navn}" for given in view.givne)
            yield Søgt(view.adresse, valg=said)


RUM = Rum(
    plads=140,
    filer=(
        Datafil(
            "anbefalinger.yaml",
            AnbefalingFil,
            dict.fromkeys(("indledning", "forbehold", "altid", "spørgsmål"), "regler"),
        ),
    ),
    slags=(
        Slags("valg", Valg),
        Slags("svar", Svar, kaldes="svarene i Find modul", inden_for=AnbefalingFil),
        Slags("anbefalinger", Anbefaling, "find-modul/regler/#{}", "Regel"),
    ),
    faste=(
        FastSide(
            "find-modul",
            START,
            "find_modul/find-modul.md",
            KILDE,
            ("moduler",),
            sætninger=("grundlag", "print", "del"),
            søgegruppe=True,
            indlejret=Indlejret("find-modul", "Find modul", "find_modul/finderkort.html"),
        ),
        FastSide(
            "beslutningstabel",
            f"{START}tabel/",
            "find_modul/beslutningstabel.md",
            KILDE,
            under=("find-modul",),
            søgevægt=0.5,
        ),
        FastSide("regler", f"{START}regler/", "find_modul/regler.md", KILDE, under=("find-modul",), søgevægt=0.5),
        FastSide("gruppeplan", f"{START}gruppeplan/", "find_modul/gruppeplan.md", KILDE, under=("find-modul",)),
    ),
    skabeloner={
        "beslutningstabel": Skabelon(("felter", "tabel", "moduler", "find-modul"), script="tabelfilter"),
        "find-modul": Skabelon(("felter", "moduler", "find-modul"), script="find-modul"),
        "gruppeplan": Skabelon(("felter", "tabel", "moduler", "find-modul"), script="gruppeplan"),
        "regler": Skabelon(("felter", "moduler", "find-modul")),
        "resultat": Skabelon(("felter", "moduler", "find-modul"), script="find-modul"),
    },
    væsentligt=_relied_on,
    regler=(decisions_are_whole,),
    visninger={"find_modul": find_modul, "udfald": _outcomes},
    sider=_sider,
    søgt=_found,
    filer_ved=decision_files,
    tælles=lambda guide: f"{len(guide.find_modul.resultater)} svar i Find modul",
    udtræk=(UDTRÆK,),
)
