"""What web servers are told of a site: where old and short addresses lead, and who may use what is made to be shared.

A file for each kind of server. The pages lead on by themselves; a server that knows the rules does it a step sooner,
and tells robots for good. What may be framed and fetched by other sites can only be said by a server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from .cards import FOLDER, NEWEST
from .guide import Guide
from .pages import all_pages

Vej = tuple[str, str]
"""An old address and the new one, both from the host's root: /guide/m/basis/ and /guide/moduler/sosu-basis/."""

Hoved = tuple[str, str, str]
"""A path from the host's root, with a slash last when it is a folder; a header it is sent with, and what that says."""

SHARED = (FOLDER, NEWEST, "data/")
"""What other sites' pages fetch with script: a browser asks the server whether they may."""

HEAD = "Skrevet af «python3 guide.py regler»: gamle og korte adresser og det, andre må bruge."


def rules(guide: Guide, site_address: str, framers: Sequence[str] = ()) -> Mapping[str, str]:
    """Return the text of each file of rules by its name. Pages that first tell what is different are left alone.

    `framers` are the only sites that may show cards in a frame, if there are any.
    """
    base = urlsplit(site_address).path
    ways = [(base + side.adresse, base + side.videre) for side in all_pages(guide) if side.videre and not side.bliv]
    heads = [(base + path, "Access-Control-Allow-Origin", "*") for path in SHARED]
    if framers:
        allowed = f"frame-ancestors 'self' {' '.join(framers)}"
        heads.append((base + FOLDER, "Content-Security-Policy", allowed))
    return {name: write(sorted(ways), sorted(heads)) for name, write in WRITERS.items()}


def _nginx(ways: Sequence[Vej], heads: Sequence[Hoved]) -> str:
    """Rules to `include` in a `server` block. A query goes along, before an anchor."""
    lines = [f"# {HEAD}", "# Sæt «include omdirigeringer.nginx.conf;» i server-blokken."]
    for old, new in ways:
        target, mark, anchor = new.partition("#")
        lines.append(f'location ~ "^{old.rstrip("/")}/?$" {{ return 301 "{target}$is_args$args{mark}{anchor}"; }}')
    lines.append("# Sender serveren selv hoveder med add_header, så gentag dem i disse blokke.")
    for path, group in groupby(heads, lambda head: head[0]):
        said = " ".join(f'add_header {name} "{value}" always;' for _, name, value in group)
        lines.append(f"location {'^~' if path.endswith('/') else '='} {path} {{ {said} }}")
    return _text(lines)


def _caddy(ways: Sequence[Vej], heads: Sequence[Hoved]) -> str:
    """A snippet to `import` in a site block."""
    lines = [f"# {HEAD}", "# Sæt «import omdirigeringer.caddy» i sitets blok."]
    for number, (old, new) in enumerate(ways, 1):
        target, mark, anchor = new.partition("#")
        lines.append(f"@vej{number} path {old} {old.rstrip('/')}")
        lines.append(f"redir @vej{number} {target}?{{query}}{mark}{anchor} 301")
    lines += [f'header {_below(path)} {name} "{value}"' for path, name, value in heads]
    return _text(lines)


def _apache(ways: Sequence[Vej], heads: Sequence[Hoved]) -> str:
    """Lines for .htaccess or a virtual host; mod_alias brings the query along by itself."""
    lines = [f"# {HEAD}", "# Læg linjerne i .htaccess i værtens rod eller i VirtualHost."]
    lines += [f'RedirectMatch 301 "^{old.rstrip("/")}/?$" "{new}"' for old, new in ways]
    lines.append("# Disse linjer kræver mod_headers.")
    for path, name, value in heads:
        end = "" if path.endswith("/") else "$"
        lines.append(f'Header always set {name} "{value}" "expr=%{{REQUEST_URI}} =~ m#^{re.escape(path)}{end}#"')
    return _text(lines)


def _redirects(ways: Sequence[Vej], _heads: Sequence[Hoved]) -> str:
    """The file that Netlify, Cloudflare Pages, GitLab Pages and others read in a site's root."""
    return _text([f"# {HEAD}", *(f"{old} {new} 301" for old, new in ways)])


def _headers(_ways: Sequence[Vej], heads: Sequence[Hoved]) -> str:
    """The file of headers that Netlify, Cloudflare Pages and others read in a site's root."""
    lines = [f"# {HEAD}"]
    for path, group in groupby(heads, lambda head: head[0]):
        lines += [_below(path), *(f"  {name}: {value}" for _, name, value in group)]
    return _text(lines)


def _below(path: str) -> str:
    """Return a path as a pattern: all of a folder, or a file alone."""
    return f"{path}*" if path.endswith("/") else path


def _iis(ways: Sequence[Vej], heads: Sequence[Hoved]) -> str:
    """A web.config for the host's root, with the module URL Rewrite."""
    places = []
    for path, group in groupby(heads, lambda head: head[0]):
        places += [f"  <location path={quoteattr(path.strip('/'))}>", "    <system.webServer>"]
        places += ["      <httpProtocol>", "        <customHeaders>"]
        for _, name, value in group:
            places.append(f"          <remove name={quoteattr(name)} />")
            places.append(f"          <add name={quoteattr(name)} value={quoteattr(value)} />")
        places += ["        </customHeaders>", "      </httpProtocol>", "    </system.webServer>", "  </location>"]
    pairs = [
        f"          <add key={quoteattr(key)} value={quoteattr(new)} />"
        for old, new in ways
        for key in (old, old.rstrip("/"))
    ]
    return _text(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f"<!-- {HEAD} -->",
            "<!-- Serveren skal have modulet URL Rewrite. Har du en web.config, så flyt kun rewrite over i den. -->",
            "<configuration>",
            "  <system.webServer>",
            "    <rewrite>",
            "      <rewriteMaps>",
            '        <rewriteMap name="Omdirigeringer">',
            *pairs,
            "        </rewriteMap>",
            "      </rewriteMaps>",
            "      <rules>",
            '        <rule name="Omdirigeringer" stopProcessing="true">',
            '          <match url=".*" />',
            "          <conditions>",
            '            <add input="{Omdirigeringer:{PATH_INFO}}" pattern="(.+)" />',
            "          </conditions>",
            '          <action type="Redirect" url="{C:1}" appendQueryString="true" redirectType="Permanent" />',
            "        </rule>",
            "      </rules>",
            "    </rewrite>",
            "  </system.webServer>",
            *places,
            "</configuration>",
        ]
    )


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


WRITERS: Mapping[str, Callable[[Sequence[Vej], Sequence[Hoved]], str]] = {
    "omdirigeringer.nginx.conf": _nginx,
    "omdirigeringer.caddy": _caddy,
    "omdirigeringer.htaccess": _apache,
    "_redirects": _redirects,
    "_headers": _headers,
    "web.config": _iis,
}
"""What writes each file."""
