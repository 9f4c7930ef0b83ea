"""Compaction: folding a board's log into a segment, in the background, one board at a time; then, if that is not
enough and nobody is on the board, squashing it (see `squashing`).

It reads the log, never the live document, so it is in nobody's way and may be interrupted at any moment: until the swap
everything is as it was, and after it as well, only smaller. A process of its own makes the segment, another one reads
it back from the database and proves that it holds the same; if anything differs, the updates stay.
"""

import asyncio
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy.exc import SQLAlchemyError

from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.errors import OtherEpoch, WalkboardError
from walkboard.history import segments
from walkboard.history.damage import Fault
from walkboard.history.log import BoardLog, Portion, read_log
from walkboard.history.outcomes import Outcome
from walkboard.history.squashing import Squasher
from walkboard.telemetry import Metrics

# Boards that wait for their turn; one more is folded another time.
MAX_WAITING = 10_000
# One round folds so much of a log; a longer one takes several.
PORTION = Portion(updates=100_000, size=64 << 20)
# A round that takes longer is given up; nothing is lost by it.
ROUND_TIMEOUT = 900.0
# Earlier epochs that were kept long enough are looked for this often (seconds).
FORGETTING = 6 * 3600.0
# A board that is never quiet is folded all the same when its tail is this many times too long.
URGENT = 10

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a log is folded: `after` so many updates, once nothing was written for `quiet` seconds."""

    after: int = 500
    quiet: float = 60.0


class Compactor:
    """`async with Compactor(database) as compactor`: leaving the block stops the round under way."""

    def __init__(
        self, database: Database, thresholds: Thresholds | None = None, metrics: Metrics | None = None
    ) -> None:
        """Uses, and does not own, the database."""
        self._database = database
        self._thresholds = thresholds or Thresholds()
        self._metrics = metrics or Metrics()
        self.squasher = Squasher(database, self._metrics)
        self._waiting: dict[str, None] = {}
        self._rested: dict[str, None] = {}
        self._filled = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._tasks = asyncio.TaskGroup()
        self._lives: list[asyncio.Task[None]] = []
        self._stopped = False

    async def __aenter__(self) -> Self:
        """Starts waiting for boards."""
        await self._tasks.__aenter__()
        self._lives = [self._tasks.create_task(life()) for life in (self._run, self._forget)]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stops."""
        self.stop()
        await self._tasks.__aexit__(kind, error, trace)

    def stop(self) -> None:
        """Gives up the round under way and takes no more boards."""
        self._stopped = True
        for life in self._lives:
            life.cancel()

    def consider(self, board_id: str, tail: int, quiet_for: float | None = None) -> bool:
        """A board with so many updates after its segment rests (no time), or was not written to for a while.

        Returns whether it will be folded.
        """
        after = self._thresholds.after
        rests = quiet_for is None or quiet_for >= self._thresholds.quiet or tail >= after * URGENT
        if self._stopped or tail < after or not rests or len(self._waiting) >= MAX_WAITING:
            return False
        self._waiting[board_id] = None
        self._idle.clear()
        self._filled.set()
        return True

    def rested(self, board_id: str) -> None:
        """Nobody is on the board any more: it is squashed if it has grown far beyond what is visible of it."""
        if not self._stopped and len(self._rested) < MAX_WAITING:
            self._rested[board_id] = None
            self._idle.clear()
            self._filled.set()

    async def idle(self) -> None:
        """Waits until nothing is left to fold."""
        await self._idle.wait()

    async def compact(self, board_id: str, *, at_least: int = 1) -> Outcome:
        """One round, now: folds the log if it has so many updates. Raises what the database or a worker raises."""
        log = await read_log(self._database, board_id, portion=PORTION)
        if any(finding.fault is not Fault.SEGMENT_CHANGED for finding in log.findings):
            return Outcome.DAMAGED
        if not log.updates or log.sequence - log.folded < at_least:
            return Outcome.SHORT
        try:
            return await self._fold(board_id, log)
        except (segments.Overtaken, OtherEpoch):
            return Outcome.OVERTAKEN

    async def _fold(self, board_id: str, log: BoardLog) -> Outcome:
        sequence = log.updates[-1][0]
        folded = await fresh.fold(log.parts)
        await segments.store(self._database, board_id, log.epoch, sequence, folded.state, folded.visible)
        copies = await segments.read_back(self._database, board_id, log.epoch, sequence)
        same = len(copies) == len(segments.COPIES) and all(copy == folded.state for copy in copies)
        if not same or await fresh.facts_of(copies[0]) != folded.facts:
            _log.error("a folded log is not what it was", board=board_id, sequence=sequence)
            await segments.drop(self._database, board_id, log.epoch, sequence)
            return Outcome.DIFFERENT
        await segments.swap(self._database, board_id, log.epoch, sequence, folded.state)
        before = sum(map(len, log.parts))
        _log.info("log folded", board=board_id, updates=len(log.updates), before=before, after=len(folded.state))
        return Outcome.FOLDED

    async def _run(self) -> None:
        while not self._stopped:
            await self._filled.wait()
            while self._waiting or self._rested:
                board_id = next(iter(self._waiting or self._rested))
                if board_id in self._waiting:
                    del self._waiting[board_id]
                    await self._rounds(board_id)
                if board_id in self._rested:
                    del self._rested[board_id]
                    await self.squasher.consider(board_id)
            self._filled.clear()
            self._idle.set()

    async def _forget(self) -> None:
        while not self._stopped:
            await self.squasher.forget_expired()
            await asyncio.sleep(FORGETTING)

    async def _rounds(self, board_id: str) -> None:
        """Rounds until the log is short; never raises, so that the next board has its turn."""
        outcome = Outcome.FOLDED
        while outcome is Outcome.FOLDED:
            try:
                async with asyncio.timeout(ROUND_TIMEOUT):
                    outcome = await self.compact(board_id, at_least=self._thresholds.after)
            except (WalkboardError, SQLAlchemyError, TimeoutError) as error:
                _log.warning("folding failed", board=board_id, error=str(error) or type(error).__name__)
                outcome = Outcome.FAILED
            except Exception:  # noqa: BLE001 - one board's bug must not keep all others long
                _log.exception("folding failed", board=board_id)
                outcome = Outcome.FAILED
            self._metrics.compactions.labels(outcome.value).inc()
