"""Variable-length unsigned integers as lib0 writes them: seven bits a byte, least significant first.

Only the canonical (shortest) form of at most eight bytes is read, so that one value has one spelling and reading never
costs more than a few steps. Running off the end raises IndexError, which the decoders above turn into MalformedFrame.
"""

from walkboard.errors import MalformedFrame

MAX_BYTES = 8
# Larger integers do not survive in JavaScript.
MAX_SAFE = (1 << 53) - 1


def read_varint(data: bytes, position: int) -> tuple[int, int]:
    """The integer at `position` and the position after it."""
    byte = data[position]
    if byte < 0x80:
        return byte, position + 1
    second = data[position + 1]
    if 0 < second < 0x80:
        return byte & 0x7F | second << 7, position + 2
    return _read_long(data, position, byte & 0x7F)


def _read_long(data: bytes, position: int, value: int) -> tuple[int, int]:
    shift = 7
    for at in range(position + 1, position + MAX_BYTES):
        byte = data[at]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            if byte == 0:
                raise MalformedFrame("An integer is not written in its shortest form.")
            if value > MAX_SAFE:
                raise MalformedFrame("An integer is too large.")
            return value, at + 1
        shift += 7
    raise MalformedFrame("An integer is longer than eight bytes.")


def encode_varint(value: int) -> bytes:
    """The canonical form of a non-negative integer."""
    if 0 <= value < 0x80:
        return _SHORT[value]
    if 0x80 <= value < 0x4000:
        return bytes((value & 0x7F | 0x80, value >> 7))
    if not 0 <= value <= MAX_SAFE:
        raise ValueError(f"{value} cannot be written as a varint")
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def read_bytes(data: bytes, position: int) -> tuple[bytes, int]:
    """A length and that many bytes."""
    length, start = read_varint(data, position)
    end = start + length
    if end > len(data):
        raise MalformedFrame("A length goes beyond the end.")
    return data[start:end], end


def encode_bytes(content: bytes) -> bytes:
    """The bytes behind their length."""
    return encode_varint(len(content)) + content


_SHORT = tuple(bytes([value]) for value in range(0x80))
