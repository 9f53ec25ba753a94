"""What one file can't know: references, rules across items, and the honesty rules. Each check yields its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from .addresses import PAGES
from .errors import DataFejl, Fejl, did_you_mean
from .load import show
from .model import Katalog, Kildehenvist, Sti, walk
from .text import references

Fund = tuple[str, Sti, str, str]
"""A finding: file name, way, message, advice."""

MAX_POINTS = 12
"""So many rows fit on one A4 sheet."""


def check(katalog: Katalog, today: date) -> None:
    """Raise DataFejl with every fault in the catalogue; return quietly when there is none."""
    faults = [
        Fejl(place.fil, place.linje, place.kolonne, show(sti), message, advice)
        for rule in RULES
        for name, sti, message, advice in rule(katalog, today)
        for place in [katalog.place(name, sti)]
    ]
    if faults:
        raise DataFejl(faults)


def _doubles(name: str, ids: Iterable[tuple[Sti, str]], seen: dict[str, str], katalog: Katalog) -> Iterator[Fund]:
    """Yield a finding for each id that `seen` holds already; note the others there with their place."""
    for sti, id_ in ids:
        place = katalog.place(name, sti)
        here = f"{place.fil}:{place.linje}"
        if id_ in seen:
            yield name, sti, f"«{id_}» er allerede brugt i {seen[id_]}", "vælg et andet id til det nye opslag"
        else:
            seen[id_] = here


def unique_ids(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Ids with an address share one name space, also with the fixed pages; the others have one each."""
    shared = {id_: f"siden «{page.titel}»" for id_, page in PAGES.items()}
    for name, sti, item in katalog.opslag():
        yield from _doubles(name, [((*sti, "id"), item.id)], shared, katalog)
    local: list[tuple[str, Sti, Iterable[Any]]] = [
        ("kilder.yaml", ("kilder",), katalog.kilder.kilder),
        ("begreber.yaml", ("begreber",), katalog.begreber.begreber),
        ("roller.yaml", ("opgaver",), katalog.roller.opgaver),
        ("foelgeskab.yaml", ("retninger",), katalog.foelgeskab.retninger),
        ("erfaringer.yaml", ("temaer",), katalog.erfaringer.temaer),
        ("moduler.yaml", ("niveauer",), katalog.moduler.niveauer),
        ("moduler.yaml", ("sammenligninger",), katalog.moduler.sammenligninger),
    ]
    for place, trin in enumerate(katalog.foelgeskab.trin):
        local.append(("foelgeskab.yaml", ("trin", place, "dele"), trin.dele))
    for name, sti, items in local:
        ids = [((*sti, place, "id"), item.id) for place, item in enumerate(items)]
        yield from _doubles(name, ids, {}, katalog)
    for place, liste in enumerate(katalog.tjeklister.tjeklister):
        punkter = [
            (("tjeklister", place, "grupper", i, "punkter", j, "id"), punkt.id)
            for i, gruppe in enumerate(liste.grupper)
            for j, punkt in enumerate(gruppe.punkter)
        ]
        yield from _doubles("tjeklister.yaml", punkter, {}, katalog)


