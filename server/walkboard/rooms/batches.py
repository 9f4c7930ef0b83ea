"""Batches of writes: applied in the worker, committed to the log, and only then told to anybody.

What can go wrong on the way never loses a write that was taken, and never lets an uncommitted one be seen:

* The worker dies, or pycrdt surprises it: the document is rebuilt from the log and the batch is tried again, one
  write at a time. A write that does it twice on its own goes into quarantine and its sender is closed.
* Another server was faster with something that this batch needs, or claims: the log is read, and what did not fit is
  tried once more.
* The commit fails: the document is rebuilt from the log, the senders are closed and come back with what they have.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from walkboard.database import Database
from walkboard.documents.protocol import Accepted, Batch, Gap, Refused, Submission
from walkboard.errors import (
    BoardDeleted,
    BoardUnknown,
    DocumentDiscarded,
    EarlierHistory,
    MalformedFrame,
    NotPermitted,
    OtherEpoch,
    TooLarge,
    TryAgainLater,
    UpdateRefused,
    WalkboardError,
    WorkerLost,
)
from walkboard.history.entries import Entry, Row
from walkboard.history.quarantine import put_away
from walkboard.history.writer import LogWriter, Overtaken
from walkboard.rooms.document import LiveDocument
from walkboard.rooms.mailbox import Write
from walkboard.rooms.touches import TouchLog
from walkboard.telemetry import Metrics

if TYPE_CHECKING:
    from walkboard.rooms.session import Session

# So often may a write bring the worker down, alone, before it is put away.
DEATHS = 2
# A write larger than the first takes the worker long enough for other boards to notice, so a light board moves to
# another worker; one larger than the second so long that any board had better be built anew there.
NOTICEABLE_WRITE = 64 << 10
LARGE_WRITE = 256 << 10

# Sends a committed update (empty: nothing new) to everybody and their acknowledgements to the authors.
Spread = Callable[[bytes, bytes, Iterable["Session"]], None]

_Settled = tuple[Write, Accepted | Gap | Refused]

_REFUSALS: dict[str, type[WalkboardError]] = {
    error.slug: error for error in (EarlierHistory, MalformedFrame, TooLarge, UpdateRefused)
}
_EMPTY_UPDATES = (b"", b"\x00\x00")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class BatchNews:
    """Who hears of a commit, after it: everybody here, and other servers (how far the log goes now)."""

    spread: Spread
    announce: Callable[[int], None]


class Batches:
    """The way of a board's writes into the log."""

    def __init__(
        self,
        document: LiveDocument,
        writer: LogWriter,
        database: Database,
        news: BatchNews,
        metrics: Metrics,
        *,
        shared: bool = False,
    ) -> None:
        """`shared` says that other servers may write to the same board."""
        self._metrics = metrics
        self._document = document
        self._writer = writer
        self._database = database
        self._news = news
        self._shared = shared
        self.touches = TouchLog()

    async def flush(self, writes: Sequence[Write]) -> None:
        """Settles all writes, one way or the other. Raises when the room cannot go on."""
        try:
            await self._flush(writes)
        except BaseException as error:
            # They left the mailbox: nobody else would tell whoever waits for them.
            for write in writes:
                _give_up(write, error)
            raise

    async def _flush(self, writes: Sequence[Write]) -> None:
        permitted = [write for write in writes if _permitted(write)]
        if not permitted:
            return
        limit = NOTICEABLE_WRITE if self._document.light else LARGE_WRITE
        if any(len(write.data) > limit for write in permitted):
            await self._document.step_aside()
        try:
            batch = await self._document.apply(_submissions(permitted))
        except (WorkerLost, DocumentDiscarded) as loss:
            _log.warning("document lost", board=self._document.board_id, writes=len(permitted), error=str(loss))
            if len(permitted) == 1:
                _suspect(permitted[0], loss)
            for write in permitted:
                await self._flush_alone(write)
            return
        await self._commit(permitted, batch)

    async def _flush_alone(self, write: Write) -> None:
        while write.deaths < DEATHS:
            await self._document.load()
            try:
                batch = await self._document.apply(_submissions([write]))
            except (WorkerLost, DocumentDiscarded) as loss:
                _suspect(write, loss)
            else:
                await self._commit([write], batch)
                return
        await self._quarantine(write)

    async def _commit(self, writes: Sequence[Write], batch: Batch) -> None:
        before, first = self._document.state_vector, self._document.sequence + 1
        rows = _rows(writes, batch, self.touches)
        if rows:
            only_first = any(write.only_first for write in writes)
            entry = Entry(self._document.board_id, self._document.epoch, rows, batch.claims, only_first=only_first)
            try:
                sequence = await self._writer.append(entry)
            except (BoardDeleted, BoardUnknown, OtherEpoch):
                self._document.discard()
                raise
            except WalkboardError as error:
                self._document.discard()
                await self._not_committed(writes, error)
                return
            self._news.announce(sequence)
            if sequence == self._document.sequence + len(rows):
                self._document.committed(sequence, batch.state_vector, entry.size)
                for row in rows:
                    self.touches.logged(row.touches, row.person_id)
            else:  # somebody else wrote, too: theirs is read from the log, and with it ours
                await self._read_on()
                rows = []
        outcomes = list(zip(writes, batch.outcomes, strict=True))
        certain = _certain(outcomes) if self._shared else len(outcomes)
        grown = self._document.sequence >= first + max(len(rows), 1)
        self._settle(outcomes[:certain], batch.merged if rows else b"", before)
        if certain < len(outcomes):
            await self._try_again(outcomes[certain:], grown=grown)

    async def _not_committed(self, writes: Sequence[Write], error: WalkboardError) -> None:
        """Tries once more what another server was faster with; turns away the rest."""
        again = [write for write in writes if isinstance(error, Overtaken) and not write.tried_again]
        for write in writes:
            if write in again:
                write.tried_again = True
            else:
                _refuse(write, error)
        if again:
            await self._document.load()
            await self._flush(again)

    async def _try_again(self, outcomes: "Sequence[_Settled]", *, grown: bool) -> None:
        """What did not fit into the board as it was known here is tried again, if the log has more of it by now.

        What came after it is settled after it, as always: a reply settles what had a gap before.
        """
        if not grown:
            known = self._document.sequence
            await self._read_on()
            grown = self._document.sequence > known
        if grown:
            doubtful = [write for write, outcome in outcomes if not _fits(write, outcome)]
            for write in doubtful:
                write.tried_again = True
            await self._flush(doubtful)
            outcomes = [(write, outcome) for write, outcome in outcomes if write not in doubtful]
        self._settle(outcomes, b"", self._document.state_vector)

    def _settle(self, outcomes: "Sequence[_Settled]", update: bytes, before: bytes) -> None:
        for write, outcome in outcomes:
            _settle(write, outcome, self._document.sequence)
        authors = {write.author for write, _ in outcomes if write.author is not None}
        self._news.spread(update, before, authors)

    async def _read_on(self) -> None:
        try:
            await self._document.catch_up()
        except SQLAlchemyError:
            self._document.discard()
            await self._document.load()

    async def _quarantine(self, write: Write) -> None:
        self._metrics.quarantined.inc()
        reason = "the document worker did not survive it"
        _log.error("update quarantined", board=self._document.board_id, person=write.person_id, bytes=len(write.data))
        try:
            await put_away(self._database, self._document.board_id, write.person_id, write.data, reason)
        except SQLAlchemyError as error:
            _log.error("quarantine failed", board=self._document.board_id, error=str(error))
        _refuse(write, UpdateRefused())


