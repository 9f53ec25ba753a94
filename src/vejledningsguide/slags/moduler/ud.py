"""The modules as other systems get them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from ...guide import Guide
from ...text import plain
from ...udtraek import Kildepost, Udgiver, Udtrukket, Udtræk


class MålUd(Udtrukket):
    """One of a module's goals."""

    nr: int = Field(description="Målets nummer i kilden.")
    tekst: str = Field(description="Målet med vores egne ord.")


class ModulUd(Kildepost):
    """A module."""

    kaldes: str = Field(description="Kort navn, fx til en knap eller en liste.")
    struktur: str = Field(description="«nuværende» (i brug i 2022), «foreslået», «fælleskatalog» eller «lokal».")
    status: str = Field(description="Modulets stilling ifølge kilden. Et foreslået modul er måske ikke oprettet.")
    felter: tuple[str, ...] = Field(description="Hvem modulet er for: «SOSU», «PAU» eller begge.")
    niveau: str = Field(description="Niveauets navn.")
    nummer: str | None = Field(description="AMU-nummeret. Tom, når det ikke er sikkert.")
    dage: int | None = Field(description="Antal dage. Tom, når kilden ikke siger det eller er uenig med sig selv.")
    dage_mindst: int | None = Field(description="Det mindste antal dage, kilden nævner.")
    dage_højst: int | None = Field(description="Det største antal dage, kilden nævner.")
    dage_tekst: str = Field(description="Antal dage i ord, fx «2 eller 3 dage».")
    indhold: tuple[str, ...] = Field(description="Hvad deltageren får ud af modulet.")
    for_hvem: tuple[str, ...] = Field(description="Hvem modulet er tænkt til.")
    mål: tuple[MålUd, ...] = Field(description="Modulets mål, når kilden giver dem.")
    afløser: tuple[str, ...] = Field(description="Id på de moduler, dette afløser helt eller delvist.")
    afløses_af: tuple[str, ...] = Field(description="Id på de moduler, der afløser dette helt eller delvist.")
    forbehold: tuple[str, ...] = Field(description="Uenighed og usikkerhed, som læseren skal kende.")


def _poster(guide: Guide, ud: Udgiver) -> Iterator[ModulUd]:
    for view in guide.moduler:
        modul = view.opslag
        yield ModulUd(
            **ud.kildepost(view),
            kaldes=modul.kaldes,
            struktur=modul.struktur,
            status=modul.status,
            felter=modul.felter,
            niveau=view.niveau.titel,
            nummer=modul.nummer,
            dage=modul.dage[0] if len(modul.dage) == 1 else None,
            dage_mindst=min(modul.dage, default=None),
            dage_højst=max(modul.dage, default=None),
            dage_tekst=view.dage,
            indhold=ud.tekster(modul.indhold),
            for_hvem=ud.tekster(modul.for_hvem),
            mål=tuple(MålUd(nr=mål.nr, tekst=ud.tekst(mål.tekst)) for mål in modul.mål),
            afløser=tuple(one.modul.id for one in view.erstatter),
            afløses_af=tuple(one.modul.id for one in view.erstattes_af),
            forbehold=ud.tekster(modul.forbehold),
        )


UDTRÆK = Udtræk(
    navn="moduler",
    titel="Moduler",
    kort="Uddannelse til vejledere: et opslag for hvert modul, med nummer, dage, mål og forbehold.",
    model=ModulUd,
    poster=_poster,
)


def marked(guide: Guide) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the list of modules for search engines: no provider and no price, for the data know none."""
    courses = []
    for view in guide.moduler:
        modul = view.opslag
        course = {
            "@type": "Course",
            "name": modul.titel,
            "description": plain(modul.kort, lambda id_: guide.henvisninger[id_].titel),
            "url": view.adresse,
            "creativeWorkStatus": modul.status,
        }
        if modul.nummer:
            course["courseCode"] = modul.nummer
        if len(modul.dage) == 1:
            course["timeRequired"] = f"P{modul.dage[0]}D"
        courses.append(course)
    items = [{"@type": "ListItem", "position": place, "item": course} for place, course in enumerate(courses, 1)]
    page = guide.sider["moduler"]
    yield page.adresse, {"@type": "ItemList", "name": page.titel, "itemListElement": items}
