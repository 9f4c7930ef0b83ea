"""REST: walks along a board, begun, found and ended. What changes is pushed to everybody on the board."""

from datetime import datetime

from fastapi import APIRouter, Response
from sqlalchemy.exc import IntegrityError

from walkboard.accounts.permissions import Action
from walkboard.accounts.tables import Person
from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access, changing
from walkboard.api.languages import PreferredLanguage
from walkboard.api.services import Services
from walkboard.api.walk_news import arrived, tell_walk, tell_walk_unless_told
from walkboard.api.walk_presenters import present_summaries, present_walk
from walkboard.boards.templates import Language
from walkboard.errors import Unforeseen
from walkboard.walks import closing, walks
from walkboard.walks.attendance import arrive
from walkboard.walks.course import RUNNING, course_of, of_board, running, walk_of
from walkboard.walks.lead import Actor
from walkboard.walks.opening import opening
from walkboard.walks.wording import cleaned_line, default_name

router = APIRouter(prefix="/api/boards/{board_id}/walks", tags=["walks"])


@router.get("")
async def list_walks(board_id: str, person: CurrentPerson, services: CurrentServices) -> list[schemas.WalkSummary]:
    """The walks of a board, newest first."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        return await present_summaries(services, session, await of_board(session, board_id))


@router.post("", status_code=201)
async def start_walk(
    board_id: str,
    body: schemas.NewWalk,
    response: Response,
    person: CurrentPerson,
    services: CurrentServices,
    language: PreferredLanguage,
) -> schemas.Walk:
    """Starts a walk; answers 200 with the one under way when there is one."""
    await board_access(services, person, board_id, Action.LEAD)
    now, spoken = services.now(), body.language or language
    name = default_name(now, spoken) if body.name is None else cleaned_line(body.name, "name")
    found = await _current(services, board_id)
    if found is None:
        started = await _start(services, person, board_id, name, spoken, now)
        if started is not None:
            return started
        found = await _current(services, board_id)
        if found is None:  # it was ended in the very moment it was found
            raise Unforeseen
    response.status_code = 200
    tell_walk_unless_told(services, found)
    return found


@router.get("/current")
async def current_walk(board_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.CurrentWalk:
    """The walk under way."""
    await board_access(services, person, board_id, Action.VIEW)
    return schemas.CurrentWalk(walk=await _current(services, board_id))


@router.get("/{walk_id}")
async def get_walk(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Walk:
    """One walk."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        return await present_walk(
            services, session, await course_of(session, await walk_of(session, board_id, walk_id))
        )


@router.post("/{walk_id}/end")
async def end_walk(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Walk:
    """Ends the walk: a pinned snapshot is taken and the minutes are written. Ending it again changes nothing."""
    access = await board_access(services, person, board_id, Action.LEAD)
    async with services.database.read() as session:
        walk = await walk_of(session, board_id, walk_id)
        if walk.state != RUNNING:
            return _ended(services, await present_walk(services, session, await course_of(session, walk)))
        await walks.require_leading(session, services.registry, walk, Actor(person.id, access.role))
    seen = await closing.look(services.database, services.registry, walk)
    async with changing(services, person, board_id, Action.LEAD) as (session, access):
        walk = await walk_of(session, board_id, walk_id, lock=True)
        course = await course_of(session, walk)
        if walk.state == RUNNING:
            await walks.require_leading(session, services.registry, walk, Actor(person.id, access.role))
            await closing.end(session, course, seen, access.board.title, person.id, services.now())
        shown = await present_walk(services, session, course)
    return _ended(services, shown)


def _ended(services: Services, walk: schemas.Walk) -> schemas.Walk:
    """Tells that it is over, unless that was told before."""
    if walk.snapshot is not None and not services.told.knows(walk.id, walk.revision):
        kept = {"id": walk.snapshot.id, "label": walk.snapshot.label}
        services.registry.notify(walk.board_id, {"type": "snapshot.created", **kept})
        tell_walk(services, walk)
    return walk


async def _current(services: Services, board_id: str) -> schemas.Walk | None:
    async with services.database.read() as session:
        walk = await running(session, board_id)
        return await present_walk(services, session, await course_of(session, walk)) if walk is not None else None


async def _start(
    services: Services, person: Person, board_id: str, name: str, language: Language, now: datetime
) -> schemas.Walk | None:
    """The new walk; None where somebody else's was started meanwhile."""
    planned = await opening(services.database, services.registry, services.flow, board_id, now)
    try:
        async with changing(services, person, board_id, Action.LEAD) as (session, _):
            if await running(session, board_id, lock=True) is not None:
                return None
            course = await walks.start(
                session, board_id, planned, name=name, language=language, person_id=person.id, now=now
            )
            await arrive(session, course.walk, services.registry.present(board_id), now)
            started = await present_walk(services, session, course)
    except IntegrityError:  # on a database that lets both try
        return None
    tell_walk(services, started)
    await _late(services, started)
    return started


async def _late(services: Services, started: schemas.Walk) -> None:
    """Who connected while the walk was being written down found none to arrive at."""
    known = {attendee.person.id for attendee in started.attendance}
    for somebody in services.registry.present(started.board_id):
        if somebody.id not in known:
            await arrived(services, started.board_id, somebody)
