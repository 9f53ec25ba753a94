"""A Word file packed so that the same text gives the same bytes."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, so that the same document gives the same bytes."""


def packed(word: Document) -> bytes:
    """Return the file with every part at the same time of day, and in the order of its name."""
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts.read(part))
    return packed.getvalue()
