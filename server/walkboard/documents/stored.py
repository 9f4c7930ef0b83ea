"""Stored states of boards, read for their contents. The latest few are kept: on a walk everybody asks for the same."""

import hashlib
from collections import OrderedDict

from walkboard.documents.document import Document
from walkboard.errors import BoardDamaged, DocumentBroken, DocumentDiscarded
from walkboard.maps.contents import Contents

MAX_KEPT = 4


class StoredContents:
    """Contents of stored states, by what they are made of."""

    def __init__(self) -> None:
        """None read yet."""
        self._kept: OrderedDict[bytes, Contents] = OrderedDict()

    def of(self, state: bytes) -> Contents:
        """What the state says; raises BoardDamaged when it cannot be read."""
        digest = hashlib.blake2b(state, digest_size=32).digest()
        found = self._kept.get(digest)
        if found is None:
            found = self._kept[digest] = _read(state)
            if len(self._kept) > MAX_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(digest)
        return found


def _read(state: bytes) -> Contents:
    document = Document()
    try:
        document.load([state])
        return document.contents()
    except (DocumentBroken, DocumentDiscarded) as error:
        raise BoardDamaged(f"The stored state cannot be read. {error.detail}") from error
    finally:
        document.close()
