"""What others added to a board's log meanwhile: its end after a sequence, and how far many logs go."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from walkboard.database import Database
from walkboard.history.log import BOARDS, digest_of
from walkboard.history.tables import LoggedUpdate

# Rows that are read and taken over at once.
MAX_ROWS = 64
# Boards that are asked for in one query.
MAX_BOARDS = 500


@dataclass(frozen=True, slots=True)
class Tail:
    """Rows that follow one another: who made each, and the update; `last` is the sequence of the last one."""

    rows: list[tuple[str | None, bytes]]
    last: int


@dataclass(frozen=True, slots=True)
class Head:
    """How far a board's log goes, and whether the board is in the trash."""

    epoch: int
    sequence: int
    deleted: bool


async def read_tail(database: Database, board_id: str, epoch: int, after: int) -> Tail | None:
    """The next rows after a sequence, none if there are none yet.

    None if going on from there is not possible: the board is gone, has another epoch, or rows are missing or damaged.
    """
    async with database.read() as session:
        board = (
            await session.execute(
                select(BOARDS.c.epoch, BOARDS.c.sequence, BOARDS.c.deleted_at).where(BOARDS.c.id == board_id)
            )
        ).one_or_none()
        if board is None or board.deleted_at is not None or board.epoch != epoch:
            return None
        if board.sequence <= after:
            return Tail([], after)
        rows = await session.execute(
            select(LoggedUpdate.sequence, LoggedUpdate.person_id, LoggedUpdate.data, LoggedUpdate.digest)
            .where(LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == epoch, LoggedUpdate.sequence > after)
            .order_by(LoggedUpdate.sequence)
            .limit(MAX_ROWS)
        )
        found: list[tuple[str | None, bytes]] = []
        last = after
        for sequence, person_id, data, digest in rows:
            if sequence != last + 1 or digest_of(data) != digest:
                return None
            found.append((person_id, data))
            last = sequence
    return Tail(found, last) if found else None


async def read_heads(database: Database, board_ids: Collection[str]) -> dict[str, Head]:
    """How far the logs of these boards go; boards that do not exist are not in it."""
    heads: dict[str, Head] = {}
    ids = list(board_ids)
    for start in range(0, len(ids), MAX_BOARDS):
        query = select(BOARDS.c.id, BOARDS.c.epoch, BOARDS.c.sequence, BOARDS.c.deleted_at)
        async with database.read() as session:
            for row in await session.execute(query.where(BOARDS.c.id.in_(ids[start : start + MAX_BOARDS]))):
                heads[row.id] = Head(row.epoch, row.sequence, row.deleted_at is not None)
    return heads
