"""The rules by which web servers send readers on from old and short addresses: a file for each kind of server.

The pages lead on by themselves; a server that knows the rules does it a step sooner, and tells robots for good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from .guide import Guide
from .pages import all_pages

Vej = tuple[str, str]
"""An old address and the new one, both from the host's root: /guide/m/basis/ and /guide/moduler/sosu-basis/."""

HEAD = "Skrevet af «python3 guide.py regler»: gamle og korte adresser, og hvor de fører hen. Ret dem i data/."


def rules(guide: Guide, site_address: str) -> Mapping[str, str]:
    """Return the text of each file of rules by its name. Pages that first tell what is different are left alone."""
    base = urlsplit(site_address).path
    ways = [(base + side.adresse, base + side.videre) for side in all_pages(guide) if side.videre and not side.bliv]
    return {name: write(sorted(ways)) for name, write in WRITERS.items()}


def _nginx(ways: Sequence[Vej]) -> str:
    """Rules to `include` in a `server` block. A query goes along, before an anchor."""
    lines = [f"# {HEAD}", "# Sæt «include omdirigeringer.nginx.conf;» i server-blokken."]
    for old, new in ways:
        target, mark, anchor = new.partition("#")
        lines.append(f'location ~ "^{old.rstrip("/")}/?$" {{ return 301 "{target}$is_args$args{mark}{anchor}"; }}')
    return _text(lines)


def _caddy(ways: Sequence[Vej]) -> str:
    """A snippet to `import` in a site block."""
    lines = [f"# {HEAD}", "# Sæt «import omdirigeringer.caddy» i sitets blok."]
    for number, (old, new) in enumerate(ways, 1):
        target, mark, anchor = new.partition("#")
        lines.append(f"@vej{number} path {old} {old.rstrip('/')}")
        lines.append(f"redir @vej{number} {target}?{{query}}{mark}{anchor} 301")
    return _text(lines)


def _apache(ways: Sequence[Vej]) -> str:
    """Lines for .htaccess or a virtual host; mod_alias brings the query along by itself."""
    lines = [f"# {HEAD}", "# Læg linjerne i .htaccess i værtens rod eller i VirtualHost."]
    lines += [f'RedirectMatch 301 "^{old.rstrip("/")}/?$" "{new}"' for old, new in ways]
    return _text(lines)


def _redirects(ways: Sequence[Vej]) -> str:
    """The file that Netlify, Cloudflare Pages, GitLab Pages and others read in a site's root."""
    return _text([f"# {HEAD}", *(f"{old} {new} 301" for old, new in ways)])


def _iis(ways: Sequence[Vej]) -> str:
    """A web.config for the host's root, with the module URL Rewrite."""
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
            "</configuration>",
        ]
    )


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


WRITERS: Mapping[str, Callable[[Sequence[Vej]], str]] = {
    "omdirigeringer.nginx.conf": _nginx,
    "omdirigeringer.caddy": _caddy,
    "omdirigeringer.htaccess": _apache,
    "_redirects": _redirects,
    "web.config": _iis,
}
"""What writes each file."""
