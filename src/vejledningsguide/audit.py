"""What must hold for the decision guide as a whole: every combination is tried. Each rule yields findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from .decide import Beslutningsguide, Træf, modules
from .errors import did_you_mean
from .model import Anbefaling, AnbefalingFil, Katalog, Sti, Svar
from .text import danish_list

Fund = tuple[str, Sti, str, str]
"""A finding: file name, way, message, advice."""

FILE = "anbefalinger.yaml"
MANY = 5
"""So many combinations with the same fault are told one by one; the rest are counted."""

RESERVED = {"tabel", "regler", "gruppeplan"}
"""What the pages beside the questions are called in addresses: no answer may be."""


def audit(katalog: Katalog) -> Iterator[Fund]:
    """Yield every finding about the decision guide; the combinations are only tried when its ids are in order."""
    fil = katalog.anbefalinger
    faults = [*_ids(fil), *_references(fil), *_tracks(katalog)]
    yield from faults
    if not faults:
        guide = guide_of(katalog)
        for rule in (_can_hold, _all_answered, _no_ties, _no_contradictions, _reached, _answers_matter, _steps_lead_on):
            yield from rule(guide)
        yield from _modules_used(katalog)
        yield from _packages_lead_to_outcomes(katalog, guide)


def _packages_lead_to_outcomes(katalog: Katalog, guide: Beslutningsguide) -> Iterator[Fund]:
    """The answers in a package are those of one outcome's address."""
    for i, pakke in enumerate(katalog.moeder.pakker):
        for j, del_ in enumerate(pakke.dele):
            sti: Sti = ("pakker", i, "dele", j, "svar")
            for place, id_ in enumerate(del_.svar):
                if id_ not in guide.svar:
                    advice = did_you_mean(id_, sorted(guide.svar), "brug svarenes id fra data/anbefalinger.yaml")
                    yield "moeder.yaml", (*sti, place), f"«{id_}» er ikke et svar i Find modul", advice
            if del_.svar and set(del_.svar) <= set(guide.svar):
                there = guide.walk(del_.svar)
                if there.valg is not None or there.svar != del_.svar:
                    message = f"svarene fører ikke til et resultat, men til «{'/'.join(there.svar)}»"
                    yield "moeder.yaml", sti, message, "skriv svarene fra resultatets adresse, i samme rækkefølge"


def guide_of(katalog: Katalog) -> Beslutningsguide:
    """Return the decision guide of a catalogue; the same one as long as the same catalogue asks."""
    global _latest
    if _latest is None or _latest[0] is not katalog:
        dage = {modul.id: modul.dage for modul in katalog.moduler.moduler}
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
    """Answers have one name space, for they make up addresses; questions and rules have one each."""
    seen: dict[str, str] = {}
    for sti, _, svar in _answers(fil):
        if svar.id in seen:
            yield FILE, (*sti, "id"), f"svaret «{svar.id}» findes også under «{seen[svar.id]}»", "vælg et andet id"
        elif svar.id in RESERVED:
            yield FILE, (*sti, "id"), f"«{svar.id}» er adressen på en anden side", "vælg et andet id"
        seen.setdefault(svar.id, fil.spørgsmål[int(sti[1])].titel)
    named: list[tuple[str, Sequence[str]]] = [
        ("spørgsmål", [valg.id for valg in fil.spørgsmål]),
        ("anbefalinger", [a.id for a in fil.anbefalinger]),
    ]
    for field, ids in named:
        for place, id_ in enumerate(ids):
            if id_ in ids[:place]:
                yield FILE, (field, place, "id"), f"«{id_}» er allerede brugt", "vælg et andet id"
    for place, old in enumerate(fil.tidligere):
        if old.svar in seen:
            message = f"«{old.svar}» er både et svar og taget ud"
            yield FILE, ("tidligere", place, "svar"), message, "slet linjen her, eller giv svaret et andet id"


