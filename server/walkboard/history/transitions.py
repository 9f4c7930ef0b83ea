"""Reading transitions: which card went from which cell to which, when and by whom. Writing them is the log writer's."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Transition


async def latest(session: AsyncSession, board_id: str, limit: int, before: int | None = None) -> Sequence[Transition]:
    """The newest transitions of a board, newest first; `before` names a sequence to go on from."""
    query = select(Transition).where(Transition.board_id == board_id)
    if before is not None:
        query = query.where(Transition.sequence < before)
    query = query.order_by(Transition.sequence.desc(), Transition.map_id, Transition.card_id).limit(limit)
    return (await session.scalars(query)).all()
