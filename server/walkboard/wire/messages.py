"""Frames of the y-websocket protocol, one message each, and the messages Walkboard adds for its own client.

    0 sync: 0 step 1 (a state vector) · 1 step 2 (an update that answers one) · 2 update
    1 awareness · 3 query awareness
    100 hello · 101 acknowledgement · 102 event: from the server, only to our client
    103 check: a question of our client, and the server's answer · 104 difference: from our client
    105 packed: another message, compressed, only to clients that say they can unpack it

Reading is strict: canonical integers, known types, nothing after the end. What is inside an update is not looked at.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from walkboard.errors import MalformedFrame, TooLarge
from walkboard.wire.awareness import AwarenessEntry, decode_entries, encode_entries
from walkboard.wire.strict_json import read_json
from walkboard.wire.varint import encode_bytes, encode_varint, read_bytes, read_varint

SYNC, AWARENESS, QUERY_AWARENESS = 0, 1, 3
STEP_1, STEP_2, UPDATE = 0, 1, 2
HELLO, ACKNOWLEDGEMENT, EVENT, CHECK, DIFFERENCE, PACKED = 100, 101, 102, 103, 104, 105

# A difference names roots and digests, which is little.
MAX_DIFFERENCE_BYTES = 16 << 10
MAX_DIFFERENCE_PARTS = 64

# The fastest that zlib has: a board shrinks to a quarter, and more effort gains little.
_LEVEL = 1


@dataclass(slots=True)
class SyncStep1:
    """A request for what the sender lacks, by its state vector."""

    state_vector: bytes


@dataclass(slots=True)
class SyncStep2:
    """The reply to a SyncStep1: everything the sender has and the receiver lacks, with all deletions."""

    update: bytes


@dataclass(slots=True)
class SyncUpdate:
    """One change."""

    update: bytes


@dataclass(slots=True)
class AwarenessUpdate:
    """Presence of the sender and perhaps of others."""

    entries: tuple[AwarenessEntry, ...]


@dataclass(frozen=True, slots=True)
class QueryAwareness:
    """A request for the presence of everybody."""


@dataclass(frozen=True, slots=True)
class Check:
    """Our client wants digests of the board, to see whether it shows the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Our client shows something else than the server does at this sequence.

    `parts` are what differs (`clocks`, or a root), each with the server's digest and the client's; `then` is what the
    client does about it.
    """

    sequence: int
    parts: dict[str, tuple[str, str]]
    then: str


Message = SyncStep1 | SyncStep2 | SyncUpdate | AwarenessUpdate | QueryAwareness | Check | Difference


def decode(frame: bytes) -> Message:
    """Reads one frame from a client, or raises MalformedFrame (TooLarge for presence beyond its limits)."""
    try:
        kind, position = read_varint(frame, 0)
        if kind == AWARENESS:
            return AwarenessUpdate(decode_entries(_only(frame, position)))
        if kind == SYNC:
            return _decode_sync(frame, position)
        if kind == DIFFERENCE:
            return _decode_difference(_only(frame, position))
    except IndexError:
        raise MalformedFrame("The message ends too early.") from None
    if kind in (QUERY_AWARENESS, CHECK):
        if position != len(frame):
            raise MalformedFrame("The message has bytes after its end.")
        return QueryAwareness() if kind == QUERY_AWARENESS else Check()
    raise MalformedFrame(f"There is no message type {kind} from a client.")


def _decode_sync(frame: bytes, position: int) -> Message:
    step, position = read_varint(frame, position)
    content = _only(frame, position)
    if step == UPDATE:
        return SyncUpdate(content)
    if step == STEP_2:
        return SyncStep2(content)
    if step == STEP_1:
        return SyncStep1(content)
    raise MalformedFrame(f"There is no sync message {step}.")


def _decode_difference(content: bytes) -> Difference:
    if len(content) > MAX_DIFFERENCE_BYTES:
        raise TooLarge
    match read_json(content, 3):
        case {"sequence": int(sequence), "parts": dict(parts), "then": str(then)} if len(parts) <= MAX_DIFFERENCE_PARTS:
            return Difference(sequence, {name: _digests(pair) for name, pair in parts.items()}, then)
        case _:
            raise MalformedFrame("The difference is not one.")


def _digests(pair: object) -> tuple[str, str]:
    match pair:
        case [str(theirs), str(ours)]:
            return theirs, ours
        case _:
            raise MalformedFrame("The difference is not one.")


def _only(frame: bytes, position: int) -> bytes:
    content, end = read_bytes(frame, position)
    if end != len(frame):
        raise MalformedFrame("The message has bytes after its end.")
    return content


def encode_step_1(state_vector: bytes) -> bytes:
    """Asks the receiver for what the state vector lacks."""
    return b"\x00\x00" + encode_bytes(state_vector)


def encode_step_2(update: bytes) -> bytes:
    """Answers a SyncStep1."""
    return b"\x00\x01" + encode_bytes(update)


def encode_update(update: bytes) -> bytes:
    """Relays a change."""
    return b"\x00\x02" + encode_bytes(update)


def encode_awareness(entries: Iterable[AwarenessEntry]) -> bytes:
    """Relays presence."""
    return encode_presence(encode_entries(entries))


def encode_presence(payload: bytes) -> bytes:
    """Relays presence that is encoded already."""
    return b"\x01" + encode_bytes(payload)


def encode_query_awareness() -> bytes:
    """Asks for the presence of everybody."""
    return b"\x03"


def encode_hello(content: Mapping[str, object]) -> bytes:
    """The first frame to our client: epoch, role, person, sequence, server."""
    return _encode_json(HELLO, content)


def encode_acknowledgement(count: int) -> bytes:
    """Tells our client that the first `count` document frames of this connection are committed."""
    return encode_varint(ACKNOWLEDGEMENT) + encode_varint(count)


def encode_event(content: Mapping[str, object]) -> bytes:
    """Tells our client that something about the board changed; `type` says what."""
    return _encode_json(EVENT, content)


def encode_digests(content: Mapping[str, object]) -> bytes:
    """Answers a check: the sequence and the digests of the board as it is committed there."""
    return _encode_json(CHECK, content)


def encode_packed(message: bytes) -> bytes:
    """Another message, compressed; takes milliseconds for a megabyte, and lets other threads run meanwhile."""
    return encode_varint(PACKED) + encode_bytes(zlib.compress(message, _LEVEL))


def is_event(frame: bytes) -> bool:
    """Whether a frame, written by another server of ours, is an event and nothing else."""
    try:
        kind, position = read_varint(frame, 0)
        return kind == EVENT and read_bytes(frame, position)[1] == len(frame)
    except (IndexError, MalformedFrame):
        return False


def _encode_json(kind: int, content: Mapping[str, object]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return encode_varint(kind) + encode_bytes(text.encode())
