"""Whether an update fits a board: nothing missing before it, nobody else's client id, nothing refused by the rules.

The structs are walked in the order in which they can be integrated. What the board has already is left out. Of a reply,
what lies behind a gap and deletions of unknown clocks are left out as well; a plain update with a gap is not taken.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from walkboard.errors import EarlierHistory, TooLarge, UpdateRefused
from walkboard.wire.content import DELETED, GC, MAX_DEPTH, STRING, TYPE, second_halves
from walkboard.wire.known import GONE, Author, Known
from walkboard.wire.update import (
    EMPTY,
    Block,
    DeleteSet,
    Id,
    Struct,
    Update,
    encode_block,
    encode_deletions,
    encode_update,
)

MAX_ROOTS = 256
MAX_ROOT_NAME = 256
# Every tab that was ever opened without a connection brings one.
MAX_NEW_CLIENTS = 4_096
# Below every id a client picks, kept for what the server will write beside people.
RESERVED_CLIENT = 0
# Long runs in one transaction cost the engine quadratic memory.
CHUNK_STRUCTS = 256

NO_DELETIONS = b"\x00"


class GapFound(Exception):  # noqa: N818 (it is an answer, not a failure)
    """A plain update builds on something the board does not know."""


# A block, and from where to where in its structs.
Stretch = tuple[Block, int, int]


@dataclass(slots=True)
class Admission:
    """What of an update goes into the document.

    `data` is all of it as one update: the original bytes where nothing had to be left out. `chunks` are updates that
    apply one after the other. `claims` are client ids nobody wrote with before. `structs` counts what is new. `whole`
    says that nothing was left out for a gap. `undo` puts what is known back to before, as long as nothing was admitted
    since.
    """

    data: bytes
    chunks: list[bytes]
    claims: list[int]
    structs: int
    whole: bool
    undo: Callable[[], None]
    _source: bytes
    _blocks: list[Stretch]

    def with_deletions(self, deletions: bytes) -> bytes:
        """The new structs with other deletions than those of the original."""
        return _encode(self._source, self._blocks, deletions)


def admit(update: Update, known: Known, person: str | None, is_reply: bool) -> Admission:
    """Takes what fits into `known`, or raises and leaves `known` as it was.

    Raises GapFound, EarlierHistory, UpdateRefused or TooLarge.
    """
    check_epoch((block.client for block in update.blocks), known)
    check_epoch(update.deletions, known)
    walk = _Walk(update, known, person)
    try:
        walk.check_authors(healing=is_reply and known.healing)
        walk.integrate()
        deletions, clipped = known_deletions(update.deletions, known)
        _check_gap(is_reply, clipped or walk.unfinished)
        walk.check_cuts(deletions)
    except (GapFound, UpdateRefused, TooLarge):
        walk.undo()
        raise
    return walk.admission(deletions, clipped)


def check_epoch(clients: Iterable[int], known: Known) -> None:
    """Raises EarlierHistory if one of these client ids is of an earlier epoch: two histories are never merged."""
    if known.former and not known.former.isdisjoint(clients):
        raise EarlierHistory


def _check_gap(is_reply: bool, something_missing: bool) -> None:
    if something_missing and not is_reply:
        raise GapFound


def learn(update: Update, known: Known) -> Admission:
    """Takes a stored update into `known` without judging it, or raises GapFound and leaves `known` as it was."""
    walk = _Walk(update, known, None, trusted=True)
    walk.integrate()
    deletions, clipped = known_deletions(update.deletions, known)
    try:
        _check_gap(False, clipped or walk.unfinished)
    except GapFound:
        walk.undo()
        raise
    walk.check_cuts(deletions)
    return walk.admission(deletions, clipped)


def known_deletions(deletions: DeleteSet, known: Known) -> tuple[DeleteSet, bool]:
    """The deletions within known clocks, and whether anything was cut off."""
    if all(
        start + length <= known.clock_of(client) for client, ranges in deletions.items() for start, length in ranges
    ):
        return deletions, False
    kept: DeleteSet = {}
    for client, ranges in deletions.items():
        clock = known.clock_of(client)
        kept[client] = [(start, min(length, clock - start)) for start, length in ranges if start < clock]
    return kept, True


class _Course:
    """How far the walk is in one block."""

    __slots__ = ("at", "author", "block", "first")

    def __init__(self, block: Block, author: Author) -> None:
        self.block = block
        self.author = author
        self.at = 0
        # The first struct that is new to the board.
        self.first = 0


class _Walk:
    """One update on its way through the rules."""

    def __init__(self, update: Update, known: Known, person: str | None, trusted: bool = False) -> None:
        self.update = update
        self.known = known
        self.person = person
        self.trusted = trusted
        self.claims: list[int] = []
        self.new_roots: list[bytes] = []
        self.before: list[tuple[Author, int]] = []
        self.courses: list[_Course] = []
        # Stretches of new structs in the order of integration.
        self.stretches: list[Stretch] = []
        for block in update.blocks:
            author = known.authors.get(block.client)
            if author is None:
                reserved = known.reservations.owner_of(block.client)
                author = known.authors[block.client] = Author(person if reserved is None else reserved)
                self.claims.append(block.client)
            self.before.append((author, author.clock))
            self.courses.append(_Course(block, author))

    def check_authors(self, *, healing: bool) -> None:
        """Refuses new clocks for a client id that is somebody else's.

        A board that lost something takes it back from anybody who still has it (`healing`).
        """
        for course in self.courses:
            structs = course.block.structs
            if not structs or structs[-1].clock + structs[-1].length <= course.author.clock:
                continue
            if course.author.owner != self.person and not healing:
                raise UpdateRefused("The change writes with a client id that belongs to somebody else.")
            if course.block.client == RESERVED_CLIENT and self.person is not None:
                raise UpdateRefused("The change writes with a client id that is kept for the server.")
        if len(self.claims) > MAX_NEW_CLIENTS:
            raise TooLarge(f"A change brings at most {MAX_NEW_CLIENTS} new client ids.")

    def integrate(self) -> None:
        """Walks all blocks as far as they go; a block that waits for another one goes on when that one got there."""
        if len(self.courses) == 1:
            self._advance(self.courses[0])
            return
        ready = deque(self.courses)
        waiting: dict[int, list[tuple[int, int]]] = {}
        index = {id(course): number for number, course in enumerate(self.courses)}
        while ready:
            course = ready.popleft()
            missing = self._advance(course)
            if missing is not None and missing[0] != course.block.client:
                heappush(waiting.setdefault(missing[0], []), (missing[1], index[id(course)]))
            queue = waiting.get(course.block.client)
            while queue and queue[0][0] < course.author.clock:
                ready.append(self.courses[heappop(queue)[1]])

    def _advance(self, course: _Course) -> Id | None:
        """Walks a block until it ends or something is missing, which is returned."""
        structs, author = course.block.structs, course.author
        begun = course.at
        missing = None
        while course.at < len(structs):
            struct = structs[course.at]
            end = struct.clock + struct.length
            if end > author.clock:
                missing = self._missing(struct, course)
                if missing is not None:
                    break
                author.extend(end, self._enter(struct, author))
            else:
                # Known already, and so is everything before it.
                course.first = begun = course.at + 1
            course.at += 1
        if course.at > begun:
            self.stretches.append((course.block, begun, course.at))
        return missing

    def _missing(self, struct: Struct, course: _Course) -> Id | None:
        """Something the struct builds on that is not there yet."""
        if struct.clock > course.author.clock:
            return course.block.client, struct.clock - 1
        known = self.known
        origin, right_origin, parent = struct.origin, struct.right_origin, struct.parent
        if origin is not None and not known.has(origin):
            return origin
        if right_origin is not None and not known.has(right_origin):
            return right_origin
        if isinstance(parent, tuple) and not known.has(parent):
            return parent
        return None

    def check_cuts(self, deletions: DeleteSet) -> None:
        """Refuses deletions of half a character."""
        for client, ranges in deletions.items():
            author = self.known.authors.get(client)
            if author is None or not author.halves:
                continue
            for start, length in ranges:
                self._cut(author, start)
                self._cut(author, start + length)

    def _cut(self, author: Author, clock: int) -> None:
        """Refuses a cut through a character: engines make different texts of it, of different lengths even.

        What the log holds is past refusing; such a character is not looked after any more.
        """
        if author.cuts(clock):
            if not self.trusted:
                raise UpdateRefused("The change cuts a character in half.")
            author.halves.remove(clock)

    def _enter(self, struct: Struct, author: Author) -> int:
        """Takes note of a struct with everything it builds on in place; returns its mark."""
        if struct.kind == GC:
            return GONE
        if struct.origin is not None:
            self._cut(self.known.authors[struct.origin[0]], struct.origin[1] + 1)
        if struct.right_origin is not None:
            self._cut(self.known.authors[struct.right_origin[0]], struct.right_origin[1])
        if struct.kind == STRING:
            halves = (struct.clock + at for at in second_halves(self.update.data, struct.content))
            author.halves += (clock for clock in halves if clock >= author.clock)
        depth = self._depth(struct)
        if struct.kind == TYPE:
            if depth >= MAX_DEPTH and not self.trusted:
                raise UpdateRefused(f"Shared types are nested at most {MAX_DEPTH} deep.")
            author.types[struct.clock] = depth + 1
        return depth << 1 | (GONE if struct.kind == DELETED else 0)

    def _depth(self, struct: Struct) -> int:
        known, parent = self.known, struct.parent
        if parent is None:
            left = 0 if struct.origin is None else known.depth_of_item(struct.origin)
            right = 0 if struct.right_origin is None else known.depth_of_item(struct.right_origin)
            return max(left, right)
        if isinstance(parent, tuple):
            depth = known.depth_inside(parent)
            if depth is None and not self.trusted:
                raise UpdateRefused("The change puts something into an item that cannot hold anything.")
            return depth or 0
        if parent not in known.roots:
            self._add_root(parent)
        return 0

    def _add_root(self, name: bytes) -> None:
        if not self.trusted and (len(self.known.roots) >= MAX_ROOTS or len(name) > MAX_ROOT_NAME):
            raise TooLarge(f"A board has at most {MAX_ROOTS} roots, with names of at most {MAX_ROOT_NAME} bytes.")
        self.known.roots.add(name)
        self.new_roots.append(name)

    def undo(self) -> None:
        """Puts what is known back to where it was."""
        for author, clock in self.before:
            author.cut(clock)
        for client in self.claims:
            self.known.authors.pop(client, None)
        self.known.roots.difference_update(self.new_roots)

    @property
    def unfinished(self) -> bool:
        """Whether something was left behind a gap."""
        return any(course.at < len(course.block.structs) for course in self.courses)

    def admission(self, deletions: DeleteSet, clipped: bool) -> Admission:
        """What is taken, once nothing speaks against it."""
        claims = []
        for client in self.claims:
            if self.known.authors[client].clock:
                claims.append(client)
            else:
                del self.known.authors[client]
        update = self.update
        blocks = [(course.block, course.first, course.at) for course in self.courses if course.first < course.at]
        structs = sum(end - begin for _, begin, end in blocks)
        as_it_is = update.tidy and not clipped and structs == sum(len(block.structs) for block in update.blocks)
        data = update.data if as_it_is else _encode(update.data, blocks, encode_deletions(deletions))
        if structs <= CHUNK_STRUCTS:
            chunks = [data] if data != EMPTY else []
        else:
            chunks = _chunks(update.data, self.stretches, encode_deletions(deletions))
        whole = not (clipped or self.unfinished)
        return Admission(data, chunks, claims, structs, whole, self.undo, update.data, blocks)


def _encode(data: bytes, stretches: Iterable[Stretch], deletions: bytes) -> bytes:
    blocks = [encode_block(data, block.client, block.structs[begin:end]) for block, begin, end in stretches]
    return encode_update(blocks, deletions)


def _chunks(data: bytes, stretches: Iterable[Stretch], deletions: bytes) -> list[bytes]:
    """Cuts stretches into updates with few structs each; deletions come last."""
    chunks: list[bytes] = []
    chunk: dict[int, Stretch] = {}
    free = CHUNK_STRUCTS
    for block, begin, end in stretches:
        at = begin
        while at < end:
            upto = min(end, at + free)
            first = chunk[block.client][1] if block.client in chunk else at
            chunk[block.client] = (block, first, upto)
            free -= upto - at
            at = upto
            if not free:
                chunks.append(_encode(data, chunk.values(), NO_DELETIONS))
                chunk, free = {}, CHUNK_STRUCTS
    if chunk or deletions != NO_DELETIONS:
        chunks.append(_encode(data, chunk.values(), deletions))
    return chunks
