"""Who took part in a walk, and whose hand is up."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.rooms.members import PersonInfo
from walkboard.walks.tables import Attendance, Walk


async def attendance_of(session: AsyncSession, walk_id: str) -> Sequence[Attendance]:
    """Everybody who was there, in the order they came."""
    query = select(Attendance).where(Attendance.walk_id == walk_id)
    return (await session.scalars(query.order_by(Attendance.joined_at, Attendance.person_id))).all()


async def arrive(session: AsyncSession, walk: Walk, people: Iterable[PersonInfo], now: datetime) -> None:
    """Notes who came, each once, in the discipline they have at this moment; the revision grows if somebody is new."""
    known = {row.person_id for row in await attendance_of(session, walk.id)}
    fresh = {person.id: person for person in people if person.id not in known}
    for person in fresh.values():
        session.add(Attendance(walk_id=walk.id, person_id=person.id, discipline=person.discipline, joined_at=now))
    if fresh:
        walk.revision += 1
        await session.flush()


async def has_arrived(session: AsyncSession, walk_id: str, person_id: str) -> bool:
    """Whether the walk knows of this person."""
    return await session.get(Attendance, (walk_id, person_id)) is not None


async def raise_hand(session: AsyncSession, walk: Walk, person: PersonInfo, now: datetime) -> None:
    """The person's hand is up since now, or since they raised it before. Who raises a hand is there."""
    await arrive(session, walk, [person], now)
    row = await session.get(Attendance, (walk.id, person.id))
    if row is not None and row.hand_raised_at is None:
        row.hand_raised_at = now
        walk.revision += 1


async def lower_hand(session: AsyncSession, walk: Walk, person_id: str) -> None:
    """The person's hand is down."""
    row = await session.get(Attendance, (walk.id, person_id))
    if row is not None and row.hand_raised_at is not None:
        row.hand_raised_at = None
        walk.revision += 1
