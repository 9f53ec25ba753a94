"""All links that lead out of the site: where they stand, what came of trying them, and what an editor is told."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from .addresses import is_local
from .afproevet import LinkFil, Linkprøve
from .egne_sider import own_pages
from .explain import DATAFILER
from .katalog import Katalog
from .opsaetning import SETUP, setting
from .sender import WAYS, site_address
from .text import danish_count, danish_date
from .udlinks import Klient
from .walk import walk

FIL = next(fil.navn for fil in DATAFILER if fil.model is LinkFil)
HEAD = f"""# yaml-language-server: $schema=_skema/{FIL.removesuffix(".yaml")}.json
# Linkene ud af sitet, hvornår de sidst blev prøvet, og hvornår de sidst blev set virke. Siden viser det ved linket.
# Filen bliver skrevet af «python3 guide.py links», så ret ikke i den. Ret adressen dér, hvor den står.
"""
SECTIONS = {
    "virker ikke": "Virker ikke – find den nye adresse, eller tag linket væk:",
    "flyttet": "Flyttet – ret adressen til den nye:",
    "login": "Beder om login – fortæl læseren, at det kræver en konto:",
    "afvist": "Svarer ikke programmer – åbn dem selv i en browser:",
}
"""What is told of the links that an editor must look at, by what came of them, the worst first."""

_LINK = re.compile(r"https?://[^\s<>\"'`\])]+")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def run(root: Path, katalog: Katalog, today: date) -> int:
    """Try every outward link, write what came of it, and tell it; return 1 when some don't work or nobody answered."""
    places, before = outward(root, katalog), known(katalog)
    where = site_address(root)
    name = "Vejledningsguidens linktjek" if is_local(where) else f"Vejledningsguidens linktjek (+{where})"
    results = tried(places, before, Klient(name.encode("ascii", "ignore").decode()), today, partial(print, flush=True))
    if results is None:
        print("Ingen af adresserne svarede, så intet er gemt. Er der forbindelse til nettet?", file=sys.stderr)
        return 1
    (root / "data" / FIL).write_text(written(results), encoding="utf-8", newline="\n")
    print(f"\n{told(places, results, len(before.keys() - places.keys()))}\n\nResultatet står i data/{FIL}.")
    return int(any(one.udfald == "virker ikke" for one in results))


def outward(root: Path, katalog: Katalog) -> dict[str, list[str]]:
    """Return every address outside the site that a reader can follow, sorted, with each place where it stands."""
    found: dict[str, list[str]] = {}
    for name, content in katalog.files():
        for sti, value in walk(content) if not isinstance(content, LinkFil) else ():
            if isinstance(value, str) and _LINK.fullmatch(value):
                place = katalog.place(name, sti)
                found.setdefault(value, []).append(f"{place.fil}:{place.linje}")
    for path in own_pages(root).values():
        text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), path.read_text(encoding="utf-8"))
        for number, line in enumerate(text.splitlines(), 1):
            for link in _LINK.findall(line):
                found.setdefault(link.rstrip(".,;:!?*_"), []).append(f"{path.relative_to(root).as_posix()}:{number}")
    for name in WAYS:
        one = setting(root, name)
        if _LINK.fullmatch(one.værdi):
            found.setdefault(one.værdi, []).append(f"{SETUP}:{one.linje}")
    return dict(sorted(found.items()))


def known(katalog: Katalog) -> dict[str, Linkprøve]:
    """Return what was known of each address before."""
    files = (content for _, content in katalog.files() if isinstance(content, LinkFil))
    return {one.adresse: one for fil in files for one in fil.links}


def tried(
    places: Mapping[str, Sequence[str]],
    before: Mapping[str, Linkprøve],
    klient: Klient,
    today: date,
    say: Callable[[str], None] = lambda _line: None,
) -> list[Linkprøve] | None:
    """Try each address and return what is known of it now; None when nobody at all answered, as without a network."""
    results, heard = [], False
    for number, address in enumerate(places, 1):
        answer = klient.try_link(address)
        heard = heard or answer.hørt
        works = answer.udfald in ("virker", "flyttet")
        last = today if works else before[address].virkede if address in before else None
        results.append(
            Linkprøve(
                adresse=address,
                prøvet=today,
                udfald=answer.udfald,
                svar=answer.ord,
                fører_til=answer.fører_til or None,
                virkede=last,
            )
        )
        say(f"{number} af {len(places)}: {address} – {answer.ord}")
    return results if heard or not results else None


def told(places: Mapping[str, Sequence[str]], results: Sequence[Linkprøve], gone: int) -> str:
    """Return the report: how many there are of each, what an editor must do, and how many have left the file."""
    works = sum(one.udfald == "virker" for one in results)
    lines = [f"{danish_count(len(results), 'adresse', 'adresser')} er prøvet. {works} virker."]
    for outcome, heading in SECTIONS.items():
        here = [one for one in results if one.udfald == outcome]
        lines += ["", heading] if here else []
        for one in here:
            lines.append(f"  {one.adresse}")
            lines.append(f"    {one.svar}" + (f": {one.fører_til}" if one.fører_til else ""))
            lines.append(f"    står i {', '.join(places[one.adresse])}")
            if outcome != "flyttet":
                seen = danish_date(one.virkede) if one.virkede else ""
                lines.append(f"    {f'sidst set virke {seen}' if seen else 'er ikke set virke'}")
    if gone:
        lines += ["", f"{danish_count(gone, 'adresse', 'adresser')}, der ikke bruges mere, er taget ud af data/{FIL}."]
    return "\n".join(lines)


def written(results: Sequence[Linkprøve]) -> str:
    """Return the file: the same results make the same text, whatever order they were found in."""
    lines = ["links:" if results else "links: []"]
    for one in sorted(results, key=lambda one: one.adresse):
        lines += [f"  - adresse: {_quoted(one.adresse)}", f"    prøvet: {one.prøvet}", f"    udfald: {one.udfald}"]
        lines.append(f"    svar: {_quoted(one.svar)}")
        lines += [f"    fører_til: {_quoted(one.fører_til)}"] if one.fører_til else []
        lines += [f"    virkede: {one.virkede}"] if one.virkede else []
    return HEAD + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
