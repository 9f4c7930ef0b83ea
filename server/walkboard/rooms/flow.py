"""How work flows through a map of a board: the whole question, from the live board and the log."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from walkboard.database import Database
from walkboard.errors import MapUnknown, NoFlow
from walkboard.history.arrivals import arrivals_on
from walkboard.history.touches import blockings_on
from walkboard.maps.contents import Contents
from walkboard.maps.flow.blocking import intervals_of
from walkboard.maps.flow.journeys import Arrival, Journey, journeys_of
from walkboard.maps.flow.report import Period, Report, report
from walkboard.maps.flow.stages import Stages, has_flow, stages_of
from walkboard.maps.kinds import Kind, kinds
from walkboard.maps.structure import Structure, structure
from walkboard.rooms.registry import RoomRegistry


@dataclass(frozen=True, slots=True)
class MapFlow:
    """A map with flow: its stages, its lanes, and the journeys of its cards."""

    contents: Contents
    kind: Kind
    found: Structure
    stages: Stages
    journeys: Sequence[Journey]
    report: Report


async def flow_of(
    database: Database,
    registry: RoomRegistry,
    board_id: str,
    map_id: str,
    period: Period,
    now: Callable[[], datetime],
    *,
    lane_id: str | None = None,
) -> MapFlow:
    """The flow through a map in a period, of one lane or of all; raises MapUnknown, NoFlow.

    A card counts for the lane it is in, or was in last.
    """
    _, contents = await registry.contents(board_id)
    kind = flow_kind(contents, map_id)
    async with database.read() as session:
        arrivals = await arrivals_on(session, board_id, map_id)
        blocked = await blockings_on(session, board_id)

    def compute() -> MapFlow:
        moment = now()
        found = structure(kind, map_id, contents.records)
        stages, intervals = stages_of(found), intervals_of(blocked)
        journeys = journeys_of(that_count(arrivals, contents, map_id), stages, intervals, moment)
        if lane_id is not None:
            journeys = [journey for journey in journeys if journey.lane_id == lane_id]
        alive = frozenset(card.id for card in contents.cards.values() if not card.deleted)
        told = report(journeys, stages, intervals, period, moment, alive=alive)
        return MapFlow(contents, kind, found, stages, journeys, told)

    # Two years of moves take a while, and others are drawing meanwhile.
    return await asyncio.to_thread(compute)


def flow_kind(contents: Contents, map_id: str) -> Kind:
    """The kind of a live map through which work flows."""
    there = contents.maps.get(map_id)
    kind = kinds().get(there.kind) if there is not None and not there.deleted else None
    if kind is None:
        raise MapUnknown
    if not has_flow(kind):
        raise NoFlow
    return kind


def that_count(arrivals: Sequence[Arrival], contents: Contents, map_id: str) -> list[Arrival]:
    """Arrivals of work: a card that heads a column of the map is none."""
    headers = {column.card for column in contents.columns.values() if column.map == map_id and column.card}
    return [arrival for arrival in arrivals if arrival.card_id not in headers]
