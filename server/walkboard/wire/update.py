"""The structure of a Yjs update (version 1): blocks of structs by client, then ranges of deletions.

Reading checks everything that can be said without knowing the board: sizes, canonical integers, known contents, bounded
nesting, nothing after the end. Structs keep their place in the bytes, so that a part of an update can be written again
without understanding its contents.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from walkboard.errors import MalformedFrame, TooLarge, UpdateRefused
from walkboard.wire.content import GC, READERS, SKIP, Budget, read_text
from walkboard.wire.varint import encode_bytes, encode_varint, read_varint

EMPTY = b"\x00\x00"
# Engines count clocks in 32 bits and fail for good near the end.
MAX_CLOCK = 1 << 31

_HAS_ORIGIN, _HAS_RIGHT_ORIGIN, _HAS_PARENT_KEY = 0x80, 0x40, 0x20
_COPIES_PARENT = _HAS_ORIGIN | _HAS_RIGHT_ORIGIN

Id = tuple[int, int]
Range = tuple[int, int]
DeleteSet = dict[int, list[Range]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one update may hold."""

    size: int
    clients: int
    structs: int
    values: int
    deletions: int


UPDATE_LIMITS = Limits(size=1 << 20, clients=1_024, structs=100_000, values=500_000, deletions=100_000)
REPLY_LIMITS = Limits(size=16 << 20, clients=65_536, structs=2_000_000, values=8_000_000, deletions=1_000_000)
STORED_LIMITS = Limits(size=1 << 30, clients=1 << 24, structs=1 << 27, values=1 << 28, deletions=1 << 27)


class Struct:
    """One struct of a block; `parent` is a root's name, the id of an item with a type, or None: the neighbours'."""

    __slots__ = ("clock", "content", "end", "kind", "length", "origin", "parent", "right_origin", "start")

    def __init__(
        self,
        kind: int,
        clock: int,
        start: int,
        origin: Id | None = None,
        right_origin: Id | None = None,
        parent: bytes | Id | None = None,
    ) -> None:
        """`start`, `content` (where the content begins) and `end` are positions in the update."""
        self.kind = kind
        self.clock = clock
        self.start = self.content = start
        self.origin = origin
        self.right_origin = right_origin
        self.parent = parent
        self.length = 0
        self.end = 0


@dataclass(slots=True)
class Block:
    """The structs of one client, in the order of their clocks, without the skipped ranges between them."""

    client: int
    structs: list[Struct]


@dataclass(slots=True)
class Update:
    """An update that was read; `tidy` says that its bytes can be passed on as they are."""

    data: bytes
    blocks: list[Block]
    deletions: DeleteSet
    tidy: bool


def decode_update(data: bytes, limits: Limits = UPDATE_LIMITS) -> Update:
    """Reads an update, or raises MalformedFrame, UpdateRefused or TooLarge."""
    if len(data) > limits.size:
        raise TooLarge(f"A change has at most {limits.size} bytes.")
    budget = Budget(limits.values)
    try:
        count, position = read_varint(data, 0)
        if count > limits.clients:
            raise TooLarge(f"A change has at most {limits.clients} clients.")
        blocks: list[Block] = []
        left = limits.structs
        tidy = True
        for _ in range(count):
            block, position, whole = _read_block(data, position, left, budget)
            left -= len(block.structs)
            tidy = tidy and whole
            blocks.append(block)
        deletions, position, sorted_ranges = _read_deletions(data, position, limits)
    except IndexError:
        raise MalformedFrame("The change ends too early.") from None
    if position != len(data):
        raise MalformedFrame("The change has bytes after its end.")
    if count > 1 and len({block.client for block in blocks}) != count:
        raise MalformedFrame("The change names a client twice.")
    return Update(data, blocks, deletions, tidy and sorted_ranges)


def _read_block(data: bytes, position: int, left: int, budget: Budget) -> tuple[Block, int, bool]:
    count, position = read_varint(data, position)
    if count > left:
        raise TooLarge("The change holds more parts than a board takes at once.")
    client, position = read_varint(data, position)
    clock, position = read_varint(data, position)
    structs: list[Struct] = []
    for _ in range(count):
        struct = _read_struct(data, position, clock, budget)
        position = struct.end
        clock += struct.length
        if struct.length == 0 or clock >= MAX_CLOCK:
            raise MalformedFrame("A part of the change has an impossible length.")
        if struct.kind != SKIP:
            structs.append(struct)
    return Block(client, structs), position, len(structs) == count > 0


