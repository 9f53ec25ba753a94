"""What must hold for the decision guide as a whole: every combination of answers is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from ...rum import Fund
from ...text import danish_list
from ...walk import Sti
from .beslut import Beslutningsguide, Træf, modules
from .model import Anbefaling

FILE = "anbefalinger.yaml"
MANY = 5
"""So many combinations with the same fault are told one by one; the rest are counted."""


def _rule(guide: Beslutningsguide, a: Anbefaling, *rest: str | int) -> Sti:
    return ("anbefalinger", guide.fil.anbefalinger.index(a), *rest)


def told(answers: Mapping[str, str]) -> str:
    """Return a combination in words: «rolle = vejleder, erfaring = ny»."""
    return ", ".join(f"{valg} = {svar}" for valg, svar in answers.items())


def _places(guide: Beslutningsguide) -> dict[str, Sti]:
    """Return the way to each answer."""
    asked = enumerate(guide.fil.spørgsmål)
    return {svar.id: ("spørgsmål", i, "svar", j) for i, valg in asked for j, svar in enumerate(valg.svar)}


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
    places = _places(guide)
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
    places = _places(guide)
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


COMBINED = (_can_hold, _all_answered, _no_ties, _no_contradictions, _reached, _answers_matter, _steps_lead_on)
"""The rules, in the order they are tried."""
