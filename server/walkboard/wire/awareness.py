"""Presence entries as y-protocols writes them: client id, clock and a JSON state, `null` for somebody who left.

Checked once on entry, then relayed as bytes: a state must be a JSON object that every reader can take.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from walkboard.errors import MalformedFrame, TooLarge
from walkboard.wire.strict_json import read_json
from walkboard.wire.varint import encode_varint, read_bytes, read_varint

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
    return join_entries([encode_entry(encode_varint(each.client_id), each.clock, each.state) for each in entries])


def encode_entry(client: bytes, clock: int, state: bytes) -> bytes:
    """One entry of such a payload; `client` is the id as a varint."""
    return client + encode_varint(clock) + encode_varint(len(state)) + state


def join_entries(entries: Sequence[bytes]) -> bytes:
    """The payload of a presence update with these entries."""
    return encode_varint(len(entries)) + b"".join(entries)


def check_state(state: bytes) -> None:
    """Raises MalformedFrame or TooLarge unless the state is `null` or a JSON object within the limits."""
    if len(state) > MAX_STATE_BYTES:
        raise TooLarge(f"A presence state has at most {MAX_STATE_BYTES} bytes.")
    # What nearly all states are: known by a look at them, without making values of them.
    if _PLAIN.fullmatch(state) is not None or state == ABSENT:
        return
    if not isinstance(read_json(state, MAX_DEPTH), dict):
        raise MalformedFrame("A presence state is a JSON object or null.")


def _plain_object() -> "re.Pattern[bytes]":
    """An object with ordinary numbers, plain ASCII strings and lists of these; no group gives back what it took."""
    text = rb'"[ !#-\[\]-~]*+"'
    value = rb"-?(?:0|[1-9][0-9]{0,15}+)(?:\.[0-9]{1,20}+)?|" + text + rb"|true|false|null"
    items = rb"\[(?:(?>" + value + rb")(?:,(?>" + value + rb"))*+)?\]"
    member = text + rb":(?>" + value + rb"|" + items + rb")"
    return re.compile(rb"\{(?:" + member + rb"(?:," + member + rb")*+)?\}")


_PLAIN = _plain_object()
