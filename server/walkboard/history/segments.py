"""Writing segments: stored first, counted only once they were read back and compared, swapped in one transaction.

What a swap removes is never more than what the verified segment holds: updates up to its sequence. Updates that are
appended meanwhile have higher sequences and are not touched.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, CursorResult, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database
from walkboard.errors import OtherEpoch, TryAgainLater
from walkboard.history.log import BOARDS, digest_of
from walkboard.history.tables import LoggedUpdate, Segment

COPIES = (1, 2)
# The newest generation and the one before.
GENERATIONS = 2
# One transaction removes so many updates, so that nobody's commit waits long behind it.
REMOVED_AT_ONCE = 2_000


class Overtaken(TryAgainLater):
    """Somebody else folds, or folded, the same log."""

    default_detail = "Somebody else folds this board's log."


async def insert_copies(
    session: AsyncSession,
    board_id: str,
    epoch: int,
    sequence: int,
    state: bytes,
    visible: int | None,
    *,
    verified_at: datetime | None = None,
) -> None:
    """Writes all copies of a generation; `visible` is how small it could be."""
    row = {
        "board_id": board_id,
        "epoch": epoch,
        "sequence": sequence,
        "state": state,
        "digest": digest_of(state),
        "created_at": datetime.now(UTC),
        "verified_at": verified_at,
        "visible": visible,
    }
    await session.execute(insert(Segment), [{**row, "copy": copy} for copy in COPIES])


async def store(
    database: Database, board_id: str, epoch: int, sequence: int, state: bytes, visible: int | None = None
) -> None:
    """Writes all copies of a new generation, which does not count yet; leftovers that never counted go.

    Raises OtherEpoch when the board has another history by now, Overtaken when the log is folded that far already.
    """
    async with database.write() as session:
        await _fence(session, board_id, epoch)
        counting = (*_of(board_id, epoch), Segment.verified_at.is_not(None))
        if (await session.scalar(select(func.max(Segment.sequence)).where(*counting)) or 0) >= sequence:
            raise Overtaken
        await session.execute(delete(Segment).where(*_of(board_id, epoch), Segment.verified_at.is_(None)))
        await insert_copies(session, board_id, epoch, sequence, state, visible)


async def put_in_place(session: AsyncSession, board_id: str, epoch: int, sequence: int, state: bytes) -> None:
    """A generation that counts at once, in place of the log up to its sequence; the caller commits."""
    await session.execute(delete(Segment).where(*_of(board_id, epoch), Segment.sequence >= sequence))
    await insert_copies(session, board_id, epoch, sequence, state, None, verified_at=datetime.now(UTC))
    rows = (LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == epoch, LoggedUpdate.sequence <= sequence)
    await session.execute(delete(LoggedUpdate).where(*rows))


async def read_back(database: Database, board_id: str, epoch: int, sequence: int) -> Sequence[bytes]:
    """All copies of a generation as the database holds them now; empty where bytes and digest do not agree."""
    async with database.read() as session:
        query = select(Segment.state, Segment.digest).where(*_of(board_id, epoch), Segment.sequence == sequence)
        return [row.state if digest_of(row.state) == row.digest else b"" for row in await session.execute(query)]


async def swap(database: Database, board_id: str, epoch: int, sequence: int, state: bytes) -> None:
    """Makes a stored generation count, and removes what it replaces: old generations, and updates up to its sequence.

    One transaction, so that there is no moment without the whole board; only the removal of very many updates goes on
    in further ones. Raises OtherEpoch when the board has another history by now, Overtaken when somebody else removed
    the generation, or stored another one in its place.
    """
    async with database.write() as session:
        await _fence(session, board_id, epoch)
        here = (*_of(board_id, epoch), Segment.sequence == sequence, Segment.digest == digest_of(state))
        if await changed(session, update(Segment).where(*here).values(verified_at=datetime.now(UTC))) != len(COPIES):
            raise Overtaken
        kept = await session.scalars(
            select(Segment.sequence)
            .where(*_of(board_id, epoch), Segment.verified_at.is_not(None))
            .distinct()
            .order_by(Segment.sequence.desc())
            .limit(GENERATIONS)
        )
        await session.execute(delete(Segment).where(*_of(board_id, epoch), Segment.sequence.not_in(kept.all())))
        more = await _remove_some(session, board_id, epoch, sequence)
    while more:
        async with database.write() as session:
            more = await _remove_some(session, board_id, epoch, sequence)


async def drop(database: Database, board_id: str, epoch: int, sequence: int) -> None:
    """Removes a generation that never counted."""
    async with database.write() as session:
        unverified = (Segment.sequence == sequence, Segment.verified_at.is_(None))
        await session.execute(delete(Segment).where(*_of(board_id, epoch), *unverified))


async def _fence(session: AsyncSession, board_id: str, epoch: int) -> None:
    """Only a board that still is in this epoch; writes come one after the other, so it is until the transaction ends.

    The board's row is not locked: whoever commits an edit would wait for it.
    """
    if await session.scalar(select(BOARDS.c.epoch).where(BOARDS.c.id == board_id)) != epoch:
        raise OtherEpoch


async def _remove_some(session: AsyncSession, board_id: str, epoch: int, sequence: int) -> bool:
    """Removes the oldest of the updates up to this sequence; whether there may be more."""
    rows = (LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == epoch)
    first = await session.scalar(select(func.min(LoggedUpdate.sequence)).where(*rows))
    if first is None or first > sequence:
        return False
    last = min(sequence, first + REMOVED_AT_ONCE - 1)
    await session.execute(delete(LoggedUpdate).where(*rows, LoggedUpdate.sequence <= last))
    return last < sequence


async def changed(session: AsyncSession, statement: object) -> int:
    """How many rows an update or a deletion changed."""
    result = await session.execute(statement)  # type: ignore[call-overload] # an update, whose result counts rows
    assert isinstance(result, CursorResult)
    return result.rowcount


def _of(board_id: str, epoch: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Segment.board_id == board_id, Segment.epoch == epoch
