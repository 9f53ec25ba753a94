"""What web servers are told of a site: where old and short addresses lead, what browsers may do, and what is packed.

A file for each kind of server. The pages lead on by themselves; a server that knows the rules does it a step sooner,
and tells robots for good. What may be loaded, framed, fetched and kept can only be said by a server.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from urllib.parse import urlsplit

from ..guide import Guide
from ..pages import all_pages
from . import apache, caddy, filvaerter, iis, nginx
from .hoveder import places
from .site import Site


def rules(guide: Guide, site_address: str, framers: Sequence[str] = (), own: Collection[str] = ()) -> Mapping[str, str]:
    """Return the text of each file of rules by its name. Pages that first tell what is different are left alone.

    `framers` are the only sites that may show cards in a frame, if there are any; `own` are the addresses of pages
    written by hand.
    """
    base = urlsplit(site_address).path
    sider = list(all_pages(guide))
    ways = [(base + side.adresse, base + side.videre) for side in sider if side.videre and not side.bliv]
    folders = {address.partition("/")[0] for address in (*(side.adresse for side in sider), *own)} - {""}
    site = Site(base, site_address, tuple(sorted(ways)), places(framers), tuple(sorted(folders)))
    return {name: write(site) for name, write in WRITERS.items()}


WRITERS: Mapping[str, Callable[[Site], str]] = {
    "guide.nginx.conf": nginx.write,
    "guide.caddy": caddy.write,
    "guide.htaccess": apache.write,
    "web.config": iis.write,
    "_redirects": filvaerter.redirects,
    "_headers": filvaerter.headers,
    "github-pages.yml": filvaerter.github,
    "gitlab-ci.yml": filvaerter.gitlab,
}
"""What writes each file."""