def _references(fil: AnbefalingFil) -> Iterator[Fund]:
    """Conditions name answers that are there, and a question's own condition only those asked before it."""
    order = {svar.id: place for _, place, svar in _answers(fil)}
    conditions: list[tuple[Sti, Sequence[str], int]] = []
    for i, valg in enumerate(fil.spørgsmål):
        conditions.append((("spørgsmål", i, "når"), valg.når, i))
    conditions += [((*sti, "når"), svar.når, place) for sti, place, svar in _answers(fil)]
    last = len(fil.spørgsmål)
    for i, a in enumerate(fil.anbefalinger):
        conditions += [(("anbefalinger", i, field), getattr(a, field), last) for field in ("når", "undtagen")]
        conditions += [(("anbefalinger", i, "derefter", j, "svar"), s.svar, last) for j, s in enumerate(a.derefter)]
    conditions += [(("tidligere", i, "nu"), (old.nu,), last) for i, old in enumerate(fil.tidligere)]
    for sti, ids, before in conditions:
        for place, id_ in enumerate(ids):
            way = sti if sti[-1] == "nu" else (*sti, place)
            if id_ not in order:
                advice = did_you_mean(id_, sorted(order), "brug id'et på et svar under spørgsmål")
                yield FILE, way, f"«{id_}» er ikke et svar på noget spørgsmål", advice
            elif order[id_] >= before:
                message = f"svaret «{id_}» er ikke givet endnu, når der spørges her"
                yield FILE, way, message, "brug kun svar på tidligere spørgsmål"


def _tracks(katalog: Katalog) -> Iterator[Fund]:
    """Both tracks are always told, each with modules of its own kind, and goals that the modules have."""
    moduler = {modul.id: modul for modul in katalog.moduler.moduler}
    kinds = {"i_dag": ("nuværende", "fælleskatalog"), "foreslået": ("foreslået",)}
    for i, a in enumerate(katalog.anbefalinger.anbefalinger):
        for field, allowed in kinds.items():
            spor, sti = getattr(a, field), ("anbefalinger", i, field)
            if not spor.moduler and not spor.tekst:
                yield FILE, sti, "sporet er tomt", "skriv moduler, eller skriv i tekst, hvorfor der ingen er"
            if spor.moduler and a.styrke == "intet":
                message = "styrken er «intet», men sporet har et modul"
                yield FILE, (*sti, "moduler"), message, "ret styrken, eller fjern modulet"
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
        for j, skridt in enumerate(a.derefter):
            if bool(skridt.svar) == bool(skridt.mål):
                message = "skridtet skal have enten svar eller mål"
                yield FILE, ("anbefalinger", i, "derefter", j), message, "skriv det ene af dem"


def _rule(guide: Beslutningsguide, a: Anbefaling, *rest: str | int) -> Sti:
    return ("anbefalinger", guide.fil.anbefalinger.index(a), *rest)


def told(answers: Mapping[str, str]) -> str:
    """Return a combination in words: «rolle = vejleder, erfaring = ny»."""
    return ", ".join(f"{valg} = {svar}" for valg, svar in answers.items())


def _closed(guide: Beslutningsguide) -> Iterator[tuple[Mapping[str, str], tuple[Træf, ...]]]:
    """Yield the combinations in which every question is answered for good, with what they lead to."""
    for answers, udfald in guide.combinations:
        if not any(guide.open(id_, answers) for id_ in answers):
            yield answers, udfald.træf


def _can_hold(guide: Beslutningsguide) -> Iterator[Fund]:
    """No rule takes back with one hand what it asks for with the other."""
    for a in guide.fil.anbefalinger:
        for valg, good in guide.krav[a.id].items():
            if not good:
                message = f"reglen gælder aldrig: intet svar på «{valg}» er tilbage"
                yield FILE, _rule(guide, a, "undtagen"), message, "ret når eller undtagen"


def _all_answered(guide: Beslutningsguide) -> Iterator[Fund]:
    """Every combination of answers leads somewhere, if only to «the sources say nothing»."""
    empty = [answers for answers, udfald in guide.combinations if not udfald.træf]
    places = {svar.id: sti for sti, _, svar in _answers(guide.fil)}
    for answers in empty[:MANY]:
        last = places[list(answers.values())[-1]]
        advice = "skriv en regel; støtter kilderne intet, så giv den styrken «intet»"
        yield FILE, last, f"ingen regel gælder for {told(answers)}", advice
    if len(empty) > MANY:
        yield (
            FILE,
            ("anbefalinger",),
            f"{len(empty) - MANY} kombinationer mere er uden regel",
            "ret de første, og prøv igen",
        )