def _read_struct(data: bytes, position: int, clock: int, budget: Budget) -> Struct:
    info = data[position]
    origin = right_origin = parent = None
    start, position = position, position + 1
    if info in {GC, SKIP}:
        struct = Struct(info, clock, start)
        struct.length, struct.end = read_varint(data, position)
        return struct
    if info & _HAS_ORIGIN:
        origin, position = _read_id(data, position)
    if info & _HAS_RIGHT_ORIGIN:
        right_origin, position = _read_id(data, position)
    if not info & _COPIES_PARENT:
        parent, position = _read_parent(data, position)
        if info & _HAS_PARENT_KEY:
            position = read_text(data, position)[1]
    kind = info & 0x1F
    reader = READERS.get(kind)
    if reader is None:
        raise UpdateRefused("The change holds a content that not every client can read.")
    struct = Struct(kind, clock, start, origin, right_origin, parent)
    struct.content = position
    struct.length, struct.end = reader(data, position, budget)
    return struct


def _read_id(data: bytes, position: int) -> tuple[Id, int]:
    client, position = read_varint(data, position)
    clock, position = read_varint(data, position)
    return (client, clock), position


def _read_parent(data: bytes, position: int) -> tuple[bytes | Id, int]:
    is_root, position = read_varint(data, position)
    if is_root == 1:
        return read_text(data, position)
    if is_root == 0:
        return _read_id(data, position)
    raise MalformedFrame("A parent is neither a root nor an item.")


def parent_key(data: bytes, struct: Struct) -> bytes | None:
    """The key under which a struct that names its parent stands in it; None for one that stands in a sequence."""
    if not data[struct.start] & _HAS_PARENT_KEY:
        return None
    return read_text(data, _read_parent(data, struct.start + 1)[1])[0]


def encode_item(
    kind: int, content: bytes, parent: bytes | Id | None = None, key: bytes | None = None, origin: Id | None = None
) -> bytes:
    """An item with nothing to its right: behind `origin`, or the first (under `key`, the only one) in its parent."""
    if origin is not None:
        return bytes([kind | _HAS_ORIGIN]) + encode_varint(origin[0]) + encode_varint(origin[1]) + content
    assert parent is not None
    if isinstance(parent, bytes):
        place = encode_varint(1) + encode_bytes(parent)
    else:
        place = encode_varint(0) + encode_varint(parent[0]) + encode_varint(parent[1])
    if key is None:
        return bytes([kind]) + place + content
    return bytes([kind | _HAS_PARENT_KEY]) + place + encode_bytes(key) + content


def _read_deletions(data: bytes, position: int, limits: Limits) -> tuple[DeleteSet, int, bool]:
    clients, position = read_varint(data, position)
    if clients > limits.clients:
        raise TooLarge(f"A change has at most {limits.clients} clients.")
    deletions: DeleteSet = {}
    left = limits.deletions
    tidy = True
    for _ in range(clients):
        client, position = read_varint(data, position)
        count, position = read_varint(data, position)
        left -= count
        if left < 0:
            raise TooLarge("The change deletes more ranges than a board takes at once.")
        tidy = tidy and count > 0 and client not in deletions
        ranges = deletions.setdefault(client, [])
        before = -1
        for _ in range(count):
            clock, position = read_varint(data, position)
            length, position = read_varint(data, position)
            if clock + length >= MAX_CLOCK:
                raise MalformedFrame("A deletion has an impossible length.")
            tidy = tidy and length > 0 and clock > before
            before = clock + length - 1
            ranges.append((clock, length))
    return deletions, position, tidy


def encode_block(data: bytes, client: int, structs: list[Struct]) -> bytes:
    """A block with these structs, which follow one another in `data`."""
    head = encode_varint(len(structs)) + encode_varint(client) + encode_varint(structs[0].clock)
    return head + data[structs[0].start : structs[-1].end]


def encode_deletions(deletions: DeleteSet) -> bytes:
    """The deletions, ranges sorted and merged."""
    parts = []
    for client, ranges in deletions.items():
        merged = merge_ranges(ranges)
        if merged:
            body = b"".join(encode_varint(clock) + encode_varint(length) for clock, length in merged)
            parts.append(encode_varint(client) + encode_varint(len(merged)) + body)
    return encode_varint(len(parts)) + b"".join(parts)


def encode_update(blocks: Iterable[bytes], deletions: bytes) -> bytes:
    """An update of encoded blocks and deletions."""
    parts = list(blocks)
    return encode_varint(len(parts)) + b"".join(parts) + deletions


def merge_ranges(ranges: Iterable[Range]) -> list[Range]:
    """The same clocks as sorted ranges that do not touch."""
    merged: list[Range] = []
    for clock, length in sorted(ranges):
        if length == 0:
            continue
        if merged and clock <= merged[-1][0] + merged[-1][1]:
            first, before = merged[-1]
            merged[-1] = (first, max(before, clock + length - first))
        else:
            merged.append((clock, length))
    return merged


def decode_deletions(data: bytes) -> DeleteSet:
    """Deletions alone, as the engine reports them."""
    return _read_deletions(data, 0, STORED_LIMITS)[0]
