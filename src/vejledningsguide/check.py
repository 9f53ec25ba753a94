"""What one file can't know: references, and the rules that hold for every kind. Each check yields its faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from .errors import DataFejl, Fejl, did_you_mean
from .facts import facts_are_known
from .felter import Grund, Kildehenvist
from .katalog import Katalog
from .pins import facts_agree
from .reader import show
from .references import advice, known_references, links_are_whole, lists_name_each_once, suspects
from .rum import Fund, Regel, SideFil, Sideord, Sætning
from .slags import RUM
from .walk import Sti, walk

NEW_ID = "vælg et andet id til det nye opslag"

TAKEN = {"aendringer", "hoved", "indhold", "menu"}.union(*(rum.ankre for rum in RUM))
"""Anchors that the shell and the templates use themselves on pages where an item's id becomes an anchor too."""


def check(katalog: Katalog, today: date) -> None:
    """Raise DataFejl with every fault in the catalogue; return quietly when there is none."""
    if faults := [fault for rule in RULES for fault in fejl(katalog, rule(katalog, today))]:
        raise DataFejl(faults)


def fejl(katalog: Katalog, found: Iterable[Fund]) -> Iterator[Fejl]:
    """Yield what a rule finds as faults with their place in a file."""
    for name, sti, *told in found:
        place = katalog.place(name, sti)
        yield Fejl(place.fil, place.linje, place.kolonne, show(sti), *told)


