"""The site as one file, for whoever puts it on a server by hand. The same site gives the same bytes."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

FIRST = 315532800
"""The first moment that a zip can tell of: 1980 begins."""
EPOCH = "SOURCE_DATE_EPOCH"


def write_zip(folder: Path, target: Path) -> None:
    """Pack a folder. The file takes the place of one that is there when it is whole; half of one is never left."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for rest in target.parent.glob(f".{target.name}.ny-*"):
        rest.unlink()
    said = os.environ.get(EPOCH, "")
    day = time.gmtime(max(FIRST, int(said) if said.isdecimal() else FIRST))[:6]
    half = target.with_name(f".{target.name}.ny-{os.getpid()}")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), day)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                entry.create_system = 3  # the same on every machine
                packed.writestr(entry, path.read_bytes())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
