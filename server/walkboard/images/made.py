"""What is made of an image, or why nothing is. Without any decoder, so that the server itself may know it."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why an image is not taken."""

    TOO_MANY_PIXELS = "too-many-pixels"
    UNREADABLE = "unreadable"


class PictureRefused(Exception):  # noqa: N818 (it is an answer)
    """The image is not taken."""

    def __init__(self, fault: Fault) -> None:
        """Says why."""
        self.fault = fault
        super().__init__(fault.value)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image made anew, as WebP; width and height are those of `full`."""

    width: int
    height: int
    full: bytes
    preview: bytes
