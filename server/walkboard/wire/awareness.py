"""Presence entries as y-protocols writes them: client id, clock and a JSON state, `null` for somebody who left.

Checked once on entry, then relayed as bytes: a state must be a JSON object that every reader can take.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from walkboard.errors import MalformedFrame, TooLarge
from walkboard.wire.strict_json import read_json
from walkboard.wire.varint import encode_bytes, encode_varint, read_bytes, read_varint

# Stock clients repeat what they hear, so that one message may hold everybody present.
MAX_ENTRIES = 1_024
MAX_STATE_BYTES = 16 << 10
MAX_DEPTH = 8
ABSENT = b"null"


@dataclass(slots=True)  # not frozen: that would take most of the time of making one
class AwarenessEntry:
    """The presence of one client; `state` is JSON text in UTF-8."""

    client_id: int
    clock: int
    state: bytes


def decode_entries(payload: bytes) -> tuple[AwarenessEntry, ...]:
    """Reads and checks all entries of a presence update, or raises MalformedFrame or TooLarge."""
    try:
        count, position = read_varint(payload, 0)
        if count > MAX_ENTRIES:
            raise TooLarge(f"A presence message has at most {MAX_ENTRIES} entries.")
        entries = []
        for _ in range(count):
            client_id, position = read_varint(payload, position)
            clock, position = read_varint(payload, position)
            state, position = read_bytes(payload, position)
            check_state(state)
            entries.append(AwarenessEntry(client_id, clock, state))
    except IndexError:
        raise MalformedFrame("The presence message ends too early.") from None
    if position != len(payload):
        raise MalformedFrame("The presence message has bytes after its end.")
    return tuple(entries)


def encode_entries(entries: Iterable[AwarenessEntry]) -> bytes:
    """The payload of a presence update."""
    parts = [
        encode_varint(entry.client_id) + encode_varint(entry.clock) + encode_bytes(entry.state) for entry in entries
    ]
    return encode_varint(len(parts)) + b"".join(parts)


def check_state(state: bytes) -> None:
    """Raises MalformedFrame or TooLarge unless the state is `null` or a JSON object within the limits."""
    if len(state) > MAX_STATE_BYTES:
        raise TooLarge(f"A presence state has at most {MAX_STATE_BYTES} bytes.")
    if state == ABSENT:
        return
    if not isinstance(read_json(state, MAX_DEPTH), dict):
        raise MalformedFrame("A presence state is a JSON object or null.")
