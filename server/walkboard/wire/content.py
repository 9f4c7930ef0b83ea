"""The contents of items in an update, read only to find where they end and whether every peer can take them.

Only contents and types that Yjs 13 and the server's engine both know are let through. Nesting and the number of values
are bounded before anything native sees the bytes: deep nesting overflows a stack there, and in browsers.
"""

from collections.abc import Callable

from walkboard.errors import MalformedFrame, TooLarge, UpdateRefused
from walkboard.wire.strict_json import read_json
from walkboard.wire.varint import read_varint

GC, DELETED, BINARY, STRING, EMBED, FORMAT, TYPE, ANY, SKIP = 0, 1, 3, 4, 5, 6, 7, 8, 10
MAX_DEPTH = 32

_XML_ELEMENT, _XML_TEXT = 3, 6
_TYPES = frozenset({0, 1, 2, _XML_ELEMENT, 4, _XML_TEXT})
_ANY_BYTES, _ANY_ARRAY, _ANY_OBJECT, _ANY_STRING, _ANY_INTEGER = 116, 117, 118, 119, 125
# false, true, bigint, float64, float32, null, undefined: how many bytes follow
_ANY_FIXED = {121: 0, 120: 0, 122: 8, 123: 8, 124: 4, 126: 0, 127: 0}
# Characters beyond the last single one take four bytes in UTF-8, the first of which is at least this.
_LAST_SINGLE, _FOUR_BYTES = "\uffff", 0xF0
_FREQUENT_JSON = frozenset({b"true", b"false", b"null"})


class Budget:
    """How many values an update may still hold."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        """Starts with `left`."""
        self.left = left

    def spend(self, amount: int) -> None:
        """Takes some, or raises TooLarge."""
        self.left -= amount
        if self.left < 0:
            raise TooLarge("The change holds more values than a board takes at once.")


# Reads a content: its length in clocks, and the position after it.
Reader = Callable[[bytes, int, Budget], tuple[int, int]]


def read_text(data: bytes, position: int) -> tuple[bytes, int]:
    """A string as its bytes, checked to be UTF-8, and the position after it."""
    length, start = read_varint(data, position)
    end = start + length
    if end > len(data):
        raise MalformedFrame("A length goes beyond the end.")
    text = data[start:end]
    if not text.isascii():
        _decoded(text)
    return text, end


def second_halves(data: bytes, position: int) -> list[int]:
    """Where in the string at `position` the second halves of surrogate pairs are, in UTF-16 units."""
    text, _ = read_text(data, position)
    if max(text, default=0) < _FOUR_BYTES:
        return []
    halves, at = [], 0
    for character in _decoded(text):
        at += 1
        if character > _LAST_SINGLE:
            halves.append(at)
            at += 1
    return halves


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise MalformedFrame("A text is not UTF-8.") from None


def _read_deleted(data: bytes, position: int, budget: Budget) -> tuple[int, int]:  # noqa: ARG001 (one shape for all)
    return read_varint(data, position)


def _read_binary(data: bytes, position: int, budget: Budget) -> tuple[int, int]:  # noqa: ARG001
    return 1, _skip_bytes(data, position)


def _read_string(data: bytes, position: int, budget: Budget) -> tuple[int, int]:  # noqa: ARG001
    text, end = read_text(data, position)
    # Clocks count UTF-16 units, as JavaScript does.
    return len(text) if text.isascii() else len(_decoded(text).encode("utf-16-le")) >> 1, end


def _read_embed(data: bytes, position: int, budget: Budget) -> tuple[int, int]:
    return 1, _skip_json(data, position, budget)


def _read_format(data: bytes, position: int, budget: Budget) -> tuple[int, int]:
    _, position = read_text(data, position)
    return 1, _skip_json(data, position, budget)


def _read_type(data: bytes, position: int, budget: Budget) -> tuple[int, int]:  # noqa: ARG001
    kind, position = read_varint(data, position)
    if kind not in _TYPES:
        raise UpdateRefused("The change holds a shared type that not every client can read.")
    if kind == _XML_ELEMENT:
        _, position = read_text(data, position)
    return 1, position


def _read_any(data: bytes, position: int, budget: Budget) -> tuple[int, int]:
    length, position = read_varint(data, position)
    for _ in range(length):
        position = _skip_any(data, position, 0, budget)
    return length, position


READERS: dict[int, Reader] = {
    DELETED: _read_deleted,
    BINARY: _read_binary,
    STRING: _read_string,
    EMBED: _read_embed,
    FORMAT: _read_format,
    TYPE: _read_type,
    ANY: _read_any,
}


def _skip_any(data: bytes, position: int, depth: int, budget: Budget) -> int:
    tag = data[position]
    position += 1
    budget.spend(1)
    if tag == _ANY_STRING:
        return read_text(data, position)[1]
    if tag in _ANY_FIXED:
        return _within(data, position + _ANY_FIXED[tag])
    if tag == _ANY_INTEGER:
        return _skip_signed(data, position)
    if tag == _ANY_BYTES:
        return _skip_bytes(data, position)
    if tag not in {_ANY_OBJECT, _ANY_ARRAY}:
        raise MalformedFrame("A value is of no known kind.")
    if depth >= MAX_DEPTH:
        raise UpdateRefused(f"Values are nested at most {MAX_DEPTH} deep.")
    count, position = read_varint(data, position)
    for _ in range(count):
        if tag == _ANY_OBJECT:
            _, position = read_text(data, position)
        position = _skip_any(data, position, depth + 1, budget)
    return position


def _skip_signed(data: bytes, position: int) -> int:
    """Passes a signed integer: six bits in the first byte, beside its sign, and seven in each that follows."""
    if data[position] < 0x80:
        return position + 1
    for at in range(position + 1, position + 8):
        byte = data[at]
        if byte == 0:
            raise MalformedFrame("An integer is not written in its shortest form.")
        if byte < 0x80:
            return at + 1
    raise MalformedFrame("An integer is longer than eight bytes.")


def _skip_bytes(data: bytes, position: int) -> int:
    length, position = read_varint(data, position)
    return _within(data, position + length)


def _skip_json(data: bytes, position: int, budget: Budget) -> int:
    text, end = read_text(data, position)
    if text not in _FREQUENT_JSON:
        budget.spend(1 + len(text) // 16)
        read_json(text, MAX_DEPTH)
    return end


def is_xml(data: bytes, position: int) -> bool:
    """Whether the shared type at `position` is an element or a text of XML."""
    return read_varint(data, position)[0] in {_XML_ELEMENT, _XML_TEXT}


def _within(data: bytes, position: int) -> int:
    if position > len(data):
        raise MalformedFrame("A value goes beyond the end.")
    return position


def ordered_any(data: bytes, position: int) -> tuple[bytes, int]:
    """A value that was read before, with the keys of its objects in order, and the position after it."""
    tag = data[position]
    if tag not in {_ANY_OBJECT, _ANY_ARRAY}:
        end = _skip_any(data, position, 0, Budget(1))
        return data[position:end], end
    start = position
    count, position = read_varint(data, position + 1)
    head, parts = data[start:position], []
    for _ in range(count):
        begin = position
        if tag == _ANY_OBJECT:
            _, position = read_text(data, position)
        value, after = ordered_any(data, position)
        parts.append(data[begin:position] + value)
        position = after
    return head + b"".join(sorted(parts) if tag == _ANY_OBJECT else parts), position
