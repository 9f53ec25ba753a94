"""What one file can't know: references, rules across items, and the honesty rules. Each check yields its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from .addresses import PAGES, address, kind, stands_alone
from .audit import audit
from .errors import DataFejl, Fejl, did_you_mean
from .load import show
from .model import (
    ORD,
    REFERENCE,
    AfvigelseFil,
    BelægFil,
    Emneguide,
    Grund,
    Katalog,
    Kildehenvist,
    Punkt,
    Sti,
    Talsæt,
    Tjekliste,
    Tjekudsagn,
    field_of,
    points,
    walk,
)
from .pins import facts_agree
from .text import danish_count, danish_list, danish_number, references

Fund = tuple[str, Sti, str, str]
"""A finding: file name, way, message, advice."""

Brugt = str | tuple[str, Sti]
"""What uses an id: in words, or the name of a file and the way to it."""

MAX_POINTS = 12
"""So many points fit on one A4 sheet."""

MAX_SHEETS = 2

ENDINGS = ("-besluttet", "-ansvarlig", "-dato", "-noter")
"""What the names of a point's fields end in: its id and one of these."""

BEGINNINGS = ("gruppe-", "punkt-")
"""What the anchors of a checklist's groups and points begin with."""

MAX_LINES = 6
"""So many lines a point may have to write on."""

MAX_STATEMENTS = 16
"""So many statements of the self-check fit on one A4 sheet, with room to tick."""

TOLERANCE = 3.0
"""Rounded percentages of a whole may add up to this much more or less than 100."""

TAKEN = {
    *("aendringer", "brug-ogsaa", "deltagere", "erfaringer", "hoved", "indhold", "kompetencer", "menu", "moede"),
    *("dine-svar", "fremdrift", "linkfelt"),
    *("naeste-skridt", "relaterede", "spoergsmaal", "sted"),
}
"""Anchors that the templates use themselves on pages where an item's id becomes an anchor too."""

WORDS_ONLY = {
    *("afprøvet", "afsnit", "beslutninger", "bøjninger", "dato", "deltagere", "emne", "enhed", "formuleringer"),
    *("formål", "følger", "godkendt", "hvem", "hvorfor", "indgange", "kaldes", "kolonner", "møde", "navn", "omtale"),
    *("også", "synonymer", "term", "titel", "trukket", "udeladt", "udgiver", "videre"),
}
"""Fields that are shown as they stand, so a [[link]] in them would show its brackets."""


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


def _suspects(katalog: Katalog, suspect: Callable[[Grund], bool]) -> Iterator[tuple[str, Sti, Any]]:
    """Walk through the files that hold a model which `suspect` says may break a rule; most often there is none.

    What a rule then finds is what it would have found by walking through them all, which takes ten times as long.
    """
    for (name, content), (_, parts) in zip(katalog.files(), katalog.indhold, strict=True):
        if any(map(suspect, parts)):
            for sti, value in walk(content):
                yield name, sti, value


def _strings(model: Grund) -> Iterator[tuple[str, str]]:
    """Yield every text of a model itself, with the name of its field."""
    for field, value in model.__dict__.items():
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            for word in value:
                yield field, word


def _doubles(name: str, ids: Iterable[tuple[Sti, str]], seen: dict[str, Brugt], katalog: Katalog) -> Iterator[Fund]:
    """Yield a finding for each id that `seen` holds already; note the others there with the way to them."""
    for sti, id_ in ids:
        if id_ not in seen:
            seen[id_] = name, sti
            continue
        first = seen[id_]
        if not isinstance(first, str):
            place = katalog.place(*first)
            first = f"i {place.fil}:{place.linje}"
        yield name, sti, f"«{id_}» er allerede brugt {first}", "vælg et andet id til det nye opslag"


