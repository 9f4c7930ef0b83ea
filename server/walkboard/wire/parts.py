"""One large update as several small ones that apply one after the other, so that on a thin line something arrives all
along: stock clients give up when nothing whole came for half a minute."""

from collections import deque
from collections.abc import Mapping

from walkboard.wire.admission import NO_DELETIONS
from walkboard.wire.update import (
    STORED_LIMITS,
    Block,
    DeleteSet,
    Struct,
    decode_update,
    encode_block,
    encode_deletions,
    encode_update,
)

# A range of deletions takes about so many bytes.
_RANGE_BYTES = 8


def cut(data: bytes, has: Mapping[int, int], size: int) -> list[bytes]:
    """The update in parts of about `size` bytes, for somebody who has everything below the clocks in `has`.

    Whoever takes them in order never waits for something that comes later: whatever a part builds on is in it, in an
    earlier one, or in what they have. Deletions come last. What does not fit together, or builds on something else,
    stays as it is.
    """
    if len(data) <= size:
        return [data]
    update = decode_update(data, STORED_LIMITS)
    cutter = _Cutter(data, has, size)
    if not cutter.take(update.blocks):
        return [data]
    return [*cutter.parts, *_deletions(update.deletions, max(1, size // _RANGE_BYTES))]


class _Cutter:
    """Walks the blocks in the order in which they can be integrated, and writes a part whenever one is full."""

    def __init__(self, data: bytes, has: Mapping[int, int], size: int) -> None:
        self.parts: list[bytes] = []
        self._data, self._size = data, size
        self._clocks = dict(has)
        self._begun: dict[int, list[Struct]] = {}
        self._written = 0

    def take(self, blocks: list[Block]) -> bool:
        """Everything into parts; False when something is missing that it builds on."""
        at = [0] * len(blocks)
        ready, waiting = deque(range(len(blocks))), dict[int, list[int]]()
        while ready:
            number = ready.popleft()
            client = blocks[number].client
            at[number], missing = self._advance(blocks[number], at[number])
            # Perhaps not far enough for all of them: then they wait again.
            ready.extend(waiting.pop(client, ()))
            if missing is not None:
                waiting.setdefault(missing, []).append(number)
        self._finish()
        return all(done == len(block.structs) for done, block in zip(at, blocks, strict=True))

    def _advance(self, block: Block, at: int) -> tuple[int, int | None]:
        """As far as it goes from there; where that is, and the client something is missing of."""
        client, structs, clocks = block.client, block.structs, self._clocks
        while at < len(structs):
            struct = structs[at]
            missing = client if struct.clock > clocks.get(client, 0) else _missing(struct, clocks)
            if missing is not None:
                return at, missing
            clocks[client] = max(clocks.get(client, 0), struct.clock + struct.length)
            self._begun.setdefault(client, []).append(struct)
            self._written += struct.end - struct.start
            if self._written >= self._size:
                self._finish()
            at += 1
        return at, None

    def _finish(self) -> None:
        if self._begun:
            blocks = [encode_block(self._data, client, structs) for client, structs in self._begun.items()]
            self.parts.append(encode_update(blocks, NO_DELETIONS))
            self._begun, self._written = {}, 0


def _missing(struct: Struct, clocks: Mapping[int, int]) -> int | None:
    """The client of something that the struct builds on and that is not there yet."""
    for other in (struct.origin, struct.right_origin, struct.parent):
        if isinstance(other, tuple) and other[1] >= clocks.get(other[0], 0):
            return other[0]
    return None


def _deletions(deletions: DeleteSet, ranges_each: int) -> list[bytes]:
    parts: list[bytes] = []
    part: DeleteSet = {}
    free = ranges_each
    for client, ranges in deletions.items():
        for begin in range(0, len(ranges), ranges_each):
            part[client] = ranges[begin : begin + ranges_each]
            free -= len(part[client])
            if free <= 0:
                parts.append(encode_update((), encode_deletions(part)))
                part, free = {}, ranges_each
    if part:
        parts.append(encode_update((), encode_deletions(part)))
    return parts
