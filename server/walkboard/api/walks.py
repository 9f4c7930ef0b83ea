"""REST: walks along a board. What changes is pushed to everybody on the board as `walk.changed`."""

from fastapi import APIRouter, Response

from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices

router = APIRouter(prefix="/api/boards/{board_id}/walks", tags=["walks"])


class MarkdownResponse(Response):
    """Minutes as text."""

    media_type = "text/markdown"


@router.get("")
async def list_walks(board_id: str, person: CurrentPerson, services: CurrentServices) -> list[schemas.WalkSummary]:
    """The walks of a board, newest first."""
    raise NotImplementedError


@router.post("", status_code=201)
async def start_walk(
    board_id: str, body: schemas.NewWalk, response: Response, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Starts a walk; answers 200 with the one under way when there is one."""
    raise NotImplementedError


@router.get("/current")
async def current_walk(board_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.CurrentWalk:
    """The walk under way."""
    raise NotImplementedError


@router.get("/{walk_id}")
async def get_walk(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Walk:
    """One walk."""
    raise NotImplementedError


@router.post("/{walk_id}/step")
async def step(
    board_id: str, walk_id: str, body: schemas.Step, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Takes the group to a stop. Two people who press next at once advance by one."""
    raise NotImplementedError


@router.put("/{walk_id}/spotlight")
async def set_spotlight(
    board_id: str, walk_id: str, body: schemas.Spotlight, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Puts one card of the stop on stage, or takes it off."""
    raise NotImplementedError


@router.post("/{walk_id}/stops", status_code=201)
async def add_stop(
    board_id: str, walk_id: str, body: schemas.NewStop, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Adds a stop."""
    raise NotImplementedError


@router.patch("/{walk_id}/stops/{stop_id}")
async def change_stop(
    board_id: str,
    walk_id: str,
    stop_id: str,
    body: schemas.StopChange,
    person: CurrentPerson,
    services: CurrentServices,
) -> schemas.Walk:
    """Skips a stop or takes it in again, moves it, gives it more or less time."""
    raise NotImplementedError


@router.put("/{walk_id}/lead")
async def set_lead(
    board_id: str, walk_id: str, body: schemas.Lead, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Hands the lead to somebody, or takes it where nobody leads who is here."""
    raise NotImplementedError


@router.put("/{walk_id}/hand")
async def set_hand(
    board_id: str, walk_id: str, body: schemas.Hand, person: CurrentPerson, services: CurrentServices
) -> schemas.Walk:
    """Raises or lowers a hand."""
    raise NotImplementedError


@router.post("/{walk_id}/end")
async def end_walk(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Walk:
    """Ends the walk: a pinned snapshot is taken and the minutes are written. Ending it again changes nothing."""
    raise NotImplementedError


@router.get("/{walk_id}/minutes")
async def get_minutes(board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Minutes:
    """The minutes of a walk that has ended."""
    raise NotImplementedError


@router.get("/{walk_id}/minutes.md", response_class=MarkdownResponse)
async def get_minutes_text(
    board_id: str, walk_id: str, person: CurrentPerson, services: CurrentServices
) -> MarkdownResponse:
    """The minutes as Markdown, in the request's language."""
    raise NotImplementedError
