"""REST: the minutes of walks, as they were when the walks ended, with the names people have today."""

from fastapi import APIRouter, Response

from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices

router = APIRouter(prefix="/api/boards/{board_id}/walks/{walk_id}", tags=["walks"])


class MarkdownResponse(Response):
    """Minutes as text."""

    media_type = "text/markdown"


@router.get("/minutes")
async def get_minutes(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Minutes:
    """The minutes of a walk that has ended."""
    raise NotImplementedError


@router.get("/minutes.md", response_class=MarkdownResponse)
async def get_minutes_text(
    board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices
) -> MarkdownResponse:
    """The minutes as Markdown, in the request's language."""
    raise NotImplementedError
