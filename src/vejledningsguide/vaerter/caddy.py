"""Caddy: a file to `import` in a site block, which then only says in which folder the site lies."""

from __future__ import annotations

from .hoveder import TYPES, Omfang
from .site import HEAD, Site, text


def write(site: Site) -> str:
    """Return the file. Each path is met by one place alone: what Caddy is to take back, it takes back last."""
    all_of = f"{site.rod}*"
    lines = [
        f"# {HEAD}",
        "# Skriv de to linjer i sitets blok, med den mappe, sitet ligger i:",
        "#     root * /var/www/guide",
        "#     import guide.caddy",
        "route {",
        *([f"    redir {site.mappe} {site.rod} 301"] if site.mappe else []),
    ]
    for number, (old, new) in enumerate(site.veje, 1):
        target, mark, anchor = new.partition("#")
        lines.append(f"    @vej{number} path {old} {old.rstrip('/')}")
        lines.append(f"    redir @vej{number} {target}?{{query}}{mark}{anchor} 301")
    for number, one in enumerate(site.steder):
        inner = [_path(site, other) for other in site.deeper() if other != one and other.sti.startswith(one.sti)]
        lines += [f"    @sted{number} {{", f"        path {_path(site, one)}"]
        lines += [f"        not path {' '.join(inner)}"] if inner else []
        lines += ["    }", f"    header @sted{number} {{", *_said(one), "    }"]
    # Caddy finds a type in its machine's table, which may lack some, and doesn't say that a text is in UTF-8.
    for ending in ("csv", "txt", "json", "xml"):
        lines.append(f'    header {site.rod}*.{ending} Content-Type "{TYPES[ending]}; charset=utf-8"')
    lines += [
        "    # Filer, der ligger pakket i forvejen, sendes, som de er; resten pakkes her.",
        "    encode gzip",
        f"    handle {all_of} {{",
        *([f"        uri strip_prefix {site.mappe}"] if site.mappe else []),
        "        file_server {",
        "            precompressed br gzip",
        "        }",
        "    }",
        "}",
        "handle_errors {",
        "    @findesikke expression `{err.status_code} == 404`",
        "    handle @findesikke {",
        "        header {",
        *(f"    {line}" for line in _said(site.steder[0])),
        "        }",
        "        rewrite * /404.html",
        "        file_server {",
        "            precompressed br gzip",
        "        }",
        "    }",
        "}",
    ]
    return text(lines)


def _path(site: Site, one: Omfang) -> str:
    return f"{site.rod}{one.sti}" + ("*" if one.sti[-1:] in ("", "/") else "")


def _said(one: Omfang) -> list[str]:
    return [f'        {name} "{value}"' for name, value in one.hoveder.items()]