def unique_ids(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Ids with an address share one name space, also with sources and the fixed pages; the others have one each."""
    shared: dict[str, Brugt] = {id_: f"af siden «{page.titel}»" for id_, page in PAGES.items()}
    taken = {page.adresse: page.titel for page in PAGES.values()}
    sources: list[tuple[Sti, str]] = [
        (("kilder", place, "id"), kilde.id) for place, kilde in enumerate(katalog.kilder.kilder)
    ]
    yield from _doubles("kilder.yaml", sources, shared, katalog)
    figures: list[tuple[Sti, str]] = [(("tal", place, "id"), tal.id) for place, tal in enumerate(katalog.tal.tal)]
    beside: dict[str, Brugt] = {kilde.id: f"af kilden «{kilde.titel}»" for kilde in katalog.kilder.kilder}
    yield from _doubles("tal.yaml", figures, beside, katalog)
    for name, sti, item in katalog.opslag():
        yield from _doubles(name, [((*sti, "id"), item.id)], shared, katalog)
        if page := taken.get(address(item)):
            message = f"«{item.id}» giver samme adresse som siden «{page}»"
            yield name, (*sti, "id"), message, "vælg et andet id til det nye opslag"
    local: list[tuple[str, Sti, Iterable[Any]]] = [
        ("begreber.yaml", ("begreber",), katalog.begreber.begreber),
        ("roller.yaml", ("opgaver",), katalog.roller.opgaver),
        ("foelgeskab.yaml", ("retninger",), katalog.foelgeskab.retninger),
        ("erfaringer.yaml", ("temaer",), katalog.erfaringer.temaer),
        ("moduler.yaml", ("niveauer",), katalog.moduler.niveauer),
        ("moduler.yaml", ("sammenligninger",), katalog.moduler.sammenligninger),
        ("svaert.yaml", ("grupper",), katalog.svaert.grupper),
        ("afvigelser.yaml", ("afvigelser",), katalog.afvigelser.afvigelser),
        ("selvtjek.yaml", ("rækkefølge",), katalog.selvtjek.rækkefølge),
        ("selvtjek.yaml", ("grupper",), katalog.selvtjek.grupper),
    ]
    local += [(name, ("dele",), guide.dele) for name, guide in katalog.files() if isinstance(guide, Emneguide)]
    for place, trin in enumerate(katalog.foelgeskab.trin):
        local.append(("foelgeskab.yaml", ("trin", place, "dele"), trin.dele))
    for name, sti, items in local:
        ids = [((*sti, place, "id"), item.id) for place, item in enumerate(items)]
        yield from _doubles(name, ids, {}, katalog)
    for name, liste in _checklists(katalog):
        yield from _doubles(name, [((*sti, "id"), punkt.id) for sti, punkt in _points_of(liste)], {}, katalog)
    statements = [((*sti, "id"), udsagn.id) for sti, udsagn in _statements(katalog)]
    yield from _doubles("selvtjek.yaml", statements, {}, katalog)


def anchors_are_free(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An id that becomes an anchor is not one that its page has already."""
    for name, sti, value in _suspects(katalog, lambda model: getattr(model, "id", "") in TAKEN):
        if name == "anbefalinger.yaml" and sti[:1] == ("spørgsmål",):
            continue  # an answer's id is a part of an address, not an anchor
        if field_of(sti) == "id" and value in TAKEN:
            yield name, sti, f"«{value}» er allerede et anker på siden", "vælg et andet id"


def lists_name_each_once(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No list points at the same thing twice, and no item at itself."""

    def suspect(model: Grund) -> bool:
        own = getattr(model, "id", None)
        return any(
            isinstance(words, tuple)
            and words
            and isinstance(words[0], str)
            and (len(set(words)) < len(words) or own in words)
            for words in model.__dict__.values()
        )

    for name, sti, value in _suspects(katalog, suspect):
        if not isinstance(value, Grund):
            continue
        for field in type(value).model_fields:
            words = getattr(value, field)
            if not isinstance(words, tuple):
                continue
            for place, word in enumerate(words):
                if isinstance(word, str) and word in words[:place]:
                    yield name, (*sti, field, place), f"«{word}» står der to gange", "slet det ene"
                elif isinstance(word, str) and word == getattr(value, "id", None) and field in ("relaterede", "se"):
                    yield name, (*sti, field, place), f"«{word}» henviser til sig selv", "slet det"


def known_references(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every id that points somewhere points at something that is there."""
    kilder = {kilde.id for kilde in katalog.kilder.kilder}
    opslag = {item.id for _, _, item in katalog.opslag()} | set(PAGES) | kilder
    roller = {rolle.id for rolle in katalog.roller.roller}
    temaer = {tema.id for tema in katalog.erfaringer.temaer}
    erfaringer = {erfaring.id for erfaring in katalog.erfaringer.erfaringer}
    niveauer = {niveau.id for niveau in katalog.moduler.niveauer}
    talsæt = {tal.id for tal in katalog.tal.tal}
    afvigelser = {afvigelse.id for afvigelse in katalog.afvigelser.afvigelser}
    moduler = {modul.id for modul in katalog.moduler.moduler}
    begreber = {begreb.id for begreb in katalog.begreber.begreber}
    grupper = {gruppe.id for gruppe in katalog.svaert.grupper}
    betingelser = {betingelse.id for betingelse in katalog.betingelser.betingelser}
    led = {item.id for item in katalog.selvtjek.rækkefølge}
    targets: dict[str, tuple[set[str], str]] = {
        "kilde": (kilder, "kilder"),
        "relaterede": (opslag, "guiden"),
        "videre": (opslag, "guiden"),
        "læs": (opslag, "guiden"),
        "altid_læs": (opslag, "guiden"),
        "mål": (opslag, "guiden"),
        "roller": (roller, "roller"),
        "tema": (temaer, "temaer"),
        "gruppe": (grupper, "grupper"),
        "erfaringer": (erfaringer, "erfaringer"),
        "niveau": (niveauer, "niveauer"),
        "modul": (moduler, "moduler"),
        "moduler": (moduler, "moduler"),
        "se": (begreber, "begreber"),
        "næste": (opslag, "guiden"),
        "tal": (talsæt, "tal"),
        "afvigelse": (afvigelser, "afvigelser"),
        "afvigelser": (afvigelser, "afvigelser"),
        "betingelse": (betingelser, "betingelser"),
        "led": (led, "rækkefølgen"),
    }

    def suspect(model: Grund) -> bool:
        return any(
            (field in targets and word not in targets[field][0])
            or ("[[" in word and not opslag.issuperset(references(word)))
            for field, word in _strings(model)
        )

    for name, sti, value in _suspects(katalog, suspect):
        if not isinstance(value, str):
            continue
        field = field_of(sti)
        if field in targets:
            known, where = targets[field]
            if value not in known:
                numbered = where == "afvigelser"  # no number looks more like a third one than another does
                advice = f"brug et nummer fra data/{where}.yaml" if numbered else _advice(value, known)
                yield name, sti, f"«{value}» findes ikke i {where}", advice
        for id_ in references(value):
            if id_ not in opslag:
                yield name, sti, f"linket [[{id_}]] peger på noget, der ikke findes", _advice(id_, opslag)


def links_are_whole(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No reader meets the brackets of a [[link]]: it is closed, and stands where links are shown."""

    def linked(model: Grund) -> bool:
        return any("[[" in word or "]]" in word for _, word in _strings(model))

    for name, sti, value in _suspects(katalog, linked):
        if not isinstance(value, str):
            continue
        rest = REFERENCE.sub("", value)
        if "[[" in rest or "]]" in rest:
            yield name, sti, "et link er ikke skrevet rigtigt", "skriv [[id]] eller [[id|tekst]]"
        elif rest != value and not WORDS_ONLY.isdisjoint(sti):
            yield name, sti, "her kan der ikke stå et link", "skriv kun tekst"


def _advice(value: str, known: set[str]) -> str:
    shown = ", ".join(sorted(known)) if len(known) <= 8 else "se id'erne i data/"
    return did_you_mean(value, sorted(known), f"brug et id, der findes ({shown})")


def source_points(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A source point belongs to a source we have, and lies within the points it is divided into."""
    points = {kilde.id: kilde.punkter for kilde in katalog.kilder.kilder}

    def missing(point: str) -> bool:
        kilde, _, number = point.rpartition("-")
        return kilde not in points or not 1 <= int(number) <= points[kilde]

    for name, sti, value in _suspects(katalog, lambda model: any(map(missing, getattr(model, "belæg", ())))):
        if len(sti) < 2 or sti[-2] != "belæg":
            continue
        kilde, _, number = str(value).rpartition("-")
        if kilde not in points:
            yield name, sti, f"«{value}» hører ikke til en kilde", _advice(kilde, set(points))
        elif not 1 <= int(number) <= points[kilde]:
            yield name, sti, f"«{value}» findes ikke", f"kilden {kilde} har punkt 001–{points[kilde]:03}"


def registry_is_whole(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Each source has a file of points, numbered from 001 without a gap, as many as the source says."""
    files = {name: content for name, content in katalog.files() if isinstance(content, BelægFil)}
    for place, kilde in enumerate(katalog.kilder.kilder):
        registry = files.pop(f"belaeg/{kilde.id}.yaml", None)
        sti: Sti = ("kilder", place, "punkter")
        if registry is None:
            message = f"kildens punkter mangler i data/belaeg/{kilde.id}.yaml"
            yield "kilder.yaml", ("kilder", place, "id"), message, "opret filen"
            continue
        if len(registry.punkter) != kilde.punkter:
            found = danish_count(len(registry.punkter), "punkt", "punkter")
            message = f"kilden har {found} i data/belaeg/{kilde.id}.yaml, ikke {kilde.punkter}"
            yield "kilder.yaml", sti, message, "se efter, om et punkt er blevet væk, eller ret tallet"
        for i, punkt in enumerate(registry.punkter):
            if punkt.id != (wanted := f"{kilde.id}-{i + 1:03}"):
                message = f"punktet hedder «{punkt.id}», men står som «{wanted}»"
                yield f"belaeg/{kilde.id}.yaml", ("punkter", i, "id"), message, "skriv dem i orden og uden huller"
                break  # the ones after it are off by as much
    for name in files:
        yield name, (), "filen hører ikke til nogen kilde", _advice(name[7:-5], {k.id for k in katalog.kilder.kilder})


def points_are_accounted_for(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Every source point is either used by something the reader meets, or left out for a reason."""
    used = cited(katalog)
    for name, content in katalog.files():
        if not isinstance(content, BelægFil):
            continue
        for place, punkt in enumerate(content.punkter):
            if punkt.id not in used and not punkt.udeladt:
                advice = "brug det som belæg, eller skriv udeladt: og hvorfor"
                yield name, ("punkter", place), f"«{punkt.id}» bruges ikke på siden", advice
            elif punkt.id in used and punkt.udeladt:
                message = f"«{punkt.id}» er mærket som udeladt, men bruges på siden"
                yield name, ("punkter", place, "udeladt"), message, "slet feltet udeladt"


def cited(katalog: Katalog) -> set[str]:
    """Return the points that the content rests on; the list of discrepancies alone does not count as use."""
    return {
        point
        for name, content in katalog.files()
        if not isinstance(content, BelægFil | AfvigelseFil)
        for point in points(content)
    }


def guides_are_at_home(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A guide's file is named after it, and its tables are whole."""
    for name, guide in katalog.files():
        if not isinstance(guide, Emneguide):
            continue
        if name != f"guider/{guide.id}.yaml":
            yield name, ("id",), f"guiden hedder «{guide.id}», men filen hedder {name[7:]}", "giv filen guidens id"
        for i, part in enumerate(guide.dele):
            for j, row in enumerate(part.tabel.rækker if part.tabel else ()):
                wanted = len(part.tabel.kolonner) if part.tabel else 0
                if len(row.celler) != wanted:
                    cells = danish_count(len(row.celler), "celle", "celler")
                    message = f"rækken har {cells}, men tabellen har {wanted} kolonner"
                    yield name, ("dele", i, "tabel", "rækker", j), message, "skriv én celle for hver kolonne"


def needs_are_answered(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A need or a competence names what helps, or says that nothing does."""
    for field in ("behov", "kompetencer"):
        for i, item in enumerate(getattr(katalog.behov, field)):
            if bool(item.hjælp) == bool(item.ingen_hjælp):
                message = "opslaget skal have enten hjælp eller ingen_hjælp"
                yield "behov.yaml", (field, i), message, "skriv det ene af dem"
    for i, kompetence in enumerate(katalog.behov.kompetencer):
        if kompetence.nr != i + 1:
            message = f"kompetencen har nr. {kompetence.nr}, men står som nr. {i + 1}"
            yield "behov.yaml", ("kompetencer", i, "nr"), message, "ret nr"


def obstacles_are_answered(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An obstacle has advice or says that there is none, leads on in two ways, and is likened to obstacles only."""
    kinds = {item.id: kind(item) for _, _, item in katalog.opslag()}
    own = {hindring.id for hindring in katalog.svaert.hindringer}
    for i, hindring in enumerate(katalog.svaert.hindringer):
        sti: Sti = ("hindringer", i)
        if bool(hindring.råd) == bool(hindring.ingen_råd):
            yield "svaert.yaml", sti, "opslaget skal have enten råd eller ingen_råd", "skriv det ene af dem"
        if len({kinds.get(hjælp.mål, hjælp.mål) for hjælp in hindring.hjælp}) == 1:
            message = f"al hjælpen er af slagsen «{kinds[hindring.hjælp[0].mål]}»"
            yield "svaert.yaml", (*sti, "hjælp"), message, "tilføj hjælp af en anden slags"
        for j, other in enumerate(hindring.relaterede):
            if other in kinds and other not in own:
                message = f"«{other}» er ikke en hindring"
                yield "svaert.yaml", (*sti, "relaterede", j), message, "skriv det under hjælp"
    used = {hindring.gruppe for hindring in katalog.svaert.hindringer}
    mistaken = used - {gruppe.id for gruppe in katalog.svaert.grupper}
    for i, gruppe in enumerate(katalog.svaert.grupper):
        if gruppe.id not in used and not mistaken:
            message = f"gruppen «{gruppe.id}» er tom"
            yield "svaert.yaml", ("grupper", i), message, "flyt en hindring dertil, eller slet gruppen"


def sums_are_told(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Rows are as long as the columns; where a source's own sum is off, the reader is told."""
    for i, tal in enumerate(katalog.tal.tal):
        sti: Sti = ("tal", i)
        width = len(tal.kolonner)
        columns = danish_count(width, "kolonne", "kolonner")
        if tal.kildens_sum and len(tal.kildens_sum) != width:
            message = f"summen har {len(tal.kildens_sum)} tal, men der er {columns}"
            yield "tal.yaml", (*sti, "kildens_sum"), message, "skriv ét tal for hver kolonne; - når det mangler"
            continue
        uneven = [j for j, row in enumerate(tal.rækker) if len(row.værdier) != width]
        for j in uneven:
            message = f"rækken har {len(tal.rækker[j].værdier)} tal, men der er {columns}"
            yield "tal.yaml", (*sti, "rækker", j), message, "skriv ét tal for hver kolonne; - når det mangler"
        if uneven:
            continue
        if tal.form == "andele" and not is_share(tal):
            message = "hverken rækkerne eller kolonnerne giver 100 procent"
            yield "tal.yaml", (*sti, "form"), message, "ret tallene, eller vælg en anden form"
        if not tal.sum_note:
            for way, problem in islice(_sum_problems(tal), 1):
                yield "tal.yaml", (*sti, *way), problem, "skriv en sum_note, så læseren får det at vide"


def _sum_problems(tal: Talsæt) -> Iterator[tuple[Sti, str]]:
    """Yield what is off about a source's own sums, and where it stands."""
    for place, said in enumerate(tal.kildens_sum):
        counted = _sum(row.værdier[place] for row in tal.rækker)
        if said is not None and said != counted:
            name, told = tal.kolonner[place], danish_number(said)
            message = f"kildens sum for {name} er {told}, men rækkerne giver {danish_number(counted)}"
            yield ("kildens_sum", place), message
    for place, row in enumerate(tal.rækker):
        if row.i_alt is not None and row.i_alt != (counted := _sum(row.værdier)):
            told = danish_number(row.i_alt)
            message = f"kildens total for «{row.navn}» er {told}, men tallene giver {danish_number(counted)}"
            yield ("rækker", place, "i_alt"), message


def _sum(values: Iterable[float | None]) -> float:
    """Return a sum without the crumbs of binary fractions: 0,1 and 0,2 are 0,3."""
    return round(sum(value or 0 for value in values), 6)


def is_share(tal: Talsæt) -> bool:
    """Return whether the rows, or else the columns, each make up a whole of about 100 per cent."""
    rows = [row.værdier for row in tal.rækker]
    columns = list(zip(*rows, strict=True))
    return any(all(abs(sum(v or 0 for v in line) - 100) <= TOLERANCE for line in lines) for lines in (rows, columns))


def dates_are_past(katalog: Katalog, today: date) -> Iterator[Fund]:
    """Nobody has checked anything tomorrow."""
    for name, sti, value in _suspects(katalog, lambda model: getattr(model, "gennemgået", today) > today):
        if sti and sti[-1] == "gennemgået" and value > today:
            yield name, sti, f"{value} ligger i fremtiden", "skriv den dag, opslaget sidst blev gennemgået"


def source_and_points_agree(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """An item rests on at least one point of the source it names; a source that we don't have is told elsewhere."""
    known = {kilde.id for kilde in katalog.kilder.kilder}

    def alone(value: object) -> bool:
        if not isinstance(value, Kildehenvist):
            return False
        named = {point.rpartition("-")[0] for point in value.belæg}
        return value.kilde not in named and {value.kilde, *named} <= known

    for name, sti, value in _suspects(katalog, alone):
        if alone(value):
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


def _checklists(katalog: Katalog) -> Iterator[tuple[str, Tjekliste]]:
    """Yield each checklist and the name of its file."""
    for name, content in katalog.files():
        if isinstance(content, Tjekliste):
            yield name, content


def _points_of(liste: Tjekliste) -> Iterator[tuple[Sti, Punkt]]:
    """Yield each point of a checklist and the way to it."""
    for i, gruppe in enumerate(liste.grupper):
        for j, punkt in enumerate(gruppe.punkter):
            yield ("grupper", i, "punkter", j), punkt


def lists_fit_on_paper(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A checklist stands in a file of its own name, and fits on its sheets."""
    for name, liste in _checklists(katalog):
        if name != f"tjeklister/{liste.id}.yaml":
            yield name, ("id",), f"listen hedder «{liste.id}», men filen hedder {name[11:]}", "giv filen listens id"
        if liste.ark > MAX_SHEETS:
            yield name, ("grupper",), f"listen fylder {liste.ark} ark", f"nøjes med {MAX_SHEETS}"
        if liste.grupper[0].nyt_ark:
            yield name, ("grupper", 0, "nyt_ark"), "den første gruppe begynder altid på et nyt ark", "slet feltet"
        count = 0
        for i, gruppe in enumerate(liste.grupper):
            count = len(gruppe.punkter) + (0 if gruppe.nyt_ark else count)
            if count > MAX_POINTS:
                advice = f"nøjes med {MAX_POINTS}, eller lad en gruppe begynde på et nyt ark"
                yield name, ("grupper", i), f"der er {count} punkter på arket", advice


def numbers_stay(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A point's number is its group's and a letter, in order, and never one that was given up."""
    for name, liste in _checklists(katalog):
        last = ""
        for i, gruppe in enumerate(liste.grupper[1:], 1):
            if gruppe.nr <= (before := liste.grupper[i - 1].nr):
                message = f"gruppen har tallet {gruppe.nr} og kommer efter {before}"
                yield name, ("grupper", i, "punkter", 0, "nr"), message, "giv gruppens punkter et højere tal"
        for sti, punkt in _points_of(liste):
            group = liste.grupper[int(sti[1])]
            if punkt.nr in liste.udgået:
                message = f"nummeret {punkt.nr} er udgået og bruges ikke igen"
                yield name, (*sti, "nr"), message, "giv punktet det næste bogstav"
            elif punkt.nr[0] != group.nr:
                message = f"punktet har nummer {punkt.nr}, men gruppen begynder med {group.nr}"
                yield name, (*sti, "nr"), message, "ret nummeret, eller flyt punktet"
            elif punkt.nr == last:
                yield name, (*sti, "nr"), f"nummeret {punkt.nr} står der to gange", "giv punktet det næste bogstav"
            elif punkt.nr < last and punkt.nr[0] == last[0]:
                message = f"nummeret {punkt.nr} kommer efter {last}"
                yield name, (*sti, "nr"), message, "numrene skal stige; der må godt være huller"
            last = punkt.nr


def points_can_be_filled_in(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """What is asked for can be written down, and the minutes add up."""
    for name, liste in _checklists(katalog):
        for sti, punkt in _points_of(liste):
            if punkt.linjer and punkt.slags != "skriv":
                yield name, (*sti, "linjer"), "kun et punkt af slagsen skriv har linjer", "slet feltet"
            if punkt.linjer is not None and not 1 <= punkt.linjer <= MAX_LINES:
                yield name, (*sti, "linjer"), f"punktet kan ikke have {punkt.linjer} linjer", f"skriv 1–{MAX_LINES}"
            if punkt.id.endswith(ENDINGS) or punkt.id.startswith(BEGINNINGS):
                message = f"«{punkt.id}» ligner et navn, som siden selv bruger"
                words = f"{danish_list(BEGINNINGS, 'eller')} eller ender på {danish_list(ENDINGS, 'eller')}"
                yield name, (*sti, "id"), message, f"vælg et id, der ikke begynder med {words}"
        minutes = [punkt.minutter for _, punkt in _points_of(liste) if punkt.minutter]
        if minutes and sum(minutes) != liste.minutter:
            message = f"punkterne tager {sum(minutes)} minutter tilsammen"
            yield name, ("minutter",), message, "ret listens minutter, eller ret punkternes"


def _statements(katalog: Katalog) -> Iterator[tuple[Sti, Tjekudsagn]]:
    """Yield each statement of the self-check and the way to it."""
    for i, gruppe in enumerate(katalog.selvtjek.grupper):
        for j, udsagn in enumerate(gruppe.udsagn):
            yield ("grupper", i, "udsagn", j), udsagn


def selfcheck_hangs_together(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """The self-check fills in a checklist that is there, names each condition once, and fits on one A4 sheet."""
    fil, name = katalog.selvtjek, "selvtjek.yaml"
    lister = {item.id: item for _, _, item in katalog.opslag() if isinstance(item, Tjekliste)}
    plan = lister.get(fil.plan)
    if plan is None:
        yield name, ("plan",), f"«{fil.plan}» findes ikke i tjeklister", _advice(fil.plan, set(lister))
    on_plan = {punkt.id for gruppe in plan.grupper for punkt in gruppe.punkter} if plan else set()
    statements = list(_statements(katalog))
    for sti, udsagn in statements:
        for place, punkt in enumerate(udsagn.punkter):
            if plan and punkt not in on_plan:
                yield name, (*sti, "punkter", place), f"«{punkt}» findes ikke i planen", _advice(punkt, on_plan)
    if len(statements) > MAX_STATEMENTS:
        advice = f"nøjes med {MAX_STATEMENTS}, så tjekket kan printes på ét A4-ark"
        yield name, ("grupper",), f"der er {len(statements)} udsagn", advice
    for place, gruppe in enumerate(fil.grupper):
        if bool(gruppe.betingelse) == bool(gruppe.titel):
            message = "gruppen skal have enten betingelse eller titel"
            yield name, ("grupper", place), message, "skriv den ene af dem"
        if gruppe.betingelse and gruppe.betingelse in [other.betingelse for other in fil.grupper[:place]]:
            message = f"forholdet «{gruppe.betingelse}» har allerede en gruppe"
            yield name, ("grupper", place, "betingelse"), message, "saml udsagnene i én gruppe"
    for place, (svar, ord_) in enumerate(zip(fil.svar, ORD, strict=True)):
        if svar.ord != ord_:
            message = f"her skal stå «{ord_}», ikke «{svar.ord}»"
            yield name, ("svar", place, "ord"), message, f"skriv ordene i rækkefølge: {', '.join(ORD)}"


def packages_hold_pages(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Each part of a package is one page that stands alone, and no page is in a package twice."""
    items = {item.id: item for _, _, item in katalog.opslag()}
    whole = {id_ for id_, item in items.items() if stands_alone(item)}
    for i, pakke in enumerate(katalog.moeder.pakker):
        seen: set[str] = set()
        for j, del_ in enumerate(pakke.dele):
            sti: Sti = ("pakker", i, "dele", j)
            if (del_.indhold is None) == (not del_.svar):
                message = "delen har både indhold og svar" if del_.svar else "delen har hverken indhold eller svar"
                yield "moeder.yaml", sti, message, "skriv det ene: id på en side, eller svarene i Find modul"
            elif del_.indhold and del_.indhold not in whole:
                here = (*sti, "indhold")
                if item := items.get(del_.indhold):
                    message = f"«{item.id}» ({kind(item).lower()}) kan ikke lægges i en pakke"
                    yield "moeder.yaml", here, message, "vælg en tjekliste, erfaring, ramme, guide eller et modul"
                else:
                    message = f"«{del_.indhold}» findes ikke i guiden"
                    yield "moeder.yaml", here, message, _advice(del_.indhold, whole)
            elif del_.indhold in seen:
                yield "moeder.yaml", (*sti, "indhold"), f"«{del_.indhold}» er med to gange", "slet den ene del"
            seen.add(del_.indhold or "")


def rows_are_in_order(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Letters and numbers that a reader sees follow one another from A and 1, each used once."""
    for i, greb in enumerate(katalog.samtalegreb.samtalegreb):
        if greb.nummer != i + 1:
            message = f"grebet har nummer {greb.nummer}, men står som nummer {i + 1}"
            yield "samtalegreb.yaml", ("samtalegreb", i, "nummer"), message, "ret nummeret, eller flyt grebet"
    for i, betingelse in enumerate(katalog.betingelser.betingelser):
        if betingelse.bogstav != (letter := chr(ord("A") + i)):
            message = f"forholdet har bogstavet {betingelse.bogstav}, men står på {letter}'s plads"
            yield "betingelser.yaml", ("betingelser", i, "bogstav"), message, "ret bogstavet, eller flyt forholdet"


def modules_are_honest(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Today's modules and proposals are kept apart, and doubt is always told."""
    kinds = {modul.id: modul.struktur for modul in katalog.moduler.moduler}
    for place, modul in enumerate(katalog.moduler.moduler):
        sti: Sti = ("moduler", place)
        proposed = modul.struktur == "foreslået"
        if proposed != (modul.status in ("foreslået ny", "foreslået revideret")):
            message = f"«{modul.status}» passer ikke til strukturen «{modul.struktur}»"
            yield "moduler.yaml", (*sti, "status"), message, "ret den ene af dem"
        if not modul.mål and not modul.mål_mangler:
            message = "modulet har hverken mål eller en forklaring på, at de mangler"
            yield "moduler.yaml", sti, message, "skriv mål, eller skriv mål_mangler"
        if modul.mål and modul.mål_mangler:
            message = "modulet har både mål og en forklaring på, at de mangler"
            yield "moduler.yaml", (*sti, "mål_mangler"), message, "slet det ene"
        for i, mål in enumerate(modul.mål):
            if mål.nr != i + 1:
                message = f"målet har nr. {mål.nr}, men står som nr. {i + 1}"
                yield "moduler.yaml", (*sti, "mål", i, "nr"), message, "ret nr, så målene følger kilden: 1, 2, 3 …"
        if len(modul.dage) != 1 and not modul.forbehold:
            message = "antallet af dage er usikkert, men læseren får det ikke at vide"
            yield "moduler.yaml", (*sti, "dage"), message, "skriv det under forbehold"
        for i, afløsning in enumerate(modul.erstatter):
            if kinds.get(afløsning.modul, "nuværende") != "nuværende":
                message = f"«{afløsning.modul}» er ikke et nuværende modul"
                yield "moduler.yaml", (*sti, "erstatter", i, "modul"), message, "kun nuværende moduler kan afløses"


def decisions_are_whole(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Whatever a reader answers in the decision guide, there is an answer to it, and only one comes first."""
    yield from audit(katalog)


RULES: tuple[Callable[[Katalog, date], Iterator[Fund]], ...] = (
    unique_ids,
    anchors_are_free,
    lists_name_each_once,
    known_references,
    links_are_whole,
    source_points,
    registry_is_whole,
    points_are_accounted_for,
    facts_agree,
    guides_are_at_home,
    needs_are_answered,
    obstacles_are_answered,
    sums_are_told,
    dates_are_past,
    source_and_points_agree,
    terms_are_told_apart,
    steps_use_all,
    lists_fit_on_paper,
    selfcheck_hangs_together,
    numbers_stay,
    points_can_be_filled_in,
    packages_hold_pages,
    rows_are_in_order,
    modules_are_honest,
    decisions_are_whole,
)
