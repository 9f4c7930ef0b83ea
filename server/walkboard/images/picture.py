"""Opening an image and making it anew, in two sizes: what comes out holds pixels and nothing else.

Only the process that is made for it calls this (`worker`): decoders are large, and what they are given is anybody's.
"""

import io
import warnings
from collections.abc import Mapping

from PIL import Image, ImageCms, ImageOps

from walkboard.images.limits import FULL_SIDE, MAX_PIXELS, PREVIEW_SIDE
from walkboard.images.made import Fault, Picture, PictureRefused

# Kinds that are drawn rather than photographed: sharp edges stay sharp as long as that is not too large.
_DRAWN = frozenset({"PNG", "GIF", "BMP"})
_LARGEST_DRAWN = 3_000_000
_LARGEST_DRAWN_PREVIEW = 100_000
_PHOTO = {"quality": 86, "method": 4}
_DRAWING = {"lossless": True, "quality": 30, "method": 1}
_PREVIEW = {"quality": 80, "method": 4}
# What can be made smaller as it is; everything else is first given ordinary colours.
_PLAIN = frozenset({"RGB", "RGBA", "L", "LA", "CMYK"})


def picture_from(data: bytes, kind: str) -> Picture:
    """The image in two sizes; of a moving one its first picture. Raises PictureRefused."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        return _made_anew(data, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise PictureRefused(Fault.TOO_MANY_PIXELS) from None
    except PictureRefused:
        raise
    except Exception:  # noqa: BLE001 (decoders fail in as many ways as files can be damaged)
        raise PictureRefused(Fault.UNREADABLE) from None


def _made_anew(data: bytes, kind: str) -> Picture:
    with Image.open(io.BytesIO(data), formats=[kind]) as opened:
        width, height = opened.size
        if width * height > MAX_PIXELS:
            raise PictureRefused(Fault.TOO_MANY_PIXELS)
        profile = opened.info.get("icc_profile")
        opened.draft(None, (FULL_SIDE, FULL_SIDE))
        opened.load()
        full = _upright(_coloured(_fitting(opened, FULL_SIDE), profile))
    full.info.clear()
    preview = full.copy()
    preview.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    kept = _kept(full, kind, _LARGEST_DRAWN, _PHOTO)
    return Picture(full.width, full.height, kept, _kept(preview, kind, _LARGEST_DRAWN_PREVIEW, _PREVIEW))


def _fitting(opened: Image.Image, side: int) -> Image.Image:
    image = opened if opened.mode in _PLAIN else _plain(opened)
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _plain(image: Image.Image) -> Image.Image:
    """In ordinary colours, of which sixteen bits are more than can be seen."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _coloured(image: Image.Image, profile: bytes | None) -> Image.Image:
    """As every screen shows it, if the file says what its numbers mean; otherwise as it is."""
    exif = image.info.get("exif")
    made = _by_profile(image, profile) if profile else None
    if made is None:
        made = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if exif:
        made.info["exif"] = exif
    return made


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    if image.mode not in {"RGB", "RGBA", "CMYK"}:
        return None
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(colours, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    if made is not None and alpha is not None:
        made.putalpha(alpha)
    return made


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; a note about that which cannot be read turns nothing."""
    try:
        return ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, TypeError, KeyError, OSError):
        return image


def _kept(image: Image.Image, kind: str, largest: int, otherwise: Mapping[str, int]) -> bytes:
    if kind in _DRAWN:
        drawn = _encoded(image, _DRAWING)
        if len(drawn) <= largest:
            return drawn
    return _encoded(image, otherwise)


def _encoded(image: Image.Image, how: Mapping[str, int]) -> bytes:
    made = io.BytesIO()
    image.save(made, "WEBP", **how)
    return made.getvalue()
