"""Walks: started, steered, handed over. The rules are in `stage` and `lead`; here they meet the rows.

Everything here runs inside a write transaction of the caller, who has asked for the role in that same transaction.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.tables import new_id
from walkboard.boards.members import role_of_id
from walkboard.maps.kinds import Language
from walkboard.rooms.registry import RoomRegistry
from walkboard.walks import stage as stages
from walkboard.walks.course import RUNNING, Course
from walkboard.walks.flow import Planned, Shown
from walkboard.walks.lead import Actor, Lead, handed, require_steering
from walkboard.walks.opening import Opening
from walkboard.walks.stage import StagedStop
from walkboard.walks.stops import stop_row
from walkboard.walks.tables import Walk


async def start(
    session: AsyncSession,
    board_id: str,
    opening: Opening,
    *,
    name: str,
    language: Language,
    person_id: str,
    now: datetime,
) -> Course:
    """A new walk at its first stop, led by who started it; the rows are flushed.

    Raises IntegrityError when another one was started at the same moment.
    """
    walk = Walk(
        id=new_id(),
        board_id=board_id,
        name=name,
        state=RUNNING,
        language=language,
        revision=1,
        facilitator_id=person_id,
        since_id=opening.since_id,
        started_by=person_id,
        started_at=now,
    )
    session.add(walk)
    await session.flush()
    rows = [stop_row(walk.id, position, planned) for position, planned in enumerate(opening.stops)]
    course = Course(walk, rows)
    course.becomes(stages.begin(course.stage.stops, now))
    walk.revision = 1
    session.add_all(rows)
    await session.flush()
    return course


async def lead_of(session: AsyncSession, registry: RoomRegistry, walk: Walk) -> Lead:
    """Who was given the lead, their role at this moment, and whether they are here."""
    person_id = walk.facilitator_id
    if person_id is None:
        return Lead(None, None, present=False)
    present = any(person.id == person_id for person in registry.present(walk.board_id))
    return Lead(person_id, await role_of_id(session, walk.board_id, person_id), present)


async def require_leading(session: AsyncSession, registry: RoomRegistry, walk: Walk, actor: Actor) -> None:
    """Raises NotPermitted or NotLeading for who may not steer this walk now."""
    require_steering(actor, await lead_of(session, registry, walk))


async def hand_over(
    session: AsyncSession, registry: RoomRegistry, walk: Walk, actor: Actor, target: str | None
) -> None:
    """Gives the lead to somebody; without a target, to who asks. Raises NotPermitted, NotLeading or InputRefused."""
    wanted = target if target is not None else actor.person_id
    role = await role_of_id(session, walk.board_id, wanted)
    chosen = handed(actor, await lead_of(session, registry, walk), wanted, role)
    if chosen != walk.facilitator_id:
        walk.facilitator_id = chosen
        walk.revision += 1


async def add_stop(
    session: AsyncSession,
    course: Course,
    *,
    title: str,
    place: tuple[str | None, str | None],
    card_id: str | None,
    seconds: int,
    before: str | None,
) -> None:
    """A topic that somebody brings up, at a place (map, column) or a card; raises StopUnknown or TooManyStops."""
    cards = (Shown(card_id, "topic"),) if card_id is not None else ()
    row = stop_row(course.walk.id, 0, Planned("topic", *place, cards=cards, seconds=seconds), title)
    course.becomes(stages.add(course.stage, StagedStop(row.id, seconds), before), [row])
    session.add(row)
    await session.flush()


def change_stop(
    course: Course, stop_id: str, *, state: str | None, seconds: int | None, before: tuple[str | None] | None
) -> None:
    """Skips a stop or takes it in again, gives it time, moves it; `before` is a 1-tuple where it moves. All or nothing.

    Raises StopUnknown or InputRefused.
    """
    stage = course.stage
    stage.stop(stop_id)
    if state is not None:
        stage = stages.skip(stage, stop_id) if state == "skipped" else stages.take_in(stage, stop_id)
    if seconds is not None:
        stage = stages.give_time(stage, stop_id, seconds)
    if before is not None:
        stage = stages.move(stage, stop_id, before[0])
    course.becomes(stage)
