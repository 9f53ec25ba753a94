"""How a site looks and what it leads to first, as the chosen edition says. The shared guide is itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from . import farver
from .errors import Fejl, did_you_mean
from .logo import HIGH, Logo, read_logo
from .opsaetning import EDITION, EDITIONS, SETUP, edition_folder, edition_node, listed
from .udgave import LOCAL_PAGE

ICONS = "assets/billeder/ikoner.svg"
"""The published icons; opened by itself the file shows the mark, and is the site's small icon."""


HERE = "Hos os"
"""What the link to the page with all that is the edition's own is called."""

Place = tuple[str, int, int, str]
"""The file, line and column of something, and its way there as a message calls it."""


@dataclass(frozen=True)
class Menupunkt:
    """A link in a menu, and where it is written."""

    titel: str
    adresse: str
    sted: Place


def _below(node: Any, *way: str) -> Any:
    """Return the node that stands in a field of the edition's file; None where there is none."""
    for name in way:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == name), None)
    return node


def _text(node: Any, *way: str) -> str:
    """Return the text of a field; nothing where there is none."""
    found = _below(node, *way)
    return str(found.value).strip() if isinstance(found, yaml.ScalarNode) else ""


def _place(root: Path, node: Any, way: str) -> Place:
    folder = edition_folder(root)
    shown = f"{EDITIONS}/{folder.name if folder else ''}/{EDITION}"
    return shown, node.start_mark.line + 1, node.start_mark.column + 1, way


def _own(root: Path, *way: str) -> Iterator[Menupunkt]:
    """Yield the links of a list in the edition's file; what is wrong with them in themselves is told by the reading."""
    found = _below(edition_node(root), *way)
    for place, one in enumerate(found.value if isinstance(found, yaml.SequenceNode) else (), 1):
        if (where := _below(one, "adresse")) is not None:
            sted = _place(root, where, f"{'.'.join(way)}.{place}.adresse")
            yield Menupunkt(_text(one, "titel"), _text(one, "adresse"), sted)


def menus(root: Path) -> dict[str, list[Menupunkt]]:
    """Return the links of the menu and of the foot, as mkdocs.yml has them, and as an edition would have them."""
    found = {
        name: [
            Menupunkt(fields.get("titel", ""), fields.get("adresse", ""), (SETUP, line, 5, f"extra.{name}"))
            for line, fields in listed(root, name)
        ]
        for name in ("menu", "fodmenu")
    }
    if edition_folder(root):
        found["menu"] = list(_own(root, "menu")) or found["menu"]
        here = Menupunkt(HERE, LOCAL_PAGE, (SETUP, 1, 1, "extra.fodmenu"))
        found["fodmenu"] = [here, *found["fodmenu"], *_own(root, "bund")]
    return found


def shortcuts(root: Path) -> Iterator[Menupunkt]:
    """Yield the links of the front page that an edition has chosen."""
    return _own(root, "forside", "genveje")


def unknown_tasks(root: Path, known: frozenset[str]) -> Iterator[Fejl]:
    """Yield a fault for each task of the front page that leads to nothing known."""
    found = _below(edition_node(root), "forside", "først")
    for place, one in enumerate(found.value if isinstance(found, yaml.SequenceNode) else (), 1):
        if one.value not in known:
            advice = did_you_mean(str(one.value), sorted(known), "brug id'et på en side, fx find-modul")
            yield Fejl(*_place(root, one, f"forside.først.{place}"), f"«{one.value}» findes ikke", advice)


def colours(root: Path) -> Mapping[str, str]:
    """Return the edition's two colours; none of the shared guide, and of an edition that has none."""
    node = edition_node(root)
    found = {name: _text(node, "farver", name).lower() for name in farver.GIVEN}
    return found if all(found.values()) else {}


def token_sheet(root: Path) -> str:
    """Return the style sheet of tokens, in the edition's colours if it has any."""
    text = (root / farver.TOKENS).read_text(encoding="utf-8")
    return farver.laid_over(text, own) if (own := colours(root)) else text


def own_icons(root: Path) -> bytes | None:
    """Return the icons with the edition's logo, or the mark in its colours; None when the shared ones will do."""
    own, logo = colours(root), logo_of(root)
    if not own and not logo:
        return None
    head, _, mark = (root / "content" / ICONS).read_text(encoding="utf-8").partition('<g id="mærket">')
    if logo:  # opened by itself the file is square, with the logo in the middle
        side = max(logo.width, HIGH)
        frame = f'viewBox="{(logo.width - side) / 2:g} {(HIGH - side) / 2:g} {side:g} {side:g}"'
        return (head.replace('viewBox="0 0 36 36"', frame, 1) + logo.mark("mærket") + "</svg>").encode()
    shared = farver.tokens((root / farver.TOKENS).read_text(encoding="utf-8"))
    for name in farver.GIVEN:
        mark = mark.replace(f'"{shared[name][farver.LIGHT]}"', f'"{own[name]}"')
    return f'{head}<g id="mærket">{mark}'.encode()


def logo_of(root: Path) -> Logo | None:
    """Return the edition's logo, if it has one that is in order."""
    path, shown = _logo_file(root)
    return read_logo(path, shown)[0] if path and path.is_file() else None


def _logo_file(root: Path) -> tuple[Path | None, str]:
    """Return where the edition's logo lies, and how messages call it."""
    folder, name = edition_folder(root), _text(edition_node(root), "logo")
    return (folder / name, f"{EDITIONS}/{folder.name}/{name}") if folder and name else (None, "")


def logo_faults(root: Path) -> list[Fejl]:
    """Return all that is wrong with the edition's logo: itself, or that it can't be seen where it stands."""
    path, shown = _logo_file(root)
    if path is None:
        return []
    if not path.is_file():
        place = _place(root, _below(edition_node(root), "logo"), "logo")
        return [Fejl(*place, f"filen {shown} findes ikke", "læg den der, eller slet linjen")]
    logo, faults = read_logo(path, shown)
    if logo is None or None in logo.colours or not (root / farver.TOKENS).is_file():
        return faults
    made = farver.tokens(token_sheet(root))
    grounds = {
        "i sidehovedet i lyst udseende": made["hoved"][farver.LIGHT],
        "i sidehovedet i mørkt udseende": made["hoved"][farver.DARK],
        "på hvidt papir": farver.PAPER,
    }
    painted = [one for one in logo.colours if one]
    for told, ground in grounds.items():
        if max(farver.contrast(one, ground) for one in painted) < farver.EDGE:
            advice = "læg en flade i en anden farve under det, eller giv en del af det en anden farve"
            faults.append(Fejl(shown, 1, 1, "", f"logoet kan ikke ses {told}", advice))
    return faults
