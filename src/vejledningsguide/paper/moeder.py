"""Packages for a meeting → documents: a front sheet, the checklists as they are, the other pages as text to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from ..derive import Guide
from ..derive.moeder import MødepakkeView, PakkedelView
from ..derive.valg import ResultatView, SporView
from ..model import Emneguide, Forslag, Modul, Opslag, Tabel, Tjekliste, Trin, Udsagn
from ..text import danish_list, plain
from .document import Del, Dokument, Link, Samling, Sedelpunkt
from .tjeklister import source_line, tjekliste_dokument

HEAD = ("Dato", "Sted", "Til stede")
"""The lines on the front sheet, as on the package's page."""

DECIDED = ("Besluttet", "Ansvarlig", "Dato")

EDITORS = "Redaktionens forslag"

HEADINGS: Mapping[str, str] = {
    "fortæller": "Det fortæller erfaringen",
    "eksempler": "Eksempler",
    "betyder": "Det betyder det",
    "spørgsmål": "Redaktionens spørgsmål til jeres arbejdsplads",
    "tegn": "Tegn på, at det mangler (redaktionens bud)",
    "næste_skridt": "Næste skridt (redaktionens forslag)",
    "genkender": "Kan du kende det?",
    "råd": "Det hjælper",
    "ingen_råd": "Det hjælper",
    "indhold": "Det lærer deltageren",
    "for_hvem": "Hvem er det for?",
    "mål": "Mål, i vores egne ord",
    "mål_mangler": "Mål",
    "i_forslaget": "I forslaget",
    "forslag": EDITORS,
    "forbehold": "Vær opmærksom på",
}
"""The fields of an item that are told on paper, and the heading of each, in the order they stand."""


def pakke_samling(view: MødepakkeView, guide: Guide, site_address: str) -> Samling:
    """Return a package as documents behind a front sheet; its last sheet has the decisions and all the sources."""
    pakke = view.opslag
    writer = _Writer(guide, site_address)
    time = f" {pakke.minutter} minutter (foreslået)." if pakke.minutter else ""
    return Samling(
        titel=pakke.titel,
        kort=f"{writer.words(pakke.kort)} Med: {danish_list(pakke.deltagere)}.{time}",
        dokumenter=(*map(writer.part, view.dele), writer.decisions(view)),
        art=f"Mødepakke · {pakke.møde}",
        hoved=HEAD,
        side=writer.link(pakke.titel, view.adresse),
    )


