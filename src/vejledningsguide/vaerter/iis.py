"""IIS: a web.config for the site's own folder. Old addresses need the module URL Rewrite; the rest is IIS's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from .hoveder import CACHE, TYPES
from .site import HEAD, Site, text


def write(site: Site) -> str:
    """Return the file. A place below takes away what the site as a whole has said, and says it again as it is there."""
    whole = next(one for one in site.steder if not one.sti)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<!-- {HEAD} -->",
        "<!-- Læg filen i sitets mappe. Delen rewrite kræver modulet URL Rewrite; uden det skal den slettes. -->",
        "<configuration>",
        "  <system.webServer>",
        '    <defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>',
        '    <httpErrors errorMode="Custom" existingResponse="Replace">',
        '      <remove statusCode="404" />',
        '      <error statusCode="404" path="404.html" responseMode="File" />',
        "    </httpErrors>",
        '    <urlCompression doStaticCompression="true" />',
        "    <staticContent>",
        *_types(),
        f"      {_kept(whole.hoveder)}",
        "    </staticContent>",
        *_headers(whole.hoveder, ()),
        *_rewrite(site),
        "  </system.webServer>",
    ]
    for one in site.deeper():
        lines += [
            f"  <location path={quoteattr(one.sti.rstrip('/'))}>",
            "    <system.webServer>",
            f"      <staticContent>{_kept(one.hoveder)}</staticContent>",
            *(f"  {line}" for line in _headers(one.hoveder, sorted(set(whole.hoveder) - {CACHE}))),
            "    </system.webServer>",
            "  </location>",
        ]
    return text([*lines, "</configuration>"])


def _types() -> Iterator[str]:
    for ending, kind in TYPES.items():
        said = f"{kind}; charset=utf-8" if kind.startswith(("text/", "application/json")) else kind
        yield f'      <remove fileExtension=".{ending}" />'
        yield f'      <mimeMap fileExtension=".{ending}" mimeType="{said}" />'


def _kept(headers: Mapping[str, str]) -> str:
    """Return how long a file may be kept, which IIS says by itself beside the other headers."""
    return f'<clientCache cacheControlMode="NoControl" cacheControlCustom="{headers[CACHE]}" />'


def _headers(headers: Mapping[str, str], before: tuple[str, ...] | list[str]) -> Iterator[str]:
    yield from ("    <httpProtocol>", "      <customHeaders>")
    yield from (
        f"        <remove name={quoteattr(name)} />" for name in dict.fromkeys([*before, *headers]) if name != CACHE
    )
    yield from (
        f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in headers.items()
        if name != CACHE
    )
    yield from ("      </customHeaders>", "    </httpProtocol>")


def _rewrite(site: Site) -> list[str]:
    pairs = [
        f"          <add key={quoteattr(key)} value={quoteattr(new)} />"
        for old, new in site.veje
        for key in (old, old.rstrip("/"))
    ]
    return [
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
    ]
