"""The words of a card's body: what is written below its title, without how it looks.

As tolerant as the client (web/src/document/bodies.ts): what is no text is passed over, and nothing here fails.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pycrdt import XmlElement, XmlFragment, XmlText

from walkboard.maps.contents import NO_NOTES, Notes
from walkboard.wire.content import MAX_DEPTH

# Nothing that lies deeper comes to a document.
_DEEPEST = MAX_DEPTH
# What a difference says of notes.
_EXCERPT = 200


def notes_of(body: object) -> Notes:
    """What is written in a body, as far as two of them are compared; `NO_NOTES` when that is nothing."""
    words = "\n".join(_lines(body, 0)) if isinstance(body, XmlFragment) else ""
    if not words:
        return NO_NOTES
    begins = words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1]}…"
    return Notes(begins, sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32])


def _lines(parent: XmlFragment | XmlElement, depth: int) -> Iterator[str]:
    for child in parent.children:
        if isinstance(child, XmlText):
            line = "".join(_parts(child))
            if line:
                yield line
        elif isinstance(child, XmlElement) and depth < _DEEPEST:
            yield from _lines(child, depth + 1)


def _parts(text: XmlText) -> Iterator[str]:
    runs: Any = text.diff()
    for part, _ in runs:
        if isinstance(part, str):
            yield part