def _no_ties(guide: Beslutningsguide) -> Iterator[Fund]:
    """Two rules that meet have different priorities, so that one of them comes first."""
    seen = set()
    for answers, træf in _closed(guide):
        for one, other in combinations((t.anbefaling for t in træf), 2):
            if one.prioritet == other.prioritet and (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                message = f"har samme prioritet som «{one.id}», og begge gælder for {told(answers)}"
                yield FILE, _rule(guide, other, "prioritet"), message, "giv den ene et højere tal, så den kommer sidst"


def _no_contradictions(guide: Beslutningsguide) -> Iterator[Fund]:
    """«The sources recommend nothing» never stands beside a recommended module."""
    seen = set()
    for answers, træf in _closed(guide):
        for one, other in combinations((t.anbefaling for t in træf), 2):
            empty, full = (one, other) if one.styrke == "intet" else (other, one)
            if empty.styrke == "intet" and modules(full) and (empty.id, full.id) not in seen:
                seen.add((empty.id, full.id))
                message = f"siger, at kilderne intet anbefaler, men «{full.id}» peger på et modul, når {told(answers)}"
                yield FILE, _rule(guide, empty, "styrke"), message, "lad kun den ene gælde dér"


def _reached(guide: Beslutningsguide) -> Iterator[Fund]:
    """Every rule is met by somebody's answers."""
    met = {t.anbefaling.id for _, træf in _closed(guide) for t in træf}
    for a in guide.fil.anbefalinger:
        if a.id not in met and all(guide.krav[a.id].values()):
            message = f"ingen når frem til reglen: {danish_list([*a.når]) or 'svarene'} kan ikke gives sammen"
            yield (
                FILE,
                _rule(guide, a),
                message,
                "ret når, eller se efter, hvornår spørgsmålene bliver stillet",
            )


def _answers_matter(guide: Beslutningsguide) -> Iterator[Fund]:
    """No two answers to a question always lead to the same, unless one of them is marked."""
    same: dict[tuple[str, str], bool] = {}
    for knude in guide.whole.knuder():
        known = [(svar, barn) for svar, barn in knude.børn if not svar.holder_åbent]
        for (one, first), (other, second) in combinations(known, 2):
            equal = first.mærke == second.mærke
            same[one.id, other.id] = same.get((one.id, other.id), True) and equal
    places = {svar.id: sti for sti, _, svar in _answers(guide.fil)}
    for (one_id, other_id), equal in same.items():
        marked = guide.svar[one_id].ændrer_intet or guide.svar[other_id].ændrer_intet
        if equal and not marked:
            message = f"svaret ændrer intet: «{other_id}» giver altid det samme som «{one_id}»"
            yield FILE, places[other_id], message, "slå dem sammen, eller skriv ændrer_intet: og hvorfor"


def _steps_lead_on(guide: Beslutningsguide) -> Iterator[Fund]:
    """The next step through the guide uses all the answers it names."""
    for a in guide.fil.anbefalinger:
        for j, skridt in enumerate(a.derefter):
            if skridt.svar and set(guide.walk(skridt.svar).svar) != set(skridt.svar):
                message = f"guiden kommer ikke hele vejen med {danish_list(skridt.svar)}"
                yield FILE, _rule(guide, a, "derefter", j, "svar"), message, "skriv svarene, som guiden spørger om dem"


def _modules_used(katalog: Katalog) -> Iterator[Fund]:
    """Every module is recommended by some rule, or left out for a reason."""
    fil = katalog.anbefalinger
    used = {m.modul for a in fil.anbefalinger for m in modules(a)}
    left_out = {u.modul for u in fil.uden_regel}
    if not used | left_out <= {modul.id for modul in katalog.moduler.moduler}:
        return  # a slip in a module's name, told elsewhere, would be told here a second time
    for place, modul in enumerate(katalog.moduler.moduler):
        if modul.id not in used | left_out:
            message = f"ingen regel i data/anbefalinger.yaml peger på «{modul.id}»"
            yield "moduler.yaml", ("moduler", place), message, "skriv en regel, eller sæt modulet under uden_regel"
    for place, u in enumerate(fil.uden_regel):
        if u.modul in used:
            message = f"«{u.modul}» står som modul uden regel, men en regel peger på det"
            yield FILE, ("uden_regel", place, "modul"), message, "slet det her"
