"""The id of an image, which is made of its content, and finding such ids in what is stored of documents."""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable

_MARK = "img_"
_IDS = re.compile(rb"img_[A-Za-z0-9_-]{43}")


def digest_of(content: bytes) -> bytes:
    """What proves that stored bytes are those that were written."""
    return hashlib.sha256(content).digest()


def id_of(full: bytes) -> str:
    """The id of the image with this content."""
    return _MARK + urlsafe_b64encode(digest_of(full)).rstrip(b"=").decode()


def named_in(stored: Iterable[bytes]) -> set[str]:
    """All ids that stand in updates or states, which hold strings as they are.

    What was deleted or written over counts as long as it is stored at all: rather an image too many than one too few.
    """
    return {found.decode() for each in stored for found in _IDS.findall(each)}
