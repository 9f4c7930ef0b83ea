"""Quarantine: updates that brought the document worker down or were damaged on disk, kept for inspection instead of on
the board."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import String, delete, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.tables import new_id
from walkboard.database import Database, Moment
from walkboard.history.tables import LABEL_LENGTH, LoggedUpdate, QuarantinedUpdate, Segment

_COLUMNS = ("id", "board_id", "person_id", "data", "reason", "created_at", "epoch", "sequence", "digest")


async def put_away(database: Database, board_id: str, person_id: str | None, data: bytes, reason: str) -> None:
    """Stores an update nobody will apply again, in a transaction of its own."""
    async with database.write() as session:
        session.add(
            QuarantinedUpdate(
                board_id=board_id,
                person_id=person_id,
                data=data,
                reason=_label(reason),
                created_at=datetime.now(UTC),
            )
        )


async def take_out(session: AsyncSession, board_id: str, epoch: int, reasons: Mapping[int, str]) -> None:
    """Moves updates, by sequence, out of the log. The database copies the bytes: they are what lies on the disk."""
    for sequence, reason in reasons.items():
        row = (LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == epoch, LoggedUpdate.sequence == sequence)
        moved = select(
            literal(new_id(), String),
            LoggedUpdate.board_id,
            LoggedUpdate.person_id,
            LoggedUpdate.data,
            literal(_label(reason), String),
            literal(datetime.now(UTC), Moment),
            LoggedUpdate.epoch,
            LoggedUpdate.sequence,
            LoggedUpdate.digest,
        ).where(*row)
        await session.execute(insert(QuarantinedUpdate).from_select(_COLUMNS, moved))
        await session.execute(delete(LoggedUpdate).where(*row))


async def take_out_segment(session: AsyncSession, segment: Segment, reason: str) -> None:
    """Moves one copy of a segment out of the board's history."""
    session.add(
        QuarantinedUpdate(
            board_id=segment.board_id,
            data=segment.state,
            reason=_label(reason),
            created_at=datetime.now(UTC),
            epoch=segment.epoch,
            sequence=segment.sequence,
            digest=segment.digest,
        )
    )
    await session.delete(segment)


def _label(reason: str) -> str:
    """What any database can hold of it: it may repeat what an update says."""
    return reason.replace("\x00", "\ufffd")[:LABEL_LENGTH]
