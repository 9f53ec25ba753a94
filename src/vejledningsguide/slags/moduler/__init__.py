"""Modules: what replaces what, the words for their doubtful fields, the ladder, and pages to weigh them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...guide import Guide, Side, Visning
from ...katalog import Katalog
from ...paper.sidetekst import pages_alone
from ...provenance import Henvisning, Herkomst
from ...rum import Datafil, FastSide, Fund, Indlejret, Rum, Skabelon, Slags, Søgt
from ...text import danish_list
from ...walk import Sti
from .dage import texts_and_days
from .model import Modul, ModulFil, Niveau, Sammenligning
from .stand import STATUSES, STRUCTURES, publisher, relied_on
from .ud import UDTRÆK, marked

KILDE = "data/moduler.yaml"
CARD = Indlejret("modul", "Moduler", "moduler/modulkort.html")

FIELDS = {"SOSU": "Social- og sundhedsområdet (SOSU)", "PAU": "Den pædagogiske assistentuddannelse (PAU)"}


@dataclass(frozen=True)
class AfløsningView:
    """One end of a replacement, seen from the module at the other end."""

    modul: Henvisning
    hvordan: str
    grundlag: str
    belæg: tuple[str, ...]


@dataclass(frozen=True)
class ModulView(Visning[Modul]):
    """A module with the words for its doubtful fields, and what it replaces and is replaced by."""

    niveau: Niveau
    dage: str
    nummer: str
    felt: str
    struktur: str
    fra: str
    erstatter: tuple[AfløsningView, ...]
    erstattes_af: tuple[AfløsningView, ...]
    sammenligninger: tuple[Henvisning, ...]
    tal: tuple[Henvisning, ...]


@dataclass(frozen=True)
class Stigetrin:
    """A rung of the ladder for one field: its modules in the proposed structure."""

    niveau: Niveau
    moduler: tuple[ModulView, ...]


@dataclass(frozen=True)
class Stige:
    """The ladder for SOSU or for PAU, from the bottom rung up."""

    felt: str
    titel: str
    trin: tuple[Stigetrin, ...]


@dataclass(frozen=True)
class SammenligningView:
    """Two or three modules side by side."""

    opslag: Sammenligning
    adresse: str
    moduler: tuple[ModulView, ...]
    herkomst: tuple[Herkomst, ...]


def modules_are_honest(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Today's modules and proposals are kept apart, and doubt is always told."""
    kinds = {modul.id: modul.struktur for modul in katalog.alle("moduler")}
    for place, modul in enumerate(katalog.alle("moduler")):
        sti: Sti = ("moduler", place)
        proposed = modul.struktur == "foreslået"
        if proposed != (modul.status in ("foreslået ny", "foreslået revideret")):
            message = f"«{modul.status}» passer ikke til strukturen «{modul.struktur}»"
            yield "moduler.yaml", (*sti, "status"), message, "ret den ene af dem"
        if (modul.struktur == "lokal") != (modul.status == "lokalt tilbud"):
            message = f"«{modul.status}» passer ikke til strukturen «{modul.struktur}»"
            yield "moduler.yaml", (*sti, "status"), message, "et lokalt modul er et lokalt tilbud, og intet andet er"
        if len(modul.dage) != 1 and not modul.forbehold:
            message = "antallet af dage er usikkert, men læseren får det ikke at vide"
            yield "moduler.yaml", (*sti, "dage"), message, "skriv det under forbehold"
        for i, afløsning in enumerate(modul.erstatter):
            if kinds.get(afløsning.modul, "nuværende") != "nuværende":
                message = f"«{afløsning.modul}» er ikke et nuværende modul"
                yield "moduler.yaml", (*sti, "erstatter", i, "modul"), message, "kun nuværende moduler kan afløses"


def _views(guide: Guide) -> tuple[ModulView, ...]:
    """Return the modules with both ends of every replacement."""
    katalog = guide.katalog
    niveauer = {niveau.id: niveau for niveau in katalog.alle("niveauer")}
    heirs: dict[str, list[AfløsningView]] = {modul.id: [] for modul in katalog.alle("moduler")}
    for modul in katalog.alle("moduler"):
        for a in modul.erstatter:
            heirs[a.modul].append(AfløsningView(guide.henvisninger[modul.id], a.hvordan, a.grundlag, a.belæg))
    return tuple(
        ModulView(
            *guide.base(modul),
            niveau=niveauer[modul.niveau],
            dage=days(modul),
            nummer=modul.nummer or "ikke oplyst",
            felt=danish_list(modul.felter),
            struktur=STRUCTURES[modul.struktur].navn,
            fra=publisher(katalog.orden[modul.kilde][1]),
            erstatter=tuple(
                AfløsningView(guide.henvisninger[a.modul], a.hvordan, a.grundlag, a.belæg) for a in modul.erstatter
            ),
            erstattes_af=tuple(heirs[modul.id]),
            sammenligninger=tuple(map(guide.link, katalog.naming(modul.id, "sammenligninger", "moduler"))),
            tal=tuple(map(guide.link, katalog.naming(modul.id, "tal", "modul"))),
        )
        for modul in katalog.alle("moduler")
    )


def days(modul: Modul) -> str:
    """Return a module's length in words: «11 dage», «2 eller 3 dage», «dage ikke angivet»."""
    if not modul.dage:
        return "dage ikke angivet"
    unit = "dag" if modul.dage == (1,) else "dage"
    return f"{danish_list([str(day) for day in modul.dage], 'eller')} {unit}"


