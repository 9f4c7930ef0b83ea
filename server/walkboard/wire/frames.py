"""WebSocket frames as bytes (RFC 6455): where one ends, and the head of one that we send. Meaning is left to others."""

# A whole binary message in one frame.
BINARY = 0x82
_MASKED = 0x80
_MASK_LENGTH = 4


def frame_bounds(data: bytes | bytearray, at: int) -> tuple[int, int]:
    """Where the content of the frame that begins at `at` begins and ends; both beyond the data if that is not known.

    The end may lie beyond the data, too: then the rest of the frame has not arrived.
    """
    size = len(data)
    if at + 2 > size:
        return size + 1, size + 1
    length = data[at + 1]
    start = at + 2
    if length & _MASKED:
        start += _MASK_LENGTH
        length ^= _MASKED
    if length < 126:
        return start, start + length
    more = 2 if length == 126 else 8
    if at + 2 + more > size:
        return size + 1, size + 1
    length = int.from_bytes(data[at + 2 : at + 2 + more], "big")
    return start + more, start + more + length


def is_plain_message(data: bytes | bytearray, at: int) -> bool:
    """Whether the frame is a whole binary message, masked as a client masks, without anything special about it."""
    return data[at] == BINARY and data[at + 1] >= _MASKED


def frame_head(length: int) -> bytes:
    """What comes before a binary message of this length, from a server."""
    if length < 126:
        return bytes((BINARY, length))
    if length < 1 << 16:
        return bytes((BINARY, 126)) + length.to_bytes(2, "big")
    return bytes((BINARY, 127)) + length.to_bytes(8, "big")
