"""How work flows through a map of a board: the whole question, from the live board and the log."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from walkboard.boards.boards import board_by_id
from walkboard.database import Database
from walkboard.errors import MapUnknown, NoFlow
from walkboard.maps.contents import Contents
from walkboard.maps.flow.belonging import Belonging, Choice, belongings
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import Calendar
from walkboard.maps.flow.journeys import Journey
from walkboard.maps.flow.kept import KeptFlow
from walkboard.maps.flow.reading import Ways, ways_of
from walkboard.maps.flow.report import Period, Report, report
from walkboard.maps.flow.stages import Stages, has_flow
from walkboard.maps.kinds import Kind, kinds
from walkboard.maps.structure import Structure
from walkboard.rooms.flow_log import FlowLog
from walkboard.rooms.registry import RoomRegistry

EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class MapFlow:
    """A map with flow, the journeys that were asked for, and where each of its cards belongs."""

    contents: Contents
    kind: Kind
    ways: Ways
    journeys: Sequence[Journey]
    belongings: Mapping[str, Belonging]
    blocked: Mapping[str, Sequence[Interval]]
    report: Report

    @property
    def found(self) -> Structure:
        """What is where on the map."""
        return self.ways.found

    @property
    def stages(self) -> Stages:
        """The stages of the map."""
        return self.ways.stages


async def flow_of(
    database: Database,
    registry: RoomRegistry,
    log: FlowLog,
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
    stream_id = board.stream_id if board else None
    async with log.read(board_id, map_id) as (kept, blocked):
        read = (kind, map_id, contents, kept, blocked)
        # Two years of moves take a while, and others are drawing meanwhile.
        return await asyncio.to_thread(lambda: flow_in(*read, period, now(), board_stream=stream_id, choice=choice))


def flow_in(
    kind: Kind,
    map_id: str,
    contents: Contents,
    kept: KeptFlow,
    blocked: Mapping[str, Sequence[Interval]],
    period: Period,
    moment: datetime,
    *,
    board_stream: str | None = None,
    choice: Choice = EVERYTHING,
) -> MapFlow:
    """The same from what was read. Pure."""
    ways = ways_of(kind, map_id, contents, kept, blocked, moment)
    journeys = ways.journeys
    belonging = belongings(journeys, contents, kind, map_id, board_stream)
    if choice != EVERYTHING:
        journeys = [journey for journey in journeys if choice.takes(belonging[journey.card_id])]
    alive = frozenset(card.id for card in contents.cards.values() if not card.deleted)
    known = kept.items(Calendar(period.zone, ways.weekdays))
    told = report(journeys, ways.stages, blocked, period, moment, alive=alive, weekdays=ways.weekdays, known=known)
    return MapFlow(contents, kind, ways, journeys, belonging, blocked, told)


def flow_kind(contents: Contents, map_id: str) -> Kind:
    """The kind of a live map through which work flows."""
    there = contents.maps.get(map_id)
    kind = kinds().get(there.kind) if there is not None and not there.deleted else None
    if kind is None:
        raise MapUnknown
    if not has_flow(kind):
        raise NoFlow
    return kind
