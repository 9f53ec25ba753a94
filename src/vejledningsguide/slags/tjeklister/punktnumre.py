"""The published numbers and ids of the checklists' points: minutes name the one, readers' answers rest on the other."""

from __future__ import annotations

from collections.abc import Iterator

from ...katalog import Katalog
from ...udgivet import Udgivet
from .model import Tjekliste


def relied_on(katalog: Katalog) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the numbers of each list: minutes name them. One more is no harm."""
    for liste in katalog.tjeklister:
        points = [punkt for gruppe in liste.grupper for punkt in gruppe.punkter]
        yield liste.id, {f"punkt {punkt.nr}": "på listen" for punkt in points}


def _lines(katalog: Katalog) -> list[str]:
    """Return a line for each point: its list's id, its number and its id."""
    return [
        f"{liste.id} {punkt.nr} {punkt.id}"
        for liste in katalog.tjeklister
        for gruppe in liste.grupper
        for punkt in gruppe.punkter
    ]


def _lost(katalog: Katalog, line: str) -> tuple[str, str] | None:
    """Return what is wrong about a point that was published: its number may be given up, but means nothing else."""
    named, nr, id_ = ([*line.split(" "), "", ""])[:3]
    liste = next((liste for liste in katalog.tjeklister if liste.id == named), None)
    if liste is None or nr in liste.udgået:
        return None  # the address of a list that is gone is told by the list of addresses
    points = {punkt.nr: punkt.id for gruppe in liste.grupper for punkt in gruppe.punkter}
    give_up = f"skriv {nr} under udgået i {_file(liste)}"
    if now := next((other for other, point in points.items() if point == id_), None):
        message = f"punktet «{id_}» er udgivet som {nr}, men har nu nummer {now}"
        return message, f"giv det sit nummer igen, eller {give_up}"
    if nr in points:
        message = f"nummer {nr} er udgivet for «{id_}», men står nu for «{points[nr]}»"
        return message, f"giv punktet sit id igen; er det et andet punkt, så {give_up}, og brug det næste bogstav"
    return "punktet er udgivet, men findes ikke mere", f"sæt det ind igen, eller {give_up}"


def _rivals(new: str, lost: str) -> bool:
    """Return whether two lines are about one number or one id of the same list."""
    return any(one == other for one, other in zip(_keys(new), _keys(lost), strict=True))


def _keys(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    liste, *rest = line.split(" ")
    return (liste, *rest[:1]), (liste, *rest[1:])


def _file(liste: Tjekliste) -> str:
    return f"data/tjeklister/{liste.id}.yaml"


PUNKTNUMRE = Udgivet[Katalog](
    fil="punktnumre.txt",
    hoved=(
        "# Udgivne punkter: listens id, punktets nummer og punktets id. Referater nævner nummeret, og læserens svar\n"
        "# huskes under id'et. Et slettet punkts nummer skal stå under udgået i listen.\n"
        "# Nye punkter tilføjes af «python3 guide.py skema».\n"
    ),
    en="Nyt punkt",
    ny=("punktet er nyt", "punkter er nye"),
    når=("nummer og id er endelige", "numre og id'er er endelige"),
    form=(r"[a-z0-9-]+ [1-9L][a-z] [a-z0-9-]+", "«liste 1a punkt»"),
    lines=_lines,
    lost=_lost,
    rivals=_rivals,
)
