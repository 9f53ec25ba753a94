"""One server and one Chromium for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import firefox
from tests.browser.eye import Eye
from tests.browser.pool import Pool
from tests.browser.support import SECONDS, NewPage, Pictures, launched, pages_at, serving

HERE = Path(__file__).parent


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
    with sync_playwright() as playwright, launched(playwright.chromium) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[firefox.Firefox]:
    """One Firefox for all tests of a worker, where the machine has one."""
    with firefox.running(firefox.find(), tmp_path_factory.mktemp("firefox")) as running:
        yield running


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
def eye(pictures: Pictures) -> Eye:
    """One eye for all pages, so that each kind of link and control is looked at once."""
    return Eye(pictures)


@pytest.fixture(scope="session")
def pictures(browser: Browser) -> Iterator[Pictures]:
    """What looks at screenshots."""
    page = browser.new_page()
    yield Pictures(page)
    page.close()
