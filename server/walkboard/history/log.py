"""Reading the update log: everything that is needed to rebuild a board's document, in one consistent read.

That is the newest good segment and the updates after it. Bytes that changed on disk are left out and told: nobody
guesses what they were.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import BigInteger, Integer, String, column, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database, Moment
from walkboard.errors import BoardDeleted, BoardUnknown
from walkboard.history.damage import Fault, Finding, something_missing
from walkboard.history.tables import ClaimedId, LoggedUpdate, QuarantinedUpdate, Segment

DIGEST_SIZE = 16
# Rows are fetched so many at a time.
FETCHED_AT_ONCE = 500

# The boards' own table belongs to `boards`, a sibling. The log needs its fence only.
BOARDS = table(
    "boards",
    column("id", String),
    column("title", String),
    column("epoch", Integer),
    column("epoch_at", Moment),
    column("sequence", BigInteger),
    column("updated_at", Moment),
    column("deleted_at", Moment),
)


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of a long log is read at once; the first update is always read, however large it is."""

    updates: int
    size: int


@dataclass(frozen=True, slots=True)
class BoardLog:
    """A board's committed history: the state up to `folded`, then (sequence, update) in order.

    `claims` is the person behind every client id, `former` the client ids of earlier epochs, `findings` what is wrong,
    `healing` whether something that was committed in this epoch is missing, now or since a repair.
    """

    epoch: int
    sequence: int
    updates: Sequence[tuple[int, bytes]]
    claims: dict[int, str | None]
    former: Sequence[int] = ()
    folded: int = 0
    state: bytes = b""
    findings: Sequence[Finding] = field(default_factory=tuple)
    healing: bool = False

    @property
    def parts(self) -> list[bytes]:
        """All updates to apply, the segment first."""
        head = [self.state] if self.folded else []
        return head + [data for _, data in self.updates]

    def sequence_of(self, part: int) -> int:
        """Where one of the parts stands in the log."""
        at = part - bool(self.folded)
        return self.folded if at < 0 else self.updates[at][0]


