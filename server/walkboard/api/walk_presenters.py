"""Rows of walks and agreements become what is sent: names of people, snapshots and who leads are joined in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts import tables as accounts
from walkboard.accounts.people import people_by_ids
from walkboard.api import schemas, walk_schemas
from walkboard.api.change_presenters import snapshot_mark
from walkboard.api.services import Services
from walkboard.history.tables import Snapshot
from walkboard.walks import agreements
from walkboard.walks.attendance import attendance_of
from walkboard.walks.course import RUNNING, Course
from walkboard.walks.stops import stop_as_json
from walkboard.walks.tables import Agreement, Walk
from walkboard.walks.walks import lead_of

People = Mapping[str, accounts.Person]


async def present_summaries(
    services: Services, session: AsyncSession, walks: Sequence[Walk]
) -> list[walk_schemas.WalkSummary]:
    """Walks for lists."""
    leaders = {walk.id: await _leader(services, session, walk) for walk in walks}
    people = await people_by_ids(session, [leader for leader in leaders.values() if leader is not None])
    marks = await _marks(session, [walk.snapshot_id for walk in walks])
    return [
        walk_schemas.WalkSummary(
            id=walk.id,
            name=walk.name,
            state="running" if walk.state == RUNNING else "ended",
            started_at=walk.started_at,
            ended_at=walk.ended_at,
            facilitator=somebody(people, leaders[walk.id]),
            snapshot=marks.get(walk.snapshot_id or ""),
        )
        for walk in walks
    ]


async def present_walk(services: Services, session: AsyncSession, course: Course) -> walk_schemas.Walk:
    """A walk as everybody on it sees it."""
    walk = course.walk
    attendance = await attendance_of(session, walk.id)
    summary = (await present_summaries(services, session, [walk]))[0]
    people = await people_by_ids(session, [walk.started_by, *(row.person_id for row in attendance)])
    marks = await _marks(session, [walk.since_id])
    return walk_schemas.Walk(
        **dict(summary),
        board_id=walk.board_id,
        revision=walk.revision,
        started_by=somebody(people, walk.started_by),
        since=marks.get(walk.since_id or ""),
        stop_id=walk.stop_id,
        stop_started_at=walk.stop_started_at,
        card_id=walk.card_id,
        stops=[walk_schemas.Stop.model_validate(stop_as_json(row)) for row in course.stops],
        attendance=[
            walk_schemas.Attendee(
                person=in_discipline(people, row.person_id, row.discipline),
                joined_at=row.joined_at,
                hand_raised_at=row.hand_raised_at,
            )
            for row in attendance
        ],
        server_time=services.now(),
    )


async def present_agreements(session: AsyncSession, rows: Iterable[Agreement]) -> list[walk_schemas.Agreement]:
    """Decisions and actions with the names of people."""
    contents = [agreements.as_json(row) for row in rows]
    people = await people_by_ids(session, people_of(contents))
    return [present_agreement(content, people) for content in contents]


def people_of(contents: Iterable[Mapping[str, Any]]) -> set[str]:
    """Whom agreements name."""
    named = {content[name] for content in contents for name in ("owner_id", "created_by", "closed_by")}
    return {person_id for person_id in named if person_id is not None}


def present_agreement(content: Mapping[str, Any], people: People) -> walk_schemas.Agreement:
    """One decision or action, as it is now or as minutes keep it."""
    fields = {name: value for name, value in content.items() if name not in ("owner_id", "created_by", "closed_by")}
    return walk_schemas.Agreement(
        **fields,
        owner=somebody(people, content["owner_id"]),
        created_by=somebody(people, content["created_by"]),
        closed_by=somebody(people, content["closed_by"]),
    )


def somebody(people: People, person_id: str | None) -> schemas.Person | None:
    """A person by their id; None for nobody, and for who is not known any more."""
    found = people.get(person_id or "")
    return schemas.Person.model_validate(found) if found is not None else None


def in_discipline(people: People, person_id: str, discipline: str) -> schemas.Person:
    """A person in the discipline in which they took part that day."""
    found = people.get(person_id)
    return schemas.Person(id=person_id, name=found.name if found is not None else "", discipline=discipline)


async def _leader(services: Services, session: AsyncSession, walk: Walk) -> str | None:
    """Who leads a walk under way, if their role lets them; of one that is over, who led it last."""
    if walk.state != RUNNING:
        return walk.facilitator_id
    return (await lead_of(session, services.registry, walk)).holder


async def _marks(session: AsyncSession, ids: Iterable[str | None]) -> dict[str, walk_schemas.SnapshotMark]:
    wanted = {id for id in ids if id is not None}
    rows = await session.scalars(select(Snapshot).where(Snapshot.id.in_(wanted))) if wanted else ()
    return {row.id: snapshot_mark(row) for row in rows}
