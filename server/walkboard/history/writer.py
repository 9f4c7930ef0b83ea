"""The one writer of the update log: gathers what waits from all boards and commits it together.

It owns a thread with a synchronous connection, because one commit then costs a third of what it costs through an async
driver. The clock is the disk's own: while one group is being committed the next one gathers, and nothing ever waits for
a timer. What `append` returns is on disk.
"""

import asyncio
import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from walkboard.engines import is_worth_repeating
from walkboard.errors import TryAgainLater, WalkboardError
from walkboard.history.entries import Entry, Outcome, commit_group
from walkboard.history.statements import transaction
from walkboard.telemetry import Metrics

# A room has one entry under way at a time, so this is a number of rooms; one more is told to come back later.
MAX_WAITING = 10_000
# One transaction takes this much at most, so that small boards do not wait long behind a large import.
MAX_GROUP_ENTRIES = 512
MAX_GROUP_BYTES = 8 << 20
# So often is a transaction begun that gave way to another one, or met a connection lost while nobody edited.
COMMIT_ATTEMPTS = 3
# How long closing waits for the group under way.
CLOSE_TIMEOUT = 15.0

_log = structlog.get_logger(__name__)


class _Undone(Exception):  # noqa: N818
    """A transaction ended before its commit was asked for; nothing of it can be stored."""


class CommitFailed(TryAgainLater):
    """The database did not take an entry; nothing of it is stored, as far as the database could say."""

    default_detail = "The database could not store the change just now."


class Overtaken(CommitFailed):
    """What an entry claims is taken already: another server was faster, and the log says with what."""


@dataclass(slots=True)
class _Waiting:
    entry: Entry
    done: asyncio.Future[int]


class LogWriter:
    """Appends entries to the log: `async with LogWriter(database.sync_engine()) as writer`."""

    def __init__(self, engine: Engine, metrics: Metrics | None = None) -> None:
        """Takes over the engine and disposes of it in the end."""
        self._engine = engine
        self._metrics = metrics or Metrics()
        # Without a lock of Python's: one of those made the event loop wait for the thread at every commit.
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._connection: Connection | None = None
        self.groups = 0
        self.entries = 0

    async def __aenter__(self) -> Self:
        """Starts the thread."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commits what waits, then ends the thread."""
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join, CLOSE_TIMEOUT)
        self._loop = None

    async def append(self, entry: Entry) -> int:
        """Commits the entry and returns the sequence of its last row.

        Raises BoardDeleted, BoardUnknown or OtherEpoch when the board's fence refuses it, CommitFailed when the
        database does, TryAgainLater when too many wait.
        """
        if self._loop is None:
            raise TryAgainLater("The log is closed.")
        if self._queue.qsize() >= MAX_WAITING:
            raise TryAgainLater
        waiting = _Waiting(entry, self._loop.create_future())
        self._queue.put(waiting)
        # Who gives up waiting does not take the commit back.
        return await waiting.done

    def _run(self) -> None:
        closing = False
        while not closing:
            group, closing = self._gather()
            # Every process locks boards in this order, so that none waits for one that waits for it.
            group.sort(key=_board)
            if group:
                with self._metrics.commit_seconds.time():
                    outcomes = self._commit([waiting.entry for waiting in group])
                self.groups += 1
                self.entries += len(group)
                self._count(outcomes)
                self._report(group, outcomes)
        self._forget_connection()
        self._engine.dispose()

    def _gather(self) -> tuple[list[_Waiting], bool]:
        """Everything that waits, up to the limits of one transaction; blocks while nothing does."""
        group: list[_Waiting] = []
        size = 0
        while len(group) < MAX_GROUP_ENTRIES and size < MAX_GROUP_BYTES:
            try:
                waiting = self._queue.get(block=not group)
            except queue.Empty:
                break
            if waiting is None:
                return group, True
            group.append(waiting)
            size += waiting.entry.size
        return group, False

    def _commit(self, entries: Sequence[Entry]) -> list[Outcome]:
        try:
            return self._repeated(entries)
        except (IntegrityError, DataError) as error:
            if len(entries) > 1:  # one entry's fault must not be the others' misfortune
                return [self._commit([entry])[0] for entry in entries]
            self._failed(entries, error)
            return [Overtaken() if isinstance(error, IntegrityError) else CommitFailed()]
        except Exception as error:  # noqa: BLE001 - the thread must outlive whatever the driver raises
            return self._failed(entries, error)

    def _repeated(self, entries: Sequence[Entry]) -> list[Outcome]:
        for _ in range(COMMIT_ATTEMPTS - 1):
            try:
                return self._transaction(entries)
            except _Undone as undone:
                _log.warning("commit begins again", error=str(undone))
        return self._transaction(entries)

    def _transaction(self, entries: Sequence[Entry]) -> list[Outcome]:
        if self._connection is None:
            self._connection = self._engine.connect()
        with transaction(self._connection):
            try:
                return commit_group(self._connection, entries)
            except DBAPIError as error:
                if is_worth_repeating(error):
                    raise _Undone(str(error.orig)) from error
                raise

    def _failed(self, entries: Sequence[Entry], error: Exception) -> list[Outcome]:
        self._forget_connection()
        boards = [entry.board_id for entry in entries]
        _log.error("commit failed", boards=boards, error=str(getattr(error, "orig", None) or error))
        return [CommitFailed() for _ in entries]

    def _forget_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except SQLAlchemyError as error:
                _log.warning("closing the log's connection failed", error=str(error))

    def _count(self, outcomes: Sequence[Outcome]) -> None:
        failed = sum(isinstance(outcome, WalkboardError) for outcome in outcomes)
        self._metrics.commits.labels("failed").inc(failed)
        self._metrics.commits.labels("committed").inc(len(outcomes) - failed)

    def _report(self, group: Sequence[_Waiting], outcomes: Sequence[Outcome]) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(_settle, group, outcomes)


def _board(waiting: _Waiting) -> str:
    return waiting.entry.board_id


def _settle(group: Sequence[_Waiting], outcomes: Sequence[Outcome]) -> None:
    for waiting, outcome in zip(group, outcomes, strict=True):
        if waiting.done.done():
            continue
        if isinstance(outcome, WalkboardError):
            waiting.done.set_exception(outcome)
        else:
            waiting.done.set_result(outcome)
