"""A guide, as an editor writes it: its parts, its drawings and its comparisons."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ...felter import BelægId, Forslag, Grund, Id, Linje, Opslag, Ref, Ren, Tal, Titel, Udsagn
from ...grundlag import Forbehold


class Celle(Grund):
    """A cell of a table: a few words and what they rest on."""

    tekst: Linje = Field(description="Cellens tekst. Skriv «ikke oplyst», når kilden ikke siger det.")
    belæg: tuple[BelægId, ...] = Field(default=(), description="De kildepunkter, cellen hviler på.")


class Række(Grund):
    """A row of a table, one cell for each column."""

    navn: Titel = Field(description="Rækkens navn.")
    celler: tuple[Celle, ...] = Field(min_length=1, description="En celle for hver kolonne.")


class Tabel(Grund):
    """Things side by side. No column is called the best unless a source does."""

    titel: Titel = Field(description="Hvad tabellen sammenligner.")
    kolonner: tuple[Titel, ...] = Field(min_length=2, description="Det, der sammenlignes.")
    rækker: tuple[Række, ...] = Field(min_length=1, description="Det, der sammenlignes på.")


class Tegningsled(Grund):
    """A part of a drawing: a stage, a way, a level, or a way to share the work."""

    navn: Titel = Field(description="Det, der står øverst.")
    under: Ren | None = Field(default=None, description="Et par ord under navnet, fx hvornår eller hvor længe.")
    tekst: Linje = Field(description="Et par ord om, hvad der sker, eller hvem det er.")
    vejledere: Tal | None = Field(default=None, description="Ved fordeling: så mange vejledere bliver tegnet.")
    elever: Tal | None = Field(default=None, description="Ved fordeling: så mange elever bliver tegnet.")
    bag: Ren | None = Field(default=None, description="Ved fordeling: den, der står bag vejlederne, hvis nogen gør.")
    belæg: tuple[BelægId, ...] = Field(default=(), description="De kildepunkter, leddet hviler på.")


class Tegning(Grund):
    """A structure that is told in words too, drawn: its words are its parts' own."""

    titel: Titel = Field(description="Hvad tegningen viser.")
    form: Literal["forløb", "veje", "niveauer", "fordeling"] = Field(
        description="forløb: det ene efter det andet. veje: flere veje fra samme sted. "
        "niveauer: det ene under det andet. fordeling: vejledere og elever."
    )
    fra: Titel | None = Field(default=None, description="Ved veje: det sted, vejene begynder.")
    led: tuple[Tegningsled, ...] = Field(min_length=2, description="Tegningens dele, i rækkefølge.")
    note: Linje | None = Field(default=None, description="Det, læseren skal vide for ikke at læse tegningen forkert.")


class Guideside(Grund):
    """Where a page of a guide begins, and what it is called."""

    titel: Titel = Field(description="Sidens overskrift, som den også står på kortet på guidens første side.")
    kort: Linje = Field(description="Det vigtigste, siden siger, i én sætning.")


class Guidedel(Grund):
    """A part of a guide under a heading of its own."""

    id: Id = Field(description="Delens faste navn; bliver til anker og, når den begynder en side, til adresse.")
    titel: Titel = Field(description="Delens overskrift.")
    side: Guideside | None = Field(
        default=None,
        description="Når delen begynder en side for sig. De næste dele hører til den, indtil en ny begynder.",
    )
    foldet: Ren | None = Field(
        default=None, description="Når delen er foldet sammen, til nogen åbner den: én linje om, hvad der er indeni."
    )
    udsagn: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som afsnit.")
    punkter: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som punkter.")
    trin: tuple[Udsagn, ...] = Field(default=(), description="Det, kilden siger, som nummererede trin.")
    eksempler: tuple[Udsagn, ...] = Field(default=(), description="Kildens eksempler og cases, genfortalt.")
    tegning: Tegning | None = Field(default=None, description="En tegning af det, teksten forklarer.")
    tabel: Tabel | None = Field(default=None, description="En sammenligning side om side.")
    tal: tuple[Ref["tal"], ...] = Field(default=(), description="Id på figurer i data/tal.yaml, der vises her.")
    forslag: tuple[Forslag, ...] = Field(default=(), description="Det, redaktionen foreslår.")
    forbehold: tuple[Forbehold, ...] = Field(default=(), description="Tvivl og uenighed, der hører til delen.")


class Emneguide(Opslag):
    """A guide, one file; on one page, or with a page for each part that begins one."""

    roller: tuple[Ref["roller"], ...] = Field(min_length=1, description="Id på de roller, guiden er vigtig for.")
    gør_først: tuple[Forslag, ...] = Field(
        default=(), description="Det, læseren kan gøre først, i rækkefølge; står øverst. Redaktionens forslag."
    )
    kort_fortalt: tuple[Udsagn, ...] = Field(default=(), description="Det vigtigste, kilderne siger, i få punkter.")
    tegning: Tegning | None = Field(default=None, description="En tegning af hele guidens emne.")
    sammenligning: Tabel | None = Field(default=None, description="Den ene sammenligning på guidens første side.")
    dele: tuple[Guidedel, ...] = Field(min_length=2, description="Guidens dele, i læserækkefølge.")
    spørgsmål: tuple[Forslag, ...] = Field(min_length=2, description="Spørgsmål til jer selv. Redaktionens.")
    næste: tuple[Ref["guiden"], ...] = Field(
        min_length=1, description="Id på næste skridt efter guiden, det vigtigste først."
    )
    relaterede: tuple[Ref["guiden"], ...] = Field(
        default=(), description="Id på andre opslag, der er værd at læse sammen med."
    )

    def held(self) -> tuple[tuple[Guidedel, ...], ...]:
        """Return the parts page by page: each page begins with a part that says so. None when there is one page."""
        starts = [place for place, part in enumerate(self.dele) if part.side]
        return tuple(self.dele[start:end] for start, end in zip(starts, [*starts[1:], len(self.dele)], strict=False))

    def told(self) -> tuple[tuple[Opslag, str, str, str], ...]:
        """Return the guide as its first page tells it, then with the parts of each page alone."""
        first = self.model_copy(update={"dele": ()}) if self.held() else self
        bare = {"belæg": (), "gør_først": (), "kort_fortalt": (), "spørgsmål": (), "sammenligning": None}
        return (
            (first, "", self.titel, self.kort),
            *(
                (
                    self.model_copy(update={**bare, "tegning": None, "dele": parts}),
                    f"{parts[0].id}/",
                    parts[0].side.titel,
                    parts[0].side.kort,
                )
                for parts in self.held()
                if parts[0].side
            ),
        )
