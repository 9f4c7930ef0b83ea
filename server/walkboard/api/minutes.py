"""REST: the minutes of walks, as they were when the walks ended, with the names people have today."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.people import people_by_ids
from walkboard.accounts.permissions import Action
from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.change_presenters import person_ids, present_changes
from walkboard.api.languages import PreferredLanguage
from walkboard.api.services import Services
from walkboard.api.walk_presenters import (
    People,
    in_discipline,
    people_of,
    present_agreement,
    present_summaries,
)
from walkboard.history.changes import changes_from_json
from walkboard.history.tables import Snapshot
from walkboard.walks.course import walk_of
from walkboard.walks.markdown import Heading, markdown
from walkboard.walks.minutes import minutes_of
from walkboard.walks.tables import Walk

router = APIRouter(prefix="/api/boards/{board_id}/walks/{walk_id}", tags=["walks"])


class MarkdownResponse(Response):
    """Minutes as text."""

    media_type = "text/markdown"


@router.get("/minutes")
async def get_minutes(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Minutes:
    """The minutes of a walk that has ended."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        walk = await walk_of(session, board_id, walk_id)
        return await _present(services, session, walk, await minutes_of(session, walk))


@router.get("/minutes.md", response_class=MarkdownResponse)
async def get_minutes_text(
    board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices, language: PreferredLanguage
) -> MarkdownResponse:
    """The minutes as Markdown, in the request's language."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        walk = await walk_of(session, board_id, walk_id)
        minutes = await minutes_of(session, walk)
        people = {id: who.name for id, who in (await _people(session, minutes, walk)).items()}
        since = await session.get(Snapshot, walk.since_id) if walk.since_id is not None else None
    leader = people.get(walk.facilitator_id or "")
    heading = Heading(walk.name, walk.started_at, walk.ended_at, leader, since.label if since is not None else None)
    return MarkdownResponse(markdown(minutes, heading, people, language))


async def _present(
    services: Services, session: AsyncSession, walk: Walk, minutes: Mapping[str, Any]
) -> schemas.Minutes:
    people = await _people(session, minutes, walk)
    marks = [await session.get(Snapshot, id) if id is not None else None for id in (walk.since_id, walk.snapshot_id)]
    return schemas.Minutes.model_validate(
        {
            **minutes,
            **{
                name: [present_agreement(content, people) for content in minutes[name]]
                for name in ("decisions", "actions", "carried")
            },
            "walk": (await present_summaries(services, session, [walk]))[0],
            "attendance": _by_discipline(minutes["attendance"], people),
            "limits": [{**found, "who": _holder(found.get("who"), people)} for found in minutes["limits"]],
            "changes": await present_changes(session, changes_from_json(minutes["changes"]), *marks),
        }
    )


async def _people(session: AsyncSession, minutes: Mapping[str, Any], walk: Walk) -> People:
    """Everybody the minutes name, by today's names."""
    ids = {entry["person_id"] for entry in minutes["attendance"]}
    ids |= people_of(content for name in ("decisions", "actions", "carried") for content in minutes[name])
    ids |= person_ids(changes_from_json(minutes["changes"]))
    ids |= {found["who"] for found in minutes["limits"] if found.get("who") is not None}
    return await people_by_ids(session, {*ids, walk.facilitator_id or ""})


def _holder(who: str | None, people: People) -> str | None:
    """A person by today's name; a discipline stays its key."""
    person = people.get(who or "")
    return who if person is None else person.name


def _by_discipline(attendance: Iterable[Mapping[str, str]], people: People) -> list[schemas.DisciplineAttendance]:
    """Disciplines in the order in which somebody of them came first."""
    found: dict[str, schemas.DisciplineAttendance] = {}
    for entry in attendance:
        discipline = entry["discipline"]
        group = found.setdefault(discipline, schemas.DisciplineAttendance(discipline=discipline, people=[]))
        group.people.append(in_discipline(people, entry["person_id"], discipline))
    return list(found.values())
