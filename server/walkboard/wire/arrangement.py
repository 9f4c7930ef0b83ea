"""What stands where in a document: the visible items of every root and every type, in the order engines show them.

Computed from the structs of a whole state alone, as every engine integrates them (YATA: P. Nicolaescu and others, "Near
Real-Time Peer-to-Peer Shared Editing on Extensible Data Types", 2016, in the form of Yjs 13). Contents are not looked
at, so nothing of them can change, and roots nobody here knows are arranged like all others.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from walkboard.errors import UpdateRefused
from walkboard.wire.content import DELETED, GC
from walkboard.wire.update import Block, DeleteSet, Id, Range, Struct, Update, merge_ranges, parent_key

Parent = bytes | Id


class Item:
    """A struct, or the part of one from `skip` on, in its place; `key` is None for what stands in a sequence."""

    __slots__ = (
        "client", "clock", "dead", "key", "left", "length", "origin", "place", "right", "right_origin", "skip",
        "struct",
    )  # fmt: skip

    def __init__(self, client: int, struct: Struct, skip: int, length: int) -> None:
        """Not placed yet, and alive."""
        self.client = client
        self.struct = struct
        self.skip = skip
        self.clock = struct.clock + skip
        self.length = length
        self.origin = struct.origin
        self.right_origin = struct.right_origin
        self.place: Place | None = None
        self.key: bytes | None = None
        self.left: Item | None = None
        self.right: Item | None = None
        self.dead = struct.kind in {GC, DELETED}


class Place:
    """What lies in one root or one type: values by key, and a sequence."""

    __slots__ = ("keyed", "start")

    def __init__(self) -> None:
        """Empty."""
        self.keyed: dict[bytes, Item] = {}
        self.start: Item | None = None

    def sequence(self) -> Iterator[Item]:
        """The items of the sequence that are alive, in order."""
        item = self.start
        while item is not None:
            if not item.dead:
                yield item
            item = item.right


@dataclass(slots=True)
class _Course:
    """How far one client's structs are taken: the items, and where each begins."""

    block: Block
    at: int = 0
    clock: int = 0
    starts: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class Arrangement:
    """The places of a whole state, by root name or by the id of the item that holds the type."""

    def __init__(self, update: Update) -> None:
        """Arranges all of it; raises UpdateRefused if it is not whole."""
        self.data = update.data
        self.places: dict[Parent, Place] = {}
        self._courses = {block.client: _Course(block) for block in update.blocks}
        self._deletions: dict[int, list[Range]] = _merged(update.deletions)
        self._arrange()

    @property
    def roots(self) -> list[bytes]:
        """The names of all roots something was ever put into, in order."""
        return sorted(parent for parent in self.places if isinstance(parent, bytes))

    def _arrange(self) -> None:
        ready = deque(self._courses.values())
        # Who waits for which clock of whom, the lowest first: nobody is woken before that one is there.
        waiting: dict[int, list[Id]] = {}
        while ready:
            course = ready.popleft()
            missing = self._advance(course)
            if missing is not None:
                heappush(waiting.setdefault(missing[0], []), (missing[1], course.block.client))
            queue = waiting.get(course.block.client, [])
            while queue and queue[0][0] < course.clock:
                ready.append(self._courses[heappop(queue)[1]])
        if any(waiting.values()):
            raise UpdateRefused("The state is not whole.")

    def _advance(self, course: _Course) -> Id | None:
        """Takes structs until one waits for something of another client, which is returned."""
        structs = course.block.structs
        while course.at < len(structs):
            struct = structs[course.at]
            if struct.clock != course.clock:
                raise UpdateRefused("The state is not whole.")
            missing = self._missing(struct, course)
            if missing is not None:
                return missing
            for item in self._items(struct, course.block.client):
                course.starts.append(item.clock)
                course.items.append(item)
                self._enter(item)
            course.clock += struct.length
            course.at += 1
        return None

    def _missing(self, struct: Struct, course: _Course) -> Id | None:
        for id in (struct.origin, struct.right_origin, struct.parent):
            if isinstance(id, tuple):
                other = self._courses.get(id[0])
                if other is None or (other is course and id[1] >= struct.clock):
                    raise UpdateRefused("The state is not whole.")
                if id[1] >= other.clock:
                    return id
        return None

    def _items(self, struct: Struct, client: int) -> Iterator[Item]:
        """The struct, cut where what is deleted of it begins and ends."""
        end = struct.clock + struct.length
        if struct.kind in {GC, DELETED}:
            yield Item(client, struct, 0, struct.length)
            return
        at = struct.clock
        ranges = self._deletions.get(client, [])
        index = max(0, bisect_right(ranges, (at, 1 << 62)) - 1)
        while at < end:
            while index < len(ranges) and ranges[index][0] + ranges[index][1] <= at:
                index += 1
            start, length = ranges[index] if index < len(ranges) else (end, 0)
            dead = start <= at
            upto = min(end, start + length if dead else start)
            item = Item(client, struct, at - struct.clock, upto - at)
            item.dead = dead
            if item.skip:
                item.origin = (client, at - 1)
            yield item
            at = upto

    def _enter(self, item: Item) -> None:
        if item.struct.kind == GC:
            return
        if item.skip == 0 and item.struct.parent is not None:
            item.place = self.places.setdefault(item.struct.parent, Place())
            item.key = parent_key(self.data, item.struct)
        else:
            neighbour = item.origin or item.right_origin
            assert neighbour is not None
            beside = self._holding(neighbour)
            item.place, item.key = beside.place, beside.key
        if item.place is None:  # what it stood in is gone for good
            item.dead = True
        elif item.key is None:
            self._insert(item, item.place)
        elif not item.dead:
            if item.key in item.place.keyed:
                raise UpdateRefused("Two values of one key are alive.")
            item.place.keyed[item.key] = item

    def _insert(self, item: Item, place: Place) -> None:
        """Puts an item into a sequence, where all engines put it."""
        left = None if item.origin is None else self._ending_at(item.origin)
        right = None if item.right_origin is None else self._starting_at(item.right_origin)
        if left is None or left.right is not right:
            first = place.start if left is None else left.right
            left = self._settle(item, left, first, right)
        item.left = left
        item.right = place.start if left is None else left.right
        if left is None:
            place.start = item
        else:
            left.right = item
        if item.right is not None:
            item.right.left = item

    def _settle(self, item: Item, left: Item | None, first: Item | None, right: Item | None) -> Item | None:
        """What the item stands behind, among others that were put between the same two."""
        passed: set[Item] = set()
        conflicting: set[Item] = set()
        other = first
        while other is not None and other is not right:
            passed.add(other)
            conflicting.add(other)
            if item.origin == other.origin:
                if other.client < item.client:
                    left = other
                    conflicting.clear()
                elif item.right_origin == other.right_origin:
                    break
            elif other.origin is not None and (before := self._holding(other.origin)) in passed:
                if before not in conflicting:
                    left = other
                    conflicting.clear()
            else:
                break
            other = other.right
        return left

    def _holding(self, id: Id) -> Item:
        course = self._courses[id[0]]
        return course.items[bisect_right(course.starts, id[1]) - 1]

    def _ending_at(self, id: Id) -> Item:
        item = self._holding(id)
        if item.place is not None and item.key is None and id[1] < item.clock + item.length - 1:
            self._split(item, id[1] + 1)
        return item

    def _starting_at(self, id: Id) -> Item:
        item = self._holding(id)
        if item.place is not None and item.key is None and id[1] > item.clock:
            return self._split(item, id[1])
        return item

    def _split(self, item: Item, clock: int) -> Item:
        """Cuts an item before this clock; returns the second part."""
        length = clock - item.clock
        second = Item(item.client, item.struct, item.skip + length, item.length - length)
        item.length = length
        second.origin, second.place, second.dead = (item.client, clock - 1), item.place, item.dead
        second.left, second.right = item, item.right
        if item.right is not None:
            item.right.left = second
        item.right = second
        course = self._courses[item.client]
        at = bisect_right(course.starts, clock)
        course.starts.insert(at, clock)
        course.items.insert(at, second)
        return second


def _merged(deletions: DeleteSet) -> dict[int, list[Range]]:
    return {client: merge_ranges(ranges) for client, ranges in deletions.items()}
