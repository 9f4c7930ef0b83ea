"""REST: going along on a walk under way: steps, the card on stage, stops, the lead, hands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.permissions import Action
from walkboard.accounts.tables import Person
from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, changing
from walkboard.api.services import Services
from walkboard.api.walk_news import tell_walk_unless_told
from walkboard.api.walk_presenters import present_walk
from walkboard.errors import InputRefused
from walkboard.rooms.members import PersonInfo
from walkboard.walks import stage as stages
from walkboard.walks import walks
from walkboard.walks.attendance import lower_hand, raise_hand
from walkboard.walks.course import Course, course_under_way
from walkboard.walks.lead import Actor
from walkboard.walks.wording import cleaned_line

router = APIRouter(prefix="/api/boards/{board_id}/walks/{walk_id}", tags=["walks"])


@dataclass(slots=True)
class Going:
    """A walk under way inside a write transaction, who changes it, and in the end what everybody sees of it."""

    session: AsyncSession
    course: Course
    actor: Actor
    shown: schemas.Walk | None = None

    @property
    def walk(self) -> schemas.Walk:
        """The walk as it is afterwards."""
        assert self.shown is not None
        return self.shown


@router.post("/step")
async def step(
    board_id: str, walk_id: str, body: schemas.Step, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Takes the group to a stop. Two people who press next at once advance by one."""
    async with _steering(services, person, board_id, walk_id) as going:
        going.course.becomes(stages.step(going.course.stage, body.from_, body.to, services.now()))
    return going.walk


@router.put("/spotlight")
async def set_spotlight(
    board_id: str, walk_id: str, body: schemas.Spotlight, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Puts one card of the stop on stage, or takes it off."""
    async with _steering(services, person, board_id, walk_id) as going:
        going.course.becomes(stages.spotlight(going.course.stage, body.stop_id, body.card_id))
    return going.walk


@router.post("/stops", status_code=201)
async def add_stop(
    board_id: str, walk_id: str, body: schemas.NewStop, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Adds a stop."""
    title = cleaned_line(body.title, "title")
    async with _steering(services, person, board_id, walk_id) as going:
        await walks.add_stop(
            going.session,
            going.course,
            title=title,
            place=(body.map_id, body.column_id),
            card_id=body.card_id,
            seconds=body.seconds,
            before=body.before,
        )
    return going.walk


@router.patch("/stops/{stop_id}")
async def change_stop(
    board_id: str,
    walk_id: str,
    stop_id: str,
    body: schemas.StopChange,
    person: CurrentPerson,
    services: CurrentServices,
) -> schemas.Walk:
    """Skips a stop or takes it in again, moves it, gives it more or less time."""
    before = (body.move.before,) if body.move is not None else None
    async with _steering(services, person, board_id, walk_id) as going:
        walks.change_stop(going.course, stop_id, state=body.state, seconds=body.seconds, before=before)
    return going.walk


@router.put("/lead")
async def set_lead(
    board_id: str, walk_id: str, body: schemas.Lead, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Hands the lead to somebody, or takes it where nobody leads who is here."""
    async with _going(services, person, board_id, walk_id, Action.LEAD) as going:
        await walks.hand_over(going.session, services.registry, going.course.walk, going.actor, body.person_id)
    return going.walk


@router.put("/hand")
async def set_hand(
    board_id: str, walk_id: str, body: schemas.Hand, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Raises or lowers a hand."""
    whose = body.person_id if body.person_id is not None else person.id
    if body.raised and whose != person.id:
        raise InputRefused(fields=[("raised", "Everybody raises their own hand.")])
    async with _going(services, person, board_id, walk_id, Action.TAKE_PART) as going:
        session, walk = going.session, going.course.walk
        if body.raised:
            who = PersonInfo(person.id, person.name, person.discipline)
            await raise_hand(session, walk, who, services.now())
        else:
            if whose != person.id:
                await walks.require_leading(session, services.registry, walk, going.actor)
            await lower_hand(session, walk, whose)
    return going.walk


@asynccontextmanager
async def _steering(services: Services, person: Person, board_id: str, walk_id: str) -> AsyncIterator[Going]:
    """A change of the walk that only who leads may make."""
    async with _going(services, person, board_id, walk_id, Action.LEAD) as going:
        await walks.require_leading(going.session, services.registry, going.course.walk, going.actor)
        yield going


@asynccontextmanager
async def _going(
    services: Services, person: Person, board_id: str, walk_id: str, action: Action
) -> AsyncIterator[Going]:
    """A change of the walk; once it is committed everybody is told, unless they know it."""
    async with changing(services, person, board_id, action) as (session, access):
        course = await course_under_way(session, board_id, walk_id)
        going = Going(session, course, Actor(person.id, access.role))
        yield going
        going.shown = await present_walk(services, session, course)
    tell_walk_unless_told(services, going.walk)
