"""What values a field had before, from the touches that the server stamped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Touch


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a card got another value, as JSON; None where it was taken away, or where values are not kept."""

    card_id: str
    value: str | None
    at: datetime
    person_id: str | None


async def field_changes(session: AsyncSession, board_id: str, field: str, most: int) -> Sequence[FieldChange]:
    """The newest changes of a field on the cards of a board, oldest first."""
    query = (
        select(Touch.record_id, Touch.detail, Touch.at, Touch.person_id)
        .where(Touch.board_id == board_id, Touch.root == "cards", Touch.aspect == f"f:{field}")
        .order_by(Touch.sequence.desc())
        .limit(most)
    )
    return [FieldChange(*row) for row in await session.execute(query)][::-1]
