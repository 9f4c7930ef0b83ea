"""Squashing: everything a board shows, written anew, and the proof that it still shows the same.

Runs in a worker that was started for this alone. What is written is not believed by the process that wrote it: another
one loads the stored bytes and computes the same facts from them. The facts are read through the engine, as readers see
the board: all roots, those nobody here knows included, with everything in them. Beside them stands how many clocks are
visible, computed from the structs alone.
"""

from collections.abc import Sequence
from hashlib import sha256

from walkboard.documents.document import Document
from walkboard.documents.protocol import Squashed
from walkboard.errors import DocumentBroken, UpdateRefused
from walkboard.wire.arrangement import Arrangement
from walkboard.wire.rewriting import rewrite, visible_clocks
from walkboard.wire.update import STORED_LIMITS, Update, decode_update
from walkboard.wire.varint import encode_varint


def squash(updates: Sequence[bytes], client_id: int) -> Squashed:
    """What the updates show, as one update of this client id. Raises DocumentBroken if anything is missing in them."""
    document = Document()
    document.load(updates)
    before = document.state()
    arrangement = _arranged(decode_update(before, STORED_LIMITS))
    if client_id in document.clocks:
        raise DocumentBroken("The client id was used before.")
    written = rewrite(arrangement, client_id)
    return Squashed(written.state, _facts(document, arrangement, visible_clocks(arrangement)), len(before))


def facts_of(state: bytes) -> bytes:
    """The facts of a squashed state; raises DocumentBroken if it holds anything that is not shown."""
    document = Document()
    document.load([state])
    update = decode_update(state, STORED_LIMITS)
    arrangement = _arranged(update)
    clocks = document.clocks
    if update.deletions or len(clocks) > 1 or document.engine_clocks() != clocks:
        raise DocumentBroken("The squashed state holds more than it shows.")
    if clocks and rewrite(arrangement, next(iter(clocks))).state != state:
        raise DocumentBroken("The squashed state is not written as it would be again.")
    return _facts(document, arrangement, sum(clocks.values()))


def visible_size(update: Update) -> int:
    """How many bytes a state would have if it were squashed; 0 if that cannot be said."""
    try:
        return len(rewrite(Arrangement(update), 1).state)
    except Exception:  # noqa: BLE001 - what cannot be measured is folded all the same
        return 0


def _arranged(update: Update) -> Arrangement:
    try:
        return Arrangement(update)
    except UpdateRefused as refusal:
        raise DocumentBroken(f"The state cannot be arranged: {refusal.detail}") from refusal


def _facts(document: Document, arrangement: Arrangement, clocks: int) -> bytes:
    digest = sha256(encode_varint(clocks))
    digest.update(document.shown_digest(arrangement))
    return digest.digest()