def known_references(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every id that points somewhere points at something that is there."""
    kilder = {kilde.id for kilde in katalog.kilder.kilder}
    opslag = {item.id for _, _, item in katalog.opslag()} | set(PAGES)
    roller = {rolle.id for rolle in katalog.roller.roller}
    temaer = {tema.id for tema in katalog.erfaringer.temaer}
    erfaringer = {erfaring.id for erfaring in katalog.erfaringer.erfaringer}
    niveauer = {niveau.id for niveau in katalog.moduler.niveauer}
    moduler = {modul.id for modul in katalog.moduler.moduler}
    begreber = {begreb.id for begreb in katalog.begreber.begreber}
    targets: dict[str, tuple[set[str], str]] = {
        "kilde": (kilder, "kilder"),
        "relaterede": (opslag, "guiden"),
        "videre": (opslag, "guiden"),
        "mål": (opslag, "guiden"),
        "roller": (roller, "roller"),
        "tema": (temaer, "temaer"),
        "erfaringer": (erfaringer, "erfaringer"),
        "niveau": (niveauer, "niveauer"),
        "modul": (moduler, "moduler"),
        "moduler": (moduler, "moduler"),
        "se": (begreber, "begreber"),
    }
    for name, content in katalog.files():
        for sti, value in walk(content):
            if not isinstance(value, str) or len(sti) < 3:
                continue
            field = sti[-2] if isinstance(sti[-1], int) else sti[-1]
            if field in targets:
                known, where = targets[str(field)]
                if value not in known:
                    yield name, sti, f"«{value}» findes ikke i {where}", _advice(value, known)
            for id_ in references(value):
                if id_ not in opslag:
                    yield name, sti, f"linket [[{id_}]] peger på noget, der ikke findes", _advice(id_, opslag)


def _advice(value: str, known: set[str]) -> str:
    shown = ", ".join(sorted(known)) if len(known) <= 8 else "se id'erne i data/"
    return did_you_mean(value, sorted(known), f"brug et id, der findes ({shown})")


def source_points(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A source point belongs to a source we have, and lies within the points it is divided into."""
    points = {kilde.id: kilde.punkter for kilde in katalog.kilder.kilder}
    for name, content in katalog.files():
        for sti, value in walk(content):
            if len(sti) < 2 or sti[-2] != "belæg":
                continue
            kilde, _, number = str(value).rpartition("-")
            if kilde not in points:
                yield name, sti, f"«{value}» hører ikke til en kilde", _advice(kilde, set(points))
            elif not 1 <= int(number) <= points[kilde]:
                yield name, sti, f"«{value}» findes ikke", f"kilden {kilde} har punkt 001–{points[kilde]:03}"


def dates_are_past(katalog: Katalog, today: date) -> Iterator[Fund]:
    """Nobody has checked anything tomorrow."""
    for name, content in katalog.files():
        for sti, value in walk(content):
            if sti and sti[-1] == "gennemgået" and value > today:
                yield name, sti, f"{value} ligger i fremtiden", "skriv den dag, opslaget sidst blev gennemgået"


def source_and_points_agree(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An item rests on at least one point of the source it names."""
    for name, content in katalog.files():
        for sti, value in walk(content):
            if isinstance(value, Kildehenvist) and not any(
                point.rpartition("-")[0] == value.kilde for point in value.belæg
            ):
                advice = "tilføj et af kildens punkter, eller ret kilden"
                yield name, (*sti, "belæg"), f"ingen af punkterne er fra kilden «{value.kilde}»", advice


def terms_are_told_apart(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No word leads to two explanations."""
    seen: dict[str, str] = {}
    for place, begreb in enumerate(katalog.begreber.begreber):
        ways: list[tuple[Sti, str]] = [(("begreber", place, "term"), begreb.term)]
        for field in ("synonymer", "bøjninger"):
            ways += [(("begreber", place, field, i), word) for i, word in enumerate(getattr(begreb, field))]
        for sti, word in ways:
            other = seen.setdefault(word.lower(), begreb.id)
            if other != begreb.id:
                yield "begreber.yaml", sti, f"«{word}» forklares også under «{other}»", "lad ordet stå ét sted"


def steps_use_all(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every experience belongs to a step of the guide, and one direction is følgeskab."""
    used = {id_ for trin in katalog.foelgeskab.trin for id_ in trin.erfaringer}
    for place, erfaring in enumerate(katalog.erfaringer.erfaringer):
        if erfaring.id not in used:
            message = f"erfaringen «{erfaring.id}» hører ikke til noget trin i guiden"
            yield "erfaringer.yaml", ("erfaringer", place), message, "tilføj den til et trin i data/foelgeskab.yaml"
    count = sum(retning.er_følgeskab for retning in katalog.foelgeskab.retninger)
    if count != 1:
        message = f"{count} retninger er mærket som følgeskab"
        yield "foelgeskab.yaml", ("retninger",), message, "sæt er_følgeskab: true på netop én"


def lists_fit_on_paper(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A checklist fits on one A4 sheet."""
    for place, liste in enumerate(katalog.tjeklister.tjeklister):
        count = sum(len(gruppe.punkter) for gruppe in liste.grupper)
        if count > MAX_POINTS:
            advice = f"nøjes med {MAX_POINTS}, så den kan printes på ét A4-ark"
            yield "tjeklister.yaml", ("tjeklister", place), f"listen har {count} punkter", advice


def modules_are_honest(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Today's modules and proposals are kept apart, and doubt is always told."""
    kinds = {modul.id: modul.struktur for modul in katalog.moduler.moduler}
    for place, modul in enumerate(katalog.moduler.moduler):
        sti: Sti = ("moduler", place)
        proposed = modul.struktur == "foreslået"
        if proposed != (modul.status in ("foreslået ny", "foreslået revideret")):
            message = f"«{modul.status}» passer ikke til strukturen «{modul.struktur}»"
            yield "moduler.yaml", (*sti, "status"), message, "ret den ene af dem"
        if bool(modul.mål) == bool(modul.mål_mangler):
            message = "modulet skal have enten mål eller en forklaring på, at de mangler"
            yield "moduler.yaml", sti, message, "skriv mål, eller skriv mål_mangler"
        numbers = [mål.nr for mål in modul.mål]
        if numbers != list(range(1, len(numbers) + 1)):
            yield "moduler.yaml", (*sti, "mål"), "målene er ikke nummereret 1, 2, 3 …", "ret nr, så de følger kilden"
        if len(modul.dage) != 1 and not modul.forbehold:
            message = "antallet af dage er usikkert, men læseren får det ikke at vide"
            yield "moduler.yaml", sti, message, "skriv det under forbehold"
        for i, afløsning in enumerate(modul.erstatter):
            if kinds.get(afløsning.modul, "nuværende") != "nuværende":
                message = f"«{afløsning.modul}» er ikke et nuværende modul"
                yield "moduler.yaml", (*sti, "erstatter", i, "modul"), message, "kun nuværende moduler kan afløses"


RULES: tuple[Callable[[Katalog, date], Iterator[Fund]], ...] = (
    unique_ids,
    known_references,
    source_points,
    dates_are_past,
    source_and_points_agree,
    terms_are_told_apart,
    steps_use_all,
    lists_fit_on_paper,
    modules_are_honest,
)
