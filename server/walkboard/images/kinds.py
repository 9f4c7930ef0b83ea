"""What kind of image some bytes say they are: by their first bytes, never by a name or by what a browser claims."""

from typing import Literal

from walkboard.errors import HeicRefused, ImageKindRefused, InputRefused, SvgRefused

Kind = Literal["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"]

_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
)
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
# So far an SVG is looked for: comments and declarations may stand before it.
_HEAD = 4_096


def kind_of(data: bytes) -> Kind:
    """The kind; raises ImageKindRefused, SvgRefused, HeicRefused, or InputRefused when there is nothing."""
    if not data:
        raise InputRefused("There is no image in the request.")
    for sign, kind in _SIGNS:
        if data.startswith(sign):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in _AVIF_BRANDS:
            return "AVIF"
        if brand in _HEIC_BRANDS:
            raise HeicRefused
    if b"<svg" in data[:_HEAD].lower():
        raise SvgRefused
    raise ImageKindRefused
