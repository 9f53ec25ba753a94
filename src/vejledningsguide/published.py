"""A site on its way out: what an engine is to publish, and what is known only when each page has got its shell."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from . import egne_sider
from .addresses import LOCAL, file_of, is_local
from .ankre import held
from .assets import build_assets
from .build import build
from .errors import DataFejl
from .findable import Indeks
from .frames import SHELL, build_cards
from .hyphens import hyphenated
from .identitet import menus
from .links import Veje
from .load import Læst
from .om import with_own
from .opsaetning import SAID_BY_EDITION, TOP, edition_folder, setting
from .pages import FærdigSide
from .sender import site_address, updated
from .sitemap import SITEMAP, sitemap

NO_SEARCH = " data-search-exclude"
"""The mark on what the search leaves out: once it has read a page, nobody asks for it."""


class Udgivelse:
    """Hands an engine the pages and files of a site, and reads each page as the browser gets it."""

    sider: Mapping[str, FærdigSide]
    draft = False
    """Whether somebody only looks: then a page need not be on the list of addresses; `new` are those that aren't."""
    new: Collection[str] = ()

    def __init__(self, root: Path, refusal: type[Exception] = DataFejl) -> None:
        """`root` is the project's folder; `refusal` is what the engine takes for a reason to stop, given a text."""
        self._root, self._refusal = root, refusal
        self._read: dict[str, Læst] = {}

    def begin(self, today: date, site_address: str | None) -> None:
        """Read and check the data again. Raises `refusal` with all faults, and leaves what there was as it is."""
        try:
            built = build(self._root, today, site_address, self._read, draft=self.draft)
        except DataFejl as error:
            raise self._refusal(f"\n{error}") from error
        self.sider, self._files, self.new = built.pages, built.files, built.new
        self._site_address = site_address or LOCAL
        self._undermappe, self._local = folder_of(site_address or ""), is_local(site_address or LOCAL)
        self._deling = built.deling
        self._guide, self._veje = built.guide, Veje(self._undermappe)
        self._indeks = self.new_index()
        self._own = {
            address: path.relative_to(self._root).as_posix()
            for address, path in egne_sider.own_pages(self._root).items()
        }
        self._opdateret = updated(self._root, built.guide.katalog)

    def lay_over(self, config: Any) -> str | None:
        """Give an engine's set-up what an edition says of itself, and return the site's address. `config` has the
        settings that stand by themselves as attributes, and the others in `extra`."""
        if edition_folder(self._root):
            for name in SAID_BY_EDITION:
                value = setting(self._root, name).værdi
                if name not in TOP:
                    config.extra[name] = value
                elif value and not (self.draft and name == "site_url"):  # who only looks, looks at this machine
                    setattr(config, name, site_address(self._root) if name == "site_url" else value)
            for name, points in menus(self._root).items():
                config.extra[name] = [{"titel": point.titel, "adresse": point.adresse} for point in points]
        address: str | None = config.site_url
        return address

    def gather(self) -> tuple[Mapping[str, Any], Mapping[str, bytes]]:
        """Return what the shell asks for (sheets, scripts, font, day of last change, short addresses, pictures), and
        every file there is; of a `draft` without the cards, which are made when somebody looks at one."""
        assets = build_assets(self._root)
        names = {**assets.names, "opdateret": self._opdateret, "undermappe": self._undermappe}
        names |= {"korte": self._guide.korte, "deling": self._deling}
        cards = {} if self.draft else self.cards()
        for path, content in cards.items():
            if path.endswith(".html"):
                self._veje.note(path.removesuffix("index.html"), f"overrides/{SHELL}", content.decode())
        return names, self._files | cards | dict(assets.files) | self._local_pages()

    def _local_pages(self) -> dict[str, bytes]:
        """Return the pages that an edition has written by hand, marked as its own, by the name that an engine reads."""
        lokalt, made = self._guide.katalog.lokalt, {}
        for address, path in egne_sider.local_pages(self._root).items() if lokalt else ():
            text = egne_sider.marked(path.read_text(encoding="utf-8"), lokalt.mærke if lokalt else "")
            made[egne_sider.below(self._root, path)] = self.linked(text, address).encode()
        return made

    def cards(self) -> dict[str, bytes]:
        """Return the cards that other pages show in a frame, and the script that puts them there, by their paths."""
        return build_cards(self._guide, self._root, self._site_address, build_assets(self._root).names)

    def new_index(self) -> Indeks:
        """Return an index of the search that has read no page yet."""
        return Indeks(self._guide)

    def linked(self, markdown: str, address: str) -> str:
        """Return the Markdown of a page written by hand, with its [[links]] made."""
        return egne_sider.linked(with_own(markdown, address, self._guide.katalog.lokalt), address, self._guide)

    def note(self, address: str, page: str, found: tuple[str, str] | None) -> str:
        """Read a page's whole HTML, and return it as it is published; `found` is its title and own HTML as the search
        finds them."""
        made = self.sider.get(file_of(address))
        self._veje.note(address, made.source if made else self._own.get(address, address), page)
        if found:
            title, html = found
            self._indeks.note(address, title + self._guide.mark(address, made.side.om if made else ()), html)
        return hyphenated(page.replace(NO_SEARCH, ""))

    def finish(self, site: Path, *, strict: bool) -> None:
        """Write the search's index, and a sitemap instead of the engine's where the site has an address. Tell each link
        that leads nowhere, and raise `refusal` when it is `strict`."""
        self._indeks.write(site)
        for made in site.glob("sitemap.xml*"):
            made.unlink()  # the engine's, which dates every page alike
        if not self._local:  # else all that it can name is this machine
            found = sitemap(self._site_address, (one.side for one in self.sider.values()), self._own)
            (site / SITEMAP).write_bytes(found)
        faults = self._veje.faults(lambda path: (site / path).is_file())
        for shown, place, line in held(self._root):
            faults += self._veje.lost({place: line}, shown)
        if not faults:
            return
        if strict:
            raise self._refusal(f"\n{DataFejl(faults)}") from DataFejl(faults)
        print(f"\n{DataFejl(faults)}\n", file=sys.stderr, flush=True)


def folder_of(address: str) -> str:
    """Return the path of a site that lies in a folder below its host's root, and nothing of one that doesn't."""
    path = urlsplit(address).path
    return path if path.strip("/") else ""
