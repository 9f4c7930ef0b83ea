"""Folding many updates into one, and proving that nothing got lost on the way.

Runs in a worker that was started for this alone. The updates are applied one by one, never merged first: merging is
quadratic, and so is loading what was merged. What the engine then gives as "everything" is not believed: it leaves out
whatever waits for something, and may cut items in another way once it is loaded. So it is loaded and written a second
time; the facts that have to survive are computed from the first document, and another process computes them again from
the stored bytes.
"""

from collections.abc import Sequence
from hashlib import sha256

from walkboard.documents.document import Document
from walkboard.documents.protocol import Folded
from walkboard.documents.squashing import visible_size
from walkboard.errors import DocumentBroken
from walkboard.wire.normal_form import normal_form
from walkboard.wire.state_vector import encode_state_vector
from walkboard.wire.update import STORED_LIMITS, DeleteSet, Update, decode_update, merge_ranges


def fold(updates: Sequence[bytes]) -> Folded:
    """One update that holds all of them. Raises DocumentBroken if anything is missing in them or lost on the way."""
    replayed, wanted = Document(), _Deletions()
    replayed.load(updates, wanted.add)
    written = decode_update(replayed.state(), STORED_LIMITS)
    if not wanted.within(written.deletions):
        raise DocumentBroken("Deletions are missing in what was folded.")
    settled = Document()
    settled.load([written.data])
    return Folded(settled.state(), _facts(replayed, written), visible_size(written))


def facts_of(state: bytes) -> bytes:
    """The facts of a folded state; raises DocumentBroken if it is not written again as it was read."""
    document = Document()
    document.load([state])
    read, written = decode_update(state, STORED_LIMITS), decode_update(document.state(), STORED_LIMITS)
    if normal_form(read) != normal_form(written):
        raise DocumentBroken("The folded state changes when it is loaded.")
    return _facts(document, read)


def _facts(document: Document, written: Update) -> bytes:
    """A digest of how far every client id goes, of all items and deletions, and of everything that is shown."""
    clocks = document.clocks
    if document.engine_clocks() != clocks or _end_clocks(written) != clocks:
        raise DocumentBroken("The engine did not take all that was stored.")
    digest = sha256(encode_state_vector(dict(sorted(clocks.items()))))
    digest.update(normal_form(written))
    digest.update(document.contents_digest())
    return digest.digest()


def _end_clocks(update: Update) -> dict[int, int]:
    return {
        block.client: block.structs[-1].clock + block.structs[-1].length for block in update.blocks if block.structs
    }


class _Deletions:
    """What the updates delete, taken together."""

    def __init__(self) -> None:
        self._ranges: DeleteSet = {}

    def add(self, update: Update) -> None:
        """One more update."""
        for client, ranges in update.deletions.items():
            self._ranges.setdefault(client, []).extend(ranges)

    def within(self, deletions: DeleteSet) -> bool:
        """Whether these deletions hold all of them."""
        for client, ranges in self._ranges.items():
            held = deletions.get(client, [])
            if merge_ranges([*ranges, *held]) != merge_ranges(held):
                return False
        return True
