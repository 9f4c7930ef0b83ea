"""State vectors: the next clock that is expected of every client id."""

from collections.abc import Mapping

from walkboard.errors import MalformedFrame
from walkboard.wire.varint import encode_varint, read_varint

EMPTY = b"\x00"


def decode_state_vector(data: bytes) -> dict[int, int]:
    """The clocks by client id, or MalformedFrame."""
    clocks: dict[int, int] = {}
    try:
        count, position = read_varint(data, 0)
        for _ in range(count):
            client_id, position = read_varint(data, position)
            clocks[client_id], position = read_varint(data, position)
    except IndexError:
        raise MalformedFrame("The state vector ends too early.") from None
    if position != len(data) or len(clocks) != count:
        raise MalformedFrame("The state vector does not hold what it announces.")
    return clocks


def encode_state_vector(clocks: Mapping[int, int]) -> bytes:
    """The state vector of these clocks."""
    parts = [encode_varint(client_id) + encode_varint(clock) for client_id, clock in clocks.items()]
    return encode_varint(len(parts)) + b"".join(parts)
