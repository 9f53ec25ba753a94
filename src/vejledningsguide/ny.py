"""The command «ny»: a new item in its right place, ready to fill in, and what an editor does next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .blanket import as_item, example_of, form_of, lines_of
from .check import RULES, TAKEN
from .errors import DataFejl, did_you_mean
from .felter import ID_FORM, Grund
from .indsaet import ids_in, inserted, step_in
from .katalog import Katalog, Sted
from .load import load
from .rum import Datafil, Fund, Slags
from .slags import RUM
from .text import danish_list, slugify
from .udfyld import UDFYLD
from .walk import Sti

LONGEST = 60
"""So many characters an id may have."""

TITLES = ("navn", "punkt")
"""The fields that say what an item is where it has no title."""

_ID = re.compile(r"""^[ -]*id:\s*["']?([a-z0-9-]+)""", re.MULTILINE)


class NyFejl(Exception):
    """Raised when there is nothing to write: its text says why, and what an editor can do about it."""


@dataclass(frozen=True)
class Nyt:
    """A kind that an editor adds to: a list of a data file, or a folder with a file for each (no `felt`)."""

    fil: Datafil
    felt: str
    slags: Slags

    @property
    def navn(self) -> str:
        """What it is called, and what an editor asks for: one word."""
        own = self.slags.ental.lower()
        return own if own and re.fullmatch(r"\w+", own) else self.slags.model.__name__.lower()

    @property
    def navne(self) -> set[str]:
        """Everything it may be asked for by, without æ, ø and å."""
        return set(map(slugify, (self.navn, self.slags.model.__name__, self.slags.navn, self.slags.flertal)))

    @property
    def titelfelt(self) -> str:
        """The field that its title goes into; empty where it has none."""
        fields = self.slags.model.model_fields
        return next((name for name in (self.slags.titelfelt, *TITLES) if name in fields), "")

    @property
    def vælger_fil(self) -> bool:
        """Whether an editor must say which file of a folder it goes into."""
        return self.fil.er_mappe and bool(self.felt)


@dataclass(frozen=True)
class Skrevet:
    """What «ny» wrote: which item, where it stands, and what more `tjek` asks for."""

    nyt: Nyt
    id: str
    sted: Sted
    optaget: str
    mere: tuple[str, ...]


def kinds() -> tuple[Nyt, ...]:
    """Return every kind that an editor can add to, in reading order: what has an id in a list of a file in data/."""
    known = {slags.model: slags for rum in RUM for slags in rum.slags}
    found = []
    for fil in (fil for rum in RUM for fil in rum.filer if not fil.kun_lokalt):
        if slags := known.get(fil.model):
            found.append(Nyt(fil, "", slags))
            continue
        for name, info in fil.model.model_fields.items():
            form = form_of(info)
            if form.liste and form.model and (slags := known.get(form.model)):
                found.append(Nyt(fil, name, slags))
    return tuple(found)


def kind(word: str) -> Nyt:
    """Return the kind an editor asks for. Raises NyFejl when there is none of that name."""
    found = kinds()
    for nyt in found:
        if slugify(word) in nyt.navne:
            return nyt
    names = [nyt.navn for nyt in found]
    raise NyFejl(f"«{word}» kan ikke tilføjes – {did_you_mean(word, names, f'vælg mellem {danish_list(names)}')}")


def add(root: Path, nyt: Nyt, title: str, today: date, file: str = "") -> Skrevet:
    """Write a new item below the project's `root`; nothing else in its file changes. Return what was written.

    `file` is the name of the folder's file it goes into, for a kind that asks for one. Raises NyFejl, and
    DataFejl when the file can't be read.
    """
    data = root / "data"
    own = _known_ids(data, nyt, file)
    id_, taken = _free_id(data, nyt, title, file, own)
    name = nyt.fil.navn if not nyt.fil.er_mappe else f"{nyt.fil.navn}{file or id_}.yaml"
    given = {"id": id_} | ({nyt.titelfelt: title} if nyt.titelfelt else {})
    if (number := nyt.slags.model.løbenummer) and nyt.felt:
        counted = form_of(nyt.slags.model.model_fields[number]).slags is not str
        given[number] = str(len(own) + 1) if counted else chr(ord("A") + len(own))
    path = data / name
    before = path.read_bytes().decode("utf-8") if path.exists() else _head(nyt)
    if nyt.felt:
        step = step_in(f"data/{name}", before, nyt.felt)
        item = [*as_item(lines_of(nyt.slags.model, given, step=step), step)]
        after, line = inserted(f"data/{name}", before, nyt.felt, item)
    else:
        after = before + "\n".join(lines_of(nyt.slags.model, given)) + "\n"
        line = before.count("\n") + 1
    more = _asked_more(data, name, nyt, given, today)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(after.encode("utf-8"))
    return Skrevet(nyt, id_, Sted(f"data/{name}", line, 1), taken, more)


