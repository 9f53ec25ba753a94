"""The only file that knows MkDocs: it hands the finished pages to the engine and nothing else."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import File, Files, InclusionLevel  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402

from vejledningsguide.assets import build_assets  # noqa: E402
from vejledningsguide.build import Built, build  # noqa: E402
from vejledningsguide.errors import DataFejl  # noqa: E402
from vejledningsguide.finish import Indhold  # noqa: E402
from vejledningsguide.load import Læst  # noqa: E402
from vejledningsguide.pages import FærdigSide as Made  # noqa: E402
from vejledningsguide.published import Eftersyn  # noqa: E402
from vejledningsguide.text import slugify  # noqa: E402

built: Built
eftersyn: Eftersyn
læst: dict[str, Læst] = {}
STOCK = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")  # the theme's own, which no page asks for


class FinishedPage(Page):
    """A page of ours: its HTML is made when the shell asks for it, without a Markdown pass."""

    def __init__(self, made: Made, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", self.made.meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        content: Any = Indhold(lambda: self.made.html)
        self.content = self.toc = content


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the pages before the engine empties its output: a fault in the data leaves the last good site as it is."""
    global built, eftersyn
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify  # the engine's own slugs drop æ and ø
    eftersyn = Eftersyn()
    try:
        built = build(ROOT, date.today(), config.site_url, læst)
    except DataFejl as error:
        raise PluginError(f"\n{error}") from error


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page and every file; «Rediger» opens the data behind a page."""
    for stock in [file for file in files if file.src_uri.startswith(STOCK)]:
        files.remove(stock)
    for name, made in built.pages.items():
        files.append(file := File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        file.edit_uri = f"../{made.source}"
        FinishedPage(made, file, config)
    assets = build_assets(ROOT)
    config.extra["aktiver"] = assets.names
    for name, content in (built.files | dict(assets.files)).items():
        files.append(File.generated(config, name, content=content))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Read each page as the browser gets it, and let its content go."""
    eftersyn.note(page.url, page.made.source if isinstance(page, FinishedPage) else page.file.src_uri, output)
    if "search" not in page.meta:
        eftersyn.note_findable(page.url, str(page.title), str(page.content))
    page.content, page.toc = "", []  # type: ignore[assignment]
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Stop a strict build that has a link which leads nowhere."""
    try:
        eftersyn.finish(Path(config.site_dir))
    except DataFejl as error:
        if config.strict:
            raise PluginError(f"\n{error}") from error
        print(f"\n{error}\n", file=sys.stderr, flush=True)
