"""What differs between two states of the site, told to an editor: page by page, and what stands on many pages once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from ..text import danish_count, danish_list
from .compare import Forskelle, Sideforskel, Skift, roots
from .sides import Aftryk

WIDTH = 118
FEW = 6
"""So many pages are named where the same stands; the rest are counted, unless all are asked for."""
MANY = 12
"""So many places are told of one page; the rest are counted, unless all are asked for."""


def told(found: Forskelle, navn: str, *, alt: bool = False) -> str:
    """Return what differs since `navn`, as lines in Danish. `alt` names every page and every place."""
    if not found:
        return f"Ingen forskel på siderne i forhold til {navn}."
    pages = [one for one in found.ændret if not _beside(one)]
    counts = [
        (len(found.nye), "ny side", "nye sider"),
        (len(found.væk), "side er væk", "sider er væk"),
        (len(pages), "side er ændret", "sider er ændret"),
    ]
    said = [danish_count(*count) for count in counts if count[0]] or ["ingen sider er ændret"]
    lines = [f"I forhold til {navn}: {danish_list(said)}."]
    for page in found.nye:
        lines += ["", f"NY: {_name(page)}", *_whole(page, "+ ", alt)]
    for page in found.væk:
        lines += ["", f"VÆK: {_name(page)}", "  Er adressen udgivet, går links til siden i stykker."]
        lines += _whole(page, "- ", alt)
    lines += _changed(found, alt)
    if found.usete:
        lines += ["", "KUN I DATA (ingen side viser det):", *_few(found.usete, alt)]
    if found.andet:
        lines += ["", "Også ændret (rammen om siderne, stil, scripts, billeder og opsætning):", *_few(found.andet, alt)]
    return "\n".join(lines)


def _few(said: Sequence[str], alt: bool) -> list[str]:
    shown = said if alt else said[:MANY]
    rest = len(said) - len(shown)
    return [_text("", one, "  ") for one in shown] + ([f"  … og {rest} til (--alt viser alle)"] if rest else [])


def _beside(one: Sideforskel) -> bool:
    """Return whether it is no page, but something that the pages' scripts read."""
    return one.nu.form not in ("html", "md")


def _name(page: Aftryk) -> str:
    where = f"/{page.adresse}" if page.form in ("html", "md") or page.form.startswith(".") else ""
    source = f"  ({page.kilde})" if page.kilde else ""
    return f"{page.titel}  {where}{source}".strip()


def _text(sign: str, text: str, indent: str = "    ") -> str:
    inner = indent + " " * (len(sign) or 2)
    return fill(text, WIDTH, initial_indent=indent + sign, subsequent_indent=inner, break_on_hyphens=False)


def _whole(page: Aftryk, sign: str, alt: bool) -> list[str]:
    lines = page.read().linjer
    shown = lines if alt else lines[:MANY]
    rest = len(lines) - len(shown)
    return [_text(sign, line) for line in shown] + ([f"    … og {rest} linjer til (--alt viser alle)"] if rest else [])


def _changed(found: Forskelle, alt: bool) -> Iterator[str]:
    """Yield the pages that differ; a change that stands on several is told on the first, and the others are named."""
    behind = roots(found)
    places: dict[Skift, list[Aftryk]] = {}
    dates: dict[str, list[Aftryk]] = {}
    for page in found.ændret:
        for root in dict.fromkeys(behind[piece] for piece in page.stykker if not piece.date):
            places.setdefault(root, []).append(page.nu)
        for date in dict.fromkeys(piece.date for piece in page.stykker if piece.date):
            dates.setdefault(date, []).append(page.nu)
    seen: set[Skift] = set()
    follow: list[Aftryk] = []
    for page in sorted(found.ændret, key=lambda page: _rank(page, found)):
        pieces = [piece for piece in page.stykker if not piece.date]
        title = Skift((page.før.titel,), (page.nu.titel,))
        told = [title] if title in places or page.før.titel != page.nu.titel else []
        fresh = [piece for piece in dict.fromkeys(map(behind.__getitem__, pieces)) if piece not in {*seen, *told}]
        seen.update(fresh, told)
        facts = list(_facts(page))
        if not fresh and not facts:
            follow += [page.nu] * bool(pieces)
            continue
        yield from ("", f"ÆNDRET: {_name(page.nu)}", *(_text("", fact, "  ") for fact in facts))
        for piece in told:
            yield from _others(places.get(piece, ()), page.nu, alt)
        heading = ""
        for piece in fresh if alt else fresh[:MANY]:
            if piece.under != heading and (heading := piece.under):
                yield f"  under «{heading}»:"
            yield from (_text("- ", text) for text in piece.væk)
            yield from (_text("+ ", text) for text in piece.nyt)
            yield from _others(places[piece], page.nu, alt)
        if len(fresh) > MANY and not alt:
            yield f"    … og {len(fresh) - MANY} steder til (--alt viser alle)"
    for change, where in dates.items():
        yield from ("", _text("", f"KUN EN DATO: {change} på {_pages(where, alt)}", ""))
    if follow:
        yield from ("", _text("", f"FØLGER MED, og det, der er ændret, er vist ovenfor: {_pages(follow, alt)}", ""))


def _rank(page: Sideforskel, found: Forskelle) -> tuple[bool, bool, bool]:
    """Return what sorts a page: first those that an editor has changed themselves, last what is no page."""
    told = (page.før.titel, page.før.kort, page.før.adresse) != (page.nu.titel, page.nu.kort, page.nu.adresse)
    return _beside(page), not told, page.nu.kilde not in found.kilder


def _others(where: Sequence[Aftryk], page: Aftryk, alt: bool) -> Iterator[str]:
    if others := [other for other in where if other is not page]:
        yield _text("", f"det samme på {_pages(others, alt)}", "      ")


def _pages(pages: Sequence[Aftryk], alt: bool) -> str:
    shown = pages if alt else pages[:FEW]
    rest = f" og {len(pages) - len(shown)} til" if len(pages) > len(shown) else ""
    kind = ("side", "sider") if all(page.form in ("html", "md") for page in pages) else ("sted", "steder")
    return f"{danish_count(len(pages), *kind)}: {', '.join(f'/{page.adresse}' for page in shown)}{rest}"


def _facts(page: Sideforskel) -> Iterator[str]:
    """Yield what is told of a page beside its text."""
    if page.før.adresse != page.nu.adresse:
        yield f"Adresse: /{page.før.adresse} → /{page.nu.adresse} – er den gamle udgivet, går links til den i stykker"
    if page.før.titel != page.nu.titel:
        yield f"Titel: «{page.før.titel}» → «{page.nu.titel}»"
    shown = {text for piece in page.stykker for text in piece.nyt}
    if page.før.kort != page.nu.kort and page.nu.kort not in shown:
        yield f"Beskrivelse: «{page.før.kort}» → «{page.nu.kort}»"
    if page.belæg:
        yield page.belæg
    for link in page.links[:MANY]:
        yield link[0].upper() + link[1:]
    if page.koder:
        yield "Ankre og skjulte navne, som links og læserens gemte svar hænger på:"
        for piece in page.koder[:MANY]:
            yield from (f"  - {code}" for code in piece.væk)
            yield from (f"  + {code}" for code in piece.nyt)
