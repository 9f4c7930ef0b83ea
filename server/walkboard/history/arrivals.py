"""Where cards came to on a map, in the order of the log: what its flow is computed from."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Transition
from walkboard.maps.flow.journeys import Arrival

# No move has a sequence as small as this.
BEFORE_ALL = -1


async def arrivals_after(session: AsyncSession, board_id: str, map_id: str, sequence: int) -> tuple[list[Arrival], int]:
    """The moves on a map that the log has behind a sequence, oldest first, and how far they go."""
    query = (
        select(Transition.card_id, Transition.to_lane, Transition.to_column, Transition.at, Transition.sequence)
        .where(Transition.board_id == board_id, Transition.map_id == map_id, Transition.sequence > sequence)
        .order_by(Transition.sequence)
    )
    arrivals = []
    for card_id, lane_id, column_id, at, upto in await session.execute(query):
        arrivals.append(Arrival(card_id, lane_id, column_id, at))
        sequence = upto
    return arrivals, sequence


async def arrivals_upto(session: AsyncSession, board_id: str, map_id: str, sequence: int) -> int:
    """How many moves on a map the log has up to a sequence."""
    query = (
        select(func.count())
        .select_from(Transition)
        .where(Transition.board_id == board_id, Transition.map_id == map_id, Transition.sequence <= sequence)
    )
    return await session.scalar(query) or 0


async def moves_of_card(
    session: AsyncSession, board_id: str, map_id: str, card_id: str
) -> list[tuple[Arrival, str | None]]:
    """The moves of one card on a map, oldest first, each with who made it."""
    query = (
        select(Transition.card_id, Transition.to_lane, Transition.to_column, Transition.at, Transition.person_id)
        .where(Transition.board_id == board_id, Transition.card_id == card_id, Transition.map_id == map_id)
        .order_by(Transition.sequence)
    )
    rows = await session.execute(query)
    return [(Arrival(card, lane, column, at), person_id) for card, lane, column, at, person_id in rows]
