"""Obstacles in the reader's own words, and the way from each of them to what helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from ..felter import Forslag, Grund, Id, Linje, Opslag, Ref, Ren, Titel, Udsagn
from ..grundlag import Forbehold
from ..guide import Guide, Side, Visning
from ..hjaelp import Hjælp, HjælpView, help_views
from ..katalog import Katalog
from ..provenance import Henvisning
from ..replikker import Formulering, Replik
from ..rum import Datafil, FastSide, Fund, Indlejret, Rum, Skabelon, Slags, Søgt
from ..udtraek import Kildepost, Ophavstekst, Peger, Udgiver, Udtræk
from ..walk import Sti

KILDE = "data/svaert.yaml"
RÅD = ("raad-kildens", "raad-blandet", "raad-vores", "raad-maerke")
"""The sentences that tell whose the advice is: all of it the sources', some of it, none; and the mark on a piece."""


class Hindringsgruppe(Grund):
    """What some obstacles have in common."""

    id: Id = Field(description="Gruppens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Gruppens overskrift.")


class Hindring(Opslag):
    """Something that readers find hard. The title is what they would say, without quotation marks."""

    netop_én = ("råd", "ingen_råd")

    gruppe: Ref["grupper"] = Field(description="Id på gruppen, øverst i filen.")
    også: tuple[Ren, ...] = Field(
        min_length=1, description="Andre måder at sige det på, uden anførselstegn. Søgningen finder dem også."
    )
    roller: tuple[Ref["roller"], ...] = Field(min_length=1, description="Id på de roller, der kan sige det.")
    genkender: tuple[Udsagn, ...] = Field(
        min_length=1, description="«Kan du kende det?»: det, kilderne fortæller, så læseren kan kende sig selv."
    )
    råd: tuple[Udsagn, ...] = Field(
        default=(),
        description="«Det hjælper», det nyttigste først. Det første punkt i belæg afgør, om rådet er kildens eget.",
    )
    ingen_råd: Linje | None = Field(default=None, description="Når kilderne intet råder til: sig det her.")
    sagt: tuple[Replik, ...] = Field(
        default=(), description="«Det kan du sige»: det, nogen i kilden sagde, genfortalt, så læseren kan sige det."
    )
    formuleringer: tuple[Formulering, ...] = Field(
        default=(), description="Redaktionens bud på, hvad læseren kan sige."
    )
    forslag: tuple[Forslag, ...] = Field(
        min_length=1, description="«Prøv det i denne uge»: et lille første skridt. Redaktionens forslag."
    )
    hjælp: tuple[Hjælp, ...] = Field(
        min_length=2, description="«Læs videre»: steder på siden, der hjælper, af mindst to slags."
    )
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Det, læseren skal vide, før rådet bruges.")
    relaterede: tuple[Ref["guiden"], ...] = Field(default=(), description="Id på andre hindringer, der ligner.")


class SværtFil(Grund):
    """data/svaert.yaml"""

    grupper: tuple[Hindringsgruppe, ...] = Field(min_length=1, description="De grupper, hindringerne er delt i.")
    hindringer: tuple[Hindring, ...] = Field(min_length=1, description="Hindringerne, i den rækkefølge de vises.")


@dataclass(frozen=True)
class RådView:
    """A piece of advice, and whether a source gives it or we have drawn it from what a source tells."""

    opslag: Udsagn
    kildens: bool


@dataclass(frozen=True)
class HindringView(Visning[Hindring]):
    """An obstacle with what helps, and the roles that may say it; `ophav` names the sentence on whose advice it is."""

    roller: tuple[Henvisning, ...]
    hjælp: tuple[HjælpView, ...]
    råd: tuple[RådView, ...]

    @property
    def ophav(self) -> str:
        """Return which of the page's sentences tells whose the advice is."""
        given = {råd.kildens for råd in self.råd}
        return "raad-blandet" if len(given) > 1 else "raad-kildens" if given == {True} else "raad-vores"


@dataclass(frozen=True)
class HindringsgruppeView:
    """Obstacles that have something in common."""

    opslag: Hindringsgruppe
    hindringer: tuple[HindringView, ...]