def _fits(write: Write, outcome: Accepted | Gap | Refused) -> bool:
    """Whether there is nothing to hope for from trying again."""
    return write.tried_again or (isinstance(outcome, Accepted) and outcome.whole)


def _certain(outcomes: "Sequence[_Settled]") -> int:
    """How many come before the first that may fit better once the log is read."""
    return next((n for n, (write, outcome) in enumerate(outcomes) if not _fits(write, outcome)), len(outcomes))


def _permitted(write: Write) -> bool:
    """Roles are asked again when the write's turn comes: what was revoked meanwhile is not written."""
    author = write.author
    if author is None or author.may_edit:
        return True
    author.refuse(NotPermitted())
    return False


def _suspect(write: Write, loss: WorkerLost | DocumentDiscarded) -> None:
    # What pycrdt refuses it will refuse again; a worker may also have died of something else, or of another board's.
    if isinstance(loss, DocumentDiscarded):
        write.deaths += DEATHS
    elif loss.executing:
        write.deaths += 1


def _submissions(writes: Sequence[Write]) -> list[Submission]:
    return [Submission(write.person_id, write.data, write.is_reply) for write in writes]


def _rows(writes: Sequence[Write], batch: Batch, log: TouchLog) -> list[Row]:
    """One row for one person's batch; with several people one row per write, so that the log says who did what."""
    accepted = [
        Row(outcome.data, write.person_id, outcome.moves, log.worth_logging(outcome.touches, write.person_id))
        for write, outcome in zip(writes, batch.outcomes, strict=True)
        if isinstance(outcome, Accepted) and outcome.data not in _EMPTY_UPDATES
    ]
    if not accepted:
        return []
    people = {row.person_id for row in accepted}
    if len(people) > 1:
        return accepted
    person = people.pop()
    return [Row(batch.merged, person, batch.moves, log.worth_logging(batch.touches, person))]


def _settle(write: Write, outcome: Accepted | Gap | Refused, sequence: int) -> None:
    match outcome:
        case Accepted():
            if write.author is not None:
                write.author.settle(write, whole=outcome.whole)
            if write.done is not None and not write.done.done():
                write.done.set_result(sequence)
        case Gap():
            if write.author is not None:
                write.author.gap(write)
            else:
                _refuse(write, UpdateRefused("The update builds on something the board does not have."))
        case Refused():
            _refuse(write, _REFUSALS.get(outcome.slug, UpdateRefused)(outcome.detail))


def _give_up(write: Write, error: BaseException) -> None:
    if write.done is not None and not write.done.done():
        write.done.set_exception(error if isinstance(error, WalkboardError) else TryAgainLater())


def _refuse(write: Write, error: WalkboardError) -> None:
    if write.author is not None:
        write.author.refuse(error)
    if write.done is not None and not write.done.done():
        write.done.set_exception(error)
