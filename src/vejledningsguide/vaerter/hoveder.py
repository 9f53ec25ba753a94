"""What a browser is told with each file of the site: what it may load, who may use it, and how long it may keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..assets import PUBLISHED
from ..cards import FIXED, FOLDER, NEWEST

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "csv": "text/csv",
    "xml": "application/xml",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What kind of file each ending is: browsers are told to believe it, so a server whose own table is old must know."""

TEXTS = ("html", "css", "js", "json", "csv", "xml", "txt", "svg")
"""The endings of what is text, and is sent packed."""

CSP = "Content-Security-Policy"
CACHE = "Cache-Control"
CORP = "Cross-Origin-Resource-Policy"
CORS = "Access-Control-Allow-Origin"

SHARED_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""What a page and a card may: load what lies on the site, and send a form (the search) to it."""

OF_PAGES = {"connect-src": "'self'", "frame-src": "'self'", "object-src": "'self'"}
"""What a page may besides: fetch an index or a part of a package, show how a card looks, and be a PDF, which Chrome
shows as an object of a page that it makes for it."""

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What is sent with every file. Strict-Transport-Security is not among them: it binds the whole host for as long as it
says, and only who runs the host knows whether all that lies there can be had by https."""

FOR_GOOD = "public, max-age=31536000, immutable"
ASK = "no-cache"
"""Kept, but asked for each time: what is unchanged is answered in a few bytes, and what is mended is seen at once."""


@dataclass(frozen=True)
class Omfang:
    """A file of the site, or a folder with a slash last («» is the whole site), and all that is sent with it."""

    sti: str
    hoveder: Mapping[str, str]


def places(framers: Sequence[str] = ()) -> tuple[Omfang, ...]:
    """Return what is sent with what, the most general first: of those that fit a path, the last one holds alone.

    `framers` are the only sites that may show cards in a frame, if there are any.
    """
    page = {
        **EVERYWHERE,
        CSP: policy({**SHARED_RULES, **OF_PAGES, "frame-ancestors": "'self'"}),
        "Cross-Origin-Opener-Policy": "same-origin",
        CORP: "same-origin",
        CACHE: ASK,
    }
    around = " ".join(["'self'", *framers]) if framers else "*"
    shared = {CORP: "cross-origin", CORS: "*"}
    card = {**page, **shared, CSP: policy({**SHARED_RULES, "frame-ancestors": around})}
    del card["Cross-Origin-Opener-Policy"]  # it is shown in others' windows
    return (
        Omfang("", page),
        Omfang(PUBLISHED, {**page, CACHE: FOR_GOOD}),  # each name holds a digest of the content
        Omfang(f"{PUBLISHED}billeder/", page),  # but these are called the same from one time to the next
        Omfang("data/", {**page, **shared}),
        Omfang(FOLDER, card),
        Omfang(FIXED, {**page, **shared, CACHE: FOR_GOOD}),
        Omfang(NEWEST, {**page, **shared}),
    )


def policy(rules: Mapping[str, str]) -> str:
    """Return a content policy as a header says it."""
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def sent_with(path: str, all_places: Sequence[Omfang]) -> Mapping[str, str]:
    """Return what is sent with a file, by its path on the site."""
    fits = [one for one in all_places if path == one.sti or (path.startswith(one.sti) and one.sti[-1:] in ("", "/"))]
    return fits[-1].hoveder
