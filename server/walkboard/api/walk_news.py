"""What happens around a walk and is told to everybody on the board: changes, people who come and go, roles.

Coming and going must never fail because of a walk: what goes wrong there is logged, and takes no longer than a few
seconds.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.api import walk_schemas
from walkboard.api.services import Services
from walkboard.api.walk_presenters import present_walk
from walkboard.rooms.members import PersonInfo
from walkboard.walks.attendance import arrive, has_arrived
from walkboard.walks.course import course_of, running
from walkboard.walks.tables import Walk

# A database that is away for longer costs a line in the attendance, not a connection.
TIMEOUT = 5.0

_log = structlog.get_logger(__name__)


def tell_walk(services: Services, walk: walk_schemas.Walk) -> None:
    """Sends the walk as it is now to everybody on its board."""
    services.told.note(walk.id, walk.revision)
    services.registry.notify(walk.board_id, {"type": "walk.changed", "walk": walk.model_dump(mode="json")})


def tell_walk_unless_told(services: Services, walk: walk_schemas.Walk) -> None:
    """Sends the walk if this server has not: what was found done may be a commit whose answer was lost."""
    if not services.told.knows(walk.id, walk.revision):
        tell_walk(services, walk)


def tell_agreement(services: Services, board_id: str, agreement: walk_schemas.Agreement) -> None:
    """Sends a decision or an action to everybody on the board."""
    told = agreement.model_dump(mode="json")
    services.told.note(agreement.id, told)
    services.registry.notify(board_id, {"type": "agreement.changed", "agreement": told})


def tell_agreement_unless_told(services: Services, board_id: str, agreement: walk_schemas.Agreement) -> None:
    """Sends a decision or an action if this server has not: see `tell_walk_unless_told`."""
    if not services.told.knows(agreement.id, agreement.model_dump(mode="json")):
        tell_agreement(services, board_id, agreement)


async def arrived(services: Services, board_id: str, person: PersonInfo) -> None:
    """Somebody connected: they take part in the walk under way, if there is one. Never raises."""
    async with _carefully("arrival", board_id):
        async with services.database.read() as session:
            walk = await running(session, board_id)
            if walk is None or await has_arrived(session, walk.id, person.id):
                return
        async with services.database.write() as session:
            walk = await running(session, board_id, lock=True)
            if walk is None:
                return
            await arrive(session, walk, [person], services.now())
            shown = await _shown(services, session, walk)
        tell_walk(services, shown)


async def departed(services: Services, board_id: str, person: PersonInfo) -> None:
    """Somebody disconnected: where they lead a walk, others may take the lead now, and are told. Never raises."""
    if any(each.id == person.id for each in services.registry.present(board_id)):
        return
    async with _carefully("departure", board_id):
        async with services.database.read() as session:
            walk = await running(session, board_id)
            if walk is None or walk.facilitator_id != person.id:
                return
            shown = await _shown(services, session, walk)
        tell_walk(services, shown)


async def members_changed(services: Services, board_id: str, person_id: str) -> None:
    """Somebody's role is another one: the lead of the walk under way may be free now, or theirs again."""
    async with _carefully("change of a role", board_id):
        async with services.database.read() as session:
            if await running(session, board_id) is None:
                return
        async with services.database.write() as session:
            walk = await running(session, board_id, lock=True)
            if walk is None:
                return
            walk.revision += walk.facilitator_id == person_id
            shown = await _shown(services, session, walk)
        tell_walk(services, shown)


async def _shown(services: Services, session: AsyncSession, walk: Walk) -> walk_schemas.Walk:
    return await present_walk(services, session, await course_of(session, walk))


@asynccontextmanager
async def _carefully(what: str, board_id: str) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(TIMEOUT):
            yield
    except Exception as error:  # noqa: BLE001 - a walk is never the reason why somebody cannot come, go or change roles
        _log.warning("a walk did not hear of something", what=what, board=board_id, error=str(error))
