"""Where cards came to on a map, in the order of the log: what its flow is computed from."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Transition
from walkboard.maps.flow.journeys import Arrival


async def arrivals_on(session: AsyncSession, board_id: str, map_id: str) -> list[Arrival]:
    """All moves on a map, oldest first."""
    query = (
        select(Transition.card_id, Transition.to_lane, Transition.to_column, Transition.at)
        .where(Transition.board_id == board_id, Transition.map_id == map_id)
        .order_by(Transition.sequence)
    )
    return [Arrival(*row) for row in await session.execute(query)]


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
