"""What a board is compared with: the snapshot of the last walk, or the newest one there is."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Snapshot
from walkboard.walks.tables import Walk


async def since_snapshot(session: AsyncSession, board_id: str) -> Snapshot | None:
    """The snapshot that the board's last ended walk left, else the newest, else None; without its state."""
    of_last_walk = (
        select(Snapshot)
        .join(Walk, Walk.snapshot_id == Snapshot.id)
        .where(Walk.board_id == board_id, Walk.state == "ended")
        .order_by(Walk.ended_at.desc(), Walk.id)
        .limit(1)
    )
    newest = (
        select(Snapshot)
        .where(Snapshot.board_id == board_id)
        .order_by(Snapshot.created_at.desc(), Snapshot.sequence.desc(), Snapshot.id)
        .limit(1)
    )
    return await session.scalar(of_last_walk) or await session.scalar(newest)
