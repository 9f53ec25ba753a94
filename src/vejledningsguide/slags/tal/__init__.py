"""Figures: tables that are drawn as charts too, each on a page of its own, and all of them on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ...grundlag import Kilde
from ...guide import Guide, Side
from ...katalog import Katalog
from ...provenance import Henvisning, Herkomst
from ...rum import Datafil, FastSide, Fund, Indlejret, Rum, Skabelon, Slags
from ...text import danish_count, danish_number
from ...walk import Sti
from .diagram import Diagram, diagram
from .model import Hovedtal, TalFil, Talrække, Talsæt
from .ud import UDTRÆK

KILDE = "data/tal.yaml"

TOLERANCE = 3.0
"""Rounded percentages of a whole may add up to this much more or less than 100."""


@dataclass(frozen=True)
class TalrækkeView:
    """A row of figures, and the module it is about."""

    opslag: Talrække
    modul: Henvisning | None


@dataclass(frozen=True)
class TalView:
    """A set of figures with its chart. `anker` is its id on a page that is not the page of figures."""

    opslag: Talsæt
    adresse: str
    kilde: Kilde
    kildeside: str
    diagram: Diagram | None
    rækker: tuple[TalrækkeView, ...]
    i_alt: bool
    anker: str
    herkomst: tuple[Herkomst, ...]


@dataclass(frozen=True)
class HovedtalView:
    """One of the figures on top: its value in words, and where all of its figures are."""

    opslag: Hovedtal
    værdi: str
    talsæt: TalView


def key_figures_are_there(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """The figures on top name a row and a column that are in the data."""
    for i, one in enumerate(katalog.tal.hovedtal):
        tal = next((t for t in katalog.alle("tal") if t.id == one.tal), None)
        if tal and one.række not in [row.navn for row in tal.rækker]:
            message = f"«{one.række}» er ingen række i «{tal.titel}»"
            yield "tal.yaml", ("hovedtal", i, "række"), message, "skriv rækkens navn, som det står i figuren"
        elif tal and one.kolonne and one.kolonne not in tal.kolonner:
            message = f"«{one.kolonne}» er ingen kolonne i «{tal.titel}»"
            yield "tal.yaml", ("hovedtal", i, "kolonne"), message, "skriv kolonnens navn, som det står i figuren"


def _key_figures(guide: Guide, views: Iterable[TalView]) -> Iterator[HovedtalView]:
    """Yield the figures on top, each read from its row."""
    by_id = {view.opslag.id: view for view in views}
    for one in guide.katalog.tal.hovedtal:
        tal = by_id[one.tal].opslag
        row = next(row for row in tal.rækker if row.navn == one.række)
        value = row.værdier[tal.kolonner.index(one.kolonne)] if one.kolonne else row.i_alt
        yield HovedtalView(one, danish_number(value), by_id[one.tal])


def ids_are_not_sources(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """The page of figures has an anchor for each source too."""
    for place, tal in enumerate(katalog.alle("tal")):
        if tal.id in katalog.orden:
            message = f"«{tal.id}» er allerede brugt af kilden «{katalog.orden[tal.id][1].titel}»"
            yield "tal.yaml", ("tal", place, "id"), message, "vælg et andet id til det nye opslag"


def sums_are_told(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Rows are as long as the columns; where a source's own sum is off, the reader is told."""
    for i, tal in enumerate(katalog.alle("tal")):
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


def _views(guide: Guide) -> tuple[TalView, ...]:
    """Return the sets of figures with their charts."""

    def view(tal: Talsæt) -> TalView:
        rows = tuple(TalrækkeView(row, guide.henvisninger[row.modul] if row.modul else None) for row in tal.rækker)
        return TalView(
            tal,
            guide.katalog.address(tal),
            guide.katalog.orden[tal.kilde][1],
            guide.source_page(tal.kilde),
            diagram(tal),
            rows,
            any(row.i_alt is not None for row in tal.rækker),
            f"figur-{tal.id}",
            guide.herkomst([tal]),
        )

    return tuple(map(view, guide.katalog.alle("tal")))


def _sider(guide: Guide) -> Iterator[Side]:
    """Yield the page of all figures, source by source, and one for each set."""
    views: tuple[TalView, ...] = guide.tal
    groups: dict[Kilde, list[TalView]] = {}
    for view in sorted(views, key=lambda view: guide.katalog.orden[view.kilde.id][0]):
        groups.setdefault(view.kilde, []).append(view)
    yield guide.fast(
        "tal", guide.herkomst(view.opslag for view in views), grupper=groups, hovedtal=tuple(_key_figures(guide, views))
    )
    for view in views:
        tal, crumbs = view.opslag, guide.below("tal")
        yield Side(view.adresse, tal.titel, tal.kort, "tal/talsaet.md", KILDE, crumbs, view.herkomst, {"v": view})


RUM = Rum(
    plads=130,
    filer=(Datafil("tal.yaml", TalFil, hjem={"hovedtal": "tal"}),),
    slags=(Slags("tal", Talsæt, "tal/{}/", "Tal", "Tal", indlejret=Indlejret("tal", "Tal", "tal/talkort.html")),),
    faste=(FastSide("tal", "tal/", "tal/tal.md", KILDE, ("mere-viden",), søgegruppe=True),),
    skabeloner={
        "tal": Skabelon(("opslag", "tal")),
        "talsaet": Skabelon(("tabel", "tal", "moduler")),
    },
    regler=(ids_are_not_sources, sums_are_told, key_figures_are_there),
    visninger={"tal": _views},
    sider=_sider,
    ankre=frozenset({"kilde-for-kilde"}),
    udtræk=(UDTRÆK,),
)
