"""`guide.py vis`: MkDocs makes a page when somebody looks at it; the rest of the server knows no engine."""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from motor import ROOT, SETUP, end_like_ctrl_c, end_with_parent, set_up

sys.path.insert(0, str(ROOT / "src"))

from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from vejledningsguide import cards, findable, live
from vejledningsguide.errors import DataFejl, Fejl
from vejledningsguide.opsaetning import EDITIONS, edition_folder, kept
from vejledningsguide.sender import site_address

ADAPTER = "hooks/mkdocs_adapter.py"
CONTENT = ROOT / "content"
PARTS = ("data", "overrides", "content", "hooks", "src")
PAPERS = kept(ROOT, "papir")
"""What a site is made of; a page links to the PDFs that are there."""
SOURCES = (ROOT / "data", ROOT / EDITIONS, PAPERS, SETUP)
"""What the list of pages and files is made from; a template or a style only changes what stands in them."""


class Workshop:
    """The engine's own way through a build, stopped before the pages: each of them is made when it is read."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    index: findable.Indeks | None = None
    cards: Mapping[str, bytes] | None = None

    def __init__(self, site_dir: str, port: int) -> None:
        """`site_dir` is an empty folder to work in; `port` is where the site answers."""
        self.site_dir, self.port = site_dir, port
        self.root = "/"
        self.unset = self.stale = True
        self.theme: list[File] = []
        self.by_path: dict[str, File] = {}

    def watched(self) -> Iterator[Path]:
        """The files and folders that a site is made of."""
        yield SETUP
        yield from (ROOT / part for part in PARTS)
        if own := edition_folder(ROOT):
            yield own
        yield from PAPERS.glob("*.pdf")

    def refresh(self, changed: frozenset[Path]) -> None:
        """Take in what has changed: read the data again, and make the list of pages and files."""
        if SETUP in changed or self.unset:
            self._set_up()
        config = self.config
        if (
            self.stale
            or any(path.is_relative_to(source) for path in changed for source in SOURCES)
            or self._own(changed)
        ):
            self.stale = True
            config.plugins.on_pre_build(config=config)
            self.stale = False
        self.env = config.theme.get_env()  # it would not see that the shell has changed
        files = get_files(config)
        self._add_from_theme(files)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self.nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self.env = config.plugins.on_env(self.env, config=config, files=files)
        self.by_path = {file.dest_uri: file for file in files if file.inclusion != InclusionLevel.EXCLUDED}
        self.pages = files.documentation_pages()
        self.files, self.index, self.cards = files, None, None

    def _own(self, changed: frozenset[Path]) -> bool:
        """Return whether anything in content/ has changed but the assets: it may be a page, or a file that is none."""
        return any(path.is_relative_to(CONTENT) and not path.is_relative_to(CONTENT / "assets") for path in changed)

    def shared(self, path: Path) -> bool:
        """Return whether every page asks for this file."""
        return path.is_relative_to(ROOT / "content" / "assets")

    def notes(self, path: str) -> list[str]:
        """Return what an open page should say of itself beside its faults."""
        if not self.by_path or path not in self._adapter.udgivelse.new:
            return []
        return [f"/{path} er ikke udgivet. Kør «python3 guide.py skema», når id'et er endeligt."]

    def read(self, path: str) -> bytes | None:
        """Return what stands at a path below the site's root, or None."""
        name = f"{path}index.html" if not path or path.endswith("/") else path
        if file := self.by_path.get(name):
            return self._page(file) if file.is_documentation_page() else file.content_bytes
        if not self.by_path:
            return None
        if name in (findable.PATH, findable.SCRIPT):
            self.index = self.index or self._index()
            return b"".join(self.index.script() if name == findable.SCRIPT else self.index.pieces())
        if name.startswith(cards.FOLDER) or name == cards.NEWEST:
            self.cards = self.cards or self._adapter.udgivelse.cards()
            return self.cards.get(name)
        if name in self.config.theme.static_templates:
            engine._build_theme_template(name, self.env, self.files, self.config, self.nav)
            return (Path(self.site_dir) / name).read_bytes()
        return None

    def _set_up(self) -> None:
        self.unset = self.stale = True
        config = set_up(self.site_dir, strict=False)
        self.root = urlsplit(site_address(ROOT)).path.rstrip("/") + "/"
        config.site_url = f"http://127.0.0.1:{self.port}{self.root}"
        config.plugins.on_startup(command="serve", dirty=False)
        self.config = config.plugins.on_config(config)
        self._adapter.udgivelse.draft = True  # a new page can be seen before its address is published for good
        self.theme, self.unset = [], False

    def _add_from_theme(self, files: Files) -> None:
        """Add the theme's own files, as the engine does; they are listed once: there are 14 000 icons."""
        if not self.theme:
            own = len(files)
            files.add_files_from_theme(self.env, self.config)
            self.theme = list(files)[own:]
            return
        for file in self.theme:
            if file.src_uri not in files.src_uris:
                files.append(file)

    def _page(self, file: File) -> bytes:
        assert file.page is not None
        engine._populate_page(file.page, self.config, self.files)
        engine._build_page(file.page, self.config, self.pages, self.nav, self.env)
        return Path(file.abs_dest_path).read_bytes()

    @property
    def _adapter(self) -> Any:
        return self.config.plugins[ADAPTER]

    def _index(self) -> findable.Indeks:
        index: findable.Indeks = self._adapter.udgivelse.new_index()
        for file in self.pages:
            if (page := file.page) is not None:
                engine._populate_page(page, self.config, self.files)
                if "search" not in page.meta:
                    index.note(page.url, str(page.title), str(page.content))
        return index


def renew_program(changed: frozenset[Path]) -> None:
    """Start again when the program itself has changed; raise DataFejl when it can't be read."""
    code = sorted(path for path in changed if path.suffix == ".py" and path.exists())
    for path in code:
        try:
            compile(path.read_bytes(), str(path), "exec")
        except SyntaxError as error:
            place = path.relative_to(ROOT).as_posix()
            advice = "ret linjen, og gem igen"
            fault = Fejl(place, error.lineno or 1, error.offset or 1, "", "programmet kan ikke læses", advice)
            raise DataFejl([fault]) from error
    if code:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


class Restarting(Workshop):
    """A workshop that starts again with the new program when a developer has changed it."""

    begun = False

    def refresh(self, changed: frozenset[Path]) -> None:
        """Take in what has changed."""
        if self.begun:
            renew_program(changed)
        self.begun = True
        super().refresh(changed)


def main() -> None:
    """Serve the site on the port until somebody stops it."""
    parser = argparse.ArgumentParser(prog="python3 guide.py vis")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--bundet", action="store_true")
    options = parser.parse_args()
    port = options.port
    if options.bundet:
        end_with_parent()
    end_like_ctrl_c()  # the working folder goes with us
    with tempfile.TemporaryDirectory(prefix="vis-") as folder:
        workshop = Restarting(folder, port)
        following = live.Live(workshop)
        shown: list[str] = []

        def follow() -> None:
            while True:
                if following.look() and (faults := following.faults) != shown:
                    print("\n".join(["", *faults, ""]) if faults else "\nFejlen er rettet.\n", flush=True)
                    shown[:] = faults
                time.sleep(live.LOOK)

        following.look()
        threading.Thread(target=follow, daemon=True).start()
        with suppress(KeyboardInterrupt):
            live.server(following, port, workshop.root).serve_forever()


if __name__ == "__main__":
    main()
