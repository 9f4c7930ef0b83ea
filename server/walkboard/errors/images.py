"""Refusals of images."""

# ruff: noqa: N818

from typing import Self

from walkboard.errors.base import WalkboardError

_KINDS = "PNG, JPEG, WebP, GIF, AVIF and BMP"


class ImageTooLarge(WalkboardError):
    """More bytes than one image may have."""

    slug = "image-too-large"
    status = 413
    close_code = 4413
    title = "This image is too large"
    default_detail = "The image is larger than Walkboard takes. Make it smaller and try again."

    @classmethod
    def than(cls, largest: int) -> Self:
        """Says how large one may be (bytes)."""
        return cls(f"The image is larger than {largest // 1_000_000} MB. Make it smaller and try again.")


class ImageKindRefused(WalkboardError):
    """No image, or of a kind that is not taken."""

    slug = "image-kind-refused"
    status = 415
    close_code = 4400
    title = "Not an image Walkboard knows"
    default_detail = f"Walkboard takes {_KINDS}. Save the image as one of these and try again."


class SvgRefused(ImageKindRefused):
    """An SVG."""

    slug = "svg-refused"
    title = "SVG drawings are not taken"
    default_detail = "An SVG can hold programs, so Walkboard does not take it. Save it as PNG and try again."


class HeicRefused(ImageKindRefused):
    """A photo of a phone in a format that browsers do not show."""

    slug = "heic-refused"
    title = "HEIC photos are not taken"
    default_detail = "Walkboard cannot open HEIC photos. Share or save the photo as JPEG and try again."


class ImageUnreadable(WalkboardError):
    """It says that it is an image, but cannot be opened as one."""

    slug = "image-unreadable"
    status = 422
    close_code = 4400
    title = "This image cannot be opened"
    default_detail = "The image is damaged or did not arrive whole. Save it anew and try again."


class ImageTooManyPixels(WalkboardError):
    """An image that would take more memory than an image is worth."""

    slug = "image-too-many-pixels"
    status = 422
    close_code = 4400
    title = "This image has too many pixels"
    default_detail = "The image has more than 50 million pixels. Make it smaller and try again."


class ImagesFull(WalkboardError):
    """The board, or the installation, holds as many images as it may."""

    slug = "images-full"
    status = 409
    close_code = 4400
    title = "No room for more images"
    default_detail = "The board holds as many images as it may. Ask who runs Walkboard for more room."


class ImageUnknown(WalkboardError):
    """No such image on this board."""

    slug = "image-unknown"
    status = 404
    close_code = 4404
    title = "No such image"
    default_detail = "This board has no image with this id. It may have been removed because nothing showed it."


class ImageDamaged(WalkboardError):
    """Stored bytes of an image are not those that were written."""

    slug = "image-damaged"
    status = 500
    close_code = 1011
    title = "The stored image is damaged"
    default_detail = "What is stored of this image was damaged on disk. Add it to the board once more."
