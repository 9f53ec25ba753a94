"""What must hold for the decision guide before it can be tried: ids, conditions, tracks, and modules without a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ...felter import Grund, references_of
from ...katalog import Katalog
from ...rum import Fund
from ...text import danish_number
from ...walk import Sti, walk
from .beslut import MOST, Beslutningsguide, all_modules
from .kombinationer import COMBINED
from .model import AnbefalingFil, Svar

FILE = "anbefalinger.yaml"

RESERVED = {"tabel", "regler", "gruppeplan"}
"""What the pages beside the questions are called in addresses: no answer may be."""


def decisions_are_whole(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Whatever a reader answers there is an answer to it; combinations are only tried when the ids are in order."""
    fil: AnbefalingFil = katalog.anbefalinger
    faults = [*_ids(fil), *_references(fil), *_tracks(katalog)]
    yield from faults
    if not faults and _all_known(katalog):
        guide = guide_of(katalog)
        if valg := guide.too_many:
            place = fil.spørgsmål.index(valg)
            message = f"med det her spørgsmål er der over {danish_number(MOST)} kombinationer af svar at prøve"
            advice = "stil det kun efter bestemte svar (når), eller slå svar eller spørgsmål sammen"
            yield FILE, ("spørgsmål", place), message, advice
            return
        for rule in COMBINED:
            yield from rule(guide)
        yield from _modules_used(katalog)
        yield from _paths_lead_to_outcomes(katalog, guide)


def _all_known(katalog: Katalog) -> bool:
    """Return whether each answer has its own id, and each that is named is there: else that is told elsewhere."""
    fil: AnbefalingFil = katalog.anbefalinger
    ids = [svar.id for _, _, svar in _answers(fil)]
    rules = [a.id for a in fil.anbefalinger] + [valg.id for valg in fil.spørgsmål]
    named = {id_ for _, part in _naming_answers(fil) for id_ in part}
    return named <= set(ids) and len(ids) == len(set(ids)) and len(rules) == len(set(rules))


def _naming_answers(content: Any) -> Iterator[tuple[Sti, tuple[str, ...]]]:
    """Yield each list of answers inside a file, with the way to it."""
    for sti, part in walk(content):
        for field, mark in references_of(type(part)) if isinstance(part, Grund) else ():
            if mark.slags == ("svar",):
                value = getattr(part, field)
                yield (*sti, field), (value,) if isinstance(value, str) else value


def _paths_lead_to_outcomes(katalog: Katalog, guide: Beslutningsguide) -> Iterator[Fund]:
    """Answers that another file names are those of one outcome's address."""
    for name, parts in katalog.indhold:
        marks = {mark.slags for part in parts for _, mark in references_of(type(part))}
        if name == FILE or ("svar",) not in marks:
            continue
        for sti, named in _naming_answers(katalog.filer[name]):
            if named and set(named) <= set(guide.svar):
                there = guide.walk(named)
                if there.valg is not None or there.svar != named:
                    message = f"svarene fører ikke til et resultat, men til «{'/'.join(there.svar)}»"
                    yield name, sti, message, "skriv svarene fra resultatets adresse, i samme rækkefølge"


def guide_of(katalog: Katalog) -> Beslutningsguide:
    """Return the decision guide of a catalogue; the same one as long as the same catalogue asks."""
    global _latest
    if _latest is None or _latest[0] is not katalog:
        dage = {modul.id: modul.dage for modul in katalog.alle("moduler")}
        _latest = katalog, Beslutningsguide(katalog.anbefalinger, dage)
    return _latest[1]


_latest: tuple[Katalog, Beslutningsguide] | None = None
"""The check works every combination out, and so do the views: once is enough."""


def _answers(fil: AnbefalingFil) -> Iterator[tuple[Sti, int, Svar]]:
    """Yield each answer with its way and the place of its question."""
    for i, valg in enumerate(fil.spørgsmål):
        for j, svar in enumerate(valg.svar):
            yield ("spørgsmål", i, "svar", j), i, svar


