"""One page's Markdown inside another page: as HTML, a heading lower, and with anchors that collide with nothing."""

from __future__ import annotations

import re

from markupsafe import Markup

from .finish import headings

_LEADS_ON = re.compile(
    r"""<nav\b.*?</nav>|<details\ class="fravalg".*?</details>
    |<p\ class="(?:finder__trin|finder__knapper|mærker|dæmpet\ version)\b.*?</p>
    |^\#+\ [^\n]*\.ikke-print\ \}\n+(?:<ul\b.*?</ul>)?
    |^\#+\ [^\n]*\n+<ul\ class="kortliste".*?</ul>""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
"""What only leads away from a page: it is of no use to those who have the page in hand."""

_TAG = re.compile(r"<(/?)h([1-5])\b")
_ANCHOR = re.compile(r'\b(id|for|aria-(?:controls|describedby|labelledby))="([^"]+)"')
_LINK = re.compile(r'\bhref="#(?!ord-)([^"]+)"')
"""A link within the page, but to an explained word: those are explained at the foot of the page around."""


def embed(body: str, prefix: str) -> Markup:
    """Return the Markdown of a page as HTML: headings one level down, each anchor and each way to it with `prefix`,
    and without what only leads on to other pages.

    Of Markdown the page may hold headings with an attribute list, and nothing else: the rest must be HTML.
    """

    def anchor(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(prefix + id_ for id_ in found[2].split())}"'

    lower = _TAG.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", _LEADS_ON.sub("", body))
    html = _ANCHOR.sub(anchor, headings(lower, 1))
    return Markup(_LINK.sub(rf'href="#{prefix}\1"', html))
