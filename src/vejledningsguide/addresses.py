"""The way from one page to another, and the file behind each. Addresses are ASCII, and once published never change."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

LOCAL = "http://127.0.0.1:8000/"
"""The site's own address as long as nobody has said where it is published; mkdocs.yml says the same."""


def is_local(address: str) -> bool:
    """Return whether only this machine can read what stands there."""
    try:
        return urlsplit(address).hostname in {"127.0.0.1", "0.0.0.0", "::1", "localhost"}
    except ValueError:
        return False  # no address at all, which is told elsewhere


_LOCAL_WAY = re.compile(
    r'<a\b[^>]*\bhref="http://(?:127\.|0\.0\.0\.0|localhost|\[::1\])[^"]*"[^>]*>(.*?)</a>', re.DOTALL
)


def unlinked(html: str) -> str:
    """Return HTML with only the words of each link that leads to this machine."""
    return _LOCAL_WAY.sub(r"\1", html)


@lru_cache(maxsize=1024)
def relative(target: str, page: str) -> str:
    """Return the way from the address `page` to the address `target`; both count from the site's root.

    Relative addresses work in a subfolder, on an intranet and in an offline copy alike.
    """
    path, _, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    *start, _ = page.split("/")
    *folders, name = path.split("/")
    shared = 0
    for here, there in zip(start, folders, strict=False):
        if here != there:
            break
        shared += 1
    way = "../" * (len(start) - shared) + "".join(f"{folder}/" for folder in folders[shared:]) + name
    return (way or "./") + (f"#{anchor}" if anchor else "")


def file_of(adresse: str) -> str:
    """Return the Markdown file that every engine publishes at an address: moduler/ → moduler/index.md."""
    return f"{adresse}index.md"


def beside(address: str, ending: str) -> str:
    """Return the path of the file that goes with the page at an address: tjeklister/x/ → tjeklister/x/x.pdf."""
    return f"{address}{address.rstrip('/').rpartition('/')[2]}.{ending}"
