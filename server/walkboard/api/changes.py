"""REST: what changed on a board between two states of it."""

from fastapi import APIRouter

from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices

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
    raise NotImplementedError
