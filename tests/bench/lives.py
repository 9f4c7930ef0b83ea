"""The life of a board, written as engines write it but without one: a million changes in seconds.

People drag and retitle cards, and every tab has a client id of its own. A drag is a new value behind the old one, which
it deletes; a letter is put before the first of a title.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from walkboard.wire.content import ANY, STRING, TYPE
from walkboard.wire.update import Id, encode_deletions, encode_item, encode_update
from walkboard.wire.varint import encode_bytes, encode_varint

CARDS = 500
# Of a value: a string, a plain object, a list, and a whole number of three bytes at most.
_STRING, _OBJECT, _LIST, _INTEGER = b"\x77", b"\x76", b"\x75", b"\x7d"
_MAP_TYPE, _TEXT_TYPE = b"\x01", b"\x02"
_HAS_RIGHT_ORIGIN = 0x40
_TITLE = b"A card on the wall"


@dataclass(slots=True)
class _Card:
    """What the next change builds on: the present place, and the first letter of the title."""

    placed: Id | None
    letter: Id


class Life:
    """Client ids and what they wrote, in order."""

    def __init__(self, updates: int, clients: int, seed: int = 1) -> None:
        self._updates = updates
        self._each = max(1, updates // clients)
        self._rng = random.Random(seed)
        self._cards: dict[str, _Card] = {}

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        count, client, clock = 0, 0, 0
        while count < self._updates:
            if count % self._each == 0:
                client, clock = self._rng.randrange(1 << 20, 1 << 32), 0
            items, length, deleted = self._change(client, clock)
            head = encode_varint(len(items)) + encode_varint(client) + encode_varint(clock)
            deletions = encode_deletions({deleted[0]: [(deleted[1], 1)]} if deleted else {})
            yield client, encode_update([head + b"".join(items)], deletions)
            clock += length
            count += 1

    def _change(self, client: int, clock: int) -> tuple[list[bytes], int, Id | None]:
        key = f"card{self._rng.randrange(CARDS):016d}"
        card = self._cards.get(key)
        if card is None:
            return self._new_card(key, client, clock)
        if self._rng.random() < 0.1:
            return self._letter(card, client, clock)
        value = encode_varint(1) + self._place()
        before, card.placed = card.placed, (client, clock)
        if before is None:
            return [encode_item(ANY, value, b"placements", f"canvas:{key}".encode())], 1, None
        return [encode_item(ANY, value, origin=before)], 1, before

    def _new_card(self, key: str, client: int, clock: int) -> tuple[list[bytes], int, Id | None]:
        record, title = (client, clock), (client, clock + 1)
        items = [
            encode_item(TYPE, _MAP_TYPE, b"cards", key.encode()),
            encode_item(TYPE, _TEXT_TYPE, record, b"title"),
            encode_item(STRING, encode_bytes(_TITLE), title),
            encode_item(ANY, encode_varint(1) + _STRING + encode_bytes(b"card"), record, b"type"),
            encode_item(ANY, encode_varint(1) + _STRING + encode_bytes(b"paper"), record, b"color"),
        ]
        self._cards[key] = _Card(None, (client, clock + 2))
        return items, 4 + len(_TITLE), None

    def _letter(self, card: _Card, client: int, clock: int) -> tuple[list[bytes], int, Id | None]:
        right, card.letter = card.letter, (client, clock)
        letter = encode_bytes(self._rng.choice((b"a", b"b", b"c")))
        return (
            [bytes([STRING | _HAS_RIGHT_ORIGIN]) + encode_varint(right[0]) + encode_varint(right[1]) + letter],
            1,
            None,
        )

    def _place(self) -> bytes:
        pair = b"".join(_INTEGER + bytes((0x80 | n & 0x3F, n >> 6)) for n in self._numbers())
        pos = encode_bytes(b"pos") + _LIST + encode_varint(2) + pair
        return _OBJECT + encode_varint(2) + pos + encode_bytes(b"order") + _STRING + encode_bytes(b"a0")

    def _numbers(self) -> tuple[int, int]:
        """Whole numbers that take two bytes."""
        return self._rng.randrange(64, 8_000), self._rng.randrange(64, 8_000)
