"""The end of a walk: the board is captured and compared with the last walk, and the minutes are written."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database
from walkboard.errors import BoardDamaged
from walkboard.history import snapshots
from walkboard.history.changes import ChangeList, attribute
from walkboard.history.snapshots import Capture
from walkboard.maps.comparison import Comparison
from walkboard.rooms.registry import RoomRegistry
from walkboard.walks import stage as stages
from walkboard.walks.agreements import agreed_on, carried_into
from walkboard.walks.attendance import attendance_of
from walkboard.walks.course import ENDED, Course
from walkboard.walks.minutes import Material, View, frozen, view_of
from walkboard.walks.tables import Walk

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """The board at one moment: its state, what it says, and how it differs from the snapshot the walk began with."""

    capture: Capture
    view: View
    since: int
    comparison: Comparison


async def look(database: Database, registry: RoomRegistry, walk: Walk) -> Seen:
    """Captures the committed board: the snapshot, the changes and the minutes are of one moment."""
    capture = await registry.capture(walk.board_id)
    contents = await registry.contents_of(capture.state)
    since, comparison = await _compare(database, registry, walk, capture)
    return Seen(capture, await asyncio.to_thread(view_of, contents), since, comparison)


async def end(
    session: AsyncSession, course: Course, seen: Seen, board_title: str, person_id: str, now: datetime
) -> None:
    """Ends a walk under way inside the caller's transaction, in which its row is locked."""
    walk = course.walk
    course.becomes(stages.finish(course.stage, now))
    taken = await snapshots.take(session, walk.board_id, seen.capture, walk.name, person_id)
    material = Material(
        board_title,
        course.stops,
        await attendance_of(session, walk.id),
        await agreed_on(session, walk),
        await carried_into(session, walk),
        await _attributed(session, walk, seen),
    )
    walk.minutes = frozen(material, seen.view)
    walk.state, walk.ended_at, walk.snapshot_id = ENDED, now, taken.id
    walk.revision += 1
    await session.flush()


async def _compare(database: Database, registry: RoomRegistry, walk: Walk, capture: Capture) -> tuple[int, Comparison]:
    """A damaged snapshot of long ago must not keep a group from ending its walk."""
    if walk.since_id is None:
        return capture.sequence, Comparison()
    try:
        async with database.read() as session:
            since = await snapshots.get(session, walk.board_id, walk.since_id)
            state = await snapshots.state_of(session, walk.board_id, walk.since_id)
        return since.sequence, await registry.difference_between(state, capture.state)
    except BoardDamaged:
        _log.warning("a walk was ended without its changes", board=walk.board_id, snapshot=walk.since_id)
        return capture.sequence, Comparison()


async def _attributed(session: AsyncSession, walk: Walk, seen: Seen) -> ChangeList:
    return await attribute(session, walk.board_id, seen.comparison, seen.since, seen.capture.sequence)
