"""Reading touches: what was last done to records, when. Writing them is the log writer's."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Touch
from walkboard.maps.flow.blocking import Blocking
from walkboard.maps.touches import value_detail


async def blockings_on(session: AsyncSession, board_id: str) -> list[Blocking]:
    """Everything the log knows of cards of a board being blocked and going on again, in its order."""
    query = (
        select(Touch.record_id, Touch.aspect, Touch.detail, Touch.at)
        .where(Touch.board_id == board_id, Touch.root == "cards", Touch.aspect.in_(("blocked", "unblocked")))
        .order_by(Touch.sequence)
    )
    rows = await session.execute(query)
    return [Blocking(card_id, aspect == "blocked", detail or "", at) for card_id, aspect, detail, at in rows]


async def boards_set_to(session: AsyncSession, board_ids: Collection[str], field: str, value: str) -> set[str]:
    """Those of the boards on which a field once had this value, set by somebody or brought along, as the log knows.

    Of what something began with, in a copy or a paste, only streams are logged (`BORN`).
    """
    if not board_ids:
        return set()
    aspect = f"f:{field}"
    query = select(Touch.board_id).where(
        Touch.board_id.in_(board_ids), Touch.aspect == aspect, Touch.detail == value_detail(aspect, value)
    )
    return set(await session.scalars(query.distinct()))


async def blocked_since(session: AsyncSession, board_id: str) -> dict[str, datetime]:
    """The cards that are blocked, as far as the log knows, and since when without a break.

    Saying the reason in other words is no break. A card that was blocked before the log kept touches is not in it.
    """
    query = (
        select(Touch.record_id, Touch.aspect, Touch.at)
        .where(Touch.board_id == board_id, Touch.root == "cards", Touch.aspect.in_(("blocked", "unblocked")))
        .order_by(Touch.sequence)
    )
    since: dict[str, datetime] = {}
    for card_id, aspect, at in await session.execute(query):
        if aspect == "blocked":
            since.setdefault(card_id, at)
        else:
            since.pop(card_id, None)
    return since
