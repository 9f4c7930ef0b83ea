"""Idle clients ask whether they show what the server does: whoever waits for digests of the board, and the answer.

The digests are made in the worker, a few milliseconds at a time, once nothing was committed for a while; they are kept
until the next commit, because many ask. Who asks too often or is behind gets no answer, and asks again later.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from walkboard.errors import WalkboardError
from walkboard.rooms.document import LiveDocument
from walkboard.rooms.transport import Packet
from walkboard.telemetry import Metrics
from walkboard.wire.messages import Difference, encode_digests

if TYPE_CHECKING:
    from walkboard.rooms.session import Session

# So long nothing is committed before the digests are made.
QUIET_TIME = 2.0
# A connection is answered at most once in this time.
PAUSE = 5.0
# What clients say they do about a difference.
CONSEQUENCES = frozenset({"resync", "rebuild", "stay"})

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Answer:
    epoch: int
    sequence: int
    loads: int
    packet: Packet


class Checks:
    """The questions of one board's connections: at most one of each waits."""

    def __init__(self, document: LiveDocument, metrics: Metrics, wake: Callable[[], None]) -> None:
        """Nobody asks yet; `wake` brings the room to `work`."""
        self._wake = wake
        self._document = document
        self._metrics = metrics
        self._waiting: dict[Session, None] = {}
        self._answer: _Answer | None = None

    def __bool__(self) -> bool:
        """Whether somebody waits."""
        return bool(self._waiting)

    @property
    def rest(self) -> float:
        """How long to wait, with nothing committed, before there is something to do."""
        return max(0.0, self._document.committed_at + QUIET_TIME - asyncio.get_running_loop().time())

    def ask(self, session: "Session") -> None:
        """A session wants to know. Forgotten if it was told a short while ago."""
        now = asyncio.get_running_loop().time()
        if now - session.checked_at >= PAUSE:
            self._waiting[session] = None
            self._wake()

    def forget(self, session: "Session") -> None:
        """The session is gone."""
        self._waiting.pop(session, None)

    async def work(self) -> None:
        """Makes some of the digests, or tells them to all who wait. Only while the document is what is committed."""
        if not self._waiting or self.rest > 0:
            return
        try:
            packet = self._known() or await self._made()
        except WalkboardError as error:  # the board goes on without
            _log.error("no digests", board=self._document.board_id, reason=error.slug, detail=error.detail)
            self._waiting.clear()
            return
        if packet is None:
            return
        now = asyncio.get_running_loop().time()
        for session in self._waiting:
            # What it has not been sent, it cannot show.
            if session.synced and session.behind is None:
                session.checked_at = now
                session.send(packet)
                self._metrics.checks.inc()
        self._waiting.clear()

    def found(self, session: "Session", difference: Difference) -> None:
        """A client shows something else."""
        then = difference.then if difference.then in CONSEQUENCES else "other"
        self._metrics.differences.labels(then).inc()
        _log.error(
            "a client shows something else",
            board=self._document.board_id,
            person=session.person.id,
            sequence=difference.sequence,
            then=then,
            **{f"digest_{name}": " ".join(pair) for name, pair in difference.parts.items()},
        )

    def _known(self) -> Packet | None:
        answer, document = self._answer, self._document
        current = answer and (answer.epoch, answer.sequence, answer.loads)
        return answer.packet if answer and current == (document.epoch, document.sequence, document.loads) else None

    async def _made(self) -> Packet | None:
        document = self._document
        digests = await document.digests()
        if digests is None:
            return None
        content = {"sequence": document.sequence, "clocks": digests.clocks, "roots": digests.roots}
        packet = Packet(encode_digests(content))
        self._answer = _Answer(document.epoch, document.sequence, document.loads, packet)
        return packet
