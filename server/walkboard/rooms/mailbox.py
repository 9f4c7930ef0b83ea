"""What a room has to do, in order and bounded.

Writes and questions keep their order among each other, so that a question sees every write that came before it. Syncs
(requests for what a client lacks) are answered after the writes, from committed state; a client has one open at a time.
Who fills the mailbox waits for space: the socket is not read meanwhile, and nothing is dropped.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from walkboard.rooms.session import Session

# Beyond either, senders wait.
MAX_WRITES = 4_096
MAX_BYTES = 32 << 20
# One batch takes this much; the first write is always taken, however large it is. Between two batches of a board its
# worker does what other boards wait for.
BATCH_WRITES = 512
BATCH_BYTES = 64 << 10


@dataclass(slots=True, eq=False)
class Write:
    """An update on its way into the document: from a session, or from the server itself (then `done` is answered)."""

    data: bytes
    is_reply: bool
    person_id: str | None
    author: "Session | None" = None
    number: int = 0
    done: asyncio.Future[int] | None = None
    deaths: int = field(default=0)
    arrived: float = 0.0  # by the clock of the event loop
    # Whether it was tried again after another server turned out to have been faster.
    tried_again: bool = field(default=False)
    # Whether it is only taken as the board's first update.
    only_first: bool = field(default=False)


@dataclass(slots=True, eq=False)
class Question:
    """Something to ask of the committed document, between two batches."""

    ask: Callable[[], Awaitable[Any]]
    done: asyncio.Future[Any]


class Mailbox:
    """The ordered work of one room."""

    def __init__(self) -> None:
        """Empty."""
        self._work: deque[Write | Question] = deque()
        self._bytes = 0
        self._syncs: dict[Session, bytes] = {}
        self._space = asyncio.Event()
        self._space.set()
        self._full = False
        self.filled = asyncio.Event()

    @property
    def has_writes(self) -> bool:
        """Whether writes or questions wait."""
        return bool(self._work)

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self._work or self._syncs)

    @property
    def full(self) -> bool:
        """Whether senders have to wait."""
        return self._full

    async def space(self) -> None:
        """Waits until the mailbox is no longer full."""
        await self._space.wait()

    def put(self, item: Write | Question) -> None:
        """Adds a write or a question at the end."""
        self._work.append(item)
        if isinstance(item, Write):
            self._bytes += len(item.data)
        self._look_at_space()
        self.filled.set()

    def ask_sync(self, session: "Session", state_vector: bytes) -> None:
        """Notes that a session wants what it lacks; a newer request of the same session replaces the older."""
        self._syncs[session] = state_vector
        self.filled.set()

    def forget_sync(self, session: "Session") -> None:
        """The session is gone."""
        self._syncs.pop(session, None)

    def take_question(self) -> Question | None:
        """The question at the front, if the front is a question."""
        if self._work and isinstance(self._work[0], Question):
            question = self._work.popleft()
            self._taken()
            return question if isinstance(question, Question) else None
        return None

    def take_writes(self) -> list[Write]:
        """The writes at the front, up to the next question and the limits of a batch."""
        taken: list[Write] = []
        size = 0
        while self._work and len(taken) < BATCH_WRITES:
            item = self._work[0]
            if not isinstance(item, Write) or (taken and size + len(item.data) > BATCH_BYTES):
                break
            taken.append(item)
            size += len(item.data)
            self._work.popleft()
        self._bytes -= size
        self._taken()
        return taken

    def take_syncs(self, limit: int) -> list[tuple["Session", bytes]]:
        """The oldest syncs."""
        taken = list(self._syncs.items())[:limit]
        for session, _ in taken:
            del self._syncs[session]
        self._taken()
        return taken

    def drop_all(self) -> list[Write | Question]:
        """Empties the mailbox and returns what nobody will do any more."""
        left = list(self._work)
        self._work.clear()
        self._syncs.clear()
        self._bytes = 0
        self._taken()
        return left

    def _taken(self) -> None:
        self._look_at_space()
        if not self:
            self.filled.clear()

    def _look_at_space(self) -> None:
        full = len(self._work) >= MAX_WRITES or self._bytes >= MAX_BYTES
        if full is not self._full:
            self._full = full
            (self._space.clear if full else self._space.set)()
