"""The only file that knows MkDocs: it hands the finished pages to the engine and nothing else."""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402

from vejledningsguide.assets import build_assets  # noqa: E402
from vejledningsguide.build import Built, build  # noqa: E402
from vejledningsguide.errors import DataFejl  # noqa: E402
from vejledningsguide.text import slugify  # noqa: E402

built: Built
STOCK = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")  # the theme's own, which no page asks for


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the pages before the engine empties its output: a fault in the data leaves the last good site as it is."""
    global built
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify  # the engine's own slugs drop æ and ø
    try:
        built = build(ROOT, date.today(), config.site_url)
    except DataFejl as error:
        if "built" not in globals():
            raise PluginError(f"\n{error}") from error
        print(f"\n{error}\n", file=sys.stderr, flush=True)  # live reload goes on with the last good pages


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page, so that search and link checks see it, and every file; «Rediger» opens the data behind a page."""
    for stock in [file for file in files if file.src_uri.startswith(STOCK)]:
        files.remove(stock)
    for name, page in built.pages.items():
        files.append(file := File.generated(config, name, content=page.text))
        file.edit_uri = f"../{page.source}"
    assets = build_assets(ROOT)
    config.extra["aktiver"] = assets.names
    for name, content in (built.files | dict(assets.files)).items():
        files.append(File.generated(config, name, content=content))
    return files
