"""The process that opens one image: `python -m walkboard.images.worker KIND` reads it from standard input, writes what
was made of it to standard output, and ends. It may die of anything: its limits, a decoder's bug, a bomb.

The answer is one line of JSON, then the two images: `{"width", "height", "full", "preview"}` with the sizes in bytes,
or `{"refused"}`.
"""

import json
import os
import resource
import sys

from walkboard.images.limits import MEMORY_BYTES, PROCESSOR_SECONDS
from walkboard.images.made import PictureRefused
from walkboard.images.picture import picture_from


def _within_limits() -> None:
    os.nice(10)
    for what, amount in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (amount, amount))


def main(kind: str) -> None:
    """Answers for the one image."""
    _within_limits()
    try:
        picture = picture_from(sys.stdin.buffer.read(), kind)
    except PictureRefused as refusal:
        head: dict[str, str | int] = {"refused": refusal.fault.value}
        parts = b""
    else:
        head = {"width": picture.width, "height": picture.height}
        head |= {"full": len(picture.full), "preview": len(picture.preview)}
        parts = picture.full + picture.preview
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + parts)


if __name__ == "__main__":
    main(sys.argv[1])
