"""Writing a whole state anew: everything that is visible, by one client id, without anything that was ever deleted.

The contents are copied byte by byte, so no value, text or format can change. The same document gives the same bytes
for the same client id, however its state was cut into items: what was lost can be made again and known by its digest.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from walkboard.wire.arrangement import Arrangement, Item, Parent, Place
from walkboard.wire.content import ANY, STRING, TYPE, ordered_any, read_text
from walkboard.wire.update import Id, encode_item, encode_update
from walkboard.wire.varint import encode_bytes, encode_varint, read_varint

_NO_DELETIONS = b"\x00"


@dataclass(frozen=True, slots=True)
class Written:
    """A state that was written anew, and how many clocks are in it: as many as were visible in the one before."""

    state: bytes
    clocks: int


def rewrite(arrangement: Arrangement, client_id: int) -> Written:
    """Everything that is visible, as one update of this client id."""
    writer = _Writer(arrangement, client_id)
    for root in arrangement.roots:
        writer.put(root, arrangement.places[root])
    writer.finish()
    return Written(writer.update(), writer.clock)


def visible_clocks(arrangement: Arrangement) -> int:
    """How many clocks are alive in places that are alive."""
    count = 0
    todo: deque[Place] = deque(arrangement.places[root] for root in arrangement.roots)
    while todo:
        place = todo.popleft()
        for item in (*place.keyed.values(), *place.sequence()):
            count += item.length
            if item.struct.kind == TYPE:
                held = arrangement.places.get((item.client, item.clock))
                if held is not None:
                    todo.append(held)
    return count


class _Writer:
    """Puts items one after the other, all by one client id."""

    def __init__(self, arrangement: Arrangement, client_id: int) -> None:
        self._arrangement = arrangement
        self._data = arrangement.data
        self._client = client_id
        self._parts: list[bytes] = []
        self.clock = 0
        # Types whose contents are written later, so that what follows one another has clocks that do.
        self._todo: deque[tuple[Id, Place]] = deque()

    def put(self, parent: Parent, place: Place) -> None:
        """What lies in a place: first under its keys, in order, then the sequence."""
        for key in sorted(place.keyed):
            item = place.keyed[key]
            self._add(item, item.length, encode_item(item.struct.kind, self._content_of([item]), parent, key))
        last: Id | None = None
        for run in _runs(place):
            first, length = run[0], sum(item.length for item in run)
            self._add(first, length, encode_item(first.struct.kind, self._content_of(run), parent, origin=last))
            last = (self._client, self.clock - 1)

    def finish(self) -> None:
        """Writes the contents of types, and of the types in them."""
        while self._todo:
            self.put(*self._todo.popleft())

    def update(self) -> bytes:
        """All of it."""
        if not self._parts:
            return encode_update([], _NO_DELETIONS)
        head = encode_varint(len(self._parts)) + encode_varint(self._client) + encode_varint(0)
        return encode_update([head + b"".join(self._parts)], _NO_DELETIONS)

    def _add(self, item: Item, length: int, encoded: bytes) -> None:
        if item.struct.kind == TYPE:
            held = self._arrangement.places.get((item.client, item.clock))
            if held is not None:
                self._todo.append(((self._client, self.clock), held))
        self._parts.append(encoded)
        self.clock += length

    def _content_of(self, run: list[Item]) -> bytes:
        kind = run[0].struct.kind
        if kind == STRING:
            return encode_bytes(b"".join(_text(self._data, item) for item in run))
        if kind == ANY:
            return encode_varint(sum(item.length for item in run)) + b"".join(_values(self._data, item) for item in run)
        struct = run[0].struct
        return self._data[struct.content : struct.end]


def _runs(place: Place) -> Iterator[list[Item]]:
    """The sequence, with neighbours that can be one item together."""
    run: list[Item] = []
    for item in place.sequence():
        if run and not (item.struct.kind == run[0].struct.kind and item.struct.kind in {STRING, ANY}):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _text(data: bytes, item: Item) -> bytes:
    text = read_text(data, item.struct.content)[0]
    if item.length == item.struct.length:
        return text
    units = text.decode().encode("utf-16-le")
    return units[2 * item.skip : 2 * (item.skip + item.length)].decode("utf-16-le").encode()


def _values(data: bytes, item: Item) -> bytes:
    """The values, keys of plain objects in order: engines write them in any."""
    _, position = read_varint(data, item.struct.content)
    for _ in range(item.skip):
        _, position = ordered_any(data, position)
    parts = []
    for _ in range(item.length):
        value, position = ordered_any(data, position)
        parts.append(value)
    return b"".join(parts)
