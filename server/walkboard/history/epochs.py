"""A board's epochs: the next one is stored beside the present, and begins in one transaction that is fenced by the
board, its epoch and its exact sequence.

An epoch begins with one segment, at the sequence at which the one before ended. What was written before is no part of
the board's log any more, but is kept: until the next epoch begins, and for KEPT_FOR at the longest. Client ids are kept
for good, with the people they belong to, because whoever still holds the earlier history is known by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database
from walkboard.errors import OtherEpoch
from walkboard.history import segments
from walkboard.history.log import BOARDS, digest_of
from walkboard.history.segments import COPIES, REMOVED_AT_ONCE, Overtaken
from walkboard.history.tables import ClaimedId, LoggedUpdate, Segment

# What was written in the epoch before the present one is kept this long after that one began.
KEPT_FOR = timedelta(days=14)

# A board is squashed when so many client ids wrote in its epoch: each costs every newcomer, and every change a little.
MANY_CLIENTS = 2_000
# Or when its state is so many times as large as what is visible of it, and not small anyway.
TIMES_VISIBLE = 3
SMALL = 64 << 10


@dataclass(frozen=True, slots=True)
class Growth:
    """How far a board has grown: client ids, bytes of its newest segment, and how many of these are visible (or 0)."""

    clients: int
    size: int
    visible: int

    @property
    def is_due(self) -> bool:
        """Whether a new epoch would make much less of it."""
        overgrown = self.visible > 0 and self.size >= max(SMALL, TIMES_VISIBLE * self.visible)
        return self.clients >= MANY_CLIENTS or overgrown


@dataclass(frozen=True, slots=True)
class Step:
    """From one epoch of a board, which ended at a sequence, to another one."""

    board_id: str
    epoch: int
    next_epoch: int
    sequence: int


async def growth_of(database: Database, board_id: str) -> Growth | None:
    """How far a board has grown; None for one that does not exist or lies in the trash."""
    async with database.read() as session:
        alive = (BOARDS.c.id == board_id, BOARDS.c.deleted_at.is_(None))
        epoch = await session.scalar(select(BOARDS.c.epoch).where(*alive))
        if epoch is None:
            return None
        clients = select(func.count()).where(ClaimedId.board_id == board_id, ClaimedId.epoch == epoch)
        newest = (
            select(func.length(Segment.state), Segment.visible)
            .where(Segment.board_id == board_id, Segment.epoch == epoch, Segment.verified_at.is_not(None))
            .order_by(Segment.sequence.desc(), Segment.copy)
            .limit(1)
        )
        size, visible = (await session.execute(newest)).one_or_none() or (0, 0)
        return Growth(await session.scalar(clients) or 0, size, visible or 0)


async def store(database: Database, step: Step, state: bytes) -> None:
    """Writes all copies of what the next epoch would begin with; nobody reads them before it does.

    Raises OtherEpoch or Overtaken when the board is not any more where the step begins.
    """
    async with database.write() as session:
        await _fence(session, step)
        await session.execute(delete(Segment).where(Segment.board_id == step.board_id, Segment.epoch > step.epoch))
        await segments.insert_copies(session, step.board_id, step.next_epoch, step.sequence, state, len(state))


async def begin(database: Database, step: Step, state: bytes, client_id: int) -> None:
    """The next epoch begins with what was stored for it, written by this client id, which is the server's.

    Raises OtherEpoch or Overtaken when the board is not any more where the step begins, or when somebody else stored
    something in place of this state.
    """
    now = datetime.now(UTC)
    async with database.write() as session:
        await _fence(session, step)
        board = update(BOARDS).where(BOARDS.c.id == step.board_id, *_exactly(step))
        if await segments.changed(session, board.values(epoch=step.next_epoch, epoch_at=now)) != 1:
            raise Overtaken  # by the log's writer, which does not wait for its turn
        stored = (
            Segment.board_id == step.board_id,
            Segment.epoch == step.next_epoch,
            Segment.sequence == step.sequence,
            Segment.digest == digest_of(state),
        )
        if await segments.changed(session, update(Segment).where(*stored).values(verified_at=now)) != len(COPIES):
            raise Overtaken
        claim = {"board_id": step.board_id, "epoch": step.next_epoch, "client_id": client_id, "person_id": None}
        await session.execute(insert(ClaimedId), [claim])
    # The generation that was kept until now; the one that ended just now is kept in its place.
    await forget(database, step.board_id, before=step.epoch)


async def drop(database: Database, step: Step) -> None:
    """Removes what was stored for an epoch that will not begin."""
    async with database.write() as session:
        unverified = (Segment.epoch == step.next_epoch, Segment.verified_at.is_(None))
        await session.execute(delete(Segment).where(Segment.board_id == step.board_id, *unverified))


async def forget(database: Database, board_id: str, *, before: int) -> None:
    """Removes logs and segments of epochs before this one, a portion at a time; client ids stay."""
    more = True
    while more:
        async with database.write() as session:
            rows = (LoggedUpdate.board_id == board_id, LoggedUpdate.epoch < before)
            ids = select(LoggedUpdate.id).where(*rows).order_by(LoggedUpdate.id).limit(REMOVED_AT_ONCE)
            removed = await segments.changed(session, delete(LoggedUpdate).where(LoggedUpdate.id.in_(ids)))
            more = removed == REMOVED_AT_ONCE
            if not more:
                await session.execute(delete(Segment).where(Segment.board_id == board_id, Segment.epoch < before))


async def forget_expired(database: Database, now: datetime) -> Sequence[str]:
    """Removes what was kept long enough; returns the boards."""
    async with database.read() as session:
        earlier = or_(
            _exists(Segment.board_id, Segment.epoch),
            _exists(LoggedUpdate.board_id, LoggedUpdate.epoch),
        )
        query = select(BOARDS.c.id, BOARDS.c.epoch).where(BOARDS.c.epoch_at < now - KEPT_FOR, earlier)
        found = [(row.id, row.epoch) for row in await session.execute(query.order_by(BOARDS.c.id))]
    for board_id, epoch in found:
        await forget(database, board_id, before=epoch)
    return [board_id for board_id, _ in found]


def _exists(board_id: Any, epoch: Any) -> ColumnElement[bool]:
    return select(1).where(board_id == BOARDS.c.id, epoch < BOARDS.c.epoch).exists()


async def _fence(session: AsyncSession, step: Step) -> None:
    query = select(BOARDS.c.epoch, BOARDS.c.sequence).where(BOARDS.c.id == step.board_id)
    found = (await session.execute(query)).one_or_none()
    if found is None or found.epoch != step.epoch:
        raise OtherEpoch
    if found.sequence != step.sequence:
        raise Overtaken


def _exactly(step: Step) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return BOARDS.c.epoch == step.epoch, BOARDS.c.sequence == step.sequence
