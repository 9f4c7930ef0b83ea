"""What a walk begins with: the board as it is committed, what the log knows of time, and the agenda that follows."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from walkboard.database import Database
from walkboard.history.stays import Stays, stays_in
from walkboard.history.touches import blocked_since
from walkboard.maps.contents import Contents
from walkboard.maps.flow.ages import MapAges, ages_of
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import Calendar
from walkboard.maps.flow.kept import KeptFlow
from walkboard.maps.flow.reading import ways_of
from walkboard.maps.kinds import Kind
from walkboard.rooms.flow_log import FlowLog
from walkboard.rooms.registry import RoomRegistry
from walkboard.walks.agenda import OpenAction, agenda, flow_maps
from walkboard.walks.agreements import listed
from walkboard.walks.flow import Planned, Times
from walkboard.walks.since import since_snapshot


@dataclass(frozen=True, slots=True)
class Opening:
    """The agenda of a walk that could start now, and the snapshot it is compared with."""

    stops: Sequence[Planned]
    since_id: str | None


async def opening(database: Database, registry: RoomRegistry, log: FlowLog, board_id: str, now: datetime) -> Opening:
    """Computes the agenda of the board as it is committed now; of the moves on its maps only new ones are read."""
    _, contents = await registry.contents(board_id)
    async with database.read() as session:
        since = await since_snapshot(session, board_id)
        waiting = await listed(session, board_id, only_open=True)
        blocked = await blocked_since(session, board_id)
    times = await _times(log, board_id, contents, now, blocked)
    actions = [OpenAction(row.id, row.card_id) for row in reversed(waiting)]
    # Reading a board of ten thousand cards takes a while, and others are drawing meanwhile.
    stops = await asyncio.to_thread(agenda, contents, times, actions, comparable=since is not None)
    return Opening(stops, since.id if since is not None else None)


async def _times(
    log: FlowLog, board_id: str, contents: Contents, now: datetime, blocked: Mapping[str, datetime]
) -> Times:
    entered: dict[tuple[str, str, str], datetime] = {}
    finished: dict[str, Sequence[timedelta]] = {}
    started: dict[tuple[str, str], datetime] = {}
    expectations: dict[str, int] = {}
    for each, kind in flow_maps(contents):
        async with log.read(board_id, each.id) as (kept, intervals):
            read = (kept, intervals, kind, each.id, contents, now)
            # Two years of moves take a while, too.
            stays, ages = await asyncio.to_thread(_read_map, *read)
        entered |= {(each.id, visit.column_id, card): visit.since for card, visit in stays.current.items()}
        finished.update(stays.finished)
        started |= {(each.id, one.card_id): one.started for one in ages.open if one.started is not None}
        expectations |= {} if ages.expectation is None else {each.id: ages.expectation}
    return Times(now, entered, finished, blocked, started, expectations)


def _read_map(
    kept: KeptFlow,
    blocked: Mapping[str, Sequence[Interval]],
    kind: Kind,
    map_id: str,
    contents: Contents,
    now: datetime,
) -> tuple[Stays, MapAges]:
    """Where the cards of a map are and how old they are; days are those of the server's own zone."""
    ways = ways_of(kind, map_id, contents, kept, blocked, now)
    alive = frozenset(card.id for card in contents.cards.values() if not card.deleted)
    ages = ages_of(ways.journeys, Calendar(now.tzinfo or UTC, ways.weekdays), alive=alive)
    return stays_in(kept, map_id), ages
