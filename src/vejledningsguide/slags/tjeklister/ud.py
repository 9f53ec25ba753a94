"""The checklists as other systems get them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ...guide import Guide
from ...udtraek import Kildepost, Udgiver, Udtrukket, Udtræk


class PunktUd(Udtrukket):
    """A point of a checklist."""

    id: str = Field(description="Punktets faste navn inden for listen.")
    nr: str = Field(description="Punktets faste nummer, fx 2b.")
    gruppe: str = Field(description="Overskriften over punktet.")
    slags: str = Field(description="«kryds» for noget, der skal gøres, og «skriv» for noget, der skrives ned.")
    tekst: str = Field(description="Det, der skal gøres, besluttes eller skrives.")
    hvorfor: str | None = Field(description="Hvorfor, eller det, der skal huskes.")
    minutter: int | None = Field(description="Hvor mange minutter punktet må tage. Redaktionens forslag.")
    læs: str | None = Field(description="Adressen på det, der uddyber punktet.")
    fra: str = Field(description="«kilden» eller «redaktionen».")


class TjeklisteUd(Kildepost):
    """A checklist."""

    formål: str = Field(description="Det, I står med, når listen er brugt.")
    møde: str = Field(description="Hvad listen er til, fx «ledermøde» eller «følgeskab».")
    deltagere: tuple[str, ...] = Field(description="De roller, der er med.")
    minutter: int | None = Field(description="Hvor mange minutter det hele tager. Redaktionens forslag.")
    ark: int = Field(description="Hvor mange A4-ark listen fylder på papir.")
    udgave: str = Field(description="Et mærke, som bliver et andet, når et ord på listen ændres.")
    forbehold: tuple[str, ...] = Field(description="Tvivl, som skal med på mødet.")
    punkter: tuple[PunktUd, ...] = Field(description="Listens punkter, i rækkefølge.")


def _poster(guide: Guide, ud: Udgiver) -> Iterator[TjeklisteUd]:
    for view in guide.tjeklister:
        liste = view.opslag
        yield TjeklisteUd(
            **ud.kildepost(view),
            formål=ud.tekst(liste.formål),
            møde=liste.møde,
            deltagere=liste.deltagere,
            minutter=liste.minutter,
            ark=liste.ark,
            udgave=view.udgave,
            forbehold=ud.tekster(liste.forbehold),
            punkter=tuple(
                PunktUd(
                    id=punkt.opslag.id,
                    nr=punkt.opslag.nr,
                    gruppe=gruppe.opslag.titel,
                    slags=punkt.opslag.slags,
                    tekst=ud.tekst(punkt.opslag.tekst),
                    hvorfor=punkt.opslag.hvorfor,
                    minutter=punkt.opslag.minutter,
                    læs=ud.adresse(punkt.læs.adresse) if punkt.læs else None,
                    fra=punkt.opslag.fra,
                )
                for gruppe in view.grupper
                for punkt in gruppe.punkter
            ),
        )


UDTRÆK = Udtræk(
    navn="tjeklister",
    titel="Tjeklister",
    kort="Lister til møder og følgeskab: et opslag for hver liste, med alle dens punkter.",
    model=TjeklisteUd,
    poster=_poster,
    rækker="punkter",
)
