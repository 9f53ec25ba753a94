"""The list of pages for search engines, each with the day when somebody last went through what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from .findable import PATH
from .guide import Side

SITEMAP = "sitemap.xml"
SEARCH = PATH.rpartition("/")[0] + "/"
"""The page of the search, which is the reader's own each time."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(site_address: str, pages: Iterable[Side], own: Iterable[str]) -> bytes:
    """Return the sitemap of a site. `own` are the addresses of pages written by hand, which have no day.

    What only leads on to another page is left out, and so is the search.
    """
    days = {side.adresse: side.senest for side in pages if not side.videre} | dict.fromkeys(own)
    lines = [
        f"<url><loc>{escape(site_address + address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in sorted(days.items())
        if address != SEARCH
    ]
    return f"{_HEAD}{''.join(lines)}</urlset>\n".encode()
