"""Reading the update log: everything that is needed to rebuild a board's document, in one consistent read."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Integer, String, column, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database, Moment
from walkboard.errors import BoardDamaged, BoardDeleted, BoardUnknown
from walkboard.history.tables import ClaimedId, LoggedUpdate

DIGEST_SIZE = 16

# The boards' own table belongs to `boards`, a sibling. The log needs its fence only.
BOARDS = table(
    "boards",
    column("id", String),
    column("epoch", Integer),
    column("sequence", BigInteger),
    column("updated_at", Moment),
    column("deleted_at", Moment),
)


@dataclass(frozen=True, slots=True)
class BoardLog:
    """A board's committed history: (sequence, update) in order, and the person behind every client id."""

    epoch: int
    sequence: int
    updates: Sequence[tuple[int, bytes]]
    claims: dict[int, str | None]


def digest_of(data: bytes) -> bytes:
    """What is stored beside an update to notice bytes that changed on disk."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


async def read_log(database: Database, board_id: str) -> BoardLog:
    """The whole log of a board; raises BoardUnknown, BoardDeleted or BoardDamaged."""
    async with database.read() as session:
        return await _read(session, board_id)


async def _read(session: AsyncSession, board_id: str) -> BoardLog:
    board = (
        await session.execute(
            select(BOARDS.c.epoch, BOARDS.c.sequence, BOARDS.c.deleted_at).where(BOARDS.c.id == board_id)
        )
    ).one_or_none()
    if board is None:
        raise BoardUnknown
    if board.deleted_at is not None:
        raise BoardDeleted
    rows = await session.execute(
        select(LoggedUpdate.sequence, LoggedUpdate.data, LoggedUpdate.digest)
        .where(LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == board.epoch)
        .order_by(LoggedUpdate.sequence)
    )
    updates: list[tuple[int, bytes]] = []
    for sequence, data, digest in rows:
        if digest_of(data) != digest:
            raise BoardDamaged(
                f"Update {sequence} of the board's log is damaged: its bytes are not those that were stored."
            )
        updates.append((sequence, data))
    claims = await session.execute(
        select(ClaimedId.client_id, ClaimedId.person_id).where(
            ClaimedId.board_id == board_id, ClaimedId.epoch == board.epoch
        )
    )
    return BoardLog(board.epoch, board.sequence, updates, {row.client_id: row.person_id for row in claims})
