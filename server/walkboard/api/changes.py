"""REST: what changed on a board between two states of it."""

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.permissions import Action
from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.change_presenters import present_changes
from walkboard.history import snapshots
from walkboard.history.changes import ChangeList
from walkboard.history.tables import Snapshot
from walkboard.rooms.changes import changes_between
from walkboard.walks.since import since_snapshot

router = APIRouter(prefix="/api/boards/{board_id}", tags=["history"])


@router.get("/changes")
async def get_changes(
    board_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    since: str | None = None,
    until: str | None = None,
) -> schemas.Changes:
    """What changed since a snapshot (by default that of the last walk), until another one (by default until now)."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        later = await snapshots.get(session, board_id, until) if until is not None else None
        earlier = await _earlier(session, board_id, since)
    if earlier is None:  # there is nothing yet to compare with
        found = ChangeList()
    else:
        found = await changes_between(services.database, services.registry, board_id, earlier, later)
    async with services.database.read() as session:
        return await present_changes(session, found, earlier, later)


async def _earlier(session: AsyncSession, board_id: str, since: str | None) -> Snapshot | None:
    if since is not None:
        return await snapshots.get(session, board_id, since)
    return await since_snapshot(session, board_id)
