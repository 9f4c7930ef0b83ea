"""How long cards stay in the columns of a map, from the moves the server stamped.

A move between lanes of one column does not end a stay. Neither does a slip: to another place and back within a minute.
Whether a card is still alive the moves do not say; who asks knows the board.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Transition
from walkboard.maps.flow.journeys import SLIP
from walkboard.maps.flow.kept import KeptFlow

_NEVER = datetime.min.replace(tzinfo=UTC)


class Step(NamedTuple):
    """A card came to a column of a map, or with None left the map."""

    map_id: str
    card_id: str
    to_column: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """A card that is in a column, and since when."""

    map_id: str
    card_id: str
    column_id: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Stays:
    """Where cards are now, by card, and the stays that ended in another column of the map, by column, oldest first."""

    current: Mapping[str, Visit] = field(default_factory=dict)
    finished: Mapping[str, tuple[timedelta, ...]] = field(default_factory=dict)


def stays_in(flow: KeptFlow, map_id: str) -> Stays:
    """The stays that follow from the moves on one map."""
    current: dict[str, Visit] = {}
    ended: list[tuple[datetime, str, timedelta]] = []
    for card_id, visits in flow.visits():
        # Plain, because tens of thousands of moves go through here.
        column_id, since = None, _NEVER
        for visit in visits:
            following, at = visit[2], visit[3]
            if column_id is not None and following is not None:
                ended.append((at, column_id, at - since))
            column_id, since = following, at
        if column_id is not None:
            current[card_id] = Visit(map_id, card_id, column_id, since)
    return Stays(current, _by_column(ended))


def _by_column(ended: list[tuple[datetime, str, timedelta]]) -> dict[str, tuple[timedelta, ...]]:
    """The lengths of stays by column, by when they ended."""
    finished: dict[str, list[timedelta]] = defaultdict(list)
    for _, column_id, length in sorted(ended):
        finished[column_id].append(length)
    return {column_id: tuple(lengths) for column_id, lengths in finished.items()}


async def visits_on(session: AsyncSession, board_id: str, map_id: str) -> list[Visit]:
    """Every stay on a map, ended or not: card by card, each in the order of the log.

    Of a card that was there before the log knew of it, the first stay has the time of its first move.
    """
    query = (
        select(Transition.card_id, Transition.from_column, Transition.to_column, Transition.at)
        .where(Transition.board_id == board_id, Transition.map_id == map_id)
        .order_by(Transition.sequence)
    )
    by_card: dict[str, list[Step]] = defaultdict(list)
    for card_id, before, after, at in await session.execute(query):
        taken = by_card[card_id]
        if not taken and before is not None:
            taken.append(Step(map_id, card_id, before, at))
        taken.append(Step(map_id, card_id, after, at))
    return [
        Visit(map_id, card_id, step.to_column, step.at)
        for card_id, taken in by_card.items()
        for step in _visits(taken)
        if step.to_column is not None
    ]


def _visits(taken: list[Step]) -> list[Step]:
    """One step for each stay: arrivals only, slips taken out."""
    visits: list[Step] = []
    for step in taken:
        if len(visits) >= 2 and visits[-2].to_column == step.to_column and step.at - visits[-1].at < SLIP:
            visits.pop()
        elif not visits or visits[-1].to_column != step.to_column:
            visits.append(step)
    return visits