def pages_have_words(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every fixed page has its title and description, and no words are left over."""
    words: SideFil = katalog.sider
    every = {page.id: page for rum in RUM for page in rum.faste}  # also of a kind whose own file is left out
    seen: set[str] = set()
    for place, side in enumerate(words.sider):
        way: Sti = ("sider", place, "id")
        if side.id not in every:  # its sentences may be well: what is told of it must not have them deleted
            advice = did_you_mean(side.id, every, "slet den, eller ret id'et")
            yield "sider.yaml", way, f"siden «{side.id}» findes ikke", advice
            continue
        if side.id in seen:
            yield "sider.yaml", way, f"siden «{side.id}» står der to gange", "slet den ene"
        seen.add(side.id)
        wanted = every[side.id].sætninger
        said = [one.id for one in side.sætninger]
        for navn in wanted:
            if navn not in said:
                advice = "skriv dens id og tekst under sætninger"
                yield "sider.yaml", ("sider", place), f"sætningen «{navn}» mangler", advice
        for i, navn in enumerate(said):
            way = ("sider", place, "sætninger", i, "id")
            if navn in said[:i]:
                yield "sider.yaml", way, f"sætningen «{navn}» står der to gange", "slet den ene"
            elif navn not in wanted:
                advice = did_you_mean(navn, wanted, "slet den, eller ret id'et")
                yield "sider.yaml", way, f"sætningen «{navn}» vises ikke", advice
    for id_ in katalog.faste.keys() - seen:
        yield "sider.yaml", ("sider",), f"siden «{id_}» mangler", "skriv dens id, titel og kort i filen"


def unique_ids(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Ids of pages, items and sources share one name space; the others are unique within their list or model."""
    words = {side.id: side.titel for side in katalog.sider.sider}
    taken = {page.adresse: words.get(id_, id_) for id_, page in katalog.faste.items()}
    seen: dict[str, str | tuple[str, Sti]] = {id_: f"af siden «{words.get(id_, id_)}»" for id_ in katalog.faste}
    things = [found for found in katalog.things() if katalog.slags[type(found[2])].delt]
    things.sort(key=lambda found: katalog.slags[type(found[2])].fælles is None)  # the sources have theirs first
    for name, sti, item in things:
        way = (*sti, "id")
        if first := seen.get(item.id):
            where = first if isinstance(first, str) else _in(katalog, *first)
            yield name, way, f"«{item.id}» er allerede brugt {where}", NEW_ID
        elif katalog.slags[type(item)].fælles:
            seen[item.id] = f"af kilden «{item.titel}»"
        else:
            seen[item.id] = name, way  # and not its line: to ask for one has a whole file read once more
        if page := taken.get(katalog.address(item)):
            yield name, way, f"«{item.id}» giver samme adresse som siden «{page}»", NEW_ID
    for name, parts in katalog.indhold:
        local = Counter((type(part), getattr(part, "id", None)) for part in parts)
        if any(count > 1 and id_ for (_, id_), count in local.items()):
            yield from _doubles(katalog, name)


def _doubles(katalog: Katalog, name: str) -> Iterator[Fund]:
    """Yield a finding for each id of a file that is used twice within its list, or the model that says so."""
    seen: dict[tuple[type[Grund], Sti, str], Sti] = {}
    around: list[tuple[Sti, type[Grund]]] = []
    for sti, part in walk(katalog.filer[name]):
        if not isinstance(part, Grund):
            continue
        around = [(way, kind) for way, kind in around if sti[: len(way)] == way] + [(sti, type(part))]
        slags = katalog.slags.get(type(part))
        id_ = getattr(part, "id", None)
        if id_ is None or isinstance(part, Sideord | Sætning) or (slags and slags.delt):
            continue
        wide = [way for way, kind in around if slags and kind is slags.inden_for]
        scope = (type(part), wide[-1] if wide else sti[:-1], id_)
        if scope in seen:
            yield name, (*sti, "id"), f"«{id_}» er allerede brugt {_in(katalog, name, seen[scope])}", NEW_ID
        else:
            seen[scope] = (*sti, "id")


def _in(katalog: Katalog, name: str, sti: Sti) -> str:
    """Return where in a file something stands, as a message tells it."""
    place = katalog.place(name, sti)
    return f"i {place.fil}:{place.linje}"


def anchors_are_free(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An id that becomes an anchor is not one that its page has already."""
    for name, sti, value in suspects(katalog, lambda model: getattr(model, "id", "") in TAKEN):
        id_ = getattr(value, "id", "")
        if isinstance(value, Grund) and id_ in TAKEN and not value.uden_anker:
            yield name, (*sti, "id"), f"«{id_}» er allerede et anker på siden", "vælg et andet id"


def source_points(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A source point belongs to a source we have, and lies within the points it is divided into."""
    points = {id_: kilde.punkter for id_, (_, kilde) in katalog.orden.items()}

    def missing(point: str) -> bool:
        kilde, _, number = point.rpartition("-")
        return kilde not in points or not 1 <= int(number) <= points[kilde]

    for name, sti, value in suspects(katalog, lambda model: any(map(missing, getattr(model, "belæg", ())))):
        if len(sti) < 2 or sti[-2] != "belæg":
            continue
        kilde, _, number = str(value).rpartition("-")
        if kilde not in points:
            yield name, sti, f"«{value}» hører ikke til en kilde", advice(kilde, frozenset(points))
        elif not 1 <= int(number) <= points[kilde]:
            yield name, sti, f"«{value}» findes ikke", f"kilden {kilde} har punkt 001–{points[kilde]:03}"


def either_or(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Of two fields that stand for one another, one is filled in."""

    def wrong(model: object) -> bool:
        if not isinstance(model, Grund) or not model.netop_én:
            return False
        one, other = (bool(getattr(model, field)) for field in model.netop_én)
        return one == other

    for name, sti, value in suspects(katalog, wrong):
        if wrong(value):
            one, other = value.netop_én
            if getattr(value, one):
                yield name, sti, f"her står både {one} og {other}", "slet det ene af dem"
            else:
                yield name, sti, f"her står hverken {one} eller {other}", "skriv det ene af dem"


def rows_are_in_order(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Letters and numbers that a reader sees follow one another from A and 1, each used once."""
    for name, sti, value in suspects(katalog, lambda model: bool(model.løbenummer)):
        if field := getattr(value, "løbenummer", ""):
            told, place = getattr(value, field), int(sti[-1])
            wanted = place + 1 if isinstance(told, int) else chr(ord("A") + place)
            if told != wanted:
                message = f"{field} er {told}, men rækken er nået til {wanted}"
                yield name, (*sti, field), message, "ret det, eller flyt det hen, hvor det passer"


def dates_are_past(katalog: Katalog, today: date) -> Iterator[Fund]:
    """Nobody has checked anything tomorrow."""
    for name, sti, value in suspects(katalog, lambda model: getattr(model, "gennemgået", today) > today):
        if sti and sti[-1] == "gennemgået" and value > today:
            yield name, sti, f"{value} ligger i fremtiden", "skriv den dag, opslaget sidst blev gennemgået"


def source_and_points_agree(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An item rests on at least one point of the source it names; a source that we don't have is told elsewhere."""
    known = set(katalog.orden)

    def alone(value: object) -> bool:
        if not isinstance(value, Kildehenvist):
            return False
        named = {point.rpartition("-")[0] for point in value.belæg}
        return value.kilde not in named and {value.kilde, *named} <= known

    for name, sti, value in suspects(katalog, alone):
        if alone(value):
            advice = "tilføj et af kildens punkter, eller ret kilden"
            yield name, (*sti, "belæg"), f"ingen af punkterne er fra kilden «{value.kilde}»", advice


RULES: tuple[Regel, ...] = (
    pages_have_words,
    unique_ids,
    anchors_are_free,
    lists_name_each_once,
    known_references,
    links_are_whole,
    facts_are_known,
    source_points,
    facts_agree,
    either_or,
    rows_are_in_order,
    dates_are_past,
    source_and_points_agree,
    *(regel for rum in RUM for regel in rum.regler),
)
"""Every rule there is."""
