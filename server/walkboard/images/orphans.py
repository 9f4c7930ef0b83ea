"""Images that nothing refers to are removed, a while after that was first seen.

Once a day the stored documents of each board with images are searched for their ids: the log, segments and earlier
epochs, snapshots, the quarantine. So what lies in the trash of a board keeps its image, as long as the board itself
keeps what was deleted.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.boards.tables import Board
from walkboard.database import Database
from walkboard.history.tables import LoggedUpdate, QuarantinedUpdate, Segment, Snapshot
from walkboard.images.identity import named_in
from walkboard.images.limits import ImageLimits
from walkboard.images.tables import StoredImage

# After a start there is more to do than this; from then on once a day (seconds).
FIRST_AFTER = 900.0
EVERY = 86_400.0
# Rows that are read at once: each may be a whole board.
_AT_ONCE = 20

_STORED: tuple[tuple[Any, Any], ...] = (
    (LoggedUpdate, LoggedUpdate.data),
    (Segment, Segment.state),
    (Snapshot, Snapshot.state),
    (QuarantinedUpdate, QuarantinedUpdate.data),
)

_log = structlog.get_logger(__name__)


class ImageKeeper:
    """`async with ImageKeeper(…)`: looks for unwanted images as long as the block lasts."""

    def __init__(self, database: Database, limits: ImageLimits, now: Callable[[], datetime]) -> None:
        """Uses, and does not own, the database."""
        self._database = database
        self._limits = limits
        self._now = now
        self._tasks = asyncio.TaskGroup()
        self._life: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Starts waiting."""
        await self._tasks.__aenter__()
        self._life = self._tasks.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Gives up the round under way: nothing of it is needed."""
        if self._life is not None:
            self._life.cancel()
        await self._tasks.__aexit__(kind, error, trace)

    async def _run(self) -> None:
        await asyncio.sleep(FIRST_AFTER)
        while True:
            try:
                removed = await sweep(self._database, self._limits, self._now())
                if removed:
                    _log.info("unwanted images removed", count=removed)
            except SQLAlchemyError as error:
                _log.warning("looking for unwanted images failed", error=str(error))
            await asyncio.sleep(EVERY)


async def sweep(database: Database, limits: ImageLimits, now: datetime) -> int:
    """One round over all boards; how many images were removed."""
    async with database.read() as session:
        boards = list(await session.scalars(select(StoredImage.board_id).distinct()))
    return sum([await _sweep_board(database, board_id, limits, now) for board_id in boards])


async def _sweep_board(database: Database, board_id: str, limits: ImageLimits, now: datetime) -> int:
    async with database.read() as session:
        sequence = await session.scalar(select(Board.sequence).where(Board.id == board_id))
        ids = set(await session.scalars(select(StoredImage.id).where(StoredImage.board_id == board_id)))
        wanted = ids & await _named(session, board_id, ids)
    of_board = StoredImage.board_id == board_id
    unwanted = ids - wanted
    async with database.write() as session:
        board = select(Board.sequence).where(Board.id == board_id).with_for_update()
        if await session.scalar(board) != sequence:
            return 0  # something was written meanwhile, which may name one of them: tomorrow
        again = update(StoredImage).where(of_board, StoredImage.id.in_(wanted), StoredImage.unwanted_at.is_not(None))
        await session.execute(again.values(unwanted_at=None))
        since = update(StoredImage).where(of_board, StoredImage.id.in_(unwanted), StoredImage.unwanted_at.is_(None))
        await session.execute(since.values(unwanted_at=now))
        gone = delete(StoredImage).where(
            of_board, StoredImage.id.in_(unwanted), StoredImage.unwanted_at <= now - limits.unwanted
        )
        return (await session.execute(gone)).rowcount  # type: ignore[attr-defined, no-any-return]


async def _named(session: AsyncSession, board_id: str, ids: set[str]) -> set[str]:
    """Which of these something stored names; stops when all are found."""
    found: set[str] = set()
    for table, content in _STORED:
        rows = select(content).where(table.board_id == board_id).execution_options(yield_per=_AT_ONCE)
        async for (data,) in await session.stream(rows):
            found |= named_in([data])
            if ids <= found:
                return found
    return found
