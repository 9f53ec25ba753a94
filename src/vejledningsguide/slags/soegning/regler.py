"""What must hold of the words that people say, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...katalog import Katalog
from ...rum import Fund
from ...text import danish_list
from ...walk import Sti
from .model import FIL, VENDINGER, Søgerække

FOUND_ANYHOW = {"forside", "soeg"}
"""Pages that nobody searches for."""
SHOWN = 5
"""So many pages are named in one message."""


def words_lead_one_way(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """No word leads two ways or in a ring, and every row leads somewhere: to a word that the guide uses, or a page."""
    rows: tuple[Søgerække, ...] = katalog.soegeord.rækker
    first: dict[str, int] = {}
    pairs = {(word.lower(), term.lower()) for row in rows for word in row.siger for term in row.kaldes}
    texts = _texts(katalog)
    for place, row in enumerate(rows):
        sti: Sti = ("rækker", place)
        if not row.mål and (row.svar or not row.kaldes):
            yield FIL, sti, "rækken fører ingen steder hen", "skriv, hvad guiden kalder det, eller hvor det fører hen"
        for i, word in enumerate(row.siger):
            before = first.setdefault(word.lower(), place)
            if before != place:
                other = rows[before].siger[0]
                message = f"«{word}» peger to veje: Det står også i rækken med «{other}»"
                yield FIL, (*sti, "siger", i), message, "lad ordet stå i den række, der passer bedst"
        for i, term in enumerate(row.kaldes):
            back = next((word for word in row.siger if (term.lower(), word.lower()) in pairs and word != term), None)
            if back:
                message = f"«{back}» og «{term}» peger på hinanden"
                yield FIL, (*sti, "kaldes", i), message, "behold den vej, der fører til guidens eget ord"
            elif term.lower() not in texts:
                message = f"«{term}» står ingen steder i guiden, så rækken virker ikke"
                yield FIL, (*sti, "kaldes", i), message, "skriv det ord, guiden bruger"


def a_page_is_asked_for_once(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """All the ways of asking for a page stand together, and none of them leads to another page too."""
    first: dict[str, tuple[str, str]] = {}
    for name in VENDINGER:
        pages: set[str] = set()
        for place, one in enumerate(getattr(katalog.soegeord, name)):
            sti: Sti = (name, place)
            if one.til in pages:
                yield FIL, (*sti, "til"), f"«{one.til}» står der to gange", "saml vendingerne ét sted"
            pages.add(one.til)
            for i, said in enumerate(one.siger):
                before = first.setdefault(said.lower(), (name, one.til))
                if before != (name, one.til):
                    message = f"«{said}» fører allerede til «{before[1]}»"
                    yield FIL, (*sti, "siger", i), message, "lad vendingen stå ved den side, der svarer bedst"


def pages_are_asked_for(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """Yield the pages that nobody has written other ways of asking for: those are found by their own words alone.

    An edition's own pages are not asked for here; its editors don't write in this file.
    """
    asked = {one.til for name in VENDINGER for one in getattr(katalog.soegeord, name)}
    wanted = {id_ for name in ("guiden", "tal", "sammenligninger", "guidesider") for id_ in katalog.mål[name]}
    missing = sorted(wanted - asked - FOUND_ANYHOW)
    if missing and katalog.lokalt is None:
        told = f"{danish_list([f'«{id_}»' for id_ in missing[:SHOWN]])}{' og flere' if len(missing) > SHOWN else ''}"
        count = "én side" if len(missing) == 1 else f"{len(missing)} sider"
        message = f"{count} har ingen vendinger: {told}"
        remedy = "skriv, hvordan folk spørger efter dem, i vendinger eller vendinger_til_guidesider"
        yield FIL, ("vendinger",), message, remedy


def a_part_of_a_guide_is_one_place(katalog: Katalog, _today: date) -> Iterator[Fund]:
    """A part that is asked for begins a page in one guide alone: ids of parts are each guide's own."""
    pages = [(part.id, guide.id) for guide in katalog.alle("guider") for part in guide.dele if part.side]
    for place, one in enumerate(katalog.soegeord.vendinger_til_guidesider):
        guides = [f"«{guide}»" for part, guide in pages if part == one.til]
        if len(guides) > 1:
            message = f"«{one.til}» er en side i både {danish_list(guides)}, så vendingen kan føre begge steder hen"
            remedy = "giv den del, der ikke er udgivet endnu, et andet id"
            yield FIL, ("vendinger_til_guidesider", place, "til"), message, remedy


def _texts(katalog: Katalog) -> str:
    """Return all that editors have written elsewhere, in small letters."""
    return "\n".join(
        value
        for name, parts in katalog.indhold
        if name != FIL
        for part in parts
        for value in part.__dict__.values()
        if isinstance(value, str)
    ).lower()
