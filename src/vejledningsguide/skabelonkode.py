"""The templates' compiled code: kept from one run to the next, and good for any copy of the project."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from jinja2 import FileSystemBytecodeCache


class Kode(FileSystemBytecodeCache):
    """Keeps compiled templates by their name below `overrides/`, and not by where the project lies: a copy of it need
    not compile them again."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a template is kept by; that its text is the same is seen to apart."""
        return super().get_cache_key(name)


def kept_code(root: Path, program: Path) -> Kode | None:
    """Return where the code is kept, if it can be; how filters are called is compiled too, as `program` has them."""
    folder = root / ".cache" / "skabeloner"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    made_by = hashlib.sha256(program.read_bytes()).hexdigest()[:10]
    return Kode(str(folder), f"{made_by}-%s.cache") if os.access(folder, os.W_OK) else None
