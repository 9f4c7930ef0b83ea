"""The bytes that people send: lib0 and Yjs v1, written by hand so that the generator spends nothing on a CRDT."""

import struct
from dataclasses import dataclass, field

OPENING = b"\x00\x00\x01\x00"  # SyncStep1 of somebody who has nothing
NOTHING = b"\x00\x01\x02\x00\x00"  # SyncStep2 without anything


def varint(number: int) -> bytes:
    """An unsigned LEB128 number as lib0 writes it."""
    out = bytearray()
    while number > 127:
        out.append(128 | number & 127)
        number >>= 7
    out.append(number)
    return bytes(out)


def octets(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return varint(len(data)) + data


def text(value: str) -> bytes:
    """A string of lib0."""
    return octets(value.encode())


def integer(number: int) -> bytes:
    """A lib0 `any` that is a small positive whole number: six bits in the first byte, seven in each more."""
    rest = number >> 6
    first = number & 63 | (128 if rest else 0)
    return bytes([125, first]) + (varint(rest) if rest else b"")


def frame(payload: bytes) -> bytes:
    """A whole binary WebSocket frame, masked with zeros: servers do their work, the generator is spared its own."""
    size = len(payload)
    if size < 126:
        head = bytes([0x82, 128 | size])
    elif size < 1 << 16:
        head = b"\x82\xfe" + struct.pack(">H", size)
    else:
        head = b"\x82\xff" + struct.pack(">Q", size)
    return head + b"\0\0\0\0" + payload


def mark(person: int, number: int) -> str:
    """What says in an edit whose it is and which; found again by `figures.MARK`."""
    return f"@{person:04d}.{number:06d}@"


def card_id(number: int) -> str:
    """The id of a card of the board that people are on."""
    return f"card{number:016d}"


@dataclass
class Pen:
    """What one person writes: they move a card of their own about, and their cursor."""

    person: int
    client: int
    clock: int = 0  # of the document
    moves: int = 0  # of presence
    _id: bytes = field(init=False)

    def __post_init__(self) -> None:
        self._id = varint(self.client)

    def edit(self) -> bytes:
        """A card put somewhere else: one value of a map, replacing the one before. Counts from 1."""
        number = self.clock = self.clock + 1
        value = (
            b"\x01\x76\x02"
            + text("pos")
            + b"\x75\x02"
            + integer(number * 37 % 4000)
            + integer(number * 91 % 3000)
            + text("order")
            + b"\x77"
            + text(mark(self.person, number))
        )
        start = varint(number - 1)
        if number == 1:
            item = b"\x28\x01" + text("placements") + text(f"canvas:{card_id(self.person)}") + value
            removed = b"\x00"
        else:
            before = varint(number - 2)
            item = b"\xa8" + self._id + before + value
            removed = b"\x01" + self._id + b"\x01" + before + b"\x01"
        return b"\x00\x02" + octets(b"\x01\x01" + self._id + start + item + removed)

    def move(self) -> bytes:
        """A cursor somewhere else. Counts from 1."""
        number = self.moves = self.moves + 1
        state = text(f'{{"cursor":[{number * 13 % 4000}.5,{number * 7 % 3000}.25],"selection":[]}}')
        return b"\x01" + octets(b"\x01" + self._id + varint(number) + state)
