"""Quarantine: updates that brought the document worker down, kept for inspection instead of on the board."""

from datetime import UTC, datetime

from walkboard.database import Database
from walkboard.history.tables import LABEL_LENGTH, QuarantinedUpdate


async def put_away(database: Database, board_id: str, person_id: str | None, data: bytes, reason: str) -> None:
    """Stores an update nobody will apply again, in a transaction of its own."""
    async with database.write() as session:
        session.add(
            QuarantinedUpdate(
                board_id=board_id,
                person_id=person_id,
                data=data,
                reason=reason[:LABEL_LENGTH],
                created_at=datetime.now(UTC),
            )
        )