def digest_of(data: bytes) -> bytes:
    """What is stored beside an update to notice bytes that changed on disk."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


async def read_log(database: Database, board_id: str, *, portion: Portion | None = None) -> BoardLog:
    """The log of a board, or the first portion of it; raises BoardUnknown or BoardDeleted."""
    async with database.read() as session:
        return await read_log_in(session, board_id, portion=portion)


async def read_log_in(
    session: AsyncSession, board_id: str, *, portion: Portion | None = None, deleted: bool = False
) -> BoardLog:
    """See read_log; `deleted` reads what lies in the trash, too."""
    board = (
        await session.execute(
            select(BOARDS.c.epoch, BOARDS.c.sequence, BOARDS.c.deleted_at).where(BOARDS.c.id == board_id)
        )
    ).one_or_none()
    if board is None:
        raise BoardUnknown
    if board.deleted_at is not None and not deleted:
        raise BoardDeleted
    folded, state, findings = await read_segment(session, board_id, board.epoch)
    updates, more = await _read_tail(session, board_id, board.epoch, (folded, board.sequence), portion)
    findings += more
    claims = await session.execute(
        select(ClaimedId.client_id, ClaimedId.person_id).where(
            ClaimedId.board_id == board_id, ClaimedId.epoch == board.epoch
        )
    )
    return BoardLog(
        epoch=board.epoch,
        sequence=max(board.sequence, updates[-1][0] if updates else 0),
        updates=updates,
        former=await _former_ids(session, board_id, board.epoch),
        claims={row.client_id: row.person_id for row in claims},
        folded=folded,
        state=state,
        findings=findings,
        healing=something_missing(findings) or await _lost_before(session, board_id, board.epoch),
    )


async def read_segment(session: AsyncSession, board_id: str, epoch: int) -> tuple[int, bytes, list[Finding]]:
    """The sequence and state of the newest generation that has a good copy (0 without one), and what is wrong."""
    query = (
        select(Segment.sequence, Segment.copy)
        .where(Segment.board_id == board_id, Segment.epoch == epoch, Segment.verified_at.is_not(None))
        .order_by(Segment.sequence.desc(), Segment.copy)
    )
    findings: list[Finding] = []
    bad: dict[int, int] = {}
    for sequence, copy in (await session.execute(query)).all():
        key = (Segment.board_id == board_id, Segment.epoch == epoch, Segment.sequence == sequence, Segment.copy == copy)
        state, digest = (await session.execute(select(Segment.state, Segment.digest).where(*key))).one()
        if digest_of(state) == digest:
            findings += [_lost(lost) for lost in bad if lost != sequence]
            return sequence, state, findings
        bad[sequence] = bad.get(sequence, 0) + 1
        findings.append(changed_copy(sequence, copy))
    return 0, b"", [*findings, *(_lost(sequence) for sequence in bad)]


def changed_copy(sequence: int, copy: int) -> Finding:
    """A copy of a segment whose bytes are not those that were stored."""
    detail = f"Copy {copy} of the segment up to update {sequence} is damaged: its bytes changed."
    return Finding(Fault.SEGMENT_CHANGED, sequence, detail)


def _lost(sequence: int) -> Finding:
    return Finding(Fault.SEGMENT_LOST, sequence, f"The segment up to update {sequence} has no good copy.")


async def _read_tail(
    session: AsyncSession, board_id: str, epoch: int, span: tuple[int, int], portion: Portion | None
) -> tuple[list[tuple[int, bytes]], list[Finding]]:
    """The updates after the first sequence of the span, with what is wrong with them up to its last."""
    query = (
        select(LoggedUpdate.sequence, LoggedUpdate.data, LoggedUpdate.digest)
        .where(LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == epoch, LoggedUpdate.sequence > span[0])
        .order_by(LoggedUpdate.sequence)
        .execution_options(yield_per=FETCHED_AT_ONCE)
    )
    # A later epoch goes on with the sequences of the one before; where it began is known from its segment only.
    tail = _Tail(span[0] if span[0] or epoch == 1 else None)
    async for sequence, data, digest in await session.stream(query):
        if portion is not None and tail.holds(portion, len(data)):
            return tail.updates, tail.findings
        tail.add(sequence, data, digest)
    tail.end(span[1])
    return tail.updates, tail.findings


class _Tail:
    """The updates of a log as they are read, and what is wrong with them."""

    def __init__(self, before: int | None) -> None:
        self.updates: list[tuple[int, bytes]] = []
        self.findings: list[Finding] = []
        self._seen = before
        self._size = 0

    def holds(self, portion: Portion, more: int) -> bool:
        """Whether this is all that is to be read at once."""
        return len(self.updates) >= portion.updates or (self._size > 0 and self._size + more > portion.size)

    def add(self, sequence: int, data: bytes, digest: bytes) -> None:
        """The next update."""
        if self._seen is not None and sequence != self._seen + 1:
            self.findings.append(_missing(self._seen + 1, sequence - 1))
        self._seen = sequence
        self._size += len(data)
        if digest_of(data) == digest:
            self.updates.append((sequence, data))
        else:
            detail = f"Update {sequence} of the log is damaged: its bytes are not those that were stored."
            self.findings.append(Finding(Fault.UPDATE_CHANGED, sequence, detail))

    def end(self, last: int) -> None:
        """There are no more; the board says that `last` was the last one."""
        if self._seen is None or self._seen == last:
            return
        if self._seen < last:
            self.findings.append(_missing(self._seen + 1, last))
        else:
            detail = f"The log goes up to update {self._seen}, but the board says {last}."
            self.findings.append(Finding(Fault.UPDATE_AHEAD, self._seen, detail))


def _missing(first: int, last: int) -> Finding:
    which = f"Update {first} is" if first == last else f"Updates {first} to {last} are"
    return Finding(Fault.UPDATE_MISSING, first, f"{which} not in the log.")


async def _former_ids(session: AsyncSession, board_id: str, epoch: int) -> Sequence[int]:
    """The client ids of earlier epochs."""
    if epoch == 1:
        return ()
    query = select(ClaimedId.client_id).where(ClaimedId.board_id == board_id, ClaimedId.epoch < epoch)
    return (await session.scalars(query.distinct())).all()


async def _lost_before(session: AsyncSession, board_id: str, epoch: int) -> bool:
    """Whether updates of this epoch were taken out of the log because they were damaged."""
    query = select(QuarantinedUpdate.id).where(QuarantinedUpdate.board_id == board_id, QuarantinedUpdate.epoch == epoch)
    return (await session.execute(query.limit(1))).first() is not None
