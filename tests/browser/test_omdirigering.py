"""Links that were made once lead where they should: short addresses, and addresses that are written almost right."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.pages import PAGES
from tests.browser.support import NewPage

LIST = PAGES["tjekliste"]


def test_a_short_address_brings_along_what_the_link_carries(new_page: NewPage) -> None:
    page = new_page(None)
    page.goto("t/plan/?a=1#udfyldt&sted=Nord")
    page.wait_for_url(f"**/{LIST}?a=1#udfyldt&sted=Nord")
    expect(page.locator("#sted")).to_have_value("Nord")


def test_a_short_address_leads_on_without_script(new_page: NewPage) -> None:
    page = new_page(None, js=False)
    page.goto("m/basis/")
    page.wait_for_url("**/moduler/sosu-basis/")


def test_an_address_written_in_another_way_is_put_right(new_page: NewPage) -> None:
    page = new_page(None)
    for said in (
        "Tjeklister/Plan-for-Foelgeskab",
        "tjeklister/plan-for-følgeskab/",
        "tjeklister/plan_for_foelgeskab.aspx",
    ):
        page.goto(f"{said}#punkt-1a")
        page.wait_for_url(f"**/{LIST}#punkt-1a")


def test_an_address_with_a_slip_shows_the_nearest_pages(new_page: NewPage) -> None:
    page = new_page(None)
    nearest = page.locator("[data-adresser] a")
    for said, address in (
        ("tjekliste/plan-for-folgeskab/", LIST),
        ("moduler/sosubasis/", "moduler/sosu-basis/"),
        ("find-modul/vejleder/ny/hverdagen/pau/kort/", PAGES["resultat"]),
    ):
        page.goto(said)
        expect(nearest.first).to_have_attribute("href", f"{page.url.removesuffix(said)}{address}")
    page.goto("noget/helt/andet/uden/lighed/")
    expect(page.locator("h1")).to_have_text("Siden findes ikke")
    page.wait_for_load_state("networkidle")
    assert nearest.count() == 0
