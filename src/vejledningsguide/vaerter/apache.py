"""Apache: a .htaccess for the site's own folder, or the same lines in its `<Directory>`."""

from __future__ import annotations

import re

from .hoveder import TEXTS, TYPES
from .site import HEAD, Site, text

PACKED = (("br", "br"), ("gz", "gzip"))
"""The ending of a packed file, and how it is packed; the best first."""


def write(site: Site) -> str:
    """Return the file; mod_alias brings the query along by itself. What is said last of a header is what counts."""
    every = {name for place in site.steder for name in place.hoveder}
    endings = "|".join(TEXTS)
    lines = [
        f"# {HEAD}",
        "# Kald filen .htaccess, og læg den i sitets mappe. Eller skriv linjerne i mappens <Directory>.",
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {site.rod}404.html",
        "AddDefaultCharset utf-8",
        *(f"AddType {kind} .{ending}" for ending, kind in TYPES.items()),
        f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in TEXTS)}",
        *(f'RedirectMatch 301 "^{re.escape(old.rstrip("/"))}/?$" "{new}"' for old, new in site.veje),
        "<IfModule mod_headers.c>",
    ]
    for one in site.steder:
        end = "" if one.sti[-1:] in ("", "/") else "$"
        where = f' "expr=%{{REQUEST_URI}} =~ m#^{re.escape(site.rod + one.sti)}{end}#"' if one.sti else ""
        lines += [f'    Header always set {name} "{value}"{where}' for name, value in one.hoveder.items()]
        lines += [f"    Header always unset {name}{where}" for name in sorted(every - set(one.hoveder)) if where]
    lines += [
        "</IfModule>",
        "# Filer, der ligger pakket i forvejen, sendes, som de er; resten pakkes her.",
        "<IfModule mod_rewrite.c>",
        "<IfModule mod_headers.c>",
        "    RewriteEngine On",
        f"    RewriteBase {site.rod}",
    ]
    for ending, way in PACKED:
        for asked, file, packed in (
            ("^(.+\\.(?:" + endings + "))$", "", "$1"),
            ("^(.*/)?$", "index.html", "$1index.html"),
        ):
            lines += [
                f"    RewriteCond %{{HTTP:Accept-Encoding}} \\b{way}\\b",
                f"    RewriteCond %{{REQUEST_FILENAME}}{file}.{ending} -f",
                f"    RewriteRule {asked} {packed}.{ending} [L]",
            ]
    for ending, way in PACKED:
        lines += [
            f'    <FilesMatch "\\.(?:{endings})\\.{ending}$">',
            f"        RemoveLanguage .{ending}",
            f"        RemoveType .{ending}",
            f"        RemoveEncoding .{ending}",
            f"        Header set Content-Encoding {way}",
            "    </FilesMatch>",
        ]
    lines += [
        f'    <FilesMatch "\\.(?:{endings})(?:\\.(?:br|gz))?$">',
        "        Header merge Vary Accept-Encoding",
        "    </FilesMatch>",
        "</IfModule>",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f'    <FilesMatch "\\.(?:{endings})$">',
        "        SetOutputFilter DEFLATE",
        "    </FilesMatch>",
        "</IfModule>",
    ]
    return text(lines)
