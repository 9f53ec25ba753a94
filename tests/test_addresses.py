"""Where things stand on the site, and the way from one to another."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from vejledningsguide.addresses import file_of, relative
from vejledningsguide.guide import Guide


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("", "", "./"),
        ("moduler/", "", "moduler/"),
        ("", "moduler/", "../"),
        ("", "moduler/sosu-basis/", "../../"),
        ("moduler/", "moduler/", "./"),
        ("moduler/pau-basis-a/", "moduler/sosu-basis/", "../pau-basis-a/"),
        ("samtalen/#foelg-op", "moduler/sosu-basis/", "../../samtalen/#foelg-op"),
        ("samtalen/#foelg-op", "samtalen/", "#foelg-op"),
        ("assets/billeder/ikoner.svg", "erfaringer/tema/vejr/", "../../../assets/billeder/ikoner.svg"),
        ("soeg/indeks.json", "", "soeg/indeks.json"),
        ("om/", "404.html", "om/"),
    ],
)
def test_the_way_from_one_page_to_another(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/en/undermappe/"])
def test_every_way_leads_there_wherever_the_site_stands(base: str, guide: Guide) -> None:
    everything = sorted({link.adresse for link in guide.henvisninger.values()})
    for page in {address.partition("#")[0] for address in everything}:
        for target in everything:
            assert urljoin(base + page, relative(target, page)) == base + target


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "index.md"),
        ("moduler/", "moduler/index.md"),
        ("moduler/sosu-basis/", "moduler/sosu-basis/index.md"),
        ("foelgeskab/situationer/", "foelgeskab/situationer/index.md"),
    ],
)
def test_a_page_gets_a_file_that_the_engine_puts_at_its_address(address: str, name: str) -> None:
    assert file_of(address) == name


def test_fixed_pages_have_ids_addresses_and_words_of_their_own(guide: Guide) -> None:
    pages = guide.sider
    assert len({page.adresse for page in pages.values()}) == len({page.titel for page in pages.values()}) == len(pages)
    for id_, page in pages.items():
        assert re.fullmatch(r"[a-z-]+", id_)
        assert re.fullmatch(r"([a-z-]+/)*", page.adresse)
        assert page.kort.endswith(".")


def test_every_kind_of_item_has_an_address_and_a_name(guide: Guide) -> None:
    for _, _, item in guide.katalog.opslag():
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*/(#[a-z0-9-]+)?", guide.katalog.address(item))
        assert guide.katalog.slags[type(item)].ental
