"""What differs between two built sites, as a reader would meet it: the way to change the inside and keep the outside.

python3 -m tests.sammenlign OLD NEW    prints each page whose tags, attributes or text differ, and where it begins to
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

Token = tuple[str, ...]


class _Reader(HTMLParser):
    """Reads a page as a row of tags and texts; how it is wrapped in lines makes no difference."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its attributes, in whatever order they come."""
        self.tokens.append((tag, *(f'{name}="{value or ""}"' for name, value in sorted(attrs))))

    def handle_endtag(self, tag: str) -> None:
        """Note where an element ends."""
        self.tokens.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        """Note the words; a text in two pieces is one text. A soft hyphen is none: only our hook sets them."""
        words = " ".join(data.replace("\u00ad", "").split())
        if words and self.tokens and self.tokens[-1][0] == "=":
            words = f"{self.tokens.pop()[1]} {words}"
        if words:
            self.tokens.append(("=", words))


def tokens(html: str) -> list[Token]:
    """Return a page as its tags and texts."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [token for token in reader.tokens if token[0] not in {"/br", "/input", "/img", "/use"}]


def difference(old: str, new: str) -> str:
    """Return where two pages begin to differ, as «was … is …»; nothing when a reader would find them the same."""
    before, after = tokens(old), tokens(new)
    if before == after:
        return ""
    shared = next(
        (n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    was, now = (" ".join(" ".join(token) for token in side[shared : shared + 4]) for side in (before, after))
    return f"was {was[:300]}\n    is  {now[:300]}"


MUTE = " data-search-exclude"
"""A mark for the search, which leaves the page when our hook publishes it."""


def differences(old: Path, new: Path) -> Iterator[tuple[str, str]]:
    """Yield each page of two built sites that differs, and where."""
    names = {path.relative_to(site).as_posix() for site in (old, new) for path in site.rglob("*.html")}
    for name in sorted(names):
        one, other = old / name, new / name
        if not (one.exists() and other.exists()):
            yield name, "gone" if one.exists() else "new"
        elif found := difference(*(site.read_text("utf-8").replace(MUTE, "") for site in (one, other))):
            yield name, found


def main() -> int:
    """Print what differs; return 1 when something does."""
    found = list(differences(Path(sys.argv[1]), Path(sys.argv[2])))
    for name, where in found:
        print(f"{name}\n    {where}")
    print(f"{len(found)} pages differ.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
