"""Answers to clients that ask for what they lack, from committed state only, computed once for all who ask the same.

A newcomer gets the whole document as it was at some sequence, the updates since, and last the message that makes the
client say it is in sync. A client that comes back gets the difference to its state vector. Clients that can unpack are
sent what is large as a compressed copy, made once for all of them.
"""

import asyncio

from walkboard.rooms.document import LiveDocument
from walkboard.rooms.transport import Packet
from walkboard.wire import state_vector as vectors
from walkboard.wire.messages import encode_packed, encode_step_2, encode_update

# The whole document is asked of the worker again when what happened since would be more than this.
MAX_TAIL_UPDATES = 64
MIN_TAIL_BYTES = 64 << 10
TAIL_SHARE = 4
# Answers that are kept until the next commit.
MAX_KEPT = 32
MAX_KEPT_BYTES = 8 << 20
# Messages smaller than this gain nothing by being compressed.
WORTH_PACKING = 4 << 10


class CatchUp:
    """The answers of one board."""

    def __init__(self, document: LiveDocument) -> None:
        """Nothing kept yet."""
        self._document = document
        self._whole: bytes | None = None
        self._tail: list[bytes] = []
        self._tail_bytes = 0
        # Of the whole document and its tail as messages: by their place, and whether they are the last one.
        self._packed: dict[tuple[int, bool], bytes] = {}
        self._kept: dict[tuple[bytes, bool], Packet] = {}
        self._kept_bytes = 0

    def committed(self, update: bytes) -> None:
        """One more update is committed: answers made before are too old."""
        self._kept.clear()
        self._kept_bytes = 0
        if self._whole is None:
            return
        self._tail.append(update)
        self._tail_bytes += len(update)
        limit = max(MIN_TAIL_BYTES, len(self._whole) // TAIL_SHARE)
        if len(self._tail) > MAX_TAIL_UPDATES or self._tail_bytes > limit:
            self.forget()

    def forget(self) -> None:
        """Keeps nothing."""
        self._whole = None
        self._tail, self._tail_bytes = [], 0
        self._packed = {}
        self._kept, self._kept_bytes = {}, 0

    async def answer(self, state_vector: bytes, *, packed: bool = False) -> Packet:
        """What a client with this state vector lacks, ready to send."""
        question = (state_vector, packed)
        kept = self._kept.get(question)
        if kept is not None:
            return kept
        if state_vector in (b"", vectors.EMPTY):
            packet = Packet(*await self._everything(packed=packed))
        else:
            difference = encode_step_2(await self._document.difference(state_vector))
            packet = Packet(await _pack(difference) if packed else difference)
        if len(self._kept) >= MAX_KEPT or self._kept_bytes + packet.size > MAX_KEPT_BYTES:
            self._kept, self._kept_bytes = {}, 0
        self._kept[question] = packet
        self._kept_bytes += packet.size
        return packet

    async def _everything(self, *, packed: bool) -> list[bytes]:
        if self._whole is None:
            self._whole = await self._document.state()
            self._tail, self._tail_bytes, self._packed = [], 0, {}
        *before, last = [self._whole, *self._tail]
        messages = [*(encode_update(part) for part in before), encode_step_2(last)]
        return [await self._packed_part(*part) for part in enumerate(messages)] if packed else messages

    async def _packed_part(self, place: int, message: bytes) -> bytes:
        part = (place, place == len(self._tail))
        if part not in self._packed:
            self._packed[part] = await _pack(message)
        return self._packed[part]


async def _pack(message: bytes) -> bytes:
    if len(message) < WORTH_PACKING:
        return message
    return await asyncio.to_thread(encode_packed, message)
