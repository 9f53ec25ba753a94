"""One server and one Chromium for all browser tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.pool import Pool
from tests.browser.support import SECONDS, NewPage, Pictures, pages_at, serving

HERE = Path(__file__).parent
VARIABLE = "VEJLEDNINGSGUIDE_CHROMIUM"  # the path of a Chromium; empty means playwright's own
FALLBACKS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test below this folder, before pytest leaves out what `-m` asks it to."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The root address of the built site."""
    with serving(site) as root:
        yield root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    expect.set_options(timeout=SECONDS * 1000)
    path = os.environ.get(VARIABLE)
    if path is None:
        path = next((str(path) for path in FALLBACKS if path.exists()), "")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # the sandbox refuses to start for root
    with sync_playwright() as playwright:
        args = [
            "--font-render-hinting=none",
            *(["--no-sandbox"] if is_root else []),
        ]  # as a browser with a window draws
        chromium = playwright.chromium.launch(executable_path=path or None, args=args)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pool(browser: Browser, address: str) -> Iterator[Pool]:
    """The pages that one test after another is lent."""
    with pages_at(browser, address) as make:
        yield Pool(make)


@pytest.fixture
def new_page(browser: Browser, address: str, pool: Pool) -> Iterator[NewPage]:
    """Make pages with nothing kept in them; addresses are below the site's root."""
    with pages_at(browser, address) as fresh, pool.lending(fresh) as make:
        yield make


@pytest.fixture(scope="session")
def pictures(browser: Browser) -> Iterator[Pictures]:
    """What looks at screenshots."""
    page = browser.new_page()
    yield Pictures(page)
    page.close()
