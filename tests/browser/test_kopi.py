"""The copy to take along, opened as files in real browsers: it finds, answers and is filled in as the site is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import firefox
from tests.browser.pages import PAGES
from tests.browser.support import pages_at, settle
from tests.browser.test_politik import shows, wait_for
from vejledningsguide.kopi import HOME, README, SHIM, START, copied
from vejledningsguide.udgiv.zipfil import write_zip

LIMIT = 5_000_000
FOLDER = "Min mappe #1 æøå"


@pytest.fixture(scope="module")
def packed(site: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the real site, as a zip file."""
    folder = tmp_path_factory.mktemp("kopi")
    for path, content in copied(root, site, "Vejledningsguiden", ""):
        (folder / "filer" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "filer" / path).write_bytes(content)
    write_zip(folder / "filer", folder / "kopi.zip")
    return folder / "kopi.zip"


@pytest.fixture(scope="module")
def copy(packed: Path) -> Path:
    """The copy as a reader has unpacked it."""
    with zipfile.ZipFile(packed) as files:
        files.extractall(packed.parent / FOLDER)
    return packed.parent / FOLDER


def test_it_fits_in_a_mail_and_names_only_files_that_are_in_it(packed: Path, copy: Path) -> None:
    assert packed.stat().st_size <= LIMIT
    assert {path.name for path in copy.iterdir()} == {START, README, HOME.strip("/")}
    files = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert max(map(len, files)) <= 120 and all(path.isascii() for path in files)
    lost, pages = [], 0
    for path in files:
        if not path.endswith(".html"):
            continue
        pages += 1
        html = (copy / path).read_text("utf-8")
        assert "127.0.0.1" not in html, path
        for way in re.findall(r'\s(?:href|src|action|data-flyttet)="([^"#?]+)', html):
            if re.match("https:|mailto:|#", way):
                continue
            if normpath(f"{path}/../{way}") not in files:
                lost.append(f"{path}: {way}")
    assert pages > 500
    assert lost == []


@pytest.fixture(scope="module")
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    """A page of Chromium's that hears every fault."""
    with pages_at(browser, f"{copy.as_uri()}/") as make:
        page = make(None)
        page.context.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        faults: list[str] = []
        yield page
        assert faults == []


ICONS = """[...document.querySelectorAll("svg:has(use)")].filter((one) => one.checkVisibility())
  .filter((one) => !one.querySelector("use").getBBox().width).map((one) => one.outerHTML)"""
"""The icons that nothing is drawn of."""


