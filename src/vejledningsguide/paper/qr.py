"""QR codes: the way from a sheet of paper back to its page."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=256)  # live reload makes everything again
def qr_svg(address: str) -> bytes:
    """Return a whole address as a black-on-white QR code in SVG, with its quiet zone and without inline style."""
    picture = io.BytesIO()
    _code(address).save(
        picture, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None
    )
    return picture.getvalue()


def qr_png(address: str) -> bytes:
    """Return a whole address as a QR code in PNG, fine enough to be printed."""
    picture = io.BytesIO()
    _code(address).save(picture, kind="png", border=4, scale=8)
    return picture.getvalue()


@lru_cache(maxsize=1024)  # a page shows the code, and its Word file too
def _code(address: str) -> segno.QRCode:
    """Return the code at correction level M: it can still be read with a fold or a coffee stain over an eighth."""
    return segno.make_qr(address, error="m", boost_error=False)
