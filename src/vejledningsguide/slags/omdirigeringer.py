"""Addresses and places that have left, and what they lead on to: what is published once is linked to for years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from ..errors import did_you_mean
from ..felter import Dato, Grund, Ren
from ..guide import Guide, Side
from ..katalog import Katalog
from ..rum import Datafil, Fund, Rum, Skabelon
from ..values import Fejltekst

FIL = "omdirigeringer.yaml"

_PLACE = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[\w-]+)?")


def _place(value: str) -> str:
    """Return an address as the list of addresses has it; raise Fejltekst for one that is written in another way."""
    if not _PLACE.fullmatch(value):
        raise Fejltekst(
            f"«{value}» er ikke en adresse på sitet", "skriv den som i data/adresser.txt, fx /moduler/sosu-basis/"
        )
    return value


Sted = Annotated[str, StringConstraints(max_length=200), AfterValidator(_place)]


class Omdirigering(Grund):
    """An address, or a place on a page, that has been published and now leads on."""

    fra: Sted = Field(description="Den gamle adresse fra data/adresser.txt; et sted på en side er med # og et anker.")
    til: Sted = Field(description="Adressen, læseren skal hen til i stedet, gerne med # og et anker.")
    siden: Dato = Field(description="Dagen, den gamle adresse forsvandt (ÅÅÅÅ-MM-DD).")
    hvorfor: Ren = Field(description="Hvorfor siden er flyttet: én sætning, som læseren kan se.")
    forskel: Ren | None = Field(
        default=None, description="Det, der er anderledes dér, hvis læseren skal vide det, før hun går videre."
    )


class OmdirigeringFil(Grund):
    """data/omdirigeringer.yaml"""

    omdirigeringer: tuple[Omdirigering, ...] = Field(description="De gamle adresser, og hvor de fører hen nu.")


def lead_on(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No old address stands twice, leads to itself, or leads to another old one."""
    omveje: Sequence[Omdirigering] = katalog.omdirigeringer.omdirigeringer
    first: dict[str, int] = {}
    for place, one in enumerate(omveje):
        if first.setdefault(one.fra, place) != place:
            yield FIL, ("omdirigeringer", place, "fra"), f"«{one.fra}» står der to gange", "slet den ene"
    for place, one in enumerate(omveje):
        way = ("omdirigeringer", place, "til")
        seen, end = {one.fra}, one.til
        while (step := _step(first, end)) is not None and end not in seen:
            seen.add(end)
            end = omveje[step].til
        if _step(first, one.til) is None:
            continue
        if end in seen:
            yield FIL, way, "adresserne fører i ring", "lad den ene føre til en side, der findes"
        else:
            yield FIL, way, f"«{one.til}» fører selv videre", f"skriv {end}"


def _step(first: Mapping[str, int], place: str) -> int | None:
    """Return which old address a place is: itself, or the whole page that it is on."""
    return first.get(place, first.get(place.partition("#")[0]))


def stand(katalog: Katalog, made: Sequence[str]) -> Iterator[Fund]:
    """What leads on has left its place, and what it leads to is there. `made` are the addresses of all pages."""
    count = Counter(f"/{address}" for address in made)
    omveje: Sequence[Omdirigering] = katalog.omdirigeringer.omdirigeringer
    old = {one.fra for one in omveje}
    there = sorted(address for address in count if address not in old)
    for place, one in enumerate(omveje):
        page, _, anchor = one.fra.partition("#")
        way = ("omdirigeringer", place, "fra")
        if anchor and page not in count:
            yield FIL, way, f"siden {page} findes ikke", did_you_mean(page, there, "ret adressen")
        elif not anchor and count[page] > 1:
            advice = "slet omdirigeringen, eller tag siden væk først"
            yield FIL, way, f"siden {page} findes stadig", advice
        target = one.til.partition("#")[0]
        if target not in count:
            advice = did_you_mean(target, there, "ret adressen")
            yield FIL, ("omdirigeringer", place, "til"), f"siden {target} findes ikke", advice


def _moved(guide: Guide) -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """Return what has left each page that is still there: its anchor, its address now, and why; by the page's own."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in guide.katalog.omdirigeringer.omdirigeringer:
        page, _, anchor = one.fra.partition("#")
        if anchor:
            found.setdefault(page[1:], []).append((anchor, one.til[1:], one.hvorfor))
    return found


def _sider(guide: Guide) -> Iterator[Side]:
    for one in guide.katalog.omdirigeringer.omdirigeringer:
        if "#" not in one.fra:
            first = one.fra[1:], "Siden er flyttet", one.hvorfor, "omdirigeringer/flyttet.md", f"data/{FIL}"
            target = one.til[1:]
            yield Side(*first, visning={"v": one}, i_søgning=False, videre=target, bliv=one.forskel is not None)


RUM = Rum(
    plads=230,
    filer=(Datafil(FIL, OmdirigeringFil, frivillig=True, om_kilderne=True),),
    skabeloner={"flyttet": Skabelon(script="flyttet")},
    regler=(lead_on,),
    adresseregel=stand,
    flyttede=_moved,
    sider=_sider,
)