class _Writer:
    """Turns the parts of packages into documents with whole addresses."""

    def __init__(self, guide: Guide, site_address: str) -> None:
        self.guide = guide
        self.root = site_address
        self.lists = {view.adresse: view for view in guide.tjeklister}

    def words(self, text: str) -> str:
        """Return a text as words only, on one line."""
        return " ".join(plain(text, lambda id_: self.guide.henvisninger[id_].titel).split())

    def link(self, titel: str, adresse: str) -> Link:
        """Return a page with its whole address."""
        return Link(titel, self.root + adresse)

    def part(self, view: PakkedelView) -> Dokument:
        """Return a part: a checklist as it is, anything else as text to read."""
        if isinstance(view.indhold, Tjekliste):
            return tjekliste_dokument(self.lists[view.mål.adresse], self.guide, self.root)
        dele = tuple(self.outcome(view.indhold) if isinstance(view.indhold, ResultatView) else self.item(view.indhold))
        return Dokument(
            art=view.mål.art,
            titel=view.mål.titel,
            kort=self.words(view.mål.kort),
            rod=self.root,
            side=self.link(view.mål.titel, view.mål.adresse),
            gennemgået=min(one.gennemgået for one in view.herkomst),
            udgave=sha256(repr(dele).encode()).hexdigest()[:6],
            dele=dele,
            løbende=True,
        )

    def claims(self, claims: Iterable[object]) -> tuple[str, ...]:
        """Return each claim with the points it rests on."""
        return tuple(
            f"{self.words(claim.tekst)} [{', '.join(claim.belæg)}]"
            for claim in claims
            if isinstance(claim, Udsagn | Forslag) or (hasattr(claim, "tekst") and hasattr(claim, "belæg"))
        )

    def told(self, title: str, texts: tuple[str, ...]) -> Iterator[Del]:
        """Yield a part of a document, unless there is nothing to tell."""
        if texts:
            yield Del(title, tekst=texts)

    def fields(self, item: object) -> Iterator[Del]:
        """Yield what an item tells, field by field."""
        for field, title in HEADINGS.items():
            value = getattr(item, field, None)
            if isinstance(value, str):
                yield Del(title, tekst=(self.words(value),))
            elif value:
                yield from self.told(title, self.claims(value))

    def item(self, item: Opslag) -> Iterator[Del]:
        """Yield what an item's page tells."""
        if isinstance(item, Modul):
            view = next(view for view in self.guide.moduler if view.modul.id == item.id)
            facts = (item.status.capitalize(), view.dage, view.felt, f"AMU-nummer: {view.nummer}", view.struktur)
            yield Del("Kort om modulet", tekst=(" · ".join(facts),))
        if isinstance(item, Trin):
            for step in item.dele:
                yield from self.told(step.titel, self.claims(step.udsagn))
                yield from self.told(EDITORS, self.claims(step.forslag))
        elif isinstance(item, Emneguide):
            for part in item.dele:
                yield from self.told(part.titel, self.claims((*part.udsagn, *part.trin, *part.punkter)))
                if part.tabel:
                    yield Del(part.tabel.titel, tekst=tuple(self.rows(part.tabel)))
                yield from self.told("Eksempler", self.claims(part.eksempler))
                yield from self.told("Vær opmærksom på", self.claims(part.forbehold))
                yield from self.told(EDITORS, self.claims(part.forslag))
        yield from self.fields(item)

    def rows(self, table: Tabel) -> Iterator[str]:
        """Yield each row of a table as a line: paper that is read aloud needs no columns."""
        for row in table.rækker:
            cells = zip(table.kolonner, row.celler, strict=True)
            yield f"{row.navn} – " + " ".join(f"{column}: {self.words(cell.tekst)}" for column, cell in cells)

    def outcome(self, view: ResultatView) -> Iterator[Del]:
        """Yield what an outcome of the decision guide tells."""
        answers = danish_list([given.svar.navn for given in view.givne])
        yield Del("Svarene", tekst=(f"{answers[:1].upper()}{answers[1:]}.",))
        for hit in view.træf:
            rule = hit.anbefaling.anbefaling
            ifs = danish_list([f"{one.navn} er {one.kræver}" for one in hit.hvis])
            yield Del(rule.titel, tekst=(f"{f'Hvis {ifs}: ' if ifs else ''}{self.words(rule.kort)}",))
            yield from self.told("I dag (portefølje i rapportens tid)", tuple(self.track(hit.anbefaling.i_dag)))
            proposed = tuple(self.track(hit.anbefaling.foreslået))
            yield from self.told("Foreslået (NCE’s forslag – tjek aktuelt udbud)", proposed)
            yield from self.told("Vær opmærksom på", self.claims(rule.forbehold))
        reasons = [claim for _, claims in view.hvorfor for claim in claims]
        yield from self.told("Hvorfor?", self.claims(reasons))
        yield from self.told("Gør det i alle tilfælde", self.claims(self.guide.katalog.anbefalinger.altid))
        yield from self.told("Det kan I selv gøre", self.claims(view.lokalt))
        yield from self.told("Vejen over akademi", self.claims(view.akademi))
        yield from self.told(EDITORS, self.claims(view.forslag))
        common = self.guide.katalog.anbefalinger.tjek if view.har_modul else ()
        yield from self.told("Tjek, før I beslutter", tuple(map(self.words, (*common, *view.tjek))))

    def track(self, track: SporView) -> Iterator[str]:
        """Yield the modules of a track and what is said of it."""
        for choice in track.moduler:
            modul = choice.modul
            how = f" {self.words(choice.valg.hvordan)}" if choice.valg.hvordan else ""
            points = ", ".join(choice.valg.belæg)
            yield f"{modul.modul.titel}: {modul.dage}, nr. {modul.nummer}, {modul.felt}.{how} [{points}]"
        yield from self.claims(track.spor.tekst)

    def decisions(self, view: MødepakkeView) -> Dokument:
        """Return the last sheet: what to decide, with lines, and the sources of the whole package."""
        asked = tuple(
            Sedelpunkt(nummer=str(number), tekst=text) for number, text in enumerate(view.opslag.beslutninger, 1)
        )
        return Dokument(
            art="Mødepakke",
            titel="Det beslutter vi",
            kort="Skriv svaret, før I går. Spørgsmålene er redaktionens forslag.",
            rod=self.root,
            side=self.link(view.opslag.titel, view.adresse),
            gennemgået=view.opslag.gennemgået,
            udgave=view.udgave,
            dele=(Del("Beslutninger", felter=DECIDED, punkter=asked),),
            kilder=tuple(map(source_line, view.herkomst)),
        )