def obstacles_are_answered(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An obstacle has advice or says that there is none, leads on in two ways, and is likened to obstacles only."""
    kinds = {item.id: katalog.slags[type(item)].ental for _, _, item in katalog.opslag()}
    own = katalog.mål["hindringer"]
    for i, hindring in enumerate(katalog.alle("hindringer")):
        sti: Sti = ("hindringer", i)
        if len({kinds.get(hjælp.mål, hjælp.mål) for hjælp in hindring.hjælp}) == 1:
            message = f"al hjælpen er af slagsen «{kinds[hindring.hjælp[0].mål]}»"
            yield "svaert.yaml", (*sti, "hjælp"), message, "tilføj hjælp af en anden slags"
        for j, other in enumerate(hindring.relaterede):
            if other in kinds and other not in own:
                message = f"«{other}» er ikke en hindring"
                yield "svaert.yaml", (*sti, "relaterede", j), message, "skriv det under hjælp"
    used = {hindring.gruppe for hindring in katalog.alle("hindringer")}
    mistaken = used - katalog.mål["grupper"]
    for i, gruppe in enumerate(katalog.alle("grupper")):
        if gruppe.id not in used and not mistaken:
            message = f"gruppen «{gruppe.id}» er tom"
            yield "svaert.yaml", ("grupper", i), message, "flyt en hindring dertil, eller slet gruppen"


def _views(guide: Guide) -> tuple[HindringView, ...]:
    return tuple(
        HindringView(
            *guide.base(hindring),
            guide.links(hindring.roller),
            help_views(guide, hindring.hjælp),
            tuple(RådView(råd, guide.punkter[råd.belæg[0]].opslag.råder) for råd in hindring.råd),
        )
        for hindring in guide.katalog.alle("hindringer")
    )


def _groups(guide: Guide) -> tuple[HindringsgruppeView, ...]:
    """Return the groups in order, each with its obstacles in order."""
    return tuple(
        HindringsgruppeView(gruppe, tuple(view for view in guide.hindringer if view.opslag.gruppe == gruppe.id))
        for gruppe in guide.katalog.alle("grupper")
    )


def _sider(guide: Guide) -> Iterator[Side]:
    views = [view for group in guide.svært for view in group.hindringer]
    yield guide.fast("svaert", guide.herkomst(view.opslag for view in views))
    for view in views:
        yield guide.item_page(view, "svaert/hindring.md", KILDE, "svaert")


def _found(guide: Guide) -> Iterator[Søgt]:
    """Yield each obstacle with the other ways of saying it, and those who may say it."""
    for view in guide.hindringer:
        yield Søgt(view.adresse, view.opslag.også, filtre=tuple(f"Rolle/{rolle.titel}" for rolle in view.roller))


class HindringUd(Kildepost):
    """An obstacle as other systems get it."""

    gruppe: str = Field(description="Overskriften på den gruppe, hindringen hører til.")
    også: tuple[str, ...] = Field(description="Andre måder at sige det på.")
    roller: tuple[str, ...] = Field(description="De roller, der kan sige det.")
    genkender: tuple[str, ...] = Field(description="Det, kilderne fortæller, så læseren kan kende sig selv.")
    råd: tuple[Ophavstekst, ...] = Field(description="Det, der hjælper, det nyttigste først.")
    ingen_råd: str | None = Field(description="Det, vi siger, når kilderne intet råder til.")
    sagt: tuple[str, ...] = Field(description="Det, nogen i kilden sagde, genfortalt.")
    formuleringer: tuple[str, ...] = Field(description="Redaktionens bud på, hvad du kan sige.")
    forslag: tuple[str, ...] = Field(description="Et lille første skridt. Redaktionens forslag.")
    hjælp: tuple[Peger, ...] = Field(description="Steder på sitet, der hjælper.")
    forbehold: tuple[str, ...] = Field(description="Det, læseren skal vide, før rådet bruges.")


def _given_out(guide: Guide, ud: Udgiver) -> Iterator[HindringUd]:
    for group in guide.svært:
        for view in group.hindringer:
            item = view.opslag
            told = ud.felter(item, ("genkender", "sagt", "formuleringer", "forslag"))
            råd = ((ud.tekst(one.opslag.tekst), "kilden" if one.kildens else "redaktionen") for one in view.råd)
            yield HindringUd(
                **ud.kildepost(view),
                **told,
                gruppe=group.opslag.titel,
                også=item.også,
                roller=tuple(rolle.titel for rolle in view.roller),
                råd=tuple(Ophavstekst(tekst=tekst, fra=fra) for tekst, fra in råd),
                ingen_råd=ud.tekst(item.ingen_råd) if item.ingen_råd else None,
                hjælp=tuple(ud.peger(one.mål.id) for one in view.hjælp),
                forbehold=ud.tekster(item.forbehold),
            )


UDTRÆK = Udtræk(
    navn="svaert",
    titel="Når det er svært",
    kort="Det, der kan være svært, og hvad der hjælper: et opslag for hver hindring.",
    model=HindringUd,
    poster=_given_out,
)

RUM = Rum(
    plads=160,
    filer=(Datafil("svaert.yaml", SværtFil, lokalt=("hindringer",)),),
    slags=(
        Slags("grupper", Hindringsgruppe),
        Slags(
            "hindringer",
            Hindring,
            "svaert/{}/",
            "Når det er svært",
            "Når det er svært",
            til_møde=True,
            indlejret=Indlejret("hindring", "Når det er svært", "svaert/hindringskort.html"),
        ),
    ),
    faste=(FastSide("svaert", "svaert/", "svaert/svaert.md", KILDE, søgegruppe=True, sætninger=RÅD),),
    skabeloner={
        "hindring": Skabelon(("erfaringer", "opslag", "trin", "tal", "svaert")),
        "svaert": Skabelon(("svaert", "soeg"), script="svaert", oversigt=False),
    },
    regler=(obstacles_are_answered,),
    visninger={"hindringer": _views, "svært": _groups},
    sider=_sider,
    søgt=_found,
    udtræk=(UDTRÆK,),
)