def _ladders(guide: Guide) -> tuple[Stige, ...]:
    """Return the ladder of the proposed structure for each field, from the bottom rung up."""
    proposed = [view for view in guide.moduler if view.opslag.struktur == "foreslået"]
    proposed.sort(key=lambda view: len(view.opslag.felter))  # a field's own modules before the shared ones
    return tuple(
        Stige(
            felt,
            titel,
            tuple(
                Stigetrin(niveau, rung)
                for niveau in guide.katalog.alle("niveauer")
                if (rung := tuple(v for v in proposed if v.opslag.niveau == niveau.id and felt in v.opslag.felter))
            ),
        )
        for felt, titel in FIELDS.items()
    )


def _proposing(guide: Guide) -> str:
    """Return who has proposed the modules that are proposed: what pages say of a source is the source's."""
    names = (view.fra for view in guide.moduler if view.opslag.struktur == "foreslået")
    return danish_list(list(dict.fromkeys(names)))


def _comparisons(guide: Guide) -> tuple[SammenligningView, ...]:
    views = guide.views("moduler")
    return tuple(
        SammenligningView(
            one,
            guide.katalog.address(one),
            (moduler := tuple(views[id_] for id_ in one.moduler)),
            guide.herkomst(view.opslag for view in moduler),
        )
        for one in guide.katalog.alle("sammenligninger")
    )


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the ladder, today's portfolio, the comparisons, the reservations, and a page for each module."""
    views: tuple[ModulView, ...] = guide.moduler
    everything = guide.herkomst(view.opslag for view in views)
    yield guide.fast("moduler", everything)
    yield guide.fast("portefoelje", everything, vist=tuple(v for v in views if v.opslag.struktur == "nuværende"))
    yield guide.fast("sammenlign", everything)
    yield guide.fast("modulforbehold", everything)
    yield guide.fast("udbud", everything)
    for view in views:
        yield guide.item_page(view, "moduler/modul.md", KILDE, "moduler")
    for pair in guide.sammenligninger:
        one, crumbs = pair.opslag, guide.below("moduler", "sammenlign")
        template = "moduler/sammenligning.md"
        yield Side(pair.adresse, one.titel, one.kort, template, KILDE, crumbs, pair.herkomst, {"v": pair})


def _found(guide: Guide) -> Iterator[Søgt]:
    """Yield each module with its numbers and days, also those it had before, and its key facts as an answer."""
    for view in guide.moduler:
        modul, before = view.opslag, view.opslag.forgænger
        words = [modul.kaldes, f"{view.dage} modul AMU nummer", modul.nummer or "", view.felt]
        words += [before.titel, before.nummer] if before else []
        number = f"Nummer {modul.nummer}. " if modul.nummer else ""
        days = f"{view.dage[0].upper()}{view.dage[1:]}"
        told = f"{number}{days}. Til {view.felt}."
        yield Søgt(view.adresse, tuple(words), told, tuple(f"Felt/{felt}" for felt in modul.felter))


HJEM = {"forbehold": "modulforbehold", "niveauer": "moduler", "udbud": "udbud"}

RUM = Rum(
    plads=100,
    filer=(Datafil("moduler.yaml", ModulFil, HJEM, lokalt=("moduler",)),),
    slags=(
        Slags("niveauer", Niveau),
        Slags("moduler", Modul, "moduler/{}/", "Modul", "Moduler", til_møde=True, indlejret=CARD),
        Slags("sammenligninger", Sammenligning, "moduler/sammenlign/{}/", "Sammenligning"),
    ),
    faste=(
        FastSide("moduler", "moduler/", "moduler/moduler.md", KILDE, søgegruppe=True, sætninger=("maal",)),
        FastSide("portefoelje", "moduler/i-dag/", "moduler/portefoelje.md", KILDE, ("moduler",)),
        FastSide("sammenlign", "moduler/sammenlign/", "moduler/sammenlign.md", KILDE, ("moduler",)),
        FastSide("modulforbehold", "moduler/forbehold/", "moduler/modulforbehold.md", KILDE, ("moduler",)),
        FastSide(
            "udbud", "moduler/udbud/", "moduler/udbud.md", KILDE, ("moduler",), sætninger=("tjek", "pris", "kopier")
        ),
    ),
    skabeloner={
        "modul": Skabelon(("hent", "moduler"), oversigt=False),
        "moduler": Skabelon(("opslag", "tabel", "moduler", "stige", "tegning"), oversigt=False),
        "modulforbehold": Skabelon(("opslag",)),
        "portefoelje": Skabelon(("moduler", "stige"), oversigt=False),
        "sammenlign": Skabelon(("felter", "kort", "tabel", "moduler", "stige"), script="sammenlign", oversigt=False),
        "sammenligning": Skabelon(("trin", "tabel", "moduler", "stige")),
        "udbud": Skabelon(("felter", "moduler"), script="udbud", oversigt=False),
    },
    væsentligt=relied_on,
    regler=(modules_are_honest,),
    eftersyn=texts_and_days,
    visninger={
        "moduler": _views,
        "stiger": _ladders,
        "sammenligninger": _comparisons,
        "strukturer": lambda _guide: STRUCTURES,
        "foreslået_af": _proposing,
        "modulstatus": lambda _guide: STATUSES,
    },
    sider=_sider,
    word=lambda guide, where: pages_alone(guide.moduler, guide, where),
    søgt=_found,
    tælles=lambda guide: f"{len(guide.moduler)} moduler",
    udtræk=(UDTRÆK,),
    mærker=marked,
)
