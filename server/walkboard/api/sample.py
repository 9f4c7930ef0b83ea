"""A first start is never empty: a sample value stream with a board to walk around in."""

from contextlib import suppress

import structlog
from sqlalchemy import func, select

from walkboard.accounts.tables import Person
from walkboard.api.services import Services
from walkboard.boards.boards import create_board
from walkboard.boards.streams import create_stream
from walkboard.boards.tables import Board
from walkboard.boards.templates import SAMPLE, template, worded
from walkboard.errors import NotTheFirst, TryAgainLater, WorkerLost

_log = structlog.get_logger(__name__)


async def plant_sample(services: Services, owner: Person) -> None:
    """Makes the sample if there was never a board; goes on where an earlier start was cut off.

    A machine so busy that it cannot be made in time is no reason not to start: the next start makes it.
    """
    board_id = await _sample_row(services, owner)
    if board_id is None:
        return
    try:
        content = await services.pool.template(SAMPLE, services.language, owner.id)
        # Servers that start together both find it empty; only one of them fills it.
        with suppress(NotTheFirst):
            await services.registry.append(board_id, content, None, only_first=True)
    except (WorkerLost, TryAgainLater) as error:
        _log.warning("the sample could not be made", error=error.detail)


async def _sample_row(services: Services, owner: Person) -> str | None:
    """The sample's board while it is the only one and has no content; None when there is nothing to do."""
    title = worded(template(SAMPLE).title, services.language)
    async with services.database.write() as session:
        if not await session.scalar(select(func.count()).select_from(Board)):
            stream = await create_stream(session, title, now=services.now())
            board = await create_board(session, title=title, stream_id=stream.id, creator=owner, now=services.now())
            return board.id
        only = (await session.scalars(select(Board).limit(2))).all()
    if len(only) == 1 and only[0].sequence == 0 and only[0].title == title and only[0].deleted_at is None:
        return only[0].id
    return None
