"""When presence is told, and to how many at a time: the slower of a board's two lanes.

A quiet board tells at once. After that the lane rests for a little, and for as long again as telling took the whole
process, so that presence never takes more than its share and is thinned by itself where many people are: whoever moves
meanwhile is told of once, with the latest state. On a crowded board one round is told in slices, and whatever else is
due, edits before all, comes in between.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable

from walkboard.rooms.pace import Pace
from walkboard.rooms.presence import Changes
from walkboard.rooms.session import Session
from walkboard.rooms.transport import Packet

# The lane rests at least this long between two rounds, less on a board with few people.
REST = 0.003
REST_PER_PERSON = 0.0002
# And this many times as long as the last round took, other work in between included.
COST_SHARE = 2.0
# Presence that is due waits at most so long for an edit that is on its way to the log: then both are one write.
PATIENCE = 0.003
# A slice is told to so many, or hands over so many bytes.
SLICE_PEOPLE = 64
SLICE_BYTES = 1 << 20


class PresenceLane:
    """The rounds of one board, one after the other."""

    def __init__(
        self,
        receivers: Callable[[], Iterable[Session]],
        take: Callable[[], Changes | None],
        reads: Callable[[Session], bool],
    ) -> None:
        """`take` says what changed, None for nothing; `reads` whether a session is not behind."""
        self._receivers = receivers
        self._take = take
        self._reads = reads
        # Whether an edit is on its way, with which presence may go out.
        self.expecting = False
        self._waited = False  # for an edit, in this round
        self._pace = Pace(COST_SHARE, 0.0)
        self._timer: asyncio.Handle | None = None
        self._waiting: deque[Session] = deque()
        self._changes = Changes((), {})
        self._common = Packet()
        self._people = 0
        self._started = self._lag = 0.0

    @property
    def telling(self) -> bool:
        """Whether a round is under way."""
        return bool(self._waiting)

    @property
    def scheduled(self) -> bool:
        """Whether there will be a round, or one is under way."""
        return self._timer is not None

    @property
    def due(self) -> bool:
        """Whether a round could begin now."""
        return self._pace.wait(asyncio.get_running_loop().time()) <= 0

    def schedule(self) -> None:
        """Something changed: there will be a round."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            due = loop.time() + self._pace.wait(loop.time())
            self._timer = loop.call_at(due, self._begin, due)

    def told(self, people: int) -> None:
        """What changed goes out now, together with an edit: the lane rests as if that were a round of its own."""
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            self._timer.cancel()
        self._waited = False
        self._started, self._lag, self._people = loop.time(), 0.0, people
        self._timer = loop.call_soon(self._sent)

    def close(self) -> None:
        """No more rounds."""
        self._waiting.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    @property
    def _rest(self) -> float:
        return min(REST, REST_PER_PERSON * self._people)

    def _begin(self, due: float) -> None:
        loop = asyncio.get_running_loop()
        if self.expecting and not self._waited:
            self._waited, due = True, loop.time() + PATIENCE
            self._timer = loop.call_at(due, self._begin, due)
            return
        self._timer, self._waited = None, False
        changes = self._take()
        if changes is None:
            return
        self._started = loop.time()
        self._lag = self._started - due
        self._changes, self._common = changes, Packet(*changes.messages)
        self._waiting.extend(self._receivers())
        self._people = len(self._waiting)
        self._slice()

    def _slice(self) -> None:
        self._timer = None
        loop = asyncio.get_running_loop()
        now, size, left = loop.time(), 0, SLICE_PEOPLE
        waiting, common, instead = self._waiting, self._common, self._changes.instead
        while waiting and left and size < SLICE_BYTES:
            left -= 1
            session = waiting.popleft()
            # Nearly everybody reads, and nothing is under way to them.
            if session.closed or session.behind is not None:
                continue
            if session.transport.buffered() and not self._reads(session):
                continue
            packet = Packet(*instead[session]) if instead and session in instead else common
            if packet.messages:
                session.transport.send(packet)
                session.sent_at = now
                size += packet.size
        # The others have their turn before the round ends, and what that takes counts: a busy loop makes rounds rarer.
        self._timer = loop.call_soon(self._slice if waiting else self._sent)

    def _sent(self) -> None:
        self._timer = asyncio.get_running_loop().call_soon(self._end)

    def _end(self) -> None:
        self._timer = None
        ended = asyncio.get_running_loop().time()
        self._changes, self._common = Changes((), {}), Packet()
        self._pace.flushed(ended, ended - self._started, self._lag + self._rest)
        self.schedule()  # for what changed meanwhile; a round that finds nothing is none
