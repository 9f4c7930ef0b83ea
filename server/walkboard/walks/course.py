"""A walk with its stops, as rows: found, read as a stage, and brought to the next one.

Whoever changes a walk does it in one write transaction, with the walk's row locked; every change makes its revision
grow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.errors import WalkEnded, WalkUnknown
from walkboard.walks.stage import Stage, StagedStop, StopState
from walkboard.walks.tables import Stop, Walk

RUNNING, ENDED = "running", "ended"


@dataclass(slots=True)
class Course:
    """A walk and its stops in their order."""

    walk: Walk
    stops: list[Stop]

    @property
    def stage(self) -> Stage:
        """Where the group stands."""
        walk = self.walk
        stops = tuple(StagedStop(row.id, row.seconds, _state(row), row.spent) for row in self.stops)
        return Stage(stops, walk.stop_id, walk.stop_started_at, walk.card_id)

    def becomes(self, stage: Stage, added: Sequence[Stop] = ()) -> None:
        """Writes a stage back; `added` are the rows of stops that were not there before."""
        if stage == self.stage:
            return
        rows = {row.id: row for row in (*self.stops, *added)}
        self.stops = [rows[stop.id] for stop in stage.stops]
        for position, (row, stop) in enumerate(zip(self.stops, stage.stops, strict=True)):
            row.position, row.state, row.seconds, row.spent = position, stop.state, stop.seconds, stop.spent
        walk = self.walk
        walk.stop_id, walk.stop_started_at, walk.card_id = stage.stop_id, stage.stop_started_at, stage.card_id
        walk.revision += 1


async def running(session: AsyncSession, board_id: str, *, lock: bool = False) -> Walk | None:
    """The walk under way on the board; locked if something is about to rest on it."""
    query = select(Walk).where(Walk.board_id == board_id, Walk.state == RUNNING)
    return (await session.scalars(query.with_for_update() if lock else query)).one_or_none()


async def of_board(session: AsyncSession, board_id: str) -> Sequence[Walk]:
    """The walks of a board, newest first."""
    query = select(Walk).where(Walk.board_id == board_id).order_by(Walk.started_at.desc(), Walk.id)
    return (await session.scalars(query)).all()


async def walk_of(session: AsyncSession, board_id: str, walk_id: str, *, lock: bool = False) -> Walk:
    """One walk of this board; locked if it is about to change. Raises WalkUnknown."""
    query = select(Walk).where(Walk.id == walk_id, Walk.board_id == board_id)
    walk = (await session.scalars(query.with_for_update() if lock else query)).one_or_none()
    if walk is None:
        raise WalkUnknown
    return walk


async def course_of(session: AsyncSession, walk: Walk) -> Course:
    """The walk with its stops."""
    query = select(Stop).where(Stop.walk_id == walk.id).order_by(Stop.position, Stop.id)
    return Course(walk, list(await session.scalars(query)))


async def course_under_way(session: AsyncSession, board_id: str, walk_id: str) -> Course:
    """The walk with its stops, locked to be changed; raises WalkUnknown or WalkEnded."""
    walk = await walk_of(session, board_id, walk_id, lock=True)
    if walk.state != RUNNING:
        raise WalkEnded
    return await course_of(session, walk)


def _state(row: Stop) -> StopState:
    states: dict[str, StopState] = {"current": "current", "done": "done", "skipped": "skipped"}
    return states.get(row.state, "waiting")
