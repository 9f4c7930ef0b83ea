"""Files with images as people have them, and as people with bad intentions make them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms

ORIENTATION, GPS = 0x0112, 0x8825


def drawn(kind: str = "PNG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **how: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue, as a file."""
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (size[0] // 2, 0, *size))
    made = io.BytesIO()
    picture.convert(mode).save(made, kind, **how)
    return made.getvalue()


def photo_of_a_phone() -> bytes:
    """A JPEG that lies on its side and says where it was taken."""
    notes = Image.Exif()
    notes[ORIENTATION] = 6
    notes.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    return drawn(
        "JPEG", (80, 40), exif=notes, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )


def moving() -> bytes:
    """A GIF with three pictures, the first of them green."""
    pictures = [Image.new("RGB", (40, 30), colour) for colour in ("#00aa00", "#aa0000", "#0000aa")]
    made = io.BytesIO()
    pictures[0].save(made, "GIF", save_all=True, append_images=pictures[1:], duration=50)
    return made.getvalue()


def bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A small PNG that says that it is as large as a city."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def opened(data: bytes) -> Image.Image:
    """A file as a picture."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


SVG = b'<?xml version="1.0"?>\n<!-- hello -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
