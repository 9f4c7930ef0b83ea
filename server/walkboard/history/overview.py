"""What the shelf and lists of people need to know of boards' histories."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import ClaimedId, Snapshot


async def latest_snapshot_times(session: AsyncSession, board_ids: Sequence[str]) -> dict[str, datetime]:
    """When each of the boards was last kept in a snapshot; boards without one are left out."""
    query = (
        select(Snapshot.board_id, func.max(Snapshot.created_at, type_=Snapshot.created_at.type))
        .where(Snapshot.board_id.in_(board_ids))
        .group_by(Snapshot.board_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def authors_of(session: AsyncSession, board_id: str) -> set[str]:
    """The ids of everybody who ever wrote on the board."""
    query = select(ClaimedId.person_id).where(ClaimedId.board_id == board_id, ClaimedId.person_id.is_not(None))
    return {person_id for person_id in await session.scalars(query.distinct()) if person_id is not None}