def opened(page: Page, copy: Path, address: str, more: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{(copy / HOME).as_uri()}/{address}index.html{more}")
    settle(page)


def test_search(page: Page, copy: Path) -> None:
    """From the start page to the guide, a word in the header, and the hit that comes first."""
    page.goto(f"{copy.as_uri()}/{START}")
    page.get_by_role("link", name="Åbn guiden").click()
    settle(page)
    assert page.evaluate(ICONS) == []
    assert page.evaluate("[...document.fonts].some((one) => one.status === 'loaded')"), "the font"
    page.locator("[data-temaknap]").click()
    assert page.evaluate(ICONS) == []
    page.locator("[data-temaknap]").click()
    page.locator("#topsøg").fill("tryghed")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.locator("#topsøg").press("Enter")
    expect(page.locator(".resultat a").first).to_be_visible()
    title = page.locator(".resultat a").first.text_content() or ""
    page.locator(".resultat a").first.click()
    expect(page.locator("h1")).to_have_count(1)
    assert page.url.split("#")[0].endswith("/index.html") and title


def test_find_modul_and_the_group_plan(page: Page, copy: Path) -> None:
    opened(page, copy, PAGES["find-modul"])
    while page.locator("body.form-resultat").count() == 0:
        page.locator("a.svarknap").first.click()
        page.wait_for_load_state()
    expect(page.locator("h1")).to_have_count(1)
    opened(page, copy, PAGES["gruppeplan"])
    expect(page.locator("[data-gruppeplan] button >> visible=true").first).to_be_enabled()


def test_a_checklist_and_its_link(page: Page, copy: Path) -> None:
    """What is filled in can be sent as a link that another opens from the same folder, and is kept when asked."""
    opened(page, copy, PAGES["tjekliste"])
    page.locator("[data-husk]").check()
    page.locator("#ledermoede").check()
    opened(page, copy, PAGES["tjekliste"])
    expect(page.locator("#ledermoede")).to_be_checked()
    page.locator("[data-ryd]").click()
    expect(page.locator("#ledermoede")).not_to_be_checked()
    opened(page, copy, PAGES["tjekliste"], "#udfyldt&ledermoede=on&sted=Nord")
    expect(page.locator("#ledermoede")).to_be_checked()
    expect(page.locator("#sted")).to_have_value("Nord")


def test_a_package_and_what_a_claim_rests_on(page: Page, copy: Path) -> None:
    opened(page, copy, PAGES["moedepakker"], f"#1&d={PAGES['erfaring']}&d={PAGES['tjekliste']}&d={PAGES['resultat']}")
    expect(page.locator("[data-pakkestatus]")).to_contain_text("Pakken er samlet: 3 dele.")
    expect(page.locator(".pakkedel")).to_have_count(3)
    assert page.locator(".pakkedel use").count() and page.evaluate(ICONS) == []
    opened(page, copy, PAGES["erfaring"])
    page.locator("a.belæg, .belæg a").first.click()
    expect(page.locator(".belæg__sted").first).to_contain_text("Kildepunkt")


def test_firefox(fox: firefox.Firefox, copy: Path) -> None:
    """The same in Firefox, where each file is a world of its own."""
    root = (copy / HOME).as_uri()
    fox.visit(f"{root}/index.html")
    fox.run("Object.assign(document.querySelector('#topsøg'), { value: 'tryghed' }).focus()")
    fox.run("document.querySelector('#topsøg').dispatchEvent(new Event('input'))")
    wait_for("suggestions", lambda: shows(fox, "#søgeforslag [role=option]"))
    fox.run("document.querySelector('.topsøg').requestSubmit()")
    wait_for("results", lambda: shows(fox, ".resultat a"))
    fox.run("document.querySelector('.resultat a').click()")
    there = "return !location.href.includes('/soeg/') && document.readyState === 'complete'"
    wait_for("the hit", lambda: fox.run(there))
    wait_for("its word", lambda: fox.run("return /tryg/i.test(document.querySelector('main')?.textContent)"))
    fox.visit(f"{root}/{PAGES['moedepakker']}index.html#1&d={PAGES['erfaring']}&d={PAGES['resultat']}")
    wait_for("a package", lambda: shows(fox, "[data-pakkestatus]", "Pakken er samlet: 2 dele."))
    fox.visit(f"{root}/{PAGES['gruppeplan']}index.html")
    wait_for("the group plan", lambda: shows(fox, "[data-gruppeplan] button"))
    fox.visit(f"{root}/{PAGES['find-modul']}index.html")
    answered = (
        "document.querySelector('a.svarknap')?.click(); return document.body?.classList.contains('form-resultat')"
    )
    wait_for("an answer", lambda: fox.run(answered))
    fox.visit(f"{root}/{PAGES['tjekliste']}index.html#udfyldt&ledermoede=on")
    assert fox.run("return document.querySelector('#ledermoede').checked")


def test_the_shim_is_only_in_the_copy(site: Path) -> None:
    assert not (site / SHIM).exists()
    scripts = "".join(path.read_text("utf-8") for path in (site / "assets").glob("*.js"))
    assert scripts and not re.search(r"DOMParser|insertAdjacentHTML|\.(?:inner|outer)HTML\s*=", scripts)
