"""nginx: a file to include in a `server` block, which then only says in which folder the site lies."""

from __future__ import annotations

from .hoveder import TEXTS, TYPES, Omfang
from .site import HEAD, Site, text


def write(site: Site) -> str:
    """Return the file. Each folder is a place that says all that is sent: nginx adds nothing to what a place says."""
    whole = next(one for one in site.steder if not one.sti)
    packed = " ".join(TYPES[ending] for ending in TEXTS if ending != "html")
    lines = [
        f"# {HEAD}",
        "# Skriv de to linjer i server-blokken, med den mappe, sitet ligger i, og uden skråstreg til sidst:",
        "#     set $vejledningsguide /var/www/guide;",
        "#     include guide.nginx.conf;",
        *([f"location = {site.mappe} {{ return 301 {site.rod}$is_args$args; }}"] if site.mappe else []),
    ]
    for old, new in site.veje:
        target, mark, anchor = new.partition("#")
        for where in (old, old.rstrip("/")):
            lines.append(f'location = {where} {{ return 301 "{target}$is_args$args{mark}{anchor}"; }}')
    lines += [
        f"location {'^~ ' if site.mappe else ''}{site.rod} {{",
        "    alias $vejledningsguide/;" if site.mappe else "    root $vejledningsguide;",
        "    index index.html;",
        f"    error_page 404 {site.rod}404.html;",
        "    absolute_redirect off;",
        "    charset utf-8;",
        f"    charset_types {packed};",
        "    default_type application/octet-stream;",
        f"    types {{ {' '.join(f'{kind} {ending};' for ending, kind in TYPES.items())} }}",
        "    # Filer, der ligger pakket i forvejen, sendes, som de er; resten pakkes her.",
        "    gzip_static on;",
        "    gzip on;",
        "    gzip_vary on;",
        "    gzip_min_length 500;",
        f"    gzip_types {packed};",
        "    # Har serveren modulet brotli_static, så fjern # på næste linje.",
        "    # brotli_static on;",
        *_said(whole, "    "),
    ]
    for one in site.deeper():
        place = f"{'^~' if one.sti.endswith('/') else '='} {site.rod}{one.sti}"
        lines += [f"    location {place} {{", *_said(one, "        "), "    }"]
    return text([*lines, "}"])


def _said(one: Omfang, indent: str) -> list[str]:
    return [f'{indent}add_header {name} "{value}" always;' for name, value in one.hoveder.items()]