def told(done: Skrevet) -> str:
    """Return what an editor is told when an item has been written."""
    lines = [f"{done.nyt.navn.capitalize()} «{done.id}» står nu i {done.sted.fil}, linje {done.sted.linje}."]
    if done.optaget:
        lines.append(f"  {done.optaget} Derfor fik det nye et tal. Ret id'et nu, hvis du vil have et andet.")
    steps = [
        f"Skriv dine egne ord, hvor der står {UDFYLD}. Linjer med # foran kan du slette.",
        *(f"Husk også: {one}." for one in done.mere),
        "Kør python3 guide.py tjek, og ret, til den intet siger om det nye.",
        "Siger den til sidst, at noget er nyt, så se id'et efter, og kør python3 guide.py skema.",
    ]
    return "\n".join([*lines, "Gør så dette:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))])


def _known_ids(data: Path, nyt: Nyt, file: str) -> list[str]:
    """Return the ids of the items of a kind, in order; of those in `file` where the kind asks for one."""
    if nyt.vælger_fil:
        files = sorted(path.stem for path in (data / nyt.fil.navn).glob("*.yaml"))
        if not re.fullmatch(ID_FORM, file):
            message = f"sig også, hvilken fil i data/{nyt.fil.navn} det hører til i"
            raise NyFejl(f"{message} – skriv --fil og én af {danish_list(files, 'eller')}")
    name = f"{nyt.fil.navn}{file}.yaml" if nyt.vælger_fil else nyt.fil.navn
    if nyt.fil.er_mappe and not nyt.felt:
        return [path.stem for path in sorted((data / name).glob("*.yaml"))]
    path = data / name
    return ids_in(f"data/{name}", path.read_text(encoding="utf-8"), nyt.felt) if path.exists() else []


def _free_id(data: Path, nyt: Nyt, title: str, file: str, own: list[str]) -> tuple[str, str]:
    """Return an id that nothing has, and who has the one that the title gives; that is empty where it was free."""
    if form_of(nyt.slags.model.model_fields["id"]).mønster != f"^{ID_FORM}$":  # they are numbered
        last = next(reversed(own), f"{file}-000")
        numbers = [int(id_.rpartition("-")[2]) for id_ in own if id_.rpartition("-")[2].isdigit()]
        stem, _, digits = last.rpartition("-")
        return f"{stem}-{max(numbers, default=0) + 1:0{len(digits)}}", ""
    begun = {id_.partition("-")[0] for id_ in own}
    beginning = f"{begun.pop()}-" if len(own) > 3 and len(begun) == 1 else ""
    wanted = beginning + slugify(title).removeprefix(beginning)
    wanted = wanted if len(wanted) <= LONGEST else wanted[: LONGEST + 1].rpartition("-")[0] or wanted[:LONGEST]
    if not re.fullmatch(ID_FORM, wanted):
        raise NyFejl(f"titlen «{title}» kan ikke blive til et id – skriv en titel med bogstaver eller tal")
    users = _users(data)
    pages = {page.adresse for rum in RUM for page in rum.faste}
    users |= dict.fromkeys(TAKEN, "siden selv, som anker")
    id_, number = wanted, 2
    while id_ in users or (nyt.slags.adresse and nyt.slags.adresse.format(id_) in pages):
        id_, number = f"{wanted[: LONGEST - 3]}-{number}", number + 1
    return id_, "" if id_ == wanted else f"«{wanted}» er allerede brugt ({users.get(wanted, 'en fast side')})."


def _users(data: Path) -> dict[str, str]:
    """Return every id below `data`, with the first place that has it."""
    found: dict[str, str] = {}
    for path in sorted(data.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for match in _ID.finditer(text):
            place = f"data/{path.relative_to(data).as_posix()}, linje {text.count(chr(10), 0, match.start(1)) + 1}"
            found.setdefault(match[1], place)
    return found


def _head(nyt: Nyt) -> str:
    """Return how a new file begins."""
    lines = [
        f"# yaml-language-server: $schema=../_skema/{nyt.fil.stamme}.json",
        "# Skriv her med få ord, hvad filen rummer, og hvad den næste redaktør skal passe på.",
        "# Et id skrives én gang og ændres aldrig, for andre linker til det. Titlen kan du rette, når du vil.",
    ]
    return "\n".join(lines) + "\n\n"


def _asked_more(data: Path, name: str, nyt: Nyt, given: Mapping[str, str], today: date) -> tuple[str, ...]:
    """Return what the rules ask for elsewhere once the item is there: they are tried on one that is filled in.

    While there are faults in the data the rules can't be tried, and nothing is returned; `tjek` tells it later.
    """
    try:
        katalog = load(data)
    except DataFejl:
        return ()
    points = [punkt.id for punkt in katalog.punkter()]
    item = nyt.slags.model.model_validate(example_of(nyt.slags.model, katalog.mål, points, today, given))
    content: Grund = item
    way: Sti = ()
    if nyt.felt:
        there = getattr(katalog.filer[name], nyt.felt) if name in katalog.filer else ()
        way = (nyt.felt, len(there))
        old = katalog.filer.get(name)
        update = {nyt.felt: (*there, item)}
        content = old.model_copy(update=update) if old else nyt.fil.model.model_validate(update)
    places: dict[str, Mapping[Sti, Sted]] = {name: {(): Sted(f"data/{name}", 1, 1)}, **katalog.steder}
    tried = Katalog(katalog.rum, dict(katalog.filer) | {name: content}, places)
    before = set(_found(katalog, today))
    return tuple(
        dict.fromkeys(
            f"{message} – {advice}"
            for file, sti, message, advice in _found(tried, today)
            if (file, sti, message, advice) not in before
            # what is wrong inside the item is the example's fault, not an editor's
            and (file != name or sti[: len(way)] != way or sti[len(way) :] in ((), ("id",)))
        )
    )


def _found(katalog: Katalog, today: date) -> Iterator[Fund]:
    for rule in RULES:
        yield from rule(katalog, today)
