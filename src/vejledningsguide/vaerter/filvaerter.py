"""Hosts that only take files: those that read `_redirects` and `_headers`, and GitHub and GitLab Pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..addresses import is_local
from ..assets import PUBLISHED
from .hoveder import CACHE
from .site import HEAD, Site, text

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""The packages of Debian and Ubuntu that PDFs are made with."""

SETTINGS = ("AFSENDER", "KONTAKT", "TILGAENGELIGHED")
"""What a site with an address must say of who publishes it, as the variables are called."""

SILENT = (
    "# Her kan I ikke vælge, hvilke hoveder serveren sender. Den sender altså ikke den politik for indhold, som",
    "# «regler» skriver til andre servere. Alle kan vise kort fra guiden i en ramme, og værten bestemmer selv, hvor",
    "# længe en browser gemmer filerne. Sitet virker uden. Vil I selv bestemme det, så vælg en anden vært.",
)


def redirects(site: Site) -> str:
    """The file that Netlify, Cloudflare Pages, GitLab Pages and others read in a site's root."""
    return text([f"# {HEAD}", *(f"{old} {new} 301" for old, new in site.veje)])


def headers(site: Site) -> str:
    """The file of headers that Netlify, Cloudflare Pages and others read in a site's root.

    Where two rules fit a path the hosts send both, and of two policies a browser keeps both. So each path is met once
    by what differs: what is the same everywhere is said of the whole site, the rest of each folder for itself. How long
    a file may be kept is left to the host, which asks again each time.
    """
    whole, *deeper = site.steder
    same = {
        name: value
        for name, value in whole.hoveder.items()
        if name != CACHE and all(place.hoveder.get(name) == value for place in site.steder)
    }
    own = {place.sti for place in deeper}
    pages = ["", "index.html", "404.html", *(f"{name}/*" for name in site.mapper if f"{name}/" not in own)]
    lines = [f"# {HEAD}", "# Læg filen i sitets mappe. Højst 100 regler bliver læst.", f"{site.rod}*", *_said(same, {})]
    for path in pages:
        lines += [f"{site.rod}{path}", *_said(whole.hoveder, same)]
    for place in deeper:
        if place.sti.startswith(PUBLISHED):
            continue  # sheets and scripts are no pages: what is said of the whole site is enough
        if any(place.sti != other and place.sti.startswith(other) for other in own):
            continue
        lines += [f"{site.rod}{place.sti}{'*' if place.sti.endswith('/') else ''}", *_said(place.hoveder, same)]
    return text(lines)


def _said(told: Mapping[str, str], without: Mapping[str, str]) -> Iterator[str]:
    yield from (f"  {name}: {value}" for name, value in told.items() if name != CACHE and name not in without)


def github(site: Site) -> str:
    """The workflow that GitHub runs when something is pushed; the variables stand among the repository's settings."""
    address = "${{ steps.pages.outputs.base_url }}/" if is_local(site.adresse) else site.adresse
    return text(
        [
            f"# {HEAD}",
            "# GitHub Pages: Læg filen i .github/workflows/. Vælg «GitHub Actions» som kilde under Settings, Pages.",
            "# Skriv variablerne under Settings, Secrets and variables, Actions, Variables.",
            *SILENT,
            "name: Udgiv guiden",
            "on:",
            "  push:",
            "    branches: [main]",
            "  workflow_dispatch:",
            "permissions:",
            "  contents: read",
            "  pages: write",
            "  id-token: write",
            "concurrency:",
            "  group: pages",
            "jobs:",
            "  udgiv:",
            "    runs-on: ubuntu-latest",
            "    environment:",
            "      name: github-pages",
            "      url: ${{ steps.udgivet.outputs.page_url }}",
            "    steps:",
            "      - uses: actions/checkout@v4",
            "      - uses: actions/setup-python@v5",
            '        with: {python-version: "3.13"}',
            "      - id: pages",
            "        uses: actions/configure-pages@v5",
            f"      - run: sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(PANGO)}",
            "      - run: python3 guide.py udgiv guide.zip && python3 -m zipfile -e guide.zip udgivet",
            "        env:",
            f"          VEJLEDNINGSGUIDE_ADRESSE: {address}",
            *(f"          VEJLEDNINGSGUIDE_{one}: ${{{{ vars.VEJLEDNINGSGUIDE_{one} }}}}" for one in SETTINGS),
            "      - uses: actions/upload-pages-artifact@v3",
            "        with: {path: udgivet}",
            "      - id: udgivet",
            "        uses: actions/deploy-pages@v4",
        ]
    )


def gitlab(site: Site) -> str:
    """The pipeline that GitLab runs, with the variables of its project; GitLab Pages reads `_redirects`, and sends what
    is packed as it is."""
    address = "$CI_PAGES_URL/" if is_local(site.adresse) else site.adresse
    return text(
        [
            f"# {HEAD}",
            "# GitLab Pages: Kald filen .gitlab-ci.yml, og læg den i projektets mappe. Under Settings, CI/CD,",
            f"# Variables skriver I {', '.join(f'VEJLEDNINGSGUIDE_{one}' for one in SETTINGS)}.",
            *SILENT,
            "pages:",
            "  image: python:3.13-slim-bookworm",
            "  variables:",
            f'    VEJLEDNINGSGUIDE_ADRESSE: "{address}"',
            "  script:",
            f"    - apt-get update && apt-get install -y --no-install-recommends {' '.join(PANGO)}",
            "    - python3 guide.py udgiv guide.zip && python3 -m zipfile -e guide.zip public",
            "    - python3 guide.py regler regler",
            "    - cp regler/_redirects public/",
            "  artifacts:",
            "    paths: [public]",
            "  rules:",
            "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
        ]
    )
