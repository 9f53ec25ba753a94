"""Questions that readers come with, and a short answer to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from ..felter import Grund, Id, Opslag, Ref, Titel, Udsagn
from ..grundlag import Forbehold
from ..guide import Guide, Side, Visning
from ..katalog import Katalog
from ..provenance import Henvisning
from ..rum import Datafil, FastSide, Fund, Rum, Skabelon, Slags, Søgt
from ..text import plain
from ..walk import Sti


class Spørgsmålsgruppe(Grund):
    """What some questions have in common."""

    id: Id = Field(description="Gruppens faste navn; bliver til anker på siden.")
    titel: Titel = Field(description="Gruppens overskrift.")


class Spørgsmål(Opslag):
    """A question that readers come with, and a short answer. The title is the question."""

    gruppe: Ref["spørgsmålsgrupper"] = Field(description="Id på gruppen, øverst i filen.")
    svar: tuple[Udsagn, ...] = Field(min_length=1, description="Svaret, kort og med belæg.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl, der hører til svaret.")
    videre: tuple[Ref["guiden"], ...] = Field(min_length=1, description="Id på opslag, hvor svaret er foldet ud.")


class SpørgsmålFil(Grund):
    """data/spoergsmaal.yaml"""

    grupper: tuple[Spørgsmålsgruppe, ...] = Field(min_length=1, description="De grupper, spørgsmålene er delt i.")
    spørgsmål: tuple[Spørgsmål, ...] = Field(min_length=1, description="Spørgsmålene, de vigtigste først.")


@dataclass(frozen=True)
class SpørgsmålView(Visning[Spørgsmål]):
    """A question with the way on from its answer."""

    videre: tuple[Henvisning, ...]


@dataclass(frozen=True)
class SpørgsmålsgruppeView:
    """Questions that have something in common."""

    opslag: Spørgsmålsgruppe
    spørgsmål: tuple[SpørgsmålView, ...]


def no_group_of_questions_is_empty(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A group without a question would be a heading above nothing."""
    used = {spørgsmål.gruppe for spørgsmål in katalog.alle("spørgsmål")}
    for i, gruppe in enumerate(katalog.alle("spørgsmålsgrupper")):
        if gruppe.id not in used and not used - katalog.mål["spørgsmålsgrupper"]:
            sti: Sti = ("grupper", i)
            yield (
                "spoergsmaal.yaml",
                sti,
                f"gruppen «{gruppe.id}» er tom",
                "flyt et spørgsmål dertil, eller slet gruppen",
            )


def _views(guide: Guide) -> tuple[SpørgsmålView, ...]:
    return tuple(SpørgsmålView(*guide.base(s), guide.links(s.videre)) for s in guide.katalog.alle("spørgsmål"))


def _groups(guide: Guide) -> tuple[SpørgsmålsgruppeView, ...]:
    """Return the groups in order, each with its questions in order."""
    return tuple(
        SpørgsmålsgruppeView(gruppe, tuple(view for view in guide.spørgsmål if view.opslag.gruppe == gruppe.id))
        for gruppe in guide.katalog.alle("spørgsmålsgrupper")
    )


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("spoergsmaal", guide.herkomst(view.opslag for view in guide.spørgsmål))


def _found(guide: Guide) -> Iterator[Søgt]:
    """Yield each question with its answer in one sentence."""
    for view in guide.spørgsmål:
        yield Søgt(view.adresse, svar=plain(view.opslag.kort, lambda id_: guide.henvisninger[id_].titel))


def _marked(guide: Guide) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the questions with their answers for search engines, in the words of the page."""

    def words(text: str) -> str:
        return plain(text, lambda id_: guide.henvisninger[id_].titel)

    asked = [
        {
            "@type": "Question",
            "name": view.opslag.titel,
            "url": view.adresse,
            "acceptedAnswer": {"@type": "Answer", "text": " ".join(words(one.tekst) for one in view.opslag.svar)},
        }
        for group in guide.spørgsmålsgrupper
        for view in group.spørgsmål
    ]
    yield guide.sider["spoergsmaal"].adresse, {"@type": "FAQPage", "inLanguage": "da", "mainEntity": asked}


RUM = Rum(
    plads=150,
    filer=(Datafil("spoergsmaal.yaml", SpørgsmålFil, lokalt=("spørgsmål",)),),
    slags=(
        Slags("spørgsmålsgrupper", Spørgsmålsgruppe),
        Slags("spørgsmål", Spørgsmål, "spoergsmaal/#{}", "Spørgsmål", "Spørgsmål og svar", kan_skjules=True),
    ),
    faste=(
        FastSide(
            "spoergsmaal",
            "spoergsmaal/",
            "spoergsmaal/spoergsmaal.md",
            "data/spoergsmaal.yaml",
            ("mere-viden",),
            søgegruppe=True,
        ),
    ),
    skabeloner={
        "spoergsmaal": Skabelon(("opslag",)),
    },
    regler=(no_group_of_questions_is_empty,),
    visninger={"spørgsmål": _views, "spørgsmålsgrupper": _groups},
    mærker=_marked,
    sider=_sider,
    søgt=_found,
)
