"""What an editor writes of a package for a meeting."""

from __future__ import annotations

from pydantic import Field

from ...felter import Grund, Opslag, Ref, Ren, Tal, Titel


class Pakkedel(Grund):
    """A part of a package: a page of the site, or what some answers in the decision guide lead to."""

    netop_én = ("indhold", "svar")
    spørges_om = ("beslutninger",)  # a package decides something, and most is decided beside a part

    indhold: Ref["guiden"] | None = Field(
        default=None, description="Id på det, der lægges i pakken. Det skal have en side for sig selv."
    )
    svar: tuple[Ref["svar"], ...] = Field(
        default=(), description="Eller svarene i Find modul, i den rækkefølge de står i resultatets adresse."
    )
    hvorfor: Ren | None = Field(default=None, description="Hvad delen skal bruges til på mødet.")
    beslutninger: tuple[Ren, ...] = Field(
        default=(),
        description="Det, I beslutter ud fra delen. Hver får linjer til svar, ansvarlig og dato på forsiden.",
    )


class Mødepakke(Opslag):
    """A package: a front sheet with what is decided, and its parts in the order of the meeting."""

    formål: Ren = Field(description="Det, I står med, når mødet er slut.")
    møde: Ren = Field(description="Mødets slags, som den står på forsiden af pakken, fx Ledermøde.")
    deltagere: tuple[Titel, ...] = Field(
        min_length=1, description="De roller, der er med, med lille begyndelsesbogstav."
    )
    minutter: Tal | None = Field(
        default=None, description="Hvor mange minutter mødet tager. Redaktionens forslag, og siden siger det."
    )
    dele: tuple[Pakkedel, ...] = Field(min_length=1, description="Det, pakken rummer, i mødets rækkefølge.")
    beslutninger: tuple[Ren, ...] = Field(
        default=(), description="Det, mødet også skal ende med, og som ikke hører til én bestemt del."
    )

    @property
    def alle_beslutninger(self) -> tuple[str, ...]:
        """All that is decided, in the order it stands on the front."""
        return (*(one for del_ in self.dele for one in del_.beslutninger), *self.beslutninger)


class MødeFil(Grund):
    """All packages."""

    pakker: tuple[Mødepakke, ...] = Field(min_length=1, description="Pakkerne, i den rækkefølge de vises.")
