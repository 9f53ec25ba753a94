"""The only file that knows MkDocs: it hands the finished pages to the engine and nothing else."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from mkdocs.config.defaults import MkDocsConfig as Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from vejledningsguide.build import this_day
from vejledningsguide.finish import Indhold
from vejledningsguide.published import Udgivelse
from vejledningsguide.text import slugify

udgivelse = Udgivelse(Path(__file__).parents[1], PluginError)


class FinishedPage(Page):
    made: Any

    def read_source(self, config: Config) -> None:
        self.markdown, self.meta = "", self.made.meta

    def render(self, config: Config, files: Files) -> None:  # without a Markdown pass, when the shell asks for it
        self.content = self.toc = Indhold(lambda: self.made.html)  # type: ignore[assignment]


def on_pre_build(config: Config) -> None:  # before the engine empties its output: a fault leaves the last good site
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify  # the engine's own slugs drop æ and ø
    udgivelse.begin(this_day(), udgivelse.lay_over(config))


@event_priority(100)
def on_files(files: Files, config: Config) -> Files:
    config.extra["aktiver"], made = udgivelse.gather()
    for file in files.documentation_pages():  # those written by hand
        file.content_string = udgivelse.linked(file.content_string, file.url)
    own = [File.generated(config, name, content=content) for name, content in made.items()]
    files = Files([*(file for file in files if file.src_uri not in made), *own])  # an edition replaces some
    for name, side in udgivelse.sider.items():
        files.append(file := File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        file.edit_uri = f"../{side.source}"  # «Rediger» opens the data behind a page
        FinishedPage(None, file, config).made = side
    return files


def on_post_page(output: str, page: Page, config: Config) -> str:
    found = None if "search" in page.meta else (str(page.title), str(page.content))
    published = udgivelse.note(page.url, output, found)
    page.content, page.toc = "", []  # type: ignore[assignment]
    return published


def on_post_build(config: Config) -> None:
    udgivelse.finish(Path(config.site_dir), strict=config.strict)
