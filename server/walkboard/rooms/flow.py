"""How work flows through a map of a board: the whole question, from the live board and the log."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from walkboard.boards.boards import board_by_id
from walkboard.database import Database
from walkboard.errors import MapUnknown, NoFlow
from walkboard.history.arrivals import arrivals_on
from walkboard.history.touches import blockings_on
from walkboard.maps.contents import Contents
from walkboard.maps.fields import value_in
from walkboard.maps.flow.belonging import Belonging, Choice, belongings
from walkboard.maps.flow.blocking import Blocking, Interval, intervals_of
from walkboard.maps.flow.days import EVERY_DAY, WORKDAYS
from walkboard.maps.flow.journeys import Arrival, Backward, Journey, journeys_of
from walkboard.maps.flow.report import Period, Report, report
from walkboard.maps.flow.stages import Stages, has_flow, stages_of
from walkboard.maps.kinds import Kind, kinds
from walkboard.maps.structure import Structure, structure
from walkboard.rooms.registry import RoomRegistry

EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class MapFlow:
    """A map with flow: its stages, its lanes, the journeys that were asked for, and where each of its cards belongs.

    `weekdays` that count and what becomes of dates when a card moves `backward` are settings of the map.
    """

    contents: Contents
    kind: Kind
    found: Structure
    stages: Stages
    journeys: Sequence[Journey]
    belongings: Mapping[str, Belonging]
    blocked: Mapping[str, Sequence[Interval]]
    weekdays: frozenset[int]
    backward: Backward
    report: Report


async def flow_of(
    database: Database,
    registry: RoomRegistry,
    board_id: str,
    map_id: str,
    period: Period,
    now: Callable[[], datetime],
    *,
    choice: Choice = EVERYTHING,
) -> MapFlow:
    """The flow through a map in a period, of all items or of those that are asked for; raises MapUnknown, NoFlow.

    A card counts for the lane it is in, or was in last.
    """
    _, contents = await registry.contents(board_id)
    kind = flow_kind(contents, map_id)
    async with database.read() as session:
        board = await board_by_id(session, board_id)
        arrivals = await arrivals_on(session, board_id, map_id)
        blocked = await blockings_on(session, board_id)
    stream_id = board.stream_id if board else None
    read = (kind, map_id, contents, arrivals, blocked)
    # Two years of moves take a while, and others are drawing meanwhile.
    return await asyncio.to_thread(lambda: flow_in(*read, period, now(), board_stream=stream_id, choice=choice))


def flow_in(
    kind: Kind,
    map_id: str,
    contents: Contents,
    arrivals: Sequence[Arrival],
    blocked: Sequence[Blocking],
    period: Period,
    moment: datetime,
    *,
    board_stream: str | None = None,
    choice: Choice = EVERYTHING,
) -> MapFlow:
    """The same from what was read. Pure."""
    found = structure(kind, map_id, contents.records)
    stages, intervals = stages_of(found, kind, contents.columns), intervals_of(blocked)
    settings = contents.maps[map_id].fields
    backward = cast("Backward", value_in(settings, "backward") or "reset")
    weekdays = WORKDAYS.get(str(value_in(settings, "workdays")), EVERY_DAY)
    journeys = journeys_of(_that_count(arrivals, contents, map_id), stages, intervals, moment, backward=backward)
    belonging = belongings(journeys, contents, kind, map_id, board_stream)
    if choice != EVERYTHING:
        journeys = [journey for journey in journeys if choice.takes(belonging[journey.card_id])]
    alive = frozenset(card.id for card in contents.cards.values() if not card.deleted)
    told = report(journeys, stages, intervals, period, moment, alive=alive, weekdays=weekdays)
    return MapFlow(contents, kind, found, stages, journeys, belonging, intervals, weekdays, backward, told)


def flow_kind(contents: Contents, map_id: str) -> Kind:
    """The kind of a live map through which work flows."""
    there = contents.maps.get(map_id)
    kind = kinds().get(there.kind) if there is not None and not there.deleted else None
    if kind is None:
        raise MapUnknown
    if not has_flow(kind):
        raise NoFlow
    return kind


def _that_count(arrivals: Sequence[Arrival], contents: Contents, map_id: str) -> list[Arrival]:
    """Arrivals of work: a card that heads a column of the map is none."""
    headers = {column.card for column in contents.columns.values() if column.map == map_id and column.card}
    return [arrival for arrival in arrivals if arrival.card_id not in headers]
