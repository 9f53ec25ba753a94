"""QR codes: the way from a sheet of paper back to its page."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str) -> bytes:
    """Return an absolute address as a black-on-white QR code in SVG, with its quiet zone and without inline style.

    Correction level M: the code can still be read with a fold or a coffee stain over an eighth of it.
    """
    picture = io.BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False)
    code.save(picture, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue()
