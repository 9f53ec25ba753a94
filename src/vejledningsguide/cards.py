"""What can be shown in a frame on other pages: a card for each item and page whose room has a template for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .guide import Guide
from .provenance import Herkomst
from .rum import Indlejret

FOLDER = "indlejr/"
"""Where the cards stand. Ids and the names of kinds last, so the address of a card does too."""

SCRIPT = "content/assets/js/indlejr-v1.js"
"""What other pages load, as it stands: their code holds its fingerprint, so what is published is never changed."""
FIXED, NEWEST = f"{FOLDER}v1.js", "indlejr.js"
"""Where it is for those whose code holds the fingerprint, and for those who would rather follow along."""
INTEGRITY = "sha384-B82Sr0jJziF2iz79z0XNqAjFXC2xHuab40x5O4Lwnhl2C+NXSQxO2y8hoq2vU2Wt"
"""Its fingerprint, as a browser is told to look for it; a test holds them together."""


@dataclass(frozen=True)
class Kort:
    """A card: what it shows, and the whole page behind it. `vist` is nothing for the card of a fixed page."""

    form: Indlejret
    id: str
    titel: str
    mål: str
    herkomst: tuple[Herkomst, ...] = ()
    vist: Any = None
    art: str = ""

    @property
    def adresse(self) -> str:
        """Where the card is: its code with a slash, since a word and a figure may have the id of something else."""
        return f"{FOLDER}{self.kode.replace(':', '/')}/"

    @property
    def kode(self) -> str:
        """What copied code calls it."""
        return f"{self.form.navn}:{self.id}" if self.vist else self.id


def cards(guide: Guide) -> Iterator[Kort]:
    """Yield every card there is, room by room."""
    for rum in guide.katalog.rum:
        for slags in rum.slags:
            if form := slags.indlejret:
                for view in getattr(guide, slags.navn):
                    item = getattr(view, "opslag", view)
                    first = form, item.id, getattr(item, slags.titelfelt), guide.katalog.address(item)
                    yield Kort(*first, guide.herkomst([item]), view, slags.ental)
        for page in rum.faste:
            if page.indlejret:
                fixed = guide.sider[page.id]
                yield Kort(page.indlejret, page.id, fixed.titel, fixed.adresse)
