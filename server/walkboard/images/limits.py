"""What an image may be, and how much is kept. Pure: the process that opens images reads this as well."""

from dataclasses import dataclass
from datetime import timedelta

MEGABYTE = 1_000_000

# What is kept fits into a square of so many pixels; a preview is what is shown from afar.
FULL_SIDE = 2_560
PREVIEW_SIDE = 480
# An image with more pixels is not opened: a file of a few bytes can say that it is as large as a city.
MAX_PIXELS = 50_000_000

# What the process that opens an image may use: address space (bytes), processor time and time (seconds).
MEMORY_BYTES = 1536 << 20
PROCESSOR_SECONDS = 20
TIMEOUT = 40.0
# What it may answer (bytes): two images that are smaller than any that is taken.
MAX_ANSWER = 64 << 20


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """What whoever runs the server allows: bytes of one upload, of all images of a board, of all there are.

    An image that nothing refers to any more is kept for so long.
    """

    one: int = 20 * MEGABYTE
    board: int = 1_000 * MEGABYTE
    everything: int = 20_000 * MEGABYTE
    unwanted: timedelta = timedelta(days=30)