def _ids(fil: AnbefalingFil) -> Iterator[Fund]:
    """No answer is called as a page beside the questions, or as one that was taken out."""
    known = {svar.id for _, _, svar in _answers(fil)}
    for sti, _, svar in _answers(fil):
        if svar.id in RESERVED:
            yield FILE, (*sti, "id"), f"«{svar.id}» er adressen på en anden side", "vælg et andet id"
    taken = known | RESERVED
    for i, valg in enumerate(fil.spørgsmål):
        grouped = [id_ for gruppe in valg.grupper for id_ in gruppe.svar]
        for j, gruppe in enumerate(valg.grupper):
            sti = ("spørgsmål", i, "grupper", j)
            if i:
                yield FILE, sti, "kun det første spørgsmål kan have grupper", "slet grupperne her"
            if gruppe.id in taken:
                yield FILE, (*sti, "id"), f"«{gruppe.id}» er adressen på noget andet", "vælg et andet id"
            taken = taken | {gruppe.id}
        if valg.grupper and sorted(grouped) != sorted(svar.id for svar in valg.svar):
            message = "hvert svar på spørgsmålet skal stå i én gruppe, og kun svar på det"
            yield FILE, ("spørgsmål", i, "grupper"), message, "skriv hvert svar i den gruppe, det hører til"
    for place, old in enumerate(fil.tidligere):
        if old.svar in known:
            message = f"«{old.svar}» er både et svar og taget ud"
            yield FILE, ("tidligere", place, "svar"), message, "slet linjen her, eller giv svaret et andet id"


def _references(fil: AnbefalingFil) -> Iterator[Fund]:
    """A question's own condition names only answers to those asked before it."""
    order = {svar.id: place for _, place, svar in _answers(fil)}
    conditions: list[tuple[Sti, Sequence[str], int]] = []
    for i, valg in enumerate(fil.spørgsmål):
        conditions.append((("spørgsmål", i, "når"), valg.når, i))
    conditions += [((*sti, "når"), svar.når, place) for sti, place, svar in _answers(fil)]
    for sti, ids, before in conditions:
        for place, id_ in enumerate(ids):
            if order.get(id_, -1) >= before:
                message = f"svaret «{id_}» er ikke givet endnu, når der spørges her"
                yield FILE, (*sti, place), message, "brug kun svar på tidligere spørgsmål"


def _tracks(katalog: Katalog) -> Iterator[Fund]:
    """Both tracks are always told, each with modules of its own kind, and goals that the modules have."""
    moduler = {modul.id: modul for modul in katalog.alle("moduler")}
    kinds = {"i_dag": ("nuværende", "fælleskatalog", "lokal"), "foreslået": ("foreslået",)}
    for i, a in enumerate(katalog.anbefalinger.anbefalinger):
        for field, allowed in kinds.items():
            spor, sti = getattr(a, field), ("anbefalinger", i, field)
            if not spor.moduler and not spor.tekst:
                yield FILE, sti, "sporet er tomt", "skriv moduler, eller skriv i tekst, hvorfor der ingen er"
            if spor.moduler and a.styrke == "intet":
                message = "styrken er «intet», men sporet har et modul"
                yield FILE, (*sti, "moduler"), message, "ret styrken, eller fjern modulet"
            for j, vej in enumerate(spor.begynd_med):
                for k, id_ in enumerate(vej.moduler):
                    if id_ in moduler and moduler[id_].struktur not in allowed:
                        message = f"«{id_}» hører til strukturen «{moduler[id_].struktur}»"
                        yield FILE, (*sti, "begynd_med", j, "moduler", k), message, "flyt det til det andet spor"
            for j, valg in enumerate(spor.moduler):
                modul = moduler.get(valg.modul)
                if modul is None:
                    continue
                way = (*sti, "moduler", j)
                if modul.struktur not in allowed:
                    message = f"«{modul.id}» hører til strukturen «{modul.struktur}»"
                    yield FILE, (*way, "modul"), message, "flyt det til det andet spor"
                for k, nr in enumerate(valg.mål):
                    if nr not in {mål.nr for mål in modul.mål}:
                        yield (
                            FILE,
                            (*way, "mål", k),
                            f"«{modul.id}» har intet mål {nr}",
                            "se målene i data/moduler.yaml",
                        )


def _modules_used(katalog: Katalog) -> Iterator[Fund]:
    """Every module is recommended by some rule, or left out for a reason."""
    fil = katalog.anbefalinger
    used = {id_ for a in fil.anbefalinger for id_ in all_modules(a)}
    left_out = {u.modul for u in fil.uden_regel}
    if not used | left_out <= {modul.id for modul in katalog.alle("moduler")}:
        return  # a slip in a module's name, told elsewhere, would be told here a second time
    for place, modul in enumerate(katalog.alle("moduler")):
        if modul.id not in used | left_out and not katalog.mærke(modul):
            message = f"ingen regel i data/anbefalinger.yaml peger på «{modul.id}»"
            yield "moduler.yaml", ("moduler", place), message, "skriv en regel, eller sæt modulet under uden_regel"
    for place, u in enumerate(fil.uden_regel):
        if u.modul in used:
            message = f"«{u.modul}» står som modul uden regel, men en regel peger på det"
            yield FILE, ("uden_regel", place, "modul"), message, "slet det her"
